//! Damage to the bookmarks (ISO 32000-2, 12.3.3).

use lopdf::{Dictionary, Object, ObjectId, decode_text_string};
use utgave::agreement::Code::*;

use super::super::Case;
use super::case;
use super::file::File;

pub fn cases() -> Vec<Case> {
    vec![
        case("bookmarks-lost", OutlineMissing, |file| {
            file.at(&[]).as_dict_mut().unwrap().remove(b"Outlines").unwrap();
        }),
        case("bookmark-lost", OutlineMissing, |file| {
            let bookmark = find(file, "1. Flere leger");
            unlink(file, bookmark);
        }),
        case("bookmark-added", OutlineAdded, |file| {
            let before = find(file, "Forord");
            let mut added = Dictionary::new();
            added.set("Title", lopdf::text_string("Les dette"));
            let dest = file.dictionary(before).get(b"Dest").unwrap().clone();
            added.set("Dest", dest);
            let added = file.document.add_object(added);
            link_after(file, added, before);
        }),
        case("bookmark-renamed", OutlineText, |file| {
            let bookmark = find(file, "Gode tjenester");
            file.set_text(bookmark, "Title", "Gode tilbud");
        }),
        case("bookmark-renumbered", OutlineText, |file| {
            let bookmark = find(file, "2. Bedre skoler");
            file.set_text(bookmark, "Title", "3. Bedre skoler");
        }),
        case("bookmark-leads-elsewhere", OutlineTarget, |file| {
            let (bookmark, other) = (find(file, "Vei og bane"), find(file, "Til slutt"));
            let dest = file.dictionary(other).get(b"Dest").unwrap().clone();
            file.set(bookmark, "Dest", dest);
        }),
        case("bookmark-leads-nowhere", OutlineTarget, |file| {
            let bookmark = find(file, "Vei og bane");
            file.dictionary_mut(bookmark).remove(b"Dest").unwrap();
        }),
        case("bookmarks-swapped", OutlineOrder, |file| {
            let first = find(file, "1. Flere leger");
            let second = find(file, "2. Bedre skoler");
            unlink(file, first);
            link_after(file, first, second);
        }),
        case("bookmark-too-high", OutlineLevel, |file| {
            let bookmark = find(file, "3. Vi vil ha billigere ferger");
            let chapter = find(file, "Vei og bane");
            unlink(file, bookmark);
            link_after(file, bookmark, chapter);
        }),
    ]
}

/// The bookmark with that title.
pub fn find(file: &File, title: &str) -> ObjectId {
    let mut found = file.document.objects.iter().filter(|(_, object)| {
        let Ok(dictionary) = object.as_dict() else { return false };
        let own = dictionary.get(b"Title").and_then(decode_text_string);
        dictionary.has(b"Parent") && own.is_ok_and(|own| own == title)
    });
    let (id, _) = found.next().unwrap_or_else(|| panic!("no bookmark {title:?}"));
    assert!(found.next().is_none(), "two bookmarks {title:?}");
    *id
}

/// Takes a bookmark from among its siblings.
pub fn unlink(file: &mut File, bookmark: ObjectId) {
    let parent = reference(file, bookmark, "Parent").unwrap();
    let (before, after) =
        (reference(file, bookmark, "Prev"), reference(file, bookmark, "Next"));
    put(file, before.unwrap_or(parent), before.map_or("First", |_| "Next"), after);
    put(file, after.unwrap_or(parent), after.map_or("Last", |_| "Prev"), before);
}

/// Puts a bookmark after another.
fn link_after(file: &mut File, bookmark: ObjectId, before: ObjectId) {
    let parent = reference(file, before, "Parent").unwrap();
    let after = reference(file, before, "Next");
    put(file, bookmark, "Parent", Some(parent));
    put(file, bookmark, "Prev", Some(before));
    put(file, bookmark, "Next", after);
    put(file, before, "Next", Some(bookmark));
    let end = after.map_or("Last", |_| "Prev");
    put(file, after.unwrap_or(parent), end, Some(bookmark));
}

fn reference(file: &File, id: ObjectId, key: &str) -> Option<ObjectId> {
    file.dictionary(id).get(key.as_bytes()).ok()?.as_reference().ok()
}

fn put(file: &mut File, id: ObjectId, key: &str, value: Option<ObjectId>) {
    match value {
        Some(value) => file.set(id, key, Object::Reference(value)),
        None => {
            file.dictionary_mut(id).remove(key.as_bytes());
        }
    }
}
