//! The layouts that are built in set every work without a finding, and what a layout of
//! one's own may do wrong is told.

use rayon::prelude::*;
use utgave::diagnostic::Severity;
use utgave::preflight::{Order, preflight};
use utgave::publish::{Edition, Kind};

use crate::press::work::{self, Work};

/// Those besides `pamphlet`, in which all other tests set their works.
const LAYOUTS: [&str; 2] = ["report", "manifesto"];

#[test]
fn every_layout_sets_every_work_without_a_finding() {
    for layout in LAYOUTS {
        let works: Vec<Work> =
            work::all().into_iter().map(|work| work.in_layout(layout)).collect();
        let made: Vec<()> =
            works.par_iter().filter_map(|work| check(work, layout)).collect();
        assert!(made.len() > 40, "works are not found: {}", made.len());
    }
}

/// Whether both PDFs of a work say what its source says, and can be printed; `None` where
/// no font has what the work says.
fn check(work: &Work, layout: &str) -> Option<()> {
    let editions = work.editions_if_set()?;
    let found = work.findings_in(&editions);
    assert!(found.is_empty(), "{}, {layout}: {found:?}", work.name);
    let press = &editions[1];
    let looked = preflight(press.bytes.as_slice(), &Order::default()).unwrap();
    let errors: Vec<_> =
        looked.findings.iter().filter(|it| it.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{}, {layout}: {errors:?}", work.name);
    Some(())
}

#[test]
fn a_report_has_larger_pages() {
    let width = |work: Work| {
        let press = work.press();
        let pdf = lopdf::Document::load_mem(&press).unwrap();
        let page = pdf.page_iter().next().unwrap();
        let trim = pdf.get_dictionary(page).unwrap().get(b"TrimBox").unwrap();
        let trim = trim.as_array().unwrap();
        (trim[2].as_float().unwrap() - trim[0].as_float().unwrap()) / 72.0 * 25.4
    };
    let work = || Work::named("lists");
    assert!((width(work()) - 148.0).abs() < 0.1);
    assert!((width(work().in_layout("report")) - 210.0).abs() < 0.1);
    let sized = work().in_layout("report").with_first("size = \"A5\"");
    assert!((width(sized) - 148.0).abs() < 0.1);
}

/// What is said of a work whose own layout is this, beside this palette.
fn told(layout: &str, palette: &str) -> String {
    let work = Work::named("lists").in_layout("mine");
    let work = work.file("layouts/mine/layout.typ", layout);
    work.file("layouts/mine/palette.toml", palette).faults()
}

const PLAIN: &str = "#import \"parts.typ\": *
#let palette = colours(toml(\"palette.toml\"))
#let layout(work) = {
  set text(fill: palette.ink)
  work.heading
  for section in work.sections { section.body }
}
";
const PALETTE: &str = "[colours]
ink = { screen = \"#222222\", press = [0, 0, 0, 100] }
paper = { screen = \"#ffffff\", press = [0, 0, 0, 0] }

[contrast]
text = [[\"ink\", \"paper\"]]
";

#[test]
fn a_layout_of_ones_own_can_use_what_layouts_share() {
    assert_eq!(told(PLAIN, PALETTE), "");
}

#[test]
fn a_palette_whose_text_cannot_be_read_is_refused() {
    let told = told(PLAIN, &PALETTE.replace("#222222", "#777777"));
    let expected = "mine/palette.toml:6:9: error: ink on paper has a contrast of 4.4:1 \
                    [palette-contrast]\n  hint: at least 7:1; make one of them lighter or \
                    darker\n";
    assert_eq!(told, expected);
}

#[test]
fn a_palette_that_is_none_is_refused() {
    let told = told(PLAIN, &PALETTE.replace("press", "pres"));
    assert!(told.starts_with("mine/palette.toml:2:"), "{told}");
    assert!(told.contains("[palette]"), "{told}");
}

#[test]
fn a_syntax_error_is_told_with_its_line_and_what_typst_says() {
    let told = told(&PLAIN.replace("work.heading", "work.heading)"), PALETTE);
    let expected = "mine/layout.typ:5:15: error: unclosed delimiter";
    assert!(told.contains("mine/layout.typ:5:") || told.contains(expected), "{told}");
    assert!(told.contains("[layout]"), "{told}");
}

#[test]
fn a_layout_that_goes_on_for_ever_is_stopped() {
    for endless in [
        "#let layout(work) = { while true { } }",
        "#let again(n) = again(n + 1)\n#let layout(work) = again(0)",
    ] {
        let told = told(endless, PALETTE);
        assert!(told.contains("[layout]"), "{told}");
    }
}

#[test]
fn a_layout_that_never_settles_is_refused() {
    let restless = "#let layout(work) = {
  work.heading
  for section in work.sections { section.body }
  context for _ in range(counter(page).final().first()) { pagebreak() }
}
";
    let told = told(restless, PALETTE);
    assert!(told.contains("[layout-unsettled]"), "{told}");
}

#[test]
fn a_layout_that_drops_text_is_found_out() {
    let work = Work::named("lists").in_layout("mine");
    let work = work.file("layouts/mine/layout.typ", PLAIN.replace("section.body", ""));
    let work = work.file("layouts/mine/palette.toml", PALETTE);
    let editions: Vec<Edition> = work.editions();
    assert_eq!(editions[0].kind, Kind::Pdf);
    let found = work.findings_in(&editions);
    assert!(found.iter().any(|it| it.code.as_str() == "section-missing"), "{found:?}");
}
