//! CSV beside the text: its rows, as they would be typed as a table.

use csv::{ReaderBuilder, StringRecord};

use super::lines::Lines;

/// A table as it would be typed, with bars between its cells, and the line of
/// the CSV file that each line of it was made of.
#[derive(Debug, Default)]
pub struct Sheet {
    /// The table in Markdown.
    pub markdown: String,
    /// By line of that: the line of the file.
    pub origins: Vec<u32>,
    /// How many cells there are in each row of the file, and its line.
    pub widths: Vec<(usize, u32)>,
}

/// The table that the CSV in `text` holds (RFC 4180), or that a spreadsheet
/// wrote with semicolons or tabs instead of commas. Rows after the first
/// `limit` are left out.
pub fn sheet(text: &str, limit: usize) -> Sheet {
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator(text))
        .from_reader(text.as_bytes());
    let mut sheet = Sheet::default();
    let lines = Lines::new("".into(), text);
    // Reading text that is in memory and UTF-8 cannot fail.
    for record in reader.records().map_while(Result::ok).take(limit) {
        let line = lines.place(start(text, &record)).line;
        sheet.push(&record, line);
    }
    sheet
}

/// What the first line has the most of.
fn separator(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    let count = |separator: &u8| first.bytes().filter(|byte| byte == separator).count();
    // Of as many, the last: commas stand in numbers and sentences, too.
    let all = [b',', b'\t', b';'];
    all.into_iter().max_by_key(count).filter(|best| count(best) > 0).unwrap_or(b',')
}

/// Where `record` begins: blank lines before it are counted as its own.
fn start(text: &str, record: &StringRecord) -> usize {
    let at = record.position().map_or(0, |position| position.byte());
    let at = usize::try_from(at).unwrap_or(usize::MAX).min(text.len());
    let blank = text.as_bytes()[at..].iter().take_while(|b| matches!(b, b'\r' | b'\n'));
    at + blank.count()
}

impl Sheet {
    fn push(&mut self, record: &StringRecord, line: u32) {
        self.widths.push((record.len(), line));
        let width = self.widths[0].0;
        let cells = record.iter().chain(std::iter::repeat("")).take(width);
        self.row(cells, line);
        if self.widths.len() == 1 {
            self.row(std::iter::repeat_n("---", width), line);
        }
    }

    fn row<'a>(&mut self, cells: impl Iterator<Item = &'a str>, line: u32) {
        for cell in cells {
            self.markdown.push_str("| ");
            self.markdown.push_str(&typed(cell));
            self.markdown.push(' ');
        }
        self.markdown.push_str("|\n");
        self.origins.push(line);
    }
}

/// A cell's text as it would be typed between bars; a bar in code, too, stands
/// after a backslash there (GFM, 4.10).
fn typed(cell: &str) -> String {
    let lines: Vec<&str> = cell.trim().lines().map(str::trim).collect();
    lines.join("<br>").replace('|', "\\|")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, markdown: &str, origins: &[u32]) {
        let sheet = sheet(text, 100);
        assert_eq!((sheet.markdown.as_str(), &*sheet.origins), (markdown, origins));
    }

    #[test]
    fn rows_become_rows() {
        check(
            "a,b\n1,\"2, 3\"\n",
            "| a | b |\n| --- | --- |\n| 1 | 2, 3 |\n",
            &[1, 1, 2],
        );
        check("a;b\r\n1,5;2\r\n", "| a | b |\n| --- | --- |\n| 1,5 | 2 |\n", &[1, 1, 2]);
    }

    #[test]
    fn lines_and_bars_in_cells_stay() {
        check(
            "a\n\"b\n c|d\"\ne",
            "| a |\n| --- |\n| b<br>c\\|d |\n| e |\n",
            &[1, 1, 2, 4],
        );
    }

    #[test]
    fn rows_of_another_width_are_known() {
        assert_eq!(sheet("a,b\n\n1\n1,2,3", 100).widths, [(2, 1), (1, 3), (3, 4)]);
        assert_eq!(sheet("a\nb\nc", 2).widths.len(), 2);
        assert_eq!(sheet("", 2).widths.len(), 0);
    }
}
