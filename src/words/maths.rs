//! Formulas in words: what is said to those who do not see them.

use fluent_bundle::FluentArgs;
use unicode_normalization::UnicodeNormalization;

use super::{Messages, messages};
use crate::terms::Language;
use crate::terms::maths::{Accent, Class, Part, Table};

/// Every language that there are words for formulas in, and its messages.
const LANGUAGES: [(&str, &str); 4] = [
    ("en", include_str!("maths/en.ftl")),
    ("nb", include_str!("maths/nb.ftl")),
    ("nn", include_str!("maths/nn.ftl")),
    ("se", include_str!("maths/se.ftl")),
];

/// Says formulas in one language.
pub struct Speaker(Messages);

impl Speaker {
    /// A speaker of `language`, or of English where there are no words in it.
    pub fn new(language: &Language) -> Self {
        Self(messages(language, &LANGUAGES).0)
    }

    /// `part` in words. Where it ends is said of whatever is more than one sign,
    /// so that no two formulas sound alike.
    pub fn say(&self, part: &Part) -> String {
        let said = self.part(part);
        said.split_whitespace().collect::<Vec<_>>().join(" ").replace(" ,", ",")
    }

    fn part(&self, part: &Part) -> String {
        match part {
            Part::Row(parts) => self.row(parts),
            // Voices pass over the characters of other alphabets.
            Part::Letter { text, .. } => text.nfkc().collect(),
            Part::Number(text) | Part::Text(text) => text.clone(),
            Part::Function { name, .. } => self.message("function", &[("name", name)]),
            Part::Sign(sign) => {
                let character = sign.character.to_string();
                self.message("sign", &[("name", sign.name), ("character", &character)])
            }
            Part::Space(_) => String::new(),
            Part::Fraction { over, under, .. } => self.two("fraction", over, under),
            Part::Binomial { over, under } => self.two("binomial", over, under),
            Part::Root { of, degree: None } => {
                self.message("square-root", &[("of", &self.part(of))])
            }
            Part::Root { of, degree: Some(degree) } => self.message(
                "root",
                &[("of", &self.part(of)), ("degree", &self.part(degree))],
            ),
            Part::Scripts { base, below, above } => {
                self.scripts(base, below.as_deref(), above.as_deref())
            }
            Part::Accent { of, accent } => {
                self.message(accent_name(*accent), &[("of", &self.part(of))])
            }
            Part::Fenced { open, of, close } => {
                [self.bracket(*open), self.part(of), self.bracket(*close)].join(" ")
            }
            Part::Table { kind, rows } => self.table(*kind, rows),
        }
    }

    fn row(&self, parts: &[Part]) -> String {
        let said = parts.iter().map(|part| self.part(part));
        said.collect::<Vec<_>>().join(" ")
    }

    fn two(&self, id: &str, over: &Part, under: &Part) -> String {
        self.message(id, &[("over", &self.part(over)), ("under", &self.part(under))])
    }

    fn scripts(&self, base: &Part, below: Option<&Part>, above: Option<&Part>) -> String {
        let mut said = self.part(base);
        let limits = base.has_limits()
            || matches!(base, Part::Sign(sign) if sign.class == Class::Integral);
        if limits {
            let from = below.map(|part| self.part(part)).unwrap_or_default();
            let to = above.map(|part| self.part(part)).unwrap_or_default();
            let id = match (below, above) {
                (Some(_), Some(_)) => "from-to",
                (Some(_), None) => "from",
                _ => "to",
            };
            return self.message(id, &[("base", &said), ("from", &from), ("to", &to)]);
        }
        for (id, script) in [("subscript", below), ("superscript", above)] {
            let Some(script) = script else { continue };
            let is_prime = matches!(script, Part::Sign(sign) if sign.name == "prime");
            let id = match (is_prime, is_single(script)) {
                (true, _) => "prime".to_owned(),
                (_, true) => format!("{id}-short"),
                (_, false) => id.to_owned(),
            };
            said = self.message(&id, &[("base", &said), ("script", &self.part(script))]);
        }
        said
    }

