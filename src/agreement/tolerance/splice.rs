//! Changes to a unit's text, which its spans follow.

use std::ops::Range;

use crate::agreement::diff;
use crate::reading::Unit;

/// Puts `text` in the place of what stands at `range`.
pub(super) fn replace(unit: &mut Unit, range: Range<usize>, text: &str) {
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
pub(super) fn put(unit: &mut Unit, text: &str) {
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

fn is_point(span: &crate::reading::Span) -> bool {
    use crate::reading::Mark;
    matches!(span.mark, Mark::Note { .. } | Mark::Break { .. })
}
