//! Where tags and pages differ.

use super::reading;
use super::sample::{Sample, draw, marked, set, within};
use crate::reading::{Place, TagFaultKind};

/// What is wrong with the tags `tree` of a page: the kind, the page and the text of each.
#[track_caller]
fn check(page: String, tree: &str, expected: &[&str]) {
    check_all(Sample::default().page(page).tree(tree), expected);
}

#[track_caller]
fn check_all(sample: Sample, expected: &[&str]) {
    let reading = reading(sample);
    let faults = reading.tagging.iter().map(|fault| {
        let kind = match &fault.kind {
            TagFaultKind::EmptyHeading => "heading".to_owned(),
            TagFaultKind::Undrawn => "undrawn".to_owned(),
            TagFaultKind::Order { after } => format!("after {after:?}"),
        };
        let Place::Page(page) = fault.place else { panic!("{:?}", fault.place) };
        format!("{page} {kind} {}", fault.text).trim_end().to_owned()
    });
    assert_eq!(faults.collect::<Vec<_>>(), expected);
}

fn three() -> String {
    marked(0, 20, 360, "En setning her.")
        + &marked(1, 20, 340, "To setninger her.")
        + &marked(2, 20, 320, "Tre setninger her.")
}

#[test]
fn tags_that_say_what_the_page_shows() {
    check(three(), "<</S/H1/K 0>><</S/P/K 1>><</S/P/K 2>>", &[]);
}

#[test]
fn paragraphs_that_are_read_upwards() {
    check(
        three(),
        "<</S/P/K 1>><</S/P/K 0>><</S/P/K 2>>",
        &["1 after \"To setninger her.\" En setning her."],
    );
    // One for a page is enough.
    check(
        three(),
        "<</S/P/K 2>><</S/P/K 1>><</S/P/K 0>>",
        &["1 after \"Tre setninger her.\" To setninger her."],
    );
}

#[test]
fn pages_that_are_read_backwards() {
    let sample = Sample::default().page(marked(0, 20, 360, "En side.")).page(marked(
        0,
        20,
        360,
        "En side til.",
    ));
    let tree = "<</S/P/K<</Type/MCR/Pg 12 0 R/MCID 0>>>><</S/P/K 0>>";
    check_all(sample.tree(tree), &["1 after \"En side til.\" En side."]);
}

#[test]
fn columns_are_read_one_after_the_other() {
    let page = marked(0, 20, 360, "Venstre spalte.")
        + &marked(1, 20, 340, "Mer til venstre.")
        + &marked(2, 160, 360, "Spalte to.")
        + &marked(3, 160, 340, "Mer av den.");
    let tree = "<</S/P/K 0>><</S/P/K 1>><</S/P/K 2>><</S/P/K 3>>";
    check(page, tree, &[]);
}

#[test]
fn boxes_and_notes_stand_where_they_may() {
    let small = within("/Span<</MCID 1>>", &set("F", 9, 20, 60, "I en boks."));
    let page = marked(0, 20, 360, "En setning her.")
        + &small
        + &marked(2, 20, 320, "Tre setninger her.")
        + &marked(3, 20, 30, "Under streken.")
        + &marked(4, 20, 300, "Fire setninger her.");
    let tree = "<</S/P/K 0>><</S/P/K 1>><</S/P/K 2>><</S/Note/K 3>><</S/P/K 4>>";
    check(page, tree, &[]);
}

#[test]
fn headings_that_say_nothing() {
    let tree = "<</S/H1/K 0>><</S/P/K 1>><</S/H2>><</S/P/K 2>>";
    check(three(), tree, &["1 heading"]);
    let blank = three() + &within("/Span<</MCID 3>>", &draw(20, 300, " "));
    check(blank, "<</S/H1/K 0>><</S/P/K 1>><</S/H2/K 3>><</S/P/K 2>>", &["1 heading"]);
}

#[test]
fn headings_that_are_said_otherwise() {
    let ruled = three() + &within("/Span<</MCID 3>>", "20 300 m 90 300 l S\n");
    let said = "<</S/H1/K 0>><</S/P/K[1 2]>><</S/H2/ActualText(Arbeid)/K 3>>";
    check(ruled.clone(), said, &[]);
    let picture = "<</S/H1/K 0>><</S/P/K[1 2]>><</S/H2/K<</S/Figure/Alt(Arbeid)/K 3>>>>";
    check(ruled, picture, &[]);
}

#[test]
fn content_that_no_page_draws() {
    check(three(), "<</S/H1/K 0>><</S/P/K[1 9]>><</S/P/K[2 8]>>", &["1 undrawn"]);
    // What is drawn without text is drawn.
    let ruled = three() + &within("/Span<</MCID 3>>", "20 300 m 90 300 l S\n");
    check(ruled, "<</S/H1/K 0>><</S/P/K[1 2]>><</S/P/K 3>>", &[]);
}
