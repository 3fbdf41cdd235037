//! A work's editions, made, read back from their bytes, and compared with the
//! source; that for the print house is preflighted: what all the stages do together.

use std::fmt;
use std::path::Path;

use rayon::prelude::*;

use crate::agreement::{self, Finding, Options, Report};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::editions::pdf::Layout;
use crate::editions::pictures::{self, Picture};
use crate::editions::{booklet, epub, html, pdf, press};
use crate::evidence;
use crate::model::{self, Binding, Document, Metadata, NumberedLine, Work};
use crate::preflight::{self, Order};
use crate::readback::{self, Format};
use crate::reading::{Flaw, FlawKind, Reading};
use crate::source::plain;
use crate::world::World;

/// Which edition of a work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The PDF for readers: PDF/UA-1 and PDF/A-2a.
    Pdf,
    /// The PDF for the print house: PDF/X-4.
    Press,
    /// The pages of that on sheets to fold and stitch.
    Booklet,
    /// The PDF in large print: PDF/UA-1 and PDF/A-2a.
    LargePrint,
    /// The EPUB.
    Epub,
    /// The web page.
    Html,
}

impl Kind {
    /// Every edition, in the order in which they are told of.
    pub const ALL: [Self; 6] =
        [Self::Pdf, Self::Press, Self::Booklet, Self::LargePrint, Self::Epub, Self::Html];

    /// What it is called in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Press => "press",
            Self::Booklet => "booklet",
            Self::LargePrint => "large-print",
            Self::Epub => "epub",
            Self::Html => "html",
        }
    }

    /// The format in which it is read; none for what is read on paper alone.
    pub fn format(self) -> Option<Format> {
        match self {
            Self::Pdf | Self::LargePrint => Some(Format::Pdf),
            Self::Press | Self::Booklet => None,
            Self::Epub => Some(Format::Epub),
            Self::Html => Some(Format::Html),
        }
    }

    /// What the names of its files end with, without the first dot.
    fn ending(self) -> &'static str {
        match self {
            Self::Press => "press.pdf",
            Self::Booklet => "booklet.pdf",
            Self::LargePrint => "large-print.pdf",
            Self::Pdf | Self::Epub | Self::Html => self.name(),
        }
    }

    /// Whether it comes of the layout by which pages are numbered.
    fn is_print(self) -> bool {
        matches!(self, Self::Pdf | Self::Press | Self::Booklet)
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Pdf => "PDF",
            Self::Press => "press PDF",
            Self::Booklet => "booklet",
            Self::LargePrint => "large-print PDF",
            Self::Epub => "EPUB",
            Self::Html => "HTML",
        })
    }
}

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
    let for_screens = pictures::for_screens(document)?;
    let mut prints = prints(document, &layouts.own, kinds);
    let print = prints.iter().flatten().find(|edition| edition.kind == Kind::Pdf);
    let pages = print.and_then(|print| model::paged(document, &print.reading));
    prints.retain(|made| made.as_ref().map_or(true, |it| kinds.contains(&it.kind)));
    let document = pages.as_ref().unwrap_or(document);
    let others = kinds.par_iter().filter(|kind| !kind.is_print());
    let others: Vec<_> = others
        .map(|&kind| edition(document, &layouts, &for_screens, kind, false))
        .collect();
    let mut editions = Vec::new();
    let mut faults = Diagnostics::new();
    for result in prints.into_iter().chain(others) {
        match result {
            Ok(edition) => editions.push(edition),
            Err(more) => faults.extend(more),
        }
    }
    // Two editions that use one layout meet the same faults in it.
    faults.dedup();
    if faults.is_empty() { Ok(editions) } else { Err(faults) }
}

