//! The way into a publication: its navigation document (EPUB 3.3, §7), or the
//! NCX of EPUB 2.

use std::collections::HashSet;

use roxmltree::Node;

use super::archive::Archive;
use super::package::{Package, named};
use super::{path, xml};
use crate::readback::Error;
use crate::readback::html::content::Context;
use crate::readback::html::outline;
use crate::reading::{Entry, Place, Target, normalise};

/// The table of contents, or `None` where there is none.
pub(super) fn outline(
    archive: &Archive,
    package: &Package,
    spine: &HashSet<String>,
) -> Result<Option<Vec<Entry>>, Error> {
    if let Some(file) = &package.navigation {
        return navigation(archive, file, spine);
    }
    let Some(file) = &package.ncx else { return Ok(None) };
    xml::parse(file, &archive.read(file)?, |document| {
        let Some(map) = named(document.root(), "navMap").next() else { return Ok(None) };
        let points = named(map, "navPoint");
        Ok(Some(points.map(|point| entry(file, point, spine)).collect()))
    })
}

fn navigation(
    archive: &Archive,
    file: &str,
    spine: &HashSet<String>,
) -> Result<Option<Vec<Entry>>, Error> {
    let resolve = |href: &str| path::target(file, href, spine);
    let context =
        Context { file, language: None, resolve: &resolve, proportion: &|_| None };
    xml::parse(file, &archive.read(file)?, |document| {
        let tree = xml::tree(document);
        let mut navs = tree.descendants(tree.root()).filter(|&id| tree.name(id) == "nav");
        let contents = navs.find(|&nav| tree.has_type(nav, "toc"));
        Ok(contents.map(|nav| outline::outline(&tree, nav, &context)))
    })
}

fn entry(file: &str, point: Node, spine: &HashSet<String>) -> Entry {
    let around = point.ancestors().filter(|node| node.tag_name().name() == "navPoint");
    let child = |name| point.children().find(|node| node.tag_name().name() == name);
    let target = child("content").and_then(|content| content.attribute("src"));
    let target = target.and_then(|src| match path::target(file, src, spine) {
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
