//! Reports on small works, for the tests of their forms.

use crate::agreement::{Edition, Options, Report, agree, reading};
use crate::diagnostic;
use crate::reading::{Place, Reading};

pub(super) const EXPECTED: &str = "\
# By og land
1. Vi vil styrke eksporten.
2. Vi vil styrke alle fylker";
pub(super) const FOUND: &str = "\
# By og land
4. Vi vil styrke eksporten.
2. Vi vil styrke alle land";

/// The report on two readings in the tests' compact form.
pub(super) fn report(expected: &str, found: &str) -> Report {
    let source = placed(expected, |line| {
        Place::Source(diagnostic::Place::new("source/work.md", line, 1))
    });
    let html = placed(found, |line| Place::File {
        file: "dist/work.html".to_owned(),
        id: Some(line.to_string()),
    });
    let edition = |path, format, bytes, reading| Edition { path, format, bytes, reading };
    let source = edition("source", "source", None, &source);
    let found = edition("dist/work.html", "html", Some(12_345), &html);
    agree(&source, &[found], &Options::SOURCE)
}

fn placed(text: &str, place: impl Fn(u32) -> Place) -> Reading {
    let mut reading = reading(text);
    for (line, unit) in (1..).zip(&mut reading.units) {
        unit.place = place(line);
    }
    reading
}

/// The report on three files, of which the first stands alone.
pub(super) fn first_alone() -> Report {
    let page = |text: &str, file: &'static str| {
        placed(text, |line| Place::File {
            file: file.to_owned(),
            id: Some(line.to_string()),
        })
    };
    let first = page(FOUND, "a.html");
    let others = [page(EXPECTED, "b.html"), page(EXPECTED, "text.xhtml")];
    let edition = |path, reading| Edition { path, format: "html", bytes: None, reading };
    let others = [edition("b.html", &others[0]), edition("c.epub", &others[1])];
    agree(&edition("a.html", &first), &others, &Options::EDITION)
}
