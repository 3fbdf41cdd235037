use std::fmt;
use std::sync::Arc;

use crate::diagnostic::Place;

/// A whole work, ready to be published.
#[derive(Debug, Clone)]
pub struct Document {
    /// What the work is, apart from its text.
    pub metadata: Metadata,
    /// The text, a section for each chapter and the like, in reading order.
    pub sections: Vec<Section>,
    /// Chapters, and in them the headings and the promises that have a lead,
    /// in reading order: what contents lists, bookmarks and navigation
    /// documents are made from.
    pub outline: Vec<OutlineEntry>,
}

/// What a work is, apart from its text.
#[derive(Debug, Clone)]
pub struct Metadata {
    /// The short name that files of the work's editions begin with.
    pub name: String,
    /// The title: the heading of level 1 in every edition.
    pub title: String,
    /// The subtitle, if there is one: a paragraph after the title.
    pub subtitle: Option<String>,
    /// The language of the work.
    pub language: Language,
    /// Who publishes it.
    pub publisher: String,
    /// Who wrote it, where that is not the publisher.
    pub authors: Vec<String>,
    /// A URI or ISBN that no other work has.
    pub identifier: String,
    /// What it is about, in a sentence or two.
    pub description: Option<String>,
    /// The edition statement, such as "2. utgave".
    pub edition: Option<String>,
    /// The terms on which it may be used.
    pub rights: Option<String>,
    /// When it was published; `None` where that is not known.
    pub published: Option<Date>,
    /// When it was last changed (EPUB 3.3, §5.5.4; PDF/A-2, 6.6.2.3).
    pub modified: Timestamp,
    /// The finished size of a printed page.
    pub size: PageSize,
    /// The name of the layout that prints it.
    pub layout: String,
}

/// A chapter, or another part of the work of the same rank.
#[derive(Debug, Clone)]
pub struct Section {
    /// What part of a work it is.
    pub role: Role,
    /// The name by which links reach it; the heading's, where it has one.
    pub anchor: Anchor,
    /// Its heading, of level 2; parts such as a closing note may have none.
    pub heading: Option<Heading>,
    /// What it holds.
    pub blocks: Vec<Block>,
}

/// What part of a work a section is (DPUB-ARIA 1.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Before the text proper, by somebody who need not be the author.
    Foreword,
    /// Before the text proper, by the author.
    Preface,
    /// The opening that sets out what follows.
    Introduction,
    /// A part of the text proper.
    Chapter,
    /// What follows from the text proper.
    Conclusion,
    /// A closing note.
    Afterword,
    /// Matter that is added to the text proper.
    Appendix,
}

/// A heading with its name and number.
#[derive(Debug, Clone)]
pub struct Heading {
    /// How deep it stands.
    pub level: Level,
    /// The name by which links reach it.
    pub anchor: Anchor,
    /// Its number, where the work numbers its headings.
    pub number: Option<String>,
    /// What it says.
    pub content: Vec<Inline>,
    /// Where it stands in the source.
    pub place: Place,
}

/// A heading's level: 1 is the title, 2 a chapter; 6 is the deepest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Level(u8);

/// A block of text.
#[derive(Debug, Clone)]
pub enum Block {
    /// A heading within a section.
    Heading(Heading),
    /// A paragraph.
    Paragraph(Paragraph),
    /// A list.
    List(List),
    /// A change of subject that has no heading.
    ThematicBreak(Place),
}

/// A paragraph.
#[derive(Debug, Clone)]
pub struct Paragraph {
    /// What it says.
    pub content: Vec<Inline>,
    /// Where it stands in the source.
    pub place: Place,
}

/// A list.
#[derive(Debug, Clone)]
pub struct List {
    /// The number of the first item; `None` where items have bullets.
    pub start: Option<u32>,
    /// Whether the author set the items apart with blank lines.
    pub loose: bool,
    /// The items.
    pub items: Vec<Item>,
    /// Where it stands in the source.
    pub place: Place,
}

/// An item of a list.
#[derive(Debug, Clone)]
pub struct Item {
    /// Its number, where the list is numbered.
    pub number: Option<u32>,
    /// Its lead, where it opens with strong text.
    pub lead: Option<Lead>,
    /// What it holds; never empty. The lead is part of it: the first block is
    /// then a paragraph whose first inline is the strong text.
    pub blocks: Vec<Block>,
    /// Where it stands in the source.
    pub place: Place,
}

/// The strong words with which a promise opens.
#[derive(Debug, Clone)]
pub struct Lead {
    /// The name by which links reach the promise.
    pub anchor: Anchor,
    /// The words, without the full stop at their end.
    pub text: String,
}

/// A piece of running text. Quotations in it have their marks as text already,
/// those of the language that they stand in.
#[derive(Debug, Clone, PartialEq)]
pub enum Inline {
    /// Plain text.
    Text(String),
    /// A line break that matters.
    Break,
    /// Strong importance.
    Strong(Vec<Inline>),
    /// Stress emphasis.
    Emphasis(Vec<Inline>),
    /// A link.
    Link(Target, Vec<Inline>),
    /// Text in another language.
    Language(Language, Vec<Inline>),
    /// An abbreviation and what it stands for.
    Abbreviation(String, Vec<Inline>),
    /// Subscript.
    Subscript(Vec<Inline>),
    /// Superscript.
    Superscript(Vec<Inline>),
    /// The title of a work.
    Cite(Vec<Inline>),
    /// Marked text.
    Mark(Vec<Inline>),
    /// A key or other input.
    Keyboard(Vec<Inline>),
    /// Computer code.
    Code(String),
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// To a place in this work, which is known to exist.
    Anchor(Anchor),
    /// Out of it.
    Url(String),
}

