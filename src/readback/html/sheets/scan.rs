//! Where things end in the text of a style sheet (CSS Syntax 3, §4).

/// `text` without the white space, comments and signs of comment with which it begins.
pub(super) fn skip_blank(text: &str) -> &str {
    let mut rest = text;
    loop {
        rest = rest.trim_start();
        let after = match rest {
            _ if rest.starts_with("/*") => past_comment(rest),
            _ => match rest.strip_prefix("<!--").or_else(|| rest.strip_prefix("-->")) {
                Some(after) => after,
                None => return rest,
            },
        };
        rest = after;
    }
}

/// The byte at which one of `stops` stands in `text` outside of strings, comments,
/// brackets and escapes, or the length of the text.
pub(super) fn find(text: &str, stops: &[u8]) -> usize {
    let bytes = text.as_bytes();
    let mut depth = 0usize;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        if depth == 0 && stops.contains(&byte) {
            return at;
        }
        at = match byte {
            b'"' | b'\'' => past_string(bytes, at),
            b'\\' => at + 2,
            b'/' if bytes.get(at + 1) == Some(&b'*') => {
                text.len() - past_comment(&text[at..]).len()
            }
            _ => at + 1,
        };
        match byte {
            b'(' | b'[' => depth += 1,
            b')' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    text.len()
}

/// A block, whose opening brace was before `text`, and what comes after it.
pub(super) fn block(text: &str) -> (&str, &str) {
    let mut depth = 0usize;
    let mut at = 0;
    loop {
        at += find(&text[at..], b"{}");
        match text.as_bytes().get(at) {
            None => return (text, ""),
            Some(b'{') => depth += 1,
            Some(_) if depth > 0 => depth -= 1,
            Some(_) => return (&text[..at], &text[at + 1..]),
        }
        at += 1;
    }
}

/// The words of a value that may be names of counters.
pub(super) fn names(value: &str) -> impl Iterator<Item = &str> {
    let words = value.split(|c: char| c.is_ascii_whitespace() || "()!".contains(c));
    words.filter(|word| {
        let begins = |c: char| c.is_alphabetic() || matches!(c, '_' | '-' | '\\');
        word.starts_with(begins) && word.parse::<i64>().is_err()
    })
}

/// The byte after the string with which `text` begins.
pub(super) fn string(text: &str) -> usize {
    past_string(text.as_bytes(), 0)
}

/// What comes after the comment with which `text` begins.
fn past_comment(text: &str) -> &str {
    text[2..].split_once("*/").map_or("", |(_, after)| after)
}

/// The byte after the string that begins at `at`. A line that ends ends it, too.
fn past_string(bytes: &[u8], at: usize) -> usize {
    let quote = bytes[at];
    let mut at = at + 1;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 2,
            b'\n' => return at,
            _ if byte == quote => return at + 1,
            _ => at += 1,
        }
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stops_in_strings_brackets_and_comments_are_none() {
        assert_eq!(find("a;b", b";"), 1);
        assert_eq!(find("';' /* ; */ (;) \\; ;", b";"), 19);
        assert_eq!(find("\"\\\";\"", b";"), 5);
        assert_eq!(find("x\\", b";"), 2);
        assert_eq!(block("a{b}c}d"), ("a{b}c", "d"));
        assert_eq!(block("a{b"), ("a{b", ""));
        assert_eq!(skip_blank(" <!-- /* x */ p"), "p");
        assert_eq!(skip_blank("/* x"), "");
    }
}
