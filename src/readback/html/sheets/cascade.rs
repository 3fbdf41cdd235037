//! Which declarations hold for an element (CSS 2.2, §6.4.1).

use super::rules::{self, Declaration, Part, Property, Rules};
use crate::readback::html::select::{self, Steps};
use crate::readback::html::tree::{NodeId, Tree};

/// A value for each property.
pub(super) type Values<'a> = [Option<&'a str>; Property::COUNT];

/// The value of a property, if it has one.
pub(super) fn value<'a>(values: &Values<'a>, property: Property) -> Option<&'a str> {
    values[property as usize]
}

/// What the rules say of an element, by [`Part`].
#[derive(Debug, Default)]
pub(super) struct Said<'a> {
    parts: [Winners<'a>; 4],
}

#[derive(Debug, Default)]
struct Winners<'a> {
    normal: Values<'a>,
    important: Values<'a>,
}

/// What `rules`, which are sorted, say of `node`: of two rules the one with the higher
/// specificity, and then the later one, wins.
pub(super) fn said<'a>(
    tree: &Tree,
    node: NodeId,
    rules: &Rules<'a>,
    steps: &Steps,
) -> Said<'a> {
    let mut said = Said::default();
    for rule in &rules.rules {
        if select::matches(&rule.selector, tree, node, steps) {
            let winners = &mut said.parts[rule.part as usize];
            rule.declarations.iter().for_each(|it| winners.take(it));
        }
    }
    said
}

impl<'a> Said<'a> {
    /// The values of a part of the element, with what its own `style` says.
    pub(super) fn values(&self, part: Part, style: Option<&'a str>) -> Values<'a> {
        let Winners { normal, important } = &self.parts[part as usize];
        let mut own = Winners::default();
        if let Some(style) = style.filter(|_| part == Part::Element) {
            rules::declarations(style).for_each(|it| own.take(&it));
        }
        let by_weight = [&own.important, important, &own.normal, normal];
        std::array::from_fn(|at| by_weight.iter().find_map(|values| values[at]))
    }

    /// The style of the element, where the rules change what its own says.
    pub(super) fn style(&self, own: Option<&str>) -> Option<String> {
        let Winners { normal, important } = &self.parts[Part::Element as usize];
        let mut normal = *normal;
        // That something is shown is what holds anyway.
        let display = &mut normal[Property::Display as usize];
        *display = display.filter(|value| is_none(value));
        let own = own.map(str::to_owned);
        let parts: Vec<String> =
            written(&normal).chain(own.clone()).chain(written(important)).collect();
        (parts.len() > own.iter().len()).then(|| parts.join(";"))
    }
}

impl<'a> Winners<'a> {
    fn take(&mut self, declaration: &Declaration<'a>) {
        let winners =
            if declaration.important { &mut self.important } else { &mut self.normal };
        winners[declaration.property as usize] = Some(declaration.value);
    }
}

/// Whether a value of `display` shows nothing.
pub(super) fn is_none(display: &str) -> bool {
    display.eq_ignore_ascii_case("none")
}

/// What the tree is read for, as declarations.
fn written(values: &Values<'_>) -> impl Iterator<Item = String> {
    let read = [(Property::Display, "display"), (Property::ListStyle, "list-style")];
    let values = read.map(|(property, name)| (name, values[property as usize]));
    values.into_iter().filter_map(|(name, value)| Some(format!("{name}:{}", value?)))
}
