//! The works that are damaged, their editions, and what `check` says of them.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock, Mutex};

use utgave::agreement::{Code, Finding};
use utgave::model::{self, Work};
use utgave::publish::{self, Edition, Kind};
use utgave::readback;
use utgave::world::Memory;

use super::Case;
use super::archive::Archive;
use super::pdf::File;
use super::text::Text;

const TEXT: &str = "text.md";
/// The layout, here and in a work that brings its own.
const LAYOUT: &str = "layouts/pamphlet/layout.typ";

/// What layouts share.
pub const PARTS: &str = "layouts/shared/parts.typ";

/// A folder of `works/`.
#[derive(Clone, Copy)]
pub struct Sample(pub &'static str);

/// What every work can hold.
pub const PAMPHLET: Sample = Sample("pamphlet");

/// A work as it should be, and its editions before any damage.
struct Made {
    work: Work,
    editions: Vec<Edition>,
}

impl Sample {
    /// The editions before any damage, with what they should say.
    pub fn editions(self) -> Vec<(Kind, Vec<u8>)> {
        let made = self.made();
        made.editions
            .iter()
            .map(|edition| (edition.kind, edition.bytes.clone()))
            .collect()
    }

    /// The bytes of one of them.
    pub fn bytes(self, format: Kind) -> Vec<u8> {
        let made = self.made();
        let edition = made.editions.iter().find(|edition| edition.kind == format);
        edition.unwrap().bytes.clone()
    }

    /// The work as it should be.
    pub fn work(self) -> Work {
        self.made().work.clone()
    }

    /// The work with another text.
    pub fn work_with(self, change: impl FnOnce(&str) -> String) -> Work {
        self.load(&self.world(change))
    }

    /// What `check` finds in an edition that has these bytes.
    pub fn findings(self, format: Kind, bytes: &[u8]) -> Vec<Finding> {
        let name = publish::file_name(self.0, format);
        let read = readback::read(&name, bytes);
        let (found, reading) = read.unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(found.extension(), format.name());
        let made = self.made();
        let mut editions = vec![(name, format, bytes.len() as u64, &reading)];
        // The print edition says where its pages begin.
        if format != Kind::Pdf {
            let print = made.editions.iter().find(|it| it.kind == Kind::Pdf).unwrap();
            let size = print.bytes.len() as u64;
            editions.push((print.name.clone(), Kind::Pdf, size, &print.reading));
        }
        publish::compare(&made.work, &editions).findings
    }

    /// Damage to the page.
    pub fn html(self, kind: &'static str, code: Code, damage: fn(&mut Text)) -> Case {
        Case::new(self, Kind::Html, kind, code, move || {
            let mut text = Text(String::from_utf8(self.bytes(Kind::Html)).unwrap());
            damage(&mut text);
            text.0.into_bytes()
        })
    }

    /// Damage to a file of the EPUB.
    pub fn epub(
        self,
        kind: &'static str,
        code: Code,
        file: impl Into<String>,
        damage: fn(&mut Text),
    ) -> Case {
        let file = file.into();
        Case::new(self, Kind::Epub, kind, code, move || {
            let mut archive = Archive::open(&self.bytes(Kind::Epub));
            archive.edit(&file, damage);
            archive.bytes()
        })
    }

    /// Damage to the markup that HTML and a file of the EPUB share: two cases.
    pub fn markup(
        self,
        kind: &'static str,
        code: Code,
        file: &str,
        damage: fn(&mut Text),
    ) -> Vec<Case> {
        vec![self.html(kind, code, damage), self.epub(kind, code, file, damage)]
    }

    /// Damage to the PDF.
    pub fn pdf(self, kind: &'static str, code: Code, damage: fn(&mut File)) -> Case {
        Case::new(self, Kind::Pdf, kind, code, move || {
            let mut file = File::open(&self.bytes(Kind::Pdf));
            damage(&mut file);
            file.bytes()
        })
    }

    /// A PDF of the work with another text.
    pub fn republished(
        self,
        kind: &'static str,
        code: Code,
        change: fn(&mut Text),
    ) -> Case {
        Case::new(self, Kind::Pdf, kind, code, move || {
            let world = self.world(|text| {
                let mut text = Text(text.to_owned());
                change(&mut text);
                text.0
            });
            self.publish(&world, &self.load(&world), &[Kind::Pdf]).remove(0).bytes
        })
    }

    /// A PDF of the work in another layout.
    pub fn relaid(self, kind: &'static str, code: Code, change: fn(&mut Text)) -> Case {
        self.relaid_in(LAYOUT, kind, code, change)
    }

    /// The same, of which this file is changed.
    pub fn relaid_in(
        self,
        file: &'static str,
        kind: &'static str,
        code: Code,
        change: fn(&mut Text),
    ) -> Case {
        Case::new(self, Kind::Pdf, kind, code, move || {
            let root = Path::new(env!("CARGO_MANIFEST_DIR"));
            let layout = fs::read_to_string(root.join(file)).unwrap();
            let mut layout = Text(layout);
            change(&mut layout);
            let mut world = self.world(str::to_owned);
            let own =
                Path::new(LAYOUT).with_file_name(Path::new(file).file_name().unwrap());
            world.files.insert(Path::new(self.0).join(own), layout.0.into_bytes());
            self.publish(&world, &self.load(&world), &[Kind::Pdf]).remove(0).bytes
        })
    }

    fn made(self) -> Arc<Made> {
        static MADE: LazyLock<Mutex<HashMap<&str, Arc<Made>>>> =
            LazyLock::new(Mutex::default);
        let mut made = MADE.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        let make = || {
            let world = self.world(str::to_owned);
            let work = self.load(&world);
            let formats = [Kind::Html, Kind::Epub, Kind::Pdf];
            let editions = self.publish(&world, &work, &formats);
            Arc::new(Made { work, editions })
        };
        made.entry(self.0).or_insert_with(make).clone()
    }

    /// The work's files, with a change to its text.
    fn world(self, change: impl FnOnce(&str) -> String) -> Memory {
        let mut world = Memory::default();
        let folder = super::root().join("works").join(self.0);
        for (path, bytes) in files(&folder) {
            let name = path.strip_prefix(&folder).unwrap();
            world.files.insert(Path::new(self.0).join(name), bytes);
        }
        let text = world.files.get_mut(&Path::new(self.0).join(TEXT)).unwrap();
        *text = change(str::from_utf8(text).unwrap()).into_bytes();
        world
    }

    fn load(self, world: &Memory) -> Work {
        let work = model::load(world, Path::new(self.0));
        work.unwrap_or_else(|faults| panic!("{faults:?}"))
    }

    fn publish(self, world: &Memory, work: &Work, formats: &[Kind]) -> Vec<Edition> {
        publish::editions(world, Path::new(self.0), &work.document, formats)
            .unwrap_or_else(|faults| panic!("{faults:?}"))
    }
}

/// Every work.
pub fn all() -> Vec<Sample> {
    let works = fs::read_dir(super::root().join("works")).unwrap();
    let name = |entry: std::io::Result<fs::DirEntry>| entry.unwrap().file_name();
    let mut names: Vec<String> =
        works.map(|entry| name(entry).into_string().unwrap()).collect();
    names.sort();
    names.into_iter().map(|name| Sample(Box::leak(name.into_boxed_str()))).collect()
}

fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(self::files(&path));
        } else {
            let bytes = fs::read(&path).unwrap();
            files.push((path, bytes));
        }
    }
    files
}
