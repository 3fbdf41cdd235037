//! The document as Typst content: built as a tree, never as markup.

use std::iter::Peekable;
use std::num::NonZeroUsize;
use std::str::FromStr;

use typst::foundations::{
    Content, Label, NativeElement, Packed, Recipe, Selector, Smart, Styles,
    Transformation,
};
use typst::layout::{BlockBody, BlockElem, BoxElem, Em, PlaceElem, Ratio, Rel};
use typst::model::{
    Destination, DividerElem, EmphElem, EnumElem, EnumItem, FigureCaption, HeadingElem,
    LinkElem, LinkTarget, ListElem, ListItem, ParElem, ParbreakElem, QuoteElem, RefElem,
    RefForm, StrongElem, TermItem, TermsElem, Url,
};
use typst::pdf::{ArtifactElem, ArtifactKind, PdfMarkerTag};
use typst::syntax::Span;
use typst::text::{
    HighlightElem, Lang, LinebreakElem, RawContent, RawElem, Region, SpaceElem, SubElem,
    SuperElem, TextElem,
};
use typst::utils::PicoStr;

use super::figures::{self, Frame};
use super::{asides, checks, late, maths, notes, print_pages, tables};
use crate::model::walk::{self, Met};
use crate::model::{
    Anchor, Aside, Block, Code, Definitions, Description, Equation, Heading, Inline,
    Item, Language, Lines, List, NoteMark, NotePlace, OutlineEntry, PageMark, PageSize,
    Quotation, Reference, Section, Table, Target,
};
use crate::reading::normalise;

/// A section's content: its heading and all that it holds.
///
/// `outline` is the part of the document's outline that concerns the section.
/// The promises in it become headings that print nothing and are artifacts:
/// they are what Typst makes bookmarks, contents lines and named destinations
/// from, and a screen reader never meets them.
/// Headings below the level `deepest` are in no list of contents.
pub fn section(
    section: &Section,
    outline: &[OutlineEntry],
    deepest: u8,
    frame: &Frame<'_>,
) -> Content {
    let promises = outline.iter().filter(|entry| entry.promise);
    let mut writer = Writer { promises: promises.peekable(), deepest, frame };
    let mut out = Vec::from_iter(print_pages::before_block(&section.pages));
    out.push(match &section.heading {
        Some(heading) => self::heading(heading, deepest),
        None => landmark(&section.anchor, section.level.get()),
    });
    for block in &section.blocks {
        match block {
            Block::Table(table) if tables::is_wide(table) => {
                out.push(tables::wide(writer.table(table)));
            }
            block => writer.blocks(std::slice::from_ref(block), &mut out),
        }
    }
    for description in walk::descriptions(section) {
        out.push(writer.description(description));
    }
    out.extend(endnotes(section));
    Content::sequence(out)
}

/// The notes of a section that stand at its end.
fn endnotes(section: &Section) -> Option<Content> {
    let mut marks = Vec::new();
    walk::section(section, &mut |met| {
        if let Met::Text(content, _) = met {
            walk::notes(content, &mut marks);
        }
    });
    let at_end = |mark: &&NoteMark| {
        mark.note.as_ref().is_some_and(|note| note.stands == NotePlace::End)
    };
    let notes: Vec<Content> =
        marks.into_iter().filter(at_end).map(|mark| notes::end(note(mark))).collect();
    // The layout knows them by their label.
    let label = Label::new(PicoStr::intern("_endnotes"));
    let block = BlockElem::packed(Content::sequence(notes.clone())).labelled_if(label);
    (!notes.is_empty()).then_some(block)
}

/// The heading of level 1.
pub fn title(text: &str) -> Content {
    HeadingElem::new(TextElem::packed(text)).with_depth(NonZeroUsize::MIN).pack()
}

