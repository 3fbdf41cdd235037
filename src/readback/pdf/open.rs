//! The unit that is being read.

use std::cmp::Reverse;

use super::destinations::Destination;
use super::geometry::{Gap, Line};
use super::joint::{Joined, LineEnd};
use crate::reading::{Kind, Within, is_unseen};

/// Where text stands: the page, from 0, and the line.
pub(super) type Spot = (usize, Line);

/// A unit that may still grow.
#[derive(Debug)]
pub(super) struct Open {
    /// What it is.
    pub(super) kind: Kind,
    /// What it stands in apart from lists.
    pub(super) within: Vec<Within>,
    /// Where its first visible character, or its label, stands.
    pub(super) start: Option<Spot>,
    text: Joined,
    last: Option<Spot>,
    lines: Vec<Lines>,
    spans: Vec<Stretch>,
    /// The stretch of the foreign language that the text so far ends in.
    language: Option<usize>,
}

/// The lines of a unit that stand on one page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lines {
    /// The page, from 0.
    pub(super) page: usize,
    /// How many there are.
    pub(super) count: usize,
    /// Where the first of them from the left begins.
    pub(super) left: f64,
    /// Where the last from the left ends.
    pub(super) right: f64,
}

/// A piece of text to be added to a unit.
#[derive(Debug, Clone, Copy)]
pub(super) struct Addition<'t> {
    /// What it says.
    pub(super) text: &'t str,
    /// Its language, where that is not the document's.
    pub(super) language: Option<&'t str>,
    /// Where it begins; `None` for text that is not drawn.
    pub(super) from: Option<Spot>,
    /// Where it ends.
    pub(super) to: Option<Spot>,
}

/// A link that is open, and what it covers of the unit.
#[derive(Debug)]
pub(super) struct OpenLink<'d> {
    /// Where it leads.
    pub(super) destination: &'d Destination,
    covers: Option<(usize, usize)>,
}

/// A unit whose links may still lead to points that have no name yet.
#[derive(Debug)]
pub(super) struct Closed {
    /// What it is.
    pub(super) kind: Kind,
    /// What it stands in apart from lists.
    pub(super) within: Vec<Within>,
    /// Its text.
    pub(super) text: String,
    /// Its languages and links, by start, outer before inner.
    pub(super) spans: Vec<Stretch>,
    /// Where it begins.
    pub(super) start: Option<Spot>,
    /// How its lines stand on pages; none for code, and what is not drawn.
    pub(super) lines: Vec<Lines>,
}

/// A stretch of a unit's text, in bytes.
#[derive(Debug)]
pub(super) struct Stretch {
    /// The first byte.
    pub(super) start: usize,
    /// The byte after the last.
    pub(super) end: usize,
    /// What there is to say of it.
    pub(super) said: Said,
}

/// What is said of a stretch of text.
#[derive(Debug, PartialEq)]
pub(super) enum Said {
    /// Where it leads.
    Link(Destination),
    /// The language that it is in.
    Language(String),
    /// The label of the page on which it says that the place is to which it
    /// leads.
    Page(String),
    /// What it is short for.
    Expansion(String),
    /// A line ends after it.
    Break {
        /// Whether it must.
        meant: bool,
    },
    /// A page or a column begins before it.
    Seam,
    /// A line ends here with a hyphen.
    Hyphen,
    /// It stands for a formula, which draws this.
    Formula(String),
}

impl Open {
    /// A unit without text.
    pub(super) fn new(kind: Kind, within: Vec<Within>, start: Option<Spot>) -> Self {
        Self {
            kind,
            within,
            start,
            text: Joined::default(),
            last: None,
            lines: Vec::new(),
            spans: Vec::new(),
            language: None,
        }
    }

    /// Where the text so far ends.
    pub(super) fn last(&self) -> Option<Spot> {
        self.last
    }

