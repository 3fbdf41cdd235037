//! Paragraphs and tables to elements.
//!
//! Paragraphs of a numbering stand one after the other, with their levels; here they
//! become lists within lists. A paragraph that has no number, but is moved in as far as
//! the item before it, goes on in that item.

use std::collections::HashMap;
use std::mem;

use roxmltree::Node;

use super::builder::Builder;
use super::numbering::{Marker, Numbering, Style};
use super::parts::Parts;
use super::styles::{Properties, Role, Styles};
use super::{attribute, child, elements, tables, value};
use crate::readback::Error;
use crate::readback::html::tree::Tree;

/// How deep elements are nested at most.
const MAX_DEPTH: usize = 200;

/// A document's text, as far as it has been read.
pub(super) struct Body<'a> {
    pub(super) parts: &'a Parts,
    pub(super) styles: &'a Styles,
    numbering: Numbering,
    pub(super) language: Option<&'a str>,
    pub(super) out: Builder,
    /// The lists that are open, the innermost last.
    lists: Vec<List>,
    /// Whether the last block was code, which goes on in the next that is.
    code: bool,
    /// By how much headings are deeper than they say: by one below a title.
    below_title: u8,
    paragraphs: usize,
    /// How many elements are open where no list is.
    floor: usize,
    /// The notes that were referred to, in that order.
    pub(super) notes: Vec<Reference>,
}

/// A note that was referred to.
pub(super) struct Reference {
    pub(super) kind: NoteKind,
    /// Its id in its part.
    pub(super) id: String,
    /// Its number, as it is seen.
    pub(super) label: String,
}

/// Which part a note stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoteKind {
    Footnote,
    Endnote,
}

/// An open list.
struct List {
    /// The level of its items in their numbering.
    level: usize,
    style: Style,
    numbering: String,
    /// How many elements were open before it.
    depth: usize,
    indent: Option<i64>,
}

impl<'a> Body<'a> {
    pub(super) fn new(
        parts: &'a Parts,
        styles: &'a Styles,
        numbering: Numbering,
        language: Option<&'a str>,
    ) -> Self {
        let out = Builder::new();
        Self {
            parts,
            styles,
            numbering,
            language,
            lists: Vec::new(),
            code: false,
            below_title: 0,
            paragraphs: 0,
            floor: out.depth(),
            out,
            notes: Vec::new(),
        }
    }

    /// Takes in the document's own part.
    pub(super) fn document(&mut self, root: Node<'_, '_>) -> Result<(), Error> {
        let Some(body) = child(root, "body") else { return Ok(()) };
        let mut paragraphs = body.descendants().filter(|it| it.tag_name().name() == "p");
        let is_title = |node| {
            let (style, own) = properties(node);
            self.styles.role(style, &self.styles.properties(style, own)) == Role::Title
        };
        self.below_title = u8::from(paragraphs.any(is_title));
        self.blocks(body)?;
        self.end_lists();
        Ok(())
    }

    /// Takes in a part with notes: those that were referred to.
    pub(super) fn notes(&mut self, root: Node<'_, '_>) -> Result<(), Error> {
        let kind = match root.tag_name().name() {
            "endnotes" => NoteKind::Endnote,
            _ => NoteKind::Footnote,
        };
        let nodes: HashMap<&str, Node> = elements(root)
            .filter_map(|node| Some((attribute(node, "id")?, node)))
            .collect();
        let own = |it: &(usize, Reference)| it.1.kind == kind;
        let all: Vec<(usize, Reference)> =
            mem::take(&mut self.notes).into_iter().enumerate().collect();
        for (at, reference) in all.iter().filter(|it| own(it)) {
            let Some(&node) = nodes.get(reference.id.as_str()) else { continue };
            let (id, back) = (format!("note-{at}"), format!("#reference-{at}"));
            self.out.open("aside", &[("id", &id), ("role", "doc-footnote")]);
            self.out.open("a", &[("role", "doc-backlink"), ("href", &back)]);
            self.out.text(&reference.label);
            self.out.close();
            self.inner(node)?;
            self.out.close();
        }
        self.notes = all.into_iter().map(|(_, reference)| reference).collect();
        Ok(())
    }

