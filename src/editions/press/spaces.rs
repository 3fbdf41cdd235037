//! What the numbers of a colour mean (ISO 32000-1, 8.6).

use lopdf::{Document as File, Object};

use super::resolved;

/// A colour space.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Space {
    /// One number, of which 1 is white.
    Gray,
    /// Three, of which 1 is all of a light.
    Rgb,
    /// Four inks of the press.
    Cmyk,
    /// An ink of its own, with an alternative in CMYK.
    Spot,
    /// What a pattern draws.
    Pattern,
    /// Any other.
    Other,
}

impl Space {
    /// That of the name or array `object`.
    pub fn of(file: &File, object: &Object) -> Self {
        match resolved(file, object) {
            Ok(Object::Name(name)) => Self::named(name),
            Ok(Object::Array(parts)) => Self::family(file, parts).unwrap_or(Self::Other),
            _ => Self::Other,
        }
    }

    /// That of a name that no resource explains.
    pub fn named(name: &[u8]) -> Self {
        match name {
            b"DeviceGray" | b"CalGray" | b"G" => Self::Gray,
            b"DeviceRGB" | b"CalRGB" | b"RGB" => Self::Rgb,
            b"DeviceCMYK" | b"CMYK" => Self::Cmyk,
            b"Pattern" => Self::Pattern,
            _ => Self::Other,
        }
    }

    fn family(file: &File, parts: &[Object]) -> Option<Self> {
        let part = |index: usize| resolved(file, parts.get(index)?).ok();
        let family = part(0)?.as_name().ok()?;
        match family {
            b"ICCBased" => match part(1)?.as_stream().ok()?.dict.get(b"N").ok()? {
                Object::Integer(1) => Some(Self::Gray),
                Object::Integer(3) => Some(Self::Rgb),
                Object::Integer(4) => Some(Self::Cmyk),
                _ => None,
            },
            b"Separation" => {
                let alternative = Self::of(file, part(2)?);
                (alternative == Self::Cmyk).then_some(Self::Spot)
            }
            name => Some(Self::named(name)),
        }
    }
}
