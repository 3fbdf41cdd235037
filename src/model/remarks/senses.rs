//! Text that only those understand who see the page (WCAG 2.2, 1.3.3 and 1.4.1):
//! "the red box", "the box on the right".
//!
//! Three patterns are looked for: the word for a part of a page with a colour
//! before it, with a place on the page after it, and with one before it. The
//! parts are such that things in the world seldom bear their names.

use super::Remarks;
use super::prose::typed;
use crate::diagnostic::Diagnostic;
use crate::model::Document;
use crate::model::walk;
use crate::source::Publication;

/// What is looked for in a language.
struct Words {
    /// Parts of a page or a screen.
    parts: &'static [&'static str],
    /// Colours.
    colours: &'static [&'static str],
    /// Places that stand after a part.
    after: &'static [&'static str],
    /// Places that stand before a part.
    before: &'static [&'static str],
}

const NORWEGIAN: Words = Words {
    parts: &[
        "boks",
        "boksen",
        "boksene",
        "boksane",
        "faktaboks",
        "faktaboksen",
        "tekstboks",
        "tekstboksen",
        "knapp",
        "knappen",
        "knappene",
        "knappane",
        "figuren",
        "tabellen",
        "spalten",
        "spalta",
        "kolonnen",
        "kolonna",
        "ramma",
        "rammen",
        "menyen",
        "diagrammet",
        "illustrasjonen",
        "søylen",
        "søyla",
        "søylene",
        "søylane",
    ],
    colours: &[
        "rød", "røde", "raud", "raude", "blå", "grøn", "grønn", "grønne", "grøne", "gul",
        "gule", "oransje", "lilla", "rosa", "grå", "grått", "svart", "svarte",
    ],
    after: &[
        "til høyre",
        "til høgre",
        "til venstre",
        "på høyre side",
        "på høgre side",
        "på venstre side",
        "nederst",
        "nedst",
        "øverst",
        "øvst",
        "i høyre marg",
        "i venstre marg",
        "i margen",
    ],
    before: &["høyre", "høgre", "venstre"],
};

const ENGLISH: Words = Words {
    parts: &[
        "box", "boxes", "button", "buttons", "sidebar", "panel", "figure", "table",
        "chart", "diagram", "menu", "column", "bar", "bars",
    ],
    colours: &[
        "red", "blue", "green", "yellow", "orange", "purple", "pink", "grey", "gray",
    ],
    after: &[
        "on the right",
        "on the left",
        "to the right",
        "to the left",
        "at the bottom of the page",
        "at the top of the page",
        "in the margin",
    ],
    before: &["right-hand", "left-hand"],
};

pub fn all(document: &Document, publication: &Publication, remarks: &mut Remarks) {
    for section in super::typed(document) {
        walk::prose(&section.blocks, &publication.language, &mut |prose| {
            let words = match prose.voice.language.primary() {
                "nb" | "nn" => NORWEGIAN,
                "en" => ENGLISH,
                _ => return,
            };
            if prose.voice.quoted {
                return;
            }
            for found in words.find(&typed(prose.content)) {
                remarks.push(told(&found), prose.place);
            }
        });
    }
}

fn told(found: &str) -> Diagnostic {
    let message = format!("only who sees the page can tell what this is: \"{found}\"");
    let hint = "say what it is called, or link to it: a voice knows no colours, and on a \
                phone it stands elsewhere";
    Diagnostic::warning("sense-only", message).hint(hint)
}

impl Words {
    /// What in `text` names a part by its looks or its place alone.
    fn find(&self, text: &str) -> Vec<String> {
        let text = text.to_lowercase();
        let tokens: Vec<&str> = text.split_whitespace().collect();
        let mut found = Vec::new();
        for (at, token) in tokens.iter().enumerate() {
            let part = bare(token);
            if !self.parts.contains(&part) {
                continue;
            }
            let before = at.checked_sub(1).map(|before| tokens[before]);
            let before = before
                .filter(|word| self.colours.contains(word) || self.before.contains(word));
            // A part that ends its clause has nothing after it.
            let after = Some(&tokens[at + 1..]).filter(|_| part == *token);
            let after = after.and_then(|after| self.place(after));
            found.extend(match (before, after) {
                (Some(before), _) => Some(format!("{before} {part}")),
                (None, Some(after)) => Some(format!("{part} {after}")),
                (None, None) => None,
            });
        }
        found
    }

    /// The place with which `tokens` begin, and nothing more precise follows.
    fn place(&self, tokens: &[&str]) -> Option<&'static str> {
        self.after.iter().copied().find(|place| {
            let words: Vec<&str> = place.split(' ').collect();
            let Some((last, first)) = words.split_last() else { return false };
            tokens.starts_with(first)
                && tokens.get(first.len()).is_some_and(|token| bare(token) == *last)
        })
    }
}

fn bare(token: &str) -> &str {
    token.trim_matches(|c: char| !c.is_alphanumeric() && c != super::prose::OBJECT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_and_places_are_found() {
        for (words, text, found) in [
            (NORWEGIAN, "Se den røde boksen.", "røde boksen"),
            (NORWEGIAN, "Tala står i boksen til høyre.", "boksen til høyre"),
            (NORWEGIAN, "Trykk på knappen nederst, og vent.", "knappen nederst"),
            (NORWEGIAN, "Sjå den venstre spalta.", "venstre spalta"),
            (NORWEGIAN, "Dei raude søylane er tal for 2020.", "raude søylane"),
            (ENGLISH, "See the green box for more.", "green box"),
            (ENGLISH, "The table on the right says so.", "table on the right"),
            (ENGLISH, "Press the left-hand button.", "left-hand button"),
        ] {
            assert_eq!(words.find(text), [found], "{text}");
        }
    }

    #[test]
    fn what_has_a_name_is_left_alone() {
        for (words, text) in [
            (NORWEGIAN, "Se boksen «Slik søker du» og tabell 2."),
            (NORWEGIAN, "Partiene til høyre vil ha grønn skatt og røde tall."),
            (NORWEGIAN, "Noe står nederst i boksen. Til høyre ligger huset."),
            (NORWEGIAN, "Vi har tabellen, til venstre har vi figuren."),
            (ENGLISH, "They sat at the table with a red hat on the left."),
            (ENGLISH, "Vote on the right of the people in the box."),
        ] {
            assert_eq!(words.find(text), [""; 0], "{text}");
        }
    }
}
