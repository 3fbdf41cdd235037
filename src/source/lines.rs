//! Where the lines of a text begin, and which place an offset is.

use std::sync::Arc;

use crate::diagnostic::Place;

/// A text with an index of its lines, so that finding a place takes no longer
/// in a long text than in a short one.
#[derive(Debug)]
pub struct Lines<'a> {
    file: Arc<str>,
    text: &'a str,
    /// The offset at which each line begins.
    starts: Vec<usize>,
    /// How many characters stand before every [`STRIDE`]th byte.
    characters: Vec<usize>,
    /// For each line, which line of the file it was made of; `None` where the
    /// text is the file's own.
    origins: Option<Vec<u32>>,
}

const STRIDE: usize = 128;

impl<'a> Lines<'a> {
    /// The lines of `text`, which end as in CommonMark 0.31, §2.1: with a line
    /// feed, a carriage return, or both.
    pub fn new(file: Arc<str>, text: &'a str) -> Self {
        let bytes = text.as_bytes();
        let ends = |&(at, byte): &(usize, &u8)| match byte {
            b'\n' => true,
            b'\r' => bytes.get(at + 1) != Some(&b'\n'),
            _ => false,
        };
        let starts = bytes.iter().enumerate().filter(ends).map(|(at, _)| at + 1);
        let mut count = 0;
        let mut characters = vec![0];
        for chunk in bytes.chunks(STRIDE) {
            count += leading(chunk);
            characters.push(count);
        }
        Self {
            file,
            text,
            starts: std::iter::once(0).chain(starts).collect(),
            characters,
            origins: None,
        }
    }

    /// The lines of `text`, which was made of `file`: each line of the line of
    /// that file which `origins` gives for it.
    pub fn made_of(file: Arc<str>, text: &'a str, origins: Vec<u32>) -> Self {
        Self { origins: Some(origins), ..Self::new(file, text) }
    }

    /// The place of the byte at `offset`.
    pub fn place(&self, offset: usize) -> Place {
        let line = self.starts.partition_point(|start| *start <= offset);
        if let Some(origins) = &self.origins {
            let origin = origins.get(line - 1).or(origins.last()).copied();
            return Place::new(self.file.clone(), origin.unwrap_or(1), 1);
        }
        let start = self.starts[line - 1];
        let column = self.characters_before(offset) - self.characters_before(start);
        Place::new(self.file.clone(), number(line), number(column + 1))
    }

    /// The offset of the byte at `column` of `line`, both from 1; that of the
    /// nearest byte if there is none there.
    pub fn offset(&self, line: usize, column: usize) -> usize {
        let (start, end) = self.range(line);
        let mut offset = (start + column.saturating_sub(1)).min(end);
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        offset
    }

    /// The text of `line`, from 1, without its end.
    pub fn line(&self, line: usize) -> &'a str {
        let (start, end) = self.range(line);
        self.text[start..end].trim_end_matches(['\r', '\n'])
    }

    /// Every line without its end.
    pub fn iter(&self) -> impl Iterator<Item = &'a str> {
        (1..=self.starts.len()).map(|line| self.line(line))
    }

    /// The whole text.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// Where `line` begins, and where the next one does.
    fn range(&self, line: usize) -> (usize, usize) {
        let line = line.clamp(1, self.starts.len());
        let end = self.starts.get(line).copied().unwrap_or(self.text.len());
        (self.starts[line - 1], end)
    }

    fn characters_before(&self, offset: usize) -> usize {
        let offset = offset.min(self.text.len());
        let chunk = offset / STRIDE;
        self.characters[chunk] + leading(&self.text.as_bytes()[chunk * STRIDE..offset])
    }
}

/// How many characters begin in `bytes`.
fn leading(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte as i8) >= -0x40).count()
}

fn number(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, find: &str, line: u32, column: u32) {
        let lines = Lines::new("a.md".into(), text);
        let offset = text.find(find).unwrap();
        assert_eq!(lines.place(offset), Place::new("a.md", line, column));
    }

    #[test]
    fn columns_count_characters() {
        check("æøå x", "x", 1, 5);
        check(&format!("{}\nåå x", "å".repeat(300)), "x", 2, 4);
    }

    #[test]
    fn every_line_ending_counts_once() {
        check("a\r\nb\rc\nd", "d", 4, 1);
    }

    #[test]
    fn an_offset_beyond_the_line_is_its_end() {
        let lines = Lines::new("a.md".into(), "ab\ncd");
        assert_eq!(lines.offset(9, 9), 5);
        assert_eq!(lines.line(1), "ab");
    }
}
