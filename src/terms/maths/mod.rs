//! Formulas: one tree, from which every edition makes its own.

mod linear;
mod sign;
mod signs;

pub use self::linear::linear;
pub use self::sign::{Class, Sign, names, sign, sign_of};
pub use self::signs::{signs, typed};

/// A formula, or a part of one.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// Parts beside each other.
    Row(Vec<Part>),
    /// A letter that stands for something, or several that together do.
    Letter {
        /// The letters, those of another alphabet as that alphabet's own
        /// characters: `ℝ`.
        text: String,
        /// Whether they are set upright, and not in italics.
        upright: bool,
    },
    /// A number.
    Number(String),
    /// An operator, a bracket, a Greek letter or another sign.
    Sign(&'static Sign),
    /// What is called by its name: `log`.
    Function {
        /// The name.
        name: String,
        /// Whether what is attached to it stands above and below it where there
        /// is room.
        limits: bool,
        /// Whether the author typed the name, and not a command for it.
        typed: bool,
    },
    /// Words.
    Text(String),
    /// White space, in eighteenths of an em; may be less than none.
    Space(i8),
    /// Something over something else.
    Fraction {
        /// What stands above the bar.
        over: Box<Part>,
        /// What stands below it.
        under: Box<Part>,
        /// How large both are; `None` for as large as there is room.
        size: Option<Size>,
    },
    /// In how many ways some can be chosen of many.
    Binomial {
        /// Of how many.
        over: Box<Part>,
        /// How many.
        under: Box<Part>,
    },
    /// A root.
    Root {
        /// What it is the root of.
        of: Box<Part>,
        /// Which root; `None` for the square root.
        degree: Option<Box<Part>>,
    },
    /// What is attached to a part.
    Scripts {
        /// What it is attached to; an empty row where that is nothing.
        base: Box<Part>,
        /// The index, or the lower limit.
        below: Option<Box<Part>>,
        /// The exponent, or the upper limit.
        above: Option<Box<Part>>,
    },
    /// A part with a mark over or under it.
    Accent {
        /// The part.
        of: Box<Part>,
        /// The mark.
        accent: Accent,
    },
    /// A part between brackets that are as high as it is.
    Fenced {
        /// The bracket before it.
        open: Option<char>,
        /// The part.
        of: Box<Part>,
        /// The bracket after it.
        close: Option<char>,
    },
    /// Parts in rows and columns.
    Table {
        /// How they are arranged, and what stands around them.
        kind: Table,
        /// The rows; all have as many cells.
        rows: Vec<Vec<Part>>,
    },
}

/// How large a fraction is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// As in a formula of its own.
    Display,
    /// As in a line of text.
    Text,
}

/// A mark over or under a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Accent {
    /// `\bar`.
    Bar,
    /// `\hat`.
    Hat,
    /// `\tilde`.
    Tilde,
    /// `\vec`.
    Vector,
    /// `\dot`.
    Dot,
    /// `\ddot`.
    TwoDots,
    /// `\overline`.
    Overline,
    /// `\underline`.
    Underline,
}

/// How parts are arranged in rows and columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Table {
    /// A matrix between these, which are none or both.
    Matrix(Option<(char, char)>),
    /// What holds in which case, after a brace.
    Cases,
    /// Lines of a derivation, aligned where the columns meet.
    Aligned,
}

impl Accent {
    /// The combining character that it is: for lines, none of their own.
    pub fn combining(self) -> Option<char> {
        Some(match self {
            Self::Bar => '\u{304}',
            Self::Hat => '\u{302}',
            Self::Tilde => '\u{303}',
            Self::Vector => '\u{20d7}',
            Self::Dot => '\u{307}',
            Self::TwoDots => '\u{308}',
            Self::Overline | Self::Underline => return None,
        })
    }
}

impl Table {
    /// What stands before and after it.
    pub fn fences(self) -> (Option<char>, Option<char>) {
        match self {
            Self::Matrix(Some((open, close))) => (Some(open), Some(close)),
            Self::Matrix(None) | Self::Aligned => (None, None),
            Self::Cases => (Some('{'), None),
        }
    }
}

impl Part {
    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::Row(parts) if parts.is_empty())
    }

    /// Whether what is attached to it stands above and below it where there is
    /// room, and not beside it.
    pub fn has_limits(&self) -> bool {
        match self {
            Self::Sign(sign) => sign.class == Class::Sum,
            Self::Function { limits, .. } => *limits,
            Self::Row(parts) => matches!(parts.as_slice(), [one] if one.has_limits()),
            _ => false,
        }
    }
}
