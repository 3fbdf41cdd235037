//! TeX → commands and characters.

/// A piece of TeX.
#[derive(Debug, Clone, PartialEq)]
pub struct Token {
    /// The byte at which it begins.
    pub at: usize,
    /// Whether white space stands before it.
    pub spaced: bool,
    /// What it is.
    pub kind: Kind,
}

/// What a piece of TeX is.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// `\name`, or a backslash and one other character.
    Command(String),
    /// What `\text{…}` and the like hold, as it was typed: the command, and that.
    Words(String, String),
    /// `\begin{name}`.
    Begin(String),
    /// `\end{name}`.
    End(String),
    /// Any other character.
    Character(char),
}

/// Commands whose argument is no maths.
const WORDS: [&str; 6] =
    ["text", "textrm", "textnormal", "mbox", "operatorname", "operatorname*"];

/// The pieces of `tex`.
pub fn tokens(tex: &str) -> Vec<Token> {
    let mut out = Vec::new();
    let mut at = 0;
    let mut spaced = false;
    while let Some(c) = tex[at..].chars().next() {
        let (kind, length) = match c {
            c if c.is_whitespace() => {
                spaced = true;
                at += c.len_utf8();
                continue;
            }
            '\\' => command(&tex[at..]),
            c => (Kind::Character(c), c.len_utf8()),
        };
        out.push(Token { at, spaced, kind });
        spaced = false;
        at += length;
    }
    out
}

/// The command with which `tex` begins, and its length.
fn command(tex: &str) -> (Kind, usize) {
    let rest = &tex[1..];
    let mut length = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    if length == 0 {
        let c = rest.chars().next();
        let name: String = c.into_iter().collect();
        return (Kind::Command(name), 1 + c.map_or(0, char::len_utf8));
    }
    length +=
        usize::from(&rest[..length] == "operatorname" && rest[length..].starts_with('*'));
    let name = rest[..length].to_owned();
    let after = 1 + length;
    if let Some((inner, end)) = braced(tex, after) {
        if WORDS.contains(&name.as_str()) {
            return (Kind::Words(name, inner.to_owned()), end);
        }
        let inner = inner.trim().to_owned();
        match name.as_str() {
            "begin" => return (Kind::Begin(inner), end),
            "end" => return (Kind::End(inner), end),
            _ => {}
        }
    }
    (Kind::Command(name), after)
}

/// What stands in the braces that follow the byte `at`, and where they end.
fn braced(tex: &str, at: usize) -> Option<(&str, usize)> {
    let open = tex[at..].trim_start();
    let start = tex.len() - open.len() + 1;
    let inner = open.strip_prefix('{')?;
    let mut depth = 0_usize;
    let mut escaped = false;
    for (index, c) in inner.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '{' => depth += 1,
            '}' if depth == 0 => return Some((&inner[..index], start + index + 1)),
            '}' => depth -= 1,
            _ => {}
        }
    }
    None
}
