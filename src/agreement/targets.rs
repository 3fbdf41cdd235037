use std::cell::OnceCell;
use std::collections::HashMap;

use super::comparison::Comparison;
use super::pairing::Fate;
use crate::reading::{Target, Unit};

/// Where anchors lead, on both sides; looked up only once it is needed.
pub(super) struct Targets<'a> {
    comparison: &'a Comparison<'a>,
    expected: OnceCell<HashMap<&'a str, usize>>,
    found: OnceCell<HashMap<&'a str, usize>>,
}

impl<'a> Targets<'a> {
    pub fn new(comparison: &'a Comparison<'_>) -> Self {
        Self { comparison, expected: OnceCell::new(), found: OnceCell::new() }
    }

    /// Whether two targets are the same place: the same name or address, or
    /// names of units that are a pair.
    pub fn same(&self, expected: &Target, found: &Target) -> bool {
        match (expected, found) {
            (Target::Anchor(a), Target::Anchor(b)) => self.same_anchor(a, b),
            (Target::Url(a), Target::Url(b)) => address(a) == address(b),
            _ => false,
        }
    }

    /// The same for two anchors.
    pub fn same_anchor(&self, expected: &str, found: &str) -> bool {
        expected == found
            || match (self.fate(expected), self.found_unit(found)) {
                (Some(Fate::Paired(i)), Some(j)) => i == j,
                _ => false,
            }
    }

    /// The found unit that an anchor names.
    pub fn found_unit(&self, anchor: &str) -> Option<usize> {
        let units = &self.comparison.found.units;
        self.found.get_or_init(|| anchors(units)).get(anchor).copied()
    }

    /// The expected unit that an anchor names.
    fn expected_unit(&self, anchor: &str) -> Option<usize> {
        let units = &self.comparison.expected.units;
        self.expected.get_or_init(|| anchors(units)).get(anchor).copied()
    }

    /// What became of the expected unit that an anchor names.
    pub fn fate(&self, anchor: &str) -> Option<Fate> {
        Some(self.comparison.pairing.expected[self.expected_unit(anchor)?])
    }

    /// The expected unit that an anchor names, and the one that it is in the
    /// edition.
    pub fn pair(&self, anchor: &str) -> Option<(&'a Unit, &'a Unit)> {
        let i = self.expected_unit(anchor)?;
        let Fate::Paired(j) = self.comparison.pairing.expected[i] else { return None };
        Some((&self.comparison.expected.units[i], &self.comparison.found.units[j]))
    }

    /// Whether what a link should lead to is missing: where it leads instead
    /// follows from that, which is told elsewhere.
    pub fn is_gone(&self, expected: &Target) -> bool {
        match expected {
            Target::Anchor(anchor) => self.fate(anchor) == Some(Fate::Alone),
            Target::Url(_) => false,
        }
    }
}

fn anchors(units: &[Unit]) -> HashMap<&str, usize> {
    let mut out = HashMap::new();
    for (at, unit) in units.iter().enumerate() {
        for name in &unit.anchors {
            out.entry(name.as_str()).or_insert(at);
        }
    }
    out
}

/// An address without the slash that stands for an empty path (RFC 3986,
/// 6.2.3).
fn address(url: &str) -> &str {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest);
    match path.strip_suffix('/') {
        Some(host) if !host.contains('/') => &url[..url.len() - 1],
        _ => url,
    }
}