fn heading(heading: &Heading, deepest: u8) -> Content {
    let level = heading.level.get();
    let drawn = Inline::any_formula(&heading.content);
    let opening = drawn.then(|| late::late(in_words(heading, level <= deepest)));
    let text = inlines(&heading.content);
    let body = match &heading.number {
        // Layouts may set the number on a line of its own.
        Some(number) => {
            let number = TextElem::packed(number.as_str());
            let number = Content::sequence(opening.into_iter().chain([number]));
            let space = SpaceElem::shared().clone();
            Content::sequence([number.labelled_if(number_label()), space, text])
        }
        None => Content::sequence(opening.into_iter().chain([text])),
    };
    let element = HeadingElem::new(body).with_depth(depth(level));
    let element = listed(element, level <= deepest && !drawn).pack();
    if drawn { element } else { element.labelled_if(label(&heading.anchor)) }
}

/// What stands in the bookmarks and the contents for a heading that holds a formula:
/// bookmarks are text, and Typst would make it of the letters of the formula alone.
/// It follows the beginning of the heading, which would otherwise keep it from
/// having bookmarks below it.
fn in_words(heading: &Heading, is_listed: bool) -> Content {
    let text = normalise(&Inline::plain(&heading.content));
    let text = match &heading.number {
        Some(number) => format!("{number} {text}"),
        None => text,
    };
    signpost(text, &heading.anchor, heading.level.get(), is_listed)
}

/// With or without a bookmark and a line in the contents.
fn listed(heading: HeadingElem, listed: bool) -> HeadingElem {
    heading.with_outlined(listed).with_bookmarked(Smart::Custom(listed))
}

/// What layouts know a heading's number by. No anchor has a colon in it.
fn number_label() -> Option<Label> {
    Label::new(PicoStr::intern("heading:number"))
}

/// The level of a place that no heading stands below.
pub const LOWEST: u8 = 6;

fn depth(level: u8) -> NonZeroUsize {
    NonZeroUsize::new(level.into()).unwrap_or(NonZeroUsize::MIN)
}

/// A place that links reach, and nothing else: no bookmark, no contents line.
/// Typst puts bookmarks below it where it is the higher one.
pub fn landmark(anchor: &Anchor, level: u8) -> Content {
    let heading =
        HeadingElem::new(TextElem::packed(anchor.as_str())).with_depth(depth(level));
    artifact(listed(heading, false).pack().labelled_if(label(anchor)))
}

/// A place within a line that links reach, and nothing else. Typst takes
/// bookmarks that follow a heading without one to stand as high as that: it is
/// as low as any of them.
pub fn place(anchor: &Anchor) -> Content {
    BoxElem::new().with_body(Some(landmark(anchor, LOWEST))).pack()
}

/// A place that links, bookmarks and the contents reach, and that prints
/// nothing itself.
fn promise(entry: &OutlineEntry) -> Content {
    let text = match &entry.number {
        Some(number) => format!("{number}. {}", entry.text),
        None => entry.text.clone(),
    };
    signpost(text, &entry.anchor, entry.level.get(), entry.listed)
}

/// A heading of that `text` and `level` which prints nothing.
fn signpost(text: String, anchor: &Anchor, level: u8, is_listed: bool) -> Content {
    let heading = HeadingElem::new(TextElem::packed(text)).with_depth(depth(level));
    let heading = listed(heading, is_listed).pack().labelled_if(label(anchor));
    // Typst lets a destination begin ten points above its place. In a box, the
    // place is on the first line's base, and so the destination on its top.
    artifact(BoxElem::new().with_body(Some(heading)).pack())
}

/// The prelude lets a heading within an artifact print nothing.
pub fn artifact(content: Content) -> Content {
    ArtifactElem::new(content).with_kind(ArtifactKind::Other).pack()
}

fn label(anchor: &Anchor) -> Option<Label> {
    Label::new(PicoStr::intern(anchor.as_str()))
}

trait LabelledIf {
    fn labelled_if(self, label: Option<Label>) -> Self;
}

impl LabelledIf for Content {
    fn labelled_if(self, label: Option<Label>) -> Self {
        match label {
            Some(label) => self.labelled(label),
            None => self,
        }
    }
}

