//! Tables, taken apart by their bars, and CSV files by their separators.

/// Whether `line` is the line below a table's headers, for `columns` of them.
pub fn is_delimiter(line: &str, columns: usize) -> bool {
    let marks = |cell: &String| {
        let dashes = cell.strip_prefix(':').unwrap_or(cell);
        let dashes = dashes.strip_suffix(':').unwrap_or(dashes);
        !dashes.is_empty() && dashes.bytes().all(|b| b == b'-')
    };
    let found = row(line);
    line.contains(['|', ':']) && found.len() == columns && found.iter().all(marks)
}

/// The cells between the bars of `line`; a bar after a backslash is text.
pub fn row(line: &str) -> Vec<String> {
    let line = line.trim();
    let line = line.strip_prefix('|').unwrap_or(line);
    let mut cells = vec![String::new()];
    let mut escaped = false;
    for c in line.chars() {
        if c == '|' && !escaped {
            cells.push(String::new());
            continue;
        }
        let cell = cells.len() - 1;
        if c == '|' {
            cells[cell].pop();
        }
        cells[cell].push(c);
        escaped = c == '\\' && !escaped;
    }
    // A bar at the end closes the row.
    if cells.len() > 1 && cells.last().is_some_and(|cell| cell.trim().is_empty()) {
        cells.pop();
    }
    cells.into_iter().map(|cell| cell.trim().to_string()).collect()
}

/// The cells of a CSV file, row by row.
pub fn sheet(text: &str) -> Vec<String> {
    let first = text.lines().next().unwrap_or_default();
    let count = |separator: char| first.matches(separator).count();
    let most = count(',').max(count(';')).max(count('\t'));
    let separator = [';', '\t', ','].into_iter().find(|c| count(*c) == most);
    let separator = separator.unwrap_or(',');
    let mut cells = vec![String::new()];
    let mut quoted = false;
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        let cell = cells.len() - 1;
        match c {
            '"' if quoted && characters.peek() == Some(&'"') => {
                characters.next();
                cells[cell].push('"');
            }
            '"' if quoted || cells[cell].is_empty() => quoted = !quoted,
            '\n' | '\r' if !quoted => cells.push(String::new()),
            c if c == separator && !quoted => cells.push(String::new()),
            c => cells[cell].push(c),
        }
    }
    cells.into_iter().map(|cell| cell.trim().to_string()).collect()
}

/// Whether a cell is only joined to another.
pub fn is_joined(cell: &str) -> bool {
    matches!(cell, "<" | "^")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_part_cells() {
        assert_eq!(row("| a | b \\| c |"), ["a", "b | c"]);
        assert_eq!(row("a |  | c"), ["a", "", "c"]);
        assert_eq!(row("| a ||"), ["a", ""]);
        assert!(is_delimiter("|:--|--:|", 2) && !is_delimiter("---", 1));
    }

    #[test]
    fn separators_part_cells() {
        assert_eq!(sheet("a,\"b, \"\"c\"\"\"\nd,e"), ["a", "b, \"c\"", "d", "e"]);
        assert_eq!(sheet("a;1,5\nb;2"), ["a", "1,5", "b", "2"]);
    }
}
