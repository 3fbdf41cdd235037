//! The index of promises: every promise of the work once more, in alphabetical
//! order, with the chapter that makes it. It is text like any other: all editions
//! have it, and it is compared.

use std::cmp::Ordering;

use icu_collator::options::{CollatorOptions, Strength};
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale::Locale;

use super::anchors::Anchors;
use super::{Heading, Inline, Language, OutlineEntry, Reference, Role, Section, matter};
use crate::terms::marks;
use crate::words::{Word, Words};

/// The index of the promises in `outline`, which `sections` hold; `None` where
/// there are none.
pub fn index(
    outline: &[OutlineEntry],
    sections: &[Section],
    language: &Language,
    anchors: &mut Anchors,
) -> Option<Section> {
    let mut promises: Vec<&OutlineEntry> =
        outline.iter().filter(|entry| entry.promise).collect();
    if promises.is_empty() {
        return None;
    }
    let opening = shared_opening(&promises);
    let alphabet = Alphabet::new(language);
    // Promises with the same words stand in the order of the text.
    promises
        .sort_by(|a, b| alphabet.compare(key(&a.text, opening), key(&b.text, opening)));

    let words = Words::new(language);
    let alike = |a: &OutlineEntry, b: &OutlineEntry| a.text == b.text;
    let lines = promises.iter().enumerate().map(|(at, entry)| {
        let before = at.checked_sub(1).is_some_and(|at| alike(promises[at], entry));
        let after = promises.get(at + 1).is_some_and(|next| alike(next, entry));
        let heading = sections.get(entry.section).and_then(|it| it.heading.as_ref());
        line(entry, heading, before || after, language, &words)
    });
    Some(matter::list(Role::Index, lines.collect(), language, anchors))
}

/// A line of the index: the lead, which leads to the promise, and below it where
/// that stands. If other promises have the same lead, the link says both: what a
/// link is for is told by its text alone (WCAG 2.2, 2.4.9).
fn line(
    entry: &OutlineEntry,
    chapter: Option<&Heading>,
    ambiguous: bool,
    language: &Language,
    words: &Words,
) -> Vec<Inline> {
    let lead = Inline::Text(entry.text.clone());
    let number = entry.number.as_deref().unwrap_or_default();
    let stands = Inline::Text(match chapter {
        Some(chapter) => {
            let title = quoted(&Inline::plain(&chapter.content), language);
            let text = words.reference(Word::ReferenceItemIn, number, HOLE);
            text.replace(HOLE, &title)
        }
        None => words.reference(Word::ReferenceItem, number, HOLE),
    });
    let reference = |content| {
        let anchor = entry.anchor.clone();
        Inline::Reference(Reference { anchor, typed: false, content })
    };
    if ambiguous {
        vec![reference(vec![lead, Inline::Break, stands])]
    } else {
        vec![reference(vec![lead]), Inline::Break, stands]
    }
}

/// What stands for the chapter's title until it is put in.
const HOLE: char = '\u{fffc}';

fn quoted(title: &str, language: &Language) -> String {
    let ((open, close), inner) = (marks(language, 0), marks(language, 1));
    let title = title.replace(open, inner.0).replace(close, inner.1);
    format!("{open}{title}{close}")
}

/// The words with which more than half of the promises begin, such as "Vi vil ":
/// they tell nobody which promise it is, so that the next ones count.
fn shared_opening<'a>(promises: &[&'a OutlineEntry]) -> &'a str {
    let mut opening = "";
    loop {
        let longer = promises.iter().filter_map(|entry| {
            let text = entry.text.as_str();
            let rest = text.strip_prefix(opening)?;
            Some(&text[..opening.len() + rest.find(' ')? + 1])
        });
        let mut longer: Vec<&str> = longer.collect();
        longer.sort_unstable();
        let most = longer.chunk_by(|a, b| a == b).max_by_key(|same| same.len());
        match most {
            Some(same) if same.len() * 2 > promises.len() => opening = same[0],
            _ => return opening,
        }
    }
}

