//! HTML as a browser reads it.
//!
//! 1. `parse` makes a tree of the bytes, within bounds.
//! 2. `landmarks` tells the page's text from what leads there.
//! 3. `content` makes units of the text; `outline` reads the contents list.
//!
//! EPUB's content documents are read by the same steps after the first.

use std::collections::{HashMap, HashSet};
use std::mem;

use super::{Error, decode, images};
use crate::readback::notes::{Notes, Place};
use crate::readback::page_list::page_list;
use crate::reading::{self, Passage, Reading, Target};
use content::{Content, Context};
use landmarks::Landmarks;
use note::Link;
pub(super) use parse::parse;
use select::Steps;
use tree::{NodeId, Tree};

mod checkbox;
pub(crate) mod content;
mod direction;
mod formula;
mod kind;
mod landmarks;
pub(crate) mod link;
mod list;
mod menus;
mod note;
mod number;
pub(crate) mod outline;
pub(super) mod parse;
pub(crate) mod select;
pub(crate) mod sheets;
mod tables;
mod text;
pub(crate) mod tree;

pub use select::Select;

#[cfg(test)]
mod tests;

/// The largest page that is read, in bytes.
const MAX_SIZE: usize = 1 << 26;

/// Reads a page in UTF-8 or UTF-16. The places in the reading name no file.
///
/// Fails if the page is empty, too large, nested too deeply, or in another
/// encoding.
pub fn read(bytes: &[u8]) -> Result<Reading, Error> {
    read_named("", bytes, None)
}

/// The same, for a page whose file is called `name` in the reading's places, and whose
/// text is where `select` says.
pub fn read_named(
    name: &str,
    bytes: &[u8],
    select: Option<&Select>,
) -> Result<Reading, Error> {
    if bytes.len() > MAX_SIZE {
        return Err(Error::new(format!("the page is larger than {MAX_SIZE} bytes")));
    }
    let text = decode(bytes)?;
    if text.trim().is_empty() {
        return Err(Error::new("the file is empty"));
    }
    let mut tree = parse::parse(&text)?;
    sheets::apply(&mut tree, &|_| None, &Steps::new())?;
    let landmarks = match select {
        Some(select) => Landmarks::selected(select.find(&tree)?, select.as_str()),
        None => landmarks::landmarks(&tree),
    };
    Ok(read_tree(name, &tree, landmarks, &images::of_data_url))
}

/// Reads a tree that was made of another format: a page all of which is text.
/// `proportion` tells the width of a picture, in thousandths of its height, from its
/// `src`.
pub(super) fn read_page(
    file: &str,
    tree: &Tree,
    proportion: &dyn Fn(&str) -> Option<u32>,
) -> Reading {
    read_tree(file, tree, landmarks::landmarks(tree), proportion)
}

fn read_tree(
    file: &str,
    tree: &Tree,
    landmarks: Landmarks,
    proportion: &dyn Fn(&str) -> Option<u32>,
) -> Reading {
    let element = |name| tree.descendants(tree.root()).find(|&id| tree.name(id) == name);
    let language = element("html").and_then(|id| tree.language(id));
    let language = language.filter(|language| !language.is_empty());
    let context = Context { file, language, resolve: &link::on_page, proportion };

    let mut content =
        content::read(tree, &landmarks.content, &landmarks.furniture, &context);
    let notes = mem::take(&mut content.notes);
    let (mut units, mut pages) = with_last(content);
    settle(notes, &mut units, &mut pages);
    let (pages, lines) = reading::PageTurn::part(pages);
    let mut beside = landmarks.furniture;
    beside.extend(&landmarks.content);
    let outside =
        landmarks.body.map(|body| content::read(tree, &[body], &beside, &context));
    let mut reading = Reading {
        title: element("title").and_then(|id| title(tree, id)),
        language: language.map(str::to_owned),
        units,
        outline: landmarks.contents.map(|nav| outline::outline(tree, nav, &context)),
        pages,
        lines,
        outside: outside.map(passages).unwrap_or_default(),
        part: landmarks.part,
        ..Reading::default()
    };
    let is_list = |id: &NodeId| tree.has_role(*id, "doc-pagelist");
    reading.page_list = tree.descendants(tree.root()).find(is_list).map(|nav| {
        let ids: HashSet<&str> =
            tree.descendants(tree.root()).filter_map(|id| tree.id(id)).collect();
        let entries = outline::outline(tree, nav, &context);
        page_list(entries, &reading, &HashMap::new(), &|id| ids.contains(id))
    });
    reading
}

/// The units and pages of a whole edition: what comes after the last unit is
/// at its end.
pub(crate) fn with_last(
    content: Content,
) -> (Vec<reading::Unit>, Vec<reading::PageTurn>) {
    let Content { mut units, mut pages, last_pages, last_anchors, .. } = content;
    if let Some(last) = units.last_mut() {
        let end = last.text.len();
        last.anchors.extend(last_anchors);
        let unit = units.len() - 1;
        let last = last_pages.into_iter();
        pages.extend(last.map(|label| reading::PageTurn::new(label, unit, end)));
    }
    (units, pages)
}

/// Puts notes where they are read. A link leads to the reference of that name,
/// or else to the unit.
pub(crate) fn settle(
    notes: Notes<Link>,
    units: &mut Vec<reading::Unit>,
    pages: &mut [reading::PageTurn],
) {
    let mut places = HashMap::new();
    for (at, unit) in units.iter().enumerate() {
        for name in &unit.anchors {
            places.entry(name.clone()).or_insert(Place::Unit(at));
        }
    }
    for (at, reference) in notes.references.iter().enumerate() {
        let own = reference.target.iter().flat_map(|link| &link.names);
        places.extend(own.map(|name| (name.clone(), Place::Reference(at))));
    }
    notes.settle(units, pages, |link| match &link.target {
        Target::Anchor(name) => places.get(name).copied(),
        Target::Url(_) => None,
    });
}

fn passages(content: Content) -> Vec<Passage> {
    let passage = |unit: reading::Unit| Passage {
        text: unit.text,
        artifact: false,
        place: unit.place,
    };
    let units = content.units.into_iter().filter(|unit| !unit.text.is_empty());
    units.map(passage).collect()
}

/// The text of a `title` element.
fn title(tree: &Tree, id: NodeId) -> Option<String> {
    let title = kind::plain(tree, id);
    Some(title).filter(|title| !title.is_empty())
}
