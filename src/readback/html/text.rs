//! A block's text as it is gathered, with what there is to say about it.

use std::cmp::Reverse;

use crate::reading::{
    Begun, Kind, Mark, Normaliser, PageTurn, Place, Span, Unit, Within,
};

/// A unit that is being read. It begins with its first visible character.
#[derive(Debug, Default)]
pub(crate) struct Block {
    text: Normaliser,
    /// What it is and where it began; `None` until it begins.
    head: Option<Head>,
    candidates: Vec<Candidate>,
    /// After which bytes lines end.
    breaks: Vec<usize>,
    /// The pages that begin in it, with the byte at which they do.
    pages: Vec<(Begun, usize)>,
}

/// What is known of a unit when it begins.
#[derive(Debug)]
pub(crate) struct Head {
    /// What it is.
    pub(crate) kind: Kind,
    /// What it stands in apart from lists.
    pub(crate) within: Vec<Within>,
    /// The names by which links can reach it.
    pub(crate) anchors: Vec<String>,
    /// Where it stands.
    pub(crate) place: Place,
    /// The pages and numbered lines that begin with it.
    pub(crate) pages: Vec<Begun>,
}

/// A span as the elements give it, which may turn out to say nothing.
#[derive(Debug)]
struct Candidate {
    start: usize,
    end: usize,
    /// When its element began; outer elements begin before inner ones.
    order: usize,
    mark: Mark,
}

impl Block {
    /// Whether a visible character has come.
    pub(crate) fn has_begun(&self) -> bool {
        self.head.is_some()
    }

    /// The byte at which the next visible character will stand.
    pub(crate) fn start(&self) -> usize {
        self.text.offset(false)
    }

    /// The byte after the last visible character.
    pub(crate) fn end(&self) -> usize {
        self.text.offset(true)
    }

    /// Adds white space.
    pub(crate) fn push_space(&mut self) {
        self.text.push(" ");
    }

    /// Ends the line.
    pub(crate) fn push_break(&mut self) {
        let at = self.text.offset(true);
        if at > 0 && self.breaks.last() != Some(&at) {
            self.breaks.push(at);
        }
        self.push_space();
    }

    /// Adds text. Says whether the block's first visible character was in it:
    /// then [`Block::begin`] must follow.
    pub(crate) fn push(&mut self, text: &str) -> bool {
        // A line break after a soft hyphen is a space in markup.
        if text.contains('\u{ad}') && text.contains(['\n', '\r']) {
            self.text.push(&text.replace(['\n', '\r'], " "));
        } else {
            self.text.push(text);
        }
        self.head.is_none() && !self.text.is_empty()
    }

    /// Adds text in which white space matters; [`Block::begin`] must follow.
    pub(crate) fn push_verbatim(&mut self, text: &str) {
        self.text.push_verbatim(text);
    }

    /// Makes the block what `head` says.
    pub(crate) fn begin(&mut self, mut head: Head) {
        let pages = std::mem::take(&mut head.pages);
        self.pages.extend(pages.into_iter().map(|label| (label, 0)));
        self.head = Some(head);
    }

    /// Notes a name by which links can reach the text.
    pub(crate) fn anchor(&mut self, name: &str) {
        if let Some(head) = &mut self.head {
            head.anchors.push(name.to_owned());
        }
    }

    /// Notes that a page, or a numbered line, begins here.
    pub(crate) fn page(&mut self, label: Begun) {
        self.pages.push((label, self.text.offset(false)));
    }

    /// Notes that `mark` holds from the byte `start` to here. Of marks over
    /// the same text, the one with the lower `order` is the outer one.
    pub(crate) fn mark(&mut self, mark: &Mark, start: usize, order: usize) {
        let end = self.text.offset(true);
        if start < end {
            self.candidates.push(Candidate { start, end, order, mark: mark.clone() });
        }
    }

    /// The finished unit, if the block has begun, with the pages that begin in
    /// it if it is unit number `index`, and the labels of those that begin
    /// after its last character.
    pub(crate) fn finish(
        self,
        index: usize,
        language: Option<&str>,
    ) -> Option<(Unit, Vec<PageTurn>, Vec<Begun>)> {
        let Head { kind, within, anchors, place, .. } = self.head?;
        let text = self.text.finish();
        let spans =
            with_breaks(spans(self.candidates, language), &self.breaks, text.len());
        let (mut turns, mut later) = (Vec::new(), Vec::new());
        for (label, offset) in self.pages {
            if offset < text.len().max(1) {
                turns.push(PageTurn::new(label, index, offset));
            } else {
                later.push(label);
            }
        }
        Some((Unit { kind, within, text, spans, anchors, place }, turns, later))
    }
}

/// `spans` and the breaks in a text of that length, by start.
fn with_breaks(mut spans: Vec<Span>, breaks: &[usize], length: usize) -> Vec<Span> {
    let within = breaks.iter().filter(|at| **at < length);
    spans.extend(within.map(|&at| {
        let mark = Mark::Break { meant: true };
        Span { start: at, end: at, mark }
    }));
    spans.sort_by_key(|span| span.start);
    spans
}

/// The candidates that say something, by start, outer before inner.
fn spans(mut candidates: Vec<Candidate>, language: Option<&str>) -> Vec<Span> {
    candidates.sort_by_key(|candidate| {
        (candidate.start, Reverse(candidate.end), candidate.order)
    });
    let mut spans: Vec<Span> = Vec::new();
    for Candidate { start, end, mark, .. } in candidates {
        if matches!(mark, Mark::Language(_)) {
            drop_outer_language(&mut spans, start, end);
        }
        spans.push(Span { start, end, mark });
    }
    drop_idle_languages(spans, language)
}

/// Drops the language that holds for exactly the same text: the innermost is
/// the one that the text is in.
fn drop_outer_language(spans: &mut Vec<Span>, start: usize, end: usize) {
    let same = |span: &&Span| (span.start, span.end) == (start, end);
    let run = spans.iter().rev().take_while(same).count();
    let first = spans.len() - run;
    let language = |span: &Span| matches!(span.mark, Mark::Language(_));
    if let Some(at) = spans[first..].iter().position(language) {
        spans.remove(first + at);
    }
}

/// Drops the languages that surround their text anyway.
fn drop_idle_languages(spans: Vec<Span>, language: Option<&str>) -> Vec<Span> {
    let mut kept: Vec<Span> = Vec::with_capacity(spans.len());
    // The languages that hold where the next span starts: end and tag.
    let mut around: Vec<(usize, String)> = Vec::new();
    for span in spans {
        while around.last().is_some_and(|(end, _)| *end <= span.start) {
            around.pop();
        }
        if let Mark::Language(tag) = &span.mark {
            let outer = around.last().map(|(_, outer)| outer.as_str()).or(language);
            if outer.is_some_and(|outer| outer.eq_ignore_ascii_case(tag)) {
                continue;
            }
            around.push((span.end, tag.clone()));
        }
        kept.push(span);
    }
    kept
}
