//! The zip archives that EPUB (EPUB 3.3, §4.2) and DOCX (ISO/IEC 29500-2) are, within bounds.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::readback::Error;

/// The most files that an archive may hold.
const MAX_FILES: usize = 20_000;

/// The longest path of a file, in bytes. Each unit of a reading holds one.
const MAX_PATH: usize = 1000;

/// The most that all its files together may hold, in bytes.
const MAX_TOTAL: u64 = 1 << 30;

/// The largest file that is read, in bytes.
const MAX_FILE: u64 = 1 << 26;

/// A file that grows more than this many times when it is unpacked is no
/// text, if it is also larger than [`SUSPICIOUS`] bytes.
const MAX_RATIO: u64 = 500;
const SUSPICIOUS: u64 = 1 << 24;

/// An archive whose directory has been looked through.
pub(in crate::readback) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// The number of each file, by its path.
    files: HashMap<String, usize>,
}

impl<'a> Archive<'a> {
    /// Opens an archive. Fails if it is no zip archive, is encrypted, holds
    /// too much, or has paths that lead out of it.
    pub(in crate::readback) fn open(bytes: &'a [u8]) -> Result<Self, Error> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
        if zip.len() > MAX_FILES {
            return Err(Error::new(format!("the archive holds {} files", zip.len()))
                .hint(format!("{MAX_FILES} are the most that are read")));
        }
        let twice = zip.has_duplicate_names();
        let mut archive = Self { zip, files: HashMap::new() };
        let mut total = 0u64;
        for index in 0..archive.zip.len() {
            total = total.saturating_add(archive.note(index)?);
        }
        if total > MAX_TOTAL {
            return Err(Error::new(format!("the archive unpacks to {total} bytes"))
                .hint(format!("{MAX_TOTAL} are the most that are read")));
        }
        if twice {
            return Err(Error::new("two files of the archive have the same path"));
        }
        Ok(archive)
    }

    /// Whether there is a file at `path`.
    pub(in crate::readback) fn holds(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// The size of the file at `path`, unpacked, in bytes; 0 if there is none.
    pub(in crate::readback) fn size(&self, path: &str) -> u64 {
        let file =
            self.files.get(path).and_then(|&index| self.zip.by_index_data(index).ok());
        file.map_or(0, |file| file.size())
    }

    /// The bytes of the file at `path`. Fails if there is none, or if it is
    /// damaged or too large.
    pub(in crate::readback) fn read(&self, path: &str) -> Result<Vec<u8>, Error> {
        let index = self.files.get(path).ok_or_else(|| missing(path))?;
        // The directory is shared; only the place of reading is copied.
        let mut zip = self.zip.clone();
        let damaged = |reason: String| Error::new(format!("{path} is damaged: {reason}"));
        let file = zip.by_index(*index).map_err(|error| damaged(error.to_string()))?;
        let size = file.size();
        if size > MAX_FILE {
            return Err(Error::new(format!("{path} unpacks to {size} bytes"))
                .hint(format!("{MAX_FILE} are the most that are read")));
        }
        let mut bytes = Vec::new();
        let read = file.take(size + 1).read_to_end(&mut bytes);
        read.map_err(|error| damaged(error.to_string()))?;
        match bytes.len() as u64 == size {
            true => Ok(bytes),
            false => Err(damaged("its size is not what the archive says".to_owned())),
        }
    }

    /// Takes a file into the directory and gives its size.
    fn note(&mut self, index: usize) -> Result<u64, Error> {
        let file = self.zip.by_index_data(index).map_err(|error| broken(&error))?;
        let name = file.name().map_err(|error| broken(&error))?;
        if leads_out(&name) {
            return Err(Error::new(format!(
                "the path {name:?} leads out of the archive"
            )));
        }
        if name.len() > MAX_PATH {
            let message =
                format!("a path in the archive is longer than {MAX_PATH} bytes");
            return Err(Error::new(message));
        }
        if file.encrypted() {
            return Err(encrypted(&name));
        }
        let (size, packed) = (file.size(), file.compressed_size().max(1));
        if size > SUSPICIOUS && size / packed > MAX_RATIO {
            return Err(Error::new(format!("{name} grows {} times", size / packed))
                .hint("files that grow so much when they are unpacked are not read"));
        }
        let name = name.into_owned();
        self.files.insert(name, index);
        Ok(size)
    }
}

/// What is said of a file that is encrypted.
pub(in crate::readback) fn encrypted(path: &str) -> Error {
    Error::new(format!("{path} is encrypted"))
        .hint("only publications without copy protection can be read")
}

/// What is said of a file that is not there.
pub(in crate::readback) fn missing(path: &str) -> Error {
    Error::new(format!("{path} is missing from the archive"))
}

/// Whether a path is absolute, climbs, or could be read so on some system.
fn leads_out(path: &str) -> bool {
    let mut parts = path.split('/');
    path.starts_with('/')
        || path.contains(['\\', '\0'])
        || path.as_bytes().get(1) == Some(&b':')
        || parts.any(|part| part == "..")
}

fn broken(error: &ZipError) -> Error {
    let hint = "the file may have been cut short when it was copied";
    Error::new(format!("the file is no whole zip archive: {error}")).hint(hint)
}
