//! Reads a PDF as assistive technology does: by its structure tree, and the
//! text that its marked content draws.
//!
//! 1. `content` follows each page's content stream and notes its text in
//!    pieces, with the marked content around them. Pages are read in parallel.
//! 2. `structure` reads the structure tree. `direction` puts the pieces that are
//!    written from right to left in order.
//! 3. `claims` finds out which pieces the tree claims; the others are
//!    `outside` the reading.
//! 4. `units` walks the tree and makes units of the pieces. `joint` puts the
//!    words together that lines and pages part.
//! 5. `anchors` and `outline` find the units that links and bookmarks lead
//!    to, `note` the notes and what refers to them.
//! 6. `tagging` tells where the tags and the pages differ.
//!
//! `packed` looks at the file before the parser does, and `streams` at each stream before it
//! is decoded: a few bytes can become many.
//!
//! A PDF of which no text is tagged is read by how its pages look: see `layout`. Sheets
//! of a booklet are `folded` first.
//! The press edition is read by the tags of the edition that was laid out alike:
//! `sibling`.

mod anchors;
mod attributes;
mod claims;
mod code;
mod content;
mod destinations;
mod direction;
mod dots;
mod faces;
mod folded;
mod fonts;
mod geometry;
mod holdings;
mod item;
mod joint;
mod labels;
mod layout;
mod limits;
mod lines;
mod matching;
mod metadata;
mod note;
mod open;
mod outline;
mod outside;
mod packed;
mod pieces;
mod print_pages;
mod roles;
mod setting;
mod sibling;
mod state;
mod streams;
mod strings;
mod structure;
mod tables;
mod tagging;
#[cfg(test)]
mod tests;
mod trees;
mod turns;
mod units;
mod unreadable;

use std::panic::{self, AssertUnwindSafe};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use hayro_syntax::page::Page;
use hayro_syntax::{LoadPdfError, Pdf};
use rayon::prelude::*;

use self::claims::Claims;
use self::destinations::PageNumbers;
use self::direction::Directions;
pub use self::folded::{read as read_folded, read_by as read_folded_by, read_flat};
pub(crate) use self::fonts::Fonts;
use self::layout::Laid;
use self::limits::Budget;
use self::note::Places;
use self::outline::Targets;
use self::pieces::PageText;
pub(crate) use self::state::{Pen, State as TextState};
pub(crate) use self::streams::{Streams, small as small_stream};
pub(crate) use self::strings::text as text_string;
use self::structure::Element;
use self::units::Units;
use crate::readback::Error;
use crate::readback::holdings::Holdings;
use crate::reading::{Reading, Row};

/// Reads the PDF `bytes`.
///
/// Fails if they are empty, no PDF, cut off or otherwise broken, or encrypted
/// with a password; if a limit on pages, glyphs, structure elements or text is
/// passed; and if there is no text that can be read.
pub fn read(bytes: impl Into<Vec<u8>>) -> Result<Reading, Error> {
    let bytes = bytes.into();
    guarded(|| File::open(bytes)?.reading())
}

/// Reads the PDF `bytes`, with where its lines of text are. Fails as [`read`] does.
pub fn read_rows(bytes: impl Into<Vec<u8>>) -> Result<(Reading, Vec<Row>), Error> {
    let bytes = bytes.into();
    guarded(|| File::open(bytes)?.reading_and_rows())
}

/// Reads the PDF `bytes` by its tags; `None` if no text is tagged. Fails as [`read`] does.
pub fn read_tagged(bytes: impl Into<Vec<u8>>) -> Result<Option<Reading>, Error> {
    let bytes = bytes.into();
    guarded(|| {
        let mut file = File::open(bytes)?;
        if file.is_tagged() { file.reading().map(Some) } else { Ok(None) }
    })
}

/// Opens the PDF `bytes` for `look`. Fails if it cannot be opened, or if what it holds
/// makes the parser fail.
pub(crate) fn open<T>(
    bytes: Vec<u8>,
    look: impl FnOnce(&Pdf) -> Result<T, Error>,
) -> Result<T, Error> {
    guarded(|| look(&load(bytes)?))
}

