//! What is damaged in a press edition alone is found, though the PDF for readers beside
//! it is whole.

use std::sync::LazyLock;

use lopdf::content::Operation;
use lopdf::{Object, StringFormat};
use utgave::agreement::{Code, Finding};
use utgave::publish::Edition;
use utgave::readback;

use super::file::File;
use super::work::Work;

static WORK: LazyLock<Work> = LazyLock::new(|| Work::named("run-on"));
static EDITIONS: LazyLock<Vec<Edition>> = LazyLock::new(|| WORK.editions());

/// What is found once the press edition is damaged.
#[track_caller]
fn found(damage: impl FnOnce(&mut File)) -> Vec<Finding> {
    let mut file = File::open(&EDITIONS[1].bytes);
    damage(&mut file);
    let (own, press) =
        readback::pdf::read_both(EDITIONS[0].bytes.as_slice(), file.bytes());
    assert_eq!(own.unwrap(), EDITIONS[0].reading);
    WORK.findings(&press.unwrap())
}

#[track_caller]
fn check(damage: impl FnOnce(&mut File), codes: &[Code]) {
    let found = found(damage);
    let told: Vec<Code> = found.iter().map(|finding| finding.code).collect();
    assert_eq!(told, codes, "{found:#?}");
}

/// The page on which the first numbered items stand, and where among its operations
/// text is shown.
fn texts(file: &File) -> (lopdf::ObjectId, Vec<Operation>, Vec<usize>) {
    let page = file.pages()[2];
    let operations = file.operations(page);
    let shows = |at: &usize| ["Tj", "TJ"].contains(&operations[*at].operator.as_str());
    let texts = (0..operations.len()).filter(shows).collect();
    (page, operations, texts)
}

#[test]
fn without_damage_nothing_is_found() {
    check(|_| {}, &[]);
}

#[test]
fn each_text_that_is_lost_is_found() {
    let (page, operations, texts) = texts(&File::open(&EDITIONS[1].bytes));
    assert!(texts.len() > 6);
    let unnoticed = texts.iter().filter(|at| {
        let found = found(|file| {
            let mut operations = operations.clone();
            operations.remove(**at);
            file.set_operations(page, operations);
        });
        found.is_empty()
    });
    // The running title and the page's number are no part of what is read.
    assert_eq!(unnoticed.count(), 2);
}

#[test]
fn a_number_that_is_drawn_as_another_is_found() {
    let (page, operations, texts) = texts(&File::open(&EDITIONS[1].bytes));
    let shown = |at: usize| &operations[at].operands;
    let short = |at: &usize| format!("{:?}", shown(*at)).len() < 60;
    let numbers: Vec<usize> = texts.into_iter().filter(short).collect();
    let [first, second, ..] = numbers.as_slice() else { panic!("no numbers") };
    let found = found(|file| {
        let mut operations = operations.clone();
        operations[*first].operands = shown(*second).clone();
        file.set_operations(page, operations);
    });
    assert!(!found.is_empty());
}

#[test]
fn all_texts_of_a_page_that_are_lost_are_found() {
    let found = found(|file| {
        let page = file.pages()[2];
        file.set_operations(page, Vec::new());
    });
    assert!(!found.is_empty());
}

#[test]
fn a_page_that_is_lost_is_found() {
    let found = found(|file| {
        file.document.delete_pages(&[3]);
    });
    assert!(!found.is_empty());
}

#[test]
fn text_on_a_blank_page_is_found() {
    check(
        |file| {
            let (page, operations, texts) = texts(file);
            let blank = *file.pages().last().unwrap();
            assert_ne!(page, blank);
            let resources = file.dictionary(page).get(b"Resources").unwrap().clone();
            file.document.get_dictionary_mut(blank).unwrap().set("Resources", resources);
            let begin = operations[..texts[0]].iter().rposition(|it| it.operator == "BT");
            let end = operations[texts[0]..].iter().position(|it| it.operator == "ET");
            let drawn = operations[begin.unwrap()..=texts[0] + end.unwrap()].to_vec();
            let stream = file
                .document
                .add_object(lopdf::Stream::new(lopdf::Dictionary::new(), Vec::new()));
            file.document.get_dictionary_mut(blank).unwrap().set("Contents", stream);
            file.set_operations(blank, drawn);
        },
        &[Code::UntaggedText],
    );
}

#[test]
fn another_title_is_found() {
    check(
        |file| {
            let info =
                file.document.trailer.get(b"Info").unwrap().as_reference().unwrap();
            let title = Object::String(b"Utkast".to_vec(), StringFormat::Literal);
            file.document.get_dictionary_mut(info).unwrap().set("Title", title);
            let catalog = file.document.catalog_mut().unwrap();
            catalog.remove(b"Metadata");
        },
        &[Code::TitleChanged],
    );
}
