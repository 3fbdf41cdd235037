//! Tables: typed with bars, with cells that take several places, and from files.

use super::chapter::Chapter;

/// A section of tables.
pub fn sections(chapter: &mut Chapter<'_>) {
    chapter.section(3, "tall");
    chapter.rich();
    joined(chapter);
    chapter.plain();
    sheet(chapter);
    chapter.section(4, "oversikt");
    chapter.plain();
    bare(chapter);
    chapter.plain();
}

/// A table with two rows of headers and a column of them, joined cells, a note
/// and a link.
fn joined(chapter: &mut Chapter<'_>) {
    let mut rows = String::from(
        "| Tiltak | Første halvår | < | Andre halvår | < |\n\
         |---|---:|---:|---:|---:|\n\
         | ^ | Plan | Regnskap | Plan | Regnskap |\n",
    );
    for row in 0..5 {
        let matter = chapter.prose.matter();
        let note = if row == 0 { "[^regnskap]" } else { "" };
        let [a, b, c, d] = numbers(chapter);
        rows.push_str(&match row {
            2 => format!("| {matter} | {a} | < | {c} | {d} |\n"),
            _ => format!("| {matter}{note} | {a} | {b} | {c} | {d} |\n"),
        });
    }
    let caption = chapter.prose.sentence();
    let key = &chapter.key;
    chapter.text.block(format!(
        "::: table {{#tabell-{key} header-rows=2 header-columns=1}}\n{rows}\n{caption} Kilde: \
         [kommunens regnskap](https://example.org/regnskap).\n:::"
    ));
    chapter.text.block("[^regnskap]: Regnskapet er avlagt av revisor.");
}

/// A long table from a file.
fn sheet(chapter: &mut Chapter<'_>) {
    let mut sheet = String::from("Tiltak;2023;2024;2025\n");
    sheet = sheet.replace(';', ",");
    for _ in 0..12 {
        let matter = chapter.prose.matter();
        let [a, b, c, _] = numbers(chapter);
        sheet.push_str(&format!("\"{matter}\",{a},{b},{c}\n"));
    }
    let name = format!("numbers-{}.csv", chapter.key);
    let caption = chapter.prose.sentence();
    chapter.text.block(format!(
        "::: table {{#regneark-{} source=\"{name}\" header-columns=1 align=\"left right \
         right right\"}}\n{caption}\n:::",
        chapter.key
    ));
    chapter.files.insert(name, sheet.into_bytes());
}

/// A table without a caption, with marks in its cells.
fn bare(chapter: &mut Chapter<'_>) {
    let [a, b, c, d] = numbers(chapter);
    let [one, two] = std::array::from_fn(|_| chapter.prose.matter());
    chapter.text.block(format!(
        "| Sted | Hva | Tall |\n|:---|:---|:---:|\n| *Nord* | {one} | {a} |\n| ^ | {two} | \
         **{b}** |\n| <span lang=\"se\">Davvi</span> | `n = {c}` | {d} m<sup>2</sup> |"
    ));
}

fn numbers(chapter: &mut Chapter<'_>) -> [u32; 4] {
    std::array::from_fn(|_| chapter.prose.random().within(10, 990))
}