/// Walks the blocks of a section along with the promises of its outline.
struct Writer<'f, I: Iterator> {
    promises: Peekable<I>,
    /// The deepest level of headings that contents lists show.
    deepest: u8,
    frame: &'f Frame<'f>,
}

impl<'a, I: Iterator<Item = &'a OutlineEntry>> Writer<'_, I> {
    fn blocks(&mut self, blocks: &[Block], out: &mut Vec<Content>) {
        for block in blocks {
            match block {
                Block::Heading(heading) => out.push(self::heading(heading, self.deepest)),
                // A formula of its own line is no paragraph.
                Block::Paragraph(paragraph)
                    if Inline::displayed(&paragraph.content).is_some() =>
                {
                    out.push(displayed(&paragraph.content));
                }
                Block::Paragraph(paragraph) => {
                    out.push(ParElem::new(inlines(&paragraph.content)).pack());
                }
                Block::List(list) => out.push(self.list(list)),
                Block::Quotation(quotation) => out.push(self.quotation(quotation)),
                Block::Language(language, inner) => {
                    let mut body = Vec::with_capacity(inner.len());
                    self.blocks(inner, &mut body);
                    out.push(in_language(Content::sequence(body), language));
                }
                Block::Aside(aside) => out.push(self.aside(aside)),
                Block::Definitions(definitions) => {
                    out.push(self.definitions(definitions))
                }
                Block::Table(table) => out.push(self.table(table)),
                Block::Figure(figure) => out.push(figures::figure(figure, self.frame)),
                Block::Lines(lines) => out.push(self.lines(lines)),
                Block::Code(code) => out.push(listing(code)),
                Block::Equation(equation) => out.push(self::equation(equation)),
                Block::ThematicBreak(_) => out.push(divider()),
                Block::Page(page) => {
                    out.extend(print_pages::before_block(std::slice::from_ref(page)));
                }
            }
        }
    }

    /// Lines are not hyphenated, and those of a stanza stand on one page. Layouts
    /// know them by their label: `show label("lines:verse"): …`.
    fn lines(&mut self, lines: &Lines) -> Content {
        let mut stanzas = Vec::with_capacity(lines.stanzas.len());
        for stanza in &lines.stanzas {
            let mut body = Vec::with_capacity(1);
            self.blocks(std::slice::from_ref(stanza), &mut body);
            let body = BlockBody::Content(Content::sequence(body));
            stanzas.push(
                BlockElem::new().with_body(Some(body)).with_breakable(false).pack(),
            );
        }
        // No anchor has a colon in it.
        let name = format!("lines:{}", lines.kind.name());
        let label = Label::new(PicoStr::intern(&name));
        BlockElem::packed(Content::sequence(stanzas))
            .set(TextElem::hyphenate, Smart::Custom(false))
            .labelled_if(label)
    }

    fn quotation(&mut self, quotation: &Quotation) -> Content {
        let mut body = Vec::with_capacity(quotation.blocks.len());
        self.blocks(&quotation.blocks, &mut body);
        // Typst tags its own attributions as part of what is quoted. A caption is
        // what belongs to the block around it, and is read after it.
        body.extend(quotation.source.as_ref().map(|source| {
            let source = ParElem::new(inlines(&source.content)).pack();
            FigureCaption::new(source).pack()
        }));
        QuoteElem::new(Content::sequence(body)).with_block(true).pack()
    }

    fn aside(&mut self, aside: &Aside) -> Content {
        let anchor = aside.anchor.as_ref().map(|anchor| landmark(anchor, LOWEST));
        let mut body: Vec<Content> = anchor.into_iter().collect();
        body.extend(aside.title.as_deref().map(asides::title));
        self.blocks(&aside.blocks, &mut body);
        asides::aside(Content::sequence(body))
    }

    fn definitions(&mut self, definitions: &Definitions) -> Content {
        let items = definitions.items.iter().map(|item| {
            let term = place(&item.anchor) + inlines(&item.term);
            let blocks = item.meanings.concat();
            let mut body = vec![];
            match blocks.as_slice() {
                // As an item's: a paragraph within it would be announced twice.
                [Block::Paragraph(paragraph)] => body.push(inlines(&paragraph.content)),
                blocks => {
                    body.push(ParbreakElem::shared().clone());
                    self.blocks(blocks, &mut body);
                }
            }
            body.extend(after(&blocks));
            Packed::new(TermItem::new(term, Content::sequence(body)))
        });
        TermsElem::new(items.collect()).pack()
    }

    fn table(&mut self, table: &Table) -> Content {
        tables::table(table, |blocks| {
            let mut body = Vec::with_capacity(blocks.len());
            self.blocks(blocks, &mut body);
            Content::sequence(body)
        })
    }

    /// A figure's long description, after a rule.
    fn description(&mut self, description: &Description) -> Content {
        let mut out = vec![divider(), landmark(&description.anchor, LOWEST)];
        self.blocks(&description.blocks, &mut out);
        Content::sequence(out)
    }

    fn list(&mut self, list: &List) -> Content {
        if list.start.is_some() {
            let items = list.items.iter().map(|item| self.numbered(item)).collect();
            EnumElem::new(items).with_tight(!list.loose).pack()
        } else if list.items.iter().any(|item| item.check.is_some()) {
            let items = list.items.iter().map(|item| {
                let label = item.check.as_ref().map(checks::label);
                (label.unwrap_or_else(bullet), self.item(item))
            });
            checks::list(items.collect(), list.loose)
        } else {
            let items =
                list.items.iter().map(|item| Packed::new(ListItem::new(self.item(item))));
            let items = items.collect();
            ListElem::new(items).with_tight(!list.loose).pack()
        }
    }

    /// Blocks of which the first goes on from what stands before it.
    fn opened(&mut self, blocks: &[Block], out: &mut Vec<Content>) {
        match blocks {
            // One paragraph is the item's own text: a paragraph within it
            // would be announced twice.
            [Block::Paragraph(paragraph)] => out.push(inlines(&paragraph.content)),
            [Block::Paragraph(paragraph), rest @ ..] => {
                out.push(inlines(&paragraph.content));
                out.push(ParbreakElem::shared().clone());
                self.blocks(rest, out);
            }
            blocks => self.blocks(blocks, out),
        }
    }

    fn numbered(&mut self, item: &Item) -> Packed<EnumItem> {
        let number = item.number.map_or(Smart::Auto, |n| Smart::Custom(n.into()));
        Packed::new(EnumItem::new(self.item(item)).with_number(number))
    }

    fn item(&mut self, item: &Item) -> Content {
        let mut out = Vec::with_capacity(2);
        if let Some(lead) = &item.lead {
            let entry = self.promises.next_if(|entry| entry.anchor == lead.anchor);
            out.push(match entry {
                Some(entry) => promise(entry),
                // Items with bullets, and those of lists within lists, stand in
                // no outline; links reach them all the same.
                None => place(&lead.anchor),
            });
        }
        self.opened(&item.blocks, &mut out);
        out.extend(after(&item.blocks));
        Content::sequence(out)
    }
}

