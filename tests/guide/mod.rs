//! The user's guide, `source/guide/`: it is in order, and what it says is true.
//!
//! Its table of constructs says what each construct becomes in each edition.
//! Each row is published by itself: what it says is typed, as a small work of
//! its own. The elements that it names are looked for in the bytes, by readers
//! that know nothing of the library; they must stand there more often than in
//! the same work without the row's text.

pub mod constructs;
mod markup;
mod rows;
mod said;
mod sample;
mod tags;
mod tree;

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use utgave::model::{self, Work};
use utgave::publish::Kind;
use utgave::publish::{self, Edition};
use utgave::world::Memory;

/// The guide, as it stands in `source/`.
static GUIDE: LazyLock<Work> = LazyLock::new(|| {
    model::load(&world(), Path::new("guide"))
        .unwrap_or_else(|faults| panic!("{faults:?}"))
});

/// Its editions.
static MADE: LazyLock<Vec<Edition>> = LazyLock::new(|| {
    let formats = [Kind::Pdf, Kind::Epub, Kind::Html];
    publish::editions(&world(), Path::new("guide"), &GUIDE.document, &formats)
        .unwrap_or_else(|faults| panic!("{faults:?}"))
});

#[test]
fn it_is_in_order() {
    let warnings: Vec<_> = GUIDE.warnings.iter().collect();
    assert!(warnings.is_empty(), "{warnings:?}");
}

#[test]
fn its_editions_agree() {
    let readings: Vec<_> = MADE
        .iter()
        .map(|it| (it.name.clone(), it.kind, it.bytes.len() as u64, &it.reading))
        .collect();
    let report = publish::compare(&GUIDE, &readings);
    assert!(report.findings.is_empty(), "{:?}", report.findings);
}

/// The guide shows each construct, and does not only speak of it.
#[test]
fn it_uses_every_construct() {
    let print = MADE.iter().find(|edition| edition.kind == Kind::Pdf);
    let paged = print.and_then(|print| model::paged(&GUIDE.document, &print.reading));
    let missing = constructs::missing(&format!("{:?}", paged.expect("pages").sections));
    assert!(missing.is_empty(), "the guide has none of these: {missing:?}");
}

fn world() -> Memory {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("source/guide");
    let mut world = Memory::default();
    add(&mut world, &folder, Path::new("guide"));
    world
}

fn add(world: &mut Memory, folder: &Path, name: &Path) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = name.join(path.file_name().unwrap());
        match path.is_dir() {
            true => add(world, &path, &name),
            false => drop(world.files.insert(name, fs::read(&path).unwrap())),
        }
    }
}
