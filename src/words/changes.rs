//! What is said of drafts, and of changes between two versions of a work.
//!
//! Whoever reads such a list reads the work, too: it is in the work's language.

use fluent_bundle::{FluentArgs, FluentValue};

use super::{Messages, messages};
use crate::terms::Language;

/// Every language that there are words for changes in, and its messages.
const LANGUAGES: [(&str, &str); 4] = [
    ("en", include_str!("changes/en.ftl")),
    ("nb", include_str!("changes/nb.ftl")),
    ("nn", include_str!("changes/nn.ftl")),
    ("de", include_str!("changes/de.ftl")),
];

/// Tells of changes in one language.
pub struct Teller {
    messages: Messages,
    language: &'static str,
}

impl Teller {
    /// One who speaks the language of that BCP 47 tag, or English where there are no
    /// words in it.
    pub fn new(language: &str) -> Self {
        let language = Language::new(language).unwrap_or_else(Language::undetermined);
        let (messages, language) = messages(&language, &LANGUAGES);
        Self { messages, language }
    }

    /// The language that is spoken.
    pub fn language(&self) -> &'static str {
        self.language
    }

    /// What stands in `changes/` by the name `id`, with `values` put in.
    pub(crate) fn say(&self, id: &str, values: &[(&str, &str)]) -> String {
        let mut arguments = FluentArgs::new();
        for (name, value) in values {
            arguments.set(*name, *value);
        }
        self.format(id, &arguments)
    }

    /// How many changes there are.
    pub(crate) fn count(&self, count: usize) -> String {
        let mut arguments = FluentArgs::new();
        arguments.set("count", FluentValue::from(count));
        self.format("count", &arguments)
    }

    fn format(&self, id: &str, arguments: &FluentArgs<'_>) -> String {
        let message = self.messages.get_message(id);
        let Some(pattern) = message.and_then(|message| message.value()) else {
            return id.to_owned();
        };
        let mut errors = Vec::new();
        self.messages.format_pattern(pattern, Some(arguments), &mut errors).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names of messages, in their order.
    fn ids(messages: &str) -> Vec<&str> {
        let opening = |line: &&str| line.starts_with(|c: char| c.is_ascii_lowercase());
        let lines = messages.lines().filter(opening);
        lines.filter_map(|line| line.split_once(" = ")).map(|(id, _)| id).collect()
    }

    #[test]
    fn every_language_says_the_same_things() {
        let english = ids(LANGUAGES[0].1);
        assert!(english.len() > 50);
        for (tag, messages) in LANGUAGES {
            assert_eq!(ids(messages), english, "{tag}");
            let teller = Teller::new(tag);
            assert_eq!(teller.language(), tag);
            for id in &english {
                assert!(teller.messages.has_message(id), "{tag}: {id}");
            }
        }
    }

    #[test]
    fn values_are_put_in() {
        let teller = Teller::new("nb-NO");
        let said = teller.say("within", &[("what", "Avsnitt"), ("item", "9")]);
        assert_eq!(said, "Avsnitt i punkt 9");
        assert_eq!(teller.count(1), "1 endring");
        assert_eq!(teller.count(2), "2 endringer");
        assert_eq!(Teller::new("fi").language(), "en");
    }
}
