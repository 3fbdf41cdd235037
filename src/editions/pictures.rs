//! Images as screens need them: decoded once, all of them in parallel, and made
//! no larger than a screen shows.
//!
//! An image gets at most [`WIDTH`] pixels, twice the column of the HTML, and
//! weighs at most [`WEIGHT`] bytes. What is small and light enough is taken as it
//! is; so are drawings. The same image always gives the same bytes.

use std::io::Cursor;
use std::sync::Arc;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType as PngFilter, PngEncoder};
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader};
use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::model::walk::{self, Met};
use crate::model::{Document, Image, ImageKind};

/// How many pixels wide an image is at most: the HTML's column of 38 rem, on a
/// screen with two pixels to each CSS pixel, in type of 18 pixels.
pub const WIDTH: u32 = 1400;

/// How many pixels high it is at most.
pub const HEIGHT: u32 = 2000;

/// How many bytes an image weighs at most, unless it is a drawing.
pub const WEIGHT: usize = 300_000;

/// How faithful photographs are kept, the first try first.
const QUALITIES: [u8; 3] = [82, 72, 60];

/// How narrow an image becomes at last, for the sake of its weight.
const NARROWEST: u32 = 480;

/// An image as the EPUB and the HTML hold it.
#[derive(Debug, Clone)]
pub struct Picture {
    /// What kind of image it is.
    pub kind: ImageKind,
    /// The file.
    pub bytes: Arc<[u8]>,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
}

/// The images of `document`, in their order.
///
/// Fails with a diagnostic for each whose pixels cannot be decoded.
pub fn for_screens(document: &Document) -> Result<Vec<Picture>, Diagnostics> {
    let made: Vec<_> = document.images.par_iter().map(for_screen).collect();
    let mut pictures = Vec::with_capacity(made.len());
    let mut faults = Diagnostics::new();
    for (index, result) in made.into_iter().enumerate() {
        match result {
            Ok(picture) => pictures.push(picture),
            Err(why) => faults.push(broken(document, index, &why)),
        }
    }
    if faults.is_empty() { Ok(pictures) } else { Err(faults) }
}

fn broken(document: &Document, index: usize, why: &str) -> Diagnostic {
    let path = &document.images[index].path;
    Diagnostic::error("image-broken", format!("{path} is damaged: {why}"))
        .at(place(document, index))
        .hint("save it anew, or get it again from where it was made")
}

/// Where the image first stands.
fn place(document: &Document, index: usize) -> Option<Place> {
    let mut place = None;
    for section in &document.sections {
        walk::section(section, &mut |met| {
            if let Met::Figure(figure) = met
                && figure.picture.image == index
                && place.is_none()
            {
                place = Some(figure.picture.place.clone());
            }
        });
    }
    place
}

fn for_screen(image: &Image) -> Result<Picture, String> {
    let format = match image.kind {
        ImageKind::Svg => return Ok(as_it_is(image)),
        ImageKind::Png => ImageFormat::Png,
        ImageKind::Jpeg => ImageFormat::Jpeg,
        ImageKind::WebP => ImageFormat::WebP,
    };
    let mut decoder = ImageReader::with_format(Cursor::new(&*image.bytes), format)
        .into_decoder()
        .map_err(|error| error.to_string())?;
    let turned = decoder.orientation().map_err(|error| error.to_string())?;
    let mut pixels =
        DynamicImage::from_decoder(decoder).map_err(|error| error.to_string())?;
    // Not every reading system turns what a camera was held askew for.
    let upright = turned == Orientation::NoTransforms;
    if upright
        && image.width <= WIDTH
        && image.height <= HEIGHT
        && image.bytes.len() <= WEIGHT
    {
        return Ok(as_it_is(image));
    }
    pixels.apply_orientation(turned);
    let (width, height) = fit(pixels.width(), pixels.height());
    lightest(&scaled(pixels, width, height)).map_err(|error| error.to_string())
}

fn as_it_is(image: &Image) -> Picture {
    let Image { kind, bytes, width, height, .. } = image.clone();
    Picture { kind, bytes, width, height }
}

/// The size at which the image fits, in its own proportions.
fn fit(width: u32, height: u32) -> (u32, u32) {
    let share = |own: u32, most: u32| f64::from(most) / f64::from(own.max(1));
    let by = share(width, WIDTH).min(share(height, HEIGHT)).min(1.0);
    let scaled = |own: u32| (f64::from(own) * by).round().max(1.0) as u32;
    (scaled(width), scaled(height))
}

