use std::cell::LazyCell;
use std::collections::HashSet;

use super::{SYSTEMATIC, runs};
use crate::agreement::code::Code;
use crate::agreement::comparison::{Comparison, Findings, Pair};
use crate::agreement::finding::{Finding, Side};
use crate::agreement::pairing::class;

/// Anchors of the source that nothing in the edition carries. Where a unit is
/// missing or became another kind of unit, that explains it.
pub(super) fn check(comparison: &Comparison<'_>, findings: &mut Findings) {
    if !comparison.options.anchors {
        return;
    }
    let units = &comparison.found.units;
    let known = LazyCell::new(|| -> HashSet<&str> {
        units.iter().flat_map(|unit| &unit.anchors).map(String::as_str).collect()
    });
    let candidates = comparison
        .pairs()
        .filter(|pair| !pair.expected.anchors.is_empty())
        .map(|pair| (pair, lost(&pair, |name| known.contains(name)).map(|_| ())));
    for ((), group) in runs(candidates, SYSTEMATIC) {
        let Some(anchor) = lost(&group[0], |name| known.contains(name)) else { continue };
        let message = match group.len() - 1 {
            0 => format!("links to #{anchor} lead nowhere"),
            more => format!("links to #{anchor} and to {more} places more lead nowhere"),
        };
        let pair = group[0];
        let finding = Finding::new(Code::AnchorMissing, message)
            .expected(Side::new(&format!("#{anchor}"), Some(&pair.expected.place)))
            .found(Side::new(&pair.found.text, Some(&pair.found.place)));
        findings.push(pair.i, finding);
    }
}

/// The first anchor that nothing carries; what the pair itself carries need not
/// be looked up.
fn lost<'a>(pair: &Pair<'a>, known: impl Fn(&str) -> bool) -> Option<&'a str> {
    if class(&pair.expected.kind) != class(&pair.found.kind) {
        return None;
    }
    let mut names = pair.expected.anchors.iter();
    let lost = names.find(|name| !pair.found.anchors.contains(name) && !known(name));
    lost.map(String::as_str)
}
