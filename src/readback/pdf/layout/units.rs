//! Paragraphs to units, their text put together.

use super::lines::Line;
use super::notes::Note;
use super::paragraphs::Paragraph;
use super::words::{self, HYPHENS, Joint, Words};
use crate::readback::Error;
use crate::readback::notes::{Found, Reference};
use crate::readback::pdf::limits;
use crate::readback::pdf::open::{Closed, Said, Stretch};
use crate::readback::pdf::units::{Goal, Units};
use crate::reading::{Kind, Normaliser};

/// Makes units of `paragraphs` and `notes`, on so many pages. Fails if their text grows beyond
/// its limit.
pub(super) fn read(
    paragraphs: &[Paragraph<'_>],
    kinds: Vec<Kind>,
    notes: Vec<Note<'_>>,
    pages: usize,
) -> Result<Units, Error> {
    let words = Words::new(paragraphs);
    let mut out = Units::none(pages);
    let mut bytes = 0;
    let mut add = |paragraph: &Paragraph<'_>, kind: Kind, note: Option<String>| {
        let mut closed = unit(paragraph, kind, &words, &mut out);
        bytes += closed.text.len();
        if let Some(label) = note {
            closed.within.push(out.notes.next());
            out.notes.found.push(Found { label, back: None });
        }
        out.units.push(closed);
        match bytes > limits::TEXT {
            true => Err(limits::passed("bytes of text", limits::TEXT)),
            false => Ok(()),
        }
    };
    for (paragraph, kind) in paragraphs.iter().zip(kinds) {
        add(paragraph, kind, None)?;
    }
    for Note { label, lines } in notes {
        add(&Paragraph::whole(lines, false), Kind::Paragraph { depth: 0 }, Some(label))?;
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
        let lead = line.text.len() - line.text.trim_start().len() + skip;
        let own = line.text.get(lead..).unwrap_or_default();
        let joint = joints[at + 1];
        let (body, hyphen) = match joint {
            Joint::Space => (own, ""),
            _ => {
                let own = own.trim_end();
                own.split_at(own.trim_end_matches(HYPHENS).len())
            }
        };
        push(&mut text, body, lead, line, (index, out));
        let may_go_on = at + 1 < lines.len() && ends_with_address(own);
        if !hyphen.is_empty() || may_go_on {
            say(text.offset(true), Said::Hyphen);
        }
        if joint == Joint::Nothing {
            text.push(hyphen);
        }
    }
    let start = lines.first();
    let start = start.and_then(|line| Some((line.page, line.runs.first()?.1.line)));
    Closed {
        kind,
        within: Vec::new(),
        text: text.finish(),
        spans,
        start,
        lines: Vec::new(),
    }
}

/// Whether a line ends with an address, which may go on in the next.
fn ends_with_address(line: &str) -> bool {
    line.split_whitespace().next_back().is_some_and(words::is_address)
}

/// Adds `body`, which stands `lead` bytes into its line, to the text of the unit that
/// is the next of `out`, and notes what in it refers to notes.
fn push(
    text: &mut Normaliser,
    body: &str,
    lead: usize,
    line: &Line<'_>,
    (unit, out): (usize, &mut Units),
) {
    let mut from = 0;
    for (byte, note, label) in &line.notes {
        let to = byte.saturating_sub(lead).clamp(from, body.len());
        text.push(&body[from..to]);
        from = to;
        out.notes.references.push(Reference {
            unit,
            at: text.offset(true),
            label: label.clone(),
            target: Some(Goal::Index(*note)),
        });
        out.spots.push(line.runs.first().map(|(_, run)| (line.page, run.line)));
    }
    text.push(&body[from..]);
}
