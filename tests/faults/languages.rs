//! Damage to the languages of blocks.

use utgave::agreement::Code::*;

use super::Case;
use super::sample::Sample;

const LANGUAGES: Sample = Sample("languages");
const FILE: &str = "EPUB/hilsener.xhtml";

pub fn cases() -> Vec<Case> {
    let html = [
        LANGUAGES.html("language-of-blocks-lost", LanguageChanged, |text| {
            text.replace("<div lang=\"en\">", "<div>");
        }),
        LANGUAGES.html("language-of-blocks-changed", LanguageChanged, |text| {
            text.replace("<div lang=\"se\">", "<div lang=\"fi\">");
        }),
    ];
    let epub = [
        LANGUAGES.epub("language-of-blocks-lost", LanguageChanged, FILE, |text| {
            text.replace("<div lang=\"en\" xml:lang=\"en\">", "<div>");
        }),
        LANGUAGES.epub("language-of-blocks-changed", LanguageChanged, FILE, |text| {
            let changed = "<div lang=\"fi\" xml:lang=\"fi\">";
            text.replace("<div lang=\"se\" xml:lang=\"se\">", changed);
        }),
    ];
    let pdf = [LANGUAGES.pdf("language-of-block-changed", LanguageChanged, |file| {
        let paragraph = file.find("P", "Bures boahtin");
        file.set_text(paragraph, "Lang", "fi");
    })];
    html.into_iter().chain(epub).chain(pdf).collect()
}
