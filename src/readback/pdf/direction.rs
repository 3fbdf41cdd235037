//! From the order in which text stands on the page to that in which it is read.
//!
//! Most writers draw Arabic and Hebrew as Latin, glyph by glyph to the right: the
//! last letter of a line first (ISO 32000-2, 14.8.2.5.3). What is read is found by
//! turning it once more by the Unicode Bidirectional Algorithm (UAX #9), which gives
//! what was turned by it back. Where it does not, nothing on the page tells either:
//! a number between words of two directions may belong to both.

use std::collections::HashMap;
use std::ops::Range;

use unicode_bidi::{BidiClass, BidiInfo, Level, bidi_class};

use super::pieces::Key;
use super::roles::Role;
use super::structure::{Child, Element};
use crate::reading::Direction;
use crate::terms::Language;

/// The direction in which lines of what the structure tree claims run: that of the
/// language that it is in.
#[derive(Debug)]
pub(super) struct Directions(HashMap<(usize, Key), Direction>);

impl Directions {
    /// Those of the tree `root` in a document of that `language`.
    pub(super) fn new(root: &Element, language: Option<&str>) -> Self {
        let mut directions = Self(HashMap::new());
        directions.add(root, language.and_then(of_language));
        directions
    }

    /// That of the content `key` of a page.
    pub(super) fn get(&self, page: usize, key: Key) -> Option<Direction> {
        self.0.get(&(page, key)).copied()
    }

    /// The tree is no deeper than [`super::limits::DEPTH`].
    fn add(&mut self, element: &Element, around: Option<Direction>) {
        let rare = element.rare.as_deref();
        let own = rare.and_then(|rare| rare.language.as_deref()).and_then(of_language);
        // Words in another language stand in the lines of what is around them.
        let own = own.filter(|_| !matches!(element.role, Role::Inline | Role::Link));
        let direction = own.or(around);
        for child in &element.children {
            match child {
                Child::Element(element) => self.add(element, direction),
                Child::Content { page, key } => {
                    let direction = direction.map(|it| ((*page, *key), it));
                    self.0.extend(direction);
                }
                Child::Link(_) => {}
            }
        }
    }
}

fn of_language(tag: &str) -> Option<Direction> {
    Language::new(tag).as_ref().map(Direction::of)
}

/// The direction of most letters in `texts`; `None` where there are none.
pub(super) fn most<'t>(texts: impl IntoIterator<Item = &'t str>) -> Option<Direction> {
    let (mut letters, mut balance) = (false, 0_i64);
    for c in texts.into_iter().flat_map(str::chars) {
        let step = match bidi_class(c) {
            BidiClass::L => 1,
            BidiClass::R | BidiClass::AL => -1,
            _ => continue,
        };
        letters = true;
        balance += step;
    }
    let most = if balance < 0 { Direction::Leftward } else { Direction::Rightward };
    letters.then_some(most)
}

/// Whether any of `text` is written from right to left.
pub(super) fn has_leftward(text: &str) -> bool {
    // The first of these letters, U+0590, begins with this byte.
    text.bytes().any(|byte| byte >= 0xd6) && text.chars().any(is_leftward)
}

/// A line of text, the stretches of which stand from left to right, as it is read
/// in text that runs in `direction`. Each cluster is the text of one glyph, which
/// is in order in itself; they lie one after the other, from `text`'s first byte to
/// its last.
pub(super) fn read(
    text: &str,
    clusters: &[Range<usize>],
    direction: Direction,
) -> String {
    let stand_ins: String = stand_ins(text, clusters);
    let base = match direction {
        Direction::Rightward => Level::ltr(),
        Direction::Leftward => Level::rtl(),
    };
    let info = BidiInfo::new(&stand_ins, Some(base));
    let levels: Vec<Level> =
        stand_ins.char_indices().map(|(at, _)| info.levels[at]).collect();
    let order = BidiInfo::reorder_visual(&levels);
    order.into_iter().map(|cluster| &text[clusters[cluster].clone()]).collect()
}

/// A character for each cluster that goes the way that it goes. A mark goes with
/// its letter, which stands to the right of it.
fn stand_ins(text: &str, clusters: &[Range<usize>]) -> String {
    let mut next = None;
    let mut out: Vec<char> = Vec::with_capacity(clusters.len());
    for cluster in clusters.iter().rev() {
        let text = &text[cluster.clone()];
        let strong = text.chars().find(|&c| is_leftward(c)).or(text.chars().next());
        let own = strong.unwrap_or(' ');
        let own = match (bidi_class(own), next) {
            (BidiClass::NSM, Some(letter)) if is_leftward(letter) => letter,
            (BidiClass::B, _) => ' ',
            _ => own,
        };
        next = Some(own);
        out.push(own);
    }
    out.reverse();
    settle_brackets(&mut out);
    out.into_iter().collect()
}

