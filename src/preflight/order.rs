/// What was ordered of the print house, in the units in which it is spoken of.
/// What was not said is taken from the file where it can be, and otherwise from
/// what a European print house takes for granted.
#[derive(Debug, Clone, PartialEq)]
pub struct Order {
    /// Width and height of the finished page in mm; if not said, the first page's.
    pub trim: Option<(f64, f64)>,
    /// How far colour reaches over the trim, in mm.
    pub bleed: f64,
    /// The most ink that may lie in one place, in per cent of a full tone.
    pub ink: f64,
    /// Whether sheets are folded and stitched through the spine, so that the pages
    /// come in fours.
    pub stitched: bool,
    /// Whether its pages are the sides of sheets, with two pages on each.
    pub imposed: bool,
    /// The spot colours that are printed with an ink of their own.
    pub spots: Vec<String>,
}

impl Default for Order {
    fn default() -> Self {
        Self {
            trim: None,
            bleed: 3.0,
            ink: 300.0,
            stitched: false,
            imposed: false,
            spots: Vec::new(),
        }
    }
}

impl Order {
    /// Whether the ink of that name was ordered as one of its own.
    pub(super) fn has_spot(&self, name: &str) -> bool {
        self.spots.iter().any(|spot| spot == name)
    }
}
