//! Notes at the foot of a column: small print that begins with a number, to which a
//! number in the text above refers.

use std::ops::Range;

use super::lines::Line;
use super::measures::{Block, Measures};

/// A note.
#[derive(Debug)]
pub(super) struct Note<'p> {
    /// Its number.
    pub(super) label: String,
    /// Its lines, without the number.
    pub(super) lines: Vec<Line<'p>>,
}

/// How large the type of notes is at most, in that of the body.
const SMALL: f64 = 0.93;

/// How large a raised number is at most, in the type of its line.
const RAISED: f64 = 0.85;

/// How many digits the number of a note has at most.
const DIGITS: usize = 3;

/// Takes the notes out of `blocks`, and what refers to them out of the lines, which
/// say afterwards where that was. Small print to whose first number nothing on the
/// page refers is none.
pub(super) fn take<'p>(blocks: &mut [Block<'p>], measures: &Measures) -> Vec<Note<'p>> {
    let mut notes: Vec<Note<'p>> = Vec::new();
    let small = SMALL * measures.em;
    let mut last = Spot::default();
    for at in 0..blocks.len() {
        let Some(foot) = foot(&blocks[at], small) else { continue };
        let page = blocks[at].page();
        let first = foot.clone().find(|line| label(&blocks[at].lines[*line]).is_some());
        let known = notes.len();
        let mut own: Vec<(usize, String)> = Vec::new();
        for line in first.unwrap_or(foot.end)..foot.end {
            let Some(label) = label(&blocks[at].lines[line]) else { continue };
            let follows = |(_, last): &(usize, String)| value(&label) == value(last) + 1;
            if own.last().is_none_or(follows) {
                own.push((line, label));
            }
        }
        let span = blocks.partition_point(|block| block.page() + 1 < page)
            ..blocks.partition_point(|block| block.page() <= page + 1);
        let mut is_referred = false;
        for (index, (_, label)) in own.iter().enumerate() {
            let wanted = Wanted { label, note: known + index, small };
            match wanted.refer(blocks, span.clone(), last) {
                Some(spot) => (last, is_referred) = (spot, true),
                None if index == 0 => break,
                None => {}
            }
        }
        // What stands before the first is the end of a note on the page before.
        let start = if notes.is_empty() { first } else { Some(foot.start) };
        let Some(start) = start.filter(|_| is_referred) else { continue };
        let lines = blocks[at].lines.split_off(start);
        for (line, index) in lines.into_iter().zip(start..) {
            match own.iter().position(|(at, _)| *at == index) {
                Some(_) => notes.push(without_label(line)),
                None => {
                    if let Some(note) = notes.last_mut() {
                        note.lines.push(line);
                    }
                }
            }
        }
    }
    notes
}

/// The lines at the end of a column that are set in smaller type.
fn foot(block: &Block<'_>, small: f64) -> Option<Range<usize>> {
    let lines = block.lines.iter().rev();
    let small = lines.take_while(|line| line.em < small).count();
    let start = block.lines.len() - small;
    (small > 0).then_some(start..block.lines.len())
}

/// The number with which a line begins, as that of a note does.
fn label(line: &Line<'_>) -> Option<String> {
    let (digits, rest) = parted(&line.text)?;
    (!rest.is_empty()).then(|| digits.to_owned())
}

/// The number before a note, and what comes after it.
fn parted(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start().trim_start_matches(['[', '(']);
    let end = text.find(|c: char| !c.is_ascii_digit())?;
    let (digits, rest) = text.split_at(end);
    let rest = rest.trim_start_matches([']', ')', '.']).trim_start();
    (1..=DIGITS).contains(&digits.len()).then_some((digits, rest))
}

fn value(label: &str) -> usize {
    label.parse().unwrap_or(0)
}

fn without_label(mut line: Line<'_>) -> Note<'_> {
    let (label, rest) = parted(&line.text).unwrap_or_default();
    let (label, length) = (label.to_owned(), line.text.len() - rest.len());
    line.cut(0, length);
    Note { label, lines: vec![line] }
}

/// A place in the lines of the document: the column, the line, the byte.
type Spot = (usize, usize, usize);

/// A note that something refers to.
struct Wanted<'n> {
    label: &'n str,
    note: usize,
    /// The type up to which text is small print.
    small: f64,
}

impl Wanted<'_> {
    /// Looks for what refers to the note, in the columns `span` and after the place
    /// where the note before is referred to, and takes it out of its line. What looks
    /// most like one comes first.
    fn refer(
        &self,
        blocks: &mut [Block<'_>],
        span: Range<usize>,
        last: Spot,
    ) -> Option<Spot> {
        for how in How::ALL {
            let start = span.start.max(last.0).min(span.end);
            for (block, own) in blocks[start..span.end].iter_mut().enumerate() {
                let block = start + block;
                let first = if block == last.0 { last.1 } else { 0 };
                for (at, line) in own.lines.iter_mut().enumerate().skip(first) {
                    let from = if (block, at) == (last.0, last.1) { last.2 } else { 0 };
                    let is_text = line.em >= self.small;
                    let place = is_text.then(|| reference(line, self.label, from, how));
                    if let Some(Range { start, end }) = place.flatten() {
                        line.cut(start, end);
                        line.notes.push((start, self.note, self.label.to_owned()));
                        return Some((block, at, start));
                    }
                }
            }
        }
        None
    }
}

/// What a reference to a note looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum How {
    /// A raised number.
    Raised,
    /// A number right after a word or a stop.
    AfterWord,
    /// A number right after a number and a stop, which may as well be one number, as
    /// that of a chapter is.
    AfterStop,
    /// A number right after another: some fonts have raised digits of their own.
    AfterNumber,
}

impl How {
    /// What is looked for first comes first.
    const ALL: [Self; 4] =
        [Self::Raised, Self::AfterWord, Self::AfterStop, Self::AfterNumber];
}

/// Where from the byte `from` on a line refers to the note `label`, whose number may
/// stand in brackets.
fn reference(
    line: &Line<'_>,
    label: &str,
    from: usize,
    how: How,
) -> Option<Range<usize>> {
    let forms = [format!("[{label}]"), format!("({label})"), label.to_owned()];
    let bare = match how {
        How::Raised => 0,
        _ => 2,
    };
    forms[bare..].iter().find_map(|form| form_at(line, form, from, how))
}

fn form_at(line: &Line<'_>, form: &str, from: usize, how: How) -> Option<Range<usize>> {
    let text = line.text.as_str();
    let places = text.match_indices(form).map(|(at, _)| at..at + form.len());
    places.filter(|place| place.start >= from).find(|place| {
        let mut before = text[..place.start].chars().rev();
        let (last, other) = (before.next(), before.next());
        let after = text[place.end..].chars().next();
        let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let is_stop = last.is_some_and(|c| ".,;:!?)”»’\"“".contains(c));
        let follows = match how {
            How::Raised => is_raised(line, form, place.start),
            How::AfterWord => {
                is_stop && !is_digit(other) || last.is_some_and(char::is_alphabetic)
            }
            How::AfterStop => is_stop && is_digit(other),
            How::AfterNumber => is_digit(last),
        };
        follows && after.is_none_or(|c| !c.is_alphanumeric())
    })
}

/// Whether the number at a byte of a line is smaller than the text around it.
fn is_raised(line: &Line<'_>, form: &str, at: usize) -> bool {
    let run = line.runs.partition_point(|(start, _)| *start <= at).checked_sub(1);
    run.is_some_and(|run| {
        let (start, run) = &line.runs[run];
        *start == at && run.text.trim() == form && run.em < RAISED * line.em
    })
}
