//! A table of contents to an outline.

use super::content::{self, Context};
use super::kind::{self, Kind};
use super::tree::{NodeId, Step, Tree};
use crate::reading::{Entry, Place, Target};

/// The longest text of an entry that is read, in bytes.
const MAX_TEXT: usize = 10_000;

/// The lines of a table of contents: its links, and the texts that stand in
/// their place (EPUB 3.3, §7.3), as deep as they stand in lists.
pub(crate) fn outline(tree: &Tree, nav: NodeId, context: &Context) -> Vec<Entry> {
    let mut entries = Vec::new();
    let (mut depth, mut id) = (0u8, None);
    let mut walk = tree.walk(nav);
    while let Some(step) = walk.next() {
        let node = match step {
            Step::Open(node) => node,
            Step::Close(node) => {
                depth = depth.saturating_sub(u8::from(is_list(tree, node)));
                continue;
            }
        };
        if node != nav && kind::kind(tree, node) == Kind::Hidden {
            walk.pass_over();
            continue;
        }
        id = tree.id(node).or(id);
        depth = depth.saturating_add(u8::from(is_list(tree, node)));
        let Some(target) = target(tree, node, context) else { continue };
        walk.pass_over();
        let text = content::text(tree, node, MAX_TEXT);
        if !text.is_empty() {
            let place =
                Place::File { file: context.file.to_owned(), id: id.map(str::to_owned) };
            entries.push(Entry {
                depth: depth.max(1),
                text,
                number: None,
                target,
                place,
            });
        }
    }
    entries
}

/// Where an entry leads, if `node` is one.
fn target(tree: &Tree, node: NodeId, context: &Context) -> Option<Option<String>> {
    match tree.name(node) {
        "a" => {
            Some(tree.attribute(node, "href").and_then(|href| {
                match (context.resolve)(href) {
                    Target::Anchor(anchor) => Some(anchor),
                    Target::Url(_) => None,
                }
            }))
        }
        "span" if is_unlinked_entry(tree, node) => Some(None),
        _ => None,
    }
}

/// Whether the element is the first in an item, and the item has no link.
fn is_unlinked_entry(tree: &Tree, node: NodeId) -> bool {
    let is_element = |node: &NodeId| tree.element(*node).is_some();
    tree.parent(node).is_some_and(|item| {
        tree.name(item) == "li"
            && tree.children(item).find(is_element) == Some(node)
            && !tree.children(item).any(|node| tree.name(node) == "a")
    })
}

fn is_list(tree: &Tree, node: NodeId) -> bool {
    matches!(tree.name(node), "ol" | "ul" | "menu")
}
