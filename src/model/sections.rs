//! Blocks → the parts of the work: which block belongs to which.

use super::{Level, Role};
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::source::{Block, Content, Heading, Source};

/// A part of the work, still as the source has it.
pub struct Draft<'a> {
    /// What part it is.
    pub role: Role,
    /// Its heading, if it has one.
    pub heading: Option<&'a Heading>,
    /// What it holds.
    pub blocks: Vec<&'a Block>,
    /// The level of its heading: one deeper in a part.
    pub level: Level,
    /// Where it begins.
    pub place: Place,
}

/// The parts of `source`, in reading order. Noted are text that belongs to no
/// part, and headings that skip a level.
pub fn drafts<'a>(source: &'a Source, faults: &mut Diagnostics) -> Vec<Draft<'a>> {
    let mut sorter = Sorter {
        drafts: Vec::new(),
        inside: false,
        part: false,
        told: false,
        hashes: 0,
        faults,
    };
    for block in source.texts.iter().flat_map(|text| &text.blocks) {
        sorter.take(block);
    }
    sorter.drafts
}

/// Notes that the work has no parts, or that a chapter holds nothing but its
/// heading.
pub fn check_content(drafts: &[Draft], faults: &mut Diagnostics) {
    if drafts.is_empty() && !faults.has_errors() {
        let fault = Diagnostic::error("work-empty", "the work has no text");
        faults.push(fault.hint("begin with a chapter: # Heading"));
    }
    let in_part = |draft: &Draft| draft.level > Level::CHAPTER;
    for (at, draft) in drafts.iter().enumerate() {
        let chapters =
            draft.role == Role::Part && drafts.get(at + 1).is_some_and(in_part);
        if !draft.blocks.is_empty() || draft.heading.is_none() || chapters {
            continue;
        }
        let message = format!("{} that holds nothing but its heading", draft.role.name());
        let fault = Diagnostic::warning("section-empty", message);
        faults.push(fault.at(draft.place.clone()).hint("is its text missing?"));
    }
}

struct Sorter<'a, 'f> {
    drafts: Vec<Draft<'a>>,
    /// Whether the last draft still takes blocks.
    inside: bool,
    /// Whether chapters stand in a part, with ##.
    part: bool,
    /// Whether text that belongs to no part was noted since the last part.
    told: bool,
    /// How many `#` the last heading had; 0 before the first in a part.
    hashes: u8,
    faults: &'f mut Diagnostics,
}

impl<'a> Sorter<'a, '_> {
    fn take(&mut self, block: &'a Block) {
        match &block.content {
            Content::Heading(heading) => self.heading(block, heading),
            Content::Part(role, blocks) => {
                let level =
                    if self.part { Level::CHAPTER_IN_PART } else { Level::CHAPTER };
                self.open(*role, None, level, &block.place);
                self.last().extend(blocks);
                self.inside = false;
            }
            _ if self.inside => self.last().push(block),
            _ => self.outside(block),
        }
    }

    fn heading(&mut self, block: &'a Block, heading: &'a Heading) {
        self.check_level(heading.hashes, &block.place);
        self.hashes = heading.hashes;
        // A lower heading that no chapter stands before is a fault that was
        // noted; what follows it is taken as a chapter.
        let opens =
            heading.hashes == 1 || heading.hashes == 2 && self.part || !self.inside;
        if opens {
            let role = heading.role.unwrap_or(Role::Chapter);
            self.part = match heading.hashes {
                1 => role == Role::Part,
                _ => self.part,
            };
            let level = if heading.hashes > 1 && self.part {
                Level::CHAPTER_IN_PART
            } else {
                Level::CHAPTER
            };
            self.open(role, Some(heading), level, &block.place);
        } else {
            self.last().push(block);
        }
        self.check_role(heading, opens, &block.place);
    }

    /// Only headings that open a part of the work have a role, and a part that
    /// holds chapters stands in no other.
    fn check_role(&mut self, heading: &Heading, opens: bool, place: &Place) {
        let hint = match heading.role {
            Some(Role::Part) if heading.hashes > 1 => "a part is typed # Heading {.part}",
            Some(_) if !opens => {
                "headings with one # have a role, and in a part those with ##"
            }
            _ => return,
        };
        let fault =
            Diagnostic::error("attribute", "role of a heading that opens no part");
        self.faults.push(fault.at(place.clone()).hint(hint));
    }

    fn check_level(&mut self, hashes: u8, place: &Place) {
        if hashes <= self.hashes + 1 {
            return;
        }
        let marks = |hashes: u8| "#".repeat(hashes.into());
        let message = match self.hashes {
            0 => format!("{} with no # before it", marks(hashes)),
            before => format!("skipped from {} to {}", marks(before), marks(hashes)),
        };
        let fault = Diagnostic::error("heading-skipped", message).at(place.clone());
        self.faults.push(fault.hint("heading levels must be consecutive"));
    }

    fn open(
        &mut self,
        role: Role,
        heading: Option<&'a Heading>,
        level: Level,
        place: &Place,
    ) {
        let place = place.clone();
        self.drafts.push(Draft { role, heading, blocks: Vec::new(), level, place });
        self.inside = true;
        self.told = false;
        self.hashes = match heading {
            Some(heading) => heading.hashes,
            None => u8::from(self.part),
        };
    }

    fn outside(&mut self, block: &Block) {
        if std::mem::replace(&mut self.told, true) {
            return;
        }
        let fault = Diagnostic::error("text-outside", "text that belongs to no chapter");
        self.faults.push(fault.at(block.place.clone()).hint(
            "begin a chapter with # Heading, or set the text between `::: foreword` and `:::`",
        ));
    }

    fn last(&mut self) -> &mut Vec<&'a Block> {
        if self.drafts.is_empty() {
            unreachable!("blocks are added to a part that was opened");
        }
        let last = self.drafts.len() - 1;
        &mut self.drafts[last].blocks
    }
}
