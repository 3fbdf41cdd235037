//! The press edition: PDF/X-4 for the print house, from the same layout as the PDF for
//! readers.
//!
//! 1. The layout sets the document in the colours of print, with bleed; Typst writes it as
//!    PDF 1.6 without tags.
//! 2. `drawings` refuses what no press can print, by the names of the images.
//! 3. `walk` finds what pages draw with; `stream` makes inks of the colours in content
//!    streams, `shadings` of those in gradients, `images` of those of pixels. `inks` knows
//!    which ink a colour becomes, by an ICC profile.
//! 4. `pages` sets the boxes of each page, takes away what only screens have, and adds
//!    blank pages up to whole sheets.
//! 5. `metadata` says what the file is, and for which printing condition it was made.

mod drawings;
mod images;
mod inks;
mod metadata;
mod pages;
mod shadings;
mod spaces;
mod stream;
mod walk;

use lopdf::{Document as File, Object, SaveOptions};
use typst_pdf::{PdfOptions, PdfStandard};

use self::inks::Inks;
use super::pdf::{self, Layout, Setting};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Binding, Document};

/// A work as a print house takes it.
#[derive(Debug, Clone)]
pub struct Made {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many blank pages were added at its end.
    pub added: usize,
}

/// Lays the document out and writes it as PDF/X-4 (ISO 15930-7:2010).
///
/// Fails as [`pdf::pdf`] does, and with a diagnostic for each image, page or colour that
/// cannot be printed.
pub fn press(document: &Document, layout: &Layout) -> Result<Made, Diagnostics> {
    drawings::check(document)?;
    let inks = Inks::new(&document.metadata.press)?;
    let options = PdfOptions {
        tagged: false,
        ..pdf::options(&document.metadata, &[PdfStandard::V_1_6])?
    };
    let written = pdf::written(document, layout, Setting::Press, &options)?;
    finish(document, &written, &inks)
}

/// What Typst has `written`, as PDF/X-4.
fn finish(document: &Document, written: &[u8], inks: &Inks) -> Result<Made, Diagnostics> {
    let mut file = File::load_mem(written).map_err(broken)?;
    pages::strip(&mut file).map_err(broken)?;
    let found = walk::walk(&file).map_err(broken)?;
    let mut faults = Diagnostics::new();
    shadings::convert(&mut file, &found, inks, &mut faults);
    images::convert(&mut file, &found, inks, &mut faults).map_err(broken)?;
    stream::convert(&mut file, &found, inks, &mut faults).map_err(broken)?;
    if !faults.is_empty() {
        faults.dedup();
        return Err(faults);
    }
    let added = match document.metadata.press.binding {
        Binding::Stitched => pages::pad(&mut file).map_err(broken)?,
        Binding::Bound => 0,
    };
    pages::set_boxes(&mut file).map_err(broken)?;
    metadata::add(&mut file, &document.metadata, written).map_err(broken)?;
    Ok(Made { bytes: saved(file).map_err(broken)?, added })
}

fn saved(mut file: File) -> Result<Vec<u8>, lopdf::Error> {
    file.version = "1.6".to_owned();
    file.prune_objects();
    file.renumber_objects();
    let mut bytes = Vec::new();
    let options =
        SaveOptions::builder().use_object_streams(true).use_xref_streams(true).build();
    file.save_with_options(&mut bytes, options)?;
    Ok(bytes)
}

/// What Typst writes can be read.
fn broken(error: impl Into<lopdf::Error>) -> Diagnostic {
    let message = format!("the press edition cannot be made: {}", error.into());
    Diagnostic::error("press", message)
        .hint("this is a fault of utgave, not of the work: please report it")
}

/// What is told of a page, counted from 1.
fn on_page(page: usize, what: &str) -> String {
    format!("page {page} of the press edition: {what}")
}

/// The object itself, where `object` only says where it is.
fn resolved<'f>(file: &'f File, object: &'f Object) -> Result<&'f Object, lopdf::Error> {
    file.dereference(object).map(|(_, object)| object)
}
