//! The pages of the print edition, and the numbered lines of a draft, carried into the
//! text of the others.
//!
//! 1. [`positions`] says in which unit, and before which of its bytes, each
//!    page begins, as it was read back from the print edition; lines know that.
//! 2. [`slot`] decides where the marker stands: before a heading and never in
//!    it, after a word that the page turn cuts in two, and between list items
//!    at the end of the one before (EPUB Accessibility 1.1, techniques,
//!    PAGE-001). A line's stands before its first whole word.
//! 3. [`Carrier`] goes through a copy of the document, unit by unit in the
//!    order of its reading, and puts the markers in.

use std::collections::{HashSet, VecDeque};
use std::mem;

use super::lines;
use super::walk::{self, Met};
use super::{
    Anchor, Aside, Block, Definitions, Document, Figure, Heading, Inline, Item, NoteMark,
    PageMark, Section, Table, reading,
};
use crate::reading::{Begins, Kind, Normaliser, Reading, Unit};

/// `document` with a marker wherever a page of `print` begins, or a numbered line.
///
/// `None` where `print` does not say what the document says, unit for unit: its
/// pages can then not be told in the document's words.
pub fn paged(document: &Document, print: &Reading) -> Option<Document> {
    let expected = reading(document);
    if print.pages.is_empty() || !same_texts(&expected.units, &print.units) {
        return None;
    }
    let starts = starts(document, &expected.units);
    let mut names = Names::new(document);
    let turns = positions(print).into_iter().map(|(label, unit, offset)| {
        let (unit, slot) = slot(&expected.units, &starts, unit, offset);
        let anchor = names.name(&format!("page-{label}"));
        let begins = Begins::Page;
        let mark = PageMark { begins, anchor, label, said: None, section: None };
        Turn { unit, slot, mark }
    });
    let mut turns: Vec<Turn> = turns.collect();
    turns.extend(lines::marks(document, &expected.units, &print.lines, &mut names));
    turns.sort_by_key(|turn| (turn.unit, turn.slot));
    let mut paged = document.clone();
    Carrier { turns: turns.into(), next: 0, section: None, placed: Vec::new() }
        .document(&mut paged);
    Some(paged)
}

pub(super) fn same_texts(units: &[Unit], others: &[Unit]) -> bool {
    units.len() == others.len()
        && units.iter().zip(others).all(|(unit, other)| unit.text == other.text)
}

/// A page, or a line, that begins in the text.
pub(super) struct Turn {
    /// The unit that its marker belongs to.
    pub unit: usize,
    pub slot: Slot,
    pub mark: PageMark,
}

/// Where in its unit a marker stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Slot {
    /// Before all of it, as a block.
    Before,
    /// Before the first word that does not begin before this byte.
    At(usize),
    /// After its last word.
    End,
}

/// The label of each page, and where it begins: a unit, and a byte in it.
///
/// A page on which only a note goes on begins where the next page does: other
/// editions have no foot of a page on which it could.
fn positions(print: &Reading) -> Vec<(String, usize, usize)> {
    let end = (print.units.len(), 0);
    let mut next = end;
    let mut positions = Vec::with_capacity(print.pages.len());
    for turn in print.pages.iter().rev() {
        let in_note =
            print.units.get(turn.unit).is_some_and(|unit| unit.note().is_some());
        if !in_note {
            next = next.min((turn.unit, turn.offset));
        }
        positions.push((turn.label.clone(), next.0, next.1));
    }
    positions.reverse();
    positions
}

/// The units with which sections begin.
fn starts(document: &Document, units: &[Unit]) -> HashSet<usize> {
    let anchors: HashSet<&str> =
        document.sections.iter().map(|section| section.anchor.as_str()).collect();
    let is_start =
        |unit: &Unit| unit.anchors.iter().any(|name| anchors.contains(name.as_str()));
    (0..units.len()).filter(|&at| at == 0 || is_start(&units[at])).collect()
}

/// The unit and the place in it where the marker of a page stands that begins
/// at the byte `offset` of the unit `unit`.
fn slot(
    units: &[Unit],
    starts: &HashSet<usize>,
    unit: usize,
    offset: usize,
) -> (usize, Slot) {
    let Some(own) = units.get(unit) else {
        return (units.len().saturating_sub(1), Slot::End);
    };
    match own.kind {
        // What has no words for a marker to stand between.
        Kind::Heading { .. } | Kind::Picture { .. } | Kind::Code { .. } if offset > 0 => {
            slot(units, starts, after(units, unit), 0)
        }
        Kind::Heading { .. } | Kind::Picture { .. } | Kind::Code { .. } => {
            (unit, Slot::Before)
        }
        _ if offset > 0 => (unit, Slot::At(offset)),
        _ if starts.contains(&unit) => (unit, Slot::Before),
        Kind::Item { .. } => match before(units, unit) {
            Some(before) if units[before].within == own.within => (before, Slot::End),
            _ => (unit, Slot::At(0)),
        },
        _ => (unit, Slot::At(0)),
    }
}

