//! A press edition taken apart.

use std::collections::BTreeMap;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId};

/// A PDF.
pub struct File {
    pub document: Document,
}

impl File {
    pub fn open(bytes: &[u8]) -> Self {
        Self { document: Document::load_mem(bytes).unwrap() }
    }

    pub fn bytes(mut self) -> Vec<u8> {
        let mut bytes = Vec::new();
        self.document.save_to(&mut bytes).unwrap();
        bytes
    }

    pub fn pages(&self) -> Vec<ObjectId> {
        self.document.page_iter().collect()
    }

    pub fn dictionary(&self, id: ObjectId) -> &Dictionary {
        self.document.get_dictionary(id).unwrap()
    }

    pub fn rectangle(&self, page: ObjectId, key: &str) -> [f32; 4] {
        let numbers = self.dictionary(page).get(key.as_bytes()).unwrap();
        let numbers = numbers.as_array().unwrap();
        std::array::from_fn(|at| numbers[at].as_float().unwrap())
    }

    pub fn operations(&self, page: ObjectId) -> Vec<Operation> {
        Content::decode(&self.document.get_page_content(page)).unwrap().operations
    }

    pub fn set_operations(&mut self, page: ObjectId, operations: Vec<Operation>) {
        let bytes = Content { operations }.encode().unwrap();
        self.document.change_page_content(page, bytes).unwrap();
    }

    /// The operators of all content streams.
    pub fn operators(&self) -> Vec<String> {
        let pages = self.pages().into_iter().flat_map(|page| self.operations(page));
        let mut operators: Vec<String> = pages.map(|it| it.operator).collect();
        for object in self.document.objects.values() {
            let Ok(stream) = object.as_stream() else { continue };
            let is = |key: &[u8], value: &[u8]| {
                stream.dict.get(key).and_then(Object::as_name).is_ok_and(|it| it == value)
            };
            if is(b"Subtype", b"Form") || stream.dict.has(b"PatternType") {
                let bytes = stream.get_plain_content().unwrap();
                let operations = Content::decode(&bytes).unwrap().operations;
                operators.extend(operations.into_iter().map(|it| it.operator));
            }
        }
        operators
    }

    /// Whether an object is, or is drawn in, a colour space of light.
    pub fn is_space_of_light(&self, object: &Object) -> bool {
        let of_light = |space: &Object| match self.document.dereference(space).unwrap().1
        {
            Object::Name(name) => name == b"DeviceRGB" || name == b"CalRGB",
            Object::Array(parts) => parts[0].as_name().is_ok_and(|it| it == b"ICCBased"),
            _ => false,
        };
        match object {
            Object::Array(_) => of_light(object),
            Object::Dictionary(own) => own.get(b"ColorSpace").is_ok_and(of_light),
            Object::Stream(own) => own.dict.get(b"ColorSpace").is_ok_and(of_light),
            _ => false,
        }
    }

    /// The inks of each text that pages draw, and whether it overprints.
    pub fn texts(&self) -> Vec<([f32; 4], bool)> {
        let mut out = Vec::new();
        for page in self.pages() {
            let states = self.states(page);
            let (mut state, mut saved) = (([0.0, 0.0, 0.0, 1.0], false), Vec::new());
            for Operation { operator, operands } in self.operations(page) {
                match operator.as_str() {
                    "q" => saved.push(state),
                    "Q" => state = saved.pop().unwrap(),
                    "k" => {
                        state.0 =
                            std::array::from_fn(|at| operands[at].as_float().unwrap());
                    }
                    "gs" => state.1 = states[operands[0].as_name().unwrap()],
                    "Tj" | "TJ" => out.push(state),
                    _ => {}
                }
            }
        }
        out
    }

    /// The graphics states of a page, and whether what is drawn in them overprints.
    fn states(&self, page: ObjectId) -> BTreeMap<Vec<u8>, bool> {
        let resources = self.dictionary(page).get_deref(b"Resources", &self.document);
        let resources = resources.unwrap().as_dict().unwrap();
        let Ok(states) = resources.get_deref(b"ExtGState", &self.document) else {
            return BTreeMap::new();
        };
        let overprints = |state: &Object| {
            let state = self.document.dereference(state).unwrap().1.as_dict().unwrap();
            state.get(b"op").is_ok_and(|it| it.as_bool().unwrap())
        };
        let states = states.as_dict().unwrap().iter();
        states.map(|(name, state)| (name.clone(), overprints(state))).collect()
    }

    /// How large each text of a page is drawn, in points.
    pub fn sizes(&self, page: ObjectId) -> Vec<f32> {
        let (mut matrix, mut saved) = ([1.0, 0.0, 0.0, 1.0, 0.0, 0.0], Vec::new());
        let (mut line, mut size) = (matrix, 0.0);
        let mut out = Vec::new();
        for Operation { operator, operands } in self.operations(page) {
            let six = || -> [f32; 6] {
                std::array::from_fn(|at| operands[at].as_float().unwrap())
            };
            match operator.as_str() {
                "q" => saved.push((matrix, size)),
                "Q" => (matrix, size) = saved.pop().unwrap(),
                "cm" => matrix = product(six(), matrix),
                "Tf" => size = operands[1].as_float().unwrap(),
                "Tm" => line = six(),
                "Tj" | "TJ" => {
                    let [a, b, c, d, ..] = product(line, matrix);
                    out.push(size * (a * d - b * c).abs().sqrt());
                }
                _ => {}
            }
        }
        out
    }

    /// Where lines of text begin, page after page, from the lower left corner.
    pub fn lines(&self) -> Vec<[f32; 2]> {
        let mut out = Vec::new();
        for page in self.pages() {
            let (mut matrix, mut saved) = ([1.0, 0.0, 0.0, 1.0, 0.0, 0.0], Vec::new());
            for Operation { operator, operands } in self.operations(page) {
                let six = || -> [f32; 6] {
                    std::array::from_fn(|at| operands[at].as_float().unwrap())
                };
                match operator.as_str() {
                    "q" => saved.push(matrix),
                    "Q" => matrix = saved.pop().unwrap(),
                    "cm" => matrix = product(six(), matrix),
                    "Tm" => {
                        let [.., x, y] = product(six(), matrix);
                        out.push([x, y]);
                    }
                    _ => {}
                }
            }
        }
        out
    }
}

/// What first `a` and then `b` do (ISO 32000-1, 8.3.4).
fn product(a: [f32; 6], b: [f32; 6]) -> [f32; 6] {
    [
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    ]
}
