//! Text that is hard to read (WCAG 2.2, 3.1.5): long sentences.

use super::Remarks;
use super::sentences::sentences;
use crate::diagnostic::Diagnostic;
use crate::model::walk::{self, Prose};
use crate::model::{Document, Inline};
use crate::source::Publication;

/// What stands in text for something that is no text or not looked at, such as
/// code.
pub const OBJECT: char = '\u{fffc}';

/// How many of a sentence's words tell which one it is.
const OPENING: usize = 5;

pub fn all(document: &Document, publication: &Publication, remarks: &mut Remarks) {
    let Some(most) = publication.editorial.sentence else { return };
    for section in super::typed(document) {
        walk::prose(&section.blocks, &publication.language, &mut |prose| {
            if !prose.voice.quoted {
                check_sentences(&prose, most, remarks);
            }
        });
    }
}

fn check_sentences(prose: &Prose, most: u32, remarks: &mut Remarks) {
    for words in sentences(&typed(prose.content), prose.voice.language) {
        if words.len() > most as usize {
            remarks.push(long(&words, most), prose.place);
        }
    }
}

fn long(words: &[&str], most: u32) -> Diagnostic {
    let opening = words[..OPENING.min(words.len())].join(" ");
    let opening = opening.replace(OBJECT, "…");
    let message = format!("sentence of {} words: \"{opening} …\"", words.len());
    let hint = format!(
        "make two of it, or a list; [editorial] in publication.toml sets the limit, \
         here {most}"
    );
    Diagnostic::warning("sentence-long", message).hint(hint)
}

/// What the author typed in `content`, in one line.
pub fn typed(content: &[Inline]) -> String {
    let mut text = String::new();
    push(content, &mut text);
    text
}

fn push(content: &[Inline], out: &mut String) {
    for inline in content {
        match inline {
            Inline::Text(text) => out.push_str(text),
            Inline::Break => out.push(' '),
            Inline::Code(_) | Inline::Formula(_) => out.push(OBJECT),
            Inline::Expansion(_) | Inline::Added(_) => {}
            _ => push(inline.children(), out),
        }
    }
}
