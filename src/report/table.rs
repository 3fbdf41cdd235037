use super::counted;
use super::human::{GREEN, RED, Style, printable};
use crate::agreement::{EditionSummary, Report};
use crate::diagnostic::Severity;

/// The editions as a table: what each holds, and whether it agrees. Empty if
/// there are none.
pub fn table(report: &Report, style: Style) -> String {
    if report.editions.is_empty() {
        return String::new();
    }
    let mut rows = vec![HEAD.map(str::to_owned)];
    rows.extend(report.editions.iter().map(|edition| row(report, edition)));
    let width = |column: usize| {
        rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..HEAD.len()).map(width).collect();
    let mut out = String::new();
    for (at, row) in rows.iter().enumerate() {
        let verdict =
            match at.checked_sub(1).map(|at| errors(report, &report.editions[at])) {
                None => row[VERDICT].clone(),
                Some(0) => style.paint(&row[VERDICT], GREEN),
                Some(_) => style.paint(&row[VERDICT], RED),
            };
        let cells = row[..VERDICT].iter().zip(&widths).enumerate();
        let cells: Vec<String> =
            cells.map(|(column, (cell, width))| pad(column, cell, *width)).collect();
        let cells = cells.join("  ");
        let line = if at == 0 { style.bold(&cells) } else { cells };
        out.push_str(&format!("{line}  {verdict}\n"));
    }
    out
}

pub(super) const HEAD: [&str; 9] = [
    "edition", "file", "size", "pages", "headings", "numbered", "bullets", "words",
    "verdict",
];
/// The column of the verdict, which is the last.
const VERDICT: usize = 8;

pub(super) fn row(report: &Report, edition: &EditionSummary) -> [String; 9] {
    let count = |n: Option<usize>| n.map_or("–".to_owned(), |n| n.to_string());
    [
        printable(&edition.format),
        printable(&edition.path),
        edition.bytes.map_or("–".to_owned(), size),
        count(edition.pages),
        count(edition.headings),
        count(edition.items),
        count(edition.bullets),
        count(edition.words),
        verdict(report, edition),
    ]
}

/// Names to the left, numbers to the right.
fn pad(column: usize, cell: &str, width: usize) -> String {
    if column < 2 { format!("{cell:<width$}") } else { format!("{cell:>width$}") }
}

fn errors(report: &Report, edition: &EditionSummary) -> usize {
    let findings = report.findings_of(&edition.path);
    findings.filter(|finding| finding.severity == Severity::Error).count()
}

fn verdict(report: &Report, edition: &EditionSummary) -> String {
    let errors = errors(report, edition);
    let warnings = report.findings_of(&edition.path).count() - errors;
    let mut parts = Vec::new();
    parts.push(match errors {
        0 if edition.is_compared() => "agrees".to_owned(),
        0 => "meets the rules".to_owned(),
        _ => counted(errors, "error"),
    });
    if warnings > 0 {
        parts.push(counted(warnings, "warning"));
    }
    parts.join(", ")
}

/// A size in the decimal units of the SI.
fn size(bytes: u64) -> String {
    let tenths = |unit: u64| (bytes * 10 + unit / 2) / unit;
    match bytes {
        0..1000 => format!("{bytes} B"),
        1000..999_500 => format!("{} kB", (bytes + 500) / 1000),
        999_500..999_950_000 => {
            format!("{}.{} MB", tenths(1_000_000) / 10, tenths(1_000_000) % 10)
        }
        _ => {
            let tenths = bytes / 100_000_000;
            format!("{}.{} GB", tenths / 10, tenths % 10)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::tests::{EXPECTED, FOUND, report};

    #[test]
    fn columns_are_aligned() {
        let text = table(&report(EXPECTED, FOUND), Style::Plain);
        let expected = "\
edition  file             size  pages  headings  numbered  bullets  words  verdict
html     dist/work.html  12 kB      –         1         2        0     12  2 errors
";
        assert_eq!(text, expected);
        let text = table(&report(EXPECTED, EXPECTED), Style::Plain);
        assert!(text.ends_with("  agrees\n"), "{text}");
    }

    #[test]
    fn sizes_have_units() {
        let sizes = [999, 1000, 999_499, 999_500, 1_250_000, 2_000_000_000].map(size);
        assert_eq!(sizes, ["999 B", "1 kB", "999 kB", "1.0 MB", "1.3 MB", "2.0 GB"]);
    }
}
