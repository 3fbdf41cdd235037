//! Small files that would become large.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use crate::readback::pdf::read;

/// A document of one page that `contents` draws, with a font `F` that has those entries.
fn document(contents: Stream, font: Dictionary) -> Document {
    let mut it = Document::with_version("1.7");
    let contents = it.add_object(contents);
    let mut whole = dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica",
    };
    whole.extend(&font);
    let font = it.add_object(whole);
    let pages = it.new_object_id();
    let page = it.add_object(dictionary! {
        "Type" => "Page", "Parent" => pages, "Contents" => contents,
        "MediaBox" => vec![0.into(), 0.into(), 300.into(), 400.into()],
        "Resources" => dictionary! { "Font" => dictionary! { "F" => font } },
    });
    let kids = vec![Object::Reference(page)];
    it.set_object(pages, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => 1 });
    let catalog = it.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    it.trailer.set("Root", catalog);
    it
}

fn text() -> Stream {
    Stream::new(Dictionary::new(), b"BT /F 12 Tf 20 300 Td (En.) Tj ET".to_vec())
}

fn packed(data: Vec<u8>) -> Stream {
    let mut stream = Stream::new(Dictionary::new(), data);
    stream.compress().unwrap();
    assert!(stream.content.len() < 1 << 20);
    stream
}

fn bytes(mut document: Document) -> Vec<u8> {
    let mut out = Vec::new();
    document.save_to(&mut out).unwrap();
    out
}

#[track_caller]
fn check(document: Document, expected: &str) {
    check_bytes(bytes(document), expected);
}

#[track_caller]
fn check_bytes(bytes: Vec<u8>, expected: &str) {
    let error = read(bytes).expect_err("it is a bomb");
    assert!(error.message.contains(expected), "{error}");
}

#[test]
fn what_is_no_bomb_is_read() {
    assert_eq!(read(bytes(document(text(), dictionary! {}))).unwrap().units.len(), 1);
}

#[test]
fn contents_that_become_large() {
    let contents = packed(vec![b' '; 513 << 20]);
    check(document(contents, dictionary! {}), "or becomes more than 536870912 bytes");
}

#[test]
fn contents_that_are_packed_twice() {
    let mut once = packed(vec![b' '; 1 << 20]);
    once.dict.remove(b"Filter");
    let mut twice = packed(once.content);
    let flate = || Object::from("FlateDecode");
    twice.dict.set("Filter", vec![flate(), flate()]);
    check(document(twice, dictionary! {}), "packed twice");
}

#[test]
fn more_pieces_of_text_than_a_file_of_its_size_can_have() {
    let contents = b"BT /F 9 Tf 12 TL ".iter().copied();
    let contents = contents.chain(b"(a) ' ".repeat(4_000_000)).collect();
    check(document(packed(contents), dictionary! {}), "more pieces of text");
}

#[test]
fn fonts_that_become_large() {
    let mut it = document(text(), dictionary! {});
    let program = it.add_object(packed(vec![0; 513 << 20]));
    let descriptor =
        it.add_object(dictionary! { "Type" => "FontDescriptor", "FontFile2" => program });
    font(&mut it).set("FontDescriptor", descriptor);
    check(it, "more than 536870912 bytes of fonts");
}

fn font(document: &mut Document) -> &mut Dictionary {
    let is_font =
        |object: &Object| object.as_dict().is_ok_and(|dict| dict.has(b"BaseFont"));
    let found = document.objects.iter().find(|(_, object)| is_font(object));
    let id: ObjectId = *found.unwrap().0;
    document.objects.get_mut(&id).unwrap().as_dict_mut().unwrap()
}

#[test]
fn objects_that_become_large() {
    let objects = |size: usize| {
        let mut stream = packed(vec![b' '; size]);
        stream.dict.extend(&dictionary! { "Type" => "Packed", "N" => 0, "First" => 0 });
        let mut it = document(text(), dictionary! {});
        it.add_object(stream.clone());
        it.add_object(stream);
        // Such streams are left out where a document is written.
        let mut bytes = bytes(it);
        while let Some(at) = bytes.windows(7).position(|name| name == b"/Packed") {
            bytes[at..at + 7].copy_from_slice(b"/ObjStm");
        }
        bytes
    };
    read(objects(1 << 20)).unwrap();
    check_bytes(objects(257 << 20), "bytes of packed objects");
}
