//! What the guide gives as an example is what happens.

use std::path::Path;

use utgave::model::{self, Block, Work};
use utgave::publish;
use utgave::publish::Kind;
use utgave::report;
use utgave::world::Memory;

use super::GUIDE;

const FOLDER: &str = "source/plan";

#[test]
fn the_first_work_is_published() {
    let (publication, text) = (code("A town for all"), code("# Homes\n\nEverybody"));
    let world = world(&[("publication.toml", publication), ("text.md", text)]);
    publish(&world, &load(&world));
}

#[test]
fn the_smallest_layout_is_one() {
    let publication =
        code("A town for all").replace("text =", "layout = \"mine\"\ntext =");
    let world = world(&[
        ("publication.toml", publication),
        ("text.md", code("# Homes\n\nEverybody")),
        ("layouts/mine/layout.typ", code("#let layout(work)")),
    ]);
    publish(&world, &load(&world));
}

#[test]
fn the_layout_of_half_an_hour_is_one() {
    let layout =
        ["#import \"parts.typ\"", "#let part(section)", "in-order("].map(code).join("\n");
    let publication =
        code("A town for all").replace("text =", "layout = \"mine\"\ntext =");
    let world = world(&[
        ("publication.toml", publication),
        ("text.md", code("# Homes\n\nEverybody")),
        ("layouts/mine/layout.typ", layout),
        ("layouts/mine/palette.toml", code("[colours]")),
    ]);
    publish(&world, &load(&world));
}

#[test]
fn the_error_is_told_in_these_words() {
    // The number that is wrong stands in line 41.
    let text = format!("# Homes\n{}1. A\n2. B\n3. C\n5. D\n", "\n".repeat(36));
    let world = world(&[("publication.toml", code("A town for all")), ("text.md", text)]);
    let faults = model::load(&world, Path::new(FOLDER)).unwrap_err();
    let mut told: String = faults.iter().map(|fault| format!("{fault}\n")).collect();
    told += &report::summary(&faults);
    assert_eq!(told.trim_end(), code("[list-number]"));
}

/// The guide's code that holds `part`.
fn code(part: &str) -> String {
    let blocks = GUIDE.document.sections.iter().flat_map(|section| &section.blocks);
    let mut found = blocks.filter_map(|block| match block {
        Block::Code(code) if code.text.contains(part) => Some(code.text.clone()),
        _ => None,
    });
    found.next().unwrap_or_else(|| panic!("the guide has no code with {part}"))
}

fn world(files: &[(&str, String)]) -> Memory {
    let mut world = Memory::default();
    for (name, text) in files {
        world.files.insert(Path::new(FOLDER).join(name), text.clone().into_bytes());
    }
    world
}

fn load(world: &Memory) -> Work {
    let work = model::load(world, Path::new(FOLDER));
    work.unwrap_or_else(|faults| panic!("{faults:?}"))
}

fn publish(world: &Memory, work: &Work) {
    let formats = [Kind::Pdf, Kind::Epub, Kind::Html];
    let editions = publish::editions(world, Path::new(FOLDER), &work.document, &formats)
        .unwrap_or_else(|faults| panic!("{faults:?}"));
    let readings: Vec<_> = editions
        .iter()
        .map(|it| (it.name.clone(), it.kind, it.bytes.len() as u64, &it.reading))
        .collect();
    let found = publish::compare(work, &readings).findings;
    assert!(found.is_empty(), "{found:?}");
}
