//! Damage to the structure tree, and to text with it.

use utgave::agreement::Code::*;

use super::super::Case;
use super::case;
use super::file::File;

const RISOR: &str = "Risør";
const MOLO: &str = "molo";

pub fn cases() -> Vec<Case> {
    [numbers(), items(), nesting(), headings(), paragraphs(), chapters()]
        .into_iter()
        .flatten()
        .collect()
}

/// Lets an item's label be read as `text`.
fn label(file: &mut File, item: &str, text: &str) {
    let item = file.find("LI", item);
    let label = file.within(item, "Lbl");
    file.set_text(label, "ActualText", text);
}

fn labels(file: &mut File, labels: &[(&str, &str)]) {
    labels.iter().for_each(|(item, text)| label(file, item, text));
}

fn numbers() -> Vec<Case> {
    vec![
        case("number-changed", NumberWrong, |file| label(file, "industriplan", "7")),
        case("number-drawn-wrong", NumberWrong, |file| {
            let label = |item| {
                let item = file.find("LI", item);
                file.contents(file.within(item, "Lbl"))[0]
            };
            let (third, fourth) = (label("industriplan"), label("pendlere"));
            file.draw_as(fourth, third);
        }),
        case("start-wrong", NumberSequence, |file| {
            labels(file, &[("eksporten", "2"), ("havner", "3")]);
            labels(file, &[("industriplan", "4"), ("pendlere", "5")]);
        }),
        case("list-restarted", NumberSequence, |file| {
            labels(file, &[("bibliotek ", "1"), ("eldre", "2")]);
        }),
        case("list-runs-on", NumberSequence, |file| {
            labels(file, &[("riksveiene", "5"), ("jernbane", "6"), ("ferger", "7")]);
        }),
        case("letters", NumberSequence, |file| {
            labels(file, &[("riksveiene", "a"), ("jernbane", "b"), ("ferger", "c")]);
        }),
        case("numbers-lost", NumberMissing, |file| {
            labels(file, &[("riksveiene", "•"), ("jernbane", "•"), ("ferger", "•")]);
        }),
        case("bullets-numbered", NumberAdded, |file| {
            labels(file, &[("Hammerfest", "1."), ("terminal", "2."), (MOLO, "3.")]);
        }),
    ]
}

fn items() -> Vec<Case> {
    vec![
        case("item-lost", ItemMissing, |file| {
            let item = file.find("LI", "industriplan");
            file.erase(item);
        }),
        case("bullets-lost", ItemMissing, |file| {
            let list = file.find("L", "middag");
            file.erase(list);
        }),
        case("item-untagged", UntaggedText, |file| {
            let item = file.find("LI", "industriplan");
            file.detach(item);
        }),
        case("item-outside", ItemMissing, |file| {
            let item = file.find("LI", "pendlere");
            let list = file.parent(item);
            for role in ["Lbl", "P", "LBody"] {
                let part = file.within(item, role);
                file.rename(part, "Span");
            }
            file.rename(item, "P");
            file.move_after(item, list);
        }),
        case("items-swapped", OrderChanged, |file| {
            let (third, fourth) =
                (file.find("LI", "industriplan"), file.find("LI", "pendlere"));
            file.swap(third, fourth);
        }),
        case("bullets-swapped", OrderChanged, |file| {
            let (first, last) = (file.find("LI", "Hammerfest"), file.find("LI", RISOR));
            file.swap(first, last);
        }),
        case("item-twice-in-the-tags", ItemAdded, |file| {
            let item = file.find("LI", "jernbane");
            file.double(item);
        }),
        case("paragraph-as-item", ItemAdded, |file| {
            let paragraph = file.find("P", "De viktigste");
            let item = file.wrap(paragraph, "LI");
            file.wrap(item, "L");
        }),
    ]
}

fn nesting() -> Vec<Case> {
    vec![
        case("nested-list-moved-out", ListNesting, |file| {
            let list = file.find("L", "middag");
            let outer = file.find("L", "Åpne");
            file.move_after(list, outer);
        }),
        case("nested-list-moved-out-within", ListNesting, |file| {
            let (nested, outer) =
                (file.find("L", "Hammerfest"), file.find("L", "havner"));
            let after = file.find("P", "Alle tre");
            file.split(outer, 2);
            file.move_after(after, outer);
            file.move_after(nested, outer);
        }),
        case("nested-items-flat", ListNesting, |file| {
            let mut last = file.find("LI", "eldre");
            for text in ["middag", "besøk"] {
                let item = file.find("LI", text);
                file.move_after(item, last);
                last = item;
            }
        }),
        case("item-too-deep", ListNesting, |file| {
            let item = file.find("LI", RISOR);
            let list = file.wrap(item, "L");
            let before = file.find("LI", "terminal");
            let body = file.within(before, "LBody");
            let mut kids = file.kids(body);
            file.detach(list);
            kids.push(lopdf::Object::Reference(list));
            file.set_kids(body, kids);
        }),
    ]
}

