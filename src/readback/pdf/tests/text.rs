//! Which text a reader meets, and in which language.

use super::sample::{Sample, draw, marked, stream, within};
use super::{check, outlined, reading};
use crate::reading::Mark;

#[test]
fn lines_and_white_make_words() {
    check(
        marked(0, 20, 300, "by og")
            + &marked(1, 20, 286, "land ")
            + &marked(2, 80, 286, "hand"),
        "<</S/P/K[0 1 2]>>",
        &["by og land hand"],
    );
}

#[test]
fn white_within_marked_content_makes_words() {
    let shown = "[(by)-80(gd)-400(og)] TJ";
    check(
        within(
            "/P<</MCID 0>>",
            &format!("BT /F 12 Tf 20 300 Td {shown} 14 TL T* (land) Tj ET "),
        ),
        "<</S/P/K 0>>",
        &["bygd og land"],
    );
}

#[test]
fn actual_text_stands_for_glyphs() {
    check(
        within(
            "/P<</MCID 0>>",
            &(draw(20, 300, "distrikts")
                + &within("/Span<</ActualText<FEFF00AD>>>", &draw(61, 300, "-"))
                + &draw(20, 286, "politikk")),
        ) + &marked(1, 20, 260, "5 o c"),
        "<</S/P/K 0>><</S/P/K<</S/Span/ActualText(fem \\(5\\))/K 1>>>>",
        &["distriktspolitikk", "fem (5)"],
    );
}

#[test]
fn actual_text_may_stand_around_what_is_claimed() {
    check(
        within("/Span<</ActualText(ja)>>", &marked(0, 20, 300, "j a")),
        "<</S/P/K 0>>",
        &["ja"],
    );
}

#[test]
fn foreign_words_are_spans() {
    let page = marked(0, 20, 300, "Vi sa ")
        + &within("/Span<</MCID 1/Lang(en)>>", &draw(60, 300, "well "))
        + &within("/Span<</MCID 2/Lang(en)>>", &draw(90, 300, "done"))
        + &marked(3, 130, 300, " og ")
        + &marked(4, 150, 300, "buorre");
    let tree = "<</S/P/Lang(NB)/K[0 1 2 3<</S/Span/Lang(se)/K 4>>]>>";
    let sample = Sample::default().catalog("/Lang(nb)").page(page).tree(tree);
    let reading = reading(sample);
    assert_eq!(reading.language.as_deref(), Some("nb"));
    let unit = &reading.units[0];
    assert_eq!(unit.text, "Vi sa well done og buorre");
    let spans: Vec<(&str, &Mark)> =
        unit.spans.iter().map(|s| (&unit.text[s.start..s.end], &s.mark)).collect();
    let language = |tag: &str| Mark::Language(tag.to_owned());
    assert_eq!(spans, [("well done", &language("en")), ("buorre", &language("se"))]);
}

#[test]
fn content_of_forms_is_told_from_the_pages_own() {
    let page = marked(0, 20, 300, "Siden") + "/X Do /Y Do\n";
    let form =
        "/Type/XObject/Subtype/Form/BBox[0 0 300 400]/Resources<</Font<</F 3 0 R>>>>";
    let sample = Sample::default()
        .page(page)
        .resources("/XObject<</X 100 0 R/Y 101 0 R>>")
        .object(100, stream(form, &marked(0, 20, 280, "Skjemaet")))
        .object(101, stream(form, &draw(20, 260, "Helt")))
        .tree(
            "<</S/P/K<</Type/MCR/Stm 100 0 R/MCID 0>>>><</S/P/K 0>>\
             <</S/P/K<</Type/OBJR/Obj 101 0 R>>>>",
        );
    assert_eq!(outlined(&reading(sample)), ["Skjemaet", "Siden", "Helt"]);
}

#[test]
fn a_form_that_draws_itself_ends() {
    let form = "/Type/XObject/Subtype/Form/BBox[0 0 300 400]\
                /Resources<</Font<</F 3 0 R>>/XObject<</X 100 0 R>>>>";
    let sample = Sample::default()
        .page(marked(0, 20, 300, "Siden") + "/X Do\n")
        .resources("/XObject<</X 100 0 R>>")
        .object(100, stream(form, "/X Do"))
        .tree("<</S/P/K 0>>");
    assert_eq!(outlined(&reading(sample)), ["Siden"]);
}

#[test]
fn the_title_is_that_of_the_metadata() {
    let packet =
        "<rdf:RDF><dc:title><rdf:Alt><rdf:li>By</rdf:li></rdf:Alt></dc:title></rdf:RDF>";
    let sample = || {
        Sample::default()
            .page(draw(20, 300, "x"))
            .trailer("/Info 101 0 R")
            .object(101, INFO)
    };
    const INFO: &str = "<</Title(Land)>>";
    let with_packet =
        sample().catalog("/Metadata 100 0 R").object(100, stream("", packet));
    assert_eq!(reading(with_packet).title.as_deref(), Some("By"));
    assert_eq!(reading(sample()).title.as_deref(), Some("Land"));
}