/// Makes the drafts of a work: its PDF with numbered lines, as these are laid out and read
/// back, and the EPUB and the web page with the same numbers as places to go to.
///
/// Fails as [`editions`] does.
pub fn drafts(
    world: &dyn World,
    folder: &Path,
    document: &Document,
) -> Result<Vec<Edition>, Diagnostics> {
    let layouts = Layouts::load(world, folder, document, &[])?;
    let for_screens = pictures::for_screens(document)?;
    let print = draft(document, &layouts.own)?;
    let marked = model::paged(document, &print.reading);
    let document = marked.as_ref().unwrap_or(document);
    let others = [Kind::Epub, Kind::Html];
    let others: Vec<_> = others
        .par_iter()
        .map(|&kind| edition(document, &layouts, &for_screens, kind, true))
        .collect();
    let mut editions = vec![print];
    let mut faults = Diagnostics::new();
    for result in others {
        match result {
            Ok(edition) => editions.push(edition),
            Err(more) => faults.extend(more),
        }
    }
    for edition in &mut editions {
        edition.name = draft_name(&document.metadata.name, edition.kind);
    }
    faults.dedup();
    if faults.is_empty() { Ok(editions) } else { Err(faults) }
}

/// The lines that a work's draft has, from the first to the last of each unit that
/// somebody typed.
///
/// Fails as [`editions`] does.
pub fn lines(
    world: &dyn World,
    folder: &Path,
    document: &Document,
) -> Result<Vec<Option<(usize, usize)>>, Diagnostics> {
    let layout = Layout::load(world, folder, &document.metadata.layout)?;
    let lines = numbered(document, &layout)?;
    Ok(model::lines_of_units(document, &lines))
}

/// The lines of the PDF, laid out and read back.
fn numbered(
    document: &Document,
    layout: &Layout,
) -> Result<Vec<NumberedLine>, Diagnostics> {
    let name = file_name(&document.metadata.name, Kind::Pdf);
    let plain = pdf::pdf(document, layout)?;
    let read = readback::pdf::read_rows(plain);
    let (reading, rows) = read.map_err(|error| unreadable(&name, &error))?;
    Ok(model::numbered(document, &reading, &rows).unwrap_or_default())
}

/// The PDF is laid out twice: only then is it known where its lines are.
fn draft(document: &Document, layout: &Layout) -> Result<Edition, Diagnostics> {
    let name = &document.metadata.name;
    let lines = numbered(document, layout)?;
    let bytes = pdf::draft(document, layout, &lines)?;
    let reading = readback::pdf::read(bytes.as_slice());
    let edition = made(name, Kind::Pdf, bytes, reading)?;
    check_lines(&lines, &edition.reading)?;
    Ok(edition)
}

