//! Directives: blocks between `::: name {#anchor key="value"}` and `:::`.
//!
//! A directive's own function takes the attributes that it knows; what is left
//! of them is an error, and so is a name that no directive has.

use comrak::node_matches;
use comrak::nodes::{Node, NodeBlockDirective, NodeValue};

use super::Reader;
use crate::diagnostic::{Diagnostic, Place};
use crate::source::nearest::nearest;
use crate::source::types::Content;
use crate::terms::{Anchor, LineKind, Role};

/// The directives that are no parts of the work.
pub const NAMES: &[&str] = &[
    "table",
    "figure",
    "long-description",
    "aside",
    "maths",
    "language",
    "verse",
    "address",
];

/// What stands in a directive's first line.
#[derive(Debug, Default, PartialEq)]
pub struct Opening {
    /// What kind of directive it is.
    pub name: String,
    /// The anchor as it was typed: `{#name}`.
    pub id: Option<String>,
    /// The classes: `{.name}`.
    pub classes: Vec<String>,
    /// The rest: `{key="value"}`.
    pub attributes: Vec<(String, String)>,
}

impl Reader<'_, '_> {
    /// What the directive `node` is; `None` where it is at fault.
    pub fn directive(
        &mut self,
        node: Node<'_>,
        directive: &NodeBlockDirective,
    ) -> Option<Content> {
        let place = self.place(node);
        let Some(mut opening) = Opening::parse(&directive.info) else {
            let fault = Diagnostic::error(
                "directive-attributes",
                "attributes that cannot be read",
            )
            .at(place)
            .hint("attributes are typed {#anchor .class key=\"value\"}");
            self.faults.push(fault);
            return None;
        };
        let role = Role::from_name(&opening.name);
        if role.is_none() && !NAMES.contains(&opening.name.as_str()) {
            self.faults.push(unknown(&directive.info, &opening.name).at(place));
            self.blocks(node);
            return None;
        }
        self.check_closed(node, directive);
        let content = match (role, opening.name.as_str()) {
            (Some(role), _) => Some(self.part(node, role)),
            (None, "table") => self.table_directive(node, &mut opening),
            (None, "figure") => self.figure(node, &mut opening),
            (None, "long-description") => self.long_description(node),
            (None, "language") => self.language(node, &mut opening),
            (None, "maths") => self.maths(node, &mut opening),
            (None, "aside") => Some(self.aside(node, &mut opening)),
            (None, name) => {
                LineKind::from_name(name).and_then(|kind| self.lines(node, kind))
            }
        };
        self.check_left(&mut opening, &place);
        content
    }

    /// The anchor that the author chose.
    pub fn take_anchor(
        &mut self,
        opening: &mut Opening,
        place: &Place,
    ) -> Option<Anchor> {
        let id = opening.id.take()?;
        self.anchor(&id, place)
    }

    /// A line that should open a directive opens none if there is a colon in it.
    pub fn check_no_fence(&mut self, paragraph: Node<'_>) {
        let Some(first) = paragraph.first_child() else { return };
        if first.data().value.text().is_some_and(|text| text.starts_with(":::")) {
            let message = "directive with a colon in its attributes";
            let fault = Diagnostic::error("directive-attributes", message);
            let hint = "type &#58; for a colon: title=\"Fakta&#58; by og land\"";
            self.faults.push(fault.at(self.place(paragraph)).hint(hint));
        }
    }

    /// Whatever no function took is told.
    fn check_left(&mut self, opening: &mut Opening, place: &Place) {
        let keys = opening.attributes.drain(..).map(|(key, _)| key);
        let classes = opening.classes.drain(..).map(|class| format!(".{class}"));
        let id = opening.id.take().map(|id| format!("#{id}"));
        for left in id.into_iter().chain(classes).chain(keys) {
            let message = format!("{} takes no {left}", opening.name);
            let fault = Diagnostic::error("attribute", message).at(place.clone());
            self.faults.push(fault.hint("leave it out"));
        }
    }

    /// The tree does not say whether a fence or the end of the file closed it.
    fn check_closed(&mut self, node: Node<'_>, directive: &NodeBlockDirective) {
        let position = node.data().sourcepos;
        let last = self.lines.line(position.end.line).trim_matches([' ', '\t', '>']);
        let closed = position.end.line > position.start.line
            && last.len() >= directive.fence_length
            && last.bytes().all(|b| b == b':');
        if !closed {
            // What should end an inner directive ends the outer one, unless that
            // has more colons.
            let hint = if node.parent().is_some_and(is_directive) {
                "the directive around another needs one colon more: :::: figure"
            } else {
                "end it with a line of three colons: :::"
            };
            let fault =
                Diagnostic::error("directive-unclosed", "directive without an end")
                    .at(self.place(node))
                    .hint(hint);
            self.faults.push(fault);
        }
    }
}

