//! How large the streams of a file may become. A few bytes can become many, and streams
//! can be used again and again.

use std::borrow::Cow;
use std::io::Read;
use std::sync::atomic::{AtomicU64, Ordering};

use flate2::read::{DeflateDecoder, ZlibDecoder};
use hayro_syntax::Filter;
use hayro_syntax::object::dict::keys;
use hayro_syntax::object::{Object, Stream};
use hayro_syntax::page::Page;

use crate::readback::Error;

/// The largest number of bytes that one stream may have once it is decoded.
const STREAM: u64 = 512 << 20;
/// The same for all streams together, each counted as often as it is used.
const STREAMS: u64 = 16 << 30;
/// What can become no larger than this is decoded without counting first.
const SMALL: u64 = 32 << 20;
/// The most that a byte can become in deflate.
const DEFLATE: u64 = 1032;
/// The most that a byte can become: in LZW, a table entry of 4096 bytes for 9 bits.
const LZW: u64 = 4096;
/// The same for run lengths and for text forms of bytes.
const PLAIN: u64 = 64;

/// What is left of the bytes that all streams of a file may become.
#[derive(Debug)]
pub(crate) struct Streams(AtomicU64);

impl Streams {
    /// Nothing spent yet.
    pub(crate) fn new() -> Self {
        Self(AtomicU64::new(STREAMS))
    }

    /// The bytes of `stream`, decoded; `None` if it is damaged. Fails if it is packed more
    /// than once or larger than any real one, or if all streams together are too large.
    pub(crate) fn decode<'s>(
        &self,
        stream: &'s Stream<'_>,
    ) -> Result<Option<Cow<'s, [u8]>>, Error> {
        allow(stream)?;
        let Ok(data) = stream.decoded_data() else { return Ok(None) };
        self.spend(data.len() as u64)?;
        Ok(Some(data))
    }

    /// What draws `page`, in the same way.
    pub(crate) fn contents<'p>(
        &self,
        page: &'p Page<'_>,
    ) -> Result<Option<&'p [u8]>, Error> {
        match page.raw().get::<Object<'_>>(keys::CONTENTS) {
            Some(Object::Stream(stream)) => allow(&stream)?,
            Some(Object::Array(parts)) => {
                parts.iter::<Stream<'_>>().try_for_each(|part| allow(&part))?;
            }
            _ => {}
        }
        let data = page.page_stream();
        self.spend(data.map_or(0, <[u8]>::len) as u64)?;
        Ok(data)
    }

    /// Spends what an image takes that has that many samples; says whether it may be
    /// decoded. Fails if there is not as much left.
    pub(crate) fn samples(&self, count: u64) -> Result<bool, Error> {
        if count > STREAM {
            return Ok(false);
        }
        self.spend(count)?;
        Ok(true)
    }

    fn spend(&self, count: u64) -> Result<(), Error> {
        let less = |left: u64| left.checked_sub(count);
        let spent = self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, less);
        spent.map(drop).map_err(|_| {
            Error::new(format!("the PDF has more than {STREAMS} bytes of streams"))
                .hint("split the file, or check that it is what it should be")
        })
    }
}

/// The bytes of `stream`, decoded; `None` if they may be more than `most`, or if it is damaged.
pub(crate) fn small<'s>(stream: &'s Stream<'_>, most: u64) -> Option<Cow<'s, [u8]>> {
    size(stream, most, most)?;
    stream.decoded_data().ok()
}

/// Fails if `stream` may not be decoded.
fn allow(stream: &Stream<'_>) -> Result<(), Error> {
    size(stream, STREAM, SMALL).map(drop).ok_or_else(|| {
        let message = format!(
            "the PDF has a stream that is packed twice, or becomes more than {STREAM} bytes"
        );
        Error::new(message).hint("check that the file is what it should be")
    })
}

/// At most how large `stream` is once it is decoded by what is no image format: what cannot be
/// more than `guess` is not counted. `None` if it is packed more than once, or larger than
/// `most`.
pub(super) fn size(stream: &Stream<'_>, most: u64, guess: u64) -> Option<u64> {
    let raw = stream.raw_data();
    let filters = stream.filters();
    let packs =
        |filter: &&Filter| matches!(filter, Filter::FlateDecode | Filter::LzwDecode);
    if filters.iter().filter(packs).count() > 1 {
        return None;
    }
    let mut data = raw;
    let mut size = data.len() as u64;
    for filter in &*filters {
        size = match filter {
            Filter::FlateDecode if size.saturating_mul(DEFLATE) > guess => {
                inflated(&data, most)
            }
            Filter::FlateDecode => size.saturating_mul(DEFLATE),
            Filter::LzwDecode => size.saturating_mul(LZW),
            Filter::RunLengthDecode => size.saturating_mul(PLAIN),
            Filter::AsciiHexDecode => {
                data = Cow::Owned(from_hex(&data));
                data.len() as u64
            }
            Filter::Ascii85Decode => {
                data = Cow::Owned(from_base_85(&data));
                data.len() as u64
            }
            _ => size,
        };
    }
    (size <= most).then_some(size)
}

/// What hexadecimal digits stand for, where they are sound (ISO 32000-2, 7.4.2).
fn from_hex(text: &[u8]) -> Vec<u8> {
    let digits: Vec<u32> =
        text.iter().filter_map(|byte| char::from(*byte).to_digit(16)).collect();
    digits.chunks_exact(2).map(|pair| (pair[0] * 16 + pair[1]) as u8).collect()
}

/// What a text in base 85 stands for, where it is sound (ISO 32000-2, 7.4.3).
fn from_base_85(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let (mut number, mut count) = (0_u32, 0);
    let digits = text.iter().filter(|byte| !byte.is_ascii_whitespace());
    for &digit in digits.take_while(|byte| **byte != b'~') {
        if digit == b'z' {
            out.extend([0; 4]);
            continue;
        }
        let digit = u32::from(digit.saturating_sub(b'!'));
        (number, count) = (number.wrapping_mul(85).wrapping_add(digit), count + 1);
        if count == 5 {
            out.extend(number.to_be_bytes());
            (number, count) = (0, 0);
        }
    }
    out
}

/// How large a deflated stream is, counted up to a little more than `most`. One that is cut
/// off or damaged is decoded as far as it goes, and so is one without the head of zlib.
pub(super) fn inflated(raw: &[u8], most: u64) -> u64 {
    match count(ZlibDecoder::new(raw), most) {
        0 => count(DeflateDecoder::new(raw), most),
        count => count,
    }
}

fn count(decoder: impl Read, most: u64) -> u64 {
    let mut decoder = decoder.take(most.saturating_add(1));
    let mut buffer = vec![0; 1 << 16];
    let mut count = 0;
    while let Ok(read @ 1..) = decoder.read(&mut buffer) {
        count += read as u64;
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_decoded_has_no_size() {
        assert_eq!(inflated(&[0xff; 1 << 20], 1 << 30), 0);
    }

    #[test]
    fn text_forms_are_read() {
        assert_eq!(from_hex(b"48 65 6C6c 6f>"), b"Hello");
        let text = b"87cURD]i,\"Eb\n o80z~>";
        assert_eq!(from_base_85(text), b"Hello World!\0\0\0\0");
    }
}
