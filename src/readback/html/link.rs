//! Where links lead.

use crate::reading::Target;

/// Where a link of a single page leads: its fragments are places in the work.
pub(crate) fn on_page(href: &str) -> Target {
    let href = href.trim();
    match href.strip_prefix('#') {
        Some(fragment) => Target::Anchor(decode(fragment)),
        None => Target::Url(href.to_owned()),
    }
}

/// `text` with its percent-encoded bytes decoded (URL Standard, §1.3), or as
/// it is if that gives no UTF-8.
pub(crate) fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let decoded = match rest {
            [b'%', high, low, ..] => hexadecimal(*high).zip(hexadecimal(*low)),
            _ => None,
        };
        let (byte, after) = match decoded {
            Some((high, low)) => (high << 4 | low, &after[2..]),
            None => (byte, after),
        };
        bytes.push(byte);
        rest = after;
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

fn hexadecimal(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).map(|value| value as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_decoded() {
        assert_eq!(decode("bl%C3%A5b%c3%a6r"), "blåbær");
        assert_eq!(decode("100%"), "100%");
        assert_eq!(decode("%zz%4"), "%zz%4");
        assert_eq!(decode("%ff"), "%ff");
    }

    #[test]
    fn fragments_are_anchors() {
        assert_eq!(on_page(" #a"), Target::Anchor("a".to_owned()));
        assert_eq!(on_page("a.html#b"), Target::Url("a.html#b".to_owned()));
    }
}
