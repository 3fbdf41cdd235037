//! What the pages draw with: content streams, images, gradients and graphics states.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document as File, Error, Object, ObjectId};

use super::resolved;

/// Everything that is drawn, each thing once, with the first page that draws it.
#[derive(Debug, Default)]
pub struct Found {
    /// The content streams.
    pub contents: Vec<Content>,
    /// The images.
    pub images: Vec<(ObjectId, usize)>,
    /// The gradients.
    pub shadings: Vec<(ObjectId, usize)>,
    seen: BTreeSet<ObjectId>,
}

/// A content stream.
#[derive(Debug, Clone)]
pub struct Content {
    /// Where it is; of a page, one stream after the other.
    pub streams: Vec<ObjectId>,
    /// What holds its resources.
    pub owner: ObjectId,
    /// The first page that it is drawn on, from 1.
    pub page: usize,
    /// Whether it is the page's own.
    pub is_page: bool,
}

/// Finds what the pages of `file` draw with.
pub fn walk(file: &File) -> Result<Found, Error> {
    let mut found = Found::default();
    for (number, id) in file.get_pages() {
        let page = number as usize;
        let streams = file.get_page_contents(id);
        found.contents.push(Content { streams, owner: id, page, is_page: true });
        found.resources(file, file.get_dictionary(id)?, page)?;
    }
    Ok(found)
}

impl Found {
    fn resources(
        &mut self,
        file: &File,
        owner: &Dictionary,
        page: usize,
    ) -> Result<(), Error> {
        let Ok(resources) = owner.get_deref(b"Resources", file) else { return Ok(()) };
        let resources = resources.as_dict()?;
        for kind in [b"XObject".as_slice(), b"Pattern", b"Shading", b"Font"] {
            let Ok(named) = resources.get_deref(kind, file) else { continue };
            for (_, object) in named.as_dict()? {
                self.object(file, kind, object, page)?;
            }
        }
        Ok(())
    }

    fn object(
        &mut self,
        file: &File,
        kind: &[u8],
        object: &Object,
        page: usize,
    ) -> Result<(), Error> {
        // Typst refers to all of them.
        let id = object.as_reference()?;
        if !self.seen.insert(id) {
            return Ok(());
        }
        match (kind, file.get_object(id)?) {
            (b"XObject", Object::Stream(image)) if is(&image.dict, b"Image") => {
                self.images.push((id, page));
            }
            (b"XObject" | b"Pattern", Object::Stream(stream)) => {
                let owner = id;
                let streams = vec![id];
                self.contents.push(Content { streams, owner, page, is_page: false });
                self.resources(file, &stream.dict, page)?;
            }
            (b"Pattern", Object::Dictionary(pattern)) => {
                if let Ok(shading) = pattern.get(b"Shading") {
                    self.object(file, b"Shading", shading, page)?;
                }
            }
            (b"Shading", _) => self.shadings.push((id, page)),
            (b"Font", Object::Dictionary(font)) if is(font, b"Type3") => {
                self.glyphs(file, id, font, page)?;
            }
            _ => {}
        }
        Ok(())
    }

    /// The glyphs of a font that draws them as pages are drawn.
    fn glyphs(
        &mut self,
        file: &File,
        owner: ObjectId,
        font: &Dictionary,
        page: usize,
    ) -> Result<(), Error> {
        let glyphs = font.get_deref(b"CharProcs", file)?.as_dict()?;
        for (_, glyph) in glyphs {
            let streams = vec![glyph.as_reference()?];
            self.contents.push(Content { streams, owner, page, is_page: false });
        }
        self.resources(file, font, page)
    }
}

fn is(dictionary: &Dictionary, subtype: &[u8]) -> bool {
    dictionary.get(b"Subtype").and_then(Object::as_name).is_ok_and(|own| own == subtype)
}

/// The resources of `owner` of the `kind`, such as `ColorSpace`.
pub fn resources<'f>(
    file: &'f File,
    owner: ObjectId,
    kind: &[u8],
) -> Option<&'f Dictionary> {
    let owner = match file.get_object(owner).ok()? {
        Object::Stream(stream) => &stream.dict,
        object => object.as_dict().ok()?,
    };
    let resources = resolved(file, owner.get(b"Resources").ok()?).ok()?.as_dict().ok()?;
    resolved(file, resources.get(kind).ok()?).ok()?.as_dict().ok()
}

/// The same, to be changed; made where there are none.
pub fn resources_mut<'f>(
    file: &'f mut File,
    owner: ObjectId,
    kind: &[u8],
) -> Result<&'f mut Dictionary, Error> {
    let own = dictionary(file, owner)?.get(b"Resources")?;
    let resources = own.as_reference().ok();
    let kinds = match resources {
        Some(id) => file.get_dictionary(id)?,
        None => own.as_dict()?,
    };
    if let Some(id) = kinds.get(kind).ok().and_then(|own| own.as_reference().ok()) {
        return file.get_dictionary_mut(id);
    }
    let kinds = match resources {
        Some(id) => file.get_dictionary_mut(id)?,
        None => dictionary_mut(file, owner)?.get_mut(b"Resources")?.as_dict_mut()?,
    };
    if !kinds.has(kind) {
        kinds.set(kind, Dictionary::new());
    }
    kinds.get_mut(kind)?.as_dict_mut()
}

fn dictionary(file: &File, id: ObjectId) -> Result<&Dictionary, Error> {
    match file.get_object(id)? {
        Object::Stream(stream) => Ok(&stream.dict),
        object => object.as_dict(),
    }
}

fn dictionary_mut(file: &mut File, id: ObjectId) -> Result<&mut Dictionary, Error> {
    match file.get_object_mut(id)? {
        Object::Stream(stream) => Ok(&mut stream.dict),
        object => object.as_dict_mut(),
    }
}
