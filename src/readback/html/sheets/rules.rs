//! The text of style sheets to rules (CSS Syntax 3, §5).
//!
//! Rules for some media only, and those whose selector is not understood, are passed
//! over; which counters they touch is noted, since nobody can tell then how far those
//! have counted.

use std::collections::HashSet;
use std::sync::Arc;

use simplecss::Selector;

use super::{scan, values};
use crate::readback::html::select;

/// The properties that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Property {
    Display,
    /// `list-style`, and `list-style-type`, which is a part of it.
    ListStyle,
    Reset,
    Increment,
    Set,
    Content,
    Font,
}

impl Property {
    /// How many there are.
    pub(super) const COUNT: usize = 7;

    /// What they are called.
    const NAMES: [(&'static str, Self); 8] = [
        ("display", Self::Display),
        ("list-style", Self::ListStyle),
        ("list-style-type", Self::ListStyle),
        ("counter-reset", Self::Reset),
        ("counter-increment", Self::Increment),
        ("counter-set", Self::Set),
        ("content", Self::Content),
        ("font-family", Self::Font),
    ];

    fn named(name: &str) -> Option<Self> {
        let is_it = |own: &&(&str, Self)| own.0.eq_ignore_ascii_case(name);
        Self::NAMES.iter().find(is_it).map(|(_, property)| *property)
    }

    /// The longest value that is read, in bytes: a longer one is none of those that are
    /// looked for.
    fn longest(self) -> usize {
        match self {
            Self::Display | Self::ListStyle => 64,
            _ => 512,
        }
    }

    fn counts(self) -> bool {
        matches!(self, Self::Reset | Self::Increment | Self::Set)
    }
}

/// What a rule is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// The element itself.
    Element,
    /// What is generated before its text, after it, or as its marker.
    Before,
    After,
    Marker,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Declaration<'a> {
    pub(super) property: Property,
    pub(super) value: &'a str,
    pub(super) important: bool,
}

#[derive(Debug, Clone)]
pub(super) struct Rule<'a> {
    pub(super) selector: Selector<'a>,
    pub(super) part: Part,
    pub(super) declarations: Arc<[Declaration<'a>]>,
}

/// What style sheets say, in the order in which it is written.
#[derive(Debug, Clone, Default)]
pub(crate) struct Rules<'a> {
    pub(super) rules: Vec<Rule<'a>>,
    /// The counters that rules touch which are not followed.
    pub(super) unsure: HashSet<&'a str>,
}

impl<'a> Rules<'a> {
    /// The rules of the sheet `text`.
    pub(crate) fn read(text: &'a str) -> Self {
        let mut rules = Self::default();
        let mut rest = scan::skip_blank(text);
        while !rest.is_empty() {
            let end = scan::find(rest, b"{;}");
            let (prelude, after) = rest.split_at(end);
            let is_block = after.starts_with('{');
            let (block, after) = match is_block {
                true => scan::block(&after[1..]),
                false => ("", after.get(1..).unwrap_or_default()),
            };
            match prelude.strip_prefix('@') {
                Some(at) if !is_for_print(at) => rules.pass_over(block),
                Some(_) => {}
                None if is_block => rules.take(prelude, block),
                None => {}
            }
            rest = scan::skip_blank(after);
        }
        rules
    }

    /// Adds what `other` says, which is written later.
    pub(crate) fn extend(&mut self, other: &Self) {
        self.rules.extend_from_slice(&other.rules);
        self.unsure.extend(&other.unsure);
    }

    /// How many rules there are.
    pub(crate) fn len(&self) -> usize {
        self.rules.len()
    }

    /// Whether they say what is generated, or change the numbers of lists.
    pub(super) fn generate(&self) -> bool {
        let all = || self.rules.iter().flat_map(|rule| rule.declarations.iter());
        all().any(|it| it.property == Property::Content) || self.count_items()
    }

    /// Whether they touch the counter of list items.
    pub(super) fn count_items(&self) -> bool {
        let all = || self.rules.iter().flat_map(|rule| rule.declarations.iter());
        all().any(|it| it.property.counts() && it.value.contains("list-item"))
    }

