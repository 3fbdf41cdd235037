//! Pages without tags, as they are read by their layout.

use super::sample::{Sample, draw, set, stream, within};
use super::{outlined, read, reading};
use crate::reading::{Mark, Reading};

/// Lines of text one below the other, from a point on.
fn lines(x: u32, y: u32, lines: &[&str]) -> String {
    let line = |(at, text): (usize, &&str)| set("F", 10, x, y - 12 * at as u32, text);
    lines.iter().enumerate().map(line).collect()
}

fn pages<const N: usize>(pages: [String; N]) -> Reading {
    let all = pages.into_iter().fold(Sample::default(), Sample::page);
    let reading = reading(all);
    assert!(reading.by_layout);
    reading
}

#[track_caller]
fn check<const N: usize>(text: [String; N], expected: &[&str]) {
    assert_eq!(outlined(&pages(text)), expected);
}

/// Three lines of a paragraph, which fill a column of 240 points.
const FULL: [&str; 3] = [
    "Vi vil at flere skal kunne bo og arbeide i hele landet,",
    "og at barn i alle kommuner skal ha like gode skoler og",
    "barnehager med nok voksne.",
];

#[test]
fn white_parts_paragraphs() {
    let page = lines(20, 360, &FULL) + &lines(20, 318, &["Vi kan.", "Vi skal."]);
    let text = FULL.join(" ");
    check([page], &[&text, "Vi kan. Vi skal."]);
}

#[test]
fn an_indent_parts_paragraphs() {
    let page = lines(20, 360, &FULL) + &lines(32, 324, &FULL[..1]);
    let page = page + &lines(20, 312, &FULL[1..]);
    let text = FULL.join(" ");
    check([page], &[&text, &text]);
}

#[test]
fn a_paragraph_goes_on_over_the_page() {
    let reading = pages([lines(20, 40, &FULL[..2]), lines(20, 380, &FULL[2..])]);
    assert_eq!(outlined(&reading), [FULL.join(" ")]);
    let turn = &reading.pages[1];
    assert_eq!((turn.unit, &reading.units[0].text[turn.offset..]), (0, FULL[2]));
}

#[test]
fn columns_are_read_one_after_the_other() {
    let left = ["Her er en spalte som", "er full av tekst, og som", "slutter her."];
    let right = ["Den neste spalten er", "like full av tekst, men", "slutter der."];
    let page = set("F", 20, 20, 370, "Overskrift over to spalter")
        + &lines(20, 340, &left)
        + &lines(150, 337, &right);
    check([page], &["# Overskrift over to spalter", &left.join(" "), &right.join(" ")]);
}

#[test]
fn labels_are_no_column() {
    let page = lines(20, 360, &["1.", "2.", "3."])
        + &lines(
            40,
            360,
            &[
                "Vi vil det ene som er bra",
                "Vi vil det andre som er",
                "Vi vil det tredje",
            ],
        );
    check(
        [page],
        &[
            "[0] 1: Vi vil det ene som er bra",
            "[0] 2: Vi vil det andre som er",
            "[0] 3: Vi vil det tredje",
        ],
    );
}

#[test]
fn lists_are_nested_by_their_indents() {
    let page = lines(20, 360, &["1. Vi vil mye:"])
        + &lines(40, 348, &["\\225 b\\345de det ene", "\\225 og det andre"])
        + &lines(20, 324, &["2. Vi kan mer"]);
    check(
        [page],
        &[
            "[0] 1: Vi vil mye:",
            "  [1] •: både det ene",
            "  [1] •: og det andre",
            "[0] 2: Vi kan mer",
        ],
    );
}

#[test]
fn a_date_at_the_start_of_a_line_is_no_item() {
    let text = [
        "Vi vil at alle kommuner skal ha svart innen utgangen av",
        "1. mai i det f\\370rste \\345ret etter valget.",
    ];
    check(
        [lines(20, 360, &text)],
        &[
            "Vi vil at alle kommuner skal ha svart innen utgangen av 1. mai i det første året etter valget.",
        ],
    );
}

