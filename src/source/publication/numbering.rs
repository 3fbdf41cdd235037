//! `[numbering]`: which headings and items have numbers, and which ones.

use toml::de::DeValue;

use super::fields::Fields;
use crate::diagnostic::Diagnostic;
use crate::source::types::{
    CaptionNumbers, ItemNumbers, NoteNumbers, NumberStyle, Numbering,
};

/// The deepest headings have six numbers: chapters stand at level 2 or 3, and
/// there are six levels.
const DEEPEST: u8 = 6;

pub fn numbering(fields: &mut Fields) -> Numbering {
    let Some(table) = fields.table("numbering") else { return Numbering::default() };
    let mut inner = table.fields(fields, "numbering.");
    inner.known(&[
        "parts",
        "chapters",
        "sections",
        "appendices",
        "items",
        "tables",
        "notes",
        "figures",
        "formulas",
    ]);
    let parts = style(&mut inner, "parts").unwrap_or_default();
    let chapters = style(&mut inner, "chapters").unwrap_or_default();
    let sections = sections(&mut inner, chapters);
    // Where chapters have numbers, appendices have others.
    let other = match chapters {
        NumberStyle::Off => NumberStyle::Off,
        NumberStyle::Letters => NumberStyle::Arabic,
        _ => NumberStyle::Letters,
    };
    let appendices = style(&mut inner, "appendices").unwrap_or(other);
    let items = match inner.choice("items", &["restart", "run-on"], "") {
        Some("run-on") => ItemNumbers::RunOn,
        _ => ItemNumbers::Restart,
    };
    let tables = captions(&mut inner, "tables");
    let notes = match inner.choice("notes", &["work", "chapter"], "") {
        Some("chapter") => NoteNumbers::Chapter,
        _ => NoteNumbers::Work,
    };
    let figures = captions(&mut inner, "figures");
    let formulas = captions(&mut inner, "formulas");
    Numbering {
        parts,
        chapters,
        sections,
        appendices,
        items,
        tables,
        notes,
        figures,
        formulas,
    }
}

/// How far the numbers of what has a caption, or is called as if it had one, run.
fn captions(fields: &mut Fields, key: &str) -> CaptionNumbers {
    match fields.choice(key, &["work", "chapter", "off"], "") {
        Some("chapter") => CaptionNumbers::Chapter,
        Some("off") => CaptionNumbers::Off,
        _ => CaptionNumbers::Work,
    }
}

fn style(fields: &mut Fields, key: &str) -> Option<NumberStyle> {
    let style = match fields.choice(key, &["off", "1", "I", "A"], "")? {
        "1" => NumberStyle::Arabic,
        "I" => NumberStyle::Roman,
        "A" => NumberStyle::Letters,
        _ => NumberStyle::Off,
    };
    Some(style)
}

/// Of how many numbers a section's number is made: `true` for all.
fn sections(fields: &mut Fields, chapters: NumberStyle) -> u8 {
    const WANTED: &str = "true, false, or how many numbers make one: 2 for 1.2";
    let Some(value) = fields.value("sections") else { return 0 };
    let depth = match value.get_ref() {
        DeValue::Boolean(numbered) => Some(if *numbered { DEEPEST } else { 0 }),
        DeValue::Integer(depth) => depth.as_str().parse().ok(),
        _ => None,
    };
    let Some(depth) = depth.filter(|depth| *depth <= DEEPEST) else {
        fields.wrong_type("sections", value, WANTED);
        return 0;
    };
    if depth > 1 && chapters == NumberStyle::Off {
        let message = "sections are numbered, and chapters are not";
        let fault = Diagnostic::error("value", message);
        let hint = "a section's number begins with its chapter's: chapters = \"1\"";
        fields.fault("sections", fault.hint(hint));
    }
    depth
}
