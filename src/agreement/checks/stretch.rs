use std::ops::Range;

use crate::agreement::comparison::Pair;
use crate::agreement::diff;

/// The first stretch of a pair's common text that `faulty` says something of, by
/// the bytes of a character on both sides; where it is on both. Only letters and
/// digits count: an edition may let a full stop in or out of a quotation.
pub(super) fn stretch(
    pair: &Pair<'_>,
    faulty: impl Fn(usize, usize) -> bool,
) -> Option<(Range<usize>, Range<usize>)> {
    let text = pair.found_text();
    let same = if pair.same_text() {
        vec![(0..pair.expected.text.len(), 0..text.len())]
    } else {
        diff::words(&pair.expected.text, &pair.found.text[text.clone()]).same
    };
    let mut out: Option<(Range<usize>, Range<usize>)> = None;
    for (x, y) in same {
        for (at, c) in pair.expected.text[x.clone()].char_indices() {
            if !c.is_alphanumeric() {
                continue;
            }
            let (i, j) = (x.start + at, text.start + y.start + at);
            match &mut out {
                Some(out) if faulty(i, j) => {
                    out.0.end = i + c.len_utf8();
                    out.1.end = j + c.len_utf8();
                }
                Some(_) => return out,
                None if faulty(i, j) => {
                    out = Some((i..i + c.len_utf8(), j..j + c.len_utf8()));
                }
                None => {}
            }
        }
    }
    out
}
