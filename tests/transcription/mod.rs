//! The programme's source holds what the original says: every word that was
//! extracted from the original PDF, none besides, and in its order.
//!
//! The extraction itself lies beside this file, as it came. Its words are in
//! the order in which the PDF draws them, which is the reading order but for
//! four pieces; [`MOVES`] names them. Both texts are read here by simple means
//! that know nothing of the library under test.

use std::collections::BTreeMap;
use std::path::Path;

const EXTRACT: &str = include_str!("by-og-land.extracted.txt");

/// What the PDF draws too late: a heading and what belongs to it, each after
/// the text that follows it on the page.
const MOVES: [Move; 4] = [
    Move {
        from: "En distrikspolitikk for framtida",
        through: "framtida",
        before: "Arbeiderpartiets distriktspolitikk hviler",
    },
    Move {
        from: "Trygt arbeid til alle",
        through: "distriktene er:",
        before: "Vi vil styrke eksporten.",
    },
    Move {
        from: "En sterkere velferdsstat i hele landet",
        through: "distriktene er:",
        before: "Vi vil øke inntektene til kommunene",
    },
    Move {
        from: "Bedre infrastruktur er god klimapolitikk",
        through: "distriktene er:",
        before: "Bredbånd må være tilgjengelig",
    },
];

/// A piece that stands too late, and where it belongs.
struct Move {
    /// The words that it opens with, at their last occurrence.
    from: &'static str,
    /// The words that it ends with, at their first occurrence after that.
    through: &'static str,
    /// The words that it goes before.
    before: &'static str,
}

/// A text's words, and apart from them the numbers and bullets of its lists.
#[derive(Debug, Default, Clone, PartialEq)]
struct Text {
    words: Vec<String>,
    numbers: Vec<u32>,
    bullets: usize,
}

#[test]
fn no_word_is_lost_or_added() {
    let (lost, added) = differences(&extract().words, &source().words);
    assert!(lost.is_empty(), "words that the source lacks: {lost:?}");
    assert!(added.is_empty(), "words that only the source has: {added:?}");
}

#[test]
fn the_order_is_the_originals() {
    let expected = moved(extract().words);
    if let Some(at) = first_difference(&expected, &source().words) {
        panic!("the order changes after: {}", context(&expected, at));
    }
}

#[test]
fn lists_are_numbered_as_in_the_original() {
    let (extract, source) = (extract(), source());
    assert_eq!(source.numbers, extract.numbers);
    assert_eq!(source.bullets, extract.bullets);
    let lists = [1..=6, 1..=9, 1..=6];
    assert!(source.numbers.iter().copied().eq(lists.into_iter().flatten()));
    assert_eq!(source.bullets, 6);
}

#[test]
fn every_move_is_needed() {
    let words = source().words;
    for left_out in 0..MOVES.len() {
        let moves = MOVES.iter().enumerate().filter(|(index, _)| *index != left_out);
        let moved = moves.fold(extract().words, |words, (_, piece)| piece.apply(words));
        assert!(first_difference(&moved, &words).is_some(), "move {left_out}");
    }
}

#[test]
fn damage_is_seen() {
    let (expected, words) = (moved(extract().words), source().words);
    let mut lost = words.clone();
    let word = lost.remove(300);
    assert_eq!(differences(&expected, &lost).0, [word]);
    let mut doubled = words.clone();
    doubled.insert(301, words[300].clone());
    assert_eq!(differences(&expected, &doubled).1, [words[300].clone()]);
    let mut swapped = words.clone();
    swapped.swap(300, 301);
    assert_eq!(differences(&expected, &swapped), (Vec::new(), Vec::new()));
    assert_eq!(first_difference(&expected, &swapped), Some(300));
}

/// The extraction's text. It opens with the title page.
fn extract() -> Text {
    Text::read(EXTRACT.lines().map(str::trim), '•')
}

