//! Blocks, by their kind.

use comrak::nodes::{Node, NodeValue};

use super::{Reader, figures};
use crate::diagnostic::Diagnostic;
use crate::source::types::{Block, Content};

impl Reader<'_, '_> {
    /// The blocks in `parent`.
    pub fn blocks(&mut self, parent: Node<'_>) -> Vec<Block> {
        self.descend(parent, |reader| {
            parent.children().filter_map(|node| reader.block(node)).collect()
        })
    }

    pub fn block(&mut self, node: Node<'_>) -> Option<Block> {
        let content = self.content(node)?;
        Some(Block { place: self.place(node), content })
    }

    fn content(&mut self, node: Node<'_>) -> Option<Content> {
        let data = node.data();
        match &data.value {
            NodeValue::Paragraph => self.paragraph(node),
            NodeValue::Heading(heading) => Some(self.heading(node, heading)),
            NodeValue::BlockQuote => Some(self.quotation(node)),
            NodeValue::List(list) => Some(self.list(node, list)),
            NodeValue::DescriptionList => Some(self.definitions(node)),
            NodeValue::Table(table) => self.table(node, table),
            NodeValue::CodeBlock(code) => self.code(node, code),
            NodeValue::ThematicBreak => Some(Content::ThematicBreak),
            NodeValue::BlockDirective(directive) => self.directive(node, directive),
            NodeValue::FootnoteDefinition(note) => {
                self.note(&note.name, node);
                None
            }
            NodeValue::HtmlBlock(block) => {
                self.html_block(&block.literal, self.start(node));
                self.comment(&block.literal, node, self.start(node));
                None
            }
            other => {
                self.unsupported_block(other, node);
                None
            }
        }
    }

    /// An image that stands alone in a paragraph is a figure.
    fn paragraph(&mut self, node: Node<'_>) -> Option<Content> {
        match figures::only_image(node) {
            Some(image) => self.image(image),
            None => {
                self.check_no_colon(node);
                self.check_no_fence(node);
                self.check_no_heading(node);
                let mut content = self.inlines(node);
                let indentation = self.indentation(node.data().sourcepos.start.line);
                content.splice(0..0, indentation);
                Some(Content::Paragraph(content))
            }
        }
    }

    /// What stands in another block holds no headings, which would have no
    /// place in the outline, and no parts of the work.
    pub fn check_inner(&mut self, blocks: &[Block], place: &str) {
        for block in blocks {
            let (what, hint) = match &block.content {
                Content::Heading(_) => ("heading", "make it strong text: **like this**"),
                Content::Part(..) => ("part of the work", "let it stand by itself"),
                Content::Aside(_) => ("aside", "let it stand by itself"),
                _ => continue,
            };
            let fault = Diagnostic::error("block-content", format!("{what} in {place}"));
            self.faults.push(fault.at(block.place.clone()).hint(hint));
        }
    }

    fn unsupported_block(&mut self, value: &NodeValue, node: Node<'_>) {
        let place = self.place(node);
        let what = match value {
            NodeValue::FrontMatter(_) => return self.front_matter(node),
            _ => "this kind of block",
        };
        self.unsupported(what, place);
    }

    fn front_matter(&mut self, node: Node<'_>) {
        let place = self.place(node);
        let fault = Diagnostic::error("unsupported", "the text begins with front matter")
            .at(place)
            .hint("title, language and the like stand in publication.toml");
        self.faults.push(fault);
    }
}
