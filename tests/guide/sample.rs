//! What a row says is typed, published as a small work of its own.

use std::path::Path;
use std::sync::LazyLock;

use utgave::model;
use utgave::publish;
use utgave::publish::Kind;
use utgave::world::Memory;

use super::rows::Row;
use super::tree::Element;
use super::{markup, tags};

/// The formats of the editions.
const FORMATS: [Kind; 3] = [Kind::Pdf, Kind::Epub, Kind::Html];

/// What every work says of itself.
const PUBLICATION: [&str; 6] = [
    "title = \"Sample\"",
    "language = \"en\"",
    "publisher = \"Example\"",
    "identifier = \"urn:uuid:6ba7b810-9dad-11d1-80b4-00c04fd430c8\"",
    "modified = 2026-01-31",
    "text = [\"text.md\"]",
];

/// What rows may refer to: a chapter, a value, a picture, a font and a table.
const TEXT: &str = "# First {#sample}\n\nText.\n\n";
const VALUES: &str = "[values]\nseats = \"45\"\n";
const PICTURE: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" \
    width=\"300\" height=\"200\"><rect width=\"300\" height=\"200\"/></svg>";
const HEBREW: &[u8] =
    include_bytes!("../../source/guide/fonts/NotoSansHebrew-Regular.ttf");
const SHEET: &str = "Year,Seats\n2021,48\n2025,53\n";

/// The elements of a work's editions, and the model's variants in it.
pub struct Sample {
    /// The elements, by format.
    pub editions: Vec<(Kind, Element)>,
    /// What the model made of it, as Rust prints it.
    pub printed: String,
}

/// The same for what stands around every row's own.
pub static FRAME: LazyLock<Sample> =
    LazyLock::new(|| publish(&[], "", "").expect("the frame is in order"));

impl Sample {
    /// The row's sample. Fails with what is wrong if it cannot be published or
    /// its editions do not agree.
    pub fn of(row: &Row) -> Result<Self, String> {
        let keys = row.publication.lines().filter_map(|line| line.split_once(" ="));
        let keys: Vec<&str> = keys.map(|(key, _)| key).collect();
        publish(&keys, &row.publication, &row.text)
    }

    /// The elements of the edition.
    pub fn edition(&self, format: Kind) -> &Element {
        let mut found = self.editions.iter().filter(|(it, _)| *it == format);
        &found.next().expect("an edition of each format").1
    }
}

/// Whether what the row is about stands in every work.
pub fn is_in_frame(row: &Row) -> bool {
    let keys = row.publication.lines().filter_map(|line| line.split_once(" ="));
    keys.into_iter().any(|(key, _)| is_given(key))
}

fn is_given(key: &str) -> bool {
    PUBLICATION.iter().any(|line| line.split_once(" =").is_some_and(|(it, _)| it == key))
}

fn publish(keys: &[&str], publication: &str, text: &str) -> Result<Sample, String> {
    let world = world(keys, publication, text);
    let folder = Path::new("sample");
    let work = model::load(&world, folder).map_err(|faults| format!("{faults:?}"))?;
    let editions = publish::editions(&world, folder, &work.document, &FORMATS)
        .map_err(|faults| format!("{faults:?}"))?;
    let readings: Vec<_> = editions
        .iter()
        .map(|it| (it.name.clone(), it.kind, it.bytes.len() as u64, &it.reading))
        .collect();
    let found = publish::compare(&work, &readings).findings;
    if !found.is_empty() {
        return Err(format!("{found:?}"));
    }
    let print = editions.iter().find(|edition| edition.kind == Kind::Pdf);
    let paged = print.and_then(|print| model::paged(&work.document, &print.reading));
    let document = paged.as_ref().unwrap_or(&work.document);
    let elements = editions.iter().map(|edition| {
        let elements = match edition.kind {
            Kind::Pdf | Kind::Press | Kind::Booklet | Kind::LargePrint => {
                tags::tags(&edition.bytes)
            }
            Kind::Epub => markup::epub(&edition.bytes),
            Kind::Html => markup::html(&edition.bytes),
        };
        (edition.kind, elements)
    });
    let elements = elements.collect();
    Ok(Sample { editions: elements, printed: format!("{:?}", document.sections) })
}

fn world(keys: &[&str], publication: &str, text: &str) -> Memory {
    let given = PUBLICATION.iter().filter(|line| {
        !keys.iter().any(|key| line.split_once(" =").is_some_and(|(it, _)| it == *key))
    });
    let given: Vec<&str> = given.copied().collect();
    // Keys of the work itself come before tables.
    let (before, after) = match publication.starts_with('[') {
        true => ("", publication),
        false => (publication, ""),
    };
    let publication = format!("{before}\n{}\n{VALUES}\n{after}", given.join("\n"));
    let mut world = Memory::default();
    let mut add = |name: &str, text: String| {
        world.files.insert(Path::new("sample").join(name), text.into_bytes());
    };
    add("publication.toml", publication);
    add("text.md", format!("{TEXT}{text}"));
    add("map.svg", PICTURE.into());
    add("s.csv", SHEET.into());
    let font = Path::new("sample/fonts/NotoSansHebrew-Regular.ttf");
    world.files.insert(font.to_owned(), HEBREW.to_vec());
    world
}
