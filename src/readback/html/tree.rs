//! The tree that HTML and XHTML are read from.
//!
//! Nodes lie in one vector, in the order in which they were made, so that a
//! tree of any shape is walked and dropped without recursion.

use std::collections::HashMap;

use html5ever::tendril::StrTendril;
use html5ever::{Attribute, LocalName, Namespace, QualName, ns};

/// The deepest nesting that is read; browsers stop at the same depth.
pub(crate) const MAX_DEPTH: usize = 512;

/// The most nodes of one file that are read.
pub(crate) const MAX_NODES: usize = 2_000_000;

/// The longest ids, languages and links that are read, in bytes. A page has
/// one of them for many units, each of which holds it.
const MAX_ID: usize = 256;
const MAX_LANGUAGE: usize = 64;
const MAX_HREF: usize = 2048;

/// The namespace of EPUB's own attributes (EPUB 3.3, §5.2).
const OPS: &str = "http://www.idpf.org/2007/ops";

/// A document.
#[derive(Debug)]
pub(crate) struct Tree {
    nodes: Vec<Node>,
    /// What stands before items in place of what their lists would put there.
    markers: HashMap<NodeId, String>,
}

/// A node's name within its tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct NodeId(u32);

#[derive(Debug)]
struct Node {
    parent: Option<NodeId>,
    previous: Option<NodeId>,
    next: Option<NodeId>,
    first: Option<NodeId>,
    last: Option<NodeId>,
    data: Data,
}

/// What a node holds.
#[derive(Debug)]
pub(crate) enum Data {
    /// An element.
    Element(Element),
    /// Text.
    Text(StrTendril),
    /// The document itself, a comment, or anything else that is not read.
    Other,
}

/// An element.
#[derive(Debug)]
pub(crate) struct Element {
    /// Its name.
    pub(crate) name: QualName,
    /// Its attributes.
    pub(crate) attributes: Vec<Attribute>,
}

/// A step of a [`Walk`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// A node begins.
    Open(NodeId),
    /// A node's children are done.
    Close(NodeId),
}

impl NodeId {
    /// The node's place in the order in which nodes were made.
    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }
}

impl Tree {
    /// A tree with a root and nothing in it.
    pub(crate) fn new() -> Self {
        let mut tree = Self { nodes: Vec::new(), markers: HashMap::new() };
        tree.create(Data::Other);
        tree
    }

    /// The root: the document, not its first element.
    pub(crate) fn root(&self) -> NodeId {
        NodeId(0)
    }

    /// How many nodes there are.
    pub(crate) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Adds a node that has no parent yet.
    pub(crate) fn create(&mut self, data: Data) -> NodeId {
        // Far below 2³², because parsers stop at MAX_NODES.
        let id = NodeId(self.nodes.len() as u32);
        let (parent, previous, next, first, last) = (None, None, None, None, None);
        self.nodes.push(Node { parent, previous, next, first, last, data });
        id
    }

    /// Makes `child` the last child of `parent`.
    pub(crate) fn append(&mut self, parent: NodeId, child: NodeId) {
        self.detach(child);
        let last = self.node_mut(parent).last.replace(child);
        match last {
            Some(last) => self.node_mut(last).next = Some(child),
            None => self.node_mut(parent).first = Some(child),
        }
        let node = self.node_mut(child);
        node.parent = Some(parent);
        node.previous = last;
    }

    /// Puts `node` before its new sibling. Does nothing if that one has no
    /// parent.
    pub(crate) fn insert_before(&mut self, sibling: NodeId, node: NodeId) {
        self.detach(node);
        let Some(parent) = self.parent(sibling) else { return };
        let previous = self.node_mut(sibling).previous.replace(node);
        match previous {
            Some(previous) => self.node_mut(previous).next = Some(node),
            None => self.node_mut(parent).first = Some(node),
        }
        let inserted = self.node_mut(node);
        inserted.parent = Some(parent);
        inserted.previous = previous;
        inserted.next = Some(sibling);
    }

    /// Takes `id` out of its parent, with all that it holds.
    pub(crate) fn detach(&mut self, id: NodeId) {
        let node = self.node_mut(id);
        let (previous, next) = (node.previous.take(), node.next.take());
        let Some(parent) = node.parent.take() else { return };
        match previous {
            Some(previous) => self.node_mut(previous).next = next,
            None => self.node_mut(parent).first = next,
        }
        match next {
            Some(next) => self.node_mut(next).previous = previous,
            None => self.node_mut(parent).last = previous,
        }
    }

