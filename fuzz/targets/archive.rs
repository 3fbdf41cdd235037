//! Any bytes, read as a publication's archive, and as a document's.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = utgave::readback::epub::read(bytes);
    let _ = utgave::readback::docx::read("a.docx", bytes);
});
