//! Formulas as Typst content: its own elements, as its markup would give them.

use typst::foundations::{Content, NativeElement, SymbolElem, Value};
use typst::layout::{BoxElem, Em, Fr, HAlignment, HElem, Spacing};
use typst::math::{
    Accent as Mark, AccentElem, AlignPointElem, AttachElem, BinomElem, CasesElem,
    ClassElem, DelimiterPair, EquationElem, FracElem, LrElem, MatElem, MathSize, OpElem,
    OverlineElem, RootElem, UnderlineElem,
};
use typst::model::ParElem;
use typst::pdf::PdfMarkerTag;
use typst::text::{LinebreakElem, SpaceElem, TextElem};
use unicode_math_class::MathClass;

use crate::model::Formula;
use crate::terms::maths::{Accent, Class, Part, Size, Table};

/// A formula; with its alternative text, since no reader of a PDF can make one
/// of what is drawn (PDF/UA-1, 7.7).
pub fn formula(formula: &Formula) -> Content {
    EquationElem::new(part(&formula.part))
        .with_block(formula.display)
        .with_alt(Some(formula.alternative.as_str().into()))
        .pack()
}

/// A formula, and at the end of its line its number, or below it where there is no
/// room. Typst's own numbers are drawn within the formula, and its alternative text
/// would stand in their place; here the number is a label of the paragraph that both
/// make (PDF 1.7, 14.8.4.3.3).
pub fn numbered(formula: &Formula, number: &str) -> Content {
    let drawn = part(&formula.part).set(EquationElem::size, MathSize::Display);
    let equation = EquationElem::new(drawn)
        .with_alt(Some(formula.alternative.as_str().into()))
        .pack();
    let formula = BoxElem::new().with_body(Some(equation)).pack();
    let space = || HElem::new(Spacing::Fr(Fr::one())).pack();
    let number = PdfMarkerTag::Label(TextElem::packed(number));
    let line = [space(), formula, SpaceElem::shared().clone(), space(), number];
    ParElem::new(Content::sequence(line)).pack().aligned(HAlignment::End.into())
}

fn part(part: &Part) -> Content {
    match part {
        Part::Row(parts) => Content::sequence(parts.iter().map(self::part)),
        Part::Letter { text, upright } => letter(text, *upright),
        Part::Number(text) => number(text),
        Part::Sign(sign) => self::sign(sign.character, sign.class),
        Part::Function { name, limits, .. } => {
            OpElem::new(TextElem::packed(name.as_str())).with_limits(*limits).pack()
        }
        Part::Text(text) => TextElem::packed(text.as_str()),
        Part::Space(width) => HElem::new(Em::new(f64::from(*width) / 18.0).into()).pack(),
        Part::Fraction { over, under, size } => {
            let fraction = FracElem::new(self::part(over), self::part(under)).pack();
            match size {
                Some(Size::Display) => {
                    fraction.set(EquationElem::size, MathSize::Display)
                }
                Some(Size::Text) => fraction.set(EquationElem::size, MathSize::Text),
                None => fraction,
            }
        }
        Part::Binomial { over, under } => {
            BinomElem::new(self::part(over), vec![self::part(under)]).pack()
        }
        Part::Root { of, degree } => RootElem::new(self::part(of))
            .with_index(degree.as_deref().map(self::part))
            .pack(),
        Part::Scripts { base, below, above } => AttachElem::new(self::part(base))
            .with_b(below.as_deref().map(self::part))
            .with_t(above.as_deref().map(self::part))
            .pack(),
        Part::Accent { of, accent } => self::accent(self::part(of), *accent),
        Part::Fenced { open, of, close } => {
            let of = self::part(of);
            fenced(*open, of, *close)
        }
        Part::Table { kind, rows } => table(*kind, rows),
    }
}

/// One letter is in italics by itself, several are not.
fn letter(text: &str, upright: bool) -> Content {
    let mut characters = text.chars();
    match (characters.next(), characters.next()) {
        (Some(one), None) => {
            let letter = SymbolElem::packed(one);
            if upright { letter.set(EquationElem::italic, Some(false)) } else { letter }
        }
        _ => TextElem::packed(text),
    }
}

/// Typst knows only numbers with a full stop; a comma would be followed by space.
fn number(text: &str) -> Content {
    let Some((whole, decimals)) = text.split_once(',') else {
        return TextElem::packed(text);
    };
    let comma = ClassElem::new(MathClass::Normal, SymbolElem::packed(',')).pack();
    Content::sequence([TextElem::packed(whole), comma, TextElem::packed(decimals)])
}

fn sign(character: char, class: Class) -> Content {
    let symbol = SymbolElem::packed(character);
    match class {
        // What a bracket does is known where it stands, and so it does not grow.
        Class::Fence => ClassElem::new(MathClass::Normal, symbol).pack(),
        Class::Ordinary if matches!(character, '/' | '!' | '.' | '?') => {
            ClassElem::new(MathClass::Normal, symbol).pack()
        }
        Class::Relation => ClassElem::new(MathClass::Relation, symbol).pack(),
        _ => symbol,
    }
}

fn accent(of: Content, accent: Accent) -> Content {
    match (accent, accent.combining()) {
        (Accent::Underline, _) => UnderlineElem::new(of).pack(),
        (_, Some(mark)) => AccentElem::new(of, Mark(mark)).pack(),
        (_, None) => OverlineElem::new(of).pack(),
    }
}

fn fenced(open: Option<char>, of: Content, close: Option<char>) -> Content {
    let bracket = |bracket: Option<char>, class| {
        bracket.map(|it| ClassElem::new(class, SymbolElem::packed(it)).pack())
    };
    let open = bracket(open, MathClass::Opening);
    let close = bracket(close, MathClass::Closing);
    let body = open.into_iter().chain([of]).chain(close);
    LrElem::new(Content::sequence(body)).pack()
}

fn table(kind: Table, rows: &[Vec<Part>]) -> Content {
    let cells = |row: &Vec<Part>| row.iter().map(part).collect::<Vec<_>>();
    match kind {
        Table::Aligned => lines(rows),
        Table::Cases => {
            let rows = rows.iter().map(|row| {
                let points = std::iter::repeat(AlignPointElem::shared().clone());
                let mut content = Vec::new();
                for (index, (cell, point)) in
                    cells(row).into_iter().zip(points).enumerate()
                {
                    if index > 0 {
                        content.extend([HElem::new(Em::one().into()).pack(), point]);
                    }
                    content.push(cell);
                }
                Content::sequence(content)
            });
            CasesElem::new(rows.collect()).pack()
        }
        Table::Matrix(_) => {
            let matrix = MatElem::new(rows.iter().map(cells).collect())
                .with_align(HAlignment::Center);
            let matrix = match Value::None.cast::<DelimiterPair>() {
                Ok(none) => matrix.with_delim(none).pack(),
                Err(_) => matrix.pack(),
            };
            let (open, close) = kind.fences();
            fenced(open, matrix, close)
        }
    }
}

/// Lines that are aligned where their columns meet.
fn lines(rows: &[Vec<Part>]) -> Content {
    let mut out = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        if index > 0 {
            out.push(LinebreakElem::shared().clone());
        }
        for (index, cell) in row.iter().enumerate() {
            if index > 0 {
                out.push(AlignPointElem::shared().clone());
            }
            out.push(part(cell));
        }
    }
    Content::sequence(out)
}
