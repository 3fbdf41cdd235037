//! Markdown: CommonMark with GitHub's tables, task lists and strikethrough, and with
//! footnotes, definition lists, heading attributes and metadata as Pandoc has them.
//!
//! A text that is read as it was written is a reference that editions are held against.
//! It is read by another parser than the works of this house are, made into a page, and
//! that is read as HTML is. What only Pandoc knows, such as lettered lists, is text here.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

use super::Error;
use super::html::{parse, read_page};
use crate::diagnostic;
use crate::reading::{Place, Reading, normalise};

/// The largest text that is read, in bytes.
const MAX_SIZE: usize = 1 << 25;

/// What the ids begin with that tell the line of what stands after them.
const LINE: &str = "utgave:line:";

/// Reads a text. The places in the reading are lines of the file `name`.
///
/// Fails if the text is empty, too large, or not in UTF-8 or UTF-16.
pub fn read(name: &str, bytes: &[u8]) -> Result<Reading, Error> {
    if bytes.len() > MAX_SIZE {
        return Err(Error::new(format!("the text is larger than {MAX_SIZE} bytes")));
    }
    let text = super::decode(bytes)?;
    if text.trim().is_empty() {
        return Err(Error::new("the file is empty"));
    }
    let Page { events, title, beside, language, .. } = Page::of(&text);
    let mut body = String::new();
    html::push_html(&mut body, title_block(title.as_deref(), &beside));
    html::push_html(&mut body, events.into_iter());
    let mut reading = read_page(name, &parse::parse(&body)?, &|_| None);
    tell_lines(name, &mut reading);
    reading.title = title;
    reading.language = language;
    Ok(reading)
}

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_SUPERSCRIPT
        | Options::ENABLE_SUBSCRIPT
}

/// What stands before a text whose metadata give its title, as Pandoc shows it.
fn title_block<'a>(
    title: Option<&'a str>,
    beside: &'a [String],
) -> impl Iterator<Item = Event<'a>> {
    let level = HeadingLevel::H1;
    let heading = Tag::Heading { level, id: None, classes: vec![], attrs: vec![] };
    let block = |tag: Tag<'a>, text: &'a str| {
        let end = tag.to_end();
        [Event::Start(tag), Event::Text(text.into()), Event::End(end)]
    };
    let heading = title.map(|title| block(heading, title));
    let beside = beside.iter().map(move |text| block(Tag::Paragraph, text));
    heading.into_iter().chain(beside).flatten()
}

/// What the parser meets, with names where lines begin.
#[derive(Default)]
struct Page<'a> {
    events: Vec<Event<'a>>,
    title: Option<String>,
    /// Subtitle, authors and date.
    beside: Vec<String>,
    language: Option<String>,
    /// The notes that were referred to, in that order.
    notes: HashMap<CowStr<'a>, usize>,
}

impl<'a> Page<'a> {
    fn of(text: &'a str) -> Self {
        let mut page = Self::default();
        let mut lines = Lines::new(text);
        let mut metadata = None;
        for (event, Range { start, .. }) in
            Parser::new_ext(text, options()).into_offset_iter()
        {
            match (event, &mut metadata) {
                (Event::Start(Tag::MetadataBlock(_)), _) => {
                    metadata = Some(String::new())
                }
                (Event::End(TagEnd::MetadataBlock(_)), own) => {
                    page.metadata(&own.take().unwrap_or_default());
                }
                (Event::Text(text), Some(own)) => own.push_str(&text),
                (event, _) => page.event(event, lines.at(start)),
            }
        }
        page.captions();
        page.below_title();
        page
    }

    /// Makes captions of the paragraphs that are some.
    fn captions(&mut self) {
        for at in 0..self.events.len() {
            if let Some((end, caption)) = self.caption(at) {
                self.events[at] = Event::Html("<figcaption>".into());
                self.events[at + 2] = Event::Text(caption.into());
                self.events[end] = Event::Html("</figcaption>".into());
            }
        }
    }

