//! Follows a page's content stream and notes the text that it draws.
//!
//! Only what says which text stands where is followed: text, transformations,
//! marked content and form XObjects; and of paths, how large they are. Colours and
//! images are not even decoded, which makes this several times as fast as drawing to
//! nothing.

use std::sync::Arc;

use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::{Transform, TypedInstruction as Op};
use hayro_syntax::object::dict::keys;
use hayro_syntax::object::{Array, Dict, Name, Number, Object, ObjectIdentifier, Stream};
use hayro_syntax::page::{Page, Resources};
use kurbo::{Affine, Rect};

use super::faces::Face;
use super::fonts::Fonts;
use super::geometry::Line;
use super::limits::{self, Budget};
use super::pieces::{Context, Drawn, Key, PageText};
use super::state::{Pen, State};
use super::strings;
use crate::readback::Error;

/// The text of `page`; where there is a `window`, only what begins in that, placed from
/// its lower left corner. Fails if `budget` is used up.
pub(super) fn read<'a>(
    page: &'a Page<'a>,
    window: Option<Rect>,
    fonts: &Fonts<'a>,
    budget: &Budget,
) -> Result<PageText, Error> {
    let mut reader = Reader {
        fonts,
        budget,
        window,
        page: PageText::default(),
        state: State::new(),
        saved: Vec::new(),
        pen: Pen::default(),
        contexts: Vec::new(),
        replaced: None,
        form: None,
        depth: 0,
    };
    if let Some(window) = window {
        reader.state.matrix = Affine::translate(-window.origin().to_vec2());
        reader.window = Some(window.with_origin((0.0, 0.0)));
    }
    if let Some(data) = budget.streams.contents(page)? {
        reader.stream(data, page.resources())?;
    }
    reader.end_replacement();
    Ok(reader.page)
}

struct Reader<'a, 'r> {
    fonts: &'r Fonts<'a>,
    budget: &'r Budget,
    window: Option<Rect>,
    page: PageText,
    state: State<'a>,
    saved: Vec<State<'a>>,
    pen: Pen,
    /// The contexts that are open, as indices into the page's.
    contexts: Vec<usize>,
    /// The marked-content sequence whose text is replaced, if one is open.
    replaced: Option<Replacement>,
    /// The form XObject that is being drawn.
    form: Option<ObjectIdentifier>,
    depth: usize,
}

/// A sequence with an `ActualText`.
struct Replacement {
    /// How many contexts were open with it.
    open: usize,
    context: usize,
    text: String,
    drawn: Option<(Line, Arc<Face>)>,
}

