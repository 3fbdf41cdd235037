//! Gradients in inks: the colours between which they run are converted, and what lies
//! between them is mixed of inks.

use lopdf::{Dictionary, Document as File, Error, Object, ObjectId};

use super::inks::Inks;
use super::on_page;
use super::spaces::Space;
use super::walk::Found;
use crate::diagnostic::{Diagnostic, Diagnostics};

/// Converts all gradients.
pub fn convert(file: &mut File, found: &Found, inks: &Inks, faults: &mut Diagnostics) {
    for &(id, page) in &found.shadings {
        if shading(file, id, inks).is_err() {
            let what = "a gradient runs in a way that cannot be printed";
            let hint = "use a linear or radial one, or give it space: cmyk";
            let fault = Diagnostic::error("press-colour", on_page(page, what));
            faults.push(fault.hint(hint));
        }
    }
}

/// Fails where the gradient's colours are in no space that is known, or reckoned in
/// another way than from one to the next.
fn shading(file: &mut File, id: ObjectId, inks: &Inks) -> Result<(), Error> {
    let own = file.get_dictionary(id)?;
    let space = Space::of(file, own.get(b"ColorSpace")?);
    if matches!(space, Space::Cmyk | Space::Spot) {
        return Ok(());
    }
    let mut changed = own.clone();
    let function = function(file, own.get(b"Function")?, space, inks)?;
    changed.set("ColorSpace", "DeviceCMYK");
    changed.set("Function", function);
    changed.remove(b"Background");
    *file.get_dictionary_mut(id)? = changed;
    Ok(())
}

/// A function that gives inks (ISO 32000-1, 7.10), as it stands in a shading.
fn function(
    file: &File,
    object: &Object,
    space: Space,
    inks: &Inks,
) -> Result<Dictionary, Error> {
    let mut own = super::resolved(file, object)?.as_dict()?.clone();
    match own.get(b"FunctionType")?.as_i64()? {
        2 => {
            for (key, usual) in [(b"C0", 0.0), (b"C1", 1.0)] {
                let colour = match own.get(key) {
                    Ok(colour) => numbers(colour)?,
                    Err(_) => vec![usual],
                };
                let ink = ink(&colour, space, inks)?;
                own.set(key.as_slice(), ink.map(Object::Real).to_vec());
            }
        }
        3 => {
            let parts = own.get(b"Functions")?.as_array()?;
            let parts: Result<Vec<Object>, Error> = parts
                .iter()
                .map(|part| function(file, part, space, inks).map(Object::from))
                .collect();
            own.set("Functions", parts?);
        }
        _ => return Err(Error::Unimplemented("functions of this type")),
    }
    own.remove(b"Range");
    Ok(own)
}

fn numbers(object: &Object) -> Result<Vec<f32>, Error> {
    object.as_array()?.iter().map(Object::as_float).collect()
}

fn ink(colour: &[f32], space: Space, inks: &Inks) -> Result<[f32; 4], Error> {
    match (space, colour) {
        (Space::Gray, [gray]) => Ok([0.0, 0.0, 0.0, 1.0 - gray]),
        (Space::Rgb, [red, green, blue]) => Ok(inks.colour([*red, *green, *blue])),
        _ => Err(Error::Unimplemented("gradients in this colour space")),
    }
}
