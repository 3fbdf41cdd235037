//! What a publication holds besides its text.

use super::package;
use crate::readback::holdings::{Holdings, styles};
use crate::readback::package::archive::Archive;
use crate::readback::package::{path, xml};
use crate::readback::{Error, decode};

/// What the files of the publication hold, and what its metadata declare.
///
/// Fails if the archive, or a file that the package document names, is damaged.
pub(in crate::readback) fn holdings(bytes: &[u8]) -> Result<Holdings, Error> {
    let archive = Archive::open(bytes)?;
    let package = package::read(&archive)?;
    let mut found = Holdings { declared: package.properties, ..Default::default() };
    let is_media = |kind: &&String| {
        ["audio/", "video/", "application/smil"].iter().any(|it| kind.starts_with(it))
    };
    found.media += package.media_types.iter().filter(is_media).count();
    let mut sheets = Vec::new();
    for file in package.spine.iter().chain(&package.navigation) {
        let (own, linked) = xml::parse(file, &archive.read(file)?, |document| {
            let tree = xml::tree(document);
            found.count(&tree);
            let links = tree.descendants(tree.root());
            let links = links.filter(|&it| tree.has_word(it, "rel", "stylesheet"));
            let paths = links.filter_map(|it| path::resolve(file, tree.href(it)?));
            Ok((styles(&tree), paths.map(|(path, _)| path).collect::<Vec<_>>()))
        })?;
        own.iter().for_each(|style| found.count_style(style));
        sheets.extend(linked);
    }
    sheets.sort();
    sheets.dedup();
    for sheet in sheets.iter().filter(|sheet| archive.holds(sheet)) {
        found.count_style(&decode(&archive.read(sheet)?)?);
    }
    Ok(found)
}
