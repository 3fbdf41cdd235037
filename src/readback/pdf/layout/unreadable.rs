//! Text of which the file does not say what it reads.

use crate::readback::Error;
use crate::readback::pdf::pieces::PageText;

/// How many characters that nothing is known of make a word. One alone is a bullet
/// or an ornament.
const WORD: usize = 2;

/// Fails if there is a word of which no character is known.
pub(super) fn check(pages: &[PageText]) -> Result<(), Error> {
    for (number, page) in pages.iter().enumerate() {
        for piece in &page.pieces {
            let unknown = |c: &char| *c == char::REPLACEMENT_CHARACTER;
            let text = page.text(piece);
            if text.chars().filter(unknown).count() < WORD
                || text.chars().any(|c| c.is_alphanumeric())
            {
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
