//! Which parts of a page are its text, and which lead there.

use std::collections::HashSet;

use super::tree::{Data, NodeId, Step, Tree};
use super::{kind, menus};

/// The parts of a page.
#[derive(Debug)]
pub(crate) struct Landmarks {
    /// The elements that hold the text, in order, none within another.
    pub(crate) content: Vec<NodeId>,
    /// Beside them, what belongs to the page and not to the text: banners,
    /// footers and skip links.
    pub(crate) furniture: HashSet<NodeId>,
    /// Where whatever is in neither must be looked for; `None` if the whole
    /// body is content.
    pub(crate) body: Option<NodeId>,
    /// The table of contents.
    pub(crate) contents: Option<NodeId>,
    /// What was taken for the text, where that is neither `main` nor all of the page.
    pub(crate) part: Option<String>,
}

/// Tells the parts of a page apart. The text is in `main`, if there is
/// exactly one that is shown, and in the heading of level 1 or the `header`
/// around it, if that comes before; otherwise in the only `article`, if that has most of
/// the words, or in the box beside which there are menus alone, or in the whole body but for
/// what says that it is the page's foot or asks for consent.
pub(crate) fn landmarks(tree: &Tree) -> Landmarks {
    let body = tree.descendants(tree.root()).find(|&node| tree.name(node) == "body");
    let Some(body) = body else {
        let (content, furniture) = (Vec::new(), HashSet::new());
        return Landmarks { content, furniture, body: None, contents: None, part: None };
    };
    let contents = contents(tree, body);
    let mains = mains(tree, body);
    let [main] = mains[..] else { return without_main(tree, body, contents) };
    let mut landmarks = Landmarks {
        content: vec![],
        furniture: HashSet::new(),
        body: Some(body),
        contents,
        part: None,
    };
    landmarks.tell_apart(tree, body, main);
    landmarks
}

/// The parts of a page that does not say where its text is: in its only `article`, if
/// that has most of the words, and else in the whole body.
fn without_main(tree: &Tree, body: NodeId, contents: Option<NodeId>) -> Landmarks {
    let furniture = furniture(tree, body);
    let mut landmarks =
        Landmarks { content: vec![], furniture, body: None, contents, part: None };
    match shown(tree, body, |node| tree.name(node) == "article")[..] {
        [article] if has_most(tree, article, body) => {
            landmarks.tell_apart(tree, body, article);
            landmarks.part = Some("article".to_owned());
        }
        _ => match menus::beside_menus(tree, body, &landmarks.furniture) {
            Some(text) => {
                landmarks.tell_apart(tree, body, text);
                landmarks.part = Some(menus::described(tree, text));
            }
            None => landmarks.content.push(body),
        },
    }
    landmarks
}

/// Whether most of the words that stand in `whole` and are no links stand in `part`.
fn has_most(tree: &Tree, part: NodeId, whole: NodeId) -> bool {
    2 * letters(tree, part) > letters(tree, whole)
}

/// How many bytes of text an element shows that lead nowhere.
fn letters(tree: &Tree, root: NodeId) -> usize {
    let mut letters = 0;
    let mut walk = tree.walk(root);
    while let Some(step) = walk.next() {
        let Step::Open(node) = step else { continue };
        match tree.data(node) {
            Data::Text(text) => letters += text.trim().len(),
            _ if tree.name(node) == "a"
                || kind::is_hidden(tree, node, tree.name(node)) =>
            {
                walk.pass_over();
            }
            _ => {}
        }
    }
    letters
}

impl Landmarks {
    /// The parts of a page whose user says where its text is: nothing else is looked at.
    pub(crate) fn selected(content: Vec<NodeId>, part: &str) -> Self {
        let (furniture, part) = (HashSet::new(), Some(part.to_owned()));
        Self { content, furniture, body: None, contents: None, part }
    }

