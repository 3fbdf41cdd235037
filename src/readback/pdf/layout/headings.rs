//! Which paragraphs are headings, and of which level: told by their type.

use std::collections::HashMap;

use super::measures::{Measures, same_size};
use super::paragraphs::Paragraph;

/// What a heading looks like. The larger one is of the higher level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Style {
    /// In tenths of a point.
    size: i64,
    bold: bool,
}

/// How many lines a heading has at most: long words in a narrow column make many.
const LINES: usize = 8;

/// The level of each paragraph that is a heading.
///
/// A heading is larger than the body, or bold where that is not. Levels go by the
/// rank of the style: the first, largest one is the title's. What stands with the
/// title, in a type that is nowhere else, is no heading.
pub(super) fn levels(
    paragraphs: &[Paragraph<'_>],
    measures: &Measures,
) -> Vec<Option<u8>> {
    let next = paragraphs.iter().skip(1).map(Some).chain([None]);
    let mut styles: Vec<Option<Style>> = paragraphs
        .iter()
        .zip(next)
        .map(|(paragraph, next)| style(paragraph, next, measures))
        .collect();
    unify(&mut styles);
    leave_out_title_block(&mut styles, paragraphs);
    let mut ranks: Vec<Style> = styles.iter().flatten().copied().collect();
    ranks.sort_unstable();
    ranks.dedup();
    ranks.reverse();
    let rank = |style: Style| ranks.iter().position(|other| *other == style);
    let level = |style: Option<Style>| {
        Some(u8::try_from(rank(style?)? + 1).unwrap_or(6).clamp(1, 6))
    };
    styles.into_iter().map(level).collect()
}

fn style(
    paragraph: &Paragraph<'_>,
    next: Option<&Paragraph<'_>>,
    measures: &Measures,
) -> Option<Style> {
    let larger = paragraph.em > measures.em && !same_size(paragraph.em, measures.em);
    let smaller = paragraph.em < measures.em && !same_size(paragraph.em, measures.em);
    let bolder = paragraph.bold && !measures.bold && !smaller;
    let text = paragraph.lines.last().map_or("", |line| line.text.trim_end());
    // A line of strong text that ends as a sentence does, or leads on, is none.
    let is_sentence = text.ends_with(['.', ':', ';', ',']);
    let has_letters =
        paragraph.lines.iter().any(|line| line.text.contains(char::is_alphabetic));
    let label = paragraph.label.as_ref();
    // Items may be larger or bold, too: the next one follows.
    let next = next.and_then(|next| next.label.as_ref());
    let is_item = label.is_some_and(|label| {
        !label.is_number() || next.is_some_and(|next| next.follows(label))
    });
    let is_text = paragraph.cell || is_item || !has_letters;
    let plausible = paragraph.lines.len() <= LINES && !is_text;
    let is_heading = larger || bolder && !is_sentence;
    let size = (paragraph.em * 10.0).round() as i64;
    (plausible && is_heading).then_some(Style { size, bold: paragraph.bold })
}

/// Sizes that are the same to the eye become the same.
fn unify(styles: &mut [Option<Style>]) {
    let mut sizes: Vec<i64> = styles.iter().flatten().map(|style| style.size).collect();
    sizes.sort_unstable();
    sizes.dedup();
    let mut known: HashMap<i64, i64> = HashMap::new();
    let mut last: Option<i64> = None;
    for size in sizes {
        let same = last.filter(|last| same_size(*last as f64, size as f64));
        last = Some(same.unwrap_or(size));
        known.insert(size, last.unwrap_or(size));
    }
    for style in styles.iter_mut().flatten() {
        style.size = known.get(&style.size).copied().unwrap_or(style.size);
    }
}

/// What follows the title, in a type of which there is no more: a subtitle, an
/// author, a date.
fn leave_out_title_block(styles: &mut [Option<Style>], paragraphs: &[Paragraph<'_>]) {
    let mut counts: HashMap<Style, usize> = HashMap::new();
    for style in styles.iter().flatten() {
        *counts.entry(*style).or_default() += 1;
    }
    let largest = styles.iter().flatten().max().copied();
    let page = |at: usize| paragraphs[at].lines.first().map(|line| line.page);
    let block = (0..styles.len()).take_while(|&at| page(at) == page(0));
    let block: Vec<usize> = block.take_while(|&at| styles[at].is_some()).collect();
    let has_title = block.iter().any(|&at| {
        styles[at] == largest && styles[at].is_some_and(|style| counts[&style] == 1)
    });
    if !has_title {
        return;
    }
    for at in block {
        let once = styles[at].is_some_and(|style| counts[&style] == 1);
        if once && styles[at] != largest {
            styles[at] = None;
        }
    }
}
