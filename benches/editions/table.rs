//! Tables in Markdown, with their columns aligned for reading in a terminal.

use std::fmt;

/// A table; every row has as many cells as the head.
pub struct Table {
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table with its head and no rows yet.
    pub fn new<const N: usize>(head: [&str; N]) -> Self {
        Self { rows: vec![head.map(str::to_owned).to_vec()] }
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
            for (column, (cell, width)) in row.iter().zip(&widths).enumerate() {
                match column {
                    0 => write!(f, "| {cell:<width$} |")?,
                    _ => write!(f, " {cell:>width$} |")?,
                }
            }
            writeln!(f)?;
            if index == 0 {
                for (column, width) in widths.iter().enumerate() {
                    match column {
                        0 => write!(f, "|{:-<1$}|", "", width + 2)?,
                        _ => write!(f, "{:-<1$}:|", "", width + 1)?,
                    }
                }
                writeln!(f)?;
            }
        }
        Ok(())
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
