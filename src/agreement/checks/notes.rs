//! Notes: that they are notes, bear their numbers, and that readers find the way
//! there and back.

use std::collections::{HashMap, HashSet};

use super::{SYSTEMATIC, runs};
use crate::agreement::code::Code;
use crate::agreement::comparison::{Comparison, Findings, Pair};
use crate::agreement::diff;
use crate::agreement::excerpt::quote;
use crate::agreement::finding::Finding;
use crate::agreement::pairing::Fate;
use crate::reading::{Mark, Note, Unit};

/// Compares notes, and what refers to them.
pub(super) fn check(comparison: &Comparison<'_>, findings: &mut Findings) {
    let survey = Survey::new(comparison);
    let mut notes = Vec::new();
    let mut references = Vec::new();
    let mut seen = HashSet::new();
    for pair in comparison.pairs() {
        let status = survey.status(pair, &mut seen);
        notes.extend(status.map(|fault| (pair, fault)));
        if !comparison.in_parts(pair) {
            let faults = survey.references(pair).into_iter();
            references.extend(faults.map(|fault| (pair, fault)));
        }
    }
    for candidates in [notes, references, survey.order(comparison)] {
        tell(candidates, findings);
    }
}

/// Tells what is wrong in `candidates`, which come in order; the same fault in
/// many of them that follow each other is told once.
fn tell(candidates: Vec<(Pair<'_>, Option<Fault>)>, findings: &mut Findings) {
    let keyed = candidates.into_iter().map(|(pair, fault)| {
        let key = fault.as_ref().map(|fault| (fault.code, fault.what));
        ((pair, fault), key)
    });
    for (_, group) in runs(keyed, SYSTEMATIC) {
        let (pair, Some(fault)) = &group[0] else { continue };
        let rest = match group.len() - 1 {
            0 => String::new(),
            more => format!(", and so for {more} more"),
        };
        let finding = Finding::new(fault.code, format!("{}{rest}", fault.message));
        findings.push(pair.i, pair.sides(finding));
    }
}

/// Something that is wrong with a note or with what refers to it.
struct Fault {
    code: Code,
    /// What is wrong, without any number: faults of the same kind are told once.
    what: &'static str,
    message: String,
}

impl Fault {
    fn new(code: Code, what: &'static str, subject: &str) -> Self {
        Self { code, what, message: format!("{subject} {what}") }
    }
}

/// A reference: where it stands in its unit, what it shows, and which note it
/// leads to.
type Reference<'a> = (usize, &'a str, Option<usize>);

fn references(unit: &Unit) -> Vec<Reference<'_>> {
    let marks = unit.spans.iter().filter_map(|span| match &span.mark {
        Mark::Note { label, note } => Some((span.start, label.as_str(), *note)),
        _ => None,
    });
    marks.collect()
}

/// What there is to know of the notes of both sides.
struct Survey {
    /// The fate of each expected note: that of its first unit, and by it the
    /// note that it is in the edition.
    fates: HashMap<usize, (Fate, Option<usize>)>,
    /// The edition's notes to which anything refers.
    referred: HashSet<usize>,
    /// By expected unit, whether it stands elsewhere, which is told.
    moved: Vec<bool>,
    /// The numbers of the edition's notes.
    labels: HashMap<usize, String>,
    /// The edition's notes of which nothing is expected.
    new: HashSet<usize>,
}

impl Survey {
    fn new(comparison: &Comparison<'_>) -> Self {
        let mut fates = HashMap::new();
        for (i, unit) in comparison.expected.units.iter().enumerate() {
            let Some(note) = unit.note() else { continue };
            let moved = comparison.pairing.moved[i];
            let fate = comparison.pairing.expected[i];
            let fate = if moved { Fate::Alone } else { fate };
            let found = match fate {
                Fate::Paired(j) | Fate::Part(j) => comparison.found.units[j].note(),
                Fate::Alone => None,
            };
            fates.entry(note.index).or_insert((fate, found.map(|note| note.index)));
        }
        let found = comparison.found.units.iter().flat_map(references);
        let referred = found.filter_map(|reference| reference.2).collect();
        let notes = comparison.found.units.iter().filter_map(Unit::note);
        let labels = notes.map(|note| (note.index, note.label.clone())).collect();
        let units = comparison.found.units.iter().zip(&comparison.pairing.found);
        let notes = units.filter_map(|(unit, fate)| Some((unit.note()?.index, *fate)));
        let (mut new, mut old) = (HashSet::new(), HashSet::new());
        for (note, fate) in notes {
            let set = if fate == Fate::Alone { &mut new } else { &mut old };
            set.insert(note);
        }
        new.retain(|note| !old.contains(note));
        Self { fates, referred, moved: comparison.pairing.moved.clone(), labels, new }
    }

    /// What is wrong with the note that `pair` belongs to, told at its first pair;
    /// `Some(None)` where nothing is.
    fn status(
        &self,
        pair: Pair<'_>,
        seen: &mut HashSet<(bool, usize)>,
    ) -> Option<Option<Fault>> {
        let fault = match (pair.expected.note(), pair.found.note()) {
            (None, None) => return None,
            (Some(note), None) if seen.insert((true, note.index)) => {
                let what = "stands in the text and not in a note";
                let subject =
                    format!("note {}: {}", note.label, quote(&pair.expected.text));
                Some(Fault::new(Code::NoteMissing, what, &subject))
            }
            (None, Some(note)) if seen.insert((false, note.index)) => {
                let what = "stands in a note and not in the text";
                Some(Fault::new(Code::NoteAdded, what, &quote(&pair.expected.text)))
            }
            (Some(note), Some(found)) if seen.insert((true, note.index)) => {
                self.of_note(note, found).filter(|_| !self.moved[pair.i])
            }
            _ => return None,
        };
        Some(fault)
    }

