//! Colours as inks: what a colour of a page prints on which plate.
//!
//! 1. `space` reads a colour space (ISO 32000-1, 8.6).
//! 2. `function` and `calculator` reckon the tints of spot colours and shadings
//!    (7.10).
//! 3. `inks` is what comes of both.

mod calculator;
mod function;
mod inks;
mod space;

pub(super) use function::{Function, samples};
pub(super) use inks::{Inks, Paint};
pub(super) use space::Space;
