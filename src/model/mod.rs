//! The work as every edition needs it: numbers, anchors, the outline and
//! references, all resolved, once.
//!
//! 1. [`document`] takes the parsed source and gives a [`Document`], or every
//!    fault that it found:
//!    1. `sections` finds the parts of the work;
//!    2. `resolve` gives each block its number and anchor, and resolves the
//!       text in it; last, it looks whether every link leads somewhere, and
//!       `references` writes what the places that are referred to are called;
//!    3. `explain` links terms to what they mean, and expands abbreviations;
//!    4. `matter` makes the imprint and the colophon, `captions` the lists of
//!       figures and tables, and `index` the index of promises;
//!    5. `outline` lists what can be looked up;
//!    6. `remarks` warns of what is seldom meant.
//! 2. Every edition is made from the [`Document`], and counts nothing itself.
//! 3. [`reading()`] says what a reader of any edition must meet.
//! 4. [`paged`] carries the pages of the print edition into the text, once that
//!    was made and read back; for drafts, [`numbered`] gives its lines their numbers.

mod anchors;
mod asides;
mod captions;
mod equations;
mod explain;
mod figures;
mod index;
mod lines;
mod lists;
mod matter;
mod notes;
mod numbers;
mod outline;
mod pages;
mod phrases;
mod reading;
mod references;
mod remarks;
mod resolve;
mod sections;
mod tables;
mod text;
mod types;
pub mod walk;

use std::path::Path;

pub use captions::listed;
pub use lines::{NumberedLine, lines_of_units, numbered};
pub use pages::paged;
pub use reading::{reading, typed};
pub use types::*;

pub use crate::terms::{
    Alignment, Anchor, Binding, Booklet, Date, Image, ImageKind, Language, LargePrint,
    Mm, NotePlace, PageSize, Press, Profile, Role, Scope, Timestamp,
};

use self::resolve::Resolver;
use crate::diagnostic::Diagnostics;
use crate::source::{self, Publication, Source};
use crate::world::World;

/// What is only seen once pages are made: these warnings can be allowed, too.
pub const PRINT: [&str; 4] = ["heading-last", "line-alone", "page-short", "text-at-edge"];

/// A work that was read and found to be in order.
#[derive(Debug, Clone)]
pub struct Work {
    /// Its files, parsed.
    pub source: Source,
    /// What editions are made from.
    pub document: Document,
    /// What a person should look at.
    pub warnings: Diagnostics,
}

/// The work in `folder`: [`source::read`] and [`document`] in one.
///
/// Fails with the faults of both stages if any of them stops publishing.
pub fn load(world: &dyn World, folder: &Path) -> Result<Work, Diagnostics> {
    let (source, mut faults) = source::gather(world, folder);
    let Some(source) = source else {
        faults.settle();
        return Err(faults);
    };
    let sound = !faults.has_errors();
    let (document, more) = resolve(&source, sound);
    faults.extend(more);
    faults.settle_but(&PRINT);
    if faults.has_errors() {
        return Err(faults);
    }
    Ok(Work { source, document, warnings: faults })
}

/// The document that `source` describes, with warnings.
///
/// Fails with every fault that it finds if any of them stops publishing.
pub fn document(source: &Source) -> Result<(Document, Diagnostics), Diagnostics> {
    let (document, faults) = resolve(source, true);
    if faults.has_errors() { Err(faults) } else { Ok((document, faults)) }
}

/// As much of a document as can be made of `source`; if that is not `sound`,
/// faults that may follow from its own are left out.
fn resolve(source: &Source, sound: bool) -> (Document, Diagnostics) {
    let mut faults = Diagnostics::new();
    let drafts = sections::drafts(source, &mut faults);
    if sound {
        sections::check_content(&drafts, &mut faults);
    }
    let resolver = Resolver::new(source, &drafts, &mut faults);
    let (mut sections, mut anchors) = resolver.sections(&drafts);
    let publication = &source.publication;
    explain::explain(&mut sections, &publication.abbreviations, &mut faults);
    let mut empty = Diagnostics::new();
    let lists = captions::lists(publication, &sections, &mut anchors, &mut empty);
    sections.splice(0..0, lists);
    sections.splice(0..0, matter::imprint(publication, &mut anchors));
    let mut outline = outline::outline(&sections, publication.depth);
    if publication.promise_index {
        let language = &publication.language;
        let made = index::index(&outline, &sections, language, &mut anchors);
        if made.is_none() {
            empty.push(captions::empty("numbered item with a lead", "promise-index"));
        }
        sections.extend(made);
        outline = outline::outline(&sections, publication.depth);
    }
    if sound {
        faults.extend(empty);
    }
    let metadata = metadata(publication);
    let images = source.images.values().cloned().collect();
    let mut document =
        Document { metadata, sections, outline, images, pages: Vec::new() };
    if publication.colophon {
        let colophon = matter::colophon(&document, &mut anchors);
        document.sections.push(colophon);
    }
    remarks::all(&document, publication, sound, &mut faults);
    (document, faults)
}

fn metadata(publication: &Publication) -> Metadata {
    let publication = publication.clone();
    Metadata {
        name: publication.name,
        title: publication.title,
        subtitle: publication.subtitle,
        language: publication.language,
        publisher: publication.publisher,
        authors: publication.authors,
        identifier: publication.identifier,
        description: publication.description,
        edition: publication.edition,
        rights: publication.rights,
        published: publication.published,
        modified: publication.modified,
        size: publication.size,
        depth: publication.depth,
        half_title: publication.half_title,
        layout: publication.layout,
        press: publication.press,
        booklet: publication.booklet,
        large_print: publication.large_print,
    }
}
