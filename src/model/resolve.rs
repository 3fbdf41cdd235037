//! The parts of the work → sections, with numbers and anchors, and with links
//! that lead somewhere.

use std::collections::{HashMap, HashSet};

use super::anchors::Anchors;
use super::figures::Figures;
use super::notes::Notes;
use super::numbers::Numberer;
use super::numbers::typed::{Habit, Typed};
use super::references::{Targets, is_unwritten};
use super::sections::Draft;
use super::tables::Counter;
use super::{
    Anchor, Block, Code, Definition, Definitions, Heading, Image, Inline, Language,
    Level, Lines, Paragraph, Quotation, Role, Section,
};
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::reading::normalise;
use crate::source::{self, Content, ItemNumbers, Source};
use crate::words::Words;

/// For how many links to nowhere the nearest anchor is looked up, since that
/// takes as long as there are anchors.
const LOOKED_UP: usize = 20;

/// What is known while the parts of a work are gone through.
pub struct Resolver<'a> {
    pub(super) faults: &'a mut Diagnostics,
    pub(super) anchors: Anchors,
    items: ItemNumbers,
    /// The numbers that headings get.
    numbers: Numberer,
    /// The numbers that headings were typed with.
    typed: Typed,
    /// The chapter that is gone through: the level of its heading, and what part
    /// of the work it is.
    chapter: (Level, Role),
    /// The numbers that tables get.
    pub(super) tables: Counter,
    /// The numbers that formulas get.
    pub(super) equations: Counter,
    /// How many tables without a caption are called so.
    pub(super) table_names: HashMap<String, u32>,
    /// The words that are put into the text.
    pub(super) words: Words,
    pub(super) notes: Notes<'a>,
    /// The last number of the last list that the next may go on from.
    pub(super) last_number: Option<u32>,
    /// The languages that the text stands in, the innermost last.
    pub(super) languages: Vec<Language>,
    /// How many quotations the text stands in.
    pub(super) quotations: usize,
    /// Whether the text stands in a heading.
    pub(super) in_heading: bool,
    /// How many lists the text stands in.
    pub(super) lists: usize,
    /// The links within the work, to be looked up when all anchors are known.
    pub(super) links: Vec<(String, Place)>,
    /// Those of them that have no text of their own.
    pub(super) unwritten: Vec<(Anchor, Place)>,
    /// What each anchor stands for.
    pub(super) targets: Targets,
    /// The images that are in order, by path, with their places in the document.
    pub(super) images: HashMap<&'a str, (usize, &'a Image)>,
    /// The numbers that figures get.
    pub(super) figures: Figures,
}

impl<'a> Resolver<'a> {
    /// Begins with nothing but the anchors that the author chose, which come
    /// before those that are made.
    pub fn new(
        source: &'a Source,
        drafts: &[Draft],
        faults: &'a mut Diagnostics,
    ) -> Self {
        let mut anchors = Anchors::default();
        for text in &source.texts {
            take_typed(&text.blocks, &mut anchors, faults);
            for note in &text.notes {
                take_typed(&note.blocks, &mut anchors, faults);
            }
        }
        let numbering = source.publication.numbering;
        let images = source.images.values().enumerate();
        let images = images.map(|(index, image)| (image.path.as_str(), (index, image)));
        Self {
            faults,
            anchors,
            items: numbering.items,
            numbers: Numberer::new(numbering, &source.publication.language),
            typed: Typed::new(Habit::of(headings(drafts)), &numbering),
            chapter: (Level::CHAPTER, Role::Chapter),
            tables: Counter::new(numbering.tables),
            equations: Counter::new(numbering.formulas),
            table_names: HashMap::new(),
            words: Words::new(&source.publication.language),
            notes: Notes::new(source),
            last_number: None,
            languages: vec![source.publication.language.clone()],
            quotations: 0,
            in_heading: false,
            lists: 0,
            links: Vec::new(),
            unwritten: Vec::new(),
            targets: Targets::new(&source.publication.language),
            images: images.collect(),
            figures: Figures::new(numbering.figures),
        }
    }

    /// The sections that `drafts` become, and the anchors that they have.
    pub fn sections(mut self, drafts: &[Draft]) -> (Vec<Section>, Anchors) {
        let mut sections: Vec<Section> =
            drafts.iter().map(|draft| self.section(draft)).collect();
        self.check_links();
        self.check_unwritten();
        self.targets.write(&mut sections);
        (sections, self.anchors)
    }

    fn section(&mut self, draft: &Draft) -> Section {
        if self.items == ItemNumbers::Restart {
            self.last_number = None;
        }
        self.chapter = (draft.level, draft.role);
        let unnumbered = draft.heading.is_none_or(|heading| heading.unnumbered);
        let made = self.numbers.section(draft.role, unnumbered);
        self.tables.open_part(draft.role, made.as_deref());
        self.equations.open_part(draft.role, made.as_deref());
        if draft.role == Role::Part {
            self.typed.part();
        }
        let heading = draft
            .heading
            .map(|heading| self.heading(heading, draft.level, made, &draft.place));
        self.restart_notes(heading.as_ref());
        let anchor = match &heading {
            Some(heading) => heading.anchor.clone(),
            None => self.anchors.make(draft.role.name(), "section"),
        };
        self.targets.open_part(draft.role, &anchor, heading.as_ref());
        let number = heading.as_ref().and_then(|heading| heading.number.as_deref());
        self.figures.begin(draft.role, number);
        let blocks =
            draft.blocks.iter().filter_map(|block| self.top_block(block)).collect();
        Section {
            role: draft.role,
            made: false,
            pages: Vec::new(),
            level: draft.level,
            anchor,
            heading,
            blocks,
        }
    }

