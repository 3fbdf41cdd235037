//! Writes a report of at least 150 pages that uses every construct to a folder,
//! to try the program on.
//!
//!     cargo run --example report -- FOLDER [--short]
//!     cargo run -- publish FOLDER

mod work;

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs, io};

use work::Size;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let (folder, size) = match arguments.as_slice() {
        [folder] => (folder, Size::WHOLE),
        [folder, short] if short == "--short" => (folder, Size::SHORT),
        _ => {
            eprintln!("usage: report FOLDER [--short]");
            return ExitCode::from(2);
        }
    };
    match write(Path::new(folder), size) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{folder}: {error}");
            ExitCode::from(2)
        }
    }
}

fn write(folder: &Path, size: Size) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    for (name, bytes) in work::report(size) {
        fs::write(folder.join(name), bytes)?;
    }
    Ok(())
}
