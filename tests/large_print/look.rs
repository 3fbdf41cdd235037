//! How large print looks: its sizes, and where its lines end.

use lopdf::content::Operation;

use super::made;
use crate::press::file::File;
use crate::press::work::Work;

const LAYOUT: &str = "layouts/large-print/layout.typ";

/// The smallest size in which a large-print edition is set, in points.
fn smallest(work: &Work) -> f32 {
    let [_, large] = made(work);
    let file = File::open(&large.bytes);
    let sizes = file.pages().into_iter().flat_map(|page| file.sizes(page));
    sizes.reduce(f32::min).unwrap()
}

/// How large most of its text is, in points.
fn usual(work: &Work) -> f32 {
    let [_, large] = made(work);
    let file = File::open(&large.bytes);
    let mut sizes: Vec<f32> =
        file.pages().into_iter().flat_map(|page| file.sizes(page)).collect();
    sizes.sort_by(f32::total_cmp);
    sizes[sizes.len() / 2]
}

fn sized(work: Work, size: &str) -> Work {
    work.with(&format!("[large-print]\nsize = \"{size}\"\n"))
}

/// What pictures draw is as large as they are.
#[test]
fn nothing_is_smaller_than_16_points() {
    for name in ["by-og-land", "guide"] {
        let work = Work::published(name);
        let least = smallest(&work);
        assert!(least > 15.99, "{name}: {least}");
    }
    let least = smallest(&sized(Work::published("guide"), "16pt"));
    assert!(least > 15.99, "{least}");
}

#[test]
fn smaller_type_is_noticed() {
    let layout = read_layout()
        .replace("#let small = calc.max(16pt, size * 0.89)", "#let small = 9pt");
    let work = Work::published("by-og-land").file(LAYOUT, layout);
    assert!(smallest(&work) < 9.01);
}

#[test]
fn the_text_is_as_large_as_was_asked_for() {
    let work = || Work::published("by-og-land");
    assert!((usual(&work()) - 18.0).abs() < 0.01);
    assert!((usual(&sized(work(), "24pt")) - 24.0).abs() < 0.01);
}

/// How many words are broken at the end of a line: hyphens for which a soft one stands
/// (ISO 32000-1, 14.8.2.2.3).
fn broken(bytes: &[u8]) -> usize {
    let file = File::open(bytes);
    let operations = file.pages().into_iter().flat_map(|page| file.operations(page));
    let is_soft = |operation: &Operation| {
        let properties = operation.operands.get(1).and_then(|it| it.as_dict().ok());
        let text = properties.and_then(|it| it.get(b"ActualText").ok()?.as_str().ok());
        text == Some(&[0xfe, 0xff, 0x00, 0xad])
    };
    operations.filter(|it| it.operator == "BDC" && is_soft(it)).count()
}

#[test]
fn no_word_is_broken() {
    let [print, large] = made(&Work::published("by-og-land"));
    assert!(broken(&print.bytes) > 20);
    assert_eq!(broken(&large.bytes), 0);
}

/// How much wider or narrower than the font has it any space is set, in thousandths of an
/// em: where lines are made equally long, by more than letters move to fit each other.
fn widest_adjustment(bytes: &[u8]) -> f32 {
    let file = File::open(bytes);
    let operations = file.pages().into_iter().flat_map(|page| file.operations(page));
    let shown = operations.filter(|it| it.operator == "TJ");
    let numbers = shown.flat_map(|it| it.operands[0].as_array().unwrap().clone());
    let numbers = numbers.filter_map(|it| it.as_float().ok()).map(f32::abs);
    numbers.fold(0.0, f32::max)
}

#[test]
fn lines_are_ragged() {
    let work = || Work::published("by-og-land");
    let [_, ragged] = made(&work());
    let layout = read_layout().replace("justify: false", "justify: true");
    let [_, justified] = made(&work().file(LAYOUT, layout));
    let widths = [&ragged, &justified].map(|edition| widest_adjustment(&edition.bytes));
    assert!(widths[0] < 120.0 && widths[1] > 200.0, "{widths:?}");
}

fn read_layout() -> String {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(root.join(LAYOUT)).unwrap()
}
