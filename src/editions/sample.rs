//! A small document with one of everything, for tests.

use crate::diagnostic::Place;
use crate::model::{
    Anchor, Block, Booklet, Date, Document, Heading, Inline, Item, Language, LargePrint,
    Lead, Level, List, Metadata, OutlineEntry, PageMark, PageSize, Paragraph, Press,
    Role, Section, Target, Timestamp,
};
use crate::reading::Begins;

/// A foreword, two chapters of three and two promises, and a closing note
/// without a heading.
pub fn document() -> Document {
    let mut document = Document {
        metadata: metadata(),
        sections: vec![foreword(), work(), welfare(), closing()],
        outline: Vec::new(),
        images: Vec::new(),
        pages: Vec::new(),
    };
    document.outline = outline(&document.sections);
    document
}

/// The same with three pages of a print edition: the title's, one that begins
/// with the first chapter, and one within its text.
pub fn paged() -> Document {
    let mut document = document();
    let mark = |label: &str, section| PageMark {
        begins: Begins::Page,
        label: label.into(),
        said: None,
        anchor: anchor(&format!("page-{label}")),
        section,
    };
    let pages = vec![mark("1", None), mark("2", Some(1)), mark("3", Some(1))];
    let chapter = &mut document.sections[1];
    chapter.pages.push(pages[1].clone());
    if let Some(Block::Paragraph(opening)) = chapter.blocks.first_mut() {
        opening.content.push(Inline::Page(pages[2].clone()));
    }
    document.pages = pages;
    document
}

fn metadata() -> Metadata {
    Metadata {
        name: "by-og-land".into(),
        title: "By & land".into(),
        subtitle: Some("Et program for framtida".into()),
        language: language("nb"),
        publisher: "Eksempelpartiet".into(),
        authors: Vec::new(),
        identifier: "urn:uuid:6ba7b810-9dad-11d1-80b4-00c04fd430c8".into(),
        description: Some("Løftene våre for by og land.".into()),
        edition: None,
        rights: Some("© Eksempelpartiet".into()),
        published: None,
        modified: Timestamp {
            date: Date { year: 2026, month: 5, day: 17 },
            hour: 12,
            minute: 0,
            second: 0,
        },
        size: PageSize::A5,
        depth: None,
        half_title: false,
        layout: "pamphlet".into(),
        press: Press::default(),
        booklet: Booklet::default(),
        large_print: LargePrint::default(),
    }
}

fn foreword() -> Section {
    let blocks = vec![
        paragraph(vec![
            text("Forskjellene mellom folk øker. "),
            emphasis("Det snur vi."),
        ]),
        Block::ThematicBreak(place()),
        paragraph(vec![text("Les mer <her> & der.")]),
    ];
    section(Role::Foreword, "Et program for framtida", "et-program", blocks)
}

fn work() -> Section {
    let export = vec![
        text(" Vi vil øke eksporten med 50 % innen 2030, også "),
        Inline::Language(language("en"), vec![text("outsourcing")]),
        text("."),
    ];
    let industry = vec![
        text(" Statlig eierskap, se "),
        Inline::Link(Target::Anchor(anchor("bedre-sykehus")), vec![text("sykehusene")]),
        text(", og "),
        Inline::Abbreviation("blant annet".into(), vec![text("bl.a.")]),
        text(" mer."),
    ];
    let local = vec![
        text(" Les "),
        Inline::Link(
            Target::Url("https://example.org/?a=1&b=2".into()),
            vec![text("hele planen")],
        ),
        text("."),
    ];
    let promises = vec![
        promise(1, "Vi vil styrke eksporten", export, Vec::new()),
        promise(2, "Industrioffensiv", industry, Vec::new()),
        promise(3, "Lokale entreprenører", local, Vec::new()),
    ];
    let intro = paragraph(vec![text("Arbeid til alle er jobb nummer én.")]);
    let blocks = vec![intro, ordered(1, promises)];
    section(Role::Chapter, "Trygt arbeid til alle", "trygt-arbeid-til-alle", blocks)
}

