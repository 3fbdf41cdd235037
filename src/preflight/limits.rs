//! How much of a file is looked at, at most.

use std::sync::atomic::{AtomicU64, Ordering};

use crate::readback::Error;
use crate::readback::pdf::Streams;

/// The largest number of pages.
pub(super) const PAGES: usize = 20_000;
/// How deep forms, patterns and functions may stand in each other.
pub(super) const DEPTH: usize = 24;
/// The largest number of operators that are followed in all.
const OPERATORS: u64 = 300_000_000;
/// The largest number of forms, cells and glyphs that are drawn in all, each counted as
/// often as it is.
const DRAWN: u64 = 200_000;

/// What is left of the limits that all pages share.
#[derive(Debug)]
pub(super) struct Budget {
    operators: AtomicU64,
    drawn: AtomicU64,
    /// What streams may become.
    pub streams: Streams,
}

impl Budget {
    /// Nothing spent yet.
    pub fn new() -> Self {
        Self {
            operators: AtomicU64::new(OPERATORS),
            drawn: AtomicU64::new(DRAWN),
            streams: Streams::new(),
        }
    }

    /// Spends one operator. Fails if there is none left.
    pub fn operator(&self) -> Result<(), Error> {
        spend(&self.operators, 1).ok_or_else(|| passed("drawing operators", OPERATORS))
    }

    /// Spends one stream that is drawn within another. Fails if there is none left.
    pub fn draw(&self) -> Result<(), Error> {
        spend(&self.drawn, 1).ok_or_else(|| passed("forms and patterns drawn", DRAWN))
    }
}

fn spend(from: &AtomicU64, count: u64) -> Option<()> {
    let less = |left: u64| left.checked_sub(count);
    from.fetch_update(Ordering::Relaxed, Ordering::Relaxed, less).ok().map(drop)
}

fn passed(what: &str, limit: u64) -> Error {
    Error::new(format!("the PDF has more than {limit} {what}"))
        .hint("split the file, or check that it is what it should be")
}
