//! Asides: what they are called, and what they hold.

use super::resolve::Resolver;
use super::{Aside, Block, Inline};
use crate::diagnostic::Place;
use crate::source;

impl Resolver<'_> {
    /// The aside `aside`. References call it by its title; its lists begin at 1,
    /// whatever stands around it.
    pub(super) fn aside(&mut self, aside: &source::Aside, place: Place) -> Aside {
        let title = aside.title.clone();
        let anchor = match (&aside.anchor, &title) {
            (Some(anchor), _) => Some(anchor.clone()),
            (None, Some(title)) => Some(self.anchors.make(title, "aside")),
            (None, None) => None,
        };
        if let (Some(anchor), Some(title)) = (&anchor, &title) {
            self.targets.titled(anchor, &[Inline::Text(title.clone())]);
        }
        let first = self.links.len();
        let blocks: Vec<Block> = aside
            .blocks
            .iter()
            .filter_map(|block| {
                self.check_nested_start(block);
                self.block(block)
            })
            .collect();
        if let Some(anchor) = &anchor {
            self.check_itself(anchor, first);
        }
        Aside { anchor, title, blocks, place }
    }
}
