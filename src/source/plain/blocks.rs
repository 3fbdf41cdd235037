//! Lines → blocks, without hashes, bullets, numbers, fences and the like.

use std::collections::{HashMap, HashSet};

use super::fences::{Fence, Line};
use super::tables;
use crate::source::entities;
use crate::source::types::Sheets;

/// The blocks of `markdown` and of its notes, without white space before their
/// lines, and the names of links that are defined in it. A table's caption comes
/// before its cells, which may stand in one of `sheets`.
pub fn blocks(markdown: &str, sheets: &Sheets) -> Blocks {
    let mut joiner = Joiner { sheets: sheets.clone(), ..Joiner::default() };
    for line in lines(markdown) {
        joiner.take_quoted(line);
    }
    joiner.end_code();
    joiner.flush(false);
    joiner.end_quotations(0);
    joiner.out
}

/// What [`blocks`] finds.
#[derive(Default)]
pub struct Blocks {
    /// The blocks of the text, in order.
    pub blocks: Vec<Piece>,
    /// The blocks of each note, by its name.
    pub notes: HashMap<String, Vec<Piece>>,
    /// The names of links that are defined.
    pub labels: HashSet<String>,
}

/// A block without the marks at the beginning of its lines.
#[derive(Debug)]
pub enum Piece {
    /// Text, in which there may be more marks.
    Text(String),
    /// Code, in which there are none.
    Code(String),
}

