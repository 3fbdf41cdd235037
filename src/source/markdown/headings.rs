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

impl Reader<'_, '_> {
    /// The heading `node`.
    pub fn heading(&mut self, node: Node<'_>, heading: &NodeHeading) -> Content {
        let place = self.place(node);
        if heading.level > MAX_HASHES {
            let fault =
                Diagnostic::error("heading-too-deep", "heading of too deep a level")
                    .at(place.clone())
                    .hint("a chapter is #, and the deepest heading is #####");
            self.faults.push(fault);
        }
        let content = self.inlines(node);
        if is_blank(&content) {
            let fault =
                Diagnostic::error("heading-empty", "empty heading").at(place.clone());
            self.faults.push(fault.hint("write its text, or delete the line"));
        }
        let hashes = heading.level.min(MAX_HASHES);
        let (anchor, role) = match &node.data().attrs {
            Some(attributes) => self.attributes(attributes, hashes, &place),
            None => {
                self.check_no_attributes(node, &place);
                (None, None)
            }
        };
        Content::Heading(Heading { hashes, anchor, role, content })
    }

    fn attributes(
        &mut self,
        attributes: &Attributes,
        hashes: u8,
        place: &Place,
    ) -> (Option<Anchor>, Option<Role>) {
        if let Some((key, _)) = attributes.pairs.first() {
            let message = format!("unknown attribute {key}");
            let fault = Diagnostic::error("attribute", message).at(place.clone());
            self.faults.push(fault.hint("a heading takes {#anchor} and {.role}"));
        }
        let anchor = attributes.id.as_deref().and_then(|id| self.anchor(id, place));
        let mut roles =
            attributes.classes.iter().map(|class| self.role(class, hashes, place));
        let role = roles.next().flatten();
        if roles.next().is_some() {
            let fault = Diagnostic::error("attribute", "heading with more than one role");
            self.faults.push(fault.at(place.clone()));
        }
        (anchor, role)
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

    fn role(&mut self, class: &str, hashes: u8, place: &Place) -> Option<Role> {
        let role = Role::from_name(class);
        let fault = match role {
            Some(_) if hashes == 1 => return role,
            Some(_) => {
                Diagnostic::error("attribute", "role of a heading that opens no part")
                    .hint("only headings with one # have a role")
            }
            None => Diagnostic::error("attribute", format!("unknown role {class}")).hint(
                match nearest(class, Role::ALL.map(Role::name)) {
                    Some(name) => format!("did you mean {{.{name}}}?"),
                    None => {
                        format!("the roles are {}", Role::ALL.map(Role::name).join(", "))
                    }
                },
            ),
        };
        self.faults.push(fault.at(place.clone()));
        None
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
        Inline::Break => true,
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
