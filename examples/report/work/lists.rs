//! Promises, and lists within them.

use super::chapter::Chapter;

/// A section of promises, whose numbers run on across a heading.
pub fn promises(chapter: &mut Chapter<'_>) {
    chapter.section(3, "løfter");
    chapter.rich();
    let mut list = String::new();
    for number in 1..=4 {
        list.push_str(&promise(chapter, number));
    }
    list.push_str(&nested(chapter, 5));
    list.push_str(&illustrated(chapter, 6));
    chapter.text.block(list);
    chapter.section(4, "flere-løfter");
    let list: String = (7..=9).map(|number| promise(chapter, number)).collect();
    chapter.text.block(list);
    chapter.plain();
    bullets(chapter);
}

/// A promise with a sentence or two.
fn promise(chapter: &mut Chapter<'_>, number: u32) -> String {
    let lead = chapter.lead();
    let count = chapter.prose.random().within(1, 3);
    let text = chapter.prose.sentences(count);
    format!("{number}. **{lead}.** {text}\n\n")
}

/// A promise that holds bullets, which hold numbers.
fn nested(chapter: &mut Chapter<'_>, number: u32) -> String {
    let lead = chapter.lead();
    let [text, first, second, third, after] =
        std::array::from_fn(|_| chapter.prose.sentence());
    let [one, two] = std::array::from_fn(|_| chapter.prose.matter());
    format!(
        "{number}. **{lead}.** {text}\n\n   - {first}\n   - {second}\n     1. {one}\n     \
         2. {two}\n        - {third}\n   - <span lang=\"nn\">Siste punkt på \
         nynorsk</span>\n\n   {after}\n\n"
    )
}

/// A promise that holds an image.
fn illustrated(chapter: &mut Chapter<'_>, number: u32) -> String {
    let lead = chapter.lead();
    let [text, after] = std::array::from_fn(|_| chapter.prose.sentence());
    let image = super::figures::coast(chapter, "kart", 70);
    format!("{number}. **{lead}.** {text}\n\n   {image}\n\n   {after}\n\n")
}

/// Bullets, close together and apart.
fn bullets(chapter: &mut Chapter<'_>) {
    let items: [String; 4] = std::array::from_fn(|_| chapter.prose.matter());
    let list: String = items.iter().map(|item| format!("- {item}\n")).collect();
    chapter.text.block(list);
    chapter.plain();
    let items: [String; 3] = std::array::from_fn(|_| chapter.prose.sentences(2));
    let list: String = items.iter().map(|item| format!("* {item}\n\n")).collect();
    chapter.text.block(list);
}
