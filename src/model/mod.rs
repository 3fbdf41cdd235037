//! The work as every edition needs it: numbers, anchors, the outline and
//! references, all resolved, once.
//!
//! 1. [`document`] takes the parsed source and gives a [`Document`], or every
//!    fault that it found.
//! 2. Every edition is made from the [`Document`], and counts nothing itself.

mod types;

pub use types::*;
