//! Pieces of TeX → parts beside each other, with what is attached to them.

use super::tokens::{Kind, Token};
use super::{DEEPEST, Fault, too_large};
use crate::diagnostic::Diagnostic;
use crate::terms::maths::{Part, sign, sign_of};

/// Goes through the pieces of a formula.
pub struct Parser {
    tokens: Vec<Token>,
    /// The next piece.
    next: usize,
    /// Where the formula ends, in bytes.
    end: usize,
    depth: usize,
    pub faults: Vec<Fault>,
}

/// Where a row ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Until {
    /// At the end of the formula.
    End,
    /// At `}`.
    Brace,
    /// At `]`.
    Bracket,
    /// At `\right`.
    Right,
    /// At `&`, `\\` or `\end`.
    Cell,
}

impl Parser {
    pub fn new(tokens: Vec<Token>, end: usize) -> Self {
        Self { tokens, next: 0, end, depth: 0, faults: Vec::new() }
    }

    /// All of it.
    pub fn whole(&mut self) -> Part {
        let mut part = self.row(Until::End);
        while self.next < self.tokens.len() {
            // Something ended that had not begun.
            self.stray();
            let rest = self.row(Until::End);
            part = joined(vec![part, rest]);
        }
        part
    }

    /// The parts up to what ends them, which is left where it stands.
    pub fn row(&mut self, until: Until) -> Part {
        if self.depth >= DEEPEST {
            self.fault(self.at(), too_large("formula that is nested too deeply"));
            self.next = self.tokens.len();
            return Part::Row(Vec::new());
        }
        self.depth += 1;
        let mut parts = Vec::new();
        while let Some(token) = self.peek() {
            if ends(&token.kind, until) {
                break;
            }
            let Some(part) = self.part() else { continue };
            match part {
                // What is attached to nothing stands before what follows it.
                Part::Row(inner) if inner.is_empty() => {}
                part => parts.push(part),
            }
        }
        self.depth -= 1;
        joined(parts)
    }

    /// The next part, with what is attached to it.
    fn part(&mut self) -> Option<Part> {
        let base = match self.peek().map(|token| &token.kind) {
            Some(Kind::Character('_' | '^' | '\'')) => Part::Row(Vec::new()),
            _ => self.atom()?,
        };
        Some(self.scripts(base))
    }

    fn scripts(&mut self, base: Part) -> Part {
        let (mut below, mut above) = (None, None);
        let mut primes = 0;
        while let Some(Token { at, kind, .. }) = self.peek().cloned() {
            let Kind::Character(mark @ ('_' | '^' | '\'')) = kind else { break };
            self.next += 1;
            if mark == '\'' {
                primes += 1;
                continue;
            }
            let script = self.argument(at);
            let place = if mark == '_' { &mut below } else { &mut above };
            if place.replace(Box::new(script)).is_some() {
                let what = if mark == '_' { "subscripts" } else { "superscripts" };
                let message = format!("two {what} of one thing");
                self.syntax(
                    at,
                    &message,
                    "say with braces which belongs to what: {x^2}^3",
                );
            }
        }
        if primes > 0 {
            let prime = sign("prime").map(Part::Sign);
            let mut parts: Vec<Part> = prime.into_iter().cycle().take(primes).collect();
            parts.extend(above.map(|above| *above));
            above = Some(Box::new(joined(parts)));
        }
        match (&below, &above) {
            (None, None) => base,
            _ => Part::Scripts { base: Box::new(base), below, above },
        }
    }

    /// What a command is given: what stands in braces, or one character.
    pub fn argument(&mut self, command: usize) -> Part {
        match self.peek().cloned() {
            Some(Token { kind: Kind::Character('{'), at, .. }) => {
                self.next += 1;
                self.group(at)
            }
            Some(Token { kind: Kind::Character(c), .. }) if c.is_ascii_digit() => {
                self.next += 1;
                Part::Number(c.to_string())
            }
            Some(Token {
                kind: Kind::Character('}' | '&' | '_' | '^') | Kind::End(_),
                ..
            })
            | None => {
                self.syntax(
                    command,
                    "something is missing here",
                    "what belongs to it stands in braces after it: x^{2}",
                );
                Part::Row(Vec::new())
            }
            Some(_) => self.atom().unwrap_or(Part::Row(Vec::new())),
        }
    }

    /// What stands in braces of which the first, at byte `open`, was passed.
    fn group(&mut self, open: usize) -> Part {
        let part = self.row(Until::Brace);
        if !self.take('}') {
            self.syntax(open, "brace that is not closed", "end it with }");
        }
        part
    }

    /// One part without what is attached to it; `None` where it is at fault.
    pub fn atom(&mut self) -> Option<Part> {
        let Token { at, kind, .. } = self.peek()?.clone();
        self.next += 1;
        match kind {
            Kind::Character('{') => Some(self.group(at)),
            Kind::Character(c) => self.character(c, at),
            Kind::Command(name) => self.command(&name, at),
            Kind::Words(command, text) => Some(self.words(&command, &text, at)),
            Kind::Begin(name) => self.environment(&name, at),
            Kind::End(_) => {
                self.next -= 1;
                self.stray();
                None
            }
        }
    }

