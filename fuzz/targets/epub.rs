//! Any files, read as a publication or a document: their archive is whole, so that what is
//! changed in them is not found out by a checksum alone.
//!
//! An input is a text: each line that begins with `=== ` names the file that
//! follows.
#![no_main]

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::result::ZipResult;
use zip::write::SimpleFileOptions;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Ok(archive) = archive(bytes) {
        let _ = utgave::readback::read("a", &archive);
    }
});

fn archive(bytes: &[u8]) -> ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default();
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        match line.strip_prefix(b"=== ") {
            Some(name) => {
                let name = String::from_utf8_lossy(name);
                zip.start_file(name.trim_end().to_owned(), stored)?;
            }
            None => zip.write_all(line)?,
        }
    }
    Ok(zip.finish()?.into_inner())
}
