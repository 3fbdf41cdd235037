//! Damage to the EPUB edition.

use utgave::agreement::Code::{self, *};
use utgave::publish::Kind;

use super::archive::Archive;
use super::sample::PAMPHLET;
use super::text::Text;
use super::{Case, markup};

const PACKAGE: &str = "EPUB/package.opf";
const NAV: &str = "EPUB/nav.xhtml";
const FORORD: &str = "EPUB/forord.xhtml";
const VEI: &str = "EPUB/vei-og-bane.xhtml";

pub fn cases() -> Vec<Case> {
    let shared = markup::all().into_iter().map(|markup| {
        let file = format!("EPUB/{}.xhtml", markup.section);
        case(markup.kind, markup.code, file, markup.damage)
    });
    shared.chain(package()).chain(files()).chain(contents()).collect()
}

/// The edition taken apart and put together again.
pub fn whole() -> Vec<u8> {
    Archive::open(&PAMPHLET.bytes(Kind::Epub)).bytes()
}

fn case(
    kind: &'static str,
    code: Code,
    file: impl Into<String>,
    damage: fn(&mut Text),
) -> Case {
    PAMPHLET.epub(kind, code, file, damage)
}

fn package() -> Vec<Case> {
    vec![
        case("title-changed", TitleChanged, PACKAGE, |text| {
            text.replace(">Byen og bygda</dc:title>", ">Bygda og byen</dc:title>");
        }),
        case("title-and-subtitle-swapped", TitleChanged, PACKAGE, |text| {
            text.replace(
                "refines=\"#title\" property=\"title-type\">main",
                "refines=\"#title\" property=\"title-type\">subtitle",
            );
            text.replace(
                "refines=\"#subtitle\" property=\"title-type\">subtitle",
                "refines=\"#subtitle\" property=\"title-type\">main",
            );
        }),
        case("language-changed", LanguageChanged, PACKAGE, |text| {
            text.replace("<dc:language>nb<", "<dc:language>en<");
        }),
        case("region-added", LanguageRegion, PACKAGE, |text| {
            text.replace("<dc:language>nb<", "<dc:language>nb-NO<");
        }),
        case("chapter-lost", SectionMissing, PACKAGE, |text| {
            text.replace("<itemref idref=\"section-3\"/>", "");
        }),
        case("foreword-lost", SectionMissing, PACKAGE, |text| {
            text.replace("<itemref idref=\"section-1\"/>", "");
        }),
        case("chapters-swapped", OrderChanged, PACKAGE, |text| {
            text.replace("<itemref idref=\"section-4\"/>", "");
            text.before(
                "<itemref idref=\"section-3\"/>",
                "<itemref idref=\"section-4\"/>",
            );
        }),
        case("chapter-twice", HeadingAdded, PACKAGE, |text| {
            text.after(
                "<itemref idref=\"section-5\"/>",
                "<itemref idref=\"section-5\"/>",
            );
        }),
    ]
}

fn files() -> Vec<Case> {
    vec![
        case("language-of-a-chapter", LanguageChanged, VEI, |text| {
            text.replace("lang=\"nb\" xml:lang=\"nb\"", "lang=\"en\" xml:lang=\"en\"");
        }),
        case("link-within-wrong", LinkTarget, FORORD, |text| {
            text.replace("#gode-tjenester\"", "#nære-tjenester\"");
        }),
        case("chapter-hidden", SectionMissing, VEI, |text| {
            text.replace("<body>", "<body><div hidden=\"hidden\">");
            text.replace("</body>", "</div></body>");
        }),
    ]
}

fn contents() -> Vec<Case> {
    vec![
        case("contents-lost", OutlineMissing, NAV, |text| {
            text.edit("<ol>\n<li><a href=\"forord", "</nav>", |_| {
                "<ol><li><span></span></li></ol></nav>".to_owned()
            });
        }),
        case("entry-lost", OutlineMissing, NAV, |text| {
            text.cut("<li><a href=\"velferd-der-du-bor.xhtml#flere-leger\">", "</li>");
        }),
        case("entry-added", OutlineAdded, NAV, |text| {
            text.after(">Forord</a></li>", "<li><a href=\"forord.xhtml\">Les</a></li>");
        }),
        case("entry-renamed", OutlineText, NAV, |text| {
            text.replace(">Gode tjenester</a>", ">Gode tilbud</a>");
        }),
        case("entry-renumbered", OutlineText, NAV, |text| {
            text.replace(">2. Bedre skoler</a>", ">3. Bedre skoler</a>");
        }),
        case("entry-leads-elsewhere", OutlineTarget, NAV, |text| {
            text.replace(
                "<a href=\"vei-og-bane.xhtml#vei-og-bane\">",
                "<a href=\"til-slutt.xhtml#til-slutt\">",
            );
            text.replace(
                "<a href=\"til-slutt.xhtml#til-slutt\">Til",
                "<a href=\"til-slutt.xhtml\">Til",
            );
        }),
        case("entry-leads-nowhere", OutlineTarget, NAV, |text| {
            text.replace(
                "<a href=\"vei-og-bane.xhtml#vei-og-bane\">",
                "<a href=\"vei-og-bane.xhtml#vei\">",
            );
        }),
        case("entry-too-high", OutlineLevel, NAV, |text| {
            let mark = "<li><a href=\"vei-og-bane.xhtml#vi-vil-ha-billigere-ferger\">";
            let entry = text.cut(mark, "</li>");
            text.before("<li><a href=\"til-slutt.xhtml#til-slutt\">", &entry);
        }),
        case("entries-swapped", OutlineOrder, NAV, |text| {
            let mark = "<li><a href=\"velferd-der-du-bor.xhtml#bedre-skoler\">";
            let entry = text.cut(mark, "</li>");
            let mark = "<li><a href=\"velferd-der-du-bor.xhtml#flere-leger\">";
            text.before(mark, &entry);
        }),
    ]
}
