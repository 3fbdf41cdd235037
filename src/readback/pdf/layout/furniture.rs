//! Running heads and feet, and page numbers: what stands at the upper or lower edge
//! of page after page, and says the same there but for a number that counts on.

use std::collections::HashMap;

use super::labels::roman;
use super::rows::{Row, shares_line};

/// A page's rows, and where its edges are.
#[derive(Debug)]
pub(super) struct PageRows<'p> {
    /// The rows.
    pub(super) rows: Vec<Row<'p>>,
    /// How high the upper edge is.
    pub(super) top: f64,
    /// How high the lower edge is.
    pub(super) bottom: f64,
    /// What the page is called: its label.
    pub(super) label: String,
}

/// How many lines from an edge are looked at: as many as any head or foot has.
const DEEP: usize = 4;

/// From how many pages on the same text at the same place is a running one.
const PAGES: usize = 2;

/// How far from all else a line stands, in em, that is told by its page number alone:
/// further than the lines of a paragraph do from each other.
const ALONE: f64 = 2.0;

/// How many of the nearest pages before and after are looked at for the same text.
const NEAR: usize = 32;

/// Takes the running heads and feet out of `pages`; gives those of each page.
pub(super) fn take<'p>(pages: &mut [PageRows<'p>]) -> Vec<Vec<Row<'p>>> {
    let mut taken: Vec<Vec<Row<'p>>> = pages.iter().map(|_| Vec::new()).collect();
    for edge in [Edge::Top, Edge::Bottom] {
        for _ in 0..DEEP {
            let outermost: Vec<Vec<usize>> =
                pages.iter().map(|page| outermost(page, edge)).collect();
            let repeated = Repeated::new(pages, &outermost, edge);
            let mut any = false;
            for (at, line) in outermost.into_iter().enumerate() {
                if line.is_empty() || !repeated.is_furniture(&pages[at], at, &line, edge)
                {
                    continue;
                }
                any = true;
                let mut index = 0;
                let rows = pages[at].rows.extract_if(.., |_| {
                    index += 1;
                    line.contains(&(index - 1))
                });
                taken[at].extend(rows);
            }
            if !any {
                break;
            }
        }
    }
    taken
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Edge {
    Top,
    Bottom,
}

/// The rows of the line that is nearest to an edge of a page.
fn outermost(page: &PageRows<'_>, edge: Edge) -> Vec<usize> {
    let by_height = |a: &&Row<'_>, b: &&Row<'_>| a.base.total_cmp(&b.base);
    let first = match edge {
        Edge::Top => page.rows.iter().max_by(by_height),
        Edge::Bottom => page.rows.iter().min_by(by_height),
    };
    let Some(first) = first else { return Vec::new() };
    let on_line = |row: &Row<'_>| shares_line((row.base, row.em), (first.base, first.em));
    let rows = page.rows.iter().enumerate().filter(|(_, row)| on_line(row));
    let rows: Vec<usize> = rows.map(|(at, _)| at).collect();
    // So many pieces are no running head.
    if rows.len() > 32 { Vec::new() } else { rows }
}

/// What a row says but for its numbers, and how far from the edge, in points.
type Said = (String, i64);

/// What rows at an edge say, and on which pages with which numbers.
struct Repeated(HashMap<Said, Vec<(usize, Vec<u32>)>>, HashMap<i64, (usize, usize)>);

