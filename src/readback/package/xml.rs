//! XML files of an archive, parsed by another library than the one that writes them.

use html5ever::tendril::StrTendril;
use html5ever::{Attribute, LocalName, Namespace, QualName};
use roxmltree::{Document, ParsingOptions};

use super::guard;
use crate::readback::html::tree::{Data, Element, MAX_NODES, NodeId, Tree};
use crate::readback::{Error, decode};

/// Parses the file `path` and hands it to `read`. Fails if it is not
/// well-formed, with the line, or if it holds too much.
pub(in crate::readback) fn parse<T>(
    path: &str,
    bytes: &[u8],
    read: impl FnOnce(&Document) -> Result<T, Error>,
) -> Result<T, Error> {
    let text = decode(bytes).map_err(|error| within(path, error))?;
    if text.trim().is_empty() {
        return Err(Error::new(format!("{path} is empty")));
    }
    guard::check(&text).map_err(|error| within(path, error))?;
    match Document::parse_with_options(&text, options()) {
        Ok(document) => read(&document),
        Err(roxmltree::Error::UnknownEntityReference(..)) if has_html_entities(&text) => {
            let text = without_html_entities(&text);
            let document = Document::parse_with_options(&text, options());
            read(&document.map_err(|error| malformed(path, &error))?)
        }
        Err(error) => Err(malformed(path, &error)),
    }
}

/// The tree that content is read from.
pub(in crate::readback) fn tree(document: &Document) -> Tree {
    let mut tree = Tree::new();
    let mut copies: Vec<NodeId> = Vec::new();
    for node in document.descendants() {
        let parent = node.parent().map(|parent| copies[parent.id().get_usize()]);
        let Some(parent) = parent else {
            copies.push(tree.root());
            continue;
        };
        let copy = tree.create(data(node));
        tree.append(parent, copy);
        copies.push(copy);
    }
    tree
}

/// The text of an element and everything in it.
pub(in crate::readback) fn text(node: roxmltree::Node) -> String {
    let texts = node.descendants().filter(roxmltree::Node::is_text);
    texts.filter_map(|node| node.text()).collect()
}

fn data(node: roxmltree::Node) -> Data {
    if node.is_text() {
        Data::Text(StrTendril::from_slice(node.text().unwrap_or_default()))
    } else if node.is_element() {
        let name = node.tag_name();
        let attributes = node.attributes().map(|attribute| Attribute {
            name: qualified(attribute.namespace(), attribute.name()),
            value: StrTendril::from_slice(attribute.value()),
        });
        let attributes = attributes.collect();
        Data::Element(Element {
            name: qualified(name.namespace(), name.name()),
            attributes,
        })
    } else {
        Data::Other
    }
}

fn qualified(namespace: Option<&str>, name: &str) -> QualName {
    let namespace = Namespace::from(namespace.unwrap_or_default());
    QualName::new(None, namespace, LocalName::from(name))
}

fn options<'a>() -> ParsingOptions<'a> {
    ParsingOptions {
        allow_dtd: true,
        nodes_limit: MAX_NODES as u32,
        entity_resolver: None,
    }
}

/// Whether the file's document type declares the entities of HTML 4.
fn has_html_entities(text: &str) -> bool {
    let doctype = text.split_once("<!DOCTYPE").map(|(_, after)| after);
    doctype.and_then(|after| after.split('>').next()).is_some_and(|doctype| {
        doctype.contains("-//W3C//DTD XHTML") || doctype.contains("-//NISO//DTD")
    })
}

/// The same text with numbers in place of HTML's names for characters.
fn without_html_entities(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let literal = match rest {
            _ if rest.starts_with("<![CDATA[") => rest.find("]]>").unwrap_or(rest.len()),
            _ if rest.starts_with('<') => 1,
            _ => match html_entity(rest) {
                Some((length, reference)) => {
                    out.push_str(&reference);
                    rest = &rest[length..];
                    continue;
                }
                None => 1,
            },
        };
        out.push_str(&rest[..literal]);
        rest = &rest[literal..];
    }
    out.push_str(rest);
    out
}

/// The length of the reference that `text` begins with, and what stands for
/// it, if XML has no such name itself.
fn html_entity(text: &str) -> Option<(usize, String)> {
    // The longest name that HTML has is shorter than this.
    let end = text.bytes().take(40).position(|byte| byte == b';')?;
    let name = &text[1..=end];
    if matches!(name, "amp;" | "lt;" | "gt;" | "quot;" | "apos;") {
        return None;
    }
    let &(first, second) = html5ever::data::NAMED_ENTITIES.get(name)?;
    let reference = |code: u32| match code {
        0 => String::new(),
        code => format!("&#{code};"),
    };
    Some((end + 1, reference(first) + &reference(second)))
}

fn within(path: &str, error: Error) -> Error {
    Error { message: format!("{path}: {}", error.message), hint: error.hint }
}

/// What is said of a file that is not well-formed.
fn malformed(path: &str, error: &roxmltree::Error) -> Error {
    use roxmltree::Error as E;
    let line = error.pos().row;
    let (reason, at_line) = match error {
        E::UnexpectedCloseTag(open, close, _) => {
            (format!("`{open}` is open, but `{close}` is closed"), true)
        }
        E::UnknownEntityReference(name, _) => {
            (format!("the entity `&{name};` is not declared"), true)
        }
        E::DuplicatedAttribute(name, _) => {
            (format!("the attribute `{name}` is given twice"), true)
        }
        E::UnknownNamespace(prefix, _) => {
            (format!("the namespace prefix `{prefix}` is not declared"), true)
        }
        E::NonXmlChar(c, _) => (format!("the character {c:?} is not allowed"), true),
        E::UnclosedRootNode | E::UnexpectedEndOfStream => {
            ("it ends before everything is closed".to_owned(), false)
        }
        E::NoRootNode => ("it holds no element".to_owned(), false),
        E::NodesLimitReached => (format!("it holds more than {MAX_NODES} nodes"), false),
        other => (without_position(&other.to_string()), true),
    };
    let place = if at_line { format!(", line {line}") } else { String::new() };
    Error::new(format!("{path}{place} is not well-formed XML: {reason}"))
}

fn without_position(message: &str) -> String {
    match message.rsplit_once(" at ") {
        Some((reason, at)) if !at.contains(' ') => reason.to_owned(),
        _ => message.to_owned(),
    }
}
