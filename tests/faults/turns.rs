//! Damage to what says where the pages of the print edition begin.

use utgave::agreement::Code::*;

use super::Case;
use super::sample::Sample;

const PAGES: Sample = Sample("pages");
const FILE: &str = "EPUB/ruta-gjennom-bygda.xhtml";
/// The marker of a page that begins in the middle of an item.
const MARKER: &str = "<span id=\"page-4\"";

pub fn cases() -> Vec<Case> {
    let markup = [
        PAGES.markup("marker-lost", PageMissing, FILE, |text| {
            text.cut(MARKER, "</span>");
        }),
        PAGES.markup("marker-earlier", PageMoved, FILE, |text| {
            let marker = text.cut(MARKER, "</span>");
            text.before("medisiner fra apoteket", &marker);
        }),
        PAGES.markup("marker-in-next-item", PageMoved, FILE, |text| {
            let marker = text.cut(MARKER, "</span>");
            text.before("Laderne skal stå", &marker);
        }),
        PAGES.markup("marker-renamed", PageLabel, FILE, |text| {
            text.replace("title=\"4\"", "title=\"14\"");
        }),
        PAGES.markup("marker-added", PageAdded, FILE, |text| {
            let marker = "<span role=\"doc-pagebreak\" title=\"3a\"></span>";
            text.before("Barn og unge", marker);
        }),
    ];
    let markup = markup.into_iter().flatten();
    let opening = [
        PAGES.html("markers-lost", PageMissing, |text| {
            for page in 1..=5 {
                let name = if page == 4 { "span" } else { "div" };
                text.cut(&format!("<{name} id=\"page-{page}\""), &format!("</{name}>"));
            }
        }),
        PAGES.epub("opening-marker-lost", PageMissing, FILE, |text| {
            text.cut("<div id=\"page-3\"", "</div>");
        }),
    ];
    markup.chain(opening).chain(lists()).collect()
}

/// Damage to the list that leads to the pages.
fn lists() -> Vec<Case> {
    const NAV: &str = "EPUB/nav.xhtml";
    vec![
        PAGES.epub("list-lost", PageList, NAV, |text| {
            text.cut("<nav epub:type=\"page-list\"", "</nav>");
        }),
        PAGES.epub("list-line-lost", PageList, NAV, |text| {
            text.cut("<li><a href=\"ruta-gjennom-bygda.xhtml#page-4\"", "</li>");
        }),
        PAGES.epub("list-line-astray", PageList, NAV, |text| {
            text.replace("#page-4\">4<", "#page-14\">4<");
        }),
        PAGES.epub("list-line-renamed", PageList, NAV, |text| {
            text.replace("#page-4\">4<", "#page-4\">14<");
        }),
        PAGES.html("list-lost", PageList, |text| {
            text.cut("<nav class=\"pages\"", "</nav>");
        }),
        PAGES.html("list-line-elsewhere", PageList, |text| {
            text.replace("href=\"#page-4\"", "href=\"#rom-for-alle\"");
        }),
        PAGES.html("list-line-early", PageList, |text| {
            let line = text.cut("<li><a href=\"#page-4\"", "</li>");
            text.before("<li><a href=\"#page-2\"", &line);
        }),
    ]
}
