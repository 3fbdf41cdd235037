//! What a page shows, as the pieces that its marked content divides it into.

use std::mem;
use std::ops::Range;
use std::sync::Arc;

use hayro_syntax::object::ObjectIdentifier;

use kurbo::Point;

use super::direction;
use super::dots::Dots;
use super::faces::Face;
use super::geometry::{Gap, Line};
use super::matching::{self, Pieced};
use crate::reading::Direction;

/// The text of a page, in the order in which it is drawn.
#[derive(Debug, Default)]
pub(super) struct PageText {
    text: String,
    /// The pieces, in drawing order.
    pub(super) pieces: Vec<Piece>,
    contexts: Vec<Context>,
    /// The spaces in the text, in drawing order.
    spaces: Vec<Space>,
    /// Shapes that may be bullets.
    pub(super) dots: Dots,
    /// Whether the next glyph may go on with the last piece.
    open: bool,
    /// Whether any of it is written from right to left.
    leftward: bool,
    /// Where the text of glyphs that stand for several characters is, in order.
    clusters: Vec<Range<usize>>,
}

/// A stretch of text on one line, without white that would need a space.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    context: Option<usize>,
    text: Range<usize>,
    /// Where it stands; `None` for text that is not drawn.
    pub(super) line: Option<Line>,
    /// Whether it is what glyphs say, and not what is said for them.
    drawn: bool,
    /// From where to where of that anything is to be seen.
    pub(super) ink: Option<(Point, Point)>,
    /// What it is set in; `None` for text that is not drawn.
    pub(super) face: Option<Arc<Face>>,
}

/// A space that is drawn.
#[derive(Debug, Clone, Copy)]
pub(super) struct Space {
    /// The byte of the page's text.
    at: usize,
    /// Where it begins.
    pub(super) from: Point,
    /// Where it ends.
    pub(super) to: Point,
}

/// A glyph that is drawn.
#[derive(Debug, Clone, Copy)]
pub(super) struct Drawn<'f> {
    /// Where.
    pub(super) line: Line,
    /// In which font.
    pub(super) face: &'f Arc<Face>,
}

/// A marked-content sequence, or a form XObject that is being drawn.
#[derive(Debug, Clone)]
pub(super) struct Context {
    /// The context around it; `None` where the page itself is.
    pub(super) parent: Option<usize>,
    /// The name by which the structure tree can claim it.
    pub(super) key: Option<Key>,
    /// Whether it is declared to be no part of the reading.
    pub(super) artifact: bool,
    /// Whether it is such of pagination, and neither head nor foot of the page: a number,
    /// or what is repeated on each page (ISO 32000-1, 14.8.2.2.2).
    pub(super) pagination: bool,
    /// Whether it says that its characters are drawn in reverse order (ISO 32000-2,
    /// 14.8.2.5.3).
    pub(super) reversed: bool,
    /// The language that it declares.
    pub(super) language: Option<Box<str>>,
}

/// How the structure tree names content of a page (ISO 32000-2, 14.7.5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Key {
    /// The form XObject that holds it; `None` for the page's own content.
    pub(super) form: Option<ObjectIdentifier>,
    /// Its marked-content identifier; `None` for all that the form draws.
    pub(super) mcid: Option<i32>,
}

impl Piece {
    /// Whether `next` goes on with the line.
    fn goes_on(&self, next: &Self) -> bool {
        let on_one_line = |(line, next): (Line, Line)| line.gap(&next) != Gap::Line;
        self.line.zip(next.line).is_some_and(on_one_line)
    }
}

impl PageText {
    /// How many pieces and contexts it holds.
    pub(super) fn size(&self) -> usize {
        self.pieces.len() + self.contexts.len()
    }

    /// Opens a context and gives its index.
    pub(super) fn begin(&mut self, context: Context) -> usize {
        self.open = false;
        self.leftward |= context.reversed;
        self.contexts.push(context);
        self.contexts.len() - 1
    }

    /// Ends the current piece: what follows has another context.
    pub(super) fn end(&mut self) {
        self.open = false;
    }

