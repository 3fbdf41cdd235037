use super::{phrases, shown};
use crate::revision::{Changes, Piece, Standing, Summary};
use crate::words::Teller;

/// The changes as Markdown (CommonMark, with GitHub's strikethrough): what was removed is
/// struck through, what was added is strong.
pub fn markdown(changes: &Changes) -> String {
    let teller = Teller::new(&changes.new.language);
    let title = teller.say("title", &[("title", &changes.new.title)]);
    let mut out = format!("# {}\n\n", plain(&title));
    let versions = [("before", &changes.old), ("after", &changes.new)];
    for (id, version) in versions {
        out.push_str(&format!("- {}: {}\n", teller.say(id, &[]), plain(&name(version))));
    }
    let verdict = match changes.count() {
        0 => teller.say("none", &[]),
        count => teller.count(count),
    };
    out.push_str(&format!("\n{verdict}\n"));
    if !changes.about.is_empty() {
        out.push_str(&format!("\n## {}\n", teller.say("about", &[])));
    }
    for about in &changes.about {
        let field = phrases::field(about.field, &teller);
        out.push_str(&format!("\n### {field}\n\n{}\n", marked(&about.text)));
    }
    for chapter in &changes.chapters {
        out.push_str(&format!("\n## {}\n", plain(&chapter.title)));
        for change in &chapter.changes {
            let title = plain(&phrases::title(change, &teller));
            out.push_str(&format!("\n### {title}\n"));
            if !change.text.is_empty() {
                out.push_str(&format!("\n{}\n", marked(&change.text)));
            }
        }
    }
    out
}

/// What a version is known by.
pub(super) fn name(version: &Summary) -> String {
    match &version.edition {
        Some(edition) => format!("{edition}, {}", version.modified),
        None => version.modified.clone(),
    }
}

fn marked(text: &[Piece]) -> String {
    let mut out = String::new();
    for (gap, is, words) in shown(text) {
        let opens = out.is_empty();
        let lines = words.split('\n').enumerate();
        let lines: Vec<_> =
            lines.map(|(at, line)| wrapped(line, is, opens || at > 0)).collect();
        out.push_str(gap);
        out.push_str(&lines.join("\\\n"));
    }
    out
}

/// A line of words with the marks that tell what became of it, which stand next to its
/// first and last word, or they would be none.
fn wrapped(line: &str, is: Standing, opens: bool) -> String {
    let words = line.trim();
    let mark = match is {
        Standing::Removed => "~~",
        Standing::Added => "**",
        Standing::Same => "",
    };
    if words.is_empty() {
        return String::new();
    }
    let words = if opens { plain(words) } else { within(words) };
    format!("{mark}{words}{mark}")
}

/// `text`, with which a line begins, so that nothing in it is Markdown.
fn plain(text: &str) -> String {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let opening = match text[digits..].chars().next() {
        Some('.' | ')') if digits > 0 => Some(digits),
        Some('#' | '-' | '+' | '=' | ':') if digits == 0 => Some(0),
        _ => None,
    };
    match opening {
        Some(at) => format!("{}\\{}", &text[..at], within(&text[at..])),
        None => within(text),
    }
}

/// The same for text within a line.
fn within(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if "\\`*_[]<>~|&$".contains(c) {
            out.push('\\');
        }
        out.push(if c == '\n' { ' ' } else { c });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_no_markdown() {
        assert_eq!(plain("1. a_b_ <c>"), "1\\. a\\_b\\_ \\<c\\>");
        assert_eq!(plain("# 50 %"), "\\# 50 %");
        assert_eq!(plain("by og land"), "by og land");
    }
}
