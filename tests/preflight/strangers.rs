//! Files that are made to do harm: none takes the program down, or long.

use std::time::{Duration, Instant};

use lopdf::{Dictionary, Object, Stream, dictionary};
use utgave::preflight::{Order, preflight};

use super::damage::File;

/// Looks at a file, which must end soon, with or without an error.
#[track_caller]
fn survive(bytes: Vec<u8>) {
    let begin = Instant::now();
    let _ = preflight(bytes, &Order::default());
    assert!(begin.elapsed() < Duration::from_secs(60), "{:?}", begin.elapsed());
}

#[test]
fn a_form_may_draw_itself() {
    let mut it = File::new();
    let stamp = it.resource("XObject", "Stamp");
    stamp.content = b"/Stamp Do /Stamp Do".to_vec();
    survive(it.bytes());
}

#[test]
fn forms_may_double_each_other() {
    let mut it = File::new();
    let mut last: Object = it.resources("XObject").get(b"Stamp").unwrap().clone();
    for _ in 0..20 {
        let inner = dictionary! { "XObject" => dictionary! { "X" => last } };
        let form = dictionary! { "Subtype" => "Form", "Resources" => inner };
        last = it.add(Stream::new(form, b"/X Do /X Do".to_vec())).into();
    }
    it.resources("XObject").set("Stamp", last);
    survive(it.bytes());
}

#[test]
fn patterns_and_functions_may_hold_themselves() {
    let mut it = File::new();
    let pattern = it.resource("Pattern", "Tiles");
    pattern.dict.remove(b"Resources");
    pattern.content = b"/Pattern cs /Tiles scn 0 0 1 1 re f".to_vec();
    let function = it.0.new_object_id();
    let parts: Vec<Object> = vec![function.into(); 50];
    let stitched = dictionary! {
        "FunctionType" => 3, "Domain" => vec![0.into(), 1.into()], "Functions" => parts,
        "Bounds" => Vec::<Object>::new(), "Encode" => Vec::<Object>::new(),
    };
    it.0.objects.insert(function, stitched.into());
    let space = it.0.new_object_id();
    let own = vec!["Separation".into(), "X".into(), space.into(), function.into()];
    it.0.objects.insert(space, own.into());
    it.resources("ColorSpace").set("House", space);
    it.draw(1, "/House cs 1 scn 0 0 9 9 re f");
    survive(it.bytes());
}

#[test]
fn a_small_stream_may_become_a_large_one() {
    let mut it = File::new();
    let mut bomb = Stream::new(Dictionary::new(), vec![b' '; 513 << 20]);
    bomb.compress().unwrap();
    assert!(bomb.content.len() < 1 << 20);
    let id = it.add(bomb);
    it.page(1).set("Contents", id);
    survive(it.bytes());
}

#[test]
fn an_image_may_lie_about_its_size() {
    let mut it = File::new();
    let photo = it.resource("XObject", "Photo");
    photo.dict.set("Width", 2_000_000_000);
    photo.dict.set("Height", 2_000_000_000);
    it.resource("XObject", "Table").dict.set("Height", -1);
    it.resource("XObject", "Lines").dict.set("BitsPerComponent", 77);
    survive(it.bytes());
}

#[test]
fn numbers_may_be_none() {
    let mut it = File::new();
    it.draw(1, "1e38 0 0 1e38 0 0 cm 1e38 w 1e38 1e38 m 1e38 -1e38 l S");
    it.draw(2, "0 0 0 0 0 0 cm /Photo Do /Serif 0 Tf BT (x) Tj ET 7 sc 1 scn /Blend sh");
    it.page(3).set("UserUnit", -1);
    it.page(4).set("TrimBox", vec![0.into(), 0.into(), 0.into(), 0.into()]);
    survive(it.bytes());
}

/// Each byte of the file's text may be another one: nothing must panic past the guard,
/// and nothing hang.
#[test]
fn bytes_may_be_changed() {
    let bytes = File::new().bytes();
    // The font is most of it, and is read by others.
    let font = bytes.windows(6).position(|it| it == b"stream").unwrap();
    let mut places: Vec<usize> = (0..font).step_by(331).collect();
    places.extend((bytes.len() - 12_000..bytes.len()).step_by(307));
    for at in places {
        let mut damaged = bytes.clone();
        damaged[at] = damaged[at].wrapping_add(5);
        survive(damaged);
    }
}
