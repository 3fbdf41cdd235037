//! Going through a document: the one place that knows what blocks hold.

use super::{Anchor, Block, Definition, Heading, Inline, Item, Section, Table};
use crate::diagnostic::Place;

/// What is met on the way.
#[derive(Debug, Clone, Copy)]
pub enum Met<'a> {
    /// A name by which links reach what comes next.
    Anchor(&'a Anchor),
    /// Running text, and where its block stands in the source.
    Text(&'a [Inline], &'a Place),
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
                see(Met::Text(&paragraph.content, &paragraph.place));
            }
            Block::List(list) => list.items.iter().for_each(|item| self::item(item, see)),
            Block::Quotation(quotation) => self::blocks(&quotation.blocks, see),
            Block::Definitions(definitions) => {
                definitions.items.iter().for_each(|item| definition(item, see));
            }
            Block::Table(table) => self::table(table, see),
            Block::ThematicBreak(_) => {}
        }
    }
}

fn heading<'a>(heading: &'a Heading, see: &mut impl FnMut(Met<'a>)) {
    see(Met::Anchor(&heading.anchor));
    see(Met::Text(&heading.content, &heading.place));
}

fn definition<'a>(definition: &'a Definition, see: &mut impl FnMut(Met<'a>)) {
    see(Met::Anchor(&definition.anchor));
    see(Met::Text(&definition.term, &definition.place));
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
    }
    change_blocks(&mut section.blocks, see);
}

fn change_blocks(blocks: &mut [Block], see: &mut impl FnMut(Change<'_>)) {
    for block in blocks {
        match block {
            Block::Heading(heading) => see(Change::Name(&mut heading.content)),
            Block::Paragraph(paragraph) => see(Change::Text(&mut paragraph.content)),
            Block::List(list) => {
                list.items.iter_mut().for_each(|item| change_item(item, see));
            }
            Block::Quotation(quotation) => change_blocks(&mut quotation.blocks, see),
            Block::Definitions(definitions) => {
                for item in &mut definitions.items {
                    see(Change::Name(&mut item.term));
                    item.meanings.iter_mut().for_each(|it| change_blocks(it, see));
                }
            }
            Block::Table(table) => change_table(table, see),
            Block::ThematicBreak(_) => {}
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
    }
}

fn change_item(item: &mut Item, see: &mut impl FnMut(Change<'_>)) {
    match item.blocks.split_first_mut() {
        Some((Block::Paragraph(opening), rest)) if item.lead.is_some() => {
            see(Change::Promise(&mut opening.content));
            change_blocks(rest, see);
        }
        _ => change_blocks(&mut item.blocks, see),
    }
}

fn table<'a>(table: &'a Table, see: &mut impl FnMut(Met<'a>)) {
    if let Some(anchor) = &table.anchor {
        see(Met::Anchor(anchor));
    }
    blocks(&table.caption, see);
    for cell in table.rows.iter().flatten() {
        see(Met::Text(&cell.content, &cell.place));
    }
}
