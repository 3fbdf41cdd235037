//! Which list each item is in, and how deep.

use super::labels::{Form, Found};
use super::measures::INDENT;
use super::paragraphs::Paragraph;
use crate::reading::Kind;

/// The kinds of `paragraphs`, of which those with a level are headings.
pub(super) fn kinds(paragraphs: &[Paragraph<'_>], levels: &[Option<u8>]) -> Vec<Kind> {
    let (indent, body) = (indent(paragraphs), body(paragraphs, levels));
    let mut lists = Lists { open: Vec::new(), count: 0, indent, body };
    let kind = |(paragraph, level): (&Paragraph<'_>, &Option<u8>)| match level {
        Some(level) => {
            lists.open.clear();
            Kind::Heading { level: *level }
        }
        None if paragraph.cell => {
            lists.open.clear();
            Kind::Paragraph { depth: 0 }
        }
        None => lists.kind(paragraph),
    };
    paragraphs.iter().zip(levels).map(kind).collect()
}

struct Lists {
    /// The lists around, the innermost last.
    open: Vec<List>,
    count: usize,
    /// How far the first line of a paragraph is indented, where most are.
    indent: f64,
    /// Where text stands that is in no list.
    body: Option<f64>,
}

struct List {
    index: usize,
    /// Where its labels and the text after them begin.
    left: f64,
    hang: f64,
    last: Found,
}

impl Lists {
    fn kind(&mut self, paragraph: &Paragraph<'_>) -> Kind {
        let step = INDENT * paragraph.em;
        let Some(found) = &paragraph.label else {
            let left = self.left(paragraph);
            // Labels may hang out of the text, and the items stand below each other.
            let hangs_out =
                |hang: f64| self.body.is_some_and(|body| (body - hang).abs() < step);
            self.open.retain(|list| list.hang <= left + step && !hangs_out(list.hang));
            return Kind::Paragraph { depth: depth(self.open.len()) };
        };
        let near = |a: f64, b: f64| (a - b).abs() <= step;
        // Numbers may be set to the right or to the left of their column.
        let level = |list: &List| {
            near(list.left, paragraph.left) || near(list.hang, paragraph.hang)
        };
        while self
            .open
            .last()
            .is_some_and(|list| !level(list) && list.left > paragraph.left)
        {
            self.open.pop();
        }
        match self.open.last_mut().filter(|list| level(list)) {
            Some(list) if goes_on(&list.last, found) => list.last = found.clone(),
            same => {
                if same.is_some() {
                    self.open.pop();
                }
                self.open.push(List {
                    index: self.count,
                    left: paragraph.left,
                    hang: paragraph.hang,
                    last: found.clone(),
                });
                self.count += 1;
            }
        }
        let list = self.open.last().map_or(0, |list| list.index);
        Kind::Item { depth: depth(self.open.len()), label: found.label.clone(), list }
    }

    /// Where a paragraph stands, but for the indent of its first line.
    fn left(&self, paragraph: &Paragraph<'_>) -> f64 {
        if paragraph.lines.len() > 1 {
            return paragraph.left.min(paragraph.text_left);
        }
        paragraph.left - self.indent
    }
}

/// Whether an item of the list that `last` is in can have the label `found`.
fn goes_on(last: &Found, found: &Found) -> bool {
    let count = |form: Form| match form {
        Form::Number(_, opened, end) => Some((opened, end)),
        _ => None,
    };
    let same = last.form == found.form
        || count(last.form).is_some() && count(last.form) == count(found.form);
    found.follows(last) || same && !found.is_first()
}

/// How far most paragraphs of several lines indent their first; 0 where most do
/// not.
fn indent(paragraphs: &[Paragraph<'_>]) -> f64 {
    let long = paragraphs.iter().filter(|it| it.lines.len() > 1 && it.label.is_none());
    let mut indents: Vec<f64> = long.map(|it| it.left - it.text_left).collect();
    indents.sort_by(f64::total_cmp);
    indents.get(indents.len() / 2).copied().unwrap_or(0.0).max(0.0)
}

/// Where most paragraphs begin that follow a heading.
fn body(paragraphs: &[Paragraph<'_>], levels: &[Option<u8>]) -> Option<f64> {
    let after = paragraphs.iter().zip(levels).skip(1).zip(levels);
    let after = after.filter(|((paragraph, own), before)| {
        own.is_none() && before.is_some() && paragraph.label.is_none() && !paragraph.cell
    });
    let lefts = after.map(|((paragraph, _), _)| paragraph.left.min(paragraph.text_left));
    let mut lefts: Vec<f64> = lefts.collect();
    lefts.sort_by(f64::total_cmp);
    lefts.get(lefts.len() / 2).copied()
}

fn depth(lists: usize) -> u8 {
    u8::try_from(lists).unwrap_or(u8::MAX)
}