/// Reads the PDF `tagged`, and `press`, which was laid out alike and has no tags: its
/// words are read by the tags of the other, as `sibling` does it. Where those cannot be
/// read, it is read by how its pages look.
///
/// Each fails as [`read`] does.
pub fn read_both(
    tagged: impl Into<Vec<u8>>,
    press: impl Into<Vec<u8>>,
) -> (Result<Reading, Error>, Result<Reading, Error>) {
    let (tagged, press) = (tagged.into(), press.into());
    let (tagged, press) =
        rayon::join(|| guarded(|| File::open(tagged)), || guarded(|| File::open(press)));
    match (tagged, press) {
        (Ok(tagged), Ok(press)) if tagged.is_tagged() => {
            let both = guarded(|| Ok(sibling::read(tagged, press.into())));
            both.unwrap_or_else(|error| (Err(error.clone()), Err(error)))
        }
        (tagged, press) => {
            let read = |file: Result<File, Error>| guarded(|| file?.reading());
            (read(tagged), read(press))
        }
    }
}

/// The parser is another's and meets files of any kind: a panic in it must end the
/// reading of this file, and not the program.
fn guarded<T>(read: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
    READING.fetch_add(1, Ordering::SeqCst);
    let result = panic::catch_unwind(AssertUnwindSafe(read));
    READING.fetch_sub(1, Ordering::SeqCst);
    result.unwrap_or_else(|_| {
        Err(broken("the PDF is damaged so badly that it cannot be read"))
    })
}

/// What the PDF `bytes` holds besides its text. Fails as [`read`] does where the file
/// cannot be opened.
pub(super) fn holdings(bytes: Vec<u8>) -> Result<Holdings, Error> {
    open(bytes, |pdf| Ok(holdings::holdings(pdf)))
}

/// Whether a PDF is being read just now: a panic is then turned into an
/// [`Error`], and a program's panic hook need not speak of it.
pub fn is_reading() -> bool {
    READING.load(Ordering::SeqCst) > 0
}

/// How many PDFs are being read.
static READING: AtomicUsize = AtomicUsize::new(0);

/// A PDF of which the pages were read, and what tags them.
struct File {
    pdf: Pdf,
    numbers: PageNumbers,
    pages: Vec<PageText>,
    root: Element,
}

impl File {
    fn open(bytes: Vec<u8>) -> Result<Self, Error> {
        let pdf = load(bytes)?;
        let numbers: PageNumbers = pdf
            .pages()
            .iter()
            .enumerate()
            .filter_map(|(number, page)| Some((page.raw().obj_id()?, number)))
            .collect();
        let (pages, root) =
            rayon::join(|| texts(&pdf), || structure::read(&pdf, &numbers));
        let (pages, root) = (pages?, root?.unwrap_or_default());
        Ok(Self { pdf, numbers, pages, root })
    }

    /// Whether the tree claims any text.
    fn is_tagged(&self) -> bool {
        Claims::new(&self.pages, &self.root).any()
    }

    fn reading(&mut self) -> Result<Reading, Error> {
        self.reading_and_rows().map(|(reading, _)| reading)
    }

    fn reading_and_rows(&mut self) -> Result<(Reading, Vec<Row>), Error> {
        let language = metadata::language(&self.pdf);
        if self.pages.iter().any(PageText::is_leftward) {
            let directions = Directions::new(&self.root, language.as_deref());
            self.pages.par_iter_mut().enumerate().for_each(|(number, page)| {
                page.settle_direction(|key| directions.get(number, key));
            });
        }
        if !self.pages.iter().any(PageText::has_text) {
            return Err(Error::new("the PDF has no text that can be read")
                .hint("scanned pages need text recognition first"));
        }
        let claims = Claims::new(&self.pages, &self.root);
        if !claims.any() {
            unreadable::check(&self.pages)?;
            let reading = by_layout(&self.pdf, &self.numbers, &self.pages)?;
            return Ok((reading, Vec::new()));
        }
        let units = units::read(&self.root, &claims, language.as_deref())?;
        unreadable::check_tagged(&units.units, &self.pages)?;
        let flaws = setting::flaws(&units.units, &edges(&self.pdf));
        let tagging = tagging::faults(&self.root, &claims, &units.units);
        let labels = labels::read(&self.pdf);
        let (reading, mut rows) = reading(&self.pdf, &self.numbers, labels, units);
        let outside = outside::read(&claims);
        let half_title = outside::before(&reading.units, &outside);
        let lines = lines::numbered(&rows, &claims);
        lines::set_left(&mut rows, &claims);
        let reading = Reading { outside, half_title, lines, flaws, tagging, ..reading };
        Ok((reading, rows))
    }
}

