//! What a reader meets in an edition, in order, whatever its format.
//!
//! Readings are what editions are compared by. The source's reading is made
//! from the model; an edition's is made from its bytes, by code that has
//! never seen the model.

mod flaws;
mod signs;
mod tagging;
mod text;
mod turns;

use std::collections::{HashMap, HashSet};
use std::fmt;

use serde::{Serialize, Serializer};

pub use self::flaws::{Flaw, FlawKind};
pub use self::signs::signs;
pub use self::tagging::{TagFault, TagFaultKind};
pub(crate) use self::text::is_unseen;
pub use self::text::{Normaliser, normalise, normalise_code};
pub(crate) use self::turns::Begun;
pub use self::turns::{Begins, Leads, ListedPage, PageTurn, Row};
use crate::diagnostic;
use crate::terms::Language;

/// An edition, or the source, as a reader meets it.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Reading {
    /// The title that the metadata give: `dc:title`, or HTML's `title`.
    pub title: Option<String>,
    /// The language of the whole, as a BCP 47 tag.
    pub language: Option<String>,
    /// Everything that is read, in reading order.
    pub units: Vec<Unit>,
    /// The way in: a PDF's bookmarks, an EPUB's `toc` nav, an HTML page's
    /// table of contents; in order. `None` where the edition has none.
    pub outline: Option<Vec<Entry>>,
    /// Lists of figures and tables that lead there without being read, as an EPUB's
    /// navigation document has them.
    pub listings: Vec<Listing>,
    /// Where pages begin, in reading order.
    pub pages: Vec<PageTurn>,
    /// The list that leads to where these pages begin, as the edition has it; `None`
    /// where it has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page_list: Option<Vec<ListedPage>>,
    /// Where pages of the print edition begin, as an edition says that has pages of its
    /// own.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub print_pages: Vec<PageTurn>,
    /// Where numbered lines begin, in reading order; those of a draft.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<PageTurn>,
    /// What stands on the pages before the first that is read: in print, the title
    /// alone. `None` where nothing does.
    pub half_title: Option<String>,
    /// Text that the edition shows but that is no part of its reading order,
    /// in the order of the pages.
    pub outside: Vec<Passage>,
    /// Whether all of it was told from how the pages look, since nothing in the
    /// file says what is read in which order.
    #[serde(skip_serializing_if = "is_false")]
    pub by_layout: bool,
    /// What is set poorly on the pages of a PDF, in their order.
    #[serde(skip)]
    pub flaws: Vec<Flaw>,
    /// Where the tags of a PDF say something else than its pages, in their order.
    #[serde(skip)]
    pub tagging: Vec<TagFault>,
    /// Which part of the file was taken for the text, where the file does not say, and
    /// it is not all of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
}

fn is_false(value: &bool) -> bool {
    !value
}

/// One block that is read in one go: a heading, a paragraph, or the first
/// block of a list item.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Unit {
    /// What it is.
    pub kind: Kind,
    /// What it stands in apart from lists, the outermost first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub within: Vec<Within>,
    /// Its text as [`normalise`] gives it, without the number or bullet.
    pub text: String,
    /// Languages, links, references to notes and the like within the text, by
    /// start, outer before inner.
    pub spans: Vec<Span>,
    /// The names by which links can reach it.
    pub anchors: Vec<String>,
    /// Where it stands.
    pub place: Place,
}

/// What a unit is.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum Kind {
    /// A heading; the title of the whole is level 1.
    Heading {
        /// 1 to 6.
        level: u8,
    },
    /// A paragraph, or any other text with no name of its own.
    Paragraph {
        /// Within how many list items it stands; 0 outside of lists.
        depth: u8,
    },
    /// The first block of a list item.
    Item {
        /// 1 in a list that is in no other list.
        depth: u8,
        /// The number or bullet, as a reader meets it.
        label: Label,
        /// Which list of the reading it belongs to, from 0, in the order in
        /// which lists begin.
        list: usize,
    },
    /// A term that is defined by what comes next.
    Term {
        /// As a paragraph's.
        depth: u8,
    },
    /// Computer code, in which white space matters: its text is as
    /// [`normalise_code`] gives it.
    Code {
        /// As a paragraph's.
        depth: u8,
    },
    /// A picture that says something; its text is what is said for it. One
    /// that is there for the eye alone is no unit.
    Picture {
        /// Within how many list items it stands; 0 outside of lists.
        depth: u8,
        /// Its width in thousandths of its height, where that can be told.
        proportion: Option<u32>,
    },
}

