//! Numbers that style sheets and word processors make, against the same ones typed.

use std::io::{Cursor, Write};

use utgave::agreement::{self, Edition, Options};
use utgave::readback;
use utgave::reading::Reading;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

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

/// A document with items at these levels, numbered `1.`, `1.1.` and `1.1.a`.
fn document(items: &[(u8, &str)]) -> Reading {
    const SPACE: &str =
        r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#;
    const KIND: &str =
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const RELATIONS: &str =
        "http://schemas.openxmlformats.org/package/2006/relationships";
    let item = |(level, text): &(u8, &str)| {
        format!(
            r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>
            </w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#
        )
    };
    let level = |at: u8, format: &str, text: &str| {
        format!(
            r#"<w:lvl w:ilvl="{at}"><w:numFmt w:val="{format}"/><w:lvlText w:val="{text}"/>
            </w:lvl>"#
        )
    };
    let levels = level(0, "decimal", "%1.")
        + &level(1, "decimal", "%1.%2.")
        + &level(2, "lowerLetter", "%1.%2.%3");
    let body: String = items.iter().map(item).collect();
    let relation = |name: &str, target: &str| {
        format!(
            r#"<Relationships xmlns="{RELATIONS}"><Relationship Id="a" Type="{KIND}/{name}"
            Target="{target}"/></Relationships>"#
        )
    };
    let files = [
        ("_rels/.rels", relation("officeDocument", "word/document.xml")),
        ("word/_rels/document.xml.rels", relation("numbering", "numbering.xml")),
        (
            "word/document.xml",
            format!("<w:document {SPACE}><w:body>{body}</w:body></w:document>"),
        ),
        (
            "word/numbering.xml",
            format!(
                r#"<w:numbering {SPACE}><w:abstractNum w:abstractNumId="7">{levels}
                </w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
                </w:numbering>"#
            ),
        ),
    ];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, content) in files {
        zip.start_file(path, SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    let bytes = zip.finish().unwrap().into_inner();
    let mut reading = readback::read("a.docx", &bytes).unwrap().1;
    reading.language = Some("en".to_owned());
    reading.title = Some("T".to_owned());
    reading
}

#[test]
fn numbers_of_word_processors_are_as_good_as_generated_and_typed_ones() {
    let items = [
        (0, "Roads"),
        (1, "North"),
        (1, "South"),
        (1, "West"),
        (0, "Rails"),
        (1, "Old"),
        (1, "New"),
        (2, "Fast"),
    ];
    let style = "ol { list-style: none; counter-reset: i } li { counter-increment: i }
        li::before { content: counters(i, '.') '.' }
        ol ol ol li::before { content: counter(a) counter(i, lower-alpha) }";
    let html = ITEMS.replace("<li>New", "<li>New<ol type=a><li>Fast</ol>");
    let written = document(&items);
    let typed = html
        .replace("<ol type=a>", "<ol>")
        .replace("<ol>", "<ul>")
        .replace("</ol>", "</ul>")
        .replace("Roads", "1. Roads")
        .replace("North", "1.1. North")
        .replace("South", "1.2. South")
        .replace("West", "1.3. West")
        .replace("Rails", "2. Rails")
        .replace("Old", "2.1. Old")
        .replace("New", "2.2. New")
        .replace("Fast", "2.2.a Fast");
    check(&written, &page("", &typed), &[]);
    let wrong = typed.replace("1.3. West", "1.4. West");
    check(&written, &page("", &wrong), &["number-wrong"]);
    let plain: Vec<_> = items.iter().copied().filter(|(level, _)| *level < 2).collect();
    let generated = page(style, ITEMS);
    check(&document(&plain), &generated, &[]);
    let leap = ITEMS.replace("<li>West", "<li style='counter-increment:i 2'>West");
    check(&document(&plain), &page(style, &leap), &["number-wrong"]);
}
