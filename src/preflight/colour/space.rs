use std::sync::Arc;

use hayro_syntax::object::dict::keys;
use hayro_syntax::object::{Array, Name, Object, Stream, String as PdfString};
use hayro_syntax::page::Resources;

use super::{Function, Inks, Paint};
use crate::preflight::limits;
use crate::readback::pdf::small_stream;

/// A colour space (ISO 32000-1, 8.6).
#[derive(Debug, Clone, PartialEq)]
pub(in crate::preflight) enum Space {
    /// `DeviceGray`: black, by how little of it there is.
    Gray,
    /// `DeviceCMYK`.
    Cmyk,
    /// `ICCBased` with four components: inks, by a profile.
    IccCmyk,
    /// One that is not of inks, with its name and its number of components.
    Foreign(&'static str, usize),
    /// One ink, or several (`Separation`, `DeviceN`).
    Inks {
        /// Their names.
        names: Vec<Arc<str>>,
        /// What stands in for them.
        alternate: Box<Space>,
        /// How.
        tint: Option<Function>,
    },
    /// A table of colours.
    Indexed {
        /// In which space they are.
        base: Box<Space>,
        /// One after the other, a byte for each component.
        table: Vec<u8>,
    },
    /// Patterns; those without colours of their own take theirs from a space.
    Pattern(Option<Box<Space>>),
}

impl Space {
    /// Reads a colour space. A name may stand for one of `resources`. `None` where it
    /// is none.
    pub fn read(object: &Object<'_>, resources: &Resources<'_>) -> Option<Self> {
        read(object, resources, limits::DEPTH)
    }

    /// How many numbers a colour of it has.
    pub fn components(&self) -> usize {
        match self {
            Self::Gray | Self::Indexed { .. } => 1,
            Self::Cmyk | Self::IccCmyk => 4,
            Self::Foreign(_, components) => *components,
            Self::Inks { names, .. } => names.len(),
            Self::Pattern(under) => under.as_ref().map_or(0, |under| under.components()),
        }
    }

    /// The colour with which painting begins in it (8.6.5.1).
    pub fn initial(&self) -> Paint {
        match self {
            Self::Cmyk | Self::IccCmyk => self.paint(&[0.0, 0.0, 0.0, 1.0]),
            Self::Inks { names, .. } => self.paint(&vec![1.0; names.len()]),
            _ => self.paint(&vec![0.0; self.components()]),
        }
    }

    /// What painting with that colour of it prints.
    pub fn paint(&self, colour: &[f64]) -> Paint {
        Paint {
            inks: self.inks(colour),
            foreign: self.foreign(),
            spots: self.spots(),
            device_cmyk: *self == Self::Cmyk,
            flat: !matches!(self, Self::Pattern(_)),
        }
    }

    /// The inks of a colour of it; `None` where it does not say, or is not of inks.
    pub fn inks(&self, colour: &[f64]) -> Option<Inks> {
        match self {
            Self::Gray => {
                let black = 1.0 - colour.first()?.clamp(0.0, 1.0);
                Some(Inks::process([0.0, 0.0, 0.0, black]))
            }
            Self::Cmyk | Self::IccCmyk => {
                let process: [f64; 4] = colour.try_into().ok()?;
                Some(Inks::process(process.map(|tint| tint.clamp(0.0, 1.0))))
            }
            Self::Foreign(..) => None,
            Self::Inks { names, alternate, tint } => {
                let tint = tint.as_ref().and_then(|tint| tint.apply(colour));
                let alternate = tint.and_then(|colour| alternate.inks(&colour));
                let mut inks = Inks {
                    alternate: alternate.map(|inks| inks.process),
                    ..Inks::default()
                };
                for (name, tint) in names.iter().zip(colour) {
                    let tint = tint.clamp(0.0, 1.0);
                    match (plate(name), &**name) {
                        (Some(plate), _) => inks.process[plate] = tint,
                        (None, "All") => inks.all = Some(tint),
                        (None, "None") => {}
                        (None, _) => inks.spots.push((Arc::clone(name), tint)),
                    }
                }
                Some(inks)
            }
            Self::Indexed { base, table } => {
                let wide = base.components();
                let at = (*colour.first()?).max(0.0) as usize * wide;
                let entry = table.get(at..at + wide)?;
                base.inks(
                    &entry.iter().map(|it| f64::from(*it) / 255.0).collect::<Vec<_>>(),
                )
            }
            Self::Pattern(_) => None,
        }
    }

    /// What it is called, where it is none of ink or stands on one that is none.
    pub fn foreign(&self) -> Option<&'static str> {
        match self {
            Self::Foreign(name, _) => Some(name),
            Self::Inks { alternate, .. } => alternate.foreign(),
            Self::Indexed { base, .. } => base.foreign(),
            Self::Pattern(under) => under.as_ref()?.foreign(),
            Self::Gray | Self::Cmyk | Self::IccCmyk => None,
        }
    }

