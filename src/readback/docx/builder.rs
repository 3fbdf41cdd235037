//! The tree that is made of a document, element by element.

use html5ever::tendril::StrTendril;
use html5ever::{Attribute, LocalName, Namespace, QualName, ns};

use crate::readback::html::tree::{Data, Element, NodeId, Tree};

/// A tree, and the elements of it that are open.
pub(super) struct Builder {
    tree: Tree,
    open: Vec<NodeId>,
}

impl Builder {
    /// A page with an empty body, in which it stands.
    pub(super) fn new() -> Self {
        let tree = Tree::new();
        let open = vec![tree.root()];
        let mut builder = Self { tree, open };
        builder.open("html", &[]);
        builder.open("body", &[]);
        builder
    }

    /// Begins an element in the innermost open one.
    pub(super) fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.open_in(ns!(html), name, attributes);
    }

    /// The same of MathML.
    pub(super) fn open_formula(&mut self) {
        self.open_in(ns!(mathml), "math", &[]);
    }

    fn open_in(&mut self, space: Namespace, name: &str, attributes: &[(&str, &str)]) {
        let attribute = |&(name, value): &(&str, &str)| Attribute {
            name: QualName::new(None, ns!(), LocalName::from(name)),
            value: StrTendril::from_slice(value),
        };
        let element = Element {
            name: QualName::new(None, space, LocalName::from(name)),
            attributes: attributes.iter().map(attribute).collect(),
        };
        let node = self.append(Data::Element(element));
        self.open.push(node);
    }

    /// Puts `marker` before the innermost open element, an item, in place of the number
    /// that its list gives it.
    pub(super) fn mark(&mut self, marker: &str) {
        if let Some(&item) = self.open.last() {
            self.tree.set_marker(item, marker.to_owned());
        }
    }

    /// Ends the innermost open element.
    pub(super) fn close(&mut self) {
        self.open.pop();
    }

    /// Ends all but `depth` elements.
    pub(super) fn close_to(&mut self, depth: usize) {
        self.open.truncate(depth);
    }

    /// How many elements are open.
    pub(super) fn depth(&self) -> usize {
        self.open.len()
    }

    /// An element with nothing in it.
    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.open(name, attributes);
        self.close();
    }

    pub(super) fn text(&mut self, text: &str) {
        self.append(Data::Text(StrTendril::from_slice(text)));
    }

    fn append(&mut self, data: Data) -> NodeId {
        let node = self.tree.create(data);
        let parent = self.open.last().copied().unwrap_or(self.tree.root());
        self.tree.append(parent, node);
        node
    }

    pub(super) fn finish(self) -> Tree {
        self.tree
    }
}
