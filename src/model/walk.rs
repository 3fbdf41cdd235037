//! Going through a document: the one place that knows what blocks hold.

use super::{
    Anchor, Block, Code, Definition, Description, Equation, Figure, Heading, Inline,
    Item, Language, NoteMark, Paragraph, Section, Table,
};
use crate::diagnostic::Place;

/// What is met on the way.
#[derive(Debug, Clone, Copy)]
pub enum Met<'a> {
    /// A name by which links reach what comes next.
    Anchor(&'a Anchor),
    /// Running text, and where its block stands in the source.
    Text(&'a [Inline], &'a Place),
    /// Code, in which nothing is a mark.
    Code(&'a Code),
    /// A figure; what belongs to it is met after it.
    Figure(&'a Figure),
    /// A table; what belongs to it is met after it.
    Table(&'a Table),
}

/// Goes through `section` in reading order.
pub fn section<'a>(section: &'a Section, see: &mut impl FnMut(Met<'a>)) {
    see(Met::Anchor(&section.anchor));
    if let Some(heading) = &section.heading {
        self::heading(heading, see);
    }
    blocks(&section.blocks, see);
}

/// Goes through `blocks` in reading order.
pub fn blocks<'a>(blocks: &'a [Block], see: &mut impl FnMut(Met<'a>)) {
    for block in blocks {
        match block {
            Block::Heading(heading) => self::heading(heading, see),
            Block::Paragraph(paragraph) => {
                text(&paragraph.content, &paragraph.place, see);
            }
            Block::List(list) => list.items.iter().for_each(|item| self::item(item, see)),
            Block::Quotation(quotation) => {
                self::blocks(&quotation.blocks, see);
                if let Some(source) = &quotation.source {
                    text(&source.content, &source.place, see);
                }
            }
            Block::Language(_, inner) => self::blocks(inner, see),
            Block::Aside(aside) => {
                if let Some(anchor) = &aside.anchor {
                    see(Met::Anchor(anchor));
                }
                self::blocks(&aside.blocks, see);
            }
            Block::Definitions(definitions) => {
                definitions.items.iter().for_each(|item| definition(item, see));
            }
            Block::Table(table) => self::table(table, see),
            Block::Figure(figure) => self::figure(figure, see),
            Block::Lines(lines) => self::blocks(&lines.stanzas, see),
            Block::Code(code) => see(Met::Code(code)),
            Block::Equation(equation) => self::equation(equation, see),
            Block::ThematicBreak(_) | Block::Page(_) => {}
        }
    }
}

/// A text of sentences, as its author wrote it.
#[derive(Debug, Clone, Copy)]
pub struct Prose<'a> {
    /// What it says.
    pub content: &'a [Inline],
    /// Where its block stands in the source.
    pub place: &'a Place,
    /// Who says it.
    pub voice: Voice<'a>,
}

/// Who says a text.
#[derive(Debug, Clone, Copy)]
pub struct Voice<'a> {
    /// The language that it is in.
    pub language: &'a Language,
    /// Whether it is quoted from somebody else.
    pub quoted: bool,
}

/// Goes through the text of sentences in `blocks`, which are in `language`, in
/// reading order: paragraphs and what stands in lists, notes, captions and
/// quotations, but neither headings, terms, tables nor lines of verse.
pub fn prose<'a>(
    blocks: &'a [Block],
    language: &'a Language,
    see: &mut dyn FnMut(Prose<'a>),
) {
    said(blocks, Voice { language, quoted: false }, see);
}

fn said<'a>(blocks: &'a [Block], voice: Voice<'a>, see: &mut dyn FnMut(Prose<'a>)) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => said_in(paragraph, voice, see),
            Block::List(list) => {
                list.items.iter().for_each(|item| said(&item.blocks, voice, see));
            }
            Block::Quotation(quotation) => {
                said(&quotation.blocks, Voice { quoted: true, ..voice }, see);
            }
            Block::Language(language, inner) => {
                said(inner, Voice { language, ..voice }, see);
            }
            Block::Aside(aside) => said(&aside.blocks, voice, see),
            Block::Definitions(definitions) => {
                let meanings = definitions.items.iter().flat_map(|it| &it.meanings);
                meanings.for_each(|meaning| said(meaning, voice, see));
            }
            Block::Table(table) => said(&table.caption, voice, see),
            Block::Figure(figure) => {
                figure.caption.iter().for_each(|it| said_in(it, voice, see));
                if let Some(description) = &figure.description {
                    said(&description.blocks, voice, see);
                }
            }
            Block::Heading(_)
            | Block::Lines(_)
            | Block::Code(_)
            | Block::Equation(_)
            | Block::ThematicBreak(_)
            | Block::Page(_) => {}
        }
    }
}

