//! The list of the print edition's pages.

use crate::editions::xhtml::Element;
use crate::model::Document;
use crate::words::{Word, Words};

/// The pages, folded, since there can be hundreds; `None` where none is known.
/// A link is called by more than its number, which alone says nothing (WCAG
/// 2.2, 2.4.9).
pub fn list<'a>(document: &'a Document, words: &Words) -> Option<Element<'a>> {
    let page = words.get(Word::Page);
    let items = document.pages.iter().map(|mark| {
        let link = Element::new("a")
            .attribute("href", format!("#{}", mark.anchor))
            .attribute("aria-label", format!("{page} {}", mark.label))
            .text(&mark.label);
        Element::new("li").child(link)
    });
    let title = words.get(Word::Pages);
    let details = Element::new("details")
        .child(Element::new("summary").text(title.clone()))
        .child(Element::new("ul").children(items));
    (!document.pages.is_empty()).then(|| {
        Element::new("nav")
            .attribute("class", "pages")
            .attribute("role", "doc-pagelist")
            .attribute("aria-label", title)
            .child(details)
    })
}
