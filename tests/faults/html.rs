//! Damage to the HTML edition.

use utgave::agreement::Code::{self, *};

use super::sample::PAMPHLET;
use super::text::Text;
use super::{Case, markup};

pub fn cases() -> Vec<Case> {
    let shared = markup::all().into_iter();
    let shared = shared.map(|markup| case(markup.kind, markup.code, markup.damage));
    shared.chain(page()).chain(chapters()).chain(contents()).collect()
}

fn case(kind: &'static str, code: Code, damage: fn(&mut Text)) -> Case {
    PAMPHLET.html(kind, code, damage)
}

fn page() -> Vec<Case> {
    vec![
        case("title-changed", TitleChanged, |text| {
            text.replace("<title>Byen og bygda<", "<title>Bygda og byen<");
        }),
        case("title-lost", TitleChanged, |text| {
            text.cut("<title>", "</title>");
        }),
        case("language-lost", LanguageChanged, |text| {
            text.replace("<html lang=\"nb\">", "<html>");
        }),
        case("language-changed", LanguageChanged, |text| {
            text.replace("<html lang=\"nb\">", "<html lang=\"en\">");
        }),
        case("region-added", LanguageRegion, |text| {
            text.replace("<html lang=\"nb\">", "<html lang=\"nb-NO\">");
        }),
        case("link-within-wrong", LinkTarget, |text| {
            text.replace(
                "href=\"#gode-tjenester\">gode tjenester<",
                "href=\"#nære-tjenester\">gode tjenester<",
            );
        }),
        case("paragraph-beside-the-text", UntaggedText, |text| {
            let paragraph = text.cut("<p>Dette var løftene", "</p>");
            text.after("</main>", &paragraph);
        }),
        case("stamp-beside-the-text", UntaggedText, |text| {
            text.after("</main>", "<div>Utkast til høring</div>");
        }),
        case("chapter-beside-the-text", UntaggedText, |text| {
            let mark = "<section role=\"doc-chapter\" aria-labelledby=\"vei-og-bane\">";
            let chapter = text.cut(mark, "</section>");
            text.after("</main>", &chapter);
        }),
    ]
}

fn chapters() -> Vec<Case> {
    vec![
        case("chapter-lost", SectionMissing, |text| {
            let mark =
                "<section role=\"doc-chapter\" aria-labelledby=\"velferd-der-du-bor\">";
            text.cut(mark, "</section>");
        }),
        case("chapter-hidden", SectionMissing, |text| {
            text.replace(
                "aria-labelledby=\"velferd-der-du-bor\">",
                "aria-labelledby=\"velferd-der-du-bor\" hidden>",
            );
        }),
        case("chapters-swapped", OrderChanged, |text| {
            let mark = "<section role=\"doc-chapter\" aria-labelledby=\"vei-og-bane\">";
            let chapter = text.cut(mark, "</section>");
            let before =
                "<section role=\"doc-chapter\" aria-labelledby=\"velferd-der-du-bor\">";
            text.before(before, &chapter);
        }),
    ]
}

fn contents() -> Vec<Case> {
    vec![
        case("contents-lost", OutlineMissing, |text| {
            text.cut("<nav class=\"contents\"", "</nav>");
        }),
        case("entry-lost", OutlineMissing, |text| {
            text.replace("<li><a href=\"#flere-leger\">Flere leger</a></li>", "");
        }),
        case("entry-added", OutlineAdded, |text| {
            text.after(
                "<li><a href=\"#forord\">Forord</a></li>",
                "<li><a href=\"#forord\">Les dette</a></li>",
            );
        }),
        case("entry-renamed", OutlineText, |text| {
            text.replace(">Gode tjenester</a>", ">Gode tilbud</a>");
        }),
        case("entry-leads-elsewhere", OutlineTarget, |text| {
            text.replace(
                "<a href=\"#vei-og-bane\">Vei og bane</a>",
                "<a href=\"#til-slutt\">Vei og bane</a>",
            );
        }),
        case("entry-leads-nowhere", OutlineTarget, |text| {
            text.replace(
                "<a href=\"#vei-og-bane\">Vei og bane</a>",
                "<a href=\"#vei-og-banen\">Vei og bane</a>",
            );
        }),
        case("entry-too-high", OutlineLevel, |text| {
            let entry = text.cut("<li><a href=\"#vi-vil-ha-billigere-ferger\">", "</li>");
            text.before("<li><a href=\"#til-slutt\">", &entry);
        }),
        case("entries-swapped", OutlineOrder, |text| {
            let entry = text.cut("<li><a href=\"#bedre-skoler\">", "</li>");
            text.before("<li><a href=\"#flere-leger\">", &entry);
        }),
    ]
}
