//! What an element is to a reader, by its name and role.

use html5ever::ns;

use super::tree::{NodeId, Tree};
use crate::reading::{Within, normalise};

/// What an element does to the text in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Nothing in it is read.
    Hidden,
    /// It marks the point at which a page begins.
    PageBreak,
    /// A heading of that level.
    Heading(u8),
    /// A list whose items have numbers.
    OrderedList,
    /// A list whose items have bullets.
    BulletList,
    /// A list that says that it is none.
    NoList,
    /// An item of a list.
    Item,
    /// Any other element that begins on a new line.
    Block,
    /// Code, or other text in which white space matters.
    Preformatted,
    /// A picture.
    Picture,
    /// A formula.
    Formula,
    /// A line break.
    Break,
    /// Part of a line.
    Inline,
}

/// What the element `id` is; text and the like are [`Kind::Inline`].
pub(crate) fn kind(tree: &Tree, id: NodeId) -> Kind {
    let name = tree.name(id);
    if tree.element(id).is_none() {
        Kind::Inline
    } else if is_page_break(tree, id) {
        Kind::PageBreak
    } else if is_hidden(tree, id, name) {
        Kind::Hidden
    } else if let Some(level) = heading_level(tree, id, name) {
        Kind::Heading(level)
    } else if let Some(list) = list(tree, id, name) {
        list
    } else if is_picture(tree, id, name) {
        Kind::Picture
    } else if matches!(name, "pre" | "listing" | "xmp") && !is_presentational(tree, id) {
        Kind::Preformatted
    } else if is_formula(tree, id) {
        Kind::Formula
    } else if name == "br" {
        Kind::Break
    } else if is_block(name) {
        Kind::Block
    } else {
        Kind::Inline
    }
}

/// What the text in the element `id` stands in, by it.
pub(crate) fn within(tree: &Tree, id: NodeId) -> Option<Within> {
    let is = |name: &str, role: &str| {
        tree.has_role(id, role) || tree.name(id) == name && !is_presentational(tree, id)
    };
    let aside = is("aside", "note") || tree.has_role(id, "complementary");
    let source = is_source(tree, id);
    let any = [
        (source, Within::Source),
        (aside, Within::Aside),
        (is("blockquote", "blockquote"), Within::Quotation),
        (is("dd", "definition"), Within::Definition),
        (is("figcaption", "caption") || is("caption", "caption"), Within::Caption),
    ];
    any.into_iter().find_map(|(is, within)| is.then_some(within))
}

/// Whether the element says where a quotation is from: the caption of a figure that
/// holds one (HTML, §4.4.4), or the foot of the quotation itself.
fn is_source(tree: &Tree, id: NodeId) -> bool {
    let Some(around) = tree.ancestors(id).next() else { return false };
    let quotes = |child: &NodeId| matches!(within(tree, *child), Some(Within::Quotation));
    match tree.name(id) {
        "figcaption" => {
            let is_other = |&child: &NodeId| child != id && tree.element(child).is_some();
            let mut others = tree.children(around).filter(is_other).peekable();
            tree.name(around) == "figure"
                && others.peek().is_some()
                && others.all(|child| quotes(&child))
        }
        "footer" => quotes(&around),
        _ => false,
    }
}

/// Whether the element is a term, which is defined by what comes next.
pub(crate) fn is_term(tree: &Tree, id: NodeId) -> bool {
    tree.has_role(id, "term") || tree.name(id) == "dt" && !is_presentational(tree, id)
}

/// What the picture `id` says to those who do not see it: nothing at all where
/// it says that it is there for the eye alone, an empty text where it should
/// say something and does not (HTML, §4.8.4.4).
pub(crate) fn alternative(tree: &Tree, id: NodeId) -> Option<String> {
    let label = tree.attribute(id, "aria-label").map(normalise);
    if let Some(label) = label.filter(|label| !label.is_empty()) {
        return Some(label);
    }
    if tree.name(id) != "img" {
        let own = |child: &NodeId| {
            tree.element(*child).is_some_and(|own| &*own.name.local == "title")
        };
        let title = tree.children(id).find(own);
        return Some(title.map(|title| plain(tree, title)).unwrap_or_default());
    }
    let alternative = tree.attribute(id, "alt").map(normalise);
    let silent = is_presentational(tree, id) || alternative.as_deref() == Some("");
    // The cover shows what the title page says (DPUB-ARIA 1.1, `doc-cover`).
    if silent || tree.has_role(id, "doc-cover") {
        return None;
    }
    let title = || tree.attribute(id, "title").map(normalise);
    Some(alternative.or_else(title).unwrap_or_default())
}

/// The text right in the element.
pub(crate) fn plain(tree: &Tree, id: NodeId) -> String {
    normalise(&tree.own_text(id))
}

