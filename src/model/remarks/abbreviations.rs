//! Abbreviations that nobody explains (WCAG 2.2, 3.1.4).
//!
//! Looked for are words of two to six capital letters. Whatever may be something
//! else, or may be explained, is left alone.

use std::collections::HashSet;
use std::ops::RangeInclusive;

use super::Remarks;
use super::prose::OBJECT;
use crate::diagnostic::Diagnostic;
use crate::model::walk::{self, Met};
use crate::model::{Document, Inline};
use crate::source::Publication;
use crate::terms::Language;

/// How many letters an abbreviation has.
const LETTERS: RangeInclusive<usize> = 2..=6;
/// How many words before and after it may spell it out.
const NEAR: usize = 12;

/// What everybody knows, or knows as a name, in any language.
const COMMON: &[&str] = &[
    "AIDS", "AM", "AS", "ASA", "CSS", "CSV", "CV", "DNA", "DOI", "EPUB", "EU", "GIF",
    "GPS", "HIV", "HTML", "HTTP", "HTTPS", "IBAN", "ID", "IEC", "IP", "ISBN", "ISO",
    "ISSN", "IT", "JPEG", "JPG", "JSON", "LED", "LTD", "MP", "NASA", "NATO", "NB", "OK",
    "PC", "PDF", "PIN", "PM", "PNG", "PS", "QR", "SIM", "SMS", "SOS", "SVG", "TIFF",
    "TV", "UNESCO", "UNICEF", "URI", "URL", "USA", "USB", "UTF", "VIP", "WC", "WWW",
    "XML", "ZIP",
];
const NORWEGIAN: &[&str] = &[
    "ABC", "AP", "EØS", "FN", "IKT", "KFUK", "KFUM", "KRF", "LO", "MDG", "NAV", "NHO",
    "NRK", "NSB", "OBS", "OL", "SV", "VG", "VM",
];
const SAMI: &[&str] = &["EO", "NAV", "NRK", "NSR", "ON", "OS"];
const ENGLISH: &[&str] = &[
    "AI", "BBC", "BC", "CEO", "CNN", "DIY", "DVD", "FAQ", "FBI", "MA", "UK", "UN", "US",
];
const GERMAN: &[&str] = &[
    "AG", "ARD", "BRD", "CDU", "CSU", "DDR", "DIN", "FDP", "KG", "SPD", "TÜV", "UNO",
    "ZDF",
];
/// Units, which have no other name in text.
const UNITS: &[&str] = &[
    "AC", "DC", "GB", "GW", "GWH", "HK", "KB", "KG", "KM", "KW", "KWH", "MB", "MHZ",
    "MW", "MWH", "RPM", "TB", "TW", "TWH",
];

pub fn all(document: &Document, publication: &Publication, remarks: &mut Remarks) {
    let mut known = Known::of(document, publication);
    for section in super::typed(document) {
        walk::prose(&section.blocks, &publication.language, &mut |prose| {
            if prose.voice.quoted {
                return;
            }
            let text = searched(prose.content, &mut known.shorts);
            let words = words(&text);
            for (at, word) in words.iter().enumerate() {
                let Some(short) = word.short() else { continue };
                if is_alone(&words, at)
                    && !is_common(short, prose.voice.language)
                    && !known.is_word(short)
                    && known.shorts.insert(short.to_string())
                {
                    remarks.push(unknown(short), prose.place);
                }
            }
        });
    }
}

fn unknown(short: &str) -> Diagnostic {
    let message = format!("the abbreviation {short} is not explained");
    let hint = format!(
        "say in brackets after it what it is short for, or list it under \
         [abbreviations] in publication.toml: {short} = \"…\""
    );
    Diagnostic::warning("abbreviation-unknown", message).hint(hint)
}

/// What can be said of the words of a work.
#[derive(Debug, Default)]
struct Known {
    /// The abbreviations that are explained, or were told of.
    shorts: HashSet<String>,
    /// Words in small letters: the same in capitals are stressed.
    small: HashSet<String>,
}

impl Known {
    fn of(document: &Document, publication: &Publication) -> Self {
        let mut known = Self::default();
        let listed = publication.abbreviations.iter().map(|it| it.short.clone());
        known.shorts.extend(listed);
        for section in &document.sections {
            walk::section(section, &mut |met| {
                if let Met::Text(content, _) = met {
                    known.learn(content);
                }
            });
        }
        known
    }

    fn learn(&mut self, content: &[Inline]) {
        let text = searched(content, &mut self.shorts);
        let words = words(&text);
        for (at, word) in words.iter().enumerate() {
            if let Some(short) = word.short() {
                let alone = words.len() == 1;
                if alone || word.is_beside_brackets() || is_spelt_out(short, &words, at) {
                    self.shorts.insert(short.to_string());
                }
            } else if word.text.len() <= 2 * LETTERS.end()
                && word.text.chars().all(char::is_lowercase)
            {
                self.small.insert(word.text.to_string());
            }
        }
    }

    fn is_word(&self, short: &str) -> bool {
        self.small.contains(&short.to_lowercase())
    }
}

/// What `content` says in the language that it stands in, without code and names;
/// abbreviations that are marked are added to `marked`.
fn searched(content: &[Inline], marked: &mut HashSet<String>) -> String {
    let mut text = String::new();
    push(content, marked, &mut text);
    text
}