    /// Adds a glyph's text, drawn as `drawn` says, in `context`. It goes on with the
    /// piece before it where nothing parts them and both are set alike.
    pub(super) fn glyph(
        &mut self,
        context: Option<usize>,
        text: &str,
        Drawn { line, face }: Drawn<'_>,
    ) {
        self.text.push_str(text);
        let end = self.text.len();
        self.leftward |= direction::has_leftward(text);
        if text.chars().nth(1).is_some() {
            self.clusters.push(end - text.len()..end);
        }
        let seen = text.contains(|c: char| !c.is_whitespace());
        let ink = seen.then_some((line.from, line.to));
        if !seen {
            let at = end - text.len();
            self.spaces.push(Space { at, from: line.from, to: line.to });
        }
        if self.open
            && let Some(piece) = self.pieces.last_mut()
            && let Some(last) = &mut piece.line
            && last.gap(&line) == Gap::None
            && last.is_level(&line)
            && piece.face.as_ref() == Some(face)
        {
            piece.text.end = end;
            *last = Line { from: last.from, ..line };
            piece.ink = match (piece.ink, ink) {
                (Some((from, _)), Some((_, to))) => Some((from, to)),
                (before, after) => before.or(after),
            };
            return;
        }
        let (text, face) = (end - text.len()..end, Some(Arc::clone(face)));
        self.pieces.push(Piece {
            context,
            text,
            line: Some(line),
            drawn: true,
            ink,
            face,
        });
        self.open = true;
    }

    /// Adds text that stands for what is drawn as `drawn` says.
    pub(super) fn replacement(
        &mut self,
        context: Option<usize>,
        text: &str,
        drawn: Option<(Line, Arc<Face>)>,
    ) {
        let start = self.text.len();
        self.text.push_str(text);
        let (line, face) = drawn.unzip();
        let ink = line.map(|line| (line.from, line.to));
        let text = start..self.text.len();
        self.pieces.push(Piece { context, text, line, drawn: false, ink, face });
        self.open = false;
    }

    /// Whether any of it is written from right to left.
    pub(super) fn is_leftward(&self) -> bool {
        self.leftward
    }

    /// Puts what is written from right to left in the order in which it is read,
    /// once everything is drawn: each line of it becomes one piece. `declared` gives
    /// the direction of the content that the structure tree claims by a name.
    pub(super) fn settle_direction(
        &mut self,
        declared: impl Fn(Key) -> Option<Direction>,
    ) {
        if !self.leftward {
            return;
        }
        let pieces = mem::take(&mut self.pieces);
        let same = |a: &Piece, b: &Piece| self.content(a) == self.content(b);
        let runs: Vec<&[Piece]> = pieces.chunk_by(same).collect();
        for run in runs {
            let content = self.content(&run[0]).and_then(|it| self.contexts[it].key);
            let direction = content.and_then(&declared);
            let direction = direction.unwrap_or_else(|| self.direction(run));
            for row in run.chunk_by(Piece::goes_on) {
                match self.settled(row, direction) {
                    Some(piece) => self.pieces.push(piece),
                    None => self.pieces.extend(row.iter().cloned()),
                }
            }
        }
    }

    /// The direction of `run`: that of most of its letters; where it has none, as it
    /// says of itself.
    fn direction(&self, run: &[Piece]) -> Direction {
        let most = direction::most(run.iter().map(|piece| self.text(piece)));
        most.unwrap_or_else(|| match run.iter().any(|piece| self.is_reversed(piece)) {
            true => Direction::Leftward,
            false => Direction::Rightward,
        })
    }

    fn is_reversed(&self, piece: &Piece) -> bool {
        self.contexts(piece).next().is_some_and(|context| context.reversed)
    }

    /// The line that `row` makes, if it has to be turned.
    fn settled(&mut self, row: &[Piece], direction: Direction) -> Option<Piece> {
        let (first, last) = (row.first()?.line?, row.last()?.line?);
        let length = (last.to - first.from).dot(first.direction);
        let turned = row.iter().any(|piece| {
            self.is_reversed(piece) || direction::has_leftward(self.text(piece))
        });
        // Some writers draw them to the left, as they are read.
        if !turned || length <= 0.0 {
            return None;
        }
        let (mut text, mut clusters) = (String::new(), Vec::new());
        let mut end = first.from;
        for piece in row {
            let line = piece.line?;
            if (Line { to: end, ..first }).gap(&line) == Gap::Space {
                clusters.push(text.len()..text.len() + 1);
                text.push(' ');
            }
            end = line.to;
            clusters.extend(self.clusters(piece, text.len()));
            text.push_str(self.text(piece));
        }
        let start = self.text.len();
        self.text.push_str(&direction::read(&text, &clusters, direction));
        let line = Line { from: first.from, turned: true, ..last };
        let text = start..self.text.len();
        Some(Piece {
            context: self.content(&row[0]),
            text,
            line: Some(line),
            drawn: true,
            ink: Some((first.from, last.to)),
            face: row.first()?.face.clone(),
        })
    }

