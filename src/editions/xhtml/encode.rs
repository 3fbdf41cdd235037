//! From a tree to markup.
//!
//! Characters that XML 1.0 cannot hold (§2.2), or that HTML calls an error,
//! become U+FFFD: an edition then differs visibly from its source, and does
//! not agree with it, instead of being unreadable.

use super::tree::{Element, Node};

/// How a tree is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Syntax {
    /// Any vocabulary of XML: every empty element is closed in its own tag.
    Xml,
    /// HTML as XML: only void elements are, and `lang` is doubled as
    /// `xml:lang`, so that the two are always the same.
    Xhtml,
    /// HTML: void elements are not closed at all.
    Html,
}

/// The tree as a file in a vocabulary of XML of its own.
pub fn xml(root: &Element<'_>) -> String {
    encode("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", Syntax::Xml, root)
}

/// The tree as an XHTML file (EPUB 3.3, §6.1).
pub fn xhtml(root: &Element<'_>) -> String {
    let start = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n";
    encode(start, Syntax::Xhtml, root)
}

/// The tree as an HTML file. What `style` and `script` hold is written as it
/// is, as HTML demands; see [`is_safe_raw`].
pub fn html(root: &Element<'_>) -> String {
    encode("<!DOCTYPE html>\n", Syntax::Html, root)
}

/// Whether `text` can stand in a `style` or `script` element of an HTML file
/// without ending it or changing how it is read (HTML, §13.1.2.1 and §4.12.1.3).
pub fn is_safe_raw(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let ends = ["</style", "</script", "<script", "<!--"];
    !ends.iter().any(|end| lower.contains(end)) && !text.chars().any(is_unwritable)
}

fn encode(start: &str, syntax: Syntax, root: &Element<'_>) -> String {
    let mut out = String::with_capacity(16 * 1024);
    out.push_str(start);
    element(root, syntax, &mut out);
    out
}

fn element(element: &Element<'_>, syntax: Syntax, out: &mut String) {
    start_tag(element, syntax, out);
    let closed = match syntax {
        Syntax::Xml => element.children.is_empty(),
        Syntax::Xhtml | Syntax::Html => is_void(element.name),
    };
    if !closed {
        children(element, syntax, out);
        out.push_str("</");
        out.push_str(element.name);
        out.push('>');
    }
    if !is_inline(element.name) {
        out.push('\n');
    }
}

fn start_tag(element: &Element<'_>, syntax: Syntax, out: &mut String) {
    out.push('<');
    out.push_str(element.name);
    for (name, value) in &element.attributes {
        attribute(name, value, out);
        if syntax == Syntax::Xhtml && *name == "lang" {
            attribute("xml:lang", value, out);
        }
    }
    let closed = match syntax {
        Syntax::Xml => element.children.is_empty(),
        Syntax::Xhtml => is_void(element.name),
        Syntax::Html => false,
    };
    out.push_str(if closed { "/>" } else { ">" });
}

fn attribute(name: &str, value: &str, out: &mut String) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    escape(value, true, out);
    out.push('"');
}

/// Lines break only between blocks, where white space means nothing.
fn children(parent: &Element<'_>, syntax: Syntax, out: &mut String) {
    if let Some(Node::Element(first)) = parent.children.first()
        && !is_inline(first.name)
    {
        out.push('\n');
    }
    let raw = syntax == Syntax::Html && matches!(parent.name, "style" | "script");
    for child in &parent.children {
        match child {
            Node::Element(child) => element(child, syntax, out),
            Node::Text(text) if raw => out.push_str(text),
            Node::Text(text) => escape(text, false, out),
        }
    }
}

/// Writes `text` with every character escaped that would be read as markup,
/// or, in an attribute, changed by a parser (XML 1.0, §3.3.3).
fn escape(text: &str, in_attribute: bool, out: &mut String) {
    let mut written = 0;
    // Only these bytes can begin a character that is not written as it is:
    // most text is copied in long runs.
    let notable = |byte: &u8| {
        matches!(byte, 0..=0x1F | b'&' | b'<' | b'>' | b'"' | 0x7F | 0xC2 | 0xEF)
    };
    let mut at = 0;
    while let Some(found) = text.as_bytes()[at..].iter().position(notable) {
        let start = at + found;
        let Some(c) = text[start..].chars().next() else { break };
        at = start + c.len_utf8();
        if let Some(replacement) = replacement(c, in_attribute) {
            out.push_str(&text[written..start]);
            out.push_str(replacement);
            written = at;
        }
    }
    out.push_str(&text[written..]);
}

