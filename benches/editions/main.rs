//! What publishing the programme costs, and a ten-, hundred- and
//! four-hundredfold of it: stage by stage, and side by side with the `typst`
//! and `pandoc` commands. `benches/README.md` says how to run it and read it.

mod commands;
mod job;
mod multiply;
mod process;
mod stages;
mod table;
mod typst;

use std::process::ExitCode;
use std::{env, fs, thread};

use job::Job;

fn main() -> ExitCode {
    let result = Job::from_arguments(env::args().skip(1)).and_then(|job| run(&job));
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn run(job: &Job) -> Result<(), String> {
    if let Some(copies) = job.once {
        return stages::run(copies, job.work.as_deref())
            .map(|stages| print!("{}", stages::encode(&stages)));
    }
    println!("{}\n", machine());
    if job.stages {
        println!("{}", stages::table(job)?);
    }
    if job.commands {
        println!("{}", commands::tables(job)?);
    }
    if job.checking {
        println!("{}", commands::check(job)?);
    }
    println!("{}", machine());
    Ok(())
}

/// The machine, and how busy it was in the last minute: numbers taken beside
/// other work are worth little.
fn machine() -> String {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split(' ').next().unwrap_or_default().to_owned();
    format!("Cores: {cores}. Load average: {load}.")
}
