//! What is to be measured.

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// What is to be measured, and how often.
#[derive(Debug, Clone)]
pub struct Job {
    /// How many times the programme, one after the other.
    pub copies: Vec<u32>,
    /// How many times each thing is done; the median counts.
    pub runs: usize,
    /// Whether to measure stage by stage.
    pub stages: bool,
    /// Whether to measure whole commands.
    pub commands: bool,
    /// Whether to measure how fast given files are checked, which is also one of the
    /// commands.
    pub checking: bool,
    /// A work's folder, to measure instead of the programme, stage by stage alone.
    pub work: Option<PathBuf>,
    /// Set where this process is to go through the stages a single time, for
    /// another that does the counting.
    pub once: Option<u32>,
    /// The `typst` command.
    pub typst: OsString,
    /// The `pandoc` command.
    pub pandoc: OsString,
}

/// How long to go on with one thing once it was done three times.
const PATIENCE: Duration = Duration::from_secs(30);

impl Job {
    /// Reads the command line. Fails with a message on anything unknown.
    pub fn from_arguments(
        mut arguments: impl Iterator<Item = String>,
    ) -> Result<Self, String> {
        let mut job = Self {
            copies: vec![1, 10, 100, 400],
            runs: 9,
            stages: true,
            commands: true,
            checking: false,
            work: None,
            once: None,
            typst: env::var_os("TYPST").unwrap_or("typst".into()),
            pandoc: env::var_os("PANDOC").unwrap_or("pandoc".into()),
        };
        while let Some(argument) = arguments.next() {
            let mut value = || arguments.next().unwrap_or_default();
            match argument.as_str() {
                "--copies" => job.copies = numbers(&value())?,
                "--runs" => job.runs = number(&value())?,
                "--only-stages" => job.commands = false,
                "--only-commands" => job.stages = false,
                "--only-check" => {
                    (job.stages, job.commands, job.checking) = (false, false, true);
                }
                "--work" => job.work = Some(value().into()),
                "--once" => job.once = Some(number(&value())?),
                // Cargo says so itself.
                "--bench" => {}
                other => return Err(format!("unknown argument: {other}")),
            }
        }
        if job.work.is_some() {
            (job.copies, job.commands) = (vec![1], false);
        }
        Ok(job)
    }

    /// Does something as often as the job says, but at least three times once
    /// it takes long, and gives what came of each time.
    pub fn sample<T>(
        &self,
        mut once: impl FnMut() -> Result<T, String>,
    ) -> Result<Vec<T>, String> {
        let start = Instant::now();
        let mut samples = Vec::new();
        while samples.len() < self.runs
            && (samples.len() < 3 || start.elapsed() < PATIENCE)
        {
            samples.push(once()?);
        }
        Ok(samples)
    }
}

fn numbers<T: std::str::FromStr>(text: &str) -> Result<Vec<T>, String> {
    text.split(',').map(number).collect()
}

fn number<T: std::str::FromStr>(text: &str) -> Result<T, String> {
    text.parse().map_err(|_| format!("not a number: {text}"))
}

/// The middle one of some numbers, or the mean of the two in the middle.
pub fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    let middle = numbers.len() / 2;
    match numbers.len() % 2 {
        0 => f64::midpoint(numbers[middle - 1], numbers[middle]),
        _ => numbers[middle],
    }
}
