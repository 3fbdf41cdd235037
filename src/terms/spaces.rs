//! Spaces at which no line may end.

use std::borrow::Cow;

use super::Language;

/// The no-break space.
const BOUND: &str = "\u{a0}";

/// Signs that follow a number in any language.
const SIGNS: &[&str] = &["%", "‰", "°", "°C", "€", "£", "$"];

/// What follows a number in Norwegian, without the full stop that it may have.
const UNITS: &[&str] = &[
    "kr", "NOK", "mill", "mrd", "mm", "cm", "m", "km", "mil", "m²", "km²", "m³", "daa",
    "ha", "g", "kg", "t", "dl", "l", "W", "kW", "MW", "GW", "kWh", "MWh", "GWh", "TWh",
    "km/t",
];

/// What stands before a number in Norwegian, without the full stop that it may have.
const BEFORE: &[&str] =
    &["nr", "kl", "s", "kap", "pkt", "art", "fig", "tab", "kr", "NOK", "ca", "st", "bd"];

/// Months, which follow the number of a day in Norwegian.
const MONTHS: &[&str] = &[
    "januar",
    "februar",
    "mars",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "desember",
];

/// `text` with a no-break space for each space that holds a number and what it counts
/// together, as in `50 %`, `6 mrd.`, `§ 4`, `20 000` and `1. mai`, and for that before a
/// dash, which begins no line.
pub fn bound<'t>(text: &'t str, language: &Language) -> Cow<'t, str> {
    let norwegian = matches!(language.primary(), "nb" | "nn");
    let mut out = String::new();
    let mut done = 0;
    for (at, _) in text.match_indices(' ') {
        let before = text[..at].rsplit(char::is_whitespace).next().unwrap_or_default();
        let after = text[at + 1..].split(char::is_whitespace).next().unwrap_or_default();
        if holds(before, after, norwegian) {
            out.push_str(&text[done..at]);
            out.push_str(BOUND);
            done = at + 1;
        }
    }
    if done == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[done..]);
    Cow::Owned(out)
}

/// Whether two words that a space parts belong together.
fn holds(before: &str, after: &str, norwegian: bool) -> bool {
    let is_mark = |c: char| !c.is_alphanumeric() && !"%‰°€£$§".contains(c);
    let (before, after_core) =
        (before.trim_start_matches(is_mark), after.trim_matches(is_mark));
    let number_follows = after.starts_with(|c: char| c.is_ascii_digit());
    let is_number = before.ends_with(|c: char| c.is_ascii_digit());
    let stem = before.trim_end_matches('.');
    let always = matches!(after, "–" | "—") && !before.is_empty()
        || matches!(before, "§" | "§§") && number_follows
        || is_number && (SIGNS.contains(&after_core) || is_group(before, after));
    let day = before.len() > stem.len() && stem.bytes().all(|b| b.is_ascii_digit());
    always
        || norwegian && is_number && UNITS.contains(&after_core)
        || norwegian && number_follows && BEFORE.contains(&stem)
        || norwegian && day && !stem.is_empty() && MONTHS.contains(&after_core)
}

/// Whether three digits go on with a number: `20 000`.
fn is_group(before: &str, after: &str) -> bool {
    let digits = after.bytes().take_while(u8::is_ascii_digit).count();
    let last = before.rsplit(|c: char| !c.is_ascii_digit()).next().unwrap_or_default();
    digits == 3 && (1..=3).contains(&last.len()) && last.len() == before.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What becomes of `text`, with `~` for each no-break space.
    #[track_caller]
    fn check(tag: &str, text: &str, expected: &str) {
        let language = Language::new(tag).expect("a language");
        assert_eq!(bound(text, &language).replace(BOUND, "~"), expected);
    }

    #[test]
    fn numbers_stay_with_what_they_count() {
        check("nb", "med 50 % innen 2030", "med 50~% innen 2030");
        check("nb", "bruke 6 mrd. kroner over 12 år", "bruke 6~mrd. kroner over 12 år");
        check("nb", "(25 000 kr), jf. § 4", "(25~000~kr), jf. §~4");
        check("nn", "1. mai kl. 12 og nr. 7", "1.~mai kl.~12 og nr.~7");
        check("nb", "1 200 300", "1~200~300");
    }

    #[test]
    fn a_dash_begins_no_line() {
        check("nb", "By og land – hand i hand", "By og land~– hand i hand");
        check("en", "Work — and rest", "Work~— and rest");
        check("nb", "– Hei, sa han.", "– Hei, sa han.");
    }

    #[test]
    fn other_spaces_are_left() {
        check(
            "nb",
            "I 2021 150 kommuner, 5 år og 3. plass",
            "I 2021 150 kommuner, 5 år og 3. plass",
        );
        check("en", "At 5 m from No. 7, 50 %", "At 5 m from No. 7, 50~%");
        check("nb", "ingen tall, m og % alene", "ingen tall, m og % alene");
    }
}
