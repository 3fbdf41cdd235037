//! What changed between two versions of a work, told to people and to programs.
//!
//! As a page, and as Markdown, in the work's own language, since those who read them read
//! the work; in a terminal in English, as everything there.

mod html;
mod human;
mod markdown;
mod phrases;
#[cfg(test)]
mod tests;

pub use html::html;
pub use human::human;
pub use markdown::markdown;

use crate::revision::{Changes, Piece, Standing};

/// The changes as JSON, its keys always in the same order, ending in a line break.
pub fn json(changes: &Changes) -> String {
    // Changes hold only strings, numbers and lists, which JSON can express.
    let mut out = serde_json::to_string_pretty(changes).unwrap_or_default();
    out.push('\n');
    out
}

/// How much of an unchanged text is shown where only its place or number changed, in
/// characters: enough to know it by.
const KNOWN_BY: usize = 80;

/// What a text is to be shown as: in full where it changed, or else as much of it as it
/// is known by. The white space before each piece stands apart from it.
fn shown(text: &[Piece]) -> Vec<(&str, Standing, String)> {
    let mut out = Vec::with_capacity(text.len());
    for (at, piece) in text.iter().enumerate() {
        let words = piece.text.trim_start_matches(' ');
        // Two words that follow each other were parted by something.
        let gap = if words.len() < piece.text.len() || at > 0 && !words.starts_with('\n')
        {
            " "
        } else {
            ""
        };
        out.push((gap, piece.is, words.to_owned()));
    }
    if let [(_, Standing::Same, words)] = out.as_mut_slice()
        && let Some((end, _)) = words.char_indices().nth(KNOWN_BY)
    {
        let end = words[..end].rfind(' ').unwrap_or(end);
        words.truncate(end);
        words.push('…');
    }
    out
}
