//! The press edition is preflighted before it is published: what a layout does that no press
//! can print is found.

use utgave::agreement::Code;
use utgave::diagnostic::Severity;
use utgave::publish::Kind;

use super::work::Work;

/// Dark text in four inks, where it is printed.
const MIXED: &str = "set text(fill: if work.edition == \"press\" { cmyk(60%, 50%, 50%, 90%) } \
                     else { black })";

/// What is found where the layout sets a work so.
fn found(set: &str) -> Vec<(Code, Severity)> {
    let layout = format!(
        "#let layout(work) = {{\n  set page(width: work.width, height: work.height)\n  {set}\n  \
         work.heading\n  work.subtitle\n  for section in work.sections {{ section.body }}\n}}\n"
    );
    let work = Work::named("lists").with("layout = \"own\"\n");
    let work = work.file("layouts/own/layout.typ", layout.as_bytes());
    let editions = work.editions();
    let press = editions.into_iter().find(|it| it.kind == Kind::Press).unwrap();
    let mut found: Vec<_> =
        press.findings.iter().map(|finding| (finding.code, finding.severity)).collect();
    // A fault of each edge is told once for each.
    found.dedup();
    found
}

#[test]
fn a_layout_that_can_be_printed_is_no_finding() {
    assert_eq!(found(""), []);
}

#[test]
fn what_no_press_can_print_is_an_error() {
    for (set, code) in [
        ("set page(bleed: 0mm)", Code::BleedMissing),
        ("set page(width: 120mm)", Code::TrimSize),
        (MIXED, Code::BlackMixed),
    ] {
        assert_eq!(found(set), [(code, Severity::Error)], "{set}");
    }
}

#[test]
fn what_prints_badly_is_a_warning() {
    let line = "pdf.artifact(line(length: 20mm, stroke: 0.1pt))";
    assert_eq!(found(line), [(Code::LineThin, Severity::Warning)]);
}