fn said_in<'a>(
    paragraph: &'a Paragraph,
    voice: Voice<'a>,
    see: &mut dyn FnMut(Prose<'a>),
) {
    let Paragraph { content, place } = paragraph;
    see(Prose { content, place, voice });
    let mut found = Vec::new();
    notes(content, &mut found);
    for note in found.into_iter().filter_map(|mark| mark.note.as_ref()) {
        said(&note.blocks, voice, see);
    }
}

/// The items with a lead in `blocks`, which are in `language`, in reading order,
/// each with the language that it is written in; what is quoted has none.
pub fn promises<'a>(
    blocks: &'a [Block],
    language: &'a Language,
) -> Vec<(&'a Item, &'a Language)> {
    let mut out = Vec::new();
    push_promises(blocks, language, &mut out);
    out
}

fn push_promises<'a>(
    blocks: &'a [Block],
    language: &'a Language,
    out: &mut Vec<(&'a Item, &'a Language)>,
) {
    for block in blocks {
        match block {
            Block::List(list) => {
                for item in &list.items {
                    out.extend(item.lead.as_ref().map(|_| (item, language)));
                    push_promises(&item.blocks, language, out);
                }
            }
            Block::Language(other, inner) => push_promises(inner, other, out),
            Block::Aside(aside) => push_promises(&aside.blocks, language, out),
            _ => {}
        }
    }
}

/// Running text, and after it the notes to which it refers first.
fn text<'a>(content: &'a [Inline], place: &'a Place, see: &mut impl FnMut(Met<'a>)) {
    see(Met::Text(content, place));
    let mut found = Vec::new();
    notes(content, &mut found);
    for mark in found {
        see(Met::Anchor(&mark.anchor));
        if let Some(note) = &mark.note {
            see(Met::Anchor(&note.back));
            apart(&note.blocks, see);
        }
    }
}

/// The same as [`blocks`], for what running text holds: a function of one type,
/// where each that calls itself by way of another would need one more.
fn apart<'a>(blocks: &'a [Block], see: &mut dyn FnMut(Met<'a>)) {
    self::blocks(blocks, &mut |met| see(met));
}

fn equation<'a>(equation: &'a Equation, see: &mut impl FnMut(Met<'a>)) {
    if let Some(anchor) = &equation.anchor {
        see(Met::Anchor(anchor));
    }
    see(Met::Text(&equation.content, &equation.place));
}

/// The references in `content` that are the first to their notes, in order.
pub fn notes<'a>(content: &'a [Inline], out: &mut Vec<&'a NoteMark>) {
    for inline in content {
        match inline {
            Inline::Note(mark) if mark.note.is_some() => out.push(mark),
            _ => notes(inline.children(), out),
        }
    }
}

fn heading<'a>(heading: &'a Heading, see: &mut impl FnMut(Met<'a>)) {
    see(Met::Anchor(&heading.anchor));
    text(&heading.content, &heading.place, see);
}

fn definition<'a>(definition: &'a Definition, see: &mut impl FnMut(Met<'a>)) {
    see(Met::Anchor(&definition.anchor));
    text(&definition.term, &definition.place, see);
    definition.meanings.iter().for_each(|meaning| blocks(meaning, see));
}

fn item<'a>(item: &'a Item, see: &mut impl FnMut(Met<'a>)) {
    if let Some(lead) = &item.lead {
        see(Met::Anchor(&lead.anchor));
    }
    blocks(&item.blocks, see);
}

