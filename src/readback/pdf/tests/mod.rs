//! Readings of small PDFs.

mod bombs;
mod errors;
mod layout;
mod navigation;
mod sample;
mod tagging;
mod text;

use self::sample::{Sample, marked, within};
use super::read;
use crate::reading::{Kind, Label, Mark, Reading, Span, Within};

#[track_caller]
fn reading(sample: Sample) -> Reading {
    read(sample.build()).expect("the sample is a PDF")
}

/// The units as a person would write them down: `# ` for each heading level, the
/// list and the label for items, the depth by indentation.
fn outlined(reading: &Reading) -> Vec<String> {
    let indent = |depth: u8| "  ".repeat(usize::from(depth));
    let line = |unit: &crate::reading::Unit| match &unit.kind {
        Kind::Heading { level } => {
            format!("{} {}", "#".repeat((*level).into()), unit.text)
        }
        Kind::Term { depth } => format!("{}{}:", indent(*depth), unit.text),
        Kind::Paragraph { depth }
        | Kind::Picture { depth, .. }
        | Kind::Code { depth } => {
            format!("{}{}", indent(*depth), unit.text)
        }
        Kind::Item { depth, label: Label::Number(number), list } => {
            format!("{}[{list}] {number}: {}", indent(depth - 1), unit.text)
        }
        Kind::Item { depth, label: Label::Check(check), list } => {
            format!("{}[{list}] {}: {}", indent(depth - 1), check.said, unit.text)
        }
        Kind::Item { depth, label: Label::Bullet, list } => {
            format!("{}[{list}] •: {}", indent(depth - 1), unit.text)
        }
    };
    reading.units.iter().map(line).collect()
}

#[track_caller]
fn check(page: String, tree: &str, expected: &[&str]) {
    assert_eq!(outlined(&reading(Sample::default().page(page).tree(tree))), expected);
}

#[test]
fn units_come_in_the_order_of_the_tree() {
    check(
        marked(0, 20, 300, "En.")
            + &marked(1, 20, 360, "Tittel")
            + &marked(2, 20, 280, "To."),
        "<</S/H1/K 1>><</S/P/K 0>><</S/P/K[2]>>",
        &["# Tittel", "En.", "To."],
    );
}

#[test]
fn items_have_labels_and_depths() {
    check(
        marked(0, 20, 300, "1.")
            + &marked(1, 40, 300, "Vi vil")
            + &marked(2, 40, 280, "\\225")
            + &marked(3, 60, 280, "se")
            + &marked(4, 40, 260, "etterp\\345")
            + &marked(5, 20, 240, "2.")
            + &marked(6, 40, 240, "Vi kan"),
        "<</S/L/K[<</S/LI/K[<</S/Lbl/K 0>><</S/LBody/K[<</S/P/K 1>>\
             <</S/L/K<</S/LI/K[<</S/Lbl/K 2>><</S/LBody/K 3>>]>>>><</S/P/K 4>>]>>]>>\
             <</S/LI/K[<</S/Lbl/K 5>><</S/LBody/K 6>>]>>]>>",
        &["[0] 1: Vi vil", "  [1] •: se", "  etterpå", "[0] 2: Vi kan"],
    );
}

#[test]
fn a_list_is_one_of_terms_if_its_class_says_so() {
    let page = marked(0, 20, 300, "By") + &marked(1, 40, 300, "Stort sted.");
    let list = |class: &str| {
        let item = "<</S/LI/K[<</S/Lbl/K 0>><</S/LBody/K 1>>]>>";
        let sample = Sample::default().page(page.clone());
        let sample =
            sample.classes("/a<</O/Layout>>/b[<</O/List/ListNumbering/Description>>]");
        outlined(&reading(sample.tree(&format!("<</S/L{class}/K {item}>>"))))
    };
    let terms = ["By:", "Stort sted."];
    assert_eq!(list("/C/b"), terms);
    assert_eq!(list("/C[/a 0/b 1]"), terms);
    let own = "/A[<</O/Layout>> 0 <</O/List/ListNumbering/Description>> 1]";
    assert_eq!(list(own), terms);
    assert_ne!(list("/C/a"), terms);
    assert_ne!(list(""), terms);
}