    /// Where the paragraph ends that begins at the event `at`, and the caption that it
    /// is: it stands right before or after a table, and begins with `Table:`.
    fn caption(&self, at: usize) -> Option<(usize, String)> {
        // The name of its line stands between its start and its text.
        let [Event::Start(Tag::Paragraph), _, Event::Text(text)] =
            self.events.get(at..at + 3)?
        else {
            return None;
        };
        let caption = text.strip_prefix("Table:")?.trim_start().to_owned();
        let is_end = |event: &Event| *event == Event::End(TagEnd::Paragraph);
        let end = at + self.events[at..].iter().position(is_end)?;
        let before = at > 0 && self.events[at - 1] == Event::End(TagEnd::Table);
        let after = matches!(self.events.get(end + 1), Some(Event::Start(Tag::Table(_))));
        (before || after).then_some((end, caption))
    }

    /// Reads the lines `title: …` and the like.
    fn metadata(&mut self, text: &str) {
        let values = |name: &str| {
            let mut lines = text.lines().skip_while(|line| !is_key(line, name));
            let first = lines.next().and_then(|line| line.split_once(':'));
            let items = lines.map_while(|line| line.trim_start().strip_prefix("- "));
            let values = first.map(|(_, value)| value).into_iter().chain(items);
            let values =
                values.map(|own| normalise(own.trim().trim_matches(['"', '\''])));
            values.filter(|value| !value.is_empty()).collect::<Vec<_>>()
        };
        self.title = values("title").into_iter().next();
        self.language = values("lang").into_iter().next();
        if self.title.is_some() {
            self.beside =
                ["subtitle", "author", "date"].into_iter().flat_map(values).collect();
        }
    }

    fn event(&mut self, event: Event<'a>, line: usize) {
        let name = || format!("<span id=\"{LINE}{line}\"></span>");
        match event {
            Event::Start(
                Tag::Paragraph
                | Tag::Heading { .. }
                | Tag::Item
                | Tag::TableCell
                | Tag::DefinitionListTitle
                | Tag::DefinitionListDefinition,
            ) => {
                self.events.push(event);
                self.events.push(Event::InlineHtml(name().into()));
            }
            Event::Start(Tag::CodeBlock(_)) => {
                self.events.push(Event::Html(name().into()));
                self.events.push(event);
            }
            Event::FootnoteReference(name) => {
                let (note, number) = self.note(name);
                let link = format!(
                    "<a role=\"doc-noteref\" id=\"to-{note}\" href=\"#{note}\">{number}</a>"
                );
                self.events.push(Event::InlineHtml(link.into()));
            }
            Event::Start(Tag::FootnoteDefinition(name)) => {
                let (note, number) = self.note(name);
                let open = format!(
                    "<aside role=\"doc-footnote\" id=\"{note}\">\
                     <a role=\"doc-backlink\" href=\"#to-{note}\">{number}</a>"
                );
                self.events.push(Event::Html(open.into()));
            }
            Event::End(TagEnd::FootnoteDefinition) => {
                self.events.push(Event::Html("</aside>".into()));
            }
            event => self.events.push(event),
        }
    }

    /// The id and the number of the note of that name: the next, where it is new.
    fn note(&mut self, name: CowStr<'a>) -> (String, usize) {
        let next = self.notes.len() + 1;
        let number = *self.notes.entry(name).or_insert(next);
        (format!("utgave:note:{number}"), number)
    }

    /// Below a title that the metadata give, headings of level 1 are chapters.
    fn below_title(&mut self) {
        let is_first = |event: &Event| {
            matches!(event, Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }))
        };
        if self.title.is_none() || !self.events.iter().any(is_first) {
            return;
        }
        for event in &mut self.events {
            match event {
                Event::Start(Tag::Heading { level, .. })
                | Event::End(TagEnd::Heading(level)) => {
                    *level =
                        HeadingLevel::try_from(*level as usize + 1).unwrap_or(*level);
                }
                _ => {}
            }
        }
    }
}

