//! Name trees and number trees (ISO 32000-2, 7.9.6 and 7.9.7).

use std::collections::HashSet;

use hayro_syntax::object::dict::keys;
use hayro_syntax::object::{Array, Dict, MaybeRef, ObjRef, Object};
use hayro_syntax::xref::XRef;

use super::limits;

/// A key and its value, as the tree holds them.
pub(super) type Entry<'a> = (Object<'a>, Object<'a>);

/// The entries of the tree `root`, whose leaves keep them under `leaf`
/// (`Names` or `Nums`), in the tree's order.
pub(super) fn entries<'a>(root: Dict<'a>, leaf: &[u8], xref: &'a XRef) -> Vec<Entry<'a>> {
    let mut entries = Vec::new();
    let mut visited = HashSet::new();
    let mut nodes = vec![root];
    while let Some(node) = nodes.pop() {
        if let Some(array) = node.get::<Array<'_>>(leaf) {
            let mut objects = array.raw_iter().map(|object| resolve(object, xref));
            while let (Some(key), Some(value)) = (objects.next(), objects.next()) {
                entries.extend(key.zip(value));
            }
        }
        if entries.len() > limits::ENTRIES {
            break;
        }
        if let Some(kids) = node.get::<Array<'_>>(keys::KIDS) {
            let kids: Vec<ObjRef> =
                kids.raw_iter().filter_map(|kid| kid.as_obj_ref()).collect();
            let new = kids.into_iter().rev().filter(|kid| visited.insert(*kid));
            nodes.extend(new.filter_map(|kid| xref.get::<Dict<'_>>(kid.into())));
        }
    }
    entries
}

/// The object itself, whether it stands here or elsewhere.
pub(super) fn resolve<'a>(
    object: MaybeRef<Object<'a>>,
    xref: &'a XRef,
) -> Option<Object<'a>> {
    match object {
        MaybeRef::Ref(reference) => xref.get(reference.into()),
        MaybeRef::NotRef(object) => Some(object),
    }
}
