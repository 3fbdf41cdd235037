//! Whether an image has pixels enough for print.

use crate::diagnostic::Diagnostic;
use crate::terms::{Image, ImageKind, Mm};

/// Below so many pixels to the inch, print looks soft.
const SOFT: f64 = 200.0;

/// Below so many, single pixels can be seen.
const COARSE: f64 = 100.0;

/// What is wrong with `image` where it is printed `share` hundredths of the
/// column wide, or all of it.
pub fn check(image: &Image, share: Option<u8>, column: Mm) -> Option<Diagnostic> {
    if image.kind == ImageKind::Svg {
        return None;
    }
    let Mm(column) = column;
    let width = column * f64::from(share.unwrap_or(100)) / 100.0;
    let inches = width / 25.4;
    let found = f64::from(image.width) / inches;
    let message = format!(
        "{} is printed {width:.0} mm wide, with {found:.0} pixels to the inch",
        image.path
    );
    let fault = if found < COARSE {
        Diagnostic::error("image-coarse", message)
    } else if found < SOFT {
        Diagnostic::warning("image-soft", message)
    } else {
        return None;
    };
    let needed = (SOFT * inches).ceil();
    let share = (f64::from(image.width) / SOFT * 25.4 / column * 100.0).floor();
    Some(fault.hint(format!(
        "{SOFT:.0} are enough: use an image of at least {needed:.0} pixels, or print it \
         smaller: {{width={:.0}%}}",
        share.max(1.0)
    )))
}