/// The next unit that stands in no note.
fn after(units: &[Unit], unit: usize) -> usize {
    let rest = units.iter().enumerate().skip(unit + 1);
    let mut rest = rest.filter(|(_, unit)| unit.note().is_none());
    rest.next().map_or(units.len(), |(at, _)| at)
}

/// The paragraph or item before `unit`, if a marker can stand at its end.
fn before(units: &[Unit], unit: usize) -> Option<usize> {
    let before = units[..unit].iter().rposition(|unit| unit.note().is_none())?;
    let takes = matches!(units[before].kind, Kind::Paragraph { .. } | Kind::Item { .. });
    (takes && !units[before].text.is_empty()).then_some(before)
}

/// The names of markers, none of which is another place's.
pub(super) struct Names(HashSet<String>);

impl Names {
    fn new(document: &Document) -> Self {
        let mut taken = HashSet::new();
        for section in &document.sections {
            walk::section(section, &mut |met| {
                if let Met::Anchor(anchor) = met {
                    taken.insert(anchor.as_str().to_lowercase());
                }
            });
        }
        Self(taken)
    }

    pub fn name(&mut self, wanted: &str) -> Anchor {
        let plain = |c: char| if c.is_alphanumeric() { c } else { '-' };
        let mut name: String = wanted.chars().map(plain).collect();
        while !self.0.insert(name.to_lowercase()) {
            name.push('_');
        }
        Anchor::from_slug(name)
    }
}

/// Puts markers into a document.
struct Carrier {
    /// Those that are left, in the order of their units.
    turns: VecDeque<Turn>,
    /// The unit that is met next.
    next: usize,
    /// The section that is gone through.
    section: Option<usize>,
    /// Those that were put in.
    placed: Vec<PageMark>,
}

impl Carrier {
    fn document(mut self, document: &mut Document) {
        // The title and the subtitle stand on the title page, which is in no
        // section.
        self.next = 1 + usize::from(document.metadata.subtitle.is_some());
        while self.is_due(|turn, next| turn.unit < next) {
            self.take();
        }
        for (index, section) in document.sections.iter_mut().enumerate() {
            self.section = Some(index);
            self.section(section);
        }
        document.pages = self.placed;
    }

    fn section(&mut self, section: &mut Section) {
        section.pages = self.opening();
        if let Some(heading) = &mut section.heading {
            self.heading(heading);
        }
        self.blocks(&mut section.blocks);
        let mut figures = Vec::new();
        walk::figures_mut(&mut section.blocks, &mut figures);
        for figure in figures {
            if let Some(description) = &mut figure.description {
                self.blocks(&mut description.blocks);
            }
        }
    }

    fn blocks(&mut self, blocks: &mut Vec<Block>) {
        let mut out = Vec::with_capacity(blocks.len());
        for mut block in mem::take(blocks) {
            if matches!(&block, Block::Aside(aside) if aside.title.is_some()) {
                self.lead_title();
            }
            out.extend(self.opening().into_iter().map(Block::Page));
            self.block(&mut block);
            out.push(block);
        }
        *blocks = out;
    }

    fn block(&mut self, block: &mut Block) {
        match block {
            Block::Heading(heading) => self.heading(heading),
            Block::Paragraph(paragraph) => self.text(&mut paragraph.content, None),
            Block::List(list) => list.items.iter_mut().for_each(|item| self.item(item)),
            Block::Quotation(quotation) => {
                self.blocks(&mut quotation.blocks);
                if let Some(source) = &mut quotation.source {
                    self.text(&mut source.content, None);
                }
            }
            Block::Language(_, inner) => self.blocks(inner),
            Block::Aside(aside) => self.aside(aside),
            Block::Definitions(definitions) => self.definitions(definitions),
            Block::Table(table) => self.table(table),
            Block::Figure(figure) => self.figure(figure),
            Block::Lines(lines) => {
                lines.stanzas.iter_mut().for_each(|stanza| self.block(stanza));
            }
            Block::Code(_) => self.unit(),
            Block::Equation(equation) => self.text(&mut equation.content, None),
            Block::ThematicBreak(_) | Block::Page(_) => {}
        }
    }

