//! Content streams in inks.
//!
//! Every operator that sets a colour in gray or RGB is replaced by one in CMYK. Text of
//! full black alone overprints what is below it (ISO 32000-1, 8.6.7), so that no white
//! shows around its letters where the plates are a hair apart; nothing else does.

use std::mem;

use lopdf::content::{Content as Operations, Operation};
use lopdf::{Dictionary, Document as File, Error, Object, ObjectId, Stream, dictionary};
use rayon::prelude::*;

use super::inks::{BLACK, Ink, Inks};
use super::on_page;
use super::spaces::Space;
use super::walk::{Content, Found, resources, resources_mut};
use crate::diagnostic::{Diagnostic, Diagnostics};

/// The graphics state in which what is drawn overprints what is below it, and that in
/// which it does not, as resources name them.
const OVER: &str = "Overprint";
const OUT: &str = "Knockout";

/// Converts all content streams, and takes away the colour spaces that they then need
/// no more.
pub fn convert(
    file: &mut File,
    found: &Found,
    inks: &Inks,
    faults: &mut Diagnostics,
) -> Result<(), Error> {
    let converted: Result<Vec<_>, Error> =
        found.contents.par_iter().map(|content| converted(file, content, inks)).collect();
    let states = [(OVER, overprinting(true)), (OUT, overprinting(false))];
    let states = states.map(|(name, state)| (name, file.add_object(state)));
    for (content, converted) in found.contents.iter().zip(converted?) {
        faults.extend(converted.faults);
        put(file, content, converted.stream)?;
        if converted.overprints {
            let known = resources_mut(file, content.owner, b"ExtGState")?;
            states.iter().for_each(|(name, state)| known.set(*name, *state));
        }
        drop_spaces(file, content.owner)?;
    }
    Ok(())
}

/// A content stream that was converted.
struct Converted {
    stream: Stream,
    overprints: bool,
    faults: Diagnostics,
}

fn overprinting(on: bool) -> Dictionary {
    dictionary! {
        "Type" => "ExtGState",
        "OP" => on,
        "op" => on,
        "OPM" => 1,
    }
}

fn converted(file: &File, content: &Content, inks: &Inks) -> Result<Converted, Error> {
    let mut bytes = Vec::new();
    for id in &content.streams {
        bytes.extend(file.get_object(*id)?.as_stream()?.get_plain_content()?);
        bytes.push(b'\n');
    }
    let operations = Operations::decode(&bytes)?.operations;
    let state = State::new(content.is_page);
    let mut writer = Writer {
        file,
        spaces: resources(file, content.owner, b"ColorSpace"),
        states: resources(file, content.owner, b"ExtGState"),
        page: content.page,
        inks,
        out: Vec::with_capacity(operations.len()),
        state,
        saved: Vec::new(),
        overprints: false,
        faults: Diagnostics::new(),
    };
    operations.into_iter().for_each(|operation| writer.operation(operation));
    let Writer { out, overprints, faults, .. } = writer;
    let mut stream =
        Stream::new(Dictionary::new(), Operations { operations: out }.encode()?);
    stream.compress()?;
    Ok(Converted { stream, overprints, faults })
}

/// Puts a stream in the place of those of `content`, with what else was said of it.
fn put(file: &mut File, content: &Content, stream: Stream) -> Result<(), Error> {
    let Some((&first, rest)) = content.streams.split_first() else { return Ok(()) };
    let old = &mut file.get_object_mut(first)?.as_stream_mut()?;
    let mut dict = mem::take(&mut old.dict);
    for key in [b"Filter".as_slice(), b"DecodeParms", b"Group"] {
        dict.remove(key);
    }
    for (key, value) in stream.dict {
        dict.set(key, value);
    }
    **old = Stream { dict, ..stream };
    if !rest.is_empty() {
        file.get_dictionary_mut(content.owner)?.set("Contents", first);
    }
    Ok(())
}

/// Takes away the colour spaces that no press knows.
fn drop_spaces(file: &mut File, owner: ObjectId) -> Result<(), Error> {
    let Some(spaces) = resources(file, owner, b"ColorSpace") else { return Ok(()) };
    let of_light =
        |object: &Object| matches!(Space::of(file, object), Space::Gray | Space::Rgb);
    let names: Vec<Vec<u8>> = spaces
        .iter()
        .filter(|(_, object)| of_light(object))
        .map(|(name, _)| name.clone())
        .collect();
    let spaces = resources_mut(file, owner, b"ColorSpace")?;
    names.iter().for_each(|name| drop(spaces.remove(name)));
    Ok(())
}

/// What is set and drawn with.
#[derive(Debug, Clone, Copy)]
struct Paint {
    space: Space,
    /// The inks; `None` where they are not known.
    ink: Option<Ink>,
}

#[derive(Debug, Clone, Copy)]
struct State {
    fill: Paint,
    stroke: Paint,
    /// The text rendering mode.
    mode: i64,
    overprints: bool,
}

impl State {
    fn new(is_page: bool) -> Self {
        // A form begins with the colours of where it is drawn.
        let paint = Paint { space: Space::Gray, ink: is_page.then_some(BLACK) };
        Self { fill: paint, stroke: paint, mode: 0, overprints: false }
    }

    /// Whether text is drawn in black alone, all of it.
    fn has_black_text(&self) -> bool {
        let black = |paint: &Paint| paint.ink == Some(BLACK);
        match self.mode {
            0 | 4 => black(&self.fill),
            1 | 5 => black(&self.stroke),
            2 | 6 => black(&self.fill) && black(&self.stroke),
            _ => false,
        }
    }
}

