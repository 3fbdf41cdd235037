//! Damage to checklists.

use utgave::agreement::Code::*;

use super::Case;
use super::sample::Sample;

const CHECKLISTS: Sample = Sample("checklists");
const FILE: &str = "EPUB/loftene-vare.xhtml";

const DONE: &str = "aria-label=\"gjort\"><span aria-hidden=\"true\">\u{2611}\u{fe0e}</span></span> Vi har bygd";
const NOT_DONE: &str = "aria-label=\"ikke gjort\"><span aria-hidden=\"true\">\u{2610}\u{fe0e}</span></span> Vi vil bygge";

pub fn cases() -> Vec<Case> {
    let markup = [
        CHECKLISTS.markup("done-as-not-done", CheckChanged, FILE, |text| {
            text.replace(DONE, &NOT_DONE.replace("vil bygge", "har bygd"));
        }),
        CHECKLISTS.markup("box-says-nothing", CheckChanged, FILE, |text| {
            text.replace(DONE, &DONE.replace("aria-label=\"gjort\"", ""));
        }),
        CHECKLISTS.markup("box-says-the-reverse", CheckChanged, FILE, |text| {
            text.replace(NOT_DONE, &NOT_DONE.replace("ikke ", ""));
        }),
        CHECKLISTS.markup("box-lost", CheckChanged, FILE, |text| {
            let start = "<span class=\"box\" role=\"img\" ";
            text.replace(&format!("{start}{DONE}"), "Vi har bygd");
        }),
        CHECKLISTS.markup("item-with-box-lost", ItemMissing, FILE, |text| {
            let start = "<li class=\"check\"><span class=\"box\" role=\"img\" ";
            text.cut(&format!("{start}{DONE}"), "</li>");
        }),
    ];
    markup.into_iter().flatten().chain(print()).collect()
}

fn print() -> Vec<Case> {
    vec![
        CHECKLISTS.pdf("box-says-another-thing", CheckChanged, |file| {
            let item = file.find("LI", "Vi har bygd");
            let picture = file.within(item, "Figure");
            file.set_text(picture, "Alt", "boks");
        }),
        CHECKLISTS.republished("done-as-not-done", CheckChanged, |text| {
            text.replace("[x] Vi har bygd", "[ ] Vi har bygd");
        }),
        CHECKLISTS.republished("box-lost", CheckChanged, |text| {
            text.replace("[x] Vi har bygd", "Vi har bygd");
        }),
    ]
}