    /// A title names what it stands in, and a marker in it would be a part of the
    /// name: one that is due before its first word stands before the whole.
    fn lead_title(&mut self) {
        let next = self.next;
        let due = self.turns.iter_mut().take_while(|turn| turn.unit <= next);
        due.filter(|turn| matches!(turn.slot, Slot::At(0)))
            .for_each(|turn| (turn.unit, turn.slot) = (next, Slot::Before));
    }

    fn aside(&mut self, aside: &mut Aside) {
        if aside.title.is_some() {
            self.unit();
        }
        self.blocks(&mut aside.blocks);
    }

    fn heading(&mut self, heading: &mut Heading) {
        self.unit();
        self.notes(&mut heading.content);
    }

    fn item(&mut self, item: &mut Item) {
        if let Some(Block::Paragraph(opening)) = item.blocks.first_mut() {
            self.text(&mut opening.content, None);
            let mut rest = item.blocks.split_off(1);
            self.blocks(&mut rest);
            item.blocks.append(&mut rest);
        } else {
            self.unit();
            self.blocks(&mut item.blocks);
        }
    }

    fn definitions(&mut self, definitions: &mut Definitions) {
        for item in &mut definitions.items {
            self.text(&mut item.term, None);
            item.meanings.iter_mut().for_each(|meaning| self.blocks(meaning));
        }
    }

    fn table(&mut self, table: &mut Table) {
        let mut opening = Some(Inline::plain(&table.opening));
        for block in &mut table.caption {
            match (block, opening.take()) {
                (Block::Paragraph(paragraph), opening) => {
                    self.text(&mut paragraph.content, opening.as_deref());
                }
                (block, _) => self.block(block),
            }
        }
        for cell in table.rows.iter_mut().flatten().filter(|cell| !cell.is_empty()) {
            self.text(&mut cell.content, None);
        }
    }

    fn figure(&mut self, figure: &mut Figure) {
        if figure.picture.alternative.is_some() {
            self.unit();
        }
        for paragraph in &mut figure.caption {
            self.text(&mut paragraph.content, None);
        }
    }

    /// The markers that stand before the next unit.
    fn opening(&mut self) -> Vec<PageMark> {
        let mut opening = Vec::new();
        while self.is_due(|turn, next| turn.unit == next && turn.slot == Slot::Before) {
            opening.extend(self.take());
        }
        opening
    }

    /// Goes past a unit with no words for a marker to stand between; what
    /// should stand in it is left to the next.
    fn unit(&mut self) {
        self.next += 1;
        for turn in self.turns.iter_mut().take_while(|turn| turn.unit < self.next) {
            (turn.unit, turn.slot) = (self.next, Slot::At(0));
        }
    }

    /// Puts the markers of a unit into its text, before which it says `opening`.
    fn text(&mut self, content: &mut Vec<Inline>, opening: Option<&str>) {
        while self.is_due(|turn, next| turn.unit <= next) {
            let slot = self.turns[0].slot;
            let Some(mark) = self.take() else { break };
            let mark = match slot {
                Slot::End => Some(Inline::Page(mark)),
                Slot::Before => Spot::new(0, opening).put(content, mark),
                Slot::At(offset) => Spot::new(offset, opening).put(content, mark),
            };
            content.extend(mark);
        }
        self.next += 1;
        self.notes(content);
    }

    /// Goes through the notes to which `content` refers first.
    fn notes(&mut self, content: &mut [Inline]) {
        for inline in content {
            if let Inline::Note(NoteMark { note: Some(note), .. }) = inline {
                self.blocks(&mut note.blocks);
            } else if let Some(inner) = inline.children_mut() {
                self.notes(inner);
            }
        }
    }

    /// Whether there is a marker that `is` so, with the unit that is next.
    fn is_due(&self, is: impl Fn(&Turn, usize) -> bool) -> bool {
        self.turns.front().is_some_and(|turn| is(turn, self.next))
    }

    fn take(&mut self) -> Option<PageMark> {
        let mut mark = self.turns.pop_front()?.mark;
        mark.section = self.section;
        if mark.begins == Begins::Page {
            self.placed.push(mark.clone());
        }
        Some(mark)
    }
}

/// The place in running text before the first word that does not begin before
/// a byte of its unit.
struct Spot {
    /// The text so far.
    text: Normaliser,
    goal: usize,
}

impl Spot {
    fn new(goal: usize, opening: Option<&str>) -> Self {
        let mut text = Normaliser::default();
        text.push(opening.unwrap_or_default());
        Self { text, goal }
    }

