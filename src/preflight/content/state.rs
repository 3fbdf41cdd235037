//! What `q` saves and `Q` restores (ISO 32000-1, 8.4).

use std::rc::Rc;

use hayro_syntax::object::dict::keys;
use hayro_syntax::object::{Array, Dict, Name, Number, Object};
use kurbo::Rect;

use super::Event;
use super::fonts::Face;
use crate::preflight::colour::{Paint, Space};
use crate::preflight::order::Order;
use crate::readback::pdf::TextState;

/// The graphics state, as far as it says what is printed.
#[derive(Clone)]
pub(super) struct State<'a> {
    /// Where text stands, and the matrix for everything.
    pub text: TextState<'a>,
    /// What text is set in, once it is chosen.
    pub face: Option<Rc<Face>>,
    /// How glyphs are painted: `Tr`.
    pub mode: i64,
    /// The colour of areas and most text.
    pub fill: Colour,
    /// The colour of lines.
    pub stroke: Colour,
    /// The width of lines in user space.
    pub width: f64,
    /// Whether areas and text leave other plates alone: `op`.
    pub fill_overprint: bool,
    /// The same for lines: `OP`.
    pub stroke_overprint: bool,
    /// Whether an ink of which there is none counts as not printed: `OPM 1`.
    pub nonzero: bool,
    /// Where marks can be seen.
    pub clip: Rect,
}

/// A colour that is in force.
#[derive(Debug, Clone)]
pub(super) struct Colour {
    /// Its colour space.
    pub space: Rc<Space>,
    /// What it prints.
    pub paint: Rc<Paint>,
    /// All inks where they are most, in per cent.
    pub ink: Option<f64>,
}

impl Colour {
    /// A colour of a space.
    pub fn new(space: Rc<Space>, paint: Paint, order: &Order) -> Self {
        let ink = paint.inks.as_ref().map(|inks| inks.sum(order));
        Self { space, paint: Rc::new(paint), ink }
    }
}

impl State<'_> {
    /// The state at a page's beginning; `area` is what of it can be seen.
    pub fn new(area: Rect, order: &Order) -> Self {
        let black = Colour::new(Rc::new(Space::Gray), Space::Gray.initial(), order);
        Self {
            text: TextState::new(),
            face: None,
            mode: 0,
            fill: black.clone(),
            stroke: black,
            width: 1.0,
            fill_overprint: false,
            stroke_overprint: false,
            nonzero: false,
            clip: area,
        }
    }

    /// Takes in a graphics state of the resources (8.4.5); tells what lets something
    /// shine through.
    pub fn set(&mut self, dict: &Dict<'_>, tell: &mut dyn FnMut(Event<'_>)) {
        if let Some(width) = dict.get::<Number>(keys::LW) {
            self.width = width.as_f64();
        }
        // Where only `OP` is given it holds for both (8.6.7).
        if let Some(both) = dict.get::<bool>(keys::OP) {
            self.stroke_overprint = both;
            if !dict.contains_key(keys::OP_NS) {
                self.fill_overprint = both;
            }
        }
        if let Some(fill) = dict.get::<bool>(keys::OP_NS) {
            self.fill_overprint = fill;
        }
        if let Some(mode) = dict.get::<i32>(keys::OPM) {
            self.nonzero = mode == 1;
        }
        for key in [keys::CA, keys::CA_NS] {
            let alpha = dict.get::<Number>(key).map_or(1.0, |alpha| alpha.as_f64());
            if (alpha - 1.0).abs() > 1e-6 {
                let percent = (alpha * 100.0).round();
                tell(Event::Transparent(&format!("an opacity of {percent} %")));
            }
        }
        if let Some(Object::Dict(_)) = dict.get::<Object<'_>>(keys::SMASK) {
            tell(Event::Transparent("a soft mask"));
        }
        if let Some(mode) = blend_mode(dict) {
            tell(Event::Transparent(&format!("the blend mode {mode}")));
        }
    }
}

/// The blend mode, where it is another than the usual one.
fn blend_mode(dict: &Dict<'_>) -> Option<String> {
    let mode = match dict.get::<Object<'_>>(keys::BM)? {
        Object::Name(name) => name,
        Object::Array(names) => Array::iter::<Name<'_>>(&names).next()?,
        _ => return None,
    };
    let usual = matches!(mode.as_ref(), b"Normal" | b"Compatible");
    (!usual).then(|| String::from_utf8_lossy(mode.as_ref()).into_owned())
}
