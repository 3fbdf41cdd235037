//! Tables in Markdown, with their columns aligned for reading in a terminal.

use std::fmt;

/// A table; every row has as many cells as the head.
pub struct Table {
    rows: Vec<Vec<String>>,
    /// How many columns, from the left, hold words and not numbers.
    words: usize,
}

impl Table {
    /// A table with its head and no rows yet, of which the first `words`
    /// columns hold words.
    pub fn new<const N: usize>(words: usize, head: [&str; N]) -> Self {
        Self { rows: vec![head.map(str::to_owned).to_vec()], words }
    }

    /// Adds a row.
    pub fn row(&mut self, cells: Vec<String>) {
        self.rows.push(cells);
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = |column: usize| {
            let cells = self.rows.iter().map(|row| row[column].chars().count());
            cells.max().unwrap_or_default().max(2)
        };
        let widths: Vec<_> = (0..self.rows[0].len()).map(width).collect();
        for (index, row) in self.rows.iter().enumerate() {
            write!(f, "|")?;
            for (column, (cell, width)) in row.iter().zip(&widths).enumerate() {
                match column < self.words {
                    true => write!(f, " {cell:<width$} |")?,
                    false => write!(f, " {cell:>width$} |")?,
                }
            }
            writeln!(f)?;
            if index == 0 {
                self.rule(f, &widths)?;
            }
        }
        Ok(())
    }
}

impl Table {
    /// The line below the head, which says how columns are aligned.
    fn rule(&self, f: &mut fmt::Formatter<'_>, widths: &[usize]) -> fmt::Result {
        write!(f, "|")?;
        for (column, width) in widths.iter().enumerate() {
            match column < self.words {
                true => write!(f, "{:-<1$}|", "", width + 2)?,
                false => write!(f, "{:-<1$}:|", "", width + 1)?,
            }
        }
        writeln!(f)
    }
}

/// A number of seconds, to three figures or so.
pub fn seconds(value: f64) -> String {
    match value {
        ..0.001 => format!("{:.0} µs", value * 1e6),
        ..1.0 => format!("{:.1} ms", value * 1e3),
        _ => format!("{value:.2} s"),
    }
}

/// A number of bytes, in millions.
pub fn memory(bytes: Option<u64>) -> String {
    bytes.map_or("–".to_owned(), |bytes| format!("{} MB", bytes / 1_000_000))
}
