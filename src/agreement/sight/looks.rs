//! What looks alike on a page, so that nothing there need tell it apart: a term and a
//! heading, a term and the first words of a paragraph, a quotation and another
//! paragraph of the item above it.

use std::collections::{HashMap, HashSet};

use super::Seen;
use crate::agreement::splice;
use crate::reading::{Kind, Reading, Unit, Within};

/// Lets what `laid` shows be what `tagged` says that it is, where both say the same.
pub(super) fn take(tagged: &Reading, laid: &mut Seen) {
    part_terms(tagged, laid);
    let (unseen, plain): (Vec<&Unit>, Vec<&Unit>) =
        tagged.units.iter().partition(|unit| is_unseen(unit));
    let plain: HashSet<&str> = plain.into_iter().map(|unit| unit.text.as_str()).collect();
    let unseen = unseen.into_iter().map(|unit| (unit.text.as_str(), &unit.kind));
    let kinds: HashMap<&str, &Kind> =
        unseen.filter(|(text, _)| !plain.contains(text)).collect();
    for unit in &mut laid.reading.units {
        let own = matches!(unit.kind, Kind::Heading { .. } | Kind::Paragraph { .. });
        if let Some(kind) = kinds.get(unit.text.as_str()).filter(|_| own) {
            unit.kind = (*kind).clone();
        }
    }
}

/// Whether it may look as something else does.
fn is_unseen(unit: &Unit) -> bool {
    let apart = |within: &Within| {
        matches!(within, Within::Quotation | Within::Source | Within::Definition)
    };
    match unit.kind {
        Kind::Term { .. } => true,
        Kind::Paragraph { .. } => unit.within.iter().any(apart),
        _ => false,
    }
}

/// Parts terms from what they mean, where both stand in one paragraph.
fn part_terms(tagged: &Reading, laid: &mut Seen) {
    let terms: Vec<(&str, &str)> = tagged
        .units
        .windows(2)
        .filter(|pair| matches!(pair[0].kind, Kind::Term { .. }))
        .map(|pair| (pair[0].text.as_str(), first_word(&pair[1].text)))
        .collect();
    let mut at = 0;
    while at < laid.reading.units.len() {
        let unit = &laid.reading.units[at];
        let is_text = matches!(unit.kind, Kind::Paragraph { .. });
        if let Some(length) = term(&terms, &unit.text).filter(|_| is_text) {
            part(laid, at, length);
            at += 1;
        }
        at += 1;
    }
}

/// How long the term is with which `text` begins, if what it means follows.
fn term(terms: &[(&str, &str)], text: &str) -> Option<usize> {
    terms.iter().find_map(|(term, word)| {
        let rest = text.strip_prefix(term)?.strip_prefix(' ')?;
        (first_word(rest) == *word).then_some(term.len())
    })
}

fn first_word(text: &str) -> &str {
    text.split(' ').next().unwrap_or_default()
}

/// Makes two units of one: its first `length` bytes, and what follows the space there.
fn part(laid: &mut Seen, at: usize, length: usize) {
    let units = &mut laid.reading.units;
    let mut head = units[at].clone();
    let end = head.text.len();
    splice::replace(&mut head, length..end, "");
    splice::replace(&mut units[at], 0..length + 1, "");
    units.insert(at, head);
    laid.origins.insert(at, laid.origins[at]);
}
