//! Formulas, between dollar signs; and `::: maths {#name alt="…" .numbered}`, by which
//! one of its own line gets a name, words of the author's own, or a number.

use comrak::node_matches;
use comrak::nodes::{Node, NodeMath, NodeValue};

use super::Reader;
use super::directives::Opening;
use crate::diagnostic::{Diagnostic, Place};
use crate::reading::normalise;
use crate::source::tex;
use crate::source::types::{Block, Content, Equation, Formula, Inline};

/// The class of a formula that has a number.
const NUMBERED: &str = "numbered";

impl Reader<'_, '_> {
    /// The formula `node`.
    pub fn formula(&mut self, node: Node<'_>, math: &NodeMath) -> Inline {
        self.check_place(node, math);
        let start = self.start(node) + if math.display_math { 2 } else { 1 };
        let (part, faults) = tex::parse(&math.literal);
        for fault in faults {
            let offset = start + self.passed(start, &math.literal[..fault.at]);
            self.faults.push(fault.diagnostic.at(self.lines.place(offset)));
        }
        let (tex, display) = (math.literal.clone(), math.display_math);
        Inline::Formula(Formula { tex, part, display })
    }

    /// The formula that the directive `node` holds; `None` where that is something
    /// else.
    pub fn maths(&mut self, node: Node<'_>, opening: &mut Opening) -> Option<Content> {
        let place = self.place(node);
        let anchor = self.take_anchor(opening, &place);
        let alternative = opening.take("alt").map(|said| normalise(&said));
        if alternative.as_deref() == Some("") {
            self.fault_silence(&place);
        }
        let numbered = opening.take_class(NUMBERED);
        let mut blocks = self.blocks(node);
        let formula = only_formula(&mut blocks);
        if formula.is_none() {
            let message = "directive for a formula that does not hold one alone";
            let fault = Diagnostic::error("maths-content", message).at(place);
            self.faults.push(fault.hint("it holds $$ … $$, and nothing else"));
        }
        Some(Content::Equation(Equation {
            formula: formula?,
            anchor,
            alternative,
            numbered,
        }))
    }

    fn fault_silence(&mut self, place: &Place) {
        let message = "formula with an empty alternative text";
        let fault = Diagnostic::error("alt-missing", message).at(place.clone());
        let hint = "say it in words, or leave alt out: then the words are made of it";
        self.faults.push(fault.hint(hint));
    }

    /// How many bytes of the source, from `start` on, `literal` takes: that has
    /// lost what indents its lines.
    fn passed(&self, start: usize, literal: &str) -> usize {
        let source = &self.lines.text()[start..];
        let mut at = 0;
        for c in literal.chars() {
            let same = |it: char| it == c || c.is_whitespace() && it.is_whitespace();
            let Some(found) = source[at..].find(same) else { return at };
            at += found + source[at + found..].chars().next().map_or(0, char::len_utf8);
        }
        at
    }

    /// A formula of its own line parts what stands around it.
    fn check_place(&mut self, node: Node<'_>, math: &NodeMath) {
        let in_paragraph = node
            .parent()
            .is_some_and(|parent| node_matches!(parent, NodeValue::Paragraph));
        let alone = in_paragraph
            && node.previous_sibling().is_none()
            && node.next_sibling().is_none();
        if math.display_math && !alone {
            let message = "formula between $$ within running text";
            let fault = Diagnostic::error("maths-place", message).at(self.place(node));
            self.faults.push(fault.hint(
                "put blank lines around it, or type it between single dollar signs",
            ));
        }
    }

    /// Dollar signs that were meant to begin or end a formula would be published
    /// as text, with all of its TeX.
    pub fn check_dollars(&mut self, text: &str, node: Node<'_>) {
        let begins = |at: usize| {
            text[at + 1..].starts_with(['$', '\\']) || text[..at].ends_with('}')
        };
        if !text.match_indices('$').any(|(at, _)| begins(at)) {
            return;
        }
        let fault = Diagnostic::error("maths-unclosed", "dollar sign that belongs to no formula")
            .hint("no line within a formula is blank, or begins with -, + or >; what is meant as such is typed \\$");
        let place = self.place(node);
        self.faults.push(fault.at(place));
    }
}

/// The formula of its own line that is all that `blocks` hold.
fn only_formula(blocks: &mut Vec<Block>) -> Option<Formula> {
    let only = blocks.pop().filter(|_| blocks.is_empty())?;
    let Content::Paragraph(mut content) = only.content else { return None };
    let formula = content.pop().filter(|_| content.is_empty());
    match formula {
        Some(Inline::Formula(formula)) if formula.display => Some(formula),
        _ => None,
    }
}