fn replacement(c: char, in_attribute: bool) -> Option<&'static str> {
    match c {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' if in_attribute => Some("&quot;"),
        '\t' if in_attribute => Some("&#9;"),
        '\n' if in_attribute => Some("&#10;"),
        '\r' => Some("\u{fffd}"),
        _ if is_unwritable(c) => Some("\u{fffd}"),
        _ => None,
    }
}

fn is_unwritable(c: char) -> bool {
    let white = matches!(c, '\t' | '\n' | '\r');
    (c.is_control() && !white) || matches!(c, '\u{fffe}' | '\u{ffff}')
}

fn is_void(name: &str) -> bool {
    matches!(name, "br" | "hr" | "img" | "link" | "meta")
}

/// The elements of running text, around which no line may break.
fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "br"
            | "cite"
            | "code"
            | "em"
            | "kbd"
            | "mark"
            | "math"
            | "mfrac"
            | "mi"
            | "mn"
            | "mo"
            | "mover"
            | "mroot"
            | "mrow"
            | "mspace"
            | "msqrt"
            | "mstyle"
            | "msub"
            | "msubsup"
            | "msup"
            | "mtable"
            | "mtd"
            | "mtext"
            | "mtr"
            | "munder"
            | "munderover"
            | "span"
            | "strong"
            | "sub"
            | "sup"
            | "time"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(root: &Element<'_>, as_xhtml: &str, as_html: &str) {
        let xhtml = xhtml(root);
        let body = xhtml.split_once("<!DOCTYPE html>\n").map(|(_, body)| body);
        assert_eq!(body, Some(as_xhtml));
        assert_eq!(html(root), format!("<!DOCTYPE html>\n{as_html}"));
    }

    #[test]
    fn blocks_take_lines_and_inlines_do_not() {
        let strong = Element::new("strong").text("by");
        let em = Element::new("em").text("land");
        let paragraph = Element::new("p").child(strong).child(em);
        let section = Element::new("section").child(paragraph).child(Element::new("hr"));
        check(
            &section,
            "<section>\n<p><strong>by</strong><em>land</em></p>\n<hr/>\n</section>\n",
            "<section>\n<p><strong>by</strong><em>land</em></p>\n<hr>\n</section>\n",
        );
    }

    #[test]
    fn markup_in_text_is_escaped() {
        let element =
            Element::new("p").attribute("title", "\"<&>\"\t\n").text("a<b>&\"c\"");
        let expected = "<p title=\"&quot;&lt;&amp;&gt;&quot;&#9;&#10;\">\
                        a&lt;b&gt;&amp;\"c\"</p>\n";
        check(&element, expected, expected);
    }

    #[test]
    fn characters_that_cannot_be_written_are_replaced() {
        let element =
            Element::new("p").text("a\0b\u{1b}c\u{85}d\u{ffff}e\u{a0}é\u{fb01}\r");
        let expected =
            "<p>a\u{fffd}b\u{fffd}c\u{fffd}d\u{fffd}e\u{a0}é\u{fb01}\u{fffd}</p>\n";
        check(&element, expected, expected);
    }

    #[test]
    fn the_language_is_told_twice_in_xhtml() {
        let element = Element::new("span").attribute("lang", "en").text("outsourcing");
        check(
            &element,
            "<span lang=\"en\" xml:lang=\"en\">outsourcing</span>",
            "<span lang=\"en\">outsourcing</span>",
        );
    }

    #[test]
    fn an_empty_element_is_closed_as_its_syntax_wants() {
        let element = Element::new("a").attribute("href", "#x");
        check(&element, "<a href=\"#x\"></a>", "<a href=\"#x\"></a>");
        assert!(xml(&Element::new("item")).ends_with("<item/>\n"));
    }

    #[test]
    fn style_and_script_are_written_raw_in_html_only() {
        let style = Element::new("style").text("a > b { }");
        check(&style, "<style>a &gt; b { }</style>\n", "<style>a > b { }</style>\n");
        assert!(is_safe_raw("a > b { content: \"\\201C\" }"));
        for unsafe_text in ["</STYLE >", "x </script>", "<!-- x", "<Script", "\0"] {
            assert!(!is_safe_raw(unsafe_text), "{unsafe_text:?}");
        }
    }
}
