//! The package document (EPUB 3.3, §5) and the file that names it.

use std::borrow::Cow;

use super::Options;
use super::files::{self, Files, reference};
use crate::editions::claims::{Claims, has_maths};
use crate::editions::xhtml::Element;
use crate::model::{Document, Metadata};

/// What is claimed once the checks behind it have passed (EPUB Accessibility
/// 1.1, §4.2.2), character by character.
pub const CONFORMANCE: &str = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA";

/// The package document.
pub fn package<'a>(
    document: &'a Document,
    options: &Options<'_>,
    files: &'a Files<'a>,
    claims: &'a Claims,
) -> Element<'a> {
    let metadata = &document.metadata;
    let mut about = about(metadata).children(accessibility(claims));
    if options.claims_conformance {
        about = about.children(conformance(metadata));
    }
    Element::new("package")
        .attribute("xmlns", "http://www.idpf.org/2007/opf")
        .attribute("version", "3.0")
        .attribute("unique-identifier", "identifier")
        .attribute("xml:lang", metadata.language.as_str())
        .child(about)
        .child(manifest(document, options, files))
        .child(spine(document, options))
}

/// The file by which reading systems find the package document.
pub fn container() -> Element<'static> {
    let rootfile = Element::new("rootfile")
        .attribute("full-path", files::PACKAGE)
        .attribute("media-type", "application/oebps-package+xml");
    Element::new("container")
        .attribute("xmlns", "urn:oasis:names:tc:opendocument:xmlns:container")
        .attribute("version", "1.0")
        .child(Element::new("rootfiles").child(rootfile))
}

/// What the work is, in Dublin Core (EPUB 3.3, §5.5.3).
fn about(metadata: &Metadata) -> Element<'_> {
    let element = |name, text| Element::new(name).text(text);
    let maybe = |name, text: &'_ Option<String>| {
        text.clone().map(|text| Element::new(name).text(text))
    };
    let identifier = Element::new("dc:identifier")
        .attribute("id", "identifier")
        .text(&metadata.identifier);
    Element::new("metadata")
        .attribute("xmlns:dc", "http://purl.org/dc/elements/1.1/")
        .child(identifier)
        .children(titles(metadata))
        .child(element("dc:language", metadata.language.as_str()))
        .children(authors(metadata))
        .child(element("dc:publisher", metadata.publisher.as_str()))
        .child(
            metadata.published.map(|date| Element::new("dc:date").text(date.to_string())),
        )
        .child(maybe("dc:description", &metadata.description))
        .child(maybe("dc:rights", &metadata.rights))
        .child(property("dcterms:modified", metadata.modified.to_string()))
        .child(
            metadata
                .edition
                .as_deref()
                .map(|edition| property("schema:bookEdition", edition)),
        )
}

/// The title, and the subtitle as a title of its own kind, in their order.
fn titles(metadata: &Metadata) -> Vec<Element<'_>> {
    let mut elements =
        vec![Element::new("dc:title").attribute("id", "title").text(&metadata.title)];
    if let Some(subtitle) = &metadata.subtitle {
        elements.extend([
            Element::new("dc:title").attribute("id", "subtitle").text(subtitle),
            refined("#title", "title-type", "main"),
            refined("#title", "display-seq", "1"),
            refined("#subtitle", "title-type", "subtitle"),
            refined("#subtitle", "display-seq", "2"),
        ]);
    }
    elements
}

fn authors(metadata: &Metadata) -> impl Iterator<Item = Element<'_>> {
    metadata.authors.iter().enumerate().flat_map(|(index, author)| {
        let id = format!("author-{}", index + 1);
        let role =
            refined(format!("#{id}"), "role", "aut").attribute("scheme", "marc:relators");
        [Element::new("dc:creator").attribute("id", id).text(author), role]
    })
}

