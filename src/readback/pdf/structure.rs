//! The structure tree (ISO 32000-2, 14.7): what the file's writer says that
//! its text is, and the order in which it is read.

use std::collections::HashSet;

use hayro_syntax::Pdf;
use hayro_syntax::object::dict::keys;
use hayro_syntax::object::{
    Array, Dict, MaybeRef, Name, ObjRef, Object, ObjectIdentifier,
};
use hayro_syntax::xref::XRef;

use super::attributes::{self, Rare};
use super::destinations::{self, Destination, PageNumbers};
use super::limits;
use super::pieces::Key;
use super::roles::{Role, RoleMap};
use crate::readback::Error;

/// A structure element.
#[derive(Debug, Default)]
pub(super) struct Element {
    /// What it is.
    pub(super) role: Role,
    /// What few elements have.
    pub(super) rare: Option<Box<Rare>>,
    /// What it holds, in reading order.
    pub(super) children: Vec<Child>,
}

impl Element {
    /// Whether a text stands for what it shows.
    pub(super) fn says(&self) -> bool {
        let says = |rare: &Rare| rare.actual_text.is_some() || rare.alt.is_some();
        self.rare.as_deref().is_some_and(says)
    }

    /// Whether it shows nothing and says nothing, whatever it holds.
    pub(super) fn is_blank(&self) -> bool {
        !self.says()
            && self.children.iter().all(|child| match child {
                Child::Element(element) => element.is_blank(),
                Child::Content { .. } => false,
                Child::Link(_) => true,
            })
    }
}

/// What stands in a structure element.
#[derive(Debug)]
pub(super) enum Child {
    /// Another element.
    Element(Element),
    /// Marked content of a page, or all that a form XObject draws on it.
    Content {
        /// The page, from 0.
        page: usize,
        /// The content.
        key: Key,
    },
    /// An annotation that leads somewhere.
    Link(Destination),
}

impl Child {
    /// The element that it is, if it is one.
    pub(super) fn element(&self) -> Option<&Element> {
        match self {
            Self::Element(element) => Some(element),
            _ => None,
        }
    }
}

