//! Damage to the markup that HTML and EPUB share.

use utgave::agreement::Code::{self, *};

use super::text::Text;

/// Damage to a section's markup.
pub struct Markup {
    pub kind: &'static str,
    pub code: Code,
    /// The section that it befalls: a file of the EPUB, a part of the page.
    pub section: &'static str,
    pub damage: fn(&mut Text),
}

const ARBEID: &str = "arbeid-til-alle";
const VELFERD: &str = "velferd-der-du-bor";
const VEI: &str = "vei-og-bane";
const FORORD: &str = "forord";

pub fn all() -> Vec<Markup> {
    [numbers(), items(), nesting(), headings(), words(), paragraphs(), marks()]
        .into_iter()
        .flatten()
        .collect()
}

fn case(
    kind: &'static str,
    code: Code,
    section: &'static str,
    damage: fn(&mut Text),
) -> Markup {
    Markup { kind, code, section, damage }
}

fn numbers() -> Vec<Markup> {
    vec![
        case("number-changed", NumberWrong, ARBEID, |text| {
            text.after("<li id=\"vi-vil-hjelpe-pendlere\"", " value=\"9\"");
        }),
        case("number-changed-within", NumberSequence, ARBEID, |text| {
            text.after("<li id=\"vi-vil-ha-en-industriplan\"", " value=\"7\"");
        }),
        case("start-wrong", NumberSequence, ARBEID, |text| {
            text.after("<ol aria-labelledby=\"arbeid-til-alle\"", " start=\"2\"");
        }),
        case("list-restarted", NumberSequence, VELFERD, |text| {
            text.replace("<ol start=\"3\" aria", "<ol aria");
        }),
        case("list-runs-on", NumberSequence, VEI, |text| {
            text.after("<ol aria-labelledby=\"vei-og-bane\"", " start=\"5\"");
        }),
        case("list-cut-in-two", NumberSequence, ARBEID, |text| {
            text.before("<li id=\"vi-vil-ha-en-industriplan\"", "</ol><ol>");
        }),
        case("letters", NumberSequence, VEI, |text| {
            text.after("<ol aria-labelledby=\"vei-og-bane\"", " type=\"a\"");
        }),
        case("numbers-lost", NumberMissing, VEI, |text| {
            text.edit("<ol aria-labelledby=\"vei-og-bane\">", "</ol>", |list| {
                list.replace("<ol ", "<ul ").replace("</ol>", "</ul>")
            });
        }),
        case("numbers-typed", NumberMissing, VEI, |text| {
            text.edit("<ol aria-labelledby=\"vei-og-bane\">", "</ol>", |list| {
                let mut list = list.replace("<ol ", "<ul ").replace("</ol>", "</ul>");
                for number in ["1. ", "2. ", "3. "] {
                    list = list.replacen("\"><strong>", &format!("\">{number}<b>"), 1);
                }
                list.replace("</strong>", "</b>")
            });
        }),
        case("bullets-numbered", NumberAdded, ARBEID, |text| {
            text.edit("<ul>\n<li>Hammerfest", "</ul>", |list| {
                list.replace("<ul>", "<ol>").replace("</ul>", "</ol>")
            });
        }),
    ]
}

fn items() -> Vec<Markup> {
    vec![
        case("item-lost", ItemMissing, ARBEID, |text| {
            text.cut("<li id=\"vi-vil-ha-en-industriplan\">", "</li>");
        }),
        case("last-item-lost", ItemMissing, VEI, |text| {
            text.cut("<li id=\"vi-vil-ha-billigere-ferger\">", "</li>");
        }),
        case("bullet-lost", ItemMissing, ARBEID, |text| {
            text.replace("<li>Risør får lengre molo.</li>", "");
        }),
        case("bullets-lost", ItemMissing, VELFERD, |text| {
            text.cut("<ul>\n<li>middag", "</ul>");
        }),
        case("item-outside", ItemMissing, ARBEID, |text| {
            text.edit("<li id=\"vi-vil-hjelpe-pendlere\">", "</ol>", |item| {
                let item = item.replace("<li ", "</ol>\n<p ");
                item.replace("</li>", "</p>").replace("\n</ol>", "")
            });
        }),
        case("items-swapped", OrderChanged, ARBEID, |text| {
            let item = text.cut("<li id=\"vi-vil-hjelpe-pendlere\">", "</li>");
            text.before("<li id=\"vi-vil-ha-en-industriplan\">", &item);
        }),
        case("bullets-swapped", OrderChanged, ARBEID, |text| {
            let item = text.cut("<li>Brønnøysund", "</li>");
            text.before("<li>Hammerfest", &item);
        }),
        case("item-doubled", ItemAdded, VEI, |text| {
            text.edit("<li id=\"vi-vil-bygge-jernbane\">", "</li>", |item| {
                item.repeat(2)
            });
        }),
        case("item-added", ItemAdded, VEI, |text| {
            text.before(
                "<li id=\"vi-vil-ha-billigere-ferger\">",
                "<li>Vi vil ha gratis parkering.</li>",
            );
        }),
        case("paragraph-as-item", ItemAdded, ARBEID, |text| {
            text.edit("<p>De viktigste løftene", "</p>", |text| {
                text.replace("<p>", "<ul><li>").replace("</p>", "</li></ul>")
            });
        }),
    ]
}

