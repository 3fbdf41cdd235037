//! Drawings: an SVG that stands in a book must ask for nothing, run nothing,
//! and end.

use std::collections::HashMap;

use roxmltree::{Document, Node, ParsingOptions};

use super::{broken, huge};
use crate::diagnostic::Diagnostic;

/// The largest drawing, in bytes: far more than any chart or map needs.
const MAX_BYTES: usize = 4 << 20;

/// The most elements of a drawing, those that it repeats counted each time.
const MAX_ELEMENTS: u64 = 100_000;

/// The deepest nesting of a drawing's elements.
const MAX_DEPTH: usize = 64;

/// Whether the file seems to be a drawing.
pub fn looks_like_it(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]);
    head.contains("<svg")
}

/// The width and height in CSS pixels.
///
/// Fails if the drawing is no SVG, is too large, or holds what could do or
/// fetch something.
pub fn size(path: &str, bytes: &[u8]) -> Result<(u32, u32), Diagnostic> {
    if bytes.len() > MAX_BYTES {
        return Err(huge(path, &format!("{} MiB of drawing", bytes.len() >> 20)));
    }
    let text = std::str::from_utf8(bytes)
        .map_err(|_| kind(path, "it is not text in UTF-8, as an SVG is"))?;
    if !looks_like_it(bytes) && !text.contains("<svg") {
        return Err(kind(path, "it holds no SVG"));
    }
    if declares_entities(text) {
        return Err(unsafe_("a declaration of entities", path));
    }
    let options = ParsingOptions {
        allow_dtd: true,
        nodes_limit: 4 * MAX_ELEMENTS as u32,
        ..ParsingOptions::default()
    };
    let document = Document::parse_with_options(text, options)
        .map_err(|error| broken(path, &error.to_string()))?;
    let root = document.root_element();
    if root.tag_name().name() != "svg" {
        return Err(kind(path, "it holds no SVG"));
    }
    for node in document.descendants().filter(Node::is_element) {
        if let Some(what) = danger(node) {
            return Err(unsafe_(&what, path));
        }
    }
    if depth(root) > MAX_DEPTH {
        return Err(huge(path, &format!("elements nested more than {MAX_DEPTH} deep")));
    }
    if elements(&document) > MAX_ELEMENTS {
        return Err(huge(path, &format!("more than {MAX_ELEMENTS} elements")));
    }
    let tree = usvg::Tree::from_xmltree(&document, &usvg::Options::default())
        .map_err(|error| broken(path, &error.to_string()))?;
    let pixels = |length: f32| length.round().clamp(1.0, 100_000.0) as u32;
    Ok((pixels(tree.size().width()), pixels(tree.size().height())))
}

/// Whether the document type says more than a name and where it comes from.
fn declares_entities(text: &str) -> bool {
    let declaration = text.split_once("<!DOCTYPE").map(|(_, after)| after);
    let declaration = declaration.and_then(|after| after.split('>').next());
    text.contains("<!ENTITY") || declaration.is_some_and(|own| own.contains('['))
}

fn kind(path: &str, why: &str) -> Diagnostic {
    Diagnostic::error(
        "image-kind",
        format!("{path} is something else than its name says: {why}"),
    )
    .hint("save it as an SVG, or name it for what it is")
}

fn unsafe_(what: &str, path: &str) -> Diagnostic {
    Diagnostic::error("svg-unsafe", format!("{path} holds {what}")).hint(
        "save it as a plain SVG, with everything in the one file and without scripts",
    )
}

/// What in the element could do or fetch something.
fn danger(node: Node<'_, '_>) -> Option<String> {
    let name = node.tag_name().name();
    let active =
        ["script", "foreignObject", "iframe", "audio", "video", "handler", "set"];
    if active.contains(&name) || name.starts_with("animate") {
        return Some(format!("<{name}>"));
    }
    // An image within would be neither measured nor scaled.
    if matches!(name, "image" | "feImage") {
        return Some(format!("an image of its own (<{name}>)"));
    }
    if name == "style" && node.text().is_some_and(reaches_out) {
        return Some("a style sheet that reaches out of the file".to_string());
    }
    node.attributes().find_map(|attribute| {
        let (name, value) = (attribute.name(), attribute.value());
        if name.starts_with("on") {
            return Some(format!("the event handler {name}"));
        }
        let refers = matches!(name, "href" | "src" | "base");
        let away = refers && !value.trim().starts_with('#');
        (away || reaches_out(value))
            .then(|| format!("a reference out of the file ({name})"))
    })
}

