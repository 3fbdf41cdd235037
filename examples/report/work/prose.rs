//! Sentences, headings and promises in Norwegian. They say little, but they are
//! grammatical, and as long and as varied as those of a real report.

use std::collections::HashSet;

use super::random::Random;
use super::words::{
    ABROAD, ACTORS, DEEDS, INTENTS, MARKED, MATTERS, REASONS, TERMS, WHERE,
};

/// Where sentences come from.
pub struct Prose {
    random: Random,
    /// The headings and leads that stand already: no two say the same.
    said: HashSet<String>,
}

impl Prose {
    /// What `seed` gives.
    pub fn new(seed: u64) -> Self {
        Self { random: Random::new(seed), said: HashSet::new() }
    }

    /// The numbers that it draws from.
    pub fn random(&mut self) -> &mut Random {
        &mut self.random
    }

    /// A sentence.
    pub fn sentence(&mut self) -> String {
        let random = &mut self.random;
        let [actor, other] = random.two(ACTORS);
        let [deed, also] = random.two(DEEDS);
        let [matter, besides] = random.two(MATTERS);
        let [place, away] = random.two(WHERE);
        let reason = random.pick(REASONS);
        let sentence = match random.within(0, 7) {
            0 => format!("{actor} {deed} {matter} {place}"),
            1 => format!("{place} {deed} {actor} {matter}, og {other} {also} {besides}"),
            2 => format!("{actor} {deed} {matter} {place}, {reason}"),
            3 => format!("det er {actor} som {deed} {matter} {place}"),
            4 => format!("der {actor} {deed} {matter}, {also} {other} {besides}"),
            5 => format!("både {actor} og {other} {deed} {matter}, men ikke {away}"),
            6 => format!("i {{{{ år }}}} {deed} {actor} {matter} {place}, {reason}"),
            _ => format!("{actor} {deed} {matter} og {besides} {place}"),
        };
        capital(&sentence) + "."
    }

    /// Some sentences.
    pub fn sentences(&mut self, count: u32) -> String {
        (0..count).map(|_| self.sentence()).collect::<Vec<_>>().join(" ")
    }

    /// A paragraph of plain sentences.
    pub fn plain(&mut self) -> String {
        let count = self.random.within(3, 5);
        self.sentences(count)
    }

    /// A paragraph with marks, terms and other languages in it.
    pub fn rich(&mut self) -> String {
        let (before, after) = (self.random.within(1, 2), self.random.within(1, 2));
        let marked = self.random.pick(MARKED);
        let term = format!("Dette heter {}.", self.random.pick(TERMS).to_lowercase());
        let abroad = self.random.pick(ABROAD);
        let parts = [
            self.sentences(before),
            marked.to_owned(),
            self.sentences(after),
            term,
            abroad.to_owned(),
        ];
        parts.join(" ")
    }

    /// A heading that stands nowhere else.
    pub fn heading(&mut self) -> String {
        self.unheard(|random| {
            let [matter, other] = random.two(MATTERS);
            capital(&match random.within(0, 2) {
                0 => format!("{matter} og {other}"),
                _ => format!("{matter} {}", random.pick(WHERE)),
            })
        })
    }

    /// The lead of a promise, which stands nowhere else.
    pub fn promise(&mut self) -> String {
        self.unheard(|random| {
            let (intent, matter) = (random.pick(INTENTS), random.pick(MATTERS));
            format!("Vi vil {intent} {matter} {}", random.pick(WHERE))
        })
    }

    /// A few words, as they stand in a table.
    pub fn matter(&mut self) -> String {
        capital(self.random.pick(MATTERS))
    }

    /// What no heading and no lead says yet.
    fn unheard(&mut self, mut say: impl FnMut(&mut Random) -> String) -> String {
        loop {
            let text = say(&mut self.random);
            if self.said.insert(text.clone()) {
                return text;
            }
        }
    }
}

/// The same with a capital at its beginning.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// The anchor that a lead gets.
pub fn slug(text: &str) -> String {
    text.to_lowercase().replace("- ", "-").replace(' ', "-")
}
