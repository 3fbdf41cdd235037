//! EPUB 2 and 3.
//!
//! 1. `archive` opens the zip archive, within bounds.
//! 2. `package` finds the files that hold the text, and their order.
//! 3. Each is parsed as XML, once `guard` has looked at it, is told what the style
//!    `sheets` say of it, and read as HTML's content is; all of them at once, on as many
//!    threads as there are.
//! 4. What they say is put together in order, and links to whole files become
//!    links to the first place in them.

use std::cell::Cell;
use std::collections::{HashMap, HashSet};
use std::mem;

use rayon::prelude::*;

use super::html::content::{self, Content, Context};
use super::html::tree::Tree;
use super::html::{settle, with_last};
use super::package::archive::Archive;
use super::package::path::{self, Names};
use super::package::xml;
use super::page_list::page_list;
use super::{Error, images};
use crate::reading::{Kind, Mark, PageTurn, Reading, Span, Target, Within};

mod holdings;
mod navigation;
mod package;
mod sheets;

#[cfg(test)]
mod tests;

pub(super) use self::holdings::holdings;
use self::package::Package;
use self::sheets::Sheets;

/// The most text that is read in one publication, in bytes of XHTML. A file
/// that the spine names twice counts twice.
const MAX_TEXT: u64 = 1 << 27;

/// The most bytes of images whose sizes are looked at in one file.
const MAX_IMAGES: u64 = 1 << 26;

/// Reads a publication.
///
/// Fails if the archive or a file in it is damaged, encrypted or too large,
/// if a file that the package document names is missing, or if a content
/// document is not well-formed.
pub fn read(bytes: &[u8]) -> Result<Reading, Error> {
    if bytes.is_empty() {
        return Err(Error::new("the file is empty"));
    }
    let archive = Archive::open(bytes)?;
    package::refuse_encryption(&archive)?;
    let package = package::read(&archive)?;
    let total: u64 = package.spine.iter().map(|file| archive.size(file)).sum();
    if total > MAX_TEXT {
        return Err(Error::new(format!("the publication holds {total} bytes of text"))
            .hint(format!("{MAX_TEXT} are the most that are read")));
    }
    let files = package.spine.iter().cloned().collect();
    let mut names = Names { files, ..Names::default() };
    let texts = sheets::texts(&archive, &package)?;
    let sheets = Sheets::new(&texts, total);
    let mut contents = read_files(&archive, &package, &sheets, &names)?;
    names.shared = shared_ids(&package.spine, &contents);
    if !names.shared.is_empty() {
        contents = read_files(&archive, &package, &sheets, &names)?;
    }

    let ways = navigation::ways(&archive, &package, &names)?;
    let (mut content, starts) = joined(&package.spine, contents);
    let notes = mem::take(&mut content.notes);
    let unread: HashSet<String> = mem::take(&mut content.unread).into_iter().collect();
    let (units, pages) = with_last(content);
    let mut reading = Reading {
        title: package.title,
        language: package.language,
        part: package.rendition,
        units,
        outline: ways.outline,
        listings: ways.listings,
        pages,
        ..Reading::default()
    };
    link_files(&mut reading, &starts);
    settle(notes, &mut reading.units, &mut reading.pages);
    (reading.pages, reading.lines) = PageTurn::part(reading.pages);
    reading.page_list = ways
        .pages
        .map(|pages| page_list(pages, &reading, &starts, &|name| unread.contains(name)));
    Ok(reading)
}

/// Whether a zip archive says that it is an EPUB (EPUB 3.3, §4.2.6).
pub(crate) fn is_epub(bytes: &[u8]) -> bool {
    const MIMETYPE: &[u8] = b"mimetypeapplication/epub+zip";
    bytes.get(30..).is_some_and(|rest| rest.starts_with(MIMETYPE))
        || Archive::open(bytes)
            .is_ok_and(|archive| archive.holds("META-INF/container.xml"))
}

/// Reads the files of the text, whose places `names` calls so.
fn read_files(
    archive: &Archive,
    package: &Package,
    sheets: &Sheets<'_>,
    names: &Names,
) -> Result<Vec<Content>, Error> {
    let language = package.language.as_deref();
    let files = package.spine.par_iter();
    let contents = files.map(|file| read_file(archive, file, language, sheets, names));
    // The first fault in reading order is the one to tell.
    let contents: Vec<Result<Content, Error>> = contents.collect();
    contents.into_iter().collect()
}

/// The ids that several of `files` have, which some tools give anew in each: those of
/// notes above all.
fn shared_ids(files: &[String], contents: &[Content]) -> HashSet<String> {
    let mut homes: HashMap<&str, &str> = HashMap::new();
    let mut shared = HashSet::new();
    for (file, content) in files.iter().zip(contents) {
        for id in ids(content) {
            if *homes.entry(id).or_insert(file) != file {
                shared.insert(id.to_owned());
            }
        }
    }
    shared
}

fn ids(content: &Content) -> impl Iterator<Item = &str> {
    let of_units = content.units.iter().flat_map(|unit| &unit.anchors);
    let of_links = content.notes.links().flat_map(|link| &link.names);
    let turns = content.pages.iter().filter_map(|turn| turn.anchor.as_ref());
    let last = content.last_pages.iter().filter_map(|begun| begun.anchor.as_ref());
    let of_text = of_units.chain(&content.last_anchors).chain(of_links);
    of_text.chain(turns).chain(last).map(String::as_str)
}

