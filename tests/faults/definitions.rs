//! Damage to terms and definitions.

use utgave::agreement::Code::*;

use super::Case;
use super::sample::Sample;

const DEFINITIONS: Sample = Sample("definitions");
const FILE: &str = "EPUB/ord-i-bruk.xhtml";

pub fn cases() -> Vec<Case> {
    let markup = [
        DEFINITIONS.markup("term-as-text", TermMissing, FILE, |text| {
            text.replace("<dt id=\"bygd\">Bygd</dt>", "<p id=\"bygd\">Bygd</p>");
        }),
        DEFINITIONS.markup("term-lost", TermMissing, FILE, |text| {
            text.replace("<dt id=\"bygd\">Bygd</dt>", "<dt id=\"bygd\"></dt>");
        }),
        DEFINITIONS.markup("definition-as-term", TermAdded, FILE, |text| {
            text.replace("<dd>Folket som bor der.</dd>", "<dt>Folket som bor der.</dt>");
        }),
        DEFINITIONS.markup("definition-outside", DefinitionChanged, FILE, |text| {
            text.replace(
                "<dd>Land som alle kan bruke.</dd>",
                "<p>Land som alle kan bruke.</p>",
            );
        }),
        DEFINITIONS.markup("text-as-definition", DefinitionChanged, FILE, |text| {
            text.replace(
                "<p>Slik bruker vi dem her.</p>",
                "<dl><dd>Slik bruker vi dem her.</dd></dl>",
            );
        }),
        DEFINITIONS.markup("definitions-swapped", OrderChanged, FILE, |text| {
            text.replace("<dd>Folket som bor der.</dd>", "");
            text.before(
                "<dd>Et sted med spredte hus.</dd>",
                "<dd>Folket som bor der.</dd>",
            );
        }),
    ];
    markup.into_iter().flatten().chain(tags()).collect()
}

fn tags() -> Vec<Case> {
    vec![
        DEFINITIONS.pdf("term-as-text", TermMissing, |file| {
            let term = file.find("Lbl", "Bygd");
            file.rename(term, "P");
        }),
        DEFINITIONS.pdf("term-lost", TermMissing, |file| {
            let term = file.find("Lbl", "Bygd");
            file.erase(term);
        }),
        DEFINITIONS.pdf("text-as-term", TermAdded, |file| {
            let paragraph = file.find("P", "Slik bruker");
            let label = file.wrap(paragraph, "Lbl");
            let item = file.wrap(label, "LI");
            let last = file.find("LI", "Bygd");
            file.move_after(item, last);
        }),
        DEFINITIONS.pdf("definition-outside", DefinitionChanged, |file| {
            let item = file.find("LI", "Allmenning");
            let body = file.within(item, "LBody");
            file.rename(body, "P");
        }),
        DEFINITIONS.pdf("definitions-swapped", OrderChanged, |file| {
            let first = file.find("P", "Et sted");
            let second = file.find("P", "Folket som");
            file.swap(first, second);
        }),
    ]
}
