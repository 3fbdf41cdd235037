//! The command line: what was typed becomes a checked job, the library does
//! it, and what came of it is told.
//!
//! Data goes to standard output; progress and messages go to standard error.

mod accepted;
mod args;
mod booklet;
mod check;
mod diff;
mod disk;
mod explain;
mod job;
mod progress;
mod publish;
mod tell;

use std::panic;
use std::path::Path;
use std::process::ExitCode;

use clap::{CommandFactory, Parser};
use utgave::model::{self, Work};
use utgave::readback;
use utgave::source::schema;

use self::args::{Arguments, Command};
use self::disk::Disk;
use self::progress::Progress;

/// How a run ended that could do what it was asked to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Verdict {
    /// Everything is in order.
    Agrees,
    /// There is something to mend.
    Findings,
}

/// Why a run could not do what it was asked to: wrong use, or input that
/// cannot be read.
#[derive(Debug)]
struct Failure {
    message: String,
    hint: Option<String>,
}

impl Failure {
    fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), hint: None }
    }

    fn usage(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { message: message.into(), hint: Some(hint.into()) }
    }
}

/// How much stack each thread has, in bytes.
const STACK: usize = 16 << 20;

/// Runs the program on what was typed; gives its exit code: 0 where all is
/// done and in agreement, 1 where there is something to mend, 2 for wrong use
/// or input that cannot be read.
pub fn run() -> ExitCode {
    keep_quiet_about_caught_panics();
    // A thread that waits for another may lay out a second work on top of the first, and
    // deeply nested ones take much of its stack. It fails where threads were made before.
    let _ = rayon::ThreadPoolBuilder::new().stack_size(STACK).build_global();
    let verdict = match Arguments::parse().command {
        Command::Publish(arguments) => publish::run(&arguments),
        Command::Check(arguments) => check::run(arguments),
        Command::Booklet(arguments) => booklet::run(&arguments),
        Command::Diff(arguments) => diff::run(&arguments),
        Command::Explain { code } => explain::run(code.as_deref()),
        Command::Schema => {
            // Objects, lists, texts and numbers are what JSON is made of.
            let schema = serde_json::to_string_pretty(&schema()).unwrap_or_default();
            tell::text(&(schema + "\n"));
            Ok(Verdict::Agrees)
        }
        Command::Completions { shell } => {
            let mut command = Arguments::command();
            clap_complete::generate(
                shell,
                &mut command,
                "utgave",
                &mut std::io::stdout(),
            );
            Ok(Verdict::Agrees)
        }
    };
    match verdict {
        Ok(Verdict::Agrees) => ExitCode::SUCCESS,
        Ok(Verdict::Findings) => ExitCode::from(1),
        Err(failure) => {
            tell::failure(&failure);
            ExitCode::from(2)
        }
    }
}

/// The work in `folder`; `None` if its faults, which are told, stop publishing.
fn load(folder: &Path, progress: Progress) -> Option<(Work, Progress)> {
    match model::load(&Disk, folder) {
        Ok(work) => Some((work, progress)),
        Err(faults) => {
            drop(progress);
            tell::diagnostics(faults);
            None
        }
    }
}

/// A PDF from a stranger may bring its parser to panic; that is told as an
/// error, in one line.
fn keep_quiet_about_caught_panics() {
    let hook = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if !readback::pdf::is_reading() {
            hook(info);
        }
    }));
}
