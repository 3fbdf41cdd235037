use super::runs;
use crate::agreement::code::Code;
use crate::agreement::comparison::{Comparison, Findings, Pair, names};
use crate::agreement::excerpt::quote;
use crate::agreement::finding::Finding;
use crate::reading::{Check, Kind, Label, Unit};

/// Items or terms that became paragraphs, paragraphs that became items or
/// terms, numbers that became bullets, bullets that became numbers. A run of
/// them is told once.
pub(super) fn check(comparison: &Comparison<'_>, findings: &mut Findings) {
    let either = comparison.pairs().filter(|pair| {
        let special = |kind: &Kind| {
            matches!(
                kind,
                Kind::Item { .. }
                    | Kind::Term { .. }
                    | Kind::Picture { .. }
                    | Kind::Code { .. }
            )
        };
        special(&pair.expected.kind) || special(&pair.found.kind)
    });
    let listed = comparison.options.listed;
    for (code, group) in runs(either.map(|pair| (pair, fault(&pair, listed))), 1) {
        let finding = Finding::new(code, describe(code, &group));
        findings.push(group[0].i, group[0].labelled_sides(finding));
    }
}

/// What is wrong with the kind of `found`. Between two editions that are `listed`,
/// neither need say all.
fn fault(pair: &Pair<'_>, listed: bool) -> Option<Code> {
    use Label::{Bullet, Check, Number};
    match (&pair.expected.kind, &pair.found.kind) {
        (Kind::Item { label: a, .. }, Kind::Item { label: b, .. }) => match (a, b) {
            (Number(_), Bullet) => Some(Code::NumberMissing),
            (Bullet | Check(_), Number(_)) => Some(Code::NumberAdded),
            (Number(_), Check(_)) => Some(Code::NumberMissing),
            (Check(a), Check(b)) => differ(a, b, listed).then_some(Code::CheckChanged),
            (Check(own), Bullet) | (Bullet, Check(own)) => {
                // A picture in the place of a bullet may be one.
                (!listed || own.done.is_some()).then_some(Code::CheckChanged)
            }
            _ => None,
        },
        (Kind::Picture { .. }, Kind::Picture { .. }) => None,
        (Kind::Picture { .. }, _) => Some(Code::FigureMissing),
        (_, Kind::Picture { .. }) => Some(Code::FigureAdded),
        (Kind::Code { .. }, Kind::Code { .. }) => None,
        // Headings are another check's.
        (Kind::Code { .. }, Kind::Heading { .. })
        | (Kind::Heading { .. }, Kind::Code { .. }) => None,
        (Kind::Code { .. }, _) | (_, Kind::Code { .. }) => Some(Code::CodeChanged),
        (Kind::Item { .. }, Kind::Paragraph { .. } | Kind::Term { .. }) => {
            Some(Code::ItemMissing)
        }
        (Kind::Term { .. }, Kind::Paragraph { .. } | Kind::Item { .. }) => {
            Some(Code::TermMissing)
        }
        (Kind::Paragraph { .. }, Kind::Term { .. }) => Some(Code::TermAdded),
        (Kind::Paragraph { .. }, Kind::Item { .. }) => Some(Code::ItemAdded),
        _ => None,
    }
}

/// Whether one box is checked and the other is not, or is said to be.
fn differ(a: &Check, b: &Check, listed: bool) -> bool {
    let seen = a.done.is_some() && b.done.is_some() && a.done != b.done;
    let silent = a.said.is_empty() || b.said.is_empty();
    seen || a.said != b.said && !(listed && silent)
}

fn describe(code: Code, group: &[Pair<'_>]) -> String {
    let units: Vec<&Unit> = group.iter().map(|pair| pair.expected).collect();
    let (what, one) = (names(&units), group.len() == 1);
    let has = if one { "has" } else { "have" };
    let stands = if one { "stands" } else { "stand" };
    let quoted = quote(&group[0].expected.text);
    match code {
        Code::NumberMissing => format!("{what} {has} no number: {quoted}"),
        Code::NumberAdded => {
            format!("{what} {has} a number instead of a bullet: {quoted}")
        }
        Code::CodeChanged => match group[0].expected.kind {
            Kind::Code { .. } => format!("{what} {stands} as other text: {quoted}"),
            _ => format!("{what} {stands} as code: {quoted}"),
        },
        Code::CheckChanged => {
            let is = if one { "is" } else { "are" };
            format!("{what} {is} marked otherwise as done or not done: {quoted}")
        }
        Code::FigureMissing => format!("{what} {stands} as text: {quoted}"),
        Code::FigureAdded => {
            format!("{what} {stands} as the text of a picture: {quoted}")
        }
        Code::ItemMissing => format!("{what} {stands} outside of the list: {quoted}"),
        Code::TermMissing => format!("{what} {stands} as other text: {quoted}"),
        Code::TermAdded => format!("{what} {stands} as a term: {quoted}"),
        _ => format!("{what} {stands} in a list: {quoted}"),
    }
}
