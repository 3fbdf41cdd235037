//! The marks that quotations have in each language.

use super::Language;

/// The marks before and after a quotation in `language` that stands within
/// `depth` others.
pub fn marks(language: &Language, depth: usize) -> (&'static str, &'static str) {
    let (outer, inner) = pairs(language);
    if depth.is_multiple_of(2) { outer } else { inner }
}

type Pair = (&'static str, &'static str);

fn pairs(language: &Language) -> (Pair, Pair) {
    match (language.primary(), language.region()) {
        ("nb" | "nn" | "se" | "smj" | "sma" | "fo", _) => (("«", "»"), ("‘", "’")),
        ("de", Some("CH" | "LI")) => (("«", "»"), ("‹", "›")),
        ("de" | "is" | "cs" | "sk" | "sl", _) => (("„", "“"), ("‚", "‘")),
        ("sv" | "fi", _) => (("”", "”"), ("’", "’")),
        ("fr", Some("CH")) => (("«", "»"), ("‹", "›")),
        // French sets its marks apart with a narrow no-break space.
        ("fr", _) => (("«\u{202f}", "\u{202f}»"), ("“", "”")),
        ("es" | "it" | "pt" | "ru" | "uk", _) => (("«", "»"), ("“", "”")),
        ("pl" | "ro" | "hu", _) => (("„", "”"), ("«", "»")),
        _ => (("“", "”"), ("‘", "’")),
    }
}