/// The name in brackets as it is compared: capital letters and white space
/// make no difference.
pub fn label(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

fn lines(markdown: &str) -> impl Iterator<Item = &str> {
    markdown
        .split('\n')
        .flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r'))
}

/// The name of the link that `line` defines, if it does.
fn definition(line: &str) -> Option<String> {
    let (name, rest) = line.trim_start().strip_prefix('[')?.split_once("]:")?;
    let is_name = !name.trim().is_empty() && !name.contains(['[', ']']);
    let found = is_name && !name.starts_with('^') && !rest.trim().is_empty();
    found.then(|| label(name))
}

/// The name of the note that `line` begins, and the rest of the line.
fn note(line: &str) -> Option<(String, &str)> {
    let (name, rest) = line.strip_prefix("[^")?.split_once("]:")?;
    let is_name =
        !name.is_empty() && !name.contains(|c: char| c.is_whitespace() || c == ']');
    is_name.then(|| (label(name), rest))
}

/// Whether a line ends the paragraph before it.
fn is_opening(line: &str) -> bool {
    let item = line.trim_start_matches(|c: char| c.is_ascii_digit());
    line.starts_with(['#', '>'])
        || line.starts_with("<!--")
        || ["- ", "* ", "+ "].iter().any(|bullet| line.starts_with(bullet))
        || item.len() < line.len() && item.starts_with(['.', ')'])
        || is_fence(line)
        || is_break(line)
        || Fence::open(line, 0, 0).is_some()
}

#[derive(Default)]
struct Joiner {
    out: Blocks,
    /// The name of the note that is being read, and how far it is indented.
    note: Option<(String, usize)>,
    /// The lines of the paragraph that is being read.
    paragraph: String,
    /// The columns at which the text of each open list item begins.
    items: Vec<usize>,
    /// Whether a comment is open.
    comment: bool,
    /// How many blocks there were before each of the quotations that the last line
    /// stood in.
    quotations: Vec<usize>,
    /// The same for those that end with the paragraph that is being read.
    ended: Vec<usize>,
    sheets: Sheets,
    /// Whether the last line was one of a table.
    in_table: bool,
    /// The cells that stand in an open directive for a table.
    cells: Option<Vec<String>>,
    /// The code that is open.
    fence: Option<Fence>,
}

impl Joiner {
    /// Takes in a line of code, or one without the marks of the quotations that it
    /// stands in.
    fn take_quoted(&mut self, line: &str) {
        if let Some(fence) = &mut self.fence {
            let line = fence.take(line);
            if matches!(line, Line::Inside) {
                return;
            }
            self.end_code();
            if matches!(line, Line::Closing) {
                return;
            }
        }
        let text = line.trim_start_matches([' ', '\t']);
        if !text.starts_with('>') || self.comment {
            self.end_quotations(0);
            return self.take(line);
        }
        let (mut rest, mut depth) = (text, 0);
        while let Some(inner) = rest.trim_start_matches(' ').strip_prefix('>') {
            rest = inner.strip_prefix(' ').unwrap_or(inner);
            depth += 1;
        }
        self.end_quotations(depth);
        if depth > self.quotations.len() {
            self.flush(false);
            let blocks = self.blocks().len();
            self.quotations.resize(depth, blocks);
        }
        let indent = &line[..line.len() - text.len()];
        self.take(&format!("{indent}{rest}"));
    }

    /// Ends all but `depth` quotations; a paragraph that was begun in one goes on.
    fn end_quotations(&mut self, depth: usize) {
        let ended = self.quotations.split_off(depth.min(self.quotations.len()));
        self.ended.extend(ended);
        if self.paragraph.is_empty() {
            self.strip_source();
        }
    }

    /// Takes the dash from the source of the quotations that have ended.
    fn strip_source(&mut self) {
        for start in std::mem::take(&mut self.ended) {
            let blocks = self.blocks();
            if blocks.len() < start + 2 {
                continue;
            }
            let Some(Piece::Text(last)) = blocks.last_mut() else { continue };
            let rest = last.strip_prefix("— ").or_else(|| last.strip_prefix("-- "));
            if let Some(rest) = rest {
                *last = rest.to_string();
            }
        }
    }

    fn take(&mut self, line: &str) {
        if self.comment {
            self.comment = !line.contains("-->");
        } else if line.trim().is_empty() {
            self.flush(false);
        } else {
            let line = self.without_note(line);
            let (text, indented) = self.without_markers(line);
            if indented {
                self.continue_with(text);
            } else if let Some(fence) = self.opened_code(line, text) {
                self.flush(false);
                self.fence = Some(fence);
            } else {
                self.text(text);
            }
        }
    }

    /// The line without the name of the note that it begins, or without the
    /// indentation by which it belongs to one.
    fn without_note<'a>(&mut self, line: &'a str) -> &'a str {
        let text = line.trim_start_matches([' ', '\t']);
        let column = width(&line[..line.len() - text.len()]);
        let code = column >= 4 && self.items.is_empty() && self.note.is_none();
        if let Some((name, rest)) = note(text).filter(|_| !code) {
            self.flush(false);
            self.items.clear();
            self.note = Some((name, column + 4));
            return rest;
        }
        let Some((_, indent)) = self.note else { return line };
        if column >= indent {
            // What is left of the indentation nests what stands in the note.
            let cut = line.char_indices().find(|(at, _)| width(&line[..*at]) >= indent);
            return cut.map_or(text, |(at, _)| &line[at..]);
        }
        if self.paragraph.is_empty() || is_opening(text) {
            self.flush(false);
            self.items.clear();
            self.note = None;
        }
        line
    }

    /// Takes in a line that is not blank, its markers gone.
    fn text(&mut self, text: &str) {
        if text.starts_with("<!--") {
            self.flush(false);
            self.comment = !text.contains("-->");
        } else if !self.paragraph.is_empty() && is_underline(text.trim()) {
            self.flush(true);
        } else if is_fence(text) {
            self.flush(false);
            self.fence(text);
        } else if is_break(text) {
            self.flush(false);
        } else if self.in_table {
            self.row(text);
        } else if self.begins_table(text) {
            let (before, headers) =
                self.paragraph.rsplit_once('\n').unwrap_or(("", &self.paragraph));
            let (before, headers) = (before.to_string(), headers.to_string());
            self.paragraph = before;
            self.flush(false);
            self.row(&headers);
            self.in_table = true;
        } else if let Some(heading) = heading(text) {
            self.flush(false);
            self.paragraph.push_str(heading);
            self.flush(true);
        } else if let Some(label) = definition(text).filter(|_| self.paragraph.is_empty())
        {
            self.out.labels.insert(label);
        } else {
            self.continue_with(text);
        }
    }

    /// The code that `text` opens, which is what `line` ends with.
    fn opened_code(&self, line: &str, text: &str) -> Option<Fence> {
        let note = self.note.as_ref().map_or(0, |(_, indent)| *indent);
        let column = width(&line[..line.len() - text.len()]);
        let within = self.items.iter().rev().find(|item| **item <= column);
        let base = within.copied().unwrap_or_default();
        Fence::open(text, self.quotations.len(), note + base)
    }

    fn end_code(&mut self) {
        if let Some(fence) = self.fence.take() {
            self.blocks().push(Piece::Code(fence.lines));
        }
    }

    /// Adds a line to the paragraph.
    fn continue_with(&mut self, text: &str) {
        if !self.paragraph.is_empty() {
            self.paragraph.push('\n');
        }
        self.paragraph.push_str(text);
    }

    /// Whether `line` makes a table's headers of the line before it.
    fn begins_table(&self, line: &str) -> bool {
        let headers = self.paragraph.lines().next_back().unwrap_or_default();
        !headers.is_empty() && tables::is_delimiter(line, tables::row(headers).len())
    }

    fn row(&mut self, line: &str) {
        self.take_cells(tables::row(line));
    }

    fn take_cells(&mut self, cells: Vec<String>) {
        let cells = cells.into_iter().filter(|cell| !tables::is_joined(cell));
        match &mut self.cells {
            Some(kept) => kept.extend(cells),
            None => self.blocks().extend(cells.map(Piece::Text)),
        }
    }

    /// Opens or closes a directive; only that for a table matters, and the title
    /// of one for an aside.
    fn fence(&mut self, line: &str) {
        let info = line.trim_matches([':', ' ', '\t']);
        if info.is_empty() {
            let cells = self.cells.take().into_iter().flatten();
            self.blocks().extend(cells.map(Piece::Text));
            return;
        }
        let inner = info.split_once('{').map_or("", |(_, inner)| inner);
        let first = |text: &str| {
            text.split([' ', '\t', '{', '}']).next().unwrap_or_default().to_string()
        };
        let is = |name: &str| {
            first(info) == name
                || first(inner.trim_start()).strip_prefix('.') == Some(name)
        };
        if is("aside") {
            let title = attribute(inner, "title");
            self.blocks().extend(title.map(|title| Piece::Text(escaped(&title))));
        }
        if !is("table") {
            return;
        }
        self.cells = Some(Vec::new());
        let sheet = attribute(inner, "source").and_then(|name| self.sheets.get(&name));
        if let Some(sheet) = sheet {
            self.take_cells(tables::sheet(sheet));
        }
    }

    fn flush(&mut self, heading: bool) {
        self.in_table = false;
        let paragraph = std::mem::take(&mut self.paragraph);
        let text =
            if heading { without_attributes(paragraph.trim()) } else { &paragraph };
        if !text.is_empty() {
            let text = text.to_string();
            self.blocks().push(Piece::Text(text));
        }
        self.strip_source();
    }

    /// Where blocks go: to the text, or to the note that is being read.
    fn blocks(&mut self) -> &mut Vec<Piece> {
        match &self.note {
            Some((name, _)) => self.out.notes.entry(name.clone()).or_default(),
            None => &mut self.out.blocks,
        }
    }

    /// The line without the bullets and numbers that it begins with, which begin
    /// new blocks; and whether it is indented so far that nothing else in it is
    /// a mark.
    fn without_markers<'a>(&mut self, line: &'a str) -> (&'a str, bool) {
        let mut rest = line.trim_start_matches([' ', '\t']);
        let mut column = width(&line[..line.len() - rest.len()]);
        let mut inside = self.items.len();
        while inside > 0 && self.items[inside - 1] > column {
            inside -= 1;
        }
        let mut sibling = inside < self.items.len();
        if self.paragraph.is_empty() {
            self.items.truncate(inside);
        }
        let mut bullet = false;
        while let Some(length) = self.marker(rest, column, inside, sibling) {
            bullet = rest.starts_with(['-', '*', '+']);
            self.flush(false);
            self.items.truncate(inside);
            let after = rest[length..].trim_start_matches([' ', '\t']);
            let gap = width(&rest[length..rest.len() - after.len()]);
            let gap = if (1..5).contains(&gap) { gap } else { 1 };
            column += length + gap;
            self.items.push(column);
            inside += 1;
            sibling = true;
            rest = after;
        }
        let indented = column >= self.base(inside) + 4;
        (without_box(rest).filter(|_| bullet && !indented).unwrap_or(rest), indented)
    }

    /// The column at which text stands within `inside` list items.
    fn base(&self, inside: usize) -> usize {
        inside.checked_sub(1).map_or(0, |last| self.items[last])
    }

    /// The length of the bullet or number with which `text` begins, where it
    /// can be one: only a bullet, or the number 1, can break off a paragraph
    /// that is not an item's before it.
    fn marker(
        &self,
        text: &str,
        column: usize,
        inside: usize,
        sibling: bool,
    ) -> Option<usize> {
        if column >= self.base(inside) + 4 || is_break(text) {
            return None;
        }
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let length = match text.as_bytes().get(digits)? {
            b'-' | b'*' | b'+' | b':' if digits == 0 => 1,
            b'.' | b')' if (1..10).contains(&digits) => digits + 1,
            _ => return None,
        };
        let after = &text[length..];
        if !after.is_empty() && !after.starts_with([' ', '\t']) {
            return None;
        }
        let breaks_off = !self.paragraph.is_empty() && !sibling;
        let first = digits == 0 || text[..digits].parse() == Ok(1);
        (!breaks_off || first && !after.trim().is_empty()).then_some(length)
    }
}

