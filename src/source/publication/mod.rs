//! `publication.toml` → [`Publication`]: what a work is, apart from its text.
//!
//! 1. [`toml`] parses the file and keeps the place of every key and value.
//! 2. [`fields`] takes values out of a table by name and type.
//! 3. This file knows the names, and what each value must be.
//!
//! Every fault is noted, and a value that no edition will ever show stands in
//! for a faulty one, so that the text can still be checked in the same run.

mod abbreviations;
mod allow;
mod booklet;
pub(crate) mod dates;
mod editorial;
pub(crate) mod fields;
mod identifier;
mod large_print;
mod licence;
mod matter;
mod numbering;
mod press;
mod schema;
mod values;

use std::path::Path;

use toml::de::{DeTable, DeValue};

pub use self::press::Named;
pub use self::schema::schema;

use self::fields::Fields;
use super::beside::is_inside;
use super::lines::Lines;
use super::types::Publication;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::terms::{Language, Mm, NotePlace, PageSize, Timestamp};

/// The name of the file.
pub const FILE: &str = "publication.toml";

const KEYS: &[&str] = &[
    "title",
    "subtitle",
    "language",
    "publisher",
    "authors",
    "identifier",
    "description",
    "edition",
    "rights",
    "published",
    "modified",
    "text",
    "layout",
    "size",
    "press",
    "large-print",
    "booklet",
    "notes",
    "numbering",
    "contents",
    "half-title",
    "imprint",
    "promise-index",
    "colophon",
    "values",
    "abbreviations",
    "editorial",
    "allow",
];

/// A publication with the places of the files of text that it names.
pub struct Parsed {
    /// The publication.
    pub publication: Publication,
    /// The place of each of its files of text.
    pub text: Vec<Place>,
    /// The output profile that it names, and where.
    pub profile: Option<press::Named>,
}

/// The publication that `lines` describe, in the folder `folder`; `now` stands
/// in for a missing `modified` (reproducible-builds.org, `SOURCE_DATE_EPOCH`).
pub fn parse(
    folder: &Path,
    lines: &Lines,
    now: Option<u64>,
    faults: &mut Diagnostics,
) -> Parsed {
    let (table, errors) = DeTable::parse_recoverable(lines.text());
    if errors.is_empty() {
        return typed(folder, &mut Fields::new(table.get_ref(), lines, faults), now);
    }
    for error in &errors {
        faults.push(syntax(error, lines));
    }
    // What is left of a broken file would only give faults that follow from
    // its own.
    let mut silent = Diagnostics::new();
    typed(folder, &mut Fields::new(table.get_ref(), lines, &mut silent), now)
}

pub(crate) fn syntax(error: &toml::de::Error, lines: &Lines) -> Diagnostic {
    let offset = error.span().map_or(0, |span| span.start);
    let message = error.message().lines().next().unwrap_or_default();
    Diagnostic::error("toml-syntax", format!("this is not TOML: {message}"))
        .at(lines.place(offset))
        .hint("text stands in quotation marks: key = \"value\" (https://toml.io)")
}

fn typed(folder: &Path, fields: &mut Fields, now: Option<u64>) -> Parsed {
    fields.known(KEYS);
    let (text, places) = text(fields);
    allow::allow(folder, fields);
    let contents = matter::contents(fields);
    let (press, profile) = press::press(fields);
    let layout = layout(fields);
    let publication = Publication {
        name: name(folder),
        title: fields.required_line("title"),
        subtitle: fields.line("subtitle"),
        language: language(fields),
        publisher: fields.required_line("publisher"),
        authors: authors(fields),
        identifier: identifier(fields),
        description: fields.line("description"),
        edition: fields.line("edition"),
        rights: fields.line("rights"),
        published: dates::date(fields, "published"),
        modified: modified(fields, now),
        size: size(fields, &layout),
        layout,
        press,
        booklet: booklet::booklet(fields),
        large_print: large_print::large_print(fields),
        notes: notes(fields),
        numbering: numbering::numbering(fields),
        depth: contents.depth,
        figures: contents.figures,
        tables: contents.tables,
        imprint: matter::imprint(fields),
        half_title: fields.flag("half-title"),
        promise_index: fields.flag("promise-index"),
        colophon: fields.flag("colophon"),
        values: values::values(fields),
        abbreviations: abbreviations::abbreviations(fields),
        editorial: editorial::editorial(fields),
        text,
    };
    Parsed { publication, text: places, profile }
}

/// The name of the folder, which files of the work's editions begin with.
fn name(folder: &Path) -> String {
    let name = folder.file_name().map(|name| name.to_string_lossy().into_owned());
    name.unwrap_or_else(|| "work".to_string())
}

