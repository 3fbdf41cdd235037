//! Sets a text with Typst, without tags.

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, Source};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::PdfOptions;
use utgave::reading::{Kind, Label, Mark, Reading, Unit};

use super::layouts::Layout;

/// The PDF of `text` in `layout`.
pub fn pdf(text: &Reading, layout: Layout) -> Vec<u8> {
    set(&markup(text, layout), &PdfOptions { tagged: false, ..PdfOptions::default() })
}

fn set(markup: &str, options: &PdfOptions) -> Vec<u8> {
    let world = Page(Source::detached(markup));
    let document = typst::compile::<PagedDocument>(&world).output;
    let document = document.unwrap_or_else(|errors| panic!("{errors:?}\n{markup}"));
    typst_pdf::pdf(&document, options).expect("the PDF can be written")
}

fn markup(text: &Reading, layout: Layout) -> String {
    let title = text.title.as_deref().unwrap_or_default();
    let language = text.language.as_deref().unwrap_or("en");
    let mut out = format!(
        "#set document(title: {})\n#set text(lang: {}, font: \"Source Sans 3\")\n{}",
        quoted(title),
        quoted(language),
        layout.setup
    );
    let text_units = text.units.iter().filter(|unit| unit.note().is_none());
    let units: Vec<&Unit> = text_units.collect();
    let table = |unit: &&Unit| unit.cell().map(|cell| cell.table);
    for group in units.chunk_by(|a, b| table(a).is_some() && table(a) == table(b)) {
        match group {
            [unit] if table(unit).is_none() => block(unit, text, &mut out),
            cells => out.push_str(&grid(cells)),
        }
    }
    out
}

fn block(unit: &Unit, text: &Reading, out: &mut String) {
    let said = said(unit, text);
    let _ = match &unit.kind {
        Kind::Heading { level: 1 } => write!(out, "\n\n#title[{said}]"),
        Kind::Heading { level } => {
            write!(out, "\n\n{} {said}", "=".repeat(usize::from(*level) - 1))
        }
        Kind::Paragraph { depth } => write!(out, "\n\n{}{said}", indent(*depth)),
        Kind::Item { depth, label, .. } => {
            let label = match label {
                Label::Number(number) => format!("{number}."),
                _ => "-".to_owned(),
            };
            write!(out, "\n{}{label} {said}", indent(depth - 1))
        }
        other => panic!("no text of the tests has {other:?}"),
    };
    if !matches!(unit.kind, Kind::Item { .. }) {
        out.push('\n');
    }
}

/// A table of those cells, each of which takes one row and one column.
fn grid(cells: &[&Unit]) -> String {
    let columns = cells.iter().filter_map(|unit| unit.cell()).map(|cell| cell.column + 1);
    let columns = columns.max().unwrap_or(1);
    let cells: Vec<String> = cells.iter().map(|unit| quoted(&unit.text)).collect();
    format!("\n\n#table(columns: {columns}, {})\n", cells.join(", "))
}

fn indent(depth: u8) -> String {
    "   ".repeat(usize::from(depth))
}

/// What a unit says, with its notes; the first sentence of an item is strong, as
/// promises are.
fn said(unit: &Unit, reading: &Reading) -> String {
    let text = unit.text.as_str();
    match text.find(". ").filter(|_| matches!(unit.kind, Kind::Item { .. })) {
        Some(end) => {
            format!("#strong({})#{}", quoted(&text[..=end]), quoted(&text[end + 1..]))
        }
        None => with_notes(unit, reading),
    }
}

fn with_notes(unit: &Unit, reading: &Reading) -> String {
    let mut out = String::new();
    let mut from = 0;
    for span in &unit.spans {
        let Mark::Note { note, .. } = span.mark else { continue };
        let of_note = |it: &&Unit| it.note().map(|own| own.index) == note;
        let note = reading.units.iter().find(of_note).expect("the note is there");
        let before = quoted(&unit.text[from..span.start]);
        out.push_str(&format!("#{before}#footnote({})", quoted(&note.text)));
        from = span.start;
    }
    out.push_str(&format!("#{}", quoted(&unit.text[from..])));
    out
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// A text, the fonts of the repository, and nothing else.
struct Page(Source);

static LIBRARY: LazyLock<LazyHash<Library>> =
    LazyLock::new(|| LazyHash::new(Library::builder().build()));

static FONTS: LazyLock<(LazyHash<FontBook>, Vec<Font>)> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts/source-sans-3");
    let files = fs::read_dir(folder).expect("the fonts are there");
    let mut paths: Vec<_> = files.map(|file| file.expect("a file").path()).collect();
    paths.sort();
    let fonts: Vec<Font> = paths
        .iter()
        .filter(|path| path.extension().is_some_and(|it| it == "ttf" || it == "otf"))
        .flat_map(|path| Font::iter(Bytes::new(fs::read(path).expect("a font"))))
        .collect();
    (LazyHash::new(FontBook::from_fonts(&fonts)), fonts)
});

impl World for Page {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &FONTS.0
    }

    fn main(&self) -> FileId {
        self.0.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.0.id() { Ok(self.0.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, _: FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.1.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
