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
    let terms = Terms::new(tagged);
    let mut at = 0;
    while at < laid.reading.units.len() {
        let unit = &laid.reading.units[at];
        let is_text = matches!(unit.kind, Kind::Paragraph { .. });
        if let Some(length) = terms.before(&unit.text).filter(|_| is_text) {
            part(laid, at, length);
            at += 1;
        }
        at += 1;
    }
}

/// The terms of a reading, each with the first word of what it means.
struct Terms<'a> {
    known: HashSet<(&'a str, &'a str)>,
    /// The length of the longest, in bytes.
    longest: usize,
}

impl<'a> Terms<'a> {
    fn new(reading: &'a Reading) -> Self {
        let pairs = reading.units.windows(2);
        let pairs = pairs.filter(|pair| matches!(pair[0].kind, Kind::Term { .. }));
        let known: HashSet<_> = pairs
            .map(|pair| (pair[0].text.as_str(), first_word(&pair[1].text)))
            .collect();
        let longest = known.iter().map(|(term, _)| term.len()).max().unwrap_or(0);
        Self { known, longest }
    }

    /// How long the term is with which `text` begins, if what it means follows.
    fn before(&self, text: &str) -> Option<usize> {
        let spaces = text.match_indices(' ').map(|(at, _)| at);
        let mut ends = spaces.take_while(|at| *at <= self.longest);
        ends.find(|&at| self.known.contains(&(&text[..at], first_word(&text[at + 1..]))))
    }
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