fn language(fields: &mut Fields) -> Language {
    let tag = fields.required_line("language");
    let language = Language::new(&tag).filter(|language| language.primary() != "no");
    if language.is_none() && !tag.is_empty() {
        let message = format!("\"{tag}\" is no language tag");
        let fault = Diagnostic::error("language-tag", message);
        fields.fault("language", fault.hint(super::LANGUAGE_HINT));
    }
    language.unwrap_or_else(Language::undetermined)
}

fn authors(fields: &mut Fields) -> Vec<String> {
    fields.list("authors").into_iter().map(|(author, _)| author).collect()
}

fn identifier(fields: &mut Fields) -> String {
    let identifier = fields.required_line("identifier");
    if !identifier.is_empty()
        && let Err(message) = identifier::check(&identifier)
    {
        let hint =
            "a URI such as https://example.org/programme or urn:uuid:…, or an ISBN";
        fields.fault("identifier", Diagnostic::error("identifier", message).hint(hint));
    }
    identifier
}

fn modified(fields: &mut Fields, now: Option<u64>) -> Timestamp {
    let none = || Timestamp { date: dates::EPOCH, hour: 0, minute: 0, second: 0 };
    if let Some(value) = fields.value("modified") {
        return dates::timestamp(fields, value).unwrap_or_else(none);
    }
    match now.map(dates::from_epoch) {
        Some(Some(timestamp)) => timestamp,
        Some(None) => {
            let message = "SOURCE_DATE_EPOCH is no date of the years 1970 to 9999";
            fields.push(Diagnostic::error("date", message));
            none()
        }
        None => {
            fields.missing("modified", "the date of last change, such as 2026-01-31");
            none()
        }
    }
}

fn text(fields: &mut Fields) -> (Option<Vec<String>>, Vec<Place>) {
    if fields.value("text").is_none() {
        return (None, Vec::new());
    }
    let listed = fields.list("text");
    if fields.value("text").is_some_and(|value| is_empty(value.get_ref())) {
        let hint = "name the files in reading order: text = [\"text.md\"]";
        fields.fault("text", Diagnostic::error("value", "text names no file").hint(hint));
    }
    let mut files: Vec<String> = Vec::new();
    let mut places = Vec::new();
    for (file, place) in listed {
        let file = file.strip_prefix("./").unwrap_or(&file).to_string();
        if let Some(fault) = path_fault(&file, &files) {
            fields.push(fault.at(place));
        } else {
            files.push(file);
            places.push(place);
        }
    }
    (Some(files), places)
}

fn is_empty(value: &DeValue) -> bool {
    value.as_array().is_some_and(|array| array.is_empty())
}

fn path_fault(file: &str, before: &[String]) -> Option<Diagnostic> {
    if !is_inside(file) {
        let message = format!("{file} is not in the work's folder");
        let hint = "name the files from the folder of publication.toml, with /";
        return Some(Diagnostic::error("path", message).hint(hint));
    }
    before.iter().any(|other| Path::new(other) == Path::new(file)).then(|| {
        Diagnostic::error("path", format!("{file} is named twice"))
            .hint("each file of text is read once")
    })
}

fn layout(fields: &mut Fields) -> String {
    let layout = fields.line("layout").unwrap_or_else(|| "pamphlet".to_string());
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    if !layout.chars().all(is_name) {
        let message = format!("\"{layout}\" is no layout's name");
        let fault = Diagnostic::error("value", message);
        fields.fault("layout", fault.hint("such as layout = \"pamphlet\""));
    }
    layout
}

fn size(fields: &mut Fields, layout: &str) -> PageSize {
    const HINT: &str = "\"A5\", \"A4\", or { width = 148, height = 210 } in millimetres";
    if let Some(table) = fields.subtable("size") {
        let mut inner = table.fields(fields, "size.");
        inner.known(&["width", "height"]);
        let (width, height) = (side(&mut inner, "width"), side(&mut inner, "height"));
        return PageSize { width, height };
    }
    if let Some(value) = fields.value("size").filter(|value| !value.get_ref().is_str()) {
        fields.wrong_type("size", value, HINT);
        return PageSize::A5;
    }
    let Some(size) = fields.choice("size", &["A5", "A4"], HINT) else {
        return PageSize::usual(layout);
    };
    if size == "A4" { PageSize::A4 } else { PageSize::A5 }
}

fn side(fields: &mut Fields, key: &str) -> Mm {
    let Some(length) = fields.required_number(key) else { return Mm(100.0) };
    if !(50.0..=2000.0).contains(&length) {
        let message = format!("a page cannot be {length} mm");
        let fault = Diagnostic::error("value", message);
        fields.fault(key, fault.hint("from 50 to 2000 millimetres"));
    }
    Mm(length)
}

fn notes(fields: &mut Fields) -> NotePlace {
    match fields.choice("notes", &["foot", "end"], "") {
        Some("end") => NotePlace::End,
        _ => NotePlace::Foot,
    }
}