fn welfare() -> Section {
    let bullets = vec![
        bullet("Nye arbeidsplasser legges utenfor Oslo."),
        bullet("Veksten fordeles mellom by og land."),
    ];
    let nested =
        Block::List(List { start: None, loose: false, items: bullets, place: place() });
    let rest = vec![text(" Vi vil innføre:")];
    let hospitals = vec![text(" Vi vil styrke sykehusene.")];
    let heading = Block::Heading(Heading {
        level: Level::new(3).expect("a level"),
        anchor: anchor("staten"),
        number: None,
        typed: false,
        content: vec![text("Staten")],
        place: place(),
    });
    let blocks = vec![
        ordered(1, vec![promise(1, "Bedre sykehus", hospitals, Vec::new())]),
        heading,
        ordered(2, vec![promise(2, "Nærhetsprinsipp", rest, vec![nested])]),
    ];
    section(Role::Chapter, "En sterkere velferdsstat", "en-sterkere-velferdsstat", blocks)
}

fn closing() -> Section {
    Section {
        role: Role::Afterword,
        made: false,
        pages: Vec::new(),
        level: Level::CHAPTER,
        anchor: anchor("slutt"),
        heading: None,
        blocks: vec![paragraph(vec![text("Dette er et utvalg."), Inline::Break])],
    }
}

fn section(role: Role, title: &str, name: &str, blocks: Vec<Block>) -> Section {
    let heading = Heading {
        level: Level::CHAPTER,
        anchor: anchor(name),
        number: None,
        typed: false,
        content: vec![text(title)],
        place: place(),
    };
    Section {
        role,
        made: false,
        pages: Vec::new(),
        level: Level::CHAPTER,
        anchor: anchor(name),
        heading: Some(heading),
        blocks,
    }
}

fn promise(number: u32, lead: &str, rest: Vec<Inline>, more: Vec<Block>) -> Item {
    let mut content = vec![Inline::Strong(vec![text(&format!("{lead}."))])];
    content.extend(rest);
    let mut blocks = vec![paragraph(content)];
    blocks.extend(more);
    let name = lead.to_lowercase().replace(' ', "-");
    let lead = Lead { anchor: anchor(&name), text: lead.into() };
    Item { number: Some(number), check: None, lead: Some(lead), blocks, place: place() }
}

fn bullet(content: &str) -> Item {
    let blocks = vec![paragraph(vec![text(content)])];
    Item { number: None, check: None, lead: None, blocks, place: place() }
}

fn ordered(start: u32, items: Vec<Item>) -> Block {
    Block::List(List { start: Some(start), loose: true, items, place: place() })
}

/// The outline as the model's stage makes it.
fn outline(sections: &[Section]) -> Vec<OutlineEntry> {
    let mut outline = Vec::new();
    for (index, section) in sections.iter().enumerate() {
        let mut level = Level::CHAPTER;
        outline.extend(section.heading.as_ref().map(|heading| entry(heading, index)));
        for block in &section.blocks {
            match block {
                Block::Heading(heading) => {
                    level = heading.level;
                    outline.push(entry(heading, index));
                }
                Block::List(list) => {
                    let below = Level::new(level.get() + 1).unwrap_or(level);
                    outline.extend(leads(list, below, index));
                }
                _ => {}
            }
        }
    }
    outline
}

fn entry(heading: &Heading, section: usize) -> OutlineEntry {
    OutlineEntry {
        level: heading.level,
        number: heading.number.clone(),
        text: Inline::plain(&heading.content),
        anchor: heading.anchor.clone(),
        section,
        promise: false,
        listed: true,
    }
}

fn leads(
    list: &List,
    level: Level,
    section: usize,
) -> impl Iterator<Item = OutlineEntry> + '_ {
    list.items.iter().filter_map(move |item| {
        let lead = item.lead.as_ref()?;
        Some(OutlineEntry {
            level,
            number: item.number.map(|number| number.to_string()),
            text: lead.text.clone(),
            anchor: lead.anchor.clone(),
            section,
            promise: true,
            listed: true,
        })
    })
}

fn paragraph(content: Vec<Inline>) -> Block {
    Block::Paragraph(Paragraph { content, place: place() })
}

fn text(text: &str) -> Inline {
    Inline::Text(text.into())
}

fn emphasis(content: &str) -> Inline {
    Inline::Emphasis(vec![text(content)])
}

fn anchor(name: &str) -> Anchor {
    Anchor::new(name).expect("an anchor")
}

fn language(tag: &str) -> Language {
    Language::new(tag).expect("a language")
}

fn place() -> Place {
    Place::start("text.md")
}
