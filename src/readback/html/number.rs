//! The numbers that browsers put before list items (HTML, §4.4.5 to 4.4.8).

use super::kind::{self, Kind};
use super::tree::{NodeId, Step, Tree};
use crate::readback::numerals;

/// How a list counts.
#[derive(Debug)]
pub(crate) struct Counter {
    style: Style,
    next: i64,
    step: i64,
}

/// What numbers look like (CSS Counter Styles 3, §6).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Decimal,
    /// With a zero before the first nine.
    LeadingZero,
    Letters {
        upper: bool,
    },
    Roman {
        upper: bool,
    },
    Greek,
    /// The same sign for all.
    Sign(&'static str),
}

impl Counter {
    /// The counter of the `ol` element `list`.
    pub(crate) fn new(tree: &Tree, list: NodeId) -> Self {
        let reversed = tree.attribute(list, "reversed").is_some();
        Self {
            style: style(tree, list).unwrap_or(Style::Decimal),
            next: first(tree, list),
            step: if reversed { -1 } else { 1 },
        }
    }

    /// The number of `item`, the next in the list.
    pub(crate) fn number(&mut self, tree: &Tree, item: NodeId) -> String {
        let number = own(tree, item).unwrap_or(self.next);
        self.next = number.saturating_add(self.step);
        style(tree, item).unwrap_or(self.style).write(number)
    }
}

/// The number with which a list begins.
pub(super) fn first(tree: &Tree, list: NodeId) -> i64 {
    if tree.name(list) != "ol" {
        return 1;
    }
    let start = tree.attribute(list, "start").and_then(integer);
    let reversed = tree.attribute(list, "reversed").is_some();
    start.unwrap_or_else(|| if reversed { count(tree, list) } else { 1 })
}

/// The number that an item gives itself.
pub(super) fn own(tree: &Tree, item: NodeId) -> Option<i64> {
    tree.attribute(item, "value").and_then(integer)
}

/// How many items a list has, those of the lists in it not counted.
fn count(tree: &Tree, list: NodeId) -> i64 {
    let mut count = 0;
    let mut walk = tree.walk(list);
    while let Some(step) = walk.next() {
        let Step::Open(node) = step else { continue };
        match kind::kind(tree, node) {
            Kind::Item => count += 1,
            Kind::Hidden => walk.pass_over(),
            Kind::OrderedList | Kind::BulletList | Kind::NoList if node != list => {
                walk.pass_over();
            }
            _ => {}
        }
    }
    count
}

/// The style that an element declares: what its own style sheet says goes before the
/// attribute.
fn style(tree: &Tree, id: NodeId) -> Option<Style> {
    tree.attribute(id, "style").and_then(declared).or_else(|| typed(tree, id))
}

/// The style of `list-style-type` or `list-style` (CSS Lists 3, §3.4).
fn declared(css: &str) -> Option<Style> {
    let declarations = css.split(';').filter_map(|it| it.split_once(':'));
    let lists = declarations.filter(|(property, _)| {
        let property = property.trim();
        ["list-style-type", "list-style"]
            .iter()
            .any(|it| it.eq_ignore_ascii_case(property))
    });
    let words = lists.flat_map(|(_, value)| value.split_ascii_whitespace());
    let mut styles = words.filter_map(Style::named);
    styles.rfind(|style| !matches!(style, Style::Sign(_)))
}

fn typed(tree: &Tree, id: NodeId) -> Option<Style> {
    match tree.attribute(id, "type")? {
        "1" => Some(Style::Decimal),
        "a" => Some(Style::Letters { upper: false }),
        "A" => Some(Style::Letters { upper: true }),
        "i" => Some(Style::Roman { upper: false }),
        "I" => Some(Style::Roman { upper: true }),
        _ => None,
    }
}

/// A number as HTML reads it: what follows its digits does not matter
/// (HTML, §2.3.4.1). Numbers that browsers cannot hold are none.
fn integer(text: &str) -> Option<i64> {
    let text = text.trim_start_matches([' ', '\t', '\n', '\u{c}', '\r']);
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let digits = unsigned.bytes().take_while(u8::is_ascii_digit).count();
    let number: i32 = unsigned[..digits].parse().ok()?;
    Some(if text.starts_with('-') { -i64::from(number) } else { number.into() })
}

