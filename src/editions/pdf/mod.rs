//! The PDF edition: PDF/UA-1 and PDF/A-2a in one file, laid out by Typst.
//!
//! 1. [`content`] builds Typst content from the document.
//! 2. A [`Layout`], an ordinary Typst template, sets it.
//! 3. Typst lays it out and writes it.

mod content;
mod coverage;
mod error;
mod layout;
mod world;

use typst::foundations::{Array, Datetime, Dict, IntoValue, Smart, Value};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

pub use self::layout::Layout;
use self::world::LayoutWorld;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::editions::words::{Word, Words};
use crate::model::{Document, Metadata, Mm, Role, Section};

/// Lays the document out and writes it as PDF/UA-1 and PDF/A-2a.
///
/// Fails with a diagnostic for each fault of the layout, with its place in
/// the template, and for each character that none of the layout's fonts has.
pub fn pdf(document: &Document, layout: &Layout) -> Result<Vec<u8>, Diagnostics> {
    coverage::check(document, layout)?;
    let world = LayoutWorld::new(layout, inputs(document));
    let laid_out = typst::compile::<PagedDocument>(&world)
        .output
        .map_err(|errors| error::translate(&world, &errors))?;
    typst_pdf::pdf(&laid_out, &options(&document.metadata)?)
        .map_err(|errors| error::translate(&world, &errors))
}

/// What a layout finds in `sys.inputs`; `layouts/README.md` describes it.
fn inputs(document: &Document) -> Dict {
    let metadata = &document.metadata;
    let mut inputs = Dict::new();
    let mut set = |key: &str, value: Value| inputs.insert(key.into(), value);
    set("title", metadata.title.as_str().into_value());
    set("heading", content::title(&metadata.title).into_value());
    set("subtitle", metadata.subtitle.as_deref().into_value());
    set("publisher", metadata.publisher.as_str().into_value());
    set("authors", authors(metadata).into_value());
    set("description", metadata.description.as_deref().into_value());
    set("language", metadata.language.primary().into_value());
    set("region", metadata.language.region().into_value());
    set("modified", modified(metadata).into_value());
    set("width", millimetres(metadata.size.width));
    set("height", millimetres(metadata.size.height));
    let mut words = Dict::new();
    let contents = Words::new(&metadata.language).get(Word::Contents);
    words.insert("contents".into(), contents.into_value());
    set("words", words.into_value());
    set("sections", sections(document).into_value());
    inputs
}

fn authors(metadata: &Metadata) -> Array {
    let names = if metadata.authors.is_empty() {
        std::slice::from_ref(&metadata.publisher)
    } else {
        metadata.authors.as_slice()
    };
    names.iter().map(|name| name.as_str().into_value()).collect()
}

fn modified(metadata: &Metadata) -> Option<Datetime> {
    let at = metadata.modified;
    Datetime::from_ymd_hms(
        at.date.year.into(),
        at.date.month,
        at.date.day,
        at.hour,
        at.minute,
        at.second,
    )
}

fn millimetres(Mm(length): Mm) -> Value {
    typst::layout::Abs::mm(length).into_value()
}

fn sections(document: &Document) -> Array {
    let mut outline = document.outline.as_slice();
    let section = |(index, section): (usize, &Section)| {
        let own = outline.iter().take_while(|entry| entry.section == index).count();
        let (entries, rest) = outline.split_at(own);
        outline = rest;
        let mut dict = Dict::new();
        dict.insert("role".into(), role(section.role).into_value());
        dict.insert("titled".into(), section.heading.is_some().into_value());
        dict.insert("body".into(), content::section(section, entries).into_value());
        dict.into_value()
    };
    document.sections.iter().enumerate().map(section).collect()
}

fn role(role: Role) -> &'static str {
    match role {
        Role::Foreword => "foreword",
        Role::Preface => "preface",
        Role::Introduction => "introduction",
        Role::Chapter => "chapter",
        Role::Conclusion => "conclusion",
        Role::Afterword => "afterword",
        Role::Appendix => "appendix",
    }
}

fn options(metadata: &Metadata) -> Result<PdfOptions, Diagnostics> {
    let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a])
        .map_err(|error| Diagnostic::error("typst", error.message().to_string()))?;
    Ok(PdfOptions {
        ident: Smart::Custom(metadata.identifier.clone()),
        creator: Smart::Custom(Some(
            concat!("Utgave ", env!("CARGO_PKG_VERSION")).into(),
        )),
        standards,
        ..PdfOptions::default()
    })
}
