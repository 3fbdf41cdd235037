//! Asides: `::: aside {#name title="…"}`, text beside the main text.

use comrak::nodes::Node;

use super::Reader;
use super::directives::Opening;
use crate::diagnostic::Diagnostic;
use crate::reading::normalise;
use crate::source::types::{Aside, Content};

impl Reader<'_, '_> {
    /// The aside that the directive `node` holds.
    pub fn aside(&mut self, node: Node<'_>, opening: &mut Opening) -> Content {
        let place = self.place(node);
        let anchor = self.take_anchor(opening, &place);
        let title = opening.take("title").map(|title| normalise(&title));
        if title.as_deref() == Some("") {
            let fault = Diagnostic::error("aside-title", "aside with an empty title");
            let hint = "write what it is about, title=\"Fakta\", or leave it out";
            self.faults.push(fault.at(place.clone()).hint(hint));
        }
        let blocks = self.blocks(node);
        if blocks.is_empty() {
            let fault = Diagnostic::error("part-empty", "empty aside");
            self.faults.push(fault.at(place).hint("write its text, or delete it"));
        }
        self.check_inner(&blocks, "an aside");
        Content::Aside(Aside { anchor, title, blocks })
    }
}
