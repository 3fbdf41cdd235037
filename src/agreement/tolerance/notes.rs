//! Notes that an edition shows without saying that they are notes.

use std::collections::{HashMap, HashSet};

use crate::agreement::pairing::{self, Fate, Pairing};
use crate::agreement::splice;
use crate::reading::{Kind, Label, Mark, Reading, Span, Unit, number_lists};

/// How many characters before a mark say where it stands; fewer, where others of them
/// differ.
const CONTEXTS: [usize; 3] = [12, 6, 4];

/// Leaves out the arrows that lead back from notes, where they are part of the text.
pub(super) fn leave_out_arrows(reading: &mut Reading) {
    for unit in &mut reading.units {
        let text = unit.text.trim_end_matches(['↩', '\u{fe0e}', '\u{fe0f}', '↑', '⤴']);
        if text.len() < unit.text.len() && !text.is_empty() {
            let range = text.trim_end().len()..unit.text.len();
            splice::replace(unit, range, "");
        }
    }
}

/// The numbers of a reading's notes, by their index.
pub(super) type Numbers = HashMap<usize, String>;

/// The numbers that the notes of `reading` have.
pub(super) fn numbers(reading: &Reading) -> Numbers {
    let notes = reading.units.iter().filter_map(Unit::note);
    notes.map(|note| (note.index, note.label.clone())).collect()
}

/// Makes of numbers that are typed in `found`, whose notes have those `numbers`, the marks
/// of notes that `expected` has, or the other way round; gives how many.
pub(super) fn take_marks(expected: &Unit, found: &mut Unit, numbers: &Numbers) -> usize {
    let marked = |unit: &Unit| marks(unit).next().is_some();
    match (marked(expected), marked(found)) {
        (true, false) => {
            let spans = marks(expected).map(|span| typed(span, numbers));
            let spans: Vec<Span> = spans.collect();
            spans.into_iter().filter(|span| mark(expected, found, span)).count()
        }
        (false, true) => {
            let spans: Vec<Span> = marks(found).cloned().collect();
            spans.iter().rev().filter(|span| unmark(expected, found, span)).count()
        }
        _ => 0,
    }
}

fn marks(unit: &Unit) -> impl Iterator<Item = &Span> {
    unit.spans.iter().filter(|span| matches!(span.mark, Mark::Note { .. }))
}

fn label(span: &Span) -> &str {
    match &span.mark {
        Mark::Note { label, .. } => label,
        _ => "",
    }
}

/// A mark as it is typed where notes have those `numbers`, which may not be its own.
fn typed(span: &Span, numbers: &Numbers) -> Span {
    let mut span = span.clone();
    if let Mark::Note { label, note: Some(note) } = &mut span.mark
        && let Some(number) = numbers.get(note).filter(|number| !number.is_empty())
    {
        label.clone_from(number);
    }
    span
}

/// In how many ways a label is typed.
const FORMS: usize = 6;

/// The ways in which a label is typed.
fn forms(label: &str) -> [String; FORMS] {
    [
        format!("[{label}]"),
        format!("({label})"),
        label.to_owned(),
        format!(" [{label}]"),
        format!(" ({label})"),
        format!(" {label}"),
    ]
}

fn mark(expected: &Unit, found: &mut Unit, span: &Span) -> bool {
    let Some(at) = same_place(&expected.text, span.start, &found.text) else {
        return false;
    };
    let typed = forms(label(span));
    let rest = &found.text[at..];
    let Some(form) = typed.iter().find(|form| rest.starts_with(form.as_str())) else {
        return false;
    };
    splice::replace(found, at..at + form.len(), "");
    let before = found.spans.partition_point(|own| own.start <= at);
    found.spans.insert(before, Span { start: at, end: at, mark: span.mark.clone() });
    true
}

fn unmark(expected: &Unit, found: &mut Unit, span: &Span) -> bool {
    let Some(at) = same_place(&found.text, span.start, &expected.text) else {
        return false;
    };
    let typed = forms(label(span));
    let rest = &expected.text[at..];
    let Some(form) = typed.iter().find(|form| rest.starts_with(form.as_str())) else {
        return false;
    };
    found.spans.retain(|own| own != span);
    splice::replace(found, span.start..span.start, form);
    true
}

/// Where the place `at` of `text` is in `other`: after the same characters.
fn same_place(text: &str, at: usize, other: &str) -> Option<usize> {
    let before = text.get(..at)?;
    CONTEXTS.into_iter().find_map(|length| {
        let start = before.char_indices().rev().nth(length - 1).map_or(0, |(at, _)| at);
        let context = &before[start..];
        if start == 0 {
            return other.starts_with(context).then_some(context.len());
        }
        let mut places = other.match_indices(context);
        let (place, _) = places.next()?;
        places.next().is_none().then_some(place + context.len())
    })
}