    /// The heading `heading` with the number `made` for it, or the one that was
    /// typed.
    fn heading(
        &mut self,
        heading: &source::Heading,
        level: Level,
        made: Option<String>,
        place: &Place,
    ) -> Heading {
        let depth = self.depth(level);
        let typed = match self.chapter.1 {
            // What was typed before a part's title is a part of it.
            Role::Part => None,
            role => {
                let appendix = role == Role::Appendix;
                self.typed.number(heading, depth, appendix, place, self.faults)
            }
        };
        let links = self.links.len();
        self.in_heading = true;
        let mut content = self.inlines(&heading.content);
        self.in_heading = false;
        let number = match &typed {
            Some((length, number)) => {
                without_number(&mut content, *length);
                Some(number.clone())
            }
            None => made,
        };
        self.bind(&mut content);
        let anchor = match &heading.anchor {
            Some(anchor) => anchor.clone(),
            None => self.anchors.make(&Inline::plain(&content), "section"),
        };
        let typed = typed.is_some();
        self.check_itself(&anchor, links);
        let heading =
            Heading { level, anchor, number, typed, content, place: place.clone() };
        if level > self.chapter.0 {
            self.targets.heading(&heading);
        }
        heading
    }

    /// How many levels below its chapter's a heading of that level stands.
    fn depth(&self, level: Level) -> usize {
        usize::from(level.get().saturating_sub(self.chapter.0.get()))
    }

    /// A block that stands in no other.
    fn top_block(&mut self, block: &source::Block) -> Option<Block> {
        if let Content::List(list) = &block.content
            && list.ordered
        {
            self.check_start(list, &block.place);
        }
        self.block(block)
    }

    /// A block; `None` for what was found at fault where it stands.
    pub(super) fn block(&mut self, block: &source::Block) -> Option<Block> {
        let place = block.place.clone();
        match &block.content {
            Content::Heading(heading) => {
                let level = Level::new(heading.hashes + 1)?;
                let depth = self.depth(level);
                let made = self.numbers.heading(depth, heading.unnumbered);
                Some(Block::Heading(self.heading(heading, level, made, &place)))
            }
            Content::Paragraph(content) => Some(Block::Paragraph(Paragraph {
                content: self.inlines(content),
                place,
            })),
            Content::List(list) => Some(Block::List(self.list(list, place))),
            Content::Quotation(quotation) => {
                Some(Block::Quotation(self.quotation(quotation, place)))
            }
            Content::Language(language, blocks) => Some(self.blocks_in(language, blocks)),
            Content::Aside(aside) => Some(Block::Aside(self.aside(aside, place))),
            Content::Definitions(items) => {
                let items = items.iter().map(|item| self.definition(item)).collect();
                Some(Block::Definitions(Definitions { items, place }))
            }
            Content::Table(table) => Some(Block::Table(self.table(table, place))),
            Content::Figure(figure) => self.figure(figure).map(Block::Figure),
            Content::Lines(lines) => {
                let stanzas = lines.stanzas.iter().filter_map(|block| self.block(block));
                let stanzas = stanzas.collect();
                Some(Block::Lines(Lines { kind: lines.kind, stanzas, place }))
            }
            Content::Code(code) => {
                let source::Code { language, text } = code.clone();
                Some(Block::Code(Code { language, text, place }))
            }
            Content::Equation(typed) => {
                Some(Block::Equation(self.equation(typed, place)))
            }
            Content::ThematicBreak => Some(Block::ThematicBreak(place)),
            Content::Part(..) | Content::LongDescription(_) => None,
        }
    }

    fn blocks_in(&mut self, language: &Language, blocks: &[source::Block]) -> Block {
        self.languages.push(language.clone());
        let inner = blocks.iter().filter_map(|block| {
            self.check_nested_start(block);
            self.block(block)
        });
        let inner = inner.collect();
        self.languages.pop();
        Block::Language(language.clone(), inner)
    }

    fn quotation(&mut self, quotation: &source::Quotation, place: Place) -> Quotation {
        let blocks = quotation.blocks.iter();
        let blocks = blocks.filter_map(|block| self.block(block)).collect();
        let source = quotation.source.as_ref().map(|(content, place)| Paragraph {
            content: self.inlines(content),
            place: place.clone(),
        });
        Quotation { blocks, source, place }
    }

