//! The house's invariants that a test can hold; `ARCHITECTURE.md` says why
//! each of them is one.

use std::fs;
use std::path::{Path, PathBuf};

/// Every Rust file under `src/`, and what it says.
fn files() -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                found.push((path, text));
            }
        }
    }
    found
}

/// Whether the file is in `src/STAGE/` or is `src/STAGE.rs`.
fn is_in(path: &Path, stage: &str) -> bool {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    path.starts_with(src.join(stage)) || path == src.join(format!("{stage}.rs"))
}

/// The file's code, without comments and without what only tests use.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

fn is_test(path: &Path) -> bool {
    path.components().any(|part| part.as_os_str() == "tests")
        || ["tests.rs", "testing.rs", "sample.rs"].iter().any(|name| path.ends_with(name))
}

/// Fails for each file of a stage that mentions any of these.
#[track_caller]
fn never(stage: &str, mentions: &[&str]) {
    let mut seen = 0;
    for (path, text) in files() {
        if !is_in(&path, stage) || is_test(&path) {
            continue;
        }
        seen += 1;
        let code = code(&text);
        for mention in mentions {
            assert!(!code.contains(mention), "{} mentions {mention}", path.display());
        }
    }
    assert!(seen > 0, "there is no stage {stage}");
}

#[test]
fn readers_know_neither_the_model_nor_the_writers() {
    never("readback", &["crate::model", "crate::editions", "crate::source"]);
}

#[test]
fn readers_and_writers_share_no_library() {
    never("readback", &["typst", "krilla"]);
    never("readback/epub", &["quick_xml"]);
    never("readback/html", &["quick_xml"]);
    never("editions", &["hayro", "html5ever", "roxmltree", "crate::readback"]);
}

#[test]
fn stages_know_only_what_came_before() {
    never("source", &["crate::model::", "crate::editions", "crate::readback"]);
    never("terms", &["crate::source", "crate::model"]);
    never("model", &["crate::editions", "crate::readback", "crate::agreement"]);
    never("editions", &["crate::agreement", "crate::source", "crate::report"]);
    never("agreement", &["crate::editions", "crate::readback", "crate::source"]);
    never("preflight", &["crate::editions", "crate::model", "crate::source", "lopdf"]);
    never("agreement", &["crate::preflight"]);
    never("revision", &["crate::editions", "crate::readback", "crate::report"]);
    never("report", &["crate::editions", "crate::readback", "crate::source"]);
    never("evidence", &["crate::source", "crate::publish", "crate::shelf"]);
}

#[test]
fn only_the_command_line_touches_the_world() {
    let world = ["std::env", "std::fs", "SystemTime", "Instant::now", "std::net"];
    let prints = ["println!", "eprintln!", "process::exit"];
    let stages = [
        "source",
        "model",
        "editions",
        "readback",
        "agreement",
        "preflight",
        "revision",
        "report",
        "evidence",
    ];
    for stage in stages {
        never(stage, &world);
        never(stage, &prints);
    }
    for file in ["diagnostic", "reading", "world", "publish"] {
        never(file, &world);
        never(file, &prints);
    }
    never("shelf", &prints);
}

#[test]
fn the_pages_about_the_house_name_what_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for page in ["README.md", "ARCHITECTURE.md"] {
        let text = fs::read_to_string(root.join(page)).unwrap();
        let mut named = 0;
        for name in text.split('`').skip(1).step_by(2) {
            let is_path = ["src/", "tests/", "docs/", "layouts/", "fonts/", "source/"]
                .iter()
                .any(|folder| name.starts_with(folder));
            if is_path && !name.contains([' ', 'N', '*']) {
                named += 1;
                assert!(
                    root.join(name).exists(),
                    "{page} names {name}, which is not there"
                );
            }
        }
        assert!(named > 3, "{page} names hardly any file");
    }
}