/// Lets marks lead to the note that bears their number. That they lead elsewhere is a matter
/// of links, which editions of several makers need not share. Where numbers begin anew, in
/// each chapter or on each page, those that are the same lead to their notes in turn.
pub(super) fn lead_by_number(reading: &mut Reading) {
    let labels = numbers(reading);
    let mut by_label: HashMap<&str, Vec<usize>> = HashMap::new();
    let mut seen = HashSet::new();
    let notes = reading.units.iter().filter_map(Unit::note).map(|note| note.index);
    for index in notes.filter(|index| seen.insert(*index)) {
        by_label.entry(&labels[&index]).or_default().push(index);
    }
    let mut marks: HashMap<String, Vec<&mut Option<usize>>> = HashMap::new();
    for span in reading.units.iter_mut().flat_map(|unit| &mut unit.spans) {
        if let Mark::Note { label, note } = &mut span.mark {
            marks.entry(label.clone()).or_default().push(note);
        }
    }
    for (label, marks) in marks {
        let notes = by_label.get(label.as_str()).map_or(&[][..], Vec::as_slice);
        let is_right = |mark: &Option<usize>| {
            mark.and_then(|note| labels.get(&note)) == Some(&label)
        };
        let in_turn = notes.len() <= marks.len();
        for (at, mark) in marks.into_iter().enumerate().filter(|it| !is_right(it.1)) {
            let next = match notes {
                [only] => Some(*only),
                _ if in_turn => notes.get(at).copied(),
                _ => None,
            };
            *mark = next.or(*mark);
        }
    }
}

/// Makes notes of the texts in `found` that say what a note of `expected` says, where
/// only `expected` has notes: such a text can stand anywhere, and as anything.
pub(super) fn uncover(expected: &Reading, found: &mut Reading) -> usize {
    if expected.notes() == 0 || found.notes() > 0 {
        return 0;
    }
    let texts = expected.units.iter().filter(|unit| unit.note().is_some());
    join_labels(found, &texts.map(|unit| unit.text.as_str()).collect());
    let mut notes: HashMap<&str, Vec<&Unit>> = HashMap::new();
    for unit in expected.units.iter().rev().filter(|unit| unit.note().is_some()) {
        notes.entry(&unit.text).or_default().push(unit);
    }
    let elsewhere: HashSet<&str> = expected
        .units
        .iter()
        .filter(|unit| unit.note().is_none())
        .map(|unit| unit.text.as_str())
        .collect();
    let mut uncovered = Vec::new();
    for (at, unit) in found.units.iter_mut().enumerate() {
        let text = without_label(&unit.text);
        if elsewhere.contains(text) || unit.cell().is_some() {
            continue;
        }
        let Some(note) = notes.get_mut(text).and_then(Vec::pop) else { continue };
        become_as(note, unit, 0);
        uncovered.push(at);
    }
    uncovered.len() + uncover_marks(expected, found)
}

/// Makes marks of the numbers in texts that are what an expected text is with the numbers
/// of its marks typed; gives how many.
fn uncover_marks(expected: &Reading, found: &mut Reading) -> usize {
    let numbers = numbers(found);
    let mut texts: HashMap<String, &Unit> = HashMap::new();
    for unit in expected.units.iter().filter(|unit| marks(unit).next().is_some()) {
        texts.extend((0..FORMS).map(|form| (with_marks(unit, form, &numbers), unit)));
    }
    let mut count = 0;
    for unit in &mut found.units {
        if let Some(own) = texts.get(&unit.text) {
            count += take_marks(own, unit, &numbers);
        }
    }
    count
}

/// A text with the numbers of its marks, typed in a form.
fn with_marks(unit: &Unit, form: usize, numbers: &Numbers) -> String {
    let mut text = unit.text.clone();
    let spans: Vec<&Span> = marks(unit).collect();
    for span in spans.into_iter().rev() {
        text.insert_str(span.start, &forms(label(&typed(span, numbers)))[form]);
    }
    text
}

/// Puts a note's number that is a paragraph of its own before the text that follows, if
/// that is one of `notes`.
fn join_labels(found: &mut Reading, notes: &HashSet<&str>) {
    let mut label: Option<Unit> = None;
    for mut unit in std::mem::take(&mut found.units) {
        let lone = matches!(unit.kind, Kind::Paragraph { .. })
            && unit.cell().is_none()
            && is_label(&unit.text);
        let plain = matches!(unit.kind, Kind::Paragraph { .. }) && unit.cell().is_none();
        let plain = plain && notes.contains(unit.text.as_str());
        if let Some(before) = label.take() {
            match plain && !lone {
                true => splice::replace(&mut unit, 0..0, &format!("{} ", before.text)),
                false => found.units.push(before),
            }
        }
        if lone {
            label = Some(unit);
        } else {
            found.units.push(unit);
        }
    }
    found.units.extend(label);
}

