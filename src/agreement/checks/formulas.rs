use std::ops::Range;

use super::expansions::is_print;
use crate::agreement::code::Code;
use crate::agreement::comparison::{Comparison, Findings, Pair};
use crate::agreement::diff::WordDiff;
use crate::agreement::excerpt::quote;
use crate::agreement::finding::{Finding, Side};
use crate::reading::{Mark, Unit};

/// Formulas within the text: that they are there, and what they draw. What they
/// say is part of the text, and compared with it.
pub(super) fn check(comparison: &Comparison<'_>, findings: &mut Findings) {
    for pair in comparison.pairs().filter(|pair| !comparison.in_parts(*pair)) {
        let (expected, found) = (formulas(pair.expected), formulas(pair.found));
        if expected.len() == found.len() {
            for (formula, other) in expected.iter().zip(&found) {
                if !same(formula.signs, other.signs, is_print(pair.found)) {
                    findings.push(pair.i, tell_changed(pair, formula, other));
                }
            }
        } else if pair.same_text() {
            let (code, more, fewer) = if expected.len() > found.len() {
                (Code::FormulaMissing, &expected, &found)
            } else {
                (Code::FormulaAdded, &found, &expected)
            };
            let left = |formula: &&Formula<'_>| {
                !fewer.iter().any(|other| other.at == formula.at)
            };
            for formula in more.iter().filter(left) {
                findings.push(pair.i, tell(pair, code, formula));
            }
        }
    }
}

/// What differing words of a pair are, if formulas or their numbers alone explain them.
pub(super) fn explain(pair: &Pair<'_>, diff: &WordDiff) -> Option<Code> {
    let (expected, found) = (formulas(pair.expected), formulas(pair.found));
    let all = |ranges: &[Range<usize>], text: &str, formulas: &[Formula<'_>]| {
        ranges.iter().all(|range| formulas.iter().any(|it| covers(&it.at, range, text)))
    };
    let here = all(&diff.expected, &pair.expected.text, &expected);
    let there = all(&diff.found, &pair.found.text, &found);
    match expected.len().cmp(&found.len()) {
        std::cmp::Ordering::Equal => (here && there).then_some(Code::FormulaAlt),
        std::cmp::Ordering::Greater => here.then_some(Code::FormulaMissing),
        std::cmp::Ordering::Less => there.then_some(Code::FormulaAdded),
    }
    .filter(|_| !expected.is_empty() || !found.is_empty())
    .or_else(|| explain_number(pair, diff))
}

/// The same where only the numbers differ that stand after formulas.
fn explain_number(pair: &Pair<'_>, diff: &WordDiff) -> Option<Code> {
    let (own, other) = (number(pair.expected), number(pair.found));
    let only = |ranges: &[Range<usize>], number: &Option<Range<usize>>| {
        ranges.iter().all(|range| number.as_ref() == Some(range))
    };
    if !only(&diff.expected, &own) || !only(&diff.found, &other) {
        return None;
    }
    match (diff.expected.is_empty(), diff.found.is_empty()) {
        (false, true) => Some(Code::NumberMissing),
        (true, false) => Some(Code::NumberAdded),
        _ => Some(Code::NumberWrong),
    }
}

/// Whether all that a unit says is a formula.
pub(super) fn is_formula(unit: &Unit) -> bool {
    let end = number(unit).map_or(unit.text.len(), |number| number.start - 1);
    let whole = 0..end;
    formulas(unit).iter().any(|formula| covers(&formula.at, &whole, &unit.text))
}

/// The number that stands after the formula that is all else that a unit says: `(3)`.
fn number(unit: &Unit) -> Option<Range<usize>> {
    let formulas = formulas(unit);
    let [formula] = formulas.as_slice() else { return None };
    let rest = unit.text.get(formula.at.end..)?.strip_prefix(' ')?;
    let inner = rest.strip_prefix('(')?.strip_suffix(')')?;
    let is_number = !inner.contains([' ', '(', ')']) && formula.at.start == 0;
    is_number.then(|| formula.at.end + 1..unit.text.len())
}

/// Whether a formula's words cover `range`; marks that stand close to them, such
/// as the full stop after them, belong to the last of these.
fn covers(at: &Range<usize>, range: &Range<usize>, text: &str) -> bool {
    let starts = text[..at.start].rfind(' ').map_or(0, |space| space + 1);
    let ends = text[at.end..].find(' ').map_or(text.len(), |space| at.end + space);
    starts <= range.start && range.end <= ends
}

/// A formula of a unit.
struct Formula<'a> {
    at: Range<usize>,
    signs: &'a str,
}

fn formulas(unit: &Unit) -> Vec<Formula<'_>> {
    let formula = |span: &'_ crate::reading::Span| {
        let end = span.end.min(unit.text.len());
        span.start.min(end)..end
    };
    let marks = unit.spans.iter().filter_map(|span| match &span.mark {
        Mark::Formula(signs) => Some(Formula { at: formula(span), signs }),
        _ => None,
    });
    marks.collect()
}

/// Whether two formulas draw the same. On a page, exponents may be drawn before
/// or after indices, and matrices by columns: there, the same signs must be
/// there, and what belongs together, such as a number's digits, in its order.
fn same(expected: &str, found: &str, print: bool) -> bool {
    let all = |signs: &str| signs.replace(' ', "");
    let (here, there) = (all(expected), all(found));
    let sorted = |signs: &str| {
        let mut signs: Vec<char> = signs.chars().collect();
        signs.sort_unstable();
        signs
    };
    here == there
        || print
            && sorted(&here) == sorted(&there)
            && expected.split(' ').all(|token| there.contains(token))
}

fn tell_changed(pair: Pair<'_>, formula: &Formula<'_>, other: &Formula<'_>) -> Finding {
    let (wanted, drawn) = (quote(formula.signs), quote(other.signs));
    let message = format!("the formula draws {drawn}, and not {wanted}");
    Finding::new(Code::FormulaChanged, message)
        .expected(Side::new(formula.signs, Some(&pair.expected.place)))
        .found(Side::new(other.signs, Some(&pair.found.place)))
}

fn tell(pair: Pair<'_>, code: Code, formula: &Formula<'_>) -> Finding {
    let text = pair.expected.text.get(formula.at.clone()).unwrap_or_default();
    let how = match code {
        Code::FormulaAdded => "is marked as a formula, and is none in the source",
        _ => "is not marked as a formula",
    };
    pair.sides(Finding::new(code, format!("{} {how}", quote(text))))
}