    /// Adds text, which `links` cover. Gives the offset at which it begins, if
    /// any of it is visible.
    pub(super) fn push(
        &mut self,
        piece: &Addition<'_>,
        links: &mut [OpenLink<'_>],
    ) -> Option<usize> {
        let mut new_line = true;
        if let Some(((page, last), (next_page, next))) = self.last.zip(piece.from) {
            let gap = if page == next_page { last.gap(&next) } else { Gap::Line };
            self.line_end(gap, piece.text);
            self.text.gap(gap, piece.text);
            new_line = gap == Gap::Line;
        }
        self.set(piece, new_line);
        self.last = piece.to.or(self.last);
        let rest = self.text.leading(piece.text);
        let start = self.text.offset(false);
        self.text.push(rest);
        if !is_visible(rest) {
            return None;
        }
        let end = self.text.offset(true);
        self.start = self.start.or(piece.from);
        self.speak(piece.language, start, end);
        for link in links {
            link.covers = Some((link.covers.map_or(start, |(first, _)| first), end));
        }
        Some(start)
    }

    /// Notes where a piece stands.
    fn set(&mut self, piece: &Addition<'_>, new_line: bool) {
        let (Some((page, from)), Some((_, to))) = (piece.from, piece.to) else { return };
        let ends = [from.from.x, to.to.x];
        let (left, right) = (ends[0].min(ends[1]), ends[0].max(ends[1]));
        match self.lines.last_mut().filter(|lines| lines.page == page) {
            Some(lines) => {
                lines.count += usize::from(new_line);
                lines.left = lines.left.min(left);
                lines.right = lines.right.max(right);
            }
            None => self.lines.push(Lines { page, count: 1, left, right }),
        }
    }

    /// Adds text in which white space matters.
    pub(super) fn push_verbatim(&mut self, text: &str) {
        self.text.push_verbatim(text);
    }

    /// Notes that a line ends before `next`, unless it only was full.
    fn line_end(&mut self, gap: Gap, next: &str) {
        let end = match gap {
            Gap::Line => self.text.line_end(next),
            _ => LineEnd::Wrapped,
        };
        let at = self.text.offset(true);
        if end != LineEnd::Wrapped && at > 0 {
            self.say((at, at), Said::Break { meant: end == LineEnd::Meant });
        }
    }

    /// Says whether what comes next is in the code with which the text ends.
    pub(super) fn within_code(&mut self, code: bool) {
        self.text.within_code(code);
    }

    /// The byte after its last visible character so far.
    pub(super) fn end(&self) -> usize {
        self.text.offset(true)
    }

    /// Ends the unit. The links that are still open go on in the next one.
    pub(super) fn close(mut self, links: &mut [OpenLink<'_>]) -> Closed {
        for link in links {
            self.end_link(link);
        }
        let text = self.text.finish();
        let mut spans = self.spans;
        for span in &mut spans {
            // White that only the page shows came after the span had begun.
            let said = text.get(span.start..span.end).unwrap_or_default();
            span.start += said.len() - said.trim_start().len();
        }
        let idle = |span: &Stretch| {
            span.start >= text.len() && matches!(span.said, Said::Break { .. })
        };
        spans.retain(|span| !idle(span));
        spans.sort_by_key(|span| (span.start, Reverse(span.end)));
        Closed {
            kind: self.kind,
            within: self.within,
            text,
            spans,
            start: self.start,
            lines: self.lines,
        }
    }

    /// Notes what a link covered.
    pub(super) fn end_link(&mut self, link: &mut OpenLink<'_>) {
        if let Some((start, end)) = link.covers.take() {
            let said = Said::Link(link.destination.clone());
            self.spans.push(Stretch { start, end, said });
        }
    }

    /// Notes what there is to say of the text at `covers`.
    pub(super) fn say(&mut self, (start, end): (usize, usize), said: Said) {
        self.spans.push(Stretch { start, end, said });
    }

    /// Goes past something that is no part of the text, and ends at `to`.
    pub(super) fn pass(&mut self, to: Option<Spot>) {
        self.last = to.or(self.last);
    }

    /// The byte at which the next visible character will stand, or after the
    /// last one if `end`.
    pub(super) fn offset(&self, end: bool) -> usize {
        self.text.offset(end)
    }

    fn speak(&mut self, language: Option<&str>, start: usize, end: usize) {
        let Some(language) = language else {
            self.language = None;
            return;
        };
        let said = Said::Language(language.to_owned());
        let going_on = self.language.and_then(|index| self.spans.get_mut(index));
        match going_on.filter(|span| span.said == said) {
            Some(span) => span.end = end,
            None => {
                self.language = Some(self.spans.len());
                self.spans.push(Stretch { start, end, said });
            }
        }
    }
}

impl<'d> OpenLink<'d> {
    /// A link that covers nothing yet.
    pub(super) fn new(destination: &'d Destination) -> Self {
        Self { destination, covers: None }
    }

    /// Where the text of the unit that it covers so far stands.
    pub(super) fn covers(&self) -> Option<(usize, usize)> {
        self.covers
    }
}

/// Whether any of `text` outlasts [`crate::reading::normalise`].
pub(super) fn is_visible(text: &str) -> bool {
    let blank = |c: char| c.is_whitespace() || c == '\u{ad}' || is_unseen(c);
    text.contains(|c| !blank(c))
}
