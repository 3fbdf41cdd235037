//! A work's editions, made, read back from their bytes, and compared with the
//! source; that for the print house is preflighted: what all the stages do together.
//!
//! 1. [`prints`](mod@prints) makes those on pages of paper, which are read first: they tell the others
//!    where their pages begin. [`drafts`](mod@drafts) does the same for drafts, and their lines.
//! 2. The rest are made side by side.
//! 3. [`compare`] holds all of them against the source.
//! 4. [`flaws`](mod@flaws) tells what is set poorly, [`evidence()`] what is conformed to.

mod drafts;
mod flaws;
mod kind;
mod prints;

use std::path::Path;

use rayon::prelude::*;

pub use self::drafts::{drafts, lines};
pub use self::flaws::flaws;
pub use self::kind::{Kind, draft_name, file_name};
pub use self::prints::preflight;
use crate::agreement::{self, Finding, Options, Report};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::editions::pdf::Layout;
use crate::editions::pictures::{self, Picture};
use crate::editions::{epub, html, pdf};
use crate::evidence;
use crate::model::{self, Document, Work};
use crate::readback;
use crate::reading::Reading;
use crate::source::plain;
use crate::world::World;

/// An edition as it would be published.
#[derive(Debug, Clone)]
pub struct Edition {
    /// The name of its file.
    pub name: String,
    /// Which it is.
    pub kind: Kind,
    /// The file itself.
    pub bytes: Vec<u8>,
    /// What a reader meets in it, read back from the bytes.
    pub reading: Reading,
    /// What a print house would say of it; nothing where it is not meant for one.
    pub findings: Vec<Finding>,
    /// What a person should know of it, though nothing is wrong.
    pub remark: Option<String>,
}

/// Makes these editions of a work, and reads each back from its bytes: those in print
/// first, since the others tell where the pages of the PDF begin; then these, side by
/// side.
///
/// Fails if the layout cannot be had or has faults, if an edition cannot be
/// made, or if one of ours cannot be read back, which is a bug.
pub fn editions(
    world: &dyn World,
    folder: &Path,
    document: &Document,
    kinds: &[Kind],
) -> Result<Vec<Edition>, Diagnostics> {
    let layouts = Layouts::load(world, folder, document, kinds)?;
    // Decoding tells which images are damaged, whatever editions are made.
    let pictures = pictures::for_screens(document)?;
    let mut prints = prints::prints(document, &layouts.own, kinds);
    let print = prints.iter().flatten().find(|edition| edition.kind == Kind::Pdf);
    let pages = print.and_then(|print| model::paged(document, &print.reading));
    prints.retain(|made| made.as_ref().map_or(true, |it| kinds.contains(&it.kind)));
    let document = pages.as_ref().unwrap_or(document);
    let maker = Maker { document, layouts: &layouts, pictures: &pictures, style: None };
    let others = kinds.par_iter().filter(|kind| !kind.is_print());
    let others: Vec<_> = others.map(|&kind| maker.edition(kind)).collect();
    whole(prints.into_iter().chain(others))
}

/// All editions, or else the faults of all that could not be made. Two editions that use
/// one layout meet the same faults in it.
fn whole(
    made: impl Iterator<Item = Result<Edition, Diagnostics>>,
) -> Result<Vec<Edition>, Diagnostics> {
    let mut editions = Vec::new();
    let mut faults = Diagnostics::new();
    for result in made {
        match result {
            Ok(edition) => editions.push(edition),
            Err(more) => faults.extend(more),
        }
    }
    faults.dedup();
    if faults.is_empty() { Ok(editions) } else { Err(faults) }
}

/// What sets a work's editions.
struct Layouts {
    /// The layout that the work asks for.
    own: Layout,
    /// That of its large-print edition, where there is to be one.
    large_print: Option<Layout>,
}

impl Layouts {
    fn load(
        world: &dyn World,
        folder: &Path,
        document: &Document,
        kinds: &[Kind],
    ) -> Result<Self, Diagnostics> {
        let load = |name: &str| Layout::load(world, folder, name);
        let large_print = kinds.contains(&Kind::LargePrint);
        Ok(Self {
            own: load(&document.metadata.layout)?,
            large_print: large_print.then(|| load(pdf::LARGE_PRINT)).transpose()?,
        })
    }
}

