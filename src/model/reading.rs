//! What a reader of any edition must meet: the document as a [`Reading`].

mod entries;

use std::collections::HashMap;
use std::mem;

use self::entries::Places;
use super::{
    Aside, Block, Cell, Code, Definition, Description, Document, Equation, Figure,
    Formula, Heading, Inline, Item, Language, List, NoteMark, PageMark, Reference, Scope,
    Table, Target, walk,
};
use crate::diagnostic;
use crate::reading::{
    self, Begun, Direction, Header, Kind, Label, Mark, Normaliser, Note, PageTurn, Place,
    Reading, Span, Target as Met, Unit, Within, normalise, normalise_code,
};
use crate::terms::maths;

/// The reading of `document`: the title as the heading of level 1, the subtitle
/// as a paragraph, then every block in order. A heading's number opens its
/// text, as it does in every edition.
pub fn reading(document: &Document) -> Reading {
    read(document, true)
}

/// The reading of `document` without what nobody typed: the imprint and the
/// colophon, the numbers that are made for headings and captions, the text of
/// references, and what abbreviations are expanded to. It is in the order in which it
/// was typed, and is what the words of the
/// source's text are held against.
pub fn typed(document: &Document) -> Reading {
    read(document, false)
}

fn read(document: &Document, numbers: bool) -> Reading {
    let metadata = &document.metadata;
    let mut reader = Reader::new(numbers, Direction::of(&metadata.language));
    let title = vec![Inline::Text(metadata.title.clone())];
    let place = diagnostic::Place::start(FILE);
    reader.turn(document.pages.iter().filter(|page| page.section.is_none()));
    reader.unit(Kind::Heading { level: 1 }, &title, &place);
    if let Some(subtitle) = &metadata.subtitle {
        let content = vec![Inline::Text(subtitle.clone())];
        reader.unit(Kind::Paragraph { depth: 0 }, &content, &place);
    }
    for section in document.sections.iter().filter(|section| numbers || !section.made) {
        reader.pending.push(section.anchor.to_string());
        reader.turn(&section.pages);
        if let Some(heading) = &section.heading {
            reader.heading(heading);
        }
        reader.blocks(&section.blocks, 0);
        if numbers {
            let descriptions = walk::descriptions(section);
            descriptions.into_iter().for_each(|it| reader.description(it));
        }
    }
    let (pages, lines) = PageTurn::part(reader.pages());
    let places = Places::new(&reader.units);
    let (outline, listings) = (places.outline(document), places.listings(document));
    let half_title = metadata.half_title.then(|| normalise(&metadata.title));
    Reading {
        title: Some(metadata.title.clone()),
        language: Some(metadata.language.to_string()),
        units: reader.units,
        outline: Some(outline),
        listings,
        pages,
        lines,
        half_title,
        ..Reading::default()
    }
}

/// Where the title stands.
pub(super) const FILE: &str = "publication.toml";

struct Reader {
    /// Whether what nobody typed is read, and all of it in the order of editions.
    numbers: bool,
    units: Vec<Unit>,
    /// How many lists began.
    lists: usize,
    /// How many tables began.
    tables: usize,
    /// The notes that there are, each with its number among them.
    notes: HashMap<String, usize>,
    /// The anchors that the next unit bears.
    pending: Vec<String>,
    /// What the next unit stands in.
    within: Vec<Within>,
    /// The languages of the blocks around, where they are others than the work's.
    languages: Vec<Language>,
    /// The direction in which the work runs.
    direction: Direction,
    /// The pages and lines that begin in the units.
    turns: Vec<PageTurn>,
    /// The pages and lines that begin with the next unit.
    turned: Vec<Begun>,
}

impl Reader {
    fn new(numbers: bool, direction: Direction) -> Self {
        Self {
            numbers,
            direction,
            units: Vec::new(),
            lists: 0,
            tables: 0,
            notes: HashMap::new(),
            pending: Vec::new(),
            within: Vec::new(),
            languages: Vec::new(),
            turns: Vec::new(),
            turned: Vec::new(),
        }
    }

