//! The pages' boxes, blank pages at the end, and what has no place in print.

use lopdf::{Dictionary, Document as File, Error, Object, ObjectId};

/// How many pages a sheet of a stitched work has.
const SHEET: usize = 4;

/// Takes away what only screens have: links, bookmarks, tags and names of places.
pub fn strip(file: &mut File) -> Result<(), Error> {
    let catalog = file.catalog_mut()?;
    const OF_SCREENS: [&[u8]; 9] = [
        b"StructTreeRoot",
        b"MarkInfo",
        b"Outlines",
        b"OpenAction",
        b"AA",
        b"Names",
        b"Dests",
        b"PageMode",
        b"ViewerPreferences",
    ];
    OF_SCREENS.iter().for_each(|key| drop(catalog.remove(key)));
    for page in ids(file) {
        let page = file.get_dictionary_mut(page)?;
        for key in [b"Annots".as_slice(), b"Tabs", b"StructParents", b"Group", b"AA"] {
            page.remove(key);
        }
    }
    Ok(())
}

/// Lets each page say how large it is when it is trimmed, and that all around that is
/// bleed (ISO 15930-7, 6.13).
pub fn set_boxes(file: &mut File) -> Result<(), Error> {
    for page in ids(file) {
        let page = file.get_dictionary_mut(page)?;
        let all = page.get(b"MediaBox")?.clone();
        if !page.has(b"TrimBox") {
            page.set("TrimBox", all.clone());
        }
        page.set("BleedBox", all);
    }
    Ok(())
}

/// Adds blank pages up to whole sheets, as large as the last one; says how many.
pub fn pad(file: &mut File) -> Result<usize, Error> {
    let pages = ids(file);
    let missing = pages.len().next_multiple_of(SHEET) - pages.len();
    let Some(last) = pages.last() else { return Ok(0) };
    let mut blank = file.get_dictionary(*last)?.clone();
    blank.remove(b"Contents");
    blank.set("Resources", Dictionary::new());
    for _ in 0..missing {
        let page = file.add_object(blank.clone());
        append(file, &blank, page)?;
    }
    Ok(missing)
}

/// Puts `page` after all others of its parent, and counts it there and above.
fn append(file: &mut File, blank: &Dictionary, page: ObjectId) -> Result<(), Error> {
    let parent = blank.get(b"Parent")?.as_reference()?;
    file.get_dictionary_mut(parent)?.get_mut(b"Kids")?.as_array_mut()?.push(page.into());
    let mut above = Some(parent);
    while let Some(id) = above {
        let node = file.get_dictionary_mut(id)?;
        let count = node.get(b"Count")?.as_i64()?;
        node.set("Count", count + 1);
        above = node.get(b"Parent").and_then(Object::as_reference).ok();
    }
    Ok(())
}

fn ids(file: &File) -> Vec<ObjectId> {
    file.page_iter().collect()
}
