//! The boxes of a page (ISO 32000-1, 14.11.2), and lengths in millimetres.

use hayro_syntax::object::Rect as PdfRect;
use hayro_syntax::object::dict::keys;
use hayro_syntax::page::Page;
use kurbo::Rect;

/// Points in a millimetre.
pub(super) const MM: f64 = 72.0 / 25.4;

/// How much a length may differ from what was ordered, in points: 0.1 mm.
pub(super) const TOLERANCE: f64 = 0.1 * MM;

/// A page's boxes, in points of its own user space.
#[derive(Debug, Clone, Copy)]
pub(super) struct Boxes {
    /// The whole medium.
    pub media: Rect,
    /// What is to be shown on screens.
    pub crop: Rect,
    /// What is printed.
    pub bleed: Rect,
    /// The finished page, where the file says it.
    pub trim: Option<Rect>,
    /// Whether the file says a second time, and as something else, what the finished
    /// page is.
    pub art: bool,
    /// How many points a unit of user space is.
    pub unit: f64,
}

impl Boxes {
    /// The boxes of `page`. One that is not given is that which contains it.
    pub fn new(page: &Page<'_>) -> Self {
        let own = |key: &[u8]| page.raw().get::<PdfRect>(key).map(rect);
        let crop = rect(page.crop_box());
        let unit = page.raw().get::<f32>(keys::USER_UNIT).map_or(1.0, f64::from);
        Self {
            media: rect(page.media_box()),
            crop,
            bleed: own(keys::BLEED_BOX).unwrap_or(crop),
            trim: own(keys::TRIM_BOX),
            art: page.raw().contains_key(keys::ART_BOX),
            unit: if unit.is_finite() && unit > 0.0 { unit } else { 1.0 },
        }
    }

    /// The finished page, or what comes nearest to it where the file does not say.
    pub fn finished(&self) -> Rect {
        self.trim.unwrap_or(self.crop)
    }
}

fn rect(PdfRect { x0, y0, x1, y1 }: PdfRect) -> Rect {
    Rect::new(x0, y0, x1, y1)
}

/// A length in points as millimetres with at most one decimal.
pub(super) fn mm(points: f64) -> String {
    let tenths = (points / MM * 10.0).round() / 10.0;
    // No minus before a zero.
    format!("{}", tenths + 0.0)
}

/// Width and height in millimetres.
pub(super) fn size(rect: Rect, unit: f64) -> String {
    format!("{} × {} mm", mm(rect.width() * unit), mm(rect.height() * unit))
}

/// Whether `inner` reaches nowhere out of `outer` by more than rounding.
pub(super) fn contains(outer: Rect, inner: Rect) -> bool {
    const ROUNDING: f64 = 0.01;
    let outer = outer.inflate(ROUNDING, ROUNDING);
    outer.contains_rect(inner)
}
