use super::*;
use crate::revision::{
    About, Change, Chapter, Field, Lines, Name, Spot, Summary, Way, What,
};

fn summary(modified: &str) -> Summary {
    Summary {
        name: "plan".to_owned(),
        title: "Plan <for> bygda".to_owned(),
        language: "nb".to_owned(),
        edition: None,
        modified: modified.to_owned(),
    }
}

fn piece(is: Standing, text: &str) -> Piece {
    Piece { is, text: text.to_owned() }
}

fn changes() -> Changes {
    let place = crate::diagnostic::Place::new("plan/text.md", 7, 1);
    let place = crate::reading::Place::Source(place);
    let spot = |first, last| {
        let lines = Some(Lines { first, last });
        Some(Spot { place: place.clone(), lines })
    };
    let unit = Name { what: What::Item, number: Some("2".to_owned()), item: None };
    let change = Change {
        unit,
        until: None,
        ways: vec![
            Way::Changed,
            Way::Moved { chapter: None, number: Some("1".to_owned()) },
        ],
        text: vec![
            piece(Standing::Same, "Vi vil"),
            piece(Standing::Removed, " *måke*"),
            piece(Standing::Added, " <strø>"),
            piece(Standing::Same, " hver dag."),
        ],
        old: spot(7, 7),
        new: spot(8, 9),
    };
    let about =
        About { field: Field::Edition, text: vec![piece(Standing::Added, "2. utgave")] };
    Changes {
        same: false,
        old: summary("2026-01-02"),
        new: summary("2026-02-03"),
        about: vec![about],
        chapters: vec![Chapter { title: "1. Veg".to_owned(), changes: vec![change] }],
    }
}

fn none() -> Changes {
    Changes { same: true, about: vec![], chapters: vec![], ..changes() }
}

#[test]
fn markdown_strikes_out_and_strengthens() {
    let expected = "\
# Endringer i «Plan \\<for\\> bygda»

- Før: 2026-01-02
- Nå: 2026-02-03

2 endringer

## Om verket

### Utgave

**2\\. utgave**

## 1\\. Veg

### Punkt 2, linje 8–9 (før: linje 7): endret, flyttet, var nummer 1

Vi vil ~~\\*måke\\*~~ **\\<strø\\>** hver dag.
";
    assert_eq!(markdown(&changes()), expected);
    assert!(markdown(&none()).contains("\nIngenting er endret.\n"));
}

#[test]
fn a_page_says_what_its_marks_mean() {
    let page = html(&changes());
    for part in [
        "<html lang=\"nb\">",
        "<title>Endringer i «Plan &lt;for&gt; bygda»</title>",
        "<dt>Før</dt><dd>2026-01-02</dd><dt>Nå</dt><dd>2026-02-03</dd>",
        "<li><a href=\"#c1\">1. Veg</a> (1 endring)</li>",
        "<h2 id=\"c1\">1. Veg</h2>",
        "<h3>Punkt 2, linje 8–9 (før: linje 7): endret, flyttet, var nummer 1</h3>",
        "Vi vil <del><span class=\"said\">fjernet: </span>*måke*<span class=\"said\">, \
         slutt, </span></del> <ins><span class=\"said\">lagt til: </span>&lt;strø&gt;",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert!(html(&none()).contains("<p>Ingenting er endret.</p>"));
    assert!(!html(&none()).contains("<nav"));
}

#[test]
fn a_page_in_another_language_says_which_is_which() {
    let mut changes = changes();
    changes.new.language = "fi".to_owned();
    let page = html(&changes);
    assert!(page.contains("<html lang=\"en\">"), "{page}");
    assert!(page.contains("<h2 id=\"c1\" lang=\"fi\">"), "{page}");
    assert!(
        page.contains("<p lang=\"fi\">Vi vil <del><span class=\"said\" lang=\"en\">")
    );
}

#[test]
fn json_has_every_piece() {
    let json: serde_json::Value =
        serde_json::from_str(&json(&changes())).expect("it is JSON");
    assert_eq!(json["same"], false);
    let change = &json["chapters"][0]["changes"][0];
    assert_eq!(change["unit"]["number"], "2");
    assert_eq!(change["ways"][1]["way"], "moved");
    assert_eq!(change["text"][1]["is"], "removed");
    assert_eq!(change["new"]["place"], "plan/text.md:7:1");
    assert_eq!(change["new"]["lines"]["last"], 9);
}

#[test]
fn what_steers_a_terminal_is_replaced() {
    let mut changes = changes();
    changes.chapters[0].title = "\u{1b}]0;x".to_owned();
    changes.chapters[0].changes[0].text[0].text = "\u{1b}[31m".to_owned();
    let text = human(&changes, crate::report::Style::Plain);
    assert!(!text.contains('\u{1b}'), "{text}");
    assert!(text.contains("[-*måke*-] {+<strø>+} hver dag."), "{text}");
}
