//! Lines of text, and the numbers that are printed beside them.

use super::claims::{Claims, Owner};
use super::geometry::Gap;
use super::open::Spot;
use crate::reading::{Begins, PageTurn, Row};

/// How far the foot of a number may be from that of the line beside which it stands, in
/// points.
const LEVEL: f64 = 0.8;
/// The most digits that a number of a line has.
const DIGITS: usize = 5;

/// The lines of text, in reading order.
#[derive(Debug, Default)]
pub(super) struct Rows {
    rows: Vec<Row>,
    /// The unit and the place of what was read last.
    last: Option<(usize, Spot)>,
}

impl Rows {
    /// Takes in text that begins at the byte `offset` of `unit`, and stands at `from`.
    pub(super) fn add(&mut self, unit: usize, offset: usize, from: Spot, to: Spot) {
        let (page, line) = from;
        let goes_on = self.last.is_some_and(|(own, (last_page, last))| {
            own == unit && last_page == page && last.gap(&line) != Gap::Line
        });
        if !goes_on {
            let (left, baseline) = (line.from.x, line.from.y);
            self.rows.push(Row { page, left, baseline, unit, offset });
        }
        self.last = Some((unit, to));
    }

    /// The same as places in the reading, which can be moved with its units.
    pub(super) fn turns(&self) -> impl Iterator<Item = PageTurn> {
        self.rows.iter().enumerate().map(|(at, row)| {
            PageTurn::new((Begins::Line, at.to_string()), row.unit, row.offset)
        })
    }

    /// The lines where their places are by now.
    pub(super) fn settled(self, turns: &[PageTurn]) -> Vec<Row> {
        let settled = |(row, turn): (Row, &PageTurn)| {
            let PageTurn { unit, offset, .. } = *turn;
            Row { unit, offset, ..row }
        };
        self.rows.into_iter().zip(turns).map(settled).collect()
    }
}

/// The numbers that stand before lines, as artifacts, and where these begin.
pub(super) fn numbered(rows: &[Row], claims: &Claims<'_>) -> Vec<PageTurn> {
    let mut out = Vec::new();
    for page in 0..claims.pages.len() {
        let mut numbers = numbers(claims, page);
        if numbers.is_empty() {
            continue;
        }
        for row in rows.iter().filter(|row| row.page == page) {
            let beside = |(foot, end, _): &(f64, f64, String)| {
                (foot - row.baseline).abs() < LEVEL && *end < row.left
            };
            if let Some(at) = numbers.iter().position(beside) {
                let (.., number) = numbers.remove(at);
                let begun = (Begins::Line, number);
                out.push(PageTurn::new(begun, row.unit, row.offset));
            }
        }
    }
    out.sort_by_key(|turn| (turn.unit, turn.offset));
    out
}

/// The numbers on a page that are no part of the reading: the foot of each, its end, and
/// what it says.
fn numbers(claims: &Claims<'_>, page: usize) -> Vec<(f64, f64, String)> {
    let number = |(piece, owner): (&super::pieces::Piece, Owner)| {
        let text = claims.pages[page].text(piece).trim();
        let is_number = !text.is_empty()
            && text.len() <= DIGITS
            && text.bytes().all(|byte| byte.is_ascii_digit());
        let line = piece.line.filter(|_| is_number && owner == Owner::Artifact)?;
        Some((line.from.y, line.to.x, text.to_owned()))
    };
    claims.owners(page).filter_map(number).collect()
}

/// Where the text of each page that is read begins from the left.
pub(super) fn set_left(rows: &mut [Row], claims: &Claims<'_>) {
    let left = |page: usize| {
        let read = claims.owners(page).filter(|(_, owner)| *owner == Owner::Element);
        let starts = read.filter_map(|(piece, _)| piece.line).map(|line| line.from.x);
        starts.fold(f64::INFINITY, f64::min)
    };
    let lefts: Vec<f64> = (0..claims.pages.len()).map(left).collect();
    for row in rows {
        row.left = lefts[row.page].min(row.left);
    }
}
