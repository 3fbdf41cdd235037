//! How hard a chapter or a promise is to read, as a figure (WCAG 2.2, 3.1.5):
//! LIX, by C. H. Björnsson, 1968. It is the words that a sentence has, and the
//! hundredths of them that have more than six letters.

use super::Remarks;
use super::prose::{OBJECT, typed};
use super::sentences::sentences;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::walk::{self, Prose, Voice};
use crate::model::{Block, Document, Section};
use crate::source::Publication;
use crate::terms::Language;

/// The languages whose words are about as long as those for which the scale was
/// made. German and Sami words are longer, and would seem harder than they are.
const LANGUAGES: [&str; 5] = ["nb", "nn", "da", "sv", "en"];
/// A text of fewer words is too short for a figure that says anything.
const LEAST: usize = 40;
/// A word of more letters is long.
const LETTERS: usize = 6;

pub fn all(document: &Document, publication: &Publication, remarks: &mut Remarks) {
    let Some(most) = publication.editorial.lix else { return };
    let language = &publication.language;
    for section in super::typed(document) {
        check_chapter(section, language, most, remarks);
        for (item, language) in walk::promises(&section.blocks, language) {
            let Some(lead) = &item.lead else { continue };
            let (count, _) = count(&item.blocks, language);
            let name = format!("the promise \"{}\"", lead.text);
            check(count, most, &name, &item.place, remarks);
        }
    }
}

fn check_chapter(
    section: &Section,
    language: &Language,
    most: u32,
    remarks: &mut Remarks,
) {
    let (count, first) = count(&section.blocks, language);
    let heading = section.heading.as_ref().map(|heading| &heading.place);
    if let Some(place) = heading.or(first) {
        check(count, most, "the chapter", place, remarks);
    }
}

fn check(count: Count, most: u32, name: &str, place: &Place, remarks: &mut Remarks) {
    let Some(lix) = count.lix().filter(|lix| *lix > most) else { return };
    let message = format!(
        "LIX {lix} in {name}, {}: {:.0} words a sentence, {:.0} % of them long",
        scale(lix),
        count.length(),
        count.share(),
    );
    let hint = format!(
        "write shorter sentences and shorter words; [editorial] in publication.toml sets \
         the limit, here {most}"
    );
    remarks.push(Diagnostic::warning("lix-high", message).hint(hint), place);
}

/// What Björnsson calls a text with this figure.
fn scale(lix: u32) -> &'static str {
    match lix {
        0..25 => "very easy to read",
        25..35 => "easy to read",
        35..45 => "of medium difficulty",
        45..55 => "hard to read",
        _ => "very hard to read",
    }
}

/// What is counted in a text.
#[derive(Debug, Clone, Copy, Default)]
struct Count {
    sentences: usize,
    words: usize,
    long: usize,
}

/// What `blocks` hold, as far as that is in languages that can be told, and
/// where the first of it stands.
fn count<'a>(blocks: &'a [Block], language: &'a Language) -> (Count, Option<&'a Place>) {
    let mut count = Count::default();
    let mut first = None;
    walk::prose(blocks, language, &mut |prose: Prose<'a>| {
        let Voice { language, quoted } = prose.voice;
        if !quoted && LANGUAGES.contains(&language.primary()) {
            first = first.or(Some(prose.place));
            for words in sentences(&typed(prose.content), language) {
                count.add(&words);
            }
        }
    });
    (count, first)
}

impl Count {
    fn add(&mut self, words: &[&str]) {
        self.sentences += 1;
        self.words += words.len();
        self.long += words.iter().filter(|word| is_long(word)).count();
    }

    /// The figure; none for a text that is too short.
    fn lix(&self) -> Option<u32> {
        let lix = (self.length() + self.share()).round();
        (self.words >= LEAST).then_some(lix as u32)
    }

    /// The words of a sentence.
    fn length(&self) -> f64 {
        self.words as f64 / self.sentences as f64
    }

    /// The long words, in hundredths.
    fn share(&self) -> f64 {
        100.0 * self.long as f64 / self.words as f64
    }
}

fn is_long(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    letters > LETTERS && !word.contains(OBJECT)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(text: &str) -> Count {
        let mut count = Count::default();
        for words in sentences(text, &Language::new("nb").unwrap()) {
            count.add(&words);
        }
        count
    }

    #[test]
    fn it_is_words_in_a_sentence_and_hundredths_of_long_words() {
        // Five words a sentence, of which one in five has seven letters.
        let text = "Vi vil styrke distriktene nå. ".repeat(8);
        let count = counted(&text);
        assert_eq!((count.sentences, count.words, count.long), (8, 40, 8));
        assert_eq!(count.lix(), Some(25));
    }

    #[test]
    fn a_short_text_has_none() {
        assert_eq!(counted(&"Vi vil. ".repeat(19)).lix(), None);
        assert_eq!(counted("").lix(), None);
    }

    #[test]
    fn letters_are_counted_and_not_characters() {
        assert!(!is_long("(«årene»),") && !is_long("2020-2021") && is_long("åpenhet"));
    }
}
