use hayro_syntax::object::dict::keys;
use hayro_syntax::object::{Array, Dict, Name, Stream};

/// What text is set in.
#[derive(Debug)]
pub(super) struct Face {
    /// The font's name, without the tag of a subset.
    pub name: String,
    /// Whether the file brings the font with it.
    pub embedded: bool,
}

impl Face {
    /// What a font's dictionary says (ISO 32000-1, 9.9). Glyphs of a Type 3 font are
    /// drawn by the file itself.
    pub fn new(font: &Dict<'_>) -> Self {
        let name = font.get::<Name<'_>>(keys::BASE_FONT);
        let name = name.or_else(|| font.get::<Name<'_>>(keys::NAME));
        let name = name.map(|name| String::from_utf8_lossy(name.as_ref()).into_owned());
        let name = name.unwrap_or_else(|| "without a name".to_owned());
        let name = match name.split_once('+') {
            Some((tag, rest)) if tag.len() == 6 => rest.to_owned(),
            _ => name,
        };
        Self { name, embedded: Self::is_drawn(font) || has_program(font) }
    }

    /// Whether a font is drawn by content streams.
    pub fn is_drawn(font: &Dict<'_>) -> bool {
        font.get::<Name<'_>>(keys::SUBTYPE).as_deref() == Some(b"Type3".as_slice())
    }
}

fn has_program(font: &Dict<'_>) -> bool {
    let descendants = font.get::<Array<'_>>(keys::DESCENDANT_FONTS);
    let descendant = descendants.and_then(|fonts| fonts.iter::<Dict<'_>>().next());
    let font = descendant.as_ref().unwrap_or(font);
    let programs = [keys::FONT_FILE, keys::FONT_FILE2, keys::FONT_FILE3];
    font.get::<Dict<'_>>(keys::FONT_DESC).is_some_and(|descriptor| {
        programs.iter().any(|key| descriptor.get::<Stream<'_>>(key).is_some())
    })
}
