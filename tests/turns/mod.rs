//! The page numbers of EPUB and HTML are those of the PDF, to the word: each page
//! begins and ends with the same words in all three, as they are read from the
//! bytes.

use std::fs;
use std::path::{Path, PathBuf};

use utgave::model;
use utgave::publish;
use utgave::readback::Format;
use utgave::reading::Reading;
use utgave::world::Memory;

/// How many words are compared at each end of a page.
const WORDS: usize = 10;

#[test]
fn pages_begin_and_end_with_the_same_words() {
    for work in ["source/by-og-land", "tests/faults/works/pages"] {
        check(work);
    }
}

#[track_caller]
fn check(work: &str) {
    let formats = [Format::Pdf, Format::Epub, Format::Html];
    let (world, folder) = world(work);
    let loaded = model::load(&world, &folder).unwrap();
    let editions =
        publish::editions(&world, &folder, &loaded.document, &formats).unwrap();
    let [print, others @ ..] = editions.as_slice() else { panic!("no editions") };
    let expected = pages(&print.reading);
    assert!(expected.len() > 3, "{work} has no pages to speak of");
    for other in others {
        assert_eq!(pages(&other.reading), expected, "{work}: {}", other.format);
    }
}

/// Each page's label, and the words at its two ends.
fn pages(reading: &Reading) -> Vec<(String, Vec<String>, Vec<String>)> {
    let mut ends = reading.pages[1..].iter().map(|turn| (turn.unit, turn.offset));
    let page = |turn: &utgave::reading::PageTurn| {
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

/// The work in that folder of the repository, in memory.
fn world(work: &str) -> (Memory, PathBuf) {
    let folder = PathBuf::from(Path::new(work).file_name().unwrap());
    let mut world = Memory::default();
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(work)).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            let inside = folder.join(path.file_name().unwrap());
            world.files.insert(inside, fs::read(&path).unwrap());
        }
    }
    (world, folder)
}
