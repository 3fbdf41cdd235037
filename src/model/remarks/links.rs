//! Links that do not say where they lead (WCAG 2.2, 2.4.4 and 2.4.9).

use super::Remarks;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::walk::{self, Met};
use crate::model::{Document, Inline};

/// What says nothing about where a link leads, in the languages of the words
/// that editions add.
const VAGUE: [&str; 16] = [
    "her",
    "klikk her",
    "trykk her",
    "les mer",
    "les mer her",
    "lenke",
    "denne lenken",
    "lenkje",
    "denne lenkja",
    "les meir",
    "here",
    "click here",
    "read more",
    "link",
    "this link",
    "dáppe",
];

pub fn all(document: &Document, remarks: &mut Remarks) {
    for section in super::typed(document) {
        walk::section(section, &mut |met| {
            if let Met::Text(content, place) = met {
                look(content, place, remarks);
            }
        });
    }
}

fn look(content: &[Inline], place: &Place, remarks: &mut Remarks) {
    for inline in content {
        if let Inline::Link(_, inner) = inline {
            check(&Inline::plain(inner), place, remarks);
        }
        look(inline.children(), place, remarks);
    }
}

fn check(text: &str, place: &Place, remarks: &mut Remarks) {
    let text = text.trim().trim_end_matches(['.', '!', ':', '»']).trim().to_lowercase();
    let is_address =
        ["http://", "https://", "www."].iter().any(|it| text.starts_with(it));
    if is_address && !text.contains(' ') {
        let remark = Diagnostic::warning("link-bare", "link that says its address alone");
        remarks.push(remark.hint("say where it leads: [the report](https://…)"), place);
    } else if VAGUE.contains(&text.as_str()) {
        let message = format!("link that says nothing but \"{text}\"");
        let remark = Diagnostic::warning("link-vague", message);
        remarks.push(
            remark.hint("put the words that say where it leads into the link"),
            place,
        );
    }
}
