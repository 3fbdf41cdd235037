//! Damage to verse and addresses.

use utgave::agreement::Code::*;

use super::Case;
use super::sample::Sample;

const LINES: Sample = Sample("lines");
const FILE: &str = "EPUB/til-sangs.xhtml";

pub fn cases() -> Vec<Case> {
    let markup = [
        LINES.markup("break-lost", LineBreak, FILE, |text| {
            text.edit("over fjorden,<br", ">", |_| "over fjorden,".to_owned());
        }),
        LINES.markup("break-moved", LineBreak, FILE, |text| {
            text.edit("over fjorden,<br", ">", |_| "over fjorden,".to_owned());
            text.replace("Fjellet står blått", "Fjellet står<br/> blått");
        }),
        LINES.markup("break-added", LineBreak, FILE, |text| {
            text.replace("mandag i måneden, og", "mandag i måneden, <br/>og");
        }),
        LINES.markup("address-on-one-line", LineBreak, FILE, |text| {
            text.edit("<p>Foreningen Eksempel", "</p>", |address| {
                address.replace("<br/>", " ").replace("<br>", " ")
            });
        }),
        LINES.markup("lines-as-paragraphs", TextSplit, FILE, |text| {
            text.edit("<p>Vinteren", "</p>", |stanza| {
                stanza.replace("<br/>", "</p><p>").replace("<br>", "</p><p>")
            });
        }),
    ];
    markup.into_iter().flatten().chain(republished()).collect()
}

/// PDFs of the work with other lines.
fn republished() -> Vec<Case> {
    vec![
        LINES.republished("break-lost", LineBreak, |text| {
            text.replace("over fjorden,\n", "over fjorden, ");
        }),
        LINES.republished("break-moved", LineBreak, |text| {
            text.replace("over fjorden,\n", "over fjorden, ");
            text.replace("Fjellet står blått", "Fjellet står\nblått");
        }),
        LINES.republished("break-added", LineBreak, |text| {
            text.replace("mandag i måneden, og", "mandag i måneden,\\\nog");
        }),
        LINES.republished("address-on-one-line", LineBreak, |text| {
            text.replace("Eksempel\nStorgata 1\n9700", "Eksempel Storgata 1 9700");
        }),
        LINES.republished("stanzas-joined", TextJoined, |text| {
            text.replace("vårt navn.\n\nVinteren", "vårt navn.\nVinteren");
        }),
    ]
}
