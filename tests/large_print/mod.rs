//! Large print: it agrees with its source, is as large as was asked for, and shows where
//! the pages of the print edition begin.

mod damage;
mod look;

use rayon::prelude::*;
use utgave::publish::{Edition, Kind};
use utgave::reading::{PageTurn, Reading};

use crate::press::file::File;
use crate::press::work::{self, Work};

const KINDS: [Kind; 2] = [Kind::Pdf, Kind::LargePrint];

/// The PDF for readers and large print.
fn made(work: &Work) -> [Edition; 2] {
    let editions = work.try_made(&KINDS);
    let editions = editions.unwrap_or_else(|faults| panic!("{}: {faults}", work.name));
    editions.try_into().unwrap_or_else(|_| panic!("two editions"))
}

#[test]
fn every_work_agrees_in_large_print() {
    let checked: Vec<()> = work::all()
        .par_iter()
        .filter_map(|work| {
            let editions = match work.try_made(&KINDS) {
                Err(faults) if faults.contains("[character-missing]") => return None,
                editions => editions.unwrap_or_else(|it| panic!("{}: {it}", work.name)),
            };
            let [print, large] = editions.as_slice() else { panic!("two editions") };
            let readings = [(print.kind, &print.reading), (large.kind, &large.reading)];
            let found = work.findings_in(&readings);
            assert!(found.is_empty(), "{}: {found:#?}", work.name);
            check_pages(&print.reading, &large.reading, &work.name);
            Some(())
        })
        .collect();
    assert!(checked.len() > 40, "works are not found: {}", checked.len());
}

/// Each page of the print edition begins with the same words in large print.
#[track_caller]
fn check_pages(print: &Reading, large: &Reading, name: &str) {
    let same = |a: &PageTurn, b: &PageTurn| (a.unit, a.offset) == (b.unit, b.offset);
    let shown = print.pages.chunk_by(same).filter_map(|pages| pages.last());
    let in_text = |page: &&PageTurn| {
        let unit = &print.units[page.unit];
        page.unit > 0 && unit.note().is_none()
    };
    let expected: Vec<_> =
        shown.filter(in_text).map(|page| begins(print, page)).collect();
    let found: Vec<_> =
        large.print_pages.iter().map(|page| begins(large, page)).collect();
    assert_eq!(found, expected, "{name}");
}

/// A page's label, and the first words that begin on it.
fn begins(reading: &Reading, page: &PageTurn) -> (String, String) {
    let text = &reading.units[page.unit].text;
    let cut = page.offset > 0 && !text[..page.offset].ends_with(' ');
    let rest = &text[page.offset..];
    let rest = if cut { rest.split_once(' ').map_or("", |(_, rest)| rest) } else { rest };
    let mut words: Vec<&str> = rest.split_whitespace().collect();
    let next = reading.units[page.unit + 1..].iter().filter(|it| it.note().is_none());
    words.extend(next.flat_map(|unit| unit.text.split_whitespace()).take(6));
    (page.label.clone(), words[..words.len().min(6)].join(" "))
}

/// Text all of which can begin a page, with a formula that ends off its line.
const SHORT: &str = "# A\n\nAndelen er $\\frac{n_10}{N}$, og summen er stor.\n\n\
    - [x] skole\n- [ ] båt\n- [x] vei\n\n1. en\n2. to\n   - indre\n   - til\n3. tre\n\n\
    ::: aside {title=\"Fakta\"}\nTekst i en rute som går over flere linjer, så langt som det \
    trengs.\n\n- punkt\n- et til\n:::\n\n| År | Sum |\n|---|---|\n| 2026 | 5 |\n| 2027 | 6 |\n\n\
    Ferge\n\n: En båt.\n\nSlutt.\n";

/// Wherever pages of print turn: their heights let each line begin one.
#[test]
fn a_page_may_begin_at_any_item() {
    let work = Work::named("lists").file("text.md", SHORT);
    (30..48).into_par_iter().for_each(|height| {
        let layout = format!(
            "#let layout(work) = {{ set page(width: 100mm, height: {height}mm, margin: 8mm, \
             numbering: \"1\")\nwork.heading\nwork.subtitle\nfor section in work.sections \
             {{ section.body }} }}"
        );
        let work = work.clone().in_layout("small").file("layouts/small/layout.typ", layout);
        let [print, large] = made(&work);
        let readings = [(print.kind, &print.reading), (large.kind, &large.reading)];
        assert!(print.reading.pages.len() > 4, "{}", print.reading.pages.len());
        let found = work.findings_in(&readings);
        assert!(found.is_empty(), "{height} mm: {found:#?}");
        check_pages(&print.reading, &large.reading, &format!("{height} mm"));
    });
}

/// Large print alone: its pages are still those of the print edition.
#[test]
fn the_print_edition_need_not_be_asked_for() {
    let work = Work::published("by-og-land");
    let editions = work.try_made(&[Kind::LargePrint]).unwrap();
    let [large] = editions.as_slice() else { panic!("one edition") };
    assert_eq!(large.name, "by-og-land.large-print.pdf");
    assert!(large.reading.print_pages.len() > 5);
    assert!(work.findings_in(&[(Kind::LargePrint, &large.reading)]).is_empty());
}

/// Who prints large print folds nothing: it has no half-title.
#[test]
fn there_is_no_half_title() {
    let work = work::all().into_iter().find(|work| work.name == "half-title").unwrap();
    let [print, large] = made(&work);
    assert!(print.reading.half_title.is_some());
    assert_eq!(large.reading.half_title, None);
}

/// A work may have a layout of its own.
#[test]
fn a_work_may_bring_its_own_layout() {
    let layout = "#let layout(work) = { set page(width: work.width, height: work.height)\n\
                  work.heading\nwork.subtitle\nfor section in work.sections { section.body } }";
    let work =
        Work::named("lists").file("layouts/large-print/layout.typ", layout.as_bytes());
    let [_, large] = made(&work);
    let file = File::open(&large.bytes);
    let media = file.rectangle(file.pages()[0], "MediaBox");
    assert!((media[2] - 595.28).abs() < 0.1 && (media[3] - 841.89).abs() < 0.1);
}
