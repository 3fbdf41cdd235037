//! PDF's text strings (ISO 32000-2, 7.9.2.2).

/// The text of `bytes`: UTF-16 or UTF-8 where they begin with its mark;
/// otherwise UTF-8 where they are valid as such, since names of destinations
/// often are; otherwise `PDFDocEncoding`.
pub(crate) fn text(bytes: &[u8]) -> String {
    match bytes {
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => bytes.iter().map(|&byte| document_encoding(byte)).collect(),
        },
    }
}

/// UTF-16 text, without the language codes that PDF allows in it: they stand
/// between two U+001B.
fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.as_chunks().0.iter().map(|&pair| unit(pair));
    let mut escaped = false;
    char::decode_utf16(units)
        .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
        .filter(|&c| {
            escaped ^= c == '\u{1b}';
            !escaped && c != '\u{1b}'
        })
        .collect()
}

/// ISO 32000-2, annex D.3.
fn document_encoding(byte: u8) -> char {
    const ACCENTS: [char; 8] = ['˘', 'ˇ', 'ˆ', '˙', '˝', '˛', '˚', '˜'];
    const UPPER: [char; 33] = [
        '•', '†', '‡', '…', '—', '–', 'ƒ', '⁄', '‹', '›', '−', '‰', '„', '“', '”', '‘',
        '’', '‚', '™', 'ﬁ', 'ﬂ', 'Ł', 'Œ', 'Š', 'Ÿ', 'Ž', 'ı', 'ł', 'œ', 'š', 'ž',
        '\u{fffd}', '€',
    ];
    match byte {
        0x18..=0x1f => ACCENTS[usize::from(byte - 0x18)],
        0x80..=0xa0 => UPPER[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], expected: &str) {
        assert_eq!(text(bytes), expected);
    }

    #[test]
    fn each_encoding_is_told_from_the_others() {
        check(b"\xfe\xff\x00B\x00\xe5", "Bå");
        check(b"\xff\xfeB\x00\xe5\x00", "Bå");
        check(b"\xef\xbb\xbfB\xc3\xa5", "Bå");
        check("Bå".as_bytes(), "Bå");
        check(b"B\xe5\x85", "Bå–");
    }

    #[test]
    fn language_codes_are_no_text() {
        check(b"\xfe\xff\x00\x1b\x00n\x00b\x00\x1b\x00B", "B");
    }

    #[test]
    fn half_a_character_does_no_harm() {
        check(b"\xfe\xff\x00B\xd8", "B");
        check(b"\xfe\xff\xd8\x00", "\u{fffd}");
    }
}
