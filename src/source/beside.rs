//! Files that a text takes in from beside itself.

use std::path::{Component, Path};

use super::text;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::world::World;

/// The folder of a work, in which its text may name files.
#[derive(Clone, Copy)]
pub struct Folder<'a> {
    /// Through which files come in.
    pub world: &'a dyn World,
    /// Where the work lies.
    pub path: &'a Path,
}

impl Folder<'_> {
    /// The text of the file `name`, which is named at `place`; `None` if it
    /// cannot be read, or is not in the work's folder, which is noted.
    pub fn text(
        self,
        name: &str,
        place: &Place,
        faults: &mut Diagnostics,
    ) -> Option<String> {
        self.find(name, place, faults)?;
        text::read(self.world, &self.path.join(name), Some(place.clone()), faults)
    }

    /// The bytes of the file `name`, in the same way.
    pub fn bytes(
        self,
        name: &str,
        place: &Place,
        faults: &mut Diagnostics,
    ) -> Option<Vec<u8>> {
        self.find(name, place, faults)?;
        text::bytes(self.world, &self.path.join(name), Some(place.clone()), faults)
    }

    /// Notes where `name` leads out of the folder.
    fn find(self, name: &str, place: &Place, faults: &mut Diagnostics) -> Option<()> {
        if is_inside(name) {
            return Some(());
        }
        let message = format!("{name} is not in the work's folder");
        let hint = "name the files from the folder of publication.toml, with /";
        faults.push(Diagnostic::error("path", message).at(place.clone()).hint(hint));
        None
    }
}

/// Whether the path `name` leads into the folder that it is seen from, on every
/// system.
pub fn is_inside(name: &str) -> bool {
    let inside = |part| matches!(part, Component::Normal(_) | Component::CurDir);
    !name.is_empty()
        && !name.contains(['\\', ':'])
        && Path::new(name).components().all(inside)
}
