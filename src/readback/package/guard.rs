//! A look at XML before it is parsed, so that parsing it takes time and
//! memory in proportion to its size.
//!
//! What is not well-formed is left for the parser to find.

use crate::readback::Error;
use crate::readback::html::tree::{MAX_DEPTH, MAX_NODES};

/// The most attributes of one element. Parsers compare each with all others.
const MAX_ATTRIBUTES: usize = 1000;

/// The most namespace declarations that hold at one place. Parsers copy them
/// for each element that adds one.
const MAX_NAMESPACES: usize = 100;

/// The longest value of an entity, in bytes.
const MAX_ENTITY: usize = 64;

/// Fails if elements are nested too deeply, if there are too many of them or
/// of what they hold, or if the file declares entities that stand for more
/// than a few characters.
pub(super) fn check(text: &str) -> Result<(), Error> {
    let count = |byte| text.bytes().filter(|&own| own == byte).count();
    if count(b'<') > MAX_NODES || count(b'=') > 2 * MAX_NODES {
        return Err(Error::new(format!("it holds more than {MAX_NODES} elements")));
    }
    if text.contains("<!DOCTYPE") {
        check_entities(text)?;
    }
    let mut open = Open::default();
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        rest = &rest[at..];
        rest = match skipped(rest) {
            Some(end) => past(rest, end),
            None if rest.starts_with("</") => {
                open.close();
                past(rest, ">")
            }
            None => open.open(&rest[1..])?,
        };
    }
    Ok(())
}

/// What ends the piece of XML that `text` begins with, if it is no tag.
fn skipped(text: &str) -> Option<&'static str> {
    let pieces = [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>"), ("<!", ">")];
    pieces.iter().find(|(start, _)| text.starts_with(start)).map(|(_, end)| *end)
}

/// What comes after the next `end`.
fn past<'a>(text: &'a str, end: &str) -> &'a str {
    text.split_once(end).map_or("", |(_, after)| after)
}

/// The elements that are open: how many namespaces each declares.
#[derive(Default)]
struct Open {
    declared: Vec<usize>,
    namespaces: usize,
}

impl Open {
    fn close(&mut self) {
        self.namespaces -= self.declared.pop().unwrap_or_default();
    }

    /// Takes the start tag whose name `text` begins with, and gives what comes
    /// after it.
    fn open<'a>(&mut self, text: &'a str) -> Result<&'a str, Error> {
        let tag = Tag::scan(text);
        if tag.attributes > MAX_ATTRIBUTES {
            let message = format!("an element has more than {MAX_ATTRIBUTES} attributes");
            return Err(Error::new(message));
        }
        if tag.ends_itself {
            return Ok(tag.rest);
        }
        self.declared.push(tag.namespaces);
        self.namespaces += tag.namespaces;
        if self.declared.len() > MAX_DEPTH {
            let message = format!("elements are nested more than {MAX_DEPTH} deep");
            return Err(Error::new(message));
        }
        if self.namespaces > MAX_NAMESPACES {
            let message = format!("more than {MAX_NAMESPACES} namespaces are declared");
            return Err(Error::new(message));
        }
        Ok(tag.rest)
    }
}

/// A start tag.
struct Tag<'a> {
    attributes: usize,
    namespaces: usize,
    ends_itself: bool,
    rest: &'a str,
}

impl<'a> Tag<'a> {
    fn scan(text: &'a str) -> Self {
        let mut tag =
            Self { attributes: 0, namespaces: 0, ends_itself: false, rest: text };
        while let Some(at) = tag.rest.find(['"', '\'', '>']) {
            let (before, after) = tag.rest.split_at(at);
            let quote = &after[..1];
            tag.rest = &after[1..];
            if quote == ">" {
                tag.ends_itself = before.ends_with('/');
                return tag;
            }
            tag.attributes += 1;
            tag.namespaces += usize::from(before.contains("xmlns"));
            tag.rest = past(tag.rest, quote);
        }
        tag.rest = "";
        tag
    }
}

/// Fails if an entity is external, or stands for markup, for other entities or
/// for much text: such entities multiply.
fn check_entities(text: &str) -> Result<(), Error> {
    for declaration in text.split("<!ENTITY").skip(1) {
        let is_simple = value(declaration).is_some_and(|value| {
            value.len() <= MAX_ENTITY
                && !value.contains(['<', '%'])
                && value.split('&').skip(1).all(|after| after.starts_with('#'))
        });
        if !is_simple {
            return Err(Error::new(
                "it declares entities that are more than a character",
            )
            .hint("write the text itself in place of the entity"));
        }
    }
    Ok(())
}

/// The value in an entity's declaration, after the name.
fn value(declaration: &str) -> Option<&str> {
    let rest = declaration.trim_start();
    let (_, rest) = rest.split_once(char::is_whitespace)?;
    let rest = rest.trim_start();
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    rest[1..].split(quote).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn refused(text: &str, message: &str) {
        let error = check(text).expect_err("it should be refused");
        assert!(error.message.contains(message), "{error}");
    }

    #[test]
    fn ordinary_xml_passes() {
        let nested = "<a>".repeat(400) + "<b c='>'/>" + &"</a>".repeat(400);
        assert!(check(&nested.repeat(10)).is_ok());
        assert!(check("<!-- <a> --><![CDATA[<a>]]><?a <a>?><a b=\"<!--\"/>").is_ok());
        assert!(check("<!DOCTYPE a [<!ENTITY nbsp '&#160;'>]><a>&nbsp;</a>").is_ok());
    }

    #[test]
    fn what_multiplies_is_refused() {
        refused(&"<a>".repeat(513), "deep");
        refused(&"<a/>".repeat(MAX_NODES + 1), "elements");
        refused(&format!("<a{}>", " b='c'".repeat(1001)), "attributes");
        refused(&"<a xmlns:b='c'>".repeat(101), "namespaces");
        refused(&format!("<a{}>", " xmlns:b='c'".repeat(101)), "namespaces");
    }

    #[test]
    fn entities_that_multiply_are_refused() {
        for value in ["'&a;&a;'", "'<b/>'", "SYSTEM 'file:///etc/passwd'", "'%a;'"] {
            refused(&format!("<!DOCTYPE a [<!ENTITY b {value}>]><a>&b;</a>"), "entities");
        }
        refused("<!DOCTYPE a [<!ENTITY % b 'c'>]><a/>", "entities");
        refused(&format!("<!DOCTYPE a [<!ENTITY b '{}'>]>", "c".repeat(65)), "entities");
    }
}
