//! The words of a work, taken from its Markdown by a second, simple route.
//!
//! The document is compared with every edition, but the document itself could
//! have lost something. This route shares no parser and no tree with it: it
//! goes through the Markdown line by line, takes the marks away, and keeps
//! what is left. It need only be right for works that have no faults.
//!
//! 1. `blocks` joins lines to blocks, without the marks at their beginning, and
//!    sets notes apart.
//! 2. `inline` takes the marks out of a block.

mod blocks;
mod emphasis;
mod fences;
mod inline;
mod maths;
mod tables;

use std::collections::HashSet;

use self::blocks::{Blocks, Piece};
use super::Source;
use crate::reading::normalise;

/// Every word of the title, the subtitle and the text, in reading order; the
/// numbers and bullets of list items are no words.
pub fn words(source: &Source) -> Vec<String> {
    let publication = &source.publication;
    let mut words = Vec::new();
    push_words(&publication.title, &mut words);
    push_words(publication.subtitle.as_deref().unwrap_or_default(), &mut words);
    for text in &source.texts {
        let Blocks { blocks, notes, labels } =
            blocks::blocks(&text.markdown, &text.sheets);
        let (values, language) = (&publication.values, &publication.language);
        let text = |block: &Piece| match block {
            Piece::Code(code) => (code.clone(), Vec::new()),
            Piece::Text(block) => {
                inline::text(block, (&labels, &notes), values, language)
            }
        };
        let mut read = HashSet::new();
        for block in &blocks {
            let (own, met) = text(block);
            push_words(&own, &mut words);
            // A note is read after the first block that refers to it.
            for name in met.into_iter().filter(|name| read.insert(name.clone())) {
                let blocks = notes[&name].iter();
                blocks.for_each(|block| push_words(&text(block).0, &mut words));
            }
        }
    }
    words
}

fn push_words(text: &str, words: &mut Vec<String>) {
    words.extend(
        normalise(text).split(' ').filter(|word| !word.is_empty()).map(str::to_string),
    );
}
