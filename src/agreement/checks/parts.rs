use crate::agreement::code::Code;
use crate::agreement::comparison::{Comparison, Findings, name};
use crate::agreement::finding::Finding;
use crate::agreement::pairing::Fate;
use crate::reading::{Kind, Mark, Unit};

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
        let joined = count(&comparison.pairing.expected, pair.i, pair.j);
        let (here, there) = (&comparison.expected.units, &comparison.found.units);
        if is_at_seams(&here[pair.i..pair.i + joined], &there[pair.j..pair.j + split]) {
            continue;
        }
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

/// Whether one side is in parts only where a page or a column begins, and an edition
/// that was read by its layout cannot tell whether a paragraph does, too.
fn is_at_seams(expected: &[Unit], found: &[Unit]) -> bool {
    let (parts, whole) = match (expected, found) {
        ([whole], parts) | (parts, [whole]) => (parts, whole),
        _ => return false,
    };
    let is_seam = |unit: &Unit, at: usize| {
        unit.spans.iter().any(|span| span.mark == Mark::Seam && span.start == at)
    };
    let mut at = 0;
    parts.windows(2).all(|pair| {
        // White space parts them in the whole.
        at += pair[0].text.len() + 1;
        is_seam(&pair[1], 0) || is_seam(whole, at)
    })
}
