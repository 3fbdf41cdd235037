//! Numbers that style sheets make, against the same ones typed.

use utgave::agreement::{self, Edition, Options};
use utgave::readback;
use utgave::reading::Reading;

/// The page's reading. The style sheet stands in its head.
fn page(style: &str, body: &str) -> Reading {
    let page = format!(
        "<!DOCTYPE html><html lang=en><title>T</title><style>{style}</style>\
         <body>{body}</body></html>"
    );
    readback::read("a.html", page.as_bytes()).unwrap().1
}

/// The codes of all that is found between two editions, both ways.
#[track_caller]
fn check(one: &Reading, other: &Reading, codes: &[&str]) {
    for (expected, found) in [(one, other), (other, one)] {
        let edition =
            |path, reading| Edition { path, format: "html", bytes: None, reading };
        let report = agreement::agree(
            &edition("a", expected),
            &[edition("b", found)],
            &Options::EDITION,
        );
        let found: Vec<_> = report.findings.iter().map(|it| it.code.as_str()).collect();
        assert_eq!(found, codes, "{:?}", report.findings);
    }
}

const LIST: &str = "ol, ul { list-style: none; counter-reset: i }
    li { counter-increment: i } li::before { content: counters(i, '.') ' ' }
    .leap { counter-increment: i 2 }";

const ITEMS: &str = "<ol><li>Roads<ol><li>North<li>South<li>West</ol><li>Rails<ol><li>Old<li>New</ol></ol>";

#[test]
fn generated_numbers_of_items_are_as_good_as_typed_ones() {
    let typed = "<ul><li>1 Roads<ul><li>1.1 North<li>1.2 South<li>1.3 West</ul>\
        <li>2 Rails<ul><li>2.1 Old<li>2.2 New</ul></ul>";
    let with_stops = typed.replace("1 R", "1. R").replace("2 R", "2. R");
    let generated = page(LIST, ITEMS);
    check(&generated, &page("", &with_stops), &[]);
    for (from, codes) in [
        ("<li>South", &["number-sequence"][..]),
        ("<li>West", &["number-wrong"]),
        ("<li>New", &["number-wrong"]),
    ] {
        let leap = ITEMS.replace(from, &from.replace("<li>", "<li class=leap>"));
        check(&page(LIST, &leap), &page("", &with_stops), codes);
        check(&page(LIST, &leap), &generated, codes);
    }
}

#[test]
fn a_number_that_is_wrong_above_is_told_there_alone() {
    let leap = ITEMS.replace("<li>Rails", "<li class=leap>Rails");
    check(&page(LIST, &leap), &page(LIST, ITEMS), &["number-wrong"]);
}

#[test]
fn items_that_are_missing_explain_the_numbers_after_them() {
    let less = ITEMS.replace("<li>South", "");
    check(&page(LIST, ITEMS), &page(LIST, ITEMS), &[]);
    let expected = page(LIST, ITEMS);
    let found = page(LIST, &less);
    let edition = |path, reading| Edition { path, format: "html", bytes: None, reading };
    let (a, b) = (edition("a", &expected), edition("b", &found));
    let report = agreement::agree(&a, &[b], &Options::EDITION);
    let codes: Vec<_> = report.findings.iter().map(|it| it.code.as_str()).collect();
    assert_eq!(codes, ["item-missing"]);
}

#[test]
fn generated_numbers_of_headings_and_captions_are_as_good_as_typed_ones() {
    let style = "body { counter-reset: h t } h2 { counter-increment: h }
        h2::before { content: counter(h) '. ' } .leap { counter-increment: h 2 }
        caption::before { counter-increment: t; content: 'Table ' counter(t) ': ' }
        .off::before { counter-increment: t 2 }";
    let body = "<h1>T</h1><h2>Aims</h2><p>One<h2>Means</h2><table><caption>The boats</caption>\
        <tr><td>1<td>2</table>";
    let typed = body
        .replace(">Aims", ">1. Aims")
        .replace(">Means", ">2. Means")
        .replace(">The", ">Table 1: The");
    check(&page(style, body), &page("", &typed), &[]);
    let leap = body.replace("<h2>Means", "<h2 class=leap>Means");
    check(&page(style, &leap), &page("", &typed), &["heading-text"]);
    let off = body.replace("<caption>", "<caption class=off>");
    check(&page(style, &off), &page("", &typed), &["text-changed"]);
}
