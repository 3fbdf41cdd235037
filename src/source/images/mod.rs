//! The images that a work's text shows: found, read and looked at, all of them
//! at once.
//!
//! 1. The text is gone through for the images in it.
//! 2. `path` refuses what is not in the work's folder.
//! 3. Each file is read once, in parallel; `raster` reads the size of what has
//!    pixels, without decoding them, and `svg` makes sure that a drawing asks
//!    for nothing and does nothing.
//! 4. `resolution` looks whether there are pixels enough for print.
//!
//! Pixels are decoded when editions are made.

mod path;
mod raster;
mod resolution;
mod svg;

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use rayon::prelude::*;

use super::types::{Aside, Block, Content, Picture, Quotation, Text};
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::terms::{Image, ImageKind, Mm};
use crate::world::World;

/// The largest file of an image that is read, in bytes.
const MAX_BYTES: usize = 64 << 20;

/// The images of `texts` that are in order, by path. What is wrong with one is
/// noted where it first stands, what its size is too small for at each place, where the
/// text is `column` wide in print.
pub fn gather(
    world: &dyn World,
    folder: &Path,
    texts: &[Text],
    column: Mm,
    faults: &mut Diagnostics,
) -> BTreeMap<String, Image> {
    let mut uses = Vec::new();
    for text in texts {
        pictures(&text.blocks, &mut uses);
    }
    let mut wanted: BTreeMap<&str, &Place> = BTreeMap::new();
    for picture in &uses {
        wanted.entry(&picture.path).or_insert(&picture.place);
    }
    let wanted: Vec<(&str, &Place)> = wanted.into_iter().collect();
    let looked_at: Vec<_> =
        wanted.par_iter().map(|(path, _)| image(world, folder, path)).collect();
    let mut images = BTreeMap::new();
    for ((path, place), result) in wanted.into_iter().zip(looked_at) {
        match result {
            Ok(image) => drop(images.insert(path.to_string(), image)),
            Err(fault) => faults.push(fault.at(place.clone())),
        }
    }
    for picture in uses {
        if let Some(image) = images.get(&picture.path)
            && let Some(fault) = resolution::check(image, picture.width, column)
        {
            faults.push(fault.at(picture.place.clone()));
        }
    }
    images
}

/// Every image in `blocks`, in reading order.
fn pictures<'a>(blocks: &'a [Block], out: &mut Vec<&'a Picture>) {
    for block in blocks {
        match &block.content {
            Content::Figure(figure) => out.push(&figure.image),
            Content::List(list) => {
                list.items.iter().for_each(|item| pictures(&item.blocks, out));
            }
            Content::Quotation(Quotation { blocks, .. })
            | Content::Aside(Aside { blocks, .. })
            | Content::Part(_, blocks)
            | Content::Language(_, blocks)
            | Content::LongDescription(blocks) => pictures(blocks, out),
            Content::Definitions(definitions) => {
                let meanings =
                    definitions.iter().flat_map(|definition| &definition.meanings);
                meanings.for_each(|blocks| pictures(blocks, out));
            }
            Content::Heading(_)
            | Content::Paragraph(_)
            | Content::Table(_)
            | Content::Code(_)
            | Content::Equation(_)
            | Content::Lines(_)
            | Content::ThematicBreak => {}
        }
    }
}

/// The image at `path` in `folder`.
fn image(world: &dyn World, folder: &Path, path: &str) -> Result<Image, Diagnostic> {
    let kind = path::check(path)?;
    let bytes =
        world.read(&folder.join(path)).map_err(|error| unreadable(path, &error))?;
    if bytes.len() > MAX_BYTES {
        return Err(huge(path, &format!("{} MiB", bytes.len() >> 20)));
    }
    let sniffed = raster::kind(&bytes);
    if let Some(other) = sniffed.filter(|other| *other != kind) {
        return Err(another(path, other.name(), other.extensions()[0]));
    }
    let (width, height) = match kind {
        ImageKind::Svg => svg::size(path, &bytes)?,
        _ if sniffed.is_none() && svg::looks_like_it(&bytes) => {
            return Err(another(path, "SVG", "svg"));
        }
        _ => raster::size(path, kind, &bytes)?,
    };
    Ok(Image { path: path.to_string(), kind, bytes: bytes.into(), width, height })
}

fn unreadable(path: &str, error: &io::Error) -> Diagnostic {
    match error.kind() {
        io::ErrorKind::NotFound => {
            Diagnostic::error("image-missing", format!("there is no image {path}"))
                .hint("check the name, and its capital letters; the path begins in the folder of publication.toml")
        }
        io::ErrorKind::FileTooLarge => huge(path, "far too large"),
        _ => Diagnostic::error("image-missing", format!("{path} cannot be read: {error}")),
    }
}

fn another(path: &str, kind: &str, extension: &str) -> Diagnostic {
    Diagnostic::error(
        "image-kind",
        format!("{path} is something else than its name says: {kind}"),
    )
    .hint(format!("name it .{extension}, or save it as what it is called"))
}

/// What is said of an image that is too large to be decoded; `size` tells how
/// large it is.
fn huge(path: &str, size: &str) -> Diagnostic {
    Diagnostic::error("image-huge", format!("{path} is too large: {size}")).hint(format!(
        "an image has at most {} megapixels and {} MiB; scale it down",
        raster::MAX_PIXELS / 1_000_000,
        MAX_BYTES >> 20
    ))
}

fn broken(path: &str, why: &str) -> Diagnostic {
    Diagnostic::error("image-broken", format!("{path} is damaged: {why}"))
        .hint("save it anew, or get it again from where it was made")
}
