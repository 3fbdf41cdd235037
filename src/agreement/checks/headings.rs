use super::{SYSTEMATIC, runs};
use crate::agreement::code::Code;
use crate::agreement::comparison::{Comparison, Findings, Pair};
use crate::agreement::excerpt::quote;
use crate::agreement::finding::Finding;
use crate::reading::Kind;

/// Headings that are none any more, that are new, or that have another level.
pub(super) fn check(comparison: &Comparison<'_>, findings: &mut Findings) {
    let either = comparison.pairs().filter(|pair| {
        let heading = |kind: &Kind| matches!(kind, Kind::Heading { .. });
        heading(&pair.expected.kind) || heading(&pair.found.kind)
    });
    let candidates = either.map(|pair| (pair, Fault::of(&pair)));
    for (fault, group) in runs(candidates, SYSTEMATIC) {
        let finding = Finding::new(fault.code(), fault.describe(&group));
        findings.push(group[0].i, group[0].sides(finding));
    }
}

#[derive(Clone, PartialEq)]
enum Fault {
    Missing,
    Added,
    /// By how many levels it is too deep.
    Level(i16),
}

impl Fault {
    fn of(pair: &Pair<'_>) -> Option<Self> {
        match (&pair.expected.kind, &pair.found.kind) {
            (Kind::Heading { level: a }, Kind::Heading { level: b }) => {
                (a != b).then(|| Self::Level(i16::from(*b) - i16::from(*a)))
            }
            (Kind::Heading { .. }, _) => Some(Self::Missing),
            _ => Some(Self::Added),
        }
    }

    fn code(&self) -> Code {
        match self {
            Self::Missing => Code::HeadingMissing,
            Self::Added => Code::HeadingAdded,
            Self::Level(_) => Code::HeadingLevel,
        }
    }

    fn describe(&self, group: &[Pair<'_>]) -> String {
        let quoted = quote(&group[0].found.text);
        let (kind, many) = (&group[0].expected.kind, group.len());
        match (self, kind, &group[0].found.kind) {
            (Self::Missing, ..) if many == 1 => {
                format!("the heading stands there as plain text: {quoted}")
            }
            (Self::Missing, ..) => {
                format!("{many} headings stand there as plain text, from {quoted} on")
            }
            (Self::Level(_), Kind::Heading { level: a }, Kind::Heading { level: b })
                if many == 1 =>
            {
                format!("the heading has level {b} and not {a}: {quoted}")
            }
            (Self::Level(by), ..) => {
                let levels = if by.abs() == 1 { "level" } else { "levels" };
                let way = if *by > 0 { "deep" } else { "high" };
                let by = by.abs();
                format!("{many} headings stand {by} {levels} too {way}, from {quoted} on")
            }
            _ if many == 1 => format!("plain text stands there as a heading: {quoted}"),
            _ => format!("{many} blocks of plain text are headings, from {quoted} on"),
        }
    }
}
