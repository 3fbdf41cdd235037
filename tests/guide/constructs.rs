//! The table of constructs is true, and says all there is to say.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use utgave::agreement::Code;
use utgave::model::Role;
use utgave::publish::Kind;
use utgave::source::DIRECTIVES;

use super::GUIDE;
use super::rows::{self, Row};
use super::sample::{self, FRAME, Sample};
use super::tree::Form;
use crate::faults;

/// Where the model says what there is.
const TYPES: &str = include_str!("../../src/model/types.rs");

#[test]
fn what_the_table_says_is_so() {
    let rows = rows::rows(&GUIDE.document);
    let wrong: Vec<String> = rows.iter().flat_map(wrong).collect();
    assert!(wrong.is_empty(), "the table of constructs:\n{}", wrong.join("\n"));
}

/// Whoever adds a construct adds a row.
#[test]
fn every_construct_has_a_row() {
    let rows = rows::rows(&GUIDE.document);
    let printed: Vec<String> =
        rows.iter().filter_map(|row| Some(Sample::of(row).ok()?.printed)).collect();
    let missing = missing(&printed.concat());
    assert!(missing.is_empty(), "no row makes these: {missing:?}");
    let typed: String = rows.iter().map(|row| row.text.as_str()).collect();
    let lines: Vec<&str> = typed.lines().collect();
    let missing = directives().filter(|name| {
        !lines.iter().any(|line| {
            line.trim_start_matches(':').trim_start().starts_with(name)
                && line.starts_with(":::")
        })
    });
    let missing: Vec<&str> = missing.collect();
    assert!(missing.is_empty(), "directives with no row: {missing:?}");
    let roles = Role::ALL.map(Role::name);
    let missing: Vec<&str> = roles
        .into_iter()
        .filter(|role| !rows.iter().any(|row| speaks_of(row, role)))
        .collect();
    assert!(missing.is_empty(), "roles with no row: {missing:?}");
}

/// Whoever adds a code says of which construct it tells.
#[test]
fn every_code_has_a_row() {
    let rows = rows::rows(&GUIDE.document);
    let named: BTreeSet<&str> =
        rows.iter().flat_map(|row| &row.codes).map(String::as_str).collect();
    // A fault of this program, whatever the construct.
    let others = Code::agreement().iter().filter(|code| **code != Code::ModelText);
    let missing: Vec<&str> =
        others.map(|code| code.as_str()).filter(|code| !named.contains(code)).collect();
    assert!(missing.is_empty(), "codes that no row names: {missing:?}");
}

/// A table that is wrong is found out.
#[test]
fn a_row_that_is_wrong_is_told() {
    let rows = rows::rows(&GUIDE.document);
    let row =
        rows.iter().find(|row| row.name == "Quotation").expect("the quotation's row");
    #[track_caller]
    fn check(row: &Row, change: impl FnOnce(&mut Row), expected: &str) {
        let mut row = row.clone();
        change(&mut row);
        let told = wrong(&row);
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].starts_with(expected), "{told:?}");
    }
    let forms = |row: &mut Row, format: usize, form: &str| {
        row.forms[format].1 = vec![form.into()]
    };
    check(
        row,
        |row| forms(row, 0, "BlockQuote > H1"),
        "Quotation: PDF has no BlockQuote > H1",
    );
    check(row, |row| forms(row, 1, "q"), "Quotation: EPUB has no q");
    // The page has lists, but not of the quotation's.
    check(row, |row| forms(row, 2, "nav ol"), "Quotation: HTML has no nav ol");
    check(row, |row| forms(row, 2, "a, b"), "Quotation: a, b is no form");
    check(row, |row| row.forms[2].1.clear(), "Quotation: HTML is said to have no form");
    check(
        row,
        |row| row.codes.push("quote-lost".into()),
        "Quotation: there is no code quote-lost",
    );
    check(row, |row| row.codes.clear(), "Quotation: no code");
    check(row, |row| row.text = "![](x.svg)\n".into(), "Quotation: cannot be published");
    let strange = "pub enum Block {\n    /// A sonnet.\n    Sonnet(Sonnet),\n}\n";
    assert_eq!(variants(strange, "Block"), ["Sonnet("]);
}

/// What is wrong with a row, a line each.
fn wrong(row: &Row) -> Vec<String> {
    let mut told = codes(row);
    match Sample::of(row) {
        Ok(sample) => {
            for (format, forms) in &row.forms {
                told.extend(self::forms(row, &sample, *format, forms));
            }
        }
        Err(error) => told.push(format!("cannot be published: {error}")),
    }
    told.iter().map(|line| format!("{}: {line}", row.name)).collect()
}

