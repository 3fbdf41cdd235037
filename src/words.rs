//! The words that editions add to a work's own, by language.
//!
//! They stand in `words/`, a file of [Fluent](https://projectfluent.org)
//! messages for each language. Most never enter the reading: they are in
//! navigation, in metadata, and in the names of links and landmarks. Those that
//! do, such as the word before a figure's number, are put there by the model,
//! so that they are the same in every edition.

mod changes;
mod maths;
pub mod statement;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

pub use self::changes::Teller;
pub use self::maths::Speaker;
use crate::terms::{Date, Language, Role};

/// Something that editions say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    /// The title of a contents list.
    Contents,
    /// The name of the list of an EPUB's main parts.
    Landmarks,
    /// Where the text proper begins, in that list.
    Text,
    /// The title page, in that list.
    TitlePage,
    /// The picture of the cover.
    Cover,
    /// The link past navigation to the text.
    SkipToText,
    /// The name of a page's own link to `$title`.
    Permalink,
    /// The same, where other links would have the same name: in `$chapter`.
    PermalinkIn,
    /// The day of the last change: `$day`, `$month` from 1, `$year`.
    LastChanged,
    /// The day of publication, likewise.
    Published,
    /// The notes of a chapter.
    Notes,
    /// A note, by its `$number`.
    Note,
    /// The same, where each chapter has such: in `$chapter`.
    NoteIn,
    /// The way back from the note `$number` to what refers to it.
    NoteBack,
    /// The same, in `$chapter`.
    NoteBackIn,
    /// A page, before its number.
    Page,
    /// The list of the print edition's pages.
    Pages,
    /// The same, where a reference names the page that it leads to.
    OnPage,
    /// The large-print edition.
    LargePrint,
    /// In that, before the number of a page of the print edition.
    PrintPage,
    /// The same before several numbers.
    PrintPages,
    /// What a chapter with a number is called where the text refers to it:
    /// `$number`, `$title` with marks of quotation.
    ReferenceChapter,
    /// The same for a part that holds chapters.
    ReferencePart,
    /// The same for an appendix.
    ReferenceAppendix,
    /// The same for a part of a chapter.
    ReferenceSection,
    /// The same for a list item, in the chapter `$title`.
    ReferenceItemIn,
    /// The same in a part that has no title.
    ReferenceItem,
    /// The same for an item that is known by its lead, which is `$number` then.
    ReferenceLeadIn,
    /// A table, with its `$number`.
    Table,
    /// A block of computer code.
    Code,
    /// What is said of an item whose box is checked.
    Done,
    /// What is said of one whose box is not.
    NotDone,
    /// What kind of content there is, for the accessibility summary.
    SummaryText,
    /// What headings give a reader, likewise.
    SummaryHeadings,
    /// What leads give a reader, likewise.
    SummaryPromises,
    /// What the language of parts gives a reader, likewise.
    SummaryLanguages,
    /// Who publishes the work: `$what`, as in those that follow.
    ImprintPublisher,
    /// On which terms it may be used.
    ImprintLicence,
    /// Where questions go.
    ImprintContact,
    /// Who printed it.
    ImprintPrinter,
    /// With which program it was made.
    ColophonMade,
    /// By which mark its editions are known.
    ColophonFingerprint,
    /// The same as [`Word::SummaryText`], where there are images.
    SummaryTextImages,
    /// What images give a reader, likewise.
    SummaryImages,
    /// What long descriptions give a reader, likewise.
    SummaryDescriptions,
    /// What page numbers give a reader, likewise; they are those of `$what`.
    SummaryPages,
    /// A figure, before its caption: its `$figure` is a number.
    Figure,
    /// The same within a sentence.
    FigureWithin,
    /// The long description of `$figure`, which is named as in a sentence.
    FigureDescription,
    /// The link from there back to `$figure`.
    FigureBack,
    /// What formulas give a reader, likewise.
    SummaryMaths,
    /// A formula of its own line.
    Formula,
    /// The same, with its `$number`.
    FormulaNumbered,
    /// The name of a part of the work that has no heading.
    Part(Role),
}

