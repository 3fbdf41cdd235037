//! A block of Markdown → its text, without the marks in it.

use std::collections::{HashMap, HashSet};

use super::blocks::{Piece, label};
use super::emphasis::Runs;
use super::maths;
use crate::source::{Value, entities};
use crate::terms::{Language, marks};

/// The tags that leave nothing behind.
const SILENT: [&str; 6] = ["abbr", "sub", "sup", "cite", "mark", "kbd"];

/// What may be a mark, or begin one.
const SPECIAL: [char; 10] = ['\\', '`', '<', '&', '*', '_', '[', ']', '{', '$'];

/// The longest name of a link, in bytes: 999 characters.
const LONGEST: usize = 999 * 4;

/// The text of `block`, and the names of the `notes` to which it refers, in
/// order. Links may be named by `labels`, and `values` by their names.
pub fn text(
    block: &str,
    (labels, notes): (&HashSet<String>, &HashMap<String, Vec<Piece>>),
    values: &[Value],
    language: &Language,
) -> (String, Vec<String>) {
    let mut scanner = Scanner {
        block,
        at: 0,
        out: String::with_capacity(block.len()),
        labels,
        notes,
        met: Vec::new(),
        values,
        runs: Runs::default(),
        brackets: Vec::new(),
        languages: vec![language.clone()],
        quotations: 0,
        unclosed: HashSet::new(),
    };
    while scanner.at < block.len() {
        scanner.step();
    }
    let met = std::mem::take(&mut scanner.met);
    (scanner.finish(), met)
}

struct Scanner<'a> {
    block: &'a str,
    /// How far the block was read.
    at: usize,
    out: String,
    labels: &'a HashSet<String>,
    notes: &'a HashMap<String, Vec<Piece>>,
    /// The notes that were referred to.
    met: Vec<String>,
    values: &'a [Value],
    runs: Runs,
    /// Where open brackets stand: in the block, and in what came out.
    brackets: Vec<(usize, usize)>,
    languages: Vec<Language>,
    quotations: usize,
    /// The lengths of backtick runs that are known to have no end.
    unclosed: HashSet<usize>,
}

