//! The outline: what contents lists, bookmarks and navigation documents show.

use super::{Block, Heading, Inline, Item, Level, List, OutlineEntry, Section};
use crate::reading::normalise;

/// Chapters, and in them the headings and the promises that have a lead, in
/// reading order. A promise stands one level below the heading that it belongs
/// to; in a part with no heading, at the level of chapters there.
/// Listed are the first `depth` levels, or all.
pub fn outline(sections: &[Section], depth: Option<u8>) -> Vec<OutlineEntry> {
    let mut out = Vec::new();
    for (index, section) in sections.iter().enumerate() {
        let mut below = section.level;
        if let Some(chapter) = &section.heading {
            out.push(heading(chapter, index));
            below = under(chapter.level);
        }
        for block in &section.blocks {
            match block {
                Block::Heading(inner) => {
                    out.push(heading(inner, index));
                    below = under(inner.level);
                }
                Block::List(list) => promises(list, below, index, &mut out),
                _ => {}
            }
        }
    }
    let deepest = depth.and_then(|depth| Level::new(depth + 1));
    for entry in &mut out {
        entry.listed = deepest.is_none_or(|deepest| entry.level <= deepest);
    }
    out
}

fn under(level: Level) -> Level {
    Level::new(level.get() + 1).unwrap_or(level)
}

fn heading(heading: &Heading, section: usize) -> OutlineEntry {
    OutlineEntry {
        level: heading.level,
        number: heading.number.clone(),
        text: normalise(&Inline::plain(&heading.content)),
        anchor: heading.anchor.clone(),
        section,
        promise: false,
        listed: true,
    }
}

fn promises(list: &List, level: Level, section: usize, out: &mut Vec<OutlineEntry>) {
    let promise = |item: &Item| {
        let (number, lead) = (item.number?, item.lead.as_ref()?);
        Some(OutlineEntry {
            level,
            number: Some(number.to_string()),
            text: lead.text.clone(),
            anchor: lead.anchor.clone(),
            section,
            promise: true,
            listed: true,
        })
    };
    out.extend(list.items.iter().filter_map(promise));
}