/// Typst moves a list that ends an item out of it, in the tags; a paragraph of
/// nothing after it keeps it in its place (PDF 1.7, 14.8.4.3.3: nested lists
/// stand in the item's body). It is placed, since it would take white, and with it a page
/// of its own where the list fills the last.
fn after(blocks: &[Block]) -> Option<Content> {
    let list = matches!(blocks.last()?, Block::List(_) | Block::Definitions(_));
    list.then(|| PlaceElem::new(ParElem::new(Content::empty()).pack()).pack())
}

/// Code, each line of which is a paragraph in the tags. Colours would say what no
/// reading does, and tabs are spaces already.
fn listing(code: &Code) -> Content {
    RawElem::new(RawContent::Text(code.text.as_str().into()))
        .with_block(true)
        .with_lang(code.language.as_deref().map(Into::into))
        .with_theme(Smart::Custom(None))
        .pack()
}

/// A formula that has a name or a number, on one page.
fn equation(equation: &Equation) -> Content {
    let mut body: Vec<Content> = Vec::with_capacity(2);
    body.extend(equation.anchor.as_ref().map(|anchor| landmark(anchor, LOWEST)));
    body.push(match (&equation.number, Inline::displayed(&equation.content)) {
        (Some(number), Some(formula)) => {
            let pages = print_pages::before_block(&pages(&equation.content));
            pages.unwrap_or_default() + maths::numbered(formula, number)
        }
        _ => displayed(&equation.content),
    });
    let body = BlockBody::Content(Content::sequence(body));
    let space = equation.number.as_ref().map(|_| Em::new(NUMBERED_SPACE).into());
    let space = space.map_or(Smart::Auto, Smart::Custom);
    BlockElem::new()
        .with_body(Some(body))
        .with_breakable(false)
        .with_width(Smart::Custom(Rel::from(Ratio::one())))
        .with_above(space)
        .with_below(space)
        .pack()
}

