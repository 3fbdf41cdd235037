//! The one door through which files and the date come in.
//!
//! Everything behind it is a function of what it hands out, so that the same
//! input gives the same bytes.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

/// What the library may know of the world around it.
pub trait World: Sync {
    /// The bytes of a file. Fails as [`std::fs::read`] does, and with
    /// [`io::ErrorKind::FileTooLarge`] above [`MAX_FILE`] bytes.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;

    /// The paths of the files in a folder, sorted; none if there is no such
    /// folder.
    fn list(&self, folder: &Path) -> Vec<PathBuf>;

    /// The time in seconds since 1970 that stands for "now", if the user set
    /// one (`SOURCE_DATE_EPOCH`, reproducible-builds.org).
    fn source_date_epoch(&self) -> Option<u64>;
}

/// The largest file that is read, in bytes.
pub const MAX_FILE: u64 = 1 << 30;

/// Files held in memory, for tests and for programs that have no disk.
#[derive(Debug, Clone, Default)]
pub struct Memory {
    /// The files, by path.
    pub files: BTreeMap<PathBuf, Vec<u8>>,
    /// What [`World::source_date_epoch`] answers.
    pub epoch: Option<u64>,
}

impl World for Memory {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.files.get(path).cloned().ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn list(&self, folder: &Path) -> Vec<PathBuf> {
        let inside = |path: &&PathBuf| path.parent() == Some(folder);
        self.files.keys().filter(inside).cloned().collect()
    }

    fn source_date_epoch(&self) -> Option<u64> {
        self.epoch
    }
}
