//! Paragraphs to units, their text put together.

use super::paragraphs::Paragraph;
use super::words::{HYPHENS, Joint, Words};
use crate::readback::Error;
use crate::readback::pdf::limits;
use crate::readback::pdf::open::{Closed, Said, Stretch};
use crate::readback::pdf::units::Units;
use crate::reading::{Kind, Normaliser};

/// Makes units of `paragraphs`, on so many pages. Fails if their text grows beyond
/// its limit.
pub(super) fn read(
    paragraphs: &[Paragraph<'_>],
    kinds: Vec<Kind>,
    pages: usize,
) -> Result<Units, Error> {
    let words = Words::new(paragraphs);
    let mut out = Units::none(pages);
    let mut bytes = 0;
    for (paragraph, kind) in paragraphs.iter().zip(kinds) {
        let closed = unit(paragraph, kind, &words, &mut out);
        bytes += closed.text.len();
        if bytes > limits::TEXT {
            return Err(limits::passed("bytes of text", limits::TEXT));
        }
        out.units.push(closed);
    }
    Ok(out)
}

fn unit(paragraph: &Paragraph<'_>, kind: Kind, words: &Words, out: &mut Units) -> Closed {
    let is_item = matches!(kind, Kind::Item { .. });
    let label = paragraph.label.as_ref().filter(|_| is_item);
    let mut text = Normaliser::default();
    let mut spans = Vec::new();
    let mut say = |at: usize, said: Said| {
        spans.push(Stretch { start: at, end: at, said });
    };
    let index = out.units.len();
    let lines = &paragraph.lines;
    let joints = (0..lines.len()).map(|at| words.before(lines, at));
    let joints: Vec<Joint> = joints.chain([Joint::Space]).collect();
    for (at, line) in lines.iter().enumerate() {
        if at > 0 && joints[at] == Joint::Space {
            if paragraph.broken[at] {
                say(text.offset(true), Said::Break { meant: false });
            }
            text.push(" ");
        }
        if line.first {
            say(text.offset(false), Said::Seam);
        }
        if let Some(turn) = out.turns.get_mut(line.page)
            && turn.is_none()
        {
            *turn = Some((index, text.offset(false)));
        }
        let skip = label.filter(|_| at == 0).map_or(0, |found| found.length);
        let own = line.text.trim_start().get(skip..).unwrap_or_default();
        match joints[at + 1] {
            Joint::Space => text.push(own),
            joint => {
                let own = own.trim_end();
                let body = own.trim_end_matches(HYPHENS);
                text.push(body);
                if body.len() < own.len() {
                    say(text.offset(true), Said::Hyphen);
                }
                if joint == Joint::Nothing {
                    text.push(&own[body.len()..]);
                }
            }
        }
    }
    let start = lines.first();
    let start = start.and_then(|line| Some((line.page, line.runs.first()?.1.line)));
    Closed { kind, within: Vec::new(), text: text.finish(), spans, start }
}
