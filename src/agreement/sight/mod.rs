//! Editions without tags, which say no more than what is to be seen on their pages.
//!
//! Both readings are reduced to that before they are compared, and one finding says
//! what could not be compared.

mod looks;
mod tables;

use std::collections::{HashMap, HashSet};

use self::tables::{Difference, Table};
use super::code::Code;
use super::excerpt::quote;
use super::finding::{Finding, Side};
use super::pairing;
use super::{Options, findings};
use crate::diagnostic::Severity;
use crate::reading::{Kind, Label, Mark, Reading, Span, Unit, Within, normalise};

/// Compares two readings of which one at least was told from how its pages look. An
/// edition of the source must have tags, whatever it shows.
pub(super) fn compare(
    expected: &Reading,
    found: &Reading,
    options: &Options,
) -> Vec<Finding> {
    if !options.listed {
        return vec![untagged(found, Severity::Error)];
    }
    let (mut here, mut there) = (Seen::new(expected), Seen::new(found));
    forgive(&mut here.reading, &mut there.reading);
    let mut out = vec![untagged(laid_out(expected, found), Severity::Warning)];
    let (tagged, laid) = match found.by_layout {
        true => (&mut here, &mut there),
        false => (&mut there, &mut here),
    };
    settle_hyphens(&tagged.reading, &mut laid.reading);
    looks::take(&tagged.reading, laid);
    let tables = tables::take(&mut tagged.reading.units, &mut tagged.origins);
    let rest = &tagged.reading.units;
    let differences =
        tables::compare(&tables, rest, &mut laid.reading, &mut laid.origins);
    for difference in differences {
        let (sides, origin) = tell(&tables[difference.table], &difference);
        let finding = if found.by_layout { sides } else { turned(sides) };
        out.push(Finding { unit: origin, ..finding });
    }
    tagged.forget_unseen();
    laid.forget_unseen();
    level(&tagged.reading, &mut laid.reading);
    let text = findings(&here.reading, &there.reading, options);
    out.extend(text.into_iter().map(|finding| {
        let unit = here.origins.get(finding.unit).copied().unwrap_or(finding.unit);
        Finding { unit, ..finding }
    }));
    out[1..].sort_by_key(|finding| finding.unit);
    out
}

/// That of two editions which has no tags.
fn laid_out<'a>(expected: &'a Reading, found: &'a Reading) -> &'a Reading {
    if found.by_layout { found } else { expected }
}

/// Tells how a table differs from the text that stands for it, and where it belongs.
fn tell(table: &Table, difference: &Difference) -> (Finding, usize) {
    let first = &table.cells[0];
    let (missing, added) = (difference.missing.join(" "), difference.added.join(" "));
    let (code, what) = match (difference.missing.is_empty(), difference.added.is_empty())
    {
        _ if difference.stand_in.is_none() => {
            (Code::TableMissing, format!("missing: table: {}", quote(&first.text)))
        }
        (false, true) => {
            (Code::TextMissing, format!("table: missing: {}", quote(&missing)))
        }
        (true, _) => (Code::TextAdded, format!("table: added: {}", quote(&added))),
        (false, false) => {
            let what = format!("table: {} became {}", quote(&missing), quote(&added));
            (Code::TextChanged, what)
        }
    };
    let stand_in = difference.stand_in.as_ref();
    let text = stand_in.map_or("", |unit| &unit.text);
    let finding = Finding::new(code, what)
        .expected(Side::new(&first.text, Some(&first.place)))
        .found(Side::new(text, stand_in.map(|unit| &unit.place)));
    (finding, table.origin)
}

/// A finding with its sides exchanged.
fn turned(finding: Finding) -> Finding {
    Finding { expected: finding.found, found: finding.expected, ..finding }
}