fn read_file(
    archive: &Archive,
    file: &str,
    language: Option<&str>,
    sheets: &Sheets<'_>,
    names: &Names,
) -> Result<Content, Error> {
    let resolve = |href: &str| names.target(file, href);
    // A file may name one image many times.
    let left = Cell::new(MAX_IMAGES);
    let proportion = |source: &str| {
        let (path, _) = path::resolve(file, source)?;
        left.set(left.get().checked_sub(archive.size(&path))?);
        images::proportion(&archive.read(&path).ok()?)
    };
    let context = Context { file, language, resolve: &resolve, proportion: &proportion };
    let mut content = xml::parse(file, &archive.read(file)?, |document| {
        let mut tree = xml::tree(document);
        sheets.apply(&mut tree, file, archive.size(file))?;
        let body = tree.descendants(tree.root()).find(|&id| tree.name(id) == "body");
        let body = body.ok_or_else(|| Error::new(format!("{file} has no body")))?;
        let mut content = content::read(&tree, &[body], &HashSet::new(), &context);
        content.unread = unread(&tree, &content);
        Ok(content)
    })?;
    let of_units = content.units.iter_mut().flat_map(|unit| &mut unit.anchors);
    let of_links = content.notes.links_mut().flat_map(|link| &mut link.names);
    let turns = content.pages.iter_mut().filter_map(|turn| turn.anchor.as_mut());
    let last = content.last_pages.iter_mut().filter_map(|begun| begun.anchor.as_mut());
    let of_pages = turns.chain(last).chain(&mut content.unread);
    for id in of_units.chain(&mut content.last_anchors).chain(of_links).chain(of_pages) {
        *id = names.anchor(file, mem::take(id));
    }
    Ok(content)
}

/// The ids in a file that nothing that is read has.
fn unread(tree: &Tree, content: &Content) -> Vec<String> {
    let read: HashSet<&str> = ids(content).collect();
    let all = tree.descendants(tree.root()).filter_map(|node| tree.id(node));
    all.filter(|id| !read.contains(id)).map(str::to_owned).collect()
}

/// Everything in one, and the unit with which each file starts.
fn joined(files: &[String], contents: Vec<Content>) -> (Content, HashMap<String, usize>) {
    let mut all = Content::default();
    let mut starts = HashMap::new();
    for (file, mut content) in files.iter().zip(contents) {
        let first = all.units.len();
        starts.entry(file.clone()).or_insert(first);
        let notes = all.notes.found.len();
        for unit in &mut content.units {
            unit.within.iter_mut().for_each(|within| within.count_on(notes));
            if let Kind::Item { list, .. } = &mut unit.kind {
                *list += all.lists;
            }
            for within in &mut unit.within {
                if let Within::Cell(cell) = within {
                    cell.table += all.tables;
                }
            }
        }
        all.lists += content.lists;
        all.tables += content.tables;
        all.notes.append(content.notes, first);
        if let Some(unit) = content.units.first_mut() {
            // What no unit of the files before held begins with this one.
            unit.anchors.splice(0..0, all.last_anchors.drain(..));
            let pages = all.last_pages.drain(..);
            all.pages.extend(pages.map(|label| PageTurn::new(label, first, 0)));
        }
        let turned = content
            .pages
            .into_iter()
            .map(|turn| PageTurn { unit: turn.unit + first, ..turn });
        all.pages.extend(turned);
        all.units.append(&mut content.units);
        all.last_anchors.append(&mut content.last_anchors);
        all.unread.append(&mut content.unread);
        all.last_pages.append(&mut content.last_pages);
    }
    (all, starts)
}

/// Makes links to files links to the first anchor in them. A file that has
/// none is an anchor itself.
fn link_files(reading: &mut Reading, starts: &HashMap<String, usize>) {
    let mut anchors = HashMap::new();
    let links = reading.units.iter().flat_map(|unit| &unit.spans).filter_map(anchor);
    let listed = reading.listings.iter().flat_map(|listing| {
        let entries = listing.entries.iter().filter_map(|entry| entry.target.as_ref());
        entries.chain(&listing.landmark)
    });
    let entries =
        reading.outline.iter().flatten().filter_map(|entry| entry.target.as_ref());
    let wanted: HashSet<&String> = links.chain(entries).chain(listed).collect();
    let wanted: Vec<(String, usize)> = wanted
        .into_iter()
        .filter_map(|file| Some((file.clone(), *starts.get(file)?)))
        .collect();
    for (file, start) in wanted {
        let Some(unit) = reading.units.get_mut(start) else { continue };
        if unit.anchors.is_empty() {
            unit.anchors.push(file.clone());
        }
        anchors.insert(file, unit.anchors[0].clone());
    }
    for unit in &mut reading.units {
        for span in &mut unit.spans {
            if let Mark::Link(Target::Anchor(anchor)) = &mut span.mark {
                rename(anchor, &anchors);
            }
        }
    }
    let listed = reading.listings.iter_mut().flat_map(|listing| {
        let entries = listing.entries.iter_mut().filter_map(|it| it.target.as_mut());
        entries.chain(&mut listing.landmark)
    });
    let outline = reading.outline.iter_mut().flatten();
    let targets = outline.filter_map(|entry| entry.target.as_mut()).chain(listed);
    targets.for_each(|target| rename(target, &anchors));
}

fn anchor(span: &Span) -> Option<&String> {
    match &span.mark {
        Mark::Link(Target::Anchor(anchor)) => Some(anchor),
        _ => None,
    }
}

fn rename(anchor: &mut String, names: &HashMap<String, String>) {
    if let Some(name) = names.get(anchor) {
        anchor.clone_from(name);
    }
}
