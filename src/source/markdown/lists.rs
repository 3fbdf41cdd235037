//! Lists, with the numbers that their author typed.

use comrak::nodes::{ListType, Node, NodeList, NodeValue};

use super::Reader;
use crate::diagnostic::Diagnostic;
use crate::source::types::{Block, Content, Item, List};

impl Reader<'_, '_> {
    /// The list `node`.
    pub fn list(&mut self, node: Node<'_>, list: &NodeList) -> Content {
        let ordered = list.list_type == ListType::Ordered;
        let items = self.descend(node, |reader| {
            node.children().map(|item| reader.item(item, ordered)).collect::<Vec<_>>()
        });
        self.check_boxes(&items);
        Content::List(List { ordered, loose: !list.tight, items })
    }

    fn item(&mut self, node: Node<'_>, ordered: bool) -> Item {
        let place = self.place(node);
        // CommonMark gives meaning to the first item's number alone, but the
        // tree keeps what was typed at each.
        let typed = match &node.data().value {
            NodeValue::Item(item) if ordered => Some(item.start),
            _ => None,
        };
        let done = match &node.data().value {
            NodeValue::TaskItem(item) => Some(item.symbol.is_some()),
            _ => None,
        };
        // The tree does not say which number a box stands behind.
        if done.is_some() && ordered {
            let fault = Diagnostic::error("check-numbered", "box behind a number");
            let hint = "an item with a box begins with a bullet: - [ ] text";
            self.faults.push(fault.at(place.clone()).hint(hint));
        }
        let number = typed.map(|number| u32::try_from(number).unwrap_or(u32::MAX));
        let blocks = self.blocks(node);
        if node.first_child().is_none() {
            let fault = Diagnostic::error("item-empty", "empty list item")
                .at(place.clone())
                .hint("write its text, or delete its number or bullet");
            self.faults.push(fault);
        }
        self.check_item(&blocks);
        Item { number, done, blocks, place }
    }

    /// In a list of things to be done, one that has no box may have lost it.
    fn check_boxes(&mut self, items: &[Item]) {
        let boxes = items.iter().filter(|item| item.done.is_some()).count();
        if boxes * 2 <= items.len() {
            return;
        }
        for item in items.iter().filter(|item| item.done.is_none()) {
            let fault = Diagnostic::warning("check-missing", "list item without a box")
                .at(item.place.clone())
                .hint("most items of this list have one: - [ ] text, or - [x] text");
            self.faults.push(fault);
        }
    }

    /// An item opens with text, and holds no headings or parts of the work.
    fn check_item(&mut self, blocks: &[Block]) {
        for (at, block) in blocks.iter().enumerate() {
            let fault = match &block.content {
                Content::Heading(_) => Diagnostic::error(
                    "heading-in-list",
                    "heading in a list item",
                )
                .hint(
                    "end the list before it, with text or a heading that is not indented",
                ),
                Content::List(_) | Content::ThematicBreak | Content::Language(..)
                    if at == 0 =>
                {
                    Diagnostic::error(
                        "item-empty",
                        "list item that does not open with text",
                    )
                    .hint("write a few words before what it holds")
                }
                Content::Part(..) | Content::Aside(_) => {
                    Diagnostic::error("directive-place", "directive in a list item").hint(
                        "directives stand at the beginning of a line, outside of lists",
                    )
                }
                _ => continue,
            };
            self.faults.push(fault.at(block.place.clone()));
        }
    }
}
