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
    let kinds = (!arguments.draft).then(|| job::kinds(&arguments.format));
    let mut verdict = Verdict::Agrees;
    let mut reports = tell::Reports::new(arguments.report);
    for work in works {
        verdict = verdict.max(publish(
            &work,
            kinds.as_deref(),
            &arguments.output,
            &mut reports,
        )?);
    }
    reports.finish();
    Ok(verdict)
}

/// Publishes these editions of a work, or its drafts.
fn publish(
    folder: &Path,
    kinds: Option<&[Kind]>,
    output: &Path,
    reports: &mut tell::Reports,
) -> Result<Verdict, Failure> {
    let progress = Progress::new(format!("publishing {}", folder.display()));
    let Some((mut work, progress)) = load(folder, progress) else {
        return Ok(Verdict::Findings);
    };
    let made = match kinds {
        Some(kinds) => publish::editions(&Disk, folder, &work.document, kinds),
        None => publish::drafts(&Disk, folder, &work.document),
    };
    let editions = match made {
        Ok(editions) => editions,
        Err(faults) => {
            drop(progress);
            tell::diagnostics(work.warnings);
            tell::diagnostics(faults);
            return Ok(Verdict::Findings);
        }
    };
    work.warnings.extend(publish::flaws(&editions));
    work.warnings.settle();
    let path = |edition: &Edition| output.join(&edition.name).display().to_string();
    let readings: Vec<_> = editions
        .iter()
        .map(|it| (path(it), it.kind, it.bytes.len() as u64, &it.reading))
        .collect();
    let mut report = publish::compare(&work, &readings);
    let agrees_with_source = report.agrees;
    for edition in &editions {
        report.add_to(&path(edition), edition.findings.clone());
    }
    if report.agrees {
        // What stands beside the editions is about those that were published.
        let evidence = match kinds {
            Some(_) => publish::evidence(&work, &editions, path, &report),
            None => Ok(Vec::new()),
        };
        match evidence {
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
    let why = match agrees_with_source {
        true => "it cannot be printed",
        false => "its editions do not agree",
    };
    tell::failure(&Failure::usage(
        format!("{} was not published: {why}", folder.display()),
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
