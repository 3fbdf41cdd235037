//! The baseline that was named, on the day on which the program runs.

use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use super::{Disk, Failure, disk, tell};
use utgave::agreement::Report;
use utgave::baseline::{self, Baseline};
use utgave::terms::Date;
use utgave::world::World;

/// What is accepted today; nothing, if no file was named.
pub struct Accepted(Option<(Baseline, Date)>);

impl Accepted {
    /// Reads the file.
    ///
    /// Fails if it cannot be read; what is wrong in it is told.
    pub fn read(path: Option<&Path>) -> Result<Self, Failure> {
        let Some(path) = path else { return Ok(Self(None)) };
        let name = path.display().to_string();
        let fail = |message: String| Failure::new(format!("{name}: {message}"));
        let bytes = disk::read(path).map_err(|error| fail(error.to_string()))?;
        let text = String::from_utf8(bytes).map_err(|_| fail("is not UTF-8".into()))?;
        match baseline::parse(&name, &text) {
            Ok(baseline) => Ok(Self(Some((baseline, today()?)))),
            Err(faults) => {
                tell::diagnostics(faults);
                Err(Failure::usage(
                    format!("{name} cannot be used as a baseline"),
                    "utgave check --report baseline drafts one",
                ))
            }
        }
    }

    /// The report without what is accepted in it.
    pub fn accept(&mut self, mut report: Report) -> Report {
        if let Self(Some((baseline, today))) = self {
            baseline.accept(&mut report, *today);
        }
        report
    }

    /// Tells what in the file has had its time.
    pub fn warn(&self) {
        if let Self(Some((baseline, today))) = self {
            tell::diagnostics(baseline.warnings(*today));
        }
    }
}

/// The day that `SOURCE_DATE_EPOCH` names, or else that of the clock.
fn today() -> Result<Date, Failure> {
    let clock =
        || SystemTime::now().duration_since(UNIX_EPOCH).ok().map(|it| it.as_secs());
    let seconds = Disk.source_date_epoch().or_else(clock);
    let day = seconds.and_then(baseline::day);
    day.ok_or_else(|| {
        Failure::new("the clock shows no date at which anything is accepted")
    })
}
