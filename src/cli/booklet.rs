use std::path::{Path, PathBuf};

use super::args::{self, SheetArgument};
use super::progress::Progress;
use super::{Failure, Verdict, disk, tell};
use utgave::agreement::{self, Edition, Options, Report};
use utgave::editions::booklet::{self, Sheet};
use utgave::readback::{self, pdf};
use utgave::shelf::Shelf;

/// What the names of booklets end with.
const ENDING: &str = ".booklet.pdf";

/// Makes a booklet of a PDF, folds what was made, and puts it in place if it says what the
/// PDF does.
pub fn run(arguments: &args::Booklet) -> Result<Verdict, Failure> {
    let path = &arguments.file;
    let progress = Progress::new(format!("folding {}", path.display()));
    let name = path.display().to_string();
    let pages =
        disk::read(path).map_err(|error| Failure::new(format!("{name}: {error}")))?;
    let options =
        booklet::Options { sheet: arguments.sheet.map(sheet), paper: arguments.paper };
    let bytes = booklet::booklet(&pages, &options).map_err(|fault| Failure {
        message: format!("{name}: {}", fault.message),
        hint: fault.hint,
    })?;
    let folder = arguments.output.clone().unwrap_or_else(|| parent(path));
    let made = file_name(path);
    let report = compare(&name, &pages, &folder.join(&made), &bytes)?;
    drop(progress);
    let agrees = report.agrees;
    let mut reports = tell::Reports::new(args::ReportArgument::Human);
    reports.add(report);
    reports.finish();
    if !agrees {
        tell::failure(&Failure::usage(
            "the booklet was not written: folded, it does not say what the pages do",
            "this is a fault of utgave: please report it",
        ));
        return Ok(Verdict::Findings);
    }
    let files = [(made, bytes.as_slice())];
    let written = Shelf::open(&folder).and_then(|shelf| shelf.put(&files));
    written.map_err(|error| {
        Failure::new(format!("cannot write to {}: {error}", folder.display()))
    })?;
    Ok(Verdict::Agrees)
}

/// Whether a file is a booklet, by its name: what it is made of lies on its sheets in
/// another order.
pub fn is_booklet(name: &str) -> bool {
    name.to_ascii_lowercase().ends_with(ENDING)
}

/// The pages and the folded booklet, held against each other.
fn compare(
    name: &str,
    pages: &[u8],
    path: &Path,
    booklet: &[u8],
) -> Result<Report, Failure> {
    let unreadable = |error: readback::Error| Failure {
        message: format!("{name}: {error}"),
        hint: error.hint,
    };
    let expected = pdf::read_flat(pages).map_err(unreadable)?;
    let found = pdf::read_folded(booklet).map_err(unreadable)?;
    let path = path.display().to_string();
    let edition = |path, format, bytes: &[u8], reading| Edition {
        path,
        format,
        bytes: Some(bytes.len() as u64),
        reading,
    };
    let expected = edition(name, "pdf", pages, &expected);
    let found = edition(&path, "booklet", booklet, &found);
    Ok(agreement::agree(&expected, &[found], &Options::EDITION))
}

/// `plan.press.pdf` and `plan.pdf` become `plan.booklet.pdf`.
fn file_name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let name = name.strip_suffix(".pdf").unwrap_or(&name);
    let name = name.strip_suffix(".press").unwrap_or(name);
    format!("{name}{ENDING}")
}

fn parent(path: &Path) -> PathBuf {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
        _ => PathBuf::from("."),
    }
}

fn sheet(typed: SheetArgument) -> Sheet {
    match typed {
        SheetArgument::A4 => Sheet::A4,
        SheetArgument::Sra4 => Sheet::Sra4,
        SheetArgument::A3 => Sheet::A3,
        SheetArgument::Sra3 => Sheet::Sra3,
    }
}
