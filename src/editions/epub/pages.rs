//! The pages of an EPUB: the title page, and one for each section.

use std::borrow::Cow;

use super::Cover;
use super::files::{self, Files, SectionLinks};
use crate::editions::xhtml::content::{self, heading_text, page_marker};
use crate::editions::xhtml::{Element, in_language};
use crate::model::{Document, Role, Section};
use crate::words::{Word, Words};

/// What each section is called: its heading, or, where it has none, what part
/// of a work it is.
pub fn section_names<'a>(document: &'a Document, words: &Words) -> Vec<Cow<'a, str>> {
    let name = |section: &'a Section| match &section.heading {
        Some(heading) => heading_text(heading),
        None => words.get(Word::Part(section.role)).into(),
    };
    document.sections.iter().map(name).collect()
}

/// The page with the picture of the cover, which only shows what the title page
/// says in text.
pub fn cover_page<'a>(
    document: &'a Document,
    cover: &Cover<'_>,
    path: &'static str,
    words: &Words,
) -> Element<'a> {
    let name = words.get(Word::Cover);
    let image = Element::new("img")
        .attribute("role", "doc-cover")
        .attribute("src", files::reference(path))
        .attribute("alt", format!("{name}: {}", document.metadata.title))
        .attribute("width", cover.width.to_string())
        .attribute("height", cover.height.to_string());
    let section = Element::new("section")
        .attribute("class", "cover")
        .attribute("epub:type", "cover")
        .attribute("aria-label", name.clone())
        .child(image);
    page(document, name, [section])
}

/// The page with the title and the subtitle.
pub fn title_page(document: &Document) -> Element<'_> {
    let metadata = &document.metadata;
    let pages = document.pages.iter().filter(|page| page.section.is_none());
    let pages = pages.map(|page| page_marker("div", page, Some("pagebreak")));
    let title = Element::new("h1").attribute("id", "title").text(&metadata.title);
    let subtitle = metadata.subtitle.as_deref().map(|subtitle| {
        Element::new("p")
            .attribute("class", "subtitle")
            .attribute("epub:type", "subtitle")
            .attribute("role", "doc-subtitle")
            .text(subtitle)
    });
    let section = Element::new("section")
        .attribute("class", "title-page")
        .attribute("epub:type", "titlepage")
        .attribute("aria-labelledby", "title")
        .children(pages)
        .child(title)
        .child(subtitle);
    page(document, metadata.title.as_str(), [section])
}

/// A section's page. `name` is what the section is called.
pub fn section<'a>(
    document: &'a Document,
    section: &'a Section,
    index: usize,
    name: &'a str,
    files: &Files<'a>,
    words: &'a Words,
) -> Element<'a> {
    let links = SectionLinks { files, words, section: index };
    let element = content::section(section, name, &links)
        .attribute("epub:type", structure(section.role));
    let turns = section.pages.iter().map(|it| page_marker("div", it, Some("pagebreak")));
    page(document, name, turns.chain([element]))
}

/// A page in the language of the work (EPUB Accessibility 1.1, §3.3).
pub fn page<'a>(
    document: &'a Document,
    title: impl Into<Cow<'a, str>>,
    content: impl IntoIterator<Item = Element<'a>>,
) -> Element<'a> {
    let style = Element::new("link")
        .attribute("rel", "stylesheet")
        .attribute("type", "text/css")
        .attribute("href", files::reference(files::STYLE));
    let head = Element::new("head")
        .child(Element::new("meta").attribute("charset", "utf-8"))
        .child(Element::new("title").text(title))
        .child(style);
    let page = Element::new("html")
        .attribute("xmlns", "http://www.w3.org/1999/xhtml")
        .attribute("xmlns:epub", "http://www.idpf.org/2007/ops")
        .child(head)
        .child(Element::new("body").children(content));
    in_language(page, &document.metadata.language)
}

/// The term of EPUB Structural Semantics that tells what a section is.
fn structure(role: Role) -> &'static str {
    match role {
        Role::Foreword => "foreword",
        Role::Preface => "preface",
        Role::Introduction => "introduction",
        Role::Part => "part",
        Role::Chapter => "chapter",
        Role::Conclusion => "conclusion",
        Role::Afterword => "afterword",
        Role::Appendix => "appendix",
        Role::Glossary => "glossary",
        Role::Index => "index",
        Role::Figures => "loi",
        Role::Tables => "lot",
        Role::Imprint => "imprint",
        Role::Colophon => "colophon",
    }
}