    fn of_note(&self, note: &Note, found: &Note) -> Option<Fault> {
        let subject = format!("note {}", note.label);
        if note.label != found.label {
            let subject = format!("{subject}, which is numbered “{}”,", found.label);
            return Some(Fault::new(Code::NoteNumber, "has another number", &subject));
        }
        // Where nothing refers to a note, no way can lead back to that.
        (note.back && !found.back && self.referred.contains(&found.index))
            .then(|| Fault::new(Code::NoteLink, "has no way back to the text", &subject))
    }

    /// What is wrong with the references in a pair, each in its turn.
    fn references(&self, pair: Pair<'_>) -> Vec<Option<Fault>> {
        let (expected, found) = (references(pair.expected), references(pair.found));
        let mut rest: Vec<Option<Reference<'_>>> = found.into_iter().map(Some).collect();
        let places = Places::new(pair);
        let mut take = |fits: &dyn Fn(&Reference<'_>) -> bool| {
            rest.iter_mut().find(|it| it.as_ref().is_some_and(fits))?.take()
        };
        let mut partners = vec![None; expected.len()];
        // What stands in its place is the same reference, whatever it shows;
        // then what shows the same is, wherever it stands.
        for (partner, (at, _, _)) in partners.iter_mut().zip(&expected) {
            *partner = take(&|other| places.same(*at, other.0));
        }
        for (partner, (_, label, _)) in partners.iter_mut().zip(&expected) {
            *partner = partner.or_else(|| take(&|other| other.1 == *label));
        }
        let mut faults: Vec<Option<Fault>> = expected
            .iter()
            .zip(&partners)
            .filter(|((at, _, _), partner)| partner.is_some() || places.is_there(*at))
            .map(|(reference, partner)| {
                self.reference(reference, partner.as_ref(), &places)
            })
            .collect();
        // What refers to a note that is new as a whole is told with that.
        let known =
            |it: &&Reference<'_>| it.2.is_none_or(|note| !self.new.contains(&note));
        faults.extend(rest.iter().flatten().filter(known).map(|(_, label, _)| {
            let subject = format!("a reference to note {label}");
            Some(Fault::new(
                Code::NoteAdded,
                "stands where the source has none",
                &subject,
            ))
        }));
        faults
    }

    fn reference(
        &self,
        (at, label, note): &Reference<'_>,
        found: Option<&Reference<'_>>,
        places: &Places,
    ) -> Option<Fault> {
        let subject = format!("the reference to note {label}");
        let fault = |code, what| Some(Fault::new(code, what, &subject));
        let fate = note.and_then(|note| self.fates.get(&note));
        let is_note =
            fate.is_none_or(|(fate, found)| *fate != Fate::Alone && found.is_some());
        let Some((other, shown, leads)) = found else {
            // A note that is none any more takes along what refers to it.
            return if is_note { fault(Code::NoteMissing, "is missing") } else { None };
        };
        let its_notes = leads.and_then(|note| self.labels.get(&note));
        // What shows the number of its note is told with that, if it is wrong.
        if shown != label && its_notes.is_none_or(|own| own != shown) {
            let subject = format!("{subject} shows “{shown}” and");
            return Some(Fault::new(Code::NoteNumber, "has another number", &subject));
        }
        if !places.same(*at, *other) && places.is_there(*at) {
            return fault(Code::NoteLink, "stands in another place");
        }
        if !is_note || fate.is_none_or(|(_, found)| found == leads) {
            return None;
        }
        match leads {
            Some(_) => fault(Code::NoteLink, "leads to another note"),
            None => fault(Code::NoteLink, "leads to no note"),
        }
    }

    /// Notes that the edition shows in another order than it refers to them.
    fn order<'a>(&self, comparison: &Comparison<'a>) -> Vec<(Pair<'a>, Option<Fault>)> {
        let mut last: Option<(&Note, &Note)> = None;
        let mut out = Vec::new();
        let moved = |i: usize| comparison.pairing.moved[i];
        for pair in comparison.pairs().filter(|pair| !moved(pair.i)) {
            let both = pair.expected.note().zip(pair.found.note());
            let Some((note, found)) = both else { continue };
            let before = last.replace((note, found));
            if let Some((first, _)) = before.filter(|it| it.1.index > found.index) {
                let subject = format!("notes {} and {}", first.label, note.label);
                let what = "stand in another order than what refers to them";
                out.push((pair, Some(Fault::new(Code::OrderChanged, what, &subject))));
            }
        }
        out
    }
}

/// Which places of two texts are the same.
struct Places {
    /// Stretches that both have; `None` where all of the text is the same.
    same: Option<Vec<(std::ops::Range<usize>, std::ops::Range<usize>)>>,
    /// Where what is compared of the found text begins.
    start: usize,
}

impl Places {
    fn new(pair: Pair<'_>) -> Self {
        let text = pair.found_text();
        let start = text.start;
        let same = (!pair.same_text())
            .then(|| diff::words(&pair.expected.text, &pair.found.text[text]).same);
        Self { same, start }
    }

    /// Whether both are the same place. A reference stands after a word, which
    /// may itself differ.
    fn same(&self, expected: usize, found: usize) -> bool {
        let Some(found) = found.checked_sub(self.start) else { return false };
        let Some(same) = &self.same else { return expected == found };
        same.iter().any(|(x, y)| {
            let within = x.start <= expected && expected <= x.end;
            within && expected - x.start + y.start == found
        })
    }

    /// Whether the text at that place is there.
    fn is_there(&self, expected: usize) -> bool {
        let Some(same) = &self.same else { return true };
        same.iter().any(|(x, _)| x.start <= expected && expected <= x.end)
    }
}
