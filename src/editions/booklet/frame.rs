use lopdf::Object;

use super::form::Form;
use super::{Sheet, fault};
use crate::diagnostic::Diagnostic;

/// Points in a millimetre.
pub(super) const MM: f64 = 72.0 / 25.4;

/// Where two pages stand on a sheet, in points from its lower left corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Frame {
    /// Width and height of the sheet.
    pub sheet: (f64, f64),
    /// Width and height of one finished page.
    pub page: (f64, f64),
    /// The lower left corner of the two.
    pub origin: (f64, f64),
    /// How far they are printed over their edges.
    pub over: f64,
}

impl Frame {
    /// Two pages like `form` in the middle of a sheet; of the smallest that they fit on,
    /// if it is not said of which. Bleed is printed as far as there is room.
    ///
    /// Fails if they do not fit.
    pub fn new(form: &Form, sheet: Option<Sheet>) -> Result<Self, Diagnostic> {
        /// Rounding, in points.
        const ROUNDING: f64 = 0.1;
        let (width, height) = form.size();
        let fits = |sheet: &Sheet| {
            let (w, h) = sheet.size();
            2.0 * width <= w * MM + ROUNDING && height <= h * MM + ROUNDING
        };
        let chosen = match sheet {
            Some(sheet) => Some(sheet).filter(fits),
            None => Sheet::ALL.into_iter().find(fits),
        };
        let Some(chosen) = chosen else {
            let on = sheet.map_or("SRA3", Sheet::name);
            let (w, h) = ((width / MM).round(), (height / MM).round());
            let message = format!("two pages of {w} × {h} mm do not fit on {on}");
            let hint = "choose a larger sheet, or a layout with smaller pages";
            return Err(fault(&message).hint(hint));
        };
        let (w, h) = (chosen.size().0 * MM, chosen.size().1 * MM);
        let origin = ((w / 2.0 - width).max(0.0), ((h - height) / 2.0).max(0.0));
        let over = form.bleed[3] - form.trim[3];
        let over = over.min(origin.0).min(origin.1).max(0.0);
        // What is less than half a millimetre is no bleed, and would be cut unevenly.
        let over = if over < 0.5 * MM { 0.0 } else { over };
        Ok(Self { sheet: (w, h), page: (width, height), origin, over })
    }

    /// The sheet as a box.
    pub fn media(&self) -> Object {
        numbers([0.0, 0.0, self.sheet.0, self.sheet.1])
    }

    /// The two finished pages as a box.
    pub fn trim(&self) -> Object {
        numbers(self.edges(0.0))
    }

    /// What is printed as a box.
    pub fn bleed(&self) -> Object {
        numbers(self.edges(self.over))
    }

    /// The edges of the two pages, and so far over: left, bottom, right, top.
    pub fn edges(&self, over: f64) -> [f64; 4] {
        let ((x, y), (width, height)) = (self.origin, self.page);
        [x - over, y - over, x + 2.0 * width + over, y + height + over]
    }

    /// Where the sheet is folded, from its left edge.
    pub fn fold(&self) -> f64 {
        self.origin.0 + self.page.0
    }

    /// Draws a form called `name` in the left half, 0, or the right half, 1, and nowhere
    /// over the fold; `shift` moves it to the right.
    pub fn place(&self, half: usize, form: &Form, name: &str, shift: f64) -> String {
        let [left, bottom, right, top] = self.edges(self.over);
        let (from, to) =
            if half == 0 { (left, self.fold()) } else { (self.fold(), right) };
        let x = self.origin.0 + half as f64 * self.page.0 - form.trim[0] + shift;
        let y = self.origin.1 - form.trim[1];
        let (width, height) = (to - from, top - bottom);
        format!(
            "q {from:.3} {bottom:.3} {width:.3} {height:.3} re W n \
             1 0 0 1 {x:.3} {y:.3} cm /{name} Do Q\n"
        )
    }
}

fn numbers(numbers: [f64; 4]) -> Object {
    numbers.map(|number| Object::Real(number as f32)).to_vec().into()
}
