use crate::diagnostic::Place;
use crate::reading::Begins;
use crate::terms::maths::{Part, linear};
use crate::terms::{
    Alignment, Anchor, Booklet, Date, Image, Language, LargePrint, LineKind, NotePlace,
    PageSize, Press, Role, Scope, Timestamp,
};

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
    /// The images that the text shows; [`Picture::image`] counts in them.
    pub images: Vec<Image>,
    /// Where the pages of the print edition begin, in their order; none where
    /// there is no print edition, or it is not known yet.
    pub pages: Vec<PageMark>,
}

/// A place at which a page of the print edition begins, or a numbered line of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageMark {
    /// What begins.
    pub begins: Begins,
    /// The page's label, or the line's number, as readers of the print edition meet it.
    pub label: String,
    /// What those who listen are told of a line: its number, where it is the first of its
    /// block.
    pub said: Option<String>,
    /// The name by which links reach the place.
    pub anchor: Anchor,
    /// The section in which it is, an index into [`Document::sections`];
    /// `None` for the title page.
    pub section: Option<usize>,
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
    /// How many levels of headings contents lists show; `None` for all.
    pub depth: Option<u8>,
    /// Whether print begins with a half-title: a leaf with the title alone.
    pub half_title: bool,
    /// The name of the layout that prints it.
    pub layout: String,
    /// What the print house asks for.
    pub press: Press,
    /// How its pages are laid out on the sheets of a booklet.
    pub booklet: Booklet,
    /// How its large-print edition is set.
    pub large_print: LargePrint,
}

/// A chapter, or another part of the work of the same rank.
#[derive(Debug, Clone)]
pub struct Section {
    /// What part of a work it is.
    pub role: Role,
    /// Whether nobody typed it: what it says follows from what is known of the
    /// work.
    pub made: bool,
    /// The level of its heading, or that which one would have: 2, or 3 in a
    /// part that holds chapters.
    pub level: Level,
    /// The name by which links reach it; the heading's, where it has one.
    pub anchor: Anchor,
    /// The pages of the print edition that begin with it, before its heading.
    pub pages: Vec<PageMark>,
    /// Its heading; a closing note and the like may have none.
    pub heading: Option<Heading>,
    /// What it holds.
    pub blocks: Vec<Block>,
}

/// A heading with its name and number.
#[derive(Debug, Clone)]
pub struct Heading {
    /// How deep it stands.
    pub level: Level,
    /// The name by which links reach it.
    pub anchor: Anchor,
    /// Its number as readers meet it, `2.3.1` or `Vedlegg A`.
    pub number: Option<String>,
    /// Whether the author typed the number.
    pub typed: bool,
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
    /// Text that is quoted from elsewhere.
    Quotation(Quotation),
    /// Terms and what they mean.
    Definitions(Definitions),
    /// A table.
    Table(Table),
    /// An image, with what belongs to it.
    Figure(Figure),
    /// Text beside the main text.
    Aside(Aside),
    /// Blocks in another language than what they stand in.
    Language(Language, Vec<Block>),
    /// Text whose line breaks matter.
    Lines(Lines),
    /// Computer code.
    Code(Code),
    /// A formula of its own line that has a name, or a number.
    Equation(Equation),
    /// A change of subject that has no heading.
    ThematicBreak(Place),
    /// A page of the print edition, or a line, begins with the next block.
    Page(PageMark),
}

/// A paragraph.
#[derive(Debug, Clone)]
pub struct Paragraph {
    /// What it says.
    pub content: Vec<Inline>,
    /// Where it stands in the source.
    pub place: Place,
}

/// Text whose line breaks matter.
#[derive(Debug, Clone)]
pub struct Lines {
    /// What it is.
    pub kind: LineKind,
    /// Its stanzas, or the parts of an address: paragraphs with a [`Inline::Break`]
    /// between two lines. White space that opens a line is kept.
    pub stanzas: Vec<Block>,
    /// Where it stands in the source.
    pub place: Place,
}

/// Computer code that stands by itself.
#[derive(Debug, Clone)]
pub struct Code {
    /// The language that it is written in, as the author called it.
    pub language: Option<String>,
    /// Its lines, with one line feed between two of them; never empty.
    pub text: String,
    /// Where it stands in the source.
    pub place: Place,
}

