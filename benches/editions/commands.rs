//! Whole commands side by side: ours, `typst` and `pandoc`, each as a user
//! would type it, in turns, so that a machine that warms up favours none.

use std::ffi::{OsStr, OsString};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use crate::job::{Job, median};
use crate::multiply::Work;
use crate::process::{self, Cost};
use crate::table::{Table, memory, seconds};
use crate::typst;

/// The program under test, built in the same profile as this bench.
const UTGAVE: &str = env!("CARGO_BIN_EXE_utgave");
const FONTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fonts");

/// A command with what it is given.
struct Command {
    program: OsString,
    arguments: Vec<OsString>,
}

/// A folder with the work in it, for us, for `typst` and for `pandoc`.
struct Bench {
    job: Job,
    work: Work,
    folder: PathBuf,
    pages: usize,
}

/// Every comparison that the installed commands allow, as tables.
pub fn tables(job: &Job) -> Result<String, String> {
    let benches = job.copies.iter().map(|&copies| Bench::new(job, copies));
    let benches = benches.collect::<Result<Vec<_>, _>>()?;
    let mut out = String::new();
    let has_typst = heading(&job.typst, &mut out);
    let has_pandoc = heading(&job.pandoc, &mut out);
    let mut add = |title: &str, table: Table| {
        let _ = write!(out, "\n### {title}\n\n{table}");
    };
    if has_typst {
        let title = "All editions and the check, against `typst compile` for the PDF";
        add(title, compare(&benches, &Bench::publish_all, &Bench::typst)?);
        let title = "The PDF and its check, against `typst compile`";
        add(title, compare(&benches, &|bench| bench.publish("pdf"), &Bench::typst)?);
    }
    if has_pandoc {
        for (name, format) in [("EPUB", "epub"), ("HTML", "html")] {
            let title = format!("The {name} and its check, against `pandoc`");
            let ours = |bench: &Bench| bench.publish(format);
            let theirs = |bench: &Bench| bench.pandoc(format);
            add(&title, compare(&benches, &ours, &theirs)?);
        }
    }
    add("All editions and the check, by words", growth(&benches)?);
    add("Checking three given files", checking(&benches)?);
    Ok(out)
}

/// How fast three given files are read and compared, whatever else is installed.
pub fn check(job: &Job) -> Result<Table, String> {
    let benches = job.copies.iter().map(|&copies| Bench::new(job, copies));
    checking(&benches.collect::<Result<Vec<_>, _>>()?)
}

/// Notes which version of a command takes part; false where it cannot.
fn heading(program: &OsStr, out: &mut String) -> bool {
    let version = process::version(program);
    let says = version.as_deref().unwrap_or("not installed, left out");
    let _ = writeln!(out, "- `{}`: {says}", program.display());
    version.is_some()
}

impl Bench {
    /// Writes the work down for everybody, and publishes it once, so that
    /// there are files to check.
    fn new(job: &Job, copies: u32) -> Result<Self, String> {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(copies.to_string());
        let work = Work::new(copies).map_err(|error| error.to_string())?;
        let markup = typst::markup(&work.text);
        work.write(&folder.join("by-og-land"))
            .and_then(|()| fs::write(folder.join("by-og-land.typ"), markup))
            .map_err(|error| format!("{}: {error}", folder.display()))?;
        let job = job.clone();
        let bench = Self { job, work, folder, pages: 0 };
        bench.publish_all().run()?;
        let pdf = fs::read(bench.edition("pdf")).map_err(|error| error.to_string())?;
        Ok(Self { pages: crate::stages::pages(&pdf)?, ..bench })
    }

    fn edition(&self, format: &str) -> PathBuf {
        self.folder.join("all").join(format!("by-og-land.{format}"))
    }

    fn publish_all(&self) -> Command {
        self.publish_to("pdf,epub,html", "all")
    }

    fn publish(&self, format: &str) -> Command {
        self.publish_to(format, format)
    }

    fn publish_to(&self, formats: &str, output: &str) -> Command {
        Command::new(UTGAVE)
            .and("publish")
            .and(self.folder.join("by-og-land"))
            .and("--format")
            .and(formats)
            .and("--output")
            .and(self.folder.join(output))
    }

