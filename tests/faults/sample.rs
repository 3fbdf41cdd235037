//! The work that is damaged, its editions, and what `check` says of them.

use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use utgave::agreement::Finding;
use utgave::model::{self, Work};
use utgave::publish::{self, Edition};
use utgave::readback::{self, Format};
use utgave::world::Memory;

const FOLDER: &str = "work";
const TEXT: &str = "text.md";

/// The work as it should be.
pub fn work() -> &'static Work {
    static WORK: OnceLock<Work> = OnceLock::new();
    WORK.get_or_init(|| load(&world(str::to_owned)))
}

/// Its editions, before any damage.
pub fn editions() -> &'static [Edition] {
    static EDITIONS: OnceLock<Vec<Edition>> = OnceLock::new();
    EDITIONS.get_or_init(|| {
        let formats = [Format::Html, Format::Epub, Format::Pdf];
        publish(&world(str::to_owned), work(), &formats)
    })
}

/// The bytes of one of them.
pub fn bytes(format: Format) -> &'static [u8] {
    let edition = editions().iter().find(|edition| edition.format == format);
    &edition.unwrap().bytes
}

/// The work with another text.
pub fn work_with(change: impl FnOnce(&str) -> String) -> Work {
    load(&world(change))
}

/// An edition of the work with another text.
pub fn edition_with(format: Format, change: impl FnOnce(&str) -> String) -> Edition {
    let world = world(change);
    publish(&world, &load(&world), &[format]).remove(0)
}

/// What `check` finds in an edition that has these bytes.
pub fn findings(format: Format, bytes: &[u8]) -> Vec<Finding> {
    let name = publish::file_name(FOLDER, format);
    let read = readback::read(&name, bytes);
    let (found, reading) = read.unwrap_or_else(|error| panic!("{name}: {error}"));
    assert_eq!(found, format);
    let editions = [(name, format, bytes.len() as u64, &reading)];
    publish::compare(work(), &editions).findings
}

/// The work's files, with a change to its text.
fn world(change: impl FnOnce(&str) -> String) -> Memory {
    let disk = super::root().join(FOLDER);
    let mut world = Memory::default();
    for name in ["publication.toml", TEXT] {
        let bytes = fs::read(disk.join(name)).unwrap();
        world.files.insert(Path::new(FOLDER).join(name), bytes);
    }
    let text = world.files.get_mut(&Path::new(FOLDER).join(TEXT)).unwrap();
    *text = change(str::from_utf8(text).unwrap()).into_bytes();
    world
}

fn load(world: &Memory) -> Work {
    model::load(world, Path::new(FOLDER)).unwrap_or_else(|faults| panic!("{faults:?}"))
}

fn publish(world: &Memory, work: &Work, formats: &[Format]) -> Vec<Edition> {
    publish::editions(world, Path::new(FOLDER), &work.document, formats)
        .unwrap_or_else(|faults| panic!("{faults:?}"))
}
