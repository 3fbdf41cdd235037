//! The document in, bytes out: one module for each format.
//!
//! An edition is a function of the [`Document`](crate::model::Document) and
//! its options alone: it counts nothing, reads no file and knows no clock.

pub mod claims;
pub mod epub;
pub mod html;
pub mod pdf;
pub mod words;
pub mod xhtml;

#[cfg(test)]
mod sample;