    fn check(&self) -> Command {
        let formats = ["pdf", "epub", "html"].into_iter();
        let check = Command::new(UTGAVE).and("check");
        formats.fold(check, |check, format| check.and(self.edition(format)))
    }

    /// The same PDF standards as ours, and no fonts but ours.
    fn typst(&self) -> Command {
        Command::new(&self.job.typst)
            .and("compile")
            .and("--ignore-system-fonts")
            .and("--font-path")
            .and(FONTS)
            .and("--pdf-standard")
            .and("ua-1,a-2a")
            .and(self.folder.join("by-og-land.typ"))
            .and(self.folder.join("typst.pdf"))
    }

    fn pandoc(&self, format: &str) -> Command {
        Command::new(&self.job.pandoc)
            .and("--standalone")
            .and("--toc")
            .and("--metadata=title:By og land – hand i hand")
            .and("--metadata=lang:nb")
            .and(self.folder.join("by-og-land/programme.md"))
            .and("--output")
            .and(self.folder.join("pandoc").with_extension(format))
    }
}

impl Command {
    fn new(program: impl Into<OsString>) -> Self {
        Self { program: program.into(), arguments: Vec::new() }
    }

    fn and(mut self, argument: impl Into<OsString>) -> Self {
        self.arguments.push(argument.into());
        self
    }

    fn run(&self) -> Result<Cost, String> {
        process::run(&self.program, &self.arguments).map_err(|error| error.to_string())
    }
}

/// A row for each bench: what ours took, what theirs took, and the ratios.
fn compare(
    benches: &[Bench],
    ours: &dyn Fn(&Bench) -> Command,
    theirs: &dyn Fn(&Bench) -> Command,
) -> Result<Table, String> {
    let mut table = Table::new(
        0,
        ["copies", "ours", "theirs", "ratio", "our memory", "their memory", "ratio"],
    );
    for bench in benches {
        let (ours, theirs) = (ours(bench), theirs(bench));
        let pairs = bench.job.sample(|| Ok((ours.run()?, theirs.run()?)))?;
        let (ours, theirs): (Vec<_>, Vec<_>) = pairs.into_iter().unzip();
        let (ours, theirs) = (middle(&ours), middle(&theirs));
        let memories = ours.memory.zip(theirs.memory);
        table.row(vec![
            bench.work.copies.to_string(),
            seconds(ours.seconds),
            seconds(theirs.seconds),
            ratio(ours.seconds / theirs.seconds),
            memory(ours.memory),
            memory(theirs.memory),
            memories.map_or("–".to_owned(), |(a, b)| ratio(a as f64 / b as f64)),
        ]);
    }
    Ok(table)
}

/// What a word costs as works grow.
fn growth(benches: &[Bench]) -> Result<Table, String> {
    let mut table = Table::new(0, ["copies", "words", "time", "each word", "memory"]);
    for bench in benches {
        let cost = middle(&bench.job.sample(|| bench.publish_all().run())?);
        let words = bench.work.words();
        table.row(vec![
            bench.work.copies.to_string(),
            words.to_string(),
            seconds(cost.seconds),
            format!("{:.2} µs", cost.seconds * 1e6 / words as f64),
            memory(cost.memory),
        ]);
    }
    Ok(table)
}

/// How fast three given files are read and compared.
fn checking(benches: &[Bench]) -> Result<Table, String> {
    let mut table =
        Table::new(0, ["copies", "pages", "time", "pages a second", "memory"]);
    for bench in benches {
        let cost = middle(&bench.job.sample(|| bench.check().run())?);
        table.row(vec![
            bench.work.copies.to_string(),
            bench.pages.to_string(),
            seconds(cost.seconds),
            format!("{:.0}", bench.pages as f64 / cost.seconds),
            memory(cost.memory),
        ]);
    }
    Ok(table)
}

/// The middle time and the most memory of some runs.
fn middle(costs: &[Cost]) -> Cost {
    let seconds = median(costs.iter().map(|cost| cost.seconds).collect());
    Cost { seconds, memory: costs.iter().filter_map(|cost| cost.memory).max() }
}

fn ratio(value: f64) -> String {
    match value {
        ..0.1 => format!("1 / {:.0}", value.recip()),
        _ => format!("{value:.2}"),
    }
}