/// The text of an item without the box before it.
fn without_box(text: &str) -> Option<&str> {
    let boxes = ["[ ]", "[x]", "[X]"];
    let rest = boxes.iter().find_map(|own| text.strip_prefix(own))?;
    let after = rest.trim_start_matches([' ', '\t']);
    (after.len() < rest.len() && !after.is_empty()).then_some(after)
}

pub fn width(space: &str) -> usize {
    space
        .bytes()
        .fold(0, |column, b| if b == b'\t' { column / 4 * 4 + 4 } else { column + 1 })
}

/// The text of a heading that begins with hashes.
fn heading(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches('#');
    let hashes = text.len() - rest.len();
    if !(1..=6).contains(&hashes) || !rest.is_empty() && !rest.starts_with([' ', '\t']) {
        return None;
    }
    let rest = rest.trim();
    let open = rest.trim_end_matches('#');
    // Hashes at the end close a heading if they stand by themselves.
    let closed = open.is_empty() || open.ends_with([' ', '\t']);
    Some(if closed { open.trim_end() } else { rest })
}

fn without_attributes(heading: &str) -> &str {
    let Some((before, inner)) =
        heading.strip_suffix('}').and_then(|text| text.rsplit_once('{'))
    else {
        return heading;
    };
    let apart = before.is_empty() || before.ends_with([' ', '\t']);
    let attributes =
        inner.trim().is_empty() || inner.trim_start().starts_with(['#', '.']);
    if apart && attributes { before.trim_end() } else { heading }
}