impl Repeated {
    fn new(pages: &[PageRows<'_>], lines: &[Vec<usize>], edge: Edge) -> Self {
        let mut met: HashMap<Said, Vec<(usize, Vec<u32>)>> = HashMap::new();
        for (at, (page, line)) in pages.iter().zip(lines).enumerate() {
            for row in line.iter().map(|row| &page.rows[*row]) {
                let (said, numbers) = said(page, row, edge);
                met.entry(said).or_default().push((at, numbers));
            }
        }
        let mut repeated = Self(met, HashMap::new());
        for (at, (page, line)) in pages.iter().zip(lines).enumerate() {
            let Some(first) = line.first() else { continue };
            let runs = line.iter().all(|row| repeated.runs(page, at, *row, edge));
            let place = self::said(page, &page.rows[*first], edge).0.1;
            let place = repeated.1.entry(place).or_default();
            place.0 += usize::from(runs);
            place.1 += 1;
        }
        repeated
    }

    /// Whether a line is a running one: all of it says the same on other pages; or
    /// it stands where on most pages such lines stand, as the title of a chapter of
    /// one page does; or it stands apart with the page's number.
    fn is_furniture(
        &self,
        page: &PageRows<'_>,
        at: usize,
        line: &[usize],
        edge: Edge,
    ) -> bool {
        let place = said(page, &page.rows[line[0]], edge).0.1;
        let (running, all) = self.1.get(&place).copied().unwrap_or_default();
        let repeats = line.iter().all(|row| self.runs(page, at, *row, edge));
        repeats || running >= PAGES && running * 2 > all || is_numbered(page, line)
    }

    /// Whether a row says the same at the same place on another page, with numbers
    /// that are the same or count the pages.
    fn runs(&self, page: &PageRows<'_>, at: usize, row: usize, edge: Edge) -> bool {
        let (said, numbers) = said(page, &page.rows[row], edge);
        let near = (-1..=1).filter_map(|by| self.0.get(&(said.0.clone(), said.1 + by)));
        let around = |rows: &'_ Vec<(usize, Vec<u32>)>| {
            let here = rows.partition_point(|(page, _)| *page < at);
            here.saturating_sub(NEAR)..rows.len().min(here + NEAR)
        };
        let mut others = near.flat_map(|rows| &rows[around(rows)]);
        others.any(|(other, theirs)| {
            *other != at
                && numbers.len() == theirs.len()
                && numbers.iter().zip(theirs).all(|(own, their)| {
                    own == their
                        || i64::from(*own) - i64::from(*their)
                            == at as i64 - *other as i64
                })
        })
    }
}

/// Whether a line stands apart and holds the page's own number.
fn is_numbered(page: &PageRows<'_>, line: &[usize]) -> bool {
    let own = &page.rows[line[0]];
    let others = page.rows.iter().enumerate().filter(|(at, _)| !line.contains(at));
    let nearest = others.map(|(_, row)| (row.base - own.base).abs());
    let apart = nearest.fold(f64::INFINITY, f64::min) > ALONE * own.em;
    apart && line.iter().any(|row| names_page(&page.rows[*row].text(), &page.label))
}

/// What a row says with a sign for each number in it, and where it stands; and the
/// numbers.
fn said(page: &PageRows<'_>, row: &Row<'_>, edge: Edge) -> (Said, Vec<u32>) {
    let away = match edge {
        Edge::Top => page.top - row.base,
        Edge::Bottom => row.base - page.bottom,
    };
    let (text, numbers) = without_numbers(&row.text());
    ((text, away.round() as i64), numbers)
}

fn without_numbers(text: &str) -> (String, Vec<u32>) {
    let mut numbers = Vec::new();
    let mut out = String::new();
    for (at, word) in text.split_whitespace().enumerate() {
        if at > 0 {
            out.push(' ');
        }
        if let Some(number) = roman(word) {
            numbers.push(number);
            out.push('#');
            continue;
        }
        let mut digits = String::new();
        for c in word.chars().chain([' ']) {
            if c.is_ascii_digit() && digits.len() < 9 {
                digits.push(c);
                continue;
            }
            if let Ok(number) = digits.parse() {
                numbers.push(number);
                out.push('#');
                digits.clear();
            }
            out.extend((c != ' ').then_some(c));
        }
    }
    (out, numbers)
}

/// Whether a line says no more than what page it stands on: "7", "– 7 –", "7 / 12".
fn names_page(text: &str, label: &str) -> bool {
    let words = text.split(|c: char| c.is_whitespace() || "-–—/|[]()".contains(c));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let number = |word: &&str| word.chars().all(|c| c.is_ascii_digit());
    words.first() == Some(&label) && words.len() <= 2 && words[1..].iter().all(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_left_out_of_what_is_said() {
        let (said, numbers) = without_numbers("Side 3 av 12: kapittel iv");
        assert_eq!(said, "Side # av #: kapittel #");
        assert_eq!(numbers, [3, 12, 4]);
    }

    #[test]
    fn a_page_may_say_its_own_number() {
        assert!(["7", "– 7 –", "7 / 12", "[7]"].iter().all(|it| names_page(it, "7")));
        assert!(!["8", "7 dager", "1 7"].iter().any(|it| names_page(it, "7")));
    }
}