#[test]
fn headings_are_ranked_by_their_type() {
    let page = set("F", 24, 20, 370, "Tittel")
        + &set("F", 16, 20, 340, "Kapittel en")
        + &lines(20, 320, &FULL)
        + &set("B", 10, 20, 278, "Avsnitt")
        + &lines(20, 264, &FULL)
        + &set("F", 16, 20, 216, "Kapittel to")
        + &lines(20, 196, &FULL);
    let text = FULL.join(" ");
    check(
        [page],
        &[
            "# Tittel",
            "## Kapittel en",
            &text,
            "### Avsnitt",
            &text,
            "## Kapittel to",
            &text,
        ],
    );
}

#[test]
fn what_stands_with_the_title_is_no_heading() {
    let page = set("F", 24, 20, 370, "Tittel")
        + &set("F", 14, 20, 345, "Undertittel")
        + &set("F", 16, 20, 310, "En")
        + &lines(20, 290, &FULL)
        + &set("F", 16, 20, 240, "To")
        + &lines(20, 220, &FULL);
    let text = FULL.join(" ");
    check([page], &["# Tittel", "Undertittel", "## En", &text, "## To", &text]);
}

#[test]
fn what_runs_over_the_pages_is_left_out() {
    let page = |number: u32, text: &str| {
        set("F", 8, 20, 385, "Programmet")
            + &set("F", 8, 250, 385, &format!("Side {number}"))
            + &lines(20, 350, &[text])
    };
    let reading = pages([page(1, FULL[0]), page(2, FULL[1]), page(3, FULL[2])]);
    assert_eq!(outlined(&reading), [FULL.join(" ")]);
    let outside: Vec<_> =
        reading.outside.iter().map(|it| (it.text.as_str(), it.artifact)).collect();
    assert_eq!(outside[..2], [("Programmet", true), ("Side 1", true)]);
    assert_eq!(outside.len(), 6);
}

#[test]
fn contents_are_a_way_in() {
    let contents = set("B", 14, 20, 370, "Innhold")
        + &lines(20, 340, &["En ......... 2", "To ......... 2"]);
    let page = set("B", 14, 20, 370, "En")
        + &lines(20, 350, &FULL)
        + &set("B", 14, 20, 300, "To")
        + &lines(20, 280, &FULL);
    let text = FULL.join(" ");
    check([contents, page], &["# En", &text, "# To", &text]);
}

#[test]
fn hyphens_at_line_ends_are_known_by_other_lines() {
    let text = [
        "En ny distriktspolitikk og e-post til alle, ja en distrikts-",
        "politikk som er ny, og som svarer alle sammen p\\345 e-",
        "post",
    ];
    check(
        [lines(20, 360, &text)],
        &[
            "En ny distriktspolitikk og e-post til alle, ja en distriktspolitikk som er ny, og som svarer alle sammen på e-post",
        ],
    );
}

#[test]
fn artifacts_and_text_at_an_angle_are_outside() {
    let page = within("/Artifact", &draw(20, 390, "Pynt"))
        + "BT /F 30 Tf .7 .7 -.7 .7 60 60 Tm (UTKAST) Tj ET\n"
        + &lines(20, 300, &FULL);
    let reading = pages([page]);
    assert_eq!(outlined(&reading), [FULL.join(" ")]);
    assert_eq!(reading.outside[0].text, "Pynt UTKAST");
}

#[test]
fn text_that_is_drawn_twice_is_read_once() {
    let page = draw(20, 300, "Skygge") + &draw(20, 300, "Skygge");
    check([page], &["Skygge"]);
}

#[test]
fn a_page_on_its_side_is_turned_upright() {
    let page = "BT /F 10 Tf 0 1 -1 0 100 20 Tm (F\\370rste linje) Tj ET\n\
                BT /F 10 Tf 0 1 -1 0 112 20 Tm (andre linje) Tj ET\n";
    check([page.to_owned()], &["Første linje andre linje"]);
}

