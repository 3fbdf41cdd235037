//! Reads the press edition, which has no tags, and the booklet that is made of it, by the
//! tags of the edition for readers.
//!
//! One layout makes both, line by line alike: what is drawn on a page of the one, in its
//! order, is drawn on the same page of the other. So each piece of a page that a tag
//! claims takes the words that answer to it on the page of the press edition, and what
//! comes of that is read as if it had the tags. Every word and number of the reading is
//! one that the press edition draws; a page that says something else shows it. What it
//! does not draw at all, such as languages and links, it has from the other.

use super::metadata;
use super::pieces::PageText;
use super::{File, labels};
use crate::readback::Error;
use crate::reading::{Begins, PageTurn, Reading};

/// An edition without tags: its pages, in the order in which they are read.
pub(super) struct Untagged {
    pub(super) pages: Vec<PageText>,
    /// What each is called.
    pub(super) labels: Vec<String>,
    /// The title that the file gives.
    pub(super) title: Option<String>,
}

impl From<File> for Untagged {
    fn from(file: File) -> Self {
        let (labels, title) = (labels::read(&file.pdf), metadata::title(&file.pdf));
        Self { pages: file.pages, labels, title }
    }
}

/// The readings of `tagged` and of `press`.
pub(super) fn read(
    mut tagged: File,
    press: Untagged,
) -> (Result<Reading, Error>, Result<Reading, Error>) {
    let lent = Lent::new(&tagged, press);
    let own = tagged.reading();
    let press = match lent.pages {
        // Both say the same: it need not be read twice.
        None => own.clone().map(|reading| lent.finished(reading)),
        Some(_) => lent.reading(tagged),
    };
    (own, press)
}

/// The reading of `untagged` alone.
pub(super) fn read_untagged(tagged: File, untagged: Untagged) -> Result<Reading, Error> {
    Lent::new(&tagged, untagged).reading(tagged)
}

/// What is read by the tags of another edition.
struct Lent {
    /// The pages of that with the words of this one; `None` where they say the same.
    pages: Option<Vec<PageText>>,
    title: Option<String>,
    /// The pages, by their labels, that were added at the end.
    added: Vec<String>,
}

impl Lent {
    fn new(tagged: &File, untagged: Untagged) -> Self {
        let Untagged { pages, labels, title } = untagged;
        let added = labels.get(tagged.pages.len()..).unwrap_or_default().to_vec();
        Self { pages: lent(&tagged.pages, pages), title, added }
    }

    fn reading(mut self, mut tagged: File) -> Result<Reading, Error> {
        if let Some(pages) = self.pages.take() {
            tagged.pages = pages;
        }
        tagged.reading().map(|reading| self.finished(reading))
    }

    /// The reading with what this edition says of itself, and the pages that were added.
    fn finished(self, mut reading: Reading) -> Reading {
        reading.title = self.title;
        if let Some(last) = reading.units.last() {
            let (unit, offset) = (reading.units.len() - 1, last.text.len());
            let turn = |label| PageTurn::new((Begins::Page, label), unit, offset);
            reading.pages.extend(self.added.into_iter().map(turn));
        }
        reading
    }
}

/// The pages of an edition that is tagged with the words of another; `None` where all of
/// them say the same.
fn lent(tagged: &[PageText], press: Vec<PageText>) -> Option<Vec<PageText>> {
    let pairs = tagged.iter().zip(&press);
    let same = pairs.clone().all(|(own, other)| own.says_the_same(other));
    let (blank, lost) = (PageText::default(), tagged.len().saturating_sub(press.len()));
    let extra = press.iter().skip(tagged.len());
    if same && lost == 0 && !extra.clone().any(PageText::has_text) {
        return None;
    }
    let mut pages: Vec<PageText> =
        pairs.map(|(own, other)| own.in_words_of(other)).collect();
    let missing = tagged.iter().skip(press.len());
    pages.extend(missing.map(|own| own.in_words_of(&blank)));
    pages.extend(press.into_iter().skip(tagged.len()));
    Some(pages)
}
