//! What was typed, as it was typed.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use utgave::readback::html::Select;

/// Publish one structured text as every edition that people need, and prove
/// that the editions agree.
#[derive(Debug, Parser)]
#[command(name = "utgave", version, max_term_width = 90)]
#[command(after_help = "\
Examples:
  utgave publish                      all editions of the work under source/
  utgave publish --format pdf         the PDFs alone, for readers and for print
  utgave check                        hold what was published against its source
  utgave check plan.pdf plan.epub     do these two say the same?
  utgave check plan.press.pdf         can a print house print this?
  utgave diff before/plan source/plan what changed between two versions of a work
  utgave explain heading-skipped      what an error or a warning means

Exit code: 0 done and in agreement, 1 something to mend, 2 wrong use or unreadable input.")]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What utgave can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make a work's editions, read them back, and put them in place if they
    /// agree with the source.
    #[command(after_help = "\
Examples:
  utgave publish
  utgave publish source/by-og-land --format epub,html
  utgave publish --output /srv/www/editions
  utgave publish --draft              with line numbers, for a hearing or a congress")]
    Publish(Publish),
    /// Read editions and say whether they agree.
    #[command(after_help = "\
Examples:
  utgave check                                   published editions against their source
  utgave check report.pdf report.epub            the second against the first
  utgave check a.html b.pdf --against plan.epub  both against a third
  utgave check book.press.pdf                    can a print house print this?
  utgave check book.press.pdf --trim 148x210 --stitched --ink 280
  utgave check plan.pdf plan.html --select \"#content\"
  utgave check --report json > report.json
  utgave check --report sarif --fail-on warning > report.sarif
  utgave check --report html > report.html
  utgave check --report baseline > accepted.toml
  utgave check --baseline accepted.toml          what is accepted there is no finding")]
    Check(Check),
    /// Put the pages of a PDF on sheets that are printed on both sides, folded and
    /// stitched, fold them, and see that they read as before.
    #[command(after_help = "\
Examples:
  utgave booklet dist/plan.pdf                     A5 pages on A4
  utgave booklet dist/plan.press.pdf --sheet sra4  with bleed and marks")]
    Booklet(Booklet),
    /// List what changed between two versions of a work, chapter by chapter.
    #[command(after_help = "\
Examples:
  utgave diff before/plan source/plan
  utgave diff before/plan source/plan --report html > changes.html
  utgave diff before/plan source/plan --report markdown --output dist
  utgave diff before/plan source/plan --lines    with the line numbers of the drafts

The old version of a work that is kept in Git, in a folder of its own:
  git worktree add ../before v1.0
  utgave diff ../before/source/plan source/plan

Exit code: 0 nothing changed, 1 something did, 2 wrong use or works that have errors.")]
    Diff(Diff),
    /// Say what a code means: what is wrong, and why it matters; for what is wrong in a
    /// source, with an example, and the same put right.
    #[command(after_help = "\
Examples:
  utgave explain                   every code, with a line for each
  utgave explain heading-skipped   all about this one")]
    Explain {
        /// The code, such as heading-skipped.
        code: Option<String>,
    },
    /// Print the JSON schema of publication.toml, for editors.
    #[command(after_help = "\
Example:
  utgave schema > publication.schema.json
and in the first line of publication.toml, for Taplo and Even Better TOML:
  #:schema ../../publication.schema.json")]
    Schema,
    /// Print completions for a shell.
    #[command(after_help = "\
Example:
  utgave completions bash > ~/.local/share/bash-completion/completions/utgave")]
    Completions {
        /// The shell.
        shell: Shell,
    },
}

/// What `publish` is told.
#[derive(Debug, Args)]
pub struct Publish {
    /// The work's folder, which holds its publication.toml; if left out, every
    /// work under source/.
    pub work: Option<PathBuf>,
    /// The editions to make, separated by commas.
    #[arg(short, long, value_delimiter = ',', default_value = "all")]
    pub format: Vec<FormatArgument>,
    /// Make drafts for hearings and congresses, beside what was published: NAME.draft.pdf,
    /// .epub and .html, with the same line numbers.
    #[arg(long, conflicts_with = "format")]
    pub draft: bool,
    /// The folder that the editions go into.
    #[arg(short, long, default_value = "dist")]
    pub output: PathBuf,
    /// How to report.
    #[arg(long, default_value = "human")]
    pub report: ReportArgument,
}

/// What `check` is told.
#[derive(Debug, Args)]
pub struct Check {
    /// A work's folder, or files to compare, or one PDF that is to be printed; if left
    /// out, every work under source/.
    #[arg(value_name = "WORK|FILE")]
    pub inputs: Vec<PathBuf>,
    /// The file that the others are held against; if left out, the first.
    #[arg(long, value_name = "FILE")]
    pub against: Option<PathBuf>,
    /// The folder in which a work's editions stand; if left out, dist.
    #[arg(short, long, value_name = "FOLDER")]
    pub output: Option<PathBuf>,
    /// Check the drafts of works, and not what was published.
    #[arg(long)]
    pub draft: bool,
    /// How to report.
    #[arg(long, default_value = "human")]
    pub report: ReportArgument,
    /// Of HTML pages, the part that is the text, as a CSS selector: #content.
    #[arg(long, value_name = "SELECTOR", value_parser = select)]
    pub select: Option<Select>,
    /// A file of findings that are accepted, each with a reason and a last day;
    /// `--report baseline` drafts one.
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// From which findings on the exit code is 1.
    #[arg(long, default_value = "error")]
    pub fail_on: FailOnArgument,
    /// What was ordered.
    #[command(flatten)]
    pub ordered: Ordered,
}

