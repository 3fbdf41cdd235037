//! Drafts for hearings and congresses: the lines are numbered as print has them.

use std::path::Path;

use rayon::prelude::*;

use super::{
    Edition, Kind, Layouts, Maker, draft_name, file_name, made, unreadable, whole,
};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::editions::pdf::{self, Layout};
use crate::editions::pictures;
use crate::model::{self, Document, NumberedLine};
use crate::readback;
use crate::reading::Reading;
use crate::world::World;

/// How numbers of lines look, in editions that flow.
const STYLE: &str = include_str!("../editions/draft.css");

/// Makes the drafts of a work: its PDF with numbered lines, as these are laid out and read
/// back, and the EPUB and the web page with the same numbers as places to go to.
///
/// Fails as [`editions`](super::editions) does.
pub fn drafts(
    world: &dyn World,
    folder: &Path,
    document: &Document,
) -> Result<Vec<Edition>, Diagnostics> {
    let layouts = Layouts::load(world, folder, document, &[])?;
    let pictures = pictures::for_screens(document)?;
    let print = draft(document, &layouts.own)?;
    let marked = model::paged(document, &print.reading);
    let document = marked.as_ref().unwrap_or(document);
    let style = Some(style(document));
    let maker = Maker { document, layouts: &layouts, pictures: &pictures, style };
    let others: Vec<_> =
        [Kind::Epub, Kind::Html].par_iter().map(|&kind| maker.edition(kind)).collect();
    let mut editions = whole(std::iter::once(Ok(print)).chain(others))?;
    for edition in &mut editions {
        edition.name = draft_name(&document.metadata.name, edition.kind);
    }
    Ok(editions)
}

/// The lines that a work's draft has, from the first to the last of each unit that
/// somebody typed.
///
/// Fails as [`editions`](super::editions) does.
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

/// What the style sheets of drafts say besides those of the layout.
fn style(document: &Document) -> String {
    let quoted = |text: String| {
        let plain = |c: char| !c.is_control() && !matches!(c, '"' | '\\' | '<');
        text.chars().filter(|c| plain(*c)).collect::<String>()
    };
    let (word, which) = pdf::draft_words(&document.metadata);
    let said =
        format!("body::before {{ content: \"{} · {}\" }}", quoted(word), quoted(which));
    format!("{STYLE}\n{said}\n")
}
