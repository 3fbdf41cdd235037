//! Where links and bookmarks lead (ISO 32000-2, 12.3.2 and 12.6.4).

use std::collections::HashMap;

use hayro_syntax::Pdf;
use hayro_syntax::object::dict::keys;
use hayro_syntax::object::{
    Array, Dict, MaybeRef, Name, Number, Object, ObjectIdentifier, String as PdfString,
};
use hayro_syntax::xref::XRef;

use super::{strings, trees};

/// The pages of a document by the objects that they are.
pub(super) type PageNumbers = HashMap<ObjectIdentifier, usize>;

/// Where something leads.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Destination {
    /// Out of the document.
    Url(String),
    /// To a named place in it.
    Named(String),
    /// To a point in it.
    Point(Point),
}

/// A point in a document.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Point {
    /// The page, from 0.
    pub(super) page: usize,
    /// How far from the left of the page; `None` where that is not said.
    pub(super) x: Option<f64>,
    /// The height on the page, in its default user space; `None` for its top.
    pub(super) y: Option<f64>,
}

/// Where an annotation or a bookmark leads: its `Dest`, or its action.
pub(super) fn of(dict: &Dict<'_>, pages: &PageNumbers) -> Option<Destination> {
    if let Some(object) = dict.get::<Object<'_>>(keys::DEST) {
        return destination(&object, pages);
    }
    let action = dict.get::<Dict<'_>>(keys::A)?;
    match action.get::<Name<'_>>(keys::S)?.as_ref() {
        b"URI" => {
            let address = action.get::<PdfString<'_>>(keys::URI)?;
            Some(Destination::Url(strings::text(&address)))
        }
        b"GoTo" => destination(&action.get::<Object<'_>>(keys::D)?, pages),
        _ => None,
    }
}

/// All named destinations, in the order of their names.
pub(super) fn named<'a>(pdf: &'a Pdf, pages: &PageNumbers) -> Vec<(String, Point)> {
    let xref: &'a XRef = pdf.xref();
    let Some(catalog) = xref.get::<Dict<'a>>(xref.root_id()) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let tree = catalog.get::<Dict<'_>>(keys::NAMES);
    if let Some(tree) = tree.and_then(|names| names.get::<Dict<'_>>(keys::DESTS)) {
        for (name, value) in trees::entries(tree, keys::NAMES, xref) {
            if let Object::String(name) = name {
                found.extend(Some(strings::text(&name)).zip(point(&value, pages)));
            }
        }
    }
    // The older way: a dictionary of names.
    if let Some(dict) = catalog.get::<Dict<'_>>(keys::DESTS) {
        for (name, value) in dict.entries() {
            let point =
                trees::resolve(value, xref).and_then(|value| point(&value, pages));
            found.extend(Some(strings::text(name.as_ref())).zip(point));
        }
    }
    found
}

fn destination(object: &Object<'_>, pages: &PageNumbers) -> Option<Destination> {
    match object {
        Object::String(name) => Some(Destination::Named(strings::text(name))),
        Object::Name(name) => Some(Destination::Named(strings::text(name.as_ref()))),
        _ => point(object, pages).map(Destination::Point),
    }
}

fn point(object: &Object<'_>, pages: &PageNumbers) -> Option<Point> {
    let array = match object {
        Object::Array(array) => array.clone(),
        Object::Dict(dict) => dict.get::<Array<'_>>(keys::D)?,
        _ => return None,
    };
    let page = match array.raw_iter().next()? {
        MaybeRef::Ref(reference) => *pages.get(&reference.into())?,
        MaybeRef::NotRef(object) => usize::try_from(object.into_i32()?).ok()?,
    };
    let parts: Vec<Object<'_>> = array.iter::<Object<'_>>().collect();
    let fit = parts.get(1).cloned().and_then(Object::into_name)?;
    let top = match fit.as_ref() {
        b"XYZ" => 3,
        b"FitH" | b"FitBH" => 2,
        b"FitR" => 5,
        _ => return Some(Point { page, x: None, y: None }),
    };
    let number = |at: usize| parts.get(at).cloned().and_then(Object::into_number);
    let y = number(top).as_ref().map(Number::as_f64);
    let x = number(2).filter(|_| top == 3);
    Some(Point { page, x: x.as_ref().map(Number::as_f64), y })
}
