//! Notes and what refers to them: by DPUB-ARIA and `epub:type`, and in the
//! markup of Pandoc and Asciidoctor, which have neither or not always.

use super::content::text;
use super::tree::{NodeId, Tree};
use crate::reading::Target;

/// A link to or from a note.
#[derive(Debug)]
pub(crate) struct Link {
    /// The names by which links reach it.
    pub(crate) names: Vec<String>,
    /// Where it leads.
    pub(crate) target: Target,
}

/// The link in `node`, if that is what refers to a note.
pub(super) fn reference(tree: &Tree, node: NodeId) -> Option<NodeId> {
    let class = |name| tree.has_word(node, "class", name);
    match tree.name(node) {
        "a" if tree.has_type(node, "noteref")
            || class("footnote-ref")
            || class("footnote") =>
        {
            Some(node)
        }
        "sup" | "span" if class("footnote") || class("footnoteref") => {
            tree.descendants(node).find(|&inner| leads_within(tree, inner))
        }
        _ => None,
    }
}

/// What `node`, which refers to a note, shows: its number without brackets.
pub(super) fn label(tree: &Tree, node: NodeId) -> String {
    let text = text(tree, node, 100);
    text.trim_matches(|c: char| "[]() .".contains(c)).to_owned()
}

/// Whether `node` holds a note and nothing else.
pub(super) fn is_note(tree: &Tree, node: NodeId) -> bool {
    let typed =
        ["footnote", "endnote", "rearnote"].iter().any(|kind| tree.has_type(node, kind));
    match tree.name(node) {
        "a" | "sup" | "span" => false,
        "li" => typed || in_notes(tree, node),
        "div" => {
            let named = tree.has_word(node, "class", "footnote");
            typed || named && in_notes(tree, node)
        }
        _ => typed,
    }
}

/// Whether `node` stands in a list of notes.
fn in_notes(tree: &Tree, node: NodeId) -> bool {
    let holds = |around: NodeId| {
        let named = |name| {
            tree.has_word(around, "class", name) || tree.has_word(around, "id", name)
        };
        let typed = |kind| tree.has_type(around, kind);
        ["footnotes", "endnotes", "rearnotes"]
            .into_iter()
            .any(|it| named(it) || typed(it))
    };
    tree.ancestors(node).take(2).any(holds)
}

/// Whether `node`, which stands in a note, is the way back from it: it says so,
/// or has no text but a number or an arrow.
pub(super) fn is_way_back(tree: &Tree, node: NodeId) -> bool {
    let class = |name| tree.has_word(node, "class", name);
    let said = tree.has_type(node, "backlink")
        || class("footnote-back")
        || class("footnote-backref");
    let bare = || !text(tree, node, 8).contains(char::is_alphabetic);
    tree.name(node) == "a" && (said || leads_within(tree, node) && bare())
}

/// Whether a link leads to a place that has a name, on this page or on another of
/// the same edition.
fn leads_within(tree: &Tree, node: NodeId) -> bool {
    tree.href(node).is_some_and(|href| href.contains('#') && !href.contains("//"))
}
