//! The text of a page that says nothing of it, told from the menus around it by how much
//! of each box is links.

use std::collections::HashSet;

use super::kind;
use super::tree::{Data, NodeId, Step, Tree};

/// The fewest links of a menu.
const FEWEST_LINKS: usize = 3;

/// What an element shows.
#[derive(Debug, Clone, Copy, Default)]
struct Weight {
    /// Bytes of text.
    letters: usize,
    /// Those that are in links.
    linked: usize,
    links: usize,
}

/// The box that holds the text: the innermost beside which, and beside what holds it,
/// there are boxes of links alone. `None` where there is no such box.
pub(super) fn beside_menus(
    tree: &Tree,
    body: NodeId,
    furniture: &HashSet<NodeId>,
) -> Option<NodeId> {
    let weights = weights(tree, body, furniture);
    let weight = |node: NodeId| weights[node.index()];
    let mut found = None;
    let mut around = body;
    loop {
        let bare =
            |node| matches!(tree.data(node), Data::Text(text) if !text.trim().is_empty());
        if tree.children(around).any(bare) {
            return found;
        }
        let inner = tree.children(around).filter(|&node| weight(node).letters > 0);
        let inner: Vec<NodeId> = inner.collect();
        let text = |node: NodeId| weight(node).letters - weight(node).linked;
        let most = inner.iter().copied().max_by_key(|&node| text(node))?;
        let is_menu = |&node: &NodeId| {
            let Weight { letters, linked, links } = weight(node);
            is_box(tree, node) && links >= FEWEST_LINKS && 2 * linked > letters
        };
        let mut beside = inner.iter().filter(|&&node| node != most);
        if !is_box(tree, most) || !beside.all(is_menu) {
            return found;
        }
        if inner.len() > 1 {
            found = Some(most);
        }
        around = most;
    }
}

/// What each element within `root` shows, by its place in the tree; nothing of what is
/// hidden or in `without`.
fn weights(tree: &Tree, root: NodeId, without: &HashSet<NodeId>) -> Vec<Weight> {
    let mut weights = vec![Weight::default(); tree.len()];
    let mut open: Vec<Weight> = Vec::new();
    let mut links = 0usize;
    let is_link = |node| tree.href(node).is_some();
    let mut walk = tree.walk(root);
    while let Some(step) = walk.next() {
        match step {
            Step::Open(node) if is_passed_over(tree, node, without) => walk.pass_over(),
            Step::Open(node) => {
                links += usize::from(is_link(node));
                open.push(own(tree, node, links > 0));
            }
            Step::Close(node) => {
                links = links.saturating_sub(usize::from(is_link(node)));
                let weight = open.pop().unwrap_or_default();
                weights[node.index()] = weight;
                if let Some(around) = open.last_mut() {
                    around.letters += weight.letters;
                    around.linked += weight.linked;
                    around.links += weight.links;
                }
            }
        }
    }
    weights
}

fn is_passed_over(tree: &Tree, node: NodeId, without: &HashSet<NodeId>) -> bool {
    without.contains(&node) || kind::is_hidden(tree, node, tree.name(node))
}

/// What a node shows besides what its children do.
fn own(tree: &Tree, node: NodeId, in_link: bool) -> Weight {
    let letters = match tree.data(node) {
        Data::Text(text) => text.trim().len(),
        _ => 0,
    };
    let linked = if in_link { letters } else { 0 };
    Weight { letters, linked, links: usize::from(tree.href(node).is_some()) }
}

/// Whether an element is one that arranges pages.
fn is_box(tree: &Tree, node: NodeId) -> bool {
    matches!(
        tree.name(node),
        "div" | "section" | "form" | "table" | "tbody" | "tr" | "td" | "center"
    )
}

/// An element as its page's author would name it: `div#text`.
pub(super) fn described(tree: &Tree, node: NodeId) -> String {
    let name = tree.name(node);
    let class =
        || tree.words(node, "class").next().map(|class| format!("{name}.{class}"));
    let id = tree.id(node).map(|id| format!("{name}#{id}"));
    id.or_else(class).unwrap_or_else(|| name.to_owned())
}