fn nesting() -> Vec<Markup> {
    vec![
        case("nested-list-moved-out", ListNesting, VELFERD, |text| {
            text.replace("</p>\n<ul>\n<li>middag", "</p></li></ol>\n<ul>\n<li>middag");
            text.replace("uke.</li>\n</ul>\n</li>\n</ol>", "uke.</li>\n</ul>");
        }),
        case("nested-list-moved-out-within", ListNesting, ARBEID, |text| {
            text.before("<ul>\n<li>Hammerfest", "</li>\n</ol>\n");
            text.replace(
                "samme periode.</p>\n</li>",
                "samme periode.</p>\n<ol start=\"3\">",
            );
        }),
        case("paragraph-moved-out", ListNesting, ARBEID, |text| {
            text.replace(
                "<p>Alle tre skal stå ferdige i samme periode.</p>\n</li>",
                "</li></ol><p>Alle tre skal stå ferdige i samme periode.</p><ol start=\"3\">",
            );
        }),
        case("item-too-deep", ListNesting, ARBEID, |text| {
            text.edit("<li>Risør", "</li>", |item| {
                let item = item.replace("<li>", "<ul><li>");
                item + "</ul></li>"
            });
            text.replace("terminal.</li>", "terminal.");
        }),
    ]
}

fn headings() -> Vec<Markup> {
    vec![
        case("heading-lost", HeadingMissing, VELFERD, |text| {
            text.cut("<h2 id=\"velferd-der-du-bor\">", "</h2>");
        }),
        case("subheading-lost", HeadingMissing, VELFERD, |text| {
            text.cut("<h3 id=\"nære-tjenester\">", "</h3>");
        }),
        case("heading-as-text", HeadingMissing, VELFERD, |text| {
            text.edit("<h2 id=\"velferd-der-du-bor\">", "</h2>", |heading| {
                let heading = heading.replace("<h2 ", "<p ");
                heading.replace("\">", "\"><strong>").replace("</h2>", "</strong></p>")
            });
        }),
        case("text-as-heading", HeadingAdded, ARBEID, |text| {
            text.edit("<p>De viktigste løftene", "</p>", |text| {
                text.replace("<p>", "<h3>").replace("</p>", "</h3>")
            });
        }),
        case("heading-added", HeadingAdded, VEI, |text| {
            text.before("<ol aria-labelledby=\"vei-og-bane\">", "<h3>Ferger</h3>\n");
        }),
        case("heading-level", HeadingLevel, ARBEID, |text| {
            text.edit("<h2 id=\"arbeid-til-alle\">", "</h2>", |heading| {
                heading.replace("h2", "h3")
            });
        }),
        case("subheading-level", HeadingLevel, VELFERD, |text| {
            text.edit("<h3 id=\"nære-tjenester\">", "</h3>", |heading| {
                heading.replace("h3", "h2")
            });
        }),
        case("heading-text", HeadingText, VELFERD, |text| {
            text.edit("<h2 id=\"velferd-der-du-bor\">", "</h2>", |heading| {
                heading.replace(">Velferd der du bor<", ">Velferd der du er<")
            });
        }),
        case("heading-text-another", HeadingText, VEI, |text| {
            text.edit("<h2 id=\"vei-og-bane\">", "</h2>", |heading| {
                heading.replace(">Vei og bane<", ">Samferdsel<")
            });
        }),
    ]
}