/// What was ordered of the print house: what PDFs for print are held against.
#[derive(Debug, Args)]
#[command(next_help_heading = "What was ordered in print")]
pub struct Ordered {
    /// The size of the finished page in mm, such as 148x210; if left out, the first
    /// page's.
    #[arg(long, value_name = "WxH", value_parser = size)]
    pub trim: Option<(f64, f64)>,
    /// How far colour reaches over the trim, in mm.
    #[arg(long, value_name = "MM", default_value = "3", value_parser = amount)]
    pub bleed: f64,
    /// The most ink in one place, in per cent.
    #[arg(long, value_name = "PER CENT", default_value = "300", value_parser = amount)]
    pub ink: f64,
    /// The pages are folded and stitched.
    #[arg(long)]
    pub stitched: bool,
    /// A spot colour that is printed with an ink of its own; may be given repeatedly.
    #[arg(long, value_name = "NAME")]
    pub spot: Vec<String>,
}

/// A size, as width and height with an x between.
fn size(typed: &str) -> Result<(f64, f64), String> {
    let (width, height) = typed
        .split_once(['x', 'X', '×'])
        .ok_or("a size is a width and a height, such as 148x210")?;
    Ok((amount(width)?, amount(height)?))
}

/// A number that is not negative, with a point or a comma.
fn amount(typed: &str) -> Result<f64, String> {
    let number = typed.trim().replace(',', ".").parse::<f64>();
    let number = number.ok().filter(|number| (0.0..=10_000.0).contains(number));
    number.ok_or_else(|| format!("{typed} is no number from 0 to 10000"))
}

/// What `booklet` is told.
#[derive(Debug, Args)]
pub struct Booklet {
    /// The PDF, with its pages one by one.
    pub file: PathBuf,
    /// The sheets; if left out, the smallest that two pages fit on.
    #[arg(long)]
    pub sheet: Option<SheetArgument>,
    /// How thick the paper is, in mm: pages inside are moved towards the fold by it.
    #[arg(long, value_name = "MM", default_value = "0.1", value_parser = thickness)]
    pub paper: f64,
    /// The folder that the booklet goes into; if left out, the PDF's own.
    #[arg(short, long)]
    pub output: Option<PathBuf>,
}

/// What `diff` is told.
#[derive(Debug, Args)]
pub struct Diff {
    /// The folder of the work as it was.
    pub old: PathBuf,
    /// The folder of the work as it is.
    pub new: PathBuf,
    /// How to report.
    #[arg(long, default_value = "human")]
    pub report: DiffReport,
    /// Say in which lines of the drafts each change stands; both works are laid out for it.
    #[arg(long)]
    pub lines: bool,
    /// The folder that the report goes into, as NAME.diff.html and the like; if left
    /// out, it is printed.
    #[arg(short, long)]
    pub output: Option<PathBuf>,
}

/// How changes are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DiffReport {
    /// As text.
    Human,
    /// As Markdown, in the work's language.
    Markdown,
    /// As an HTML page, in the work's language.
    Html,
    /// As JSON.
    Json,
}

/// A sheet of paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SheetArgument {
    /// 297 × 210 mm.
    A4,
    /// 320 × 225 mm.
    Sra4,
    /// 420 × 297 mm.
    A3,
    /// 450 × 320 mm.
    Sra3,
}

/// How thick paper may be, in mm.
fn thickness(typed: &str) -> Result<f64, String> {
    let paper = amount(typed)?;
    let thin = (paper <= 1.0).then_some(paper);
    thin.ok_or_else(|| format!("{typed} mm is no paper; most is 0.1 mm thick"))
}

/// An edition, or all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FormatArgument {
    /// All that follow but the booklet.
    All,
    /// Both PDFs: that for readers and that for the print house.
    Pdf,
    /// For screen and office print: PDF/UA-1 and PDF/A-2a in one file.
    Screen,
    /// For the print house: PDF/X-4, in CMYK and with bleed.
    Press,
    /// The pages for the print house on sheets to fold and stitch, as `[booklet]` says.
    Booklet,
    /// For who needs large type: PDF/UA-1 and PDF/A-2a, with the print edition's page
    /// numbers beside its own.
    LargePrint,
    /// For e-readers: EPUB 3.3.
    Epub,
    /// For the web: one file that needs no other.
    Html,
}

/// How findings are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportArgument {
    /// As text.
    Human,
    /// As JSON.
    Json,
    /// As SARIF 2.1.0, which forges and editors show beside the source.
    Sarif,
    /// As an HTML page, for everybody else.
    Html,
    /// As the draft of a baseline, which accepts every finding once it has reasons.
    Baseline,
}

/// From which weight on a finding makes the exit code 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FailOnArgument {
    /// Errors alone.
    Error,
    /// Warnings too.
    Warning,
}

fn select(text: &str) -> Result<Select, String> {
    Select::new(text).map_err(|error| match error.hint {
        Some(hint) => format!("{}; {hint}", error.message),
        None => error.message,
    })
}
