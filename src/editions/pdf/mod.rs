//! The PDF edition: PDF/UA-1 and PDF/A-2a in one file, laid out by Typst.
//!
//! 1. [`content`] builds Typst content from the document.
//! 2. A [`Layout`], an ordinary Typst template, sets it.
//! 3. Typst lays it out and writes it.
//! 4. [`order`] puts the tags of text from right to left in order, where there is
//!    any.

mod asides;
mod checks;
mod content;
mod cover;
mod coverage;
mod draft;
mod error;
mod figures;
mod large_print;
mod late;
mod layout;
mod maths;
mod native;
mod notes;
mod order;
mod print_pages;
mod tables;
mod world;

use typst::foundations::{Array, Datetime, Dict, IntoValue, Smart, Value};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

pub use self::cover::{Picture, cover};
pub use self::large_print::{LAYOUT as LARGE_PRINT, large_print};
pub use self::layout::Layout;
use self::world::LayoutWorld;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Document, Metadata, Mm, NumberedLine, Section};
use crate::terms::bound;
use crate::words::{Word, Words};

/// For whom a layout sets a work: `work.edition` in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Setting {
    /// For readers, on screens and office printers: in RGB.
    Screen,
    /// For the print house: in CMYK, with colour that runs over the edges.
    Press,
    /// For readers who need large type.
    LargePrint,
}

/// Lays the document out and writes it as PDF/UA-1 and PDF/A-2a.
///
/// Fails with a diagnostic for each fault of the layout, with its place in
/// the template, and for each character that none of the layout's fonts has.
pub fn pdf(document: &Document, layout: &Layout) -> Result<Vec<u8>, Diagnostics> {
    for_readers(document, layout, Setting::Screen, None)
}

/// The same as a draft: with a word that says so across each page, and the numbers of
/// `lines` before them. Neither is read; nothing else stands elsewhere than in [`pdf`]'s.
///
/// Fails as [`pdf`] does.
pub fn draft(
    document: &Document,
    layout: &Layout,
    lines: &[NumberedLine],
) -> Result<Vec<u8>, Diagnostics> {
    let draft = draft::inputs(&document.metadata, lines);
    for_readers(document, layout, Setting::Screen, Some(draft))
}

/// The word for a draft, and which draft it is, in the language of the work.
pub fn draft_words(metadata: &Metadata) -> (String, String) {
    (draft::word(metadata), draft::which(metadata))
}

/// The document laid out for readers, as [`pdf`] does it, and as a draft with what that has
/// besides.
fn for_readers(
    document: &Document,
    layout: &Layout,
    setting: Setting,
    draft: Option<Dict>,
) -> Result<Vec<u8>, Diagnostics> {
    let standards = [PdfStandard::Ua_1, PdfStandard::A_2a];
    let options = options(&document.metadata, &standards)?;
    let mut inputs = inputs(&document.metadata, setting);
    insert(&mut inputs, "draft", draft);
    let bytes = set(document, layout, inputs, &options)?;
    if order::is_needed(document) {
        return order::settle(&bytes, &document.metadata.language);
    }
    Ok(bytes)
}

/// The document laid out for `setting`, and written as `options` say. Fails as [`pdf`]
/// does.
pub(super) fn written(
    document: &Document,
    layout: &Layout,
    setting: Setting,
    options: &PdfOptions,
) -> Result<Vec<u8>, Diagnostics> {
    set(document, layout, inputs(&document.metadata, setting), options)
}

/// The document laid out with `inputs`, and written.
fn set(
    document: &Document,
    layout: &Layout,
    mut inputs: Dict,
    options: &PdfOptions,
) -> Result<Vec<u8>, Diagnostics> {
    coverage::check(document, layout)?;
    insert(&mut inputs, "sections", sections(document));
    let world = LayoutWorld::new(layout, inputs);
    let made = typst::compile::<PagedDocument>(&world);
    let laid_out = made.output.map_err(|errors| error::translate(&world, &errors))?;
    error::settled(&made.warnings)?;
    typst_pdf::pdf(&laid_out, options).map_err(|errors| error::translate(&world, &errors))
}

/// What a layout finds in `sys.inputs` besides the sections; `layouts/README.md`
/// describes it.
fn inputs(metadata: &Metadata, setting: Setting) -> Dict {
    let mut inputs = Dict::new();
    insert(&mut inputs, "title", metadata.title.as_str());
    insert(
        &mut inputs,
        "heading",
        content::title(&bound(&metadata.title, &metadata.language)),
    );
    let subtitle = metadata.subtitle.as_deref();
    let subtitle = subtitle.map(|text| bound(text, &metadata.language).into_owned());
    insert(&mut inputs, "subtitle", subtitle);
    insert(&mut inputs, "publisher", metadata.publisher.as_str());
    insert(&mut inputs, "authors", authors(metadata));
    insert(&mut inputs, "description", metadata.description.as_deref());
    insert(&mut inputs, "language", metadata.language.primary());
    insert(&mut inputs, "region", metadata.language.region());
    insert(&mut inputs, "half-title", metadata.half_title);
    insert(&mut inputs, "depth", metadata.depth.map(i64::from));
    insert(&mut inputs, "modified", modified(metadata));
    insert(&mut inputs, "width", millimetres(metadata.size.width));
    insert(&mut inputs, "height", millimetres(metadata.size.height));
    let (edition, bleed) = match setting {
        Setting::Screen => ("screen", Mm(0.0)),
        Setting::Press => ("press", metadata.press.bleed),
        Setting::LargePrint => ("large-print", Mm(0.0)),
    };
    insert(&mut inputs, "edition", edition);
    insert(&mut inputs, "bleed", millimetres(bleed));
    let size = typst::layout::Abs::pt(metadata.large_print.size);
    insert(&mut inputs, "large-size", size);
    let mut words = Dict::new();
    let own = Words::new(&metadata.language);
    insert(&mut words, "contents", own.get(Word::Contents));
    insert(&mut words, "page", own.get(Word::OnPage));
    insert(&mut words, "large-print", own.get(Word::LargePrint));
    insert(&mut words, "print-page", own.get(Word::PrintPage));
    insert(&mut words, "print-pages", own.get(Word::PrintPages));
    insert(&mut inputs, "words", words);
    inputs
}

fn insert(dict: &mut Dict, key: &str, value: impl IntoValue) {
    dict.insert(key.into(), value.into_value());
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
    let deepest = document.metadata.depth.map_or(u8::MAX, |depth| depth + 1);
    let metadata = &document.metadata;
    let (size, column) = (metadata.size, metadata.size.column(&metadata.layout));
    let frame = figures::Frame { images: &document.images, size, column };
    let section = |(index, section): (usize, &Section)| {
        let own = outline.iter().take_while(|entry| entry.section == index).count();
        let (entries, rest) = outline.split_at(own);
        outline = rest;
        let mut dict = Dict::new();
        insert(&mut dict, "role", section.role.name());
        insert(&mut dict, "level", i64::from(section.level.get()));
        insert(&mut dict, "titled", section.heading.is_some());
        insert(&mut dict, "body", content::section(section, entries, deepest, &frame));
        dict.into_value()
    };
    document.sections.iter().enumerate().map(section).collect()
}

/// How Typst is to write a work: what it is, and by which standards.
pub(super) fn options(
    metadata: &Metadata,
    standards: &[PdfStandard],
) -> Result<PdfOptions, Diagnostics> {
    let standards = PdfStandards::new(standards)
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