impl<'a> Scanner<'a> {
    fn rest(&self) -> &'a str {
        &self.block[self.at..]
    }

    fn step(&mut self) {
        let plain = self.rest().find(SPECIAL).unwrap_or(self.rest().len());
        self.out.push_str(&self.rest()[..plain]);
        self.at += plain;
        let rest = self.rest();
        let Some(c) = rest.chars().next() else { return };
        let length = match c {
            '\\' => self.escape(rest),
            '`' => self.code(rest),
            '<' => self.tag(rest),
            '&' => self.entity(rest),
            '*' | '_' => self.emphasis(rest, c),
            '{' => self.value(rest),
            '$' => self.formula(rest),
            '[' => self.bracket(rest),
            ']' => self.link(rest),
            _ => 0,
        };
        if length == 0 {
            self.out.push(c);
        }
        self.at += if length == 0 { c.len_utf8() } else { length };
    }

    fn escape(&mut self, rest: &str) -> usize {
        // A backslash at the end of a line breaks it.
        let escapes = |c: &char| c.is_ascii_punctuation() || *c == '\n';
        let escaped = rest[1..].chars().next().filter(escapes);
        escaped.map_or(0, |c| {
            self.out.push(c);
            2
        })
    }

    /// A bracket that may open a link, or what refers to a note.
    fn bracket(&mut self, rest: &str) -> usize {
        let note = rest.strip_prefix("[^").and_then(|name| name.split_once(']'));
        let note = note.map(|(name, _)| name).filter(|name| name.len() <= LONGEST);
        if let Some(name) = note.filter(|name| self.notes.contains_key(&label(name))) {
            self.met.push(label(name));
            return name.len() + 3;
        }
        self.brackets.push((self.at, self.out.len()));
        0
    }

    fn code(&mut self, rest: &str) -> usize {
        let count = |text: &str| text.bytes().take_while(|b| *b == b'`').count();
        let length = count(rest);
        let mut at = length;
        while let Some(next) =
            rest[at..].find('`').filter(|_| !self.unclosed.contains(&length))
        {
            let run = count(&rest[at + next..]);
            if run == length {
                self.out.push_str(&rest[length..at + next]);
                return at + next + length;
            }
            at += next + run;
        }
        self.unclosed.insert(length);
        self.out.push_str(&rest[..length]);
        length
    }

    /// A formula, which is known by its letters and digits.
    fn formula(&mut self, rest: &str) -> usize {
        let (found, length) = maths::formula(rest);
        match found {
            Some(letters) => self.out.push_str(&format!(" ${letters} ")),
            None => self.out.push_str(&rest[..length]),
        }
        length
    }

    /// What stands between two braces on each side is the name of a value.
    fn value(&mut self, rest: &str) -> usize {
        let Some(end) = rest.find("}}").filter(|_| rest.starts_with("{{")) else {
            return 0;
        };
        let name = rest[2..end].trim();
        let value = self.values.iter().find(|value| value.name == name);
        value.map_or(0, |value| {
            self.out.push_str(&value.text);
            end + 2
        })
    }

    fn entity(&mut self, rest: &str) -> usize {
        entities::reference(rest).map_or(0, |(length, characters)| {
            self.out.push_str(&characters);
            length
        })
    }

    fn emphasis(&mut self, rest: &str, mark: char) -> usize {
        let length = rest.chars().take_while(|c| *c == mark).count();
        let before = self.block[..self.at].chars().next_back();
        let after = rest[length..].chars().next();
        self.runs.take(mark, self.out.len(), length, before, after);
        self.out.push_str(&rest[..length]);
        length
    }

    /// A bracket that closes a link, and where the link leads.
    fn link(&mut self, rest: &str) -> usize {
        let Some((start, place)) = self.brackets.pop() else { return 0 };
        let name = &self.block[start + 1..self.at];
        // No name of a link is longer (CommonMark 0.31, §6.3).
        let compared = !self.labels.is_empty() && name.len() <= LONGEST;
        let name = if compared { name } else { "" };
        let after = &rest[1..];
        let length = match after.as_bytes().first() {
            Some(b'(') => destination(after),
            Some(b'[') => after.find(']').map(|end| end + 1).filter(|end| {
                let other = &after[1..end - 1];
                self.labels.contains(&label(if other.is_empty() { name } else { other }))
            }),
            _ => self.labels.contains(&label(name)).then_some(0),
        };
        let Some(length) = length else { return 0 };
        self.runs.paired.push(place);
        let before = &self.block[..start];
        let is_image = before.ends_with('!') && !before.ends_with("\\!");
        if !is_image {
            return length + 1;
        }
        // What an image says is read; its mark and its attributes are not.
        self.runs.paired.push(place - 1);
        let attributes =
            after[length..].strip_prefix('{').and_then(|inner| inner.find('}'));
        length + 1 + attributes.map_or(0, |end| end + 2)
    }

    fn tag(&mut self, rest: &str) -> usize {
        if rest.starts_with("<!--") {
            return rest.find("-->").map_or(0, |end| end + 3);
        }
        let Some(length) = tag_length(rest) else { return 0 };
        let inner = &rest[1..length - 1];
        if is_address(inner) {
            self.out.push_str(inner);
            return length;
        }
        let name = inner
            .split([' ', '\t', '/'])
            .find(|name| !name.is_empty())
            .unwrap_or_default();
        let name = name.to_ascii_lowercase();
        let known = match (name.as_str(), inner.starts_with('/')) {
            ("br", _) => {
                self.out.push(' ');
                true
            }
            ("q", closes) => self.quotation(closes),
            ("span", closes) => self.span(inner, closes),
            (name, _) => SILENT.contains(&name),
        };
        if known { length } else { 0 }
    }

    fn quotation(&mut self, closes: bool) -> bool {
        if closes {
            self.quotations = self.quotations.saturating_sub(1);
        }
        if let Some(language) = self.languages.last() {
            let (open, close) = marks(language, self.quotations);
            self.out.push_str(if closes { close } else { open });
        }
        self.quotations += usize::from(!closes);
        true
    }

    fn span(&mut self, inner: &str, closes: bool) -> bool {
        if closes {
            self.languages.pop();
        } else {
            let tag = inner
                .split(['=', '"', '\''])
                .map(str::trim)
                .rfind(|part| !part.is_empty());
            self.languages.extend(tag.and_then(Language::new));
        }
        true
    }

    /// What came out, without the marks that were found to be marks.
    fn finish(self) -> String {
        let mut paired = self.runs.paired;
        paired.sort_unstable();
        let mut kept = String::with_capacity(self.out.len());
        let mut from = 0;
        for at in paired {
            kept.push_str(&self.out[from..at]);
            // Every mark is one byte.
            from = at + 1;
        }
        // A line break in the source is a space, even after a soft hyphen.
        (kept + &self.out[from..]).replace('\n', " ")
    }
}

