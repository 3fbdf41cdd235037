//! Which inks a colour becomes.

use std::collections::HashSet;
use std::sync::Arc;

use moxcms::{
    ColorProfile, Layout, RenderingIntent, Transform8BitExecutor, TransformF32Executor,
    TransformOptions,
};

use crate::diagnostic::Diagnostic;
use crate::model::Press;

/// The profile that is built in: offset on coated paper, of ISO 12647-2.
pub const FOGRA39: &[u8] =
    include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/profiles/FOGRA39L_coated.icc"));

/// Shares of cyan, magenta, yellow and black, from 0 to 1.
pub type Ink = [f32; 4];

/// Black alone.
pub const BLACK: Ink = [0.0, 0.0, 0.0, 1.0];

/// Up to how many colours an image is a drawing, and its black that of text.
const DRAWING: usize = 256;

/// Makes inks of colours, by an output profile.
pub struct Inks {
    profile: ColorProfile,
    colours: Arc<TransformF32Executor>,
    /// How much ink there may be at one place; 1 is all of one.
    limit: f32,
}

/// Pixels as they are printed.
pub enum Pixels {
    /// A byte each, of which 255 is white.
    Gray(Vec<u8>),
    /// Four bytes each, of which 255 is all of an ink.
    Cmyk(Vec<u8>),
}

impl Inks {
    /// Those of what `press` asks for. Fails if its profile makes no inks.
    pub fn new(press: &Press) -> Result<Self, Diagnostic> {
        let bytes = press.profile.as_ref().map_or(FOGRA39, |profile| &profile.bytes);
        let profile = ColorProfile::new_from_slice(bytes).map_err(unusable)?;
        let colours = ColorProfile::new_srgb()
            .create_transform_f32(Layout::Rgb, &profile, Layout::Rgba, options())
            .map_err(unusable)?;
        Ok(Self { profile, colours, limit: f32::from(press.ink) / 100.0 })
    }

    /// The inks of a colour in sRGB. What has no hue is made of black alone: type and
    /// thin lines of four inks would be blurred wherever the plates are a hair apart.
    pub fn colour(&self, rgb: [f32; 3]) -> Ink {
        let [red, green, blue] = rgb;
        if red == green && green == blue {
            return [0.0, 0.0, 0.0, 1.0 - red];
        }
        let mut ink = [0.0; 4];
        // It fails only for slices of the wrong length.
        let _ = self.colours.transform(&rgb, &mut ink);
        limited(ink.map(|share| share.clamp(0.0, 1.0)), self.limit)
            .map(|share| (share * 1000.0).round() / 1000.0)
    }

    /// Whether there is more of an ink than may be at one place.
    pub fn exceeds(&self, ink: Ink) -> bool {
        ink.iter().sum::<f32>() > self.limit + 0.005
    }

    /// How much ink there may be at one place, in per cent.
    pub fn limit(&self) -> f32 {
        self.limit * 100.0
    }

    /// The inks of pixels in RGB, three bytes each, whose colours `source`, an ICC
    /// profile, describes; without one, sRGB. Fails if they cannot be converted by it.
    pub fn pixels(&self, rgb: &[u8], source: Option<&[u8]>) -> Result<Pixels, String> {
        if rgb.chunks_exact(3).all(|pixel| pixel[0] == pixel[1] && pixel[1] == pixel[2]) {
            return Ok(Pixels::Gray(rgb.chunks_exact(3).map(|pixel| pixel[0]).collect()));
        }
        let source = source.and_then(|bytes| ColorProfile::new_from_slice(bytes).ok());
        let source = source.unwrap_or_else(ColorProfile::new_srgb);
        let transform: Arc<Transform8BitExecutor> = source
            .create_transform_8bit(Layout::Rgb, &self.profile, Layout::Rgba, options())
            .map_err(|error| error.to_string())?;
        let mut inks = vec![0; rgb.len() / 3 * 4];
        transform.transform(rgb, &mut inks).map_err(|error| error.to_string())?;
        let is_drawing = is_drawing(rgb);
        for (pixel, ink) in rgb.chunks_exact(3).zip(inks.as_chunks_mut::<4>().0) {
            *ink = match pixel {
                [0, 0, 0] if is_drawing => [0, 0, 0, 255],
                _ => limited(ink.map(f32::from), self.limit * 255.0).map(|it| it as u8),
            };
        }
        Ok(Pixels::Cmyk(inks))
    }
}

fn options() -> TransformOptions {
    TransformOptions {
        rendering_intent: RenderingIntent::Perceptual,
        ..TransformOptions::default()
    }
}

fn unusable(error: moxcms::CmsError) -> Diagnostic {
    let message = format!("nothing can be printed by the output profile: {error}");
    Diagnostic::error("press-profile", message)
}

/// As much of an ink as may be at one place. Black stays: the three others give way to
/// it, in their proportions.
fn limited(ink: Ink, limit: f32) -> Ink {
    let [cyan, magenta, yellow, black] = ink;
    let coloured = cyan + magenta + yellow;
    let by = ((limit - black) / coloured.max(f32::MIN_POSITIVE)).clamp(0.0, 1.0);
    [cyan * by, magenta * by, yellow * by, black]
}

/// Whether pixels have as few colours as drawings and screenshots have.
fn is_drawing(rgb: &[u8]) -> bool {
    let mut seen = HashSet::new();
    rgb.chunks_exact(3).all(|pixel| {
        seen.insert(pixel);
        seen.len() <= DRAWING
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inks() -> Inks {
        Inks::new(&Press::default()).unwrap()
    }

    #[test]
    fn what_has_no_hue_is_black_alone() {
        assert_eq!(inks().colour([0.0; 3]), BLACK);
        assert_eq!(inks().colour([1.0; 3]), [0.0; 4]);
        assert_eq!(inks().colour([0.25; 3]), [0.0, 0.0, 0.0, 0.75]);
    }

    #[test]
    fn colours_become_the_inks_that_they_need() {
        let [cyan, magenta, yellow, _] = inks().colour([0.9, 0.1, 0.1]);
        assert!(magenta > 0.7 && yellow > 0.6 && cyan < 0.3, "{cyan} {magenta} {yellow}");
        let [cyan, magenta, yellow, black] = inks().colour([0.0, 0.6, 0.9]);
        assert!(cyan > 0.6 && yellow < 0.3, "{cyan} {magenta} {yellow} {black}");
    }

    #[test]
    fn no_ink_passes_the_limit() {
        let press = Press { ink: 200, ..Press::default() };
        let inks = Inks::new(&press).unwrap();
        for red in 0..4_u8 {
            for blue in 0..8_u8 {
                let ink =
                    inks.colour([f32::from(red) / 10.0, 0.1, f32::from(blue) / 9.0]);
                assert!(!inks.exceeds(ink), "{ink:?}");
            }
        }
        assert!(inks.exceeds([0.9, 0.9, 0.3, 0.0]));
    }

    #[test]
    fn a_gray_image_stays_gray() {
        let pixels = inks().pixels(&[7, 7, 7, 200, 200, 200], None);
        assert!(matches!(pixels, Ok(Pixels::Gray(gray)) if gray == [7, 200]));
    }

    #[test]
    fn the_black_of_a_drawing_is_that_of_text() {
        let Ok(Pixels::Cmyk(inks)) = inks().pixels(&[0, 0, 0, 255, 0, 0], None) else {
            panic!("it has a colour");
        };
        assert_eq!(inks[..4], [0, 0, 0, 255]);
        assert!(inks[5] > 180, "{inks:?}");
    }
}
