//! From the bytes that a content stream shows to Unicode text and advances.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use hayro_cmap::BfString;
use hayro_font::{
    CMapResolverFn, FontCache, FontGlyph, FontQuery, FontResolverFn, StandardFont,
    UNITS_PER_EM,
};
use hayro_syntax::object::{Name, ObjRef};
use hayro_syntax::page::Resources;
use kurbo::Vec2;

use super::faces::Face;

/// The fonts of a document, each loaded once. Not shared between threads.
pub(crate) struct Fonts<'a> {
    cache: FontCache<'a>,
    by_reference: RefCell<HashMap<ObjRef, Option<Rc<Font<'a>>>>>,
    programs: FontResolverFn,
    cmaps: CMapResolverFn,
}

/// A font that text is shown in.
pub(crate) struct Font<'a> {
    font: hayro_font::Font<'a>,
    /// What it looks like.
    pub(super) face: Arc<Face>,
    characters: RefCell<HashMap<u32, Rc<Character>>>,
}

/// What a character code stands for.
pub(crate) struct Character {
    /// Its text; U+FFFD where the file does not say.
    pub(crate) text: Box<str>,
    /// How far it moves the pen, in em.
    pub(crate) advance: Vec2,
}

impl<'a> Fonts<'a> {
    /// No fonts loaded yet.
    pub(crate) fn new() -> Self {
        Self {
            cache: FontCache::new(),
            by_reference: RefCell::default(),
            programs: Arc::new(|query| match query {
                FontQuery::Standard(font) => Some(font.get_font_data()),
                FontQuery::Fallback(font) => {
                    Some(font.pick_standard_font().get_font_data())
                }
            }),
            cmaps: Arc::new(hayro_cmap::load_embedded),
        }
    }

    /// The font that `resources` call `name`. Helvetica stands in for one that
    /// is missing or broken, as it does in viewers.
    pub(crate) fn get(
        &self,
        resources: &Resources<'a>,
        name: &Name<'_>,
    ) -> Option<Rc<Font<'a>>> {
        let Some(reference) = resources.fonts.get_ref(name.as_ref()) else {
            return self.load(resources, name);
        };
        if let Some(font) = self.by_reference.borrow().get(&reference) {
            return font.clone();
        }
        let font = self.load(resources, name);
        self.by_reference.borrow_mut().insert(reference, font.clone());
        font
    }

    fn load(&self, resources: &Resources<'a>, name: &Name<'_>) -> Option<Rc<Font<'a>>> {
        let dict = resources.get_font(name);
        let face = dict.as_ref().map(Face::new).unwrap_or_default();
        let loaded =
            dict.and_then(|dict| self.cache.font(&dict, &self.programs, &self.cmaps));
        let font = loaded.or_else(|| {
            self.cache.standard_font(StandardFont::Helvetica, &self.programs)
        })?;
        Some(Rc::new(Font { font, face: Arc::new(face), characters: RefCell::default() }))
    }
}

impl Font<'_> {
    /// The character at `at` in `bytes`, its code, and how many bytes it
    /// takes. `at` must be less than the length of `bytes`.
    pub(crate) fn read(&self, bytes: &[u8], at: usize) -> (Rc<Character>, u32, usize) {
        let (code, length) = self.font.read_code(bytes, at);
        (self.character(code), code, length.max(1))
    }

    /// Whether it is written in lines that run from left to right.
    pub(crate) fn is_horizontal(&self) -> bool {
        self.font.is_horizontal()
    }

    fn character(&self, code: u32) -> Rc<Character> {
        if let Some(character) = self.characters.borrow().get(&code) {
            return Rc::clone(character);
        }
        let character = Rc::new(Character {
            text: self.unicode(code),
            advance: self.font.code_advance(code) / f64::from(UNITS_PER_EM),
        });
        self.characters.borrow_mut().insert(code, Rc::clone(&character));
        character
    }

    fn unicode(&self, code: u32) -> Box<str> {
        let unicode = match self.font.glyph(self.font.map_code(code), code) {
            FontGlyph::Outline(glyph) => glyph.as_unicode(),
            FontGlyph::Type3(glyph) => glyph.as_unicode(),
        };
        match unicode {
            Some(BfString::Char(c)) => {
                String::from(ligature(c).unwrap_or(&c.to_string()))
            }
            Some(BfString::String(text)) => text,
            None => char::REPLACEMENT_CHARACTER.to_string(),
        }
        .into_boxed_str()
    }
}

/// The letters of a ligature. In a PDF it is the font's, never the author's.
fn ligature(c: char) -> Option<&'static str> {
    const LATIN: [&str; 7] = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"];
    let index = u32::from(c).checked_sub(0xfb00)?;
    LATIN.get(usize::try_from(index).ok()?).copied()
}
