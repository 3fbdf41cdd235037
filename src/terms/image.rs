//! Images as a work's folder holds them.

use std::sync::Arc;

/// An image file that was looked at: it is what its name says, and neither
/// too large nor dangerous.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    /// The file's path within the work's folder.
    pub path: String,
    /// What kind of image it is.
    pub kind: ImageKind,
    /// The file.
    pub bytes: Arc<[u8]>,
    /// Its width: in pixels, or in CSS pixels where it has no pixels of its own.
    pub width: u32,
    /// Its height, likewise.
    pub height: u32,
}

/// The kinds of images that every edition can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImageKind {
    /// Pixels without loss.
    Png,
    /// Photographs.
    Jpeg,
    /// Either of the two.
    WebP,
    /// Lines and areas, of any size.
    Svg,
}

impl Image {
    /// Its width in thousandths of its height.
    pub fn proportion(&self) -> u32 {
        let proportion = u64::from(self.width) * 1000 / u64::from(self.height.max(1));
        u32::try_from(proportion).unwrap_or(u32::MAX)
    }
}

impl ImageKind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Png, Self::Jpeg, Self::WebP, Self::Svg];

    /// What people call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Png => "PNG",
            Self::Jpeg => "JPEG",
            Self::WebP => "WebP",
            Self::Svg => "SVG",
        }
    }

    /// Its media type (RFC 2046, 6838).
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::WebP => "image/webp",
            Self::Svg => "image/svg+xml",
        }
    }

    /// What names of its files end with, the usual ending first.
    pub fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Png => &["png"],
            Self::Jpeg => &["jpg", "jpeg"],
            Self::WebP => &["webp"],
            Self::Svg => &["svg"],
        }
    }
}
