//! Damage to the PDF edition: to the real file's tags, drawn text, links,
//! bookmarks and metadata.

mod bookmarks;
mod drawn;
mod file;
mod tags;
mod whole;

use utgave::agreement::Code;
use utgave::publish::Kind;

pub use self::bookmarks::{find as bookmark, unlink as unlink_bookmark};
pub use self::file::File;
use super::Case;
use super::sample::PAMPHLET;

pub fn cases() -> Vec<Case> {
    [tags::cases(), drawn::cases(), bookmarks::cases(), whole::cases()]
        .into_iter()
        .flatten()
        .collect()
}

/// The edition taken apart and put together again.
pub fn whole() -> Vec<u8> {
    File::open(&PAMPHLET.bytes(Kind::Pdf)).bytes()
}

fn case(kind: &'static str, code: Code, damage: fn(&mut File)) -> Case {
    PAMPHLET.pdf(kind, code, damage)
}
