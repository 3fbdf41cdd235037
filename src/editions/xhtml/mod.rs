//! What the EPUB and the HTML have in common: a tree of elements, and its
//! encoder.
//!
//! 1. [`content`] makes elements of sections, blocks and inlines.
//! 2. [`contents`] nests the outline, for every kind of contents list.
//! 3. [`encode`] writes a finished tree as XHTML, HTML or plain XML. Nothing
//!    else writes markup, and so nothing else escapes it.

pub mod content;
pub mod contents;
pub mod encode;
mod language;
mod maths;
mod tables;
pub mod tree;

pub use language::in_language;
pub use tree::{Element, Node};