/// A formula of its own line, and before it the pages of print that begin with it.
fn displayed(content: &[Inline]) -> Content {
    let formula = content.iter().filter(|it| !matches!(it, Inline::Page(_))).map(inline);
    let pages = print_pages::before_block(&pages(content));
    Content::sequence(pages.into_iter().chain(formula))
}

/// The white above and below a numbered formula, in em: in a line, what is high
/// reaches into it.
const NUMBERED_SPACE: f64 = 1.5;

/// The bullet of an item without a box among others.
fn bullet() -> Content {
    TextElem::packed("\u{2022}")
}

fn divider() -> Content {
    ArtifactElem::new(DividerElem::new().pack()).pack()
}

/// Running text as content.
pub fn inlines(inlines: &[Inline]) -> Content {
    let is_page = |inline: &Inline| matches!(inline, Inline::Page(_));
    let runs = inlines.chunk_by(|a, b| is_page(a) && is_page(b));
    Content::sequence(runs.map(|run| match run {
        [Inline::Page(_), ..] => print_pages::in_line(&pages(run)),
        [one, ..] => inline(one),
        [] => Content::empty(),
    }))
}

/// The pages of the print edition that begin in `inlines`, right in them.
fn pages(inlines: &[Inline]) -> Vec<PageMark> {
    let page = |inline: &Inline| match inline {
        Inline::Page(page) => Some(page.clone()),
        _ => None,
    };
    inlines.iter().filter_map(page).collect()
}

fn inline(inline: &Inline) -> Content {
    match inline {
        Inline::Text(text) => TextElem::packed(text.as_str()),
        Inline::Break => line_break(),
        Inline::Added(inner) => inlines(inner),
        Inline::Strong(inner) => StrongElem::new(inlines(inner)).pack(),
        Inline::Emphasis(inner) | Inline::Cite(inner) => {
            EmphElem::new(inlines(inner)).pack()
        }
        Inline::Link(target, inner) => link(target, inner),
        Inline::Reference(reference) => self::reference(reference),
        Inline::Language(language, inner) => in_language(inlines(inner), language),
        // Typst has no way to say what it is short for (PDF 1.7, 14.9.5, `E`); the
        // text says it where a chapter first uses it.
        Inline::Abbreviation(_, inner) => inlines(inner),
        Inline::Expansion(text) => TextElem::packed(text.as_str()),
        Inline::Subscript(inner) => SubElem::new(inlines(inner)).pack(),
        Inline::Superscript(inner) => SuperElem::new(inlines(inner)).pack(),
        Inline::Mark(inner) => HighlightElem::new(inlines(inner)).pack(),
        Inline::Keyboard(inner) => code(&Inline::plain(inner)),
        Inline::Code(text) => code(text),
        Inline::Note(mark) => note_mark(mark),
        Inline::Formula(formula) => maths::formula(formula),
        Inline::Page(page) => print_pages::in_line(std::slice::from_ref(page)),
    }
}

