//! Formulas that have a name, words of their author's own, or a number.

use super::resolve::Resolver;
use super::{Equation, Inline};
use crate::diagnostic::Place;
use crate::source;
use crate::words::Word;

impl Resolver<'_> {
    /// The formula `typed`. One that has a number has an anchor.
    pub(super) fn equation(
        &mut self,
        typed: &source::Equation,
        place: Place,
    ) -> Equation {
        let mut formula = self.formula(&typed.formula);
        if let Some(alternative) = &typed.alternative {
            formula.alternative.clone_from(alternative);
        }
        let number = if typed.numbered { self.equations.next() } else { None };
        let label =
            number.as_ref().map(|it| self.words.numbered(Word::FormulaNumbered, it));
        let made = label.as_ref().filter(|_| typed.anchor.is_none());
        let made = made.map(|label| self.anchors.make(label, "formula"));
        let anchor = typed.anchor.clone().or(made);
        if let (Some(anchor), Some(label)) = (&anchor, &label) {
            self.targets.caption(anchor, Some(label), &[]);
        }
        let number = number.map(|number| format!("({number})"));
        Equation { anchor, label, number, content: vec![Inline::Formula(formula)], place }
    }
}