/// The words in one language.
pub struct Words {
    bundle: FluentBundle<FluentResource>,
    language: &'static str,
}

/// Every language that there are words in, and its messages.
const LANGUAGES: [(&str, &str); 4] = [
    ("en", include_str!("words/en.ftl")),
    ("nb", include_str!("words/nb.ftl")),
    ("nn", include_str!("words/nn.ftl")),
    ("se", include_str!("words/se.ftl")),
];

impl Words {
    /// The words in `language`, or in English where there are none in it.
    pub fn new(language: &Language) -> Self {
        let (bundle, language) = messages(language, &LANGUAGES);
        Self { bundle, language }
    }

    /// The language that the words are in: the one asked for, or English.
    pub fn language(&self) -> &'static str {
        self.language
    }

    /// A word that needs nothing put in.
    pub fn get(&self, word: Word) -> String {
        self.format(word, &FluentArgs::new())
    }

    /// A word around `what`.
    pub fn with(&self, word: Word, what: &str) -> String {
        let mut arguments = FluentArgs::new();
        arguments.set("what", what);
        self.format(word, &arguments)
    }

    /// The name of the link to the place whose heading or lead is `title`;
    /// `chapter` where the title alone does not tell which.
    pub fn permalink(&self, title: &str, chapter: Option<&str>) -> String {
        let mut arguments = FluentArgs::new();
        arguments.set("title", title);
        let Some(chapter) = chapter else {
            return self.format(Word::Permalink, &arguments);
        };
        arguments.set("chapter", chapter);
        self.format(Word::PermalinkIn, &arguments)
    }

    /// One of the words for references, with `hole` in the place of whatever is
    /// quoted.
    pub fn reference(&self, word: Word, number: &str, hole: char) -> String {
        let mut arguments = FluentArgs::new();
        arguments.set("number", number);
        arguments.set("title", hole.to_string());
        self.format(word, &arguments)
    }

    /// What has the number `number`, such as [`Word::Table`].
    pub fn numbered(&self, word: Word, number: &str) -> String {
        let mut arguments = FluentArgs::new();
        arguments.set("number", number);
        self.format(word, &arguments)
    }

    /// The name of what refers to the note `number`; `chapter` where the number
    /// alone does not tell which.
    pub fn note(&self, number: &str, chapter: Option<&str>) -> String {
        self.of_note(Word::Note, Word::NoteIn, number, chapter)
    }

    /// The name of the way back from that note.
    pub fn note_back(&self, number: &str, chapter: Option<&str>) -> String {
        self.of_note(Word::NoteBack, Word::NoteBackIn, number, chapter)
    }

    fn of_note(
        &self,
        alone: Word,
        within: Word,
        number: &str,
        chapter: Option<&str>,
    ) -> String {
        let mut arguments = FluentArgs::new();
        arguments.set("number", number);
        let Some(chapter) = chapter else { return self.format(alone, &arguments) };
        arguments.set("chapter", chapter);
        self.format(within, &arguments)
    }

    /// A word about a figure: its number, or what it is called.
    pub fn figure(&self, word: Word, figure: &str) -> String {
        let mut arguments = FluentArgs::new();
        arguments.set("figure", figure);
        self.format(word, &arguments)
    }

    /// [`Word::LastChanged`] or [`Word::Published`], on `date`.
    pub fn on(&self, word: Word, date: Date) -> String {
        let mut arguments = FluentArgs::new();
        arguments.set("day", FluentValue::from(date.day));
        arguments.set("month", FluentValue::from(date.month));
        arguments.set("year", FluentValue::from(date.year));
        self.format(word, &arguments)
    }

    fn format(&self, word: Word, arguments: &FluentArgs<'_>) -> String {
        let message = self.bundle.get_message(word.id());
        let Some(pattern) = message.and_then(|message| message.value()) else {
            return word.id().to_owned();
        };
        let mut errors = Vec::new();
        self.bundle.format_pattern(pattern, Some(arguments), &mut errors).into_owned()
    }
}

/// Messages in one language.
type Messages = FluentBundle<FluentResource>;

