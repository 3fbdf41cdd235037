//! Lists: are their numbers right, and what are their items called?

use super::references::is_unwritten;
use super::resolve::Resolver;
use super::{Block, Check, Inline, Item, Lead, List};
use crate::diagnostic::{Diagnostic, Place};
use crate::reading::normalise;
use crate::source;
use crate::words::Word;

impl Resolver<'_> {
    /// The list `list`, the numbers of which are checked from its first on.
    pub(super) fn list(&mut self, list: &source::List, place: Place) -> List {
        self.check_sequence(list);
        self.lists += 1;
        let items: Vec<Item> = list.items.iter().map(|item| self.item(item)).collect();
        self.lists -= 1;
        self.check_leads(&items);
        let start = items.first().and_then(|item| item.number);
        List { start, loose: list.loose, items, place }
    }

    fn item(&mut self, item: &source::Item) -> Item {
        let links = self.links.len();
        let mut blocks = Vec::new();
        let mut lead = None;
        for (at, block) in item.blocks.iter().enumerate() {
            self.check_nested_start(block);
            blocks.extend(self.block(block));
            // The lead's anchor comes before those of what stands below it.
            if at == 0 {
                lead = self.lead(item.number, &blocks);
            }
        }
        if let Some(Lead { anchor, .. }) = &lead {
            self.check_itself(anchor, links);
        }
        let check = item.done.map(|done| Check {
            done,
            said: self.words.get(if done { Word::Done } else { Word::NotDone }),
        });
        Item { number: item.number, check, lead, blocks, place: item.place.clone() }
    }

    /// The lead of the item with that number that begins with `blocks`.
    fn lead(&mut self, number: Option<u32>, blocks: &[Block]) -> Option<Lead> {
        let Some(Block::Paragraph(paragraph)) = blocks.first() else { return None };
        let Some(Inline::Strong(strong)) = paragraph.content.first() else { return None };
        let text = normalise(&Inline::plain(strong));
        let text = text.trim_end_matches(['.', ':', ' ']).to_string();
        if strong.iter().any(is_unwritten) {
            self.fault_reference("lead", &paragraph.place);
        }
        if text.is_empty() {
            return None;
        }
        let lead = Lead { anchor: self.anchors.make(&text, "item"), text };
        // Only items of a list that stands in no other have a number that tells
        // which they are.
        let number = number.filter(|_| self.lists == 1);
        self.targets.item(&lead, number);
        Some(lead)
    }

    /// A list that stands in no other begins at 1, or goes on from the one
    /// before it.
    pub(super) fn check_start(&mut self, list: &source::List, place: &Place) {
        let Some(first) = list.items.first().and_then(|item| item.number) else { return };
        let next = self.last_number.and_then(|last| last.checked_add(1));
        if first != 1 && Some(first) != next {
            self.fault_start(first, place, next);
        }
        self.last_number = list.items.last().and_then(|item| item.number);
    }

    pub(super) fn check_nested_start(&mut self, block: &source::Block) {
        let source::Content::List(list) = &block.content else { return };
        match list.items.first().and_then(|item| item.number) {
            None | Some(1) => {}
            Some(first) => self.fault_start(first, &block.place, None),
        }
    }

    fn fault_start(&mut self, first: u32, place: &Place, next: Option<u32>) {
        let (message, hint) = match next {
            Some(next) => (
                format!(
                    "list begins at {first}, and the list before it ended at {}",
                    next - 1
                ),
                format!("begin at 1, or go on at {next}"),
            ),
            None => (format!("list begins at {first}"), "begin at 1".to_string()),
        };
        let fault = Diagnostic::error("list-start", message).at(place.clone());
        self.faults.push(fault.hint(hint));
    }

    fn check_sequence(&mut self, list: &source::List) {
        for pair in list.items.windows(2) {
            let (Some(before), Some(number)) = (pair[0].number, pair[1].number) else {
                continue;
            };
            let next = before.saturating_add(1);
            if number == next {
                continue;
            }
            let message = match number == before {
                true => format!("list repeats {number}"),
                false => format!("list jumps from {before} to {number}"),
            };
            let fault =
                Diagnostic::error("list-number", message).at(pair[1].place.clone());
            let new =
                if number == 1 { "; other text between begins a new list" } else { "" };
            let hint = format!(
                "the next number is {next}; numbers are published as they are typed{new}"
            );
            self.faults.push(fault.hint(hint));
        }
    }

    /// Where most items of a list have a lead, one that has none may have lost
    /// its strong text.
    fn check_leads(&mut self, items: &[Item]) {
        let leads = items.iter().filter(|item| item.lead.is_some()).count();
        if leads * 2 <= items.len() {
            return;
        }
        for item in items.iter().filter(|item| item.lead.is_none()) {
            let fault = Diagnostic::warning("lead-missing", "list item without a lead")
                .at(item.place.clone())
                .hint("most items of this list open with strong text: **Lead.** Text");
            self.faults.push(fault);
        }
    }
}