#[test]
fn a_list_that_was_moved_out_of_its_item_shows_as_that() {
    check(
        marked(0, 20, 300, "1.")
            + &marked(1, 40, 300, "Vi vil")
            + &marked(2, 40, 280, "\\225")
            + &marked(3, 60, 280, "se"),
        "<</S/L/K[<</S/LI/K[<</S/Lbl/K 0>><</S/LBody/K 1>>]>>\
             <</S/L/K<</S/LI/K[<</S/Lbl/K 2>><</S/LBody/K 3>>]>>>>]>>",
        &["[0] 1: Vi vil", "[1] •: se"],
    );
}

#[test]
fn an_item_without_text_of_its_own_is_still_met() {
    check(
        marked(0, 20, 300, "1.") + &marked(1, 20, 280, "2.") + &marked(2, 40, 280, "Ja"),
        "<</S/L/K[<</S/LI/K[<</S/Lbl/K 0>><</S/LBody>>]>>\
             <</S/LI/K[<</S/Lbl/K 1>><</S/LBody/K 2>>]>>]>>",
        &["[0] 1: ", "[0] 2: Ja"],
    );
}

#[test]
fn a_table_of_contents_is_neither_read_nor_outside() {
    let page = marked(0, 20, 300, "En .... 1") + &marked(1, 20, 280, "En");
    let tree = "<</S/TOC/K<</S/TOCI/K<</S/Reference/K 0>>>>>><</S/H2/K 1>>";
    let reading = reading(Sample::default().page(page).tree(tree));
    assert_eq!(outlined(&reading), ["## En"]);
    assert_eq!(reading.outside, []);
}

#[test]
fn the_heading_over_a_table_of_contents_belongs_to_it() {
    let page = marked(0, 20, 300, "Innhold")
        + &marked(1, 20, 290, "En .... 1")
        + &marked(2, 20, 280, "En");
    let tree = "<</S/H2/K 0>><</S/TOC/K<</S/TOCI/K<</S/Reference/K 1>>>>>><</S/H2/K 2>>";
    let reading = reading(Sample::default().page(page).tree(tree));
    assert_eq!(outlined(&reading), ["## En"]);
    assert_eq!(reading.outside, []);
}

#[test]
fn a_title_right_before_the_contents_is_read() {
    check(
        marked(0, 20, 360, "Tittel") + &marked(1, 20, 330, "En .... 1"),
        "<</S/H1/K 0>><</S/TOC/K<</S/TOCI/K 1>>>>",
        &["# Tittel"],
    );
}

#[test]
fn headings_without_a_level_count_their_sections() {
    check(
        marked(0, 20, 300, "En") + &marked(1, 20, 280, "To"),
        "<</S/Sect/K[<</S/H/K 0>><</S/Sect/K<</S/H/K 1>>>>]>>",
        &["# En", "## To"],
    );
}

#[test]
fn a_picture_reads_as_its_description() {
    check(
        marked(0, 20, 300, "100 %") + &marked(1, 20, 280, "Se "),
        "<</S/Figure/Alt(En graf)/K 0>><</S/P/K[1<</S/Figure/Alt(her)>>]>>",
        &["En graf", "Se her"],
    );
}

#[test]
fn a_picture_comes_before_its_caption() {
    let tree = "<</S/Div/K[<</S/Caption/K 0>>\
        <</S/Figure/Alt(Kart)/K 1/A<</O/Layout/BBox[20 320 220 420]>>>>]>>\
        <</S/Figure/K 2>>";
    let page = marked(0, 20, 300, "Figur 1")
        + &within("/Figure<</MCID 1>>", "20 320 200 100 re f\n")
        + &within("/Figure<</MCID 2>>", "20 100 200 100 re f\n");
    let units = reading(Sample::default().page(page).tree(tree)).units;
    let kinds: Vec<_> = units.iter().map(|unit| unit.kind.clone()).collect();
    let picture = |proportion| Kind::Picture { depth: 0, proportion };
    assert_eq!(kinds, [picture(Some(2000)), Kind::Paragraph { depth: 0 }, picture(None)]);
    assert_eq!(units[1].within, [Within::Caption]);
    let texts: Vec<_> = units.iter().map(|unit| unit.text.as_str()).collect();
    assert_eq!(texts, ["Kart", "Figur 1", ""]);
}

