//! Words of another language that are not marked as such (WCAG 2.2, 3.1.2).
//!
//! Where several words in a row are among the commonest of one other language,
//! and none of them is one of the language that they stand in, they are in the
//! other. Names, and words that are borrowed one by one, do not look like that.

mod words;

use std::collections::HashMap;

use super::Remarks;
use super::prose::OBJECT;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::walk;
use crate::model::{Document, Inline};
use crate::source::Publication;
use crate::terms::Language;

/// How many words in a row are no chance.
const LEAST: usize = 3;
/// How many words are told.
const MOST: usize = 6;

pub fn all(document: &Document, publication: &Publication, remarks: &mut Remarks) {
    let lists = Lists::new();
    for section in super::typed(document) {
        walk::prose(&section.blocks, &publication.language, &mut |prose| {
            check(prose.content, prose.voice.language, prose.place, &lists, remarks);
        });
    }
}

fn check(
    content: &[Inline],
    language: &Language,
    place: &Place,
    lists: &Lists,
    remarks: &mut Remarks,
) {
    let Some(own) = index(language) else { return };
    let mut text = String::new();
    push(content, &mut text);
    for (other, words) in lists.runs(&text, own) {
        let tag = words::LANGUAGES[other].0[0];
        let told = words[..words.len().min(MOST)].join(" ");
        let message = format!("unmarked words in another language: \"{told}\"");
        let hint = format!("<span lang=\"{tag}\">…</span>, if it is that language");
        remarks.push(Diagnostic::warning("word-foreign", message).hint(hint), place);
    }
}

/// Which of the languages `language` is.
fn index(language: &Language) -> Option<usize> {
    let primary = language.primary();
    words::LANGUAGES.iter().position(|(tags, _)| tags.contains(&primary))
}

/// What is said in the language around it, without code and names of works.
fn push(content: &[Inline], out: &mut String) {
    for inline in content {
        match inline {
            Inline::Text(text) => out.push_str(text),
            Inline::Break => out.push(' '),
            Inline::Expansion(_) | Inline::Added(_) | Inline::Note(_) => {}
            Inline::Language(..)
            | Inline::Code(_)
            | Inline::Formula(_)
            | Inline::Keyboard(_)
            | Inline::Abbreviation(..) => out.push(OBJECT),
            _ => push(inline.children(), out),
        }
    }
}

/// Which languages have a word, a bit for each.
type Languages = u8;

/// Words, each with the languages that have it.
struct Lists(HashMap<&'static str, Languages>);

impl Lists {
    fn new() -> Self {
        let mut lists = HashMap::new();
        for (at, (_, words)) in words::LANGUAGES.iter().enumerate() {
            for word in words.split_whitespace() {
                *lists.entry(word).or_default() |= 1 << at;
            }
        }
        Self(lists)
    }

    /// The runs of words in `text`, which is in the language `own`, that are in
    /// one other language, each with that language.
    fn runs<'t>(&self, text: &'t str, own: usize) -> Vec<(usize, Vec<&'t str>)> {
        let mut found = Vec::new();
        let mut open = Run::default();
        for token in text.split_whitespace() {
            let word = token.trim_matches(|c: char| !c.is_alphanumeric() && c != OBJECT);
            let languages = self.0.get(&*word.to_lowercase()).copied().unwrap_or(0);
            let languages = if languages & (1 << own) == 0 { languages } else { 0 };
            if open.languages & languages == 0 {
                found.extend(std::mem::take(&mut open).finish());
                open.languages = languages;
            }
            if languages != 0 {
                open.languages &= languages;
                open.words.push(word);
            }
            if token.ends_with(['.', '!', '?', ':', ';', '…']) {
                found.extend(std::mem::take(&mut open).finish());
            }
        }
        found.extend(open.finish());
        found
    }
}

/// Words in a row that some language has all of.
#[derive(Debug, Default)]
struct Run<'t> {
    languages: Languages,
    words: Vec<&'t str>,
}

impl<'t> Run<'t> {
    fn finish(self) -> Option<(usize, Vec<&'t str>)> {
        let language = self.languages.trailing_zeros() as usize;
        (self.words.len() >= LEAST).then_some((language, self.words))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(language: &str, text: &str, expected: &[(&str, &str)]) {
        let own = index(&Language::new(language).unwrap()).unwrap();
        let lists = Lists::new();
        let found = lists.runs(text, own);
        let found: Vec<_> = found
            .iter()
            .map(|(at, words)| (words::LANGUAGES[*at].0[0], words.join(" ")))
            .collect();
        let found: Vec<_> = found.iter().map(|(tag, words)| (*tag, &**words)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn words_of_another_language_are_found() {
        for (language, text, found) in [
            ("nb", "De sa: «Do what you want», og gikk.", ("en", "Do what you want")),
            ("nn", "Han sa das ist nicht mehr til oss.", ("de", "das ist nicht mehr")),
            (
                "en",
                "They call it det som ikke finnes here.",
                ("nb", "det som ikke finnes"),
            ),
            (
                "en",
                "He said nous sommes tous ici and left.",
                ("fr", "nous sommes tous ici"),
            ),
            ("nb", "Hun sa: mii leat buot dáppe, og lo.", ("se", "mii leat buot dáppe")),
            ("de", "Er sagte: They do not know us.", ("en", "They do not know us")),
            ("se", "Son dajai ikke bare oss.", ("nb", "ikke bare oss")),
        ] {
            check(language, text, &[found]);
        }
    }

    #[test]
    fn words_in_a_row_are_counted() {
        check("nb", "Vi ser de facto og pro forma, and so. You can, og it.", &[]);
        check("nb", "Gruppa The Who og boka Who? What? When? er kjente.", &[]);
        check("nb", "En app for life science, big data og know-how.", &[]);
    }

    #[test]
    fn a_text_in_its_own_language_has_none() {
        check("nb", "Det er ikke alle som har det godt i dag, og det vil vi endre.", &[]);
        check("nn", "Dei er ikkje dei einaste som vil ha eit anna land enn dette.", &[]);
        check("en", "This is not the only place where we have to go for it.", &[]);
        check("de", "Das ist nicht der einzige Ort, an dem wir so etwas haben.", &[]);
        check("se", "Mii leat buot ovttas ja dat lea buorre midjiide go boahtá.", &[]);
        check("fr", "Nous ne sommes pas les seuls dans ce pays qui ont tout vu.", &[]);
    }
}