/// Whether the line makes a heading of the paragraph before it.
fn is_underline(line: &str) -> bool {
    line.bytes().all(|b| b == b'=') || line.bytes().all(|b| b == b'-')
}

/// The value of the attribute `key`.
fn attribute(attributes: &str, key: &str) -> Option<String> {
    let (_, value) = attributes.split_once(&format!("{key}="))?;
    let value = match value.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next(),
        None => value.split([' ', '\t', '}']).next(),
    };
    value.map(entities::decode)
}

/// `text` with nothing in it that is a mark.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        out.extend(c.is_ascii_punctuation().then_some('\\'));
        out.push(c);
    }
    out
}

/// Whether the line opens or closes a directive.
fn is_fence(line: &str) -> bool {
    line.starts_with(":::") && !line.trim_start_matches(':').contains(':')
}

/// Whether the line is a thematic break.
fn is_break(line: &str) -> bool {
    let marks: Vec<u8> = line.bytes().filter(|b| !matches!(b, b' ' | b'\t')).collect();
    marks.len() >= 3
        && matches!(marks[0], b'-' | b'*' | b'_')
        && marks.iter().all(|b| *b == marks[0])
}

#[cfg(test)]
mod tests {
    use super::*;

    impl PartialEq<&str> for Piece {
        fn eq(&self, other: &&str) -> bool {
            let (Self::Text(text) | Self::Code(text)) = self;
            text == other
        }
    }

    #[test]
    fn nothing_in_code_is_a_mark() {
        check(
            "a\n```toml\n# b\n\n> c\n```\nd\n~~~~\n```\n~~~\n~~~~~\n",
            &["a", "# b\n\n> c\n", "d", "```\n~~~\n"],
        );
        check("- a\n\n  ```\n  - b\n  ```\n- c\n", &["a", "- b\n", "c"]);
        check("> ```\n> b\nc\n", &["b\n", "c"]);
        check("- a\n```\n- b\n```\n", &["a", "- b\n"]);
    }

