//! Small documents, and what a reader meets in them.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::super::testing::check_reading;
use super::*;
use crate::readback::{self, Format};
use crate::reading::{Mark, Target};

const SPACE: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006""#;

const TYPE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

const STYLES: &str = r#"<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="nb-NO"/></w:rPr></w:rPrDefault></w:docDefaults>
    <w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>
    <w:style w:styleId="T"><w:name w:val="Title"/><w:basedOn w:val="N"/></w:style>
    <w:style w:styleId="F"><w:name w:val="Author"/><w:basedOn w:val="T"/></w:style>
    <w:style w:styleId="O1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
    <w:style w:styleId="Own"><w:name w:val="Kapittel"/><w:basedOn w:val="O1"/></w:style>
    <w:style w:styleId="Num"><w:name w:val="Nummer"/><w:basedOn w:val="O1"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
    <w:style w:styleId="Q"><w:name w:val="Quote"/></w:style>
    <w:style w:styleId="C"><w:name w:val="Source Code"/></w:style>
    <w:style w:styleId="Toc"><w:name w:val="toc 1"/></w:style>
    <w:style w:styleId="Loop"><w:name w:val="a"/><w:basedOn w:val="Loop"/></w:style>
    <w:style w:type="character" w:styleId="H"><w:name w:val="Skjult"/><w:rPr><w:vanish/></w:rPr></w:style>"#;

const NUMBERING: &str = r#"<w:abstractNum w:abstractNumId="7">
      <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:pPr><w:ind w:left="720"/></w:pPr></w:lvl>
      <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/><w:pPr><w:ind w:left="1440"/></w:pPr></w:lvl></w:abstractNum>
    <w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum>
    <w:abstractNum w:abstractNumId="9"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="Del %1"/></w:lvl></w:abstractNum>
    <w:abstractNum w:abstractNumId="10"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val=" "/></w:lvl></w:abstractNum>
    <w:abstractNum w:abstractNumId="11">
      <w:lvl w:ilvl="0"><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
      <w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2."/></w:lvl>
      <w:lvl w:ilvl="2"><w:isLgl/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2.%3"/></w:lvl></w:abstractNum>
    <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
    <w:num w:numId="6"><w:abstractNumId w:val="11"/></w:num>
    <w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
    <w:num w:numId="3"><w:abstractNumId w:val="9"/></w:num>
    <w:num w:numId="4"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
    <w:num w:numId="5"><w:abstractNumId w:val="10"/></w:num>"#;

