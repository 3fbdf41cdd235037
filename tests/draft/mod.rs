//! Drafts: the numbers that are printed before the lines of the PDF are those of EPUB and
//! HTML, at the same words, as they are read from the bytes; and damage to them is told.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use utgave::agreement::{Code, Finding};
use utgave::model::{self, Work};
use utgave::publish::{self, Edition, Kind};
use utgave::readback;
use utgave::reading::{self, PageTurn, Reading};
use utgave::world::Memory;

use crate::faults::archive::Archive;
use crate::faults::text::Text;

const NAME: &str = "by-og-land";
const LAYOUT: &str = "layouts/pamphlet/layout.typ";

static WORK: LazyLock<Work> = LazyLock::new(|| work(&world(NAME, |text| text)));

/// Its drafts, the PDF first.
static DRAFTS: LazyLock<Vec<Edition>> =
    LazyLock::new(|| drafts(&world(NAME, |text| text), &WORK));

/// The files of the work in `source/`, with the layout that `change` makes of ours.
fn world(name: &str, change: impl FnOnce(String) -> String) -> Memory {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut world = Memory::default();
    let mut folders = vec![root.join("source").join(name)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let own = path.strip_prefix(root.join("source")).unwrap().to_owned();
            world.files.insert(own, fs::read(&path).unwrap());
        }
    }
    let layout = change(fs::read_to_string(root.join(LAYOUT)).unwrap());
    world.files.insert(Path::new(name).join(LAYOUT), layout.into());
    world
}

fn work(world: &Memory) -> Work {
    let work = model::load(world, Path::new(NAME));
    work.unwrap_or_else(|faults| panic!("{faults:#?}"))
}

fn drafts(world: &Memory, work: &Work) -> Vec<Edition> {
    let drafts = publish::drafts(world, Path::new(NAME), &work.document);
    drafts.unwrap_or_else(|faults| panic!("{faults:#?}"))
}

/// What is found in these editions, each with its bytes.
fn findings(editions: &[(Kind, &[u8])]) -> Vec<Finding> {
    let read = editions.iter().map(|(kind, bytes)| {
        let name = publish::draft_name(NAME, *kind);
        let read = readback::read(&name, bytes);
        let (_, reading) = read.unwrap_or_else(|error| panic!("{name}: {error}"));
        (name, *kind, bytes.len() as u64, reading)
    });
    let read: Vec<_> = read.collect();
    let read: Vec<_> = read
        .iter()
        .map(|(name, kind, size, it)| (name.clone(), *kind, *size, it))
        .collect();
    publish::compare(&WORK, &read).findings
}

fn bytes(kind: Kind) -> &'static [u8] {
    &DRAFTS.iter().find(|it| it.kind == kind).unwrap().bytes
}

/// Where the marker of a line belongs: its number, its unit, and the first word in that
/// which does not begin before the line; headings hold none.
fn place<'a>(reading: &'a Reading, line: &'a PageTurn) -> (&'a str, usize, &'a str) {
    let unit = &reading.units[line.unit];
    if matches!(unit.kind, reading::Kind::Heading { .. }) {
        return (&line.label, line.unit, "");
    }
    let before = &unit.text[..line.offset];
    let rest = &unit.text[line.offset..];
    let cut = !before.is_empty() && !before.ends_with(' ');
    let word = rest.split(' ').nth(usize::from(cut));
    match word {
        Some(word) => (&line.label, line.unit, word),
        // The line is the end of one word: the next begins with the next unit.
        None => (&line.label, line.unit + 1, first_word(reading, line.unit + 1)),
    }
}

fn first_word(reading: &Reading, unit: usize) -> &str {
    let unit = &reading.units[unit];
    match unit.kind {
        reading::Kind::Heading { .. } => "",
        _ => unit.text.split(' ').next().unwrap_or_default(),
    }
}

fn places(reading: &Reading) -> Vec<(&str, usize, &str)> {
    reading.lines.iter().map(|line| place(reading, line)).collect()
}

#[test]
fn the_numbers_are_at_the_same_words_in_all_drafts() {
    let [print, others @ ..] = DRAFTS.as_slice() else { panic!("no drafts") };
    let expected = places(&print.reading);
    assert!(expected.len() > 150, "{}", expected.len());
    for other in others {
        assert_eq!(places(&other.reading), expected, "{}", other.kind);
    }
}

#[test]
fn each_chapter_counts_its_lines_from_one() {
    let lines = &DRAFTS[0].reading.lines;
    let numbers = lines.iter().map(|line| line.label.parse::<usize>().unwrap());
    let numbers: Vec<usize> = numbers.collect();
    let chapters: Vec<&[usize]> = numbers.chunk_by(|_, next| *next != 1).collect();
    assert_eq!(chapters.len(), WORK.document.sections.len());
    for chapter in chapters {
        assert!(chapter.iter().copied().eq(1..=chapter.len()), "{chapter:?}");
    }
}

/// Each unit of the text begins a line, and so do some within it.
#[test]
fn no_text_is_without_a_number() {
    let print = &DRAFTS[0].reading;
    let front = 1 + usize::from(WORK.document.metadata.subtitle.is_some());
    for unit in front..print.units.len() {
        let first = print.lines.iter().find(|line| line.unit == unit);
        assert_eq!(first.map(|line| line.offset), Some(0), "{:?}", print.units[unit]);
    }
    assert!(print.lines.iter().any(|line| line.offset > 0));
}