/// What a unit stands in, apart from lists.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Within {
    /// Text that is quoted from elsewhere.
    Quotation,
    /// Who said or wrote what the quotation before it quotes. It stands outside of
    /// the quotation, wherever an edition marks it up.
    Source,
    /// What the term before it means.
    Definition,
    /// What is said of the table or picture that it belongs to.
    Caption,
    /// Text beside the main text. It stands in no list, quotation or the like.
    Aside,
    /// A cell of a table.
    Cell(Cell),
    /// A note. Its units come right after the unit that refers to it first,
    /// wherever the edition shows them, and stand in nothing that surrounds
    /// that one.
    Note(Note),
}

/// A place in a table. Rows and columns are counted from 0.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Cell {
    /// Which table of the reading it is, from 0, in the order in which tables
    /// begin.
    pub table: usize,
    /// The row in which the cell begins.
    pub row: usize,
    /// The column in which it begins.
    pub column: usize,
    /// How many rows it takes.
    pub rows: usize,
    /// How many columns it takes.
    pub columns: usize,
    /// Whether it is a header, and of what.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub header: Option<Header>,
}

/// What a header cell of a table is the header of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Header {
    /// The cells below it.
    Column,
    /// The cells after it in its row.
    Row,
    /// Both.
    Both,
    /// The edition does not say.
    Unknown,
}

/// A note, as the edition has it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Note {
    /// Which note of the reading it is, from 0, in the order in which the
    /// edition shows them.
    pub index: usize,
    /// Its number, as a reader meets it; empty where it has none.
    pub label: String,
    /// Whether a link leads back from it to what refers to it.
    pub back: bool,
}

/// What stands before a list item's text.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Label {
    /// A number as it is read, without full stop or bracket: `7`, `iv`, `b`.
    Number(String),
    /// A bullet, a dash, or nothing at all.
    Bullet,
    /// A box that tells whether the item is done.
    Check(Check),
}

/// A box before a list item.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Check {
    /// Whether it is seen to be checked; `None` where that cannot be told.
    pub done: Option<bool>,
    /// What is said of it to those who do not see it; empty where nothing is.
    pub said: String,
}

impl Check {
    /// What somebody sees who sees the box that reads `text`; `None` if it is none.
    pub(crate) fn seen(text: &str) -> Option<bool> {
        match text.trim_matches(|c: char| c.is_whitespace() || c == '\u{fe0e}') {
            "☐" | "▢" | "□" | "❏" | "❑" => Some(false),
            "☑" | "☒" | "✓" | "✔" | "✅" => Some(true),
            _ => None,
        }
    }
}

/// A stretch of a unit's text with something to say about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Span {
    /// The first byte in the unit's text.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// What there is to say.
    pub mark: Mark,
}

/// What a [`Span`] says of its text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mark {
    /// It is in another language than the unit's surroundings: a BCP 47 tag.
    Language(String),
    /// It is declared to run in this direction. Text that no direction is declared
    /// for runs from left to right. A PDF declares none.
    Direction(Direction),
    /// It links to something.
    Link(Target),
    /// It refers to something in the work, and an edition with pages names the
    /// page on which that stands: the label that it names, where it is known.
    /// The label is no part of the unit's text, since no other edition has it.
    Page(Option<String>),
    /// It is short for something: what that is.
    Expansion(String),
    /// After it a line ends, and the text goes on in the next.
    Break {
        /// Whether the line ends here whatever its length; otherwise nothing tells
        /// that from a line that was full.
        meant: bool,
    },
    /// Here a line ends with a hyphen, in an edition that was read by its layout:
    /// whether the word has it, or only the line, is not certain. It stands before the
    /// hyphen, if that was taken for the word's.
    Hyphen,
    /// Before it a page or a column begins, in an edition that was read by its
    /// layout: whether a paragraph goes on there, or ends, is not certain.
    Seam,
    /// It stands for a formula: the characters that are drawn for that, as
    /// [`signs()`] gives them, in the order in which the edition has them. What
    /// stands together there, such as a number, is between spaces.
    Formula(String),
    /// After it stands a reference to a note, which is no part of the text.
    Note {
        /// The number that the reference shows.
        label: String,
        /// The note to which it leads, by its [`Note::index`]; `None` where it
        /// leads to none.
        note: Option<usize>,
    },
}

/// The direction in which text runs as a whole; each word in it goes its own way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// From left to right.
    Rightward,
    /// From right to left.
    Leftward,
}

