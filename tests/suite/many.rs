//! A work of many files.

use std::path::Path;

use utgave::model;
use utgave::world::Memory;

const FILES: usize = 50;

/// One run tells of every file's mistake, and where it is.
#[test]
fn every_file_is_heard() {
    let mut world = Memory::default();
    let names: Vec<String> = (1..=FILES).map(|file| format!("{file:02}.md")).collect();
    for (index, name) in names.iter().enumerate() {
        let blank = "\n".repeat(index + 1);
        let text = format!("# Kapittel {index}{blank}\nTekst med <b>feil.\n");
        world.files.insert(Path::new("work").join(name), text.into_bytes());
    }
    let publication = format!(
        "title = \"En tittel\"\nlanguage = \"nb\"\npublisher = \"Partiet\"\n\
         identifier = \"https://example.org/\"\nmodified = 2026-01-31\ntext = {names:?}"
    );
    world.files.insert("work/publication.toml".into(), publication.into_bytes());
    let faults = model::load(&world, Path::new("work")).unwrap_err().sorted();
    assert_eq!(faults.len(), FILES, "{faults:?}");
    for (index, (fault, name)) in faults.iter().zip(&names).enumerate() {
        let place = fault.place.as_ref().map(ToString::to_string).unwrap_or_default();
        assert_eq!(fault.code, "html");
        assert_eq!(place, format!("work/{name}:{}:11", index + 3));
    }
}
