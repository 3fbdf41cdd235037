//! What stands before and after the chapters, and `publication.toml`.

use super::Size;
use super::prose::Prose;
use super::text::Text;
use super::words::TERMS;

/// The report's `publication.toml`, with its files of text in their order.
pub fn publication(texts: &[String]) -> String {
    format!(
        r#"title = "Bygd, by og kyst"
subtitle = "Rapport om tilstanden i kommunen"
language = "nb"
publisher = "Eksempel kommune"
authors = ["Kari Nordmann", "Ola Nordmann"]
identifier = "urn:uuid:6f0e5b0a-3c1d-4a7e-9b52-8d4f2a6c1e70"
description = "En rapport som er laget for å prøve alt som en rapport kan holde."
edition = "2. utgave"
rights = "© 2026 Eksempel kommune"
published = 2026-02-01
modified = 2026-02-01
colophon = true
half-title = true
promise-index = true
text = {texts:?}

[imprint]
isbn = "978-82-02-25252-6"
licence = "CC BY 4.0"
licence-url = "https://creativecommons.org/licenses/by/4.0/"
contact = "post@example.org"
printer = "Bytrykkeriet"

[editorial]
lix = "off" # the words are drawn by lot

[numbering]
parts = "I"
chapters = "1"
sections = 3
appendices = "A"

[contents]
depth = 3
figures = true
tables = true

[values]
"år" = 2026
"mål" = "50 prosent"
kommune = "Eksempel kommune"

[abbreviations]
SSB = "Statistisk sentralbyrå"
NAV = "Arbeids- og velferdsetaten"
KS = "Kommunesektorens organisasjon"
"#
    )
}

/// What comes first.
pub fn foreword(prose: &mut Prose) -> String {
    let mut text = Text::default();
    text.heading(1, "Forord", "{.foreword}");
    text.block(prose.plain()).block(prose.rich());
    text.block(format!("{}\\\n*Kari Nordmann*<br>ordfører", prose.sentence()));
    text.heading(1, "Innledning", "{.introduction}");
    text.block(prose.rich()).block(prose.plain());
    text.into_string()
}

/// A part's own page.
pub fn part(number: u32, prose: &mut Prose) -> String {
    let mut text = Text::default();
    let heading = format!("{} $n_{{{number}}}$", prose.heading());
    text.heading(1, &heading, &format!("{{.part #del-{number}}}"));
    text.block(prose.plain());
    text.into_string()
}

/// Appendices, of which one for each part has a table and sections.
pub fn appendices(size: Size, prose: &mut Prose) -> String {
    let mut text = Text::default();
    text.heading(1, "Metode", "{.appendix #vedlegg-metode}");
    for hashes in 2..=5 {
        text.block(prose.rich());
        text.heading(hashes, &prose.heading(), "");
    }
    text.block(prose.plain());
    for part in 1..=size.parts {
        text.heading(1, &prose.heading(), "{.appendix}");
        text.block(format!("Tallene hører til [](#del-{part}). {}", prose.plain()));
        let mut table = String::from("| År | Sum |\n|---|---:|\n");
        for year in 2015..2026 {
            let sum = prose.random().within(100, 9000);
            table.push_str(&format!("| {year} | {sum} |\n"));
        }
        let caption = prose.sentence();
        text.block(format!("::: table {{header-columns=1}}\n{table}\n{caption}\n:::"));
    }
    text.into_string()
}

/// The glossary, and what comes last.
pub fn glossary(prose: &mut Prose) -> String {
    let mut text = Text::default();
    text.heading(1, "Ordliste", "{.glossary}");
    for term in TERMS {
        text.block(format!("{term}\n: {}", prose.sentence()));
    }
    text.heading(1, "Oppsummering", "{.conclusion}");
    text.block(prose.plain()).block(prose.rich());
    text.block(format!("::: afterword\n{}\n:::", prose.plain()));
    text.into_string()
}
