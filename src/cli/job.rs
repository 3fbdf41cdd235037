//! What was typed, checked and made definite.

use std::collections::HashSet;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::Failure;
use super::args::FormatArgument;
use utgave::publish::Kind;

/// The folder in which works stand.
const WORKS: &str = "source";
/// The file that makes a folder a work.
const PUBLICATION: &str = "publication.toml";

/// What `check` is to do.
#[derive(Debug)]
pub enum Check {
    /// Hold the published editions of these works against their sources.
    Works(Vec<PathBuf>),
    /// Hold the files against the first.
    Files(PathBuf, Vec<PathBuf>),
    /// Look whether this file can be printed.
    Press(PathBuf),
}

/// The folders of the works that are meant: the one that is named, or every
/// one under `source/`.
///
/// Fails if it has no `publication.toml`, or if there is none.
pub fn works(named: Option<&Path>) -> Result<Vec<PathBuf>, Failure> {
    match named {
        Some(folder) => Ok(vec![work(folder)?]),
        None => all_works(),
    }
}

/// The folder of the work that is named.
///
/// Fails if it has no `publication.toml`.
pub fn work(folder: &Path) -> Result<PathBuf, Failure> {
    // A user who names the file itself means the work.
    let folder = match folder.parent() {
        Some(parent) if is_publication(folder) => parent,
        _ => folder,
    };
    if is_work(folder) {
        return Ok(folder.to_owned());
    }
    let what = if folder.exists() {
        "is no work: it has no publication.toml"
    } else {
        "does not exist"
    };
    let hint = if folder.is_file() {
        "name a folder with a publication.toml in it; utgave check compares files"
    } else {
        "name a folder with a publication.toml in it"
    };
    Err(Failure::usage(format!("{} {what}", folder.display()), hint))
}

fn all_works() -> Result<Vec<PathBuf>, Failure> {
    let entries = fs::read_dir(WORKS).into_iter().flatten().flatten();
    let folders = entries.map(|entry| entry.path());
    let mut works: Vec<_> = folders.filter(|folder| is_work(folder)).collect();
    works.sort();
    if works.is_empty() {
        return Err(Failure::usage(
            "there is no work under source/",
            "name a work's folder, or go to the folder that has source/ in it",
        ));
    }
    Ok(works)
}

fn is_work(folder: &Path) -> bool {
    folder.join(PUBLICATION).is_file()
}

fn is_publication(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == PUBLICATION)
}

/// The editions that are meant, each once, in the order of the table.
pub fn kinds(typed: &[FormatArgument]) -> Vec<Kind> {
    let names = |kind| -> &[FormatArgument] {
        use FormatArgument::{All, Booklet, Epub, Html, LargePrint, Pdf, Press, Screen};
        match kind {
            Kind::Pdf => &[All, Pdf, Screen],
            Kind::Press => &[All, Pdf, Press],
            Kind::Booklet => &[Booklet],
            Kind::LargePrint => &[All, LargePrint],
            Kind::Epub => &[All, Epub],
            Kind::Html => &[All, Html],
        }
    };
    let meant = |kind: &Kind| names(*kind).iter().any(|name| typed.contains(name));
    Kind::ALL.into_iter().filter(meant).collect()
}

/// Whether works or files are to be checked, and against what.
///
/// Fails if a file is to be compared with nothing, and is no PDF.
pub fn check(inputs: Vec<PathBuf>, against: Option<PathBuf>) -> Result<Check, Failure> {
    if inputs.is_empty() && against.is_none() {
        return works(None).map(Check::Works);
    }
    let is_folder = |input: &PathBuf| input.is_dir() || is_publication(input);
    if against.is_none() && inputs.iter().all(is_folder) {
        let folders: Result<Vec<_>, _> =
            inputs.iter().map(|input| works(Some(input))).collect();
        return Ok(Check::Works(folders?.concat()));
    }
    if let (None, [file]) = (&against, inputs.as_slice())
        && is_pdf(file)
    {
        return Ok(Check::Press(file.clone()));
    }
    let mut files = inputs.into_iter();
    let reference = against.or_else(|| files.next());
    // Where several files are compared, each has one voice.
    let mut seen: HashSet<PathBuf> = reference.iter().cloned().collect();
    let several = files.len() > 1;
    let files: Vec<PathBuf> =
        files.filter(|file| seen.insert(file.clone()) || !several).collect();
    match (reference, files.as_slice()) {
        (Some(reference), [_, ..]) => Ok(Check::Files(reference, files)),
        _ => Err(Failure::usage(
            "one file alone cannot agree or disagree",
            "name two files, or one file and --against another; a PDF alone is held against \
             what print houses want, and its tags against its pages",
        )),
    }
}

/// Whether a file begins as a PDF does. One that cannot be opened is told of later.
fn is_pdf(path: &Path) -> bool {
    let mut head = Vec::new();
    let read = fs::File::open(path).map(|file| file.take(1024).read_to_end(&mut head));
    read.is_ok() && head.windows(5).any(|window| window == b"%PDF-")
}