    /// Puts `mark` into `content`; gives it back where the place is after that.
    fn put(&mut self, content: &mut Vec<Inline>, mark: PageMark) -> Option<Inline> {
        let mut mark = Some(Inline::Page(mark));
        self.descend(content, &mut mark);
        mark
    }

    fn descend(&mut self, content: &mut Vec<Inline>, mark: &mut Option<Inline>) {
        let mut at = 0;
        while at < content.len() && mark.is_some() {
            if self.is_reached() && !matches!(content[at], Inline::Page(_)) {
                content.splice(at..at, mark.take());
                return;
            }
            match &mut content[at] {
                Inline::Text(text) => {
                    if let Some(split) = self.split(text) {
                        let rest = Inline::Text(text.split_off(split));
                        let both = mark.take().into_iter().chain([rest]);
                        content.splice(at + 1..at + 1, both);
                        return;
                    }
                }
                // Within these, the marker's name would become a part of theirs.
                atomic @ (Inline::Link(..)
                | Inline::Reference(_)
                | Inline::Abbreviation(..)
                | Inline::Added(_)) => self.text.push(&Inline::plain(atomic.children())),
                Inline::Code(text) | Inline::Expansion(text) => self.text.push(text),
                Inline::Formula(formula) => self.text.push(&formula.alternative),
                Inline::Break => self.text.push(" "),
                other => {
                    if let Some(inner) = other.children_mut() {
                        self.descend(inner, mark);
                    }
                }
            }
            at += 1;
        }
    }

    /// Whether the next word is the first that does not begin before the goal.
    fn is_reached(&self) -> bool {
        let (end, next) = (self.text.offset(true), self.text.offset(false));
        next >= self.goal && (next > end || self.text.is_empty())
    }

    /// The byte of `text` before which the place is, if it is in it.
    fn split(&mut self, text: &str) -> Option<usize> {
        let mut pushed = 0;
        let mut space = false;
        for (at, c) in text.char_indices() {
            if space && !c.is_whitespace() {
                self.text.push(&text[pushed..at]);
                pushed = at;
                if self.is_reached() {
                    return Some(at);
                }
            }
            space = c.is_whitespace();
        }
        self.text.push(&text[pushed..]);
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Puts a marker at the byte `goal` of `content`; `|` stands for it.
    #[track_caller]
    fn check(content: Vec<Inline>, goal: usize, expected: &str) {
        let anchor = Anchor::from_slug("page-7".to_owned());
        let (label, begins) = ("7".to_owned(), Begins::Page);
        let mark = PageMark { begins, label, anchor, said: None, section: None };
        let mut content = content;
        let after = Spot::new(goal, None).put(&mut content, mark);
        content.extend(after);
        assert_eq!(written(&content), expected);
    }

    fn written(content: &[Inline]) -> String {
        let piece = |inline: &Inline| match inline {
            Inline::Page(_) => "|".to_owned(),
            Inline::Text(text) => text.clone(),
            Inline::Break => "/".to_owned(),
            other => format!("<{}>", written(other.children())),
        };
        content.iter().map(piece).collect()
    }

    fn text(text: &str) -> Inline {
        Inline::Text(text.to_owned())
    }

    #[test]
    fn a_marker_stands_before_its_word() {
        check(vec![text("by og land")], 3, "by |og land");
        check(vec![text("by og land")], 0, "|by og land");
        check(vec![text("by og  land ")], 6, "by og  |land ");
    }

    #[test]
    fn a_word_that_is_cut_stays_whole() {
        check(vec![text("distriktspolitikk er mer")], 9, "distriktspolitikk |er mer");
        check(vec![text("distriktspolitikk")], 9, "distriktspolitikk|");
        let cut = vec![text("by og la"), Inline::Strong(vec![text("nd")]), text(", nå")];
        check(cut, 8, "by og la<nd>, |nå");
    }

    #[test]
    fn a_marker_stands_within_what_is_strong_and_after_what_is_a_link() {
        let strong =
            vec![text("by "), Inline::Strong(vec![text("og land")]), text(" nå")];
        check(strong, 6, "by <og |land> nå");
        let target = super::super::Target::Url("https://example.org".to_owned());
        let link =
            vec![text("by "), Inline::Link(target, vec![text("og land")]), text(" nå")];
        check(link, 6, "by <og land> |nå");
    }

    #[test]
    fn letters_that_are_composed_count_as_they_are_read() {
        check(vec![text("A\u{30a}s by")], 4, "A\u{30a}s |by");
    }

    #[test]
    fn a_line_break_parts_words() {
        check(vec![text("by"), Inline::Break, text("land")], 3, "by/|land");
    }
}
