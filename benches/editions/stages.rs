//! The stages, one after the other, as the library has them.
//!
//! Every run is a process of its own: Typst keeps what it laid out for the next
//! time, and the most memory that a process held never falls.

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use utgave::agreement::{self, Edition, Finding, Options};
use utgave::diagnostic::Diagnostics;
use utgave::editions::pdf::Layout;
use utgave::editions::{booklet, epub, html, pdf, pictures, press};
use utgave::model::Document;
use utgave::publish::{self, Kind};
use utgave::reading::Reading;
use utgave::source::{Source, plain};
use utgave::world::Memory;
use utgave::{model, readback, source};

use crate::job::{Job, median};
use crate::multiply::Work;
use crate::table::{Table, memory, seconds};

/// What one stage took.
#[derive(Debug, Clone)]
pub struct Stage {
    name: String,
    seconds: f64,
    memory: Option<u64>,
}

/// Times stages.
#[derive(Default)]
struct Watch(Vec<Stage>);

impl Watch {
    /// Does the work of a stage, and notes its time and the most memory that
    /// the process held meanwhile, that of earlier stages' results included.
    fn time<T>(&mut self, name: &str, work: impl FnOnce() -> T) -> T {
        forget_peak();
        let start = Instant::now();
        let result = work();
        let seconds = start.elapsed().as_secs_f64();
        self.0.push(Stage { name: name.to_owned(), seconds, memory: peak() });
        result
    }
}

/// Goes through all stages once: of the programme, `copies` times, or of the work in a
/// folder. Fails with the first fault that is met.
pub fn run(copies: u32, work: Option<&Path>) -> Result<Vec<Stage>, String> {
    let folder = Path::new("by-og-land");
    let world = match work {
        Some(work) => copied(work, folder)?,
        None => memory_world(copies, folder)?,
    };
    let mut watch = Watch::default();
    let source = watch.time("source", || source::read(&world, folder));
    let (source, _) = source.map_err(told)?;
    let document = watch.time("model", || model::document(&source));
    let (document, _) = document.map_err(told)?;
    let expected = watch.time("expected reading", || model::reading(&document));
    second_route(&source, &model::typed(&document), &mut watch)?;
    let layout = Layout::load(&world, folder, &document.metadata.layout).map_err(told)?;
    let files = editions(&document, &layout, &mut watch)?;
    for_print(&document, &layout, &files[0].1, &mut watch)?;
    for (name, bytes) in files {
        let read = || readback::read(&format!("by-og-land.{name}"), &bytes);
        let reading = watch.time(&format!("{name}, read back"), read);
        let (_, reading) = reading.map_err(|error| error.to_string())?;
        let source = edition("source", &expected);
        let found = [edition(name, &reading)];
        let compare = || agreement::agree(&source, &found, &Options::SOURCE);
        let report = watch.time(&format!("{name}, compared"), compare);
        agrees(report.findings.first())?;
    }
    Ok(watch.0)
}

fn edition<'a>(format: &'a str, reading: &'a Reading) -> Edition<'a> {
    Edition { path: format, format, bytes: None, reading }
}

fn second_route(
    source: &Source,
    typed: &Reading,
    watch: &mut Watch,
) -> Result<(), String> {
    let words = watch.time("second route", || plain::words(source));
    let compare = || agreement::words(typed, &words);
    agrees(watch.time("second route, compared", compare).as_ref())
}