fn push(content: &[Inline], marked: &mut HashSet<String>, out: &mut String) {
    for inline in content {
        match inline {
            Inline::Text(text) => out.push_str(text),
            Inline::Break => out.push(' '),
            Inline::Expansion(_) | Inline::Added(_) | Inline::Note(_) => {}
            Inline::Abbreviation(_, inner) => {
                marked.insert(Inline::plain(inner).trim().to_string());
                out.push(OBJECT);
            }
            Inline::Code(_)
            | Inline::Formula(_)
            | Inline::Keyboard(_)
            | Inline::Cite(_)
            | Inline::Language(..) => out.push(OBJECT),
            _ => push(inline.children(), marked, out),
        }
    }
}

/// A run of letters and digits, with the text before and after it.
#[derive(Debug)]
struct Word<'t> {
    text: &'t str,
    before: &'t str,
    after: &'t str,
}

fn words(text: &str) -> Vec<Word<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(char::is_alphanumeric) {
        let start = at + start;
        let length = text[start..].find(|c: char| !c.is_alphanumeric());
        at = length.map_or(text.len(), |length| start + length);
        let (before, after) = (&text[..start], &text[at..]);
        found.push(Word { text: &text[start..at], before, after });
    }
    found
}

impl<'t> Word<'t> {
    /// The abbreviation that it is, without the s of a genitive or a plural.
    fn short(&self) -> Option<&'t str> {
        let short = self.text.strip_suffix('s').unwrap_or(self.text);
        let is_short = LETTERS.contains(&short.chars().count())
            && short.chars().all(char::is_uppercase)
            && !short.chars().all(|c| "IVXLCDM".contains(c));
        (is_short && !self.is_part()).then_some(short)
    }

    /// Whether it is part of an address, a file's name or the like.
    fn is_part(&self) -> bool {
        const JOINS: [char; 9] = ['.', '/', '_', '@', '#', '&', '\\', '=', OBJECT];
        let mut after = self.after.chars();
        let next = after.next();
        self.before.ends_with(JOINS)
            || next.is_some_and(|c| c != '.' && JOINS.contains(&c))
            || next == Some('.') && after.next().is_some_and(char::is_alphanumeric)
    }

    /// Whether brackets follow that may explain it, or are around it, after what
    /// it is short for.
    fn is_beside_brackets(&self) -> bool {
        const QUOTES: [char; 5] = ['«', '»', '"', '“', '”'];
        self.after.trim_start_matches(QUOTES).trim_start().starts_with('(')
            || self.before.trim_end_matches(QUOTES).ends_with('(')
                && self.after.trim_start_matches(QUOTES).starts_with([')', ',', ';'])
    }
}

/// Whether the words around it are not set in capitals, too.
fn is_alone(words: &[Word], at: usize) -> bool {
    let is_loud = |word: &Word| {
        word.text.chars().count() > 1 && word.text.chars().all(char::is_uppercase)
    };
    let touches = |first: &Word, second: &Word| {
        let between = first.after.len() - second.after.len() - second.text.len();
        first.after[..between].chars().all(char::is_whitespace)
    };
    let before = at.checked_sub(1).map(|before| &words[before]);
    let after = words.get(at + 1);
    !before.is_some_and(|word| is_loud(word) && touches(word, &words[at]))
        && !after.is_some_and(|word| is_loud(word) && touches(&words[at], word))
}

/// Whether words near it begin with its letters, as those of "World Trade
/// Organization" do beside WTO; of two letters, that may be chance.
fn is_spelt_out(short: &str, words: &[Word], at: usize) -> bool {
    let near = &words[at.saturating_sub(NEAR)..words.len().min(at + NEAR)];
    let first: String = near.iter().filter_map(|word| word.text.chars().next()).collect();
    short.chars().count() > 2 && first.to_lowercase().contains(&short.to_lowercase())
}

fn is_common(short: &str, language: &Language) -> bool {
    let own = match language.primary() {
        "nb" | "nn" => NORWEGIAN,
        "se" => SAMI,
        "en" => ENGLISH,
        "de" => GERMAN,
        _ => &[],
    };
    [COMMON, UNITS, own].iter().any(|list| list.contains(&short))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The abbreviations in `text` that could be remarked on, and those of them
    /// that it explains.
    fn found(text: &str) -> (Vec<&str>, Vec<&str>) {
        let words = words(text);
        let shorts = words.iter().enumerate().filter(|(at, _)| is_alone(&words, *at));
        let shorts = shorts.filter_map(|(at, word)| Some((at, word, word.short()?)));
        let explained = shorts.clone().filter(|(at, word, short)| {
            word.is_beside_brackets() || is_spelt_out(short, &words, *at)
        });
        let explained = explained.map(|(_, _, short)| short).collect();
        (shorts.map(|(_, _, short)| short).collect(), explained)
    }

    #[test]
    fn words_of_capitals_are_abbreviations() {
        let (shorts, _) = found("Antall FOT-ruter, WTOs råd og «DAB».");
        assert_eq!(shorts, ["FOT", "WTO", "DAB"]);
    }

    #[test]
    fn other_capitals_are_none() {
        for text in [
            "Haakon VII og Olav V fra A til Å",
            "DETTE ER VIKTIG",
            "CO2 og CO₂ og KrF og NaCl",
            "Fila README.md og www.WTO.org og A/B og FOLDER/x",
        ] {
            assert_eq!(found(text).0, [""; 0], "{text}");
        }
    }

    #[test]
    fn what_is_spelt_out_is_explained() {
        for text in [
            "WTO (Verdas handelsorganisasjon) vil",
            "Verdas handelsorganisasjon (WTO) vil",
            "Verdas handelsorganisasjon («WTO») vil",
            "World Trade Organization, WTO for kort, vil",
        ] {
            assert_eq!(found(text).1, ["WTO"], "{text}");
        }
        assert_eq!(found("Regjeringa vil at WTO tar saka.").1, [""; 0]);
    }
}