/// A document with that body, and with these notes.
fn document(body: &str, notes: &str) -> Vec<u8> {
    let relation = |id: &str, kind: &str, target: &str| {
        format!(r#"<Relationship Id="{id}" Type="{TYPE}/{kind}" Target="{target}"/>"#)
    };
    let relations = |all: &str| {
        format!(
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{all}</Relationships>"#
        )
    };
    let own = relation("a", "styles", "styles.xml")
        + &relation("b", "numbering", "/word/numbering.xml")
        + &relation("c", "footnotes", "footnotes.xml")
        + &format!(
            r#"<Relationship Id="out" Type="{TYPE}/hyperlink" Target="https://example.org/" TargetMode="External"/>"#
        );
    let part = |name: &str, inner: &str| format!("<w:{name} {SPACE}>{inner}</w:{name}>");
    archive(&[
        ("_rels/.rels", relations(&relation("d", "officeDocument", "word/document.xml"))),
        ("word/_rels/document.xml.rels", relations(&own)),
        ("word/document.xml", part("document", &format!("<w:body>{body}</w:body>"))),
        ("word/styles.xml", part("styles", STYLES)),
        ("word/numbering.xml", part("numbering", NUMBERING)),
        ("word/footnotes.xml", part("footnotes", notes)),
    ])
}

fn archive(files: &[(&str, String)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, content) in files {
        zip.start_file(*path, SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A paragraph of that style with these runs.
fn styled(style: &str, runs: &str) -> String {
    format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>"#)
}

/// One of that numbering, at that level.
fn item(numbering: u8, level: u8, text: &str) -> String {
    format!(
        r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{numbering}"/></w:numPr></w:pPr>{}</w:p>"#,
        run(text)
    )
}

fn run(text: &str) -> String {
    format!(r#"<w:r><w:t xml:space="preserve">{text}</w:t></w:r>"#)
}

fn paragraph(text: &str) -> String {
    format!("<w:p>{}</w:p>", run(text))
}

fn reading(body: &str, notes: &str) -> Reading {
    let mut reading = read("plan.docx", &document(body, notes)).unwrap();
    // Paragraphs' own names are tried by themselves.
    for unit in &mut reading.units {
        unit.anchors.retain(|anchor| !anchor.starts_with('¶'));
    }
    reading
}

#[track_caller]
fn check(body: &str, expected: &str) {
    check_reading(&reading(body, ""), &format!("language nb-NO\n{expected}"));
}

#[test]
fn styles_tell_what_paragraphs_are() {
    check(
        &[
            styled("T", &run("By og land")),
            styled("F", &run("Foreningen")),
            styled("Toc", &run("Skole 4")),
            styled("Own", &run("Skole")),
            styled("Num", &run("Mål")),
            styled("Q", &run("Alle med.")),
            styled("Loop", &run("Slutt")),
        ]
        .concat(),
        "h1 By og land
         p Foreningen
         h2 Skole
         h2 Del III Mål
         quotation/p Alle med.
         p Slutt",
    );
}

#[test]
fn code_goes_on_in_the_next_paragraph() {
    let body = [styled("C", &run("a")), styled("C", &run("  b")), paragraph("c")];
    let units = reading(&body.concat(), "").units;
    let texts: Vec<_> = units.iter().map(|unit| unit.text.as_str()).collect();
    assert_eq!(texts, ["a\n  b", "c"]);
}

#[test]
fn numbers_are_those_that_are_seen() {
    check(
        &[
            item(1, 0, "en"),
            item(1, 1, "indre"),
            item(1, 1, "til"),
            item(1, 0, "to"),
            r#"<w:p><w:pPr><w:ind w:left="720"/></w:pPr>"#.to_owned()
                + &run("mer")
                + "</w:p>",
            item(1, 0, "tre"),
            paragraph("Tekst"),
            item(1, 0, "fire"),
            item(4, 0, "fem"),
            item(2, 0, "punkt"),
            item(5, 0, "samme punkt"),
        ]
        .concat(),
        "li1 [0] 1 en
         li2 [1] a indre
         li2 [1] b til
         li1 [0] 2 to
         p1 mer
         li1 [0] 3 tre
         p Tekst
         li1 [2] 4 fire
         li1 [3] 5 fem
         li1 [4] • punkt
         p1 samme punkt",
    );
}

#[test]
fn what_is_not_seen_is_left_out() {
    let hidden = r#"<w:r><w:rPr><w:vanish/></w:rPr><w:t>skjult</w:t></w:r>
        <w:r><w:rPr><w:rStyle w:val="H"/></w:rPr><w:t>skjult</w:t></w:r>
        <w:del><w:r><w:delText>slettet</w:delText></w:r></w:del>
        <w:moveFrom><w:r><w:t>flyttet</w:t></w:r></w:moveFrom>
        <w:r><w:instrText>PAGE</w:instrText></w:r>"#;
    let seen = format!(
        "<w:ins>{}</w:ins><w:smartTag>{}</w:smartTag>\
         <w:fldSimple w:instr=\"REF\">{}</w:fldSimple>",
        run("ny "),
        run("og "),
        run("gammel")
    );
    check(&format!("<w:p>{hidden}{seen}</w:p>"), "p ny og gammel");
    let deleted = r#"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr></w:p>"#;
    check(&(deleted.to_owned() + &paragraph("a")), "p a");
}

#[test]
fn signs_and_breaks_are_read() {
    let body = r#"<w:p><w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:tab/><w:t>c</w:t>
        <w:br w:type="page"/><w:t>d</w:t><w:br/><w:t>e</w:t><w:sym w:char="2192"/></w:r></w:p>"#;
    check(body, "p a\u{2011}b cd⏎ e→");
}

#[test]
fn items_have_the_numbers_of_all_levels_that_are_shown() {
    let items = [(0, "A"), (1, "B"), (1, "C"), (2, "D"), (0, "E"), (1, "F")];
    let body: String = items.iter().map(|(level, text)| item(6, *level, text)).collect();
    check(
        &body,
        "li1 [0] I A
         li2 [1] I.1 B
         li2 [1] I.2 C
         li3 [2] 1.2.1 D
         li1 [0] II E
         li2 [3] II.1 F",
    );
}

#[test]
fn languages_and_links_are_marked() {
    let body = format!(
        r#"<w:p><w:r><w:rPr><w:lang w:val="en-GB"/></w:rPr><w:t>town</w:t></w:r>
        <w:r><w:rPr><w:lang w:val="nb"/></w:rPr><w:t> og </w:t></w:r>
        <w:hyperlink r:id="out">{}</w:hyperlink></w:p>"#,
        run("land")
    );
    check(&body, "p ⟨en-GB:town⟩ og ⟨https://example.org/:land⟩");
    let units = reading(&body, "").units;
    let url = Mark::Link(Target::Url("https://example.org/".to_owned()));
    assert!(units[0].spans.iter().any(|span| span.mark == url));
}

#[test]
fn tables_have_headers_and_spans() {
    let cell = |own: &str, text: &str| {
        format!("<w:tc><w:tcPr>{own}</w:tcPr>{}</w:tc>", paragraph(text))
    };
    let row = |own: &str, cells: &[String]| {
        format!("<w:tr><w:trPr>{own}</w:trPr>{}</w:tr>", cells.concat())
    };
    let rows = [
        row("<w:tblHeader/>", &[cell(r#"<w:gridSpan w:val="2"/>"#, "År")]),
        row("", &[cell(r#"<w:vMerge w:val="restart"/>"#, "I alt"), cell("", "2026")]),
        row("", &[cell("<w:vMerge/>", ""), cell("", "2027")]),
        row("<w:del/>", &[cell("", "borte"), cell("", "borte")]),
    ];
    check(
        &format!("<w:tbl>{}</w:tbl>", rows.concat()),
        "cell 0:0,0+1x2 col/p År
         cell 0:1,0+2x1/p I alt
         cell 0:1,1/p 2026
         cell 0:2,1/p 2027",
    );
}

#[test]
fn notes_are_read_where_they_are_referred_to() {
    let body = format!(
        r#"<w:p>{}<w:r><w:footnoteReference w:id="5"/></w:r>{}</w:p>{}"#,
        run("Skole"),
        run(" for alle."),
        paragraph("Slutt")
    );
    let notes = format!(
        r#"<w:footnote w:id="0">{}</w:footnote><w:footnote w:id="5">{}</w:footnote>"#,
        paragraph("strek"),
        paragraph(" Se loven.")
    );
    let reading = reading(&body, &notes);
    let texts: Vec<_> = reading.units.iter().map(|unit| unit.text.as_str()).collect();
    assert_eq!(texts, ["Skole for alle.", "Se loven.", "Slutt"]);
    assert_eq!(reading.notes(), 1);
    let note = Mark::Note { label: "1".to_owned(), note: Some(0) };
    assert!(reading.units[0].spans.iter().any(|span| span.mark == note));
}

#[test]
fn pictures_boxes_and_formulas_are_read() {
    let drawing = |inner: &str| {
        format!(
            r#"<w:p><w:r><w:drawing><wp:inline><wp:extent cx="200" cy="100"/>{inner}</wp:inline></w:drawing></w:r></w:p>"#
        )
    };
    let text_box = format!(
        "<w:p>{}<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>{}\
         </w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>{}\
         </w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>",
        run("Tekst"),
        paragraph("Boks"),
        paragraph("Boks")
    );
    let body = [
        drawing(r#"<wp:docPr descr="Et kart"/>"#),
        drawing(r#"<wp:docPr descr=""><w:decorative w:val="1"/></wp:docPr>"#),
        text_box,
        "<w:p><m:oMath><m:r><m:t>x=2</m:t></m:r></m:oMath></w:p>".to_owned(),
    ];
    let reading = reading(&body.concat(), "");
    let texts: Vec<_> = reading.units.iter().map(|unit| unit.text.as_str()).collect();
    assert_eq!(texts[..3], ["Et kart", "Tekst", "Boks"]);
    assert_eq!(texts.len(), 4);
    let formula = |mark: &Mark| matches!(mark, Mark::Formula(signs) if signs == "x=2");
    assert!(reading.units[3].spans.iter().any(|span| formula(&span.mark)));
}

#[test]
fn places_are_paragraphs() {
    let bytes = document(&(paragraph("") + &paragraph("a")), "");
    let reading = read("plan.docx", &bytes).unwrap();
    assert_eq!(reading.units[0].place.to_string(), "plan.docx#¶2");
}

#[test]
fn formats_are_told_apart() {
    let bytes = document(&paragraph("a"), "");
    assert_eq!(readback::format("x", &bytes).ok(), Some(Format::Docx));
    let other = archive(&[("a.txt", "a".to_owned())]);
    let error = read("x.docx", &other).unwrap_err();
    assert_eq!(error.message, "the archive holds no document");
}

#[test]
fn what_is_nested_without_end_is_refused() {
    let deep = "<w:tbl><w:tr><w:tc>".repeat(120) + &"</w:tc></w:tr></w:tbl>".repeat(120);
    assert!(read("x.docx", &document(&deep, "")).is_err());
    let broken = document("<w:p>", "");
    let error = read("x.docx", &broken).unwrap_err();
    assert!(error.message.contains("word/document.xml"), "{error}");
}
