//! Markup looked up in its bytes, for tests.

use roxmltree::{Document, Node, ParsingOptions};

/// The tree of an XHTML file, or of any XML. Fails the test if it is not
/// well-formed.
#[track_caller]
pub fn parse(markup: &str) -> Document<'_> {
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    Document::parse_with_options(markup, options).expect("well-formed markup")
}

/// An HTML page that is made here as XML: void elements are closed, and the
/// script, whose content is no markup, is gone.
#[track_caller]
pub fn as_xml(page: &str) -> String {
    let (before, rest) = page.split_once("<script").expect("a script");
    let (_, after) = rest.split_once("</script>").expect("the script's end");
    let mut xml = String::new();
    for piece in [before, after].concat().split_inclusive('>') {
        let void = ["<br", "<hr", "<link ", "<meta "];
        match piece.strip_suffix('>') {
            Some(tag) if void.iter().any(|name| tag.contains(name)) => {
                xml.push_str(tag);
                xml.push_str("/>");
            }
            _ => xml.push_str(piece),
        }
    }
    xml
}

/// Every element of that name; of any, if it is `*`.
pub fn all<'a, 'i>(tree: &'a Document<'i>, name: &str) -> Vec<Node<'a, 'i>> {
    let is = |node: &Node<'_, '_>| {
        node.is_element() && (name == "*" || node.tag_name().name() == name)
    };
    tree.descendants().filter(is).collect()
}

/// All text in an element.
pub fn text(node: Node<'_, '_>) -> String {
    node.descendants().filter_map(|node| node.text().filter(|_| node.is_text())).collect()
}

/// Whether an element of that name is around the node.
pub fn is_in(node: Node<'_, '_>, name: &str) -> bool {
    node.ancestors().skip(1).any(|around| around.tag_name().name() == name)
}