/// The source's text: title and subtitle, then the files in their order.
fn source() -> Text {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("source/by-og-land");
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    let publication: toml::Table = read("publication.toml").parse().unwrap();
    let key = |name: &str| publication[name].as_str().unwrap().to_owned();
    let files = publication["text"].as_array().unwrap();
    let files = files.iter().map(|file| read(file.as_str().unwrap()));
    let text: Vec<_> = [key("title"), key("subtitle")].into_iter().chain(files).collect();
    let lines = text.iter().flat_map(|file| file.lines()).map(plain);
    Text::read(lines.collect::<Vec<_>>().iter().map(String::as_str), '-')
}

/// A line of Markdown without its markup; numbers and bullets stay. Only what
/// the programme uses is known here.
fn plain(line: &str) -> String {
    let line = line.trim();
    if line.starts_with(":::") {
        return String::new();
    }
    let heading = line.trim_start_matches('#');
    let line = match heading.split_once(" {") {
        Some((heading, _)) if line.starts_with('#') => heading,
        _ => heading,
    };
    line.replace("**", "").trim().to_owned()
}

impl Text {
    /// Reads lines that have no markup. A number or bullet counts as one only
    /// where a paragraph opens: a line may well begin with "2021." within a
    /// sentence. A line's end is a space, since no word is broken there; the
    /// hyphens at line ends are those of words such as "klima- og".
    fn read<'a>(lines: impl Iterator<Item = &'a str>, bullet: char) -> Self {
        let mut text = Self::default();
        let mut opens = true;
        for line in lines {
            let line = if opens { text.strip_label(line, bullet) } else { line };
            text.words.extend(line.split_whitespace().map(str::to_owned));
            opens = line.is_empty();
        }
        text
    }

    fn strip_label<'a>(&mut self, line: &'a str, bullet: char) -> &'a str {
        if let Some((number, rest)) = line.split_once(". ")
            && let Ok(number) = number.parse()
        {
            self.numbers.push(number);
            rest
        } else if let Some(rest) = line.strip_prefix(bullet) {
            self.bullets += 1;
            rest
        } else {
            line
        }
    }
}

impl Move {
    fn apply(&self, mut words: Vec<String>) -> Vec<String> {
        let from = *occurrences(&words, self.from).last().expect(self.from);
        let through = occurrences(&words[from..], self.through)[0];
        let end = from + through + self.through.split(' ').count();
        let piece: Vec<_> = words.drain(from..end).collect();
        let [before] = occurrences(&words, self.before)[..] else {
            panic!("one place to move to: {}", self.before)
        };
        words.splice(before..before, piece);
        words
    }
}

/// The words in reading order.
fn moved(words: Vec<String>) -> Vec<String> {
    MOVES.iter().fold(words, |words, piece| piece.apply(words))
}

/// Where `phrase` stands in `words`.
fn occurrences(words: &[String], phrase: &str) -> Vec<usize> {
    let phrase: Vec<_> = phrase.split(' ').collect();
    let windows = words.windows(phrase.len()).enumerate();
    windows.filter(|(_, window)| *window == phrase).map(|(at, _)| at).collect()
}

/// The words of which `found` has too few, and those of which it has too many,
/// each as often as that is so.
fn differences(expected: &[String], found: &[String]) -> (Vec<String>, Vec<String>) {
    let mut counts = BTreeMap::<&str, i64>::new();
    expected.iter().for_each(|word| *counts.entry(word).or_default() += 1);
    found.iter().for_each(|word| *counts.entry(word).or_default() -= 1);
    let surplus = |sign: i64| {
        let times = move |count: i64| usize::try_from(count * sign).unwrap_or(0);
        let words = counts.iter();
        words.flat_map(move |(word, count)| vec![(*word).to_owned(); times(*count)])
    };
    (surplus(1).collect(), surplus(-1).collect())
}

/// The first place at which two texts part.
fn first_difference(expected: &[String], found: &[String]) -> Option<usize> {
    let parts = expected.iter().zip(found).position(|(a, b)| a != b);
    let shorter = expected.len().min(found.len());
    parts.or((expected.len() != found.len()).then_some(shorter))
}

/// The words up to place `at` and some after it, to show a person where it is.
fn context(words: &[String], at: usize) -> String {
    let line = |words: &[String]| words.join(" ");
    let (before, after) = words.split_at(at);
    let before = &before[before.len().saturating_sub(8)..];
    format!("{} | {}", line(before), line(&after[..after.len().min(8)]))
}