fn forms(row: &Row, sample: &Sample, format: Kind, forms: &[String]) -> Vec<String> {
    let elements = sample.edition(format);
    let around = FRAME.edition(format);
    let mut told = Vec::new();
    for text in forms {
        let Some(form) = Form::parse(text) else {
            told.push(format!("{text} is no form"));
            continue;
        };
        let before = if sample::is_in_frame(row) { 0 } else { around.count(&form) };
        if elements.count(&form) <= before {
            told.push(format!("{format} has no {text}; there is\n{elements}"));
        }
    }
    if forms.is_empty() {
        // Text alone, as the table then says, is paragraphs.
        let mut names = elements.names();
        for name in around.names() {
            let at = names.iter().position(|it| *it == name);
            at.map(|at| names.remove(at));
        }
        names.retain(|name| !["P", "p"].contains(&name.as_str()));
        if !names.is_empty() {
            told.push(format!("{format} is said to have no form, and has {names:?}"));
        }
    }
    told
}

/// Every code that a row names is one, and editions of each format that have it
/// lie under `tests/faults/`.
fn codes(row: &Row) -> Vec<String> {
    let mut told = Vec::new();
    if row.codes.is_empty() {
        told.push("no code".to_owned());
    }
    for name in &row.codes {
        let Some(code) = rows::finding(name) else {
            told.push(format!("there is no code {name}"));
            continue;
        };
        let formats = [Kind::Pdf, Kind::Epub, Kind::Html];
        let possible =
            formats.into_iter().filter(|format| faults::is_possible(*format, code));
        for format in possible.filter(|format| !is_damaged(code, *format)) {
            told.push(format!("no damaged {format} gives {name}"));
        }
    }
    told
}

fn is_damaged(code: Code, format: Kind) -> bool {
    let folder =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults").join(code.as_str());
    let files = fs::read_dir(folder).into_iter().flatten().flatten();
    let opening = format!("{}-", format.name());
    files.into_iter().any(|file| file.file_name().to_string_lossy().starts_with(&opening))
}

fn directives() -> impl Iterator<Item = &'static str> {
    DIRECTIVES.iter().copied()
}

/// Whether the row makes a part of this kind, typed or not.
fn speaks_of(row: &Row, role: &str) -> bool {
    let typed = format!("{}{}", row.text, row.publication);
    let forms = row.forms.iter().flat_map(|(_, forms)| forms);
    typed.contains(role)
        || row.name.to_lowercase().replace(' ', "-") == role
        || forms.into_iter().any(|form| form.contains(&format!("doc-{role}")))
}

/// The model's blocks and inlines of which there is none in what it `printed`.
pub fn missing(printed: &str) -> Vec<String> {
    let printed = without_texts(printed);
    let wanted = ["Block", "Inline"].into_iter().flat_map(|name| variants(TYPES, name));
    let is_there = |variant: &String| {
        printed.match_indices(variant.as_str()).any(|(at, _)| {
            !printed[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_')
        })
    };
    wanted.filter(|variant| !is_there(variant)).collect()
}

/// The variants of the enum `name` that Rust's `text` declares, as Rust prints
/// them.
fn variants(text: &str, name: &str) -> Vec<String> {
    let opening = format!("pub enum {name} {{");
    let mut lines = text.lines().skip_while(|line| *line != opening).skip(1);
    let body = lines.by_ref().take_while(|line| *line != "}");
    let own = body.filter_map(|line| line.strip_prefix("    "));
    let own = own.filter(|line| line.starts_with(|c: char| c.is_ascii_uppercase()));
    let found: Vec<String> = own
        .map(|line| {
            let end = line.find(|c: char| !c.is_alphanumeric()).unwrap_or(line.len());
            match line[end..].chars().next() {
                Some('(') => format!("{}(", &line[..end]),
                Some(' ') => format!("{} {{", &line[..end]),
                _ => line[..end].to_owned(),
            }
        })
        .collect();
    assert!(!found.is_empty(), "the model has no {name}");
    found
}

/// `printed` without what stands in quotation marks.
fn without_texts(printed: &str) -> String {
    let mut out = String::new();
    let mut characters = printed.chars();
    while let Some(c) = characters.next() {
        out.push(c);
        if c == '"' {
            while let Some(c) = characters.next().filter(|c| *c != '"') {
                if c == '\\' {
                    characters.next();
                }
            }
        }
    }
    out
}
