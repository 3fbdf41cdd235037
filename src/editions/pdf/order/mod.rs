//! The order of tags in text that is written from right to left.
//!
//! Typst tags a line in the order in which it draws it, which is from left to right
//! in every script: the words of a line of Arabic come to a screen reader last word
//! first. Here each run of such content is put in the order in which it is read
//! (ISO 32000-1, 14.8.2.3.3; PDF/UA-1, 7.2). What stands in one piece of content
//! needs nothing: Typst says of it how it was drawn.

mod drawn;

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document as File, Object, ObjectId};
use unicode_bidi::{BidiClass, BidiInfo, Level, bidi_class};

use self::drawn::Drawn;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::walk::{self, Met};
use crate::model::{Document, Inline, Language};

/// The marked content of a document: where it stands on its page, and its text.
type Contents = BTreeMap<(ObjectId, i64), Drawn>;

/// Whether any text of the document is written from right to left.
pub fn is_needed(document: &Document) -> bool {
    let metadata = &document.metadata;
    let titles = [Some(&metadata.title), metadata.subtitle.as_ref()];
    let mut found = titles.into_iter().flatten().any(|title| has_leftward(title));
    for section in &document.sections {
        walk::section(section, &mut |met| {
            found |= match met {
                Met::Text(content, _) => has_leftward(&Inline::plain(content)),
                Met::Code(code) => has_leftward(&code.text),
                Met::Anchor(_) | Met::Figure(_) | Met::Table(_) => false,
            }
        });
    }
    found
}

/// Puts the tags of the PDF `bytes`, the text of which is in `language`, in order.
/// Fails if it cannot be read.
pub fn settle(bytes: &[u8], language: &Language) -> Result<Vec<u8>, Diagnostics> {
    let settled = settled(bytes, language);
    settled.map_err(|error| Diagnostic::error("typst", error.to_string()).into())
}

fn settled(bytes: &[u8], language: &Language) -> Result<Vec<u8>, lopdf::Error> {
    let mut file = File::load_mem(bytes)?;
    let mut contents = Contents::new();
    for page in file.page_iter() {
        drawn::read(&file, page, &mut contents)?;
    }
    for (id, direction) in elements(&file, language)? {
        let element = file.get_dictionary_mut(id)?;
        let Some(page) = element.get(b"Pg").and_then(Object::as_reference).ok() else {
            continue;
        };
        if let Ok(children) = element.get_mut(b"K").and_then(Object::as_array_mut) {
            let is_content = |child: &Object| matches!(child, Object::Integer(_));
            children
                .chunk_by_mut(|a, b| is_content(a) && is_content(b))
                .filter(|run| is_content(&run[0]))
                .for_each(|run| order(run, page, direction, &contents));
        }
    }
    let mut out = Vec::with_capacity(bytes.len());
    file.save_to(&mut out)?;
    Ok(out)
}

/// The structure elements, each with the direction in which its lines run: that of
/// its language.
fn elements(
    file: &File,
    language: &Language,
) -> Result<Vec<(ObjectId, Level)>, lopdf::Error> {
    let root = file.catalog()?.get(b"StructTreeRoot")?.as_reference()?;
    let mut elements = vec![(root, level(language))];
    let mut next = 0;
    while let Some(&(id, around)) = elements.get(next) {
        next += 1;
        let element = file.get_dictionary(id)?;
        let own = element.get(b"Lang").and_then(lopdf::decode_text_string).ok();
        let own = own.and_then(|tag| Language::new(&tag)).filter(|_| !is_inline(element));
        let direction = own.as_ref().map_or(around, level);
        elements[next - 1].1 = direction;
        let children = match element.get(b"K") {
            Ok(Object::Array(children)) => children.as_slice(),
            Ok(child) => std::slice::from_ref(child),
            Err(_) => &[],
        };
        let children = children.iter().filter_map(|child| child.as_reference().ok());
        let is_element = |id: &ObjectId| file.get_dictionary(*id).is_ok();
        elements.extend(children.filter(is_element).map(|id| (id, direction)));
    }
    Ok(elements)
}

