//! Lines to paragraphs, within their column and over its end.

use super::labels::{self, Found};
use super::lines::Line;
use super::measures::{Block, INDENT, Measures, Parted, ROOM, same_size};

/// Lines that are read in one go.
#[derive(Debug)]
pub(super) struct Paragraph<'p> {
    /// The lines.
    pub(super) lines: Vec<Line<'p>>,
    /// By line: whether the one before it ends before it had to.
    pub(super) broken: Vec<bool>,
    /// The label of the list item that it is, if it is one.
    pub(super) label: Option<Found>,
    /// How far its first line, or the label, stands from the left of its column.
    pub(super) left: f64,
    /// How far its text does, but for the first line.
    pub(super) text_left: f64,
    /// How far what stands after the label does, or the first line where it has none.
    pub(super) hang: f64,
    /// The size of its type.
    pub(super) em: f64,
    /// Whether all of it is bold.
    pub(super) bold: bool,
    /// Whether it is the cell of a table.
    pub(super) cell: bool,
}

/// Parts the lines of `blocks`, which come in reading order, into paragraphs.
pub(super) fn read<'p>(
    blocks: Vec<Block<'p>>,
    measures: &Measures,
) -> Vec<Paragraph<'p>> {
    let mut reader = Reader { measures, out: Vec::new(), end: End::default() };
    for block in blocks {
        reader.block(block);
    }
    reader.out
}

impl<'p> Paragraph<'p> {
    /// The lines of a note or a cell.
    pub(super) fn whole(lines: Vec<Line<'p>>, cell: bool) -> Self {
        let first = lines.first();
        let (left, em) = first.map_or((0.0, 0.0), |line| (line.left, line.em));
        let broken = vec![false; lines.len()];
        let (text_left, hang, bold, label) = (left, left, false, None);
        Self { lines, broken, label, left, text_left, hang, em, bold, cell }
    }
}

struct Reader<'p, 'm> {
    measures: &'m Measures,
    out: Vec<Paragraph<'p>>,
    /// How the column before ends.
    end: End,
}

/// How a column ends.
#[derive(Debug, Clone, Copy, Default)]
struct End {
    /// How much white there is after its last line.
    white: f64,
    /// Whether its lines are all as wide as it is.
    justified: bool,
}

/// What comes between two lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Between {
    Nothing,
    /// The first line ends before it had to.
    Break,
    Paragraph,
}