/// An image, or whatever says that it is one (ARIA 1.2, `img`).
fn is_picture(tree: &Tree, id: NodeId, name: &str) -> bool {
    let drawing = tree.element(id).is_some_and(|own| own.is_in(&ns!(svg)));
    name == "img"
        || (drawing || matches!(name, "div" | "span" | "figure" | "i"))
            && (tree.has_role(id, "img") || tree.has_role(id, "image"))
}

/// A whole formula in MathML.
fn is_formula(tree: &Tree, id: NodeId) -> bool {
    let own = tree.element(id);
    own.is_some_and(|own| own.is_in(&ns!(mathml)) && &*own.name.local == "math")
}

/// Whether the element leads through the page and is no part of its text.
pub(crate) fn is_navigation(tree: &Tree, id: NodeId) -> bool {
    tree.name(id) == "nav"
        || ["navigation", "doc-toc", "doc-pagelist"]
            .iter()
            .any(|role| tree.has_role(id, role))
}

/// Whether neither eye nor ear meets the element.
pub(crate) fn is_hidden(tree: &Tree, id: NodeId, name: &str) -> bool {
    is_navigation(tree, id)
        || is_unread(tree, id, name)
        || tree.attribute(id, "hidden").is_some()
        || tree.attribute(id, "aria-hidden").is_some_and(|value| value == "true")
        || tree.attribute(id, "style").is_some_and(is_display_none)
}

fn is_page_break(tree: &Tree, id: NodeId) -> bool {
    tree.has_type(id, "pagebreak") || line_number(tree, id).is_some()
}

/// The number of the line that begins at the element, where it is an empty one that says
/// so.
pub(crate) fn line_number(tree: &Tree, id: NodeId) -> Option<&str> {
    let number = tree.attribute(id, "data-line")?;
    let is_number = !number.is_empty() && number.bytes().all(|it| it.is_ascii_digit());
    (is_number && tree.children(id).next().is_none()).then_some(number)
}

/// Whether elements of that name show none of their text.
pub(super) fn is_unread(tree: &Tree, id: NodeId, name: &str) -> bool {
    match name {
        "audio" | "canvas" | "datalist" | "head" | "iframe" | "noembed" | "noframes"
        | "noscript" | "rp" | "script" | "style" | "template" | "title" | "video" => true,
        "dialog" => tree.attribute(id, "open").is_none(),
        "object" => tree.attribute(id, "data").is_some(),
        "" => is_unread_drawing(tree, id),
        _ => false,
    }
}

/// The same for SVG and MathML.
fn is_unread_drawing(tree: &Tree, id: NodeId) -> bool {
    let Some(element) = tree.element(id) else { return false };
    let name = &*element.name.local;
    let svg = ["title", "desc", "metadata", "defs", "script", "style"];
    element.is_in(&ns!(svg)) && svg.contains(&name)
        || element.is_in(&ns!(mathml)) && name.starts_with("annotation")
}

/// Of several declarations the last holds.
fn is_display_none(style: &str) -> bool {
    let declarations = style.rsplit(';').filter_map(|it| it.split_once(':'));
    let mut display = declarations
        .filter(|(property, _)| property.trim().eq_ignore_ascii_case("display"));
    display.next().is_some_and(|(_, value)| value.trim().eq_ignore_ascii_case("none"))
}

/// The level at which the element is a heading (ARIA 1.2, `heading`).
fn heading_level(tree: &Tree, id: NodeId, name: &str) -> Option<u8> {
    let native = match name.as_bytes() {
        [b'h', digit @ b'1'..=b'6'] => Some(digit - b'0'),
        _ => None,
    };
    let role = tree.has_role(id, "heading");
    if !role && (native.is_none() || is_presentational(tree, id)) {
        return None;
    }
    let level = tree.attribute(id, "aria-level").and_then(|level| level.parse().ok());
    let level = level.filter(|&level: &u8| level > 0);
    // A heading that tells no level is one of level 2.
    Some(level.or(native).unwrap_or(2).min(6))
}

fn list(tree: &Tree, id: NodeId, name: &str) -> Option<Kind> {
    let presentational = is_presentational(tree, id);
    match name {
        "ol" | "ul" | "menu" | "dir" if presentational => Some(Kind::NoList),
        "ol" => Some(Kind::OrderedList),
        "ul" | "menu" | "dir" => Some(Kind::BulletList),
        "li" if presentational => Some(Kind::Block),
        "li" => Some(Kind::Item),
        _ if tree.has_role(id, "list") => Some(Kind::BulletList),
        _ if tree.has_role(id, "listitem") => Some(Kind::Item),
        _ => None,
    }
}

pub(crate) fn is_presentational(tree: &Tree, id: NodeId) -> bool {
    tree.has_role(id, "presentation") || tree.has_role(id, "none")
}

/// Whether browsers begin a new line for elements of that name (HTML, §15.3).
pub(crate) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "hr"
            | "html"
            | "legend"
            | "li"
            | "listing"
            | "main"
            | "optgroup"
            | "option"
            | "p"
            | "plaintext"
            | "pre"
            | "search"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "xmp"
    )
}
