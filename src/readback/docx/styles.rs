//! What a paragraph is, by its style (§17.7).

use std::collections::HashMap;

use roxmltree::Node;

use super::{attribute, child, elements, indent, switch, value};
use crate::readback::Error;

/// How many styles one may be based on another.
const MAX_CHAIN: usize = 32;

/// The styles of a document.
#[derive(Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
    /// The style of paragraphs that name none.
    ordinary: Option<String>,
    language: Option<String>,
}

#[derive(Default)]
struct Style {
    /// What it is called, in small letters: built-in styles are called the same in
    /// documents of every language (§17.7.4.9).
    name: String,
    based_on: Option<String>,
    own: Properties,
    hidden: Option<bool>,
}

/// What a paragraph, or its style, says of it.
#[derive(Debug, Clone, Default)]
pub(super) struct Properties {
    /// Its level in the outline, from 0; 9 is text (§17.3.1.20).
    pub(super) outline: Option<u8>,
    /// The numbering that it takes part in; `0` is none (§17.9.18).
    pub(super) numbering: Option<String>,
    /// The level there, from 0.
    pub(super) level: Option<u8>,
    /// How far it is moved in, in twentieths of a point.
    pub(super) indent: Option<i64>,
}

/// What a paragraph is to a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// The title of the whole.
    Title,
    /// A heading, of a level from 1.
    Heading(u8),
    /// Any text with no name of its own.
    Text,
    Quotation,
    Code,
    Term,
    Definition,
    Caption,
    /// A line of a contents list.
    Contents,
}

impl Properties {
    /// What the paragraph properties `node` say.
    pub(super) fn read(node: Node<'_, '_>) -> Self {
        let numbering = child(node, "numPr");
        let of = |name| numbering.and_then(|node| value(node, name));
        Self {
            outline: value(node, "outlineLvl").and_then(|level| level.parse().ok()),
            numbering: of("numId").map(str::to_owned),
            level: of("ilvl").and_then(|level| level.parse().ok()),
            indent: indent(node),
        }
    }

    /// The same, with what `under` says where these say nothing.
    fn over(self, under: &Self) -> Self {
        Self {
            outline: self.outline.or(under.outline),
            numbering: self.numbering.or_else(|| under.numbering.clone()),
            level: self.level.or(under.level),
            indent: self.indent.or(under.indent),
        }
    }
}

impl Styles {
    /// Reads the styles part.
    pub(super) fn read(root: Node<'_, '_>) -> Result<Self, Error> {
        let mut styles = Self::default();
        for node in elements(root) {
            match node.tag_name().name() {
                "docDefaults" => {
                    let language =
                        node.descendants().find(|own| own.has_tag_name("lang"));
                    let named = |own: &Node| own.tag_name().name() == "lang";
                    let language = language.or_else(|| node.descendants().find(named));
                    styles.language = language
                        .and_then(|node| attribute(node, "val"))
                        .map(str::to_owned);
                }
                "style" => styles.style(node),
                _ => {}
            }
        }
        Ok(styles)
    }

    fn style(&mut self, node: Node<'_, '_>) {
        let Some(id) = attribute(node, "styleId") else { return };
        let is_ordinary = attribute(node, "type") == Some("paragraph")
            && matches!(attribute(node, "default"), Some("1" | "true" | "on"));
        if is_ordinary {
            self.ordinary = Some(id.to_owned());
        }
        let own = child(node, "pPr").map(Properties::read).unwrap_or_default();
        let style = Style {
            name: value(node, "name").unwrap_or(id).to_lowercase(),
            based_on: value(node, "basedOn").map(str::to_owned),
            own,
            hidden: child(node, "rPr").and_then(|own| switch(own, "vanish")),
        };
        self.styles.insert(id.to_owned(), style);
    }

    /// The language of text that says none.
    pub(super) fn language(&self) -> Option<&str> {
        self.language.as_deref()
    }

    /// The style `id` and those that it is based on.
    fn chain<'a>(&'a self, id: Option<&'a str>) -> impl Iterator<Item = &'a Style> {
        let first = id.or(self.ordinary.as_deref());
        let first = first.and_then(|id| self.styles.get(id));
        let next = |style: &&Style| self.styles.get(style.based_on.as_deref()?);
        std::iter::successors(first, next).take(MAX_CHAIN)
    }

    /// What a paragraph of the style `id` is that says `own` itself: all that is known.
    pub(super) fn properties(&self, id: Option<&str>, own: Properties) -> Properties {
        self.chain(id).fold(own, |own, style| own.over(&style.own))
    }

    /// What a paragraph is to a reader, by the names of its styles and its level in the
    /// outline.
    pub(super) fn role(&self, id: Option<&str>, all: &Properties) -> Role {
        let mut roles = self.chain(id).map(|style| named(&style.name));
        let own = roles.next().flatten();
        if let Some(role @ (Role::Title | Role::Contents)) = own {
            return role;
        }
        // What is based on the title's style is its subtitle, or the like.
        let inherited = || roles.flatten().find(|role| *role != Role::Title);
        match all.outline {
            Some(level @ 0..=8) => Role::Heading(level + 1),
            _ => own.or_else(inherited).unwrap_or(Role::Text),
        }
    }

    /// Whether text of the style `id` is hidden.
    pub(super) fn is_hidden(&self, id: Option<&str>) -> bool {
        let id = id.filter(|id| self.styles.contains_key(*id));
        id.is_some() && self.chain(id).find_map(|style| style.hidden).unwrap_or_default()
    }
}

/// What styles of that name are for, in word processors and converters.
fn named(name: &str) -> Option<Role> {
    Some(match name {
        "title" => Role::Title,
        "quote" | "intense quote" | "block text" | "quotations" | "block quote" => {
            Role::Quotation
        }
        "source code" | "html preformatted" | "preformatted text" | "macro" => Role::Code,
        "definition term" | "list heading" => Role::Term,
        "definition" | "list contents" => Role::Definition,
        "caption" | "table caption" | "image caption" => Role::Caption,
        "toc heading" | "toa heading" | "table of figures" => Role::Contents,
        _ if is_counted(name, "toc ") || is_counted(name, "contents ") => Role::Contents,
        _ => {
            let level = name.strip_prefix("heading ")?.parse().ok();
            return level.filter(|level| (1..=9).contains(level)).map(Role::Heading);
        }
    })
}

/// Whether a name is `start` and a number.
fn is_counted(name: &str, start: &str) -> bool {
    name.strip_prefix(start).is_some_and(|rest| rest.parse::<u8>().is_ok())
}
