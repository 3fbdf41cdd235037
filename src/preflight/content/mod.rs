//! What a page draws, and with what: the events of its content streams.
//!
//! `walker` follows page streams, forms, tiling patterns and the glyphs of Type 3
//! fonts. Colours, overprint and the text's size are those that `q`, `Q` and `gs`
//! leave (`state`); `image` and `shading` say how much ink lies where it is most.

mod colours;
mod fonts;
mod image;
mod path;
mod raster;
mod shading;
mod state;
mod text;
mod walker;

use kurbo::Rect;

pub(super) use self::walker::walk;
use super::colour::Paint;

/// Something that a content stream does.
#[derive(Debug)]
pub(super) enum Event<'e> {
    /// It marks the page.
    Mark(Mark<'e>),
    /// It shows text in a font.
    Font {
        /// The font's name.
        name: &'e str,
        /// Whether the file brings the font with it.
        embedded: bool,
    },
    /// It draws a group that is mixed in that colour space.
    Group(&'e str),
    /// It lets something shine through, in that way.
    Transparent(&'e str),
    /// It draws a PostScript XObject.
    PostScript,
}

/// A mark on the page.
#[derive(Debug)]
pub(super) struct Mark<'e> {
    /// What it is.
    pub shape: Shape,
    /// What it is painted with.
    pub paint: &'e Paint,
    /// All inks where they are most, in per cent; `None` where they cannot be told.
    pub ink: Option<f64>,
    /// Where it is, in points of the page; `None` in a pattern, which may be
    /// anywhere.
    pub bounds: Option<Rect>,
    /// Whether what lies beneath is left on the plates that it does not print.
    pub overprint: bool,
    /// Whether an ink of which there is none counts as not printed (`OPM 1`).
    pub nonzero: bool,
}

/// What a mark is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Shape {
    /// Text of that size, in points.
    Text(f64),
    /// An area.
    Fill,
    /// A line of that width, in points.
    Line(f64),
    /// A picture.
    Image {
        /// Its pixels to the inch, where they are fewest; `None` where it is a single
        /// pixel, which is an area.
        resolution: Option<f64>,
        /// Whether it knows ink and none, and nothing between.
        bilevel: bool,
    },
    /// A gradient.
    Shading,
}

impl Mark<'_> {
    /// Whether any of it may lie within `area`.
    pub fn touches(&self, area: Rect) -> bool {
        self.bounds.is_none_or(|bounds| {
            let common = bounds.intersect(area);
            common.width() > 0.0 && common.height() > 0.0
        })
    }
}
