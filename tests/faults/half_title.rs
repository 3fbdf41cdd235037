//! Damage to the half-title, which print alone has.

use utgave::agreement::Code::*;

use super::Case;
use super::sample::{PARTS, Sample};

const HALF_TITLE: Sample = Sample("half-title");

pub fn cases() -> Vec<Case> {
    vec![
        HALF_TITLE.pdf("half-title-wiped", HalfTitle, |file| {
            let first = file.document.page_iter().next().unwrap();
            file.document.change_page_content(first, Vec::new()).unwrap();
        }),
        HALF_TITLE.relaid("half-title-left-out", HalfTitle, |layout| {
            layout.replace("if work.half-title { half-title(work, look) }", "");
        }),
        HALF_TITLE.relaid_in(PARTS, "half-title-changed", HalfTitle, |layout| {
            layout.edit("pdf.artifact(align(center", "})))", |it| {
                it.replace("work.title", "work.subtitle")
            });
        }),
        HALF_TITLE.relaid_in(PARTS, "half-title-read", TextAdded, |layout| {
            layout.replace("pdf.artifact(align(center", "(align(center");
        }),
    ]
}
