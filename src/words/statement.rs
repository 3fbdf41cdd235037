//! The words of an accessibility statement.

use fluent_bundle::FluentArgs;

use super::{Messages, messages};
use crate::terms::Language;

/// Every language that there is a statement in, and its messages.
const LANGUAGES: [(&str, &str); 3] = [
    ("en", include_str!("statement/en.ftl")),
    ("nb", include_str!("statement/nb.ftl")),
    ("nn", include_str!("statement/nn.ftl")),
];

/// What a statement says, line by line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// What it is called.
    Title,
    /// Which work it is about: its `$what`.
    About,
    /// Who publishes that: its `$what`.
    Publisher,
    /// When it was last changed, and what it was held to: on `$what`.
    Made,
    /// That no criterion was found to be failed.
    NoFailure,
    /// Which criteria, `$what`, were found to be failed.
    Failures,
    /// Which criteria, `$what`, nobody has judged yet.
    Open,
    /// Where to complain, for a person to fill in.
    Contact,
}

impl Line {
    #[cfg(test)]
    const ALL: [Self; 8] = [
        Self::Title,
        Self::About,
        Self::Publisher,
        Self::Made,
        Self::NoFailure,
        Self::Failures,
        Self::Open,
        Self::Contact,
    ];

    fn id(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::About => "about",
            Self::Publisher => "publisher",
            Self::Made => "made",
            Self::NoFailure => "no-failure",
            Self::Failures => "failures",
            Self::Open => "open",
            Self::Contact => "contact",
        }
    }
}

/// The words in one language.
pub struct Statement {
    messages: Messages,
    language: &'static str,
}

impl Statement {
    /// The words in `language`, or in English where there are none in it.
    pub fn new(language: &Language) -> Self {
        let (messages, language) = messages(language, &LANGUAGES);
        Self { messages, language }
    }

    /// The language that the words are in.
    pub fn language(&self) -> &'static str {
        self.language
    }

    /// A line, about `what`.
    pub fn line(&self, line: Line, what: &str) -> String {
        let message = self.messages.get_message(line.id());
        let Some(pattern) = message.and_then(|message| message.value()) else {
            return line.id().to_owned();
        };
        let mut arguments = FluentArgs::new();
        arguments.set("what", what);
        let mut errors = Vec::new();
        self.messages.format_pattern(pattern, Some(&arguments), &mut errors).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_every_line() {
        for (tag, messages) in LANGUAGES {
            let statement = Statement::new(&Language::new(tag).unwrap());
            for line in Line::ALL {
                let said = statement.line(line, "this");
                assert_ne!(said, line.id(), "{tag}");
                let takes = messages.lines().any(|it| {
                    it.starts_with(&format!("{} =", line.id())) && it.contains("$what")
                });
                assert_eq!(said.contains("this"), takes, "{tag}: {said}");
            }
            assert_eq!(statement.language(), tag);
        }
    }
}
