//! Parts of the work that have no heading: `::: afterword`.

use comrak::nodes::Node;

use super::Reader;
use crate::diagnostic::{Diagnostic, Place};
use crate::source::types::{Block, Content};
use crate::terms::Role;

const HINT: &str =
    "a directive is a part with no heading; one with a heading is # Heading {.afterword}";

impl Reader<'_, '_> {
    /// The part of the work that the directive `node` sets apart.
    pub fn part(&mut self, node: Node<'_>, role: Role) -> Content {
        let blocks = self.blocks(node);
        self.check_part(&blocks, &self.place(node));
        Content::Part(role, blocks)
    }

    fn check_part(&mut self, blocks: &[Block], place: &Place) {
        if blocks.is_empty() {
            let fault =
                Diagnostic::error("part-empty", "empty directive").at(place.clone());
            self.faults.push(fault.hint("write its text, or delete it"));
        }
        for block in blocks {
            let fault = match &block.content {
                Content::Heading(_) => {
                    Diagnostic::error("directive-heading", "heading in a directive")
                }
                Content::Part(..) => {
                    Diagnostic::error("directive-place", "directive in a directive")
                }
                _ => continue,
            };
            self.faults.push(fault.at(block.place.clone()).hint(HINT));
        }
    }
}
