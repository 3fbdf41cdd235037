//! DOCX, as word processors and converters write it (ISO/IEC 29500-1, WordprocessingML).
//!
//! 1. `parts` finds the files of the archive that hold the text, its styles, its
//!    numbering and its notes.
//! 2. `body` makes of them the tree that a page with the same text would have: styles
//!    become elements, paragraphs with numbers become lists. Text that was deleted, and
//!    hidden text, is left out; inserted text stays.
//! 3. That tree is read as HTML is.
//!
//! A document is a reference that others are held against: it has no pages, and its
//! contents list is a field, which is no part of the text.

mod body;
mod builder;
mod numbering;
mod parts;
mod runs;
mod styles;
mod tables;

#[cfg(test)]
mod tests;

use super::Error;
use super::html;
use super::package::archive::Archive;
use super::package::xml;
use crate::reading::{Reading, normalise};
use body::Body;
use numbering::Numbering;
use parts::Parts;
use roxmltree::Node;
use styles::Styles;

/// Whether the archive holds a document, by the type that it gives its main part.
pub(crate) fn is_docx(bytes: &[u8]) -> bool {
    Archive::open(bytes).is_ok_and(|archive| Parts::find(&archive).is_ok())
}

/// Reads a document. The places in the reading name the file `name` and paragraphs, by
/// their number in the document, empty ones counted: `¶12`.
///
/// Fails if the archive or a file in it is damaged, encrypted or too large, or if it holds
/// no document.
pub fn read(name: &str, bytes: &[u8]) -> Result<Reading, Error> {
    let archive = Archive::open(bytes)?;
    let parts = Parts::find(&archive)?;
    let styles = parts.read(&archive, "styles", Styles::read)?.unwrap_or_default();
    let numbering =
        parts.read(&archive, "numbering", Numbering::read)?.unwrap_or_default();
    let metadata =
        parts.read(&archive, "core-properties", |root| Ok(properties(root)))?;
    let (title, language) = metadata.unwrap_or_default();
    let language = styles.language().map(str::to_owned).or(language);
    let mut body = Body::new(&parts, &styles, numbering, language.as_deref());
    parts.read(&archive, parts::DOCUMENT, |root| body.document(root))?;
    parts.read(&archive, "footnotes", |root| body.notes(root))?;
    parts.read(&archive, "endnotes", |root| body.notes(root))?;
    let tree = body.finish();
    if !tree.is_shallow() {
        return Err(html::parse::too_deep());
    }
    let mut reading = html::read_page(name, &tree, &proportion);
    reading.title = title;
    reading.language = language;
    Ok(reading)
}

/// The width of a picture in thousandths of its height, from what [`runs`] wrote down.
fn proportion(size: &str) -> Option<u32> {
    let (width, height) = size.split_once('/')?;
    let (width, height): (u64, u64) = (width.parse().ok()?, height.parse().ok()?);
    u32::try_from(width.checked_mul(1000)?.checked_div(height)?).ok()
}

/// Title and language, from the core properties (ISO/IEC 29500-2, §11).
fn properties(root: Node<'_, '_>) -> (Option<String>, Option<String>) {
    let text = |name| {
        let node = root.descendants().find(|node| node.tag_name().name() == name)?;
        let text = normalise(&xml::text(node));
        Some(text).filter(|text| !text.is_empty())
    };
    (text("title"), text("language"))
}

/// The children of `node` that are elements.
fn elements<'a, 'b>(node: Node<'a, 'b>) -> impl Iterator<Item = Node<'a, 'b>> {
    node.children().filter(Node::is_element)
}

/// The first child of that name, whichever edition of the standard its namespace is of.
fn child<'a, 'b>(node: Node<'a, 'b>, name: &str) -> Option<Node<'a, 'b>> {
    elements(node).find(|child| child.tag_name().name() == name)
}

/// The value of an attribute, by its name alone.
fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes().find(|own| own.name() == name).map(|own| own.value())
}

/// The `val` of the child of that name.
fn value<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    attribute(child(node, name)?, "val")
}

/// How far paragraph properties move a paragraph in, in twentieths of a point (§17.3.1.12).
fn indent(node: Node<'_, '_>) -> Option<i64> {
    let own = child(node, "ind")?;
    let indent = attribute(own, "left").or_else(|| attribute(own, "start"))?;
    indent.parse().ok()
}

/// Whether the child of that name switches something on, or off; `None` if it is not
/// there (§17.17.4).
fn switch(node: Node<'_, '_>, name: &str) -> Option<bool> {
    let child = child(node, name)?;
    Some(!matches!(attribute(child, "val"), Some("0" | "false" | "off")))
}
