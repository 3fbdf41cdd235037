//! Commands, timed from outside, with the most memory that they held.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

/// What a command took.
#[derive(Debug, Clone, Copy)]
pub struct Cost {
    /// From start to end, in seconds.
    pub seconds: f64,
    /// The most memory that it held at once, in bytes; `None` where GNU `time`
    /// is not installed.
    pub memory: Option<u64>,
}

/// Where GNU `time` is installed.
const TIME: &str = "/usr/bin/time";

/// Runs `program` once. Fails if it cannot be run, or reports failure.
///
/// The time holds the start of GNU `time` around it, about a millisecond.
pub fn run<S: AsRef<OsStr>>(program: &OsStr, arguments: &[S]) -> io::Result<Cost> {
    let folder = tempfile::tempdir()?;
    let report = folder.path().join("memory");
    let measured = Path::new(TIME).exists();
    let mut command = if measured {
        let mut time = Command::new(TIME);
        time.args(["-f", "%M", "-o"]).arg(&report).arg(program);
        time
    } else {
        Command::new(program)
    };
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null());
    let start = Instant::now();
    let output = command.stderr(Stdio::piped()).output()?;
    let seconds = start.elapsed().as_secs_f64();
    if !output.status.success() {
        let message = String::from_utf8_lossy(&output.stderr).into_owned();
        return Err(io::Error::other(format!("{}: {message}", program.display())));
    }
    let kilobytes = fs::read_to_string(report).ok();
    let kilobytes = kilobytes.and_then(|text| text.trim().parse::<u64>().ok());
    Ok(Cost { seconds, memory: kilobytes.map(|kilobytes| kilobytes * 1024) })
}

/// The first line of what `program --version` says, if it is installed.
pub fn version(program: &OsStr) -> Option<String> {
    let output = Command::new(program).arg("--version").output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| text.lines().next().unwrap_or_default().to_owned())
}
