//! Page labels (ISO 32000-2, 12.4.2).

use hayro_syntax::Pdf;
use hayro_syntax::object::dict::keys;
use hayro_syntax::object::{Dict, Name, Object, String as PdfString};

use super::{strings, trees};
use crate::readback::numerals;

/// How the pages from `first` on are labelled.
struct Range {
    first: usize,
    style: Option<u8>,
    prefix: String,
    start: u32,
}

/// The label of each page; its physical number, from 1, where the file gives
/// none.
pub(super) fn read(pdf: &Pdf) -> Vec<String> {
    let ranges = ranges(pdf);
    (0..pdf.pages().len())
        .map(|page| {
            let after = ranges.partition_point(|range| range.first <= page);
            let range = after.checked_sub(1).and_then(|index| ranges.get(index));
            range.map_or_else(|| (page + 1).to_string(), |range| range.label(page))
        })
        .collect()
}

fn ranges(pdf: &Pdf) -> Vec<Range> {
    let xref = pdf.xref();
    let catalog = xref.get::<Dict<'_>>(xref.root_id());
    let tree = catalog.and_then(|catalog| catalog.get::<Dict<'_>>(keys::PAGE_LABELS));
    let entries =
        tree.map(|tree| trees::entries(tree, keys::NUMS, xref)).unwrap_or_default();
    let mut ranges: Vec<Range> = entries
        .into_iter()
        .filter_map(|(first, label)| Range::new(first, label.into_dict()?))
        .collect();
    ranges.sort_by_key(|range| range.first);
    ranges
}

impl Range {
    fn new(first: Object<'_>, label: Dict<'_>) -> Option<Self> {
        let style = label.get::<Name<'_>>(keys::S);
        let prefix = label.get::<PdfString<'_>>(keys::P);
        Some(Self {
            first: usize::try_from(first.into_i32()?).ok()?,
            style: style.and_then(|style| style.as_ref().first().copied()),
            prefix: prefix.map(|prefix| strings::text(&prefix)).unwrap_or_default(),
            start: label.get::<u32>(keys::ST).unwrap_or(1).max(1),
        })
    }

    fn label(&self, page: usize) -> String {
        let steps = u32::try_from(page - self.first).unwrap_or(u32::MAX);
        let number = self.start.saturating_add(steps);
        let number = match self.style {
            Some(b'D') => number.to_string(),
            Some(b'R') => roman(number).to_uppercase(),
            Some(b'r') => roman(number),
            Some(b'A') => numerals::letters(number).to_uppercase(),
            Some(b'a') => numerals::letters(number),
            _ => String::new(),
        };
        format!("{}{number}", self.prefix)
    }
}

/// `number` in small Roman numerals; in digits where they would grow too long.
pub(super) fn roman(number: u32) -> String {
    if number > 20_000 { number.to_string() } else { numerals::roman(number) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(style: &str, number: u32, expected: &str) {
        let style = style.bytes().next();
        let range = Range { first: 2, style, prefix: "A-".to_owned(), start: number - 3 };
        assert_eq!(range.label(5), format!("A-{expected}"));
    }

    #[test]
    fn each_style_counts_its_own_way() {
        check("D", 14, "14");
        check("R", 1994, "MCMXCIV");
        check("r", 4, "iv");
        check("A", 26, "Z");
        check("a", 28, "bb");
        check("", 7, "");
    }

    #[test]
    fn huge_numbers_do_no_harm() {
        check("r", u32::MAX, "4294967295");
        assert_eq!(numerals::letters(u32::MAX).len(), 1000);
    }
}
