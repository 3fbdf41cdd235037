//! What a page's own style sheets say of what is read: whether elements are shown, and
//! how lists are numbered (CSS 2.2, §6.4). Rules for some media only, and sheets in other
//! files, are not followed.

use simplecss::{Declaration, StyleSheet};

use super::select::{self, Steps};
use super::tree::{NodeId, Tree};
use crate::readback::Error;

/// The properties that are read.
const PROPERTIES: [&str; 3] = ["display", "list-style", "list-style-type"];

/// Writes what the sheets of the page say of each element into its own style, where it is
/// read from: before what stands there, or after it if it is important.
///
/// Fails if that takes too long.
pub(super) fn apply(tree: &mut Tree) -> Result<(), Error> {
    let texts = texts(tree);
    let mut sheet = StyleSheet::new();
    texts.iter().for_each(|text| sheet.parse_more(text));
    sheet.rules.retain(|rule| rule.declarations.iter().any(is_read));
    if sheet.rules.is_empty() {
        return Ok(());
    }
    let steps = Steps::new();
    let elements: Vec<NodeId> = tree
        .descendants(tree.root())
        .filter(|&node| tree.element(node).is_some())
        .collect();
    for node in elements {
        if let Some(style) = style(tree, node, &sheet, &steps) {
            tree.set_style(node, &style);
        }
    }
    steps.check()
}

/// The sheets that stand in the page and hold for all readers.
fn texts(tree: &Tree) -> Vec<String> {
    let is_sheet = |node: &NodeId| {
        let media = tree.attribute(*node, "media").map(str::trim);
        tree.name(*node) == "style" && matches!(media, None | Some("" | "all" | "screen"))
    };
    let sheets = tree.descendants(tree.root()).filter(is_sheet);
    sheets.map(|node| tree.own_text(node)).collect()
}

/// A longer value is none of those that are looked for.
const MAX_VALUE: usize = 64;

fn is_read(declaration: &Declaration<'_>) -> bool {
    property(declaration).is_some() && declaration.value.len() <= MAX_VALUE
}

/// Which of [`PROPERTIES`] is declared.
fn property(declaration: &Declaration<'_>) -> Option<usize> {
    PROPERTIES.iter().position(|name| name.eq_ignore_ascii_case(declaration.name))
}

/// The style of an element; `None` if no rule changes what its own says. Of two rules the
/// one with the higher specificity, and then the later one, wins: they come in that order.
fn style(
    tree: &Tree,
    node: NodeId,
    sheet: &StyleSheet<'_>,
    steps: &Steps,
) -> Option<String> {
    let mut normal = [None; PROPERTIES.len()];
    let mut important = normal;
    for rule in &sheet.rules {
        if !select::matches(&rule.selector, tree, node, steps) {
            continue;
        }
        for declaration in rule.declarations.iter().filter(|it| is_read(it)) {
            let winners =
                if declaration.important { &mut important } else { &mut normal };
            if let Some(at) = property(declaration) {
                winners[at] = Some(declaration.value);
            }
        }
    }
    // That something is shown is what holds anyway.
    normal[0] = normal[0].filter(|value| value.trim().eq_ignore_ascii_case("none"));
    let own = tree.attribute(node, "style").map(str::to_owned);
    let parts: Vec<String> =
        declared(normal).chain(own.clone()).chain(declared(important)).collect();
    (parts.len() > own.iter().len()).then(|| parts.join(";"))
}

/// What wins, as declarations.
fn declared(winners: [Option<&str>; PROPERTIES.len()]) -> impl Iterator<Item = String> {
    let pairs = PROPERTIES.into_iter().zip(winners);
    pairs.filter_map(|(property, value)| Some(format!("{property}:{}", value?)))
}
