//! Character references: `&nbsp;`, `&#8211;`, `&#x2013;` (HTML, §13.5).

use html5ever::data::NAMED_ENTITIES;

/// The longest name of a character reference, with a margin.
const LONGEST: usize = 40;

/// The text with every character reference replaced by what it stands for.
pub fn decode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        match reference(rest) {
            Some((length, characters)) => {
                out.push_str(&characters);
                rest = &rest[length..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out + rest
}

/// The character reference with which `text` begins: its length in bytes, and
/// what it stands for.
pub fn reference(text: &str) -> Option<(usize, String)> {
    let body = text.strip_prefix('&')?;
    let end = body.bytes().take(LONGEST).position(|b| b == b';')?;
    let name = &body[..end];
    let characters = match name.strip_prefix('#') {
        Some(number) => numeric(number)?.to_string(),
        None => named(name)?,
    };
    Some((end + 2, characters))
}

fn numeric(number: &str) -> Option<char> {
    let (digits, radix) = match number.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16),
        None => (number, 10),
    };
    if digits.is_empty() || digits.len() > 7 || !digits.chars().all(|c| c.is_digit(radix))
    {
        return None;
    }
    let code = u32::from_str_radix(digits, radix).ok()?;
    Some(char::from_u32(code).filter(|c| *c != '\0').unwrap_or('\u{fffd}'))
}

fn named(name: &str) -> Option<String> {
    if name.is_empty() || !name.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return None;
    }
    let (first, second) = NAMED_ENTITIES.get(&format!("{name};")).copied()?;
    // The table holds the beginnings of names, too, which stand for nothing.
    let characters = [first, second].into_iter().filter(|code| *code != 0);
    let found: String = characters.filter_map(char::from_u32).collect();
    (!found.is_empty()).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(decode(text), expected);
    }

    #[test]
    fn references_are_decoded() {
        check("a&nbsp;b &amp; c&#8211;d&#x2013;e", "a\u{a0}b & c–d–e");
        check("&laquo;&semi;&raquo;", "«;»");
    }

    #[test]
    fn anything_else_is_text() {
        check(
            "AT&T; R&D & &; &#; &#x; &nothing; &copy",
            "AT&T; R&D & &; &#; &#x; &nothing; &copy",
        );
    }
}
