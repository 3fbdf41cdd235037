//! The words of a work, taken from its Markdown by a second, simple route.
use super::Source;
/// The words.
pub fn words(_source: &Source) -> Vec<String> {
    Vec::new()
}
