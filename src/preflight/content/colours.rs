//! The operators that choose colours (ISO 32000-1, 8.6.8), patterns and gradients.

use std::rc::Rc;

use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::dict::keys;
use hayro_syntax::object::{Name, Number, Object, Stream};
use hayro_syntax::page::Resources;
use kurbo::Rect;

use super::Shape;
use super::shading;
use super::state::{Colour, State};
use super::walker::{Walker, Within, matrix};
use crate::preflight::colour::{Paint, Space};
use crate::readback::Error;

/// Which of the two colours is chosen.
#[derive(Clone, Copy)]
enum Side {
    Fill,
    Stroke,
}

impl<'a> Walker<'a, '_> {
    /// Takes in an operator that chooses a colour space or a colour. In a stencil
    /// there is no choice.
    pub(super) fn colour(
        &mut self,
        operation: &Op<'_, '_>,
        resources: &Resources<'a>,
    ) -> Result<(), Error> {
        use Side::{Fill, Stroke};
        if self.within == Within::Stencil {
            return Ok(());
        }
        let mut device = |side, name: &'static [u8], colour: &[Number]| {
            self.space(side, &Name::new_unescaped(name), resources);
            self.tone(side, colour);
        };
        match operation {
            Op::ColorSpaceNonStroke(name) => self.space(Fill, name.0, resources),
            Op::ColorSpaceStroke(name) => self.space(Stroke, name.0, resources),
            Op::NonStrokeColorDeviceGray(g) => device(Fill, b"DeviceGray", &[g.0]),
            Op::StrokeColorDeviceGray(g) => device(Stroke, b"DeviceGray", &[g.0]),
            Op::NonStrokeColorDeviceRgb(c) => {
                device(Fill, b"DeviceRGB", &[c.0, c.1, c.2]);
            }
            Op::StrokeColorDeviceRgb(c) => device(Stroke, b"DeviceRGB", &[c.0, c.1, c.2]),
            Op::NonStrokeColorCmyk(c) => {
                device(Fill, b"DeviceCMYK", &[c.0, c.1, c.2, c.3]);
            }
            Op::StrokeColorCmyk(c) => {
                device(Stroke, b"DeviceCMYK", &[c.0, c.1, c.2, c.3]);
            }
            Op::NonStrokeColor(colour) => self.tone(Fill, &colour.0),
            Op::StrokeColor(colour) => self.tone(Stroke, &colour.0),
            Op::NonStrokeColorNamed(colour) => match colour.1 {
                Some(name) => self.pattern(Fill, resources, name, &colour.0)?,
                None => self.tone(Fill, &colour.0),
            },
            Op::StrokeColorNamed(colour) => match colour.1 {
                Some(name) => self.pattern(Stroke, resources, name, &colour.0)?,
                None => self.tone(Stroke, &colour.0),
            },
            _ => {}
        }
        Ok(())
    }

    /// Paints the clip with a gradient (`sh`).
    pub(super) fn gradient(
        &mut self,
        resources: &Resources<'a>,
        name: &Name<'_>,
    ) -> Result<(), Error> {
        let Some(object) = resources.get_shading(name) else { return Ok(()) };
        if let Some((paint, ink)) =
            shading::facts(&object, resources, self.order, self.budget)?
        {
            let space = Rc::clone(&self.state.fill.space);
            let colour = Colour { space, paint: Rc::new(paint), ink };
            let (area, overprint) = (self.state.clip, self.state.fill_overprint);
            self.mark(Shape::Shading, area, &colour, overprint);
        }
        Ok(())
    }

    fn side(&mut self, side: Side) -> &mut Colour {
        match side {
            Side::Fill => &mut self.state.fill,
            Side::Stroke => &mut self.state.stroke,
        }
    }

    fn space(&mut self, side: Side, name: &Name<'_>, resources: &Resources<'a>) {
        let space = Space::read(&Object::Name(name.clone()), resources);
        if let Some(space) = space {
            let paint = space.initial();
            *self.side(side) = Colour::new(Rc::new(space), paint, self.order);
        }
    }

    fn tone(&mut self, side: Side, colour: &[Number]) {
        let space = Rc::clone(&self.side(side).space);
        let paint = space.paint(&numbers(colour));
        *self.side(side) = Colour::new(space, paint, self.order);
    }

    /// Chooses a pattern (8.7). A cell is followed once on each page.
    fn pattern(
        &mut self,
        side: Side,
        resources: &Resources<'a>,
        name: &Name<'_>,
        colour: &[Number],
    ) -> Result<(), Error> {
        let space = Rc::clone(&self.side(side).space);
        let mut chosen = Colour {
            paint: Rc::new(Paint { flat: false, ..Paint::default() }),
            space: Rc::clone(&space),
            ink: None,
        };
        match resources.get_pattern(name) {
            Some(Object::Dict(dict)) => {
                let shading = dict.get::<Object<'_>>(keys::SHADING);
                if let Some(shading) = shading
                    && let Some((paint, ink)) =
                        shading::facts(&shading, resources, self.order, self.budget)?
                {
                    (chosen.paint, chosen.ink) = (Rc::new(paint), ink);
                }
            }
            Some(Object::Stream(cell)) => {
                let stencil = cell.dict().get::<i32>(keys::PAINT_TYPE) == Some(2);
                if let (true, Space::Pattern(Some(under))) = (stencil, &*space) {
                    let paint = Paint { flat: false, ..under.paint(&numbers(colour)) };
                    chosen = Colour::new(Rc::clone(&space), paint, self.order);
                }
                self.cell(&cell, resources, stencil.then_some(&chosen))?;
            }
            _ => {}
        }
        *self.side(side) = chosen;
        Ok(())
    }

    /// Follows the cell of a pattern; a stencil is painted in `colour`.
    fn cell(
        &mut self,
        cell: &Stream<'a>,
        resources: &Resources<'a>,
        colour: Option<&Colour>,
    ) -> Result<(), Error> {
        if !self.once.insert(cell.obj_id()) {
            return Ok(());
        }
        // Where it is seen is not known, nor asked.
        let mut state = State::new(Rect::ZERO, self.order);
        if let Some(colour) = colour {
            (state.fill, state.stroke) = (colour.clone(), colour.clone());
        }
        let within = if colour.is_some() { Within::Stencil } else { Within::Pattern };
        self.inner(cell, resources, state, matrix(cell.dict(), self.base), within)
    }
}

fn numbers(numbers: &[Number]) -> Vec<f64> {
    numbers.iter().map(Number::as_f64).collect()
}