    /// The counters that they touch.
    pub(super) fn counters(&self) -> HashSet<&'a str> {
        self.rules.iter().flat_map(|rule| counted(&rule.declarations)).collect()
    }

    /// Puts the rules in the order in which they win over each other.
    pub(super) fn sort(&mut self) {
        self.rules.sort_by_cached_key(|rule| rule.selector.specificity());
    }

    fn take(&mut self, prelude: &'a str, block: &'a str) {
        let declarations = winning(block);
        if block.contains('{') {
            self.pass_over(block);
        }
        if declarations.is_empty() {
            return;
        }
        let mut rest = prelude;
        while !rest.is_empty() {
            let end = scan::find(rest, b",");
            let (part, selector) = part(rest[..end].trim());
            match select::understood(selector) {
                Some(selector) => {
                    let declarations = declarations.clone();
                    self.rules.push(Rule { selector, part, declarations });
                }
                None => self.unsure.extend(counted(&declarations)),
            }
            rest = rest.get(end + 1..).unwrap_or_default();
        }
    }

    /// Notes which counters the declarations in `block` touch, however deep they stand.
    fn pass_over(&mut self, block: &'a str) {
        for (at, _) in block.match_indices("counter-") {
            let rest = &block[at..];
            let rest = &rest[..rest.floor_char_boundary(Property::Reset.longest())];
            let value = rest.split([';', '}']).next().unwrap_or_default();
            let value = value.split_once(':').map_or("", |(_, value)| value);
            self.unsure.extend(scan::names(value));
        }
    }
}

/// Whether an at-rule holds for paper alone, or styles nothing.
fn is_for_print(at: &str) -> bool {
    let mut words = at.split_ascii_whitespace();
    let name = words.next().unwrap_or_default();
    let media = words.next().unwrap_or_default();
    ["page", "font-face", "keyframes"].contains(&name)
        || name == "media" && media == "print"
}

/// The counters that declarations touch.
fn counted<'a>(declarations: &[Declaration<'a>]) -> impl Iterator<Item = &'a str> {
    let counts = declarations.iter().filter(|it| it.property.counts());
    counts.flat_map(|it| scan::names(it.value))
}

/// What of an element a selector means, and the element's own selector.
fn part(selector: &str) -> (Part, &str) {
    const PARTS: [(&str, Part); 5] = [
        ("::before", Part::Before),
        (":before", Part::Before),
        ("::after", Part::After),
        (":after", Part::After),
        ("::marker", Part::Marker),
    ];
    for (name, part) in PARTS {
        let at = selector.len().checked_sub(name.len());
        if let Some(at) = at.filter(|at| selector.is_char_boundary(*at))
            && selector[at..].eq_ignore_ascii_case(name)
        {
            let own = &selector[..at];
            return (part, if own.is_empty() { "*" } else { own });
        }
    }
    (Part::Element, selector)
}

/// Of the declarations in `block`, those that win over the others: for each property the
/// last, and the last that is important.
fn winning(block: &str) -> Arc<[Declaration<'_>]> {
    let mut winners = [[None; Property::COUNT]; 2];
    for declaration in declarations(block) {
        let weight = usize::from(declaration.important);
        winners[weight][declaration.property as usize] = Some(declaration);
    }
    winners.into_iter().flatten().flatten().collect()
}

/// The declarations in `block` that are read, those of rules within it not.
pub(super) fn declarations(block: &str) -> impl Iterator<Item = Declaration<'_>> {
    let mut rest = block;
    std::iter::from_fn(move || {
        while !rest.is_empty() {
            rest = scan::skip_blank(rest);
            let end = scan::find(rest, b";{");
            let (text, after) = rest.split_at(end);
            let nested = after.starts_with('{');
            rest = after.get(1..).unwrap_or_default();
            if nested {
                rest = scan::block(rest).1;
            } else if let Some(declaration) = declaration(text) {
                return Some(declaration);
            }
        }
        None
    })
}

fn declaration(text: &str) -> Option<Declaration<'_>> {
    let (name, value) = text.split_once(':')?;
    let property = Property::named(name.trim())?;
    let value = scan::skip_blank(value).trim_end();
    let (value, important) = match value.rsplit_once('!') {
        Some((value, word)) if word.trim().eq_ignore_ascii_case("important") => {
            (value.trim_end(), true)
        }
        _ => (value, false),
    };
    let fits = !value.is_empty() && value.len() <= property.longest();
    // What is no value of a property does not win over one that is.
    let is_value = property != Property::Content
        || values::is_nothing(value)
        || values::content(value).is_some();
    (fits && is_value).then_some(Declaration { property, value, important })
}