/// EPUB Accessibility 1.1, §3.2.
fn accessibility(claims: &Claims) -> Vec<Element<'_>> {
    let mut elements = Vec::new();
    for &mode in &claims.modes {
        elements.push(property("schema:accessMode", mode));
    }
    elements.push(property("schema:accessModeSufficient", claims.sufficient));
    for &feature in &claims.features {
        elements.push(property("schema:accessibilityFeature", feature));
    }
    elements.push(property("schema:accessibilityHazard", claims.hazard));
    elements.push(property("schema:accessibilitySummary", claims.summary.as_str()));
    let source = claims.page_source.as_deref();
    elements.extend(source.map(|source| property("pageBreakSource", source)));
    elements
}

/// EPUB Accessibility 1.1, §4: the claim, who stands behind it, and since
/// when. That is the day of the last change, since the bytes may depend on no
/// clock, and no earlier bytes were checked.
fn conformance(metadata: &Metadata) -> [Element<'_>; 3] {
    [
        property("dcterms:conformsTo", CONFORMANCE).attribute("id", "conformance"),
        refined("#conformance", "a11y:certifiedBy", metadata.publisher.as_str())
            .attribute("id", "certifier"),
        refined("#certifier", "dcterms:date", metadata.modified.date.to_string()),
    ]
}

fn manifest<'a>(
    document: &Document,
    options: &Options<'_>,
    files: &'a Files<'a>,
) -> Element<'a> {
    const XHTML: &str = "application/xhtml+xml";
    let item = |id: String, path: &'a str, media_type: String| {
        Element::new("item")
            .attribute("id", id)
            .attribute("href", reference(path))
            .attribute("media-type", media_type)
    };
    let sections = document.sections.iter().enumerate().map(|(index, section)| {
        let item = item(section_id(index), files.section(index), XHTML.to_owned());
        item.maybe("properties", has_maths(section).then_some("mathml"))
    });
    let fixed = |id: &str, path, media_type: &str| {
        item(id.to_owned(), path, media_type.to_owned())
    };
    let cover = options.cover.and_then(|cover| {
        let path = files::cover(cover.media_type)?;
        let item = item("cover".to_owned(), path, cover.media_type.to_owned());
        let page = fixed("cover-page", files::COVER_PAGE, XHTML);
        Some([item.attribute("properties", "cover-image"), page])
    });
    Element::new("manifest")
        .child(fixed("nav", files::NAVIGATION, XHTML).attribute("properties", "nav"))
        .child(fixed("ncx", files::NCX, "application/x-dtbncx+xml"))
        .child(fixed("style", files::STYLE, "text/css"))
        .children(cover.into_iter().flatten())
        .child(fixed("title-page", files::TITLE_PAGE, XHTML))
        .children(sections)
        .children(files.pictures().enumerate().map(|(index, (path, picture))| {
            let id = format!("image-{}", index + 1);
            item(id, path, picture.kind.media_type().to_owned())
        }))
}

/// The reading order (EPUB 3.3, §5.7). The contents are in it, since links
/// may lead only to what is.
fn spine(document: &Document, options: &Options<'_>) -> Element<'static> {
    let itemref = |id: String| Element::new("itemref").attribute("idref", id);
    let sections = (0..document.sections.len()).map(section_id);
    Element::new("spine")
        .attribute("toc", "ncx")
        .child(options.cover.map(|_| itemref("cover-page".to_owned())))
        .child(itemref("title-page".to_owned()))
        .child(itemref("nav".to_owned()))
        .children(sections.map(itemref))
}

fn section_id(index: usize) -> String {
    format!("section-{}", index + 1)
}

fn property<'a>(name: &'static str, value: impl Into<Cow<'a, str>>) -> Element<'a> {
    Element::new("meta").attribute("property", name).text(value)
}

fn refined<'a>(
    what: impl Into<Cow<'a, str>>,
    name: &'static str,
    value: impl Into<Cow<'a, str>>,
) -> Element<'a> {
    Element::new("meta")
        .attribute("refines", what)
        .attribute("property", name)
        .text(value)
}
