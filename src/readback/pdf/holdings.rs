//! What a PDF holds besides its text.

use hayro_syntax::Pdf;
use hayro_syntax::object::dict::keys;
use hayro_syntax::object::{Array, Dict, Name, Stream};

use super::metadata::catalog;
use super::{limits, streams};
use crate::readback::holdings::Holdings;

/// What the file holds, and what it declares of itself (ISO 14289-1).
pub(super) fn holdings(pdf: &Pdf) -> Holdings {
    let mut found = Holdings::default();
    let Some(catalog) = catalog(pdf) else { return found };
    let inner = |key: &str| catalog.get::<Dict<'_>>(key.as_bytes());
    let is_true = |dict: Option<Dict<'_>>, key: &str| {
        dict.and_then(|dict| dict.get::<bool>(key.as_bytes())) == Some(true)
    };
    let mut declare = |name: &str, there: bool| {
        if there {
            found.declared.push(name.to_owned());
        }
    };
    let title = is_true(inner("ViewerPreferences"), "DisplayDocTitle");
    declare("Marked", is_true(inner("MarkInfo"), "Marked"));
    declare("DisplayDocTitle", title);
    declare("Lang", catalog.contains_key(keys::LANG));
    for key in ["OCProperties", "AcroForm", "Threads", "AA", "Collection"] {
        declare(key, catalog.contains_key(key.as_bytes()));
    }
    let names = |key: &str| {
        inner("Names").is_some_and(|names| names.contains_key(key.as_bytes()))
    };
    declare("EmbeddedFiles", names("EmbeddedFiles"));
    let bytes: &[u8] = pdf.data().as_ref();
    declare("Encrypt", bytes.windows(8).any(|window| window == b"/Encrypt"));
    let packet = packet(pdf).unwrap_or_default();
    declare("pdfuaid:part=1", says_part(&packet, "1"));
    declare("dc:title", packet.contains("<dc:title"));
    found.scripts += usize::from(names("JavaScript"));
    for page in pdf.pages().iter() {
        let annotations = page.raw().get::<Array<'_>>(keys::ANNOTS);
        let annotations = annotations
            .into_iter()
            .flat_map(|it| it.iter::<Dict<'_>>().collect::<Vec<_>>());
        for annotation in annotations {
            count(&annotation, &mut found);
        }
    }
    found
}

/// Counts an annotation (ISO 32000-1, table 169).
fn count(annotation: &Dict<'_>, found: &mut Holdings) {
    match annotation.get::<Name<'_>>(keys::SUBTYPE).as_deref() {
        Some(b"Movie" | b"Sound" | b"Screen" | b"RichMedia" | b"3D") => found.media += 1,
        Some(b"Widget") => found.controls += 1,
        Some(b"Link") if !annotation.contains_key(keys::CONTENTS) => found.unnamed += 1,
        _ => {}
    }
    let action = annotation.get::<Dict<'_>>(keys::A);
    let kind = action.and_then(|action| action.get::<Name<'_>>(keys::S));
    found.scripts += usize::from(kind.as_deref() == Some(b"JavaScript"));
}

fn packet(pdf: &Pdf) -> Option<String> {
    let stream = catalog(pdf)?.get::<Stream<'_>>(keys::METADATA)?;
    Some(
        String::from_utf8_lossy(&streams::small(&stream, limits::METADATA)?).into_owned(),
    )
}

/// Whether an XMP packet says that the file is of that part of PDF/UA, as an
/// element or as an attribute.
fn says_part(packet: &str, part: &str) -> bool {
    packet.contains(&format!("<pdfuaid:part>{part}<"))
        || packet.contains(&format!("pdfuaid:part=\"{part}\""))
}
