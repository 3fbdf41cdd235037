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
    markup.chain(opening).collect()
}
