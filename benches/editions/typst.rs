//! The same text as Typst markup, for the `typst` command to lay out.

/// What a careful user of Typst would write above the text: page, language and
/// fonts as in our own pamphlet, a title, a contents list, page numbers.
/// Chapters begin on new pages, as ours do: Typst then lays them out in parallel.
const PREAMBLE: &str = r#"#set document(title: [By og land – hand i hand], author: "Arbeiderpartiet", date: datetime(year: 2026, month: 11, day: 23))
#set page(width: 148mm, height: 210mm, margin: (inside: 19mm, outside: 16mm, top: 18mm, bottom: 22mm), numbering: "1")
#set text(font: "Literata", size: 10pt, lang: "nb", region: "NO", hyphenate: true)
#set par(justify: false, leading: 0.66em, spacing: 1.15em)
#show heading.where(level: 1): it => { pagebreak(weak: true); it }
#title()
#outline()
"#;

/// The programme's Markdown as Typst markup. Only what the programme uses is
/// known here: chapters, paragraphs, lists, strong text, a fenced division.
pub fn markup(markdown: &str) -> String {
    let mut out = String::with_capacity(markdown.len() + markdown.len() / 8);
    out.push_str(PREAMBLE);
    for line in markdown.lines().filter(|line| !line.starts_with(":::")) {
        if let Some(heading) = line.strip_prefix("# ") {
            out.push_str("= ");
            escape(heading.split(" {").next().unwrap_or(heading), &mut out);
        } else {
            text(line, &mut out);
        }
        out.push('\n');
    }
    out
}

/// A line that may open with a number or a bullet, which Typst writes alike,
/// and that may hold strong text.
fn text(line: &str, out: &mut String) {
    for (index, piece) in line.split("**").enumerate() {
        if index > 0 {
            out.push_str(if index % 2 == 1 { "#strong[" } else { "]" });
        }
        escape(piece, out);
    }
}

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        if matches!(
            c,
            '\\' | '#' | '$' | '*' | '_' | '`' | '<' | '>' | '@' | '~' | '[' | ']'
        ) {
            out.push('\\');
        }
        out.push(c);
    }
}
