//! How much of a file is looked at, at most.

use std::io::Read;
use std::sync::atomic::{AtomicU64, Ordering};

use flate2::read::ZlibDecoder;
use hayro_syntax::Filter;
use hayro_syntax::object::Stream;

use crate::readback::Error;

/// The largest number of pages.
pub(super) const PAGES: usize = 20_000;
/// How deep forms, patterns and functions may stand in each other.
pub(super) const DEPTH: usize = 24;
/// The largest number of bytes that one stream may have once it is decoded.
const STREAM: u64 = 512 << 20;
/// The same for all streams together, each counted as often as it is drawn.
const STREAMS: u64 = 16 << 30;
/// The largest number of operators that are followed in all.
const OPERATORS: u64 = 300_000_000;
/// The largest number of forms, cells and glyphs that are drawn in all, each counted as
/// often as it is.
const DRAWN: u64 = 200_000;
/// The most that a byte can become in deflate.
const DEFLATE: u64 = 1032;
/// The most that a byte can become: in LZW, a table entry of 4096 bytes for 9 bits.
const LZW: u64 = 4096;
/// The same for run lengths and for text forms of bytes.
const PLAIN: u64 = 64;

/// What is left of the limits that all pages share.
#[derive(Debug)]
pub(super) struct Budget {
    operators: AtomicU64,
    drawn: AtomicU64,
    bytes: AtomicU64,
}

impl Budget {
    /// Nothing spent yet.
    pub fn new() -> Self {
        Self {
            operators: AtomicU64::new(OPERATORS),
            drawn: AtomicU64::new(DRAWN),
            bytes: AtomicU64::new(STREAMS),
        }
    }

    /// Spends one operator. Fails if there is none left.
    pub fn operator(&self) -> Result<(), Error> {
        spend(&self.operators, 1).ok_or_else(|| passed("drawing operators", OPERATORS))
    }

    /// Spends one stream that is drawn within another. Fails if there is none left.
    pub fn draw(&self) -> Result<(), Error> {
        spend(&self.drawn, 1).ok_or_else(|| passed("forms and patterns drawn", DRAWN))
    }

    /// Whether a stream may be decoded: as far as can be told beforehand, it does not
    /// become larger than any real one. Fails if all streams together have.
    pub fn allows(&self, stream: &Stream<'_>) -> Result<bool, Error> {
        let Some(size) = decoded_size(stream).filter(|size| *size <= STREAM) else {
            return Ok(false);
        };
        spend(&self.bytes, size).ok_or_else(|| passed("bytes of streams", STREAMS))?;
        Ok(true)
    }

    /// Spends what an image takes that has that many samples; says whether it may
    /// be decoded. Fails if there is not as much left.
    pub fn samples(&self, count: u64) -> Result<bool, Error> {
        if count > STREAM {
            return Ok(false);
        }
        spend(&self.bytes, count).ok_or_else(|| passed("bytes of streams", STREAMS))?;
        Ok(true)
    }
}

/// At most how large a stream is once it is decoded by what is no image format.
/// `None` where it is packed more than once, or far too large.
fn decoded_size(stream: &Stream<'_>) -> Option<u64> {
    let raw = stream.raw_data();
    let raw_size = raw.len() as u64;
    let mut size = raw_size;
    let mut packed = 0;
    for (at, filter) in stream.filters().iter().enumerate() {
        size = match filter {
            Filter::FlateDecode if at == 0 => inflated(&raw),
            Filter::FlateDecode => raw_size.saturating_mul(DEFLATE),
            Filter::LzwDecode => size.saturating_mul(LZW),
            Filter::RunLengthDecode => size.saturating_mul(PLAIN),
            _ => size,
        };
        packed += usize::from(matches!(filter, Filter::FlateDecode | Filter::LzwDecode));
    }
    (packed <= 1 && size <= STREAM).then_some(size)
}

/// How large a deflated stream is, counted up to a little more than is allowed.
fn inflated(raw: &[u8]) -> u64 {
    let mut decoder = ZlibDecoder::new(raw).take(STREAM + 1);
    let mut buffer = vec![0; 1 << 16];
    let mut count = 0;
    // A stream that is cut off is decoded as far as it goes.
    while let Ok(read @ 1..) = decoder.read(&mut buffer) {
        count += read as u64;
    }
    // One without the head of zlib may still be decoded; no byte becomes more
    // than deflate allows.
    if count == 0 { (raw.len() as u64).saturating_mul(DEFLATE) } else { count }
}

fn spend(from: &AtomicU64, count: u64) -> Option<()> {
    let less = |left: u64| left.checked_sub(count);
    from.fetch_update(Ordering::Relaxed, Ordering::Relaxed, less).ok().map(drop)
}

fn passed(what: &str, limit: u64) -> Error {
    Error::new(format!("the PDF has more than {limit} {what}"))
        .hint("split the file, or check that it is what it should be")
}
