//! Damage to what the pages draw, and to the annotations on them.

use utgave::agreement::Code::*;

use lopdf::{Object, ObjectId};

use super::super::Case;
use super::case;
use super::file::File;

pub fn cases() -> Vec<Case> {
    [text(), languages(), links()].into_iter().flatten().collect()
}

fn text() -> Vec<Case> {
    vec![
        case("stamp", UntaggedText, |file| {
            let page = file.drawn("Dette var");
            file.stamp(page, "Utkast - ikke for publisering");
        }),
        case("text-drawn-again", UntaggedText, |file| {
            let text = file.drawn("Dette var");
            file.draw_again(text);
        }),
        case("line-wiped-off", TextMissing, |file| {
            let text = file.drawn("Dette var");
            file.wipe(text);
        }),
    ]
}

fn languages() -> Vec<Case> {
    vec![
        case("language-of-a-part-lost", LanguageChanged, |file| {
            let word = file.drawn("gulahallat");
            file.properties(word, |list| {
                list.remove(b"Lang").unwrap();
            });
        }),
        case("language-of-a-part-wrong", LanguageChanged, |file| {
            let word = file.drawn("gulahallat");
            file.properties(word, |list| list.set("Lang", Object::string_literal("fi")));
        }),
        case("region-of-a-part", LanguageRegion, |file| {
            let word = file.drawn("gulahallat");
            let lang = Object::string_literal("se-SE");
            file.properties(word, |list| list.set("Lang", lang));
        }),
        case("language-added", LanguageChanged, |file| {
            let paragraph = file.find("P", "De viktigste");
            file.set_text(paragraph, "Lang", "en");
        }),
    ]
}

fn links() -> Vec<Case> {
    vec![
        case("link-out-wrong", LinkTarget, |file| {
            let annotation = annotation(file, "Eksempel");
            let address = Object::string_literal("https://example.org/heftet");
            match file.dictionary(annotation).get(b"A").unwrap() {
                &Object::Reference(action) => file.set(action, "URI", address),
                _ => {
                    let action = file.dictionary_mut(annotation).get_mut(b"A").unwrap();
                    action.as_dict_mut().unwrap().set("URI", address);
                }
            }
        }),
        case("link-within-wrong", LinkTarget, |file| {
            let annotation = annotation(file, "gode");
            file.set(annotation, "Dest", Object::string_literal("flere-leger"));
        }),
        case("link-lost", LinkMissing, |file| {
            let annotation = annotation(file, "Eksempel");
            let link = file.find("Link", "Eksempel");
            let mut kids = file.kids(link);
            kids.retain(|kid| kid.as_dict().is_err());
            file.set_kids(link, kids);
            file.document.delete_object(annotation);
        }),
        case("destination-lost", AnchorMissing, |file| {
            let names = file.at(&["Names", "Dests", "Names"]).as_array_mut().unwrap();
            let is_it = |name: &Object| name.as_str().ok() == Some(b"flere-leger");
            let at = names.iter().position(is_it).unwrap();
            names.drain(at..at + 2);
        }),
    ]
}

/// The annotation of the link over `text`.
fn annotation(file: &File, text: &str) -> ObjectId {
    let kids = file.kids(file.find("Link", text));
    let object = kids.iter().find_map(|kid| kid.as_dict().ok()?.get(b"Obj").ok());
    object.unwrap().as_reference().unwrap()
}