impl Direction {
    /// That in which text in `language` runs.
    pub(crate) fn of(language: &Language) -> Self {
        match language.is_right_to_left() {
            true => Self::Leftward,
            false => Self::Rightward,
        }
    }
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Target {
    /// To a place in the same work, by anchor.
    Anchor(String),
    /// Out of the work.
    Url(String),
}

/// A line of an outline.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Entry {
    /// Depth in the outline, from 1.
    pub depth: u8,
    /// What it says, as [`normalise`] gives it, without a number before it.
    pub text: String,
    /// The number that stands before it.
    pub number: Option<String>,
    /// The anchor to which it leads; `None` where it leads nowhere that could
    /// be named.
    pub target: Option<String>,
    /// Where it stands.
    pub place: Place,
}

/// A list of figures or tables that leads there without being read.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Listing {
    /// What is listed.
    pub of: Listed,
    /// Its lines.
    pub entries: Vec<Entry>,
    /// The place to which the edition's landmarks lead for such a list, by anchor.
    pub landmark: Option<String>,
}

/// What a [`Listing`] lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Listed {
    /// What is illustrated.
    Figures,
    /// What stands in rows and columns.
    Tables,
}

/// Text that no reading order reaches.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Passage {
    /// The text, as [`normalise`] gives it.
    pub text: String,
    /// Whether the edition itself declares it to be no part of the reading:
    /// a running title, a page number, an ornament.
    pub artifact: bool,
    /// Where it stands.
    pub place: Place,
}

/// A place in the source or in an edition, as finely as its format allows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// In a source file.
    Source(diagnostic::Place),
    /// On a page of a PDF, counted from 1.
    Page(u32),
    /// In a file of an edition, at the element with that id, or the nearest
    /// before it.
    File {
        /// The file's path within the edition.
        file: String,
        /// The element's `id`.
        id: Option<String>,
    },
}

impl Unit {
    /// The cell of a table in which it stands: the innermost.
    pub fn cell(&self) -> Option<&Cell> {
        self.within.iter().rev().find_map(|within| match within {
            Within::Cell(cell) => Some(cell),
            _ => None,
        })
    }
}

impl Reading {
    /// How many words the reading holds: runs of characters between white
    /// space, numbers and bullets of list items not counted.
    pub fn words(&self) -> usize {
        self.units.iter().map(|unit| unit.text.split_whitespace().count()).sum()
    }

    /// How many headings there are, the title among them.
    pub fn headings(&self) -> usize {
        self.count(|kind| matches!(kind, Kind::Heading { .. }))
    }

    /// How many list items have a number.
    pub fn numbered(&self) -> usize {
        self.count(|kind| matches!(kind, Kind::Item { label: Label::Number(_), .. }))
    }

    /// How many list items have a bullet, or a box.
    pub fn bullets(&self) -> usize {
        let number =
            |kind: &Kind| matches!(kind, Kind::Item { label: Label::Number(_), .. });
        self.count(|kind| matches!(kind, Kind::Item { .. }) && !number(kind))
    }

    /// How many notes there are.
    pub fn notes(&self) -> usize {
        let notes = self.units.iter().filter_map(Unit::note).map(|note| note.index);
        notes.collect::<HashSet<usize>>().len()
    }

    fn count(&self, of: impl Fn(&Kind) -> bool) -> usize {
        self.units.iter().filter(|unit| of(&unit.kind)).count()
    }
}

impl Within {
    /// The same in a part of an edition before which there were `notes`.
    pub(crate) fn count_on(&mut self, notes: usize) {
        if let Self::Note(note) = self {
            note.index += notes;
        }
    }
}

impl Unit {
    /// The note that it is in.
    pub fn note(&self) -> Option<&Note> {
        self.within.iter().find_map(|within| match within {
            Within::Note(note) => Some(note),
            _ => None,
        })
    }

    /// The same, to be changed.
    pub(crate) fn note_mut(&mut self) -> Option<&mut Note> {
        self.within.iter_mut().find_map(|within| match within {
            Within::Note(note) => Some(note),
            _ => None,
        })
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Source(place) => place.fmt(f),
            Self::Page(page) => write!(f, "page {page}"),
            Self::File { file, id: Some(id) } => write!(f, "{file}#{id}"),
            Self::File { file, id: None } => f.write_str(file),
        }
    }
}

impl Serialize for Place {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Lets the lists of `units` count in the order in which they begin.
pub(crate) fn number_lists(units: &mut [Unit]) {
    let mut numbers = HashMap::new();
    for unit in units {
        if let Kind::Item { list, .. } = &mut unit.kind {
            let next = numbers.len();
            *list = *numbers.entry(*list).or_insert(next);
        }
    }
}