/// A formula of its own line that has a name, or a number.
#[derive(Debug, Clone)]
pub struct Equation {
    /// The name by which links reach it; one with a number always has one.
    pub anchor: Option<Anchor>,
    /// The word for it and its number, where it has one: `Formel 3`.
    pub label: Option<String>,
    /// The number as it stands after the formula: `(3)`.
    pub number: Option<String>,
    /// The formula, and the pages of print that begin before or after it.
    pub content: Vec<Inline>,
    /// Where it stands in the source.
    pub place: Place,
}

/// Text that is quoted from elsewhere.
#[derive(Debug, Clone)]
pub struct Quotation {
    /// What is quoted.
    pub blocks: Vec<Block>,
    /// Who said or wrote it, and where.
    pub source: Option<Paragraph>,
    /// Where it stands in the source.
    pub place: Place,
}

/// Text beside the main text: facts, or an example.
#[derive(Debug, Clone)]
pub struct Aside {
    /// The name by which links reach it; one with a title always has one.
    pub anchor: Option<Anchor>,
    /// What it is called, where it has a title.
    pub title: Option<String>,
    /// What it holds besides the title.
    pub blocks: Vec<Block>,
    /// Where it stands in the source.
    pub place: Place,
}

/// Terms and what they mean.
#[derive(Debug, Clone)]
pub struct Definitions {
    /// The terms, in their order; never empty.
    pub items: Vec<Definition>,
    /// Where they begin in the source.
    pub place: Place,
}

/// A term and what it means.
#[derive(Debug, Clone)]
pub struct Definition {
    /// The name by which links reach the term, made of it.
    pub anchor: Anchor,
    /// The term.
    pub term: Vec<Inline>,
    /// What it means, one or more things; none of them is empty.
    pub meanings: Vec<Vec<Block>>,
    /// Where the term stands in the source.
    pub place: Place,
}

/// A table.
#[derive(Debug, Clone)]
pub struct Table {
    /// The name by which links reach it; a table with a caption has one.
    pub anchor: Option<Anchor>,
    /// What stands before the caption's text: the word for it and its number, where it
    /// has one, and a space.
    pub opening: Vec<Inline>,
    /// The paragraphs that say what it shows; none where it has no caption.
    pub caption: Vec<Block>,
    /// What it is called where it has no caption: the headers in its first row,
    /// and a number where another table is called the same.
    pub name: Option<String>,
    /// Where the text of each column stands.
    pub columns: Vec<Alignment>,
    /// How many rows are headers, from the first.
    pub header_rows: usize,
    /// The cells that begin in each row, in order.
    pub rows: Vec<Vec<Cell>>,
    /// Where it stands in the source.
    pub place: Place,
}

/// A cell of a table.
#[derive(Debug, Clone)]
pub struct Cell {
    /// The row in which it begins, from 0.
    pub row: usize,
    /// The column in which it begins, from 0.
    pub column: usize,
    /// How many rows it takes, from 1.
    pub rows: usize,
    /// How many columns it takes, from 1.
    pub columns: usize,
    /// Which cells it is the header of; `None` for data.
    pub header: Option<Scope>,
    /// What it says; nothing in an empty cell.
    pub content: Vec<Inline>,
    /// Where it stands in the source.
    pub place: Place,
}

/// An image, with what belongs to it.
#[derive(Debug, Clone)]
pub struct Figure {
    /// The image.
    pub picture: Picture,
    /// The name by which links reach it; one with a caption always has one.
    pub anchor: Option<Anchor>,
    /// Its caption: none, or paragraphs of which the first begins with the
    /// figure's label, and the last ends with a link to its description.
    pub caption: Vec<Paragraph>,
    /// What it shows, told at length: after all blocks of its section.
    pub description: Option<Description>,
}

/// An image where it stands in the text.
#[derive(Debug, Clone)]
pub struct Picture {
    /// Which image it is, an index into [`Document::images`].
    pub image: usize,
    /// What it says to those who do not see it; `None` where it says nothing.
    pub alternative: Option<String>,
    /// How wide it is printed, in hundredths of the column.
    pub width: u8,
    /// The image's width in thousandths of its height.
    pub proportion: u32,
    /// Where it stands in the source.
    pub place: Place,
}

