//! Images in the press edition.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use lopdf::{Object, Stream};

use super::file::File;
use super::work::Work;

const TEXT: &str = "# Kart\n\n![Et fjell](BILDE){width=20%}\n";

/// A work that shows the image `name`.
fn work(name: &str, bytes: impl Into<Vec<u8>>) -> Work {
    let work = Work::named("figures-without-numbers");
    let toml = "title = \"Kart\"\nlanguage = \"nb\"\npublisher = \"Laget\"\n\
                identifier = \"urn:uuid:5d1a7c52-0f5e-4f63-9a44-6f5d6c1f7a10\"\n\
                modified = 2026-01-31\ntext = [\"a.md\"]\n";
    let text = TEXT.replace("BILDE", name);
    work.file("publication.toml", toml).file("a.md", text).file(name, bytes)
}

fn encoded(pixels: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Vec::new();
    pixels.into().write_to(&mut Cursor::new(&mut bytes), format).unwrap();
    bytes
}

/// The one image of the press edition: its colour space, and its samples, where it is no
/// JPEG.
fn printed(work: &Work) -> (String, Vec<u8>) {
    let file = File::open(&work.press());
    let is_image = |stream: &&Stream| {
        stream
            .dict
            .get(b"Subtype")
            .and_then(Object::as_name)
            .is_ok_and(|it| it == b"Image")
    };
    let streams = file.document.objects.values().filter_map(|it| it.as_stream().ok());
    let images: Vec<&Stream> = streams.filter(is_image).collect();
    let [image] = images.as_slice() else { panic!("{} images", images.len()) };
    assert!(!image.dict.has(b"SMask"));
    let space = image.dict.get(b"ColorSpace").unwrap().as_name().unwrap();
    let space = String::from_utf8(space.to_vec()).unwrap();
    (space, image.get_plain_content().unwrap_or_default())
}

#[test]
fn pixels_become_inks() {
    let red = RgbImage::from_pixel(400, 300, Rgb([220, 20, 30]));
    for format in [ImageFormat::Png, ImageFormat::Jpeg] {
        let name = if format == ImageFormat::Png { "a.png" } else { "a.jpg" };
        let (space, inks) = printed(&work(name, encoded(red.clone(), format)));
        assert_eq!((space.as_str(), inks.len()), ("DeviceCMYK", 400 * 300 * 4));
        let [cyan, magenta, yellow, black] = inks[..4] else { panic!("no pixel") };
        assert!(
            cyan < 40 && magenta > 200 && yellow > 170 && black < 60,
            "{:?}",
            &inks[..4]
        );
    }
}

#[test]
fn what_is_gray_is_black_alone() {
    let gray = RgbImage::from_pixel(400, 300, Rgb([90, 90, 90]));
    let (space, inks) = printed(&work("a.png", encoded(gray, ImageFormat::Png)));
    assert_eq!((space.as_str(), inks.len(), inks[0]), ("DeviceGray", 400 * 300, 90));
    let gray = image::GrayImage::from_pixel(400, 300, image::Luma([200]));
    let (space, _) = printed(&work("a.png", encoded(gray.clone(), ImageFormat::Png)));
    assert_eq!(space, "DeviceGray");
    let (space, _) = printed(&work("a.jpg", encoded(gray, ImageFormat::Jpeg)));
    assert_eq!(space, "DeviceGray");
}

#[test]
fn transparent_pixels_are_laid_on_white() {
    let clear = RgbaImage::from_fn(400, 300, |x, _| match x < 200 {
        true => Rgba([220, 20, 30, 0]),
        false => Rgba([220, 20, 30, 255]),
    });
    let (space, inks) = printed(&work("a.png", encoded(clear, ImageFormat::Png)));
    assert_eq!(space, "DeviceCMYK");
    assert_eq!(inks[..4], [0; 4]);
    assert!(inks[399 * 4 + 1] > 200);
}

#[test]
fn drawings_are_in_inks() {
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 30 20\">\
        <linearGradient id=\"a\"><stop stop-color=\"#fff\"/><stop offset=\".3\" \
        stop-color=\"#0af\"/><stop offset=\"1\" stop-color=\"#006\"/></linearGradient>\
        <path d=\"M0 20L15 2l15 18z\" fill=\"url(#a)\" stroke=\"#000\"/>\
        <path d=\"M0 1h9v3H0z\" fill=\"#c00\"/></svg>";
    let file = File::open(&work("a.svg", svg).press());
    super::check_file(&file, "a.svg");
    let is_shading =
        |object: &&Object| object.as_dict().is_ok_and(|own| own.has(b"ShadingType"));
    let shadings: Vec<&Object> =
        file.document.objects.values().filter(is_shading).collect();
    assert!(!shadings.is_empty());
    for shading in shadings {
        let space = shading.as_dict().unwrap().get(b"ColorSpace").unwrap();
        assert_eq!(space.as_name().unwrap(), b"DeviceCMYK");
    }
}

#[test]
fn what_can_be_seen_through_is_refused_by_name() {
    for shape in
        ["fill-opacity=\".5\"", "opacity=\".5\"", "style=\"mix-blend-mode:multiply\""]
    {
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 30 20\">\
             <path d=\"M0 20L15 2l15 18z\" fill=\"#c00\" {shape}/></svg>"
        );
        let faults = work("fjell.svg", svg).faults();
        assert!(faults.contains("fjell.svg cannot be printed"), "{shape}: {faults}");
        assert!(faults.contains("[press-transparency]"), "{shape}: {faults}");
    }
}
