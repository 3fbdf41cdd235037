//! What commands stand for.

use super::rows::{Parser, Until};
use super::tokens::{Kind, Token};
use crate::source::nearest::nearest;
use crate::terms::maths::{self, Accent, Class, Part, Size, sign, sign_of};

/// Names that are set upright, as they are written.
const FUNCTIONS: [&str; 23] = [
    "log", "ln", "lg", "exp", "sin", "cos", "tan", "cot", "sec", "csc", "arcsin",
    "arccos", "arctan", "sinh", "cosh", "tanh", "arg", "deg", "dim", "ker", "hom",
    "coth", "bmod",
];

/// The same, with limits below and above them.
const LIMITS: [&str; 8] = ["lim", "max", "min", "sup", "inf", "det", "gcd", "Pr"];

/// Other names of signs.
const ALIASES: [(&str, &str); 33] = [
    ("leq", "le"),
    ("geq", "ge"),
    ("neq", "ne"),
    ("leqslant", "le"),
    ("geqslant", "ge"),
    ("rightarrow", "to"),
    ("gets", "leftarrow"),
    ("longrightarrow", "to"),
    ("Rightarrow", "implies"),
    ("Longrightarrow", "implies"),
    ("Leftrightarrow", "iff"),
    ("Longleftrightarrow", "iff"),
    ("land", "wedge"),
    ("lor", "vee"),
    ("lnot", "neg"),
    ("varnothing", "emptyset"),
    ("dots", "ldots"),
    ("dotsc", "ldots"),
    ("dotsb", "cdots"),
    ("lvert", "vert"),
    ("rvert", "vert"),
    ("lVert", "Vert"),
    ("rVert", "Vert"),
    ("|", "Vert"),
    ("{", "lbrace"),
    ("}", "rbrace"),
    ("%", "percent"),
    ("#", "hash"),
    ("$", "dollar"),
    ("&", "ampersand"),
    ("S", "section"),
    ("owns", "ni"),
    ("pounds", "pound"),
];

/// White space, in eighteenths of an em.
const SPACES: [(&str, i8); 10] = [
    (",", 3),
    (":", 4),
    (">", 4),
    (";", 5),
    ("!", -3),
    (" ", 6),
    ("quad", 18),
    ("qquad", 36),
    ("thinspace", 3),
    ("enspace", 9),
];

/// Commands with one argument over or under which a mark stands.
const ACCENTS: [(&str, Accent); 10] = [
    ("bar", Accent::Bar),
    ("hat", Accent::Hat),
    ("widehat", Accent::Hat),
    ("tilde", Accent::Tilde),
    ("widetilde", Accent::Tilde),
    ("vec", Accent::Vector),
    ("dot", Accent::Dot),
    ("ddot", Accent::TwoDots),
    ("overline", Accent::Overline),
    ("underline", Accent::Underline),
];

/// Other alphabets, with the character that their capital A is.
const ALPHABETS: [(&str, Alphabet); 8] = [
    ("mathrm", Alphabet::Upright),
    ("mathup", Alphabet::Upright),
    ("mathit", Alphabet::Italic),
    ("mathbf", Alphabet::Bold),
    ("boldsymbol", Alphabet::BoldItalic),
    ("bm", Alphabet::BoldItalic),
    ("mathbb", Alphabet::Double),
    ("mathcal", Alphabet::Script),
];

