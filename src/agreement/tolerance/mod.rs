//! What two editions may differ in and still say the same, where neither of them is
//! the source.
//!
//! Each tolerance has a name, and each use of it is counted. What is tolerated is
//! changed in a copy of what was found, which then reads as what was expected; all
//! else is left for the checks.

mod contents;
mod fold;
mod labels;
mod levels;
mod nesting;
mod notes;
mod splice;
mod tables;

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use self::fold::Fold;
use super::pairing::{self, Pairing};
use crate::reading::{Cell, Header, Reading, Unit, Within};

/// A difference that is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tolerance {
    /// A list of the headings within the text, where the other has its contents
    /// elsewhere or nowhere.
    Contents,
    /// Notes and their marks that are typed, where the other says what they are.
    Notes,
    /// Quotation marks and apostrophes of another form.
    QuotationMarks,
    /// Dashes and ellipses of another form or length.
    Dashes,
    /// Capitals, where a whole heading or the like is set in them.
    Capitals,
    /// Numbers of headings and captions that only one of them shows, and numbers and
    /// bullets of items that only one of them has as such.
    Numbers,
    /// All headings but the title one level deeper or higher.
    Levels,
    /// Lists that stand right after the item to which they belong, and not in it.
    Nesting,
    /// Header cells of a table that do not say of what they are, and header rows that
    /// are there again at the top of a page.
    Headers,
}

/// How often each tolerance was used.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tolerances(BTreeMap<Tolerance, usize>);

/// Two readings that differ in nothing that is tolerated.
pub(super) struct Tolerated {
    pub(super) expected: Reading,
    pub(super) found: Reading,
    pub(super) used: Tolerances,
}

impl Tolerance {
    /// Its kebab-case name, which is stable.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Contents => "contents",
            Self::Notes => "notes",
            Self::QuotationMarks => "quotation-marks",
            Self::Dashes => "dashes",
            Self::Capitals => "capitals",
            Self::Numbers => "numbers",
            Self::Levels => "levels",
            Self::Nesting => "nesting",
            Self::Headers => "headers",
        }
    }

    /// What it is called in a sentence about how often it was used.
    pub fn counted(self, count: usize) -> &'static str {
        match (self, count) {
            (Self::Contents, 1) => "contents list within the text",
            (Self::Contents, _) => "contents lists within the text",
            (Self::Notes, 1) => "typed note or note mark",
            (Self::Notes, _) => "typed notes and note marks",
            (Self::QuotationMarks, 1) => "text with other quotation marks",
            (Self::QuotationMarks, _) => "texts with other quotation marks",
            (Self::Dashes, 1) => "text with other dashes",
            (Self::Dashes, _) => "texts with other dashes",
            (Self::Capitals, 1) => "text in capitals",
            (Self::Capitals, _) => "texts in capitals",
            (Self::Numbers, 1) => "number that is typed or left out",
            (Self::Numbers, _) => "numbers that are typed or left out",
            (Self::Levels, 1) => "shift of all headings' levels",
            (Self::Levels, _) => "shifts of all headings' levels",
            (Self::Nesting, 1) => "list after the item that it belongs to",
            (Self::Nesting, _) => "lists after the items that they belong to",
            (Self::Headers, 1) => "header cell without its scope, or there again",
            (Self::Headers, _) => "header cells without their scope, or there again",
        }
    }
}

impl Tolerances {
    /// Each that was used, with how often it was.
    pub fn iter(&self) -> impl Iterator<Item = (Tolerance, usize)> {
        self.0.iter().map(|(tolerance, count)| (*tolerance, *count))
    }

    /// Whether none was used.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn add(&mut self, tolerance: Tolerance, count: usize) {
        if count > 0 {
            *self.0.entry(tolerance).or_default() += count;
        }
    }
}

impl Serialize for Tolerances {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter().map(|(it, count)| (it.as_str(), count)))
    }
}

/// Copies of two readings without what is tolerated.
pub(super) fn tolerate(expected: &Reading, found: &Reading) -> Tolerated {
    let mut used = Tolerances::default();
    let (mut expected, mut found) = (expected.clone(), found.clone());
    let lists = [&mut expected, &mut found].map(contents::leave_out);
    used.add(Tolerance::Contents, lists[0].abs_diff(lists[1]));
    [&mut expected, &mut found].into_iter().for_each(notes::leave_out_arrows);
    [&mut expected, &mut found].into_iter().for_each(notes::lead_by_number);
    let again = [&mut expected, &mut found].map(tables::leave_out_repeated);
    used.add(Tolerance::Headers, again[0].abs_diff(again[1]));
    let pairing = pairing::pair(&expected.units, &found.units);
    let shifted = levels::take(&expected, &mut found, &pairing);
    used.add(Tolerance::Levels, usize::from(shifted));
    for (i, j) in pairing.pairs() {
        let (own, other) = (&expected.units[i], &mut found.units[j]);
        used.add(Tolerance::Headers, usize::from(take_header(own, other)));
        used.add(Tolerance::Notes, notes::take_marks(own, other));
        used.add(Tolerance::Notes, usize::from(notes::take_label(own, other)));
        used.add(Tolerance::Numbers, usize::from(labels::take_label(own, other)));
        if is_whole(&pairing, i, j) {
            take_text(own, other, &mut used);
        }
    }
    used.add(Tolerance::Nesting, nesting::take(&expected, &mut found, &pairing));
    let count = notes::take_notes(&mut expected, &mut found, &pairing);
    used.add(Tolerance::Notes, count);
    notes::lead_by_number(&mut found);
    Tolerated { expected, found, used }
}

/// Whether a pair is all that either of them is.
fn is_whole(pairing: &Pairing, i: usize, j: usize) -> bool {
    use pairing::Fate::Part;
    let part = |fate: Option<&pairing::Fate>, of| fate.is_some_and(|it| *it == Part(of));
    !part(pairing.expected.get(i + 1), j) && !part(pairing.found.get(j + 1), i)
}

/// Makes a text what it should be if the two differ only in what is tolerated.
fn take_text(expected: &Unit, found: &mut Unit, used: &mut Tolerances) {
    if expected.text == found.text {
        return;
    }
    if let Some(number) = labels::number(expected, found) {
        used.add(Tolerance::Numbers, 1);
        splice::replace(found, number.0, number.1);
    }
    let Some(folds) = fold::needed(&expected.text, &found.text) else { return };
    for fold in folds {
        used.add(
            match fold {
                Fold::Quotes => Tolerance::QuotationMarks,
                Fold::Dashes => Tolerance::Dashes,
                Fold::Case => Tolerance::Capitals,
            },
            1,
        );
    }
    splice::put(found, &expected.text);
}

/// A header cell that does not say of what it is one is what it should be.
fn take_header(expected: &Unit, found: &mut Unit) -> bool {
    let Some(Cell { header: Some(header), .. }) = expected.cell() else { return false };
    let unknown = found.within.iter_mut().rev().find_map(|within| match within {
        Within::Cell(Cell { header: Some(own @ Header::Unknown), .. }) => Some(own),
        _ => None,
    });
    let differs = *header != Header::Unknown;
    let told = unknown.filter(|_| differs).map(|own| *own = *header).is_some();
    // Some writers tag a header that is there again as part of the first one.
    let again = found.cell().is_some_and(|cell| cell.header.is_some())
        && tables::is_repeated(&expected.text, &found.text);
    if again {
        found.text.clone_from(&expected.text);
        found.spans.clear();
    }
    told || again
}
