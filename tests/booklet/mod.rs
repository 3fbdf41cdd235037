//! Booklets are folded, and must read from the first page to the last.
//!
//! What is folded are the sheets as they are drawn: the text that stands in each half,
//! read back from the file. Damage to the sheets must be found.

use std::time::{Duration, Instant};

use lopdf::{Document, Object, Stream};
use utgave::editions::booklet::{Options, Sheet, booklet};
use utgave::preflight::{Order, preflight};
use utgave::readback::pdf::read_folded;
use utgave::reading::Place;

use crate::preflight::base;

/// A file of single A5 pages, each of which says which it is.
fn pages(count: usize) -> Vec<u8> {
    let mut file = base::document();
    let first = file.get_pages()[&1];
    let page = file.get_dictionary(first).unwrap().clone();
    let tree = page.get(b"Parent").unwrap().as_reference().unwrap();
    let kids: Vec<Object> = (1..=count)
        .map(|number| {
            let mut page = page.clone();
            let says = format!("(Side {number})");
            let content = base::CONTENT.replace("(Trygt arbeid)", &says);
            let content = Stream::new(lopdf::Dictionary::new(), content.into_bytes());
            page.set("Contents", file.add_object(content));
            file.add_object(page).into()
        })
        .collect();
    let tree = file.get_object_mut(tree).unwrap().as_dict_mut().unwrap();
    tree.set("Count", count as i64);
    tree.set("Kids", kids);
    saved(file)
}

fn saved(mut file: Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).unwrap();
    bytes
}

fn on(sheet: Sheet) -> Options {
    Options { sheet: Some(sheet), ..Options::default() }
}

fn made(count: usize, options: &Options) -> Vec<u8> {
    booklet(&pages(count), options).unwrap_or_else(|fault| panic!("{fault}"))
}

/// What the folded booklet's pages say, in order: the number and the page on which it
/// was read.
fn folded(bytes: Vec<u8>) -> Vec<(String, Place)> {
    let reading = read_folded(bytes).unwrap_or_else(|error| panic!("{error}"));
    let passages = reading.outside.into_iter().map(|it| (it.text, it.place));
    let units = reading.units.into_iter().map(|it| (it.text, it.place));
    let mut said: Vec<(String, Place)> = units
        .chain(passages)
        .flat_map(|(text, place)| {
            let words: Vec<&str> = text.split_whitespace().collect();
            let sides = words.windows(2).filter(|pair| pair[0] == "Side");
            sides.map(|pair| (pair[1].to_owned(), place.clone())).collect::<Vec<_>>()
        })
        .collect();
    said.sort_by_key(|(_, place)| match place {
        Place::Page(page) => *page,
        _ => 0,
    });
    said
}

fn in_order(count: usize) -> Vec<(String, Place)> {
    (1..=count).map(|page| (page.to_string(), Place::Page(page as u32))).collect()
}

#[test]
fn a_folded_booklet_reads_from_first_to_last() {
    for count in [4, 8, 12, 16, 64] {
        for sheet in Sheet::ALL {
            let bytes = made(count, &on(sheet));
            let sides = Document::load_mem(&bytes).unwrap().get_pages().len();
            assert_eq!(sides, count / 2);
            assert_eq!(folded(bytes), in_order(count), "{count} on {}", sheet.name());
        }
    }
}

#[test]
fn what_is_no_multiple_of_four_ends_in_blank_pages() {
    for count in [1, 2, 3, 5, 7] {
        assert_eq!(folded(made(count, &Options::default())), in_order(count));
    }
}

