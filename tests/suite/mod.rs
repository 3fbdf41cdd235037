//! Sample works, each with what must come of it.
//!
//! A work is a folder. Under `reading/` stand works that are in order, each
//! with its reading in `expected.txt`; every other folder bears the name of a
//! diagnostic and holds works that have that fault, each with what is said of
//! it. With `UPDATE_EXPECTED=1` in the environment, the expected files are
//! written anew.

mod many;
mod print;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use utgave::model::{self, Work};
use utgave::source::plain;
use utgave::world::Memory;

const EXPECTED: &str = "expected.txt";

#[test]
fn readings() {
    for folder in folders(&root().join("reading")) {
        check(&folder, &reading(&folder));
    }
}

#[test]
fn diagnostics() {
    for code in codes() {
        for folder in folders(&root().join(&code)) {
            let found = faults(&folder);
            assert!(
                found.contains(&format!("[{code}]")),
                "{}: {found}",
                folder.display()
            );
            check(&folder, &found);
        }
    }
}

/// Whoever adds a diagnostic adds a work that makes it.
#[test]
fn every_diagnostic_has_a_sample() {
    let samples: BTreeSet<String> = codes().into_iter().collect();
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut missing = codes_in(&package.join("src/source"));
    missing.append(&mut codes_in(&package.join("src/model")));
    missing.retain(|code| !samples.contains(code));
    // What only a disk can do is tested where the file is read.
    missing.remove("file-unreadable");
    missing.remove("file-too-large");
    assert!(missing.is_empty(), "diagnostics with no sample: {missing:?}");
}

/// The plain text holds the same words as the reading, in the same order.
#[test]
fn the_second_route_finds_the_same_words() {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let works = folders(&package.join("source"));
    for folder in folders(&root().join("reading")).into_iter().chain(works) {
        let work =
            load(&folder).unwrap_or_else(|faults| panic!("{}", print::faults(faults)));
        let reading = model::typed(&work.document);
        let words: Vec<&str> =
            reading.units.iter().flat_map(|unit| unit.text.split_whitespace()).collect();
        assert_eq!(plain::words(&work.source), words, "{}", folder.display());
    }
}

/// Compares what came of the work in `folder` with what must.
#[track_caller]
fn check(folder: &Path, found: &str) {
    let path = folder.join(EXPECTED);
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        fs::write(&path, found).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(
        found,
        expected,
        "{}: UPDATE_EXPECTED=1 takes what was found",
        path.display()
    );
}

fn reading(folder: &Path) -> String {
    let work = load(folder).unwrap_or_else(|faults| panic!("{}", print::faults(faults)));
    print::reading(&model::reading(&work.document), work.warnings)
}

fn faults(folder: &Path) -> String {
    match load(folder) {
        Ok(work) => print::faults(work.warnings),
        Err(faults) => print::faults(faults),
    }
}

/// Reads the work in `folder` as a folder of that name that holds nothing but
/// its files.
fn load(folder: &Path) -> Result<Work, utgave::diagnostic::Diagnostics> {
    let name = PathBuf::from(folder.file_name().unwrap());
    let mut world = Memory::default();
    for path in entries(folder).into_iter().filter(|path| path.is_file()) {
        if !path.ends_with(EXPECTED) {
            let inside = name.join(path.file_name().unwrap());
            world.files.insert(inside, fs::read(&path).unwrap());
        }
    }
    model::load(&world, &name)
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite")
}

/// The codes that have samples.
fn codes() -> Vec<String> {
    let names = folders(&root())
        .into_iter()
        .map(|folder| folder.file_name().unwrap().to_string_lossy().into_owned());
    names.filter(|name| name != "reading").collect()
}

/// The codes of diagnostics that are made in the files of `folder`.
fn codes_in(folder: &Path) -> BTreeSet<String> {
    let mut codes = BTreeSet::new();
    for path in entries(folder) {
        if path.is_dir() {
            codes.append(&mut codes_in(&path));
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        for make in ["Diagnostic::error(", "Diagnostic::warning("] {
            let after = text.split(make).skip(1).map(str::trim_start);
            let code =
                after.filter_map(|after| after.strip_prefix('"')?.split('"').next());
            codes.extend(code.map(str::to_string));
        }
    }
    codes
}

fn folders(folder: &Path) -> Vec<PathBuf> {
    entries(folder).into_iter().filter(|path| path.is_dir()).collect()
}

/// What lies in `folder`, sorted.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}
