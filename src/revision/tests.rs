//! What is told of small changes, and that nothing else is.

use std::path::Path;

use super::{Changes, changes};
use crate::model::{self, Document};
use crate::report::Style;
use crate::report::changes::human;
use crate::world::Memory;

const TOML: &str = r#"
title = "Plan for bygda"
language = "nb"
publisher = "Bygdelaget"
identifier = "urn:uuid:7f1a0b54-6a5e-4c55-9d7e-3f4d3f0a1c11"
modified = 2026-01-02
"#;

const TEXT: &str = "\
# Veg

Vi bygger veger i hele bygda.

1. **Vi vil bygge ny bru.** Den skal stå ferdig neste år.

2. **Vi vil måke snø.** Hver dag.

3. **Vi vil strø.** Der det er glatt:

   - på skoleveger

   - på torget

4. **Vi vil vente.** Lenge.

# Skole

Skolen er for alle.

1. **Vi vil ha flere lærere.** Ti til.

2. **Vi vil ha kortere dager.** Fem timer.
";

/// An item of it, with what belongs to it.
const STREWN: &str = "\
3. **Vi vil strø.** Der det er glatt:

   - på skoleveger

   - på torget

";

fn document(toml: &str, text: &str) -> Document {
    let mut world = Memory::default();
    let folder = Path::new("plan");
    world.files.insert(folder.join("publication.toml"), toml.into());
    world.files.insert(folder.join("text.md"), text.into());
    let work = model::load(&world, folder);
    work.unwrap_or_else(|faults| panic!("{faults:#?}")).document
}

fn between(old: &str, new: &str) -> Changes {
    changes(&document(TOML, old), &document(TOML, new))
}

/// Fails unless what is told of the changes, without places and white space around
/// lines, is `expected`.
#[track_caller]
fn told(changes: &Changes, expected: &str) {
    let text = human(changes, Style::Plain);
    let lines = text.lines().map(str::trim);
    let is_place = |line: &&str| line.starts_with("plan/");
    let lines: Vec<_> =
        lines.filter(|line| !line.is_empty() && !is_place(line)).collect();
    assert_eq!(lines.join("\n"), expected, "{changes:#?}");
}

/// Fails unless the change of `from` in the text to `to` is told as `expected`.
#[track_caller]
fn check(replacements: &[(&str, &str)], expected: &str) {
    let mut new = TEXT.to_owned();
    for (from, to) in replacements {
        assert!(new.contains(from), "{from}");
        new = new.replacen(from, to, 1);
    }
    told(&between(TEXT, &new), expected);
}

#[test]
fn nothing_changed_is_said() {
    let same = between(TEXT, TEXT);
    assert!(same.same && same.count() == 0);
    told(&same, "Nothing changed.");
    // Where lines end in the source is nobody's business.
    told(&between(TEXT, &TEXT.replace("i hele", "i\nhele")), "Nothing changed.");
}

#[test]
fn words_that_changed_are_marked() {
    check(
        &[("neste år", "i år")],
        "Veg\n\
         Item 1: changed\n\
         Vi vil bygge ny bru. Den skal stå ferdig [-neste-] {+i+} år.\n\
         1 change",
    );
    check(
        &[("på torget", "på torget og kaia")],
        "Veg\nBullet in item 3: changed\npå torget {+og kaia+}\n1 change",
    );
}

#[test]
fn what_is_added_renumbers_the_rest_in_one_line() {
    check(
        &[
            ("2. **Vi vil måke", "2. **Vi vil rydde.** Hver vår.\n\n3. **Vi vil måke"),
            ("3. **Vi vil strø", "4. **Vi vil strø"),
            ("4. **Vi vil vente", "5. **Vi vil vente"),
        ],
        "Veg\n\
         Item 2: added\n\
         {+Vi vil rydde. Hver vår.+}\n\
         Item 3 to 5: new numbers, were 2 to 4\n\
         2 changes",
    );
}

#[test]
fn what_is_removed_stands_where_it_stood() {
    check(
        &[
            ("1. **Vi vil bygge ny bru.** Den skal stå ferdig neste år.\n\n", ""),
            ("2. **Vi vil måke", "1. **Vi vil måke"),
            ("3. **Vi vil strø", "2. **Vi vil strø"),
            ("4. **Vi vil vente", "3. **Vi vil vente"),
        ],
        "Veg\n\
         Item 1: removed\n\
         [-Vi vil bygge ny bru. Den skal stå ferdig neste år.-]\n\
         Item 1 to 3: new numbers, were 2 to 4\n\
         2 changes",
    );
}

#[test]
fn another_promise_in_its_place_is_no_change_of_words() {
    check(
        &[("**Vi vil vente.** Lenge.", "**Kommunen kjøper traktor.** Rød.")],
        "Veg\n\
         Item 4: removed\n\
         [-Vi vil vente. Lenge.-]\n\
         Item 4: added\n\
         {+Kommunen kjøper traktor. Rød.+}\n\
         2 changes",
    );
}

