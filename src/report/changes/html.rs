//! The changes as a page: one file, no request to anywhere.
//!
//! 1. Which versions were compared, and how many changes there are.
//! 2. The chapters with changes, with links to them.
//! 3. Every change under its chapter. What was removed and added is marked, and said to
//!    those who do not see the marks.

use std::io;

use quick_xml::events::{BytesStart, BytesText};

use super::super::human::printable;
use super::super::page::{self, Page, text, void, write_text};
use super::markdown::name;
use super::{phrases, shown};
use crate::revision::{Change, Changes, Piece, Standing};
use crate::words::Teller;

/// What the page needs besides the report's style sheet.
const OWN_STYLE: &str = include_str!("changes.css");

/// The changes as an HTML page (WCAG 2.2, AAA as far as a page of text can), in the
/// language of the new version.
pub fn html(changes: &Changes) -> String {
    let teller = Teller::new(&changes.new.language);
    let title = printable(&teller.say("title", &[("title", &changes.new.title)]));
    let sheet = Sheet { changes, teller: &teller };
    page::whole(teller.language(), &title, OWN_STYLE, |page| {
        text(page, "h1", &title)?;
        sheet.verdict(page)?;
        sheet.contents(page)?;
        sheet.chapters(page)
    })
}

struct Sheet<'a> {
    changes: &'a Changes,
    teller: &'a Teller,
}

impl Sheet<'_> {
    /// Which versions they are, and how many changes there are.
    fn verdict(&self, page: &mut Page) -> io::Result<()> {
        page.create_element("dl").write_inner_content(|page| {
            let versions = [("before", &self.changes.old), ("after", &self.changes.new)];
            versions.into_iter().try_for_each(|(id, version)| {
                text(page, "dt", &self.teller.say(id, &[]))?;
                text(page, "dd", &printable(&name(version)))
            })
        })?;
        let verdict = match self.changes.count() {
            0 => self.teller.say("none", &[]),
            count => self.teller.count(count),
        };
        text(page, "p", &verdict)
    }

    fn contents(&self, page: &mut Page) -> io::Result<()> {
        if self.changes.chapters.is_empty() {
            return Ok(());
        }
        let nav =
            page.create_element("nav").with_attribute(("aria-labelledby", "contents"));
        nav.write_inner_content(|page| {
            self.heading(page, "contents", &self.teller.say("contents", &[]), None)?;
            page.create_element("ul").write_inner_content(|page| {
                for (at, chapter) in self.changes.chapters.iter().enumerate() {
                    page.create_element("li").write_inner_content(|page| {
                        let link = page.create_element("a");
                        link.with_attribute(("href", format!("#c{}", at + 1).as_str()))
                            .with_attributes(self.foreign())
                            .write_text_content(BytesText::new(&printable(
                                &chapter.title,
                            )))?;
                        let count = self.teller.count(chapter.changes.len());
                        write_text(page, &format!(" ({count})"))
                    })?;
                }
                Ok(())
            })?;
            Ok(())
        })?;
        Ok(())
    }

    fn chapters(&self, page: &mut Page) -> io::Result<()> {
        if !self.changes.about.is_empty() {
            self.heading(page, "about", &self.teller.say("about", &[]), None)?;
        }
        for about in &self.changes.about {
            let title = phrases::field(about.field, self.teller);
            page.create_element("section").write_inner_content(|page| {
                text(page, "h3", &title)?;
                self.text(page, &about.text)
            })?;
        }
        for (at, chapter) in self.changes.chapters.iter().enumerate() {
            let id = format!("c{}", at + 1);
            self.heading(page, &id, &printable(&chapter.title), self.foreign())?;
            chapter.changes.iter().try_for_each(|change| self.change(page, change))?;
        }
        Ok(())
    }

    fn heading(
        &self,
        page: &mut Page,
        id: &str,
        title: &str,
        language: Option<(&str, &str)>,
    ) -> io::Result<()> {
        page.create_element("h2")
            .with_attribute(("id", id))
            .with_attributes(language)
            .write_text_content(BytesText::new(title))
            .map(drop)
    }

    fn change(&self, page: &mut Page, change: &Change) -> io::Result<()> {
        page.create_element("section").write_inner_content(|page| {
            text(page, "h3", &printable(&phrases::title(change, self.teller)))?;
            self.text(page, &change.text)
        })?;
        Ok(())
    }

    fn text(&self, page: &mut Page, pieces: &[Piece]) -> io::Result<()> {
        if pieces.is_empty() {
            return Ok(());
        }
        let paragraph = page.create_element("p").with_attributes(self.foreign());
        paragraph.write_inner_content(|page| {
            shown(pieces).into_iter().try_for_each(|(gap, is, words)| {
                write_text(page, gap)?;
                match is {
                    Standing::Same => lines(page, &words),
                    Standing::Removed => self.mark(page, "del", "said-removed", &words),
                    Standing::Added => self.mark(page, "ins", "said-added", &words),
                }
            })
        })?;
        Ok(())
    }

    /// Words that one version has, and before and after them, for those who do not see
    /// the mark, what it says.
    fn mark(
        &self,
        page: &mut Page,
        name: &str,
        said: &str,
        words: &str,
    ) -> io::Result<()> {
        page.create_element(name).write_inner_content(|page| {
            self.said(page, &format!("{} ", self.teller.say(said, &[])))?;
            lines(page, words)?;
            self.said(page, &format!(", {}, ", self.teller.say("said-end", &[])))
        })?;
        Ok(())
    }

    fn said(&self, page: &mut Page, words: &str) -> io::Result<()> {
        let language = self.foreign().map(|_| ("lang", self.teller.language()));
        page.create_element("span")
            .with_attribute(("class", "said"))
            .with_attributes(language)
            .write_text_content(BytesText::new(words))
            .map(drop)
    }

    /// The language of the work, where the page is in another.
    fn foreign(&self) -> Option<(&str, &str)> {
        let language = self.changes.new.language.as_str();
        (language != self.teller.language()).then_some(("lang", language))
    }
}

/// Words, with the ends of lines that code has.
fn lines(page: &mut Page, words: &str) -> io::Result<()> {
    for (at, line) in words.split('\n').enumerate() {
        if at > 0 {
            void(page, BytesStart::new("br"))?;
        }
        write_text(page, line)?;
    }
    Ok(())
}