/// Sides that are exchanged, backs that are turned, halves that are: none reads in order.
#[test]
fn damaged_sheets_do_not_read_in_order() {
    let damaged: [fn(&mut Document); 3] = [
        |file| exchange_sides(file, 0, 1),
        |file| exchange_sides(file, 1, 3),
        |file| {
            let side = file.get_pages()[&2];
            let side = file.get_object_mut(side).unwrap().as_dict_mut().unwrap();
            let drawn = side.get_mut(b"Resources").unwrap().as_dict_mut().unwrap();
            let drawn = drawn.get_mut(b"XObject").unwrap().as_dict_mut().unwrap();
            let left = drawn.get(b"Left").unwrap().clone();
            let right = drawn.get(b"Right").unwrap().clone();
            drawn.set("Left", right);
            drawn.set("Right", left);
        },
    ];
    for (at, damage) in damaged.into_iter().enumerate() {
        let mut file = Document::load_mem(&made(8, &Options::default())).unwrap();
        damage(&mut file);
        assert_ne!(folded(saved(file)), in_order(8), "damage {at}");
    }
    let mut file = Document::load_mem(&made(8, &Options::default())).unwrap();
    file.delete_pages(&[4]);
    assert!(read_folded(saved(file)).is_err());
}

fn exchange_sides(file: &mut Document, a: usize, b: usize) {
    let root = file.catalog().unwrap().get(b"Pages").unwrap().as_reference().unwrap();
    let tree = file.get_object_mut(root).unwrap().as_dict_mut().unwrap();
    tree.get_mut(b"Kids").unwrap().as_array_mut().unwrap().swap(a, b);
}

/// The sheets keep the rules for print that their pages keep.
#[test]
fn sheets_can_be_printed() {
    for (sheet, bleed) in [(Sheet::Sra4, 3.0), (Sheet::A3, 3.0), (Sheet::A4, 0.0)] {
        let order = Order { trim: Some((296.0, 210.0)), bleed, ..Order::default() };
        let looked = preflight(made(8, &on(sheet)), &order).unwrap();
        let told: Vec<_> = looked.findings.iter().map(|it| &it.message).collect();
        assert!(told.is_empty(), "{}: {told:#?}", sheet.name());
    }
}

/// Pages inside move towards the fold, by the paper around them.
#[test]
fn paper_makes_pages_creep() {
    let place = |side: u32| {
        let bytes = made(16, &Options { sheet: Some(Sheet::A3), paper: 0.5 });
        let file = Document::load_mem(&bytes).unwrap();
        let content = file.get_page_content(file.get_pages()[&side]);
        let content = String::from_utf8(content).unwrap();
        let at = |name: &str| {
            let before = content.split(&format!(" cm /{name} Do")).next().unwrap();
            let numbers: Vec<&str> = before.split_whitespace().collect();
            numbers[numbers.len() - 2].parse::<f64>().unwrap()
        };
        (at("Left"), at("Right"))
    };
    let (outer, inner) = (place(1), place(7));
    let creep = 3.0 * 0.5 * 72.0 / 25.4;
    assert!((inner.0 - outer.0 - creep).abs() < 0.01, "{outer:?} {inner:?}");
    assert!((outer.1 - inner.1 - creep).abs() < 0.01, "{outer:?} {inner:?}");
}

#[test]
fn pages_share_what_they_are_drawn_with() {
    let (single, sheets) = (pages(64).len(), made(64, &Options::default()).len());
    assert!(sheets < single * 3 / 2, "{single} became {sheets}");
}

#[test]
fn the_same_pages_give_the_same_sheets() {
    assert_eq!(made(8, &Options::default()), made(8, &Options::default()));
}

#[test]
fn what_does_not_fit_is_told() {
    let wide = Options { sheet: Some(Sheet::A4), ..Options::default() };
    let mut file = base::document();
    for page in file.get_pages().into_values() {
        let page = file.get_object_mut(page).unwrap().as_dict_mut().unwrap();
        page.remove(b"TrimBox");
        page.remove(b"BleedBox");
    }
    let fault = booklet(&saved(file), &wide).unwrap_err();
    assert_eq!(fault.code, "booklet");
    assert!(fault.message.contains("174 × 236 mm do not fit on A4"), "{fault}");
    assert!(booklet(b"%PDF-1.6", &wide).is_err());
}

#[test]
fn sixty_four_pages_take_under_a_second() {
    let pages = pages(64);
    let begin = Instant::now();
    booklet(&pages, &Options::default()).unwrap();
    let took = begin.elapsed();
    assert!(took < Duration::from_secs(1), "{took:?}");
    eprintln!("a booklet of 64 pages takes {took:?}");
}
