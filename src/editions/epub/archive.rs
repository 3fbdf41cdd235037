//! The ZIP file around an EPUB (EPUB 3.3, §4.3).

use std::io::Cursor;

use zip::result::ZipError;
use zip::write::{PreparedZipFile, SimpleFileOptions};
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::model::Timestamp;

/// Where the file is that names the package document (EPUB 3.3, §4.2.6.3.1).
pub const CONTAINER: &str = "META-INF/container.xml";

/// A file that is ready to be put into an archive.
pub type Entry = PreparedZipFile;

/// How files are packed, in whatever thread.
pub struct Pack {
    options: SimpleFileOptions,
}

impl Pack {
    /// Files that were last changed at `modified`. Years that a ZIP file
    /// cannot tell become 1980.
    pub fn new(modified: Timestamp) -> Self {
        let Timestamp { date, hour, minute, second } = modified;
        let time = DateTime::from_date_and_time(
            date.year, date.month, date.day, hour, minute, second,
        );
        let options = SimpleFileOptions::default()
            .last_modified_time(time.unwrap_or_default())
            .unix_permissions(0o644);
        Self { options }
    }

    /// A file as it is, which suits pictures, and is demanded of `mimetype`.
    pub fn stored(&self, path: &str, bytes: &[u8]) -> Result<Entry, ZipError> {
        let options = self.options.compression_method(CompressionMethod::Stored);
        PreparedZipFile::from_data(path, options, bytes)
    }

    /// A compressed file.
    pub fn deflated(&self, path: &str, bytes: &[u8]) -> Result<Entry, ZipError> {
        let options = self.options.compression_method(CompressionMethod::Deflated);
        PreparedZipFile::from_data(path, options, bytes)
    }
}

/// The archive with these entries, in their order.
pub fn join(entries: Vec<Entry>) -> Result<Vec<u8>, ZipError> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.add_prepared_files(entries)?;
    Ok(writer.finish()?.into_inner())
}
