//! Links, anchors, bookmarks and pages.

use super::reading;
use super::sample::{Sample, marked};
use crate::reading::{Mark, Reading, Target};

/// Two headings with names, each with a paragraph; the last goes on over the
/// page.
fn sample() -> Sample {
    let first = marked(0, 20, 360, "En")
        + &marked(1, 20, 340, "Se her.")
        + &marked(2, 20, 200, "To")
        + &marked(3, 20, 180, "Ja og");
    let names = "/Names<</Dests<</Names[(en)[10 0 R/XYZ 20 369 0](to)<</D[10 0 R/XYZ 20 209 0]>>]>>>>";
    Sample::default().page(first).page(marked(0, 20, 360, "nei.")).catalog(names)
}

fn tree(link: &str) -> String {
    format!(
        "<</S/H2/K 0>><</S/P/K<</S/Link/K[1<</Type/OBJR/Obj 100 0 R>>]>>>><</S/H2/K 2>>\
         <</S/P/K[3<</Type/MCR/Pg 12 0 R/MCID 0>>]>>{link}"
    )
}

#[track_caller]
fn check_link(annotation: &str, expected: Target) {
    let annotation = format!("<</Type/Annot/Subtype/Link/Rect[0 0 1 1]{annotation}>>");
    let reading = reading(sample().tree(&tree("")).object(100, annotation));
    let unit = &reading.units[1];
    let [span] = &unit.spans[..] else { panic!("{:?}", unit.spans) };
    assert_eq!(&unit.text[span.start..span.end], "Se her.");
    assert_eq!(span.mark, Mark::Link(expected));
}

#[test]
fn links_lead_to_names_and_addresses() {
    let anchor = |name: &str| Target::Anchor(name.to_owned());
    check_link("/Dest(to)", anchor("to"));
    check_link("/Dest/to", anchor("to"));
    check_link("/Dest(borte)", anchor("borte"));
    check_link("/A<</S/GoTo/D(en)>>", anchor("en"));
    check_link("/Dest[10 0 R/XYZ 20 210 0]", anchor("to"));
    check_link("/Dest[12 0 R/Fit]", anchor("page=2"));
    let address = "https://example.org/a".to_owned();
    check_link("/A<</S/URI/URI(https://example.org/a)>>", Target::Url(address));
}

fn anchors(reading: &Reading) -> Vec<&[String]> {
    reading.units.iter().map(|unit| &unit.anchors[..]).collect()
}

#[test]
fn names_belong_to_the_unit_below_their_point() {
    let reading = reading(sample().tree(&tree("")));
    assert_eq!(anchors(&reading), [&["en".to_owned()][..], &[], &["to".to_owned()], &[]]);
}

#[test]
fn bookmarks_come_in_order_and_end() {
    let bookmark = |title: &str, more: &str| format!("<</Title({title}){more}>>");
    let reading = reading(
        sample()
            .catalog("/Outlines<</First 101 0 R>>")
            .tree(&tree(""))
            .object(
                101,
                bookmark("1 En", "/Dest[10 0 R/XYZ 0 370 0]/First 102 0 R/Next 103 0 R"),
            )
            .object(102, bookmark("2 ganger", "/Dest(en)/Next 101 0 R"))
            .object(103, bookmark("To", "/A<</S/GoTo/D(to)>>/Next 103 0 R")),
    );
    let entries: Vec<_> = reading
        .outline
        .iter()
        .flatten()
        .map(|e| (e.depth, e.number.as_deref(), e.text.as_str(), e.target.as_deref()))
        .collect();
    assert_eq!(
        entries,
        [
            (1, Some("1"), "En", Some("en")),
            (2, None, "2 ganger", Some("en")),
            (1, None, "To", Some("to")),
        ]
    );
}

#[test]
fn a_file_without_bookmarks_has_no_outline() {
    assert_eq!(reading(sample().tree(&tree(""))).outline, None);
}

fn turns(reading: &Reading) -> Vec<(&str, usize, usize)> {
    reading
        .pages
        .iter()
        .map(|turn| (turn.label.as_str(), turn.unit, turn.offset))
        .collect()
}

#[test]
fn pages_turn_in_the_middle_of_a_paragraph() {
    let reading = reading(sample().tree(&tree("")));
    assert_eq!(reading.units[3].text, "Ja og nei.");
    assert_eq!(turns(&reading), [("1", 0, 0), ("2", 3, 6)]);
}

#[test]
fn pages_have_their_labels() {
    let labels = "/PageLabels<</Nums[0<</S/r/St 4>>1<</P(A-)/S/D>>]>>";
    let reading = reading(sample().catalog(labels).tree(&tree("")));
    assert_eq!(turns(&reading), [("iv", 0, 0), ("A-1", 3, 6)]);
}

#[test]
fn a_page_without_text_begins_with_the_next() {
    let page = |text| marked(0, 20, 300, text);
    let kid = |page: u32| format!("<</Type/MCR/Pg {page} 0 R/MCID 0>>");
    let sample = Sample::default().page(page("En")).page("").page(page("to")).page("");
    let reading = reading(sample.tree(&format!("<</S/P/K[{}{}]>>", kid(10), kid(14))));
    assert_eq!(turns(&reading), [("1", 0, 0), ("2", 0, 3), ("3", 0, 3), ("4", 0, 5)]);
}

#[test]
fn a_label_at_the_end_of_a_link_names_a_page() {
    let line = marked(1, 20, 340, "Se her")
        + &marked(2, 60, 340, "\\(s. 2\\)")
        + &marked(3, 110, 340, "og NR");
    let tree = "<</S/P/K[<</S/Link/K[1<</S/Lbl/K 2>><</Type/OBJR/Obj 100 0 R>>]>>\
                <</S/Span/E(Nordisk r\\345d)/K 3>>]>>";
    let sample = Sample::default().page(line).tree(tree);
    let reading =
        reading(sample.object(
            100,
            "<</Type/Annot/Subtype/Link/Rect[0 0 1 1]/Dest(to)>>".to_owned(),
        ));
    let unit = &reading.units[0];
    assert_eq!(unit.text, "Se her og NR");
    let marks: Vec<(&str, &Mark)> = unit
        .spans
        .iter()
        .map(|span| (&unit.text[span.start..span.end], &span.mark))
        .collect();
    assert_eq!(
        marks,
        [
            ("Se her", &Mark::Page(Some("2".to_owned()))),
            ("Se her", &Mark::Link(Target::Anchor("to".to_owned()))),
            ("og NR", &Mark::Expansion("Nordisk råd".to_owned())),
        ]
    );
}
