//! The `utgave` program: see `utgave --help`.

use std::process::ExitCode;

fn main() -> ExitCode {
    utgave::cli::run()
}
