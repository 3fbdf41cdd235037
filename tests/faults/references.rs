//! Damage to references and abbreviations.

use utgave::agreement::Code::*;

use super::Case;
use super::sample::Sample;

const REFERENCES: Sample = Sample("references");
const ARBEID: &str = "EPUB/trygt-arbeid-til-alle.xhtml";
const SKOLEN: &str = "EPUB/skolen-i-bygda.xhtml";

pub fn cases() -> Vec<Case> {
    let markup = [
        REFERENCES.markup("reference-no-link", LinkMissing, SKOLEN, |text| {
            text.edit("sammen med <a ", "alle»</a>", |link| {
                link.replace("<a ", "<span data-").replace("</a>", "</span>")
            });
        }),
        REFERENCES.markup("reference-number-wrong", TextChanged, SKOLEN, |text| {
            text.edit("sammen med <a ", "</a>", |link| {
                link.replace("punkt 1", "punkt 2")
            });
        }),
        REFERENCES.markup("expansion-lost", ExpansionChanged, ARBEID, |text| {
            text.replace("<abbr title=\"Nordisk råd\">NR</abbr>", "NR");
        }),
        REFERENCES.markup("expansion-wrong", ExpansionChanged, ARBEID, |text| {
            text.replace("title=\"Nordisk råd\"", "title=\"Norges riksråd\"");
        }),
    ];
    markup.into_iter().flatten().chain(print()).collect()
}

fn print() -> Vec<Case> {
    vec![
        REFERENCES.pdf("page-wrong", PageReference, |file| {
            let label = file.find("Lbl", "side\u{a0}3");
            file.set_text(label, "ActualText", " (side 7)");
        }),
        REFERENCES.pdf("page-lost", PageReference, |file| {
            let link = file.find("Link", "Avtalene");
            file.erase(file.within(link, "Lbl"));
        }),
        REFERENCES.pdf("reference-no-link", LinkMissing, |file| {
            let link = file.find("Link", "Avtalene");
            file.rename(link, "Span");
            file.erase(file.within(link, "Lbl"));
        }),
        REFERENCES.pdf("expansion-wrong", ExpansionChanged, |file| {
            let text = file.find("P", "Partene sitter");
            file.wrap(text, "P");
            file.rename(text, "Span");
            file.set_text(text, "E", "Norges riksråd");
        }),
    ]
}
