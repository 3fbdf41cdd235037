//! Images that are made of pixels, as far as their first bytes tell.

use std::io::Cursor;

use image::{ImageDecoder, ImageFormat, ImageReader};

use super::{broken, huge};
use crate::diagnostic::Diagnostic;
use crate::terms::ImageKind;

/// The most pixels that an image may have: twice what a page of A4 has at 600
/// to the inch, and 200 MB once decoded.
pub const MAX_PIXELS: u64 = 50_000_000;

/// What the first bytes say that the file is.
pub fn kind(bytes: &[u8]) -> Option<ImageKind> {
    match bytes {
        [0x89, b'P', b'N', b'G', ..] => Some(ImageKind::Png),
        [0xff, 0xd8, 0xff, ..] => Some(ImageKind::Jpeg),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => {
            Some(ImageKind::WebP)
        }
        _ => None,
    }
}

/// The width and height in pixels, as they are shown; no pixel is decoded.
///
/// Fails if they cannot be read, or are too large.
pub fn size(path: &str, kind: ImageKind, bytes: &[u8]) -> Result<(u32, u32), Diagnostic> {
    let format = match kind {
        ImageKind::Png => ImageFormat::Png,
        ImageKind::Jpeg => ImageFormat::Jpeg,
        ImageKind::WebP | ImageKind::Svg => ImageFormat::WebP,
    };
    let reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut decoder = reader.into_decoder().map_err(|error| fault(path, &error))?;
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    if pixels > MAX_PIXELS {
        let megapixels = pixels / 1_000_000;
        return Err(huge(
            path,
            &format!("{width} × {height} pixels, {megapixels} megapixels"),
        ));
    }
    if pixels == 0 {
        return Err(broken(path, "it has no pixels"));
    }
    // Cameras note how they were held, and every edition turns the image.
    let turned = decoder.orientation().is_ok_and(|how| how.to_exif() > 4);
    Ok(if turned { (height, width) } else { (width, height) })
}

fn fault(path: &str, error: &image::ImageError) -> Diagnostic {
    match error {
        image::ImageError::Limits(_) => huge(path, "more than can be decoded"),
        _ => broken(path, "its beginning cannot be read"),
    }
}
