//! Bytes to a tree, as a browser does it (HTML, §13.2), within bounds.

use std::borrow::Cow;
use std::cell::{Cell, Ref, RefCell};

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::{Attribute, ParseOpts, QualName, local_name, ns, parse_document};

use super::tree::{Data, Element, MAX_DEPTH, MAX_NODES, NodeId, Tree};
use crate::readback::Error;

/// How much is parsed before the bounds are looked at again, in bytes. The
/// work that a malicious piece can cause grows with its square.
const PIECE: usize = 1 << 13;

/// The most attributes of one element. The parser compares each with all
/// others.
const MAX_ATTRIBUTES: usize = 2048;

/// Parses a page. Fails if its elements are nested too deeply, or if there
/// are too many of them or of their attributes.
pub(crate) fn parse(text: &str) -> Result<Tree, Error> {
    check_tags(text)?;
    let mut parser = parse_document(Sink::new(), ParseOpts::default());
    let mut rest = text;
    while !rest.is_empty() {
        let (piece, after) = rest.split_at(rest.floor_char_boundary(PIECE));
        parser.process(StrTendril::from_slice(piece));
        let sink = &parser.tokenizer.sink.sink;
        sink.within_bounds()?;
        rest = after;
    }
    let sink = parser.finish();
    sink.within_bounds()?;
    let tree = sink.tree.into_inner();
    if tree.is_shallow() { Ok(tree) } else { Err(too_deep()) }
}

/// Fails if a tag has too many attributes. Comments, scripts and style sheets
/// are passed over, as they hold no tags.
fn check_tags(text: &str) -> Result<(), Error> {
    let mut rest = text;
    while let Some((_, after)) = rest.split_once('<') {
        let start = after.strip_prefix('/').unwrap_or(after);
        let name = start.split([' ', '\t', '\n', '\u{c}', '\r', '/', '>']).next();
        rest = match name.unwrap_or_default() {
            name if name.starts_with("!--") => past(&after[1..], "-->"),
            name if name.starts_with(|c: char| c.is_ascii_alphabetic()) => {
                let tag = past_attributes(&start[name.len()..])?;
                let closes = start.len() < after.len();
                let raw =
                    ["script", "style"].iter().find(|raw| name.eq_ignore_ascii_case(raw));
                raw.filter(|_| !closes).map_or(tag, |_| past(tag, "</"))
            }
            _ => after,
        };
    }
    Ok(())
}

/// What comes after a tag whose attributes `text` begins with.
fn past_attributes(text: &str) -> Result<&str, Error> {
    let space = [' ', '\t', '\n', '\u{c}', '\r'];
    let mut rest = text;
    for _ in 0..=MAX_ATTRIBUTES {
        rest = rest.trim_start_matches(|c| c == '/' || space.contains(&c));
        if let Some(after) = rest.strip_prefix('>') {
            return Ok(after);
        }
        let Some(first) = rest.chars().next() else { return Ok("") };
        // An equals sign may begin a name.
        let after = &rest[first.len_utf8()..];
        let end = after.find(|c| matches!(c, '/' | '>' | '=') || space.contains(&c));
        rest = after[end.unwrap_or(after.len())..].trim_start_matches(space);
        if let Some(value) = rest.strip_prefix('=') {
            let value = value.trim_start_matches(space);
            rest = match value.chars().next() {
                Some(quote @ ('"' | '\'')) => {
                    past(&value[1..], quote.encode_utf8(&mut [0; 4]))
                }
                _ => {
                    &value[value
                        .find(|c| c == '>' || space.contains(&c))
                        .unwrap_or(value.len())..]
                }
            };
        }
    }
    Err(Error::new(format!("an element has more than {MAX_ATTRIBUTES} attributes")))
}

/// What comes after the next `end`.
fn past<'a>(text: &'a str, end: &str) -> &'a str {
    text.split_once(end).map_or("", |(_, after)| after)
}

/// What is said of a file whose elements are nested too deeply.
pub(crate) fn too_deep() -> Error {
    Error::new(format!("elements are nested more than {MAX_DEPTH} deep"))
}

/// What is said of a file that holds too much.
pub(crate) fn too_many() -> Error {
    Error::new(format!("the file holds more than {MAX_NODES} elements"))
}

/// Where the parser puts what it finds.
struct Sink {
    tree: RefCell<Tree>,
    /// How deep each node stood when it was put in place.
    depths: RefCell<Vec<u32>>,
    deepest: Cell<u32>,
    /// What a node that is no element answers when it is asked for its name.
    nameless: RefCell<QualName>,
}

