//! The structure tree (ISO 32000-2, 14.7): what the file's writer says that
//! its text is, and the order in which it is read.

use std::collections::HashSet;

use hayro_syntax::Pdf;
use hayro_syntax::object::dict::keys;
use hayro_syntax::object::{
    Array, Dict, MaybeRef, Name, ObjRef, Object, ObjectIdentifier, String as PdfString,
};
use hayro_syntax::xref::XRef;

use kurbo::{Point, Vec2};

use super::destinations::{self, Destination, PageNumbers};
use super::geometry::Line;
use super::pieces::Key;
use super::roles::{Role, RoleMap};
use super::{limits, strings};
use crate::readback::Error;
use crate::reading::Header;

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

/// Properties that few elements have.
#[derive(Debug, Default)]
pub(super) struct Rare {
    /// The language of its text.
    pub(super) language: Option<String>,
    /// The text that stands for what it shows.
    pub(super) actual_text: Option<String>,
    /// The description of a picture.
    pub(super) alt: Option<String>,
    /// What an abbreviation is short for.
    pub(super) expansion: Option<String>,
    /// Whether it is set as a block, whatever its role.
    pub(super) block: bool,
    /// For a list: whether its items have bullets.
    pub(super) bullets: bool,
    /// For a list: whether it says that its labels are neither numbers nor
    /// bullets (ISO 32000-2, table 382: `None`, and `Description`).
    pub(super) terms: bool,
    /// For a cell of a table: what it says of its place.
    pub(super) in_table: InTable,
    /// For a picture: the part of its page that it takes.
    pub(super) area: Option<Area>,
}

/// What a cell says of its place in a table.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct InTable {
    /// How many rows it takes.
    pub(super) rows: Option<usize>,
    /// How many columns it takes.
    pub(super) columns: Option<usize>,
    /// What it is the header of.
    pub(super) scope: Option<Header>,
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

/// A part of a page, in its default user space.
#[derive(Debug, Clone, Copy)]
pub(super) struct Area {
    left: f64,
    top: f64,
    width: f64,
    height: f64,
}

impl Area {
    fn new([x, y, other_x, other_y]: [f64; 4]) -> Self {
        Self {
            left: x.min(other_x),
            top: y.max(other_y),
            width: (other_x - x).abs(),
            height: (other_y - y).abs(),
        }
    }

    /// Its upper edge, as a line of text of no height.
    pub(super) fn top(self) -> Line {
        let from = Point::new(self.left, self.top);
        let to = Point::new(self.left + self.width, self.top);
        Line { from, to, direction: Vec2::new(1.0, 0.0), em: 0.0, turned: false }
    }

    /// Its width in thousandths of its height.
    pub(super) fn proportion(self) -> Option<u32> {
        let thousandths = self.width / self.height * 1000.0;
        let is_known = (1.0..1e9).contains(&thousandths);
        is_known.then(|| thousandths.round() as u32)
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
    let mut walk = Walk { xref, pages, roles, visited: HashSet::new(), count: 0 };
    let mut element = Element::default();
    walk.children(&root, None, 0, &mut element.children)?;
    Ok(Some(element))
}

struct Walk<'a, 'w> {
    xref: &'a XRef,
    pages: &'w PageNumbers,
    roles: RoleMap,
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
        Ok(Element { role, rare: rare(dict), children })
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

fn rare(dict: &Dict<'_>) -> Option<Box<Rare>> {
    let string = |key: &[u8]| {
        let string = dict.get::<PdfString<'_>>(key)?;
        Some(strings::text(&string))
    };
    let mut rare = Rare {
        language: string(keys::LANG),
        actual_text: string(keys::ACTUAL_TEXT),
        alt: string(keys::ALT),
        expansion: string(keys::E),
        ..Rare::default()
    };
    match dict.get::<Object<'_>>(keys::A) {
        Some(Object::Dict(attributes)) => rare.attributes(&attributes),
        Some(Object::Array(all)) => {
            all.iter::<Dict<'_>>().for_each(|attributes| rare.attributes(&attributes));
        }
        _ => {}
    }
    let Rare { language, actual_text, alt, expansion, .. } = &rare;
    let texts = [language, actual_text, alt, expansion];
    let texts = texts.into_iter().any(Option::is_some);
    let in_table = rare.in_table != InTable::default();
    let flags = rare.block || rare.bullets || rare.terms;
    (texts || flags || in_table || rare.area.is_some()).then(|| Box::new(rare))
}

impl Rare {
    fn attributes(&mut self, attributes: &Dict<'_>) {
        let name = |key: &[u8]| attributes.get::<Name<'_>>(key);
        if let Some(placement) = name(b"Placement") {
            self.block |= placement.as_ref() == b"Block";
        }
        let area = attributes.get::<[f64; 4]>(b"BBox").map(Area::new);
        self.area = area.or(self.area);
        if let Some(numbering) = name(b"ListNumbering") {
            let styles: [&[u8]; 4] = [b"Disc", b"Circle", b"Square", b"Unordered"];
            self.bullets |= styles.contains(&numbering.as_ref());
            self.terms |= matches!(numbering.as_ref(), b"None" | b"Description");
        }
        self.in_table.attributes(attributes);
    }
}

impl InTable {
    fn attributes(&mut self, attributes: &Dict<'_>) {
        let span = |key: &[u8]| {
            let span = attributes.get::<i32>(key)?;
            usize::try_from(span).ok()
        };
        self.rows = span(b"RowSpan").or(self.rows);
        self.columns = span(b"ColSpan").or(self.columns);
        if let Some(scope) = attributes.get::<Name<'_>>(b"Scope") {
            self.scope = match scope.as_ref() {
                b"Column" => Some(Header::Column),
                b"Row" => Some(Header::Row),
                b"Both" => Some(Header::Both),
                _ => None,
            };
        }
    }
}
