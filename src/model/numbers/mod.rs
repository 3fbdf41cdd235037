//! The numbers of headings: those that are made, and those that were typed.
//!
//! 1. [`typed`] finds out whether the author typed numbers into headings, and
//!    whether they are in order.
//! 2. [`Numberer`] counts, where `numbering` in `publication.toml` says so.

pub mod styles;
pub mod typed;

use super::Role;
use crate::source::{NumberStyle, Numbering};
use crate::terms::Language;
use crate::words::{Word, Words};

/// Gives headings their numbers, in reading order.
pub struct Numberer {
    numbering: Numbering,
    /// The word before a part's number, and before an appendix's; nothing in a
    /// language that there are no words in.
    words: [String; 2],
    parts: u32,
    chapters: u32,
    appendices: u32,
    /// The headings around, the chapter first: their numbers, and how many of
    /// those right below them had one.
    open: Vec<(Option<String>, u32)>,
}

impl Numberer {
    /// Begins to number a work in `language`.
    pub fn new(numbering: Numbering, language: &Language) -> Self {
        let words = Words::new(language);
        let known = words.language() == language.primary();
        let before = |role| match known {
            true => words.get(Word::Part(role)) + " ",
            false => String::new(),
        };
        Self {
            numbering,
            words: [before(Role::Part), before(Role::Appendix)],
            parts: 0,
            chapters: 0,
            appendices: 0,
            open: Vec::new(),
        }
    }

    /// The number of the part, chapter or appendix that begins here. A foreword
    /// and the like have none.
    pub fn section(&mut self, role: Role, unnumbered: bool) -> Option<String> {
        let (style, count) = match role {
            _ if unnumbered => (NumberStyle::Off, &mut self.chapters),
            Role::Part => (self.numbering.parts, &mut self.parts),
            Role::Chapter => (self.numbering.chapters, &mut self.chapters),
            Role::Appendix => (self.numbering.appendices, &mut self.appendices),
            _ => (NumberStyle::Off, &mut self.chapters),
        };
        let number = match style {
            NumberStyle::Off => None,
            _ => {
                *count += 1;
                styles::number(style, *count)
            }
        };
        self.open = vec![(number.clone().filter(|_| role != Role::Part), 0)];
        let [part, appendix] = &self.words;
        number.map(|number| match role {
            Role::Part => format!("{part}{number}"),
            Role::Appendix => format!("{appendix}{number}"),
            _ => number,
        })
    }

    /// The number of a heading that stands `depth` levels below its chapter.
    /// Where the heading above it has none, it has none either.
    pub fn heading(&mut self, depth: usize, unnumbered: bool) -> Option<String> {
        self.open.truncate(depth.max(1));
        let deepest = usize::from(self.numbering.sections);
        let above = self.open.last_mut().filter(|_| !unnumbered && depth < deepest);
        let number = above.and_then(|(above, count)| {
            let above = above.as_ref()?;
            *count += 1;
            Some(format!("{above}.{count}"))
        });
        self.open.push((number.clone(), 0));
        number
    }
}