/// A name within the work by which links reach a place; the same in every
/// edition, and valid as an XML `id`, an HTML fragment and a PDF destination.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Anchor(Arc<str>);

/// A language, as a BCP 47 tag with its parts in their usual case: `nb`, `se`,
/// `en-GB`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Language(Arc<str>);

/// A day of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// The year.
    pub year: u16,
    /// The month, from 1.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
}

/// A second of the calendar, in UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Timestamp {
    /// The day.
    pub date: Date,
    /// The hour, from 0.
    pub hour: u8,
    /// The minute.
    pub minute: u8,
    /// The second.
    pub second: u8,
}

/// A length in millimetres.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Mm(pub f64);

/// The finished size of a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PageSize {
    /// From left to right.
    pub width: Mm,
    /// From top to bottom.
    pub height: Mm,
}

/// A line of the outline.
#[derive(Debug, Clone)]
pub struct OutlineEntry {
    /// The heading level that it stands at; a promise stands one below the
    /// heading that it belongs to.
    pub level: Level,
    /// Its number, as readers meet it.
    pub number: Option<String>,
    /// What it says.
    pub text: String,
    /// Where it leads.
    pub anchor: Anchor,
    /// Which section it is in, an index into [`Document::sections`].
    pub section: usize,
    /// Whether it is a promise, and not a heading.
    pub promise: bool,
}

impl Level {
    /// The title's level.
    pub const TITLE: Self = Self(1);
    /// A chapter's level.
    pub const CHAPTER: Self = Self(2);

    /// The level `level`, if it is from 1 to 6.
    pub fn new(level: u8) -> Option<Self> {
        (1..=6).contains(&level).then_some(Self(level))
    }

    /// The level as a number from 1 to 6.
    pub fn get(self) -> u8 {
        self.0
    }
}

impl Anchor {
    /// The anchor `name`, if it can serve as one: a letter or underscore,
    /// then letters, digits, `-`, `_` and `.` (an `NCName` of XML).
    pub fn new(name: &str) -> Option<Self> {
        let opens = name.starts_with(Self::can_open);
        (opens && name.chars().all(Self::can_hold)).then(|| Self(name.into()))
    }

    /// The anchor `name`, which is known to be one.
    pub(super) fn from_slug(name: String) -> Self {
        debug_assert!(Self::new(&name).is_some(), "{name} is no name");
        Self(name.into())
    }

    /// Whether a name can begin with `c` (XML 1.0, [4] `NameStartChar`).
    pub(super) fn can_open(c: char) -> bool {
        // Letters that XML leaves out of names.
        let excluded = matches!(c, '\u{aa}' | '\u{b5}' | '\u{ba}');
        c == '_' || c.is_alphabetic() && !excluded
    }

    /// Whether a name can go on with `c` (XML 1.0, [4a] `NameChar`).
    pub(super) fn can_hold(c: char) -> bool {
        Self::can_open(c) || c.is_ascii_digit() || matches!(c, '-' | '.')
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Language {
    /// The language of what is in none that is known: `und` (RFC 5646, §4.1).
    pub fn undetermined() -> Self {
        Self("und".into())
    }

    /// The language `tag`, if it has the form of a BCP 47 language tag with
    /// at most a language, a script and a region.
    pub fn new(tag: &str) -> Option<Self> {
        let mut parts = tag.split('-');
        let language = parts.next().filter(|part| is_alphabetic(part, 2..=3))?;
        let mut out = language.to_ascii_lowercase();
        let mut part = parts.next();
        if let Some(script) = part.filter(|part| is_alphabetic(part, 4..=4)) {
            out.push('-');
            out.push_str(&script[..1].to_ascii_uppercase());
            out.push_str(&script[1..].to_ascii_lowercase());
            part = parts.next();
        }
        if let Some(region) = part.take() {
            let digits = region.len() == 3 && region.bytes().all(|b| b.is_ascii_digit());
            if !digits && !is_alphabetic(region, 2..=2) {
                return None;
            }
            out.push('-');
            out.push_str(&region.to_ascii_uppercase());
        }
        parts.next().is_none().then(|| Self(out.into()))
    }

    /// The tag.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The tag's first part: `en` of `en-GB`.
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or_default()
    }

    /// The tag's region: `GB` of `en-GB`.
    pub fn region(&self) -> Option<&str> {
        self.0.split('-').skip(1).find(|part| part.len() != 4)
    }
}

fn is_alphabetic(part: &str, length: std::ops::RangeInclusive<usize>) -> bool {
    length.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphabetic())
}

impl PageSize {
    /// A5, upright.
    pub const A5: Self = Self { width: Mm(148.0), height: Mm(210.0) };
    /// A4, upright.
    pub const A4: Self = Self { width: Mm(210.0), height: Mm(297.0) };
}

impl fmt::Display for Anchor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { date, hour, minute, second } = self;
        write!(f, "{date}T{hour:02}:{minute:02}:{second:02}Z")
    }
}

impl Inline {
    /// The text of `content` without any markup, line breaks as spaces.
    pub fn plain(content: &[Self]) -> String {
        let mut out = String::new();
        Self::push_plain(content, &mut out);
        out
    }

    fn push_plain(content: &[Self], out: &mut String) {
        for inline in content {
            match inline {
                Self::Text(text) | Self::Code(text) => out.push_str(text),
                Self::Break => out.push(' '),
                Self::Strong(inner)
                | Self::Emphasis(inner)
                | Self::Link(_, inner)
                | Self::Language(_, inner)
                | Self::Abbreviation(_, inner)
                | Self::Subscript(inner)
                | Self::Superscript(inner)
                | Self::Cite(inner)
                | Self::Mark(inner)
                | Self::Keyboard(inner) => Self::push_plain(inner, out),
            }
        }
    }
}
