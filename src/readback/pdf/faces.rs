//! What text is set in, as far as a file's fonts say it of themselves.

use hayro_syntax::object::dict::keys;
use hayro_syntax::object::{Array, Dict, Name};

/// A typeface.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub(super) struct Face {
    /// Its name, without the tag of a subset; empty where it has none.
    pub(super) name: String,
    /// Whether it is bold.
    pub(super) bold: bool,
    /// Whether it slants.
    pub(super) italic: bool,
}

/// The flag of a font that slants (ISO 32000-2, table 121).
const ITALIC: u32 = 1 << 6;
/// The flag of a font that is to be drawn bold.
const FORCE_BOLD: u32 = 1 << 18;
/// The weight from which a font is bold: that of a semibold.
const BOLD: f32 = 600.0;

impl Face {
    /// The face of the font `dict`.
    pub(super) fn new(dict: &Dict<'_>) -> Self {
        let name = dict.get::<Name<'_>>(keys::BASE_FONT);
        let name = name.map(|name| String::from_utf8_lossy(name.as_ref()).into_owned());
        let mut face = Self::named(&name.unwrap_or_default());
        if let Some(descriptor) = descriptor(dict) {
            let flags = descriptor.get::<u32>(keys::FLAGS).unwrap_or(0);
            let weight = descriptor.get::<f32>(b"FontWeight".as_slice()).unwrap_or(0.0);
            face.bold |= flags & FORCE_BOLD != 0 || weight >= BOLD;
            face.italic |= flags & ITALIC != 0;
        }
        face
    }

    /// What a font's name says of it.
    fn named(name: &str) -> Self {
        let name = match name.split_once('+') {
            Some((tag, rest)) if tag.len() == 6 => rest,
            _ => name,
        };
        let lower = name.to_ascii_lowercase();
        let says = |words: &[&str]| words.iter().any(|word| lower.contains(word));
        Self {
            name: name.to_owned(),
            bold: says(&["bold", "black", "heavy", "demi", "cmbx", "sfbx"]),
            italic: says(&["italic", "oblique", "slanted", "kursiv", "cmti", "sfti"]),
        }
    }
}

fn descriptor<'a>(dict: &Dict<'a>) -> Option<Dict<'a>> {
    dict.get::<Dict<'_>>(keys::FONT_DESC).or_else(|| {
        let descendants = dict.get::<Array<'_>>(keys::DESCENDANT_FONTS)?;
        let font = descendants.iter::<Dict<'_>>().next()?;
        font.get::<Dict<'_>>(keys::FONT_DESC)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, expected: (&str, bool, bool)) {
        let face = Face::named(name);
        assert_eq!((face.name.as_str(), face.bold, face.italic), expected);
    }

    #[test]
    fn names_say_weight_and_slant() {
        check(
            "ABCDEF+SourceSans3-SemiboldItalic",
            ("SourceSans3-SemiboldItalic", true, true),
        );
        check("Helvetica-BoldOblique", ("Helvetica-BoldOblique", true, true));
        check("Times-Roman", ("Times-Roman", false, false));
    }
}