    fn blocks(&mut self, blocks: &[Block], depth: u8) {
        for block in blocks {
            match block {
                Block::Heading(heading) => self.heading(heading),
                Block::Paragraph(paragraph) => {
                    let kind = Kind::Paragraph { depth };
                    self.unit(kind, &paragraph.content, &paragraph.place);
                }
                Block::List(list) => self.list(list, depth.saturating_add(1)),
                Block::Quotation(quotation) => {
                    self.within(Within::Quotation, &quotation.blocks, depth);
                    if let Some(source) = &quotation.source {
                        self.within.push(Within::Source);
                        let kind = Kind::Paragraph { depth };
                        self.unit(kind, &source.content, &source.place);
                        self.within.pop();
                    }
                }
                Block::Language(language, inner) => {
                    self.languages.push(language.clone());
                    self.blocks(inner, depth);
                    self.languages.pop();
                }
                Block::Aside(aside) => self.aside(aside, depth),
                Block::Definitions(definitions) => {
                    definitions.items.iter().for_each(|it| self.definition(it, depth));
                }
                Block::Table(table) => self.table(table, depth),
                Block::Figure(figure) => self.figure(figure, depth),
                Block::Lines(lines) => self.blocks(&lines.stanzas, depth),
                Block::Code(code) => self.code(code, depth),
                Block::Equation(equation) => self.equation(equation, depth),
                Block::ThematicBreak(_) => {}
                Block::Page(page) => self.turn([page]),
            }
        }
    }