/// The other commands that are known.
const OTHERS: [&str; 13] = [
    "frac",
    "dfrac",
    "tfrac",
    "binom",
    "dbinom",
    "tbinom",
    "sqrt",
    "left",
    "right",
    "displaystyle",
    "textstyle",
    "text",
    "operatorname",
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Alphabet {
    Upright,
    Italic,
    Bold,
    BoldItalic,
    Double,
    Script,
}

impl Parser {
    /// What the command `name`, which was passed, stands for.
    pub fn command(&mut self, name: &str, at: usize) -> Option<Part> {
        if let Some((_, width)) = SPACES.iter().find(|(known, _)| *known == name) {
            return Some(Part::Space(*width));
        }
        if let Some((_, accent)) = ACCENTS.iter().find(|(known, _)| *known == name) {
            let of = Box::new(self.argument(at));
            return Some(Part::Accent { of, accent: *accent });
        }
        if let Some((_, alphabet)) = ALPHABETS.iter().find(|(known, _)| *known == name) {
            let part = self.argument(at);
            return Some(self.in_alphabet(part, *alphabet, at));
        }
        if let Some(function) = function(name) {
            return Some(function);
        }
        match name {
            "frac" => Some(self.fraction(None, at)),
            "dfrac" => Some(self.fraction(Some(Size::Display), at)),
            "tfrac" => Some(self.fraction(Some(Size::Text), at)),
            "binom" | "dbinom" | "tbinom" => {
                let over = Box::new(self.argument(at));
                Some(Part::Binomial { over, under: Box::new(self.argument(at)) })
            }
            "sqrt" => Some(self.root(at)),
            "left" => Some(self.fenced(at)),
            // They are so anyway, or make no difference to what is said.
            "displaystyle" | "textstyle" => Some(Part::Row(Vec::new())),
            _ => self.sign(name, at),
        }
    }

    fn sign(&mut self, name: &str, at: usize) -> Option<Part> {
        let alias = ALIASES.iter().find(|(known, _)| *known == name);
        let name = alias.map_or(name, |(_, sign)| sign);
        let is_word = |sign: &&maths::Sign| {
            // Signs that are typed as they are have a name for words alone.
            alias.is_some()
                || !matches!(
                    sign.name,
                    "plus"
                        | "minus"
                        | "eq"
                        | "bang"
                        | "question"
                        | "point"
                        | "comma"
                        | "semicolon"
                        | "lparen"
                        | "rparen"
                        | "slash"
                )
        };
        if let Some(sign) = sign(name).filter(is_word) {
            return Some(Part::Sign(sign));
        }
        let hint = match nearest_command(name) {
            Some(near) => format!("did you mean \\{near}?"),
            None => "say it with other commands; there are no macros".to_owned(),
        };
        self.unknown(at, &format!("\\{name}"), Some(hint));
        None
    }

    fn fraction(&mut self, size: Option<Size>, at: usize) -> Part {
        let over = Box::new(self.argument(at));
        let under = Box::new(self.argument(at));
        Part::Fraction { over, under, size }
    }

    fn root(&mut self, at: usize) -> Part {
        let mut degree = None;
        if self.take('[') {
            degree = Some(Box::new(self.row(Until::Bracket)));
            if !self.take(']') {
                self.syntax(
                    at,
                    "bracket that is not closed",
                    "\\sqrt[3]{x} is the third root of x",
                );
            }
        }
        Part::Root { of: Box::new(self.argument(at)), degree }
    }

    /// What stands between `\left` and `\right`.
    fn fenced(&mut self, at: usize) -> Part {
        let open = self.delimiter(at);
        let of = Box::new(self.row(Until::Right));
        let closes =
            self.peek().is_some_and(|token| token.kind == Kind::Command("right".into()));
        if !closes {
            self.syntax(
                at,
                "\\left without \\right",
                "where one side has no bracket, type \\right.",
            );
            return Part::Fenced { open, of, close: None };
        }
        self.bump();
        let close = self.delimiter(at);
        Part::Fenced { open, of, close }
    }

    /// The bracket that comes next; `None` for a full stop, which stands for none.
    fn delimiter(&mut self, command: usize) -> Option<char> {
        let Some(Token { at, kind, .. }) = self.bump() else {
            self.syntax(
                command,
                "bracket that is missing",
                "\\left( and \\right) go around what they enclose",
            );
            return None;
        };
        let found = match &kind {
            Kind::Character('.') => return None,
            Kind::Character('<') => sign("langle"),
            Kind::Character('>') => sign("rangle"),
            Kind::Character(c) => sign_of(*c),
            Kind::Command(name) => {
                let alias = ALIASES.iter().find(|(known, _)| known == name);
                sign(alias.map_or(name.as_str(), |(_, sign)| sign))
            }
            _ => None,
        };
        let is_bracket = |sign: &&maths::Sign| {
            matches!(sign.class, Class::Open | Class::Close | Class::Fence)
                || sign.name == "slash"
        };
        let Some(sign) = found.filter(is_bracket) else {
            self.syntax(at, "this is no bracket", "\\left and \\right take ( ) [ ] \\{ \\} | \\| \\langle \\rangle, or a full stop for none");
            return None;
        };
        Some(sign.character)
    }

    /// What stands in the braces of `\text` and the like.
    pub fn words(&mut self, command: &str, text: &str, at: usize) -> Part {
        let plain = self.plain(text, at);
        match command {
            "operatorname" | "operatorname*" => Part::Function {
                name: plain.trim().to_owned(),
                limits: command.ends_with('*'),
                typed: true,
            },
            _ => Part::Text(plain),
        }
    }

    /// Words in which only single characters are escaped.
    fn plain(&mut self, text: &str, at: usize) -> String {
        let mut out = String::with_capacity(text.len());
        let mut characters = text.chars();
        while let Some(c) = characters.next() {
            match c {
                '\\' => {
                    match characters.next() {
                        Some(c) if c.is_alphanumeric() => {
                            self.unknown(at, "a command within words", Some("end the words before it, and begin them again after it".to_owned()));
                        }
                        c => out.extend(c),
                    }
                }
                '~' => out.push('\u{a0}'),
                '{' | '}' => {}
                '$' => self.unknown(
                    at,
                    "`$` within words",
                    Some("end the words before the formula in them".to_owned()),
                ),
                c => out.push(c),
            }
        }
        out
    }

    /// `part`, its letters those of another alphabet.
    fn in_alphabet(&mut self, part: Part, alphabet: Alphabet, at: usize) -> Part {
        let mut text = String::new();
        let mut simple = true;
        let parts = match part {
            Part::Row(parts) => parts,
            part => vec![part],
        };
        for part in parts {
            match part {
                Part::Letter { text: own, .. } | Part::Number(own) => text.push_str(&own),
                Part::Sign(sign)
                    if sign.class == Class::Letter || sign.name == "minus" =>
                {
                    text.push(sign.character);
                }
                Part::Space(_) => text.push(' '),
                _ => simple = false,
            }
        }
        if !simple || text.trim().is_empty() {
            self.syntax(
                at,
                "only letters and digits can be of another alphabet",
                "put the command around each of them",
            );
        }
        let text: String = text.chars().map(|c| alphabet.character(c)).collect();
        let upright = alphabet != Alphabet::Italic && alphabet != Alphabet::BoldItalic;
        Part::Letter { text, upright }
    }
}

impl Alphabet {
    /// `c` in this alphabet (Unicode, Mathematical Alphanumeric Symbols).
    fn character(self, c: char) -> char {
        let (capitals, small, digits) = match self {
            Self::Upright => return c,
            Self::Italic => (0x1d434, 0x1d44e, None),
            Self::Bold => (0x1d400, 0x1d41a, Some(0x1d7ce)),
            Self::BoldItalic => (0x1d468, 0x1d482, Some(0x1d7ce)),
            Self::Double => (0x1d538, 0x1d552, Some(0x1d7d8)),
            Self::Script => (0x1d49c, 0x1d4b6, None),
        };
        // These were there before the rest of their alphabets.
        let early = match (self, c) {
            (Self::Italic, 'h') => Some('ℎ'),
            (Self::Double, c) => {
                "CℂHℍNℕPℙQℚRℝZℤ".split_once(c).and_then(|it| it.1.chars().next())
            }
            (Self::Script, c) => {
                "BℬEℰFℱHℋIℐLℒMℳRℛeℯgℊoℴ".split_once(c).and_then(|it| it.1.chars().next())
            }
            _ => None,
        };
        let code = match c {
            'A'..='Z' => capitals + u32::from(c) - u32::from('A'),
            'a'..='z' => small + u32::from(c) - u32::from('a'),
            '0'..='9' => {
                digits.map_or(u32::from(c), |zero| zero + u32::from(c) - u32::from('0'))
            }
            _ => return c,
        };
        early.or(char::from_u32(code)).unwrap_or(c)
    }
}

fn function(name: &str) -> Option<Part> {
    let limits = LIMITS.contains(&name);
    let known = limits || FUNCTIONS.contains(&name);
    let shown = match name {
        "bmod" => "mod",
        name => name,
    };
    known.then(|| Part::Function { name: shown.to_owned(), limits, typed: false })
}

fn nearest_command(name: &str) -> Option<&'static str> {
    let known = maths::names()
        .chain(FUNCTIONS)
        .chain(LIMITS)
        .chain(OTHERS)
        .chain(ALIASES.map(|(name, _)| name))
        .chain(ACCENTS.map(|(name, _)| name))
        .chain(ALPHABETS.map(|(name, _)| name))
        .chain(SPACES.map(|(name, _)| name));
    nearest(name, known)
}
