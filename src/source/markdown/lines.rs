//! Verse and addresses: `::: verse`, in which every line break matters.

use comrak::nodes::Node;

use super::Reader;
use crate::diagnostic::Diagnostic;
use crate::source::types::{Block, Content, Inline, Stanzas};
use crate::terms::LineKind;

/// How far a line of verse is indented at most, in columns.
const INDENT: usize = 40;

impl Reader<'_, '_> {
    /// The text of the directive `node`, a paragraph for each stanza.
    pub fn lines(&mut self, node: Node<'_>, kind: LineKind) -> Option<Content> {
        let column = node.data().sourcepos.start.column;
        let around = self.line_column.replace(column);
        let blocks = self.blocks(node);
        self.line_column = around;
        let (stanzas, others): (Vec<Block>, Vec<Block>) = blocks
            .into_iter()
            .partition(|block| matches!(block.content, Content::Paragraph(_)));
        for block in &others {
            let message = format!("this does not belong in {}", kind.name());
            let fault = Diagnostic::error("lines-content", message);
            let hint = "it holds lines of text; a sign that is meant as such is typed \\-, \\# or 1\\.";
            self.faults.push(fault.at(block.place.clone()).hint(hint));
        }
        if stanzas.is_empty() && others.is_empty() {
            let fault = Diagnostic::error("part-empty", "empty directive");
            let fault = fault.at(self.place(node));
            self.faults.push(fault.hint("write its text, or delete it"));
        }
        (!stanzas.is_empty()).then_some(Content::Lines(Stanzas { kind, stanzas }))
    }

    /// The indentation of the line of that number, as white space that is kept.
    pub fn indentation(&self, line: usize) -> Option<Inline> {
        let column = self.line_column?;
        let text = self.lines.line(line).get(column - 1..)?;
        let width = |c: char| if c == '\t' { 4 } else { 1 };
        let space = text.chars().take_while(|c| matches!(c, ' ' | '\t')).map(width);
        let indent = space.sum::<usize>().min(INDENT);
        (indent > 0).then(|| Inline::Text("\u{a0}".repeat(indent)))
    }
}
