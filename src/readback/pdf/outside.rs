//! Text that is on the pages and in no reading order.

use super::claims::{Claims, Owner};
use super::geometry::{Gap, Line};
use super::joint::Joined;
use crate::reading::{Passage, Place, Unit};

/// Passages of text that no structure element claims. A passage ends where the
/// page goes on with text that is read, or is an artifact where this is none.
pub(super) fn read(claims: &Claims<'_>) -> Vec<Passage> {
    let mut passages = Vec::new();
    for (number, page) in claims.pages.iter().enumerate() {
        let place = Place::Page(u32::try_from(number + 1).unwrap_or(u32::MAX));
        let mut open: Option<Open> = None;
        for (piece, owner) in claims.owners(number) {
            let artifact = owner == Owner::Artifact;
            if open
                .as_ref()
                .is_some_and(|o| owner == Owner::Element || o.artifact != artifact)
            {
                passages.extend(open.take().and_then(|open| open.finish(&place)));
            }
            if owner != Owner::Element {
                let open = open.get_or_insert_with(|| Open::new(artifact));
                open.push(page.text(piece), piece.line);
            }
        }
        passages.extend(open.and_then(|open| open.finish(&place)));
    }
    passages
}

/// What stands on the pages before that on which the first of `units` does.
pub(super) fn before(units: &[Unit], passages: &[Passage]) -> Option<String> {
    let page = |place: &Place| match place {
        Place::Page(page) => Some(*page),
        _ => None,
    };
    let first = page(&units.first()?.place)?;
    let is_before =
        |passage: &&Passage| page(&passage.place).is_some_and(|it| it < first);
    let texts = passages.iter().filter(is_before).map(|passage| passage.text.as_str());
    let text = texts.collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}

struct Open {
    artifact: bool,
    text: Joined,
    last: Option<Line>,
}

impl Open {
    fn new(artifact: bool) -> Self {
        Self { artifact, text: Joined::default(), last: None }
    }

    fn push(&mut self, text: &str, line: Option<Line>) {
        let gap = self.last.zip(line).map_or(Gap::None, |(last, line)| last.gap(&line));
        self.text.gap(gap, text);
        let rest = self.text.leading(text);
        self.text.push(rest);
        self.last = line.or(self.last);
    }

    fn finish(self, place: &Place) -> Option<Passage> {
        let text = self.text.finish();
        let passage = Passage { text, artifact: self.artifact, place: place.clone() };
        (!passage.text.is_empty()).then_some(passage)
    }
}