/// Makes notes of what `found` has as other text, or the other way round, where only
/// one of the two had notes, and puts all of them in their place; gives how many were
/// none.
pub(super) fn take_notes(expected: &mut Reading, found: &mut Reading) -> usize {
    let pairing = pairing::pair(&expected.units, &found.units);
    let mut pairs: HashMap<usize, usize> = pairing.pairs().collect();
    pairs.extend(of_another_kind(&expected.units, &found.units, &pairing));
    let is_note = |&(i, j): &(usize, usize)| {
        [expected.units[i].note(), found.units[j].note()].map(|note| note.is_some())
    };
    let all = pairs.iter().map(|(i, j)| (*i, *j));
    let mut taken: Vec<(usize, usize)> =
        all.filter(|pair| is_note(pair) != [false; 2]).collect();
    taken.sort_unstable();
    let differs = |pair: &&(usize, usize)| matches!(is_note(pair), [a, b] if a != b);
    let count = taken.iter().filter(differs).count();
    let fresh = expected.units.len() + found.units.len();
    for &(i, j) in &taken {
        become_as(&expected.units[i], &mut found.units[j], fresh);
    }
    let paired: HashSet<usize> = pairs.values().copied().collect();
    let own =
        lone_labels(expected, taken.iter().map(|it| it.0), |i| pairs.contains_key(&i));
    let other = lone_labels(found, taken.iter().map(|it| it.1), |j| paired.contains(&j));
    let mut order = order(&taken, &pairs, found.units.len());
    order.retain(|at| !other.contains(at));
    let mut units: Vec<Option<Unit>> =
        std::mem::take(&mut found.units).into_iter().map(Some).collect();
    found.units = order.into_iter().filter_map(|at| units[at].take()).collect();
    let mut at = 0..;
    expected.units.retain(|_| at.next().is_none_or(|at| !own.contains(&at)));
    number_lists(&mut found.units);
    count
}

/// The units right before `notes` that are no more than a note's number, and no pair.
fn lone_labels(
    reading: &Reading,
    notes: impl Iterator<Item = usize>,
    is_paired: impl Fn(usize) -> bool,
) -> HashSet<usize> {
    let before = notes.filter_map(|at| at.checked_sub(1));
    before.filter(|&at| !is_paired(at) && is_label(&reading.units[at].text)).collect()
}

/// Units without a pair that say the same as a note on the other side, but as another
/// kind of text: an item of a list at the end.
fn of_another_kind(
    expected: &[Unit],
    found: &[Unit],
    pairing: &Pairing,
) -> Vec<(usize, usize)> {
    let alone = |fates: &[Fate], at: usize| fates[at] == Fate::Alone;
    let mut by_text: HashMap<&str, Vec<usize>> = HashMap::new();
    for (j, unit) in
        found.iter().enumerate().rev().filter(|it| alone(&pairing.found, it.0))
    {
        by_text.entry(without_label(&unit.text)).or_default().push(j);
    }
    let mut pairs = Vec::new();
    for (i, unit) in
        expected.iter().enumerate().filter(|it| alone(&pairing.expected, it.0))
    {
        let same = by_text.get_mut(without_label(&unit.text));
        let is_note = |j: usize| unit.note().is_some() || found[j].note().is_some();
        let same = same.and_then(Vec::pop).filter(|j| is_note(*j));
        let number = || numbered_alike(unit, found, &pairing.found);
        if let Some(j) = same.or_else(number) {
            pairs.push((i, j));
        }
    }
    pairs
}

/// The last unit without a pair that bears the number of the note that `unit` is.
fn numbered_alike(unit: &Unit, found: &[Unit], fates: &[Fate]) -> Option<usize> {
    let label = &unit.note()?.label;
    let typed = |text: &str| text.trim_matches(LABEL).to_owned();
    let bears = |&j: &usize| {
        let own = &found[j];
        let before = j.checked_sub(1).map(|before| &found[before].text);
        let item = matches!(&own.kind, Kind::Item { label: Label::Number(it), .. } if it == label);
        let alone = before.is_some_and(|it| is_label(it) && typed(it) == *label);
        let first = own
            .text
            .split_once(' ')
            .is_some_and(|(first, _)| is_label(first) && typed(first) == *label);
        fates[j] == Fate::Alone && !is_label(&own.text) && (item || alone || first)
    };
    (0..found.len()).rev().find(bears)
}

/// What stands around a note's number.
const LABEL: [char; 7] = ['[', ']', '(', ')', '.', ':', ' '];

