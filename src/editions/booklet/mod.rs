//! The booklet: the pages of a PDF on sheets that are printed on both sides, folded once
//! and stitched through the fold.
//!
//! 1. `order` says which pages stand on which side of which sheet.
//! 2. `form` makes a form XObject of each page, with its fonts and images as they are.
//! 3. `frame` says where they stand on the sheet, `marks` where it is cut and folded.
//!
//! Sheets inside stand out further once all are folded, and are cut narrower: their pages
//! are moved towards the fold by the thickness of the paper around it (creep).

mod form;
mod frame;
mod marks;
mod order;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};
use sha2::{Digest, Sha256};

use self::form::Form;
use self::frame::{Frame, MM};
use self::order::Side;
use crate::diagnostic::Diagnostic;
pub use crate::terms::{Booklet as Options, Sheet};

/// Puts the single pages of a PDF on the sides of sheets, in the order in which they are
/// printed: the outermost sheet's front, its back, and so on. Where the number of pages is
/// no multiple of four, the last places stay blank.
///
/// Fails if `pdf` is none that can be read, if its pages differ in size, or if two do not
/// fit on the sheet.
pub fn booklet(pdf: &[u8], options: &Options) -> Result<Vec<u8>, Diagnostic> {
    let mut file = Document::load_mem(pdf).map_err(broken)?;
    let forms = form::forms(&mut file).map_err(broken)?;
    let Some(first) = forms.first() else {
        return Err(fault("the PDF has no pages"));
    };
    if let Some(at) = forms.iter().position(|form| !form.is_alike(first)) {
        let message = format!("page {} has another size than the first", at + 1);
        return Err(fault(&message));
    }
    let frame = Frame::new(first, options.sheet)?;
    let from_the_right = reads_from_the_right(&file);
    let registration = file.add_object(marks::registration());
    let tree = file.new_object_id();
    let sides = order::sides(forms.len().next_multiple_of(4));
    let kids = sides.iter().map(|side| {
        let side = if from_the_right { side.turned() } else { *side };
        let creep = side.sheet as f64 * options.paper * MM;
        side_of(&mut file, tree, registration, &forms, &frame, side, creep).into()
    });
    let kids: Vec<Object> = kids.collect();
    let count = kids.len() as i64;
    let pages = dictionary! { "Type" => "Pages", "Count" => count, "Kids" => kids };
    file.objects.insert(tree, pages.into());
    finish(&mut file, tree, pdf, options).map_err(broken)?;
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).map_err(|error| fault(&error.to_string()))?;
    Ok(bytes)
}

/// One side of a sheet, as a page.
fn side_of(
    file: &mut Document,
    tree: ObjectId,
    registration: ObjectId,
    forms: &[Form],
    frame: &Frame,
    side: Side,
    creep: f64,
) -> ObjectId {
    let mut content = String::new();
    let mut drawn = Dictionary::new();
    let halves = [("Left", side.left, creep), ("Right", side.right, -creep)];
    for (half, (name, page, shift)) in halves.into_iter().enumerate() {
        if let Some(form) = forms.get(page - 1) {
            content.push_str(&frame.place(half, form, name, shift));
            drawn.set(name, form.id);
        }
    }
    content.push_str(&marks::marks(frame));
    let mut content = Stream::new(Dictionary::new(), content.into_bytes());
    // A stream that does not become smaller is left as it is.
    let _ = content.compress();
    let content = file.add_object(content);
    let resources = dictionary! {
        "XObject" => drawn,
        "ColorSpace" => dictionary! { marks::SPACE => registration },
    };
    file.add_object(dictionary! {
        "Type" => "Page",
        "Parent" => tree,
        "MediaBox" => frame.media(),
        "BleedBox" => frame.bleed(),
        "TrimBox" => frame.trim(),
        "Resources" => resources,
        "Contents" => content,
    })
}

/// Whether the spine is on the right of the first page (ISO 32000-1, 12.2).
fn reads_from_the_right(file: &Document) -> bool {
    let preferences = file.catalog().ok().and_then(|catalog| {
        catalog.get_deref(b"ViewerPreferences", file).ok()?.as_dict().ok()
    });
    let direction = preferences.and_then(|it| it.get(b"Direction").ok()?.as_name().ok());
    direction == Some(b"R2L".as_slice())
}

/// Puts the sheets in the place of the pages, and takes away what led to these.
fn finish(
    file: &mut Document,
    tree: ObjectId,
    pdf: &[u8],
    options: &Options,
) -> Result<(), lopdf::Error> {
    let direction = if reads_from_the_right(file) { "R2L" } else { "L2R" };
    let catalog = file.catalog_mut()?;
    for key in [
        "Outlines",
        "StructTreeRoot",
        "MarkInfo",
        "PageLabels",
        "Names",
        "Dests",
        "OpenAction",
        "AcroForm",
        "PageMode",
        "PageLayout",
        "Threads",
    ] {
        catalog.remove(key.as_bytes());
    }
    catalog.set("Pages", tree);
    // How it is to be printed: as large as it is, and turned over its short edge.
    let preferences = dictionary! {
        "PrintScaling" => "None", "Duplex" => "DuplexFlipShortEdge",
        "Direction" => direction,
    };
    catalog.set("ViewerPreferences", preferences);
    let mut hash = Sha256::new();
    hash.update(pdf);
    hash.update(format!("{options:?}"));
    let id = Object::String(hash.finalize()[..16].to_vec(), STRING);
    file.trailer.set("ID", vec![id.clone(), id]);
    file.prune_objects();
    Ok(())
}

const STRING: lopdf::StringFormat = lopdf::StringFormat::Hexadecimal;

fn broken(error: lopdf::Error) -> Diagnostic {
    fault(&format!("the PDF cannot be read: {error}"))
}

fn fault(message: &str) -> Diagnostic {
    Diagnostic::error("booklet", format!("no booklet can be made: {message}"))
}
