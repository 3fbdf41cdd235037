//! Damage to lists of figures and tables, and to the index of promises.

use utgave::agreement::Code::*;

use super::Case;
use super::sample::Sample;

const MATTER: Sample = Sample("matter");
const FIGURES: &str = "EPUB/figurer.xhtml";
const TABLES: &str = "EPUB/tabeller.xhtml";
const NAVIGATION: &str = "EPUB/nav.xhtml";
const INDEX: &str = "EPUB/register-over-punktene.xhtml";

pub fn cases() -> Vec<Case> {
    let markup = [
        MATTER.markup("list-of-tables-lost", SectionMissing, TABLES, |text| {
            text.cut(
                "<section class=\"listing\" aria-labelledby=\"tabeller\"",
                "</section>",
            );
        }),
        MATTER.markup("figure-lost-from-list", ItemMissing, FIGURES, |text| {
            figures(text, |list| cut_item(list, "Leger i bygda"));
        }),
        MATTER.markup("figure-renumbered-in-list", TextChanged, FIGURES, |text| {
            figures(text, |list| list.replace("Figur 2.", "Figur 3."));
        }),
        MATTER.markup("figures-swapped-in-list", OrderChanged, FIGURES, |text| {
            figures(text, |list| {
                let first = item(list, "Hvor skolene ligger").to_owned();
                let list = list.replace(&first, "");
                list.replace("</ul>", &format!("{first}</ul>"))
            });
        }),
        MATTER.markup("list-leads-to-another-figure", LinkTarget, FIGURES, |text| {
            figures(text, |list| list.replace("#vekst", "#kart"));
        }),
        MATTER.markup("index-lost", SectionMissing, INDEX, |text| {
            text.cut("<section role=\"doc-index\"", "</section>");
        }),
        MATTER.markup("index-line-lost", ItemMissing, INDEX, |text| {
            index(text, |list| cut_item(list, "Trygge sykehjem"));
        }),
        MATTER.markup("index-lines-swapped", OrderChanged, INDEX, |text| {
            index(text, |list| {
                let first = item(list, "Trygge sykehjem").to_owned();
                let list = list.replace(&first, "");
                list.replace("</ul>", &format!("{first}</ul>"))
            });
        }),
        MATTER.markup("index-leads-elsewhere", LinkTarget, INDEX, |text| {
            index(text, |list| list.replace("#trygge-sykehjem", "#helse"));
        }),
        MATTER.markup("index-line-no-link", LinkMissing, INDEX, |text| {
            index(text, |list| {
                let line = item(list, "Trygge sykehjem");
                let bare = line.replace("<a ", "<span data-").replace("</a>", "</span>");
                list.replace(line, &bare)
            });
        }),
        MATTER.markup("index-number-wrong", TextChanged, INDEX, |text| {
            index(text, |list| {
                list.replacen("punkt 2 i «Helse»", "punkt 1 i «Helse»", 1)
            });
        }),
    ];
    markup.into_iter().flatten().chain(navigation()).chain(print()).collect()
}

fn figures(text: &mut super::text::Text, change: impl FnOnce(&str) -> String) {
    let section = "<section class=\"listing\" aria-labelledby=\"figurer\"";
    text.edit(section, "</section>", change);
}

/// Changes the index's list, the only place of a page in which leads are repeated
/// with where they stand.
fn index(text: &mut super::text::Text, change: impl FnOnce(&str) -> String) {
    text.edit("<section role=\"doc-index\"", "</section>", change);
}

/// The item of `list` that holds `words`, with its tags.
fn item<'l>(list: &'l str, words: &str) -> &'l str {
    let at = list.find(words).unwrap();
    let start = list[..at].rfind("<li>").unwrap();
    let end = at + list[at..].find("</li>").unwrap() + "</li>".len();
    &list[start..end]
}

fn cut_item(list: &str, words: &str) -> String {
    list.replace(item(list, words), "")
}

/// The lists as ways to what they list, which EPUBs alone have.
fn navigation() -> Vec<Case> {
    let case = |kind, code, damage| MATTER.epub(kind, code, NAVIGATION, damage);
    vec![
        case("loi-lost", OutlineMissing, |text| {
            text.cut("<nav id=\"loi\"", "</nav>");
        }),
        case("lot-line-lost", OutlineMissing, |text| {
            tables(text, |list| cut_item(list, "Leger etter sted"));
        }),
        case("lot-line-added", OutlineAdded, |text| {
            tables(text, |list| {
                let line = item(list, "Leger etter sted");
                let added = line.replace("Tabell 2. Leger etter sted", "Les dette");
                list.replace(line, &format!("{line}{added}"))
            });
        }),
        case("lot-line-changed", OutlineText, |text| {
            tables(text, |list| list.replace("Leger etter sted", "Leger etter by"));
        }),
        case("lot-lines-swapped", OutlineOrder, |text| {
            tables(text, |list| {
                let first = item(list, "Leger etter sted").to_owned();
                let list = list.replace(&first, "");
                list.replace("<ol>", &format!("<ol>{first}"))
            });
        }),
        case("lot-line-leads-elsewhere", OutlineTarget, |text| {
            tables(text, |list| list.replace("#leger", "#plasser"));
        }),
        case("landmark-lost", LandmarkMissing, |text| {
            text.cut("<li><a epub:type=\"loi\"", "</li>");
        }),
        case("landmark-leads-elsewhere", LandmarkMissing, |text| {
            text.edit("<a epub:type=\"lot\"", ">", |link| {
                link.replace("tabeller.xhtml#tabeller", "figurer.xhtml#figurer")
            });
        }),
    ]
}

fn tables(text: &mut super::text::Text, change: impl FnOnce(&str) -> String) {
    text.edit("<nav id=\"lot\"", "</nav>", change);
}

fn print() -> Vec<Case> {
    vec![
        MATTER.pdf("figure-lost-from-list", ItemMissing, |file| {
            let line = file.find("LI", "Leger i bygda");
            file.erase(line);
        }),
        MATTER.pdf("page-wrong-in-list", PageReference, |file| {
            let line = file.find("LI", "Leger etter sted");
            let label = file.within(file.within(line, "Link"), "Lbl");
            file.set_text(label, "ActualText", " 9");
        }),
        MATTER.pdf("index-line-lost", ItemMissing, |file| {
            let line = file.find("LI", "punkt 2 i «Helse»");
            file.erase(line);
        }),
        MATTER.pdf("index-page-wrong", PageReference, |file| {
            let link = file.find("Link", "Trygge sykehjem");
            let label = file.within(link, "Lbl");
            file.set_text(label, "ActualText", " 9");
        }),
        MATTER.pdf("index-line-no-link", LinkMissing, |file| {
            let link = file.find("Link", "Trygge sykehjem");
            file.rename(link, "Span");
            file.erase(file.within(link, "Lbl"));
        }),
    ]
}
