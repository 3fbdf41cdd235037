//! The report that `examples/report/` makes: at least 150 pages with every
//! construct many times over.

#[path = "../../examples/report/work/mod.rs"]
mod work;

use std::path::Path;
use std::sync::LazyLock;

use utgave::model::{self, Work};
use utgave::publish::Kind;
use utgave::publish::{self, Edition};
use utgave::world::Memory;

use self::work::Size;
use crate::guide::constructs;

const FOLDER: &str = "report";

/// The whole report, in memory.
static WORLD: LazyLock<Memory> = LazyLock::new(|| {
    let mut world = Memory::default();
    for (name, bytes) in work::report(Size::WHOLE) {
        world.files.insert(Path::new(FOLDER).join(name), bytes);
    }
    world
});

static WORK: LazyLock<Work> = LazyLock::new(|| {
    let work = model::load(&*WORLD, Path::new(FOLDER));
    work.unwrap_or_else(|faults| panic!("{faults:#?}"))
});

/// Its editions, the PDF first.
static EDITIONS: LazyLock<Vec<Edition>> = LazyLock::new(|| {
    let formats = [Kind::Pdf, Kind::Epub, Kind::Html];
    let folder = Path::new(FOLDER);
    let editions = publish::editions(&*WORLD, folder, &WORK.document, &formats);
    editions.unwrap_or_else(|faults| panic!("{faults:#?}"))
});

#[test]
fn there_is_nothing_to_warn_of() {
    let warnings = WORK.warnings.clone().sorted();
    assert!(warnings.is_empty(), "{warnings:#?}");
}

/// Whoever adds a construct puts it into the report.
#[test]
fn it_uses_every_construct() {
    let print = &EDITIONS[0].reading;
    let paged = model::paged(&WORK.document, print).expect("the PDF has its pages");
    let missing = constructs::missing(&format!("{:?}", paged.sections));
    assert!(missing.is_empty(), "the report has none of these: {missing:?}");
}

#[test]
fn its_editions_agree() {
    let read: Vec<_> = EDITIONS
        .iter()
        .map(|edition| {
            let size = edition.bytes.len() as u64;
            (edition.name.clone(), edition.kind, size, &edition.reading)
        })
        .collect();
    let report = publish::compare(&WORK, &read);
    assert!(report.findings.is_empty(), "{:#?}", report.findings);
    let pages = EDITIONS[0].reading.pages.len();
    assert!(pages >= 150, "it has {pages} pages");
}

#[test]
fn the_same_size_gives_the_same_files() {
    assert!(work::report(Size::SHORT) == work::report(Size::SHORT));
    assert!(work::report(Size::SHORT).len() < work::report(Size::WHOLE).len());
}
