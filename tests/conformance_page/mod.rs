//! `docs/conformance.md` is true as far as a test can tell: no requirement is
//! without a line, no line without a state, and whatever a line names is there.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use utgave::agreement::Code;

const STATES: [&str; 4] = ["enforced", "built", "partly", "open"];

/// A line of a table.
struct Line {
    name: String,
    state: String,
    shown: String,
}

#[test]
fn every_requirement_has_a_line() {
    let names: Vec<String> = lines().into_iter().map(|line| line.name).collect();
    let expected: Vec<String> =
        [("E", 1..=16), ("H", 1..=15), ("P", 1..=12), ("N", 1..=9)]
            .into_iter()
            .flat_map(|(letter, numbers)| numbers.map(move |n| format!("{letter}{n}")))
            // Numbers that no requirement has.
            .filter(|name| !["P4", "N5", "N7"].contains(&name.as_str()))
            .collect();
    assert_eq!(names, expected);
}

#[test]
fn every_line_has_a_state_and_what_it_stands_on() {
    for Line { name, state, shown } in lines() {
        assert!(STATES.contains(&state.as_str()), "{name} has the state {state:?}");
        let proofs = proofs(&shown);
        match state.as_str() {
            "enforced" => assert!(!proofs.is_empty(), "{name} names nothing"),
            "built" => assert!(shown.contains('`'), "{name} does not say where"),
            _ => assert!(shown.len() > 5, "{name} gives no reason"),
        }
    }
}

#[test]
fn whatever_shows_something_is_there() {
    for line in lines() {
        for (kind, what) in proofs(&line.shown) {
            let told = missing(kind, what);
            assert!(told.is_none(), "{}: {}", line.name, told.unwrap_or_default());
        }
    }
}

/// A claim that loses its test is noticed.
#[test]
fn what_is_not_there_is_missed() {
    for (kind, what) in [
        ("code", "page-eaten"),
        ("checker", "nobody"),
        ("diagnostic", "nothing"),
        ("test", "tests/turns/mod.rs::nothing_at_all"),
        ("test", "tests/nowhere.rs::nothing_at_all"),
    ] {
        assert!(missing(kind, what).is_some(), "{kind} {what}");
    }
}

/// Why what a line names does not show anything.
fn missing(kind: &str, what: &str) -> Option<String> {
    let there = match kind {
        "code" => {
            let known = Code::ALL.iter().any(|code| code.as_str() == what);
            known && has_files(&package().join("tests/faults").join(what))
        }
        "checker" => ["py", "mjs"].iter().any(|ending| {
            package()
                .join("tests/conformance/suite")
                .join(format!("{what}.{ending}"))
                .is_file()
        }),
        "diagnostic" => has_files(&package().join("tests/suite").join(what)),
        _ => {
            let (path, name) = what.split_once("::")?;
            let text = fs::read_to_string(package().join(path)).unwrap_or_default();
            text.contains(&format!("#[test]\nfn {name}()"))
                || text.contains(&format!("#[test]\n    fn {name}()"))
        }
    };
    (!there).then(|| format!("there is no {kind} {what}"))
}

/// What a line names as proof: "code `…`" and the like.
fn proofs(shown: &str) -> BTreeSet<(&str, &str)> {
    let mut found = BTreeSet::new();
    for kind in ["code", "checker", "diagnostic", "test"] {
        for (at, _) in shown.match_indices(&format!("{kind} `")) {
            let after = &shown[at + kind.len() + 2..];
            found.extend(after.split_once('`').map(|(what, _)| (kind, what)));
        }
    }
    found
}

fn lines() -> Vec<Line> {
    let page = fs::read_to_string(package().join("docs/conformance.md")).unwrap();
    let rows = page.lines().filter_map(|line| line.strip_prefix("| "));
    let cells = rows.map(|row| row.split(" | ").map(str::to_owned).collect::<Vec<_>>());
    let lines = cells.filter_map(|cells| match cells.as_slice() {
        [name, _, state, shown] if name != "line" => {
            let (name, state, shown) = (name.clone(), state.clone(), shown.clone());
            Some(Line { name, state, shown })
        }
        _ => None,
    });
    lines.collect()
}

fn has_files(folder: &Path) -> bool {
    fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some())
}

fn package() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}
