//! Any text, read as the text of a work, and made the model of; and as a reference.
#![no_main]

use std::path::{Path, PathBuf};

use utgave::diagnostic::Diagnostics;
use utgave::model::Work;
use utgave::world::Memory;

const PUBLICATION: &str = r#"
title = "Prøve"
language = "nb"
publisher = "Utgave"
identifier = "urn:uuid:5b3c0e7e-27a4-4e29-a1a5-8d5a4f6a2f10"
modified = 2026-01-02
text = ["text.md"]
"#;

libfuzzer_sys::fuzz_target!(
    init: drop(load(b"# A\n\nB.\n").expect("a sound text is read")),
    |bytes: &[u8]| {
        let _ = utgave::readback::markdown::read("a.md", bytes);
        if let Ok(work) = load(bytes) {
            let _ = utgave::model::reading(&work.document);
            let _ = utgave::source::plain::words(&work.source);
        }
    }
);

fn load(text: &[u8]) -> Result<Work, Diagnostics> {
    let mut world = Memory::default();
    world.files.insert(PathBuf::from("work/publication.toml"), PUBLICATION.into());
    world.files.insert(PathBuf::from("work/text.md"), text.to_vec());
    utgave::model::load(&world, Path::new("work"))
}
