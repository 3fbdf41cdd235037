//! EPUB 3.3 with EPUB Accessibility 1.1.
//!
//! 1. [`files`] names a file for each section, so that links can be made.
//! 2. [`pages`] makes the cover's page, the title page and the sections' pages, in parallel.
//! 3. [`navigation`] makes the contents list and the NCX of the one outline.
//! 4. [`package`] makes the package document with its metadata.
//! 5. [`archive`] puts everything into a ZIP file with fixed time stamps.

mod archive;
mod files;
mod navigation;
mod package;
mod pages;

use rayon::prelude::*;
use zip::result::ZipError;

use self::archive::{Entry, Pack};
use self::files::Files;
use super::claims::claims;
use super::palette::Palette;
use super::pictures::Picture;
use super::style;
use super::xhtml::contents::branches;
use super::xhtml::encode;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Document, ImageKind};
use crate::words::Words;

/// What an EPUB is made with, apart from the document.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options<'a> {
    /// The style sheet; without one, that which all layouts share.
    pub style: Option<&'a str>,
    /// The picture by which reading systems show the book on a shelf; without
    /// one, they show what they show.
    pub cover: Option<Cover<'a>>,
    /// The document's images, as [`for_screens`](super::pictures::for_screens) gives them.
    pub pictures: &'a [Picture],
    /// Whether the package says that it conforms to EPUB Accessibility 1.1
    /// and WCAG 2.2, level AA. Not said without checks that passed.
    pub claims_conformance: bool,
}

/// A picture of the cover.
#[derive(Debug, Clone, Copy)]
pub struct Cover<'a> {
    /// The file.
    pub bytes: &'a [u8],
    /// Its kind: `image/png` or `image/jpeg`.
    pub media_type: &'a str,
    /// How many pixels wide it is.
    pub width: u32,
    /// How many pixels high it is.
    pub height: u32,
}

/// The document as an EPUB: the bytes of the file.
///
/// Fails if the cover is of a kind that not every reading system shows, or
/// without pixels, and if the style sheet holds characters that a text file
/// must not hold.
pub fn epub(document: &Document, options: &Options<'_>) -> Result<Vec<u8>, Diagnostics> {
    let cover = check(options)?;
    let words = Words::new(&document.metadata.language);
    let claims = claims(document, &words);
    let files = Files::new(document, options.pictures);
    let names = pages::section_names(document, &words);
    let pack = Pack::new(document.metadata.modified);

    let branches = branches(&document.outline);
    let text = |path, text: String| pack.deflated(path, text.as_bytes());
    let package = || {
        let package = package::package(document, options, &files, &claims);
        text(files::PACKAGE, encode::xml(&package))
    };
    let navigation = || {
        let page =
            navigation::navigation(document, &branches, &files, &words, cover.is_some());
        text(files::NAVIGATION, encode::xhtml(&page))
    };
    let ncx = || {
        let ncx = navigation::ncx(document, &branches, &files);
        text(files::NCX, encode::xml(&ncx))
    };
    let shared = || style::book(&Palette::default(), "").into_bytes();
    let style = || match options.style {
        Some(style) => pack.deflated(files::STYLE, style.as_bytes()),
        None => pack.deflated(files::STYLE, &shared()),
    };
    let cover_page = |(path, cover): &(&'static str, Cover<'_>)| {
        let page = pages::cover_page(document, cover, path, &words);
        text(files::COVER_PAGE, encode::xhtml(&page))
    };
    let title = || text(files::TITLE_PAGE, encode::xhtml(&pages::title_page(document)));
    let section = |(index, section)| {
        let page =
            pages::section(document, section, index, &names[index], &files, &words);
        text(files.section(index), encode::xhtml(&page))
    };

    // A long work's contents lists take as long as many of its sections.
    let fixed: [&(dyn Fn() -> Result<Entry, ZipError> + Sync); 5] =
        [&package, &navigation, &ncx, &style, &title];
    let sections = document.sections.par_iter().enumerate();
    let (fixed, sections): (Vec<_>, Vec<_>) = rayon::join(
        || fixed.par_iter().map(|make| make()).collect(),
        || sections.map(section).collect(),
    );

    let mut entries = vec![
        pack.stored("mimetype", b"application/epub+zip"),
        text(archive::CONTAINER, encode::xml(&package::container())),
    ];
    entries.extend(fixed);
    entries.extend(cover.iter().map(cover_page));
    entries.extend(sections);
    if let Some((name, cover)) = cover {
        entries.push(pack.stored(name, cover.bytes));
    }
    let pictures: Vec<_> = files.pictures().collect();
    entries.par_extend(pictures.par_iter().map(|(path, picture)| match picture.kind {
        ImageKind::Svg => pack.deflated(path, &picture.bytes),
        _ => pack.stored(path, &picture.bytes),
    }));
    let entries = entries.into_iter().collect::<Result<Vec<Entry>, _>>();
    entries.and_then(archive::join).map_err(translate)
}

/// The cover with the name of its file.
fn check<'a>(
    options: &Options<'a>,
) -> Result<Option<(&'static str, Cover<'a>)>, Diagnostics> {
    let style = options.style.unwrap_or_default();
    if let Some(c) = style.chars().find(|c| c.is_control() && !c.is_whitespace()) {
        let message = format!("the style sheet holds the control character {c:?}");
        return Err(Diagnostic::error("style-character", message)
            .hint("remove the character")
            .into());
    }
    let Some(cover) = options.cover else { return Ok(None) };
    if cover.width == 0 || cover.height == 0 {
        let message = "the cover has no pixels";
        return Err(Diagnostic::error("cover-size", message).into());
    }
    match files::cover(cover.media_type) {
        Some(name) => Ok(Some((name, cover))),
        None => {
            let message = format!("the cover is of the kind {}", cover.media_type);
            Err(Diagnostic::error("cover-kind", message)
                .hint("a cover is a PNG or a JPEG file")
                .into())
        }
    }
}

/// What the archive's writer finds wrong is never the user's fault.
fn translate(error: ZipError) -> Diagnostics {
    let message = format!("the EPUB could not be packed: {error}");
    Diagnostic::error("epub-archive", message)
        .hint("this is a fault of utgave; please report it")
        .into()
}

#[cfg(test)]
mod tests;
