use std::collections::HashSet;
use std::rc::Rc;

use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::{Transform, TypedInstruction as Op};
use hayro_syntax::object::dict::keys;
use hayro_syntax::object::{
    Dict, Name, Number, Object, ObjectIdentifier, Rect as PdfRect, Stream,
};
use hayro_syntax::page::{Page, Resources};
use kurbo::{Affine, Rect};

use super::image::Image;
use super::path::{Path, reach};
use super::state::{Colour, State};
use super::{Event, Mark, Shape};
use crate::preflight::boxes::Boxes;
use crate::preflight::colour::{Paint, Space};
use crate::preflight::limits::{self, Budget};
use crate::preflight::order::Order;
use crate::readback::Error;
use crate::readback::pdf::{Fonts, Pen};

/// Tells `tell` everything that the contents of `page` do. Fails if `budget` is used
/// up.
pub(in crate::preflight) fn walk<'a>(
    page: &'a Page<'a>,
    fonts: &Fonts<'a>,
    order: &Order,
    budget: &Budget,
    tell: &mut dyn FnMut(Event<'_>),
) -> Result<(), Error> {
    let boxes = Boxes::new(page);
    let mut walker = Walker {
        fonts,
        order,
        budget,
        unit: boxes.unit,
        tell,
        state: State::new(boxes.media, order),
        saved: Vec::new(),
        pen: Pen::default(),
        path: Path::default(),
        base: Affine::IDENTITY,
        once: HashSet::new(),
        open: Vec::new(),
        within: Within::Page,
    };
    walker.group(page.raw());
    if let Some(data) = budget.streams.contents(page)? {
        walker.stream(data, page.resources())?;
    }
    Ok(())
}

/// Where content is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Within {
    /// On the page: it is known where.
    Page,
    /// In a cell that is repeated.
    Pattern,
    /// In a cell, or a glyph, that takes its colour from without.
    Stencil,
}

/// What follows the contents of a page.
pub(super) struct Walker<'a, 'w> {
    pub(super) fonts: &'w Fonts<'a>,
    pub(super) order: &'w Order,
    pub(super) budget: &'w Budget,
    /// How many points a unit of the page has.
    pub(super) unit: f64,
    pub(super) tell: &'w mut dyn FnMut(Event<'_>),
    pub(super) state: State<'a>,
    saved: Vec<State<'a>>,
    pub(super) pen: Pen,
    path: Path,
    /// From the space of patterns to that of the page.
    pub(super) base: Affine,
    /// Patterns and fonts that were followed on this page.
    pub(super) once: HashSet<ObjectIdentifier>,
    /// The streams within streams that are being followed.
    open: Vec<ObjectIdentifier>,
    pub(super) within: Within,
}