    /// Notes that pages begin with the next unit.
    fn turn<'a>(&mut self, pages: impl IntoIterator<Item = &'a PageMark>) {
        let begun = |page: &PageMark| Begun::from((page.begins, page.label.clone()));
        self.turned.extend(pages.into_iter().map(begun));
    }

    /// The pages, the last of which may begin after everything.
    fn pages(&mut self) -> Vec<PageTurn> {
        let last = self.units.len().saturating_sub(1);
        let offset = self.units.last().map_or(0, |unit| unit.text.len());
        let after = self.turned.drain(..);
        self.turns.extend(after.map(|begun| PageTurn::new(begun, last, offset)));
        mem::take(&mut self.turns)
    }

    /// Reads `blocks`, which stand in `surrounding`.
    fn within(&mut self, surrounding: Within, blocks: &[Block], depth: u8) {
        self.within.push(surrounding);
        self.blocks(blocks, depth);
        self.within.pop();
    }

    /// An aside's title is its first paragraph, and bears its name.
    fn aside(&mut self, aside: &Aside, depth: u8) {
        self.pending.extend(aside.anchor.iter().map(ToString::to_string));
        self.within.push(Within::Aside);
        if let Some(title) = &aside.title {
            let title = [Inline::Text(title.clone())];
            self.unit(Kind::Paragraph { depth }, &title, &aside.place);
        }
        self.blocks(&aside.blocks, depth);
        self.within.pop();
    }

    fn table(&mut self, table: &Table, depth: u8) {
        self.pending.extend(table.anchor.iter().map(ToString::to_string));
        self.caption(&table.opening, &table.caption, depth);
        let index = self.tables;
        self.tables += 1;
        for cell in table.rows.iter().flatten() {
            if cell.is_empty() {
                continue;
            }
            self.within.push(Within::Cell(cell_of(cell, index)));
            self.unit(Kind::Paragraph { depth }, &cell.content, &cell.place);
            self.within.pop();
        }
    }

    /// Reads a caption, the first paragraph of which begins with `opening`.
    fn caption(&mut self, opening: &[Inline], blocks: &[Block], depth: u8) {
        self.within.push(Within::Caption);
        let mut opening = Some(opening).filter(|_| self.numbers);
        for block in blocks {
            match (block, opening.take()) {
                (Block::Paragraph(paragraph), Some(opening)) => {
                    let content = [opening, &paragraph.content].concat();
                    self.unit(Kind::Paragraph { depth }, &content, &paragraph.place);
                }
                _ => self.blocks(std::slice::from_ref(block), depth),
            }
        }
        self.within.pop();
    }

    /// What a picture says, then its caption. One that says nothing is met by
    /// nobody.
    fn figure(&mut self, figure: &Figure, depth: u8) {
        self.pending.extend(figure.anchor.iter().map(ToString::to_string));
        let picture = &figure.picture;
        if let Some(alternative) = &picture.alternative {
            let kind = Kind::Picture { depth, proportion: Some(picture.proportion) };
            self.unit(kind, &[Inline::Text(alternative.clone())], &picture.place);
        }
        self.within.push(Within::Caption);
        for paragraph in &figure.caption {
            self.unit(Kind::Paragraph { depth }, &paragraph.content, &paragraph.place);
        }
        self.within.pop();
        // It was typed here; editions show it at the end of the section.
        if !self.numbers
            && let Some(description) = &figure.description
        {
            self.description(description);
        }
    }

    fn description(&mut self, description: &Description) {
        self.pending.push(description.anchor.to_string());
        self.blocks(&description.blocks, 0);
    }

    fn heading(&mut self, heading: &Heading) {
        let anchor = heading.anchor.to_string();
        if !self.pending.contains(&anchor) {
            self.pending.push(anchor);
        }
        let kind = Kind::Heading { level: heading.level.get() };
        match &heading.number {
            Some(number) if self.numbers || heading.typed => {
                let mut content = vec![Inline::Text(format!("{number} "))];
                content.extend_from_slice(&heading.content);
                self.unit(kind, &content, &heading.place);
            }
            _ => self.unit(kind, &heading.content, &heading.place),
        }
    }

    fn code(&mut self, code: &Code, depth: u8) {
        let unit = self.units.len();
        let turns = self.turned.drain(..);
        self.turns.extend(turns.map(|begun| PageTurn::new(begun, unit, 0)));
        let text = normalise_code(&code.text);
        let foreign = self.languages.last().map(|language| Span {
            start: 0,
            end: text.len(),
            mark: Mark::Language(language.to_string()),
        });
        self.units.push(Unit {
            kind: Kind::Code { depth },
            within: self.within.clone(),
            text,
            spans: foreign.into_iter().collect(),
            anchors: mem::take(&mut self.pending),
            place: Place::Source(code.place.clone()),
        });
    }

    /// A formula, and after it its number, which nobody typed.
    fn equation(&mut self, equation: &Equation, depth: u8) {
        self.pending.extend(equation.anchor.iter().map(ToString::to_string));
        let mut content = equation.content.clone();
        if let Some(number) = &equation.number {
            let number = Inline::Text(format!(" {number}"));
            content.push(Inline::Added(vec![number]));
        }
        self.unit(Kind::Paragraph { depth }, &content, &equation.place);
    }

    fn definition(&mut self, definition: &Definition, depth: u8) {
        self.pending.push(definition.anchor.to_string());
        self.unit(Kind::Term { depth }, &definition.term, &definition.place);
        for meaning in &definition.meanings {
            self.within(Within::Definition, meaning, depth);
        }
    }

    fn list(&mut self, list: &List, depth: u8) {
        let index = self.lists;
        self.lists += 1;
        for item in &list.items {
            self.item(item, depth, index);
        }
    }

    fn item(&mut self, item: &Item, depth: u8, list: usize) {
        self.pending.extend(item.lead.iter().map(|lead| lead.anchor.to_string()));
        let label = match item.number {
            Some(number) => Label::Number(number.to_string()),
            None => item.check.as_ref().map_or(Label::Bullet, |check| {
                let (done, said) = (Some(check.done), check.said.clone());
                Label::Check(reading::Check { done, said })
            }),
        };
        let kind = Kind::Item { depth, label, list };
        match item.blocks.split_first() {
            Some((Block::Paragraph(paragraph), rest)) => {
                self.unit(kind, &paragraph.content, &item.place);
                self.blocks(rest, depth);
            }
            _ => {
                self.unit(kind, &[], &item.place);
                self.blocks(&item.blocks, depth);
            }
        }
    }

    fn unit(&mut self, kind: Kind, content: &[Inline], place: &diagnostic::Place) {
        let mut first = Vec::new();
        walk::notes(content, &mut first);
        for mark in &first {
            let next = self.notes.len();
            self.notes.entry(mark.anchor.to_string()).or_insert(next);
        }
        let mut text = Text::new(!self.numbers, &self.notes);
        text.around = self.languages.last().map_or(self.direction, Direction::of);
        text.push(content);
        text.is_in(self.languages.last(), self.direction);
        let unit = self.units.len();
        let opening = self.turned.drain(..).map(|label| (label, 0));
        let mut turns: Vec<(Begun, usize)> = opening.collect();
        turns.append(&mut text.pages);
        let (spans, text) = (text.spans(), text.text.finish());
        for (label, offset) in turns {
            // What stands after the last word begins with the next unit.
            if offset < text.len().max(1) {
                self.turns.push(PageTurn::new(label, unit, offset));
            } else {
                self.turned.push(label);
            }
        }
        self.units.push(Unit {
            kind,
            within: self.within.clone(),
            text,
            spans,
            anchors: std::mem::take(&mut self.pending),
            place: Place::Source(place.clone()),
        });
        first.into_iter().for_each(|mark| self.note(mark));
    }

    /// Reads the note to which `mark` refers, outside of all that the reference
    /// stands in.
    fn note(&mut self, mark: &NoteMark) {
        let (Some(note), Some(&index)) =
            (&mark.note, self.notes.get(mark.anchor.as_str()))
        else {
            return;
        };
        let label = mark.number.clone();
        let within = Within::Note(Note { index, label, back: true });
        let around = mem::replace(&mut self.within, vec![within]);
        let pending = mem::replace(&mut self.pending, vec![mark.anchor.to_string()]);
        let turned = mem::take(&mut self.turned);
        let languages = mem::take(&mut self.languages);
        self.blocks(&note.blocks, 0);
        self.languages = languages;
        self.within = around;
        self.pending = pending;
        self.turned = turned;
    }
}

