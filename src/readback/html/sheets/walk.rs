//! The way through a page on which counters count.

use super::Edit;
use super::cascade::{self, Said, Values, value};
use super::rules::{Part, Property, Rules};
use super::text::{Text, Writer};
use super::values;
use crate::readback::Error;
use crate::readback::html::kind::{self, Kind};
use crate::readback::html::number;
use crate::readback::html::select::Steps;
use crate::readback::html::tree::{NodeId, Step, Tree};

/// The counter that counts list items without being told to.
const LIST_ITEM: &str = "list-item";

/// What is told of a page on the way through it.
pub(super) struct Walker<'a> {
    tree: &'a Tree,
    rules: &'a Rules<'a>,
    steps: &'a Steps,
    /// Whether the rules generate anything.
    generates: bool,
    /// Whether they count list items otherwise than lists do.
    counts_items: bool,
    writer: Writer<'a>,
    frames: Vec<Frame<'a>>,
    edits: Vec<Edit>,
}

/// An open element.
#[derive(Default)]
struct Frame<'a> {
    /// Whether it is shown.
    rendered: bool,
    /// Whether it is code, or stands in some.
    code: bool,
    /// Whether items in it have no markers of their own.
    bare: bool,
    /// Whether the list around has numbers.
    ordered: bool,
    /// By how much the list around counts on.
    step: i64,
    /// What is generated at its end.
    after: Option<(NodeId, Values<'a>)>,
}

impl<'a> Walker<'a> {
    pub(super) fn new(tree: &'a Tree, rules: &'a Rules<'a>, steps: &'a Steps) -> Self {
        Self {
            tree,
            rules,
            steps,
            generates: rules.generate(),
            counts_items: rules.count_items(),
            writer: Writer::new(tree, rules),
            frames: vec![Frame { rendered: true, step: 1, ..Frame::default() }],
            edits: Vec::new(),
        }
    }

    /// All that there is to write into the page.
    pub(super) fn edits(mut self) -> Result<Vec<Edit>, Error> {
        for step in self.tree.walk(self.tree.root()) {
            match step {
                Step::Open(node) if self.tree.element(node).is_some() => {
                    self.open(node)?;
                }
                Step::Close(node) if self.tree.element(node).is_some() => self.close()?,
                _ => {}
            }
        }
        Ok(self.edits)
    }

    fn open(&mut self, node: NodeId) -> Result<(), Error> {
        let said = cascade::said(self.tree, node, self.rules, self.steps);
        let style = self.tree.attribute(node, "style");
        if let Some(style) = said.style(style) {
            self.edits.push(Edit::Attribute(node, "style", style));
        }
        let values = said.values(Part::Element, style);
        let frame = self.frame(node, &values);
        let rendered = self.generates && frame.rendered;
        let generates = rendered && !frame.code && can_generate(self.tree, node);
        self.frames.push(frame);
        if rendered {
            self.count_items(node, &values);
            self.writer.count(&values, self.frames.len());
        }
        if generates {
            self.generate(node, &said, &values)?;
        }
        Ok(())
    }

    fn close(&mut self) -> Result<(), Error> {
        let after = self.frames.last_mut().and_then(|frame| frame.after.take());
        if let Some((node, values)) = after
            && let Some(text) = self.text(node, &values)?
            && text.is_read(self.tree, node, &values)
        {
            self.edits.push(Edit::After(node, text.after(&values)));
        }
        self.writer.counters.leave(self.frames.len());
        self.frames.pop();
        Ok(())
    }

