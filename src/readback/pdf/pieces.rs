//! What a page shows, as the pieces that its marked content divides it into.

use std::ops::Range;

use hayro_syntax::object::ObjectIdentifier;

use super::geometry::{Gap, Line};

/// The text of a page, in the order in which it is drawn.
#[derive(Debug, Default)]
pub(super) struct PageText {
    text: String,
    /// The pieces, in drawing order.
    pub(super) pieces: Vec<Piece>,
    contexts: Vec<Context>,
    /// Whether the next glyph may go on with the last piece.
    open: bool,
}

/// A stretch of text on one line, without white that would need a space.
#[derive(Debug)]
pub(super) struct Piece {
    context: Option<usize>,
    text: Range<usize>,
    /// Where it stands; `None` for text that is not drawn.
    pub(super) line: Option<Line>,
}

/// A marked-content sequence, or a form XObject that is being drawn.
#[derive(Debug)]
pub(super) struct Context {
    /// The context around it; `None` where the page itself is.
    pub(super) parent: Option<usize>,
    /// The name by which the structure tree can claim it.
    pub(super) key: Option<Key>,
    /// Whether it is declared to be no part of the reading.
    pub(super) artifact: bool,
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

impl PageText {
    /// Opens a context and gives its index.
    pub(super) fn begin(&mut self, context: Context) -> usize {
        self.open = false;
        self.contexts.push(context);
        self.contexts.len() - 1
    }

    /// Ends the current piece: what follows has another context.
    pub(super) fn end(&mut self) {
        self.open = false;
    }

    /// Adds a glyph's text, drawn at `line`, in `context`.
    pub(super) fn glyph(&mut self, context: Option<usize>, text: &str, line: Line) {
        self.text.push_str(text);
        let end = self.text.len();
        if self.open
            && let Some(piece) = self.pieces.last_mut()
            && let Some(last) = &mut piece.line
            && last.gap(&line) == Gap::None
        {
            piece.text.end = end;
            *last = Line { from: last.from, ..line };
            return;
        }
        let text = end - text.len()..end;
        self.pieces.push(Piece { context, text, line: Some(line) });
        self.open = true;
    }

    /// Adds text that stands for what is drawn at `line`.
    pub(super) fn replacement(
        &mut self,
        context: Option<usize>,
        text: &str,
        line: Option<Line>,
    ) {
        let start = self.text.len();
        self.text.push_str(text);
        self.pieces.push(Piece { context, text: start..self.text.len(), line });
        self.open = false;
    }

    /// The text of `piece`.
    pub(super) fn text(&self, piece: &Piece) -> &str {
        &self.text[piece.text.clone()]
    }

    /// The contexts around `piece`, from the inside out.
    pub(super) fn contexts(&self, piece: &Piece) -> impl Iterator<Item = &Context> {
        let context =
            |index: Option<usize>| index.and_then(|index| self.contexts.get(index));
        std::iter::successors(context(piece.context), move |inner| context(inner.parent))
    }

    /// Whether a context from `index` outwards has a name.
    pub(super) fn has_key(&self, index: Option<usize>) -> bool {
        let context =
            |index: Option<usize>| index.and_then(|index| self.contexts.get(index));
        std::iter::successors(context(index), |inner| context(inner.parent))
            .any(|context| context.key.is_some_and(|key| key.mcid.is_some()))
    }

    /// Whether anything is drawn that can be read.
    pub(super) fn has_text(&self) -> bool {
        self.text.contains(|c: char| !c.is_whitespace())
    }
}