impl Sink {
    fn new() -> Self {
        Self {
            tree: RefCell::new(Tree::new()),
            depths: RefCell::new(vec![0]),
            deepest: Cell::new(0),
            nameless: RefCell::new(QualName::new(None, ns!(), local_name!(""))),
        }
    }

    fn within_bounds(&self) -> Result<(), Error> {
        if self.deepest.get() as usize > MAX_DEPTH + 2 {
            return Err(too_deep());
        }
        if self.tree.borrow().len() > MAX_NODES { Err(too_many()) } else { Ok(()) }
    }

    fn create(&self, data: Data) -> NodeId {
        self.depths.borrow_mut().push(0);
        self.tree.borrow_mut().create(data)
    }

    fn note_depth(&self, parent: NodeId, child: NodeId) {
        let mut depths = self.depths.borrow_mut();
        let depth = depths[parent.index()] + 1;
        depths[child.index()] = depth;
        self.deepest.set(self.deepest.get().max(depth));
    }

    /// Adds text at the end of `neighbour`, if that is text too.
    fn extend_text(&self, neighbour: Option<NodeId>, text: &StrTendril) -> bool {
        let mut tree = self.tree.borrow_mut();
        match neighbour.map(|id| tree.data_mut(id)) {
            Some(Data::Text(before)) => {
                before.push_tendril(text);
                true
            }
            _ => false,
        }
    }
}

impl TreeSink for Sink {
    type Handle = NodeId;
    type Output = Self;
    type ElemName<'a> = Ref<'a, QualName>;

    fn finish(self) -> Self {
        self
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn get_document(&self) -> NodeId {
        self.tree.borrow().root()
    }

    fn same_node(&self, a: &NodeId, b: &NodeId) -> bool {
        a == b
    }

    fn elem_name<'a>(&'a self, id: &'a NodeId) -> Ref<'a, QualName> {
        let element = Ref::filter_map(self.tree.borrow(), |tree| {
            tree.element(*id).map(|element| &element.name)
        });
        element.unwrap_or_else(|_| self.nameless.borrow())
    }

    fn create_element(
        &self,
        name: QualName,
        attributes: Vec<Attribute>,
        flags: ElementFlags,
    ) -> NodeId {
        let id = self.create(Data::Element(Element { name, attributes }));
        if flags.template {
            let contents = self.create(Data::Other);
            self.tree.borrow_mut().append(id, contents);
        }
        id
    }

    fn create_comment(&self, _: StrTendril) -> NodeId {
        self.create(Data::Other)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> NodeId {
        self.create(Data::Other)
    }

    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        let child = match child {
            NodeOrText::AppendNode(child) => child,
            NodeOrText::AppendText(text) => {
                let last = self.tree.borrow().last_child(*parent);
                if self.extend_text(last, &text) {
                    return;
                }
                self.create(Data::Text(text))
            }
        };
        self.note_depth(*parent, child);
        self.tree.borrow_mut().append(*parent, child);
    }

    fn append_before_sibling(&self, sibling: &NodeId, new: NodeOrText<NodeId>) {
        let new = match new {
            NodeOrText::AppendNode(new) => new,
            NodeOrText::AppendText(text) => {
                let previous = self.tree.borrow().previous(*sibling);
                if self.extend_text(previous, &text) {
                    return;
                }
                self.create(Data::Text(text))
            }
        };
        let parent = self.tree.borrow().parent(*sibling);
        if let Some(parent) = parent {
            self.note_depth(parent, new);
            self.tree.borrow_mut().insert_before(*sibling, new);
        }
    }

    fn append_based_on_parent_node(
        &self,
        element: &NodeId,
        previous: &NodeId,
        child: NodeOrText<NodeId>,
    ) {
        let has_parent = self.tree.borrow().parent(*element).is_some();
        if has_parent {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, template: &NodeId) -> NodeId {
        self.tree.borrow().first_child(*template).unwrap_or(*template)
    }

    fn add_attrs_if_missing(&self, target: &NodeId, attributes: Vec<Attribute>) {
        if let Data::Element(element) = self.tree.borrow_mut().data_mut(*target) {
            for attribute in attributes {
                let has = |own: &Attribute| own.name == attribute.name;
                if !element.attributes.iter().any(has) {
                    element.attributes.push(attribute);
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &NodeId) {
        self.tree.borrow_mut().detach(*target);
    }

    fn reparent_children(&self, node: &NodeId, new_parent: &NodeId) {
        let mut next = self.tree.borrow().first_child(*node);
        while let Some(child) = next {
            self.note_depth(*new_parent, child);
            let mut tree = self.tree.borrow_mut();
            tree.append(*new_parent, child);
            next = tree.first_child(*node);
        }
    }
}
