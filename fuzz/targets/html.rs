//! Any bytes, read as a page.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = utgave::readback::html::read(bytes);
});
