//! The structure of a PDF, as it stands in the bytes.

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};

use super::tree::Element;

/// The structure elements of the PDF `bytes`, with the text of their entries
/// and of their attributes; and what stands beside the structure, the document
/// catalogue's own entries, as those of the element around them.
pub fn tags(bytes: &[u8]) -> Element {
    let file = Document::load_mem(bytes).unwrap();
    let marks = file.page_iter().map(|page| (page, marks(&file, page))).collect();
    let catalog = file.catalog().unwrap();
    let root = at(&file, catalog.get(b"StructTreeRoot").unwrap());
    let mut root = element(&file, &marks, None, root.as_dict().unwrap());
    root.name = "Catalog".into();
    root.attributes = entries(&file, catalog);
    root
}

/// What is said of stretches of a page's text, by the numbers of the marked
/// content in which it stands.
type Marks = BTreeMap<ObjectId, BTreeMap<i64, Vec<Element>>>;

fn element(
    file: &Document,
    marks: &Marks,
    page: Option<ObjectId>,
    dictionary: &Dictionary,
) -> Element {
    let page = dictionary.get(b"Pg").and_then(Object::as_reference).ok().or(page);
    let name = dictionary.get(b"S").and_then(Object::as_name).unwrap_or_default();
    let mut attributes = entries(file, dictionary);
    for given in list(file, dictionary, b"A") {
        if let Ok(given) = given.as_dict() {
            attributes.extend(entries(file, given));
        }
    }
    let children = list(file, dictionary, b"K").into_iter();
    let children = children.flat_map(|child| match child {
        Object::Dictionary(child) if child.has(b"S") => {
            vec![element(file, marks, page, child)]
        }
        Object::Dictionary(child) => {
            let own = child.get(b"Pg").and_then(Object::as_reference).ok().or(page);
            said(marks, own, child.get(b"MCID").and_then(Object::as_i64).ok())
        }
        child => said(marks, page, child.as_i64().ok()),
    });
    Element {
        name: String::from_utf8_lossy(name).into_owned(),
        attributes,
        children: children.collect(),
    }
}

/// What is said of the marked content of that number.
fn said(marks: &Marks, page: Option<ObjectId>, number: Option<i64>) -> Vec<Element> {
    let found =
        page.zip(number).and_then(|(page, number)| marks.get(&page)?.get(&number));
    let copy = |element: &Element| Element {
        name: element.name.clone(),
        attributes: element.attributes.clone(),
        children: Vec::new(),
    };
    found.into_iter().flatten().map(copy).collect()
}

/// The marked content of a page that has entries, such as a language, within
/// marked content that has a number.
fn marks(file: &Document, page: ObjectId) -> BTreeMap<i64, Vec<Element>> {
    let content = Content::decode(&file.get_page_content(page)).unwrap();
    let mut found: BTreeMap<i64, Vec<Element>> = BTreeMap::new();
    let mut numbers = Vec::new();
    for operation in &content.operations {
        match operation.operator.as_str() {
            "BMC" => numbers.push(numbers.last().copied().flatten()),
            "EMC" => drop(numbers.pop()),
            "BDC" => {
                let around: Option<i64> = numbers.last().copied().flatten();
                let entries_of =
                    operation.operands.get(1).and_then(|it| it.as_dict().ok());
                let own = entries_of
                    .and_then(|it| it.get(b"MCID").and_then(Object::as_i64).ok());
                let number = own.or(around);
                numbers.push(number);
                let name = operation.operands.first().and_then(|it| it.as_name().ok());
                let Some(((name, given), number)) = name.zip(entries_of).zip(number)
                else {
                    continue;
                };
                let mut attributes = entries(file, given);
                attributes.retain(|(key, _)| key != "MCID");
                if !attributes.is_empty() {
                    let name = String::from_utf8_lossy(name).into_owned();
                    let element = Element { name, attributes, children: Vec::new() };
                    found.entry(number).or_default().push(element);
                }
            }
            _ => {}
        }
    }
    found
}

/// The entries that are text, names or numbers.
fn entries(file: &Document, dictionary: &Dictionary) -> Vec<(String, String)> {
    let text = |value: &Object| match at(file, value) {
        Object::String(..) => lopdf::decode_text_string(at(file, value)).ok(),
        Object::Name(name) => Some(String::from_utf8_lossy(name).into_owned()),
        Object::Integer(number) => Some(number.to_string()),
        Object::Array(_) => Some(String::new()),
        _ => None,
    };
    let entries = dictionary.iter().filter_map(|(key, value)| {
        Some((String::from_utf8_lossy(key).into_owned(), text(value)?))
    });
    entries.filter(|(key, _)| !["S", "K", "Type"].contains(&key.as_str())).collect()
}

/// What stands at `key`: nothing, one thing, or several.
fn list<'a>(
    file: &'a Document,
    dictionary: &'a Dictionary,
    key: &[u8],
) -> Vec<&'a Object> {
    match dictionary.get(key).map(|value| at(file, value)) {
        Ok(Object::Array(several)) => several.iter().map(|it| at(file, it)).collect(),
        Ok(one) => vec![one],
        Err(_) => Vec::new(),
    }
}

fn at<'a>(file: &'a Document, object: &'a Object) -> &'a Object {
    file.dereference(object).map_or(object, |(_, found)| found)
}