    /// The node in which `id` stands.
    pub(crate) fn parent(&self, id: NodeId) -> Option<NodeId> {
        self.node(id).parent
    }

    /// The sibling before `id`.
    pub(crate) fn previous(&self, id: NodeId) -> Option<NodeId> {
        self.node(id).previous
    }

    /// The first of the nodes that `id` holds.
    pub(crate) fn first_child(&self, id: NodeId) -> Option<NodeId> {
        self.node(id).first
    }

    /// The last of the nodes that `id` holds.
    pub(crate) fn last_child(&self, id: NodeId) -> Option<NodeId> {
        self.node(id).last
    }

    /// The nodes that `id` directly holds.
    pub(crate) fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> {
        std::iter::successors(self.node(id).first, |&child| self.node(child).next)
    }

    /// The nodes that `id` stands in, the nearest first.
    pub(crate) fn ancestors(&self, id: NodeId) -> impl Iterator<Item = NodeId> {
        std::iter::successors(self.parent(id), |&ancestor| self.parent(ancestor))
    }

    /// `id` and everything in it, in document order.
    pub(crate) fn descendants(&self, id: NodeId) -> impl Iterator<Item = NodeId> {
        self.walk(id).filter_map(|step| match step {
            Step::Open(node) => Some(node),
            Step::Close(_) => None,
        })
    }

    /// The way through `id` and everything in it.
    pub(crate) fn walk(&self, id: NodeId) -> Walk<'_> {
        Walk { tree: self, root: id, last: None, next: Some(Step::Open(id)) }
    }

    /// What a node holds.
    pub(crate) fn data(&self, id: NodeId) -> &Data {
        &self.node(id).data
    }

    /// The same, to be changed.
    pub(crate) fn data_mut(&mut self, id: NodeId) -> &mut Data {
        &mut self.node_mut(id).data
    }

    /// The element `id`, if it is one.
    pub(crate) fn element(&self, id: NodeId) -> Option<&Element> {
        match self.data(id) {
            Data::Element(element) => Some(element),
            _ => None,
        }
    }

    /// The name of an HTML element; `""` for anything else.
    pub(crate) fn name(&self, id: NodeId) -> &str {
        match self.element(id) {
            Some(element) if element.is_html() => &element.name.local,
            _ => "",
        }
    }

    /// The value of an attribute that is in no namespace.
    pub(crate) fn attribute(&self, id: NodeId, name: &str) -> Option<&str> {
        self.element(id)?.attribute("", name)
    }

    /// The text right in a node, as it stands there.
    pub(crate) fn own_text(&self, id: NodeId) -> String {
        let pieces = self.children(id).filter_map(|child| match self.data(child) {
            Data::Text(text) => Some(&**text),
            _ => None,
        });
        pieces.collect()
    }

    /// Gives an element an attribute, in place of the one of that name.
    pub(crate) fn set_attribute(&mut self, id: NodeId, name: LocalName, value: &str) {
        let Data::Element(element) = self.data_mut(id) else { return };
        let is_it = |it: &&mut Attribute| it.name.local == name && it.name.ns == ns!();
        let value = StrTendril::from_slice(value);
        match element.attributes.iter_mut().find(is_it) {
            Some(attribute) => attribute.value = value,
            None => {
                let name = QualName::new(None, ns!(), name);
                element.attributes.push(Attribute { name, value });
            }
        }
    }

    /// What a reader meets before the item `id`, where something other than its list
    /// says so; empty where nothing is seen.
    pub(crate) fn marker(&self, id: NodeId) -> Option<&str> {
        self.markers.get(&id).map(String::as_str)
    }

    /// Puts `marker` before the item `id`.
    pub(crate) fn set_marker(&mut self, id: NodeId, marker: String) {
        self.markers.insert(id, marker);
    }

    /// The element's `id`, if it has one.
    pub(crate) fn id(&self, id: NodeId) -> Option<&str> {
        self.attribute(id, "id").filter(|id| (1..=MAX_ID).contains(&id.len()))
    }

    /// The language that the element declares for what it holds (HTML, §3.2.6.2:
    /// `xml:lang` goes before `lang`).
    pub(crate) fn language(&self, id: NodeId) -> Option<&str> {
        let element = self.element(id)?;
        let xml = element.attribute(&ns!(xml), "lang");
        let language = xml.or_else(|| element.attribute("", "lang")).map(str::trim);
        language.filter(|language| language.len() <= MAX_LANGUAGE)
    }

    /// Where the element links to, if it is a link.
    pub(crate) fn href(&self, id: NodeId) -> Option<&str> {
        let href = self.attribute(id, "href").filter(|href| href.len() <= MAX_HREF);
        href.filter(|_| self.name(id) == "a")
    }

    /// Whether the element has the ARIA role `role`.
    pub(crate) fn has_role(&self, id: NodeId, role: &str) -> bool {
        self.has_word(id, "role", role)
    }

    /// Whether the element has the `epub:type` `kind`, or the ARIA role
    /// `doc-KIND` (DPUB-ARIA 1.1).
    pub(crate) fn has_type(&self, id: NodeId, kind: &str) -> bool {
        let Some(element) = self.element(id) else { return false };
        let types = element.attribute(OPS, "type");
        let types = types.or_else(|| element.attribute("", "epub:type"));
        let role = |word: &str| word.strip_prefix("doc-") == Some(kind);
        types.is_some_and(|types| types.split_ascii_whitespace().any(|t| t == kind))
            || self.words(id, "role").any(role)
    }

    /// Whether `word` is among the words of an attribute.
    pub(crate) fn has_word(&self, id: NodeId, attribute: &str, word: &str) -> bool {
        let Some(words) = self.attribute(id, attribute) else { return false };
        words.split_ascii_whitespace().any(|own| own.eq_ignore_ascii_case(word))
    }

    /// The words of an attribute.
    pub(crate) fn words(&self, id: NodeId, name: &str) -> impl Iterator<Item = &str> {
        self.attribute(id, name).unwrap_or_default().split_ascii_whitespace()
    }

    /// Whether nothing is nested deeper than [`MAX_DEPTH`].
    pub(crate) fn is_shallow(&self) -> bool {
        let mut depth = 0;
        self.walk(self.root()).all(|step| {
            match step {
                Step::Open(_) => depth += 1,
                Step::Close(_) => depth -= 1,
            }
            // The root, and text in the deepest element, are no nesting.
            depth <= MAX_DEPTH + 2
        })
    }

    fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.index()]
    }

    fn node_mut(&mut self, id: NodeId) -> &mut Node {
        &mut self.nodes[id.index()]
    }
}