/// A text without the number of a note before it.
fn without_label(text: &str) -> &str {
    match text.split_once(' ') {
        Some((label, rest)) if is_label(label) => rest,
        _ => text,
    }
}

/// Gives notes that show no number, since a reader opens them from their mark, the number
/// that the mark shows; gives how many.
pub(super) fn number_by_mark(reading: &mut Reading) -> usize {
    let mut shown: HashMap<usize, String> = HashMap::new();
    for span in reading.units.iter().flat_map(marks) {
        if let Mark::Note { note: Some(note), .. } = span.mark {
            shown.entry(note).or_insert_with(|| label(span).to_owned());
        }
    }
    let mut numbered = HashSet::new();
    for note in reading.units.iter_mut().filter_map(Unit::note_mut) {
        let label = shown.get(&note.index).filter(|_| note.label.is_empty());
        if let Some(label) = label {
            note.label.clone_from(label);
            numbered.insert(note.index);
        }
    }
    numbered.len()
}

/// Lets a note have a way back if it should, since ways back are links, which editions of
/// several makers need not share; and its number, if that is nowhere to be seen.
pub(super) fn take_unseen(expected: &Unit, found: &mut Unit) {
    if let (Some(note), Some(own)) = (expected.note(), found.note_mut()) {
        own.back = note.back;
        if own.label.is_empty() {
            own.label.clone_from(&note.label);
        }
    }
}

/// Whether a text is no more than a note's number: `1.`, `[2]`.
fn is_label(text: &str) -> bool {
    let label = text.trim_matches(LABEL);
    (1..=4).contains(&label.len()) && label.chars().all(|c| c.is_ascii_digit())
}

/// Makes `found` a note, or no note, as `expected` is. What becomes an item is one
/// of a list of its own, numbered from `fresh` on.
fn become_as(expected: &Unit, found: &mut Unit, fresh: usize) {
    let plain = |kind: &Kind| matches!(kind, Kind::Paragraph { .. } | Kind::Item { .. });
    if plain(&expected.kind) && plain(&found.kind) {
        found.kind = expected.kind.clone();
        if let Kind::Item { list, .. } = &mut found.kind {
            *list += fresh;
        }
    }
    let label = found.note().map(|note| note.label.clone());
    found.within.clone_from(&expected.within);
    if let (Some(note), Some(label)) = (found.note_mut(), label) {
        note.label = label;
    }
    let rest = |text: &str, whole: &str| {
        let start = whole.strip_suffix(text)?;
        is_label(start).then_some(start.len())
    };
    if let Some(length) = rest(&expected.text, &found.text) {
        take_typed_label(found, length);
    } else if without_label(&expected.text) == expected.text {
        // Its words may differ, too.
        let length = found.text.len() - without_label(&found.text).len();
        take_typed_label(found, length);
    } else if let Some(length) = rest(&found.text, &expected.text) {
        splice::replace(found, 0..0, &expected.text[..length]);
    }
}

/// Takes the number out of which the first bytes of a text consist. It is that of the note
/// that the text is, whatever number it should have.
fn take_typed_label(found: &mut Unit, length: usize) {
    let label = found.text[..length].trim_matches(LABEL).to_owned();
    splice::replace(found, 0..length, "");
    if let Some(note) = found.note_mut().filter(|_| !label.is_empty()) {
        note.label = label;
    }
}

/// The order of the found units once those of `taken` stand where the expected ones
/// do: after what stands before these.
fn order(
    taken: &[(usize, usize)],
    pairs: &HashMap<usize, usize>,
    length: usize,
) -> Vec<usize> {
    let mut keys: Vec<(usize, usize)> = (0..length).map(|at| (at, 0)).collect();
    for &(i, j) in taken {
        let before = (0..i).rev().find_map(|i| pairs.get(&i));
        let after = before.map_or(0, |before| keys[*before].0);
        keys[j] = (after, i + 1);
    }
    let mut order: Vec<usize> = (0..length).collect();
    order.sort_by_key(|at| keys[*at]);
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_found_by_what_stands_before_it() {
        assert_eq!(same_place("fram til 2030. Les", 14, "fram til 2030.1 Les"), Some(14));
        assert_eq!(same_place("ja", 2, "ja1"), Some(2));
        assert_eq!(same_place("ja", 2, "nei1"), None);
    }

    #[test]
    fn labels_are_numbers_alone() {
        assert!(is_label("1."));
        assert!(is_label("[12]"));
        assert!(!is_label("2030 var"));
        assert!(!is_label("."));
    }

    #[test]
    fn notes_stand_where_the_expected_ones_do() {
        let pairs = HashMap::from([(0, 0), (1, 3), (2, 1), (3, 2)]);
        assert_eq!(order(&[(1, 3)], &pairs, 4), [0, 3, 1, 2]);
    }
}
