//! Characters that were typed or pasted in the place of others.

use super::Remarks;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::walk::{self, Met};
use crate::model::{Document, Inline};

/// What word processors draw as bullets.
const BULLETS: [char; 8] = ['•', '▪', '‣', '◦', '●', '○', '·', '\u{f0b7}'];
const CURLED: [char; 6] = ['«', '»', '“', '”', '„', '‟'];

pub fn all(document: &Document, sound: bool, remarks: &mut Remarks) {
    let mut curled = false;
    let mut straight = Vec::new();
    for section in super::typed(document) {
        walk::section(section, &mut |met| {
            let Met::Text(content, place) = met else { return };
            let text = Typed::of(content);
            curled |= text.0.contains(CURLED);
            if has_straight(&text.0) {
                straight.push(place);
            }
            check_bullet(&text.0, place, remarks);
            if sound {
                check_lost(&text.0, place, remarks);
            }
        });
    }
    for place in straight.into_iter().filter(|_| curled) {
        let remark =
            Diagnostic::warning("quotes-mixed", "straight quotation marks among others")
                .hint("use the marks that the rest of the work uses, or <q>…</q>");
        remarks.push(remark, place);
    }
}

/// Text without code, a line for each line that the author broke.
struct Typed(String);

impl Typed {
    fn of(content: &[Inline]) -> Self {
        let mut text = Self(String::new());
        text.push(content);
        text
    }

    fn push(&mut self, content: &[Inline]) {
        for inline in content {
            match inline {
                Inline::Text(text) => self.0.push_str(text),
                Inline::Break => self.0.push('\n'),
                _ => self.push(inline.children()),
            }
        }
    }
}

/// Whether there is a straight mark that does not stand for inches or seconds.
fn has_straight(text: &str) -> bool {
    let mut before = ' ';
    text.chars().any(|c| {
        let found = c == '"' && !before.is_ascii_digit();
        before = c;
        found
    })
}

fn check_bullet(text: &str, place: &Place, remarks: &mut Remarks) {
    let is_bullet = |line: &str| {
        line.trim_start()
            .strip_prefix(BULLETS)
            .is_some_and(|it| it.starts_with([' ', '\t', '\u{a0}']))
    };
    if text.lines().any(is_bullet) {
        let remark = Diagnostic::warning("bullet-typed", "bullet that is typed as text");
        remarks.push(remark.hint("an item of a list begins with - and a space"), place);
    }
}

fn check_lost(text: &str, place: &Place, remarks: &mut Remarks) {
    let lost = |c: char| matches!(c, '\u{fffc}' | '\u{fffd}' | '\u{e000}'..='\u{f8ff}');
    let Some(c) = text.chars().find(|c| lost(*c)) else { return };
    let message = format!("U+{:04X} in the place of a character", u32::from(c));
    let remark = Diagnostic::warning("character-lost", message);
    remarks.push(remark.hint("look up in the original what stood there"), place);
}
