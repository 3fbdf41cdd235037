use super::super::content::Shape;
use super::{Event, Found, Order, Sheet};
use crate::agreement::Code;

/// Everything is given in inks: no RGB, Lab, or gray by a profile (ISO 32000-1, 8.6).
/// PDF/X-4 would allow colours by a profile, but black text in them comes out in four
/// inks.
pub(super) fn check(event: &Event<'_>, sheet: &Sheet<'_>, _: &Order, found: &mut Found) {
    let Event::Mark(mark) = event else { return };
    let Some(space) = mark.paint.foreign else { return };
    let (code, what) = match mark.shape {
        Shape::Text(_) => (Code::ColourSpace, "text is"),
        Shape::Fill => (Code::ColourSpace, "an area is"),
        Shape::Line(_) => (Code::ColourSpace, "a line is"),
        Shape::Shading => (Code::ColourSpace, "a gradient is"),
        Shape::Image { .. } if mark.paint.flat => (Code::ColourSpace, "a stencil is"),
        Shape::Image { .. } => (Code::ImageColour, "an image is"),
    };
    found.page(code, sheet.number, format!("{what} in {space}"));
}
