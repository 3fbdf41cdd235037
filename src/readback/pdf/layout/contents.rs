//! Tables of contents, which are a way in and no part of what is read.

use super::measures::Block;

/// How many entries make a table of contents.
const ENTRIES: usize = 2;

/// How wide the white before an entry's page number is at least, in em, where no
/// dots lead there.
const WHITE: f64 = 1.0;

/// How many digits a page number has at most.
const LONGEST: usize = 6;

/// How many lines of an entry there may be before the one with its number.
const BETWEEN: usize = 2;

/// Takes tables of contents out of `blocks`, each with its heading.
///
/// Lines that end with a page number at the right are entries if at least half of
/// them say what other lines of the document do: the headings.
pub(super) fn take(blocks: &mut [Block<'_>], em: f64) {
    let entries: Vec<Vec<Option<String>>> =
        blocks.iter().map(|block| self::entries(block)).collect();
    if entries.iter().flatten().flatten().count() < ENTRIES {
        return;
    }
    let lines = blocks.iter().flat_map(|block| &block.lines);
    let mut lines: Vec<String> = lines.map(|line| plain(&line.text)).collect();
    lines.sort_unstable();
    // An item has its first words in the contents, and a long title only some.
    let begins = |title: &str| {
        let at = lines.partition_point(|line| line.as_str() < title);
        let is_entry = |line: &&String| line.len() > title.len() + LONGEST + 2;
        let mut same = lines[at..].iter().take_while(|line| line.starts_with(title));
        !title.is_empty() && same.any(|line| line == title || is_entry(&line))
    };
    for (block, entries) in blocks.iter_mut().zip(entries) {
        let mut at = 0;
        let mut taken = vec![false; entries.len()];
        while let Some(run) = run(&entries, at) {
            at = run.end;
            let titles: Vec<&String> = entries[run.clone()].iter().flatten().collect();
            let known = titles.iter().filter(|title| begins(title)).count();
            if titles.len() < ENTRIES || known * 2 < titles.len() {
                continue;
            }
            taken[run.clone()].fill(true);
            // Its own heading, if nothing but that stands before it.
            if let Some(before) = run.start.checked_sub(1) {
                let line = &block.lines[before];
                taken[before] = line.em > em * 1.04 || super::paragraphs::is_bold(line);
            }
        }
        let mut index = 0;
        block.lines.retain(|_| {
            index += 1;
            !taken[index - 1]
        });
    }
}

/// The next run of entries at or after `start`.
fn run(entries: &[Option<String>], start: usize) -> Option<std::ops::Range<usize>> {
    let first = (start..entries.len()).find(|at| entries[*at].is_some())?;
    let mut end = first + 1;
    for (at, entry) in entries.iter().enumerate().skip(first + 1) {
        if entry.is_some() {
            end = at + 1;
        } else if at - end >= BETWEEN {
            break;
        }
    }
    Some(first..end)
}

/// By line, the title that it gives, if it is the last line of an entry.
fn entries(block: &Block<'_>) -> Vec<Option<String>> {
    let entry = |line: &super::lines::Line<'_>| {
        let (title, number) = line.text.trim_end().rsplit_once([' ', '.', '\u{a0}'])?;
        let (_, last) = line.runs.last()?;
        let led = title.trim_end().ends_with("..") || title.trim_end().ends_with(". .");
        let white = line.runs.iter().rev().nth(1).is_some_and(|(_, before)| {
            last.left - before.right > WHITE * line.em && last.text.trim() == number
        });
        // Without them, figures beside figures are cells.
        let named = led || title.contains(char::is_alphabetic);
        let digits = !number.is_empty() && number.chars().all(|c| c.is_ascii_digit());
        // Where no dots lead to it, "vi" is a word.
        let is_page = digits || led && super::labels::roman(number).is_some();
        (is_page && number.len() <= LONGEST && named && (led || white))
            .then(|| plain(title))
    };
    block.lines.iter().map(entry).collect()
}

/// What a line says, without dots, numbers before it and white at its end.
fn plain(text: &str) -> String {
    let text = text.trim_end_matches(|c: char| c.is_whitespace() || ".…·".contains(c));
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut words = words.join(" ");
    let label = super::labels::read(&words).or_else(|| super::labels::bare(&words));
    if let Some(found) = label {
        words.drain(..found.length);
    }
    words
}