/// A line that ends where it should ends in a no-break space, at which no line is
/// ever wrapped: so a break that matters can be told from one that does not, and
/// the words around it are apart for who reads without lines (PDF 1.7, 14.8.2.5).
fn line_break() -> Content {
    TextElem::packed("\u{a0}") + LinebreakElem::shared().clone()
}

/// What refers to a note, and the note itself if it stands on the same page.
fn note_mark(mark: &NoteMark) -> Content {
    let number = TextElem::packed(mark.number.as_str());
    let Some(label) = self::label(&mark.anchor) else { return number };
    let Some(own) = &mark.note else {
        return notes::reference(number, label, None, &mark.name);
    };
    let back = self::label(&own.back);
    let reference = notes::reference(number, label, back, &mark.name);
    match own.stands {
        NotePlace::Foot => reference + notes::foot(note(mark)),
        NotePlace::End => reference,
    }
}

/// A note: its number, and what it says.
fn note(mark: &NoteMark) -> Content {
    let Some(note) = &mark.note else { return Content::empty() };
    let mut out = vec![place(&mark.anchor)];
    if let Some(back) = label(&note.back) {
        let number = TextElem::packed(mark.number.as_str());
        out.push(notes::number(number, back, &note.back_name));
    }
    // A note holds no figures.
    let frame = &Frame { images: &[], size: PageSize::A5, column: PageSize::A5.width };
    let promises = std::iter::empty().peekable();
    let mut writer = Writer { promises, deepest: 0, frame };
    writer.opened(&note.blocks, &mut out);
    Content::sequence(out)
}

fn code(text: &str) -> Content {
    RawElem::new(RawContent::Text(text.into())).pack()
}

/// A link, underlined, since colour alone is no sign (WCAG 2.2, 1.4.1). A link
/// out of the work is described by its own text; Typst would have screen
/// readers spell its address (PDF/UA-1, 7.18.5).
fn link(target: &Target, inner: &[Inline]) -> Content {
    let body = inlines(inner).underlined();
    match target {
        Target::Anchor(anchor) => match label(anchor) {
            Some(label) => LinkElem::new(LinkTarget::Label(label), body).pack(),
            None => body,
        },
        Target::Url(url) => match Url::new(url.as_str()) {
            Ok(url) => {
                let text = Inline::plain(inner).into();
                body.linked(Destination::Url(url), Some(text))
            }
            Err(_) => body,
        },
    }
}

/// A link to a place in the work, and after it, for who reads on paper, the
/// page, which the prelude looks up. In the tags it is a label of the link
/// (PDF 1.7, 14.8.4.3.3), so that it can be told from the text.
fn reference(reference: &Reference) -> Content {
    let text = inlines(&reference.content).underlined();
    let Some(label) = label(&reference.anchor) else { return text };
    let page = RefElem::new(label).with_form(RefForm::Page).pack();
    LinkElem::new(LinkTarget::Label(label), text + PdfMarkerTag::Label(page)).pack()
}

/// Sets a content's language, and with it its region: Typst would otherwise
/// join a foreign language to the region of the work (`en-NO`).
fn in_language(content: Content, language: &Language) -> Content {
    let Ok(lang) = Lang::from_str(language.primary()) else { return content };
    let region = language.region().and_then(|region| Region::from_str(region).ok());
    let mut own = Styles::new();
    own.set(TextElem::lang, lang);
    own.set(TextElem::region, region);
    // The prelude says of code that it is in the language of the work.
    let selector = Selector::Elem(RawElem::ELEM, None);
    let transformation = Transformation::Style(own.clone());
    let code = Recipe::new(Some(selector), transformation, Span::detached());
    content.styled(code).styled_with_map(own)
}
