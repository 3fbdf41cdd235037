//! The values of `content` and of the properties of counters (CSS Content 3, §1; CSS
//! Lists 3, §4).

use super::scan;
use crate::readback::html::number::Style;

/// How many counters one declaration may touch, and how many pieces content may have.
const MOST: usize = 32;

/// A piece of generated content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    Text(String),
    /// The innermost counter of that name.
    Counter(&'a str, Style),
    /// All of that name, with what stands between them.
    Counters(&'a str, String, Style),
    Attribute(&'a str),
    OpenQuote,
    CloseQuote,
    /// A picture, or a mark that is counted without being shown.
    Nothing,
}

/// What `content` generates.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Generated<'a> {
    /// What is seen.
    pub(super) pieces: Vec<Piece<'a>>,
    /// What is said in its place.
    pub(super) said: Option<Vec<Piece<'a>>>,
}

/// Whether the value of `content` says that nothing is generated.
pub(super) fn is_nothing(value: &str) -> bool {
    let words = ["none", "normal", "initial", "unset", "revert"];
    words.iter().any(|word| word.eq_ignore_ascii_case(value))
}

/// What the value of `content` generates: `None` where it is no value that is
/// understood.
pub(super) fn content(value: &str) -> Option<Generated<'_>> {
    let mut generated = Generated::default();
    for token in Tokens(value) {
        if token == Token::Word("/") {
            generated.said.get_or_insert_default();
            continue;
        }
        let piece = piece(token)?;
        let pieces = generated.said.as_mut().unwrap_or(&mut generated.pieces);
        if pieces.len() < MOST {
            pieces.push(piece);
        }
    }
    (!generated.pieces.is_empty()).then_some(generated)
}

/// The counters that a declaration touches, with `default` where no number stands.
pub(super) fn counters(value: &str, default: i64) -> Vec<(&str, i64)> {
    let mut touched: Vec<(&str, i64)> = Vec::new();
    for token in Tokens(value) {
        match token {
            Token::Word(word) => match word.parse::<i32>() {
                Ok(number) => match touched.last_mut() {
                    Some(last) => last.1 = number.into(),
                    None => return Vec::new(),
                },
                Err(_) if word.eq_ignore_ascii_case("none") => return Vec::new(),
                Err(_) if touched.len() == MOST => break,
                Err(_) => touched.push((word, default)),
            },
            _ => return Vec::new(),
        }
    }
    touched
}

fn piece(token: Token<'_>) -> Option<Piece<'_>> {
    Some(match token {
        Token::Text(text) => Piece::Text(unescaped(text)),
        Token::Word(word) => match word.to_ascii_lowercase().as_str() {
            "open-quote" => Piece::OpenQuote,
            "close-quote" => Piece::CloseQuote,
            "no-open-quote" | "no-close-quote" => Piece::Nothing,
            _ => return None,
        },
        Token::Function(name, arguments) => {
            let mut arguments = Arguments(arguments);
            match name.to_ascii_lowercase().as_str() {
                "counter" => {
                    let name = arguments.word()?;
                    Piece::Counter(name, arguments.style())
                }
                "counters" => {
                    let name = arguments.word()?;
                    let between = arguments.text()?;
                    Piece::Counters(name, between, arguments.style())
                }
                "attr" => Piece::Attribute(arguments.word()?),
                _ => Piece::Nothing,
            }
        }
    })
}

#[derive(Debug, PartialEq, Eq)]
enum Token<'a> {
    Text(&'a str),
    Word(&'a str),
    Function(&'a str, &'a str),
}

/// The tokens of a value.
struct Tokens<'a>(&'a str);

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        let rest = scan::skip_blank(self.0);
        let first = rest.chars().next()?;
        let (token, length) = match first {
            '"' | '\'' => {
                let end = scan::string(rest);
                (Token::Text(rest[1..end].strip_suffix(first).unwrap_or(&rest[1..])), end)
            }
            '/' => (Token::Word("/"), 1),
            _ => word(rest),
        };
        self.0 = &rest[length..];
        Some(token)
    }
}

