//! The numbers and bullets that a word processor puts before paragraphs (§17.9).

use std::collections::{HashMap, HashSet};

use roxmltree::Node;

use super::{attribute, child, elements, indent, switch, value};
use crate::readback::{Error, numerals};

/// How many levels a numbering has.
const LEVELS: usize = 9;

/// The numberings of a document, and how far each has counted.
#[derive(Default)]
pub(super) struct Numbering {
    /// What numberings look like, by the ids that only they use.
    forms: HashMap<String, Form>,
    numbers: HashMap<String, Number>,
    /// How far each form has counted: numberings of one form go on after each other.
    counts: HashMap<String, [Option<i64>; LEVELS]>,
    /// Where levels of numberings have begun.
    begun: HashSet<(String, usize)>,
}

#[derive(Default)]
struct Form {
    levels: [Level; LEVELS],
}

/// A level of a numbering.
#[derive(Debug, Clone)]
struct Level {
    style: Style,
    start: i64,
    /// What is shown: `%1.` with the number of level 1 in place of `%1`.
    text: String,
    indent: Option<i64>,
    /// Whether the numbers of the levels above it are shown in figures, whatever they
    /// are elsewhere.
    legal: bool,
}

/// What numbers look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// A bullet, or nothing at all.
    Bullet,
    /// As the `type` of HTML's `ol` has it: `1`, `a`, `A`, `i`, `I`.
    Number(char),
}

struct Number {
    form: String,
    /// Where levels begin anew.
    starts: [Option<i64>; LEVELS],
}

/// What stands before a paragraph.
#[derive(Debug)]
pub(super) struct Marker {
    pub(super) style: Style,
    /// The number of its own level.
    pub(super) number: i64,
    /// Whether nothing is seen of it: the paragraph goes on in the item before it.
    pub(super) blank: bool,
    /// The level, from 0.
    pub(super) level: usize,
    /// How far items of that level are moved in.
    pub(super) indent: Option<i64>,
    /// All of it, as it is seen.
    pub(super) text: String,
    /// Whether the numbers of other levels are part of it.
    pub(super) joined: bool,
}

impl Default for Level {
    fn default() -> Self {
        Self {
            style: Style::Bullet,
            start: 1,
            text: String::new(),
            indent: None,
            legal: false,
        }
    }
}

impl Numbering {
    /// Reads the numbering part.
    pub(super) fn read(root: Node<'_, '_>) -> Result<Self, Error> {
        let mut numbering = Self::default();
        for node in elements(root) {
            match node.tag_name().name() {
                "abstractNum" => {
                    let id = attribute(node, "abstractNumId").unwrap_or_default();
                    numbering.forms.insert(id.to_owned(), Form::read(node));
                }
                "num" => {
                    let id = attribute(node, "numId").unwrap_or_default();
                    numbering.numbers.insert(id.to_owned(), Number::read(node));
                }
                _ => {}
            }
        }
        Ok(numbering)
    }

    /// What stands before the next paragraph of the numbering `id` at `level`; nothing if
    /// there is no such numbering.
    pub(super) fn next(&mut self, id: &str, level: u8) -> Option<Marker> {
        let level = usize::from(level).min(LEVELS - 1);
        let number = self.numbers.get(id)?;
        let form = self.forms.get(&number.form)?;
        let counts = self.counts.entry(number.form.clone()).or_default();
        // A numbering that says where a level begins does so where it first uses that.
        if self.begun.insert((id.to_owned(), level))
            && let Some(start) = number.starts[level]
        {
            counts[level] = Some(start.saturating_sub(1));
        }
        let own = &form.levels[level];
        let next = match counts[level] {
            Some(count) => count.saturating_add(1),
            None => own.start,
        };
        counts[level] = Some(next);
        for (deeper, count) in counts.iter_mut().enumerate().skip(level + 1) {
            // Where a level begins is where it begins after each item above it.
            *count = number.starts[deeper].map(|start| start.saturating_sub(1));
        }
        Some(Marker {
            style: own.style,
            number: next,
            blank: own.style == Style::Bullet && own.text.trim().is_empty(),
            level,
            indent: own.indent,
            text: form.shown(level, counts),
            joined: own.is_joined(level),
        })
    }
}

