//! Characters that none of a layout's fonts has.

use std::collections::BTreeMap;

use super::layout::Layout;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::model::walk::{self, Met};
use crate::model::{Document, Inline};
use crate::terms::maths::signs;

/// Fails with a diagnostic for each character that no font has, at the first
/// block that holds it.
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
                self.faults.push(missing(c, place));
            }
        }
    }
}

/// Soft hyphens, joiners and the like, which need no glyph.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{fe0e}' | '\u{fe0f}')
}

fn missing(c: char, place: Option<&Place>) -> Diagnostic {
    let code = u32::from(c);
    Diagnostic::error(
        "character-missing",
        format!("no font has the character {c} (U+{code:04X})"),
    )
    .at(place.cloned())
    .hint("put a font that has it into `fonts/` beside the text")
}
