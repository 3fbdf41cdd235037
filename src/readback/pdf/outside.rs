//! Text that is on the pages and in no reading order.

use super::claims::{Claims, Owner};
use super::geometry::{Gap, Line};
use super::joint::Joined;
use crate::reading::{Passage, Place};

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
