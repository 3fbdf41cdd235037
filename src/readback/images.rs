//! The proportions of an image, from its first bytes; nothing is decoded.
//!
//! What a picture shows is not compared between editions, but one that was cut,
//! stretched or taken for another mostly has other proportions.

use roxmltree::{Document, ParsingOptions};

/// How much of an image in a `data:` URL is looked at, in characters of Base64:
/// what comes before the size is far shorter.
const HEAD: usize = 1 << 18;

/// The largest drawing that is parsed, in bytes.
const MAX_DRAWING: usize = 1 << 23;

/// The width in thousandths of the height of the image in a `data:` URL
/// (RFC 2397); `None` where it cannot be told.
pub(crate) fn of_data_url(url: &str) -> Option<u32> {
    let (kind, data) = url.trim().strip_prefix("data:")?.split_once(',')?;
    if !kind.ends_with(";base64") {
        return None;
    }
    // A drawing tells its size only as a whole.
    let most = if kind.starts_with("image/svg") { 2 * MAX_DRAWING } else { HEAD };
    proportion(&base64(&data.as_bytes()[..data.len().min(most)]))
}

/// The same of an image file: PNG, JPEG, WebP, GIF or SVG.
pub(crate) fn proportion(bytes: &[u8]) -> Option<u32> {
    let (width, height) = match bytes {
        [0x89, b'P', b'N', b'G', ..] => (big(bytes, 16, 4)?, big(bytes, 20, 4)?),
        [b'G', b'I', b'F', ..] => (little(bytes, 6, 2)?, little(bytes, 8, 2)?),
        [0xff, 0xd8, ..] => jpeg(bytes)?,
        [b'R', b'I', b'F', b'F', ..] => webp(bytes)?,
        _ => return svg(bytes),
    };
    let thousandths = width.checked_mul(1000)?.checked_div(height)?;
    u32::try_from(thousandths).ok()
}

/// From the first frame header (ITU T.81, B.2.2).
fn jpeg(bytes: &[u8]) -> Option<(u64, u64)> {
    let mut at = 2;
    loop {
        let marker = *bytes.get(at + 1)?;
        match marker {
            _ if bytes[at] != 0xff => return None,
            0xff => at += 1,
            0xc0..=0xcf if !matches!(marker, 0xc4 | 0xc8 | 0xcc) => {
                return Some((big(bytes, at + 7, 2)?, big(bytes, at + 5, 2)?));
            }
            0x01 | 0xd0..=0xd8 => at += 2,
            _ => at += 2 + usize::try_from(big(bytes, at + 2, 2)?).ok()?.max(2),
        }
    }
}

/// From the first chunk (RFC 9649).
fn webp(bytes: &[u8]) -> Option<(u64, u64)> {
    match bytes.get(12..16)? {
        b"VP8X" => Some((little(bytes, 24, 3)? + 1, little(bytes, 27, 3)? + 1)),
        b"VP8 " => Some((little(bytes, 26, 2)? & 0x3fff, little(bytes, 28, 2)? & 0x3fff)),
        b"VP8L" => {
            let bits = little(bytes, 21, 4)?;
            Some(((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1))
        }
        _ => None,
    }
}

/// From the width and the height, or else the view box, of a drawing (SVG 2,
/// §8).
fn svg(bytes: &[u8]) -> Option<u32> {
    let text = std::str::from_utf8(bytes).ok().filter(|text| text.len() < MAX_DRAWING)?;
    let options = ParsingOptions {
        allow_dtd: true,
        nodes_limit: 1_000_000,
        ..ParsingOptions::default()
    };
    let document = Document::parse_with_options(text, options).ok()?;
    let root = document.root_element();
    let length = |name: &str| {
        let value = root.attribute(name)?.trim();
        let number = value.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        Some((number.parse::<f64>().ok()?, value[number.len()..].to_owned()))
    };
    let sides = match (length("width"), length("height")) {
        (Some((width, unit)), Some((height, other))) if unit == other => (width, height),
        _ => {
            let view: Vec<f64> = root
                .attribute("viewBox")?
                .split([' ', ','])
                .filter_map(|number| number.parse().ok())
                .collect();
            (*view.get(2)?, *view.get(3)?)
        }
    };
    let thousandths = sides.0 / sides.1 * 1000.0;
    (1.0..1e9).contains(&thousandths).then_some(thousandths as u32)
}

fn big(bytes: &[u8], at: usize, length: usize) -> Option<u64> {
    let own = bytes.get(at..at + length)?;
    Some(own.iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte)))
}

fn little(bytes: &[u8], at: usize, length: usize) -> Option<u64> {
    let own = bytes.get(at..at + length)?;
    Some(own.iter().rev().fold(0, |sum, byte| sum << 8 | u64::from(*byte)))
}

/// Base64 as bytes (RFC 4648, §4); characters that are no digits are passed
/// over.
fn base64(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0);
    for digit in text.iter().filter_map(|c| digit(*c)) {
        bits = bits << 6 | u32::from(digit);
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push((bits >> count & 0xff) as u8);
        }
    }
    out
}

fn digit(c: u8) -> Option<u8> {
    match c {
        b'A'..=b'Z' => Some(c - b'A'),
        b'a'..=b'z' => Some(c - b'a' + 26),
        b'0'..=b'9' => Some(c - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_tell_the_proportion() {
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x03\0\0\0\x02";
        assert_eq!(proportion(png), Some(1500));
        let jpeg = b"\xff\xd8\xff\xe0\0\x04ab\xff\xc0\0\x0b\x08\0\x02\0\x04";
        assert_eq!(proportion(jpeg), Some(2000));
        let webp = b"RIFF\0\0\0\0WEBPVP8X\0\0\0\0\0\0\0\0\x02\0\0\x01\0\0";
        assert_eq!(proportion(webp), Some(1500));
        assert_eq!(proportion(b"GIF89a\x02\0\x01\0"), Some(2000));
    }

    #[test]
    fn drawings_tell_theirs() {
        assert_eq!(proportion(b"<svg viewBox='0 0 30 20'/>"), Some(1500));
        assert_eq!(
            proportion(b"<svg width='4mm' height='2mm' viewBox='0 0 1 1'/>"),
            Some(2000)
        );
        assert_eq!(proportion(b"<svg width='100%' height='2'/>"), None);
    }

    #[test]
    fn what_is_cut_off_tells_nothing() {
        for bytes in
            [&b""[..], b"\x89PNG", b"\xff\xd8\xff", b"\xff\xd8\xff\xe0\0\0", b"RIFF"]
        {
            assert_eq!(proportion(bytes), None);
        }
        let zero = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x03\0\0\0\0";
        assert_eq!(proportion(zero), None);
    }

    #[test]
    fn data_urls_are_decoded() {
        assert_eq!(of_data_url("data:image/gif;base64,R0lGODlhAgABAA=="), Some(2000));
        assert_eq!(of_data_url("https://example.org/a.gif"), None);
    }
}