/// Running text that may be changed on the way.
#[derive(Debug)]
pub enum Change<'a> {
    /// A heading or a term, which is looked up, and quoted elsewhere.
    Name(&'a mut Vec<Inline>),
    /// The paragraph that an item with a lead opens with; the lead comes first.
    Promise(&'a mut Vec<Inline>),
    /// Any other text.
    Text(&'a mut Vec<Inline>),
}

/// Goes through the text of `section` in reading order, to change it.
pub fn change(section: &mut Section, see: &mut impl FnMut(Change<'_>)) {
    if let Some(heading) = &mut section.heading {
        see(Change::Name(&mut heading.content));
        change_notes(&mut heading.content, see);
    }
    change_blocks(&mut section.blocks, see);
}

fn change_blocks(blocks: &mut [Block], see: &mut impl FnMut(Change<'_>)) {
    for block in blocks {
        match block {
            Block::Heading(heading) => {
                see(Change::Name(&mut heading.content));
                change_notes(&mut heading.content, see);
            }
            Block::Paragraph(paragraph) => {
                see(Change::Text(&mut paragraph.content));
                change_notes(&mut paragraph.content, see);
            }
            Block::List(list) => {
                list.items.iter_mut().for_each(|item| change_item(item, see));
            }
            Block::Quotation(quotation) => {
                change_blocks(&mut quotation.blocks, see);
                if let Some(source) = &mut quotation.source {
                    see(Change::Text(&mut source.content));
                    change_notes(&mut source.content, see);
                }
            }
            Block::Language(_, inner) => change_blocks(inner, see),
            Block::Aside(aside) => change_blocks(&mut aside.blocks, see),
            Block::Definitions(definitions) => {
                for item in &mut definitions.items {
                    see(Change::Name(&mut item.term));
                    change_notes(&mut item.term, see);
                    item.meanings.iter_mut().for_each(|it| change_blocks(it, see));
                }
            }
            Block::Table(table) => change_table(table, see),
            Block::Figure(figure) => {
                for paragraph in &mut figure.caption {
                    see(Change::Text(&mut paragraph.content));
                }
                if let Some(description) = &mut figure.description {
                    change_blocks(&mut description.blocks, see);
                }
            }
            Block::Lines(lines) => change_blocks(&mut lines.stanzas, see),
            Block::Code(_)
            | Block::Equation(_)
            | Block::ThematicBreak(_)
            | Block::Page(_) => {}
        }
    }
}

fn change_table(table: &mut Table, see: &mut impl FnMut(Change<'_>)) {
    change_blocks(&mut table.caption, see);
    for cell in table.rows.iter_mut().flatten() {
        match cell.header {
            Some(_) => see(Change::Name(&mut cell.content)),
            None => see(Change::Text(&mut cell.content)),
        }
        change_notes(&mut cell.content, see);
    }
}

/// The notes to which `text` refers first; of one type, as [`apart`] is.
fn change_notes(text: &mut [Inline], see: &mut dyn FnMut(Change<'_>)) {
    for inline in text {
        if let Inline::Note(NoteMark { note: Some(note), .. }) = inline {
            change_blocks(&mut note.blocks, &mut |change| see(change));
        } else if let Some(inner) = inline.children_mut() {
            change_notes(inner, see);
        }
    }
}

fn change_item(item: &mut Item, see: &mut impl FnMut(Change<'_>)) {
    match item.blocks.split_first_mut() {
        Some((Block::Paragraph(opening), rest)) if item.lead.is_some() => {
            see(Change::Promise(&mut opening.content));
            change_notes(&mut opening.content, see);
            change_blocks(rest, see);
        }
        _ => change_blocks(&mut item.blocks, see),
    }
}

fn table<'a>(table: &'a Table, see: &mut impl FnMut(Met<'a>)) {
    if let Some(anchor) = &table.anchor {
        see(Met::Anchor(anchor));
    }
    see(Met::Table(table));
    blocks(&table.caption, see);
    for cell in table.rows.iter().flatten() {
        text(&cell.content, &cell.place, see);
    }
}
fn figure<'a>(figure: &'a Figure, see: &mut impl FnMut(Met<'a>)) {
    if let Some(anchor) = &figure.anchor {
        see(Met::Anchor(anchor));
    }
    see(Met::Figure(figure));
    for paragraph in &figure.caption {
        see(Met::Text(&paragraph.content, &paragraph.place));
    }
    if let Some(description) = &figure.description {
        see(Met::Anchor(&description.anchor));
        blocks(&description.blocks, see);
    }
}

/// The long descriptions of the figures in `section`, in reading order. They
/// come after all its blocks.
pub fn descriptions(section: &Section) -> Vec<&Description> {
    let mut descriptions = Vec::new();
    self::section(section, &mut |met| {
        if let Met::Figure(figure) = met {
            descriptions.extend(&figure.description);
        }
    });
    descriptions
}

/// The figures in `blocks`, in reading order, to be changed. Notes hold none.
pub fn figures_mut<'a>(blocks: &'a mut [Block], out: &mut Vec<&'a mut Figure>) {
    for block in blocks {
        match block {
            Block::Figure(figure) => out.push(figure),
            Block::Quotation(quotation) => figures_mut(&mut quotation.blocks, out),
            Block::Language(_, inner) => figures_mut(inner, out),
            Block::Aside(aside) => figures_mut(&mut aside.blocks, out),
            Block::List(list) => {
                list.items.iter_mut().for_each(|item| figures_mut(&mut item.blocks, out));
            }
            Block::Definitions(definitions) => {
                let meanings =
                    definitions.items.iter_mut().flat_map(|it| &mut it.meanings);
                meanings.for_each(|meaning| figures_mut(meaning, out));
            }
            Block::Table(table) => figures_mut(&mut table.caption, out),
            Block::Heading(_)
            | Block::Paragraph(_)
            | Block::Lines(_)
            | Block::Code(_)
            | Block::Equation(_)
            | Block::ThematicBreak(_)
            | Block::Page(_) => {}
        }
    }
}
