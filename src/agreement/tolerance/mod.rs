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
mod tables;

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use self::fold::Fold;
use super::pairing::{self, Pairing};
use super::splice;
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

    fn add_folds(&mut self, folds: &[Fold]) {
        for fold in folds {
            let tolerance = match fold {
                Fold::Quotes => Tolerance::QuotationMarks,
                Fold::Dashes => Tolerance::Dashes,
                Fold::Case => Tolerance::Capitals,
            };
            self.add(tolerance, 1);
        }
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

/// How often texts are paired anew, at most: what is tolerated in some of them may let
/// others find their pair.
const ROUNDS: usize = 3;

/// Copies of two readings without what is tolerated.
pub(super) fn tolerate(expected: &Reading, found: &Reading) -> Tolerated {
    let (expected, found) = (expected.clone(), found.clone());
    let mut both = Tolerated { expected, found, used: Tolerances::default() };
    both.leave_out();
    let typed = (both.expected.notes() > 0) != (both.found.notes() > 0);
    let uncovered = notes::uncover(&both.expected, &mut both.found);
    both.used.add(Tolerance::Notes, uncovered);
    both.place_notes(typed);
    let mut round = 0;
    while round < ROUNDS && both.settle() {
        both.place_notes(typed);
        round += 1;
    }
    notes::lead_by_number(&mut both.found);
    both
}

impl Tolerated {
    /// Leaves out what need not be on both sides, before anything is paired.
    fn leave_out(&mut self) {
        let Self { expected, found, used } = self;
        let headings = contents::headings([&*expected, &*found]);
        let lists = [&mut *expected, &mut *found]
            .map(|reading| contents::leave_out(reading, &headings));
        used.add(Tolerance::Contents, lists[0].abs_diff(lists[1]));
        let again = [&mut *expected, &mut *found].map(tables::leave_out_repeated);
        used.add(Tolerance::Headers, again[0].abs_diff(again[1]));
        used.add(Tolerance::Numbers, labels::leave_out(expected, found));
        used.add(Tolerance::Numbers, labels::take_typed(expected, found));
        fold::known(expected, found).iter().for_each(|folds| used.add_folds(folds));
        for reading in [expected, found] {
            notes::leave_out_arrows(reading);
            used.add(Tolerance::Notes, notes::number_by_mark(reading));
            notes::lead_by_number(reading);
        }
    }

    /// Puts notes where they belong, if one side has them as other text.
    fn place_notes(&mut self, typed: bool) {
        if typed {
            let count = notes::take_notes(&mut self.expected, &mut self.found);
            self.used.add(Tolerance::Notes, count);
        }
    }

    /// Settles what differs between the units that are pairs; gives whether any did.
    fn settle(&mut self) -> bool {
        let Self { expected, found, used } = self;
        let before = used.clone();
        let pairing = pairing::pair(&expected.units, &found.units);
        let shifted = levels::take(expected, found, &pairing);
        used.add(Tolerance::Levels, usize::from(shifted));
        let numbers = notes::numbers(found);
        for (i, j) in pairing.pairs() {
            let (own, other) = (&expected.units[i], &mut found.units[j]);
            used.add(Tolerance::Headers, usize::from(take_header(own, other)));
            used.add(Tolerance::Notes, notes::take_marks(own, other, &numbers));
            notes::take_unseen(own, other);
            used.add(Tolerance::Numbers, usize::from(labels::take_label(own, other)));
            if is_whole(&pairing, i, j) {
                used.add_folds(&take_text(own, other));
            }
        }
        used.add(Tolerance::Nesting, nesting::take(expected, found, &pairing));
        *used != before
    }
}

/// Whether a pair is all that either of them is.
fn is_whole(pairing: &Pairing, i: usize, j: usize) -> bool {
    use pairing::Fate::Part;
    let part = |fate: Option<&pairing::Fate>, of| fate.is_some_and(|it| *it == Part(of));
    !part(pairing.expected.get(i + 1), j) && !part(pairing.found.get(j + 1), i)
}

/// Makes a text, or words of it, what they should be where they differ only in the form
/// of their signs; gives the forms.
fn take_text(expected: &Unit, found: &mut Unit) -> Vec<Fold> {
    if expected.text == found.text {
        return Vec::new();
    }
    match fold::needed(&expected.text, &found.text) {
        Some(folds) => {
            splice::put(found, &expected.text);
            folds
        }
        None => splice::words_alike(found, &expected.text, fold::needed),
    }
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
    let again = tables::is_repeated(&expected.text, &found.text);
    if again {
        found.text.clone_from(&expected.text);
        found.spans.clear();
    }
    told || again
}
