//! HTML in one file that asks nothing of anybody: WCAG 2.2.
//!
//! 1. [`head`] says what the page is, with the claims that the EPUB makes.
//! 2. [`contents`] makes the table of contents.
//! 3. The title and the sections follow, by way of
//!    [`content`](super::xhtml::content), with a permalink at each heading
//!    and each promise.
//! 4. [`pages`] lists the pages of the print edition.
//!
//! Words that are not the document's stand outside of `main`, in its `nav`,
//! or in names that are not shown.

mod base64;
mod contents;
mod head;
mod pages;
mod permalinks;

use rayon::prelude::*;

use self::permalinks::Permalinks;
use super::claims::claims;
use super::pictures::Picture;
use super::style;
use super::xhtml::content::{Shown, page_marker, section};
use super::xhtml::{Element, encode, in_language};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Date, Document, Level, Metadata, Section};
use crate::words::{Word, Words};

/// What an HTML page is made with, apart from the document.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options<'a> {
    /// The style sheet; without one, that which [all layouts share](style::SCREEN).
    pub style: Option<&'a str>,
    /// The document's images, as [`for_screens`](super::pictures::for_screens) gives them.
    pub pictures: &'a [Picture],
    /// Whether the page's metadata say that it conforms to WCAG 2.2, level
    /// AA. Not said without checks that passed.
    pub claims_conformance: bool,
}

/// The id of the text proper, to which the skip link leads. Anchors of a
/// document are slugs, which never begin with `_`.
const TEXT: &str = "_text";

/// The document as an HTML page.
///
/// Fails if the style sheet holds something that would end the element that
/// it stands in, or characters that a page must not hold.
pub fn html(document: &Document, options: &Options<'_>) -> Result<String, Diagnostics> {
    let sheet = options.style.unwrap_or(style::SCREEN);
    if !encode::is_safe_raw(sheet) {
        let message = "the style sheet cannot stand inside an HTML page";
        return Err(Diagnostic::error("style-character", message)
            .hint("remove `</style`, `<script`, `<!--` and control characters from it")
            .into());
    }
    let metadata = &document.metadata;
    let words = Words::new(&metadata.language);
    let claims = claims(document, &words);
    let pictures: Vec<Shown<'_>> = options.pictures.par_iter().map(embedded).collect();
    let page = Element::new("html")
        .child(head::head(document, sheet, &claims, options.claims_conformance))
        .child(body(document, &words, &pictures));
    Ok(encode::html(&in_language(page, &metadata.language)))
}

/// A picture within the page itself, which asks nobody for anything (RFC 2397).
fn embedded(picture: &Picture) -> Shown<'static> {
    let mut source = format!("data:{};base64,", picture.kind.media_type());
    base64::encode(&picture.bytes, &mut source);
    Shown { source: source.into(), width: picture.width, height: picture.height }
}

fn body<'a>(
    document: &'a Document,
    words: &'a Words,
    pictures: &'a [Shown<'a>],
) -> Element<'a> {
    let metadata = &document.metadata;
    // Words in another language than the page's say so.
    let foreign =
        Some(words.language()).filter(|&tag| tag != metadata.language.primary());
    let skip = Element::new("a")
        .attribute("class", "skip")
        .attribute("href", format!("#{TEXT}"))
        .maybe("lang", foreign)
        .text(words.get(Word::SkipToText));
    let publisher =
        Element::new("p").attribute("class", "publisher").text(&metadata.publisher);
    Element::new("body")
        .child(Element::new("header").child(skip).child(publisher))
        .child(main(document, words, pictures))
        .child(pages::list(document, words))
        .child(footer(metadata, words, foreign))
}

fn main<'a>(
    document: &'a Document,
    words: &'a Words,
    pictures: &'a [Shown<'a>],
) -> Element<'a> {
    let links = Permalinks::new(document, words, pictures);
    let made = document.sections.iter().map(|part| {
        let name = words.get(Word::Part(part.role));
        (part, section(part, name, &links))
    });
    let text = Element::new("div")
        .attribute("id", TEXT)
        .attribute("class", "text")
        .children(nested(made));
    Element::new("main")
        .children(title_pages(document))
        .child(title(&document.metadata))
        .child(contents::contents(document, words))
        .child(text)
}

/// The sections, each chapter of a part within it, and before each the pages that
/// begin with it.
fn nested<'a>(
    sections: impl Iterator<Item = (&'a Section, Element<'a>)>,
) -> Vec<Element<'a>> {
    let mut out: Vec<Element<'a>> = Vec::new();
    for (section, element) in sections {
        let pages = section.pages.iter().map(|page| page_marker("div", page, None));
        let made = pages.chain([element]);
        match out.last_mut().filter(|_| section.level > Level::CHAPTER) {
            Some(part) => part.children.extend(made.map(Into::into)),
            None => out.extend(made),
        }
    }
    out
}

/// The pages that begin with the title.
fn title_pages(document: &Document) -> impl Iterator<Item = Element<'_>> {
    let pages = document.pages.iter().filter(|page| page.section.is_none());
    pages.map(|page| page_marker("div", page, None))
}

fn title(metadata: &Metadata) -> Element<'_> {
    let title = Element::new("h1").text(&metadata.title);
    let subtitle = metadata
        .subtitle
        .as_deref()
        .map(|subtitle| Element::new("p").attribute("class", "subtitle").text(subtitle));
    Element::new("hgroup").child(title).child(subtitle)
}

fn footer<'a>(
    metadata: &'a Metadata,
    words: &Words,
    foreign: Option<&'a str>,
) -> Element<'a> {
    let line = |text: &'a str| Element::new("p").text(text);
    let day = |word, date: Date| {
        let time = Element::new("time")
            .attribute("datetime", date.to_string())
            .text(words.on(word, date));
        Element::new("p").maybe("lang", foreign).child(time)
    };
    Element::new("footer")
        .child(metadata.edition.as_deref().map(line))
        .child(metadata.rights.as_deref().map(line))
        .child(metadata.published.map(|date| day(Word::Published, date)))
        .child(day(Word::LastChanged, metadata.modified.date))
}

#[cfg(test)]
mod tests;
