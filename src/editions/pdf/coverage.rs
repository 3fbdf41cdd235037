//! Characters that none of a layout's fonts has.

use std::collections::BTreeMap;

use super::layout::Layout;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::model::walk::{self, Met};
use crate::model::{Document, Inline};
use crate::reading::is_unseen;
use crate::terms::maths::signs;

/// Fails with a diagnostic for each block that holds characters that no font has
/// and that no block before it holds.
pub fn check(document: &Document, layout: &Layout) -> Result<(), Diagnostics> {
    let mut search =
        Search { layout, known: BTreeMap::new(), faults: Diagnostics::new() };
    let metadata = &document.metadata;
    search.text(&metadata.title, None);
    search.text(metadata.subtitle.as_deref().unwrap_or_default(), None);
    for section in &document.sections {
        walk::section(section, &mut |met| match met {
            Met::Text(content, place) => search.inlines(content, place),
            Met::Code(code) => search.text(&code.text, Some(&code.place)),
            Met::Anchor(_) | Met::Figure(_) | Met::Table(_) => {}
        });
    }
    if search.faults.is_empty() { Ok(()) } else { Err(search.faults) }
}

struct Search<'a> {
    layout: &'a Layout,
    /// Whether a font has the character, for those that came up.
    known: BTreeMap<char, bool>,
    faults: Diagnostics,
}

impl Search<'_> {
    fn inlines(&mut self, content: &[Inline], place: &Place) {
        for inline in content {
            match inline {
                Inline::Text(text) | Inline::Code(text) => self.text(text, Some(place)),
                Inline::Formula(formula) => self.text(&signs(&formula.part), Some(place)),
                _ => self.inlines(inline.children(), place),
            }
        }
    }

    fn text(&mut self, text: &str, place: Option<&Place>) {
        let mut missing = Vec::new();
        // Nearly every character of nearly every text is one of these, and
        // every font has them.
        for c in text.chars().filter(|c| !c.is_ascii() && !matches!(c, 'æ' | 'ø' | 'å'))
        {
            if self.known.contains_key(&c) {
                continue;
            }
            let has = c.is_whitespace() || is_invisible(c) || self.layout.has(c);
            self.known.insert(c, has);
            if !has {
                missing.push(c);
            }
        }
        if let Some(fault) = self::missing(&missing, place) {
            self.faults.push(fault);
        }
    }
}

/// Soft hyphens, joiners and the like, which need no glyph.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{fe0e}' | '\u{fe0f}')
        || is_unseen(c)
}

/// What to say of characters that no font has: of the first few by name.
fn missing(characters: &[char], place: Option<&Place>) -> Option<Diagnostic> {
    let named = |c: &char| format!("{c} (U+{:04X})", u32::from(*c));
    let first: Vec<_> = characters.iter().take(NAMED).map(named).collect();
    let message = match (characters, characters.len().saturating_sub(NAMED)) {
        ([], _) => return None,
        ([_], _) => format!("no font has the character {}", first[0]),
        (_, 0) => format!("no font has the characters {}", first.join(", ")),
        (_, more) => {
            format!("no font has the characters {} and {more} more", first.join(", "))
        }
    };
    let diagnostic = Diagnostic::error("character-missing", message)
        .at(place.cloned())
        .hint("put a font that has what is missing into `fonts/` beside the text");
    Some(diagnostic)
}

/// How many characters are named that no font has.
const NAMED: usize = 5;
