//! Two versions of a work, compared: what changed, chapter by chapter.
//!
//! 1. [`version`] reads each of them as its readers do, and says of each unit in which
//!    chapter it stands and what it is called.
//! 2. [`pairs`] says which unit, and which chapter, of the old version is which of the
//!    new: as `agreement` pairs units, and by what they are called.
//! 3. [`order`] says what moved.
//! 4. [`change`] says what became of a unit, [`pieces`] with which words.
//! 5. [`fold`] tells in one line what is one event.
//!
//! What follows from the text is no change of its own: the imprint, the index, lists of
//! figures, the numbers of notes.

mod about;
mod change;
mod fold;
mod order;
mod pairs;
mod pieces;
#[cfg(test)]
mod tests;
mod types;
mod version;

pub use types::*;

use self::pairs::Pairs;
use self::version::Version;
use crate::model::Document;

/// What changed from `old` to `new`, in the order of the new version; what was removed
/// stands where it stood.
pub fn changes(old: &Document, new: &Document) -> Changes {
    changes_in_lines((old, &[]), (new, &[]))
}

/// The same, with the lines that the units of either draft have; those of a unit are its
/// first and its last.
pub fn changes_in_lines(
    (old, old_lines): (&Document, &[Option<(usize, usize)>]),
    (new, new_lines): (&Document, &[Option<(usize, usize)>]),
) -> Changes {
    let about = about::changes(&old.metadata, &new.metadata);
    let summaries = (about::summary(&old.metadata), about::summary(&new.metadata));
    let old = Version::new(old, old_lines);
    let new = Version::new(new, new_lines);
    let pairs = Pairs::new(&old, &new);
    let mut chapters: Vec<Chapter> = Vec::new();
    let mut last = None;
    for (chapter, change) in change::all(&old, &new, &pairs) {
        if last.replace(chapter) != Some(chapter) {
            let title = chapter.title(&old, &new).to_owned();
            chapters.push(Chapter { title, changes: Vec::new() });
        }
        if let Some(chapter) = chapters.last_mut() {
            chapter.changes.push(change);
        }
    }
    for chapter in &mut chapters {
        fold::fold(&mut chapter.changes);
    }
    let same = about.is_empty() && chapters.is_empty();
    let (old, new) = summaries;
    Changes { same, old, new, about, chapters }
}
