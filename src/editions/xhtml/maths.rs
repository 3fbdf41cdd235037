//! Formulas as MathML Core, with their alternative text.

use std::borrow::Cow;

use super::tree::{Element, Node};
use crate::model::Formula;
use crate::terms::maths::{Accent, Class, Part, Sign, Size, Table};

/// A formula.
pub fn formula(formula: &Formula) -> Element<'_> {
    let math =
        Element::new("math").attribute("xmlns", "http://www.w3.org/1998/Math/MathML");
    let math = if formula.display { math.attribute("display", "block") } else { math };
    math.attribute("alttext", formula.alternative.as_str()).child(row(&formula.part))
}

/// What stands around a formula of its own line, which is called `name`: it scrolls where the screen is
/// narrower. Browsers let the keys scroll it then (WCAG 2.2, 2.1.1); to take focus
/// where nothing scrolls would only be in the way.
pub fn region<'a>(
    class: &'static str,
    name: impl Into<Cow<'a, str>>,
    content: impl IntoIterator<Item = Node<'a>>,
) -> Element<'a> {
    Element::new("div")
        .attribute("class", class)
        .attribute("role", "group")
        .attribute("aria-label", name)
        .children(content)
}

/// A part as one element.
fn row(part: &Part) -> Element<'_> {
    match part {
        Part::Row(parts) => beside(parts),
        Part::Letter { text, upright } => {
            let element = Element::new("mi");
            // Several letters are upright by themselves, and other alphabets have
            // characters of their own.
            let plain = text.chars().count() == 1 && text.is_ascii();
            let normal = (*upright && plain).then_some("normal");
            element.maybe("mathvariant", normal).text(text)
        }
        Part::Number(text) => Element::new("mn").text(text),
        Part::Sign(sign) => self::sign(sign),
        Part::Function { name, limits: true, .. } => {
            Element::new("mo").attribute("movablelimits", "true").text(name)
        }
        Part::Function { name, .. } => Element::new("mi").text(name),
        Part::Text(text) => Element::new("mtext").text(unfolded(text)),
        Part::Space(width) => space(*width),
        Part::Fraction { over, under, size } => fraction(over, under, *size),
        Part::Binomial { over, under } => {
            let fraction = Element::new("mfrac")
                .attribute("linethickness", "0")
                .child(row(over))
                .child(row(under));
            fenced(Some('('), fraction, Some(')'))
        }
        Part::Root { of, degree: None } => Element::new("msqrt").child(row(of)),
        Part::Root { of, degree: Some(degree) } => {
            Element::new("mroot").child(row(of)).child(row(degree))
        }
        Part::Scripts { base, below, above } => {
            scripts(base, below.as_deref(), above.as_deref())
        }
        Part::Accent { of, accent } => self::accent(of, *accent),
        Part::Fenced { open, of, close } => fenced(*open, row(of), *close),
        Part::Table { kind, rows } => table(*kind, rows),
    }
}

/// Parts beside each other. A name is set off from what it is applied to, unless
/// that stands in brackets.
fn beside(parts: &[Part]) -> Element<'_> {
    let mut element = Element::new("mrow");
    for (index, part) in parts.iter().enumerate() {
        element = element.child(row(part));
        let applied = match parts.get(index + 1) {
            Some(Part::Sign(sign)) => sign.class == Class::Letter,
            Some(Part::Fenced { .. } | Part::Space(_)) | None => false,
            Some(_) => true,
        };
        if applied && is_name(part) {
            element = element.child(space(3));
        }
    }
    element
}

/// White space, in eighteenths of an em.
fn space(width: i8) -> Element<'static> {
    let width = format!("{:.4}em", f64::from(width) / 18.0);
    Element::new("mspace").attribute("width", width)
}

/// Whether a part is called by its name; those with limits are spaced as
/// operators are.
fn is_name(part: &Part) -> bool {
    match part {
        Part::Function { limits, .. } => !limits,
        Part::Scripts { base, .. } => is_name(base),
        _ => false,
    }
}

