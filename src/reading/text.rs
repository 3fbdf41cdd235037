//! How texts are made comparable.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Text as it is compared: in Unicode's normalisation form C, without soft
/// hyphens (and without the line break that follows one) or characters of no
/// width, every run of white space a single space, none at either end. Characters
/// that say in which direction text runs have no width either.
///
/// No-break spaces are white space here: an edition may choose them freely.
pub fn normalise(text: &str) -> String {
    let mut out = Normaliser::default();
    out.push(text);
    out.finish()
}

/// Code as it is compared: its lines with one line feed between two of them, the
/// tabs in them as the spaces up to the next fourth column, and no white space at
/// their ends; neither blank lines before the first nor after the last. In
/// normalisation form C, and without characters of no width, as other text.
pub fn normalise_code(text: &str) -> String {
    let text: String = text.nfc().collect();
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut out = String::with_capacity(text.len());
    let mut blank = 0;
    for line in text.split('\n').map(code_line) {
        if line.is_empty() {
            blank += 1;
            continue;
        }
        if !out.is_empty() {
            (0..=blank).for_each(|_| out.push('\n'));
        }
        blank = 0;
        out.push_str(&line);
    }
    out
}

fn code_line(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut column = 0;
    for c in line.chars() {
        match c {
            '\t' => {
                let next = (column / TAB + 1) * TAB;
                out.extend(std::iter::repeat_n(' ', next - column));
                column = next;
                continue;
            }
            c if c == '\u{ad}' || is_unseen(c) => continue,
            c if c.is_whitespace() => out.push(' '),
            c => out.push(c),
        }
        column += 1;
    }
    out.truncate(out.trim_end().len());
    out
}

/// How many columns of code a tab takes at most.
const TAB: usize = 4;

/// [`normalise`] for text that comes in pieces, when the caller needs to know
/// which byte of the result a piece begins at.
#[derive(Debug, Clone, Default)]
pub struct Normaliser {
    text: String,
    space: bool,
    hyphen: bool,
}

impl Normaliser {
    /// Adds a piece of text.
    pub fn push(&mut self, piece: &str) {
        // All characters before U+0300 are composed.
        let is_composed = piece.bytes().all(|byte| byte < 0xcc)
            || is_nfc_quick(piece.chars()) == IsNormalized::Yes;
        if is_composed {
            self.push_composed(piece);
        } else {
            self.push_composed(&piece.nfc().collect::<String>());
        }
    }

    /// The byte at which the next visible character will stand, or, at the
    /// end of a piece, the byte after its last visible character if `end`.
    pub fn offset(&self, end: bool) -> usize {
        self.text.len() + usize::from(!end && self.space && !self.text.is_empty())
    }

    /// Whether no visible character came yet.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Adds text as it is, in which white space matters.
    pub(crate) fn push_verbatim(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// The whole text.
    pub fn finish(self) -> String {
        self.text
    }

    /// Takes over runs of characters that are as they should be in one go.
    fn push_composed(&mut self, piece: &str) {
        let mut rest = piece;
        while let Some(c) = rest.chars().next() {
            let run = rest.bytes().position(may_be_special).unwrap_or(rest.len());
            let length = if run > 0 {
                self.push_visible(&rest[..run]);
                run
            } else {
                self.push_char(c);
                c.len_utf8()
            };
            rest = &rest[length..];
        }
    }

    fn push_char(&mut self, c: char) {
        if c == '\u{ad}' {
            self.hyphen = true;
        } else if is_unseen(c) {
        } else if c.is_whitespace() {
            // A soft hyphen takes the line break after it along.
            self.space |= !(self.hyphen && matches!(c, '\n' | '\r'));
        } else {
            self.push_visible(c.encode_utf8(&mut [0; 4]));
        }
    }

    fn push_visible(&mut self, run: &str) {
        if self.space && !self.text.is_empty() {
            self.text.push(' ');
        }
        self.space = false;
        self.hyphen = false;
        self.text.push_str(run);
    }
}

/// Whether a character only says where a line may break, or in which direction text
/// runs.
pub(crate) fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{200b}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'
            | '\u{2066}'..='\u{2069}'
            | '\u{feff}'
            | '\u{61c}'
    )
}

/// Whether a character that begins with this byte may be white space, of no
/// width, or a soft hyphen: all of them begin with one of these.
fn may_be_special(byte: u8) -> bool {
    byte <= b' ' || matches!(byte, 0xc2 | 0xd8 | 0xe1..=0xe3 | 0xef)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(normalise(text), expected);
    }

    #[test]
    fn white_space_is_folded() {
        check("  by\n og\u{a0}land ", "by og land");
    }

    #[test]
    fn soft_hyphens_go_with_their_line_break() {
        check("distrikts\u{ad}\npolitikk", "distriktspolitikk");
        check("distrikts\u{ad}politikk", "distriktspolitikk");
        check("by\u{ad} land", "by land");
    }

    #[test]
    fn code_keeps_its_lines_and_its_white_space() {
        let code = "\n\n if a {\r\n\tb  c \n\n \t}\n\n";
        assert_eq!(normalise_code(code), " if a {\n    b  c\n\n    }");
        assert_eq!(normalise_code(" \n\t"), "");
    }

    #[test]
    fn letters_are_composed() {
        check("A\u{30a}rdal", "Årdal");
    }

    #[test]
    fn every_special_character_is_seen() {
        let special = |c: char| c.is_whitespace() || c == '\u{ad}' || is_unseen(c);
        for c in ('\0'..=char::MAX).filter(|&c| special(c)) {
            let mut bytes = [0; 4];
            assert!(may_be_special(c.encode_utf8(&mut bytes).as_bytes()[0]), "{c:?}");
            assert!(!normalise(&format!("a{c}b")).contains(c) || c == ' ', "{c:?}");
        }
    }

    #[test]
    fn offsets_are_those_of_the_result() {
        let mut text = Normaliser::default();
        text.push("by ");
        assert_eq!((text.offset(false), text.offset(true)), (3, 2));
        text.push("land");
        assert_eq!(text.finish(), "by land");
    }
}