impl<'a> Reader<'a, '_> {
    /// Follows a content stream. What it leaves open is closed after it.
    fn stream(&mut self, data: &[u8], resources: &Resources<'a>) -> Result<(), Error> {
        let (saved, open) = (self.saved.len(), self.contexts.len());
        let mut operations = TypedIter::new(data);
        while let Some(operation) = operations.next() {
            self.budget.operators(1)?;
            let held = self.page.size();
            self.operation(&operation, resources, (saved, open))?;
            match self.page.size().saturating_sub(held) {
                0 => {}
                more => self.budget.pieces(more)?,
            }
        }
        self.saved.truncate(saved);
        while self.contexts.len() > open {
            self.end_marked_content();
        }
        Ok(())
    }

    fn operation(
        &mut self,
        operation: &Op<'_, '_>,
        resources: &Resources<'a>,
        (saved, open): (usize, usize),
    ) -> Result<(), Error> {
        match operation {
            Op::SaveState(_) => self.save(),
            Op::RestoreState(_) if self.saved.len() > saved => self.restore(),
            Op::Transform(matrix) => self.state.matrix *= affine(matrix),
            Op::XObject(name) => self.form(resources, name.0)?,
            Op::BeginMarkedContent(begin) => self.begin_marked_content(begin.0, None),
            Op::BeginMarkedContentWithProperties(begin) => {
                self.begin_marked_content(
                    begin.0,
                    properties(begin.1, resources).as_ref(),
                );
            }
            Op::EndMarkedContent(_) if self.contexts.len() > open => {
                self.end_marked_content();
            }
            Op::TextFont(font) => {
                self.state.font = self.fonts.get(resources, font.0)?;
                self.state.size = font.1.as_f64();
            }
            _ => self.text_operation(operation)?,
        }
        self.page.dots.follow(operation, self.state.matrix);
        Ok(())
    }

    fn text_operation(&mut self, operation: &Op<'_, '_>) -> Result<(), Error> {
        let leading = self.state.leading;
        match operation {
            Op::BeginText(_) => self.pen.set(Affine::IDENTITY),
            Op::SetTextMatrix(m) => self.pen.set(Affine::new(
                [m.0, m.1, m.2, m.3, m.4, m.5].map(|number| number.as_f64()),
            )),
            Op::NextLine(by) => self.pen.next_line(by.0.as_f64(), by.1.as_f64()),
            Op::NextLineAndSetLeading(by) => {
                self.state.leading = -by.1.as_f64();
                self.pen.next_line(by.0.as_f64(), by.1.as_f64());
            }
            Op::NextLineUsingLeading(_) => self.pen.next_line(0.0, -leading),
            Op::ShowText(text) => self.show(text.0)?,
            Op::ShowTexts(texts) => self.show_all(texts.0)?,
            Op::NextLineAndShowText(text) => {
                self.pen.next_line(0.0, -leading);
                self.show(text.0)?;
            }
            Op::ShowTextWithParameters(text) => {
                self.state.word_space = text.0.as_f64();
                self.state.character_space = text.1.as_f64();
                self.pen.next_line(0.0, -leading);
                self.show(text.2)?;
            }
            Op::CharacterSpacing(space) => self.state.character_space = space.0.as_f64(),
            Op::WordSpacing(space) => self.state.word_space = space.0.as_f64(),
            Op::HorizontalScaling(scale) => self.state.scale = scale.0.as_f64() / 100.0,
            Op::TextLeading(leading) => self.state.leading = leading.0.as_f64(),
            Op::TextRise(rise) => self.state.rise = rise.0.as_f64(),
            _ => {}
        }
        Ok(())
    }

    fn save(&mut self) {
        // The deepest nesting that any real file has is far below this.
        if self.saved.len() < 10_000 {
            self.saved.push(self.state.clone());
        }
    }

    fn restore(&mut self) {
        if let Some(state) = self.saved.pop() {
            self.state = state;
        }
    }

    fn show_all(&mut self, texts: &Array<'_>) -> Result<(), Error> {
        for object in texts.iter::<Object<'_>>() {
            match object {
                Object::String(text) => self.show(&text)?,
                Object::Number(number) => {
                    let horizontal = self.is_horizontal();
                    self.pen.shift(self.state.adjustment(number.as_f64(), horizontal));
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn show(&mut self, bytes: &[u8]) -> Result<(), Error> {
        let Some(font) = self.state.font.clone() else {
            return Ok(());
        };
        self.budget.glyphs(bytes.len())?;
        let horizontal = font.is_horizontal();
        let mut at = 0;
        while at < bytes.len() {
            let (character, code, length) = font.read(bytes, at);
            at += length;
            let space = code == 32 && length == 1;
            let step = self.state.advance(character.advance, space, horizontal);
            let line = self.state.line(&self.pen, step, horizontal);
            self.pen.shift(step);
            self.glyph(&character.text, Drawn { line, face: &font.face });
        }
        Ok(())
    }

    fn glyph(&mut self, text: &str, drawn: Drawn<'_>) {
        if self.window.is_some_and(|window| !window.contains(drawn.line.from)) {
            return;
        }
        match &mut self.replaced {
            Some(Replacement { drawn: Some((line, _)), .. }) => {
                *line = Line { from: line.from, ..drawn.line };
            }
            Some(replacement) => {
                replacement.drawn = Some((drawn.line, Arc::clone(drawn.face)));
            }
            None => self.page.glyph(self.contexts.last().copied(), text, drawn),
        }
    }

    fn is_horizontal(&self) -> bool {
        self.state.font.as_ref().is_none_or(|font| font.is_horizontal())
    }

    fn begin_marked_content(&mut self, tag: &[u8], properties: Option<&Dict<'_>>) {
        let mcid = properties.and_then(|dict| dict.get::<i32>(keys::MCID));
        let string = |key: &[u8]| {
            let string = properties?.get::<hayro_syntax::object::String<'_>>(key)?;
            Some(strings::text(&string))
        };
        let context = self.page.begin(Context {
            parent: self.contexts.last().copied(),
            key: mcid.map(|mcid| Key { form: self.form, mcid: Some(mcid) }),
            artifact: tag == b"Artifact",
            pagination: tag == b"Artifact" && properties.is_some_and(is_pagination),
            reversed: tag == b"ReversedChars",
            language: string(keys::LANG).map(String::into_boxed_str),
        });
        self.contexts.push(context);
        if let Some(outer) = &mut self.replaced {
            // The text may be replaced around the content that the structure
            // tree claims, and not within it.
            if !self.page.has_key(Some(outer.context)) {
                outer.context = context;
            }
        } else if let Some(text) = string(keys::ACTUAL_TEXT) {
            let open = self.contexts.len();
            self.replaced = Some(Replacement { open, context, text, drawn: None });
        }
    }

    fn end_marked_content(&mut self) {
        let closes = |replacement: &Replacement| replacement.open == self.contexts.len();
        if self.replaced.as_ref().is_some_and(closes) {
            self.end_replacement();
        }
        self.contexts.pop();
        self.page.end();
    }

    fn end_replacement(&mut self) {
        if let Some(Replacement { context, text, drawn, .. }) = self.replaced.take() {
            // What is drawn outside of the window is said for nothing in it.
            if self.window.is_some() && drawn.is_none() {
                return;
            }
            self.page.replacement(Some(context), &text, drawn);
        }
    }

    /// Draws the XObject `name`, if it is a form.
    fn form(&mut self, resources: &Resources<'a>, name: &Name<'_>) -> Result<(), Error> {
        // A form that draws itself would go on for ever.
        if self.depth >= limits::DEPTH / 8 {
            return Ok(());
        }
        let Some(stream) = resources.get_x_object(name).filter(is_form) else {
            return Ok(());
        };
        let Some(data) = self.budget.streams.decode(&stream)? else {
            return Ok(());
        };
        let own = stream.dict().get::<Dict<'a>>(keys::RESOURCES).map(Resources::new);
        let (outer, pen, form) = (self.state.clone(), self.pen, stream.obj_id());
        if let Some(matrix) = stream.dict().get::<[f64; 6]>(keys::MATRIX) {
            self.state.matrix *= Affine::new(matrix);
        }
        let context = self.page.begin(Context {
            parent: self.contexts.last().copied(),
            key: Some(Key { form: Some(form), mcid: None }),
            artifact: false,
            pagination: false,
            reversed: false,
            language: None,
        });
        self.contexts.push(context);
        let outside = self.form.replace(form);
        self.depth += 1;
        self.stream(&data, own.as_ref().unwrap_or(resources))?;
        self.depth -= 1;
        self.form = outside;
        self.contexts.pop();
        self.page.end();
        (self.state, self.pen) = (outer, pen);
        Ok(())
    }
}

/// Whether an artifact is one of pagination, and no head or foot.
fn is_pagination(properties: &Dict<'_>) -> bool {
    let kind = properties.get::<Name<'_>>(keys::TYPE);
    kind.as_deref() == Some(b"Pagination".as_slice())
        && !properties.contains_key(keys::SUBTYPE)
}

fn is_form(stream: &Stream<'_>) -> bool {
    let subtype = stream.dict().get::<Name<'_>>(keys::SUBTYPE);
    subtype.as_deref() == Some(keys::FORM)
}

/// A property list stands in the content stream itself, or in the resources
/// under a name.
fn properties<'a>(object: &Object<'a>, resources: &Resources<'a>) -> Option<Dict<'a>> {
    match object {
        Object::Dict(dict) => Some(dict.clone()),
        Object::Name(name) => resources.properties.get::<Dict<'_>>(name),
        _ => None,
    }
}

fn affine(matrix: &Transform) -> Affine {
    let Transform(a, b, c, d, e, f) = matrix;
    Affine::new([a, b, c, d, e, f].map(Number::as_f64))
}
