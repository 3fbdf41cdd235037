//! Quotations: `> text`, and last in them, in a paragraph of its own, who said
//! it: `> — Kari Nordmann, *Vårt liv*`.
//!
//! Two hyphens do for the dash. An en dash opens speech in Norwegian, and stays
//! text.

use comrak::node_matches;
use comrak::nodes::{Node, NodeValue};

use super::Reader;
use crate::diagnostic::{Diagnostic, Place};
use crate::source::types::{Block, Content, Inline, Quotation};

/// What the source of a quotation begins with.
const MARKS: [&str; 2] = ["— ", "-- "];

impl Reader<'_, '_> {
    /// A quotation holds text and lists; a heading in it would be one of this
    /// work's.
    pub fn quotation(&mut self, node: Node<'_>) -> Content {
        let mut blocks = self.blocks(node);
        for block in &blocks {
            let what = match &block.content {
                Content::Heading(_) => "heading in a quotation",
                Content::Part(..) | Content::Aside(_) => "directive in a quotation",
                _ => continue,
            };
            let fault = Diagnostic::error("quotation-content", what);
            let fault = fault.at(block.place.clone());
            self.faults.push(fault.hint("a quotation holds paragraphs and lists"));
        }
        let source = self.quotation_source(node, &mut blocks);
        Content::Quotation(Quotation { blocks, source })
    }

    /// Takes the source out of `blocks`, which are those in `node`.
    fn quotation_source(
        &mut self,
        node: Node<'_>,
        blocks: &mut Vec<Block>,
    ) -> Option<(Vec<Inline>, Place)> {
        let last = node.last_child()?;
        if !node_matches!(last, NodeValue::Paragraph) {
            return None;
        }
        if !last.first_child().is_some_and(opens_source) {
            self.check_source_line(last);
            return None;
        }
        if blocks.len() < 2 {
            return None;
        }
        let Block { content: Content::Paragraph(mut content), place } = blocks.pop()?
        else {
            return None;
        };
        without_mark(&mut content);
        Some((content, place))
    }

    /// A line of a paragraph that was meant to be the source.
    fn check_source_line(&mut self, paragraph: Node<'_>) {
        let broken = |node: Node<'_>| {
            node_matches!(node, NodeValue::SoftBreak | NodeValue::LineBreak)
        };
        let line = paragraph.children().find(|&child| {
            opens_source(child) && child.previous_sibling().is_some_and(broken)
        });
        if let Some(line) = line {
            let message = "the source of a quotation stands in its last paragraph";
            let fault = Diagnostic::warning("source-joined", message);
            let hint = "give it a paragraph of its own, after a line with > alone";
            self.faults.push(fault.at(self.place(line)).hint(hint));
        }
    }
}

fn opens_source(node: Node<'_>) -> bool {
    let data = node.data();
    let text = data.value.text();
    text.is_some_and(|text| MARKS.iter().any(|mark| text.starts_with(mark)))
}

fn without_mark(content: &mut [Inline]) {
    if let Some(Inline::Text(text)) = content.first_mut()
        && let Some(rest) = MARKS.iter().find_map(|mark| text.strip_prefix(mark))
    {
        *text = rest.trim_start().to_string();
    }
}
