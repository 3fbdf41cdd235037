use super::Case;
use super::sample;
use utgave::readback::Format;
pub fn cases() -> Vec<Case> {
    Vec::new()
}
pub fn whole() -> Vec<u8> {
    sample::bytes(Format::Pdf).to_vec()
}
