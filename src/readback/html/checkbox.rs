//! The boxes that tell whether list items are done.

use super::kind::{self, Kind};
use super::tree::{Data, NodeId, Tree};
use crate::reading::{Check, normalise};

/// The box that the element `id` is: a control, or a picture of one.
pub(crate) fn checkbox(tree: &Tree, id: NodeId) -> Option<Check> {
    let said = || tree.attribute(id, "aria-label").map(normalise).unwrap_or_default();
    if tree.name(id) == "input" && tree.has_word(id, "type", "checkbox") {
        let done = Some(tree.attribute(id, "checked").is_some());
        return Some(Check { done, said: said() });
    }
    if tree.has_role(id, "checkbox") {
        let done = tree.attribute(id, "aria-checked").map(|value| value == "true");
        return Some(Check { done, said: said() });
    }
    let picture = kind::kind(tree, id) == Kind::Picture && tree.name(id) != "img";
    let done = Check::seen(&drawn(tree, id)).filter(|_| picture)?;
    Some(Check { done: Some(done), said: said() })
}

/// What a picture that is made of text shows, whoever it is hidden from.
fn drawn(tree: &Tree, id: NodeId) -> String {
    let text = tree.descendants(id).filter_map(|inner| match tree.data(inner) {
        Data::Text(text) => Some(&**text),
        _ => None,
    });
    normalise(&text.collect::<String>())
}
