//! A work's editions, made, read back from their bytes, and compared with the
//! source: what all the stages do together.

use std::path::Path;

use rayon::prelude::*;

use crate::agreement::{self, Options, Report};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::editions::pdf::Layout;
use crate::editions::pictures::{self, Picture};
use crate::editions::{epub, html, pdf};
use crate::model::{self, Document, Work};
use crate::readback::{self, Format};
use crate::reading::Reading;
use crate::source::plain;
use crate::world::World;

/// An edition as it would be published.
#[derive(Debug, Clone)]
pub struct Edition {
    /// The name of its file.
    pub name: String,
    /// What it is.
    pub format: Format,
    /// The file itself.
    pub bytes: Vec<u8>,
    /// What a reader meets in it, read back from the bytes.
    pub reading: Reading,
}

/// Makes editions of a work in these formats, and reads each back from its bytes:
/// the PDF first, since the others tell where its pages begin; then these, side
/// by side.
///
/// Fails if the layout cannot be had or has faults, if an edition cannot be
/// made, or if one of ours cannot be read back, which is a bug.
pub fn editions(
    world: &dyn World,
    folder: &Path,
    document: &Document,
    formats: &[Format],
) -> Result<Vec<Edition>, Diagnostics> {
    let layout = Layout::load(world, folder, &document.metadata.layout)?;
    // Decoding tells which images are damaged, whatever editions are made.
    let for_screens = pictures::for_screens(document)?;
    let make = |document, format| edition(document, &layout, &for_screens, format);
    let print = formats.contains(&Format::Pdf).then(|| make(document, Format::Pdf));
    let pages = match &print {
        Some(Ok(print)) => model::paged(document, &print.reading),
        _ => None,
    };
    let document = pages.as_ref().unwrap_or(document);
    let others = formats.par_iter().filter(|&&format| format != Format::Pdf);
    let others: Vec<_> = others.map(|&format| make(document, format)).collect();
    let made = print.into_iter().chain(others);
    let mut editions = Vec::new();
    let mut faults = Diagnostics::new();
    for result in made {
        match result {
            Ok(edition) => editions.push(edition),
            Err(more) => faults.extend(more),
        }
    }
    // Two editions that use one layout meet the same faults in it.
    faults.dedup();
    if faults.is_empty() { Ok(editions) } else { Err(faults) }
}

fn edition(
    document: &Document,
    layout: &Layout,
    pictures: &[Picture],
    format: Format,
) -> Result<Edition, Diagnostics> {
    let bytes = match format {
        Format::Pdf => pdf::pdf(document, layout)?,
        Format::Epub => {
            let cover = pdf::cover(document, layout)?;
            let cover = Some(epub_cover(&cover));
            let style = layout.text("epub.css")?;
            epub::epub(
                document,
                &epub::Options { style, cover, pictures, ..Default::default() },
            )?
        }
        Format::Html => {
            let style = layout.text("screen.css")?;
            let options = html::Options { style, pictures, ..Default::default() };
            html::html(document, &options)?.into_bytes()
        }
    };
    let name = file_name(&document.metadata.name, format);
    let (_, reading) = readback::read(&name, &bytes).map_err(|error| {
        Diagnostic::error("readback", format!("{name} cannot be read back: {error}"))
            .hint("this is a fault of utgave, not of the work: please report it")
    })?;
    Ok(Edition { name, format, bytes, reading })
}

fn epub_cover(picture: &pdf::Picture) -> epub::Cover<'_> {
    epub::Cover {
        bytes: &picture.bytes,
        media_type: "image/png",
        width: picture.width,
        height: picture.height,
    }
}

/// The file name of a work's edition: `NAME.pdf`, `NAME.epub`, `NAME.html`.
pub fn file_name(work: &str, format: Format) -> String {
    format!("{work}.{}", format.extension())
}

/// Compares editions with the source: with the model's reading of it, and that
/// with the source's plain words.
///
/// `editions` are each a path to name it by, its format, its size in bytes and
/// its reading.
pub fn compare(work: &Work, editions: &[(String, Format, u64, &Reading)]) -> Report {
    let (expected, plain) =
        rayon::join(|| expected(work, editions), || plain::words(&work.source));
    let name = &work.document.metadata.name;
    let source = agreement::Edition {
        path: name,
        format: "source",
        bytes: None,
        reading: &expected,
    };
    let found: Vec<_> = editions
        .iter()
        .map(|(path, format, bytes, reading)| agreement::Edition {
            path,
            format: format.extension(),
            bytes: Some(*bytes),
            reading,
        })
        .collect();
    let (second, mut report) = rayon::join(
        || agreement::words(&model::typed(&work.document), &plain),
        || agreement::agree(&source, &found, &Options::SOURCE),
    );
    report.add(name, second);
    report
}

/// What editions must say, with the pages of the PDF among them.
fn expected(work: &Work, editions: &[(String, Format, u64, &Reading)]) -> Reading {
    let print = editions.iter().find(|(_, format, ..)| *format == Format::Pdf);
    let pages = print.and_then(|(.., print)| model::paged(&work.document, print));
    model::reading(pages.as_ref().unwrap_or(&work.document))
}
