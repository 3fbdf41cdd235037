//! The trailer, which says where the rest of a file is (ISO 32000-1, 7.5.5).

use hayro_syntax::Pdf;
use hayro_syntax::object::dict::keys;
use hayro_syntax::object::{Array, Dict, FromBytes, Name, Object};

/// How far from its end a file says where its trailer is.
const TAIL: usize = 2048;

/// What a file's trailer says.
#[derive(Debug, Default)]
pub(super) struct Trailer<'a> {
    /// Whether the file is encrypted.
    pub encrypted: bool,
    /// Whether it has an identifier of two strings that are not empty.
    pub id: bool,
    /// The information dictionary; empty where there is none.
    pub info: Dict<'a>,
}

/// Reads the last trailer of `bytes`, which are those of `pdf`. It is empty where
/// none can be found.
pub(super) fn read<'a>(bytes: &'a [u8], pdf: &'a Pdf) -> Trailer<'a> {
    let Some(dict) = named(bytes).or_else(|| last(bytes)) else {
        return Trailer::default();
    };
    let id = dict.get::<Array<'_>>(keys::ID).is_some_and(|id| {
        let mut parts = id.iter::<Object<'_>>();
        let full = |part: Option<Object<'_>>| {
            part.and_then(Object::into_string).is_some_and(|id| !id.is_empty())
        };
        full(parts.next()) && full(parts.next())
    });
    let info = match dict.get_ref(keys::INFO) {
        Some(reference) => pdf.xref().get::<Dict<'a>>(reference.into()),
        None => dict.get::<Dict<'a>>(keys::INFO),
    };
    let encrypted = dict.contains_key(keys::ENCRYPT);
    Trailer { encrypted, id, info: info.unwrap_or_default() }
}

/// The trailer that the end of the file names.
fn named(bytes: &[u8]) -> Option<Dict<'_>> {
    let from = bytes.len().saturating_sub(TAIL);
    let at = from + rfind(&bytes[from..], b"startxref")? + b"startxref".len();
    let digits = bytes[at..].trim_ascii_start();
    let length = digits.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let offset: usize = str::from_utf8(&digits[..length]).ok()?.parse().ok()?;
    let section = bytes.get(offset..)?.trim_ascii_start();
    if section.starts_with(b"xref") {
        return after(section, b"trailer");
    }
    // A cross-reference stream (7.5.8): its dictionary is the trailer.
    let head = &section[..section.len().min(64)];
    let dict = Dict::from_bytes(section[find(head, b"obj")? + 3..].trim_ascii_start())?;
    let kind = dict.get::<Name<'_>>(keys::TYPE);
    (kind.as_deref() == Some(b"XRef".as_slice())).then_some(dict)
}

/// The last thing in the file that is called a trailer.
fn last(bytes: &[u8]) -> Option<Dict<'_>> {
    after(&bytes[rfind(bytes, b"trailer")?..], b"trailer")
}

fn after<'a>(bytes: &'a [u8], word: &[u8]) -> Option<Dict<'a>> {
    let at = find(bytes, word)? + word.len();
    Dict::from_bytes(bytes[at..].trim_ascii_start())
}

fn find(bytes: &[u8], word: &[u8]) -> Option<usize> {
    bytes.windows(word.len()).position(|window| window == word)
}

fn rfind(bytes: &[u8], word: &[u8]) -> Option<usize> {
    bytes.windows(word.len()).rposition(|window| window == word)
}