fn words() -> Vec<Markup> {
    vec![
        case("word-changed", TextChanged, VELFERD, |text| {
            text.replace("hører til der folk bor", "hører til der folk er");
        }),
        case("year-changed", TextChanged, ARBEID, |text| {
            text.replace("før 2030", "før 2040");
        }),
        case("sentence-lost", TextMissing, ARBEID, |text| {
            text.replace(" Selskapene får hjelp av utenrikstjenesten.", "");
        }),
        case("not-lost", TextAdded, VELFERD, |text| {
            text.replace("Ingen skal være alene", "Ingen skal ikke være alene");
        }),
        case("sentence-doubled", TextAdded, VEI, |text| {
            text.after("skal komme fram.", " Den som reiser, skal komme fram.");
        }),
        case("lead-lost", TextMissing, VEI, |text| {
            text.cut("<strong>Vi vil ruste opp", "</strong> ");
        }),
    ]
}

fn paragraphs() -> Vec<Markup> {
    vec![
        case("paragraph-lost", TextMissing, ARBEID, |text| {
            text.cut("<p>De viktigste løftene", "</p>");
        }),
        case("paragraph-hidden", TextMissing, ARBEID, |text| {
            text.replace("<p>De viktigste", "<p aria-hidden=\"true\">De viktigste");
        }),
        case("paragraph-doubled", TextAdded, ARBEID, |text| {
            text.edit("<p>Arbeid er grunnmuren", "</p>", |text| text.repeat(2));
        }),
        case("paragraph-split", TextSplit, ARBEID, |text| {
            text.replace("vi gjør. Byene", "vi gjør.</p>\n<p>Byene");
        }),
        case("item-split", TextSplit, VEI, |text| {
            text.replace("jernbane\"><strong>", "jernbane\"><p><strong>");
            text.replace("</strong> Godset", "</strong></p>\n<p>Godset");
            text.edit("og nordover.", "</li>", |end| end.replace("</li>", "</p></li>"));
        }),
        case("paragraphs-joined", TextJoined, ARBEID, |text| {
            text.replace("byene.</p>\n<p>De", "byene. De");
        }),
        case("paragraphs-swapped", OrderChanged, FORORD, |text| {
            let second = text.cut("<p>Mer står på", "</p>");
            text.before("<p>Folk skal kunne", &second);
        }),
    ]
}

fn marks() -> Vec<Markup> {
    vec![
        case("language-of-a-part-wrong", LanguageChanged, VEI, |text| {
            text.edit("<span ", ">gulahallat", |span| span.replace("\"se\"", "\"fi\""));
        }),
        case("language-of-a-part-lost", LanguageChanged, VEI, |text| {
            text.edit("<span ", ">gulahallat", |_| "<span>gulahallat".to_owned());
        }),
        case("language-added", LanguageChanged, ARBEID, |text| {
            text.replace("<p>Arbeid er", "<p lang=\"en\" xml:lang=\"en\">Arbeid er");
        }),
        case("region-of-a-part", LanguageRegion, VEI, |text| {
            text.edit("<span ", ">gulahallat", |span| {
                span.replace("\"se\"", "\"se-SE\"")
            });
        }),
        case("link-out-wrong", LinkTarget, FORORD, |text| {
            text.replace("https://example.org/hefte", "https://example.org/heftet");
        }),
        case("link-lost", LinkMissing, FORORD, |text| {
            text.edit("<a href=\"https://example.org/hefte\">", "</a>", |link| {
                link.replace("<a ", "<u ").replace("</a>", "</u>")
            });
        }),
        case("link-added", LinkAdded, ARBEID, |text| {
            text.edit("av utenriks", "tjenesten", |word| {
                let word = word.strip_prefix("av ").unwrap();
                format!("av <a href=\"https://example.com/\">{word}</a>")
            });
        }),
        case("id-lost", AnchorMissing, VELFERD, |text| {
            text.replace("<li id=\"flere-leger\">", "<li>");
        }),
        case("id-of-a-heading-renamed", AnchorMissing, VELFERD, |text| {
            text.replace("<h3 id=\"gode-tjenester\">", "<h3 id=\"tjenester\">");
        }),
    ]
}