/// The word, or the function, with which `text` begins, and its length.
fn word(text: &str) -> (Token<'_>, usize) {
    let ends = |c: char| c.is_ascii_whitespace() || "\"'/(".contains(c);
    let end = text.find(ends).unwrap_or(text.len());
    match text[end..].strip_prefix('(') {
        Some(inner) => {
            let length = scan::find(inner, b")");
            let after = (end + 1 + length + 1).min(text.len());
            (Token::Function(&text[..end], &inner[..length]), after)
        }
        None => (Token::Word(&text[..end]), end),
    }
}

/// What stands in the brackets of a function, with commas between.
struct Arguments<'a>(&'a str);

impl<'a> Arguments<'a> {
    fn next(&mut self) -> &'a str {
        let end = scan::find(self.0, b",");
        let (own, rest) = self.0.split_at(end);
        self.0 = rest.get(1..).unwrap_or_default();
        own.trim()
    }

    fn word(&mut self) -> Option<&'a str> {
        let word = self.next().split_ascii_whitespace().next()?;
        (!word.starts_with(['"', '\''])).then_some(word)
    }

    fn text(&mut self) -> Option<String> {
        match Tokens(self.next()).next() {
            Some(Token::Text(text)) => Some(unescaped(text)),
            _ => None,
        }
    }

    /// The style of a counter; one that is not known counts in figures.
    fn style(&mut self) -> Style {
        match self.next() {
            "" => Style::Decimal,
            name => Style::named(name).unwrap_or(Style::Decimal),
        }
    }
}

/// A string without its escapes (CSS Syntax 3, §4.3.7).
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        out.push_str(before);
        let digits = after.bytes().take(6).take_while(u8::is_ascii_hexdigit).count();
        rest = match (u32::from_str_radix(&after[..digits], 16), after.chars().next()) {
            (Ok(code), _) => {
                let character = char::from_u32(code).filter(|it| *it != '\0');
                out.push(character.unwrap_or('\u{fffd}'));
                let after = &after[digits..];
                after.strip_prefix(|c: char| c.is_ascii_whitespace()).unwrap_or(after)
            }
            // A line that ends after it goes on.
            (Err(_), Some('\n')) => &after[1..],
            (Err(_), Some(c)) => {
                out.push(c);
                &after[c.len_utf8()..]
            }
            (Err(_), None) => "",
        };
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Piece<'static> {
        Piece::Text(text.to_owned())
    }

    #[track_caller]
    fn check(value: &str, pieces: &[Piece<'_>], said: Option<&[Piece<'_>]>) {
        let generated = content(value).expect("it is content");
        assert_eq!(generated.pieces, pieces);
        assert_eq!(generated.said.as_deref(), said);
    }

    #[test]
    fn content_is_read_piece_by_piece() {
        let roman = Style::named("upper-roman").unwrap();
        check(
            "counter(a) '.' counter(b, upper-roman)\" \"",
            &[
                Piece::Counter("a", Style::Decimal),
                text("."),
                Piece::Counter("b", roman),
                text(" "),
            ],
            None,
        );
        let all = Piece::Counters("c", ").".to_owned(), Style::Decimal);
        check("COUNTERS(c, ').', nothing-known)", &[all], None);
        check("attr(data-x) / ''", &[Piece::Attribute("data-x")], Some(&[text("")]));
        check("'\\201C a\\\"' open-quote", &[text("“a\""), Piece::OpenQuote], None);
        check("url(a.png) / 'x'", &[Piece::Nothing], Some(&[text("x")]));
        check("/* x */ 'a' /* y */", &[text("a")], None);
    }

    #[test]
    fn what_is_no_content_generates_nothing() {
        for value in ["none", "normal", "", "counter()", "counters(a)", "'a' b"] {
            assert_eq!(content(value), None, "{value}");
        }
    }

    #[test]
    fn counters_have_numbers_or_not() {
        assert_eq!(counters("a 2 b c -1", 0), [("a", 2), ("b", 0), ("c", -1)]);
        assert_eq!(counters("none", 0), []);
        assert_eq!(counters("a reversed(b)", 0), []);
        assert_eq!(counters("3", 0), []);
    }
}