/// The length of a link's destination with its brackets.
fn destination(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '(' => depth += 1,
            ')' if depth == 1 => return Some(at + 1),
            ')' => depth -= 1,
            _ => {}
        }
        // A destination holds fewer brackets, and no break between blocks.
        if depth > 32 {
            return None;
        }
    }
    None
}

/// The length of the tag or address with which `text` begins.
fn tag_length(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, c) in text.char_indices().skip(1) {
        match (c, quote) {
            (c, Some(open)) if c == open => quote = None,
            (_, Some(_)) => {}
            ('"' | '\'', None) => quote = Some(c),
            ('>', None) => return (at > 1).then_some(at + 1),
            ('<', None) => return None,
            _ => {}
        }
    }
    None
}

/// Whether `<…>` holds a web or mail address.
fn is_address(inner: &str) -> bool {
    let scheme = inner.split_once(':').is_some_and(|(scheme, _)| {
        scheme.len() > 1
            && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b))
    });
    let mail = inner.split_once('@').is_some_and(|(a, b)| !a.is_empty() && !b.is_empty());
    (scheme || mail) && !inner.contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(block: &str, expected: &str) {
        let labels = HashSet::from(["by".to_string()]);
        let notes = HashMap::from([("b".to_string(), Vec::new())]);
        let nb = Language::new("nb").unwrap();
        assert_eq!(text(block, (&labels, &notes), &values(), &nb).0, expected);
    }

    fn values() -> Vec<Value> {
        let place = crate::diagnostic::Place::start("publication.toml");
        vec![Value { name: "år".into(), text: "2030*".into(), place }]
    }

    #[test]
    fn what_refers_to_notes_goes() {
        check("a[^b], *c*[^B] [^d] \\[^b]", "a, c [^d] [^b]");
    }

    #[test]
    fn values_stand_for_their_names() {
        check("i {{ år }}, *{{år}}*", "i 2030*, 2030*");
        check("\\{{ år }} `{{ år }}` {{ land }}", "{{ år }} {{ år }} {{ land }}");
    }

    #[test]
    fn what_images_say_stays() {
        check("![Et *kart*](bilder/kart.png){#kart width=60%}", "Et kart");
        check("![](a.svg){.decorative}", "");
        check("a! [b](c) \\![d](e)", "a! b !d");
    }

    #[test]
    fn marks_go() {
        check("**Vi *vil* styrke.** Og `a*b`", "Vi vil styrke. Og a*b");
        check(
            "[By](https://a.b/(c)) og [land][by], [by] <https://a.b>",
            "By og land, by https://a.b",
        );
        check(
            "<q>ja <q>nei</q></q> <span lang=\"en\"><q>yes</q></span>",
            "«ja ‘nei’» “yes”",
        );
        check("H<sub>2</sub>O &amp; \\*a\\*<!-- b -->", "H2O & *a*");
    }

    #[test]
    fn text_stays() {
        check(
            "5 * 3 og 2 * 4, snake_case_name, [a], a < b > c",
            "5 * 3 og 2 * 4, snake_case_name, [a], a < b > c",
        );
        check("fotnote* og ** og _", "fotnote* og ** og _");
        check("`a og ``b", "`a og ``b");
    }
}
