//! Sections, blocks and inlines as elements, for every edition that is made
//! of HTML.
//!
//! The source bounds how deep lists and inlines nest, and so does the depth
//! to which these functions call themselves.

use std::borrow::Cow;

use super::language::in_language;
use super::maths;
use super::tree::{Element, Node};
use crate::model::walk::{self, Met};
use crate::model::{
    Anchor, Aside, Block, Check, Code, Definition, Definitions, Equation, Figure,
    Heading, Inline, Item, List, NoteMark, NotePlace, PageMark, Quotation, Reference,
    Role, Section, Target,
};
use crate::reading::Begins;
use crate::words::{Word, Words};

/// What an edition knows of its links that the document does not.
pub trait Links<'a> {
    /// The `href` that leads to `anchor`.
    fn href(&self, anchor: &'a Anchor) -> Cow<'a, str>;

    /// The words that the edition adds to the text.
    fn words(&self) -> &'a Words;

    /// The `epub:type` of what is `kind`, in editions that have such.
    fn structure(&self, _kind: &'static str) -> Option<&'static str> {
        None
    }

    /// How the document's image number `image` is shown.
    fn picture(&self, image: usize) -> Option<Shown<'a>>;

    /// A link by which a reader can pass on the place `anchor`, whose heading
    /// or lead is `text`. It must have no text content, since it stands
    /// within the reading; `None` in editions that have no such links.
    fn permalink(&self, _anchor: &'a Anchor, _text: &str) -> Option<Element<'a>> {
        None
    }
}

/// An image as an edition holds it.
#[derive(Debug, Clone)]
pub struct Shown<'a> {
    /// Where it is.
    pub source: Cow<'a, str>,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
}

/// A section with its role and its name (EPUB Accessibility 1.1, §3.3;
/// DPUB-ARIA 1.1), and with its notes. `name` is the accessible name of a section
/// that has no heading to be named by.
pub fn section<'a>(
    section: &'a Section,
    name: impl Into<Cow<'a, str>>,
    links: &impl Links<'a>,
) -> Element<'a> {
    let mut element = Element::new("section");
    let heading = section.heading.as_ref();
    // One place has one id. It is the heading's, which also names the section.
    if heading.is_none_or(|heading| heading.anchor != section.anchor) {
        element = element.attribute("id", section.anchor.as_str());
    }
    element = element.maybe("role", role(section.role));
    // What no role tells, style sheets need to know.
    let class = match section.role {
        Role::Imprint => Some("imprint"),
        Role::Index | Role::Figures | Role::Tables => Some("listing"),
        _ => None,
    };
    element = element.maybe("class", class);
    element = match heading {
        Some(heading) => element.attribute("aria-labelledby", heading.anchor.as_str()),
        None => element.attribute("aria-label", name),
    };
    let content = Content { links, list_name: heading.map(|heading| &heading.anchor) };
    let heading = heading.map(|heading| content.heading(heading));
    let after = content.notes(section);
    let descriptions = walk::descriptions(section).into_iter().map(|description| {
        let blocks = description.blocks.iter().map(|block| content.block(block, None));
        Element::new("div")
            .attribute("class", "description")
            .attribute("id", description.anchor.as_str())
            .children(blocks)
    });
    let descriptions: Vec<_> = descriptions.collect();
    element
        .child(heading)
        .children(content.blocks(&section.blocks))
        .children(descriptions)
        .child(after)
}

/// A heading's text as it stands in every edition: its number, a space and
/// what it says.
pub fn heading_text(heading: &Heading) -> Cow<'_, str> {
    match (&heading.number, heading.content.as_slice()) {
        (Some(number), content) => format!("{number} {}", Inline::plain(content)).into(),
        (None, [Inline::Text(text)]) => text.as_str().into(),
        (None, content) => Inline::plain(content).into(),
    }
}

/// The role of DPUB-ARIA 1.1 that tells what part of a work a section is.
/// `None` where there is none for it.
pub fn role(role: Role) -> Option<&'static str> {
    Some(match role {
        Role::Foreword => "doc-foreword",
        Role::Preface => "doc-preface",
        Role::Introduction => "doc-introduction",
        Role::Part => "doc-part",
        Role::Chapter => "doc-chapter",
        Role::Conclusion => "doc-conclusion",
        Role::Afterword => "doc-afterword",
        Role::Appendix => "doc-appendix",
        Role::Glossary => "doc-glossary",
        Role::Index => "doc-index",
        Role::Imprint | Role::Figures | Role::Tables => return None,
        Role::Colophon => "doc-colophon",
    })
}