fn headings() -> Vec<Case> {
    vec![
        case("heading-lost", HeadingMissing, |file| {
            let heading = file.find("H2", "Velferd");
            file.erase(heading);
        }),
        case("heading-untagged", UntaggedText, |file| {
            let heading = file.find("H2", "Velferd");
            file.detach(heading);
        }),
        case("heading-as-text", HeadingMissing, |file| {
            let heading = file.find("H2", "Velferd");
            file.rename(heading, "P");
        }),
        case("text-as-heading", HeadingAdded, |file| {
            let paragraph = file.find("P", "De viktigste");
            file.rename(paragraph, "H3");
        }),
        case("heading-level", HeadingLevel, |file| {
            let heading = file.find("H2", "Arbeid til alle");
            file.rename(heading, "H3");
        }),
        case("heading-that-says-nothing", TagEmpty, |file| {
            let paragraph = file.find("P", "De viktigste");
            let end = file.kids(paragraph).len();
            let heading = file.split(paragraph, end);
            file.rename(heading, "H3");
        }),
        case("heading-text", HeadingText, |file| {
            let heading = file.find("H2", "Velferd");
            file.set_text(heading, "ActualText", "Velferd der du er");
        }),
    ]
}

fn paragraphs() -> Vec<Case> {
    vec![
        case("paragraph-twice-in-the-tags", TextAdded, |file| {
            let paragraph = file.find("P", "De viktigste");
            file.double(paragraph);
        }),
        case("paragraph-untagged", UntaggedText, |file| {
            let paragraph = file.find("P", "De viktigste");
            file.detach(paragraph);
        }),
        case("paragraph-an-ornament", UntaggedText, |file| {
            let paragraph = file.find("P", "De viktigste");
            file.ornament(paragraph);
        }),
        case("paragraph-erased", TextMissing, |file| {
            let paragraph = file.find("P", "De viktigste");
            file.erase(paragraph);
        }),
        case("content-that-is-not-drawn", TagEmpty, |file| {
            let paragraph = file.find("P", "De viktigste");
            let mut kids = file.kids(paragraph);
            kids.push(lopdf::Object::Integer(99_999));
            file.set_kids(paragraph, kids);
        }),
        case("paragraph-cut-in-the-tags", TextSplit, |file| {
            let paragraph = file.find("P", "Mer står");
            file.split(paragraph, 1);
        }),
        case("paragraphs-joined-in-the-tags", TextJoined, |file| {
            let (first, second) =
                (file.find("P", "Arbeid er"), file.find("P", "De viktigste"));
            file.join(first, second);
        }),
        case("word-read-otherwise", TextChanged, |file| {
            let paragraph = file.find("P", "Dette var");
            file.set_text(
                paragraph,
                "ActualText",
                "Dette var løftene deres. Mål oss på dem.",
            );
        }),
        case("paragraphs-swapped", OrderChanged, |file| {
            let (first, second) =
                (file.find("P", "Arbeid er"), file.find("P", "De viktigste"));
            file.swap(first, second);
        }),
    ]
}

fn chapters() -> Vec<Case> {
    vec![
        case("chapter-untagged", UntaggedText, |file| {
            let chapter = file.chapter("Velferd");
            chapter.into_iter().for_each(|part| file.detach(part));
        }),
        case("chapter-an-ornament", UntaggedText, |file| {
            let chapter = file.chapter("Velferd");
            chapter.into_iter().for_each(|part| file.ornament(part));
        }),
        case("chapter-lost", SectionMissing, |file| {
            let chapter = file.chapter("Velferd");
            chapter.into_iter().for_each(|part| file.erase(part));
        }),
        case("chapters-swapped", OrderChanged, |file| {
            let moved = file.chapter("Velferd");
            let mut last = *file.chapter("Vei og bane").last().unwrap();
            for part in moved {
                file.move_after(part, last);
                last = part;
            }
        }),
        case("no-tags-at-all", UntaggedText, |file| {
            file.at(&[]).as_dict_mut().unwrap().remove(b"StructTreeRoot");
        }),
    ]
}
