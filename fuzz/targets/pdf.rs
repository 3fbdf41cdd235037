//! Any bytes, read as a PDF.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = utgave::readback::pdf::read(bytes);
});
