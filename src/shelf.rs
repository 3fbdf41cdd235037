//! The folder in which published editions stand, and how new ones get there:
//! all of them or none.
//!
//! 1. New editions are written into a staging folder beside the old ones and
//!    forced to disk. Whatever fails or is killed here leaves the old ones.
//! 2. An empty file, `ready`, in the staging folder says that all is there.
//! 3. Each file is renamed to its place. Whoever is killed between two of
//!    these leaves whole files, and the rest is put in place when the shelf is
//!    next opened.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// What a staging folder's name begins with.
const STAGING: &str = ".utgave-";
/// The file that says that a staging folder is complete.
const READY: &str = "ready";
/// The file by which two runs keep out of each other's way.
const LOCK: &str = ".utgave.lock";

/// A folder of published editions, opened for one run alone.
#[derive(Debug)]
pub struct Shelf {
    folder: PathBuf,
    /// Held, not read: the lock goes with it.
    _lock: File,
}

impl Shelf {
    /// Opens the folder, makes it if need be, and finishes or clears what an
    /// earlier run was killed over. Waits while another run has it open.
    ///
    /// Fails if the folder cannot be made or written.
    pub fn open(folder: &Path) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        let lock = File::create(folder.join(LOCK))?;
        lock.lock()?;
        let shelf = Self { folder: folder.to_owned(), _lock: lock };
        shelf.recover()?;
        Ok(shelf)
    }

    /// Puts files of these names and bytes in place, all or none, over
    /// whatever stood there by the same names.
    ///
    /// Fails if they cannot be written; then what was there still is.
    pub fn put(&self, files: &[(String, &[u8])]) -> io::Result<()> {
        let staging =
            tempfile::Builder::new().prefix(STAGING).tempdir_in(&self.folder)?;
        for (name, bytes) in files {
            write(&staging.path().join(name), bytes)?;
        }
        write(&staging.path().join(READY), b"")?;
        sync(staging.path())?;
        // From here on a killed run is finished by the next one.
        let staging = staging.keep();
        self.place(&staging)
    }

    fn recover(&self) -> io::Result<()> {
        for entry in fs::read_dir(&self.folder)? {
            let entry = entry?;
            let staging = entry.file_name().to_string_lossy().starts_with(STAGING);
            if !staging || !entry.file_type()?.is_dir() {
                continue;
            }
            if entry.path().join(READY).is_file() {
                self.place(&entry.path())?;
            } else {
                fs::remove_dir_all(entry.path())?;
            }
        }
        Ok(())
    }

    fn place(&self, staging: &Path) -> io::Result<()> {
        for entry in fs::read_dir(staging)? {
            let entry = entry?;
            if entry.file_name() != READY {
                fs::rename(entry.path(), self.folder.join(entry.file_name()))?;
            }
        }
        sync(&self.folder)?;
        fs::remove_dir_all(staging)
    }
}

fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create_new(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Forces a folder's names to disk, where the system can.
fn sync(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let name = |entry: io::Result<fs::DirEntry>| {
            entry.unwrap().file_name().into_string().unwrap()
        };
        let mut names: Vec<_> = fs::read_dir(folder).unwrap().map(name).collect();
        names.retain(|name| name != LOCK);
        names.sort();
        names
    }

    #[test]
    fn files_are_put_in_place_together() {
        let folder = tempfile::tempdir().unwrap();
        let shelf = Shelf::open(folder.path()).unwrap();
        shelf.put(&[("a.pdf".into(), b"one"), ("a.epub".into(), b"two")]).unwrap();
        shelf.put(&[("a.pdf".into(), b"three")]).unwrap();
        assert_eq!(names(folder.path()), ["a.epub", "a.pdf"]);
        assert_eq!(fs::read(folder.path().join("a.pdf")).unwrap(), b"three");
    }

    #[test]
    fn a_complete_staging_folder_is_put_in_place() {
        let folder = tempfile::tempdir().unwrap();
        let staging = folder.path().join(".utgave-x");
        fs::create_dir(&staging).unwrap();
        fs::write(staging.join("a.pdf"), "new").unwrap();
        fs::write(staging.join(READY), "").unwrap();
        Shelf::open(folder.path()).unwrap();
        assert_eq!(names(folder.path()), ["a.pdf"]);
    }

    #[test]
    fn an_incomplete_staging_folder_is_cleared() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.pdf"), "old").unwrap();
        let staging = folder.path().join(".utgave-x");
        fs::create_dir(&staging).unwrap();
        fs::write(staging.join("a.pdf"), "half").unwrap();
        Shelf::open(folder.path()).unwrap();
        assert_eq!(fs::read(folder.path().join("a.pdf")).unwrap(), b"old");
        assert_eq!(names(folder.path()), ["a.pdf"]);
    }

    #[test]
    fn what_cannot_be_written_leaves_what_was_there() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.pdf"), "old").unwrap();
        let shelf = Shelf::open(folder.path()).unwrap();
        let files = [("a.pdf".into(), b"new" as &[u8]), ("no/such/folder".into(), b"")];
        assert!(shelf.put(&files).is_err());
        assert_eq!(fs::read(folder.path().join("a.pdf")).unwrap(), b"old");
        assert_eq!(names(folder.path()), ["a.pdf"]);
    }
}
