//! Any bytes, read as a publication's archive.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = utgave::readback::epub::read(bytes);
});