    /// The inks of their own that it needs.
    fn spots(&self) -> Vec<Arc<str>> {
        match self {
            Self::Inks { names, .. } => {
                let own = |name: &&Arc<str>| {
                    plate(name).is_none() && !matches!(&***name, "All" | "None")
                };
                names.iter().filter(own).cloned().collect()
            }
            Self::Indexed { base, .. } => base.spots(),
            Self::Pattern(Some(under)) => under.spots(),
            _ => Vec::new(),
        }
    }
}

/// Which of the four process inks has that name.
fn plate(name: &str) -> Option<usize> {
    ["Cyan", "Magenta", "Yellow", "Black"].iter().position(|plate| *plate == name)
}

fn read(object: &Object<'_>, resources: &Resources<'_>, depth: usize) -> Option<Space> {
    let depth = depth.checked_sub(1)?;
    match object {
        Object::Name(name) => named(name, resources, depth),
        Object::Array(array) => family(array, resources, depth),
        _ => None,
    }
}

fn named(name: &Name<'_>, resources: &Resources<'_>, depth: usize) -> Option<Space> {
    let (default, space) = match name.as_ref() {
        b"DeviceGray" | b"G" => (b"DefaultGray".as_slice(), Space::Gray),
        b"DeviceCMYK" | b"CMYK" => (b"DefaultCMYK".as_slice(), Space::Cmyk),
        b"DeviceRGB" | b"RGB" => {
            (b"DefaultRGB".as_slice(), Space::Foreign("DeviceRGB", 3))
        }
        b"Pattern" => return Some(Space::Pattern(None)),
        // Without an array around it, it has no dictionary.
        b"CalGray" | b"CalRGB" | b"Lab" => return None,
        _ => return read(&resources.get_color_space(name)?, resources, depth),
    };
    // What a device's colours are may be said in the resources (8.6.5.6).
    match resources.color_spaces.get::<Object<'_>>(default) {
        Some(array @ Object::Array(_)) => read(&array, resources, depth),
        _ => Some(space),
    }
}

fn family(array: &Array<'_>, resources: &Resources<'_>, depth: usize) -> Option<Space> {
    let mut parts = array.iter::<Object<'_>>();
    let name = parts.next()?.into_name()?;
    let mut space = || read(&parts.next()?, resources, depth);
    match name.as_ref() {
        b"CalGray" => Some(Space::Foreign("CalGray", 1)),
        b"CalRGB" => Some(Space::Foreign("CalRGB", 3)),
        b"Lab" => Some(Space::Foreign("Lab", 3)),
        b"ICCBased" => icc(&parts.next()?.into_stream()?),
        b"Pattern" => Some(Space::Pattern(space().map(Box::new))),
        b"Indexed" | b"I" => {
            let base = Box::new(space()?);
            // The highest index is told by the length of the table, too.
            parts.next()?;
            Some(Space::Indexed { base, table: table(&parts.next()?)? })
        }
        b"Separation" | b"DeviceN" => {
            let names = names(&parts.next()?);
            let alternate = Box::new(read(&parts.next()?, resources, depth)?);
            let tint = parts.next().and_then(|tint| Function::read(&tint));
            Some(Space::Inks { names, alternate, tint })
        }
        _ => named(&name, resources, depth),
    }
}

/// A space by a profile counts by its components (8.6.5.5).
fn icc(profile: &Stream<'_>) -> Option<Space> {
    match profile.dict().get::<i32>(keys::N)? {
        1 => Some(Space::Foreign("gray by an ICC profile", 1)),
        3 => Some(Space::Foreign("RGB or Lab by an ICC profile", 3)),
        4 => Some(Space::IccCmyk),
        _ => None,
    }
}

fn names(object: &Object<'_>) -> Vec<Arc<str>> {
    let text = |name: &Name<'_>| String::from_utf8_lossy(name.as_ref()).as_ref().into();
    match object {
        Object::Name(name) => vec![text(name)],
        // DeviceN has at most 32 inks (annex C).
        Object::Array(array) => {
            array.iter::<Name<'_>>().take(32).map(|name| text(&name)).collect()
        }
        _ => Vec::new(),
    }
}

/// A table of 256 colours of 32 components has 8 kB.
fn table(object: &Object<'_>) -> Option<Vec<u8>> {
    const LARGEST: usize = 8192;
    let mut table = match object {
        Object::String(text) => PdfString::as_bytes(text).to_vec(),
        Object::Stream(stream) => small_stream(stream, 1 << 20)?.into_owned(),
        _ => return None,
    };
    table.truncate(LARGEST);
    Some(table)
}
