//! The ways into an EPUB: the navigation document (EPUB 3.3, §7) and the NCX
//! of reading systems that know only EPUB 2.

use std::borrow::Cow;

use super::files::{self, Files, reference};
use super::pages::page;
use crate::editions::xhtml::Element;
use crate::editions::xhtml::content::heading_text;
use crate::editions::xhtml::contents::{self, Branch};
use crate::model::{Document, Role, Section, listed};
use crate::words::{Word, Words};

/// The navigation document: the contents list and the landmarks. Its title is
/// its heading.
///
/// Menus that reading systems make of it show the text of its links alone, so
/// a promise's number is in that text; the lists themselves show none.
pub fn navigation<'a>(
    document: &'a Document,
    branches: &[Branch<'a>],
    files: &Files<'a>,
    words: &Words,
    has_cover: bool,
) -> Element<'a> {
    let heading =
        Element::new("h2").attribute("id", "contents").text(words.get(Word::Contents));
    let list = match branches {
        // A list in a navigation document must not be empty.
        [] => Element::new("ol").child(item(document.metadata.title.as_str(), title())),
        _ => list(branches, files),
    };
    let toc = Element::new("nav")
        .attribute("id", "toc")
        .attribute("epub:type", "toc")
        .attribute("role", "doc-toc")
        .attribute("aria-labelledby", "contents")
        .child(heading)
        .child(list);
    let landmarks = landmarks(document, files, words, has_cover);
    let lists = lists(document).map(|(kind, section)| listing(section, kind, files));
    let pages = pages(document, files, words);
    let navs = [toc].into_iter().chain(lists).chain([landmarks]).chain(pages);
    page(document, words.get(Word::Contents), navs)
}

/// The lists of figures and tables that the work has, each with what it is in EPUB's
/// Structural Semantics.
fn lists(document: &Document) -> impl Iterator<Item = (&'static str, &Section)> {
    document.sections.iter().filter_map(|section| match section.role {
        Role::Figures => Some(("loi", section)),
        Role::Tables => Some(("lot", section)),
        _ => None,
    })
}

/// A list of figures or tables as reading systems can offer it in a place of its own
/// (EPUB 3.3, §7.4.5). It has a heading, which the text has already.
fn listing<'a>(
    section: &'a Section,
    kind: &'static str,
    files: &Files<'a>,
) -> Element<'a> {
    let title = section.heading.as_ref().map(heading_text).unwrap_or_default();
    let lines = listed(section).into_iter();
    let items = lines.map(|(anchor, text)| item(text, files.href(anchor)));
    Element::new("nav")
        .attribute("id", kind)
        .attribute("epub:type", kind)
        .attribute("aria-label", title.clone())
        .attribute("hidden", "hidden")
        .child(Element::new("h2").text(title))
        .child(Element::new("ol").children(items))
}

/// The list of the print edition's pages (EPUB 3.3, §7.4.3), which reading
/// systems show in a place of their own.
fn pages<'a>(
    document: &'a Document,
    files: &Files<'a>,
    words: &Words,
) -> Option<Element<'a>> {
    let items = document.pages.iter();
    let items = items.map(|page| item(page.label.as_str(), files.page(page)));
    let list = Element::new("ol").children(items);
    (!document.pages.is_empty()).then(|| {
        Element::new("nav")
            .attribute("epub:type", "page-list")
            .attribute("role", "doc-pagelist")
            .attribute("aria-label", words.get(Word::Pages))
            .attribute("hidden", "hidden")
            .child(list)
    })
}

/// The outline's branches as a list of links.
fn list<'a>(branches: &[Branch<'a>], files: &Files<'a>) -> Element<'a> {
    let items = branches.iter().map(|branch| {
        let item = item(branch.label(), files.href(&branch.entry.anchor));
        let below = (!branch.below.is_empty()).then(|| list(&branch.below, files));
        item.child(below)
    });
    Element::new("ol").children(items)
}

fn item<'a>(text: impl Into<Cow<'a, str>>, href: impl Into<Cow<'a, str>>) -> Element<'a> {
    Element::new("li").child(Element::new("a").attribute("href", href).text(text))
}

