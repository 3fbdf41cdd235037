//! The way into a publication: its navigation document (EPUB 3.3, §7), or the
//! NCX of EPUB 2.

use roxmltree::Node;

use super::package::{Package, named};
use crate::readback::Error;
use crate::readback::html::content::Context;
use crate::readback::html::outline;
use crate::readback::html::tree::{NodeId, Tree};
use crate::readback::package::archive::Archive;
use crate::readback::package::path::Names;
use crate::readback::package::xml;
use crate::reading::{Entry, Listed, Listing, Place, Target, normalise};

/// The ways into a publication.
#[derive(Debug, Default)]
pub(super) struct Ways {
    /// The table of contents, or `None` where there is none.
    pub(super) outline: Option<Vec<Entry>>,
    /// The lists of figures and tables.
    pub(super) listings: Vec<Listing>,
    /// The list of pages, or `None` where there is none.
    pub(super) pages: Option<Vec<Entry>>,
}

/// The ways into a publication that its navigation document shows, or else its NCX.
pub(super) fn ways(
    archive: &Archive,
    package: &Package,
    names: &Names,
) -> Result<Ways, Error> {
    if let Some(file) = &package.navigation {
        return navigation(archive, file, names);
    }
    let Some(file) = &package.ncx else { return Ok(Ways::default()) };
    xml::parse(file, &archive.read(file)?, |document| {
        let entries = |list: &str, line: &str| {
            let list = named(document.root(), list).next()?;
            let entries = named(list, line).map(|point| entry(file, point, names));
            Some(entries.collect())
        };
        let outline = entries("navMap", "navPoint");
        let pages = entries("pageList", "pageTarget");
        Ok(Ways { outline, listings: Vec::new(), pages })
    })
}

fn navigation(archive: &Archive, file: &str, names: &Names) -> Result<Ways, Error> {
    let resolve = |href: &str| names.target(file, href);
    let context =
        Context { file, language: None, resolve: &resolve, proportion: &|_| None };
    xml::parse(file, &archive.read(file)?, |document| {
        let tree = xml::tree(document);
        let nav = |kind: &str| {
            let mut all = tree.descendants(tree.root());
            all.find(|&id| tree.name(id) == "nav" && tree.has_type(id, kind))
        };
        let entries =
            |kind: &str| nav(kind).map(|nav| outline::outline(&tree, nav, &context));
        let landmarks = nav("landmarks");
        let listing = |(of, kind): (Listed, &str)| {
            let landmark = landmarks.and_then(|nav| landmark(&tree, nav, kind, &resolve));
            let entries = entries(kind);
            let is_there = entries.is_some() || landmark.is_some();
            let entries = entries.unwrap_or_default();
            is_there.then_some(Listing { of, entries, landmark })
        };
        let listings = LISTINGS.into_iter().filter_map(listing).collect();
        let (outline, pages) = (entries("toc"), entries("page-list"));
        Ok(Ways { outline, listings, pages })
    })
}

/// Lists besides the contents, by their names in EPUB's Structural Semantics.
const LISTINGS: [(Listed, &str); 2] = [(Listed::Figures, "loi"), (Listed::Tables, "lot")];

/// Where the landmark of that `kind` leads, if there is one within the work.
fn landmark(
    tree: &Tree,
    nav: NodeId,
    kind: &str,
    resolve: &dyn Fn(&str) -> Target,
) -> Option<String> {
    let is_it = |&id: &NodeId| tree.name(id) == "a" && tree.has_type(id, kind);
    let link = tree.descendants(nav).find(is_it)?;
    match resolve(tree.attribute(link, "href")?) {
        Target::Anchor(anchor) => Some(anchor),
        Target::Url(_) => None,
    }
}

fn entry(file: &str, point: Node, names: &Names) -> Entry {
    let around = point.ancestors().filter(|node| node.tag_name().name() == "navPoint");
    let child = |name| point.children().find(|node| node.tag_name().name() == name);
    let target = child("content").and_then(|content| content.attribute("src"));
    let target = target.and_then(|src| match names.target(file, src) {
        Target::Anchor(anchor) => Some(anchor),
        Target::Url(_) => None,
    });
    let id = point.attribute("id").map(str::to_owned);
    Entry {
        depth: around.count().try_into().unwrap_or(u8::MAX),
        text: child("navLabel")
            .map(|label| normalise(&xml::text(label)))
            .unwrap_or_default(),
        number: None,
        target,
        place: Place::File { file: file.to_owned(), id },
    }
}