impl<'p> Reader<'p, '_> {
    fn block(&mut self, block: Block<'p>) {
        if block.cell {
            self.out.push(Paragraph::whole(block.lines, true));
            return;
        }
        for at in 0..block.lines.len() {
            let line = &block.lines[at];
            let label = self.label(&block, at);
            let between = match at {
                _ if label.is_some() => Between::Paragraph,
                0 if self.goes_on(line, &block) => Between::Nothing,
                0 => Between::Paragraph,
                _ => self.between(&block, at),
            };
            match self.out.last_mut().filter(|_| between != Between::Paragraph) {
                Some(paragraph) => {
                    if paragraph.lines.len() == 1 {
                        paragraph.text_left = line.left - block.left;
                    }
                    paragraph.bold &= is_bold(line);
                    paragraph.broken.push(between == Between::Break);
                    paragraph.lines.push(line.clone());
                }
                None => self.out.push(paragraph(line.clone(), label, &block)),
            }
        }
        self.end = End::new(&block);
    }

    /// What comes between the line at `at` of a column and the one before it.
    fn between(&self, block: &Block<'_>, at: usize) -> Between {
        let (before, line) = (&block.lines[at - 1], &block.lines[at]);
        let next = block.lines.get(at + 1);
        let full = self.measures.is_full(before, line, block);
        let em = line.em.max(before.em);
        if !same_size(before.em, line.em) || self.measures.is_apart(before, line) {
            return Between::Paragraph;
        }
        let styles_differ = is_bold(before) != is_bold(line)
            || is_italic(before) && !is_italic(line)
            || is_italic(line) && !is_italic(before);
        // An item may open with strong text that fills its first line.
        let opens = self.out.last().is_some_and(|open| {
            open.lines.len() == 1 && open.label.is_some() && is_bold(before)
        });
        if styles_differ && !full && !opens {
            return Between::Paragraph;
        }
        let centre = |line: &Line<'_>| (line.left + line.right) / 2.0;
        // A title may be as wide as its column; in the body, chance may do as much.
        let is_inset =
            before.left - block.left > INDENT * em || em > self.measures.em * 1.04;
        let is_centred = is_inset && (centre(before) - centre(line)).abs() < 0.3 * em;
        let step = (line.left - before.left) / em;
        let open = self.out.last();
        let first = open.filter(|open| open.lines.len() == 1);
        let goes_on = match first.map(|open| (open, &open.label)) {
            _ if is_centred => true,
            _ if next.is_some_and(|next| self.opens(line, next, block)) => false,
            Some((open, Some(_))) => {
                let near = |left: f64| (line.left - block.left - left).abs() < 0.3 * em;
                near(open.hang) || near(open.left) && full
            }
            // The first line may be indented, and the others stand further left.
            Some((_, None)) => step <= INDENT,
            None => step.abs() <= INDENT,
        };
        if !goes_on {
            return Between::Paragraph;
        }
        match (full, self.measures.parted) {
            (true, _) => Between::Nothing,
            (false, Parted::ByWhite) => Between::Break,
            (false, Parted::ByEnds) => Between::Paragraph,
        }
    }

    /// Whether a line is the first of a paragraph that indents it: the one after it
    /// begins where the column does.
    fn opens(&self, line: &Line<'_>, next: &Line<'_>, block: &Block<'_>) -> bool {
        line.left - next.left > INDENT * line.em
            && next.left - block.left < 0.3 * line.em
            && same_size(next.em, line.em)
            && !self.measures.is_apart(line, next)
            && self.measures.is_full(line, next, block)
            && labels::read(&next.text).is_none()
    }

    /// Whether the first line of a column goes on with the last paragraph.
    fn goes_on(&self, line: &Line<'_>, block: &Block<'_>) -> bool {
        let Some(open) = self.out.last().filter(|open| !open.cell) else {
            return false;
        };
        let Some(last) = open.lines.last() else { return false };
        let left = line.left - block.left;
        let near = |other: f64| (left - other).abs() <= INDENT * line.em;
        let is_level = match (open.lines.len(), &open.label) {
            (1, Some(_)) => near(open.left) || near(open.text_left),
            // The first line may be indented.
            (1, None) => left <= open.left + INDENT * line.em,
            _ => near(open.text_left),
        };
        let same = same_size(last.em, line.em) && is_bold(last) == is_bold(line);
        let ended = ends_sentence(&last.text);
        let hyphen = last.text.trim_end().ends_with(['-', '\u{ad}', '\u{2010}']);
        let goes_on = if starts_small(&line.text) {
            hyphen || !ended || self.end.is_full(line)
        } else {
            self.end.is_full(line) && (!ended || self.end.is_filled(line))
        };
        same && is_level && goes_on
    }

    /// The bare number that stands before the line at `at`, if that is an item: well
    /// apart from text that hangs after it, or after the item with the number before.
    fn bare_label(&self, block: &Block<'_>, at: usize) -> Option<Found> {
        let line = &block.lines[at];
        let found = labels::bare(&line.text)?;
        let text = text_left(line, &found);
        let apart = text - label_end(line, &found) > INDENT * line.em;
        let next = block.lines.get(at + 1);
        let hangs = next.is_some_and(|next| (next.left - text).abs() < 0.3 * line.em);
        let mut items = self.out.iter().rev().take(RECENT);
        let sequence = items.any(|item| {
            let near = (item.hang - (text - block.left)).abs() < INDENT * line.em;
            near && item.label.as_ref().is_some_and(|label| found.follows(label))
        });
        (apart && (hangs || sequence)).then_some(found)
    }

    /// The label with which the line at `at` begins, if it is one of an item.
    fn label(&self, block: &Block<'_>, at: usize) -> Option<Found> {
        let line = &block.lines[at];
        let Some(found) = labels::read(&line.text) else {
            return self.bare_label(block, at);
        };
        let em = line.em;
        let before = at.checked_sub(1).map(|before| &block.lines[before]);
        let text = text_left(line, &found);
        let own_left = line.left - block.left;
        let near = |left: f64| (left - own_left).abs() <= INDENT * em;
        let mut items = self.out.iter().rev().take(RECENT);
        let sequence = items.any(|item| {
            let label = item.label.as_ref();
            label.is_some_and(|label| near(item.left) && found.follows(label))
        });
        let hangs = block.lines.get(at + 1).is_some_and(|next| {
            (next.left - text).abs() < 0.3 * em && text - line.left > INDENT * em
        });
        let indented = own_left > INDENT * em;
        let apart = text - label_end(line, &found) > 0.35 * em;
        let wraps = before.is_some_and(|before| {
            let hung =
                self.out.last().filter(|it| it.lines.len() == 1 && it.label.is_some());
            let level = (before.left - line.left).abs() < 0.3 * em
                || hung.is_some_and(|it| (it.hang - own_left).abs() < 0.3 * em);
            level
                && self.measures.is_full(before, line, block)
                && !self.measures.is_apart(before, line)
                && same_size(before.em, em)
                && !before.text.trim_end().ends_with(':')
        });
        let likely = if wraps {
            sequence && self.out.last().is_some_and(|it| it.label.is_some())
        } else {
            sequence || indented || apart
        };
        let is_label = likely || found.is_plain() || hangs || sequel(block, at, &found);
        is_label.then_some(found)
    }
}