/// What a figure shows, told at length.
#[derive(Debug, Clone)]
pub struct Description {
    /// The name by which links reach it.
    pub anchor: Anchor,
    /// What it says, its own title first and the way back last.
    pub blocks: Vec<Block>,
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
    /// The box before it, where it has one in place of a bullet.
    pub check: Option<Check>,
    /// Its lead, where it opens with strong text.
    pub lead: Option<Lead>,
    /// What it holds; never empty. The lead is part of it: the first block is
    /// then a paragraph whose first inline is the strong text.
    pub blocks: Vec<Block>,
    /// Where it stands in the source.
    pub place: Place,
}

/// A box before an item, and whether that is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// Whether it is checked.
    pub done: bool,
    /// The same in words, for those who do not see it.
    pub said: String,
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
    /// A link; in print, the underlined text alone.
    Link(Target, Vec<Inline>),
    /// A link within the work that print readers can follow, too: there it
    /// names the page.
    Reference(Reference),
    /// Text in another language.
    Language(Language, Vec<Inline>),
    /// An abbreviation and what it stands for.
    Abbreviation(String, Vec<Inline>),
    /// What the abbreviation before it stands for, in brackets, where a chapter
    /// first uses it; nobody typed it.
    Expansion(String),
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
    /// Words of the work's language that nobody typed, such as a figure's
    /// label.
    Added(Vec<Inline>),
    /// A reference to a note.
    Note(NoteMark),
    /// A formula.
    Formula(Formula),
    /// A page of the print edition, or a line, begins here.
    Page(PageMark),
}

/// A formula.
#[derive(Debug, Clone, PartialEq)]
pub struct Formula {
    /// What it is made of.
    pub part: Part,
    /// What it says to those who do not see it.
    pub alternative: String,
    /// Whether it stands in a line of its own.
    pub display: bool,
}

/// A reference to a note, as it stands in the text.
#[derive(Debug, Clone)]
pub struct NoteMark {
    /// The name by which links reach the note.
    pub anchor: Anchor,
    /// The note's number, which the text shows.
    pub number: String,
    /// What the reference is called: the number with a word before it, in the
    /// work's language.
    pub name: String,
    /// The note, where this is the first reference to it.
    pub note: Option<Box<Note>>,
}

/// A note.
#[derive(Debug, Clone)]
pub struct Note {
    /// The name by which the note's way back reaches the first reference.
    pub back: Anchor,
    /// What the way back is called.
    pub back_name: String,
    /// Where it stands in print.
    pub stands: NotePlace,
    /// What it holds; never empty, and it opens with a paragraph.
    pub blocks: Vec<Block>,
    /// Where it stands in the source.
    pub place: Place,
}

/// Two references are the same if they show the same and lead to the same.
impl PartialEq for NoteMark {
    fn eq(&self, other: &Self) -> bool {
        (&self.anchor, &self.number) == (&other.anchor, &other.number)
    }
}

/// A reference to a place in this work.
#[derive(Debug, Clone, PartialEq)]
pub struct Reference {
    /// Where it leads; the place is known to exist.
    pub anchor: Anchor,
    /// Whether the author typed what it says. Otherwise it says what the place
    /// is called.
    pub typed: bool,
    /// What it says.
    pub content: Vec<Inline>,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// To a place in this work, which is known to exist.
    Anchor(Anchor),
    /// Out of it.
    Url(String),
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
    /// Whether contents lists, bookmarks and navigation documents show it.
    pub listed: bool,
}

impl Level {
    /// The title's level.
    pub const TITLE: Self = Self(1);
    /// A chapter's level, or a part's that holds chapters.
    pub const CHAPTER: Self = Self(2);
    /// The level of a chapter that stands in a part.
    pub const CHAPTER_IN_PART: Self = Self(3);

    /// The level `level`, if it is from 1 to 6.
    pub fn new(level: u8) -> Option<Self> {
        (1..=6).contains(&level).then_some(Self(level))
    }

