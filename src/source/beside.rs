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
        if !is_inside(name) {
            let message = format!("{name} is not in the work's folder");
            let fault = Diagnostic::error("path", message).at(place.clone());
            faults.push(
                fault.hint("name the files from the folder of publication.toml, with /"),
            );
            return None;
        }
        text::read(self.world, &self.path.join(name), Some(place.clone()), faults)
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
