//! How much of a file is read at most, so that no file can take all memory or
//! all time.

use std::sync::atomic::{AtomicUsize, Ordering};

use crate::readback::Error;

/// The largest number of pages.
pub(super) const PAGES: usize = 20_000;
/// The largest number of structure elements.
pub(super) const ELEMENTS: usize = 5_000_000;
/// The greatest depth of the structure tree and of form XObjects in each other.
pub(super) const DEPTH: usize = 256;
/// The largest number of entries in an outline, a name tree or a number tree.
pub(super) const ENTRIES: usize = 1_000_000;
/// The largest number of bytes that all text together may have. It is counted
/// anew each time that the structure tree claims it.
pub(super) const TEXT: usize = 400_000_000;
/// The largest number of glyphs on all pages together.
const GLYPHS: usize = 100_000_000;
/// The largest number of operators that are followed on all pages together.
const OPERATORS: usize = 1_000_000_000;

/// The error for a file that has more than `limit` of something.
pub(super) fn passed(what: &str, limit: usize) -> Error {
    Error::new(format!("the PDF has more than {limit} {what}"))
        .hint("split the file, or check that it is what it should be")
}

/// What is left of the limits that all pages share.
#[derive(Debug)]
pub(super) struct Budget {
    glyphs: AtomicUsize,
    operators: AtomicUsize,
}

impl Budget {
    /// Nothing spent yet.
    pub(super) fn new() -> Self {
        Self { glyphs: AtomicUsize::new(GLYPHS), operators: AtomicUsize::new(OPERATORS) }
    }

    /// Spends `count` glyphs. Fails if there are not as many left.
    pub(super) fn glyphs(&self, count: usize) -> Result<(), Error> {
        spend(&self.glyphs, count).ok_or_else(|| passed("glyphs", GLYPHS))
    }

    /// Spends `count` operators. Fails if there are not as many left.
    pub(super) fn operators(&self, count: usize) -> Result<(), Error> {
        spend(&self.operators, count).ok_or_else(|| passed("operators", OPERATORS))
    }
}

fn spend(from: &AtomicUsize, count: usize) -> Option<()> {
    let less = |left: usize| left.checked_sub(count);
    from.fetch_update(Ordering::Relaxed, Ordering::Relaxed, less).ok().map(drop)
}
