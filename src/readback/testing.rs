//! A reading as short text, for tests.

use crate::reading::{
    Cell, Header, Kind, Label, Mark, PageTurn, Reading, Target, Unit, Within,
};

/// Checks a reading against its lines; white space around those does not
/// matter. A unit's line is its kind, its text and its anchors. `li1 [0] 7` is
/// an item of depth 1, in list 0, with the number 7; `quotation/p` stands in one. Spans stand in the text as
/// `⟨en:text⟩` or `⟨#anchor:text⟩`, pages as `|5|`. Lines of the outline begin
/// with `>`, passages outside with `!`.
#[track_caller]
pub(crate) fn check_reading(reading: &Reading, expected: &str) {
    let lines = expected.lines().map(str::trim).filter(|line| !line.is_empty());
    assert_eq!(written(reading), lines.collect::<Vec<_>>());
}

fn written(reading: &Reading) -> Vec<String> {
    let mut lines = Vec::new();
    lines.extend(reading.title.as_ref().map(|title| format!("title {title}")));
    lines.extend(reading.language.as_ref().map(|tag| format!("language {tag}")));
    for (index, unit) in reading.units.iter().enumerate() {
        lines.push(written_unit(reading, index, unit));
    }
    for entry in reading.outline.iter().flatten() {
        let target = entry.target.as_ref().map(|target| format!(" #{target}"));
        let target = target.unwrap_or_default();
        lines.push(format!("> {} {}{target}", entry.depth, entry.text));
    }
    lines.extend(reading.outside.iter().map(|passage| format!("! {}", passage.text)));
    lines
}

fn written_unit(reading: &Reading, index: usize, unit: &Unit) -> String {
    let kind = match &unit.kind {
        Kind::Heading { level } => format!("h{level}"),
        Kind::Term { .. } => "term".to_owned(),
        Kind::Code { .. } => "code".to_owned(),
        Kind::Picture { proportion: None, .. } => "picture".to_owned(),
        Kind::Picture { proportion: Some(it), .. } => format!("picture/{it}"),
        Kind::Paragraph { depth: 0 } => "p".to_owned(),
        Kind::Paragraph { depth } => format!("p{depth}"),
        Kind::Item { depth, label, list } => {
            let label = match label {
                Label::Number(number) => number,
                Label::Bullet => "•",
                Label::Check(check) => &check.said,
            };
            format!("li{depth} [{list}] {label}")
        }
    };
    let within: String = unit.within.iter().map(written_within).collect();
    let mut line = format!("{within}{kind} {}", written_text(reading, index, unit));
    line.truncate(line.trim_end().len());
    if !unit.anchors.is_empty() {
        line.push_str(&format!(" {{{}}}", unit.anchors.join(" ")));
    }
    line
}

fn written_within(within: &Within) -> String {
    match within {
        Within::Quotation => "quotation/".to_owned(),
        Within::Source => "source/".to_owned(),
        Within::Aside => "aside/".to_owned(),
        Within::Definition => "definition/".to_owned(),
        Within::Caption => "caption/".to_owned(),
        Within::Cell(cell) => written_cell(cell),
        Within::Note(note) => {
            let back = if note.back { "↩" } else { "" };
            format!("note {} {}{back}/", note.index, note.label)
        }
    }
}

/// `cell 0:1,2+1x3 col/`: in table 0, row 1, column 2, over 1 row and 3 columns,
/// a header of its column.
fn written_cell(cell: &Cell) -> String {
    let Cell { table, row, column, rows, columns, header } = cell;
    let span = match (rows, columns) {
        (1, 1) => String::new(),
        _ => format!("+{rows}x{columns}"),
    };
    let header = match header {
        None => "",
        Some(Header::Column) => " col",
        Some(Header::Row) => " row",
        Some(Header::Both) => " both",
        Some(Header::Unknown) => " th",
    };
    format!("cell {table}:{row},{column}{span}{header}/")
}

fn written_text(reading: &Reading, index: usize, unit: &Unit) -> String {
    let mut text = String::new();
    for at in 0..=unit.text.len() {
        for _ in unit.spans.iter().filter(|span| span.end == at && span.start < at) {
            text.push('⟩');
        }
        let here = |turn: &&PageTurn| (turn.unit, turn.offset) == (index, at);
        for turn in reading.pages.iter().filter(here) {
            text.push_str(&format!("|{}|", turn.label));
        }
        for span in unit.spans.iter().filter(|span| span.start == at) {
            text.push_str(&match &span.mark {
                Mark::Language(tag) => format!("⟨{tag}:"),
                Mark::Direction(direction) => format!("{direction:?}"),
                Mark::Link(Target::Anchor(anchor)) => format!("⟨#{anchor}:"),
                Mark::Link(Target::Url(url)) => format!("⟨{url}:"),
                Mark::Page(page) => format!("⟨p. {}:", page.as_deref().unwrap_or("?")),
                Mark::Expansion(long) => format!("⟨={long}:"),
                Mark::Seam => "¦".to_owned(),
                Mark::Hyphen => "‧".to_owned(),
                Mark::Break { meant: true } => "⏎".to_owned(),
                Mark::Break { meant: false } => "⏎?".to_owned(),
                Mark::Formula(signs) => format!("⟨∑{signs}:"),
                Mark::Note { label, note } => {
                    let note = note.map_or("-".to_owned(), |note| note.to_string());
                    format!("[{label}→{note}]")
                }
            });
        }
        text.extend(unit.text.get(at..).and_then(|rest| rest.chars().next()));
    }
    text
}
