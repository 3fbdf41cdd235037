//! EPUBs taken apart and put together again.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::text::Text;

/// The files of an EPUB, in their order.
pub struct Archive(Vec<(String, Vec<u8>)>);

impl Archive {
    pub fn open(bytes: &[u8]) -> Self {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
        let files = (0..archive.len()).map(|index| {
            let mut file = archive.by_index(index).unwrap();
            let name = file.name().unwrap().into_owned();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            (name, bytes)
        });
        Self(files.collect())
    }

    /// Damages the file at `path`.
    pub fn edit(&mut self, path: &str, damage: impl FnOnce(&mut Text)) {
        let file = self.0.iter_mut().find(|(name, _)| name == path);
        let (_, bytes) = file.unwrap_or_else(|| panic!("no file {path}"));
        let mut text = Text(String::from_utf8(std::mem::take(bytes)).unwrap());
        damage(&mut text);
        *bytes = text.0.into_bytes();
    }

    /// The archive as bytes; `mimetype` comes first and is stored as it is
    /// (EPUB 3.3, §4.2.6.2).
    pub fn bytes(self) -> Vec<u8> {
        assert_eq!(self.0[0].0, "mimetype");
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in self.0 {
            let method = match name.as_str() {
                "mimetype" => CompressionMethod::Stored,
                _ => CompressionMethod::Deflated,
            };
            let options = SimpleFileOptions::default().compression_method(method);
            writer.start_file(name, options).unwrap();
            writer.write_all(&bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }
}
