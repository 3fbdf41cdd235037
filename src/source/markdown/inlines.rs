//! Running text.

use std::borrow::Cow;

use comrak::node_matches;
use comrak::nodes::{Node, NodeLink, NodeValue};

use super::Reader;
use super::headings::is_blank;
use super::html::Tags;
use crate::diagnostic::Diagnostic;
use crate::source::types::Inline;

impl Reader<'_, '_> {
    /// The running text in `parent`.
    pub fn inlines(&mut self, parent: Node<'_>) -> Vec<Inline> {
        self.descend(parent, |reader| {
            let mut tags = Tags::default();
            for node in parent.children() {
                reader.inline(node, &mut tags);
                reader.check_text(node);
            }
            reader.close(tags)
        })
    }

    fn inline(&mut self, node: Node<'_>, out: &mut Tags) {
        match &node.data().value {
            NodeValue::Text(text) => {
                let text = self.filled(node, text);
                out.push_text(&text);
            }
            // What is escaped is text, whatever it looks like.
            NodeValue::Escaped => {
                let escaped = node.first_child();
                let text = escaped
                    .map(|node| node.data().value.text().unwrap_or_default().to_string());
                out.push_text(&text.unwrap_or_default());
            }
            NodeValue::SoftBreak if self.line_column.is_some() => {
                self.broken(node, out);
            }
            NodeValue::SoftBreak => out.push_text(" "),
            NodeValue::LineBreak => {
                self.check_break(node);
                self.broken(node, out);
            }
            NodeValue::Code(code) => out.push(Inline::Code(code.literal.clone())),
            NodeValue::Strong => out.push(Inline::Strong(self.inlines(node))),
            NodeValue::Emph => out.push(Inline::Emphasis(self.inlines(node))),
            NodeValue::Link(link) => {
                let link = self.link(node, link);
                out.push(link);
            }
            NodeValue::HtmlInline(comment) if comment.starts_with("<!--") => {
                self.inline_comment(comment, node);
            }
            NodeValue::FootnoteReference(reference) => {
                if let Some(reference) = self.reference(reference, node) {
                    out.push(reference);
                }
            }
            NodeValue::Math(math) => {
                let formula = self.formula(node, math);
                out.push(formula);
            }
            NodeValue::Image(_) => self.image_in_text(node),
            NodeValue::HtmlInline(tag) => self.tag(tag, self.start(node), out),
            _ => self.unsupported("this kind of text", self.place(node)),
        }
    }

    /// Breaks a line; the next one may be indented.
    fn broken(&mut self, node: Node<'_>, out: &mut Tags) {
        out.push(Inline::Break);
        let next = node.data().sourcepos.start.line + 1;
        if let Some(indentation) = self.indentation(next) {
            out.push(indentation);
        }
    }

    /// `text` with values in the places of their names.
    fn filled<'t>(&mut self, node: Node<'_>, text: &'t str) -> Cow<'t, str> {
        let start = self.start(node);
        let (lines, faults) = (self.lines, &mut *self.faults);
        // The text has lost its escapes, and the source has not. Counts go up, so
        // that the source is gone through once.
        let mut marks = lines.text()[start..].match_indices("{{");
        let mut passed = 0;
        self.values.fill(text, |count, fault| {
            let found = marks.nth(count - passed);
            passed = count + 1;
            let offset = start + found.map_or(0, |(at, _)| at);
            faults.push(fault.at(lines.place(offset)));
        })
    }

    /// A break of two spaces cannot be seen, neither by who edits the text nor
    /// by a program that tidies it.
    fn check_break(&mut self, node: Node<'_>) {
        let line = self.lines.line(node.data().sourcepos.start.line);
        if !line.ends_with("  ") {
            return;
        }
        let fault = Diagnostic::warning("break-hidden", "line break of two spaces")
            .hint("end the line with \\, or with no space if no break is meant");
        let place = self.place(node);
        self.faults.push(fault.at(place));
    }

    fn link(&mut self, node: Node<'_>, link: &NodeLink) -> Inline {
        let place = self.place(node);
        let mut content = self.inlines(node);
        if is_blank(&content) && is_reference(&link.url) {
            // What the place is called is its text.
            content.clear();
        } else if is_blank(&content) {
            let fault =
                Diagnostic::error("link-text", "link with no text").at(place.clone());
            self.faults.push(fault.hint("say in the brackets where the link leads"));
        }
        if !link.title.is_empty() {
            self.unsupported("titles of links", place.clone());
        }
        if node.data().attrs.is_some() {
            let fault = Diagnostic::error("attribute", "link with attributes");
            self.faults.push(fault.at(place.clone()).hint("a link takes none"));
        }
        Inline::Link { url: link.url.clone(), content, place }
    }

    /// Marks that the parser took for text are published as text, which is
    /// seldom meant.
    fn check_text(&mut self, node: Node<'_>) {
        let data = node.data();
        let Some(text) = data.value.text() else { return };
        self.note_unknown(text, node);
        self.check_dollars(text, node);
        let before = node.previous_sibling();
        let begins_line =
            before.is_some_and(|node| node_matches!(node, NodeValue::SoftBreak));
        let fault = if begins_line && is_numbered(text) {
            Diagnostic::warning("list-in-paragraph", "number at the beginning of a line").hint(
                "a list begins after a blank line; if this is none, move the number into the line",
            )
        } else if text.contains("**") {
            Diagnostic::warning("marks-left", "** that marks nothing").hint(
                "there is no space inside of the marks, and one outside: **Lead.** Text",
            )
        } else {
            return;
        };
        let place = self.place(node);
        self.faults.push(fault.at(place));
    }
}

/// Whether a link to `url` without text is a reference: `[](#anchor)`.
pub fn is_reference(url: &str) -> bool {
    url.strip_prefix('#').is_some_and(|name| !name.is_empty())
}

/// Whether `text` begins as an item of a list does. Years do not count.
fn is_numbered(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    (1..=3).contains(&(text.len() - rest.len()))
        && (rest.starts_with(". ") || rest.starts_with(") "))
}
