//! Code between fences, in which nothing is a mark.

use super::blocks::width;

/// A block of code that is being read.
pub struct Fence {
    mark: char,
    /// How many marks opened it: as many close it.
    length: usize,
    /// How many quotations it stands in.
    quotations: usize,
    /// The column at which the text of the list item begins that it stands in.
    base: usize,
    /// The lines so far.
    pub lines: String,
}

/// What a line is to open code.
pub enum Line {
    /// A line of it.
    Inside,
    /// Its end.
    Closing,
    /// A line after it: what it stands in has ended.
    Outside,
}

impl Fence {
    /// The code that `line` opens, which stands within so many `quotations` and
    /// in an item whose text begins at `base`.
    pub fn open(line: &str, quotations: usize, base: usize) -> Option<Self> {
        let mark = line.chars().next().filter(|c| matches!(c, '`' | '~'))?;
        let info = line.trim_start_matches(mark);
        let length = line.len() - info.len();
        let opens = length >= 3 && !(mark == '`' && info.contains('`'));
        opens.then(|| Self { mark, length, quotations, base, lines: String::new() })
    }

    /// Takes in a line as it stands in the file.
    pub fn take(&mut self, line: &str) -> Line {
        let mut rest = line;
        for _ in 0..self.quotations {
            let Some(inner) = rest.trim_start_matches(' ').strip_prefix('>') else {
                return Line::Outside;
            };
            rest = inner.strip_prefix(' ').unwrap_or(inner);
        }
        let text = rest.trim_start_matches([' ', '\t']);
        let column = width(&rest[..rest.len() - text.len()]);
        if column < self.base && !text.is_empty() {
            return Line::Outside;
        }
        let after = text.trim_start_matches(self.mark);
        let closes = column < self.base + 4 && text.len() - after.len() >= self.length;
        if closes && after.trim().is_empty() {
            return Line::Closing;
        }
        self.lines.push_str(text);
        self.lines.push('\n');
        Line::Inside
    }
}
