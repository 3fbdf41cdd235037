//! The text that parts of elements generate.

use std::collections::HashSet;

use super::cascade::{self, Values, value};
use super::counters::Counters;
use super::rules::{Property, Rules};
use super::values::{self, Generated, Piece};
use crate::readback::Error;
use crate::readback::html::kind::{self, Kind};
use crate::readback::html::number::Style;
use crate::readback::html::tree::{NodeId, Tree};

/// The longest text that one rule generates at one place, in bytes.
const MAX_TEXT: usize = 1024;

/// The most that is generated in a page, in bytes.
const MAX_GENERATED: usize = 1 << 22;

/// Makes texts, in the order in which they stand in a page.
pub(super) struct Writer<'a> {
    tree: &'a Tree,
    rules: &'a Rules<'a>,
    /// The counters that the rules touch.
    known: HashSet<&'a str>,
    pub(super) counters: Counters<'a>,
    /// How many quotations are open.
    quotes: usize,
    /// How many bytes there are so far.
    generated: usize,
}

/// Generated text.
#[derive(Default)]
pub(super) struct Text {
    pub(super) text: String,
    /// Whether a counter, or an attribute, is part of it.
    counted: bool,
    /// Whether a quotation begins or ends in it.
    quoted: bool,
}

impl<'a> Writer<'a> {
    pub(super) fn new(tree: &'a Tree, rules: &'a Rules<'a>) -> Self {
        let (known, counters) = (rules.counters(), Counters::default());
        Self { tree, rules, known, counters, quotes: 0, generated: 0 }
    }

    /// Lets the counters count that an element, or a part of one, touches which stands
    /// `depth` deep.
    pub(super) fn count(&mut self, values: &Values<'a>, depth: usize) {
        let touched = |property, default| {
            let value = value(values, property).unwrap_or_default();
            values::counters(value, default).into_iter()
        };
        let counters = &mut self.counters;
        touched(Property::Reset, 0).for_each(|(name, n)| counters.reset(name, depth, n));
        touched(Property::Increment, 1)
            .for_each(|(name, n)| counters.increment(name, depth, n));
        touched(Property::Set, 0).for_each(|(name, n)| counters.set(name, depth, n));
    }

    /// The text that a part of `node` with these values generates, if it is there, and
    /// if it can be told.
    pub(super) fn text(
        &mut self,
        node: NodeId,
        values: &Values<'a>,
        depth: usize,
    ) -> Result<Option<Text>, Error> {
        let content = value(values, Property::Content).and_then(values::content);
        let hidden = value(values, Property::Display).is_some_and(cascade::is_none);
        let Some(Generated { pieces, said }) = content.filter(|_| !hidden) else {
            return Ok(None);
        };
        self.count(values, depth);
        let pieces = said.unwrap_or(pieces);
        if pieces.iter().any(|piece| self.is_unsure(piece)) {
            return Ok(None);
        }
        let mut text = Text::default();
        for piece in pieces {
            self.add(node, piece, &mut text)?;
        }
        self.generated += text.text.len();
        if self.generated > MAX_GENERATED {
            return Err(too_much(MAX_GENERATED));
        }
        Ok(Some(text))
    }

    fn add(
        &mut self,
        node: NodeId,
        piece: Piece<'a>,
        out: &mut Text,
    ) -> Result<(), Error> {
        match piece {
            Piece::Nothing => {}
            Piece::Text(text) => out.text.push_str(&text),
            Piece::Attribute(name) => {
                out.counted = true;
                out.text.push_str(self.tree.attribute(node, name).unwrap_or_default());
            }
            Piece::Counter(name, style) => {
                out.counted |= !matches!(style, Style::Sign(_));
                let value = self.counters.values(name).next_back();
                out.text.push_str(&style.write(value.unwrap_or_default()));
            }
            Piece::Counters(name, between, style) => {
                out.counted |= !matches!(style, Style::Sign(_));
                for (at, value) in self.counters.values(name).enumerate() {
                    out.text.push_str(if at == 0 { "" } else { &between });
                    out.text.push_str(&style.write(value));
                    out.check()?;
                }
            }
            Piece::OpenQuote => {
                out.quote(self.quotes, ['“', '‘']);
                self.quotes += 1;
            }
            Piece::CloseQuote => {
                self.quotes = self.quotes.saturating_sub(1);
                out.quote(self.quotes, ['”', '’']);
            }
        }
        out.check()
    }

    /// Whether nobody can tell what a piece shows: its counter is counted by rules that
    /// are not followed, or by none.
    fn is_unsure(&self, piece: &Piece<'_>) -> bool {
        let (Piece::Counter(name, _) | Piece::Counters(name, ..)) = piece else {
            return false;
        };
        let has_begun = || self.counters.values(name).next().is_some();
        self.rules.unsure.contains(name) || !self.known.contains(name) && !has_begun()
    }
}

impl Text {
    /// Whether it is the number of an item, and no word before it.
    pub(super) fn is_number(&self) -> bool {
        let number = self.text.trim();
        self.counted
            && number.contains(char::is_alphanumeric)
            && !number.contains(char::is_whitespace)
    }

    /// Whether it says something, as a part of `node` with these values. Signs alone are
    /// ornaments, but for the quotation marks of what stands in a line; so is what is
    /// set in a font of icons.
    pub(super) fn is_read(&self, tree: &Tree, node: NodeId, values: &Values<'_>) -> bool {
        const ICONS: [&str; 5] = ["icon", "awesome", "glyph", "symbol", "dingbat"];
        let font = value(values, Property::Font).unwrap_or_default().to_ascii_lowercase();
        let is_icon = ICONS.iter().any(|name| font.contains(name));
        let is_quote = || self.quoted && kind::kind(tree, node) == Kind::Inline;
        // What a page as a whole generates belongs to the page, as a banner does.
        let is_banner = matches!(tree.name(node), "html" | "body");
        !is_icon
            && !is_banner
            && (self.text.contains(char::is_alphanumeric) || is_quote())
    }

    /// It before the text of `node`, apart from that where it would be seen so.
    pub(super) fn before(self, tree: &Tree, node: NodeId, values: &Values<'_>) -> String {
        let is_empty = tree.first_child(node).is_none();
        let apart = is_apart(values) || self.counted && !is_empty;
        self.text + if apart { " " } else { "" }
    }

    /// It after the text of the element that it is a part of.
    pub(super) fn after(self, values: &Values<'_>) -> String {
        (if is_apart(values) { " " } else { "" }).to_owned() + &self.text
    }

    fn quote(&mut self, around: usize, marks: [char; 2]) {
        self.quoted = true;
        self.text.push(marks[around % 2]);
    }

    /// Fails if it is too long.
    fn check(&self) -> Result<(), Error> {
        if self.text.len() > MAX_TEXT { Err(too_much(MAX_TEXT)) } else { Ok(()) }
    }
}

/// Whether generated content stands apart from the line.
fn is_apart(values: &Values<'_>) -> bool {
    value(values, Property::Display)
        .is_some_and(|display| !matches!(display, "inline" | "contents"))
}

fn too_much(most: usize) -> Error {
    Error::new("its style sheets generate too much text".to_owned())
        .hint(format!("{most} bytes are the most that are read"))
}
