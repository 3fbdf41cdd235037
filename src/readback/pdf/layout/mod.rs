//! Reads a PDF without tags by how its pages look.
//!
//! 1. `runs` turns the pieces of each page upright; `rows` puts together what stands
//!    side by side, and `bullets` those that are drawn before them.
//! 2. `furniture` takes out running heads and page numbers.
//! 3. `columns` puts the rows of a page in order, and `lines` makes lines of them;
//!    `cells` takes tables apart.
//! 4. `measures` takes what is usual in the document; `contents` takes tables of
//!    contents out, and `notes` what stands at the foot of columns.
//! 5. `paragraphs` puts lines together, over the ends of columns and pages too.
//! 6. `headings` and `lists` tell what each paragraph is.
//! 7. `units` puts the text together; `words` knows what becomes of hyphens.
//!
//! Each stage decides by what is usual in the document itself, as far as it can. What
//! nothing on a page can tell is not guessed: see
//! `docs/decisions/0021-reading-by-layout.md`.

mod bullets;
mod cells;
mod columns;
mod contents;
mod furniture;
mod headings;
mod labels;
mod lines;
mod lists;
mod measures;
mod notes;
mod paragraphs;
mod rows;
mod runs;
mod units;
mod words;

use kurbo::Rect;
use rayon::prelude::*;

use self::columns::{Column, Gutter};
use self::furniture::PageRows;
use self::measures::Block;
use super::anchors::place;
use super::joint::Joined;
use super::pieces::{PageText, Piece};
use super::units::Units;
use crate::readback::Error;
use crate::reading::{Passage, normalise};

/// What the layout reads as.
#[derive(Debug)]
pub(super) struct Laid {
    /// What is read, in order.
    pub(super) units: Units,
    /// Running heads, page numbers, and what stands at an angle.
    pub(super) outside: Vec<Passage>,
}

/// Reads `pages`, which are seen as far as `edges` and called by `labels`. Fails if
/// there is too much text.
pub(super) fn read(
    pages: &[PageText],
    edges: &[Rect],
    labels: &[String],
) -> Result<Laid, Error> {
    let mut outside: Vec<Vec<Passage>> = Vec::new();
    let mut sheets: Vec<PageRows<'_>> = Vec::new();
    let upright: Vec<_> = pages
        .par_iter()
        .zip(edges)
        .map(|(page, edges)| {
            let sheet = runs::upright(page, *edges);
            let mut rows = rows::rows(sheet.runs);
            bullets::put(&mut rows, &sheet.dots);
            (rows, sheet.aside, (sheet.top, sheet.bottom))
        })
        .collect();
    for (number, (rows, aside, (top, bottom))) in upright.into_iter().enumerate() {
        outside.push(passage(&pages[number], number, &aside).into_iter().collect());
        let label = labels.get(number).cloned().unwrap_or_default();
        sheets.push(PageRows { rows, top, bottom, label });
    }
    let furniture = furniture::take(&mut sheets);
    for (number, rows) in furniture.into_iter().enumerate() {
        outside[number].extend(rows.iter().map(|row| Passage {
            text: normalise(&row.text()),
            artifact: true,
            place: place(number),
        }));
    }
    let mut blocks = blocks(sheets);
    measures::align(&mut blocks);
    let measures = measures::take(&blocks);
    contents::take(&mut blocks, measures.em);
    let notes = notes::take(&mut blocks, &measures);
    let paragraphs = paragraphs::read(blocks, &measures);
    let levels = headings::levels(&paragraphs, &measures);
    let kinds = lists::kinds(&paragraphs, &levels);
    let units = units::read(&paragraphs, kinds, notes, pages.len())?;
    Ok(Laid { units, outside: outside.into_iter().flatten().collect() })
}

/// The lines of all pages, column by column.
fn blocks(sheets: Vec<PageRows<'_>>) -> Vec<Block<'_>> {
    let known: Vec<Gutter> =
        sheets.par_iter().flat_map_iter(|sheet| columns::gutters(&sheet.rows)).collect();
    let known = columns::usual(known);
    let mut blocks = Vec::new();
    for (number, sheet) in sheets.into_iter().enumerate() {
        for Column { rows, bounds, cell } in columns::columns(sheet.rows, &known) {
            blocks.push(Block::new(lines::lines(number, rows), bounds, cell));
        }
    }
    blocks
}

/// What of a page is no part of what is read, as one passage.
fn passage(page: &PageText, number: usize, pieces: &[&Piece]) -> Option<Passage> {
    let mut text = Joined::default();
    let mut last = None;
    for piece in pieces {
        let own = page.text(piece);
        if let (Some(last), Some(line)) = (last, piece.line) {
            text.gap(super::geometry::Line::gap(&last, &line), own);
        }
        let rest = text.leading(own);
        text.push(rest);
        last = piece.line.or(last);
    }
    let text = text.finish();
    (!text.is_empty()).then(|| Passage { text, artifact: true, place: place(number) })
}
