//! The direction in which the text of an element runs.

use unicode_bidi::{BidiClass, bidi_class};

use super::tree::{Data, NodeId, Step, Tree};
use crate::reading::Direction;

/// The direction that the element `id` declares for what it holds (HTML, §3.2.6.4):
/// with `auto`, that of the first letter in it; `None` where it declares none.
pub(super) fn declared(tree: &Tree, id: NodeId) -> Option<Direction> {
    let value = tree.attribute(id, "dir")?.trim();
    let is = |name: &str| value.eq_ignore_ascii_case(name);
    if is("rtl") {
        Some(Direction::Leftward)
    } else if is("ltr") {
        Some(Direction::Rightward)
    } else if is("auto") {
        Some(first_strong(tree, id).unwrap_or(Direction::Rightward))
    } else {
        None
    }
}

/// The direction of the first letter in `id`.
fn first_strong(tree: &Tree, id: NodeId) -> Option<Direction> {
    let opened = tree.walk(id).filter_map(|step| match step {
        Step::Open(inner) => Some(inner),
        Step::Close(_) => None,
    });
    let texts = opened.filter_map(|inner| match tree.data(inner) {
        Data::Text(text) => Some(text),
        _ => None,
    });
    texts.flat_map(|text| text.chars()).find_map(|c| match bidi_class(c) {
        BidiClass::L => Some(Direction::Rightward),
        BidiClass::R | BidiClass::AL => Some(Direction::Leftward),
        _ => None,
    })
}
