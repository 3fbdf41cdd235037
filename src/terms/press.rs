//! What a print house asks of a work.

use std::sync::Arc;

use super::Mm;

/// How a work is to be printed.
#[derive(Debug, Clone, PartialEq)]
pub struct Press {
    /// How far colour runs over the edges at which the pages are trimmed.
    pub bleed: Mm,
    /// How its sheets are held together.
    pub binding: Binding,
    /// How much ink there may be at one place, of all four together, in per cent.
    pub ink: u16,
    /// What its colours are made for; `None` for coated paper, FOGRA39.
    pub profile: Option<Profile>,
}

/// How sheets are held together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Binding {
    /// Folded and stitched through the fold: four pages to a sheet.
    #[default]
    Stitched,
    /// Glued or sewn at a spine: any number of pages.
    Bound,
}

/// A printing condition: an output profile (ICC.1:2010) for cyan, magenta, yellow and
/// black.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// Its name in the registry of the ICC, such as `FOGRA51`, where it is known.
    pub condition: Option<String>,
    /// What it says of itself.
    pub description: String,
    /// The file.
    pub bytes: Arc<[u8]>,
}

impl Press {
    /// The least and the most that the bleed may be, in millimetres.
    pub const BLEED: (f64, f64) = (0.0, 5.0);
    /// The least and the most that the limit of ink may be, in per cent.
    pub const INK: (u16, u16) = (150, 400);
}

impl Default for Press {
    fn default() -> Self {
        Self { bleed: Mm(3.0), binding: Binding::Stitched, ink: 300, profile: None }
    }
}