/// Whether CSS asks for another file: `url(…)` that is no `url(#…)`, or an
/// `@import`. Escapes could hide either.
fn reaches_out(css: &str) -> bool {
    let lower = css.to_ascii_lowercase();
    let away = |after: &str| !after.trim_start_matches([' ', '"', '\'']).starts_with('#');
    lower.contains("@import")
        || lower.contains("javascript:")
        || lower.contains('\\')
        || lower.split("url(").skip(1).any(away)
}

fn depth(root: Node<'_, '_>) -> usize {
    let mut deepest = 0;
    let (mut node, mut depth) = (root, 1);
    loop {
        deepest = deepest.max(depth);
        if let Some(child) = node.first_element_child() {
            (node, depth) = (child, depth + 1);
            continue;
        }
        loop {
            if let Some(next) = node.next_sibling_element() {
                node = next;
                break;
            }
            match node.parent_element() {
                Some(parent) if node != root => (node, depth) = (parent, depth - 1),
                _ => return deepest,
            }
        }
    }
}

/// How many elements are drawn: what `use` repeats counts each time. A drawing
/// that repeats itself counts without end.
fn elements(document: &Document<'_>) -> u64 {
    let ids: HashMap<&str, Node<'_, '_>> = document
        .descendants()
        .filter_map(|node| Some((node.attribute("id")?, node)))
        .collect();
    let mut counts = HashMap::new();
    count(document.root_element(), &ids, &mut counts, 0)
}

fn count<'a>(
    node: Node<'a, 'a>,
    ids: &HashMap<&'a str, Node<'a, 'a>>,
    counts: &mut HashMap<roxmltree::NodeId, u64>,
    depth: usize,
) -> u64 {
    // Each `use` may lead to as deep a tree again, and to a circle.
    if depth > 4 * MAX_DEPTH {
        return u64::MAX;
    }
    if let Some(known) = counts.get(&node.id()) {
        return *known;
    }
    let mut sum: u64 = 1;
    for child in node.children().filter(Node::is_element) {
        sum = sum.saturating_add(count(child, ids, counts, depth + 1));
    }
    let href = node.attributes().find(|attribute| attribute.name() == "href");
    let target =
        href.and_then(|href| ids.get(href.value().trim().trim_start_matches('#')));
    if let Some(target) = target.filter(|_| node.tag_name().name() == "use") {
        sum = sum.saturating_add(count(*target, ids, counts, depth + 1));
    }
    counts.insert(node.id(), sum);
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(inner: &str, expected: Result<(u32, u32), &str>) {
        let text = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" \
             xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 30 20\">{inner}</svg>"
        );
        let found = size("a.svg", text.as_bytes());
        assert_eq!(found.map_err(|fault| fault.code), expected, "{inner}");
    }

    #[test]
    fn drawings_have_a_size() {
        check("<rect id='a' width='3' height='2'/><use xlink:href='#a'/>", Ok((30, 20)));
        check("<style>rect { fill: url(#a) }</style>", Ok((30, 20)));
    }

    #[test]
    fn what_could_do_or_fetch_something_is_refused() {
        for inner in [
            "<script>1</script>",
            "<rect onclick='1'/>",
            "<a href='https://a.b'><rect/></a>",
            "<image href='data:image/png;base64,'/>",
            "<use xlink:href='b.svg#a'/>",
            "<rect style='fill: url( \"https://a.b/c\")'/>",
            "<style>@import 'a.css';</style>",
            "<foreignObject/>",
            "<animate/>",
        ] {
            check(inner, Err("svg-unsafe"));
        }
        let entity =
            "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg xmlns='http://www.w3.org/2000/svg'/>";
        assert_eq!(size("a.svg", entity.as_bytes()).unwrap_err().code, "svg-unsafe");
    }

    #[test]
    fn what_has_no_end_is_refused() {
        let mut bomb = "<g id='a0'><rect/></g>".to_string();
        for i in 1..40 {
            let uses = format!("<use href='#a{}'/>", i - 1).repeat(10);
            bomb += &format!("<g id='a{i}'>{uses}</g>");
        }
        check(&bomb, Err("image-huge"));
        check("<g id='a'><use href='#a'/></g>", Err("image-huge"));
        check(&format!("{}{}", "<g>".repeat(100), "</g>".repeat(100)), Err("image-huge"));
        check(&"<g/>".repeat(100_001), Err("image-huge"));
        check("<g>", Err("image-broken"));
    }
}
