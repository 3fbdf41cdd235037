//! The booklet that is published: folded, it says what the source does.

use lopdf::{Document, ObjectId};
use utgave::agreement::Finding;
use utgave::publish::{Edition, Kind};
use utgave::readback;

use super::file::File;
use super::work::Work;

const KINDS: [Kind; 2] = [Kind::Pdf, Kind::Booklet];

fn made(work: &Work) -> [Edition; 2] {
    let editions = work.try_made(&KINDS);
    let editions = editions.unwrap_or_else(|faults| panic!("{}: {faults}", work.name));
    editions.try_into().unwrap_or_else(|_| panic!("two editions"))
}

fn found(work: &Work, [print, booklet]: &[Edition; 2], bytes: Vec<u8>) -> Vec<Finding> {
    let reading = readback::pdf::read_folded_by(print.bytes.as_slice(), bytes).unwrap();
    work.findings_in(&[(Kind::Pdf, &print.reading), (booklet.kind, &reading)])
}

#[test]
fn a_folded_booklet_agrees_with_the_source() {
    for work in [Work::published("by-og-land"), Work::published("guide")] {
        let editions = made(&work);
        let [print, booklet] = &editions;
        assert_eq!(booklet.name, format!("{}.booklet.pdf", work.name));
        let readings = [(Kind::Pdf, &print.reading), (Kind::Booklet, &booklet.reading)];
        let told = work.findings_in(&readings);
        assert!(told.is_empty(), "{}: {told:#?}", work.name);
        assert_eq!(found(&work, &editions, booklet.bytes.clone()), told);
    }
}

/// Two pages of A5 lie on A4, and with bleed on what was asked for.
#[test]
fn sheets_are_those_that_were_asked_for() {
    for (toml, width) in [("", 297.0), ("[booklet]\nsheet = \"sra4\"\n", 320.0)] {
        let [_, booklet] = made(&Work::published("by-og-land").with(toml));
        let file = File::open(&booklet.bytes);
        let [.., right, _] = file.rectangle(file.pages()[0], "MediaBox");
        assert!((right / 72.0 * 25.4 - width).abs() < 0.1, "{toml}: {right}");
    }
}

#[test]
fn paper_makes_another_booklet() {
    let thick = "[booklet]\npaper = \"0.3mm\"\n";
    let [usual, thick] = ["", thick]
        .map(|toml| made(&Work::published("by-og-land").with(toml))[1].bytes.clone());
    assert_ne!(usual, thick);
}

#[test]
fn pages_that_do_not_fit_are_told() {
    let work = Work::published("guide").with("[booklet]\nsheet = \"a4\"\n");
    let faults = work.try_made(&KINDS).unwrap_err();
    assert!(faults.contains("no booklet can be made"), "{faults}");
}

/// Sides that are exchanged, and one that is lost with its back.
#[test]
fn damaged_sheets_are_found() {
    let work = Work::published("by-og-land");
    let editions = made(&work);
    let exchanged = damaged(&editions[1], |file| {
        let kids = kids(file);
        kids.swap(0, 2);
    });
    assert!(!found(&work, &editions, exchanged).is_empty());
    let lost = damaged(&editions[1], |file| file.delete_pages(&[3, 4]));
    assert!(!found(&work, &editions, lost).is_empty());
}

fn damaged(booklet: &Edition, damage: impl FnOnce(&mut Document)) -> Vec<u8> {
    let mut file = File::open(&booklet.bytes);
    damage(&mut file.document);
    file.bytes()
}

fn kids(file: &mut Document) -> &mut Vec<lopdf::Object> {
    let root: ObjectId =
        file.catalog().unwrap().get(b"Pages").unwrap().as_reference().unwrap();
    let tree = file.get_object_mut(root).unwrap().as_dict_mut().unwrap();
    tree.get_mut(b"Kids").unwrap().as_array_mut().unwrap()
}
