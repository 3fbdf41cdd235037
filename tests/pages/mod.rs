//! The pages about diagnostics in `docs/diagnostics/`: each code that is used
//! has one, and its examples are what it says they are.

mod examples;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use utgave::diagnostic::{Severity, page, pages};

/// Whoever adds a diagnostic says what it means.
#[test]
fn every_diagnostic_has_a_page() {
    for (code, uses) in used() {
        let Some(page) = page(&code) else {
            panic!(
                "{} makes the diagnostic {code}, which has no page: write \
                 docs/diagnostics/{code}.md as docs/diagnostics/README.md shows",
                uses[0].1.display()
            );
        };
        for (severity, file) in uses {
            assert_eq!(
                severity,
                page.severity,
                "{} makes the diagnostic {code}, and its page gives it another weight",
                file.display()
            );
        }
    }
}

#[test]
fn every_page_is_about_a_diagnostic() {
    let used = used();
    for page in pages() {
        assert!(
            used.contains_key(page.code),
            "docs/diagnostics/{}.md is about a diagnostic that nothing makes",
            page.code
        );
    }
}

/// The codes of diagnostics that the program makes, with the weight that each
/// has in each file.
fn used() -> BTreeMap<String, Vec<(Severity, PathBuf)>> {
    let mut used: BTreeMap<String, Vec<_>> = BTreeMap::new();
    for path in files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")) {
        let text = fs::read_to_string(&path).unwrap();
        let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        let makes = [
            ("Diagnostic::error(", Severity::Error),
            ("Diagnostic::warning(", Severity::Warning),
        ];
        for (make, severity) in makes {
            let after = code.split(make).skip(1).map(str::trim_start);
            let literal = |after: &str| {
                let code = after.strip_prefix('"')?.split('"').next()?;
                Some(code.to_string())
            };
            for code in after.filter_map(literal) {
                used.entry(code).or_default().push((severity, path.clone()));
            }
        }
    }
    assert!(used.len() > 40, "the diagnostics are not found");
    used
}

/// Every Rust file in `folder` that is no test.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() && name != "tests" {
            found.append(&mut files(&path));
        } else if name.ends_with(".rs") && name != "tests.rs" {
            found.push(path);
        }
    }
    found
}