impl Opening {
    /// Takes the value of `key`.
    pub fn take(&mut self, key: &str) -> Option<String> {
        let at = self.attributes.iter().position(|(name, _)| name == key)?;
        Some(self.attributes.remove(at).1)
    }

    /// Whether it has the class `name`, which is taken.
    pub fn take_class(&mut self, name: &str) -> bool {
        let at = self.classes.iter().position(|class| class == name);
        at.map(|at| self.classes.remove(at)).is_some()
    }

    /// Reads `name {#id .class key="value"}`, or `{.name #id …}`; `None` where
    /// it is neither.
    pub fn parse(info: &str) -> Option<Self> {
        let info = info.trim();
        let (name, inner) = match info.split_once('{') {
            Some((name, rest)) => (name.trim(), rest.trim_end().strip_suffix('}')?),
            None => (info, ""),
        };
        let mut opening = Self { name: name.to_string(), ..Self::default() };
        let mut rest = inner.trim_start();
        while !rest.is_empty() {
            rest = opening.push(rest)?.trim_start();
        }
        if opening.name.is_empty() && !opening.classes.is_empty() {
            opening.name = opening.classes.remove(0);
        }
        if opening.name.is_empty() && opening.attributes.iter().any(is_language) {
            opening.name = "language".to_string();
        }
        Some(opening)
    }

    /// Takes in the attribute with which `text` begins; gives what follows it.
    fn push<'a>(&mut self, text: &'a str) -> Option<&'a str> {
        let end = text.find(char::is_whitespace).unwrap_or(text.len());
        if let Some(id) = text[..end].strip_prefix('#') {
            let first = self.id.replace(id.to_string()).is_none();
            return first.then_some(&text[end..]);
        }
        if let Some(class) = text[..end].strip_prefix('.') {
            self.classes.push(class.to_string());
            return Some(&text[end..]);
        }
        let (key, after) = text.split_once('=')?;
        let (value, rest) = match after.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"')?,
            None => {
                after.split_at(after.find(char::is_whitespace).unwrap_or(after.len()))
            }
        };
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-';
        if key.is_empty() || !key.chars().all(is_name) {
            return None;
        }
        let value = crate::source::entities::decode(value);
        self.attributes.push((key.to_string(), value));
        Some(rest)
    }
}

fn is_language((key, _): &(String, String)) -> bool {
    key == "lang"
}

fn is_directive(node: Node<'_>) -> bool {
    node_matches!(node, NodeValue::BlockDirective(_))
}

fn unknown(info: &str, name: &str) -> Diagnostic {
    if info.trim().is_empty() {
        return Diagnostic::error("directive-unopened", "`:::` ends no directive")
            .hint("a directive begins with its name: ::: afterword");
    }
    let names = || Role::ALL.map(Role::name).into_iter().chain(NAMES.iter().copied());
    let hint = match nearest(name, names()) {
        Some(name) => format!("did you mean `::: {name}`?"),
        None => {
            format!("the directives are {}", names().collect::<Vec<_>>().join(", "))
        }
    };
    let message = format!("unknown directive {}", info.trim());
    Diagnostic::error("directive-unknown", message).hint(hint)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opening(
        name: &str,
        id: Option<&str>,
        classes: &[&str],
        pairs: &[(&str, &str)],
    ) -> Opening {
        Opening {
            name: name.into(),
            id: id.map(str::to_owned),
            classes: classes.iter().map(|class| class.to_string()).collect(),
            attributes: pairs
                .iter()
                .map(|(k, v)| (k.to_string(), v.to_string()))
                .collect(),
        }
    }

    #[test]
    fn names_and_attributes_are_read() {
        let check = |info, expected| assert_eq!(Opening::parse(info), Some(expected));
        check("afterword", opening("afterword", None, &[], &[]));
        check(
            "table {#priser .wide header-columns=1 source=\"a b.csv\"}",
            opening(
                "table",
                Some("priser"),
                &["wide"],
                &[("header-columns", "1"), ("source", "a b.csv")],
            ),
        );
        check("{.figure #kart}", opening("figure", Some("kart"), &[], &[]));
        check("{}", opening("", None, &[], &[]));
        check("{lang=se}", opening("language", None, &[], &[("lang", "se")]));
    }

    #[test]
    fn what_is_neither_is_refused() {
        for info in [
            "figure {#a",
            "figure {#a #b}",
            "figure {a}",
            "figure {a=\"b}",
            "figure {å=b}",
        ] {
            assert_eq!(Opening::parse(info), None, "{info}");
        }
    }
}