/// Where the title page, the contents and the text proper are
/// (EPUB 3.3, §7.4.4).
fn landmarks<'a>(
    document: &'a Document,
    files: &Files<'a>,
    words: &Words,
    has_cover: bool,
) -> Element<'a> {
    let cover = || reference(files::COVER_PAGE).to_owned();
    let landmark = |kind: &'static str, word: Word, href: String| {
        let link = Element::new("a")
            .attribute("epub:type", kind)
            .attribute("href", href)
            .text(words.get(word));
        Element::new("li").child(link)
    };
    let list = Element::new("ol")
        .child(has_cover.then(|| landmark("cover", Word::Cover, cover())))
        .child(landmark("titlepage", Word::TitlePage, title().to_owned()))
        .child(landmark("toc", Word::Contents, "#toc".to_owned()))
        .children(lists(document).map(|(kind, section)| {
            landmark(kind, Word::Part(section.role), files.href(&section.anchor))
        }))
        .child(
            text_begins(document, files)
                .map(|href| landmark("bodymatter", Word::Text, href)),
        );
    Element::new("nav")
        .attribute("epub:type", "landmarks")
        .attribute("aria-label", words.get(Word::Landmarks))
        .attribute("hidden", "hidden")
        .child(list)
}

fn title() -> &'static str {
    reference(files::TITLE_PAGE)
}

/// Where the text proper begins: at the first section that is no imprint, list,
/// foreword or preface, or else at the first.
fn text_begins(document: &Document, files: &Files<'_>) -> Option<String> {
    let before =
        [Role::Imprint, Role::Figures, Role::Tables, Role::Foreword, Role::Preface];
    let sections = &document.sections;
    let index = sections.iter().position(|section| !before.contains(&section.role));
    let index = index.unwrap_or(0);
    (index < sections.len()).then(|| reference(files.section(index)).to_owned())
}

/// The NCX (Open Packaging Format 2.0.1, §2.4.1).
pub fn ncx<'a>(
    document: &'a Document,
    branches: &[Branch<'a>],
    files: &Files<'a>,
) -> Element<'a> {
    let metadata = &document.metadata;
    let depth = contents::depth(branches).max(1).to_string();
    let meta = |name: &'static str, content: String| {
        Element::new("meta").attribute("name", name).attribute("content", content)
    };
    let head = Element::new("head")
        .child(meta("dtb:uid", metadata.identifier.clone()))
        .child(meta("dtb:depth", depth))
        .child(meta("dtb:totalPageCount", "0".to_owned()))
        .child(meta("dtb:maxPageNumber", "0".to_owned()));
    let mut points = Points { files, count: 0 };
    let points = match branches {
        [] => vec![points.point(metadata.title.as_str().into(), title().to_owned())],
        _ => points.points(branches),
    };
    Element::new("ncx")
        .attribute("xmlns", "http://www.daisy.org/z3986/2005/ncx/")
        .attribute("version", "2005-1")
        .attribute("xml:lang", metadata.language.as_str())
        .child(head)
        .child(Element::new("docTitle").child(text(metadata.title.as_str().into())))
        .child(Element::new("navMap").children(points))
}

/// The points of an NCX, counted in the order in which they are read.
struct Points<'a, 'f> {
    files: &'f Files<'a>,
    count: usize,
}

impl<'a> Points<'a, '_> {
    fn points(&mut self, branches: &[Branch<'a>]) -> Vec<Element<'a>> {
        let point = |branch: &Branch<'a>| {
            let href = self.files.href(&branch.entry.anchor);
            let point = self.point(branch.label(), href);
            point.children(self.points(&branch.below))
        };
        branches.iter().map(point).collect()
    }

    fn point(&mut self, label: Cow<'a, str>, href: String) -> Element<'a> {
        self.count += 1;
        Element::new("navPoint")
            .attribute("id", format!("point-{}", self.count))
            .attribute("playOrder", self.count.to_string())
            .child(Element::new("navLabel").child(text(label)))
            .child(Element::new("content").attribute("src", href))
    }
}

fn text(text: Cow<'_, str>) -> Element<'_> {
    Element::new("text").text(text)
}