/// The marker of a page of the print edition, or of a line. `structure` is its `epub:type`,
/// in editions that have such. Its name is in `title`, as docs/decisions/0015 says.
pub fn page_marker<'a>(
    name: &'static str,
    page: &'a PageMark,
    structure: Option<&'static str>,
) -> Element<'a> {
    if page.begins == Begins::Line {
        return line_marker(name, page);
    }
    Element::new(name)
        .attribute("id", page.anchor.as_str())
        .attribute("class", "page")
        .attribute("role", "doc-pagebreak")
        .maybe("epub:type", structure)
        .attribute("title", &page.label)
}

/// The marker of a line. Those who listen are told of the first of a block alone; the
/// others are places to go to (docs/decisions/0027).
fn line_marker<'a>(name: &'static str, line: &'a PageMark) -> Element<'a> {
    let marker = Element::new(name)
        .attribute("id", line.anchor.as_str())
        .attribute("class", "line")
        .attribute("data-line", line.label.as_str());
    match &line.said {
        Some(said) => marker.attribute("role", "img").attribute("aria-label", said),
        None => marker.attribute("aria-hidden", "true"),
    }
}

/// The box before an item, and a space. It is a picture of one with a name: a
/// control that cannot be used would only be in the way.
fn checkbox(check: &Check) -> [Node<'_>; 2] {
    // No reading system is to show them in colours of its own.
    let glyph = if check.done { "\u{2611}\u{fe0e}" } else { "\u{2610}\u{fe0e}" };
    // It is no text, whose contrast could be judged.
    let glyph = Element::new("span").attribute("aria-hidden", "true").text(glyph);
    let element = Element::new("span")
        .attribute("class", "box")
        .attribute("role", "img")
        .attribute("aria-label", &check.said)
        .child(glyph);
    [element.into(), Node::Text(" ".into())]
}

pub(super) struct Content<'a, 'l, L> {
    links: &'l L,
    /// The heading by which lists of promises are named.
    list_name: Option<&'a Anchor>,
}

impl<'a, L: Links<'a>> Content<'a, '_, L> {
    fn blocks(mut self, blocks: &'a [Block]) -> Vec<Element<'a>> {
        let block = |block: &'a Block| {
            if let Block::Heading(heading) = block {
                self.list_name = Some(&heading.anchor);
            }
            self.block(block, None)
        };
        blocks.iter().map(block).collect()
    }

