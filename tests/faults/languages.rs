//! Damage to the languages of blocks, and of the code in them.

use utgave::agreement::Code::*;

use super::Case;
use super::sample::Sample;

const LANGUAGES: Sample = Sample("languages");
const FILE: &str = "EPUB/hilsener.xhtml";
const MAP_FILE: &str = "EPUB/kart-2.xhtml";
const CODE_FILE: &str = "EPUB/skript.xhtml";

pub fn cases() -> Vec<Case> {
    let html = [
        LANGUAGES.html("language-of-blocks-lost", LanguageChanged, |text| {
            text.replace("<div lang=\"en\">\n<p>Welcome", "<div><p>Welcome");
        }),
        LANGUAGES.html("language-of-blocks-changed", LanguageChanged, |text| {
            text.replace("<div lang=\"se\">", "<div lang=\"fi\">");
        }),
    ];
    let epub = [
        LANGUAGES.epub("language-of-label-lost", LanguageChanged, MAP_FILE, |text| {
            let label = "<span lang=\"nb\" xml:lang=\"nb\"><strong>Tabell";
            text.replace(label, "<span><strong>Tabell");
        }),
        LANGUAGES.epub("language-of-blocks-lost", LanguageChanged, FILE, |text| {
            let opening = "<div lang=\"en\" xml:lang=\"en\">\n<p>Welcome";
            text.replace(opening, "<div><p>Welcome");
        }),
        LANGUAGES.epub("language-of-blocks-changed", LanguageChanged, FILE, |text| {
            let changed = "<div lang=\"fi\" xml:lang=\"fi\">";
            text.replace("<div lang=\"se\" xml:lang=\"se\">", changed);
        }),
    ];
    html.into_iter()
        .chain(epub)
        .chain(held().into_iter().flatten())
        .chain(pdf())
        .collect()
}

/// What stands in such blocks.
fn held() -> [Vec<Case>; 3] {
    [
        LANGUAGES.markup("language-of-description", LanguageChanged, MAP_FILE, |text| {
            text.replace("<p>The road", "<p lang=\"nb\">The road");
        }),
        LANGUAGES.markup(
            "language-of-code-changed",
            LanguageChanged,
            CODE_FILE,
            |text| {
                text.replace("<pre role=\"group\"", "<pre lang=\"nb\" role=\"group\"");
            },
        ),
        LANGUAGES.markup("language-of-inline-code", LanguageChanged, CODE_FILE, |text| {
            text.replace("<code>karttakuva", "<code lang=\"nb\">karttakuva");
        }),
    ]
}

fn pdf() -> Vec<Case> {
    let case = |kind, damage| LANGUAGES.pdf(kind, LanguageChanged, damage);
    vec![
        case("language-of-block-changed", |file| {
            let paragraph = file.find("P", "Bures boahtin");
            file.set_text(paragraph, "Lang", "fi");
        }),
        case("language-of-block-lost", |file| {
            let paragraph = file.find("P", "Bures boahtin");
            file.dictionary_mut(paragraph).remove(b"Lang").unwrap();
        }),
        case("language-of-description-lost", |file| {
            let paragraph = file.find("P", "The road runs");
            file.dictionary_mut(paragraph).remove(b"Lang").unwrap();
        }),
        case("language-of-code-lost", |file| {
            let code = file.find("Code", "A comment");
            file.dictionary_mut(code).remove(b"Lang").unwrap();
        }),
        case("language-of-code-changed", |file| {
            let code = file.find("Code", "A comment");
            file.set_text(code, "Lang", "fi");
        }),
    ]
}