impl Element {
    /// The value of an attribute.
    pub(crate) fn attribute(&self, namespace: &str, name: &str) -> Option<&str> {
        let is = |attribute: &&Attribute| {
            *attribute.name.local == *name && *attribute.name.ns == *namespace
        };
        self.attributes.iter().find(is).map(|attribute| &*attribute.value)
    }

    /// Whether it is an element of HTML, and not of SVG or MathML. XML that
    /// names no namespace is taken for HTML.
    pub(crate) fn is_html(&self) -> bool {
        self.is_in(&ns!(html)) || self.is_in(&ns!())
    }

    /// Whether it is an element of that namespace.
    pub(crate) fn is_in(&self, namespace: &Namespace) -> bool {
        self.name.ns == *namespace
    }
}

/// The way through a tree: each node when it begins and when it ends, in
/// document order.
#[derive(Debug)]
pub(crate) struct Walk<'a> {
    tree: &'a Tree,
    root: NodeId,
    last: Option<NodeId>,
    next: Option<Step>,
}

impl Walk<'_> {
    /// Goes past what the node that began last holds, and past its end.
    pub(crate) fn pass_over(&mut self) {
        if let Some(last) = self.last.take() {
            self.next = self.after(last);
        }
    }

    fn after(&self, id: NodeId) -> Option<Step> {
        if id == self.root {
            return None;
        }
        let node = self.tree.node(id);
        node.next.map(Step::Open).or_else(|| node.parent.map(Step::Close))
    }
}

impl Iterator for Walk<'_> {
    type Item = Step;

    fn next(&mut self) -> Option<Step> {
        let step = self.next?;
        (self.last, self.next) = match step {
            Step::Open(id) => {
                let child = self.tree.node(id).first.map(Step::Open);
                (Some(id), child.or(Some(Step::Close(id))))
            }
            Step::Close(id) => (None, self.after(id)),
        };
        Some(step)
    }
}