impl Form {
    fn read(node: Node<'_, '_>) -> Self {
        let mut form = Self::default();
        for node in elements(node).filter(|node| node.tag_name().name() == "lvl") {
            let at = attribute(node, "ilvl").and_then(|level| level.parse().ok());
            if let Some(level) = at.and_then(|at: usize| form.levels.get_mut(at)) {
                *level = Level::read(node);
            }
        }
        form
    }

    /// What is seen before a paragraph at `level`.
    fn shown(&self, level: usize, counts: &[Option<i64>; LEVELS]) -> String {
        let shown = &self.levels[level];
        let mut text = shown.text.clone();
        for (at, own) in self.levels.iter().enumerate().take(level + 1) {
            let number = counts[at].unwrap_or(own.start);
            let style = if shown.legal { own.style.legal() } else { own.style };
            text = text.replace(&format!("%{}", at + 1), &style.write(number));
        }
        text
    }
}

impl Level {
    fn read(node: Node<'_, '_>) -> Self {
        Self {
            style: Style::named(value(node, "numFmt").unwrap_or("decimal")),
            start: value(node, "start").and_then(|start| start.parse().ok()).unwrap_or(1),
            text: value(node, "lvlText").unwrap_or_default().to_owned(),
            indent: child(node, "pPr").and_then(indent),
            legal: switch(node, "isLgl").unwrap_or_default(),
        }
    }

    /// Whether the numbers of other levels than `level`, which it is, are shown with its
    /// own.
    fn is_joined(&self, level: usize) -> bool {
        (0..level).any(|at| self.text.contains(&format!("%{}", at + 1)))
    }
}

impl Number {
    fn read(node: Node<'_, '_>) -> Self {
        let form = value(node, "abstractNumId").unwrap_or_default().to_owned();
        let mut number = Self { form, starts: [None; LEVELS] };
        for own in elements(node).filter(|own| own.tag_name().name() == "lvlOverride") {
            let at = attribute(own, "ilvl").and_then(|level| level.parse().ok());
            if let Some(start) = at.and_then(|at: usize| number.starts.get_mut(at)) {
                *start = value(own, "startOverride").and_then(|start| start.parse().ok());
            }
        }
        number
    }
}

impl Style {
    /// By the name that the standard gives it (§17.18.59); what has no like in other
    /// editions counts in figures.
    fn named(name: &str) -> Self {
        match name {
            "bullet" | "none" => Self::Bullet,
            "lowerLetter" => Self::Number('a'),
            "upperLetter" => Self::Number('A'),
            "lowerRoman" => Self::Number('i'),
            "upperRoman" => Self::Number('I'),
            _ => Self::Number('1'),
        }
    }

    /// The same in figures (§17.9.4).
    fn legal(self) -> Self {
        match self {
            Self::Bullet => self,
            Self::Number(_) => Self::Number('1'),
        }
    }

    /// The number as it is seen. Letters after `z` are doubled (§17.18.59).
    fn write(self, number: i64) -> String {
        let number = match (self, u32::try_from(number)) {
            (Self::Bullet, _) => return String::new(),
            (Self::Number(_), Ok(number @ 1..)) => number,
            _ => return number.to_string(),
        };
        match (self, number) {
            (Self::Number('a'), ..=780) => numerals::letters(number),
            (Self::Number('A'), ..=780) => numerals::letters(number).to_uppercase(),
            (Self::Number('i'), ..4000) => numerals::roman(number),
            (Self::Number('I'), ..4000) => numerals::roman(number).to_uppercase(),
            _ => number.to_string(),
        }
    }
}
