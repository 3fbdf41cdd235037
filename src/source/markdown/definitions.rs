//! Terms and what they mean: a line, and below it `: ` and the meaning.

use comrak::nodes::{Node, NodeValue};

use super::Reader;
use crate::diagnostic::Diagnostic;
use crate::source::types::{Content, Definition};

impl Reader<'_, '_> {
    /// The description list `node`.
    pub fn definitions(&mut self, node: Node<'_>) -> Content {
        let mut definitions: Vec<Definition> = Vec::new();
        self.descend(node, |reader| {
            for item in node.children() {
                reader.definition(item, &mut definitions);
            }
        });
        Content::Definitions(definitions)
    }

    /// An item without a term is one more meaning of the term before it.
    fn definition(&mut self, item: Node<'_>, out: &mut Vec<Definition>) {
        for part in item.children() {
            if matches!(part.data().value, NodeValue::DescriptionTerm) {
                let term = part.first_child().map(|text| self.inlines(text));
                out.push(Definition {
                    term: term.unwrap_or_default(),
                    meanings: Vec::new(),
                    place: self.place(part),
                });
            } else if let Some(definition) = out.last_mut() {
                definition.meanings.push(self.meaning(part));
            }
        }
    }

    fn meaning(&mut self, node: Node<'_>) -> Vec<crate::source::types::Block> {
        let blocks = self.blocks(node);
        if blocks.is_empty() {
            let fault = Diagnostic::error("definition-empty", "term without a meaning");
            let hint = "write what it means after the colon";
            self.faults.push(fault.at(self.place(node)).hint(hint));
        }
        self.check_inner(&blocks, "a definition");
        blocks
    }

    /// A colon that defines nothing would be published as text.
    pub fn check_no_colon(&mut self, paragraph: Node<'_>) {
        let Some(first) = paragraph.first_child() else { return };
        let begins = first.data().value.text().is_some_and(|text| text.starts_with(": "));
        if begins {
            let fault = Diagnostic::error("definition-without-term", "colon without a term")
                .at(self.place(paragraph))
                .hint("the term stands on the line before it; a colon that is meant as such is typed \\:");
            self.faults.push(fault);
        }
    }
}
