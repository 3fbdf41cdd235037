use crate::agreement::code::Code;
use crate::agreement::comparison::{Comparison, Findings};
use crate::agreement::excerpt::quote;
use crate::agreement::finding::{Finding, Side};
use crate::agreement::pairing::Fate;

/// The half-title, which is print's alone and no part of what is read.
pub(super) fn check(comparison: &Comparison<'_>, findings: &mut Findings) {
    let Some(expected) = &comparison.expected.half_title else { return };
    let found = comparison.found.half_title.as_deref();
    if !comparison.options.half_title
        || found == Some(expected.as_str())
        || is_read(comparison, expected)
    {
        return;
    }
    let message = match found {
        Some(found) => format!("the half-title says {}", quote(found)),
        None => "there is no half-title".to_owned(),
    };
    let place = |units: &[crate::reading::Unit]| units.first().map(|it| it.place.clone());
    let here = place(&comparison.expected.units);
    let there = place(&comparison.found.units);
    let finding = Finding::new(Code::HalfTitle, message)
        .expected(Side::new(expected, here.as_ref()))
        .found(Side::new(found.unwrap_or_default(), there.as_ref()));
    findings.push(0, finding);
}

/// Whether it is read, and so text that was added: that is told there.
fn is_read(comparison: &Comparison<'_>, half_title: &str) -> bool {
    let first = comparison.found.units.first();
    comparison.pairing.found.first() == Some(&Fate::Alone)
        && first.is_some_and(|unit| unit.text == half_title)
}
