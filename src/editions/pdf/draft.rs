//! What the pages of a draft have besides the text.

use typst::foundations::{Array, Dict, IntoValue, Value};
use typst::layout::Abs;

use super::insert;
use crate::model::{Metadata, NumberedLine};
use crate::words::{Teller, Word, Words};

/// What stands in `sys.inputs.draft`: the word for a draft, which one it is, and for each
/// page its lines, each with where the text of the page begins, how far its own foot is
/// from the foot of the page, and its number.
pub(super) fn inputs(metadata: &Metadata, lines: &[NumberedLine]) -> Dict {
    let mut draft = Dict::new();
    insert(&mut draft, "word", word(metadata));
    insert(&mut draft, "which", which(metadata));
    let pages = lines.last().map_or(0, |line| line.row.page + 1);
    let page = |page: usize| -> Value {
        let own = lines.iter().filter(|line| line.row.page == page);
        own.map(|line| triple(line).into_value()).collect::<Array>().into_value()
    };
    insert(&mut draft, "lines", (0..pages).map(page).collect::<Array>());
    draft
}

fn triple(line: &NumberedLine) -> Array {
    let points = |length: f64| Abs::pt(length).into_value();
    let number = line.number.to_string().into_value();
    [points(line.row.left), points(line.row.baseline), number].into_iter().collect()
}

/// The word for a draft, in the language of the work.
pub(super) fn word(metadata: &Metadata) -> String {
    Teller::new(metadata.language.as_str()).say("draft", &[])
}

/// Which draft it is: what the work says of its edition, or the day of its last change.
pub(super) fn which(metadata: &Metadata) -> String {
    let words = Words::new(&metadata.language);
    let day = || words.on(Word::LastChanged, metadata.modified.date);
    metadata.edition.clone().unwrap_or_else(day)
}
