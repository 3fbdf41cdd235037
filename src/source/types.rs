use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::Place;
use crate::terms::maths::Part;
use crate::terms::{
    Alignment, Anchor, Booklet, Date, Image, Language, LargePrint, LineKind, NotePlace,
    PageSize, Press, Role, Timestamp,
};

/// A work as its author wrote it.
#[derive(Debug, Clone)]
pub struct Source {
    /// What `publication.toml` says.
    pub publication: Publication,
    /// The text, in reading order.
    pub texts: Vec<Text>,
    /// The images that the text shows, by path within the work's folder.
    pub images: BTreeMap<String, Image>,
}

/// One file of text.
#[derive(Debug, Clone)]
pub struct Text {
    /// The file, as a user would name it.
    pub file: Arc<str>,
    /// The Markdown, without a byte order mark.
    pub markdown: String,
    /// The same, parsed.
    pub blocks: Vec<Block>,
    /// The text of the CSV files that its tables are made of, by the names by
    /// which it calls them.
    pub sheets: Sheets,
    /// Its notes, which stand apart from that.
    pub notes: Vec<Note>,
}

/// The text of CSV files, by name.
pub type Sheets = BTreeMap<String, String>;

/// What is known of a work apart from its text; the fields that have the same
/// names in [`crate::model::Metadata`] mean the same.
#[derive(Debug, Clone)]
#[allow(missing_docs, reason = "documented in the model's Metadata")]
pub struct Publication {
    pub name: String,
    pub title: String,
    pub subtitle: Option<String>,
    pub language: Language,
    pub publisher: String,
    pub authors: Vec<String>,
    pub identifier: String,
    pub description: Option<String>,
    pub edition: Option<String>,
    pub rights: Option<String>,
    pub published: Option<Date>,
    pub modified: Timestamp,
    pub size: PageSize,
    pub layout: String,
    pub press: Press,
    pub booklet: Booklet,
    pub large_print: LargePrint,
    /// How chapters, list items and notes are numbered.
    pub numbering: Numbering,
    /// The abbreviations that the text uses.
    pub abbreviations: Vec<Abbreviation>,
    /// From where on the text is said to be hard to read.
    pub editorial: Editorial,
    /// By whom, when and on which terms the work is published, where it says so
    /// on a page of its own.
    pub imprint: Option<Imprint>,
    /// Whether a list of the figures that have captions stands before the text.
    pub figures: bool,
    /// The same for tables.
    pub tables: bool,
    /// Whether print begins with a half-title.
    pub half_title: bool,
    /// Whether an index of promises stands after the text.
    pub promise_index: bool,
    /// Whether the work ends with a note on how its editions were made.
    pub colophon: bool,
    /// How many levels of headings contents lists show; `None` for all.
    pub depth: Option<u8>,
    /// Where notes stand.
    pub notes: NotePlace,
    /// What the text can name, by `{{ name }}`.
    pub values: Vec<Value>,
    /// The files of text, within the work's folder, in reading order; `None`
    /// where `publication.toml` leaves them out.
    pub text: Option<Vec<String>>,
}

/// An abbreviation that the text uses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Abbreviation {
    /// As it is typed in the text.
    pub short: String,
    /// What it is short for.
    pub long: String,
    /// Where it stands in `publication.toml`.
    pub place: Place,
}

/// From where on a text is said to be hard to read; `None` for nowhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Editorial {
    /// How many words a sentence may have.
    pub sentence: Option<u32>,
    /// What LIX a chapter or a promise may have.
    pub lix: Option<u32>,
}

impl Default for Editorial {
    fn default() -> Self {
        Self { sentence: Some(30), lix: Some(55) }
    }
}

/// What an imprint says besides what the publication says anyway.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Imprint {
    /// The International Standard Book Number.
    pub isbn: Option<String>,
    /// The licence: its name, and where its text is found.
    pub licence: Option<(String, Option<String>)>,
    /// A mail or web address.
    pub contact: Option<String>,
    /// Who printed the work.
    pub printer: Option<String>,
}

/// A value that the text can name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// Its name.
    pub name: String,
    /// What stands in the place of the name: text, and no Markdown.
    pub text: String,
    /// Where it stands in `publication.toml`.
    pub place: Place,
}