    /// The level as a number from 1 to 6.
    pub fn get(self) -> u8 {
        self.0
    }
}

impl Table {
    /// Where the text of `cell` stands: with its column, unless it takes several.
    pub fn alignment(&self, cell: &Cell) -> Alignment {
        match (cell.columns, cell.header) {
            (1, _) => self.columns.get(cell.column).copied().unwrap_or(Alignment::Start),
            (_, Some(Scope::Column)) => Alignment::Center,
            _ => Alignment::Start,
        }
    }

    /// The cells that are headers and say something.
    pub fn headers(&self) -> Vec<&Cell> {
        let cells = self.rows.iter().flatten();
        cells.filter(|cell| cell.header.is_some() && !cell.is_empty()).collect()
    }
}

impl Cell {
    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        Inline::plain(&self.content).trim().is_empty()
    }

    /// Whether it says what `cell`, of the same table, is about.
    pub fn is_header_of(&self, cell: &Self) -> bool {
        let meet = |a: usize, length: usize, b: usize, other: usize| {
            a < b + other && b < a + length
        };
        match self.header {
            Some(Scope::Column) => {
                self.row < cell.row
                    && meet(self.column, self.columns, cell.column, cell.columns)
            }
            Some(Scope::Row) => {
                self.column < cell.column
                    && meet(self.row, self.rows, cell.row, cell.rows)
            }
            None => false,
        }
    }
}

impl Inline {
    /// The text of `content` without any markup, line breaks as spaces.
    pub fn plain(content: &[Self]) -> String {
        let mut out = String::new();
        Self::push_plain(content, &mut out);
        out
    }

    /// What stands within it; nothing within text, code and line breaks. A note
    /// stands apart from what refers to it.
    pub fn children(&self) -> &[Self] {
        match self {
            Self::Text(_)
            | Self::Code(_)
            | Self::Expansion(_)
            | Self::Formula(_)
            | Self::Break
            | Self::Page(_)
            | Self::Note(_) => &[],
            Self::Strong(inner)
            | Self::Emphasis(inner)
            | Self::Link(_, inner)
            | Self::Language(_, inner)
            | Self::Abbreviation(_, inner)
            | Self::Subscript(inner)
            | Self::Superscript(inner)
            | Self::Cite(inner)
            | Self::Mark(inner)
            | Self::Keyboard(inner)
            | Self::Added(inner) => inner,
            Self::Reference(reference) => &reference.content,
        }
    }

    /// The same, to be changed.
    pub fn children_mut(&mut self) -> Option<&mut Vec<Self>> {
        match self {
            Self::Text(_)
            | Self::Code(_)
            | Self::Expansion(_)
            | Self::Formula(_)
            | Self::Added(_)
            | Self::Break
            | Self::Page(_)
            | Self::Note(_) => None,
            Self::Strong(inner)
            | Self::Emphasis(inner)
            | Self::Link(_, inner)
            | Self::Language(_, inner)
            | Self::Abbreviation(_, inner)
            | Self::Subscript(inner)
            | Self::Superscript(inner)
            | Self::Cite(inner)
            | Self::Mark(inner)
            | Self::Keyboard(inner) => Some(inner),
            Self::Reference(reference) => Some(&mut reference.content),
        }
    }

    /// The formula of its own line that `content` is, if it is one. A page of
    /// print may begin before or after it.
    pub fn displayed(content: &[Self]) -> Option<&Formula> {
        content.iter().find_map(|inline| match inline {
            Self::Formula(formula) => Some(formula).filter(|formula| formula.display),
            _ => None,
        })
    }

    /// Whether any of `content` is a formula.
    pub fn any_formula(content: &[Self]) -> bool {
        content.iter().any(|inline| {
            matches!(inline, Self::Formula(_)) || Self::any_formula(inline.children())
        })
    }

    fn push_plain(content: &[Self], out: &mut String) {
        for inline in content {
            match inline {
                Self::Text(text) | Self::Code(text) | Self::Expansion(text) => {
                    out.push_str(text);
                }
                Self::Break => out.push(' '),
                Self::Formula(formula) => out.push_str(&linear(&formula.part)),
                _ => Self::push_plain(inline.children(), out),
            }
        }
    }
}
