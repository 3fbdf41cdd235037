//! Headings, with the anchor and the role that their author chose.

use comrak::nodes::{Attributes, Node, NodeHeading};

use super::Reader;
use super::inlines::is_reference;
use crate::diagnostic::{Diagnostic, Place};
use crate::source::nearest::nearest;
use crate::source::types::{Content, Heading, Inline};
use crate::terms::{Anchor, Role};

/// The deepest heading: with the title at level 1, its level is 6.
const MAX_HASHES: u8 = 5;

/// The class of a heading that has no number.
const UNNUMBERED: &str = "unnumbered";

impl Reader<'_, '_> {
    /// The heading `node`.
    pub fn heading(&mut self, node: Node<'_>, heading: &NodeHeading) -> Content {
        let place = self.place(node);
        if heading.level > MAX_HASHES {
            self.fault_too_deep(heading.level.into(), place.clone());
        }
        self.notes.heading = true;
        let content = self.inlines(node);
        self.notes.heading = false;
        if is_blank(&content) {
            let fault =
                Diagnostic::error("heading-empty", "empty heading").at(place.clone());
            self.faults.push(fault.hint("write its text, or delete the line"));
        }
        let hashes = heading.level.min(MAX_HASHES);
        let mut made =
            Heading { hashes, anchor: None, role: None, unnumbered: false, content };
        match &node.data().attrs {
            Some(attributes) => self.attributes(attributes, &mut made, &place),
            None => self.check_no_attributes(node, &place),
        }
        Content::Heading(made)
    }

    /// The title is level 1, and a heading with one # level 2. More than six
    /// levels are nobody's to keep apart, and no edition has names for them.
    fn fault_too_deep(&mut self, hashes: usize, place: Place) {
        let message = format!("heading of level {}", hashes + 1);
        let fault = Diagnostic::error("heading-too-deep", message).at(place);
        self.faults.push(
            fault.hint(
                "the title is level 1, and ##### is the deepest heading, of level 6",
            ),
        );
    }

    /// Seven # and more make no heading in Markdown, but were meant to.
    pub fn check_no_heading(&mut self, paragraph: Node<'_>) {
        let text = &self.lines.text()[self.start(paragraph)..];
        let hashes = text.bytes().take_while(|b| *b == b'#').count();
        if hashes > 6 && text[hashes..].starts_with([' ', '\t']) {
            self.fault_too_deep(hashes, self.place(paragraph));
        }
    }

    fn attributes(
        &mut self,
        attributes: &Attributes,
        heading: &mut Heading,
        place: &Place,
    ) {
        if let Some((key, _)) = attributes.pairs.first() {
            let message = format!("unknown attribute {key}");
            let fault = Diagnostic::error("attribute", message).at(place.clone());
            self.faults.push(fault.hint("a heading takes {#anchor} and {.role}"));
        }
        heading.anchor = attributes.id.as_deref().and_then(|id| self.anchor(id, place));
        let is_unnumbered = |class: &&String| class.as_str() == UNNUMBERED;
        heading.unnumbered = attributes.classes.iter().any(|class| is_unnumbered(&class));
        let roles = attributes.classes.iter().filter(|class| !is_unnumbered(class));
        let mut roles = roles.map(|class| self.role(class, place));
        heading.role = roles.next().flatten();
        if roles.next().is_some() {
            let fault = Diagnostic::error("attribute", "heading with more than one role");
            self.faults.push(fault.at(place.clone()));
        }
    }

    /// The anchor that the author typed.
    pub fn anchor(&mut self, id: &str, place: &Place) -> Option<Anchor> {
        let anchor = Anchor::new(id);
        if anchor.is_none() {
            let message = format!("\"{id}\" cannot be an anchor");
            let fault = Diagnostic::error("anchor-invalid", message).at(place.clone());
            self.faults.push(fault.hint(
                "an anchor begins with a letter, and goes on with letters, digits, - and _",
            ));
        }
        anchor
    }

    fn role(&mut self, class: &str, place: &Place) -> Option<Role> {
        let role = Role::from_name(class);
        if role.is_none() {
            let names = || Role::ALL.map(Role::name).into_iter().chain([UNNUMBERED]);
            let hint = match nearest(class, names()) {
                Some(name) => format!("did you mean {{.{name}}}?"),
                None => {
                    let names: Vec<&str> = names().collect();
                    format!("the roles are {}", names.join(", "))
                }
            };
            let fault = Diagnostic::error("attribute", format!("unknown role {class}"));
            self.faults.push(fault.at(place.clone()).hint(hint));
        }
        role
    }

    /// Attributes that the parser could not read stay in the heading's text,
    /// where every reader would meet them.
    fn check_no_attributes(&mut self, node: Node<'_>, place: &Place) {
        let line = self.lines.line(node.data().sourcepos.start.line).trim_end();
        let Some((_, inner)) =
            line.strip_suffix('}').and_then(|line| line.rsplit_once('{'))
        else {
            return;
        };
        if inner.starts_with(['#', '.']) {
            let message = format!("the attributes {{{inner}}} cannot be read");
            let fault = Diagnostic::error("attribute", message).at(place.clone());
            self.faults.push(fault.hint(
                "names with letters other than a to z stand in quotation marks: {#\"på-land\"}",
            ));
        }
    }
}

/// Whether nothing of the text could be read.
pub fn is_blank(content: &[Inline]) -> bool {
    content.iter().all(|inline| match inline {
        Inline::Text(text) | Inline::Code(text) => text.chars().all(|c| {
            c.is_whitespace()
                || matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
        }),
        Inline::Formula(_) => false,
        Inline::Break | Inline::Note { .. } => true,
        Inline::Link { url, content, .. } => is_blank(content) && !is_reference(url),
        Inline::Strong(inner)
        | Inline::Emphasis(inner)
        | Inline::Language(_, inner)
        | Inline::Abbreviation(_, inner)
        | Inline::Subscript(inner)
        | Inline::Superscript(inner)
        | Inline::Cite(inner)
        | Inline::Quote(inner)
        | Inline::Mark(inner)
        | Inline::Keyboard(inner) => is_blank(inner),
    })
}
