use super::super::content::Shape;
use super::{Event, Found, Order, Sheet};
use crate::agreement::Code;

/// Below this many pixels to the inch, pixels are seen.
const LEAST: f64 = 150.0;
/// Below this, an image looks soft in print. Print houses ask for 300.
const ENOUGH: f64 = 225.0;
/// Below this, the edges of black and white pictures look stepped.
const ENOUGH_FOR_LINES: f64 = 800.0;
/// Pixels are counted, sizes rounded.
const ROUNDING: f64 = 0.5;

/// Images have pixels enough for the size at which they are printed (ISO 32000-1, 8.9.5).
pub(super) fn check(event: &Event<'_>, sheet: &Sheet<'_>, _: &Order, found: &mut Found) {
    let Event::Mark(mark) = event else { return };
    let Shape::Image { resolution: Some(is), bilevel } = mark.shape else { return };
    if !mark.touches(sheet.boxes.bleed) {
        return;
    }
    let enough = if bilevel { ENOUGH_FOR_LINES } else { ENOUGH };
    let (code, wanted) = if is < LEAST - ROUNDING {
        (Code::ResolutionLow, LEAST)
    } else if is < enough - ROUNDING {
        (Code::ResolutionSoft, enough)
    } else {
        return;
    };
    let what = if bilevel { "a black and white image" } else { "an image" };
    let message = format!("{what} has {} ppi, less than {wanted}", is.round());
    found.worst(code, sheet.number, 1.0 / is.max(0.001), message);
}
