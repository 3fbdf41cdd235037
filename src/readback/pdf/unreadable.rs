//! Text of which the file does not say what it reads.

use super::open::Closed;
use super::pieces::PageText;
use crate::readback::Error;

/// How many characters that nothing is known of make a word. One alone is a bullet
/// or an ornament.
const WORD: usize = 2;

/// Fails if there is a word of which no character is known.
pub(super) fn check(pages: &[PageText]) -> Result<(), Error> {
    for (number, page) in pages.iter().enumerate() {
        for piece in &page.pieces {
            if !is_unknown(page.text(piece)) {
                continue;
            }
            let font = match piece.face.as_deref().map(|face| face.name.as_str()) {
                None | Some("") => "a font without a name".to_owned(),
                Some(name) => format!("the font {name}"),
            };
            return Err(Error::new(format!(
                "text on page {} cannot be read: {font} does not say which characters \
                 its glyphs are",
                number + 1
            ))
            .hint("make the PDF anew, with fonts that map their glyphs to Unicode"));
        }
    }
    Ok(())
}

/// The same, where tags may say what nothing else does: looks at `pages` only if there is
/// such a word in `units`.
pub(super) fn check_tagged(units: &[Closed], pages: &[PageText]) -> Result<(), Error> {
    let is_word = |unit: &Closed| unit.text.split(' ').any(is_unknown);
    if units.iter().any(is_word) { check(pages) } else { Ok(()) }
}

fn is_unknown(text: &str) -> bool {
    let unknown = text.chars().filter(|c| *c == char::REPLACEMENT_CHARACTER).count();
    unknown >= WORD && !text.chars().any(char::is_alphanumeric)
}