/// Brackets that are typed as such do not grow.
fn sign(sign: &Sign) -> Element<'_> {
    let text = sign.character.to_string();
    match sign.class {
        Class::Letter if sign.name.starts_with(char::is_uppercase) => {
            Element::new("mi").attribute("mathvariant", "normal").text(text)
        }
        Class::Letter => Element::new("mi").text(text),
        Class::Ordinary if !matches!(sign.name, "slash" | "bang" | "prime" | "neg") => {
            Element::new("mi").attribute("mathvariant", "normal").text(text)
        }
        Class::Open | Class::Close | Class::Fence => {
            Element::new("mo").attribute("stretchy", "false").text(text)
        }
        _ => Element::new("mo").text(text),
    }
}

fn fraction<'a>(over: &'a Part, under: &'a Part, size: Option<Size>) -> Element<'a> {
    let fraction = Element::new("mfrac").child(row(over)).child(row(under));
    let style = match size {
        None => return fraction,
        Some(Size::Display) => "true",
        Some(Size::Text) => "false",
    };
    let style = Element::new("mstyle").attribute("displaystyle", style);
    style.attribute("scriptlevel", "0").child(fraction)
}

fn scripts<'a>(
    base: &'a Part,
    below: Option<&'a Part>,
    above: Option<&'a Part>,
) -> Element<'a> {
    let limits = base.has_limits();
    let name = match (limits, below.is_some(), above.is_some()) {
        (true, true, true) => "munderover",
        (true, true, false) => "munder",
        (true, false, _) => "mover",
        (false, true, true) => "msubsup",
        (false, true, false) => "msub",
        (false, false, _) => "msup",
    };
    let base = match base {
        // The dictionary of operators lets limits move with the size of the line.
        Part::Sign(sign) if limits => Element::new("mo")
            .attribute("movablelimits", "true")
            .text(sign.character.to_string()),
        base => row(base),
    };
    Element::new(name).child(base).child(below.map(row)).child(above.map(row))
}

fn accent(of: &Part, accent: Accent) -> Element<'_> {
    let (name, mark, stretchy) = match accent {
        Accent::Bar => ("mover", "¯", "false"),
        Accent::Hat => ("mover", "^", "false"),
        Accent::Tilde => ("mover", "~", "false"),
        Accent::Vector => ("mover", "→", "false"),
        Accent::Dot => ("mover", "˙", "false"),
        Accent::TwoDots => ("mover", "¨", "false"),
        Accent::Overline => ("mover", "‾", "true"),
        Accent::Underline => ("munder", "_", "true"),
    };
    let attribute = if name == "mover" { "accent" } else { "accentunder" };
    let mark = Element::new("mo").attribute("stretchy", stretchy).text(mark);
    Element::new(name).attribute(attribute, "true").child(row(of)).child(mark)
}

fn fenced<'a>(open: Option<char>, of: Element<'a>, close: Option<char>) -> Element<'a> {
    let bracket = |bracket: Option<char>, form: &'static str| {
        let element = Element::new("mo").attribute("form", form);
        let element = element.attribute("fence", "true").attribute("stretchy", "true");
        bracket.map(|bracket| element.text(bracket.to_string()))
    };
    Element::new("mrow")
        .child(bracket(open, "prefix"))
        .child(of)
        .child(bracket(close, "postfix"))
}

fn table(kind: Table, rows: &[Vec<Part>]) -> Element<'_> {
    let cell = |part| Element::new("mtd").child(row(part));
    let rows = rows.iter().map(|row| Element::new("mtr").children(row.iter().map(cell)));
    let class = match kind {
        Table::Matrix(_) => None,
        Table::Cases => Some("cases"),
        Table::Aligned => Some("aligned"),
    };
    let aligned = (kind == Table::Aligned).then_some("true");
    let table = Element::new("mtable")
        .maybe("class", class)
        .maybe("displaystyle", aligned)
        .children(rows);
    let (open, close) = kind.fences();
    fenced(open, table, close)
}

/// MathML drops white space at both ends of a text.
fn unfolded(text: &str) -> String {
    text.replace(' ', "\u{a0}")
}
