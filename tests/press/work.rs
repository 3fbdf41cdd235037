//! The works whose press editions are looked at.

use std::fs;
use std::path::{Path, PathBuf};

use utgave::agreement::Finding;
use utgave::model;
use utgave::publish::{self, Edition, Kind};
use utgave::reading::Reading;
use utgave::world::Memory;

/// A work, and the files that it is made of.
#[derive(Clone)]
pub struct Work {
    pub name: String,
    world: Memory,
}

/// Every work of the repository that is in order.
pub fn all() -> Vec<Work> {
    let mut works = Vec::new();
    for folder in ["tests/suite/reading", "tests/faults/works", "source"] {
        let entries = fs::read_dir(root().join(folder)).unwrap();
        let mut folders: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
        folders.sort();
        works.extend(folders.iter().map(|folder| Work::read(folder)));
    }
    works
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

impl Work {
    /// One of those that are published.
    pub fn published(name: &str) -> Self {
        Self::read(&root().join("source").join(name))
    }

    /// That of the suite which is in order and has this name.
    pub fn named(name: &str) -> Self {
        Self::read(&root().join("tests/suite/reading").join(name))
    }

    fn read(folder: &Path) -> Self {
        let name = folder.file_name().unwrap().to_str().unwrap().to_owned();
        let mut work = Self { name, world: Memory::default() };
        work.add(folder, &PathBuf::from(&work.name));
        work
    }

    fn add(&mut self, folder: &Path, name: &Path) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = name.join(path.file_name().unwrap());
            match path.is_dir() {
                true => self.add(&path, &name),
                false => drop(self.world.files.insert(name, fs::read(&path).unwrap())),
            }
        }
    }

    /// The same with more at the end of its `publication.toml`.
    pub fn with(mut self, toml: &str) -> Self {
        let path = Path::new(&self.name).join("publication.toml");
        let file = self.world.files.get_mut(&path).unwrap();
        file.extend_from_slice(format!("\n{toml}").as_bytes());
        self
    }

    /// The same with more at the beginning of its `publication.toml`.
    pub fn with_first(mut self, toml: &str) -> Self {
        let path = Path::new(&self.name).join("publication.toml");
        let file = self.world.files.get_mut(&path).unwrap();
        *file = [format!("{toml}\n").as_bytes(), file].concat();
        self
    }

    /// The same in another layout.
    pub fn in_layout(self, name: &str) -> Self {
        self.with_first(&format!("layout = \"{name}\""))
    }

    /// The same with another file in its folder.
    pub fn file(mut self, name: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.world.files.insert(Path::new(&self.name).join(name), bytes.into());
        self
    }

    pub fn load(&self) -> model::Work {
        let work = model::load(&self.world, Path::new(&self.name));
        work.unwrap_or_else(|faults| panic!("{}: {faults:?}", self.name))
    }

    /// The PDF for readers, and that for the print house.
    pub fn editions(&self) -> Vec<Edition> {
        self.try_editions().unwrap_or_else(|faults| panic!("{}: {faults}", self.name))
    }

    /// The same; `None` where no font has what the work says.
    pub fn editions_if_set(&self) -> Option<Vec<Edition>> {
        match self.try_editions() {
            Err(faults) if faults.contains("[character-missing]") => None,
            editions => Some(editions.unwrap_or_else(|it| panic!("{}: {it}", self.name))),
        }
    }

    /// The PDF for the print house.
    pub fn press(&self) -> Vec<u8> {
        self.editions().remove(1).bytes
    }

    /// What is said where it cannot be made.
    pub fn faults(&self) -> String {
        self.try_editions().err().unwrap_or_default()
    }

    fn try_editions(&self) -> Result<Vec<Edition>, String> {
        self.try_made(&[Kind::Pdf, Kind::Press])
    }

    /// These editions; what is wrong with them, where they cannot be made.
    pub fn try_made(&self, kinds: &[Kind]) -> Result<Vec<Edition>, String> {
        let (folder, document) = (Path::new(&self.name), self.load().document);
        publish::editions(&self.world, folder, &document, kinds).map_err(|faults| {
            faults.sorted().iter().map(|fault| format!("{fault}\n")).collect()
        })
    }

    /// What is found in a press edition that reads so.
    pub fn findings(&self, press: &Reading) -> Vec<Finding> {
        self.findings_in(&[(Kind::Press, press)])
    }

    /// What is found in editions that read so.
    pub fn findings_in(&self, editions: &[(Kind, &Reading)]) -> Vec<Finding> {
        let named = |(kind, reading): &(Kind, _)| {
            (publish::file_name(&self.name, *kind), *kind, 0, *reading)
        };
        let editions: Vec<_> = editions.iter().map(named).collect();
        publish::compare(&self.load(), &editions).findings
    }
}
