use lopdf::{Dictionary, Document, Error, Object, ObjectId, Stream, dictionary};

use super::frame::MM;

/// How much pages may differ in size, in points: 0.1 mm.
const TOLERANCE: f64 = 0.1 * MM;
/// How deep a page may stand in the tree of pages.
const DEPTH: usize = 64;
/// The largest content that is put together from parts, in bytes.
const LARGEST: usize = 512 << 20;

/// A page as a form XObject.
#[derive(Debug, Clone, Copy)]
pub(super) struct Form {
    /// The form.
    pub id: ObjectId,
    /// The finished page in its own space, as left, bottom, right, top.
    pub trim: [f64; 4],
    /// How far it may be seen.
    pub bleed: [f64; 4],
}

impl Form {
    /// Width and height of the finished page.
    pub fn size(&self) -> (f64, f64) {
        let [left, bottom, right, top] = self.trim;
        (right - left, top - bottom)
    }

    /// Whether it is as large as another.
    pub fn is_alike(&self, other: &Self) -> bool {
        let ((w, h), (width, height)) = (self.size(), other.size());
        (w - width).abs() <= TOLERANCE && (h - height).abs() <= TOLERANCE
    }
}

/// The pages of a file as forms, in order. What they draw and what they draw it with is
/// shared with them. A group that the page is mixed in goes: without transparency it only
/// shifts colours.
pub(super) fn forms(file: &mut Document) -> Result<Vec<Form>, Error> {
    let pages: Vec<ObjectId> = file.page_iter().collect();
    pages.into_iter().map(|page| form(file, page)).collect()
}

fn form(file: &mut Document, page: ObjectId) -> Result<Form, Error> {
    let media = rectangle(file, page, "MediaBox");
    let crop = rectangle(file, page, "CropBox").or(media);
    let trim =
        rectangle(file, page, "TrimBox").or(crop).ok_or(Error::PageNumberNotFound(0))?;
    let bleed = rectangle(file, page, "BleedBox").or(crop).unwrap_or(trim);
    let resources = inherited(file, page, "Resources").cloned();
    let mut stream = content(file, page)?;
    let reals = |numbers: [f64; 4]| numbers.map(|it| Object::Real(it as f32)).to_vec();
    stream.dict.extend(&dictionary! {
        "Type" => "XObject",
        "Subtype" => "Form",
        "BBox" => reals(bleed),
        "Resources" => resources.unwrap_or_else(|| Dictionary::new().into()),
    });
    Ok(Form { id: file.add_object(stream), trim, bleed })
}

/// What a page draws, as one stream.
fn content(file: &Document, page: ObjectId) -> Result<Stream, Error> {
    if let [only] = file.get_page_contents(page).as_slice() {
        let stream = file.get_object(*only)?.as_stream()?;
        let mut dict = Dictionary::new();
        for key in [b"Filter".as_slice(), b"DecodeParms"] {
            if let Ok(value) = stream.dict.get(key) {
                dict.set(key, value.clone());
            }
        }
        return Ok(Stream::new(dict, stream.content.clone()));
    }
    let content = file.get_page_content_with_limit(page, LARGEST)?;
    let mut stream = Stream::new(Dictionary::new(), content);
    stream.compress()?;
    Ok(stream)
}

/// A box of a page, with its lesser corner first.
fn rectangle(file: &Document, page: ObjectId, key: &str) -> Option<[f64; 4]> {
    let numbers = inherited(file, page, key)?.as_array().ok()?;
    let number = |at: usize| {
        let (_, number) = file.dereference(numbers.get(at)?).ok()?;
        number.as_float().ok().map(f64::from)
    };
    let [a, b, c, d] = [number(0)?, number(1)?, number(2)?, number(3)?];
    Some([a.min(c), b.min(d), a.max(c), b.max(d)])
}

/// An entry of a page, or of what it stands in (ISO 32000-1, 7.7.3.4).
fn inherited<'f>(file: &'f Document, page: ObjectId, key: &str) -> Option<&'f Object> {
    let mut node = file.get_dictionary(page).ok()?;
    for _ in 0..DEPTH {
        if let Ok(value) = node.get_deref(key.as_bytes(), file) {
            return Some(value);
        }
        node = node.get_deref(b"Parent", file).ok()?.as_dict().ok()?;
    }
    None
}
