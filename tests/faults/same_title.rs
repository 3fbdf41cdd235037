//! Damage to the ways to a chapter that is called as the work is.

use lopdf::{Object, ObjectId, decode_text_string};
use utgave::agreement::Code::*;

use super::Case;
use super::pdf::{File, bookmark, unlink_bookmark};
use super::sample::Sample;

const SAME_TITLE: Sample = Sample("same-title");

pub fn cases() -> Vec<Case> {
    let case = |kind, code, damage| SAME_TITLE.pdf(kind, code, damage);
    vec![
        case("same-title-leads-elsewhere", OutlineTarget, |file| {
            let (chapter, other) = (chapter(file), bookmark(file, "Heime"));
            let dest = file.dictionary(other).get(b"Dest").unwrap().clone();
            file.set(chapter, "Dest", dest);
        }),
        case("same-title-lost", OutlineMissing, |file| {
            let chapter = chapter(file);
            unlink_bookmark(file, chapter);
        }),
        SAME_TITLE.html("same-title-lost", OutlineMissing, |text| {
            text.replace("<li><a href=\"#veien-heim\">Veien heim</a></li>", "");
        }),
        SAME_TITLE.epub("same-title-lost", OutlineMissing, "EPUB/nav.xhtml", |text| {
            let entry = "<li><a href=\"veien-heim.xhtml#veien-heim\">Veien heim</a></li>";
            text.replace(entry, "");
        }),
    ]
}

/// The bookmark of the chapter, below that of the title, which says the same.
fn chapter(file: &File) -> ObjectId {
    let title = |id: ObjectId| {
        let dictionary = file.document.get_dictionary(id).ok()?;
        decode_text_string(dictionary.get(b"Title").ok()?).ok()
    };
    let is_chapter = |(id, object): &(&ObjectId, &Object)| {
        let parent = object.as_dict().and_then(|own| own.get(b"Parent"));
        let parent = parent.and_then(Object::as_reference).ok();
        let both = (title(**id), parent.and_then(title));
        both.0.as_deref() == Some("Veien heim") && both.0 == both.1
    };
    let found = file.document.objects.iter().find(is_chapter);
    *found.unwrap().0
}