impl Style {
    /// The style that CSS calls `name`.
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name.to_ascii_lowercase().as_str() {
            "decimal" => Self::Decimal,
            "decimal-leading-zero" => Self::LeadingZero,
            "lower-alpha" | "lower-latin" => Self::Letters { upper: false },
            "upper-alpha" | "upper-latin" => Self::Letters { upper: true },
            "lower-roman" => Self::Roman { upper: false },
            "upper-roman" => Self::Roman { upper: true },
            "lower-greek" => Self::Greek,
            "none" => Self::Sign(""),
            "disc" => Self::Sign("•"),
            "circle" => Self::Sign("◦"),
            "square" => Self::Sign("▪"),
            _ => return None,
        })
    }

    /// Numbers that a style cannot write are written in digits
    /// (CSS Counter Styles 3, §6).
    pub(super) fn write(self, number: i64) -> String {
        let (text, upper) = match self {
            Self::Decimal => (None, false),
            Self::LeadingZero => (leading_zero(number), false),
            Self::Letters { upper } => (letters(number), upper),
            Self::Greek => (alphabetic(number, &GREEK), false),
            Self::Sign(sign) => (Some(sign.to_owned()), false),
            Self::Roman { upper } => (roman(number), upper),
        };
        match text {
            Some(text) if upper => text.to_ascii_uppercase(),
            Some(text) => text,
            None => number.to_string(),
        }
    }
}

fn leading_zero(number: i64) -> Option<String> {
    let sign = if number < 0 { "-" } else { "" };
    Some(format!("{sign}{:02}", number.unsigned_abs()))
}

const GREEK: [char; 24] = [
    'α', 'β', 'γ', 'δ', 'ε', 'ζ', 'η', 'θ', 'ι', 'κ', 'λ', 'μ', 'ν', 'ξ', 'ο', 'π', 'ρ',
    'σ', 'τ', 'υ', 'φ', 'χ', 'ψ', 'ω',
];

/// `a` to `z`, then `aa`, `ab` and so on.
fn letters(number: i64) -> Option<String> {
    let latin: [char; 26] = std::array::from_fn(|at| char::from(b'a' + at as u8));
    alphabetic(number, &latin)
}

fn alphabetic(number: i64, alphabet: &[char]) -> Option<String> {
    let mut rest = usize::try_from(number).ok().filter(|&number| number > 0)?;
    let mut letters = Vec::new();
    while rest > 0 {
        rest -= 1;
        letters.push(alphabet[rest % alphabet.len()]);
        rest /= alphabet.len();
    }
    Some(letters.iter().rev().collect())
}

fn roman(number: i64) -> Option<String> {
    let number = u32::try_from(number).ok().filter(|number| (1..4000).contains(number));
    number.map(numerals::roman)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_are_read_as_html_reads_them() {
        assert_eq!(integer(" 7."), Some(7));
        assert_eq!(integer("-2"), Some(-2));
        assert_eq!(integer("+3"), Some(3));
        assert_eq!(integer("x"), None);
        assert_eq!(integer(""), None);
        assert_eq!(integer("99999999999999999999"), None);
    }

    #[test]
    fn an_elements_own_style_is_read() {
        let letters = Some(Style::Letters { upper: false });
        assert_eq!(declared("color: red; list-style-type: lower-alpha"), letters);
        assert_eq!(declared("LIST-STYLE: inside Lower-Latin;"), letters);
        assert_eq!(declared("list-style: none"), None);
        assert_eq!(declared("margin: 0"), None);
    }

    #[test]
    fn letters_go_on_after_z() {
        let written = [1, 26, 27, 702, 703].map(|number| letters(number).unwrap());
        assert_eq!(written, ["a", "z", "aa", "zz", "aaa"]);
        assert_eq!(letters(0), None);
    }

    #[test]
    fn numbers_are_written_in_any_style() {
        let written = |name, number| Style::named(name).unwrap().write(number);
        assert_eq!(written("decimal-leading-zero", 7), "07");
        assert_eq!(written("decimal-leading-zero", -7), "-07");
        assert_eq!(written("decimal-leading-zero", 12), "12");
        assert_eq!(written("lower-greek", 24), "ω");
        assert_eq!(written("lower-greek", 25), "αα");
        assert_eq!(written("Upper-Roman", 4), "IV");
        assert_eq!(written("none", 4), "");
        assert_eq!(Style::named("hebrew"), None);
    }

    #[test]
    fn roman_numerals_end_before_4000() {
        let written = [4, 9, 1994, 3999].map(|number| roman(number).unwrap());
        assert_eq!(written, ["iv", "ix", "mcmxciv", "mmmcmxcix"]);
        assert_eq!(roman(4000), None);
        assert_eq!(roman(-1), None);
    }
}
