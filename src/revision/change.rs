//! What became of each unit.

use std::collections::HashSet;

use super::order;
use super::pairs::Pairs;
use super::pieces;
use super::types::{Change, Name, Piece, Standing, Way, What};
use super::version::Version;
use crate::agreement::pairing::Fate;
use crate::reading::{Kind, Mark, Target, Unit};

/// A chapter of one of the versions, in the order in which they are told of: one that is
/// no more comes after that of the new version that it followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct At {
    /// One more than the chapter of the new version, or than that which comes before.
    after: usize,
    /// One more than the chapter of the old version, where it is no more.
    old: usize,
}

impl At {
    fn new(chapter: usize) -> Self {
        Self { after: chapter + 1, old: 0 }
    }

    /// What it is called.
    pub fn title<'a>(&self, old: &'a Version<'_>, new: &'a Version<'_>) -> &'a str {
        let title = match self.old.checked_sub(1) {
            Some(chapter) => old.titles.get(chapter),
            None => new.titles.get(self.after.wrapping_sub(1)),
        };
        title.map_or("", String::as_str)
    }
}

/// All changes, each with its chapter, in order.
pub(super) fn all(
    old: &Version<'_>,
    new: &Version<'_>,
    pairs: &Pairs,
) -> Vec<(At, Change)> {
    let moved = order::moved(old, new, pairs);
    let teller = Teller { old, new, pairs, moved: &moved };
    let mut out = Vec::new();
    for (j, fate) in pairs.new.iter().enumerate() {
        let change = match fate {
            Fate::Alone => Some(teller.added(j)),
            Fate::Paired(i) => teller.paired(*i, j),
            Fate::Part(_) => None,
        };
        let at = At::new(new.chapters[j]);
        // What was removed comes before what was added after the same.
        out.extend(change.map(|change| ((at, j + 1, 1, 0), change)));
    }
    // After which unit of the new version a removed one stood.
    let (mut before, mut position) = (At { after: 0, old: 0 }, 0);
    for (i, fate) in pairs.old.iter().enumerate() {
        if old.opens(i) {
            before = match pairs.chapter(old, i) {
                Some(chapter) => At::new(chapter),
                None => At { old: old.chapters[i] + 1, ..before },
            };
            let opening = new.chapters.iter().position(|it| At::new(*it) == before);
            position = opening.unwrap_or(0);
        }
        match fate {
            Fate::Paired(j) | Fate::Part(j) if At::new(new.chapters[*j]) == before => {
                position = j + 1;
            }
            Fate::Alone => out.push(((before, position, 2, i), teller.removed(i))),
            _ => {}
        }
    }
    out.sort_by_key(|(key, _)| *key);
    out.into_iter().map(|((at, ..), change)| (at, change)).collect()
}

/// Tells what became of units.
struct Teller<'a> {
    old: &'a Version<'a>,
    new: &'a Version<'a>,
    pairs: &'a Pairs,
    /// The old units that moved.
    moved: &'a HashSet<usize>,
}

impl Teller<'_> {
    fn added(&self, j: usize) -> Change {
        let text = pieces::replace("", &self.new.units[j].text);
        Change {
            unit: self.new.names[j].clone(),
            until: None,
            ways: vec![Way::Added],
            text,
            old: None,
            new: Some(self.new.spot(j)),
        }
    }

    fn removed(&self, i: usize) -> Change {
        let text = pieces::replace(&self.old.units[i].text, "");
        Change {
            unit: self.old.names[i].clone(),
            until: None,
            ways: vec![Way::Removed],
            text,
            old: Some(self.old.spot(i)),
            new: None,
        }
    }

    /// What became of a unit that both versions have; `None` if nothing did.
    fn paired(&self, i: usize, j: usize) -> Option<Change> {
        let (before, after) = (&self.old.units[i], &self.new.units[j]);
        let cut = parts(&self.pairs.new, &self.new.units, j, i);
        let joined = parts(&self.pairs.old, &self.old.units, i, j);
        let text = pieces::merge(
            joined.as_deref().unwrap_or(&before.text),
            cut.as_deref().unwrap_or(&after.text),
        );
        let mut ways = Vec::new();
        ways.extend(cut.map(|_| Way::Split));
        ways.extend(joined.map(|_| Way::Joined));
        let whole = ways.is_empty();
        ways.extend(changed(&text).then_some(Way::Changed));
        ways.extend(self.kind(i, j));
        ways.extend(self.place(i, j));
        if whole && !changed(&text) {
            ways.extend((marks(before) != marks(after)).then_some(Way::Marks));
        }
        let other_picture = self.old.picture(i) != self.new.picture(j);
        ways.extend(other_picture.then_some(Way::Picture));
        let change = Change {
            unit: self.new.names[j].clone(),
            until: None,
            ways,
            text,
            old: Some(self.old.spot(i)),
            new: Some(self.new.spot(j)),
        };
        (!change.ways.is_empty()).then_some(change)
    }

    fn kind(&self, i: usize, j: usize) -> Option<Way> {
        let (from, to) = (self.old.names[i].what, self.new.names[j].what);
        let cells = matches!((from, to), (What::Cell(..), What::Cell(..)));
        (from != to && !cells).then_some(Way::Kind { from })
    }

    /// Whether it moved, or else has another number.
    fn place(&self, i: usize, j: usize) -> Option<Way> {
        let deeper = depth(&self.old.units[i]) != depth(&self.new.units[j]);
        if self.moved.contains(&i) || deeper {
            let home = self.old.chapters[i];
            let stays = self.pairs.chapters[home] == Some(self.new.chapters[j]);
            let chapter = (!stays).then(|| self.old.titles[home].clone());
            let number = self.old.names[i].number.clone();
            return Some(Way::Moved { chapter, number });
        }
        let is_note = |name: &Name| name.what == What::Note;
        let (from, to) = (self.old.number(i), self.new.number(j));
        let from = from.filter(|_| !is_note(&self.new.names[j]))?;
        (to.is_some_and(|to| to != from))
            .then(|| Way::Renumbered { from: from.to_owned(), until: None })
    }
}

fn changed(text: &[Piece]) -> bool {
    text.iter().any(|piece| piece.is != Standing::Same)
}

/// The text of the unit `at` and of the further parts of the same one of the other side;
/// `None` where there are none.
fn parts(fates: &[Fate], units: &[Unit], at: usize, of: usize) -> Option<String> {
    let more = fates[at + 1..].iter().take_while(|fate| **fate == Fate::Part(of)).count();
    let texts = units[at..=at + more].iter().map(|unit| unit.text.as_str());
    (more > 0).then(|| texts.collect::<Vec<_>>().join(" "))
}

/// How deep an item stands among items.
fn depth(unit: &Unit) -> Option<u8> {
    match unit.kind {
        Kind::Item { depth, .. } => Some(depth),
        _ => None,
    }
}

/// What there is to say of a text that does not follow from the rest of the work.
fn marks(unit: &Unit) -> Vec<(&str, &Mark)> {
    let own = |mark: &Mark| match mark {
        Mark::Link(target) => matches!(target, Target::Url(_)),
        Mark::Language(_) | Mark::Expansion(_) | Mark::Break { .. } => true,
        _ => false,
    };
    let spans = unit.spans.iter().filter(|span| own(&span.mark));
    let text = |start, end| unit.text.get(start..end).unwrap_or_default();
    spans.map(|span| (text(span.start, span.end), &span.mark)).collect()
}
