//! Readings and diagnostics as text, as the expected files hold them.

use std::fmt::Write;

use utgave::diagnostic::Diagnostics;
use utgave::reading::{
    Direction, Entry, Kind, Label, Mark, Reading, Span, Target, Unit, Within,
};

/// Every diagnostic, by place.
pub fn faults(faults: Diagnostics) -> String {
    faults.sorted().iter().map(|fault| format!("{fault}\n")).collect()
}

/// A reading: a line for each unit, and below it what is to be said of it;
/// then the outline, and what was warned of.
pub fn reading(reading: &Reading, warnings: Diagnostics) -> String {
    let mut out = String::new();
    let title = reading.title.as_deref().unwrap_or("-");
    let language = reading.language.as_deref().unwrap_or("-");
    writeln!(out, "title: {title}\nlanguage: {language}\n").unwrap();
    for unit in &reading.units {
        push_unit(unit, &mut out);
    }
    out.push_str("\noutline\n");
    for entry in reading.outline.iter().flatten() {
        push_entry(entry, &mut out);
    }
    let warnings = faults(warnings);
    if !warnings.is_empty() {
        write!(out, "\n{warnings}").unwrap();
    }
    out
}

fn push_unit(unit: &Unit, out: &mut String) {
    let anchors: String =
        unit.anchors.iter().map(|anchor| format!(" #{anchor}")).collect();
    let within: String =
        unit.within.iter().map(|it| format!(" in {}", name(it))).collect();
    let kind = kind(&unit.kind);
    let text = unit.text.replace('\n', "\n    | ");
    writeln!(out, "{kind}{within}{anchors} ({}): {text}", unit.place).unwrap();
    for span in &unit.spans {
        writeln!(out, "    {}", mark(span, &unit.text)).unwrap();
    }
}

fn kind(kind: &Kind) -> String {
    match kind {
        Kind::Heading { level } => format!("heading {level}"),
        Kind::Picture { depth: 0, .. } => "picture".to_string(),
        Kind::Picture { depth, .. } => format!("picture in depth {depth}"),
        Kind::Code { depth: 0 } => "code".to_string(),
        Kind::Code { depth } => format!("code in depth {depth}"),
        Kind::Term { depth: 0 } => "term".to_string(),
        Kind::Term { depth } => format!("term in depth {depth}"),
        Kind::Paragraph { depth: 0 } => "paragraph".to_string(),
        Kind::Paragraph { depth } => format!("paragraph in depth {depth}"),
        Kind::Item { depth, label: Label::Number(number), list } => {
            format!("item {number} of list {list} in depth {depth}")
        }
        Kind::Item { depth, label: Label::Check(check), list } => {
            format!("{} in list {list} in depth {depth}", check.said)
        }
        Kind::Item { depth, label: Label::Bullet, list } => {
            format!("bullet of list {list} in depth {depth}")
        }
    }
}

/// What a unit stands in, as the JSON report names it.
fn name(within: &Within) -> String {
    if let Within::Note(note) = within {
        return format!("note {}", note.label);
    }
    serde_json::to_string(within).unwrap().replace('"', "")
}

fn mark(span: &Span, text: &str) -> String {
    let (unit, text) = (text, &text[span.start..span.end]);
    match &span.mark {
        Mark::Seam => "a column begins".to_owned(),
        Mark::Hyphen => format!("hyphen after: {}", &unit[..span.start]),
        Mark::Language(tag) => format!("{tag}: {text}"),
        Mark::Direction(Direction::Leftward) => format!("from the right: {text}"),
        Mark::Direction(Direction::Rightward) => format!("from the left: {text}"),
        Mark::Link(Target::Anchor(anchor)) => format!("link to #{anchor}: {text}"),
        Mark::Link(Target::Url(url)) => format!("link to {url}: {text}"),
        Mark::Page(_) => format!("with its page in print: {text}"),
        Mark::Break { .. } => format!("line ends after: {}", &unit[..span.start]),
        Mark::Expansion(long) => format!("{long}: {text}"),
        Mark::Formula(signs) => format!("formula {signs}: {text}"),
        Mark::Note { label, .. } => {
            format!("note {label}, after: {}", &unit[..span.start])
        }
    }
}

fn push_entry(entry: &Entry, out: &mut String) {
    let indent = "  ".repeat(entry.depth.into());
    let number =
        entry.number.as_ref().map(|number| format!("{number} ")).unwrap_or_default();
    let target = entry.target.as_deref().unwrap_or("-");
    writeln!(out, "{indent}{number}{} -> #{target} ({})", entry.text, entry.place)
        .unwrap();
}