/// Each edition with the extension of its file.
fn editions(
    document: &Document,
    layout: &Layout,
    watch: &mut Watch,
) -> Result<[(&'static str, Vec<u8>); 3], String> {
    let pictures = watch.time("pictures", || pictures::for_screens(document));
    let pictures = pictures.map_err(told)?;
    let pdf = watch.time("pdf", || pdf::pdf(document, layout)).map_err(told)?;
    let cover = watch.time("epub, cover", || pdf::cover(document, layout));
    let cover = cover.map_err(told)?;
    let cover = epub::Cover {
        bytes: &cover.bytes,
        media_type: "image/png",
        width: cover.width,
        height: cover.height,
    };
    let options =
        epub::Options { cover: Some(cover), pictures: &pictures, ..Default::default() };
    let epub = watch.time("epub", || epub::epub(document, &options)).map_err(told)?;
    let options = html::Options { pictures: &pictures, ..Default::default() };
    let html = watch.time("html", || html::html(document, &options)).map_err(told)?;
    Ok([("pdf", pdf), ("epub", epub), ("html", html.into_bytes())])
}

/// The press edition and the booklet, as publishing makes and looks at them; the press
/// edition is read by the tags of `screen`, which is then read once more.
fn for_print(
    document: &Document,
    layout: &Layout,
    screen: &[u8],
    watch: &mut Watch,
) -> Result<(), String> {
    let press = watch.time("press", || press::press(document, layout)).map_err(told)?;
    let read = || readback::pdf::read_both(screen, press.bytes.as_slice());
    let (_, read) = watch.time("press, read back with the pdf", read);
    read.map_err(|error| error.to_string())?;
    let metadata = &document.metadata;
    let look = || publish::preflight(metadata, Kind::Press, press.bytes.as_slice());
    let found = watch.time("press, preflight", look);
    found.map_err(|error| error.to_string())?;
    let impose = || booklet::booklet(&press.bytes, &metadata.booklet);
    let sheets = watch.time("booklet", impose).map_err(|fault| fault.to_string())?;
    let look = || publish::preflight(metadata, Kind::Booklet, sheets.as_slice());
    let found = watch.time("booklet, preflight", look);
    found.map(drop).map_err(|error| error.to_string())
}

/// A bench measures nothing if what it makes is wrong.
fn agrees(finding: Option<&Finding>) -> Result<(), String> {
    finding.map_or(Ok(()), |finding| Err(format!("there is a finding: {finding:?}")))
}

/// How many pages a PDF has.
pub fn pages(pdf: &[u8]) -> Result<usize, String> {
    let (_, reading) = readback::read("a.pdf", pdf).map_err(|error| error.to_string())?;
    Ok(reading.pages.len())
}

fn memory_world(copies: u32, folder: &Path) -> Result<Memory, String> {
    let work = Work::new(copies).map_err(|error| error.to_string())?;
    let mut world = Memory::default();
    let mut file = |name: &str, text: String| {
        world.files.insert(folder.join(name), text.into_bytes());
    };
    file("publication.toml", work.publication);
    file("programme.md", work.text);
    Ok(world)
}

/// A copy of the files in `from`, as those of a work in `folder`.
fn copied(from: &Path, folder: &Path) -> Result<Memory, String> {
    let mut world = Memory::default();
    let mut folders = vec![from.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).map_err(|error| error.to_string())? {
            let path = entry.map_err(|error| error.to_string())?.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let bytes = fs::read(&path).map_err(|error| error.to_string())?;
            let name = path.strip_prefix(from).map_err(|error| error.to_string())?;
            world.files.insert(folder.join(name), bytes);
        }
    }
    Ok(world)
}

fn told(diagnostics: Diagnostics) -> String {
    let lines = diagnostics.iter().map(ToString::to_string);
    lines.collect::<Vec<_>>().join("\n")
}

/// The stages as lines, for the process that counts.
pub fn encode(stages: &[Stage]) -> String {
    let mut out = String::new();
    for Stage { name, seconds, memory } in stages {
        let _ = writeln!(out, "{name}\t{seconds}\t{}", memory.unwrap_or_default());
    }
    out
}

fn decode(text: &str) -> Option<Vec<Stage>> {
    let stage = |line: &str| {
        let mut cells = line.split('\t');
        let name = cells.next()?.to_owned();
        let seconds = cells.next()?.parse().ok()?;
        let memory = cells.next()?.parse().ok().filter(|bytes| *bytes > 0);
        Some(Stage { name, seconds, memory })
    };
    text.lines().map(stage).collect()
}

/// The median time of each stage for each size, and what a word costs.
pub fn table(job: &Job) -> Result<String, String> {
    let mut table = Table::new(1, ["stage", "copies", "time", "each word", "memory"]);
    for &copies in &job.copies {
        let words = match &job.work {
            Some(folder) => words_in(folder)?,
            None => Work::new(copies).map_err(|error| error.to_string())?.words(),
        };
        let runs = job.sample(|| in_a_process(copies, job.work.as_deref()))?;
        for (index, Stage { name, memory: peak, .. }) in runs[0].iter().enumerate() {
            let time = median(runs.iter().map(|stages| stages[index].seconds).collect());
            table.row(vec![
                name.clone(),
                copies.to_string(),
                seconds(time),
                format!("{:.2} µs", time * 1e6 / words as f64),
                memory(*peak),
            ]);
        }
    }
    Ok(format!("### Stage by stage\n\n{table}"))
}

/// How many words the work in `folder` has.
fn words_in(folder: &Path) -> Result<usize, String> {
    let world = copied(folder, folder)?;
    let (source, _) = source::read(&world, folder).map_err(told)?;
    Ok(plain::words(&source).len())
}

fn in_a_process(copies: u32, work: Option<&Path>) -> Result<Vec<Stage>, String> {
    let this = env::current_exe().map_err(|error| error.to_string())?;
    let mut command = Command::new(this);
    command.args(["--once", &copies.to_string()]);
    if let Some(work) = work {
        command.arg("--work").arg(work);
    }
    let output = command.output();
    let output = output.map_err(|error| error.to_string())?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    decode(&String::from_utf8_lossy(&output.stdout)).ok_or("not a list of stages".into())
}

/// The most memory that this process held since [`forget_peak`], in bytes.
/// `None` where the system does not say (proc(5), `VmHWM`).
fn peak() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.trim().strip_suffix(" kB")?.parse().ok()?;
    Some(kilobytes * 1024)
}

/// Lets the next [`peak`] count from here (proc(5), `clear_refs`). Where the
/// system does not allow it, peaks are those since the process began.
fn forget_peak() {
    let _ = fs::write("/proc/self/clear_refs", "5");
}