#[test]
fn what_moves_takes_along_what_belongs_to_it() {
    check(
        &[
            (STREWN, ""),
            (
                "1. **Vi vil bygge",
                &format!("{}1. **Vi vil bygge", STREWN.replace('3', "1")),
            ),
            ("1. **Vi vil bygge", "2. **Vi vil bygge"),
            ("2. **Vi vil måke", "3. **Vi vil måke"),
        ],
        "Veg\n\
         Item 1: moved, was number 3\n\
         Vi vil strø. Der det er glatt:\n\
         Item 2 to 3: new numbers, were 1 to 2\n\
         2 changes",
    );
}

#[test]
fn what_moves_to_another_chapter_says_whence() {
    check(
        &[
            (STREWN, ""),
            ("4. **Vi vil vente", "3. **Vi vil vente"),
            ("Fem timer.\n", &format!("Fem timer.\n\n{STREWN}")),
        ],
        "Veg\n\
         Item 3: new number, was 4\n\
         Vi vil vente. Lenge.\n\
         Skole\n\
         Item 3: moved from number 3 in “Veg”\n\
         Vi vil strø. Der det er glatt:\n\
         2 changes",
    );
}

#[test]
fn what_moves_and_changes_is_known_by_its_lead() {
    check(
        &[
            ("4. **Vi vil vente.** Lenge.\n\n", ""),
            ("Fem timer.\n", "Fem timer.\n\n3. **Vi vil vente.** Til våren kommer.\n"),
        ],
        "Skole\n\
         Item 3: changed, moved from number 4 in “Veg”\n\
         Vi vil vente. [-Lenge.-] {+Til våren kommer.+}\n\
         1 change",
    );
}

#[test]
fn chapters_move_and_go_whole() {
    let (road, school) = TEXT.split_once("# Skole").expect("two chapters");
    let swapped = format!("# Skole{school}\n{road}");
    told(&between(TEXT, &swapped), "Veg\nChapter heading: moved\nVeg\n1 change");
    told(
        &between(TEXT, road),
        "Skole\n\
         Chapter heading: removed\n\
         [-Skole-]\n\
         Paragraph: removed\n\
         [-Skolen er for alle.-]\n\
         Item 1: removed\n\
         [-Vi vil ha flere lærere. Ti til.-]\n\
         Item 2: removed\n\
         [-Vi vil ha kortere dager. Fem timer.-]\n\
         4 changes",
    );
}

#[test]
fn headings_and_kinds_are_told() {
    check(
        &[("# Skole", "# Skole og barnehage")],
        "Skole og barnehage\nChapter heading: changed\nSkole {+og barnehage+}\n1 change",
    );
    check(
        &[("Skolen er for alle.", "> Skolen er for alle.")],
        "Skole\nQuotation: was: Paragraph\nSkolen er for alle.\n1 change",
    );
    check(
        &[("i hele bygda", "i [hele](https://example.org/) bygda")],
        "Veg\nParagraph: links or languages changed\n\
         Vi bygger veger i hele bygda.\n1 change",
    );
    check(
        &[("# Skole\n", "# Skole\n\n## Mer\n")],
        "Skole\nHeading: added\n{+Mer+}\n1 change",
    );
}

#[test]
fn paragraphs_are_split_and_joined() {
    check(
        &[("Vi bygger veger i", "Vi bygger veger\n\ni")],
        "Veg\nParagraph: cut in several\nVi bygger veger i hele bygda.\n1 change",
    );
}

#[test]
fn numbers_of_headings_stand_apart_from_them() {
    let toml = format!("{TOML}[numbering]\nchapters = \"1\"\n");
    let new = TEXT.replace("# Veg", "# Først\n\nInnledning.\n\n# Veg");
    let (old, new) = (document(&toml, TEXT), document(&toml, &new));
    told(
        &changes(&old, &new),
        "1 Først\n\
         Chapter heading 1: added\n\
         {+Først+}\n\
         Paragraph: added\n\
         {+Innledning.+}\n\
         2 Veg\n\
         Chapter heading 2: new number, was 1\n\
         Veg\n\
         3 Skole\n\
         Chapter heading 3: new number, was 2\n\
         Skole\n\
         4 changes",
    );
}

#[test]
fn what_the_work_is_changes_too() {
    let toml = TOML.replace("Plan for", "Planen for").replace("01-02", "02-03");
    let toml = format!("edition = \"2. utgave\"\n{toml}");
    told(
        &changes(&document(TOML, TEXT), &document(&toml, TEXT)),
        "About the work\n\
         Title\n\
         [-Plan-] {+Planen+} for bygda\n\
         Edition\n\
         {+2. utgave+}\n\
         Last changed\n\
         [-2026-01-02-] {+2026-02-03+}\n\
         3 changes",
    );
}

#[test]
fn cells_are_told_by_their_place() {
    let table = |cell: &str| format!("# Veg\n\n| a | b |\n|---|---|\n| 1 | {cell} |\n");
    told(
        &between(&table("2"), &table("3")),
        "Veg\nTable, row 2, column 2: changed\n[-2-] {+3+}\n1 change",
    );
}

#[test]
fn notes_are_not_renumbered_one_by_one() {
    let notes =
        |first: &str| format!("# Veg\n\nBru{first} og veg[^b] her.\n\n[^b]: Om veg.\n");
    let new = notes("[^a]") + "\n[^a]: Om bru.\n";
    told(&between(&notes(""), &new), "Veg\nNote 1: added\n{+Om bru.+}\n1 change");
}