    /// What each glyph of `piece` stands for, in bytes of a text in which the piece
    /// begins at `offset`.
    fn clusters(&self, piece: &Piece, offset: usize) -> Vec<Range<usize>> {
        let Range { start, end } = piece.text;
        let first = self.clusters.partition_point(|cluster| cluster.start < start);
        let mut several = self.clusters[first..].iter().peekable();
        let mut out = Vec::new();
        let mut at = start;
        while at < end {
            let length = match several.next_if(|cluster| cluster.start == at) {
                _ if !piece.drawn => end - start,
                Some(cluster) => cluster.len(),
                None => self.text[at..].chars().next().map_or(1, char::len_utf8),
            };
            out.push(at - start + offset..at + length - start + offset);
            at += length;
        }
        out
    }

    /// The text of `piece`.
    pub(super) fn text(&self, piece: &Piece) -> &str {
        &self.text[piece.text.clone()]
    }

    /// The spaces in `piece`, each with the byte of its text.
    pub(super) fn spaces(&self, piece: &Piece) -> impl Iterator<Item = (usize, Space)> {
        let from = self.spaces.partition_point(|space| space.at < piece.text.start);
        let to = self.spaces.partition_point(|space| space.at < piece.text.end);
        let start = piece.text.start;
        self.spaces[from..to].iter().map(move |space| (space.at - start, *space))
    }

    /// The contexts around `piece`, from the inside out.
    pub(super) fn contexts(&self, piece: &Piece) -> impl Iterator<Item = &Context> {
        let context =
            |index: Option<usize>| index.and_then(|index| self.contexts.get(index));
        std::iter::successors(context(piece.context), move |inner| context(inner.parent))
    }

    /// The artifact of pagination that `piece` is a part of, if it is of one.
    pub(super) fn pagination(&self, piece: &Piece) -> Option<usize> {
        let parent = |index: &usize| self.contexts.get(*index)?.parent;
        let is =
            |index: &usize| self.contexts.get(*index).is_some_and(|it| it.pagination);
        std::iter::successors(piece.context, parent).find(is)
    }

    /// The names by which the structure tree can claim what is on the page.
    pub(super) fn keys(&self) -> impl Iterator<Item = Key> {
        self.contexts.iter().filter_map(|context| context.key)
    }

    /// Whether a context from `index` outwards has a name.
    pub(super) fn has_key(&self, index: Option<usize>) -> bool {
        let context =
            |index: Option<usize>| index.and_then(|index| self.contexts.get(index));
        std::iter::successors(context(index), |inner| context(inner.parent))
            .any(|context| context.key.is_some_and(|key| key.mcid.is_some()))
    }

    /// The context around `piece` that the structure tree claims; where there is
    /// none, the innermost.
    fn content(&self, piece: &Piece) -> Option<usize> {
        let parent = |index: &usize| self.contexts.get(*index)?.parent;
        let claimed = |index: &usize| {
            let key = self.contexts.get(*index).and_then(|context| context.key);
            key.is_some_and(|key| key.mcid.is_some())
        };
        std::iter::successors(piece.context, parent).find(claimed).or(piece.context)
    }

    /// Whether another page draws the same text in the same order.
    pub(super) fn says_the_same(&self, other: &Self) -> bool {
        self.text == other.text
    }

    /// This page with the text of `other` in the place of its own: each piece takes what
    /// answers to it there, and what stands there besides goes to the piece before it.
    pub(super) fn in_words_of(&self, other: &Self) -> Self {
        let at = matching::places(&self.pieced(), &other.pieced());
        let moved = |range: &Range<usize>| at[range.start]..at[range.end];
        let is_space = |at: usize| {
            other.text[at..].chars().next().is_some_and(|c| c.is_whitespace())
        };
        let pieces = self.pieces.iter().map(|piece| {
            let text = moved(&piece.text);
            Piece { text, ..piece.clone() }
        });
        let spaces = self.spaces.iter().map(|space| Space { at: at[space.at], ..*space });
        Self {
            text: other.text.clone(),
            pieces: pieces.filter(|piece| !piece.text.is_empty()).collect(),
            contexts: self.contexts.clone(),
            spaces: spaces.filter(|space| is_space(space.at)).collect(),
            dots: self.dots.clone(),
            open: false,
            leftward: self.leftward || other.leftward,
            clusters: self.clusters.iter().map(moved).collect(),
        }
    }

    fn pieced(&self) -> Pieced<'_> {
        let starts = self.pieces.iter().map(|piece| piece.text.start);
        Pieced { text: &self.text, starts: starts.collect() }
    }

    /// Whether anything is drawn that can be read.
    pub(super) fn has_text(&self) -> bool {
        self.text.contains(|c: char| !c.is_whitespace())
    }
}