/// Reads the structure tree; `None` where the file has none. Fails if it has
/// too many elements. Elements that are reached a second time are left out, and
/// so are those that are nested too deeply.
pub(super) fn read(pdf: &Pdf, pages: &PageNumbers) -> Result<Option<Element>, Error> {
    let xref = pdf.xref();
    let catalog = xref.get::<Dict<'_>>(xref.root_id());
    let Some(root) =
        catalog.and_then(|catalog| catalog.get::<Dict<'_>>(keys::STRUCT_TREE_ROOT))
    else {
        return Ok(None);
    };
    let roles = RoleMap::new(root.get::<Dict<'_>>(keys::ROLE_MAP));
    let classes = root.get::<Dict<'_>>(keys::CLASS_MAP);
    let mut walk =
        Walk { xref, pages, roles, classes, visited: HashSet::new(), count: 0 };
    let mut element = Element::default();
    walk.children(&root, None, 0, &mut element.children)?;
    Ok(Some(element))
}

struct Walk<'a, 'w> {
    xref: &'a XRef,
    pages: &'w PageNumbers,
    roles: RoleMap,
    classes: Option<Dict<'a>>,
    visited: HashSet<ObjRef>,
    count: usize,
}

impl<'a> Walk<'a, '_> {
    /// Adds what `parent` holds to `out`. Content is on `page` unless it says
    /// otherwise.
    fn children(
        &mut self,
        parent: &Dict<'a>,
        page: Option<usize>,
        depth: usize,
        out: &mut Vec<Child>,
    ) -> Result<(), Error> {
        match parent.get_raw::<Object<'_>>(keys::K) {
            None => Ok(()),
            Some(MaybeRef::NotRef(Object::Array(kids))) => {
                self.kids(&kids, page, depth, out)
            }
            Some(MaybeRef::Ref(reference)) => match self.xref.get(reference.into()) {
                Some(Object::Array(kids)) => self.kids(&kids, page, depth, out),
                _ => self.child(MaybeRef::Ref(reference), page, depth, out),
            },
            Some(kid) => self.child(kid, page, depth, out),
        }
    }

    fn kids(
        &mut self,
        kids: &Array<'a>,
        page: Option<usize>,
        depth: usize,
        out: &mut Vec<Child>,
    ) -> Result<(), Error> {
        kids.raw_iter().try_for_each(|kid| self.child(kid, page, depth, out))
    }

    fn child(
        &mut self,
        kid: MaybeRef<Object<'a>>,
        page: Option<usize>,
        depth: usize,
        out: &mut Vec<Child>,
    ) -> Result<(), Error> {
        self.count += 1;
        if self.count > limits::ELEMENTS {
            return Err(limits::passed("structure elements", limits::ELEMENTS));
        }
        let (object, reference) = match kid {
            MaybeRef::Ref(reference) => {
                (self.xref.get(reference.into()), Some(reference))
            }
            MaybeRef::NotRef(object) => (Some(object), None),
        };
        match object {
            Some(Object::Number(mcid)) => {
                out.extend(content(page, None, i32::try_from(mcid.as_i64()).ok()));
            }
            Some(Object::Dict(dict)) => match dict.get::<Name<'_>>(keys::TYPE).as_deref()
            {
                Some(b"MCR") => out.extend(self.marked_content(&dict, page)),
                Some(b"OBJR") => out.extend(self.object(&dict, page)),
                _ if depth >= limits::DEPTH => {}
                // Whoever reaches an element twice walks in a circle.
                _ if reference
                    .is_some_and(|reference| !self.visited.insert(reference)) => {}
                _ => out.push(Child::Element(self.element(&dict, page, depth)?)),
            },
            _ => {}
        }
        Ok(())
    }

    fn element(
        &mut self,
        dict: &Dict<'a>,
        page: Option<usize>,
        depth: usize,
    ) -> Result<Element, Error> {
        let name = dict.get::<Name<'_>>(keys::S);
        let role = name.map(|name| self.roles.get(name.as_ref())).unwrap_or_default();
        let page = self.page(dict, page);
        let mut children = Vec::new();
        self.children(dict, page, depth + 1, &mut children)?;
        let rare = attributes::rare(dict, self.classes.as_ref());
        Ok(Element { role, rare, children })
    }

    /// The page that `dict` names; `around` where it names none. One that is not there
    /// any more is no page.
    fn page(&self, dict: &Dict<'_>, around: Option<usize>) -> Option<usize> {
        match dict.get_ref(keys::PG) {
            Some(reference) => self.pages.get(&reference.into()).copied(),
            None => around,
        }
    }

    fn marked_content(&self, dict: &Dict<'_>, page: Option<usize>) -> Option<Child> {
        let form = dict.get_ref(b"Stm").map(ObjectIdentifier::from);
        content(self.page(dict, page), form, dict.get::<i32>(keys::MCID))
    }

    /// An annotation, or a form XObject.
    fn object(&self, dict: &Dict<'a>, page: Option<usize>) -> Option<Child> {
        let reference = dict.get_ref(keys::OBJ)?;
        match self.xref.get::<Object<'_>>(reference.into())? {
            Object::Stream(_) => {
                let key = Key { form: Some(reference.into()), mcid: None };
                Some(Child::Content { page: self.page(dict, page)?, key })
            }
            Object::Dict(annotation) => {
                destinations::of(&annotation, self.pages).map(Child::Link)
            }
            _ => None,
        }
    }
}

fn content(
    page: Option<usize>,
    form: Option<ObjectIdentifier>,
    mcid: Option<i32>,
) -> Option<Child> {
    Some(Child::Content { page: page?, key: Key { form, mcid: Some(mcid?) } })
}
