//! How pieces of text that stand apart on the page make words again.

use super::geometry::Gap;
use crate::reading::Normaliser;

/// Text that grows piece by piece, with the spaces that the page only shows
/// as white.
///
/// Most writers put a space at the end of a line that ends with a word; then
/// nothing is added. Others leave it to the line break. A hyphen, dash or slash
/// between letters at a line's end is a place where lines may break without a
/// space, and so is the place before such a dash, and any place in a web address. Within code, a line that ends
/// without a space ends anywhere: `--` is no dash there, and `</` no word.
#[derive(Debug, Default)]
pub(super) struct Joined {
    text: Normaliser,
    /// The word that the text so far ends with, in its raw characters.
    word: String,
    /// Whether the text ends with a hyphen that may belong to the line's end.
    hyphen: bool,
    /// The last character, in its raw form.
    last: Option<char>,
    /// Whether it goes on within code.
    code: bool,
}

/// What the end of a line says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LineEnd {
    /// The line was full, or goes on after a break within a word.
    Wrapped,
    /// The author ended it: no line is wrapped at a no-break space.
    Meant,
    /// Either.
    Unknown,
}

/// The hyphen that layout engines add at a line's end, where they do not use
/// U+00AD for it.
const HYPHEN: char = '\u{2010}';

impl Joined {
    /// What the end of the line says that `next` follows. Writers that put a space
    /// between the words of two lines put none where the author broke the line.
    pub(super) fn line_end(&self, next: &str) -> LineEnd {
        let soft = self.last == Some('\u{ad}');
        let hyphen = self.hyphen && next.starts_with(char::is_lowercase);
        match self.last {
            Some('\u{a0}') => LineEnd::Meant,
            None => LineEnd::Wrapped,
            Some(c) if c.is_whitespace() || soft || hyphen => LineEnd::Wrapped,
            _ if next.starts_with(char::is_whitespace) => LineEnd::Wrapped,
            _ if self.code || self.breaks_within_word() => LineEnd::Wrapped,
            _ if self.breaks_before(next) => LineEnd::Wrapped,
            _ => LineEnd::Unknown,
        }
    }

    /// Adds the white that stands before `next`.
    pub(super) fn gap(&mut self, gap: Gap, next: &str) {
        if gap == Gap::Line && self.hyphen && next.starts_with(char::is_lowercase) {
            self.hyphen = false;
            return;
        }
        self.settle();
        match gap {
            Gap::None => {}
            Gap::Space => self.white(" "),
            Gap::Line if self.code || self.breaks_within_word() => {}
            Gap::Line if self.breaks_before(next) => {}
            // The normaliser takes a line break away after a soft hyphen.
            Gap::Line => self.white("\n"),
        }
    }

