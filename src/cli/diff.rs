use std::io::{self, IsTerminal};
use std::path::Path;

use super::args::{Diff, DiffReport};
use super::{Disk, Failure, Verdict, job, tell};
use utgave::diagnostic::Diagnostics;
use utgave::model::{self, Work};
use utgave::publish;
use utgave::report::changes as told;
use utgave::revision::{self, Changes};
use utgave::shelf::Shelf;

/// Tells what changed between two versions of a work. Nothing that changed is a fault,
/// but as `diff` does it says so by its exit code: 1.
pub fn run(arguments: &Diff) -> Result<Verdict, Failure> {
    let (old, new) = (job::work(&arguments.old)?, job::work(&arguments.new)?);
    let (was, is) = rayon::join(|| model::load(&Disk, &old), || model::load(&Disk, &new));
    let (was, is) = both((&old, was), (&new, is))?;
    let lines = |folder: &Path, work: &Work| match arguments.lines {
        true => publish::lines(&Disk, folder, &work.document),
        false => Ok(Vec::new()),
    };
    let (before, after) = rayon::join(|| lines(&old, &was), || lines(&new, &is));
    let (before, after) = both((&old, before), (&new, after))?;
    let changes =
        revision::changes_in_lines((&was.document, &before), (&is.document, &after));
    match &arguments.output {
        Some(folder) => put(&changes, arguments.report, folder)?,
        None => {
            tell::text(&written(&changes, arguments.report, io::stdout().is_terminal()))
        }
    }
    Ok(if changes.same { Verdict::Agrees } else { Verdict::Findings })
}

/// What came of both works; fails if one of them has faults, which are told.
fn both<T>(
    (old_path, old): (&Path, Result<T, Diagnostics>),
    (new_path, new): (&Path, Result<T, Diagnostics>),
) -> Result<(T, T), Failure> {
    let (old, new) = match (old, new) {
        (Ok(old), Ok(new)) => return Ok((old, new)),
        (old, new) => (old.err(), new.err()),
    };
    let faulty = [(old_path, old), (new_path, new)];
    let mut names = Vec::new();
    for (path, faults) in faulty {
        let Some(faults) = faults else { continue };
        names.push(path.display().to_string());
        tell::diagnostics(faults);
    }
    Err(Failure::usage(
        format!("cannot compare: there are errors in {}", names.join(" and in ")),
        "only works that could be published are compared",
    ))
}

fn written(changes: &Changes, report: DiffReport, terminal: bool) -> String {
    match report {
        DiffReport::Human => told::human(changes, tell::style(terminal)),
        DiffReport::Markdown => told::markdown(changes),
        DiffReport::Html => told::html(changes),
        DiffReport::Json => told::json(changes),
    }
}

fn put(changes: &Changes, report: DiffReport, folder: &Path) -> Result<(), Failure> {
    let ending = match report {
        DiffReport::Human => "txt",
        DiffReport::Markdown => "md",
        DiffReport::Html => "html",
        DiffReport::Json => "json",
    };
    let name = format!("{}.diff.{ending}", changes.new.name);
    let text = written(changes, report, false);
    let files = [(name, text.as_bytes())];
    Shelf::open(folder).and_then(|shelf| shelf.put(&files)).map_err(|error| {
        Failure::new(format!("cannot write to {}: {error}", folder.display()))
    })
}
