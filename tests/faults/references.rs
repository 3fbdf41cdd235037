//! Damage to references, abbreviations and glossaries.

use utgave::agreement::Code::*;

use super::Case;
use super::sample::Sample;

const REFERENCES: Sample = Sample("references");
const GLOSSARY: Sample = Sample("glossary");
const NORD: &str = "EPUB/samarbeid-i-nord.xhtml";
const KRAFT: &str = "EPUB/kraft-til-alle.xhtml";
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
        GLOSSARY.markup("term-no-link", LinkMissing, NORD, |text| {
            text.edit("ha mer <a href=", ">effekt</a>", |_| "ha mer effekt".to_owned());
        }),
        GLOSSARY.markup("term-as-another", LinkTarget, KRAFT, |text| {
            text.edit("<p><a href=", ">Kraftnett</a>", |link| {
                link.replace("#kraftnett", "#effekt")
            });
        }),
        GLOSSARY.markup("listed-expansion-lost", ExpansionChanged, NORD, |text| {
            text.replace("<abbr title=\"Nordisk råd\">NR</abbr> (", "NR (");
        }),
        GLOSSARY.markup("first-expansion-lost", TextMissing, NORD, |text| {
            text.replace(" (Nordisk råd)", "");
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
        GLOSSARY.pdf("term-no-link", LinkMissing, |file| {
            let link = file.find("Link", "effekt");
            file.rename(link, "Span");
        }),
        REFERENCES.pdf("expansion-wrong", ExpansionChanged, |file| {
            let text = file.find("P", "Partene sitter");
            file.wrap(text, "P");
            file.rename(text, "Span");
            file.set_text(text, "E", "Norges riksråd");
        }),
    ]
}
