//! The examples in the pages are works, and are tried.

use std::path::PathBuf;

use utgave::diagnostic::{Page, pages};
use utgave::model;
use utgave::world::Memory;

/// The keys that every `publication.toml` has.
const REQUIRED: [(&str, &str); 5] = [
    ("title", "\"Et program\""),
    ("language", "\"nb\""),
    ("publisher", "\"Et lag\""),
    ("identifier", "\"urn:uuid:5d1a7c52-0f5e-4f63-9a44-6f5d6c1f7a10\""),
    ("modified", "2026-01-31"),
];
const TEXT: &str = "# Arbeid\n\nVi vil.\n";

#[test]
fn what_is_wrong_gives_the_diagnostic() {
    check("Wrong", |page, told| told.contains(&format!("[{}]", page.code)));
}

#[test]
fn what_is_right_gives_none() {
    check("Right", |_, told| told.is_empty());
}

/// Fails with each page whose example in `section` does not give what it must.
#[track_caller]
fn check(section: &str, is_fine: impl Fn(&Page, &str) -> bool) {
    let tried: Vec<_> = pages()
        .filter_map(|page| Some((page, told(&example(&page, section)?))))
        .collect();
    assert!(tried.len() > 40, "hardly any page has an example under ## {section}");
    let wrong: String = tried
        .iter()
        .filter(|(page, told)| !is_fine(page, told))
        .map(|(page, told)| format!("\ndocs/diagnostics/{}.md gives\n{told}", page.code))
        .collect();
    assert!(wrong.is_empty(), "what stands under ## {section} is not so: {wrong}");
}

/// What is said of the work in `world`.
fn told(world: &Memory) -> String {
    let told = match model::load(world, &PathBuf::from("work")) {
        Ok(work) => work.warnings,
        Err(faults) => faults,
    };
    told.sorted().iter().map(|fault| format!("{fault}\n")).collect()
}

/// The work that stands in a section of the page; `None` if there is none to
/// be tried.
fn example(page: &Page, section: &str) -> Option<Memory> {
    let mut world = Memory::default();
    let mut put = |name: &str, text: String| {
        world.files.insert(PathBuf::from("work").join(name), text.into_bytes());
    };
    let blocks = blocks(page.section(section)?);
    if blocks.iter().all(|(info, _)| !matches!(*info, "markdown" | "toml")) {
        return None;
    }
    put("text.md", TEXT.to_string());
    put("publication.toml", publication(""));
    for (info, text) in blocks {
        match info.split_once(' ') {
            Some((_, name)) => put(name, text),
            None if info == "markdown" => put("text.md", text),
            None if info == "toml" => put("publication.toml", publication(&text)),
            None => {}
        }
    }
    Some(world)
}

/// A whole `publication.toml` with these keys.
fn publication(keys: &str) -> String {
    let has = |key: &str| keys.lines().any(|line| line.starts_with(&format!("{key} = ")));
    let missing = REQUIRED.iter().filter(|(key, _)| !has("title") && !has(key));
    let missing: String =
        missing.map(|(key, value)| format!("{key} = {value}\n")).collect();
    missing + keys
}

/// The fenced blocks of a section, each with what follows its first fence.
fn blocks(section: &'static str) -> Vec<(&'static str, String)> {
    let mut blocks: Vec<(&str, String)> = Vec::new();
    let mut fence: Option<&str> = None;
    for line in section.lines() {
        let ticks = &line[..line.len() - line.trim_start_matches('`').len()];
        match fence {
            Some(open) if line == open => fence = None,
            Some(_) => {
                let (_, text) = blocks.last_mut().expect("a block was opened");
                text.push_str(line);
                text.push('\n');
            }
            None if ticks.len() >= 3 => {
                fence = Some(ticks);
                blocks.push((&line[ticks.len()..], String::new()));
            }
            None => {}
        }
    }
    blocks
}
