//! The style sheets of a publication, which its files share.

use std::collections::HashMap;

use super::package::Package;
use crate::readback::Error;
use crate::readback::html::select::Steps;
use crate::readback::html::sheets::{self, Rules};
use crate::readback::html::tree::Tree;
use crate::readback::package::archive::Archive;
use crate::readback::package::path;

/// The most text of style sheets that is read in one publication, in bytes.
const MAX_SHEETS: u64 = 1 << 24;

/// The most elements that are looked at for all selectors of a publication together.
const MAX_STEPS: u64 = 50_000_000;

/// How many of these each file may use, however short it is.
const LEAST_STEPS: u64 = 20_000;

/// The text of each sheet, by its path.
pub(super) type Texts = HashMap<String, String>;

/// Reads the sheets. Fails if one is damaged, or if they are too large.
pub(super) fn texts(archive: &Archive, package: &Package) -> Result<Texts, Error> {
    let total: u64 = package.sheets.iter().map(|file| archive.size(file)).sum();
    if total > MAX_SHEETS {
        let message = format!("the publication holds {total} bytes of style sheets");
        return Err(
            Error::new(message).hint(format!("{MAX_SHEETS} are the most that are read"))
        );
    }
    let sheets = package.sheets.iter().map(|file| {
        let bytes = archive.read(file)?;
        Ok((file.clone(), String::from_utf8_lossy(&bytes).into_owned()))
    });
    sheets.collect()
}

/// What the sheets say, by their paths.
pub(super) struct Sheets<'a> {
    rules: HashMap<&'a str, Rules<'a>>,
    /// How many bytes the files of the text hold together.
    total: u64,
}

impl<'a> Sheets<'a> {
    pub(super) fn new(texts: &'a Texts, total: u64) -> Self {
        let rules = texts.iter().map(|(path, text)| (path.as_str(), Rules::read(text)));
        Self { rules: rules.collect(), total }
    }

    /// Writes what they say of the file `file`, which holds `size` bytes, into its tree.
    /// Fails if that takes more than its share of what may be done.
    pub(super) fn apply(
        &self,
        tree: &mut Tree,
        file: &str,
        size: u64,
    ) -> Result<(), Error> {
        let share = MAX_STEPS.saturating_mul(size) / self.total.max(1) + LEAST_STEPS;
        let steps = Steps::at_most(u32::try_from(share).unwrap_or(u32::MAX));
        let linked = |href: &str| {
            let (path, _) = path::resolve(file, href)?;
            self.rules.get(path.as_str())
        };
        sheets::apply(tree, &linked, &steps).map_err(|error| Error {
            message: format!("{file}: {}", error.message),
            hint: error.hint,
        })
    }
}