/// What makes the editions that are not print's own.
struct Maker<'a> {
    document: &'a Document,
    layouts: &'a Layouts,
    pictures: &'a [Picture],
    /// What style sheets say besides those of the layout.
    style: Option<String>,
}

impl Maker<'_> {
    /// Makes an edition, and reads it back.
    fn edition(&self, kind: Kind) -> Result<Edition, Diagnostics> {
        let Self { document, layouts, pictures, .. } = *self;
        let layout = &layouts.own;
        let bytes = match kind {
            Kind::Epub => {
                let cover = pdf::cover(document, layout)?;
                let cover = Some(epub_cover(&cover));
                let style = self.styled(layout.book_style()?);
                let style = Some(style.as_str());
                let options =
                    epub::Options { style, cover, pictures, ..Default::default() };
                epub::epub(document, &options)?
            }
            Kind::Html => {
                let style = self.styled(layout.screen_style()?);
                let style = Some(style.as_str());
                let options = html::Options { style, pictures, ..Default::default() };
                html::html(document, &options)?.into_bytes()
            }
            Kind::LargePrint => {
                let layout = layouts.large_print.as_ref().unwrap_or(layout);
                pdf::large_print(document, layout)?
            }
            Kind::Pdf | Kind::Press | Kind::Booklet => {
                return prints::screen(document, layout);
            }
        };
        let name = &document.metadata.name;
        let reading = readback::read(&file_name(name, kind), &bytes);
        made(name, kind, bytes, reading.map(|(_, reading)| reading))
    }

    fn styled(&self, style: String) -> String {
        match &self.style {
            Some(more) => format!("{style}\n{more}"),
            None => style,
        }
    }
}

fn made(
    work: &str,
    kind: Kind,
    bytes: Vec<u8>,
    reading: Result<Reading, readback::Error>,
) -> Result<Edition, Diagnostics> {
    let name = file_name(work, kind);
    let reading = reading.map_err(|error| unreadable(&name, &error))?;
    Ok(Edition { name, kind, bytes, reading, findings: Vec::new(), remark: None })
}

fn unreadable(name: &str, error: &readback::Error) -> Diagnostic {
    Diagnostic::error("readback", format!("{name} cannot be read back: {error}"))
        .hint("this is a fault of utgave, not of the work: please report it")
}

fn epub_cover(picture: &pdf::Picture) -> epub::Cover<'_> {
    epub::Cover {
        bytes: &picture.bytes,
        media_type: "image/png",
        width: picture.width,
        height: picture.height,
    }
}

/// Compares editions with the source: with the model's reading of it, and that
/// with the source's plain words.
///
/// `editions` are each a path to name it by, which it is, its size in bytes and
/// its reading.
pub fn compare(work: &Work, editions: &[(String, Kind, u64, &Reading)]) -> Report {
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
        .map(|(path, kind, bytes, reading)| agreement::Edition {
            path,
            format: kind.name(),
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

/// What the editions conform to, as two files to stand beside them; `report` is that
/// of [`compare`] on the same editions at `path`. None, if they are all for paper.
///
/// Fails if an edition cannot be opened, which is a bug.
pub fn evidence(
    work: &Work,
    editions: &[Edition],
    path: impl Fn(&Edition) -> String,
    report: &Report,
) -> Result<Vec<(String, Vec<u8>)>, Diagnostics> {
    let judged: Vec<_> = editions
        .iter()
        .filter_map(|edition| Some((edition, edition.kind.format()?, path(edition))))
        .collect();
    let judged: Vec<_> = judged
        .iter()
        .map(|(edition, format, path)| evidence::Judged {
            name: &edition.name,
            path,
            format: *format,
            bytes: &edition.bytes,
            reading: &edition.reading,
        })
        .collect();
    if judged.is_empty() {
        return Ok(Vec::new());
    }
    let files = evidence::files(work, &judged, report).map(Vec::from);
    files.map_err(|error| unreadable("an edition", &error).into())
}

/// What editions must say, with the pages of the PDF among them.
fn expected(work: &Work, editions: &[(String, Kind, u64, &Reading)]) -> Reading {
    let print = editions.iter().find(|(_, kind, ..)| *kind == Kind::Pdf);
    let pages = print.and_then(|(.., print)| model::paged(&work.document, print));
    model::reading(pages.as_ref().unwrap_or(&work.document))
}
