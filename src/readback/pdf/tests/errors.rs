//! Files that cannot be read, and damage that must do no harm.

use super::sample::{Sample, draw, marked, stream, within};
use crate::readback::Error;
use crate::readback::pdf::{File, read};
use crate::reading::Reading;

fn sample() -> Vec<u8> {
    let page = marked(0, 20, 300, "En") + &marked(1, 20, 280, "To");
    let names = "/Names<</Dests<</Names[(en)[10 0 R/XYZ 20 310 0]]>>>>/Outlines<</First 101 0 R>>";
    Sample::default()
        .catalog(names)
        .page(page)
        .tree("<</S/H1/K 0>><</S/P/Lang(en)/K[1]>>")
        .object(101, "<</Title(En)/Dest(en)>>")
        .build()
}

#[track_caller]
fn check(bytes: &[u8], expected: &str) {
    assert_eq!(read(bytes).expect_err("the file cannot be read").message, expected);
}

#[test]
fn what_is_no_pdf_is_said_to_be_none() {
    check(b"", "the file is empty");
    check(b"<!doctype html>", "the file is not a PDF");
    check(b"PK\x03\x04 and more", "the file is not a PDF");
}

#[test]
fn a_file_that_is_cut_off_is_not_repaired_in_silence() {
    let whole = sample();
    check(&whole[..whole.len() / 2], "the PDF is cut off: its end is missing");
    check(b"%PDF-1.7\n%%EOF", "the PDF is damaged and cannot be read");
}

#[test]
fn a_password_is_asked_for() {
    let encryption = format!(
        "/ID[<00><00>]/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -4/O<{0}>/U<{0}>>>",
        "00".repeat(32)
    );
    let sample = Sample::default().page(draw(20, 300, "x")).trailer(&encryption);
    check(&sample.build(), "the PDF is encrypted with a password");
}

#[test]
fn a_scan_has_no_text() {
    let sample = Sample::default().page("0 0 300 400 re f\n").tree("<</S/Figure>>");
    check(&sample.build(), "the PDF has no text that can be read");
}

#[test]
fn text_in_a_font_that_names_no_characters_is_not_guessed() {
    const UNKNOWN: &str = "text on page 1 cannot be read: the font Secret does not say which \
                           characters its glyphs are";
    let font = "<</Type/Font/Subtype/Type1/BaseFont/Secret/Encoding\
                <</Type/Encoding/Differences[97/glyph01/glyph02/glyph03]>>>>";
    let form =
        "/Type/XObject/Subtype/Form/BBox[0 0 300 400]/Resources<</Font<</U 102 0 R>>>>";
    let sample = || {
        Sample::default()
            .resources("/XObject<</X 101 0 R>>")
            .object(101, stream(form, "BT /U 12 Tf 1 0 0 1 20 300 Tm (abc) Tj ET"))
            .object(102, font)
            .page(within("/Span<</MCID 0>>", "/X Do\n") + &marked(1, 20, 200, "En."))
    };
    check(&sample().build(), UNKNOWN);
    check(&sample().tree("<</S/P/K 0>><</S/P/K 1>>").build(), UNKNOWN);
    // The tags may say it, or call it an ornament.
    for tree in
        ["<</S/P/ActualText(Abc)/K 0>><</S/P/K 1>>", "<</S/Artifact/K 0>><</S/P/K 1>>"]
    {
        read(sample().tree(tree).build()).expect("nothing unknown is read");
    }
}

/// Lets a panic through.
fn read_unguarded(bytes: Vec<u8>) -> Result<Reading, Error> {
    File::open(bytes)?.reading()
}

#[test]
fn damage_anywhere_causes_no_panic() {
    let whole = sample();
    for at in 0..whole.len() {
        for byte in [b' ', b'9', b'>', 0xff] {
            let mut damaged = whole.clone();
            damaged[at] = byte;
            let _ = read_unguarded(damaged);
        }
        let mut shorter = whole.clone();
        shorter.remove(at);
        let _ = read_unguarded(shorter);
    }
}
