use crate::agreement::code::Code;
use crate::agreement::comparison::{Comparison, Findings, name};
use crate::agreement::finding::Finding;
use crate::agreement::pairing::Fate;
use crate::reading::{Kind, Unit};

/// Units that were cut into several, or run into one.
pub(super) fn check(comparison: &Comparison<'_>, findings: &mut Findings) {
    let count = |fates: &[Fate], at: usize, of: usize| {
        fates[at + 1..].iter().take_while(|fate| **fate == Fate::Part(of)).count() + 1
    };
    let is_code = |unit: &Unit| matches!(unit.kind, Kind::Code { .. });
    for pair in comparison.pairs().filter(|pair| comparison.in_parts(*pair)) {
        // That the lines of code became paragraphs is told as such.
        if is_code(pair.expected) != is_code(pair.found) {
            continue;
        }
        let split = count(&comparison.pairing.found, pair.j, pair.i);
        let finding = if split > 1 {
            let message = format!("{} is cut into {split}", name(pair.expected));
            Finding::new(Code::TextSplit, message)
        } else {
            let message =
                format!("{} is run together with what follows", name(pair.expected));
            Finding::new(Code::TextJoined, message)
        };
        findings.push(pair.i, pair.sides(finding));
    }
}