#[test]
fn a_font_that_says_nothing_is_named() {
    let form = "/Type/XObject/Subtype/Form/BBox[0 0 300 400]\
                /Resources<</Font<</U 101 0 R>>>>";
    let sample = Sample::default()
        .page(draw(20, 300, "Siden") + "/X Do\n")
        .resources("/XObject<</X 100 0 R>>")
        .object(100, stream(form, "BT /U 12 Tf 20 200 Td <004100420043> Tj ET"))
        .object(
            101,
            "<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+Stum/Encoding/Identity-H\
             /DescendantFonts[102 0 R]>>",
        )
        .object(
            102,
            "<</Type/Font/Subtype/CIDFontType2/BaseFont/ABCDEF+Stum\
             /CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>",
        );
    let error = read(sample.build()).expect_err("nothing says what it reads");
    assert!(error.message.contains("page 1"), "{error}");
    assert!(error.message.contains("the font Stum"), "{error}");
}

#[test]
fn bullets_may_be_drawn() {
    let page = lines(20, 360, &FULL)
        + "24 322 4 4 re f\n24 310 4 4 re f\n"
        + &lines(40, 320, &["det ene", "det andre"]);
    let text = FULL.join(" ");
    check([page], &[&text, "[0] \u{2022}: det ene", "[0] \u{2022}: det andre"]);
}

#[test]
fn notes_follow_what_refers_to_them() {
    let page = lines(20, 360, &FULL[..1])
        + &set("F", 6, 270, 364, "1")
        + &lines(20, 348, &FULL[1..])
        + &set("F", 5, 20, 62, "1")
        + &set("F", 8, 24, 60, "Her er noten.");
    let reading = pages([page]);
    assert_eq!(outlined(&reading), [&FULL.join(" "), "Her er noten."]);
    let note = reading.units[1].note().expect("a note");
    assert_eq!(note.label, "1");
    let refers = |mark: &Mark| matches!(mark, Mark::Note { note: Some(0), .. });
    assert!(reading.units[0].spans.iter().any(|span| refers(&span.mark)));
}

#[test]
fn tables_are_read_cell_by_cell() {
    let cell = |x, y, text| set("F", 10, x, y, text);
    let page = lines(20, 360, &FULL)
        + &cell(20, 300, "Fylke")
        + &cell(150, 300, "Innbyggere")
        + &cell(20, 280, "Troms og")
        + &cell(20, 268, "Finnmark")
        + &cell(150, 280, "243 000")
        + &cell(20, 248, "Nordland")
        + &cell(150, 248, "241 000")
        + &cell(20, 228, "Viken")
        + &cell(150, 228, "1 241 000");
    let text = FULL.join(" ");
    let cells = ["Fylke", "Innbyggere", "Troms og Finnmark", "243 000", "Nordland"];
    let reading = pages([page]);
    assert_eq!(outlined(&reading)[..6], [&[text.as_str()], &cells[..]].concat());
}

#[test]
fn a_bare_number_before_hanging_text_is_a_label() {
    let item = |number: &str, y: u32, text: &[&str]| {
        set("B", 12, 20, y, number) + &lines(44, y, text)
    };
    let page =
        item("1", 360, &FULL) + &item("2", 318, &FULL[2..]) + &item("3", 300, &["Ja."]);
    let text = FULL.join(" ");
    let items = [("1", text.as_str()), ("2", FULL[2]), ("3", "Ja.")];
    let items = items.map(|(number, text)| format!("[0] {number}: {text}"));
    assert_eq!(outlined(&pages([page])), items);
}

#[test]
fn figures_beside_figures_are_no_contents() {
    let table =
        lines(20, 370, &["Kai", "240", "350"]) + &lines(60, 370, &["1", "310", "350"]);
    let said = outlined(&pages([table + &lines(20, 300, &FULL)])).join(" ");
    assert!(["240", "310", "350"].iter().all(|it| said.contains(it)), "{said}");
}

#[test]
fn contents_hold_the_first_words_of_items() {
    let contents = set("B", 14, 20, 370, "Innhold")
        + &lines(20, 340, &["En ......... 2", "1. Vi vil bygge ......... 2"]);
    let page = set("B", 14, 20, 370, "En")
        + &lines(
            20,
            350,
            &["1. Vi vil bygge. Det tar tid, og det koster.", "2. Vi kan."],
        );
    let first = "[0] 1: Vi vil bygge. Det tar tid, og det koster.";
    check([contents, page], &["# En", first, "[0] 2: Vi kan."]);
}