struct Writer<'f> {
    file: &'f File,
    spaces: Option<&'f Dictionary>,
    states: Option<&'f Dictionary>,
    page: usize,
    inks: &'f Inks,
    out: Vec<Operation>,
    state: State,
    saved: Vec<State>,
    overprints: bool,
    faults: Diagnostics,
}

impl Writer<'_> {
    fn operation(&mut self, operation: Operation) {
        match operation.operator.as_str() {
            "q" => self.saved.push(self.state),
            "Q" => self.state = self.saved.pop().unwrap_or(self.state),
            "Tr" => self.state.mode = operation.operands.first().map_or(0, integer),
            "gs" => self.check_state(&operation),
            "Tj" | "TJ" | "'" | "\"" => self.overprint(self.state.has_black_text()),
            // A path begins, or something is drawn without one.
            "m" | "re" | "sh" | "Do" | "BI" => self.overprint(false),
            "g" | "rg" | "k" | "cs" | "sc" | "scn" => {
                return self.paint(operation, false);
            }
            "G" | "RG" | "K" | "CS" | "SC" | "SCN" => return self.paint(operation, true),
            _ => {}
        }
        self.out.push(operation);
    }

    /// Lets what follows overprint, or not.
    fn overprint(&mut self, on: bool) {
        if self.state.overprints != on {
            self.state.overprints = on;
            self.overprints = true;
            let name = if on { OVER } else { OUT };
            self.out.push(Operation::new("gs", vec![name.into()]));
        }
    }

    fn paint(&mut self, operation: Operation, strokes: bool) {
        let before = if strokes { self.state.stroke } else { self.state.fill };
        let operands = &operation.operands;
        let paint = match operation.operator.to_ascii_lowercase().as_str() {
            "g" => self.ink(Space::Gray, operands),
            "rg" => self.ink(Space::Rgb, operands),
            "k" => self.ink(Space::Cmyk, operands),
            "cs" => self.space(operands),
            _ => self.ink(before.space, operands),
        };
        match paint {
            Paint { space: Space::Gray | Space::Rgb, ink: Some(ink) } => {
                let operator = if strokes { "K" } else { "k" };
                let operands = ink.map(Object::Real).to_vec();
                self.out.push(Operation::new(operator, operands));
            }
            _ => self.out.push(operation),
        }
        let own = if strokes { &mut self.state.stroke } else { &mut self.state.fill };
        *own = paint;
    }

    /// A colour space is chosen, and with it its first colour.
    fn space(&mut self, operands: &[Object]) -> Paint {
        let name = operands.first().and_then(|name| name.as_name().ok());
        let known = name.and_then(|name| self.spaces?.get(name).ok());
        let space = match (known, name) {
            (Some(object), _) => Space::of(self.file, object),
            (None, Some(name)) => Space::named(name),
            (None, None) => Space::Other,
        };
        if space == Space::Other {
            let what = "a colour is given in a way that cannot be printed";
            let fault = Diagnostic::error("press-colour", on_page(self.page, what));
            self.faults.push(fault.hint("use cmyk() in the layout"));
        }
        let ink = matches!(space, Space::Gray | Space::Rgb | Space::Cmyk);
        Paint { space, ink: ink.then_some(BLACK) }
    }

    fn ink(&mut self, space: Space, operands: &[Object]) -> Paint {
        let number = |at: usize| operands.get(at).and_then(|it| it.as_float().ok());
        let number = |at: usize| number(at).unwrap_or_default();
        let ink = match space {
            Space::Gray => Some([0.0, 0.0, 0.0, 1.0 - number(0)]),
            Space::Rgb => Some(self.inks.colour([0, 1, 2].map(number))),
            Space::Cmyk => Some([0, 1, 2, 3].map(number)),
            Space::Spot | Space::Pattern | Space::Other => None,
        };
        if let Some(ink) = ink.filter(|ink| self.inks.exceeds(*ink)) {
            let sum: f32 = ink.iter().sum();
            let limit = self.inks.limit();
            let what = format!("a colour takes {:.0} % of ink", sum * 100.0);
            let hint = format!(
                "there may be {limit} %; choose a lighter one in the layout, or set ink \
                 under [press] in publication.toml as the print house says"
            );
            let message = on_page(self.page, &what);
            self.faults.push(Diagnostic::error("press-ink", message).hint(hint));
        }
        Paint { space, ink }
    }

    /// What is chosen as graphics state must leave nothing to be seen through.
    fn check_state(&mut self, operation: &Operation) {
        let name = operation.operands.first().and_then(|name| name.as_name().ok());
        let state = name.and_then(|name| self.states?.get(name).ok());
        let state =
            state.and_then(|it| super::resolved(self.file, it).ok()?.as_dict().ok());
        if state.is_some_and(is_transparent) {
            let message = on_page(self.page, "something is to be seen through");
            let fault = Diagnostic::error("press-transparency", message);
            let hint = "give the layout colours that cover what is below";
            self.faults.push(fault.hint(hint));
        }
    }
}

fn is_transparent(state: &Dictionary) -> bool {
    let is = |key: &[u8], plain: fn(&Object) -> bool| state.get(key).map_or(true, plain);
    let opaque = |value: &Object| value.as_float().is_ok_and(|value| value >= 1.0);
    let plain = is(b"ca", opaque)
        && is(b"CA", opaque)
        && is(b"SMask", |mask| mask.as_name().is_ok_and(|name| name == b"None"))
        && is(b"BM", |mode| mode.as_name().is_ok_and(|name| name == b"Normal"));
    !plain
}

fn integer(object: &Object) -> i64 {
    object.as_i64().unwrap_or_default()
}
