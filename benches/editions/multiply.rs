//! The programme many times over, as one work.
//!
//! A copy's headings and leads end in its number, so that no two are the same
//! and every anchor is unique without help: "Trygt arbeid til alle 17". The
//! first copy is the programme as it stands.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

/// The folder of the programme's source.
const PROGRAMME: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/source/by-og-land");

/// A work made of copies of the programme.
pub struct Work {
    /// How many times the programme it is.
    pub copies: u32,
    /// Its `publication.toml`.
    pub publication: String,
    /// Its `programme.md`.
    pub text: String,
}

impl Work {
    /// The programme, `copies` times. Fails if its source cannot be read.
    pub fn new(copies: u32) -> io::Result<Self> {
        let folder = Path::new(PROGRAMME);
        let publication = fs::read_to_string(folder.join("publication.toml"))?;
        let programme = fs::read_to_string(folder.join("programme.md"))?;
        let text = (1..=copies).map(|number| copy(&programme, number, copies)).collect();
        Ok(Self { copies, publication, text })
    }

    /// About how many words it has: what stands between white space, without
    /// markup, numbers and bullets.
    pub fn words(&self) -> usize {
        let lines = self.text.lines().filter(|line| !is_fence(line));
        let words = lines.flat_map(str::split_whitespace);
        let is_label = |word: &str| word.strip_suffix('.').is_some_and(is_number);
        words.filter(|word| !matches!(*word, "#" | "-") && !is_label(word)).count()
    }

    /// Writes the work's two files to `folder`.
    pub fn write(&self, folder: &Path) -> io::Result<()> {
        fs::create_dir_all(folder)?;
        fs::write(folder.join("publication.toml"), &self.publication)?;
        fs::write(folder.join("programme.md"), &self.text)
    }
}

/// The copy `number` out of `copies`. One work has one foreword and one closing
/// note: in the copies between, the foreword is a chapter, and the note the
/// last paragraph of the chapter before it.
fn copy(programme: &str, number: u32, copies: u32) -> String {
    let mut out = String::with_capacity(programme.len() + 256);
    for line in programme.lines().filter(|line| number == copies || !is_fence(line)) {
        if number == 1 {
            out.push_str(line);
        } else if let Some(heading) = line.strip_prefix("# ") {
            let heading = heading.split(" {").next().unwrap_or(heading);
            let _ = write!(out, "# {heading} {number}");
        } else if let Some((lead, rest)) = line.split_once(".** ") {
            let _ = write!(out, "{lead} {number}.** {rest}");
        } else {
            out.push_str(line);
        }
        out.push('\n');
    }
    out.push('\n');
    out
}

fn is_fence(line: &str) -> bool {
    line.starts_with(":::")
}

fn is_number(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}