/// Whether an item that follows the one at `at` begins at the same place below it,
/// with nothing else there in between.
fn sequel(block: &Block<'_>, at: usize, found: &Found) -> bool {
    let line = &block.lines[at];
    let below = block.lines[at + 1..].iter().take(RECENT);
    let level = below.filter(|it| it.left - line.left < INDENT * line.em);
    let next = level.map(|it| labels::read(&it.text)).next();
    next.flatten().is_some_and(|next| next.follows(found))
}

impl End {
    fn new(block: &Block<'_>) -> Self {
        let white = |line: &Line<'_>| block.right - line.right;
        let filled = block.lines.iter().filter(|line| white(line) < EVEN * line.em);
        Self {
            white: block.lines.last().map_or(0.0, white),
            justified: filled.count() * 2 > block.lines.len(),
        }
    }

    /// Whether the first word of `line` had no place at the end.
    fn is_full(self, line: &Line<'_>) -> bool {
        self.white < line.first_word() + ROOM * line.em
    }

    /// Whether the last line is as full as one is that another follows.
    fn is_filled(self, line: &Line<'_>) -> bool {
        !self.justified || self.white < EVEN * line.em
    }
}

/// How far from the edge a line ends at most, in em, that is as wide as its column.
/// Stops may hang out, and hyphens.
const EVEN: f64 = 0.3;

/// How many paragraphs back the item before another is looked for.
const RECENT: usize = 32;

fn paragraph<'p>(
    line: Line<'p>,
    label: Option<Found>,
    block: &Block<'_>,
) -> Paragraph<'p> {
    let left = line.left - block.left;
    let text = label.as_ref().map_or(left, |found| text_left(&line, found) - block.left);
    Paragraph {
        left,
        text_left: text,
        hang: text,
        em: line.em,
        bold: is_bold(&line),
        cell: false,
        broken: vec![false],
        lines: vec![line],
        label,
    }
}

/// Where the text after a label begins.
fn text_left(line: &Line<'_>, found: &Found) -> f64 {
    line.position(found.length)
}

/// Where a label ends.
fn label_end(line: &Line<'_>, found: &Found) -> f64 {
    let label = line.text.get(..found.length).unwrap_or_default();
    line.position(label.trim_end().len())
}

pub(super) fn is_bold(line: &Line<'_>) -> bool {
    line.all(|run| run.face.bold)
}

fn is_italic(line: &Line<'_>) -> bool {
    line.all(|run| run.face.italic)
}

fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end().trim_end_matches(['”', '»', '"', ')', '’', '“']);
    text.ends_with(['.', '!', '?', ':', '…'])
}

fn starts_small(text: &str) -> bool {
    text.trim_start().starts_with(char::is_lowercase)
}
