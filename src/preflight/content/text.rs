//! The operators that show text (ISO 32000-1, 9.4).

use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::dict::keys;
use hayro_syntax::object::{Array, Dict, Name, Object, Stream};
use hayro_syntax::page::Resources;
use kurbo::{Affine, Rect, Vec2};

use super::fonts::Face;
use super::walker::{Walker, Within, matrix};
use super::{Event, Shape};
use crate::readback::Error;

/// How high capitals stand, in em: as far as text reaches up from its baseline, at
/// least.
const CAPITALS: f64 = 0.65;

/// How far the glyphs of one operator reach, and how large they are.
#[derive(Default)]
struct Run {
    reach: Option<Rect>,
    size: f64,
}

impl<'a> Walker<'a, '_> {
    /// Takes in an operator of text.
    pub(super) fn text(&mut self, operation: &Op<'_, '_>) -> Result<(), Error> {
        let leading = self.state.text.leading;
        let state = &mut self.state.text;
        match operation {
            Op::BeginText(_) => self.pen.set(Affine::IDENTITY),
            Op::SetTextMatrix(m) => self.pen.set(Affine::new(
                [m.0, m.1, m.2, m.3, m.4, m.5].map(|number| number.as_f64()),
            )),
            Op::NextLine(by) => self.pen.next_line(by.0.as_f64(), by.1.as_f64()),
            Op::NextLineAndSetLeading(by) => {
                state.leading = -by.1.as_f64();
                self.pen.next_line(by.0.as_f64(), by.1.as_f64());
            }
            Op::NextLineUsingLeading(_) => self.pen.next_line(0.0, -leading),
            Op::CharacterSpacing(space) => state.character_space = space.0.as_f64(),
            Op::WordSpacing(space) => state.word_space = space.0.as_f64(),
            Op::HorizontalScaling(scale) => state.scale = scale.0.as_f64() / 100.0,
            Op::TextLeading(leading) => state.leading = leading.0.as_f64(),
            Op::TextRise(rise) => state.rise = rise.0.as_f64(),
            Op::ShowText(text) => self.show(text.0)?,
            Op::NextLineAndShowText(text) => {
                self.pen.next_line(0.0, -leading);
                self.show(text.0)?;
            }
            Op::ShowTextWithParameters(text) => {
                state.word_space = text.0.as_f64();
                state.character_space = text.1.as_f64();
                self.pen.next_line(0.0, -leading);
                self.show(text.2)?;
            }
            Op::ShowTexts(texts) => self.show_all(texts.0)?,
            _ => {}
        }
        Ok(())
    }

    /// Chooses a font (`Tf`). The glyphs of a Type 3 font are followed once on each
    /// page.
    pub(super) fn font(
        &mut self,
        resources: &Resources<'a>,
        name: &Name<'_>,
        size: f64,
    ) -> Result<(), Error> {
        self.state.text.font = self.fonts.get(resources, name)?;
        self.state.text.size = size;
        let dict = resources.get_font(name);
        self.state.face = dict.as_ref().map(|dict| Face::new(dict).into());
        match dict {
            Some(dict) if Face::is_drawn(&dict) => self.glyphs(&dict, resources),
            _ => Ok(()),
        }
    }

    /// Follows the content streams that draw a font's glyphs (9.6.5). They take the
    /// colour of the text, unless they choose their own.
    fn glyphs(
        &mut self,
        font: &Dict<'a>,
        resources: &Resources<'a>,
    ) -> Result<(), Error> {
        let Some(glyphs) = font.get::<Dict<'a>>(keys::CHAR_PROCS) else { return Ok(()) };
        let own = font.get::<Dict<'a>>(keys::RESOURCES).map(Resources::new);
        let resources = own.as_ref().unwrap_or(resources);
        let names: Vec<_> = glyphs.keys().collect();
        for name in names {
            let Some(glyph) = glyphs.get::<Stream<'a>>(&name) else { continue };
            if self.once.insert(glyph.obj_id()) {
                let state = self.state.clone();
                let matrix = matrix(font, self.state.text.matrix);
                self.inner(&glyph, resources, state, matrix, Within::Pattern)?;
            }
        }
        Ok(())
    }

    fn show_all(&mut self, texts: &Array<'_>) -> Result<(), Error> {
        let mut run = Run::default();
        for object in texts.iter::<Object<'_>>() {
            match object {
                Object::String(text) => self.glyph_run(&text, &mut run)?,
                Object::Number(number) => {
                    let font = self.state.text.font.as_ref();
                    let horizontal = font.is_none_or(|font| font.is_horizontal());
                    let step = self.state.text.adjustment(number.as_f64(), horizontal);
                    self.pen.shift(step);
                }
                _ => {}
            }
        }
        self.tell_run(&run);
        Ok(())
    }

    fn show(&mut self, text: &[u8]) -> Result<(), Error> {
        let mut run = Run::default();
        self.glyph_run(text, &mut run)?;
        self.tell_run(&run);
        Ok(())
    }

    fn glyph_run(&mut self, bytes: &[u8], run: &mut Run) -> Result<(), Error> {
        let Some(font) = self.state.text.font.clone() else { return Ok(()) };
        let horizontal = font.is_horizontal();
        let mut at = 0;
        while at < bytes.len() {
            self.budget.operator()?;
            let (character, code, length) = font.read(bytes, at);
            at += length;
            let space = code == 32 && length == 1;
            let step = self.state.text.advance(character.advance, space, horizontal);
            let line = self.state.text.line(&self.pen, step, horizontal);
            self.pen.shift(step);
            if character.text.trim().is_empty() {
                continue;
            }
            let up = Vec2::new(-line.direction.y, line.direction.x) * line.em * CAPITALS;
            let glyph = Rect::from_points(line.from, line.to)
                .union(Rect::from_points(line.from + up, line.to + up));
            run.reach = Some(run.reach.map_or(glyph, |reach| reach.union(glyph)));
            run.size = run.size.max(line.em);
        }
        Ok(())
    }

    /// Tells of a run what is to be seen of it (9.3.6).
    fn tell_run(&mut self, run: &Run) {
        let Some(reach) = run.reach else { return };
        let (fills, strokes) = match self.state.mode {
            0 | 4 => (true, false),
            1 | 5 => (false, true),
            2 | 6 => (true, true),
            _ => return,
        };
        if let Some(face) = &self.state.face {
            (self.tell)(Event::Font { name: &face.name, embedded: face.embedded });
        }
        let shape = Shape::Text(run.size * self.unit);
        if fills {
            self.fill(shape, reach);
        }
        if strokes {
            self.stroke(shape, reach);
        }
    }
}
