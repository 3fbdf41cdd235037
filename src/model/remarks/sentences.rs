//! Where sentences end, in the languages whose words editions know: Norwegian,
//! Northern Sami, English and German.
//!
//! A sentence ends with `.`, `!`, `?` or `…`, and with `:` before a capital
//! letter, unless the next word begins with a small letter. A full stop that
//! belongs to an abbreviation, an initial or a number does not end one. Where it
//! cannot be told, a sentence ends: too short ones are not remarked on.

use crate::terms::Language;

/// What may stand after the mark that ends a sentence.
const CLOSING: [char; 8] = [')', ']', '»', '«', '”', '“', '"', '’'];
/// What may stand before a word.
const OPENING: [char; 8] = ['(', '[', '«', '»', '“', '„', '"', '‘'];

/// Abbreviations after which a sentence goes on, whatever follows.
const SHORT: &[&str] = &[
    "adm", "ang", "approx", "bl", "ca", "cf", "dr", "dvs", "eks", "ekskl", "esp", "ev",
    "evt", "feks", "fr", "hr", "ifm", "ift", "iht", "incl", "inkl", "jf", "jfr", "kgl",
    "mht", "mr", "mrs", "ms", "nr", "omd", "pga", "prof", "sml", "st", "tlf", "vedr",
    "viz", "vs",
];
/// The same in German.
const SHORT_DE: &[&str] = &[
    "abs", "bspw", "bzw", "evtl", "ggf", "ggfs", "hl", "hrsg", "inkl", "sog", "str",
    "vgl", "zzgl",
];
/// Abbreviations, some of them words as well, after which it goes on before a
/// digit.
const BEFORE_NUMBERS: &[&str] = &[
    "app", "art", "avd", "bd", "ch", "fig", "kap", "kl", "kp", "maks", "max", "min",
    "no", "pkt", "pp", "sec", "ss", "tab", "vol",
];
/// Abbreviations with a full stop in them with which a sentence often ends.
const LAST: &[&str] = &[
    "a.d", "a.m", "b.c", "e.e", "e.kr", "e.l", "f.kr", "m.a", "m.fl", "m.m", "m.v",
    "n.chr", "o.a", "o.l", "p.m", "u.a", "v.chr",
];

/// The words of each sentence in `text`; none is empty.
pub fn sentences<'t>(text: &'t str, language: &Language) -> Vec<Vec<&'t str>> {
    let mut found = Vec::new();
    let mut open = Vec::new();
    let mut tokens = text.split_whitespace().peekable();
    while let Some(token) = tokens.next() {
        if token.contains(is_word) {
            open.push(token);
        }
        let ends = tokens.peek().is_none_or(|next| is_end(token, next, language));
        if ends && !open.is_empty() {
            found.push(std::mem::take(&mut open));
        }
    }
    found
}

/// Whether `c` makes a word of what it stands in; something that is no text,
/// such as code, does.
fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == super::prose::OBJECT
}

fn is_end(token: &str, next: &str, language: &Language) -> bool {
    let token = token.trim_end_matches(CLOSING);
    let after = next.chars().find(|c| is_word(*c));
    if after.is_some_and(char::is_lowercase) {
        return false;
    }
    match token.chars().next_back() {
        Some('!' | '?' | '…') => true,
        Some(':') => language.primary() != "de" && after.is_some_and(char::is_uppercase),
        Some('.') => {
            let word = token.trim_start_matches(OPENING).trim_end_matches('.');
            !goes_on(&word.to_lowercase(), word, after, language)
        }
        _ => false,
    }
}

/// Whether the full stop after `typed`, which is `word` in small letters,
/// belongs to it.
fn goes_on(word: &str, typed: &str, after: Option<char>, language: &Language) -> bool {
    let german = language.primary() == "de";
    let number = after.is_some_and(char::is_numeric);
    let length = word.chars().count();
    if length > 0 && word.chars().all(|c| c.is_ascii_digit()) {
        return german && length <= 2;
    }
    if length == 1 && typed.chars().all(char::is_alphabetic) {
        // An initial; but "I" is an English word.
        let initial = typed.chars().all(char::is_uppercase);
        return number || initial && !(typed == "I" && language.primary() == "en");
    }
    SHORT.contains(&word)
        || german && SHORT_DE.contains(&word)
        || number && BEFORE_NUMBERS.contains(&word)
        || has_stops(word) && !LAST.contains(&word)
}

/// Whether `word` is made of short pieces with full stops between them, as in
/// "f.eks" and "i.e".
fn has_stops(word: &str) -> bool {
    let short =
        |part: &str| part.chars().count() <= 4 && part.chars().all(char::is_alphabetic);
    word.contains('.') && word.split('.').all(short)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `text` has a `|` where a sentence ends within it.
    #[track_caller]
    fn check(language: &str, text: &str) {
        let language = Language::new(language).unwrap();
        let typed = text.replace(" |", "");
        let found = sentences(&typed, &language);
        let found: Vec<String> = found.iter().map(|words| words.join(" ")).collect();
        assert_eq!(found.join(" | "), text);
    }

    #[test]
    fn a_mark_before_a_capital_ends_a_sentence() {
        check("nb", "Vi vil dette. | Vil dere? | Ja! | Kanskje… | Bra.");
        check("nb", "Han sa «kom.» | Hun kom (til slutt.) | Det var alt");
        check("nb", "«Hva nå?» spurte hun, og gikk.");
        check("nb", "Dette er målet: | Alle skal med.");
        check("nb", "Dette er målet: alle skal med.");
        check("en", "So do I. | Then we left.");
        check("nb", "I 2021. | 50 av dem kom.");
        check("nb", "Vi bor der vi bor i. | Slik er det.");
    }

    #[test]
    fn abbreviations_end_no_sentence() {
        check(
            "nb",
            "Det gjelder f.eks. Norge, bl.a. Oslo, dvs. Hovedstaden og ca. 40 til.",
        );
        check("nb", "Se nr. 5 i kap. 3, jf. Grunnloven art. 7 på s. 12.");
        check("nn", "Jf. Stortinget, t.d. Venstre m.m. | Dei røysta.");
        check("nb", "Testamente, notarial osv. | Folk opplever noe annet.");
        check("en", "Use this, e.g. Norway, i.e. Oslo, cf. Dr. Who and Mrs. May.");
        check("en", "It has fruit etc. | Nothing else. | No. | No. 5 is out.");
        check("de", "Das gilt z.B. Hamburg, d.h. Altona, bzw. Kiel usw. | Dann nicht.");
        check("se", "Omd. Norga ja nr. 3.");
    }

    #[test]
    fn numbers_and_initials_end_no_sentence() {
        check("nb", "Den 17. mai 2021 brukte vi 3.5 og 3,5 mill. kroner.");
        check("nb", "Kong Haakon VII og J. R. R. Tolkien møttes.");
        check("de", "Am 3. Oktober war Feier. | Der 2. Teil folgt.");
    }

    #[test]
    fn signs_are_no_words() {
        let language = Language::new("nb").unwrap();
        let found = sentences("– – 50 % av oss – alle – vil. – Nei!", &language);
        let counts: Vec<usize> = found.iter().map(Vec::len).collect();
        assert_eq!(counts, [5, 1]);
        assert!(sentences(" . – … ", &language).is_empty());
    }
}