/// Tells once that an edition has no tags; and, where it is compared nevertheless,
/// with what.
fn untagged(edition: &Reading, severity: Severity) -> Finding {
    let message = match severity {
        Severity::Error => "nothing in this PDF is tagged",
        Severity::Warning => {
            "nothing in this PDF is tagged: it was read by how its pages look; its \
             languages, links, quotations and alternative texts were not compared, and its \
             tables without their order"
        }
    };
    let first = edition.units.first();
    let text = first.map_or("", |unit| &unit.text);
    let side = Side::new(text, first.map(|unit| &unit.place));
    Finding { severity, ..Finding::new(Code::UntaggedText, message) }.found(side)
}

/// What of a reading is to be seen.
struct Seen {
    reading: Reading,
    /// For each of its units, which one of the whole reading it is.
    origins: Vec<usize>,
}

impl Seen {
    fn new(reading: &Reading) -> Self {
        let units = reading.units.iter().enumerate();
        let units = units.filter(|(_, unit)| !matches!(unit.kind, Kind::Picture { .. }));
        let (origins, units) = units.map(|(at, unit)| (at, seen_unit(unit))).unzip();
        let reading = Reading {
            title: reading.title.clone(),
            language: reading.language.clone(),
            units,
            outside: reading.outside.clone(),
            by_layout: reading.by_layout,
            part: reading.part.clone(),
            ..Reading::default()
        };
        Self { reading, origins }
    }

    /// Lets terms be paragraphs, and all text stand in nothing but notes, of which no
    /// way back is to be seen.
    fn forget_unseen(&mut self) {
        for unit in &mut self.reading.units {
            if let Kind::Term { depth } = unit.kind {
                unit.kind = Kind::Paragraph { depth };
            }
            unit.within.retain_mut(|within| match within {
                Within::Note(note) => {
                    note.back = false;
                    true
                }
                _ => false,
            });
        }
    }
}

fn seen_unit(unit: &Unit) -> Unit {
    let mut out = unit.clone();
    out.spans.retain(|span| {
        use Mark::{Break, Hyphen, Note, Seam};
        matches!(span.mark, Break { .. } | Note { .. } | Seam | Hyphen)
    });
    match &mut out.kind {
        Kind::Code { depth } => {
            out.kind = Kind::Paragraph { depth: *depth };
            out.text = normalise(&unit.text);
        }
        Kind::Item { label: Label::Check(check), .. } => check.said.clear(),
        _ => {}
    }
    out
}

/// Lets the metadata that one side does not give at all be no fault: an edition
/// without tags seldom has any.
fn forgive(here: &mut Reading, there: &mut Reading) {
    if here.language.is_none() || there.language.is_none() {
        (here.language, there.language) = (None, None);
    }
    if here.title.is_none() || there.title.is_none() {
        (here.title, there.title) = (None, None);
    }
}

/// Lets each word of `there` in which a line ends with a hyphen have that, or not, as
/// it does in `here`, and an address after which a line ends go on, or not.
fn settle_hyphens(here: &Reading, there: &mut Reading) {
    let is_hyphen = |span: &Span| span.mark == Mark::Hyphen;
    let in_doubt = |unit: &Unit| unit.spans.iter().any(is_hyphen);
    if !there.units.iter().any(in_doubt) {
        return;
    }
    let words = here.units.iter().flat_map(|unit| unit.text.split_whitespace());
    let known: HashSet<&str> = words.map(bare).collect();
    for unit in there.units.iter_mut().filter(|unit| in_doubt(unit)) {
        let places = unit.spans.iter().filter(|span| is_hyphen(span));
        let places: Vec<usize> = places.map(|span| span.start).collect();
        for at in places.into_iter().rev() {
            settle_hyphen(unit, at, &known);
        }
        unit.spans.retain(|span| !is_hyphen(span));
    }
}

