//! Pictures of pixels: a landscape in bands of colour.

use std::io::Cursor;

use image::{ImageFormat, Rgb, RgbImage};

use super::random::Random;

/// Enough for the width of a page, printed with 200 pixels to the inch.
const WIDTH: u32 = 960;
const HEIGHT: u32 = 540;
const SKY: Rgb<u8> = Rgb([214, 229, 240]);
/// From the mountains behind to the shore in front.
const BANDS: [Rgb<u8>; 5] = [
    Rgb([150, 173, 189]),
    Rgb([104, 134, 148]),
    Rgb([92, 122, 96]),
    Rgb([62, 92, 70]),
    Rgb([38, 60, 52]),
];

/// A landscape in that format.
pub fn landscape(random: &mut Random, format: ImageFormat) -> Vec<u8> {
    let ridges: Vec<Vec<u32>> =
        (0..BANDS.len()).map(|band| ridge(random, band as u32)).collect();
    let image = RgbImage::from_fn(WIDTH, HEIGHT, |x, y| {
        let before = ridges.iter().rposition(|ridge| ridge[x as usize] <= y);
        before.map_or(SKY, |band| BANDS[band])
    });
    let mut bytes = Cursor::new(Vec::new());
    let written = image.write_to(&mut bytes, format);
    written.expect("these formats take all such images");
    bytes.into_inner()
}

/// How far from the top a band begins, in each column: straight slopes between
/// peaks that came by chance.
fn ridge(random: &mut Random, band: u32) -> Vec<u32> {
    let step = 96;
    let middle = 140 + band * 80;
    let count = WIDTH / step + 2;
    let peaks: Vec<u32> =
        (0..count).map(|_| random.within(middle - 60, middle + 40)).collect();
    let height = |x: u32| {
        let (left, right) = (peaks[(x / step) as usize], peaks[(x / step) as usize + 1]);
        (left * (step - x % step) + right * (x % step)) / step
    };
    (0..WIDTH).map(height).collect()
}
