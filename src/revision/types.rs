use serde::Serialize;

use crate::reading::Place;

/// What changed between two versions of a work. Serialises as the JSON report.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Changes {
    /// Whether nothing did.
    pub same: bool,
    /// The old version.
    pub old: Summary,
    /// The new version.
    pub new: Summary,
    /// What changed of what the work is, apart from its text.
    pub about: Vec<About>,
    /// The chapters in which something changed; those of the new version in its order,
    /// and each that is no more after the one that it followed.
    pub chapters: Vec<Chapter>,
}

/// A version of a work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// The short name of the work, which is that of its folder.
    pub name: String,
    /// The title.
    pub title: String,
    /// The language, as a BCP 47 tag.
    pub language: String,
    /// The edition statement, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edition: Option<String>,
    /// The day of the last change, as `publication.toml` says: 2026-01-31.
    pub modified: String,
}

/// A change of what the work is, apart from its text.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct About {
    /// What changed.
    pub field: Field,
    /// What it says, with what it said.
    pub text: Vec<Piece>,
}

/// Something that is known of a work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Field {
    /// The title.
    Title,
    /// The subtitle.
    Subtitle,
    /// The language.
    Language,
    /// Who wrote it.
    Authors,
    /// Who publishes it.
    Publisher,
    /// The identifier.
    Identifier,
    /// What it is about.
    Description,
    /// The edition statement.
    Edition,
    /// On which terms it may be used.
    Rights,
    /// The day of publication.
    Published,
    /// The time of the last change.
    Modified,
}

/// A chapter in which something changed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Chapter {
    /// Its number and its heading, or what such a part of a work is called.
    pub title: String,
    /// What changed.
    pub changes: Vec<Change>,
}

/// What became of one unit: a heading, a paragraph, a list item.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Change {
    /// What it is called; in the new version, unless it was removed.
    pub unit: Name,
    /// The last of several units, where the same befell all of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Name>,
    /// What became of it; never empty.
    pub ways: Vec<Way>,
    /// What it says, with what it said.
    pub text: Vec<Piece>,
    /// Where it stood.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old: Option<Spot>,
    /// Where it stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new: Option<Spot>,
}

/// Where a unit stands in a version.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Spot {
    /// Its place in the source.
    pub place: Place,
    /// Its lines in the draft, where they are known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lines: Option<Lines>,
}

/// Lines of a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Lines {
    /// The first.
    pub first: usize,
    /// The last.
    pub last: usize,
}

/// What a unit is called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Name {
    /// What it is.
    pub what: What,
    /// Its number, where it has one: that of a list item in an item that has a number
    /// comes after that, as in `9.2`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// The number of the list item that it stands in, where that has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item: Option<String>,
}

/// What a unit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum What {
    /// A heading of that level, from 2.
    Heading(u8),
    /// A paragraph that is nothing else.
    Paragraph,
    /// A list item with a number.
    Item,
    /// One with a bullet.
    Bullet,
    /// One with a box that is checked.
    Done,
    /// One with a box that is not.
    NotDone,
    /// A term that is defined.
    Term,
    /// What a term means.
    Definition,
    /// A picture.
    Picture,
    /// Computer code.
    Code,
    /// What is said of a table or a picture.
    Caption,
    /// Text that is quoted from elsewhere.
    Quotation,
    /// Who said or wrote that.
    Source,
    /// A cell of a table, its row and column counted from 1.
    Cell(usize, usize),
    /// Text in a note.
    Note,
}

/// What became of a unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "way")]
pub enum Way {
    /// It is new.
    Added,
    /// It is no more.
    Removed,
    /// Its words changed.
    Changed,
    /// It stands elsewhere among the others.
    Moved {
        /// The chapter that it stood in, where that is another.
        #[serde(skip_serializing_if = "Option::is_none")]
        chapter: Option<String>,
        /// The number that it had there.
        #[serde(skip_serializing_if = "Option::is_none")]
        number: Option<String>,
    },
    /// It has another number, though it did not move.
    Renumbered {
        /// The number that it had.
        from: String,
        /// That of the last, where this is told of several.
        #[serde(skip_serializing_if = "Option::is_none")]
        until: Option<String>,
    },
    /// It is another kind of thing.
    Kind {
        /// What it was.
        from: What,
    },
    /// It was cut into several.
    Split,
    /// Several were run together in it.
    Joined,
    /// The same words lead elsewhere, are in another language, or are short for
    /// something else.
    Marks,
    /// It shows another picture.
    Picture,
}

/// A stretch of text, with the white space before it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// In which version it stands.
    pub is: Standing,
    /// What it says.
    pub text: String,
}

/// In which of two versions a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// In both.
    Same,
    /// In the old one alone.
    Removed,
    /// In the new one alone.
    Added,
}

impl Changes {
    /// How many changes there are.
    pub fn count(&self) -> usize {
        let chapters = self.chapters.iter().map(|chapter| chapter.changes.len());
        self.about.len() + chapters.sum::<usize>()
    }
}
