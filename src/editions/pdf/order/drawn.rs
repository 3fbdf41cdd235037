//! What each piece of a page's marked content draws, and where.

use std::collections::BTreeMap;

use kurbo::{Affine, Point};
use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document as File, Encoding, Object, ObjectId};

use super::Contents;

/// A piece of marked content.
#[derive(Debug)]
pub(super) struct Drawn {
    /// Where it begins on its line, in points from the page's left edge.
    pub(super) left: f64,
    /// The height of its baseline.
    pub(super) base: f64,
    /// Its text, in the order in which it is drawn.
    pub(super) text: String,
}

impl Drawn {
    /// Whether both stand on one line.
    pub(super) fn is_beside(&self, other: &Self) -> bool {
        // Lines are several points apart, and Typst sets a line on one height.
        (self.base - other.base).abs() < 1.0
    }
}

/// Adds the marked content of `page`.
pub(super) fn read(
    file: &File,
    page: ObjectId,
    contents: &mut Contents,
) -> Result<(), lopdf::Error> {
    let fonts = file.get_page_fonts(page)?;
    let encodings = fonts.iter().filter_map(|(name, font)| {
        Some((name.as_slice(), font.get_font_encoding(file).ok()?))
    });
    let mut reader = Reader {
        page,
        contents,
        encodings: encodings.collect(),
        encoding: None,
        matrix: Affine::IDENTITY,
        saved: Vec::new(),
        line: Affine::IDENTITY,
        open: Vec::new(),
    };
    let operations = Content::decode(&file.get_page_content(page))?.operations;
    operations.iter().for_each(|operation| reader.operation(operation));
    Ok(())
}

struct Reader<'f, 'c> {
    page: ObjectId,
    contents: &'c mut Contents,
    encodings: BTreeMap<&'f [u8], Encoding<'f>>,
    encoding: Option<&'f [u8]>,
    matrix: Affine,
    saved: Vec<Affine>,
    line: Affine,
    /// The identifier of each marked-content sequence that is open.
    open: Vec<Option<i64>>,
}

impl<'f> Reader<'f, '_> {
    fn operation(&mut self, operation: &Operation) {
        let operands = &operation.operands;
        match operation.operator.as_str() {
            "q" => self.saved.push(self.matrix),
            "Q" => self.matrix = self.saved.pop().unwrap_or(self.matrix),
            "cm" => self.matrix *= affine(operands),
            "BT" => self.line = Affine::IDENTITY,
            "Tm" => self.line = affine(operands),
            "Tf" => {
                let name = operands.first().and_then(|name| name.as_name().ok());
                let known = name.and_then(|name| self.encodings.get_key_value(name));
                self.encoding = known.map(|(name, _)| *name);
            }
            "Tj" => operands.iter().for_each(|text| self.show(text)),
            "TJ" => {
                let texts = operands.first().and_then(|texts| texts.as_array().ok());
                texts.into_iter().flatten().for_each(|text| self.show(text));
            }
            "BMC" => self.open.push(None),
            "BDC" => self.begin(operands.get(1).and_then(|it| it.as_dict().ok())),
            "EMC" => drop(self.open.pop()),
            _ => {}
        }
    }

    fn begin(&mut self, properties: Option<&Dictionary>) {
        let get = |key: &[u8]| properties.and_then(|it| it.get(key).ok());
        self.open.push(get(b"MCID").and_then(|id| id.as_i64().ok()));
        let text = get(b"ActualText").map(lopdf::decode_text_string);
        if let Some(Ok(text)) = text {
            self.add(&text);
        }
    }

    fn show(&mut self, text: &Object) {
        let Ok(bytes) = text.as_str() else { return };
        let encoding = self.encoding.and_then(|name| self.encodings.get(name));
        let text = encoding.and_then(|it| it.bytes_to_string(bytes).ok());
        self.add(&text.unwrap_or_default());
    }

    fn add(&mut self, text: &str) {
        let Some(id) = self.open.iter().rev().find_map(|id| *id) else { return };
        let Point { x: left, y: base } = self.matrix * self.line * Point::ORIGIN;
        let new = || Drawn { left, base, text: String::new() };
        self.contents.entry((self.page, id)).or_insert_with(new).text.push_str(text);
    }
}

fn affine(operands: &[Object]) -> Affine {
    let number = |index: usize| {
        operands.get(index).and_then(|it| it.as_float().ok()).unwrap_or(0.0)
    };
    Affine::new([0, 1, 2, 3, 4, 5].map(|index| f64::from(number(index))))
}
