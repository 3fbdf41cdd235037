//! Images in inks.
//!
//! Pixels in RGB are converted by the output profile, or by that which they bring; gray
//! ones are printed in black alone. What can be seen through is laid on white.

use std::io::Cursor;

use image::{ImageFormat, ImageReader};
use lopdf::{Document as File, Error, Object, ObjectId, Stream};
use rayon::prelude::*;

use super::inks::{Inks, Pixels};
use super::spaces::Space;
use super::walk::Found;
use super::{on_page, resolved};
use crate::diagnostic::{Diagnostic, Diagnostics};

/// Converts all images.
pub fn convert(
    file: &mut File,
    found: &Found,
    inks: &Inks,
    faults: &mut Diagnostics,
) -> Result<(), Error> {
    let converted: Vec<_> =
        found.images.par_iter().map(|&(id, _)| converted(file, id, inks)).collect();
    for (&(id, page), result) in found.images.iter().zip(converted) {
        match result {
            Ok(None) => {}
            Ok(Some(image)) => *file.get_object_mut(id)? = Object::Stream(image),
            Err(why) => {
                let what = format!("an image cannot be printed: {why}");
                let hint = "save it as a PNG or JPEG of 8 bits, in RGB or gray, without \
                            anything to be seen through";
                let fault = Diagnostic::error("press-image", on_page(page, &what));
                faults.push(fault.hint(hint));
            }
        }
    }
    Ok(())
}

/// The image as it is printed; `None` if it can stay as it is. Fails with what keeps it
/// from being printed.
fn converted(file: &File, id: ObjectId, inks: &Inks) -> Result<Option<Stream>, String> {
    let own = file.get_object(id).and_then(Object::as_stream).map_err(told)?;
    if own.dict.has(b"ImageMask") {
        return Ok(None);
    }
    let object = own.dict.get(b"ColorSpace").map_err(told)?;
    let space = Space::of(file, object);
    let mask = own.dict.get(b"SMask").ok();
    let bits =
        own.dict.get(b"BitsPerComponent").and_then(Object::as_i64).map_err(told)?;
    let mut made = own.clone();
    made.dict.remove(b"SMask");
    match space {
        Space::Cmyk if mask.is_none() => return Ok(None),
        Space::Gray if mask.is_none() => made.dict.set("ColorSpace", "DeviceGray"),
        Space::Gray | Space::Rgb if !own.dict.has(b"Decode") => {
            let components = if space == Space::Gray { 1 } else { 3 };
            let mut pixels = pixels(own, components, bits)?;
            if let Some(mask) = mask {
                let mask =
                    resolved(file, mask).and_then(Object::as_stream).map_err(told)?;
                lay_on_white(&mut pixels, components, &self::pixels(mask, 1, bits)?)?;
            }
            let printed = match space {
                Space::Gray => Pixels::Gray(pixels),
                _ => inks.pixels(&pixels, profile(file, object).as_deref())?,
            };
            fill(&mut made, printed)?;
        }
        _ => return Err("its colours cannot be converted".to_owned()),
    }
    Ok(Some(made))
}

fn told(error: Error) -> String {
    error.to_string()
}

/// The bytes of an image, `components` to a pixel, eight bits each.
fn pixels(image: &Stream, components: usize, bits: i64) -> Result<Vec<u8>, String> {
    let is_jpeg =
        image.filters().is_ok_and(|filters| filters == [b"DCTDecode".as_slice()]);
    let bytes = if is_jpeg {
        let reader =
            ImageReader::with_format(Cursor::new(&image.content), ImageFormat::Jpeg);
        let decoded = reader.decode().map_err(|error| error.to_string())?;
        if components == 1 {
            decoded.into_luma8().into_raw()
        } else {
            decoded.into_rgb8().into_raw()
        }
    } else {
        let bytes = image.get_plain_content().map_err(told)?;
        match bits {
            8 => bytes,
            // The finer half of each number is more than any press shows.
            16 => bytes.chunks_exact(2).map(|pair| pair[0]).collect(),
            _ => return Err(format!("it has {bits} bits to a colour")),
        }
    };
    let side = |key: &[u8]| image.dict.get(key).and_then(Object::as_i64).map_err(told);
    let expected = side(b"Width")? * side(b"Height")? * components as i64;
    match usize::try_from(expected) == Ok(bytes.len()) {
        true => Ok(bytes),
        false => Err("it has not as many pixels as it says".to_owned()),
    }
}

/// Mixes pixels with white as far as the mask lets them be seen through.
fn lay_on_white(pixels: &mut [u8], components: usize, mask: &[u8]) -> Result<(), String> {
    if pixels.len() != mask.len() * components {
        return Err("its mask has another size".to_owned());
    }
    for (pixel, &opaque) in pixels.chunks_exact_mut(components).zip(mask) {
        for value in pixel {
            let mixed = u16::from(*value) * u16::from(opaque)
                + u16::from(u8::MAX) * u16::from(u8::MAX - opaque);
            *value = ((mixed + 127) / 255) as u8;
        }
    }
    Ok(())
}

/// The profile that a colour space brings.
fn profile(file: &File, space: &Object) -> Option<Vec<u8>> {
    let parts = resolved(file, space).ok()?.as_array().ok()?;
    let stream = resolved(file, parts.get(1)?).ok()?.as_stream().ok()?;
    stream.get_plain_content().ok()
}

fn fill(image: &mut Stream, pixels: Pixels) -> Result<(), String> {
    let (space, bytes) = match pixels {
        Pixels::Gray(bytes) => ("DeviceGray", bytes),
        Pixels::Cmyk(bytes) => ("DeviceCMYK", bytes),
    };
    image.dict.set("ColorSpace", space);
    image.dict.set("BitsPerComponent", 8);
    image.set_plain_content(bytes);
    image.compress().map_err(told)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_be_seen_through_is_laid_on_white() {
        let mut pixels = [10, 20, 30, 10, 20, 30, 0, 0, 0];
        lay_on_white(&mut pixels, 3, &[255, 0, 128]).unwrap();
        assert_eq!(pixels, [10, 20, 30, 255, 255, 255, 127, 127, 127]);
        assert!(lay_on_white(&mut pixels, 3, &[1]).is_err());
    }
}
