//! What structure elements say of themselves, beside their roles: texts that stand for
//! what they show, and attributes, their own or those of their classes (ISO 32000-2,
//! 14.7.6).

use hayro_syntax::object::dict::keys;
use hayro_syntax::object::{Dict, Name, Object, String as PdfString};
use kurbo::{Point, Vec2};

use super::geometry::Line;
use super::strings;
use crate::reading::Header;

/// How many entries an array of classes or of attribute objects has at most, revision
/// numbers included: many elements may name one array.
const MOST: usize = 32;

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

/// What the element `dict` says; `None` if that is nothing. `classes` is the class map of
/// the tree.
pub(super) fn rare(dict: &Dict<'_>, classes: Option<&Dict<'_>>) -> Option<Box<Rare>> {
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
    if let (Some(classes), Some(names)) = (classes, dict.get::<Object<'_>>(keys::C)) {
        for name in names_of(names) {
            rare.objects(classes.get::<Object<'_>>(name.as_ref()));
        }
    }
    // What an element says itself comes before what its classes do.
    rare.objects(dict.get::<Object<'_>>(keys::A));
    let Rare { language, actual_text, alt, expansion, .. } = &rare;
    let texts = [language, actual_text, alt, expansion];
    let texts = texts.into_iter().any(Option::is_some);
    let in_table = rare.in_table != InTable::default();
    let flags = rare.block || rare.bullets || rare.terms;
    (texts || flags || in_table || rare.area.is_some()).then(|| Box::new(rare))
}

/// The classes that an entry `C` names.
fn names_of(names: Object<'_>) -> Vec<Name<'_>> {
    match names {
        Object::Name(name) => vec![name],
        Object::Array(all) => {
            let name = |object| match object {
                Object::Name(name) => Some(name),
                _ => None,
            };
            all.iter::<Object<'_>>().take(MOST).filter_map(name).collect()
        }
        _ => Vec::new(),
    }
}

impl Rare {
    /// Takes attributes from one object or several.
    fn objects(&mut self, objects: Option<Object<'_>>) {
        match objects {
            Some(Object::Dict(attributes)) => self.attributes(&attributes),
            Some(Object::Array(all)) => {
                for object in all.iter::<Object<'_>>().take(MOST) {
                    if let Object::Dict(attributes) = object {
                        self.attributes(&attributes);
                    }
                }
            }
            _ => {}
        }
    }

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
