//! The lists and items that are open where the reader is.

use super::kind::Kind;
use super::number::Counter;
use super::tree::{NodeId, Tree};
use crate::reading::{self, Check, Label};

/// The open lists and items.
#[derive(Debug, Default)]
pub(crate) struct Lists {
    lists: Vec<List>,
    items: Vec<Item>,
    /// How many lists have begun.
    count: usize,
    /// The last item that was in no list: its parent, and the number of the
    /// list that it was taken for.
    stray: Option<(Option<NodeId>, usize)>,
}

#[derive(Debug)]
struct List {
    node: NodeId,
    /// Within how many lists its items stand; 0 if it says that it is none.
    depth: Option<u8>,
    counter: Option<Counter>,
    /// Its number in the reading, once its first item came.
    index: Option<usize>,
}

#[derive(Debug)]
struct Item {
    node: NodeId,
    depth: u8,
    /// What its first block is, until that begins.
    kind: Option<reading::Kind>,
}

impl Lists {
    /// No open lists, after those that `lists` had so far.
    pub(crate) fn after(lists: &Self) -> Self {
        Self { count: lists.count, ..Self::default() }
    }

    /// Counts on where `lists` ended.
    pub(crate) fn go_on_after(&mut self, lists: &Self) {
        self.count = lists.count;
    }

    /// The number of the item `node` in the innermost open list, if that has
    /// numbers.
    pub(crate) fn number(&mut self, tree: &Tree, node: NodeId) -> Option<String> {
        let counter = self.lists.last_mut()?.counter.as_mut()?;
        let own = (tree.name(node) == "li").then(|| counter.number(tree, node));
        tree.marker(node).map(number).or(own)
    }

    /// Notes that `node` begins, if it is a list or an item.
    pub(crate) fn open(&mut self, tree: &Tree, node: NodeId, kind: Kind) {
        let depth = self.list_depth().saturating_add(1);
        let (depth, counter) = match kind {
            Kind::OrderedList => (Some(depth), Some(Counter::new(tree, node))),
            Kind::BulletList => (Some(depth), None),
            Kind::NoList => (None, None),
            Kind::Item => return self.open_item(tree, node),
            _ => return,
        };
        self.lists.push(List { node, depth, counter, index: None });
    }

    /// Notes that `node` ends.
    pub(crate) fn close(&mut self, node: NodeId) {
        self.lists.pop_if(|list| list.node == node);
        self.items.pop_if(|item| item.node == node);
    }

    /// How many lists have begun.
    pub(crate) fn count(&self) -> usize {
        self.count
    }

    /// Whether `node` is the innermost open item.
    pub(crate) fn is_item(&self, node: NodeId) -> bool {
        self.items.last().is_some_and(|item| item.node == node)
    }

    /// What the first block of the innermost open item is, if that block has
    /// not begun yet. From now on it has.
    pub(crate) fn take_item(&mut self) -> Option<reading::Kind> {
        self.items.last_mut()?.kind.take()
    }

    /// Gives the innermost open item the box `check` in place of its bullet. Says
    /// whether it has one and has no text yet.
    pub(crate) fn check(&mut self, check: Check) -> bool {
        let kind = self.items.last_mut().and_then(|item| item.kind.as_mut());
        match kind {
            Some(reading::Kind::Item { label, .. }) if *label == Label::Bullet => {
                *label = Label::Check(check);
                true
            }
            _ => false,
        }
    }

    /// The depth of the innermost open item; 0 if there is none.
    pub(crate) fn depth(&self) -> u8 {
        self.items.last().map_or(0, |item| item.depth)
    }

    fn list_depth(&self) -> u8 {
        self.lists.iter().rev().find_map(|list| list.depth).unwrap_or(0)
    }

    fn open_item(&mut self, tree: &Tree, node: NodeId) {
        let Some(list) = self.lists.last_mut() else {
            return self.open_stray(tree, node);
        };
        let Some(depth) = list.depth else { return };
        let own = list.counter.as_mut().map(|counter| counter.number(tree, node));
        let label = label(tree, node, own);
        let list = *list.index.get_or_insert_with(|| {
            self.count += 1;
            self.count - 1
        });
        let kind = Some(reading::Kind::Item { depth, label, list });
        self.items.push(Item { node, depth, kind });
    }

    /// An item that is in no list has a bullet in a browser. Those of one
    /// parent are taken for one list.
    fn open_stray(&mut self, tree: &Tree, node: NodeId) {
        let parent = tree.parent(node);
        let list = match self.stray {
            Some((last, list)) if last == parent => list,
            _ => {
                self.count += 1;
                self.count - 1
            }
        };
        self.stray = Some((parent, list));
        let label = label(tree, node, None);
        let kind = reading::Kind::Item { depth: 1, label, list };
        self.items.push(Item { node, depth: 1, kind: Some(kind) });
    }
}

/// What stands before an item whose list puts the number `own` there.
fn label(tree: &Tree, node: NodeId, own: Option<String>) -> Label {
    let number = tree.marker(node).map(number).or(own);
    number.filter(|it| !it.is_empty()).map_or(Label::Bullet, Label::Number)
}

/// The number in a marker, without stop or bracket; empty where it is none.
fn number(marker: &str) -> String {
    let number = marker.trim().trim_start_matches(['(', '[']);
    let number = number.trim_end_matches(['.', ')', ']', ':', ' ', '\u{a0}']);
    let is_number = number.contains(char::is_alphanumeric);
    if is_number { reading::normalise(number) } else { String::new() }
}
