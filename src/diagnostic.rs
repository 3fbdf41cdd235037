//! What is wrong, where, and what to do about it.
//!
//! A stage that meets a fault notes a [`Diagnostic`] and goes on, so that a
//! user sees every fault of a work in one run and not only the first.
//!
//! What each code means stands in a page of its own: [`pages`](pages()).

mod allow;
mod pages;

use std::fmt;
use std::sync::Arc;

use serde::{Serialize, Serializer};

pub use allow::{Allow, Covers};
pub use pages::{GROUPS, Page, page, pages};

/// How much a diagnostic weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Nothing is published.
    Error,
    /// Published all the same; a person should look.
    Warning,
}

/// A place in a source file. Lines and columns count from 1; columns count
/// characters, not bytes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The file, as a user would name it.
    pub file: Arc<str>,
    /// The line, from 1.
    pub line: u32,
    /// The character in the line, from 1.
    pub column: u32,
}

impl Place {
    /// The place at `line` and `column` of `file`.
    pub fn new(file: impl Into<Arc<str>>, line: u32, column: u32) -> Self {
        Self { file: file.into(), line, column }
    }

    /// The first character of `file`.
    pub fn start(file: impl Into<Arc<str>>) -> Self {
        Self::new(file, 1, 1)
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
    }
}

impl Serialize for Place {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// One fault in the input, told to a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Diagnostic {
    /// A stable kebab-case name, such as `list-number`.
    pub code: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// Where it is; `None` where it concerns the work as a whole.
    pub place: Option<Place>,
    /// What is wrong: lower-case, specific, without a full stop.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
}

impl Diagnostic {
    /// An error with no place yet.
    pub fn error(code: &'static str, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: Severity::Error,
            place: None,
            message: message.into(),
            hint: None,
        }
    }

    /// A warning with no place yet.
    pub fn warning(code: &'static str, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, message) }
    }

    /// The same, at `place`.
    #[must_use]
    pub fn at(mut self, place: impl Into<Option<Place>>) -> Self {
        self.place = place.into();
        self
    }

    /// The same, with a hint.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(place) = &self.place {
            write!(f, "{place}: ")?;
        }
        match self.severity {
            Severity::Error => write!(f, "error: ")?,
            Severity::Warning => write!(f, "warning: ")?,
        }
        write!(f, "{} [{}]", self.message, self.code)?;
        if let Some(hint) = &self.hint {
            write!(f, "\n  hint: {hint}")?;
        }
        Ok(())
    }
}

/// Every diagnostic of a run, collected.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Diagnostics {
    all: Vec<Diagnostic>,
    /// What the author allows, until it is settled.
    allows: Vec<Allow>,
    /// How many were left out since they are allowed.
    silenced: usize,
}

impl Diagnostics {
    /// No diagnostics yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Notes one more.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.all.push(diagnostic);
    }

    /// Takes over all of another stage's.
    pub fn extend(&mut self, other: Self) {
        self.all.extend(other.all);
        self.allows.extend(other.allows);
        self.silenced += other.silenced;
    }

    /// Leaves each that was noted several times only once.
    pub fn dedup(&mut self) {
        let mut kept: Vec<Diagnostic> = Vec::with_capacity(self.all.len());
        for diagnostic in self.all.drain(..) {
            if !kept.contains(&diagnostic) {
                kept.push(diagnostic);
            }
        }
        self.all = kept;
    }

    /// Whether any of them stops publishing.
    pub fn has_errors(&self) -> bool {
        self.all.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// All of them, by place: file, line, column; those of no place first.
    pub fn sorted(mut self) -> Vec<Diagnostic> {
        self.all.sort_by(|a, b| a.place.cmp(&b.place));
        self.all
    }

    /// All of them, in the order in which they were noted.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.all.iter()
    }
}

impl From<Diagnostic> for Diagnostics {
    fn from(diagnostic: Diagnostic) -> Self {
        Self { all: vec![diagnostic], ..Self::default() }
    }
}
