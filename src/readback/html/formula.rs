//! Formulas in MathML: what they draw, and what they say.

use html5ever::ns;

use super::tree::{Data, NodeId, Tree};
use crate::reading::{self, normalise};

/// What the formula `math` says to those who do not see it; what it draws where
/// it says nothing.
pub(super) fn alternative(tree: &Tree, math: NodeId) -> String {
    let given = ["alttext", "aria-label"].into_iter();
    let given = given.filter_map(|name| tree.attribute(math, name)).map(normalise);
    let mut given = given.filter(|said| !said.is_empty());
    given.next().unwrap_or_else(|| signs(tree, math))
}

/// The characters that `math` draws, those of each token by themselves.
pub(super) fn signs(tree: &Tree, math: NodeId) -> String {
    let mut out = Vec::new();
    for node in tree.descendants(math) {
        let Data::Text(text) = tree.data(node) else { continue };
        let around: Vec<NodeId> = tree.ancestors(node).collect();
        let hidden = |id: &NodeId| local(tree, *id).starts_with("annotation");
        if around.iter().any(hidden) {
            continue;
        }
        let accent = around.iter().any(|id| is_accent(tree, *id));
        let drawn = reading::signs(text);
        out.push(if accent {
            drawn.chars().filter_map(combining).collect()
        } else {
            drawn
        });
    }
    out.retain(|signs| !signs.is_empty());
    out.join(" ")
}

/// Whether the element is the mark over or under another.
fn is_accent(tree: &Tree, id: NodeId) -> bool {
    let Some(parent) = tree.parent(id) else { return false };
    let marked = ["accent", "accentunder"]
        .iter()
        .any(|name| tree.attribute(parent, name).is_some_and(|value| value == "true"));
    let elements = tree.children(parent).filter(|child| tree.element(*child).is_some());
    marked && elements.skip(1).any(|child| child == id)
}

/// The combining character that stands for a mark; none for lines, which other
/// editions draw as such.
fn combining(mark: char) -> Option<char> {
    Some(match mark {
        '¯' => '\u{304}',
        '^' | 'ˆ' => '\u{302}',
        '~' | '˜' => '\u{303}',
        '→' => '\u{20d7}',
        '˙' | '.' => '\u{307}',
        '¨' => '\u{308}',
        '‾' | '_' | '―' | '−' => return None,
        other => other,
    })
}

/// An element's name in MathML.
fn local(tree: &Tree, id: NodeId) -> &str {
    let own = tree.element(id).filter(|own| own.is_in(&ns!(mathml)));
    own.map_or("", |own| &*own.name.local)
}
