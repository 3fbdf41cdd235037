//! How much of a file is read at most, so that no file can take all memory or
//! all time.

use std::sync::atomic::{AtomicUsize, Ordering};

use super::streams::Streams;
use crate::readback::Error;

/// The largest number of pages.
pub(super) const PAGES: usize = 20_000;
/// The largest number of structure elements.
pub(super) const ELEMENTS: usize = 5_000_000;
/// The greatest depth of the structure tree and of form XObjects in each other.
pub(super) const DEPTH: usize = 256;
/// The largest number of entries in an outline, a name tree or a number tree.
pub(super) const ENTRIES: usize = 1_000_000;
/// The largest number of bytes that the files of all fonts of some pages may become.
pub(super) const FONTS: u64 = 512 << 20;
/// A font's file that can become no larger than this is not looked at first.
pub(super) const SMALL_FONT: u64 = 1 << 20;
/// The largest number of bytes of metadata.
pub(super) const METADATA: u64 = 64 << 20;
/// The largest number of bytes that all text together may have. It is counted
/// anew each time that the structure tree claims it.
pub(super) const TEXT: usize = 400_000_000;
/// The largest number of glyphs on all pages together.
const GLYPHS: usize = 100_000_000;
/// The largest number of operators that are followed on all pages together.
const OPERATORS: usize = 300_000_000;
/// The largest number of pieces of text and of marked content on all pages together: so
/// many in any file,
const PIECES: usize = 1_000_000;
/// and so many more for each of its bytes.
const PIECES_A_BYTE: usize = 8;

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
    pieces: AtomicUsize,
    /// What streams may become.
    pub(super) streams: Streams,
}

impl Budget {
    /// Nothing spent yet of a file of so many bytes.
    pub(super) fn new(bytes: usize) -> Self {
        let pieces = PIECES.saturating_add(bytes.saturating_mul(PIECES_A_BYTE));
        Self {
            glyphs: AtomicUsize::new(GLYPHS),
            operators: AtomicUsize::new(OPERATORS),
            pieces: AtomicUsize::new(pieces),
            streams: Streams::new(),
        }
    }

    /// Spends `count` glyphs. Fails if there are not as many left.
    pub(super) fn glyphs(&self, count: usize) -> Result<(), Error> {
        spend(&self.glyphs, count).ok_or_else(|| passed("glyphs", GLYPHS))
    }

    /// Spends `count` pieces of text or of marked content. Fails if there are not as many
    /// left.
    pub(super) fn pieces(&self, count: usize) -> Result<(), Error> {
        spend(&self.pieces, count).ok_or_else(|| {
            Error::new("the PDF has more pieces of text than one of its size can have")
                .hint("check that it is what it should be")
        })
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
