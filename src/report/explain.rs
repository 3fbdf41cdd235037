use super::Style;
use crate::agreement::Code;
use crate::diagnostic::{GROUPS, Page, Severity, page, pages};

/// What `code` means: the page about the diagnostic of that name, what is to
/// be said of the finding, or both. `None` if there is neither.
pub fn explain(code: &str, style: Style) -> Option<String> {
    let diagnostic = page(code).map(|page| diagnostic(&page, style));
    let finding = Code::ALL.iter().find(|known| known.as_str() == code);
    let finding = finding.map(|code| of_finding(*code, style));
    let parts: Vec<String> = diagnostic.into_iter().chain(finding).collect();
    (!parts.is_empty()).then(|| parts.join("\n"))
}

/// Every code, with a line for each: what is said of a source, by what it
/// concerns, and what is said of editions.
pub fn codes(style: Style) -> String {
    let pages: Vec<Page> = pages().collect();
    let mut groups: Vec<(String, Vec<Row>)> = Vec::new();
    for group in GROUPS {
        let rows: Vec<Row> = pages
            .iter()
            .filter(|page| page.group == *group)
            .map(|page| (page.code, page.severity, page.title))
            .collect();
        groups.push((format!("source: {group}"), rows));
    }
    for (name, codes) in [
        ("editions, and what to do", Code::agreement()),
        ("press files, and what to do", Code::preflight()),
    ] {
        let row = |code: &Code| (code.as_str(), code.severity(), code.advice());
        groups.push((name.to_owned(), codes.iter().map(row).collect()));
    }
    let all = groups.iter().flat_map(|(_, rows)| rows);
    let width = all.map(|(code, ..)| code.len()).max().unwrap_or(0);
    let mut out = String::new();
    for (name, rows) in groups.iter().filter(|(_, rows)| !rows.is_empty()) {
        out.push_str(&format!("{}\n", style.bold(name)));
        for (code, severity, title) in rows {
            let weight = weight(*severity);
            out.push_str(&format!("  {code:<width$}  {weight:<7}  {title}\n"));
        }
        out.push('\n');
    }
    out.push_str("utgave explain CODE says more of one.\n");
    out
}

/// A code with its weight and what it says.
type Row = (&'static str, Severity, &'static str);

/// Every code that can be explained.
pub fn names() -> impl Iterator<Item = &'static str> {
    pages().map(|page| page.code).chain(Code::ALL.iter().map(|code| code.as_str()))
}

fn diagnostic(page: &Page, style: Style) -> String {
    let weight = format!("{} in the source", weight(page.severity));
    let head = head(page.code, &weight, style);
    let title = style.bold(page.title);
    format!("{head}\n{title}\n\n{}", shown(page.body, style))
}

fn of_finding(code: Code, style: Style) -> String {
    let whose =
        if Code::preflight().contains(&code) { "a press file" } else { "an edition" };
    let weight = format!("{} in {whose}", weight(code.severity()));
    let head = head(code.as_str(), &weight, style);
    format!("{head}\n{}\n\nWhat to do: {}.\n", code.explanation(), code.advice())
}

fn head(code: &str, weight: &str, style: Style) -> String {
    style.bold(&format!("{code} · {weight}")) + "\n"
}

fn weight(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// A page's Markdown as text: headings without their signs, examples indented
/// in place of their fences.
fn shown(body: &str, style: Style) -> String {
    let mut out = String::new();
    let mut fence: Option<&str> = None;
    for line in body.lines() {
        let ticks = &line[..line.len() - line.trim_start_matches('`').len()];
        let (next, text) = match (fence, line.strip_prefix("## ")) {
            (Some(open), _) if line == open => (None, None),
            (Some(_), _) if line.is_empty() => (fence, Some(String::new())),
            (Some(_), _) => (fence, Some(format!("    {line}"))),
            (None, _) if ticks.len() >= 3 => {
                let name = line[ticks.len()..].split_once(' ').map(|(_, name)| name);
                (Some(ticks), name.map(|name| format!("    {name}:\n")))
            }
            (None, Some(heading)) => (None, Some(style.bold(heading))),
            (None, None) => (None, Some(line.to_owned())),
        };
        fence = next;
        if let Some(text) = text {
            out.push_str(&text);
            out.push('\n');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_shown_as_text() {
        let body = "What.\n\n## Wrong\n\n````csv a.csv\n```\n````\n\nMore.\n";
        let expected = "What.\n\nWrong\n\n    a.csv:\n\n    ```\n\nMore.\n";
        assert_eq!(shown(body, Style::Plain), expected);
    }

    #[test]
    fn a_name_that_means_two_things_is_explained_twice() {
        let text = explain("link-missing", Style::Plain).unwrap();
        assert!(text.starts_with("link-missing · error in the source\n"), "{text}");
        assert!(text.contains("link-missing · error in an edition\n"), "{text}");
        assert_eq!(explain("no-such-code", Style::Plain), None);
    }

    #[test]
    fn every_code_is_listed_and_explained() {
        let list = codes(Style::Plain);
        for name in names() {
            assert!(list.contains(&format!("  {name} ")), "{name}");
            assert!(explain(name, Style::Plain).is_some(), "{name}");
        }
    }
}
