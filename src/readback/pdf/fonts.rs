//! From the bytes that a content stream shows to Unicode text and advances.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use hayro_cmap::BfString;
use hayro_font::{
    CMapResolverFn, FontCache, FontGlyph, FontQuery, FontResolverFn, StandardFont,
    UNITS_PER_EM,
};
use hayro_syntax::object::dict::keys;
use hayro_syntax::object::{Array, Dict, Name, ObjRef, Stream};
use hayro_syntax::page::Resources;
use kurbo::Vec2;

use super::faces::Face;
use super::{limits, streams};
use crate::readback::Error;

/// The fonts of a document, each loaded once. Not shared between threads.
pub(crate) struct Fonts<'a> {
    cache: FontCache<'a>,
    by_reference: RefCell<HashMap<ObjRef, Option<Rc<Font<'a>>>>>,
    programs: FontResolverFn,
    cmaps: CMapResolverFn,
    /// How many bytes more the files of fonts may become.
    left: Cell<u64>,
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
            left: Cell::new(limits::FONTS),
        }
    }

    /// The font that `resources` call `name`. Helvetica stands in for one that
    /// is missing or broken, as it does in viewers. Fails if it, or all fonts together, are
    /// too large.
    pub(crate) fn get(
        &self,
        resources: &Resources<'a>,
        name: &Name<'_>,
    ) -> Result<Option<Rc<Font<'a>>>, Error> {
        let Some(reference) = resources.fonts.get_ref(name.as_ref()) else {
            return self.load(resources, name);
        };
        if let Some(font) = self.by_reference.borrow().get(&reference) {
            return Ok(font.clone());
        }
        let font = self.load(resources, name)?;
        self.by_reference.borrow_mut().insert(reference, font.clone());
        Ok(font)
    }

    fn load(
        &self,
        resources: &Resources<'a>,
        name: &Name<'_>,
    ) -> Result<Option<Rc<Font<'a>>>, Error> {
        let dict = resources.get_font(name);
        if let Some(dict) = &dict {
            self.spend(dict)?;
        }
        let face = dict.as_ref().map(Face::new).unwrap_or_default();
        let loaded =
            dict.and_then(|dict| self.cache.font(&dict, &self.programs, &self.cmaps));
        let font = loaded.or_else(|| {
            self.cache.standard_font(StandardFont::Helvetica, &self.programs)
        });
        Ok(font.map(|font| {
            let (face, characters) = (Arc::new(face), RefCell::default());
            Rc::new(Font { font, face, characters })
        }))
    }

    /// Spends what the files of a font become.
    fn spend(&self, font: &Dict<'_>) -> Result<(), Error> {
        let below = font.get::<Array<'_>>(keys::DESCENDANT_FONTS);
        let below = below.and_then(|fonts| fonts.iter::<Dict<'_>>().next());
        for dict in [Some(font.clone()), below].into_iter().flatten() {
            let descriptor = dict.get::<Dict<'_>>(keys::FONT_DESC);
            let programs = [keys::FONT_FILE, keys::FONT_FILE2, keys::FONT_FILE3];
            let programs =
                programs.map(|key| descriptor.as_ref()?.get::<Stream<'_>>(key));
            let maps = [keys::TO_UNICODE, b"Encoding", keys::CID_TO_GID_MAP];
            let maps = maps.map(|key| dict.get::<Stream<'_>>(key));
            for stream in programs.into_iter().chain(maps).flatten() {
                let left = self.left.get();
                let size = streams::size(&stream, left, limits::SMALL_FONT);
                let left = size.and_then(|size| left.checked_sub(size));
                self.left.set(left.ok_or_else(|| {
                    limits::passed("bytes of fonts", limits::FONTS as usize)
                })?);
            }
        }
        Ok(())
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