/// Whether an element stands in the lines of what is around it.
fn is_inline(element: &Dictionary) -> bool {
    const INLINE: [&[u8]; 6] = [b"Span", b"Em", b"Strong", b"Link", b"Code", b"Quote"];
    element.get(b"S").and_then(Object::as_name).is_ok_and(|role| INLINE.contains(&role))
}

fn level(language: &Language) -> Level {
    match language.is_right_to_left() {
        true => Level::rtl(),
        false => Level::ltr(),
    }
}

/// Puts a run of marked content in the order in which it is read, if it holds any
/// text that is written from right to left.
fn order(run: &mut [Object], page: ObjectId, direction: Level, contents: &Contents) {
    let drawn = |child: &Object| contents.get(&(page, child.as_i64().ok()?));
    let known: Option<Vec<&Drawn>> = run.iter().map(drawn).collect();
    let Some(known) = known else { return };
    if !known.iter().any(|drawn| has_leftward(&drawn.text)) {
        return;
    }
    let mut rows: Vec<(&Drawn, Object)> =
        known.into_iter().zip(run.iter().cloned()).collect();
    let mut ordered = Vec::with_capacity(run.len());
    for row in rows.chunk_by_mut(|a, b| a.0.is_beside(b.0)) {
        row.sort_by(|a, b| a.0.left.total_cmp(&b.0.left));
        let stand_ins: String = row.iter().map(|(drawn, _)| stand_in(drawn)).collect();
        let info = BidiInfo::new(&stand_ins, Some(direction));
        let levels: Vec<Level> =
            stand_ins.char_indices().map(|(at, _)| info.levels[at]).collect();
        let order = BidiInfo::reorder_visual(&levels);
        ordered.extend(order.into_iter().map(|index| row[index].1.clone()));
    }
    run.clone_from_slice(&ordered);
}

/// A character that goes the way that all of this text goes: Typst draws what goes
/// another way by itself.
fn stand_in(drawn: &Drawn) -> char {
    let find =
        |is: fn(BidiClass) -> bool| drawn.text.chars().find(|c| is(bidi_class(*c)));
    find(|class| matches!(class, BidiClass::L | BidiClass::R | BidiClass::AL))
        .or_else(|| find(|class| matches!(class, BidiClass::EN | BidiClass::AN)))
        .or_else(|| drawn.text.chars().next().filter(|c| bidi_class(*c) != BidiClass::B))
        .unwrap_or(' ')
}

fn has_leftward(text: &str) -> bool {
    let leftward = |c| matches!(bidi_class(c), BidiClass::R | BidiClass::AL);
    // The first of these letters, U+0590, begins with this byte.
    text.bytes().any(|byte| byte >= 0xd6) && text.chars().any(leftward)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(language: &str, line: &[&str], expected: &[i64]) {
        let direction = level(&Language::new(language).unwrap());
        let page = (1, 0);
        let contents: Contents = line
            .iter()
            .enumerate()
            .map(|(index, text)| {
                let left = index as f64 * 10.0;
                let drawn = Drawn { left, base: 100.0, text: (*text).to_owned() };
                ((page, index as i64), drawn)
            })
            .collect();
        let mut run: Vec<Object> = (0..line.len() as i64).map(Object::from).collect();
        order(&mut run, page, direction, &contents);
        let order: Vec<i64> = run.iter().map(|child| child.as_i64().unwrap()).collect();
        assert_eq!(order, expected);
    }

    #[test]
    fn a_line_from_right_to_left_begins_at_the_right() {
        check("he", &["לעיר", " ", "הבאים", " ", "ברוכים"], &[4, 3, 2, 1, 0]);
    }

    #[test]
    fn latin_words_and_numbers_keep_their_order() {
        check(
            "he",
            &["הספר", " ", "EPUB", " ", "3", " ", "קובץ"],
            &[6, 5, 2, 3, 4, 1, 0],
        );
    }

    #[test]
    fn words_within_a_latin_line_change_places() {
        check("nb", &["Noen sier ", "לכולם", " ", "שלום", ", ja"], &[0, 3, 2, 1, 4]);
    }

    #[test]
    fn latin_lines_are_left_as_they_are() {
        check("nb", &["by", " ", "og", " ", "land"], &[0, 1, 2, 3, 4]);
    }
}