    fn definition(&mut self, item: &source::Definition) -> Definition {
        let links = self.links.len();
        let term = self.inlines(&item.term);
        if term.iter().any(is_unwritten) {
            self.fault_reference("term", &item.place);
        }
        let anchor = self.anchors.make(&Inline::plain(&term), "term");
        self.targets.titled(&anchor, &term);
        let meaning = |blocks: &Vec<source::Block>| {
            blocks.iter().filter_map(|block| self.block(block)).collect()
        };
        let meanings = item.meanings.iter().map(meaning).collect();
        self.check_itself(&anchor, links);
        Definition { anchor, term, meanings, place: item.place.clone() }
    }

    /// Notes the links from the one with the index `first` on that lead to
    /// `anchor`, in which they stand themselves.
    pub(super) fn check_itself(&mut self, anchor: &Anchor, first: usize) {
        let itself = |(name, _): &&(String, Place)| name == anchor.as_str();
        for (name, place) in self.links[first..].iter().filter(itself) {
            let message = format!("reference to #{name}, in which it stands itself");
            let fault = Diagnostic::error("reference-self", message).at(place.clone());
            self.faults.push(fault.hint("refer to another place, or leave it out"));
        }
    }

    /// A reference can say nothing of a place that nothing is known of.
    fn check_unwritten(&mut self) {
        let names: HashSet<&str> = self.anchors.names();
        let exists = |anchor: &Anchor| names.contains(anchor.as_str());
        for (anchor, place) in &self.unwritten {
            if exists(anchor) && !self.targets.knows(anchor) {
                let message = format!("reference to #{anchor}, which has no name");
                let fault = Diagnostic::error("link-text", message).at(place.clone());
                self.faults.push(fault.hint("write its text in the brackets"));
            }
        }
    }

    fn check_links(&mut self) {
        let names: HashSet<&str> = self.anchors.names();
        let missing = |(name, _): &&(String, Place)| !names.contains(name.as_str());
        for (count, (name, place)) in self.links.iter().filter(missing).enumerate() {
            let near =
                if count < LOOKED_UP { self.anchors.nearest(name) } else { Vec::new() };
            let hint = match near.as_slice() {
                [] => {
                    "anchors are made of headings and of the leads of list items".into()
                }
                near => format!("did you mean #{}?", near.join(" or #")),
            };
            let message = format!("link to #{}, which does not exist", normalise(name));
            let fault = Diagnostic::error("link-missing", message).at(place.clone());
            self.faults.push(fault.hint(hint));
        }
    }
}

/// The headings of `drafts`, each with how many levels it stands below its
/// chapter; parts that hold chapters have their own numbers.
fn headings<'a>(
    drafts: &'a [Draft<'a>],
) -> impl Iterator<Item = (usize, &'a source::Heading)> {
    drafts.iter().filter(|draft| draft.role != Role::Part).flat_map(|draft| {
        let within = draft.blocks.iter().filter_map(|block| match &block.content {
            Content::Heading(heading) => Some(heading),
            _ => None,
        });
        let hashes = draft.level.get() - 1;
        let depth =
            move |heading: &source::Heading| heading.hashes.saturating_sub(hashes);
        draft
            .heading
            .into_iter()
            .chain(within)
            .map(move |heading| (usize::from(depth(heading)), heading))
    })
}

/// Takes the first `length` bytes out of `content`, which begins with as much
/// text.
fn without_number(content: &mut Vec<Inline>, length: usize) {
    if let Some(Inline::Text(text)) = content.first_mut() {
        text.drain(..length.min(text.len()));
        if text.is_empty() {
            content.remove(0);
        }
    }
}

/// Takes the anchors that the author chose in `blocks`, and notes those that
/// stand twice.
fn take_typed(blocks: &[source::Block], anchors: &mut Anchors, faults: &mut Diagnostics) {
    for block in blocks {
        let anchor = match &block.content {
            Content::Heading(heading) => &heading.anchor,
            Content::Table(table) => &table.anchor,
            Content::Part(_, blocks)
            | Content::Language(_, blocks)
            | Content::Quotation(source::Quotation { blocks, .. }) => {
                take_typed(blocks, anchors, faults);
                &None
            }
            Content::Figure(figure) => &figure.anchor,
            Content::Equation(equation) => &equation.anchor,
            Content::Aside(aside) => {
                take_typed(&aside.blocks, anchors, faults);
                &aside.anchor
            }
            Content::List(list) => {
                for item in &list.items {
                    take_typed(&item.blocks, anchors, faults);
                }
                &None
            }
            Content::Definitions(items) => {
                for blocks in items.iter().flat_map(|item| &item.meanings) {
                    take_typed(blocks, anchors, faults);
                }
                &None
            }
            Content::Paragraph(_)
            | Content::LongDescription(_)
            | Content::Code(_)
            | Content::Lines(_)
            | Content::ThematicBreak => &None,
        };
        if let Some(anchor) = anchor
            && !anchors.take(anchor)
        {
            let message = format!("the anchor {anchor} stands twice");
            let fault = Diagnostic::error("anchor-duplicate", message);
            let hint = "choose another, or leave it out and one will be made";
            faults.push(fault.at(block.place.clone()).hint(hint));
        }
    }
}