    fn bracket(&self, bracket: Option<char>) -> String {
        let Some(sign) = bracket.and_then(crate::terms::maths::sign_of) else {
            return bracket.map(String::from).unwrap_or_default();
        };
        self.part(&Part::Sign(sign))
    }

    fn table(&self, kind: Table, rows: &[Vec<Part>]) -> String {
        let (id, row) = match kind {
            Table::Matrix(_) => ("matrix", "row"),
            Table::Cases => ("cases", "case"),
            Table::Aligned => ("lines", "line"),
        };
        let join = if kind == Table::Aligned { " " } else { ", " };
        let rows_said: Vec<String> = rows
            .iter()
            .zip(1..)
            .map(|(cells, number)| {
                let cells: Vec<String> =
                    cells.iter().map(|part| self.part(part)).collect();
                let number: i32 = number;
                let content = cells.join(join);
                self.message(
                    row,
                    &[("number", &number.to_string()), ("content", &content)],
                )
            })
            .collect();
        let columns = rows.first().map_or(0, Vec::len).to_string();
        let count = rows.len().to_string();
        let content = rows_said.join("; ");
        self.message(
            id,
            &[("rows", &count), ("columns", &columns), ("content", &content)],
        )
    }

    fn message(&self, id: &str, arguments: &[(&str, &str)]) -> String {
        let mut put = FluentArgs::new();
        for (name, value) in arguments {
            put.set(*name, value.to_string());
        }
        let Some(pattern) = self.0.get_message(id).and_then(|message| message.value())
        else {
            return id.to_owned();
        };
        self.0.format_pattern(pattern, Some(&put), &mut Vec::new()).into_owned()
    }
}

/// Whether it is clear without saying where a part ends.
fn is_single(part: &Part) -> bool {
    matches!(part, Part::Letter { .. } | Part::Number(_) | Part::Sign(_) | Part::Text(_))
}

fn accent_name(accent: Accent) -> &'static str {
    match accent {
        Accent::Bar => "bar",
        Accent::Hat => "hat",
        Accent::Tilde => "tilde",
        Accent::Vector => "vector",
        Accent::Dot => "dot",
        Accent::TwoDots => "two-dots",
        Accent::Overline => "overline",
        Accent::Underline => "underline",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terms::maths::sign;

    fn letter(text: &str) -> Part {
        Part::Letter { text: text.into(), upright: false }
    }

    #[track_caller]
    fn check(tag: &str, part: &Part, expected: &str) {
        let language = Language::new(tag).expect("a language");
        assert_eq!(Speaker::new(&language).say(part), expected);
    }

    #[test]
    fn formulas_are_said_in_the_works_language() {
        let part = Part::Fraction {
            over: Box::new(letter("a")),
            under: Box::new(Part::Scripts {
                base: Box::new(letter("x")),
                below: None,
                above: Some(Box::new(Part::Number("2".into()))),
            }),
            size: None,
        };
        check("nb", &part, "brøk a over x opphøyd i 2, slutt brøk");
        check("nn", &part, "brøk a over x opphøgd i 2, slutt brøk");
        check("en", &part, "fraction a over x to the power of 2, end fraction");
    }

    #[test]
    fn every_language_says_the_same_things() {
        let ids = |text: &str| {
            let lines = text
                .lines()
                .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
            let mut ids: Vec<String> = lines
                .filter_map(|line| Some(line.split_once(" =")?.0.to_owned()))
                .collect();
            ids.sort();
            ids
        };
        for (tag, text) in LANGUAGES {
            assert_eq!(ids(text), ids(LANGUAGES[0].1), "{tag}");
        }
    }

    #[test]
    fn operators_are_said_by_name() {
        for tag in ["nb", "nn", "se", "en"] {
            for name in ["plus", "minus", "eq", "sum", "int", "le", "approx", "cdot"] {
                let sign = sign(name).expect("a sign");
                let said = Speaker::new(&Language::new(tag).expect("a language"))
                    .say(&Part::Sign(sign));
                assert!(!said.contains(sign.character), "{tag}: {name}");
            }
        }
    }
}
