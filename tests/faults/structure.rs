//! Damage to parts, to the numbers of headings, and to what stands before and
//! after the text.

use utgave::agreement::Code::*;

use super::Case;
use super::sample::Sample;

const STRUCTURE: Sample = Sample("structure");
const FOLK: &str = "EPUB/folk.xhtml";
const SKOLE: &str = "EPUB/skole.xhtml";
const KILDER: &str = "EPUB/kilder.xhtml";

pub fn cases() -> Vec<Case> {
    let markup = [
        STRUCTURE.markup("heading-number-lost", HeadingText, SKOLE, |text| {
            text.replace("<span class=\"number\">1.1.1</span> ", "");
        }),
        STRUCTURE.markup("heading-number-changed", HeadingText, SKOLE, |text| {
            text.replace(
                "<span class=\"number\">1.2</span>",
                "<span class=\"number\">1.3</span>",
            );
        }),
        STRUCTURE.markup("number-of-a-part-changed", HeadingText, FOLK, |text| {
            text.replace("Del I</span>", "Del II</span>");
        }),
        STRUCTURE.markup("letter-of-an-appendix-lost", HeadingText, KILDER, |text| {
            text.replace("Vedlegg A</span>", "Vedlegg</span>");
        }),
        STRUCTURE.markup("chapter-beside-its-part", HeadingLevel, SKOLE, |text| {
            text.edit("<h3 id=\"skole\">", "</h3>", |heading| {
                heading.replace("<h3", "<h2").replace("</h3>", "</h2>")
            });
        }),
        STRUCTURE.markup("value-changed", TextChanged, SKOLE, |text| {
            text.replace("50 prosent", "15 prosent");
        }),
    ];
    markup.into_iter().flatten().chain(tags()).collect()
}

fn tags() -> Vec<Case> {
    vec![
        STRUCTURE.pdf("heading-number-lost", HeadingText, |file| {
            let heading = file.find("H5", "1.1.1");
            file.set_text(heading, "ActualText", "Vikarer");
        }),
        STRUCTURE.pdf("heading-number-changed", HeadingText, |file| {
            let heading = file.find("H4", "1.2");
            file.set_text(heading, "ActualText", "1.3 Lokaler");
        }),
        STRUCTURE.pdf("number-of-a-part-changed", HeadingText, |file| {
            let heading = file.find("H2", "Folk");
            file.set_text(heading, "ActualText", "Del II Folk");
        }),
        STRUCTURE.pdf("letter-of-an-appendix-lost", HeadingText, |file| {
            let heading = file.find("H2", "Vedlegg A");
            file.set_text(heading, "ActualText", "Vedlegg Kilder");
        }),
        STRUCTURE.pdf("chapter-beside-its-part", HeadingLevel, |file| {
            let heading = file.find("H3", "1");
            file.rename(heading, "H2");
        }),
    ]
}