/// A unit's text as it comes in.
struct Text<'n> {
    text: Normaliser,
    spans: Vec<Span>,
    /// The pages and lines that begin in it, with the byte at which they do.
    pages: Vec<(Begun, usize)>,
    /// Whether only what the author typed is read.
    typed: bool,
    /// Which note each is.
    notes: &'n HashMap<String, usize>,
    /// In which direction that runs which surrounds what comes in.
    around: Direction,
}

impl<'n> Text<'n> {
    fn new(typed: bool, notes: &'n HashMap<String, usize>) -> Self {
        let (text, spans, pages) = (Normaliser::default(), Vec::new(), Vec::new());
        Self { text, spans, pages, typed, notes, around: Direction::Rightward }
    }

    /// Says of all of it that it is in a language, if there is one to be told, and
    /// in which direction that runs; otherwise it runs as the work does.
    fn is_in(&mut self, language: Option<&Language>, work: Direction) {
        let (start, end) = (0, self.text.offset(true));
        if end == 0 {
            return;
        }
        let direction = language.map_or(work, Direction::of);
        if direction == Direction::Leftward {
            self.turn_back(0);
        }
        if direction == Direction::Leftward || direction != work {
            let mark = Mark::Direction(direction);
            self.spans.insert(0, Span { start, end, mark });
        }
        if let Some(language) = language {
            let mark = Mark::Language(language.to_string());
            self.spans.insert(0, Span { start, end, mark });
        }
    }

    /// Text that is in `language`.
    fn foreign(&mut self, language: &Language, inner: &[Inline]) {
        let index = self.spans.len();
        let around = mem::replace(&mut self.around, Direction::of(language));
        self.span(Mark::Language(language.to_string()), inner);
        self.around = around;
        if Direction::of(language) == Direction::Leftward
            && let Some(span) = self.spans.get(index)
        {
            let mark = Mark::Direction(Direction::Leftward);
            let span = Span { mark, ..span.clone() };
            self.turn_back(index + 1);
            self.spans.insert(index + 1, span);
        }
    }

    /// Says of all in another language from the span number `from` on that it runs
    /// from left to right, where it does, since what surrounds it does not.
    fn turn_back(&mut self, from: usize) {
        for index in (from..self.spans.len()).rev() {
            let span = &self.spans[index];
            let Mark::Language(tag) = &span.mark else { continue };
            if Language::new(tag).is_some_and(|it| !it.is_right_to_left()) {
                let mark = Mark::Direction(Direction::Rightward);
                self.spans.insert(index + 1, Span { mark, ..span.clone() });
            }
        }
    }

