//! The terms in which works are described, before and after they are resolved:
//! languages, dates, lengths, anchors, and the parts of a work.

mod booklet;
mod image;
mod large_print;
mod lines;
pub mod maths;
mod press;
mod quotation;
mod role;
mod spaces;
mod table;

use std::fmt;
use std::sync::Arc;

pub use self::booklet::{Booklet, Sheet};
pub use self::image::{Image, ImageKind};
pub use self::large_print::LargePrint;
pub use self::lines::LineKind;
pub use self::press::{Binding, Press, Profile};
pub(crate) use self::quotation::marks;
pub(crate) use self::spaces::bound;
pub use self::table::{Alignment, Scope};

/// What part of a work a section is (DPUB-ARIA 1.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Before the text proper, by somebody who need not be the author.
    Foreword,
    /// Before the text proper, by the author.
    Preface,
    /// The opening that sets out what follows.
    Introduction,
    /// Several chapters with a heading above them.
    Part,
    /// A part of the text proper.
    Chapter,
    /// What follows from the text proper.
    Conclusion,
    /// A closing note.
    Afterword,
    /// Matter that is added to the text proper.
    Appendix,
    /// Terms and what they mean.
    Glossary,
    /// What the work holds, in alphabetical order.
    Index,
    /// The figures of the work.
    Figures,
    /// The tables of the work.
    Tables,
    /// By whom, when and on which terms the work is published.
    Imprint,
    /// How this edition was made.
    Colophon,
}

/// Where a work's notes stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum NotePlace {
    /// At the foot of the page that refers to them.
    #[default]
    Foot,
    /// At the end of the chapter.
    End,
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

    /// Whether a name can begin with `c` (XML 1.0, `NameStartChar`).
    pub(super) fn can_open(c: char) -> bool {
        // Letters that XML leaves out of names.
        let excluded = matches!(c, '\u{aa}' | '\u{b5}' | '\u{ba}');
        c == '_' || c.is_alphabetic() && !excluded
    }

    /// Whether a name can go on with `c` (XML 1.0, `NameChar`).
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

    /// The tag's script: `Arab` of `az-Arab`.
    fn script(&self) -> Option<&str> {
        self.0.split('-').skip(1).find(|part| part.len() == 4)
    }

    /// Whether it is written from right to left: by the script that it names, or
    /// by the one that is usual for it.
    pub fn is_right_to_left(&self) -> bool {
        const SCRIPTS: [&str; 8] =
            ["Arab", "Aran", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm", "Rohg"];
        const LANGUAGES: [&str; 12] =
            ["ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi"];
        match self.script() {
            Some(script) => SCRIPTS.contains(&script),
            None => LANGUAGES.contains(&self.primary()),
        }
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

    /// The size for which a layout of that name is made: those that are built in, and A5
    /// for others.
    pub fn usual(layout: &str) -> Self {
        if layout == "report" { Self::A4 } else { Self::A5 }
    }

    /// How wide the text is on such pages in the layout of that name. Other layouts than
    /// those that are built in may have narrower columns.
    pub fn column(self, layout: &str) -> Mm {
        let margins = match layout {
            "report" => 90.0,
            "manifesto" => 44.0,
            _ => 35.0,
        };
        Mm((self.width.0 - margins).max(10.0))
    }
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
