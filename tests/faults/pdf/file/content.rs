//! What the pages draw (ISO 32000-2, 7.8.2 and 14.6).

use std::collections::BTreeMap;
use std::ops::Range;

use lopdf::content::{Content as Stream, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::{Content, File};

impl File {
    /// The marked content that draws `text`.
    pub fn drawn(&self, text: &str) -> Content {
        let mut found = self.texts.iter().filter(|(_, drawn)| drawn.contains(text));
        let (content, _) = found.next().unwrap_or_else(|| panic!("no {text:?}"));
        assert_eq!(found.next(), None, "{text:?} is drawn twice");
        *content
    }

    /// Takes `element` out of the tree, and its text from the page.
    pub fn erase(&mut self, element: ObjectId) {
        let contents = self.contents(element);
        self.detach(element);
        contents.into_iter().for_each(|content| self.wipe(content));
    }

    /// Takes marked content from the page.
    pub fn wipe(&mut self, content: Content) {
        self.change(content, |_| Vec::new());
    }

    /// Takes `element` out of the tree, and declares its text to be no part of
    /// the reading.
    pub fn ornament(&mut self, element: ObjectId) {
        let contents = self.contents(element);
        self.detach(element);
        for content in contents {
            self.change(content, |mut drawn| {
                let name = Object::Name(b"Artifact".to_vec());
                drawn[0] = Operation::new("BMC", vec![name]);
                drawn
            });
        }
    }

    /// Draws marked content once more, unmarked.
    pub fn draw_again(&mut self, content: Content) {
        self.change(content, |mut drawn| {
            let again = drawn[1..drawn.len() - 1].to_vec();
            drawn.extend(again);
            drawn
        });
    }

    /// Lets marked content draw what another piece on its page does, where it
    /// stands.
    pub fn draw_as(&mut self, content: Content, other: Content) {
        assert_eq!(content.0, other.0);
        let is_text = |operation: &&Operation| {
            matches!(operation.operator.as_str(), "Tf" | "Tj" | "TJ")
        };
        let mut shown = Vec::new();
        self.change(other, |drawn| {
            shown = drawn.iter().filter(is_text).cloned().collect();
            drawn
        });
        self.change(content, |mut drawn| {
            let count = drawn.iter().filter(is_text).count();
            assert_eq!(count, shown.len());
            let slots = drawn.iter_mut().filter(|operation| is_text(&&**operation));
            slots.zip(&shown).for_each(|(slot, other)| slot.clone_from(other));
            drawn
        });
    }

    /// Changes the property list of marked content.
    pub fn properties(&mut self, content: Content, change: impl FnOnce(&mut Dictionary)) {
        self.change(content, |mut drawn| {
            change(drawn[0].operands[1].as_dict_mut().unwrap());
            drawn
        });
    }

    /// Draws `text` at the foot of the page of `content`, as a tool would that
    /// stamps pages and knows nothing of tags.
    pub fn stamp(&mut self, (page, _): Content, text: &str) {
        let font = self.document.add_object(dictionary! {
            "Type" => "Font",
            "Subtype" => "Type1",
            "BaseFont" => "Helvetica",
            "Encoding" => "WinAnsiEncoding",
        });
        let resources = self.document.get_or_create_resources(page).unwrap();
        let fonts = resources.as_dict_mut().unwrap().get_mut(b"Font").unwrap();
        if let Object::Reference(id) = *fonts {
            self.set(id, "stamp", Object::Reference(font));
        } else {
            fonts.as_dict_mut().unwrap().set("stamp", Object::Reference(font));
        }
        let mut operations = operations(&self.document, page);
        let name = Object::Name(b"stamp".to_vec());
        operations.extend([
            Operation::new("BT", vec![]),
            Operation::new("Tf", vec![name, 9.into()]),
            Operation::new("Td", vec![40.into(), 20.into()]),
            Operation::new("Tj", vec![Object::string_literal(text)]),
            Operation::new("ET", vec![]),
        ]);
        self.put(page, operations);
    }

    /// Changes marked content, from `BDC` to `EMC`.
    fn change(
        &mut self,
        (page, mcid): Content,
        change: impl FnOnce(Vec<Operation>) -> Vec<Operation>,
    ) {
        let mut operations = operations(&self.document, page);
        let mut marked = marked(&operations).into_iter();
        let (_, range) = marked.find(|(other, _)| *other == mcid).unwrap();
        let drawn = operations[range.clone()].to_vec();
        operations.splice(range, change(drawn));
        self.put(page, operations);
    }

    fn put(&mut self, page: ObjectId, operations: Vec<Operation>) {
        let bytes = Stream { operations }.encode().unwrap();
        self.document.change_page_content(page, bytes).unwrap();
    }
}

/// What each piece of marked content draws.
pub fn texts(document: &Document) -> BTreeMap<Content, String> {
    let mut texts = BTreeMap::new();
    for page in document.page_iter() {
        let fonts = document.get_page_fonts(page).unwrap();
        let operations = operations(document, page);
        for (mcid, range) in marked(&operations) {
            let text = text(document, &fonts, &operations[range]);
            texts.insert((page, mcid), text);
        }
    }
    texts
}

fn text(
    document: &Document,
    fonts: &BTreeMap<Vec<u8>, &Dictionary>,
    operations: &[Operation],
) -> String {
    let mut text = String::new();
    let mut encoding = None;
    for Operation { operator, operands } in operations {
        let shown = match (operator.as_str(), operands.first()) {
            ("Tf", Some(Object::Name(font))) => {
                encoding = Some(fonts[font].get_font_encoding(document).unwrap());
                continue;
            }
            ("Tj", Some(string)) => std::slice::from_ref(string),
            ("TJ", Some(Object::Array(strings))) => strings.as_slice(),
            _ => continue,
        };
        for string in shown.iter().filter_map(|object| object.as_str().ok()) {
            let encoding = encoding.as_ref().unwrap();
            text.push_str(&Document::decode_text(encoding, string).unwrap());
        }
    }
    text
}

fn operations(document: &Document, page: ObjectId) -> Vec<Operation> {
    Stream::decode(&document.get_page_content(page)).unwrap().operations
}

/// The identifiers of marked content, and where each stands, from `BDC` to
/// `EMC`.
fn marked(operations: &[Operation]) -> Vec<(i64, Range<usize>)> {
    let mut open = Vec::new();
    let mut marked = Vec::new();
    for (at, Operation { operator, operands }) in operations.iter().enumerate() {
        match operator.as_str() {
            "BMC" => open.push((at, None)),
            "BDC" => {
                let properties = operands.get(1).and_then(|list| list.as_dict().ok());
                let mcid = properties.and_then(|list| list.get(b"MCID").ok());
                open.push((at, mcid.and_then(|mcid| mcid.as_i64().ok())));
            }
            "EMC" => {
                let (start, mcid) = open.pop().unwrap();
                marked.extend(mcid.map(|mcid| (mcid, start..at + 1)));
            }
            _ => {}
        }
    }
    marked
}
