use crate::reading::*;

/// Reads the compact form. The place of a line is a page, if one was begun,
/// and else a file named `line` with the line's number as id.
pub(crate) fn reading(text: &str) -> Reading {
    let mut form = Form::default();
    for (at, line) in text.lines().enumerate() {
        form.line(at + 1, line);
    }
    form.reading
}

#[derive(Default)]
struct Form {
    reading: Reading,
    page: Option<u32>,
    /// The open lists, by depth: number and whether it is numbered.
    open: Vec<(usize, bool)>,
    lists: usize,
}

impl Form {
    fn line(&mut self, at: usize, line: &str) {
        let place = match self.page {
            Some(page) => Place::Page(page),
            None => Place::File { file: "line".into(), id: Some(at.to_string()) },
        };
        let depth = (line.len() - line.trim_start().len()) / 2;
        let (within, text) = within(line.trim());
        if let Some(title) = text.strip_prefix("title: ") {
            self.reading.title = Some(title.into());
        } else if let Some(language) = text.strip_prefix("lang: ") {
            self.reading.language = Some(language.into());
        } else if let Some(page) = text.strip_prefix('@') {
            self.page = page.parse().ok();
        } else if let Some(text) = text.strip_prefix("~~ ") {
            let passage = Passage { text: text.into(), artifact: true, place };
            self.reading.outside.push(passage);
        } else if let Some(text) = text.strip_prefix("~ ") {
            let passage = Passage { text: text.into(), artifact: false, place };
            self.reading.outside.push(passage);
        } else if let Some(entry) = text.strip_prefix("> ") {
            self.entry(depth, entry, place);
        } else if text == "=" {
            self.open.truncate(depth);
        } else if !text.is_empty() {
            self.unit(depth, text, within, place);
        }
    }

    fn unit(&mut self, depth: usize, text: &str, within: Vec<Within>, place: Place) {
        let number = text
            .split_once(". ")
            .filter(|(n, _)| n.chars().all(|c| c.is_ascii_digit()) || *n == "b");
        let (kind, text) = if let Some((hashes, rest)) = heading(text) {
            self.open.clear();
            (Kind::Heading { level: hashes }, rest)
        } else if let Some((number, rest)) = number {
            (self.item(depth, Some(number)), rest)
        } else if let Some(rest) = text.strip_prefix("- ") {
            (self.item(depth, None), rest)
        } else {
            self.open.truncate(depth);
            (Kind::Paragraph { depth: depth as u8 }, text)
        };
        let mut unit = Unit {
            kind,
            within,
            text: String::new(),
            spans: vec![],
            anchors: vec![],
            place,
        };
        fill(&mut unit, text);
        self.reading.units.push(unit);
    }

    fn item(&mut self, depth: usize, number: Option<&str>) -> Kind {
        self.open.truncate(depth + 1);
        if self.open.len() == depth + 1 && self.open[depth].1 != number.is_some() {
            self.open.truncate(depth);
        }
        while self.open.len() <= depth {
            self.open.push((self.lists, number.is_some()));
            self.lists += 1;
        }
        let label = number.map_or(Label::Bullet, |number| Label::Number(number.into()));
        Kind::Item { depth: depth as u8 + 1, label, list: self.open[depth].0 }
    }

    fn entry(&mut self, depth: usize, entry: &str, place: Place) {
        let (text, target) = match entry.split_once(" ->") {
            Some((text, target)) => (text, Some(target.to_owned())),
            None => (entry, None),
        };
        let (number, text) = match text.split_once(". ") {
            Some((number, text)) if number.len() < 3 => (Some(number.to_owned()), text),
            _ => (None, text),
        };
        let depth = depth as u8 + 1;
        let entry = Entry { depth, text: text.into(), number, target, place };
        self.reading.outline.get_or_insert_default().push(entry);
    }
}

/// What a line begins with: `<quotation> text`.
fn within(mut text: &str) -> (Vec<Within>, &str) {
    let mut within = Vec::new();
    while let Some((name, rest)) = text.strip_prefix('<').and_then(|t| t.split_once("> "))
    {
        within.push(match name {
            "quotation" => Within::Quotation,
            _ => panic!("{name} is nothing that text stands in"),
        });
        text = rest;
    }
    (within, text)
}

fn heading(text: &str) -> Option<(u8, &str)> {
    let rest = text.trim_start_matches('#');
    let level = text.len() - rest.len();
    (level > 0).then(|| (level as u8, rest.trim_start()))
}

/// The text with its marks: `{se:ordu}`, `[text|target]`, `^anchor`.
fn fill(unit: &mut Unit, text: &str) {
    let (text, anchor) = match text.rsplit_once(" ^") {
        Some((text, anchor)) => (text, Some(anchor.to_owned())),
        None => (text, None),
    };
    unit.anchors.extend(anchor);
    let mut rest = text;
    while let Some(at) = rest.find(['{', '[']) {
        unit.text.push_str(&rest[..at]);
        let link = rest[at..].starts_with('[');
        let end = rest[at..].find(['}', ']']).unwrap() + at;
        let (a, b) = rest[at + 1..end].split_once(if link { '|' } else { ':' }).unwrap();
        let (inner, mark) =
            if link { (a, target(b)) } else { (b, Mark::Language(a.into())) };
        let start = unit.text.len();
        unit.text.push_str(inner);
        unit.spans.push(Span { start, end: unit.text.len(), mark });
        rest = &rest[end + 1..];
    }
    unit.text.push_str(rest);
}

fn target(text: &str) -> Mark {
    Mark::Link(match text.strip_prefix('#') {
        Some(name) => Target::Anchor(name.into()),
        None => Target::Url(text.into()),
    })
}
