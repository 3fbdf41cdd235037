//! The boxes that tell whether list items are done.

use super::kind::{self, Kind};
use super::tree::{NodeId, Tree};
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
    let done = Check::seen(&kind::plain(tree, id)).filter(|_| picture)?;
    Some(Check { done: Some(done), said: said() })
}