/// The image in a new size. Averages first take away what is far too fine, in a
/// fraction of the time that the better filter would need.
fn scaled(pixels: DynamicImage, width: u32, height: u32) -> DynamicImage {
    if (pixels.width(), pixels.height()) == (width, height) {
        return pixels;
    }
    let pixels = if pixels.width() / 3 > width && pixels.height() / 3 > height {
        pixels.thumbnail_exact(width * 2, height * 2)
    } else {
        pixels
    };
    pixels.resize_exact(width, height, FilterType::CatmullRom)
}

/// The image as the lightest file that is faithful, or, if that is too heavy,
/// less faithful, and at last smaller.
fn lightest(pixels: &DynamicImage) -> image::ImageResult<Picture> {
    let mut pixels = eight_bits(pixels);
    loop {
        let mut best = (ImageKind::Png, png(&pixels)?);
        if !pixels.color().has_alpha() {
            for quality in QUALITIES {
                let bytes = jpeg(&pixels, quality)?;
                if bytes.len() < best.1.len() {
                    best = (ImageKind::Jpeg, bytes);
                }
                if best.1.len() <= WEIGHT {
                    break;
                }
            }
        }
        let (width, height) = (pixels.width(), pixels.height());
        if best.1.len() <= WEIGHT || width <= NARROWEST {
            let (kind, bytes) = best;
            return Ok(Picture { kind, bytes: bytes.into(), width, height });
        }
        let smaller = |own: u32| (own * 4 / 5).max(1);
        pixels = scaled(pixels, smaller(width), smaller(height));
    }
}

/// Finer steps than screens show are left out, and an alpha channel that hides
/// nothing.
fn eight_bits(pixels: &DynamicImage) -> DynamicImage {
    let opaque = !pixels.color().has_alpha()
        || pixels.to_rgba8().pixels().all(|pixel| pixel.0[3] == u8::MAX);
    match (pixels.color().has_color(), opaque) {
        (true, true) => DynamicImage::ImageRgb8(pixels.to_rgb8()),
        (true, false) => DynamicImage::ImageRgba8(pixels.to_rgba8()),
        (false, true) => DynamicImage::ImageLuma8(pixels.to_luma8()),
        (false, false) => DynamicImage::ImageLumaA8(pixels.to_luma_alpha8()),
    }
}

fn png(pixels: &DynamicImage) -> image::ImageResult<Vec<u8>> {
    let mut bytes = Vec::new();
    let (best, filter) = (CompressionType::Default, PngFilter::Adaptive);
    pixels.write_with_encoder(PngEncoder::new_with_quality(&mut bytes, best, filter))?;
    Ok(bytes)
}

fn jpeg(pixels: &DynamicImage, quality: u8) -> image::ImageResult<Vec<u8>> {
    let mut bytes = Vec::new();
    pixels.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, quality))?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn image(pixels: DynamicImage) -> Image {
        let bytes = png(&pixels).unwrap();
        Image {
            path: "a.png".into(),
            kind: ImageKind::Png,
            bytes: bytes.into(),
            width: pixels.width(),
            height: pixels.height(),
        }
    }

    /// Pixels that no format makes much smaller.
    fn noise(width: u32, height: u32) -> DynamicImage {
        let mut state = 1_u32;
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        };
        let pixels = image::RgbImage::from_fn(width, height, |_, _| {
            image::Rgb([next(), next(), next()])
        });
        DynamicImage::ImageRgb8(pixels)
    }

    #[test]
    fn what_is_small_stays_as_it_is() {
        let small = image(DynamicImage::new_rgb8(30, 20));
        let picture = for_screen(&small).unwrap();
        assert_eq!(picture.bytes, small.bytes);
    }

    #[test]
    fn what_is_large_is_made_smaller_in_its_proportions() {
        let picture = for_screen(&image(DynamicImage::new_rgb8(6000, 3000))).unwrap();
        assert_eq!((picture.width, picture.height), (1400, 700));
        assert_eq!(picture.kind, ImageKind::Png);
        let tall = for_screen(&image(DynamicImage::new_luma8(1000, 4000))).unwrap();
        assert_eq!((tall.width, tall.height), (500, 2000));
    }

    #[test]
    fn what_is_heavy_is_made_lighter() {
        let picture = for_screen(&image(noise(1600, 1200))).unwrap();
        assert_eq!(picture.kind, ImageKind::Jpeg);
        assert!(picture.bytes.len() <= WEIGHT, "{}", picture.bytes.len());
        let again = for_screen(&image(noise(1600, 1200))).unwrap();
        assert_eq!(picture.bytes, again.bytes);
    }

    #[test]
    fn damaged_pixels_are_told() {
        let mut broken = image(noise(40, 40));
        broken.bytes = broken.bytes[..broken.bytes.len() / 2].into();
        assert!(for_screen(&broken).is_err());
    }
}