#[test]
fn what_is_no_structure_parts_no_paragraph() {
    check(
        marked(0, 20, 300, "by ")
            + &marked(1, 40, 300, "og ")
            + &marked(2, 62, 300, "land"),
        "<</S/P/K[<</S/NonStruct/K 0>><</S/NonStruct/K 1>>2]>>",
        &["by og land"],
    );
}

#[test]
fn notes_follow_the_text_that_they_stand_in() {
    check(
        marked(0, 20, 300, "Ja")
            + &marked(1, 20, 20, "Nei")
            + &marked(2, 37, 300, "vel."),
        "<</S/P/K[0<</S/Note/K 1>>2]>>",
        &["Ja vel.", "Nei"],
    );
}

#[test]
fn what_follows_the_number_of_a_note_stands_close_to_the_text() {
    let page = marked(0, 20, 300, "Ja")
        + &marked(1, 34, 303, "1")
        + &marked(2, 20, 20, "1")
        + &marked(3, 30, 20, "Nei")
        + &marked(4, 40, 300, ", vel.");
    let tree = "<</S/P/K[0<</S/Lbl/K 1>><</S/Note/K[<</S/Lbl/K 2>><</S/P/K 3>>]>>4]>>";
    let reading = reading(Sample::default().page(page).tree(tree));
    assert_eq!(outlined(&reading), ["Ja, vel.", "Nei"]);
}

#[test]
fn a_number_before_a_note_refers_to_it() {
    let page = marked(0, 20, 300, "Ja")
        + &marked(1, 34, 303, "1")
        + &marked(2, 20, 20, "1")
        + &marked(3, 30, 20, "Nei")
        + &marked(4, 43, 300, "vel.");
    let tree = "<</S/P/K[0<</S/Lbl/K 1>><</S/Note/K[<</S/Lbl/K 2>><</S/P/K 3>>]>>4]>>";
    let reading = reading(Sample::default().page(page).tree(tree));
    assert_eq!(outlined(&reading), ["Ja vel.", "Nei"]);
    let mark = Mark::Note { label: "1".to_owned(), note: Some(0) };
    assert_eq!(reading.units[0].spans, [Span { start: 2, end: 2, mark }]);
    let note = reading.units[1].note().expect("a note");
    assert_eq!((note.label.as_str(), note.back), ("1", false));
}

#[test]
fn a_tree_that_comes_round_again_ends() {
    let page = marked(0, 20, 300, "En") + &marked(1, 20, 280, "To");
    let sample = Sample::default().page(page).tree("100 0 R");
    let sample = sample.object(100, "<</S/Sect/K[<</S/P/K 0>>101 0 R<</S/P/K 1>>]>>");
    let sample = sample.object(101, "<</S/Sect/K[100 0 R 101 0 R]>>");
    assert_eq!(outlined(&reading(sample)), ["En", "To"]);
}

#[test]
fn a_tree_that_is_too_deep_is_cut() {
    let page = marked(0, 20, 300, "En") + &marked(1, 20, 280, "To");
    let nested = |number: u32| {
        let object = format!("<</S/Sect/K {} 0 R>>", number + 1);
        (number, object)
    };
    let mut sample = Sample::default().page(page).tree("<</S/P/K 1>>100 0 R");
    for (number, object) in (100..900).map(nested) {
        sample = sample.object(number, object);
    }
    let sample = sample.object(900, "<</S/P/K 0>>");
    assert_eq!(outlined(&reading(sample)), ["To"]);
}

#[test]
fn what_nobody_claims_is_outside() {
    let page = within("/Artifact", &sample::draw(20, 390, "Side 1"))
        + &marked(0, 20, 300, "Lest")
        + &marked(1, 20, 280, "Ikke")
        + &sample::draw(20, 265, "lest");
    let reading = reading(Sample::default().page(page).tree("<</S/P/K 0>>"));
    let outside: Vec<(&str, bool)> =
        reading.outside.iter().map(|p| (p.text.as_str(), p.artifact)).collect();
    assert_eq!(outlined(&reading), ["Lest"]);
    assert_eq!(outside, [("Side 1", true), ("Ikke lest", false)]);
}
