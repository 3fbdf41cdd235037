//! The disk and the environment, as the library may see them.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use utgave::world::{MAX_FILE, World};

/// The world as it is.
#[derive(Debug, Clone, Copy)]
pub struct Disk;

impl World for Disk {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        read(path)
    }

    fn list(&self, folder: &Path) -> Vec<PathBuf> {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        let paths = entries.map(|entry| entry.path());
        let mut files: Vec<_> = paths.filter(|path| path.is_file()).collect();
        files.sort();
        files
    }

    fn source_date_epoch(&self) -> Option<u64> {
        std::env::var("SOURCE_DATE_EPOCH").ok()?.trim().parse().ok()
    }
}

/// The bytes of a file, if they are no more than [`MAX_FILE`], even where its
/// size is not told beforehand.
pub fn read(path: &Path) -> io::Result<Vec<u8>> {
    let file = File::open(path)?;
    if file.metadata()?.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    let mut bytes = Vec::new();
    file.take(MAX_FILE + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MAX_FILE {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    Ok(bytes)
}