/// What `lead` is sorted by: its words after the shared opening, without marks
/// before them.
fn key<'a>(lead: &'a str, opening: &str) -> &'a str {
    let rest = lead.strip_prefix(opening).unwrap_or(lead);
    rest.trim_start_matches(|c: char| !c.is_alphanumeric())
}

/// The order of a language's letters.
struct Alphabet(Option<CollatorBorrowed<'static>>);

impl Alphabet {
    /// The order of `language`, or, where nothing is known of it, the one that
    /// most languages share (Unicode Technical Standard 10; CLDR).
    fn new(language: &Language) -> Self {
        let mut options = CollatorOptions::default();
        options.strength = Some(Strength::Tertiary);
        let locale = Locale::try_from_str(language.as_str()).unwrap_or(Locale::UNKNOWN);
        Self(Collator::try_new((&locale).into(), options).ok())
    }

    fn compare(&self, a: &str, b: &str) -> Ordering {
        match &self.0 {
            Some(collator) => collator.compare(a, b),
            None => a.cmp(b),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Anchor, Block, Item, Level};

    fn entries(leads: &[&str]) -> Vec<OutlineEntry> {
        let entry = |(at, text): (usize, &&str)| OutlineEntry {
            level: Level::CHAPTER,
            number: Some((at + 1).to_string()),
            text: (*text).to_owned(),
            anchor: Anchor::new(&format!("p{at}")).unwrap(),
            section: 0,
            promise: true,
            listed: true,
        };
        leads.iter().enumerate().map(entry).collect()
    }

    #[track_caller]
    fn check(language: &str, leads: &[&str], expected: &[&str]) {
        let language = Language::new(language).unwrap();
        let made = index(&entries(leads), &[], &language, &mut Anchors::default());
        let Block::List(list) = &made.unwrap().blocks[0] else { panic!("no list") };
        let text = |item: &Item| {
            let Block::Paragraph(paragraph) = &item.blocks[0] else { panic!("no text") };
            let text = Inline::plain(&paragraph.content[..1]);
            text.split(" punkt").next().unwrap_or_default().to_owned()
        };
        let found: Vec<String> = list.items.iter().map(text).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn each_language_has_its_alphabet() {
        let sorted = ["Barnehage", "Skole", "Zoologi", "Ære", "Øyer", "Ås"];
        check("nb", &["Ås", "Øyer", "Ære", "Skole", "Zoologi", "Barnehage"], &sorted);
        check("nn", &["Zoologi", "Ære", "Skole", "Ås", "Øyer", "Barnehage"], &sorted);
        check(
            "se",
            &["Dola", "Čuožžut", "Cealkit", "Ávdin"],
            &["Ávdin", "Cealkit", "Čuožžut", "Dola"],
        );
        check("en", &["Über", "Zoo", "unit"], &["Über", "unit", "Zoo"]);
    }

    #[test]
    fn what_most_promises_begin_with_does_not_count() {
        check(
            "nb",
            &["Vi vil verne skogen", "Vi vil «åpne» veien", "Bygge", "Vi vil ansette"],
            &["Vi vil ansette", "Bygge", "Vi vil verne skogen", "Vi vil «åpne» veien"],
        );
        check("nb", &["Vi vil", "Vi", "Alt"], &["Alt", "Vi", "Vi vil"]);
    }

    #[test]
    fn a_lead_that_stands_twice_says_where() {
        let leads = entries(&["Like", "Like", "Ulik"]);
        let language = Language::new("nb").unwrap();
        let made = index(&leads, &[], &language, &mut Anchors::default()).unwrap();
        let Block::List(list) = &made.blocks[0] else { panic!("no list") };
        let links = list.items.iter().map(|item| {
            let Block::Paragraph(paragraph) = &item.blocks[0] else { panic!("no text") };
            Inline::plain(&paragraph.content[..1])
        });
        let links: Vec<String> = links.collect();
        assert_eq!(links, ["Like punkt 1", "Like punkt 2", "Ulik"]);
    }

    #[test]
    fn no_promises_make_no_index() {
        let language = Language::new("nb").unwrap();
        assert!(index(&[], &[], &language, &mut Anchors::default()).is_none());
    }
}