    fn character(&mut self, c: char, at: usize) -> Option<Part> {
        if c.is_ascii_digit() {
            return Some(self.number(c));
        }
        let found = match c {
            '-' => sign("minus"),
            '*' => sign("ast"),
            '·' => sign("cdot"),
            '~' => return Some(Part::Space(6)),
            '!' | '?' | '/' | '.' | '°' | '€' | '£' | '§' => sign_of(c),
            _ => sign_of(c).filter(|sign| {
                !matches!(sign.name, "ampersand" | "hash" | "dollar" | "percent")
            }),
        };
        if let Some(sign) = found {
            return Some(Part::Sign(sign));
        }
        if c.is_alphabetic() {
            return Some(Part::Letter { text: c.to_string(), upright: false });
        }
        match c {
            '&' => self.syntax(
                at,
                "`&` outside of rows and columns",
                "columns stand within \\begin{aligned} … \\end{aligned}, or type \\&",
            ),
            '%' | '#' | '$' => {
                self.unknown(at, &format!("`{c}`"), Some(format!("type \\{c}")))
            }
            _ => self.unknown(at, &format!("the character {c}"), None),
        }
        None
    }

    /// A number that begins with `first`. A comma within it parts its decimals
    /// if it stands in braces, or if it is the only one and no space follows it.
    fn number(&mut self, first: char) -> Part {
        let mut text = first.to_string();
        self.digits(&mut text);
        let separator = match self.following() {
            [Some('.'), Some(digit), _] if digit.is_ascii_digit() => Some(('.', 1)),
            [Some(','), Some(digit), _]
                if digit.is_ascii_digit() && !self.is_listed() =>
            {
                Some((',', 1))
            }
            [Some('{'), Some(','), Some('}')] => Some((',', 3)),
            _ => None,
        };
        if let Some((separator, length)) = separator {
            text.push(separator);
            self.next += length;
            self.digits(&mut text);
        }
        Part::Number(text)
    }

    fn digits(&mut self, text: &mut String) {
        while let [Some(digit), ..] = self.following()
            && digit.is_ascii_digit()
        {
            text.push(digit);
            self.next += 1;
        }
    }

    /// Whether the comma that comes next is one of several that part numbers.
    fn is_listed(&self) -> bool {
        let is = |index: usize, fits: fn(char) -> bool| {
            let token = self.tokens.get(index);
            token.is_some_and(|token| matches!(token.kind, Kind::Character(c) if fits(c)))
        };
        let mut after = self.next + 1;
        while is(after, |c| c.is_ascii_digit()) {
            after += 1;
        }
        let mut before = self.next;
        while before > 0 && is(before - 1, |c| c.is_ascii_digit()) {
            before -= 1;
        }
        let comma = |c: char| c == ',';
        is(after, comma) || before > 0 && is(before - 1, comma)
    }

    /// The next three characters, if no white space stands before them.
    fn following(&self) -> [Option<char>; 3] {
        let mut out = [None; 3];
        for (slot, token) in out.iter_mut().zip(&self.tokens[self.next..]) {
            match token.kind {
                Kind::Character(c) if !token.spaced => *slot = Some(c),
                _ => break,
            }
        }
        out
    }

    /// Passes over something that ends nothing.
    fn stray(&mut self) {
        let Some(Token { at, kind, .. }) = self.peek().cloned() else { return };
        self.next += 1;
        match kind {
            Kind::Character('}') => {
                self.syntax(
                    at,
                    "`}` that closes nothing",
                    "leave it out, or type \\} if it is meant",
                );
            }
            Kind::End(name) => {
                let message = format!("\\end{{{name}}} that ends nothing");
                self.syntax(at, &message, "leave it out");
            }
            Kind::Command(name) if name == "right" => {
                self.syntax(
                    at,
                    "\\right without \\left",
                    "where one side has no bracket, type \\left.",
                );
            }
            _ => self.syntax(
                at,
                "a row ends outside of rows and columns",
                "rows stand within \\begin{aligned} … \\end{aligned}",
            ),
        }
    }

    pub fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.next)
    }

    /// Passes over the next piece, and gives it.
    pub fn bump(&mut self) -> Option<Token> {
        let token = self.peek().cloned();
        self.next += usize::from(token.is_some());
        token
    }

    /// Passes over `character` if it comes next.
    pub fn take(&mut self, character: char) -> bool {
        let is =
            self.peek().is_some_and(|token| token.kind == Kind::Character(character));
        self.next += usize::from(is);
        is
    }

    /// The byte at which the next piece begins.
    pub fn at(&self) -> usize {
        self.peek().map_or(self.end, |token| token.at)
    }

    pub fn fault(&mut self, at: usize, diagnostic: Diagnostic) {
        self.faults.push(Fault { at, diagnostic });
    }

    pub fn syntax(&mut self, at: usize, message: &str, hint: &str) {
        self.fault(at, Diagnostic::error("maths-syntax", message).hint(hint));
    }

    pub fn unknown(&mut self, at: usize, what: &str, hint: Option<String>) {
        let message = format!("{what} is not known in formulas");
        let mut diagnostic = Diagnostic::error("maths-unknown", message);
        diagnostic.hint = hint;
        self.fault(at, diagnostic);
    }
}

/// Whether a piece ends a row.
fn ends(kind: &Kind, until: Until) -> bool {
    match kind {
        // Whatever ends something ends all that stands in it.
        Kind::Character('}') => true,
        Kind::Command(name) if name == "right" => true,
        Kind::Character(']') => until == Until::Bracket,
        Kind::Character('&') => until == Until::Cell,
        Kind::Command(name) if name == "\\" || name == "cr" => true,
        Kind::End(_) => true,
        _ => false,
    }
}

/// Parts as one.
pub fn joined(parts: Vec<Part>) -> Part {
    let mut parts: Vec<Part> =
        parts.into_iter().filter(|part| !part.is_empty()).collect();
    if parts.len() == 1 { parts.remove(0) } else { Part::Row(parts) }
}