impl<'a> Walker<'a, '_> {
    /// Follows a content stream. What it leaves open is closed after it.
    fn stream(&mut self, data: &[u8], resources: &Resources<'a>) -> Result<(), Error> {
        let saved = self.saved.len();
        let mut operations = TypedIter::new(data);
        while let Some(operation) = operations.next() {
            self.budget.operator()?;
            self.operation(&operation, resources, saved)?;
        }
        self.saved.truncate(saved);
        self.path.take();
        Ok(())
    }

    fn operation(
        &mut self,
        operation: &Op<'_, '_>,
        resources: &Resources<'a>,
        saved: usize,
    ) -> Result<(), Error> {
        match operation {
            // The deepest nesting that any real file has is far below this.
            Op::SaveState(_) if self.saved.len() < 10_000 => {
                self.saved.push(self.state.clone());
            }
            Op::RestoreState(_) if self.saved.len() > saved => {
                self.state = self.saved.pop().unwrap_or_else(|| self.state.clone());
            }
            Op::Transform(Transform(a, b, c, d, e, f)) => {
                let matrix = Affine::new([a, b, c, d, e, f].map(Number::as_f64));
                self.state.text.matrix *= matrix;
            }
            Op::LineWidth(width) => self.state.width = width.0.as_f64(),
            Op::SetGraphicsState(name) => {
                if let Some(dict) = resources.get_ext_g_state(name.0) {
                    self.state.set(&dict, self.tell);
                }
            }
            Op::XObject(name) => self.x_object(resources, name.0)?,
            Op::InlineImage(image) => self.image(image.0, resources)?,
            Op::Shading(name) => self.gradient(resources, name.0)?,
            Op::TextFont(font) => self.font(resources, font.0, font.1.as_f64())?,
            Op::TextRenderingMode(mode) => self.state.mode = mode.0.as_i64(),
            _ => {
                self.path.follow(operation, self.state.text.matrix);
                self.painting(operation);
                self.text(operation)?;
                self.colour(operation, resources)?;
            }
        }
        Ok(())
    }

    fn painting(&mut self, operation: &Op<'_, '_>) {
        let (fills, strokes) = match operation {
            Op::FillPathNonZero(_)
            | Op::FillPathNonZeroCompatibility(_)
            | Op::FillPathEvenOdd(_) => (true, false),
            Op::StrokePath(_) | Op::CloseAndStrokePath(_) => (false, true),
            Op::FillAndStrokeNonZero(_)
            | Op::FillAndStrokeEvenOdd(_)
            | Op::CloseFillAndStrokeNonZero(_)
            | Op::CloseFillAndStrokeEvenOdd(_) => (true, true),
            Op::EndPath(_) => (false, false),
            _ => return,
        };
        let (area, clips) = self.path.take();
        if let Some(area) = area.filter(|_| fills) {
            self.fill(Shape::Fill, area);
        }
        if let Some(area) = area.filter(|_| strokes) {
            let scale = self.state.text.matrix.determinant().abs().sqrt();
            let width = self.state.width.abs() * scale;
            // The thinnest line, which has no width, is still somewhere.
            let half = (width / 2.0).max(0.01);
            let area = area.inflate(half, half);
            self.stroke(Shape::Line(width * self.unit), area);
        }
        if clips {
            self.state.clip = self.state.clip.intersect(area.unwrap_or(Rect::ZERO));
        }
    }

    pub(super) fn fill(&mut self, shape: Shape, area: Rect) {
        let (colour, overprint) = (self.state.fill.clone(), self.state.fill_overprint);
        self.mark(shape, area, &colour, overprint);
    }

    pub(super) fn stroke(&mut self, shape: Shape, area: Rect) {
        let (colour, overprint) =
            (self.state.stroke.clone(), self.state.stroke_overprint);
        self.mark(shape, area, &colour, overprint);
    }

    pub(super) fn mark(
        &mut self,
        shape: Shape,
        area: Rect,
        colour: &Colour,
        overprint: bool,
    ) {
        let placed = self.within == Within::Page;
        (self.tell)(Event::Mark(Mark {
            shape,
            paint: &colour.paint,
            ink: colour.ink,
            bounds: placed.then(|| area.intersect(self.state.clip)),
            overprint,
            nonzero: self.state.nonzero,
        }));
    }

    fn x_object(
        &mut self,
        resources: &Resources<'a>,
        name: &Name<'_>,
    ) -> Result<(), Error> {
        let Some(stream) = resources.get_x_object(name) else { return Ok(()) };
        let dict = stream.dict();
        let is_ps =
            |key: &[u8]| dict.get::<Name<'_>>(key).as_deref() == Some(b"PS".as_slice());
        if is_ps(keys::SUBTYPE) || is_ps(b"Subtype2") || dict.contains_key(b"PS") {
            (self.tell)(Event::PostScript);
        }
        match dict.get::<Name<'_>>(keys::SUBTYPE).as_deref() {
            Some(b"Image") => self.image(&stream, resources),
            Some(b"Form") => {
                self.group(dict);
                let matrix = matrix(dict, self.state.text.matrix);
                let mut state = self.state.clone();
                if let Some(PdfRect { x0, y0, x1, y1 }) = dict.get(keys::BBOX) {
                    let area = reach(Rect::new(x0, y0, x1, y1), matrix);
                    state.clip = state.clip.intersect(area);
                }
                self.inner(&stream, resources, state, matrix, self.within)
            }
            _ => Ok(()),
        }
    }

    /// Follows a stream within the one that is followed.
    pub(super) fn inner(
        &mut self,
        stream: &Stream<'a>,
        resources: &Resources<'a>,
        mut state: State<'a>,
        matrix: Affine,
        within: Within,
    ) -> Result<(), Error> {
        // A form that draws itself would go on for ever.
        let id = stream.obj_id();
        if self.open.contains(&id) || self.open.len() >= limits::DEPTH {
            return Ok(());
        }
        self.budget.draw()?;
        let Some(data) = self.budget.streams.decode(stream)? else { return Ok(()) };
        let own = stream.dict().get::<Dict<'a>>(keys::RESOURCES).map(Resources::new);
        state.text.matrix = matrix;
        let outer = std::mem::replace(&mut self.state, state);
        let path = std::mem::take(&mut self.path);
        let (pen, outside, base) = (self.pen, self.within, self.base);
        (self.within, self.base) = (within, matrix);
        self.open.push(id);
        self.stream(&data, own.as_ref().unwrap_or(resources))?;
        self.open.pop();
        (self.pen, self.within, self.base) = (pen, outside, base);
        (self.state, self.path) = (outer, path);
        Ok(())
    }

    fn group(&mut self, dict: &Dict<'_>) {
        let group = dict.get::<Dict<'_>>(keys::GROUP);
        let space = group.and_then(|group| group.get::<Object<'_>>(b"CS"));
        let name = match space {
            Some(Object::Name(name)) => Some(name),
            Some(Object::Array(array)) => array.iter::<Name<'_>>().next(),
            _ => None,
        };
        if let Some(name) = name.filter(|name| name.as_ref() != b"DeviceCMYK") {
            (self.tell)(Event::Group(&String::from_utf8_lossy(name.as_ref())));
        }
    }

    fn image(
        &mut self,
        stream: &Stream<'_>,
        resources: &Resources<'a>,
    ) -> Result<(), Error> {
        let image = Image::new(stream, resources);
        if image.is_transparent() {
            (self.tell)(Event::Transparent("an image with a soft mask"));
        }
        let matrix = self.state.text.matrix;
        let (shape, area) = (
            image.shape(matrix, self.unit),
            reach(Rect::new(0.0, 0.0, 1.0, 1.0), matrix),
        );
        if image.mask {
            self.fill(shape, area);
            return Ok(());
        }
        let ink = image.ink(self.order, self.budget)?;
        let paint = image.space.as_ref().map(Space::initial).unwrap_or_default();
        let paint = Rc::new(Paint { inks: None, flat: false, ..paint });
        let space = Rc::clone(&self.state.fill.space);
        let overprint = self.state.fill_overprint;
        self.mark(shape, area, &Colour { space, paint, ink }, overprint);
        Ok(())
    }
}

/// The matrix of a form or pattern, on top of another.
pub(super) fn matrix(dict: &Dict<'_>, outer: Affine) -> Affine {
    dict.get::<[f64; 6]>(keys::MATRIX).map_or(outer, |own| outer * Affine::new(own))
}
