//! Damage to text that is written from right to left.

use utgave::agreement::Code::*;

use super::Case;
use super::sample::Sample;

const DIRECTIONS: Sample = Sample("directions");
const FILE: &str = "EPUB/hilsener.xhtml";

pub fn cases() -> Vec<Case> {
    let html = [
        DIRECTIONS.html("direction-of-blocks-lost", DirectionChanged, |text| {
            text.replace("<div lang=\"ar\" dir=\"rtl\">", "<div lang=\"ar\">");
        }),
        DIRECTIONS.html("direction-of-a-word-lost", DirectionChanged, |text| {
            text.replace("<span lang=\"he\" dir=\"rtl\">", "<span lang=\"he\">");
        }),
        DIRECTIONS.html("direction-added", DirectionChanged, |text| {
            text.replace("<p>Det var alt.", "<p dir=\"rtl\">Det var alt.");
        }),
        DIRECTIONS.html("language-of-a-leftward-block", LanguageChanged, |text| {
            text.replace(
                "<div lang=\"ar\" dir=\"rtl\">",
                "<div lang=\"fa\" dir=\"rtl\">",
            );
        }),
        DIRECTIONS.html("leftward-word-changed", TextChanged, |text| {
            text.replace("בחינם", "חינם");
        }),
    ];
    let epub = [
        DIRECTIONS.epub("direction-of-blocks-lost", DirectionChanged, FILE, |text| {
            let whole = "<div lang=\"ar\" xml:lang=\"ar\" dir=\"rtl\">";
            text.replace(whole, "<div lang=\"ar\" xml:lang=\"ar\">");
        }),
        DIRECTIONS.epub("direction-of-a-word-lost", DirectionChanged, FILE, |text| {
            let whole = "<span lang=\"nb\" xml:lang=\"nb\" dir=\"ltr\">";
            text.replace(whole, "<span lang=\"nb\" xml:lang=\"nb\">");
        }),
        DIRECTIONS.epub("leftward-words-reversed", TextChanged, FILE, |text| {
            text.replace("السلام عليكم", "عليكم السلام");
        }),
    ];
    let code = [
        DIRECTIONS.markup("direction-of-code-lost", DirectionChanged, FILE, |text| {
            text.replace("<code dir=\"ltr\">print-map", "<code>print-map");
        }),
        DIRECTIONS.markup("direction-of-formula-lost", DirectionChanged, FILE, |text| {
            text.edit("<math ", ">", |tag| tag.replace(" dir=\"ltr\"", ""));
        }),
    ];
    let pdf = [
        DIRECTIONS.pdf("leftward-words-as-drawn", TextChanged, |file| {
            let paragraph = file.find("P", "lydbøker");
            let mut kids = file.kids(paragraph);
            kids[..9].reverse();
            file.set_kids(paragraph, kids);
        }),
        DIRECTIONS.pdf("leftward-word-lost", TextMissing, |file| {
            let paragraph = file.find("P", "lydbøker");
            let content = file.contents(paragraph)[0];
            file.wipe(content);
        }),
        DIRECTIONS.pdf("language-of-a-leftward-block", LanguageChanged, |file| {
            let paragraph = file.find("P", "lydbøker");
            file.set_text(paragraph, "Lang", "yi");
        }),
        DIRECTIONS.republished("leftward-word-changed", TextChanged, |text| {
            text.replace("مجانا", "مجانًا");
        }),
    ];
    html.into_iter().chain(epub).chain(code.into_iter().flatten()).chain(pdf).collect()
}