/// Whether a line of metadata is that of the key `name`.
fn is_key(line: &str, name: &str) -> bool {
    line.strip_prefix(name).is_some_and(|rest| rest.trim_start().starts_with(':'))
}

/// Which line a place in a text is on. Places are asked for in about their order.
struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: usize,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, at: 0, line: 1 }
    }

    /// The line of the byte `at`, from 1.
    fn at(&mut self, at: usize) -> usize {
        let breaks = |range: Range<usize>| {
            let bytes = self.text.as_bytes().get(range).unwrap_or_default();
            bytes.iter().filter(|byte| **byte == b'\n').count()
        };
        self.line = match at < self.at {
            true => self.line - breaks(at..self.at),
            false => self.line + breaks(self.at..at),
        };
        self.at = at;
        self.line
    }
}

/// Puts lines of the file in the place of the names that tell them.
fn tell_lines(file: &str, reading: &mut Reading) {
    let file: Arc<str> = file.into();
    for unit in &mut reading.units {
        if let Place::File { id: Some(id), .. } = &unit.place
            && let Some(line) = id.strip_prefix(LINE).and_then(|line| line.parse().ok())
        {
            unit.place = Place::Source(diagnostic::Place::new(file.clone(), line, 1));
        }
        unit.anchors.retain(|anchor| !anchor.starts_with(LINE));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::{Kind, Label, Mark};

    const TEXT: &str = "---\ntitle: \"By og land\"\nlang: nb\nauthor:\n- A. Berg\n- B. Dal\n---\n\n# Skole\n\n\
        Vi vil ha en *god* skole.[^a]\n\n3. bygge\n4. lære\n\n| År | Sum |\n|---|---|\n\
        | 2026 | 5 |\n\n[^a]: For alle.\n";

    #[test]
    fn a_text_is_read_with_its_lines() {
        let reading = read("plan.md", TEXT.as_bytes()).unwrap();
        assert_eq!(reading.title.as_deref(), Some("By og land"));
        assert_eq!(reading.language.as_deref(), Some("nb"));
        let told: Vec<_> = reading
            .units
            .iter()
            .map(|unit| (unit.text.as_str(), unit.place.to_string()))
            .collect();
        let at = |line: u32| format!("plan.md:{line}:1");
        let block: Vec<_> = told[..3].iter().map(|(text, _)| *text).collect();
        assert_eq!(block, ["By og land", "A. Berg", "B. Dal"]);
        assert_eq!(
            told[3..],
            [
                ("Skole", at(9)),
                ("Vi vil ha en god skole.", at(11)),
                ("For alle.", at(20)),
                ("bygge", at(13)),
                ("lære", at(14)),
                ("År", at(16)),
                ("Sum", at(16)),
                ("2026", at(18)),
                ("5", at(18)),
            ]
        );
        assert_eq!(reading.units[3].kind, Kind::Heading { level: 2 });
        let label = |at: usize| match &reading.units[at].kind {
            Kind::Item { label: Label::Number(number), .. } => number.as_str(),
            other => panic!("{other:?}"),
        };
        assert_eq!((label(6), label(7)), ("3", "4"));
        let note = Mark::Note { label: "1".to_owned(), note: Some(0) };
        assert!(reading.units[4].spans.iter().any(|span| span.mark == note));
        assert!(
            reading.units.iter().all(|unit| {
                unit.anchors.iter().all(|anchor| !anchor.starts_with(LINE))
            })
        );
    }

    #[test]
    fn without_a_title_headings_stay() {
        let reading = read("a.md", b"# A\n\ntext\n").unwrap();
        assert_eq!(reading.units[0].kind, Kind::Heading { level: 1 });
        assert_eq!(reading.title, None);
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert!(read("a.md", b" \n").is_err());
        assert!(read("a.md", b"\xff\xfe\x00").is_err() || read("a.md", b"\xff").is_err());
    }
}