/// Brackets that close before they open stand in text that was turned. They have a
/// direction on the page only: that of what they surround, or of what is around.
fn settle_brackets(text: &mut [char]) {
    let mut open: Vec<(usize, char)> = Vec::new();
    for at in 0..text.len() {
        let c = text[at];
        let Some(&(opening, closing)) =
            BRACKETS.iter().find(|pair| pair.0 == c || pair.1 == c)
        else {
            continue;
        };
        let other = if c == opening { closing } else { opening };
        match open.last() {
            Some(&(first, last)) if last == other => {
                open.pop();
                if c == opening {
                    (text[first], text[at]) = (LEFTWARD, LEFTWARD);
                }
            }
            _ => open.push((at, c)),
        }
    }
}

const BRACKETS: [(char, char); 3] = [('(', ')'), ('[', ']'), ('{', '}')];

/// A letter that is read from the right.
const LEFTWARD: char = '\u{5d0}';

fn is_leftward(c: char) -> bool {
    matches!(bidi_class(c), BidiClass::R | BidiClass::AL)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A cluster for each character, but those in brackets make one together.
    fn clusters(text: &str) -> (String, Vec<Range<usize>>) {
        let mut out = String::new();
        let mut clusters = Vec::new();
        let mut start = None;
        for c in text.chars() {
            match c {
                '[' => start = Some(out.len()),
                ']' => clusters.extend(start.take().map(|start| start..out.len())),
                c => {
                    let at = out.len();
                    out.push(c);
                    if start.is_none() {
                        clusters.push(at..out.len());
                    }
                }
            }
        }
        (out, clusters)
    }

    #[track_caller]
    fn check(drawn: &str, direction: Direction, expected: &str) {
        let (text, clusters) = clusters(drawn);
        assert_eq!(read(&text, &clusters, direction), expected);
    }

    /// What stands on the page for `text`.
    fn drawn(text: &str, base: Level) -> String {
        let info = BidiInfo::new(text, Some(base));
        info.reorder_line(&info.paragraphs[0], 0..text.len()).into_owned()
    }

    #[test]
    fn letters_are_turned() {
        check("םולש", Direction::Leftward, "שלום");
        check("שלום", Direction::Leftward, "םולש");
    }

    #[test]
    fn numbers_and_latin_words_are_not() {
        check("2024 תנש", Direction::Leftward, "שנת 2024");
        check("EPUB ץבוק", Direction::Leftward, "קובץ EPUB");
    }

    #[test]
    fn a_quotation_within_a_latin_line_is_turned_in_its_place() {
        check("si םולש til", Direction::Rightward, "si שלום til");
    }

    #[test]
    fn the_letters_of_one_glyph_stay_in_order() {
        check("م[لا]س", Direction::Leftward, "سلام");
    }

    #[test]
    fn marks_go_with_their_letter() {
        check("\u{64e}ب", Direction::Rightward, "ب\u{64e}");
        check("a \u{64e}ب", Direction::Rightward, "a ب\u{64e}");
    }

    #[test]
    fn most_letters_give_the_direction() {
        assert_eq!(most(["שלום PDF"]), Some(Direction::Leftward));
        assert_eq!(most(["a שלום", " og hei"]), Some(Direction::Rightward));
        assert_eq!(most(["12"]), None);
    }

    #[test]
    fn latin_text_has_nothing_to_turn() {
        assert!(!has_leftward("Čáhcesuloid æøå – «…» 𝑥"));
        assert!(has_leftward("a ب"));
        assert!(has_leftward("שלום"));
    }

    #[test]
    fn what_was_turned_is_given_back() {
        let words = ["שלום", "את", "EPUB", "land", "–", ".", ",", "(את)", "{EPUB}"];
        let bases =
            [(Level::ltr(), Direction::Rightward), (Level::rtl(), Direction::Leftward)];
        for (base, direction) in bases {
            for seed in 0..9_usize.pow(4) {
                let picks = [seed, seed / 9, seed / 81, seed / 729];
                let text = picks.map(|n| words[n % 9]).join(" ");
                let (page, clusters) = clusters(&drawn(&text, base));
                assert_eq!(read(&page, &clusters, direction), text);
            }
        }
    }
}