    pub(super) fn finish(self) -> Tree {
        self.out.finish()
    }

    /// The blocks in `node`, whatever lists are open around it.
    pub(super) fn inner(&mut self, node: Node<'_, '_>) -> Result<(), Error> {
        if self.out.depth() > MAX_DEPTH {
            return Err(Error::new("tables and text boxes are nested too deeply"));
        }
        let lists = mem::take(&mut self.lists);
        let floor = mem::replace(&mut self.floor, self.out.depth());
        self.code = false;
        self.blocks(node)?;
        self.end_lists();
        self.floor = floor;
        self.lists = lists;
        Ok(())
    }

    fn blocks(&mut self, node: Node<'_, '_>) -> Result<(), Error> {
        for node in elements(node) {
            match node.tag_name().name() {
                "p" => self.paragraph(node)?,
                "tbl" => {
                    self.end_lists();
                    self.code = false;
                    tables::table(self, node)?;
                }
                "sdt" if is_contents(node) => {}
                "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo" => {
                    self.blocks(node)?;
                }
                "AlternateContent" => {
                    if let Some(node) = chosen(node) {
                        self.blocks(node)?;
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn paragraph(&mut self, node: Node<'_, '_>) -> Result<(), Error> {
        self.paragraphs += 1;
        let (style, own) = properties(node);
        let own = self.styles.properties(style, own);
        let role = self.styles.role(style, &own);
        if role == Role::Contents || is_deleted(node) {
            return Ok(());
        }
        let numbering = own.numbering.as_deref().filter(|id| *id != "0");
        let marker = numbering
            .and_then(|id| self.numbering.next(id, own.level.unwrap_or_default()));
        let id = format!("¶{}", self.paragraphs);
        match (role, &marker) {
            (Role::Code, None) if self.code => self.out.text("\n"),
            (Role::Title | Role::Heading(_), _) => {
                self.end_lists();
                self.heading(role, marker.as_ref(), &id);
            }
            (_, Some(marker)) => {
                self.item(numbering.unwrap_or_default(), marker);
                self.plain(role, &id);
            }
            _ => {
                self.go_on(own.indent);
                self.plain(role, &id);
            }
        }
        self.runs(node);
        // Code goes on in the next paragraph that is code.
        self.code = role == Role::Code && marker.is_none();
        if !self.code {
            self.out.close_to(self.base());
        }
        self.text_boxes(node)
    }

    fn heading(&mut self, role: Role, marker: Option<&Marker>, id: &str) {
        let level = match role {
            Role::Heading(level) => level.saturating_add(self.below_title).min(6),
            _ => 1,
        };
        self.out.open(&format!("h{level}"), &[("id", id)]);
        let number = marker.filter(|marker| marker.style != Style::Bullet);
        if let Some(marker) = number {
            self.out.text(&marker.text);
            self.out.text(" ");
        }
    }

    /// Begins the element of a paragraph that is no heading.
    fn plain(&mut self, role: Role, id: &str) {
        self.code = false;
        let name = match role {
            Role::Quotation => {
                self.out.open("blockquote", &[]);
                "p"
            }
            Role::Code => "pre",
            Role::Term => "dt",
            Role::Definition => "dd",
            Role::Caption => "figcaption",
            _ => "p",
        };
        self.out.open(name, &[("id", id)]);
    }

    /// Begins an item, in the list that is open at its level, or in a new one.
    fn item(&mut self, numbering: &str, marker: &Marker) {
        while self.lists.last().is_some_and(|list| list.level > marker.level) {
            self.lists.pop();
        }
        if marker.blank {
            return self.out.close_to(self.base());
        }
        let is_own =
            |list: &List| list.style == marker.style && list.numbering == numbering;
        let level = self.lists.last().filter(|list| list.level == marker.level);
        match level.map(is_own) {
            Some(true) => self.out.close_to(self.base() - 1),
            other => {
                if other.is_some() {
                    self.lists.pop();
                }
                self.out.close_to(self.base());
                self.list(numbering, marker);
            }
        }
        match marker.style {
            Style::Bullet => self.out.open("li", &[]),
            Style::Number(_) => {
                self.out.open("li", &[("value", &marker.number.to_string())]);
                if marker.joined {
                    self.out.mark(&marker.text);
                }
            }
        }
    }

    fn list(&mut self, numbering: &str, marker: &Marker) {
        self.lists.push(List {
            level: marker.level,
            style: marker.style,
            numbering: numbering.to_owned(),
            depth: self.out.depth(),
            indent: marker.indent,
        });
        match marker.style {
            Style::Bullet => self.out.open("ul", &[]),
            Style::Number(style) => self.out.open("ol", &[("type", &style.to_string())]),
        }
    }

    /// Ends the lists in whose last item a paragraph does not go on that has no number
    /// and is moved in by `indent`.
    fn go_on(&mut self, indent: Option<i64>) {
        let goes_on = |list: &List| match (indent, list.indent) {
            (Some(own), Some(item)) => item > 0 && own >= item,
            _ => false,
        };
        while self.lists.last().is_some_and(|list| !goes_on(list)) {
            self.lists.pop();
        }
        self.out.close_to(self.base());
    }

    fn end_lists(&mut self) {
        self.lists.clear();
        self.code = false;
        self.out.close_to(self.floor);
    }

    /// How many elements are open where a block begins: in the innermost open item, or
    /// in no list.
    fn base(&self) -> usize {
        self.lists.last().map_or(self.floor, |list| list.depth + 2)
    }

    /// The text boxes that are anchored in a paragraph come after it.
    fn text_boxes(&mut self, paragraph: Node<'_, '_>) -> Result<(), Error> {
        let is_own = |node: &Node<'_, '_>| {
            let mut around = node.ancestors().skip(1);
            node.tag_name().name() == "txbxContent"
                && around.find(|it| matches!(it.tag_name().name(), "p" | "Fallback"))
                    == Some(paragraph)
        };
        for node in paragraph.descendants().filter(is_own) {
            self.code = false;
            self.out.close_to(self.base());
            self.out.open("aside", &[]);
            self.inner(node)?;
            self.out.close_to(self.base());
        }
        Ok(())
    }
}

/// The style of a paragraph, and what it says itself.
fn properties<'a>(node: Node<'a, '_>) -> (Option<&'a str>, Properties) {
    let Some(own) = child(node, "pPr") else { return (None, Properties::default()) };
    (value(own, "pStyle"), Properties::read(own))
}

/// Whether a paragraph was deleted, its end and all that stands in it (§17.13.5.15).
fn is_deleted(node: Node<'_, '_>) -> bool {
    let end = child(node, "pPr").and_then(|own| child(own, "rPr"));
    let is_text = |it: &Node<'_, '_>| it.tag_name().name() == "t";
    end.is_some_and(|own| child(own, "del").is_some())
        && !node.descendants().any(|it| is_text(&it))
}

/// Whether a content control holds a contents list.
fn is_contents(node: Node<'_, '_>) -> bool {
    let own = child(node, "sdtPr").and_then(|own| child(own, "docPartObj"));
    own.and_then(|own| value(own, "docPartGallery")) == Some("Table of Contents")
}

/// What is read of several versions of the same: the first, which is the newest.
pub(super) fn chosen<'a, 'b>(node: Node<'a, 'b>) -> Option<Node<'a, 'b>> {
    child(node, "Choice").or_else(|| child(node, "Fallback"))
}
