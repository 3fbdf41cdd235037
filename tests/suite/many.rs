//! A work of many files.

use std::fs;
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
    world.files.insert("work/publication.toml".into(), publication(&names).into_bytes());
    let faults = model::load(&world, Path::new("work")).unwrap_err().sorted();
    assert_eq!(faults.len(), FILES, "{faults:?}");
    for (index, (fault, name)) in faults.iter().zip(&names).enumerate() {
        let place = fault.place.as_ref().map(ToString::to_string).unwrap_or_default();
        assert_eq!(fault.code, "html");
        assert_eq!(place, format!("work/{name}:{}:11", index + 3));
    }
}

fn publication<T: std::fmt::Debug>(names: &[T]) -> String {
    format!(
        "title = \"En tittel\"\nlanguage = \"nb\"\npublisher = \"Partiet\"\n\
         identifier = \"https://example.org/\"\nmodified = 2026-01-31\ntext = {names:?}"
    )
}

/// Fifty files, each with a mistake of its own kind: those of the samples that
/// hold just one file and one kind of mistake.
#[test]
fn every_kind_of_mistake_is_heard() {
    let mut expected = Vec::new();
    let mut world = Memory::default();
    // Warnings that may follow from another mistake are told once there is none;
    // the last is about the work's own title.
    let told_alone = ["character-lost", "section-empty", "title-repeated"];
    let codes = super::codes().into_iter();
    for code in codes.filter(|code| !told_alone.contains(&code.as_str())) {
        let samples = super::folders(&super::root().join(&code));
        let Some((text, line)) = samples.iter().find_map(|folder| lone(folder, &code))
        else {
            continue;
        };
        let name = format!("{:02}.md", expected.len() + 1);
        world.files.insert(Path::new("work").join(&name), text);
        expected.push((name, line, code));
        if expected.len() == FILES {
            break;
        }
    }
    assert_eq!(
        expected.len(),
        FILES,
        "too few samples with one file and one kind of mistake"
    );
    let names: Vec<&String> = expected.iter().map(|(name, ..)| name).collect();
    world.files.insert("work/publication.toml".into(), publication(&names).into_bytes());
    let faults = model::load(&world, Path::new("work")).unwrap_err();
    let told: Vec<String> = faults
        .iter()
        .filter_map(|it| Some(format!("{} {}", it.place.as_ref()?, it.code)))
        .collect();
    let missing: Vec<_> = expected
        .iter()
        .filter(|(name, line, code)| {
            let place = format!("work/{name}:{line}:");
            let is_it = |told: &&String| {
                told.starts_with(&place) && told.ends_with(&format!(" {code}"))
            };
            !told.iter().any(|told| is_it(&told))
        })
        .collect();
    assert!(missing.is_empty(), "not told: {missing:?}");
}

/// The text of a sample that holds nothing else, and the line of its first mistake,
/// where all of them are of one kind.
fn lone(folder: &Path, code: &str) -> Option<(Vec<u8>, usize)> {
    let own = fs::read_to_string(folder.join("publication.toml")).ok()?;
    let ordinary = own.lines().filter(|line| !line.trim().is_empty()).all(|line| {
        [
            "title",
            "language",
            "publisher",
            "identifier",
            "modified",
            "text = [\"text.md\"]",
        ]
        .iter()
        .any(|key| line.starts_with(key))
    });
    let files = super::entries(folder).len();
    let told = fs::read_to_string(folder.join(super::EXPECTED)).ok()?;
    let mut places = told.lines().filter(|line| line.ends_with(']'));
    if !ordinary || files != 3 || !told.lines().next()?.ends_with(&format!("[{code}]")) {
        return None;
    }
    let place = places.next()?;
    if places.any(|other| !other.ends_with(&format!("[{code}]"))) {
        return None;
    }
    let (_, rest) = place.split_once("text.md:")?;
    let line = rest.split(':').next()?.parse().ok()?;
    Some((fs::read(folder.join("text.md")).ok()?, line))
}
