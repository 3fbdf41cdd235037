use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::accepted::Accepted;
use super::args::{self, FailOnArgument};
use super::progress::Progress;
use super::{Failure, Verdict, disk, job, load, tell};
use utgave::agreement::{self, Edition, Finding, Options, Report};
use utgave::preflight::{self, Order};
use utgave::publish::{self, Kind};
use utgave::readback::html::Select;
use utgave::readback::{self, Format};
use utgave::reading::Reading;
use utgave::shelf::Shelf;

/// A file, read back.
struct File {
    path: String,
    format: Format,
    bytes: u64,
    /// The file itself, where it says that it is meant for print.
    press: Option<Vec<u8>>,
    reading: Reading,
}

impl File {
    /// What a print house would say of it; nothing where it is not meant for one.
    fn press_findings(&self, order: &Order) -> Result<Vec<Finding>, Failure> {
        let Some(bytes) = self.press.clone() else { return Ok(Vec::new()) };
        let looked = preflight::preflight(bytes, &order_of(&self.path, order))
            .map_err(|error| unreadable(&self.path, error))?;
        Ok(looked.findings)
    }
}

/// Checks the works or files that are meant.
pub fn run(arguments: args::Check) -> Result<Verdict, Failure> {
    let args::Check {
        inputs,
        against,
        output,
        draft,
        report,
        select,
        baseline,
        fail_on,
        ordered,
    } = arguments;
    let order = order(ordered);
    let mut reports = tell::Reports::new(report);
    let mut verdict = Verdict::Agrees;
    let mut accepted = Accepted::read(baseline.as_deref())?;
    let mut take = |report: Option<Report>| {
        let report = report.map(|report| accepted.accept(report));
        verdict = verdict.max(judge(report.as_ref(), fail_on));
        report.into_iter().for_each(|report| reports.add(report));
    };
    let job = job::check(inputs, against)?;
    if output.is_some() && !matches!(job, job::Check::Works(_)) {
        return Err(Failure::usage(
            "--output is the folder of a work's editions, and files were named",
            "a report on files is printed: utgave check … --report html > report.html",
        ));
    }
    match job {
        job::Check::Works(works) => {
            let output = output.unwrap_or_else(|| PathBuf::from("dist"));
            for work in works {
                take(check_work(&work, &output, draft)?);
            }
        }
        job::Check::Files(reference, files) => {
            take(Some(check_files(reference, files, select.as_ref(), &order)?));
        }
        job::Check::Press(path) => take(Some(check_press(&path, &order)?)),
    }
    reports.finish();
    accepted.warn();
    Ok(verdict)
}

/// What was ordered of a file: a booklet is known by its name.
fn order_of(name: &str, order: &Order) -> Order {
    let imposed = super::booklet::is_booklet(name);
    Order { imposed, stitched: order.stitched || imposed, ..order.clone() }
}

fn order(ordered: args::Ordered) -> Order {
    let args::Ordered { trim, bleed, ink, stitched, spot } = ordered;
    Order { trim, bleed, ink, stitched, imposed: false, spots: spot }
}

/// The report on a PDF alone: whether it can be printed, and where its tags and its pages
/// differ.
fn check_press(path: &Path, order: &Order) -> Result<Report, Failure> {
    let progress = Progress::new("reading".to_owned());
    let name = path.display().to_string();
    let bytes = bytes(path)?;
    let size = bytes.len() as u64;
    let reading = readback::pdf::read_tagged(bytes.as_slice());
    let preflight = preflight::preflight(bytes, &order_of(&name, order))
        .map_err(|error| unreadable(&name, error))?;
    let reading = reading.map_err(|error| unreadable(&name, error))?;
    drop(progress);
    let mut findings = preflight.findings;
    findings.extend(reading.iter().flat_map(agreement::tagging));
    Ok(Report::alone(&name, size, preflight.pages, findings))
}

/// A work without a report could not be read.
fn judge(report: Option<&Report>, fail_on: FailOnArgument) -> Verdict {
    let agrees = report.is_some_and(|report| match fail_on {
        FailOnArgument::Error => report.agrees,
        FailOnArgument::Warning => report.findings.is_empty(),
    });
    if agrees { Verdict::Agrees } else { Verdict::Findings }
}