fn settle_hyphen(unit: &mut Unit, at: usize, known: &HashSet<&str>) {
    // What is tolerated may have changed the text.
    let Some((before, after)) = unit.text.split_at_checked(at) else { return };
    let stem = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let rest = after.trim_start_matches(['-', '\u{2010}', ' ']);
    let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
    let own = &after[..after.len() - rest.len()];
    let word = |hyphen: &str| format!("{stem}{hyphen}{}", &rest[..end]);
    let other = match own {
        "" if is_address(stem) => " ",
        "" => "-",
        _ => "",
    };
    let has = |word: &str| known.contains(bare(word));
    let is_known = |between: &str| match between {
        " " => has(stem) && has(&rest[..end]) && !has(&word("")),
        _ => has(&word(between)),
    };
    if is_known(own) || !is_known(other) {
        return;
    }
    let own = own.len();
    unit.text.replace_range(at..at + own, other);
    for span in &mut unit.spans {
        for place in [&mut span.start, &mut span.end] {
            if *place > at {
                *place = (*place + other.len()).saturating_sub(own).max(at);
            }
        }
    }
}

/// Whether a word is the address of a page, or its beginning.
fn is_address(word: &str) -> bool {
    word.contains("://") || word.starts_with("www.")
}

/// A word without the signs around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// Gives the headings of `there`, which are ranked by their type, the levels that
/// most of the same rank have in `here`: a type has no number.
///
/// A heading that alone has the type of another level is told as that: where most
/// headings of its level have another rank, it stands as far from them as its own.
fn level(here: &Reading, there: &mut Reading) {
    let votes = Votes::new(here, there);
    for unit in &mut there.units {
        if let Kind::Heading { level } = &mut unit.kind {
            *level = votes.level(*level);
        }
    }
}

/// How many headings have each rank on one side and level on the other.
struct Votes(HashMap<(u8, u8), usize>);

/// Up to which part of the headings of a level have another type by mistake; more
/// are meant to.
const FEW: usize = 3;

impl Votes {
    fn new(here: &Reading, there: &Reading) -> Self {
        let mut votes = HashMap::new();
        for (i, j) in pairing::pair(&here.units, &there.units).pairs() {
            let kinds = (&there.units[j].kind, &here.units[i].kind);
            if let (Kind::Heading { level: rank }, Kind::Heading { level }) = kinds {
                *votes.entry((*rank, *level)).or_default() += 1;
            }
        }
        Self(votes)
    }

    /// The level of the headings of `rank`.
    fn level(&self, rank: u8) -> u8 {
        let Some((own, count)) = self.most(|vote| vote.0 == rank) else { return rank };
        let level = own.1;
        match self.most(|vote| vote.1 == level) {
            Some(((usual, _), all)) if usual != rank && count * FEW <= all => {
                let by = i16::from(rank) - i16::from(usual);
                u8::try_from((i16::from(level) + by).clamp(1, 6)).unwrap_or(level)
            }
            _ => level,
        }
    }

    fn most(&self, of: impl Fn(&(u8, u8)) -> bool) -> Option<((u8, u8), usize)> {
        let votes = self.0.iter().filter(|(vote, _)| of(vote));
        let votes = votes.map(|(vote, count)| (*vote, *count));
        votes.max_by_key(|((rank, level), count)| (*count, !*rank, !*level))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::Place;

    /// What becomes of `text`, in which a line ends at `|`, where the other edition has
    /// the words `known`.
    #[track_caller]
    fn check(text: &str, known: &str, expected: &str) {
        let at = text.find('|').unwrap();
        let mut unit = Unit {
            kind: Kind::Paragraph { depth: 0 },
            within: Vec::new(),
            text: text.replace('|', ""),
            spans: Vec::new(),
            anchors: Vec::new(),
            place: Place::Page(1),
        };
        settle_hyphen(&mut unit, at, &known.split_whitespace().map(bare).collect());
        assert_eq!(unit.text, expected);
    }

    #[test]
    fn a_word_keeps_its_hyphen_if_the_other_edition_has_it() {
        check("e|-post", "epost", "epost");
        check("e|post", "e-post", "e-post");
        check("e|post", "e post", "epost");
    }

    #[test]
    fn an_address_goes_on_if_it_does_in_the_other_edition() {
        let known = "https://example.org. Alle";
        check("https://example.org.|Alle", known, "https://example.org. Alle");
        check("https://example.|org", "https://example.org", "https://example.org");
        check("https://example.| org", "https://example.org", "https://example.org");
        check("https://example.org| Alle", known, "https://example.org Alle");
    }
}