    fn frame(&self, node: NodeId, values: &Values<'a>) -> Frame<'a> {
        let Some(around) = self.frames.last() else { return Frame::default() };
        let name = self.tree.name(node);
        let is_list = matches!(name, "ol" | "ul" | "menu" | "dir");
        let hidden = kind::is_unread(self.tree, node, name)
            || self.tree.attribute(node, "hidden").is_some()
            || value(values, Property::Display).is_some_and(cascade::is_none);
        let reversed = self.tree.attribute(node, "reversed").is_some();
        Frame {
            rendered: around.rendered && !hidden,
            code: around.code || matches!(name, "pre" | "listing" | "xmp"),
            bare: match value(values, Property::ListStyle) {
                Some("inherit") => around.bare,
                Some(style) => style.split_ascii_whitespace().any(cascade::is_none),
                None => around.bare && !is_list,
            },
            ordered: if is_list { name == "ol" } else { around.ordered },
            step: match is_list {
                true if name == "ol" && reversed => -1,
                true => 1,
                false => around.step,
            },
            after: None,
        }
    }

    /// Counts list items as browsers do without being told to.
    fn count_items(&mut self, node: NodeId, values: &Values<'a>) {
        let (tree, depth) = (self.tree, self.frames.len());
        let is_told = |property| value(values, property).is_some_and(touches_items);
        let step = self.frames.last().map_or(1, |frame| frame.step);
        match tree.name(node) {
            "ol" | "ul" | "menu" | "dir" if !is_told(Property::Reset) => {
                let first = number::first(tree, node);
                self.writer.counters.reset(LIST_ITEM, depth, first.saturating_sub(step));
            }
            "li" => {
                if !is_told(Property::Increment) {
                    self.writer.counters.increment(LIST_ITEM, depth, step);
                }
                if let Some(value) = number::own(tree, node) {
                    self.writer.counters.set(LIST_ITEM, depth, value);
                }
            }
            _ => {}
        }
    }

    /// Notes what is generated at the beginning of an element, and what will be at its
    /// end.
    fn generate(
        &mut self,
        node: NodeId,
        said: &Said<'a>,
        values: &Values<'a>,
    ) -> Result<(), Error> {
        let is_item = kind::kind(self.tree, node) == Kind::Item;
        if is_item {
            self.marker(node, &said.values(Part::Marker, None))?;
        }
        let before = said.values(Part::Before, None);
        if let Some(text) = self.text(node, &before)? {
            if is_item && !self.shows_number(values) && text.is_number() {
                self.edits.push(Edit::Marker(node, text.text));
            } else if text.is_read(self.tree, node, &before) {
                let text = text.before(self.tree, node, &before);
                self.edits.push(Edit::Before(node, text));
            }
        }
        let after = said.values(Part::After, None);
        if value(&after, Property::Content).is_some()
            && let Some(frame) = self.frames.last_mut()
        {
            frame.after = Some((node, after));
        }
        Ok(())
    }

    /// What stands before an item in place of what its list would put there.
    fn marker(&mut self, node: NodeId, values: &Values<'a>) -> Result<(), Error> {
        let content = value(values, Property::Content);
        if content.is_some_and(|content| content.eq_ignore_ascii_case("none")) {
            self.edits.push(Edit::Marker(node, String::new()));
        } else if let Some(text) = self.text(node, values)? {
            self.edits.push(Edit::Marker(node, text.text));
        } else if self.counts_items
            && let Some(number) = self.writer.counters.values(LIST_ITEM).next_back()
        {
            self.edits.push(Edit::Attribute(node, "value", number.to_string()));
        }
        Ok(())
    }

    /// Whether the item that is open last shows the number that its list gives it.
    fn shows_number(&self, values: &Values<'_>) -> bool {
        let display = value(values, Property::Display);
        let is_item = display.is_none_or(|display| display.contains(LIST_ITEM));
        self.frames.last().is_some_and(|frame| is_item && frame.ordered && !frame.bare)
    }

    /// The text that a part of `node`, which is open last, generates.
    fn text(&mut self, node: NodeId, values: &Values<'a>) -> Result<Option<Text>, Error> {
        self.writer.text(node, values, self.frames.len() + 1)
    }
}

/// Whether a value of `counter-reset` or the like is about list items.
fn touches_items(value: &str) -> bool {
    values::counters(value, 0).iter().any(|(name, _)| *name == LIST_ITEM)
}

/// Whether something can be generated in `node`.
fn can_generate(tree: &Tree, node: NodeId) -> bool {
    !matches!(tree.name(node), "" | "br" | "hr" | "img" | "input" | "wbr")
}
