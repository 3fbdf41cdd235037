use super::pieces;
use super::types::{About, Field, Standing, Summary};
use crate::model::{Metadata, Timestamp};

/// What a version is.
pub(super) fn summary(metadata: &Metadata) -> Summary {
    Summary {
        name: metadata.name.clone(),
        title: metadata.title.clone(),
        language: metadata.language.to_string(),
        edition: metadata.edition.clone(),
        modified: metadata.modified.date.to_string(),
    }
}

/// What changed of what a work is, apart from its text.
pub(super) fn changes(old: &Metadata, new: &Metadata) -> Vec<About> {
    let fields = fields(old).into_iter().zip(fields(new));
    let about = |((field, old), (_, new)): ((Field, String), (Field, String))| {
        let text = pieces::merge(&old, &new);
        let changed = text.iter().any(|piece| piece.is != Standing::Same);
        changed.then_some(About { field, text })
    };
    fields.filter_map(about).collect()
}

fn fields(metadata: &Metadata) -> Vec<(Field, String)> {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    vec![
        (Field::Title, metadata.title.clone()),
        (Field::Subtitle, text(&metadata.subtitle)),
        (Field::Language, metadata.language.to_string()),
        (Field::Authors, metadata.authors.join(", ")),
        (Field::Publisher, metadata.publisher.clone()),
        (Field::Identifier, metadata.identifier.clone()),
        (Field::Description, text(&metadata.description)),
        (Field::Edition, text(&metadata.edition)),
        (Field::Rights, text(&metadata.rights)),
        (Field::Published, text(&metadata.published.map(|day| day.to_string()))),
        (Field::Modified, time(&metadata.modified)),
    ]
}

/// The day, and the time where one was given.
fn time(time: &Timestamp) -> String {
    match (time.hour, time.minute, time.second) {
        (0, 0, 0) => time.date.to_string(),
        _ => time.to_string(),
    }
}