/// The reading of a file of which no text is tagged.
fn by_layout(
    pdf: &Pdf,
    numbers: &PageNumbers,
    pages: &[PageText],
) -> Result<Reading, Error> {
    let edges = edges(pdf);
    let labels = labels::read(pdf);
    let Laid { units, outside } = layout::read(pages, &edges, &labels)?;
    let (reading, _) = reading(pdf, numbers, labels, units);
    Ok(Reading { outside, by_layout: true, ..reading })
}

/// Where the pages end.
fn edges(pdf: &Pdf) -> Vec<kurbo::Rect> {
    let edges = |page: &Page<'_>| {
        let hayro_syntax::object::Rect { x0, y0, x1, y1 } = page.intersected_crop_box();
        kurbo::Rect::new(x0, y0, x1, y1)
    };
    pdf.pages().iter().map(edges).collect()
}

/// The reading, but for what is outside of it, and the lines of text.
fn reading(
    pdf: &Pdf,
    numbers: &PageNumbers,
    labels: Vec<String>,
    units: Units,
) -> (Reading, Vec<Row>) {
    let names = destinations::named(pdf, numbers);
    let starts = anchors::Starts::new(&units.units);
    let mut turns = turns::read(&units, labels);
    let points = names.iter().map(|(name, point)| (name.as_str(), *point)).collect();
    let Units { units: closed, turns: first, notes, spots, rows, marks } = units;
    let mut units = anchors::attach(closed, &names, &starts);
    let targets =
        Targets { pages: numbers, names: &points, starts: &starts, units: &units };
    let outline = outline::read(pdf, &targets);
    let firsts = note::firsts(&units, notes.found.len());
    let places = Places { names: &points, starts: &starts, spots: &spots, firsts };
    let unrelated = places.unrelated(&notes, &units);
    note::set_asides_apart(&mut units, &unrelated);
    let own = turns.len();
    let marked = print_pages::Marked { units: &units, first: &first, starts: &starts };
    turns.extend(marked.turns(&marks, &points));
    let before_lines = turns.len();
    turns.extend(rows.turns());
    notes.settle(&mut units, &mut turns, |goal| places.place(goal));
    let rows = rows.settled(&turns.split_off(before_lines));
    let print_pages = turns.split_off(own);
    let reading = Reading {
        title: metadata::title(pdf),
        language: metadata::language(pdf),
        outline,
        pages: turns,
        print_pages,
        units,
        ..Reading::default()
    };
    (reading, rows)
}

fn load(bytes: Vec<u8>) -> Result<Pdf, Error> {
    if bytes.is_empty() {
        return Err(Error::new("the file is empty"));
    }
    // Viewers take a header that stands a little way into the file, and an end
    // that a little rubbish follows.
    let (head, tail) = (bytes.len().min(1024), bytes.len().saturating_sub(2048));
    if !contains(&bytes[..head], b"%PDF-") {
        return Err(Error::new("the file is not a PDF"));
    }
    if !contains(&bytes[tail..], b"%%EOF") {
        return Err(broken("the PDF is cut off: its end is missing"));
    }
    packed::check(&bytes)?;
    let pdf = Pdf::new(Arc::new(bytes)).map_err(|error| match error {
        LoadPdfError::Decryption(_) => Error::new("the PDF is encrypted with a password")
            .hint("save it without a password"),
        LoadPdfError::Invalid => broken("the PDF is damaged and cannot be read"),
    })?;
    match pdf.pages().len() {
        0 => Err(broken("the PDF has no pages that can be read")),
        pages if pages > limits::PAGES => Err(limits::passed("pages", limits::PAGES)),
        _ => Ok(pdf),
    }
}

fn broken(message: &str) -> Error {
    Error::new(message).hint("get the file again from where it was made")
}

fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}

/// The text of all pages. Each chunk of pages loads its fonts for itself, since
/// they cannot be shared between threads.
fn texts(pdf: &Pdf) -> Result<Vec<PageText>, Error> {
    let budget = Budget::new(pdf.data().as_ref().len());
    let pages: &[Page<'_>] = pdf.pages();
    let chunk = pages.len().div_ceil(rayon::current_num_threads() * 2).max(8);
    let chunks: Result<Vec<Vec<PageText>>, Error> = pages
        .par_chunks(chunk)
        .map(|pages| {
            let fonts = Fonts::new();
            pages.iter().map(|page| content::read(page, None, &fonts, &budget)).collect()
        })
        .collect();
    Ok(chunks?.into_iter().flatten().collect())
}