/// The report on a work; `None` if its faults, which are told, stop it.
fn check_work(
    folder: &Path,
    output: &Path,
    draft: bool,
) -> Result<Option<Report>, Failure> {
    let progress = Progress::new(format!("checking {}", folder.display()));
    let Some((work, progress)) = load(folder, progress) else {
        return Ok(None);
    };
    let name = &work.document.metadata.name;
    let files = read_work(&published(name, output, draft)?)?;
    let readings: Vec<_> = files
        .iter()
        .map(|(kind, file)| (file.path.clone(), *kind, file.bytes, &file.reading))
        .collect();
    let mut report = publish::compare(&work, &readings);
    for (kind, file) in &files {
        let Some(bytes) = file.press.clone() else { continue };
        let found = publish::preflight(&work.document.metadata, *kind, bytes)
            .map_err(|error| unreadable(&file.path, error))?;
        report.add_to(&file.path, found);
    }
    drop(progress);
    tell::diagnostics(work.warnings);
    Ok(Some(report))
}

/// The editions of a work that stand in `output`, after what a killed run has
/// left there was put in place; or its drafts.
fn published(
    name: &str,
    output: &Path,
    draft: bool,
) -> Result<Vec<(Kind, PathBuf)>, Failure> {
    if output.is_dir() {
        // Where nothing may be written there is nothing to finish either.
        let _ = Shelf::open(output);
    }
    let file = if draft { publish::draft_name } else { publish::file_name };
    let paths = Kind::ALL.map(|kind| (kind, output.join(file(name, kind))));
    let found: Vec<_> = paths.into_iter().filter(|(_, path)| path.is_file()).collect();
    let has = |kind| found.iter().any(|(own, _)| *own == kind);
    let what = if draft { "draft" } else { "edition" };
    if found.is_empty() {
        return Err(Failure::usage(
            format!("{} holds no {what} of {name}", output.display()),
            "publish it first, or say with --output where its editions are",
        ));
    }
    let untagged = [Kind::Press, Kind::Booklet].into_iter().find(|kind| has(*kind));
    if let Some(kind) = untagged.filter(|_| !has(Kind::Pdf)) {
        let press = output.join(publish::file_name(name, kind));
        return Err(Failure::usage(
            format!("{} cannot be checked alone: it has no tags", press.display()),
            "publish --format pdf makes the PDF for readers beside it, by which it is read",
        ));
    }
    Ok(found)
}

/// Reads editions of one work, side by side. That for the print house is read by the tags
/// of that for readers. Fails with a line for each that cannot be read.
fn read_work(paths: &[(Kind, PathBuf)]) -> Result<Vec<(Kind, File)>, Failure> {
    let path = |wanted| paths.iter().find(|(kind, _)| *kind == wanted).map(|(_, it)| it);
    let screen = path(Kind::Pdf);
    let pair = screen.zip(path(Kind::Press));
    let booklet = screen.zip(path(Kind::Booklet));
    let is_other = |kind: Kind| match kind {
        Kind::Pdf => pair.is_none(),
        kind => ![Kind::Press, Kind::Booklet].contains(&kind),
    };
    let others: Vec<_> = paths.iter().filter(|(kind, _)| is_other(*kind)).collect();
    let other_paths: Vec<_> = others.iter().map(|(_, path)| path.clone()).collect();
    let prints = || {
        let pair = pair.map(|(screen, press)| read_prints(screen, press)).transpose()?;
        let booklet =
            booklet.map(|(screen, booklet)| read_booklet(screen, booklet)).transpose()?;
        Ok((pair, booklet))
    };
    let (prints, files) = rayon::join(prints, || read(&other_paths, None));
    let (pair, booklet) = prints?;
    let pair = pair.map(|[screen, press]| [(Kind::Pdf, screen), (Kind::Press, press)]);
    let booklet = booklet.map(|file| (Kind::Booklet, file));
    let others = others.into_iter().map(|(kind, _)| *kind).zip(files?);
    let mut files: Vec<_> =
        pair.into_iter().flatten().chain(booklet).chain(others).collect();
    files.sort_by_key(|(kind, _)| *kind);
    Ok(files)
}

