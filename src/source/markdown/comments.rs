//! Comments to this program: `<!-- utgave: allow CODE: reason -->`.

use comrak::nodes::{Node, NodeValue};

use super::Reader;
use crate::diagnostic::{Allow, Covers};
use crate::source::allow;

/// How many comments may stand between one and the block that it speaks of; a
/// file of nothing but comments takes no longer than another.
const MOST: usize = 100;

impl Reader<'_, '_> {
    /// Takes in the comment `literal`, which stands in running text as `node`:
    /// what it allows is allowed in the whole block.
    pub fn inline_comment(&mut self, literal: &str, node: Node<'_>) {
        let block = node.ancestors().find(|node| node.data().value.block());
        self.comment(literal, block.unwrap_or(node), self.start(node));
    }

    /// Takes in the comment `literal`, which stands at `offset`, and is the
    /// block `node` or stands in it.
    pub fn comment(&mut self, literal: &str, node: Node<'_>, offset: usize) {
        let place = self.lines.place(offset);
        match allow::in_comment(literal) {
            None => {}
            Some(Err(fault)) => self.faults.push(fault.at(place)),
            Some(Ok(code)) => {
                let file = place.file.clone();
                let lines = covered(node).map(|block| block.data().sourcepos);
                let line = |line| u32::try_from(line).unwrap_or(u32::MAX);
                let covers = lines.map_or(Covers::Nothing, |it| {
                    Covers::Lines(file, line(it.start.line)..=line(it.end.line))
                });
                self.faults.allow(Allow { code: code.to_string(), place, covers });
            }
        }
    }
}

/// The block of which the comment speaks: the one that it stands in, or the next
/// that is no comment, be it in the same list item or the next item.
fn covered(node: Node<'_>) -> Option<Node<'_>> {
    if !is_comment(node) {
        return Some(node);
    }
    node.ancestors().find_map(|node| {
        let mut following = node.following_siblings().skip(1).take(MOST);
        following.find(|node| !is_comment(node))
    })
}

fn is_comment(node: Node<'_>) -> bool {
    matches!(node.data().value, NodeValue::HtmlBlock(_))
}
