//! Changes to a unit's text, which its spans follow.

use std::ops::Range;

use crate::agreement::diff;
use crate::reading::Unit;

/// Puts `text` in the place of what stands at `range`.
pub(in crate::agreement) fn replace(unit: &mut Unit, range: Range<usize>, text: &str) {
    let (removed, added) = (range.len(), text.len());
    let moved = |at: usize, end: bool| {
        if at >= range.end {
            at - removed + added
        } else if at > range.start {
            range.start + if end { added } else { 0 }
        } else {
            at
        }
    };
    for span in &mut unit.spans {
        let empty = span.start == span.end;
        span.start = moved(span.start, false);
        span.end = if empty { span.start } else { moved(span.end, true) };
    }
    unit.spans.retain(|span| span.start < span.end || is_point(span));
    unit.text.replace_range(range, text);
}

/// Makes `text`, which has the same words but for their signs, the unit's text.
pub(in crate::agreement) fn put(unit: &mut Unit, text: &str) {
    let diff = diff::words(&unit.text, text);
    let ends = std::iter::once((0..0, 0..0))
        .chain(diff.same)
        .chain([(unit.text.len()..unit.text.len(), text.len()..text.len())]);
    let ends: Vec<(Range<usize>, Range<usize>)> = ends.collect();
    let moved = |at: usize| {
        let next = ends.partition_point(|(own, _)| own.end < at);
        let (own, other) = &ends[next.min(ends.len() - 1)];
        let within = at.saturating_sub(own.start).min(other.len());
        other.start + within
    };
    for span in &mut unit.spans {
        (span.start, span.end) = (moved(span.start), moved(span.end));
        span.end = span.end.max(span.start);
    }
    text.clone_into(&mut unit.text);
}

/// Puts the words of `text` in the place of those in the unit that `needed` says are
/// the same in another form; gives the forms, each once.
pub(in crate::agreement) fn words_alike<F: PartialEq + Copy>(
    unit: &mut Unit,
    text: &str,
    needed: impl Fn(&str, &str) -> Option<Vec<F>>,
) -> Vec<F> {
    let mut forms = Vec::new();
    let diff = diff::words(&unit.text, text);
    let mut changes = Vec::new();
    // What stands between words that are the same on both sides belongs together.
    let end = (unit.text.len()..unit.text.len(), text.len()..text.len());
    let (mut own, mut other) = (0, 0);
    for (next, its) in diff.same.into_iter().chain([end]) {
        let (here, there) = (own..next.start.max(own), other..its.start.max(other));
        (own, other) = (next.end, its.end);
        let (here, there) = (trimmed(&unit.text, here), trimmed(text, there));
        let (word, wanted) = (&unit.text[here.clone()], &text[there]);
        if word.is_empty() || word.split(' ').count() != wanted.split(' ').count() {
            continue;
        }
        if let Some(found) = needed(wanted, word) {
            forms.extend(found);
            changes.push((here, wanted.to_owned()));
        }
    }
    for (range, wanted) in changes.into_iter().rev() {
        replace(unit, range, &wanted);
    }
    let mut once: Vec<F> = Vec::new();
    forms.into_iter().for_each(|form| {
        if !once.contains(&form) {
            once.push(form);
        }
    });
    once
}

/// A range without the spaces at its ends.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let whole = &text[range.clone()];
    let start = range.start + whole.len() - whole.trim_start().len();
    start..(start + whole.trim().len())
}

fn is_point(span: &crate::reading::Span) -> bool {
    use crate::reading::Mark;
    use Mark::{Break, Hyphen, Note, Seam};
    matches!(span.mark, Note { .. } | Break { .. } | Seam | Hyphen)
}