fn read_booklet(screen: &Path, booklet: &Path) -> Result<File, Failure> {
    let (screen, bytes) = (bytes(screen)?, bytes(booklet)?);
    let size = bytes.len() as u64;
    let path = booklet.display().to_string();
    let reading = readback::pdf::read_folded_by(screen, bytes.as_slice())
        .map_err(|error| unreadable(&path, error))?;
    Ok(File { path, format: Format::Pdf, bytes: size, press: Some(bytes), reading })
}

fn read_prints(screen: &Path, press: &Path) -> Result<[File; 2], Failure> {
    let bytes = [bytes(screen)?, bytes(press)?];
    let sizes = bytes.each_ref().map(|bytes| bytes.len() as u64);
    let [own, other] = bytes;
    let for_print = other.clone();
    let (own, other) = readback::pdf::read_both(own, other);
    let file = |path: &Path, bytes, reading: Result<Reading, readback::Error>| {
        let path = path.display().to_string();
        let reading = reading.map_err(|error| unreadable(&path, error))?;
        Ok(File { path, format: Format::Pdf, bytes, press: None, reading })
    };
    let press = File { press: Some(for_print), ..file(press, sizes[1], other)? };
    Ok([file(screen, sizes[0], own)?, press])
}

fn check_files(
    reference: PathBuf,
    files: Vec<PathBuf>,
    select: Option<&Select>,
    order: &Order,
) -> Result<Report, Failure> {
    let progress = Progress::new("reading".to_owned());
    let paths: Vec<_> = std::iter::once(reference).chain(files).collect();
    let files = read(&paths, select)?;
    let editions: Vec<_> = files
        .iter()
        .map(|file| Edition {
            path: &file.path,
            format: file.format.extension(),
            bytes: Some(file.bytes),
            reading: &file.reading,
        })
        .collect();
    let mut report = agreement::agree(&editions[0], &editions[1..], &Options::EDITION);
    for file in &files {
        report.add_to(&file.path, agreement::alone(&file.reading));
        report.add_to(&file.path, file.press_findings(order)?);
    }
    drop(progress);
    Ok(report)
}

/// Reads files, side by side. Fails with a line for each that cannot be read.
fn read(paths: &[PathBuf], select: Option<&Select>) -> Result<Vec<File>, Failure> {
    let results: Vec<_> = paths.par_iter().map(|path| read_one(path, select)).collect();
    let mut files = Vec::new();
    let mut failures: Vec<Failure> = Vec::new();
    for result in results {
        match result {
            Ok(file) => files.push(file),
            Err(failure) => failures.push(failure),
        }
    }
    match failures.pop() {
        None => Ok(files),
        Some(last) => {
            failures.iter().for_each(tell::failure);
            Err(last)
        }
    }
}

fn read_one(path: &Path, select: Option<&Select>) -> Result<File, Failure> {
    let name = path.display().to_string();
    let bytes = bytes(path)?;
    let read = if super::booklet::is_booklet(&name) {
        readback::pdf::read_folded(bytes.as_slice()).map(|reading| (Format::Pdf, reading))
    } else {
        readback::read_part(&name, &bytes, select)
    };
    let (format, reading) = read.map_err(|error| unreadable(&name, error))?;
    let size = bytes.len() as u64;
    let is_press = format == Format::Pdf && preflight::is_press(bytes.clone());
    let press = is_press.then_some(bytes);
    Ok(File { path: name, format, bytes: size, press, reading })
}

fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    disk::read(path).map_err(|error| {
        let what = match error.kind() {
            ErrorKind::NotFound => "there is no such file".to_owned(),
            _ => error.to_string(),
        };
        Failure::new(format!("{}: {what}", path.display()))
    })
}

fn unreadable(name: &str, error: readback::Error) -> Failure {
    Failure { message: format!("{name}: {error}"), hint: error.hint }
}
