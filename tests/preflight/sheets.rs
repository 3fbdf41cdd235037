//! The sides of a booklet's sheets: what is wrong with its pages is wrong with them, and
//! they have rules of their own.

use std::collections::BTreeSet;

use lopdf::{Document, Object};
use utgave::agreement::Code;
use utgave::editions::booklet::{Options, Sheet, booklet};
use utgave::preflight::Order;

use super::damage::File;
use super::{cases, findings, told};

/// What imposing leaves out, makes anew, or does not take.
const NOT_OF_SHEETS: [Code; 13] = [
    Code::PdfVersion,
    Code::PdfEncrypted,
    Code::PdfId,
    Code::BoxNesting,
    Code::TrimSize,
    Code::BleedMissing,
    Code::PageCount,
    Code::GroupSpace,
    Code::AnnotationPrinted,
    Code::Action,
    Code::EmbeddedFile,
    Code::TrimNear,
    Code::StitchingLimit,
];

fn order() -> Order {
    Order {
        trim: Some((296.0, 210.0)),
        stitched: true,
        imposed: true,
        ..Order::default()
    }
}

fn sheets(pages: File, sheet: Sheet) -> Document {
    let options = Options { sheet: Some(sheet), ..Options::default() };
    let made =
        booklet(&pages.bytes(), &options).unwrap_or_else(|fault| panic!("{fault}"));
    Document::load_mem(&made).unwrap()
}

fn found(sheets: Document) -> Vec<String> {
    told(&findings(File(sheets).bytes(), &order()))
}

#[test]
fn sheets_that_are_not_damaged_have_no_findings() {
    for sheet in Sheet::ALL {
        assert_eq!(found(sheets(File::new(), sheet)), [""; 0], "{}", sheet.name());
    }
}

#[test]
fn what_is_wrong_with_pages_is_wrong_with_sheets() {
    let mut broken = BTreeSet::new();
    for case in cases::cases() {
        if NOT_OF_SHEETS.contains(&case.code) {
            continue;
        }
        let mut pages = File::new();
        (case.damage)(&mut pages);
        let sheets = File(sheets(pages, Sheet::Sra4)).bytes();
        let codes: Vec<_> = findings(sheets, &order()).iter().map(|it| it.code).collect();
        assert_eq!(codes, [case.code], "{}", case.message);
        broken.insert(case.code);
    }
    let all = Code::preflight().len();
    // And marks, which pages have not.
    assert_eq!(broken.len() + NOT_OF_SHEETS.len() + 1, all);
}

/// Damages the front of the one sheet.
#[track_caller]
fn damaged(expected: &[&str], damage: impl Fn(&mut Document)) {
    let mut file = sheets(File::new(), Sheet::Sra4);
    damage(&mut file);
    assert_eq!(found(file), expected);
}

fn content(file: &mut Document, change: impl Fn(String) -> String) {
    let front = file.get_pages()[&1];
    let drawn = String::from_utf8(file.get_page_content(front)).unwrap();
    file.change_page_content(front, change(drawn).into_bytes()).unwrap();
}

/// Moves one side of a box: 0 is the left, 1 the lower, 2 the right, 3 the upper.
fn move_side(file: &mut Document, name: &str, side: usize, by: f32) {
    let front = file.get_pages()[&1];
    let front = file.get_object_mut(front).unwrap().as_dict_mut().unwrap();
    let sides = front.get_mut(name.as_bytes()).unwrap().as_array_mut().unwrap();
    sides[side] = Object::Real(sides[side].as_float().unwrap() + by * super::base::MM);
}

#[test]
fn sheets_have_marks_on_all_plates_around_them_and_nothing_else() {
    let none = "sheet-marks: no marks on all plates say where the sheet is cut and folded, \
                on page 1";
    damaged(&[none], |file| {
        content(file, |drawn| drawn.replace(" l S", " l n"));
    });
    let stray = "sheet-marks: something that is not on all plates stands outside of the \
                 bleed, on page 1";
    damaged(&[stray], |file| {
        content(file, |drawn| drawn.replace("/Registration CS 1 SCN", "0 0 0 1 K"));
    });
    damaged(&[stray], |file| {
        content(file, |drawn| drawn + "\nq 0 1 1 0 k 10 10 4 4 re f Q");
    });
}

#[test]
fn sheets_have_two_sides_the_size_of_two_pages_and_bleed() {
    damaged(&["page-count: 1 sides make no sheets: each has two"], |file| {
        file.delete_pages(&[2]);
    });
    let size = "trim-size: the finished page is 295 × 210 mm, and 296 × 210 mm were ordered, \
                on page 1";
    damaged(&[size], |file| move_side(file, "TrimBox", 2, -1.0));
    damaged(
        &["box-nesting: the bleed box reaches out of the medium, on page 1"],
        |file| {
            move_side(file, "MediaBox", 3, -6.0);
        },
    );
}

/// Sheets get as much bleed as their pages have.
#[test]
fn pages_without_enough_bleed_make_sheets_without_it() {
    let mut pages = File::new();
    move_side(&mut pages.0, "BleedBox", 3, -1.0);
    let expected = ["bottom", "left", "right", "top"].map(|side| {
        format!("bleed-missing: the bleed at the {side} is 2 mm of 3, on all 2 pages")
    });
    assert_eq!(found(sheets(pages, Sheet::Sra4)), expected);
}

#[test]
fn many_sheets_are_a_warning() {
    let mut file = sheets(File::new(), Sheet::A4);
    let side = file.get_object(file.get_pages()[&1]).unwrap().clone();
    let sides: Vec<Object> =
        (0..34).map(|_| file.add_object(side.clone()).into()).collect();
    let root = file.catalog().unwrap().get(b"Pages").unwrap().as_reference().unwrap();
    let tree = file.get_object_mut(root).unwrap().as_dict_mut().unwrap();
    tree.set("Count", sides.len() as i64);
    tree.set("Kids", sides);
    let expected = "stitching-limit: 68 pages are many to stitch, more than 64";
    assert_eq!(found(file), [expected]);
}
