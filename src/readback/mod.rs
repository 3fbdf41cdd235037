//! Any edition's bytes in, its [`Reading`](crate::reading::Reading) out.
//!
//! Nothing here knows how the editions were made, or what they should say: a
//! writer's mistake must not excuse itself.

use std::fmt;

pub mod pdf;

/// Why a file could not be read, told to a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// What is wrong: lower-case, specific, without a full stop.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
}

impl Error {
    /// An error with no hint yet.
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), hint: None }
    }

    /// The same, with a hint.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}