    /// Adds the white space that `piece` begins with; gives the rest of it.
    pub(super) fn leading<'t>(&mut self, piece: &'t str) -> &'t str {
        self.settle();
        let rest = piece.trim_start();
        if rest.len() < piece.len() {
            self.white(&piece[..piece.len() - rest.len()]);
        }
        rest
    }

    /// Adds text that begins with no white space.
    pub(super) fn push(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        self.settle();
        let body = text.strip_suffix(HYPHEN).filter(|body| {
            let word = body.chars().next_back().or_else(|| self.word.chars().next_back());
            word.is_some_and(char::is_alphabetic)
        });
        self.hyphen = body.is_some();
        self.append(body.unwrap_or(text));
    }

    /// Adds text in which white space matters.
    pub(super) fn push_verbatim(&mut self, text: &str) {
        self.text.push_verbatim(text);
    }

    /// Says whether what comes next is in the code with which the text ends.
    pub(super) fn within_code(&mut self, code: bool) {
        if self.code && !code {
            // What follows code goes on with no word of it.
            self.word.clear();
        }
        self.code = code;
    }

    /// See [`Normaliser::offset`]. A hyphen that may belong to the line's end
    /// does not count yet.
    pub(super) fn offset(&self, end: bool) -> usize {
        self.text.offset(end)
    }

    /// The whole text.
    pub(super) fn finish(mut self) -> String {
        self.settle();
        self.text.finish()
    }

    /// A hyphen that more text follows on the line is the author's.
    fn settle(&mut self) {
        if std::mem::take(&mut self.hyphen) {
            self.append(HYPHEN.encode_utf8(&mut [0; 4]));
        }
    }

    fn white(&mut self, white: &str) {
        self.last = white.chars().next_back().or(self.last);
        self.text.push(white);
        self.word.clear();
    }

    fn append(&mut self, text: &str) {
        self.last = text.chars().next_back().or(self.last);
        self.text.push(text);
        match text.char_indices().rfind(|(_, c)| c.is_whitespace()) {
            Some((at, space)) => {
                self.word.clear();
                self.word.push_str(&text[at + space.len_utf8()..]);
            }
            None => self.word.push_str(text),
        }
    }

    /// Whether `next` begins with a dash that stands close between two words.
    fn breaks_before(&self, next: &str) -> bool {
        let mut next = next.chars();
        let dash = matches!(next.next(), Some('–' | '—'));
        let close = next.next().is_some_and(char::is_alphanumeric);
        dash && close && self.last.is_some_and(char::is_alphanumeric)
    }

    fn breaks_within_word(&self) -> bool {
        let mut last = self.word.chars().rev();
        let breakable = matches!(last.next(), Some('-' | HYPHEN | '–' | '—' | '/'));
        let in_word = last.next().is_some_and(char::is_alphanumeric);
        (breakable && in_word)
            || self.word.contains("://")
            || self.word.starts_with("www.")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pieces: &[&str], gap: Gap, expected: &str) {
        let mut text = Joined::default();
        for (i, piece) in pieces.iter().enumerate() {
            if i > 0 {
                text.gap(gap, piece);
            }
            let rest = text.leading(piece);
            text.push(rest);
        }
        assert_eq!(text.finish(), expected);
    }

    #[test]
    fn a_line_end_is_a_space() {
        check(&["by og", "land"], Gap::Line, "by og land");
        check(&["by og ", "land"], Gap::Line, "by og land");
        check(&["by –", "og land"], Gap::Line, "by – og land");
    }

    #[test]
    fn a_soft_hyphen_goes() {
        check(&["distrikts", "\u{ad}", "politikk"], Gap::None, "distriktspolitikk");
        check(&["distrikts\u{ad}", "politikk"], Gap::Line, "distriktspolitikk");
    }

    #[test]
    fn hard_hyphens_hold_words_together() {
        check(&["nærings-", "departementet"], Gap::Line, "nærings-departementet");
        check(&["nærings- ", "og"], Gap::Line, "nærings- og");
        check(&["og/", "eller"], Gap::Line, "og/eller");
        check(&["2021–", "2025"], Gap::Line, "2021–2025");
    }

    #[test]
    fn a_line_may_break_before_a_dash_between_words() {
        check(&["two winters", "—three"], Gap::Line, "two winters—three");
        check(&["two winters", "— three"], Gap::Line, "two winters — three");
        check(&["two ", "—three"], Gap::Line, "two —three");
    }

    #[test]
    fn a_layout_hyphen_goes_at_a_line_end_only() {
        check(&["distrikts\u{2010}", "politikk"], Gap::Line, "distriktspolitikk");
        check(&["e\u{2010}", "post"], Gap::None, "e\u{2010}post");
        check(&["Nord\u{2010}", "Norge"], Gap::Line, "Nord\u{2010}Norge");
    }

    #[test]
    fn web_addresses_have_no_spaces() {
        check(&["https://example.", "org/a"], Gap::Line, "https://example.org/a");
    }

    #[test]
    fn code_breaks_anywhere() {
        let mut text = Joined::default();
        text.push("--");
        text.within_code(true);
        text.gap(Gap::Line, "path");
        text.push("path https://a");
        text.within_code(false);
        text.gap(Gap::Line, "b");
        text.push("b");
        assert_eq!(text.finish(), "--path https://a b");
    }

    #[test]
    fn white_on_the_line_is_a_space() {
        check(&["by", "land"], Gap::Space, "by land");
        check(&["by", "land"], Gap::None, "byland");
    }
}
