//! PDFs published from a changed copy of the source, and held against the source
//! as it is: damage that is hard to do to drawn text, as when a correction
//! reaches one edition only.

use utgave::agreement::Code::{self, *};

use super::Case;
use super::sample::PAMPHLET;
use super::text::Text;

fn case(kind: &'static str, code: Code, change: fn(&mut Text)) -> Case {
    PAMPHLET.republished(kind, code, change)
}

pub fn cases() -> Vec<Case> {
    words().into_iter().chain(structure()).collect()
}

fn words() -> Vec<Case> {
    vec![
        case("word-changed", TextChanged, |text| {
            text.replace("hører til der folk bor", "hører til der folk er");
        }),
        case("year-changed", TextChanged, |text| {
            text.replace("før 2030", "før 2040");
        }),
        case("sentence-lost", TextMissing, |text| {
            text.replace(" Selskapene får hjelp av utenrikstjenesten.", "");
        }),
        case("not-added", TextAdded, |text| {
            text.replace("Ingen skal være alene", "Ingen skal ikke være alene");
        }),
        case("paragraph-doubled", TextAdded, |text| {
            let paragraph = "De viktigste løftene våre om arbeid er:\n\n";
            text.before(paragraph, paragraph);
        }),
        case("paragraph-lost", TextMissing, |text| {
            text.replace("De viktigste løftene våre om arbeid er:\n\n", "");
        }),
        case("paragraph-split", TextSplit, |text| {
            text.replace("vi gjør. Byene", "vi gjør.\n\nByene");
        }),
        case("paragraphs-joined", TextJoined, |text| {
            text.replace("byene.\n\nDe", "byene. De");
        }),
        case("link-added", LinkAdded, |text| {
            text.replace(
                "utenrikstjenesten",
                "[utenrikstjenesten](https://example.com/)",
            );
        }),
    ]
}

fn structure() -> Vec<Case> {
    vec![
        case("last-item-lost", ItemMissing, |text| {
            text.cut("3. **Vi vil ha billigere ferger.**", "landet.\n");
        }),
        case("item-doubled", ItemAdded, |text| {
            text.replace(
                "3. **Vi vil ha billigere",
                "3. Godset skal nordover.\n\n4. **Vi vil ha billigere",
            );
        }),
        case("bullet-lost", ItemMissing, |text| {
            text.replace("   - Risør får lengre molo.\n", "");
        }),
        case("subheading-lost", HeadingMissing, |text| {
            text.replace("## Nære tjenester\n", "");
        }),
        case("subheading-level", HeadingLevel, |text| {
            text.replace("## Nære tjenester\n", "### Nære tjenester\n");
        }),
        case("heading-renamed", HeadingText, |text| {
            text.replace(
                "# Velferd der du bor",
                "# Velferd der du er {#velferd-der-du-bor}",
            );
        }),
        case("chapter-never-written", SectionMissing, |text| {
            text.cut("# Vei og bane", "landet.\n");
        }),
    ]
}
