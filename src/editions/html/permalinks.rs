//! Links by which a reader can pass on a chapter or a promise.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use crate::editions::xhtml::Element;
use crate::editions::xhtml::content::{Links, Shown};
use crate::model::{Anchor, Document, Inline};
use crate::words::Words;

/// The links of a page, each with a name of its own (WCAG 2.2, 2.4.9).
pub struct Permalinks<'a> {
    words: &'a Words,
    /// What several headings or leads say.
    ambiguous: HashSet<&'a str>,
    /// The heading of the section that an anchor is in.
    chapters: HashMap<&'a str, String>,
    pictures: &'a [Shown<'a>],
}

impl<'a> Permalinks<'a> {
    /// The links of a page that holds all of `document`, with its `pictures`.
    pub fn new(
        document: &'a Document,
        words: &'a Words,
        pictures: &'a [Shown<'a>],
    ) -> Self {
        let mut seen = HashSet::new();
        let texts = document.outline.iter().map(|entry| entry.text.as_str());
        let ambiguous: HashSet<_> = texts.filter(|&text| !seen.insert(text)).collect();
        let mut chapters = HashMap::new();
        for entry in document.outline.iter().filter(|e| ambiguous.contains(&*e.text)) {
            let section = document.sections.get(entry.section);
            let heading = section.and_then(|section| section.heading.as_ref());
            if let Some(heading) = heading.filter(|own| own.anchor != entry.anchor) {
                chapters.insert(entry.anchor.as_str(), Inline::plain(&heading.content));
            }
        }
        Self { words, ambiguous, chapters, pictures }
    }
}

impl<'a> Links<'a> for Permalinks<'a> {
    fn href(&self, anchor: &'a Anchor) -> Cow<'a, str> {
        format!("#{anchor}").into()
    }

    fn words(&self) -> &'a Words {
        self.words
    }

    fn picture(&self, image: usize) -> Option<Shown<'a>> {
        self.pictures.get(image).cloned()
    }

    fn permalink(&self, anchor: &'a Anchor, text: &str) -> Option<Element<'a>> {
        let chapter = self.chapters.get(anchor.as_str()).map(String::as_str);
        let chapter = chapter.filter(|_| self.ambiguous.contains(text));
        Some(
            Element::new("a")
                .attribute("class", "permalink")
                .attribute("href", self.href(anchor))
                .attribute("aria-label", self.words.permalink(text, chapter)),
        )
    }
}
