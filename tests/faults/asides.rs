//! Damage to asides.

use utgave::agreement::Code::*;

use super::Case;
use super::sample::Sample;

const ASIDES: Sample = Sample("asides");
const FILE: &str = "EPUB/slik-bor-vi.xhtml";

pub fn cases() -> Vec<Case> {
    let markup = [
        ASIDES.markup("aside-as-text", AsideChanged, FILE, |text| {
            text.0 = text.0.replacen("<aside class=\"aside\" role=\"note\"", "<div", 1);
            text.0 = text.0.replacen("</aside>", "</div>", 1);
        }),
        ASIDES.markup("aside-ends-early", AsideChanged, FILE, |text| {
            text.replace(
                "rydder.</p>\n</blockquote>\n</aside>",
                "rydder.</p>\n</blockquote>",
            );
            text.replace("enn en vei.</p>", "enn en vei.</p>\n</aside>");
        }),
        ASIDES.markup("text-as-aside", AsideChanged, FILE, |text| {
            let paragraph = "<p>Det var alt.</p>";
            text.replace(paragraph, "<aside><p>Det var alt.</p></aside>");
        }),
        ASIDES.markup("title-lost", TextMissing, FILE, |text| {
            text.cut("<div class=\"title\"", "</div>");
        }),
    ];
    markup.into_iter().flatten().chain(tags()).collect()
}

fn tags() -> Vec<Case> {
    vec![
        ASIDES.pdf("aside-as-text", AsideChanged, |file| {
            let aside = file.find("Note", "Fakta om");
            file.rename(aside, "Div");
        }),
        ASIDES.pdf("text-as-aside", AsideChanged, |file| {
            let paragraph = file.find("P", "Det var alt");
            file.wrap(paragraph, "Note");
        }),
        ASIDES.pdf("text-as-aside-of-pdf-2", AsideChanged, |file| {
            let paragraph = file.find("P", "Det var alt");
            file.wrap(paragraph, "Aside");
        }),
        ASIDES.pdf("title-lost", TextMissing, |file| {
            let title = file.find("P", "Fakta om");
            file.erase(title);
        }),
    ]
}
