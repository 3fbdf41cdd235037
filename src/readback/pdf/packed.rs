//! How large the objects of a file become that are packed into streams. The parser unpacks
//! these as it meets them, and keeps them; so they are looked at before it sees the file.

use super::limits;
use super::streams;
use crate::readback::Error;

/// The largest number of bytes that all of them may become.
const PACKED: u64 = 512 << 20;
/// How far before and after its type the dictionary of a stream may reach.
const REACH: usize = 4096;

/// Fails if the object streams and cross-reference streams (ISO 32000-2, 7.5.7 and 7.5.8) of the
/// file `bytes` become too large, or one of them is packed twice. What is encrypted is not
/// seen.
pub(super) fn check(bytes: &[u8]) -> Result<(), Error> {
    let mut left = PACKED;
    for at in types(bytes) {
        let Some((dictionary, data)) = stream(bytes, at) else { continue };
        let packs = count(dictionary, b"FlateDecode") + count(dictionary, b"LZWDecode");
        if packs == 0 {
            continue;
        }
        if packs > 1 {
            return Err(Error::new(
                "the PDF has a stream of objects that is packed twice",
            )
            .hint("check that it is what it should be"));
        }
        let size = streams::inflated(data, left);
        left = left
            .checked_sub(size)
            .ok_or_else(|| limits::passed("bytes of packed objects", PACKED as usize))?;
    }
    Ok(())
}

/// Where the types of such streams are named.
fn types(bytes: &[u8]) -> impl Iterator<Item = usize> {
    let is_type = |at: &usize| {
        let rest = &bytes[*at..];
        rest.starts_with(b"/ObjStm") || rest.starts_with(b"/XRef")
    };
    memchr::memchr_iter(b'/', bytes).filter(is_type)
}

/// The dictionary around `at`, and what follows it as the data of its stream: at least all
/// that belongs to that.
fn stream(bytes: &[u8], at: usize) -> Option<(&[u8], &[u8])> {
    let end = bytes.len().min(at + REACH);
    let begins = memchr::memmem::find(&bytes[at..end], b"stream")? + at;
    let start = memchr::memmem::rfind(&bytes[at.saturating_sub(REACH)..at], b"obj");
    let start = start.map_or(at, |back| at.saturating_sub(REACH) + back);
    let data = &bytes[begins + b"stream".len()..];
    let data = data.strip_prefix(b"\r").unwrap_or(data);
    let data = data.strip_prefix(b"\n").unwrap_or(data);
    Some((&bytes[start..begins], data))
}

fn count(text: &[u8], name: &[u8]) -> usize {
    memchr::memmem::find_iter(text, name).count()
}