    fn tell_apart(&mut self, tree: &Tree, body: NodeId, main: NodeId) {
        let around: HashSet<NodeId> = tree.ancestors(main).collect();
        let mut before = true;
        let mut walk = tree.walk(body);
        while let Some(step) = walk.next() {
            let Step::Open(node) = step else { continue };
            if node == main {
                self.content.push(main);
                before = false;
            } else if around.contains(&node) || tree.element(node).is_none() {
                continue;
            } else if before && is_title(tree, node) {
                self.content.push(node);
            } else if is_furniture(tree, node) || before && is_fragment_link(tree, node) {
                self.furniture.insert(node);
            } else {
                continue;
            }
            walk.pass_over();
        }
    }
}

/// What of a page without a `main` is no text of it, wherever it stands.
fn furniture(tree: &Tree, body: NodeId) -> HashSet<NodeId> {
    const NAMES: [&str; 6] = [
        "footer",
        "site-footer",
        "page-footer",
        "cookie-banner",
        "cookie-consent",
        "cookies",
    ];
    let named =
        |node, attribute| NAMES.iter().any(|name| tree.has_word(node, attribute, name));
    // A foot within an article is that of the article (HTML, §4.3.8).
    let of_the_page = |node| {
        tree.ancestors(node)
            .all(|it| matches!(tree.name(it), "html" | "body" | "div" | ""))
    };
    let is_foot = |node: &NodeId| {
        let foot = tree.name(*node) == "footer" && of_the_page(*node);
        foot || tree.has_role(*node, "contentinfo")
            || named(*node, "id")
            || named(*node, "class")
    };
    tree.descendants(body).filter(is_foot).collect()
}

/// The `main` elements that are shown.
fn mains(tree: &Tree, body: NodeId) -> Vec<NodeId> {
    shown(tree, body, |node| tree.name(node) == "main" || tree.has_role(node, "main"))
}

/// The elements that are meant and shown, none within another.
fn shown(tree: &Tree, body: NodeId, is_meant: impl Fn(NodeId) -> bool) -> Vec<NodeId> {
    let mut found = Vec::new();
    let mut walk = tree.walk(body);
    while let Some(step) = walk.next() {
        let Step::Open(node) = step else { continue };
        if kind::is_hidden(tree, node, tree.name(node)) {
            walk.pass_over();
        } else if is_meant(node) {
            found.push(node);
            walk.pass_over();
        }
    }
    found
}

/// Whether the element is the page's title, or the header around it.
fn is_title(tree: &Tree, node: NodeId) -> bool {
    let is_h1 = |node| tree.name(node) == "h1";
    match tree.name(node) {
        "h1" => true,
        "header" | "hgroup" => tree.descendants(node).any(is_h1),
        _ => false,
    }
}

fn is_furniture(tree: &Tree, node: NodeId) -> bool {
    matches!(tree.name(node), "header" | "footer")
        || ["banner", "contentinfo"].iter().any(|role| tree.has_role(node, role))
}

/// Whether the element is a link within the page; before the text, such a
/// link leads past what stands there.
fn is_fragment_link(tree: &Tree, node: NodeId) -> bool {
    tree.href(node).is_some_and(|href| href.trim().starts_with('#'))
}

/// The navigation that says that it is a table of contents, or else the one
/// with the most links into the page.
fn contents(tree: &Tree, body: NodeId) -> Option<NodeId> {
    let mut best = None;
    let mut walk = tree.walk(body);
    while let Some(step) = walk.next() {
        let Step::Open(node) = step else { continue };
        if !kind::is_navigation(tree, node) {
            continue;
        }
        walk.pass_over();
        let links = tree.descendants(node).filter(|&link| is_fragment_link(tree, link));
        let links = links.count();
        let rank = (says_contents(tree, node), links);
        let better = best.is_none_or(|(_, before)| rank > before);
        if links > 0 && !tree.has_role(node, "doc-pagelist") && better {
            best = Some((node, rank));
        }
    }
    best.map(|(node, _)| node)
}

/// How clearly an element says that it is a table of contents.
fn says_contents(tree: &Tree, node: NodeId) -> u8 {
    const NAMES: [&str; 4] = ["toc", "contents", "table-of-contents", "tableofcontents"];
    let named = |attribute| NAMES.iter().any(|name| tree.has_word(node, attribute, name));
    if tree.has_type(node, "toc") { 2 } else { u8::from(named("id") || named("class")) }
}
