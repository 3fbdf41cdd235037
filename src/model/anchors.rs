//! The names by which links reach places: each one only once.

use std::collections::{HashMap, HashSet};

use super::Anchor;
use crate::reading::normalise;
use crate::source::nearest_of;

/// How many anchors are proposed for one that does not exist.
const SHOWN: usize = 3;

/// Every anchor of a work.
#[derive(Debug, Default)]
pub struct Anchors {
    /// In the order in which they were given.
    given: Vec<Anchor>,
    /// The same, without regard to capital letters: some of the systems on
    /// which editions are unpacked have none.
    taken: HashSet<String>,
    /// For each slug, the number of the last anchor that was made of it.
    counts: HashMap<String, u32>,
}

impl Anchors {
    /// Takes `anchor`, which the author chose; `false` if it is taken.
    pub fn take(&mut self, anchor: &Anchor) -> bool {
        let free = self.taken.insert(anchor.as_str().to_lowercase());
        if free {
            self.given.push(anchor.clone());
        }
        free
    }

    /// A new anchor made of `text`, or of `otherwise` if there are no letters
    /// and digits in it; `-2`, `-3` and so on make it the only one.
    pub fn make(&mut self, text: &str, otherwise: &str) -> Anchor {
        let slug = Some(slug(text)).filter(|slug| !slug.is_empty());
        let slug = slug.unwrap_or_else(|| otherwise.to_string());
        let count = self.counts.entry(slug.clone()).or_default();
        loop {
            *count += 1;
            let name = if *count == 1 { slug.clone() } else { format!("{slug}-{count}") };
            if self.taken.insert(name.clone()) {
                let anchor = Anchor::from_slug(name);
                self.given.push(anchor.clone());
                return anchor;
            }
        }
    }

    /// The names of all.
    pub fn names(&self) -> HashSet<&str> {
        self.given.iter().map(Anchor::as_str).collect()
    }

    /// The anchors whose names are nearest to `typed`, the nearest first.
    pub fn nearest(&self, typed: &str) -> Vec<&str> {
        nearest_of(typed, self.given.iter().map(Anchor::as_str), SHOWN)
    }
}

/// `text` as a name: in lower case, letters and digits kept, whatever stands
/// between words a hyphen, other punctuation left out. Letters such as `å` are
/// kept, as forges do: an `NCName`, an HTML id and a PDF name can hold them.
fn slug(text: &str) -> String {
    let mut out = String::new();
    let mut gap = false;
    for c in normalise(text).chars().flat_map(char::to_lowercase) {
        if Anchor::can_hold(c) && !matches!(c, '-' | '.') {
            if std::mem::take(&mut gap) && !out.is_empty() {
                out.push('-');
            }
            out.push(c);
        } else {
            gap |=
                c.is_whitespace() || matches!(c, '-' | '‐' | '‑' | '–' | '—' | '/' | '…');
        }
    }
    // A name begins with a letter.
    if out.starts_with(|c: char| !Anchor::can_open(c)) {
        out.insert(0, '_');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(slug(text), expected);
        assert!(expected.is_empty() || Anchor::new(expected).is_some());
    }

    #[test]
    fn slugs_are_names() {
        check("Vi vil styrke eksporten", "vi-vil-styrke-eksporten");
        check("By og land – hand i hand", "by-og-land-hand-i-hand");
        check("Et «grønt» skifte, på Svalbard!", "et-grønt-skifte-på-svalbard");
        check("2.3.1 Kraft/nett", "_231-kraft-nett");
        check("H₂O og m²", "ho-og-m");
        check("Čállin Ŋ", "čállin-ŋ");
        check("A\u{30a}l", "ål");
        check("  -- ", "");
    }

    #[test]
    fn every_anchor_is_given_once() {
        let mut anchors = Anchors::default();
        assert!(anchors.take(&Anchor::new("Mål-2").unwrap()));
        assert!(!anchors.take(&Anchor::new("mål-2").unwrap()));
        let made: Vec<String> =
            (0..3).map(|_| anchors.make("Mål", "section").to_string()).collect();
        assert_eq!(made, ["mål", "mål-3", "mål-4"]);
        assert_eq!(anchors.make("?", "section").as_str(), "section");
    }
}