#[test]
fn they_agree_with_the_source_and_say_that_they_are_drafts() {
    let all: Vec<_> = DRAFTS.iter().map(|it| (it.kind, it.bytes.as_slice())).collect();
    assert_eq!(findings(&all), []);
    let outside = &DRAFTS[0].reading.outside;
    let marks = outside.iter().filter(|it| it.text.contains("UTKAST"));
    assert_eq!(marks.clone().count(), DRAFTS[0].reading.pages.len());
    assert!(outside.iter().all(|passage| passage.artifact));
    let page = std::str::from_utf8(bytes(Kind::Html)).unwrap();
    assert!(page.contains("content: \"UTKAST · Sist endret"), "no word of a draft");
}

/// On the leaf of a half-title the title stands alone.
#[test]
fn a_half_title_is_not_marked() {
    let mut world = world(NAME, |text| text);
    let toml = world.files.get_mut(&Path::new(NAME).join("publication.toml")).unwrap();
    toml.splice(..0, *b"half-title = true\n");
    let work = work(&world);
    let print = drafts(&world, &work).swap_remove(0);
    assert!(print.reading.half_title.is_some());
    let readings = [("draft.pdf".to_owned(), Kind::Pdf, 0, &print.reading)];
    assert_eq!(publish::compare(&work, &readings).findings, []);
}

#[test]
fn the_names_of_lines_say_chapter_and_number() {
    let page = std::str::from_utf8(bytes(Kind::Html)).unwrap();
    for marker in [
        "<div id=\"k2-l1\" class=\"line\" data-line=\"1\" role=\"img\" aria-label=\"linje 1\">",
        "<span id=\"k2-l2\" class=\"line\" data-line=\"2\" role=\"img\" aria-label=\"linje 2\">",
        "<span id=\"k2-l3\" class=\"line\" data-line=\"3\" aria-hidden=\"true\">",
    ] {
        assert!(page.contains(marker), "{marker}");
    }
}

/// The marker of a line that begins in the middle of a paragraph.
const MARKER: &str = "<span id=\"k2-l3\"";

/// Damages the page, and the same file of the EPUB; each gives the one finding.
#[track_caller]
fn damaged(expected: &str, damage: impl Fn(&mut Text)) {
    let mut page = Text(String::from_utf8(bytes(Kind::Html).to_vec()).unwrap());
    damage(&mut page);
    let mut archive = Archive::open(bytes(Kind::Epub));
    archive.edit("EPUB/trygt-arbeid-til-alle.xhtml", &damage);
    let epub = archive.bytes();
    for (kind, bytes) in [(Kind::Html, page.0.as_bytes()), (Kind::Epub, &epub)] {
        let found = findings(&[(Kind::Pdf, self::bytes(Kind::Pdf)), (kind, bytes)]);
        let messages: Vec<_> = found.iter().map(|it| (it.code, &*it.message)).collect();
        assert_eq!(messages, [(Code::LineNumber, expected)], "{kind}");
    }
}

#[test]
fn damage_is_told() {
    damaged("nothing says where line 3 begins", |text| {
        text.cut(MARKER, "</span>");
    });
    damaged("line 3 begins at another place", |text| {
        let marker = text.cut(MARKER, "</span>");
        text.before("Det krever en aktiv", &marker);
    });
    damaged("line 3 is called 33", |text| {
        let marker = text.cut(MARKER, "</span>");
        text.before("ressursrik nasjon", &marker.replace("line=\"3\"", "line=\"33\""));
    });
    damaged("no line 3 begins here in the PDF", |text| {
        text.before("Det krever en aktiv", "<span data-line=\"3\"></span>");
    });
}

/// Lines that are longer or shorter carry other numbers.
#[test]
fn a_pdf_that_was_laid_out_anew_does_not_agree_with_the_others() {
    let narrow = |layout: String| layout.replace("size: 9.5pt", "size: 9pt");
    let wider = |layout: String| {
        layout.replace(
            "#let layout(work) = {",
            "#let layout(work) = {\n  show par: set text(size: 8pt)\n",
        )
    };
    let world = world(NAME, |layout| wider(narrow(layout)));
    let work = self::work(&world);
    let anew = &drafts(&world, &work)[0];
    let found = findings(&[(Kind::Pdf, &anew.bytes), (Kind::Html, bytes(Kind::Html))]);
    assert!(found.iter().any(|it| it.code == Code::LineNumber), "{found:#?}");
}

/// A layout that leaves the numbers no place is refused.
#[test]
fn a_layout_that_hides_the_numbers_is_refused() {
    let hidden = |layout: String| {
        layout.replace(
            "#let layout(work) = {",
            "#let layout(work) = {\n  set page(foreground: none)\n",
        )
    };
    let world = world(NAME, hidden);
    let work = self::work(&world);
    let faults = publish::drafts(&world, Path::new(NAME), &work.document).unwrap_err();
    let codes: Vec<_> = faults.iter().map(|fault| fault.code).collect();
    assert_eq!(codes, ["draft-lines"]);
}
