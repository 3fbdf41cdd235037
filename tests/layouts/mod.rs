//! The layouts that are built in set every work without a finding, and what a layout of
//! one's own may do wrong is told. All other tests set their works in `pamphlet`.

use utgave::agreement::Finding;
use utgave::diagnostic::{Diagnostic, Severity};
use utgave::preflight::{Order, preflight};
use utgave::publish::{self, Edition, Kind};

use crate::press::work::{self, Work};

#[test]
fn every_work_can_be_a_report() {
    check_all("report");
}

#[test]
fn every_work_can_be_a_manifesto() {
    check_all("manifesto");
}

/// One work after another: a thread that waits for one would lay out the next on the same
/// stack.
#[track_caller]
fn check_all(layout: &str) {
    let works = work::all().into_iter().map(|work| work.in_layout(layout));
    let made = works.filter_map(|work| check(&work, layout)).count();
    assert!(made > 40, "works are not found: {made}");
}

/// Whether both PDFs of a work say what its source says, and can be printed; `None` where
/// no font has what the work says.
fn check(work: &Work, layout: &str) -> Option<()> {
    let editions = work.editions_if_set()?;
    let found = findings(work, &editions);
    assert!(found.is_empty(), "{}, {layout}: {found:?}", work.name);
    let press = &editions[1];
    let looked = preflight(press.bytes.as_slice(), &Order::default()).unwrap();
    let errors: Vec<_> =
        looked.findings.iter().filter(|it| it.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{}, {layout}: {errors:?}", work.name);
    Some(())
}

/// What is found in these editions of a work.
fn findings(work: &Work, editions: &[Edition]) -> Vec<Finding> {
    let read: Vec<_> = editions.iter().map(|it| (it.kind, &it.reading)).collect();
    work.findings_in(&read)
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

/// What screen readers say of a link is what stands where it leads, and the page, in the
/// language of the work (PDF/UA-1, 7.18.5).
#[test]
fn links_say_what_they_lead_to() {
    for layout in ["pamphlet", "report", "manifesto"] {
        let editions = Work::published("by-og-land").in_layout(layout).editions();
        let said = descriptions(&editions[0].bytes);
        assert_eq!(said.len(), 25, "{layout}: {said:?}");
        let leads = |text: &str| said.iter().any(|it| it.starts_with(text));
        assert!(leads("Trygt arbeid til alle, side "), "{layout}: {said:?}");
        assert!(leads("1. Vi vil styrke eksporten, side "), "{layout}: {said:?}");
        let page = |text: &String| {
            text.rsplit_once(", side ")
                .is_some_and(|(_, page)| page.parse::<u32>().is_ok())
        };
        assert!(said.iter().all(page), "{layout}: {said:?}");
    }
}

/// The descriptions of all links of a PDF; of one without any, nothing.
fn descriptions(bytes: &[u8]) -> Vec<String> {
    let pdf = lopdf::Document::load_mem(bytes).unwrap();
    let pages = pdf.page_iter();
    let annotations = pages.flat_map(|page| pdf.get_page_annotations(page).unwrap());
    let links = annotations
        .filter(|it| it.get(b"Subtype").unwrap().as_name().unwrap() == b"Link");
    let described = links.map(|it| it.get(b"Contents").map(lopdf::decode_text_string));
    described.map(|text| text.map_or(String::new(), Result::unwrap)).collect()
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
    let found = findings(&work, &editions);
    assert!(found.iter().any(|it| it.code.as_str() == "section-missing"), "{found:?}");
}

/// What is set poorly where each page has room for two lines, by code and page.
#[track_caller]
fn poorly(margin: &str, text: &str, expected: &[&str]) {
    let layout = format!(
        "#let layout(work) = {{
  set page(width: 100mm, height: 25pt + 4mm, margin: (x: {margin}, y: 2mm))
  set text(size: 10pt, costs: (orphan: 0%, widow: 0%))
  set par(spacing: 0.65em)
  show heading: it => block(above: 0.65em, below: 0.65em, sticky: false, text(size: 10pt, it.body))
  work.heading
  for section in work.sections {{ section.body }}
}}"
    );
    let work = Work::named("lists").in_layout("mine").file("text.md", text);
    let editions = work.file("layouts/mine/layout.typ", layout).editions();
    let flaws = publish::flaws(&editions);
    let found: Vec<String> = flaws
        .iter()
        .map(|it| {
            let page = it.message.split("page ").nth(1).unwrap_or_default();
            let page: String = page.chars().take_while(char::is_ascii_digit).collect();
            format!("{} {page}", it.code)
        })
        .collect();
    assert_eq!(found, expected, "{flaws:?}");
}

#[test]
fn a_heading_that_ends_a_page_is_told() {
    poorly(
        "10mm",
        "# A\n\nEn.\n\n## B\n\nTo\\\ntre.\n",
        &["heading-last 2", "page-short 3"],
    );
    poorly("10mm", "# A\n\nEn\\\nto.\n\n## B\n\nTre.\n", &[]);
}

#[test]
fn a_line_that_stands_alone_is_told() {
    let text = "# A\n\nEn\\\nto\\\ntre.\n\nFire\\\nfem\\\nseks.\n";
    poorly("10mm", text, &["line-alone 3", "line-alone 3", "page-short 4"]);
    let text = "# A\n\nEn\\\nto.\n\nTre\\\nfire.\n\n# B\n\nFem.\n";
    poorly("10mm", text, &["page-short 3"]);
}

#[test]
fn text_at_the_edge_of_its_page_is_told() {
    poorly(
        "2mm",
        "# A\n\nEn\\\nto.\n",
        &["text-at-edge 1", "text-at-edge 2", "page-short 2"],
    );
}

#[test]
fn what_is_set_poorly_can_be_allowed() {
    let allow = "[[allow]]\ncode = \"page-short\"\nreason = \"a test\"";
    let work = Work::named("lists").with(allow);
    let mut warnings = work.load().warnings;
    let (told, silenced) = (warnings.iter().count(), warnings.silenced());
    warnings.push(Diagnostic::warning("page-short", "…"));
    warnings.settle();
    assert_eq!((warnings.iter().count(), warnings.silenced()), (told, silenced + 1));
}