/// How a work is numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Numbering {
    /// The numbers of parts, which hold chapters.
    pub parts: NumberStyle,
    /// The numbers of chapters.
    pub chapters: NumberStyle,
    /// Of how many numbers a section's number is made, its chapter's among
    /// them, at most; none have one where this is less than 2.
    pub sections: u8,
    /// The numbers of appendices.
    pub appendices: NumberStyle,
    /// The numbers of list items.
    pub items: ItemNumbers,
    /// The numbers of tables.
    pub tables: CaptionNumbers,
    /// The numbers of notes.
    pub notes: NoteNumbers,
    /// The numbers of figures.
    pub figures: CaptionNumbers,
    /// The numbers of formulas that have one.
    pub formulas: CaptionNumbers,
}

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum NumberStyle {
    /// Not at all.
    #[default]
    Off,
    /// 1, 2, 3.
    Arabic,
    /// I, II, III.
    Roman,
    /// A, B, C.
    Letters,
}

/// How far the numbers of list items run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ItemNumbers {
    /// Each chapter begins at 1.
    #[default]
    Restart,
    /// Through the whole work.
    RunOn,
}

/// How far the numbers of what has a caption run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CaptionNumbers {
    /// Through the whole work: 1, 2, 3.
    #[default]
    Work,
    /// Each chapter begins anew: 2.1, 2.2.
    Chapter,
    /// There are none.
    Off,
}

/// How far the numbers of notes run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum NoteNumbers {
    /// Through the whole work.
    #[default]
    Work,
    /// Each chapter begins at 1.
    Chapter,
}

/// A block with its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// Where it begins.
    pub place: Place,
    /// What it is.
    pub content: Content,
}

/// What a block is.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// A heading.
    Heading(Heading),
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list.
    List(List),
    /// Text that is quoted from elsewhere.
    Quotation(Quotation),
    /// Terms and what they mean.
    Definitions(Vec<Definition>),
    /// A table.
    Table(Table),
    /// An image, with what belongs to it.
    Figure(Figure),
    /// Text beside the main text.
    Aside(Aside),
    /// Blocks in another language.
    Language(Language, Vec<Block>),
    /// What a figure shows, told at length. It stands in no text: the figure
    /// that it belongs to takes it.
    LongDescription(Vec<Block>),
    /// Verse, or an address: text whose line breaks matter.
    Lines(Stanzas),
    /// Computer code.
    Code(Code),
    /// A formula of its own line, of which more is said than what it draws.
    Equation(Equation),
    /// A change of subject that has no heading.
    ThematicBreak,
    /// A part of the work that has no heading: `::: afterword`.
    Part(Role, Vec<Block>),
}

/// A note.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    /// The name by which its file refers to it.
    pub name: String,
    /// What it holds.
    pub blocks: Vec<Block>,
    /// Where it begins.
    pub place: Place,
}

/// A heading.
#[derive(Debug, Clone, PartialEq)]
pub struct Heading {
    /// How many `#` stand before it: 1 for a chapter.
    pub hashes: u8,
    /// The anchor that the author chose: `{#name}`.
    pub anchor: Option<Anchor>,
    /// The part of the work that it opens: `{.foreword}`.
    pub role: Option<Role>,
    /// Whether it has no number, whatever others have: `{.unnumbered}`.
    pub unnumbered: bool,
    /// What it says.
    pub content: Vec<Inline>,
}

/// A term and what it means.
#[derive(Debug, Clone, PartialEq)]
pub struct Definition {
    /// The term.
    pub term: Vec<Inline>,
    /// What it means; more than one thing, where the author gave each a colon
    /// of its own.
    pub meanings: Vec<Vec<Block>>,
    /// Where the term stands.
    pub place: Place,
}

/// A list.
#[derive(Debug, Clone, PartialEq)]
pub struct List {
    /// Whether the items have numbers.
    pub ordered: bool,
    /// Whether blank lines set the items apart.
    pub loose: bool,
    /// The items.
    pub items: Vec<Item>,
}

/// An item of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// The number that the author typed; `None` where there are bullets.
    pub number: Option<u32>,
    /// Whether it is done, where it has a box: `[ ]`, `[x]`.
    pub done: Option<bool>,
    /// What it holds.
    pub blocks: Vec<Block>,
    /// Where its number or bullet stands.
    pub place: Place,
}

/// A table. The cells are in order, and those of each row fill it together
/// with what reaches into it from the rows above.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// The anchor that the author chose: `{#name}`.
    pub anchor: Option<Anchor>,
    /// The paragraphs that say what it shows; none where it has no caption.
    pub caption: Vec<Block>,
    /// Where the text of each column stands, where the author said so.
    pub columns: Vec<Option<Alignment>>,
    /// How many rows are headers, from the first.
    pub header_rows: usize,
    /// How many columns are headers, from the first.
    pub header_columns: usize,
    /// The cells that begin in each row.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// The column in which it begins, from 0.
    pub column: usize,
    /// How many rows it takes, from 1.
    pub rows: usize,
    /// How many columns it takes, from 1.
    pub columns: usize,
    /// What it says; nothing in an empty cell.
    pub content: Vec<Inline>,
    /// Where it stands.
    pub place: Place,
}