    /// `end` is what follows a paragraph's text within the paragraph.
    pub(super) fn block(
        &self,
        block: &'a Block,
        end: Option<Element<'a>>,
    ) -> Element<'a> {
        match block {
            Block::Heading(heading) => self.heading(heading),
            Block::Paragraph(paragraph)
                if Inline::displayed(&paragraph.content).is_some() =>
            {
                let name = self.links.words().get(Word::Formula);
                maths::region("formula", name, self.inlines(&paragraph.content))
            }
            Block::Paragraph(paragraph) => {
                Element::new("p").children(self.inlines(&paragraph.content)).children(end)
            }
            Block::List(list) => self.list(list),
            Block::Quotation(quotation) => self.quotation(quotation),
            Block::Language(language, inner) => {
                let inner = inner.iter().map(|block| self.block(block, None));
                in_language(Element::new("div").children(inner), language)
            }
            Block::Aside(aside) => self.aside(aside),
            Block::Definitions(definitions) => self.definitions(definitions),
            Block::Table(table) => self.table(table),
            Block::Figure(figure) => self.figure(figure),
            Block::Lines(lines) => {
                let stanzas = lines.stanzas.iter().map(|block| self.block(block, None));
                Element::new("div")
                    .attribute("class", lines.kind.name())
                    .children(stanzas)
            }
            Block::Code(code) => self.listing(code),
            Block::Equation(equation) => self.equation(equation),
            Block::ThematicBreak(_) => Element::new("hr"),
            Block::Page(page) => self.page("div", page),
        }
    }

    /// The marker of a page of the print edition: nothing to see, a name for
    /// those who listen, and a place to go to (EPUB Accessibility 1.1, §3.4).
    fn page(&self, name: &'static str, page: &'a PageMark) -> Element<'a> {
        page_marker(name, page, self.links.structure("pagebreak"))
    }

    /// Who said it stands outside of what is quoted (HTML, §4.4.4).
    fn quotation(&self, quotation: &'a Quotation) -> Element<'a> {
        let blocks = quotation.blocks.iter().map(|block| self.block(block, None));
        let quoted = Element::new("blockquote").children(blocks);
        let Some(source) = &quotation.source else { return quoted };
        let source = Element::new("figcaption").children(self.inlines(&source.content));
        Element::new("figure").attribute("class", "quotation").child(quoted).child(source)
    }

    /// Text beside the main text, which its title names. It is no landmark: those
    /// would be too many, and stand within another (ARIA 1.2, `note`).
    fn aside(&self, aside: &'a Aside) -> Element<'a> {
        let anchor = aside.anchor.as_ref().map(Anchor::as_str);
        let element =
            Element::new("aside").attribute("class", "aside").attribute("role", "note");
        // One place has one id: the title's, which also names the aside.
        let element = match &aside.title {
            Some(title) => {
                let title = Element::new("strong").text(title);
                // Strong text in a `p` would look like a heading that is none.
                let title = Element::new("div")
                    .attribute("class", "title")
                    .maybe("id", anchor)
                    .child(title);
                element.maybe("aria-labelledby", anchor).child(title)
            }
            None => element.maybe("id", anchor),
        };
        let inside = Content { links: self.links, list_name: aside.anchor.as_ref() };
        element.children(inside.blocks(&aside.blocks))
    }

    /// Code scrolls where the screen is narrower than its lines, and takes focus,
    /// so that the keys scroll it (WCAG 2.2, 1.4.10 and 2.1.1). It is not to be
    /// translated.
    fn listing(&self, code: &'a Code) -> Element<'a> {
        let class = code.language.as_ref().map(|name| format!("language-{name}"));
        let inner = Element::new("code").maybe("class", class).text(code.text.as_str());
        Element::new("pre")
            .attribute("role", "group")
            .attribute("aria-label", self.links.words().get(Word::Code))
            .attribute("tabindex", "0")
            .attribute("translate", "no")
            .child(inner)
    }

    /// The number stands beside the formula, or below it where there is no room.
    fn equation(&self, equation: &'a Equation) -> Element<'a> {
        let name = match &equation.label {
            Some(label) => Cow::Borrowed(label.as_str()),
            None => self.links.words().get(Word::Formula).into(),
        };
        let class = match equation.number {
            Some(_) => "formula numbered",
            None => "formula",
        };
        let region = maths::region(class, name, self.inlines(&equation.content))
            .maybe("id", equation.anchor.as_ref().map(Anchor::as_str));
        match &equation.number {
            Some(number) => region
                .text(" ")
                .child(Element::new("span").attribute("class", "number").text(number)),
            None => region,
        }
    }

    /// A figure is named by its caption; an image that has none, or says nothing,
    /// stands in no figure, which would be a group without a name.
    fn figure(&self, figure: &'a Figure) -> Element<'a> {
        let says = figure.picture.alternative.is_some();
        let name = if says && !figure.caption.is_empty() { "figure" } else { "div" };
        let caption = (!figure.caption.is_empty()).then(|| {
            let paragraphs = figure.caption.iter().map(|paragraph| {
                Element::new("p").children(self.inlines(&paragraph.content))
            });
            Element::new("figcaption").children(paragraphs)
        });
        Element::new(name)
            .attribute("class", "figure")
            .maybe("id", figure.anchor.as_ref().map(Anchor::as_str))
            .child(self.picture(figure))
            .child(caption)
    }

    fn picture(&self, figure: &'a Figure) -> Option<Element<'a>> {
        let picture = &figure.picture;
        let shown = self.links.picture(picture.image)?;
        let share = (picture.width < 100).then(|| format!("width: {}%", picture.width));
        let description = figure.description.as_ref();
        let image = Element::new("img")
            .attribute("src", shown.source)
            .attribute("alt", picture.alternative.as_deref().unwrap_or_default())
            .attribute("width", shown.width.to_string())
            .attribute("height", shown.height.to_string())
            .maybe("style", share)
            .maybe("aria-details", description.map(|own| own.anchor.as_str()));
        Some(image)
    }

    fn heading(&self, heading: &'a Heading) -> Element<'a> {
        const NAMES: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];
        let name = NAMES[usize::from(heading.level.get() - 1)];
        let mut element = Element::new(name).attribute("id", heading.anchor.as_str());
        if let Some(number) = &heading.number {
            let number = Element::new("span").attribute("class", "number").text(number);
            element = element.child(number).text(" ");
        }
        element = element.children(self.inlines(&heading.content));
        match self.links.permalink(&heading.anchor, &heading_text(heading)) {
            // Beside the heading: within it, it would be part of its name.
            Some(link) => Element::new("div")
                .attribute("class", "heading")
                .child(element)
                .child(link),
            None => element,
        }
    }

    fn definitions(&self, definitions: &'a Definitions) -> Element<'a> {
        let mut list = Element::new("dl");
        for Definition { anchor, term, meanings, .. } in &definitions.items {
            let term = Element::new("dt")
                .attribute("id", anchor.as_str())
                .children(self.inlines(term));
            let meanings = meanings.iter().map(|it| self.held(Element::new("dd"), it));
            list = list.child(term).children(meanings);
        }
        list
    }

    /// `element` with inlines alone or blocks alone, never both.
    fn held(&self, element: Element<'a>, blocks: &'a [Block]) -> Element<'a> {
        match blocks {
            [Block::Paragraph(paragraph)] => {
                element.children(self.inlines(&paragraph.content))
            }
            _ => element.children(blocks.iter().map(|block| self.block(block, None))),
        }
    }

    fn list(&self, list: &'a List) -> Element<'a> {
        let Some(start) = list.start else {
            let items = list.items.iter().map(|item| self.item(item));
            return Element::new("ul").children(items);
        };
        let mut element = Element::new("ol");
        if start != 1 {
            element = element.attribute("start", start.to_string());
        }
        if list.items.iter().any(|item| item.lead.is_some()) {
            let name = self.list_name.map(Anchor::as_str);
            element = element.maybe("aria-labelledby", name);
        }
        let mut expected = start;
        for item in &list.items {
            let number = item.number.unwrap_or(expected);
            let mut child = self.item(item);
            if number != expected {
                child = child.attribute("value", number.to_string());
            }
            expected = number.saturating_add(1);
            element = element.child(child);
        }
        element
    }

    /// An item holds inlines alone or blocks alone, never both.
    fn item(&self, item: &'a Item) -> Element<'a> {
        let lead = item.lead.as_ref();
        let element =
            Element::new("li").maybe("id", lead.map(|lead| lead.anchor.as_str()));
        let mut link =
            lead.and_then(|lead| self.links.permalink(&lead.anchor, &lead.text));
        let element = element.maybe("class", item.check.as_ref().map(|_| "check"));
        let mut opening_box = item.check.as_ref().map(checkbox);
        if let [Block::Paragraph(paragraph)] = item.blocks.as_slice() {
            let text = self.inlines(&paragraph.content);
            return element
                .children(opening_box.into_iter().flatten())
                .children(text)
                .children(link);
        }
        let block = |block: &'a Block| match (block, opening_box.take()) {
            (Block::Paragraph(paragraph), Some(opening)) => Element::new("p")
                .children(opening)
                .children(self.inlines(&paragraph.content))
                .children(link.take()),
            _ => self.block(block, link.take()),
        };
        element.children(item.blocks.iter().map(block))
    }

    pub(super) fn inlines(
        &self,
        content: &'a [Inline],
    ) -> impl Iterator<Item = Node<'a>> {
        content.iter().map(|inline| self.inline(inline))
    }

    fn inline(&self, inline: &'a Inline) -> Node<'a> {
        let (element, content) = match inline {
            Inline::Added(content) => (Element::new("span"), content),
            Inline::Text(text) | Inline::Expansion(text) => {
                return Node::Text(text.as_str().into());
            }
            Inline::Break => return Element::new("br").into(),
            Inline::Note(mark) => return self.reference(mark).into(),
            Inline::Formula(formula) => return maths::formula(formula).into(),
            Inline::Page(page) => return self.page("span", page).into(),
            Inline::Code(text) => {
                return Element::new("code").text(text).into();
            }
            Inline::Strong(content) => (Element::new("strong"), content),
            Inline::Emphasis(content) => (Element::new("em"), content),
            Inline::Link(target, content) => (self.link(target), content),
            Inline::Reference(Reference { anchor, content, .. }) => {
                (Element::new("a").attribute("href", self.links.href(anchor)), content)
            }
            Inline::Language(language, content) => {
                let element = Element::new("span").children(self.inlines(content));
                return in_language(element, language).into();
            }
            Inline::Abbreviation(title, content) => {
                (Element::new("abbr").attribute("title", title), content)
            }
            Inline::Subscript(content) => (Element::new("sub"), content),
            Inline::Superscript(content) => (Element::new("sup"), content),
            Inline::Cite(content) => (Element::new("cite"), content),
            Inline::Mark(content) => (Element::new("mark"), content),
            Inline::Keyboard(content) => (Element::new("kbd"), content),
        };
        let children: Vec<_> = self.inlines(content).collect();
        element.children(children).into()
    }

    fn link(&self, target: &'a Target) -> Element<'a> {
        let href = match target {
            Target::Anchor(anchor) => self.links.href(anchor),
            Target::Url(url) => url.into(),
        };
        Element::new("a").attribute("href", href)
    }

    /// What refers to a note. The first reference is where the way back leads.
    fn reference(&self, mark: &'a NoteMark) -> Element<'a> {
        let back = mark.note.as_ref().map(|note| note.back.as_str());
        let link = Element::new("a")
            .maybe("id", back)
            .attribute("href", self.links.href(&mark.anchor))
            .attribute("role", "doc-noteref")
            .maybe("epub:type", self.links.structure("noteref"))
            .attribute("aria-label", &mark.name)
            .text(&mark.number);
        Element::new("sup").child(link)
    }

    /// The notes to which a section refers first. They stand at its end, since
    /// there are no pages to the foot of which they could go.
    fn notes(&self, section: &'a Section) -> Option<Element<'a>> {
        let mut marks = Vec::new();
        walk::section(section, &mut |met| {
            if let Met::Text(content, _) = met {
                walk::notes(content, &mut marks);
            }
        });
        let stands = marks.first()?.note.as_ref()?.stands;
        Some(match stands {
            NotePlace::Foot => Element::new("div")
                .attribute("class", "notes")
                .children(marks.into_iter().map(|mark| self.footnote(mark))),
            NotePlace::End => self.endnotes(&marks),
        })
    }

    /// A note as reading systems show it beside what refers to it (EPUB 3.3,
    /// Structural Semantics, `footnote`). Its number leads back.
    fn footnote(&self, mark: &'a NoteMark) -> Element<'a> {
        let element = Element::new("aside")
            .attribute("id", mark.anchor.as_str())
            .attribute("role", "doc-footnote")
            .maybe("epub:type", self.links.structure("footnote"))
            .attribute("aria-label", &mark.name);
        let blocks = mark.note.iter().flat_map(|note| &note.blocks);
        let mut number = self.way_back(mark, &mark.number);
        element.children(blocks.map(|block| {
            match (block, number.take()) {
                (Block::Paragraph(paragraph), Some(number)) => Element::new("p")
                    .child(number)
                    .text(" ")
                    .children(self.inlines(&paragraph.content)),
                _ => self.block(block, None),
            }
        }))
    }

    /// The notes of a section in a list, the numbers of which are theirs.
    fn endnotes(&self, marks: &[&'a NoteMark]) -> Element<'a> {
        let first = marks.first().map(|mark| mark.number.as_str());
        let list = Element::new("ol")
            .maybe("start", first.filter(|&number| number != "1"))
            .children(marks.iter().map(|mark| self.endnote(mark)));
        Element::new("div")
            .attribute("class", "notes")
            .attribute("role", "doc-endnotes")
            .maybe("epub:type", self.links.structure("endnotes"))
            .attribute("aria-label", self.links.words().get(Word::Notes))
            .child(list)
    }

    fn endnote(&self, mark: &'a NoteMark) -> Element<'a> {
        let element = Element::new("li").attribute("id", mark.anchor.as_str());
        // An arrow that no reading system shows as a picture, and text to judge
        // the contrast by.
        let back = self.way_back(mark, format!("\u{21a9}\u{fe0e} {}", mark.number));
        let Some((last, blocks)) =
            mark.note.as_ref().and_then(|note| note.blocks.split_last())
        else {
            return element;
        };
        let last = match last {
            Block::Paragraph(paragraph) => {
                let text = self.inlines(&paragraph.content);
                let text = Element::new("p").children(text).text(" ").child(back);
                vec![text]
            }
            _ => vec![self.block(last, None), Element::new("p").child(back)],
        };
        let blocks = blocks.iter().map(|block| self.block(block, None));
        element.children(blocks).children(last)
    }

    fn way_back(
        &self,
        mark: &'a NoteMark,
        text: impl Into<Cow<'a, str>>,
    ) -> Option<Element<'a>> {
        let note = mark.note.as_ref()?;
        Some(
            Element::new("a")
                .attribute("href", self.links.href(&note.back))
                .attribute("role", "doc-backlink")
                .maybe("epub:type", self.links.structure("backlink"))
                .attribute("aria-label", &note.back_name)
                .text(text),
        )
    }
}
