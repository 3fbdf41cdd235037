//! Bytes → text: the file is there, is not too large, is UTF-8, and holds
//! characters that can be read.

use std::io;
use std::path::Path;
use std::sync::Arc;

use super::lines::Lines;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::world::World;

/// The largest file of text, in bytes: some five thousand times a party's
/// programme, and little enough to be held in memory as a tree.
pub const MAX_TEXT: usize = 64 << 20;

/// How many faults of one kind are told of one file.
const TOLD: usize = 20;

/// The text of the file at `path`, without a byte order mark, with what was
/// wrong with it noted in `faults`; bytes that are not UTF-8 become U+FFFD.
/// `None` if it could not be read at all; that is noted at `named`, the place
/// that names the file.
pub fn read(
    world: &dyn World,
    path: &Path,
    named: Option<Place>,
    faults: &mut Diagnostics,
) -> Option<String> {
    let file = name(path);
    let bytes = bytes(world, path, named, faults)?;
    let text = decode(bytes, &file, faults);
    characters(&text, &file, faults);
    Some(text)
}

/// The file at `path`; `None` if it cannot be read or is too large, which is noted as
/// for [`read`].
pub fn bytes(
    world: &dyn World,
    path: &Path,
    named: Option<Place>,
    faults: &mut Diagnostics,
) -> Option<Vec<u8>> {
    let file = name(path);
    match world.read(path) {
        Ok(bytes) if bytes.len() > MAX_TEXT => faults.push(too_large(&file).at(named)),
        Ok(bytes) => return Some(bytes),
        Err(error) => faults.push(unreadable(&file, &error, named)),
    }
    None
}

/// The file at `path`, as a user would name it.
pub fn name(path: &Path) -> Arc<str> {
    let name = path.display().to_string();
    name.strip_prefix("./").unwrap_or(&name).into()
}

fn unreadable(file: &Arc<str>, error: &io::Error, named: Option<Place>) -> Diagnostic {
    let hint = match named {
        Some(_) => "check the name, and its capital letters",
        None => "a work is a folder with a publication.toml in it",
    };
    let fault = match error.kind() {
        io::ErrorKind::NotFound => {
            Diagnostic::error("file-missing", format!("there is no file {file}"))
                .hint(hint)
        }
        io::ErrorKind::FileTooLarge => too_large(file),
        _ => Diagnostic::error(
            "file-unreadable",
            format!("{file} cannot be read: {error}"),
        ),
    };
    fault.at(named)
}

fn too_large(file: &Arc<str>) -> Diagnostic {
    Diagnostic::error("file-too-large", format!("{file} is too large"))
        .hint(format!("a file has at most {} MiB", MAX_TEXT >> 20))
}

fn decode(bytes: Vec<u8>, file: &Arc<str>, faults: &mut Diagnostics) -> String {
    let text = String::from_utf8(bytes).unwrap_or_else(|error| {
        faults.push(not_utf8(error.as_bytes(), error.utf8_error().valid_up_to(), file));
        String::from_utf8_lossy(error.as_bytes()).into_owned()
    });
    match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_string(),
        None => text,
    }
}

fn not_utf8(bytes: &[u8], offset: usize, file: &Arc<str>) -> Diagnostic {
    let before = String::from_utf8_lossy(&bytes[..offset]);
    let place = Lines::new(file.clone(), &before).place(before.len());
    let byte = bytes[offset];
    Diagnostic::error("not-utf-8", format!("byte {offset} (0x{byte:02X}) is not UTF-8"))
        .at(place)
        .hint("save the file with the encoding UTF-8")
}

/// Notes every character that no reader could meet, up to [`TOLD`].
fn characters(text: &str, file: &Arc<str>, faults: &mut Diagnostics) {
    let mut bad = text.char_indices().filter(|(_, c)| is_bad(*c)).peekable();
    if bad.peek().is_none() {
        return;
    }
    let lines = Lines::new(file.clone(), text);
    for (offset, c) in bad.by_ref().take(TOLD) {
        faults.push(bad_character(c, lines.place(offset)));
    }
    let more = bad.count();
    if more > 0 {
        let message = format!("{more} more control characters");
        faults.push(
            Diagnostic::error("control-character", message)
                .at(Place::start(file.clone())),
        );
    }
}

fn bad_character(c: char, place: Place) -> Diagnostic {
    let what = if matches!(c, '\u{2028}' | '\u{2029}') {
        "separator"
    } else {
        "control character"
    };
    Diagnostic::error("control-character", format!("{what} U+{:04X}", u32::from(c)))
        .at(place)
        .hint("delete it, or type a line break in its place")
}

/// Whether `c` is no text: a control character other than tab and line ends, a
/// line or paragraph separator as page makeup programs leave them, or no
/// character at all (XML 1.0, §2.2).
fn is_bad(c: char) -> bool {
    match c {
        '\t' | '\n' | '\r' => false,
        '\u{2028}' | '\u{2029}' | '\u{fffe}' | '\u{ffff}' => true,
        _ => c.is_control(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    /// A disk on which every file is at fault in the same way.
    struct Faulty(io::ErrorKind);

    impl World for Faulty {
        fn read(&self, _: &Path) -> io::Result<Vec<u8>> {
            match self.0 {
                io::ErrorKind::Other => Ok(vec![b'a'; MAX_TEXT + 1]),
                kind => Err(kind.into()),
            }
        }

        fn list(&self, _: &Path) -> Vec<PathBuf> {
            Vec::new()
        }

        fn source_date_epoch(&self) -> Option<u64> {
            None
        }
    }

    #[track_caller]
    fn check(kind: io::ErrorKind, code: &str) {
        let mut faults = Diagnostics::new();
        let place = Place::new("publication.toml", 6, 9);
        let found =
            read(&Faulty(kind), Path::new("a.md"), Some(place.clone()), &mut faults);
        assert_eq!(found, None);
        let [fault] = &faults.sorted()[..] else { panic!("not one fault") };
        assert_eq!((fault.code, &fault.place), (code, &Some(place)));
    }

    #[test]
    fn what_a_disk_can_do_is_told() {
        check(io::ErrorKind::NotFound, "file-missing");
        check(io::ErrorKind::PermissionDenied, "file-unreadable");
        check(io::ErrorKind::FileTooLarge, "file-too-large");
        check(io::ErrorKind::Other, "file-too-large");
    }
}