/// Text whose line breaks matter.
#[derive(Debug, Clone, PartialEq)]
pub struct Stanzas {
    /// What it is.
    pub kind: LineKind,
    /// Its stanzas, or the parts of an address: paragraphs with a break wherever
    /// the source has one. There is at least one.
    pub stanzas: Vec<Block>,
}

/// Computer code that stands by itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Code {
    /// The language that it is written in, as the author called it.
    pub language: Option<String>,
    /// Its lines, as [`crate::reading::normalise_code`] gives them; never empty.
    pub text: String,
}

/// A formula of its own line, with what is said of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Equation {
    /// The formula.
    pub formula: Formula,
    /// The anchor that the author chose: `{#name}`.
    pub anchor: Option<Anchor>,
    /// What it says to those who do not see it, where the author said so.
    pub alternative: Option<String>,
    /// Whether it has a number: `{.numbered}`.
    pub numbered: bool,
}

/// An image, with what belongs to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// The image.
    pub image: Picture,
    /// The anchor that the author chose: `{#name}`.
    pub anchor: Option<Anchor>,
    /// The paragraphs of its caption; none where the image stands alone.
    pub caption: Vec<Block>,
    /// What it shows, told at length.
    pub description: Vec<Block>,
}

/// An image where it stands in the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// The file, within the work's folder.
    pub path: String,
    /// What it says to those who do not see it; `None` where it says nothing.
    pub alternative: Option<String>,
    /// How wide it is printed, in hundredths of the column.
    pub width: Option<u8>,
    /// Where it stands.
    pub place: Place,
}

/// Text that is quoted from elsewhere.
#[derive(Debug, Clone, PartialEq)]
pub struct Quotation {
    /// What is quoted.
    pub blocks: Vec<Block>,
    /// Who said or wrote it, without the dash before it, and where that stands.
    pub source: Option<(Vec<Inline>, Place)>,
}

/// Text beside the main text: facts, or an example.
#[derive(Debug, Clone, PartialEq)]
pub struct Aside {
    /// The anchor that the author chose: `{#name}`.
    pub anchor: Option<Anchor>,
    /// What it is called, where the author said so: `{title="Fakta"}`. No
    /// Markdown.
    pub title: Option<String>,
    /// What it holds.
    pub blocks: Vec<Block>,
}

/// A piece of running text; as [`crate::model::Inline`], but with quotations
/// and with links that lead anywhere yet.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs, reason = "documented in the model's Inline")]
pub enum Inline {
    Text(String),
    Break,
    Strong(Vec<Inline>),
    Emphasis(Vec<Inline>),
    /// A link.
    Link {
        /// Where it leads, as typed.
        url: String,
        /// What it says.
        content: Vec<Inline>,
        /// Where it stands.
        place: Place,
    },
    /// A reference to a note of the same file.
    Note {
        /// The note's name.
        name: String,
        /// Where the reference stands.
        place: Place,
    },
    Language(Language, Vec<Inline>),
    Abbreviation(String, Vec<Inline>),
    Subscript(Vec<Inline>),
    Superscript(Vec<Inline>),
    Cite(Vec<Inline>),
    /// A quotation, still without its marks.
    Quote(Vec<Inline>),
    Mark(Vec<Inline>),
    Keyboard(Vec<Inline>),
    Code(String),
    /// A formula.
    Formula(Formula),
}

/// A formula, as it was typed.
#[derive(Debug, Clone, PartialEq)]
pub struct Formula {
    /// What stands between the dollar signs.
    pub tex: String,
    /// What that describes.
    pub part: Part,
    /// Whether it stands in a line of its own.
    pub display: bool,
}

impl Inline {
    /// What stands within it; nothing within text, code and line breaks.
    pub fn children(&self) -> &[Self] {
        match self {
            Self::Text(_)
            | Self::Code(_)
            | Self::Formula(_)
            | Self::Break
            | Self::Note { .. } => &[],
            Self::Link { content: inner, .. }
            | Self::Strong(inner)
            | Self::Emphasis(inner)
            | Self::Language(_, inner)
            | Self::Abbreviation(_, inner)
            | Self::Subscript(inner)
            | Self::Superscript(inner)
            | Self::Cite(inner)
            | Self::Quote(inner)
            | Self::Mark(inner)
            | Self::Keyboard(inner) => inner,
        }
    }
}
