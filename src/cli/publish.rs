use std::path::Path;

use super::args::Publish;
use super::progress::Progress;
use super::{Disk, Failure, Verdict, job, load, tell};
use utgave::publish::{self, Edition, Kind};
use utgave::shelf::Shelf;

/// Publishes every work that is meant; goes on with the next where one has
/// something to mend.
pub fn run(arguments: &Publish) -> Result<Verdict, Failure> {
    let works = job::works(arguments.work.as_deref())?;
    let kinds = job::kinds(&arguments.format);
    let mut verdict = Verdict::Agrees;
    let mut reports = tell::Reports::new(arguments.report);
    for work in works {
        verdict = verdict.max(publish(&work, &kinds, &arguments.output, &mut reports)?);
    }
    reports.finish();
    Ok(verdict)
}

fn publish(
    folder: &Path,
    kinds: &[Kind],
    output: &Path,
    reports: &mut tell::Reports,
) -> Result<Verdict, Failure> {
    let progress = Progress::new(format!("publishing {}", folder.display()));
    let Some((work, progress)) = load(folder, progress) else {
        return Ok(Verdict::Findings);
    };
    let editions = match publish::editions(&Disk, folder, &work.document, kinds) {
        Ok(editions) => editions,
        Err(faults) => {
            drop(progress);
            tell::diagnostics(work.warnings);
            tell::diagnostics(faults);
            return Ok(Verdict::Findings);
        }
    };
    let path = |edition: &Edition| output.join(&edition.name).display().to_string();
    let readings: Vec<_> = editions
        .iter()
        .map(|it| (path(it), it.kind, it.bytes.len() as u64, &it.reading))
        .collect();
    let report = publish::compare(&work, &readings);
    if report.agrees {
        match publish::evidence(&work, &editions, path, &report) {
            Ok(evidence) => put(&editions, &evidence, output)?,
            Err(faults) => {
                drop(progress);
                tell::diagnostics(faults);
                return Ok(Verdict::Findings);
            }
        }
    }
    drop(progress);
    tell::diagnostics(work.warnings);
    let agrees = report.agrees;
    reports.add(report);
    if agrees {
        for edition in &editions {
            if let Some(remark) = &edition.remark {
                tell::remark(&path(edition), remark);
            }
        }
        return Ok(Verdict::Agrees);
    }
    tell::failure(&Failure::usage(
        format!("{} was not published: its editions do not agree", folder.display()),
        "what was published before still stands",
    ));
    Ok(Verdict::Findings)
}

fn put(
    editions: &[Edition],
    evidence: &[(String, Vec<u8>)],
    output: &Path,
) -> Result<(), Failure> {
    let editions = editions.iter().map(|it| (it.name.clone(), it.bytes.as_slice()));
    let evidence = evidence.iter().map(|(name, bytes)| (name.clone(), bytes.as_slice()));
    let files: Vec<_> = editions.chain(evidence).collect();
    Shelf::open(output).and_then(|shelf| shelf.put(&files)).map_err(|error| {
        Failure::usage(
            format!("cannot write to {}: {error}", output.display()),
            "what was published before still stands",
        )
    })
}
