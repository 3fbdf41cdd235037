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
use utgave::reading::{Kind, Label, Reading, Unit};

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
    for unit in &text.units {
        let _ = match &unit.kind {
            Kind::Heading { level: 1 } => write!(out, "\n\n#title[{}]", said(unit)),
            Kind::Heading { level } => {
                write!(out, "\n\n{} {}", "=".repeat(usize::from(*level) - 1), said(unit))
            }
            Kind::Paragraph { depth } => {
                write!(out, "\n\n{}{}", indent(*depth), said(unit))
            }
            Kind::Item { depth, label, .. } => {
                let label = match label {
                    Label::Number(number) => format!("{number}."),
                    _ => "-".to_owned(),
                };
                write!(out, "\n{}{label} {}", indent(depth - 1), said(unit))
            }
            other => panic!("no text of the tests has {other:?}"),
        };
        if !matches!(unit.kind, Kind::Item { .. }) {
            out.push('\n');
        }
    }
    out
}

fn indent(depth: u8) -> String {
    "   ".repeat(usize::from(depth))
}

/// What a unit says; the first sentence of an item is strong, as promises are.
fn said(unit: &Unit) -> String {
    let text = unit.text.as_str();
    match text.find(". ").filter(|_| matches!(unit.kind, Kind::Item { .. })) {
        Some(end) => {
            format!("#strong({})#{}", quoted(&text[..=end]), quoted(&text[end + 1..]))
        }
        None => format!("#{}", quoted(text)),
    }
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
