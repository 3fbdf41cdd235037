//! A work's files, read into parsed blocks with their places.
//!
//! 1. [`read`] finds the files: `publication.toml`, and the Markdown that it
//!    names.
//! 2. `text` makes text of their bytes.
//! 3. `publication` makes a [`Publication`] of the first.
//! 4. `markdown` makes [`Block`]s of the others.
//! 5. `images` looks at the images that they show, `profile` at what they are
//!    printed with.
//!
//! Nothing is numbered, resolved or left out here. [`plain`] is the second,
//! simple route from the same files to the words in them, by which the first
//! is checked.

mod allow;
mod beside;
mod entities;
mod images;
pub(crate) mod lines;
mod markdown;
mod nearest;
mod nesting;
pub mod plain;
mod profile;
pub(crate) mod publication;
mod sheet;
mod spans;
mod tex;
mod text;
mod types;
mod values;

use std::path::Path;

pub use markdown::directives::NAMES as DIRECTIVES;
pub use nearest::nearest;
pub(crate) use nearest::nearest_of;
pub use publication::schema;
pub use text::MAX_TEXT;
pub use types::*;

use self::beside::Folder;
use self::lines::Lines;
use self::values::Values;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::world::World;

/// What to do about a language tag that is none.
const LANGUAGE_HINT: &str = "a BCP 47 tag such as nb, nn, se, en or en-GB";

/// The work in `folder`, with warnings.
///
/// Fails with every fault of every file if any of them stops publishing.
pub fn read(
    world: &dyn World,
    folder: &Path,
) -> Result<(Source, Diagnostics), Diagnostics> {
    let (source, faults) = gather(world, folder);
    match source {
        Some(source) if !faults.has_errors() => Ok((source, faults)),
        _ => Err(faults),
    }
}

/// As much of the work in `folder` as could be read, with everything that is
/// wrong with it, so that later stages can note their faults in the same run.
pub(crate) fn gather(world: &dyn World, folder: &Path) -> (Option<Source>, Diagnostics) {
    let mut faults = Diagnostics::new();
    let source = work(world, folder, &mut faults);
    (source, faults)
}

fn work(world: &dyn World, folder: &Path, faults: &mut Diagnostics) -> Option<Source> {
    let path = folder.join(publication::FILE);
    let toml = text::read(world, &path, None, faults)?;
    let file = text::name(&path);
    let lines = Lines::new(file.clone(), &toml);
    let now = world.source_date_epoch();
    let mut parsed = publication::parse(folder, &lines, now, faults);
    if let Some(named) = parsed.profile {
        let profile = profile::read(Folder { world, path: folder }, named, faults);
        parsed.publication.press.profile = profile;
    }
    let listed: Vec<_> = match &parsed.publication.text {
        Some(files) => {
            if let Some(place) = parsed.text.first() {
                check_unlisted(world, folder, files, place, faults);
            }
            files.iter().cloned().zip(parsed.text.into_iter().map(Some)).collect()
        }
        None => vec![(only(world, folder, Place::start(file), faults)?, None)],
    };
    let count = listed.len();
    let mut values = Values::new(&parsed.publication.values);
    let mut texts = Vec::with_capacity(count);
    for (name, place) in listed {
        let folder = Folder { world, path: folder };
        texts.extend(read_text(folder, &name, place, &mut values, faults));
    }
    // A file that could not be read may name any value.
    if texts.len() == count {
        values.check_named(faults);
    }
    let column = parsed.publication.size.column(&parsed.publication.layout);
    let images = images::gather(world, folder, &texts, column, faults);
    Some(Source { publication: parsed.publication, texts, images })
}

fn read_text(
    folder: Folder<'_>,
    name: &str,
    named: Option<Place>,
    values: &mut Values,
    faults: &mut Diagnostics,
) -> Option<Text> {
    let path = folder.path.join(name);
    let markdown = text::read(folder.world, &path, named, faults)?;
    let file = text::name(&path);
    let (blocks, notes, sheets) =
        markdown::parse(file.clone(), &markdown, folder, values, faults);
    Some(Text { file, markdown, blocks, notes, sheets })
}

/// The one Markdown file in `folder`.
fn only(
    world: &dyn World,
    folder: &Path,
    place: Place,
    faults: &mut Diagnostics,
) -> Option<String> {
    let mut names = markdown_files(world, folder);
    if names.len() == 1 {
        return names.pop();
    }
    let message = match names.len() {
        0 => "there is no Markdown file in the work's folder".to_string(),
        count => format!("there are {count} Markdown files, and no order is given"),
    };
    let quoted: Vec<String> =
        names.iter().take(10).map(|name| format!("\"{name}\"")).collect();
    let hint = match names.len() {
        0 => "write the text in a file such as text.md".to_string(),
        _ => format!("list them in reading order: text = [{}]", quoted.join(", ")),
    };
    faults.push(Diagnostic::error("text-files", message).at(place).hint(hint));
    None
}

/// The names of the Markdown files in `folder`, sorted.
fn markdown_files(world: &dyn World, folder: &Path) -> Vec<String> {
    let mut files = world.list(folder);
    files.retain(|path| path.extension().is_some_and(|end| end == "md"));
    let name = |path: &Path| Some(path.file_name()?.to_string_lossy().into_owned());
    files.iter().filter_map(|path| name(path)).collect()
}

/// Warns of Markdown files in `folder` that are not among `files`: nobody would
/// miss their text before it was printed. A read-me is about the work.
fn check_unlisted(
    world: &dyn World,
    folder: &Path,
    files: &[String],
    place: &Place,
    faults: &mut Diagnostics,
) {
    for name in markdown_files(world, folder) {
        let is_listed = files.iter().any(|file| Path::new(file) == Path::new(&name));
        if is_listed || name.eq_ignore_ascii_case("readme.md") {
            continue;
        }
        let message = format!("{name} is in the folder, but is no part of the work");
        let fault = Diagnostic::warning("text-unlisted", message);
        let hint = format!("add \"{name}\" to text, or move the file elsewhere");
        faults.push(fault.at(place.clone()).hint(hint));
    }
}
