//! Sheets of a booklet, folded: what a reader meets who turns its pages.

use hayro_syntax::Pdf;
use hayro_syntax::object::dict::keys;
use hayro_syntax::object::{Dict, Name, Rect as PdfRect};
use hayro_syntax::page::Page;
use kurbo::Rect;
use rayon::prelude::*;

use super::fonts::Fonts;
use super::layout::{self, Laid};
use super::limits::Budget;
use super::pieces::PageText;
use super::sibling::{self, Untagged};
use super::{File, content, guarded, metadata, open, reading};
use crate::readback::Error;
use crate::readback::pdf::destinations::PageNumbers;
use crate::reading::Reading;

/// A page, or half of one side of a sheet.
#[derive(Clone, Copy)]
struct Leaf<'a> {
    side: &'a Page<'a>,
    area: Rect,
}

/// Reads the PDF `bytes`, whose pages are the sides of sheets: front and back of the
/// outermost, then of the next. They are folded down the middle into each other, and
/// read from the first page to the last, each by how it looks.
///
/// Fails as [`read`](super::read) does, and if the number of sides is odd.
pub fn read(bytes: impl Into<Vec<u8>>) -> Result<Reading, Error> {
    open(bytes.into(), |pdf| laid(pdf, &leaves(pdf)?))
}

/// Reads the PDF `bytes` folded, as [`read`] does, but by the tags of `tagged`, whose pages
/// they hold: as `sibling` does it.
///
/// Fails as [`read`](super::read) does with either, and if `tagged` has no tags.
pub fn read_by(
    tagged: impl Into<Vec<u8>>,
    bytes: impl Into<Vec<u8>>,
) -> Result<Reading, Error> {
    let tagged = tagged.into();
    let tagged = guarded(|| File::open(tagged))?;
    if !tagged.is_tagged() {
        return Err(Error::new("the PDF by which the booklet is read has no tags"));
    }
    open(bytes.into(), |pdf| {
        let leaves = leaves(pdf)?;
        let folded = Untagged {
            pages: texts(&leaves, size(pdf))?,
            labels: (1..=leaves.len()).map(|it| it.to_string()).collect(),
            title: metadata::title(pdf),
        };
        sibling::read_untagged(tagged, folded)
    })
}

/// Reads the PDF `bytes`, page by page, in the same way: by how it looks, whatever its
/// tags say, and without what is cut off. A booklet reads as the pages do that it is
/// made of.
///
/// Fails as [`read`](super::read) does.
pub fn read_flat(bytes: impl Into<Vec<u8>>) -> Result<Reading, Error> {
    open(bytes.into(), |pdf| {
        let pages = pdf.pages().iter();
        let leaves = pages.map(|side| Leaf { side, area: finished(side) });
        laid(pdf, &leaves.collect::<Vec<_>>())
    })
}

fn laid(pdf: &Pdf, leaves: &[Leaf<'_>]) -> Result<Reading, Error> {
    let pages = texts(leaves, size(pdf))?;
    if !pages.iter().any(PageText::has_text) {
        return Err(Error::new("the PDF has no text that can be read"));
    }
    let edges: Vec<Rect> =
        leaves.iter().map(|leaf| leaf.area.with_origin((0.0, 0.0))).collect();
    let labels: Vec<String> = (1..=leaves.len()).map(|it| it.to_string()).collect();
    let Laid { units, outside } = layout::read(&pages, &edges, &labels)?;
    // Nothing leads anywhere on paper.
    let numbers = PageNumbers::default();
    let (reading, _) = reading(pdf, &numbers, labels, units);
    Ok(Reading { outside, by_layout: true, ..reading })
}

/// The pages of the booklet. Who turns its leaves meets the right half of a front and,
/// on the back of it, the left half; from sheet to sheet to the middle, and back on the
/// other halves. For a script that is read from the right, left and right change places.
fn leaves(pdf: &Pdf) -> Result<Vec<Leaf<'_>>, Error> {
    let sides: &[Page<'_>] = pdf.pages();
    let (sheets, []) = sides.as_chunks::<2>() else {
        return Err(Error::new("the booklet has a sheet that is printed on one side")
            .hint("give a PDF with the front and the back of each sheet"));
    };
    let leftward = reads_from_the_right(pdf);
    let half = |side, right: bool| Leaf { side, area: half(side, right != leftward) };
    let there =
        sheets.iter().flat_map(|[front, back]| [half(front, true), half(back, false)]);
    let back_again = sheets
        .iter()
        .rev()
        .flat_map(|[front, back]| [half(back, true), half(front, false)]);
    Ok(there.chain(back_again).collect())
}

fn reads_from_the_right(pdf: &Pdf) -> bool {
    let catalog = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id());
    let preferences = catalog.and_then(|it| it.get::<Dict<'_>>(keys::VIEWER_PREFERENCES));
    let direction = preferences.and_then(|it| it.get::<Name<'_>>(b"Direction"));
    direction.as_deref() == Some(b"R2L".as_slice())
}

/// Half of what is left of a side once it is cut.
fn half(side: &Page<'_>, right: bool) -> Rect {
    let Rect { x0, y0, x1, y1 } = finished(side);
    let middle = (x0 + x1) / 2.0;
    if right { Rect::new(middle, y0, x1, y1) } else { Rect::new(x0, y0, middle, y1) }
}

fn size(pdf: &Pdf) -> usize {
    pdf.data().as_ref().len()
}

/// What is left of a page once it is cut.
fn finished(page: &Page<'_>) -> Rect {
    let trim = page.raw().get::<PdfRect>(keys::TRIM_BOX);
    let PdfRect { x0, y0, x1, y1 } = trim.unwrap_or(page.crop_box());
    Rect::new(x0, y0, x1, y1)
}

/// The text of all pages of a file of so many bytes; fonts are loaded once for those that are
/// read together.
fn texts<'a>(leaves: &[Leaf<'a>], bytes: usize) -> Result<Vec<PageText>, Error> {
    let budget = Budget::new(bytes);
    let chunk = leaves.len().div_ceil(rayon::current_num_threads() * 2).max(8);
    let chunks: Result<Vec<Vec<PageText>>, Error> = leaves
        .par_chunks(chunk)
        .map(|leaves: &[Leaf<'a>]| {
            let fonts = Fonts::new();
            leaves
                .iter()
                .map(|leaf| content::read(leaf.side, Some(leaf.area), &fonts, &budget))
                .collect()
        })
        .collect();
    Ok(chunks?.into_iter().flatten().collect())
}
