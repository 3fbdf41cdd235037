//! What may stand in a text, and is seldom meant: warnings.
//!
//! Each file looks for one kind of thing. They look at the finished document, so
//! that they need not know how it was typed.

mod abbreviations;
mod foreign;
mod headings;
mod links;
mod lix;
mod prose;
mod senses;
mod sentences;
mod tables;
mod text;

use super::{Document, Section};
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::source::Publication;

/// How many remarks of one kind are made on a work: who does a thing a thousand
/// times does so on purpose, or will find the rest.
const MOST: usize = 50;

/// Notes whatever of the kind stands in `document`, which is made of
/// `publication`. Where the files are not `sound`, what may follow from that is
/// left out.
pub fn all(
    document: &Document,
    publication: &Publication,
    sound: bool,
    faults: &mut Diagnostics,
) {
    let mut remarks = Remarks { faults, counts: Vec::new() };
    headings::all(document, &mut remarks);
    links::all(document, &mut remarks);
    text::all(document, sound, &mut remarks);
    prose::all(document, publication, &mut remarks);
    lix::all(document, publication, &mut remarks);
    foreign::all(document, publication, &mut remarks);
    senses::all(document, publication, &mut remarks);
    tables::all(document, &mut remarks);
    if sound {
        abbreviations::all(document, publication, &mut remarks);
    }
}

/// The sections that somebody typed.
fn typed(document: &Document) -> impl Iterator<Item = &Section> {
    document.sections.iter().filter(|section| !section.made)
}

/// Where remarks are noted.
struct Remarks<'a> {
    faults: &'a mut Diagnostics,
    counts: Vec<(&'static str, usize)>,
}

impl Remarks<'_> {
    fn push(&mut self, remark: Diagnostic, place: &Place) {
        let at = self.counts.iter().position(|(code, _)| *code == remark.code);
        let at = at.unwrap_or_else(|| {
            self.counts.push((remark.code, 0));
            self.counts.len() - 1
        });
        self.counts[at].1 += 1;
        if self.counts[at].1 <= MOST {
            self.faults.push(remark.at(place.clone()));
        }
    }
}