/// The messages in `language`, or those in English, which come first.
fn messages(
    language: &Language,
    known: &[(&'static str, &str)],
) -> (Messages, &'static str) {
    let primary = match language.primary() {
        "no" => "nb",
        primary => primary,
    };
    let found = known.iter().find(|(tag, _)| *tag == primary);
    let (tag, messages) = found.unwrap_or(&known[0]);
    // Faults in the files are found by tests, for every word.
    let resource = match FluentResource::try_new((*messages).to_owned()) {
        Ok(resource) | Err((resource, _)) => resource,
    };
    let locale: LanguageIdentifier = tag.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![locale]);
    bundle.set_use_isolating(false);
    bundle.add_resource_overriding(resource);
    (bundle, tag)
}

impl Word {
    fn id(self) -> &'static str {
        match self {
            Self::Contents => "contents",
            Self::Landmarks => "landmarks",
            Self::Text => "text",
            Self::TitlePage => "title-page",
            Self::Cover => "cover",
            Self::SkipToText => "skip-to-text",
            Self::Permalink => "permalink",
            Self::PermalinkIn => "permalink-in",
            Self::LastChanged => "last-changed",
            Self::Published => "published",
            Self::Notes => "notes",
            Self::Note => "note",
            Self::NoteIn => "note-in",
            Self::NoteBack => "note-back",
            Self::NoteBackIn => "note-back-in",
            Self::Page => "page",
            Self::Pages => "pages",
            Self::OnPage => "on-page",
            Self::LargePrint => "large-print",
            Self::PrintPage => "print-page",
            Self::PrintPages => "print-pages",
            Self::ReferenceChapter => "reference-chapter",
            Self::ReferencePart => "reference-part",
            Self::ReferenceAppendix => "reference-appendix",
            Self::ReferenceSection => "reference-section",
            Self::ReferenceItemIn => "reference-item-in",
            Self::ReferenceItem => "reference-item",
            Self::ReferenceLeadIn => "reference-lead-in",
            Self::Table => "table",
            Self::Code => "code",
            Self::Done => "check-done",
            Self::NotDone => "check-not-done",
            Self::SummaryText => "summary-text",
            Self::SummaryHeadings => "summary-headings",
            Self::SummaryPromises => "summary-promises",
            Self::SummaryLanguages => "summary-languages",
            Self::ImprintPublisher => "imprint-publisher",
            Self::ImprintLicence => "imprint-licence",
            Self::ImprintContact => "imprint-contact",
            Self::ImprintPrinter => "imprint-printer",
            Self::ColophonMade => "colophon-made",
            Self::ColophonFingerprint => "colophon-fingerprint",
            Self::SummaryTextImages => "summary-text-images",
            Self::SummaryImages => "summary-images",
            Self::SummaryDescriptions => "summary-descriptions",
            Self::SummaryPages => "summary-pages",
            Self::Figure => "figure",
            Self::FigureWithin => "figure-within",
            Self::FigureDescription => "figure-description",
            Self::FigureBack => "figure-back",
            Self::SummaryMaths => "summary-maths",
            Self::Formula => "formula",
            Self::FormulaNumbered => "formula-numbered",
            Self::Part(Role::Foreword) => "foreword",
            Self::Part(Role::Preface) => "preface",
            Self::Part(Role::Introduction) => "introduction",
            Self::Part(Role::Part) => "part",
            Self::Part(Role::Chapter) => "chapter",
            Self::Part(Role::Conclusion) => "conclusion",
            Self::Part(Role::Afterword) => "afterword",
            Self::Part(Role::Appendix) => "appendix",
            Self::Part(Role::Glossary) => "glossary",
            Self::Part(Role::Index) => "index",
            Self::Part(Role::Figures) => "list-of-figures",
            Self::Part(Role::Tables) => "list-of-tables",
            Self::Part(Role::Imprint) => "imprint",
            Self::Part(Role::Colophon) => "colophon",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: &[Word] = &[
        Word::SummaryMaths,
        Word::Formula,
        Word::FormulaNumbered,
        Word::Contents,
        Word::Landmarks,
        Word::Text,
        Word::TitlePage,
        Word::Cover,
        Word::SkipToText,
        Word::Permalink,
        Word::PermalinkIn,
        Word::LastChanged,
        Word::Published,
        Word::Notes,
        Word::Note,
        Word::NoteIn,
        Word::NoteBack,
        Word::NoteBackIn,
        Word::Page,
        Word::Pages,
        Word::OnPage,
        Word::LargePrint,
        Word::PrintPage,
        Word::PrintPages,
        Word::ReferenceChapter,
        Word::ReferencePart,
        Word::ReferenceAppendix,
        Word::ReferenceSection,
        Word::ReferenceItemIn,
        Word::ReferenceItem,
        Word::ReferenceLeadIn,
        Word::Table,
        Word::Code,
        Word::Done,
        Word::NotDone,
        Word::SummaryText,
        Word::SummaryHeadings,
        Word::SummaryPromises,
        Word::SummaryLanguages,
        Word::ImprintPublisher,
        Word::ImprintLicence,
        Word::ImprintContact,
        Word::ImprintPrinter,
        Word::ColophonMade,
        Word::ColophonFingerprint,
        Word::SummaryTextImages,
        Word::SummaryImages,
        Word::SummaryDescriptions,
        Word::SummaryPages,
        Word::Figure,
        Word::FigureWithin,
        Word::FigureDescription,
        Word::FigureBack,
        Word::Part(Role::Foreword),
        Word::Part(Role::Preface),
        Word::Part(Role::Introduction),
        Word::Part(Role::Part),
        Word::Part(Role::Chapter),
        Word::Part(Role::Conclusion),
        Word::Part(Role::Afterword),
        Word::Part(Role::Appendix),
        Word::Part(Role::Glossary),
        Word::Part(Role::Index),
        Word::Part(Role::Figures),
        Word::Part(Role::Tables),
        Word::Part(Role::Imprint),
        Word::Part(Role::Colophon),
    ];

    fn words(tag: &str) -> Words {
        Words::new(&Language::new(tag).expect("a language"))
    }

    #[test]
    fn every_language_has_every_word_and_no_other() {
        for (tag, messages) in LANGUAGES {
            assert!(FluentResource::try_new(messages.to_owned()).is_ok(), "{tag}");
            let words = words(tag);
            assert_eq!(words.language(), tag);
            for word in WORDS.iter().copied() {
                assert!(words.bundle.has_message(word.id()), "{tag} lacks {word:?}");
            }
            let message =
                |line: &&str| line.starts_with(|c: char| c.is_ascii_lowercase());
            assert_eq!(messages.lines().filter(message).count(), WORDS.len(), "{tag}");
        }
    }

    #[test]
    fn every_argument_is_put_in() {
        let date = Date { year: 2020, month: 9, day: 22 };
        for (tag, _) in LANGUAGES {
            let words = words(tag);
            assert!(words.permalink("By", None).contains("By"), "{tag}");
            let both = words.permalink("By", Some("Land"));
            assert!(both.contains("By") && both.contains("Land"), "{tag}");
            for chapter in [None, Some("Land")] {
                for name in [words.note("7", chapter), words.note_back("7", chapter)] {
                    assert!(name.contains('7'), "{tag}");
                    assert_eq!(name.contains("Land"), chapter.is_some(), "{tag}");
                }
            }
            let about = [
                Word::Figure,
                Word::FigureWithin,
                Word::FigureDescription,
                Word::FigureBack,
            ];
            for word in about {
                let said = words.figure(word, "2.1");
                assert!(said.contains("2.1"), "{said}");
            }
            for word in [Word::LastChanged, Word::Published] {
                let said = words.on(word, date);
                assert!(said.contains("22") && said.contains("2020"), "{said}");
            }
        }
        assert_eq!(
            words("nb").on(Word::LastChanged, date),
            "Sist endret 22. september 2020"
        );
        assert_eq!(words("nn").permalink("Å <b>", None), "Lenkje til «Å <b>»");
    }

    #[test]
    fn a_language_without_words_has_the_english_ones() {
        assert_eq!(words("fi").language(), "en");
        assert_eq!(words("no").language(), "nb");
        assert_eq!(words("en-GB").get(Word::Contents), "Contents");
    }
}
