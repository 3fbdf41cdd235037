//! Directives: parts of the work that have no heading.

use comrak::nodes::{Node, NodeBlockDirective};

use super::Reader;
use crate::diagnostic::{Diagnostic, Place};
use crate::source::nearest::nearest;
use crate::source::types::{Block, Content};
use crate::terms::Role;

const HINT: &str =
    "a directive is a part with no heading; one with a heading is # Heading {.afterword}";

impl Reader<'_> {
    /// The part of the work that the directive `node` sets apart.
    pub fn part(&mut self, node: Node<'_>, directive: &NodeBlockDirective) -> Content {
        let place = self.place(node);
        let role = Role::from_name(&directive.info);
        if role.is_none() {
            self.faults.push(unknown(&directive.info).at(place.clone()));
        } else if !self.is_closed(node, directive) {
            let fault =
                Diagnostic::error("directive-unclosed", "directive without an end")
                    .at(place.clone())
                    .hint("end it with a line of three colons: :::");
            self.faults.push(fault);
        }
        let blocks = self.blocks(node);
        self.check_part(&blocks, role.is_some(), &place);
        Content::Part(role.unwrap_or(Role::Chapter), blocks)
    }

    /// The tree does not say whether a fence or the end of the file closed it.
    fn is_closed(&self, node: Node<'_>, directive: &NodeBlockDirective) -> bool {
        let position = node.data().sourcepos;
        let last = self.lines.line(position.end.line).trim_matches([' ', '\t', '>']);
        position.end.line > position.start.line
            && last.len() >= directive.fence_length
            && last.bytes().all(|b| b == b':')
    }

    fn check_part(&mut self, blocks: &[Block], named: bool, place: &Place) {
        if blocks.is_empty() && named {
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

fn unknown(info: &str) -> Diagnostic {
    if info.is_empty() {
        return Diagnostic::error("directive-unopened", "`:::` ends no directive")
            .hint("a directive begins with its name: ::: afterword");
    }
    let typed = info.trim_matches(['{', '}', '.', ' ']);
    let hint = match nearest(typed, Role::ALL.map(Role::name)) {
        Some(name) => format!("did you mean `::: {name}`?"),
        None => format!("the directives are {}", Role::ALL.map(Role::name).join(", ")),
    };
    Diagnostic::error("directive-unknown", format!("unknown directive {info}")).hint(hint)
}