    fn push(&mut self, content: &[Inline]) {
        for inline in content {
            match inline {
                Inline::Text(text) => self.text.push(text),
                Inline::Code(code) => {
                    let start = self.text.offset(false);
                    self.text.push(code);
                    self.runs_rightward(start);
                }
                Inline::Break => self.line_break(),
                Inline::Note(mark) => self.refer(mark),
                Inline::Formula(formula) => self.formula(formula),
                Inline::Page(page) => {
                    let begun = (page.begins, page.label.clone());
                    self.pages.push((begun.into(), self.text.offset(false)));
                }
                Inline::Link(target, inner) => self.span(Mark::Link(met(target)), inner),
                Inline::Language(language, inner) => {
                    self.foreign(language, inner);
                }
                Inline::Added(_) if self.typed => {}
                Inline::Reference(reference) => self.reference(reference),
                Inline::Expansion(text) => {
                    if !self.typed {
                        self.text.push(text);
                    }
                }
                Inline::Abbreviation(long, inner) => {
                    self.span(Mark::Expansion(normalise(long)), inner);
                }
                Inline::Strong(inner)
                | Inline::Added(inner)
                | Inline::Emphasis(inner)
                | Inline::Subscript(inner)
                | Inline::Superscript(inner)
                | Inline::Cite(inner)
                | Inline::Mark(inner)
                | Inline::Keyboard(inner) => self.push(inner),
            }
        }
    }

    /// A break stands after the text before it, and covers nothing.
    fn line_break(&mut self) {
        let at = self.text.offset(true);
        let mark = Mark::Break { meant: true };
        if at > 0
            && self.spans.last().is_none_or(|it| (it.start, &it.mark) != (at, &mark))
        {
            self.spans.push(Span { start: at, end: at, mark });
        }
        self.text.push(" ");
    }

    /// What there is to say of the text. A break after all of it parts nothing.
    fn spans(&mut self) -> Vec<Span> {
        let end = self.text.offset(true);
        let is_idle =
            |span: &Span| span.start == end && matches!(span.mark, Mark::Break { .. });
        self.spans.retain(|span| !is_idle(span));
        mem::take(&mut self.spans)
    }

    fn reference(&mut self, reference: &Reference) {
        if self.typed && !reference.typed {
            return;
        }
        let first = self.spans.len();
        let target = Met::Anchor(reference.anchor.to_string());
        self.span(Mark::Link(target), &reference.content);
        if let Some(Span { start, end, mark: Mark::Link(_) }) = self.spans.get(first) {
            let page = Span { start: *start, end: *end, mark: Mark::Page(None) };
            self.spans.insert(first + 1, page);
        }
    }

    /// A reference stands after the text before it, and covers nothing.
    fn refer(&mut self, mark: &NoteMark) {
        let at = self.text.offset(true);
        let note = self.notes.get(mark.anchor.as_str()).copied();
        let mark = Mark::Note { label: mark.number.clone(), note };
        self.spans.push(Span { start: at, end: at, mark });
    }

    /// A formula reads as what it says. Where only what was typed is read, it
    /// is known by its letters and digits.
    fn formula(&mut self, formula: &Formula) {
        let Formula { part, alternative, .. } = formula;
        if self.typed {
            return self.text.push(&format!(" ${} ", maths::typed(part)));
        }
        let start = self.text.offset(false);
        self.text.push(alternative);
        self.runs_rightward(start);
        let (end, mark) = (self.text.offset(true), Mark::Formula(maths::signs(part)));
        self.spans.push(Span { start, end, mark });
    }

    /// Says of what came in from the byte `start` on, code or a formula, that it runs
    /// from left to right where what surrounds it does not.
    fn runs_rightward(&mut self, start: usize) {
        let end = self.text.offset(true);
        if self.around == Direction::Leftward && start < end {
            let mark = Mark::Direction(Direction::Rightward);
            self.spans.push(Span { start, end, mark });
        }
    }

    fn span(&mut self, mark: Mark, inner: &[Inline]) {
        let index = self.spans.len();
        self.spans.push(Span { start: self.text.offset(false), end: 0, mark });
        self.push(inner);
        let end = self.text.offset(true);
        let span = &mut self.spans[index];
        span.end = end.max(span.start);
        // White space that a span begins with is not in the text yet.
        if span.start == span.end {
            self.spans.remove(index);
        }
    }
}

fn cell_of(cell: &Cell, table: usize) -> reading::Cell {
    let Cell { row, column, rows, columns, .. } = *cell;
    let header = cell.header.map(|scope| match scope {
        Scope::Column => Header::Column,
        Scope::Row => Header::Row,
    });
    reading::Cell { table, row, column, rows, columns, header }
}

fn met(target: &Target) -> Met {
    match target {
        Target::Anchor(anchor) => Met::Anchor(anchor.to_string()),
        Target::Url(url) => Met::Url(url.clone()),
    }
}
