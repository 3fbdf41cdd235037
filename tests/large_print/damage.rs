//! Where the numbers of the print edition's pages are wrong, it is found.

use std::sync::LazyLock;

use lopdf::content::Operation;
use lopdf::{Object, ObjectId};
use utgave::agreement::Code;
use utgave::publish::{Edition, Kind};
use utgave::readback;

use super::made;
use crate::press::file::File;
use crate::press::work::Work;

static WORK: LazyLock<Work> = LazyLock::new(|| Work::published("by-og-land"));
static MADE: LazyLock<[Edition; 2]> = LazyLock::new(|| made(&WORK));

/// The codes of what is found once the edition is damaged.
#[track_caller]
fn check(damage: impl FnOnce(&mut File), codes: &[Code]) {
    let [print, large] = &*MADE;
    let mut file = File::open(&large.bytes);
    damage(&mut file);
    let reading = readback::pdf::read(file.bytes()).unwrap();
    let found =
        WORK.findings_in(&[(Kind::Pdf, &print.reading), (Kind::LargePrint, &reading)]);
    let told: Vec<Code> = found.iter().map(|finding| finding.code).collect();
    assert_eq!(told, codes, "{found:#?}");
}

/// A page with the number of a page of print in the midst of its text, and where in its
/// operations that stands: from the beginning to the end of the artifact.
fn number(file: &File) -> (ObjectId, Vec<Operation>, (usize, usize)) {
    for page in file.pages() {
        let operations = file.operations(page);
        let artifact = operations.iter().position(is_number);
        let Some(begin) = artifact.filter(|begin| *begin > 40) else { continue };
        let end = operations[begin..].iter().position(|it| it.operator == "EMC").unwrap();
        return (page, operations, (begin, begin + end));
    }
    panic!("no page of print begins within a page")
}

fn is_number(operation: &Operation) -> bool {
    let is_type = |properties: &Object| {
        let properties = properties.as_dict().unwrap();
        !properties.has(b"Subtype")
            && properties
                .get(b"Type")
                .and_then(Object::as_name)
                .is_ok_and(|it| it == b"Pagination")
    };
    operation.operator == "BDC"
        && operation.operands[0].as_name().is_ok_and(|it| it == b"Artifact")
        && is_type(&operation.operands[1])
}

#[test]
fn without_damage_nothing_is_found() {
    check(|_| {}, &[]);
}

#[test]
fn a_number_that_is_lost_is_found() {
    check(
        |file| {
            let (page, mut operations, (begin, end)) = number(file);
            operations.drain(begin..=end);
            file.set_operations(page, operations);
        },
        &[Code::PageMissing],
    );
}

/// The number goes to the end of its page.
#[test]
fn a_number_at_another_place_is_found() {
    check(
        |file| {
            let (page, mut operations, (begin, end)) = number(file);
            let cut: Vec<Operation> = operations.drain(begin..=end).collect();
            let last = operations.iter().rposition(|it| {
                it.operator == "BDC"
                    && !is_number(it)
                    && it.operands[0].as_name().is_ok_and(|tag| tag != b"Artifact")
            });
            let at = last.unwrap();
            operations.splice(at..at, cut);
            file.set_operations(page, operations);
        },
        &[Code::PageMoved],
    );
}

/// A place that is named after no page, and a number that is none.
#[test]
fn a_number_without_its_place_is_none() {
    check(
        |file| {
            for object in file.document.objects.values_mut() {
                rename(object);
            }
        },
        &[Code::PageMissing],
    );
}

/// Calls the place of page 5 another name, wherever it is named.
fn rename(object: &mut Object) {
    match object {
        Object::String(text, _) if text == b"page-5" => *text = b"page-5-".to_vec(),
        Object::Array(items) => items.iter_mut().for_each(rename),
        Object::Dictionary(items) => items.iter_mut().for_each(|(_, item)| rename(item)),
        _ => {}
    }
}
