//! Builds the pages of `docs/diagnostics/` into the program: a table with a
//! row for each file, so that whoever adds a page adds nothing but the file.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=docs/diagnostics");
    println!("cargo::rerun-if-changed=build.rs");
    let variable = |name| env::var_os(name).map(PathBuf::from).unwrap_or_default();
    let folder = variable("CARGO_MANIFEST_DIR").join("docs/diagnostics");
    fs::write(variable("OUT_DIR").join("pages.rs"), table(&folder)?)
}

/// The pages in `folder`, each with its code, as an expression in Rust.
fn table(folder: &Path) -> io::Result<String> {
    let entries: io::Result<Vec<_>> = fs::read_dir(folder)?.collect();
    let mut pages = BTreeMap::new();
    for path in entries?.iter().map(fs::DirEntry::path) {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if stem != "README" && path.extension().is_some_and(|it| it == "md") {
            pages.insert(stem, path);
        }
    }
    let mut out = "&[\n".to_string();
    for (code, path) in pages {
        let _ = writeln!(out, "    ({code:?}, include_str!({path:?})),");
    }
    out.push_str("]\n");
    Ok(out)
}