    #[track_caller]
    fn check(markdown: &str, expected: &[&str]) {
        assert_eq!(blocks(markdown, &Sheets::new()).blocks, expected);
    }

    #[test]
    fn tables_are_cells() {
        check("a\nb | c\n--- | ---\n**d** | <\n\ne\n", &["a", "b", "c", "**d**", "e"]);
        check(
            "::: table {#x}\n| b |\n|---|\n| c |\n\nA\n:::\nd\n",
            &["A", "b", "c", "d"],
        );
    }

    #[test]
    fn sources_of_quotations_lose_their_dash() {
        check("> a\n>\n> — B, *c*\n\n> — d\n\n— e\n", &["a", "B, *c*", "— d", "— e"]);
        check("> a\n>\n> -- B\nc\n\nd", &["a", "B\nc", "d"]);
        check("> a\n> > b\n> >\n> > — C\n>\n> — D", &["a", "b", "C", "D"]);
        check("> – a\n>\n> – b\n", &["– a", "– b"]);
    }

    #[test]
    fn titles_of_asides_stand_where_these_open() {
        let check = |markdown, expected: &[&str]| {
            assert_eq!(blocks(markdown, &Sheets::new()).blocks, expected);
        };
        check(
            ":::: aside {#a title=\"By&amp;land *1*\"}\nb\n\n::: table\n|a|\n|-|\n|b|\n:::\n::::\nc",
            &["By\\&land \\*1\\*", "b", "a", "b", "c"],
        );
        check("::: {.aside title=Fakta}\nb\n:::", &["Fakta", "b"]);
    }

    #[test]
    fn sheets_stand_where_they_are_named() {
        let sheets = Sheets::from([("a.csv".into(), "b;c\nd;<".into())]);
        let markdown = "::: table {source=a.csv header-rows=1}\nA\n:::\n";
        assert_eq!(blocks(markdown, &sheets).blocks, ["A", "b", "c", "d"]);
    }

    #[test]
    fn marks_at_the_beginning_go() {
        check(
            "# By {.foreword}\n\n1. a\n   b\n2. c\n\n   - d\n10) e\n",
            &["By", "a\nb", "c", "d", "e"],
        );
        check("By {#a}\n===\n\n***\n\n::: afterword\nland\n:::\n", &["By", "land"]);
        check("## C# ##\n\n<!-- a\nb -->\n[x]: https://a.b\n- - c\n", &["C#", "c"]);
    }

    #[test]
    fn marks_of_definitions_go() {
        check(
            "By\n: Mange *hus*\n\n  og folk.\n\nLand\n\n:   Få: ingen\n: Jord\n",
            &["By", "Mange *hus*", "og folk.", "Land", "Få: ingen", "Jord"],
        );
    }

    #[test]
    fn marks_of_quotations_go() {
        check("> a\n> b\nc\n\n> 1. d\n>\n> > e\n", &["a\nb\nc", "d", "e"]);
        check("- a\n\n  > b\n\n  c\n", &["a", "b", "c"]);
        check("a > b\n\\> c", &["a > b\n\\> c"]);
    }

    #[test]
    fn notes_stand_apart() {
        let text =
            "a[^b]\n\n[^B]: c\nd\n\n    e\n\n    - f\n      - g\n\nh\n[^i]: j\n# k\n";
        let found = blocks(text, &Sheets::new());
        assert_eq!(found.blocks, ["a[^b]", "h", "k"]);
        assert_eq!(found.notes["b"], ["c\nd", "e", "f", "g"]);
        assert_eq!(found.notes["i"], ["j"]);
    }

    #[test]
    fn boxes_go() {
        check("- [ ] a\n- [x] b\n", &["a", "b"]);
        check("- [a] b\n- [x](c)\n\n[ ] d\n", &["[a] b", "[x](c)", "[ ] d"]);
    }

    #[test]
    fn text_that_looks_like_marks_stays() {
        check("i\n2021. Dette", &["i\n2021. Dette"]);
        check("1. a\n   2021. b", &["a\n2021. b"]);
        check("-10 %, #tag, 1.5", &["-10 %, #tag, 1.5"]);
    }
}
