//! The page numbers of EPUB and HTML are those of the PDF, to the word: each page
//! begins and ends with the same words in all three, as they are read from the
//! bytes.

use std::fs;
use std::path::{Path, PathBuf};

use utgave::model;
use utgave::publish::Kind;
use utgave::publish::{self, Edition};
use utgave::reading::{PageTurn, Reading};
use utgave::world::Memory;

/// How many words are compared at each end of a page.
const WORDS: usize = 10;

#[test]
fn pages_begin_and_end_with_the_same_words() {
    for folder in ["source", "tests/faults/works"] {
        for entry in fs::read_dir(package().join(folder)).unwrap() {
            check(&entry.unwrap().path());
        }
    }
}

/// What that test compares is not nothing.
#[test]
fn a_page_begins_in_the_middle_of_an_item() {
    let editions = editions(&package().join("tests/faults/works/pages"));
    let inside = |turn: &&PageTurn| turn.offset > 0;
    for edition in editions {
        let count = edition.reading.pages.iter().filter(inside).count();
        assert_eq!(count, 1, "{}", edition.kind);
    }
}

/// The leaf of a half-title counts, and is found at the title.
#[test]
fn a_half_title_has_two_pages() {
    for edition in editions(&package().join("tests/faults/works/half-title")) {
        let turns = edition.reading.pages.iter();
        let at_title = turns.take_while(|turn| (turn.unit, turn.offset) == (0, 0));
        let labels: Vec<&str> = at_title.map(|turn| turn.label.as_str()).collect();
        assert_eq!(labels, ["1", "2", "3"], "{}", edition.kind);
    }
}

#[track_caller]
fn check(work: &Path) {
    let editions = editions(work);
    let [print, others @ ..] = editions.as_slice() else { panic!("no editions") };
    let expected = pages(&print.reading);
    for other in others {
        let (work, format) = (work.display(), other.kind);
        assert_eq!(pages(&other.reading), expected, "{work}: {format}");
    }
}

fn editions(work: &Path) -> Vec<Edition> {
    let formats = [Kind::Pdf, Kind::Epub, Kind::Html];
    let name = PathBuf::from(work.file_name().unwrap());
    let mut world = Memory::default();
    put(work, &name, &mut world);
    let work = model::load(&world, &name).unwrap();
    publish::editions(&world, &name, &work.document, &formats).unwrap()
}

/// Puts the files of `folder` into `world`, as those of `name`.
fn put(folder: &Path, name: &Path, world: &mut Memory) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = name.join(path.file_name().unwrap());
        if path.is_dir() {
            put(&path, &name, world);
        } else {
            world.files.insert(name, fs::read(&path).unwrap());
        }
    }
}

fn package() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Each page's label, and the words at its two ends.
fn pages(reading: &Reading) -> Vec<(String, Vec<String>, Vec<String>)> {
    let mut ends = reading.pages[1..].iter().map(|turn| (turn.unit, turn.offset));
    let page = |turn: &PageTurn| {
        let end = ends.next().unwrap_or((reading.units.len(), 0));
        let words = words(reading, (turn.unit, turn.offset), end);
        let first = words.iter().take(WORDS).cloned().collect();
        let last = words.iter().rev().take(WORDS).rev().cloned().collect();
        (turn.label.clone(), first, last)
    };
    reading.pages.iter().map(page).collect()
}

/// The words that begin between two places: one that is cut in two belongs to
/// the page on which it begins.
fn words(reading: &Reading, from: (usize, usize), to: (usize, usize)) -> Vec<String> {
    let mut words = Vec::new();
    for (index, unit) in reading.units.iter().enumerate() {
        let mut at = 0;
        for word in unit.text.split(' ') {
            if (index, at) >= from && (index, at) < to {
                words.push(word.to_owned());
            }
            at += word.len() + 1;
        }
    }
    words
}