/// Fails unless every line has its number in `print`, and no other one: a layout may hide
/// them, or draw numbers of its own where they stand.
fn check_lines(lines: &[NumberedLine], print: &Reading) -> Result<(), Diagnostic> {
    let mut wanted: Vec<String> =
        lines.iter().map(|line| line.number.to_string()).collect();
    let mut there: Vec<&str> =
        print.lines.iter().map(|line| line.label.as_str()).collect();
    wanted.sort_unstable();
    there.sort_unstable();
    if !wanted.is_empty() && wanted == there {
        return Ok(());
    }
    let (lines, read) = (wanted.len(), there.len());
    let message = format!("of {lines} lines, {read} have a number that can be read");
    Err(Diagnostic::error("draft-lines", message)
        .hint("let the layout leave the `foreground` of its pages to drafts"))
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

/// The editions in print that `kinds` need. That for the print house has no tags: it is
/// read along with the one that was laid out alike, and so is the booklet that is made of
/// it. Large print shows the pages of that.
fn prints(
    document: &Document,
    layout: &Layout,
    kinds: &[Kind],
) -> Vec<Result<Edition, Diagnostics>> {
    if !kinds.contains(&Kind::Press) && !kinds.contains(&Kind::Booklet) {
        let needs = |kind: &Kind| matches!(kind, Kind::Pdf | Kind::LargePrint);
        let wanted = kinds.iter().any(needs);
        return wanted.then(|| screen(document, layout)).into_iter().collect();
    }
    let (screen, press) =
        rayon::join(|| pdf::pdf(document, layout), || press::press(document, layout));
    let (screen, press) = match (screen, press) {
        (Ok(screen), Ok(press)) => (screen, press),
        (screen, press) => {
            let faults = screen.err().into_iter().chain(press.err());
            return faults.map(Err).collect();
        }
    };
    let ((own, pressed), findings) = rayon::join(
        || readback::pdf::read_both(screen.as_slice(), press.bytes.as_slice()),
        || preflight(&document.metadata, press.bytes.as_slice()),
    );
    let findings = match findings {
        Ok(findings) => findings,
        Err(error) => {
            let name = file_name(&document.metadata.name, Kind::Press);
            return vec![Err(unreadable(&name, &error).into())];
        }
    };
    let name = &document.metadata.name;
    let remark = (press.added > 0).then(|| added(press.added));
    let booklet = kinds
        .contains(&Kind::Booklet)
        .then(|| booklet(&document.metadata, &screen, &press.bytes));
    let mut out = vec![made(name, Kind::Pdf, screen, own)];
    out.push(made(name, Kind::Press, press.bytes, pressed).map(|edition| Edition {
        remark,
        findings,
        ..edition
    }));
    out.extend(booklet);
    out
}

/// What a print house would say of a press edition, by what the work orders of it.
///
/// Fails if it cannot be opened, or is too large to be looked at.
pub fn preflight(
    metadata: &Metadata,
    press: impl Into<Vec<u8>>,
) -> Result<Vec<Finding>, readback::Error> {
    let ordered = &metadata.press;
    let order = Order {
        trim: Some((metadata.size.width.0, metadata.size.height.0)),
        bleed: ordered.bleed.0,
        ink: ordered.ink.into(),
        stitched: ordered.binding == Binding::Stitched,
        spots: Vec::new(),
    };
    Ok(preflight::preflight(press, &order)?.findings)
}

/// The pages of the `press` edition on sheets, folded again and read by the tags of
/// `screen`, as the press edition is.
fn booklet(
    metadata: &Metadata,
    screen: &[u8],
    press: &[u8],
) -> Result<Edition, Diagnostics> {
    let bytes = booklet::booklet(press, &metadata.booklet)?;
    let reading = readback::pdf::read_folded_by(screen, bytes.as_slice());
    made(&metadata.name, Kind::Booklet, bytes, reading)
}

fn added(pages: usize) -> String {
    let pages = match pages {
        1 => "1 blank page was".to_owned(),
        pages => format!("{pages} blank pages were"),
    };
    format!("{pages} added at the end: stitched sheets have four pages each")
}

fn screen(document: &Document, layout: &Layout) -> Result<Edition, Diagnostics> {
    let bytes = pdf::pdf(document, layout)?;
    let reading = readback::pdf::read(bytes.as_slice());
    made(&document.metadata.name, Kind::Pdf, bytes, reading)
}

fn edition(
    document: &Document,
    layouts: &Layouts,
    pictures: &[Picture],
    kind: Kind,
    draft: bool,
) -> Result<Edition, Diagnostics> {
    let layout = &layouts.own;
    let with_draft = |style: String| match draft {
        true => format!("{style}\n{}", draft_style(document)),
        false => style,
    };
    let bytes = match kind {
        Kind::Epub => {
            let cover = pdf::cover(document, layout)?;
            let cover = Some(epub_cover(&cover));
            let style = with_draft(layout.book_style()?);
            let style = Some(style.as_str());
            let options = epub::Options { style, cover, pictures, ..Default::default() };
            epub::epub(document, &options)?
        }
        Kind::Html => {
            let style = with_draft(layout.screen_style()?);
            let style = Some(style.as_str());
            let options = html::Options { style, pictures, ..Default::default() };
            html::html(document, &options)?.into_bytes()
        }
        Kind::LargePrint => {
            let layout = layouts.large_print.as_ref().unwrap_or(layout);
            pdf::large_print(document, layout)?
        }
        Kind::Pdf | Kind::Press | Kind::Booklet => return screen(document, layout),
    };
    let name = &document.metadata.name;
    let reading = readback::read(&file_name(name, kind), &bytes);
    made(name, kind, bytes, reading.map(|(_, reading)| reading))
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

/// What the style sheets of drafts say besides those of the layout.
fn draft_style(document: &Document) -> String {
    let quoted = |text: String| {
        let plain = |c: char| !c.is_control() && !matches!(c, '"' | '\\' | '<');
        text.chars().filter(|c| plain(*c)).collect::<String>()
    };
    let (word, which) = pdf::draft_words(&document.metadata);
    let said =
        format!("body::before {{ content: \"{} · {}\" }}", quoted(word), quoted(which));
    format!("{DRAFT_STYLE}\n{said}\n")
}

/// How numbers of lines look, in editions that flow.
const DRAFT_STYLE: &str = include_str!("editions/draft.css");

/// What is set poorly in the PDF that is among these editions, as warnings. They name
/// its pages.
pub fn flaws(editions: &[Edition]) -> Diagnostics {
    let mut out = Diagnostics::new();
    let print = editions.iter().find(|edition| edition.kind == Kind::Pdf);
    for flaw in print.iter().flat_map(|print| &print.reading.flaws) {
        out.push(warning(flaw));
    }
    out
}

fn warning(flaw: &Flaw) -> Diagnostic {
    let (page, text) = (flaw.page, shortened(&flaw.text));
    let costs = "leave the layout's text costs as they are, or change a few words";
    match flaw.kind {
        FlawKind::HeadingLast => {
            let message = format!("page {page} ends with a heading: {text}");
            let hint =
                "let the layout keep headings with what follows: block(sticky: true)";
            Diagnostic::warning("heading-last", message).hint(hint)
        }
        FlawKind::FirstLineAlone => {
            let message =
                format!("page {page} ends with the first line of a paragraph: {text}");
            Diagnostic::warning("line-alone", message).hint(costs)
        }
        FlawKind::LastLineAlone => {
            let message =
                format!("page {page} begins with the last line of a paragraph: {text}");
            Diagnostic::warning("line-alone", message).hint(costs)
        }
        FlawKind::PageShort { lines } => {
            let message =
                format!("on page {page} a chapter ends with few lines, {lines}: {text}");
            let hint =
                "shorten the chapter a little, or let the layout have more on a page";
            Diagnostic::warning("page-short", message).hint(hint)
        }
        FlawKind::TextAtEdge => {
            let message =
                format!("on page {page} text stands within 5 mm of the edge: {text}");
            let hint = "give the layout wider margins, or let long words be parted";
            Diagnostic::warning("text-at-edge", message).hint(hint)
        }
    }
}

/// The beginning of a text.
fn shortened(text: &str) -> String {
    match text.char_indices().nth(40) {
        Some((end, _)) => format!("“{}…”", text[..end].trim_end()),
        None => format!("“{text}”"),
    }
}

fn epub_cover(picture: &pdf::Picture) -> epub::Cover<'_> {
    epub::Cover {
        bytes: &picture.bytes,
        media_type: "image/png",
        width: picture.width,
        height: picture.height,
    }
}

/// The file name of a work's edition: `NAME.pdf`, `NAME.press.pdf`,
/// `NAME.booklet.pdf`, `NAME.large-print.pdf`, `NAME.epub`, `NAME.html`.
pub fn file_name(work: &str, kind: Kind) -> String {
    format!("{work}.{}", kind.ending())
}

/// The file name of a draft: `NAME.draft.pdf`, `NAME.draft.epub`, `NAME.draft.html`.
pub fn draft_name(work: &str, kind: Kind) -> String {
    format!("{work}.draft.{}", kind.ending())
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
    files.map_err(|error| {
        let message = format!("an edition cannot be read back: {error}");
        Diagnostic::error("readback", message)
            .hint("this is a fault of utgave, not of the work: please report it")
            .into()
    })
}

/// What editions must say, with the pages of the PDF among them.
fn expected(work: &Work, editions: &[(String, Kind, u64, &Reading)]) -> Reading {
    let print = editions.iter().find(|(_, kind, ..)| *kind == Kind::Pdf);
    let pages = print.and_then(|(.., print)| model::paged(&work.document, print));
    model::reading(pages.as_ref().unwrap_or(&work.document))
}
