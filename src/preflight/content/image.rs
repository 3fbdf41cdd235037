use std::borrow::Cow;

use hayro_syntax::Filter;
use hayro_syntax::object::dict::keys;
use hayro_syntax::object::stream::Stream;
use hayro_syntax::object::{Array, Dict, Number, Object};
use hayro_syntax::page::Resources;
use kurbo::Affine;
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use super::Shape;
use super::raster::Raster;
use crate::preflight::colour::Space;
use crate::preflight::limits::Budget;
use crate::preflight::order::Order;
use crate::readback::Error;

/// An image of the file (ISO 32000-1, 8.9.5), in the resources or in the content.
pub(super) struct Image<'i, 'a> {
    stream: &'i Stream<'a>,
    width: u32,
    height: u32,
    bits: u32,
    /// Whether it is a stencil, painted with the colour in force.
    pub mask: bool,
    /// Its colour space; `None` for a stencil, and where it does not say.
    pub space: Option<Space>,
}

impl<'i, 'a> Image<'i, 'a> {
    /// What its dictionary says.
    pub fn new(stream: &'i Stream<'a>, resources: &Resources<'_>) -> Self {
        let dict = stream.dict();
        let size = |long: &[u8], short: &[u8]| either::<u32>(dict, long, short);
        let mask = either::<bool>(dict, keys::IMAGE_MASK, b"IM").unwrap_or(false);
        let space = either::<Object<'_>>(dict, keys::COLORSPACE, b"CS");
        let space = space.filter(|_| !mask).and_then(|it| Space::read(&it, resources));
        let bits = size(keys::BITS_PER_COMPONENT, b"BPC").unwrap_or(8);
        Self {
            stream,
            width: size(keys::WIDTH, b"W").unwrap_or(0),
            height: size(keys::HEIGHT, b"H").unwrap_or(0),
            bits: if mask { 1 } else { bits },
            mask,
            space,
        }
    }

    /// Whether some of it is mixed with what lies beneath (11.6.5.3).
    pub fn is_transparent(&self) -> bool {
        let dict = self.stream.dict();
        let in_data = dict.get::<i32>(keys::SMASK_IN_DATA).unwrap_or(0) != 0;
        in_data || dict.get::<Stream<'_>>(keys::SMASK).is_some()
    }

    /// What it is on the page, where `matrix` makes a unit square of it and a unit of
    /// the page has `unit` points.
    pub fn shape(&self, matrix: Affine, unit: f64) -> Shape {
        let [a, b, c, d, ..] = matrix.as_coeffs();
        let inches = |x: f64, y: f64| x.hypot(y) * unit / 72.0;
        let across = f64::from(self.width) / inches(a, b);
        let up = f64::from(self.height) / inches(c, d);
        let single = self.width <= 1 && self.height <= 1;
        let resolution = across.min(up);
        Shape::Image {
            resolution: (!single && resolution.is_finite()).then_some(resolution),
            bilevel: self.bits == 1,
        }
    }

    /// All its inks where they are most, in per cent. `None` where they cannot be
    /// told: in JPEG 2000, and where one format is packed into another.
    pub fn ink(&self, order: &Order, budget: &Budget) -> Result<Option<f64>, Error> {
        let Some(space) = &self.space else { return Ok(None) };
        if *space == Space::Gray || space.foreign().is_some() {
            return Ok(None);
        }
        let count = u64::from(self.width) * u64::from(self.height);
        let samples = count.saturating_mul(space.components() as u64);
        if count == 0 || !budget.streams.samples(samples)? {
            return Ok(None);
        }
        let (data, bits) = match self.stream.filters().as_slice() {
            [Filter::DctDecode] => {
                (jpeg(&self.stream.raw_data(), space.components(), samples), 8)
            }
            _ => (budget.streams.decode(self.stream)?.map(Cow::into_owned), self.bits),
        };
        let decode = either::<Array<'_>>(self.stream.dict(), keys::DECODE, b"D");
        let raster = Raster {
            space,
            width: self.width as usize,
            height: self.height as usize,
            bits,
            decode: decode.map(|decode| numbers(&decode)),
        };
        Ok(data.and_then(|data| raster.peak(&data, order)))
    }
}

fn numbers(array: &Array<'_>) -> Vec<f64> {
    array.iter::<Number>().take(100).map(|number| number.as_f64()).collect()
}

/// An entry by its name, or by the short one that it has in content streams (8.9.7).
fn either<'a, T>(dict: &Dict<'a>, long: &[u8], short: &[u8]) -> Option<T>
where
    T: TryFrom<Object<'a>>,
{
    let object = dict.get::<Object<'a>>(long).or_else(|| dict.get(short));
    object.and_then(|object| T::try_from(object).ok())
}

/// The samples of a JPEG as they are stored; `None` where it is broken, or has more or
/// fewer than are wanted.
fn jpeg(data: &[u8], components: usize, samples: u64) -> Option<Vec<u8>> {
    let mut decoder = JpegDecoder::new(ZCursor::new(data));
    decoder.decode_headers().ok()?;
    let (width, height) = decoder.dimensions()?;
    let stored =
        (width as u64).checked_mul(height as u64)?.checked_mul(components as u64);
    if stored? != samples {
        return None;
    }
    let colours = match (decoder.input_colorspace()?, components) {
        (ColorSpace::CMYK | ColorSpace::YCCK, 4) => ColorSpace::CMYK,
        (ColorSpace::Luma, 1) => ColorSpace::Luma,
        _ => return None,
    };
    decoder.set_options(DecoderOptions::default().jpeg_set_out_colorspace(colours));
    decoder.decode().ok()
}
