//! Damage to formulas that have a name, a number, or words of the author's own, and to
//! those in headings.

use lopdf::ObjectId;
use utgave::agreement::Code::*;

use super::Case;
use super::pdf::{File, bookmark};
use super::sample::Sample;

const EQUATIONS: Sample = Sample("equations");
const FILE: &str = "EPUB/plasser.xhtml";
/// The file of the second chapter.
const NEXT: &str = "EPUB/tall.xhtml";
/// The formula that has words of its author's own and no number.
const REST: &str =
    "<div class=\"formula\" role=\"group\" aria-label=\"Formel\" id=\"rest\"";
/// The heading that holds a formula.
const HEADING: &str = "<h3 id=\"hvor-stor-s_n-blir\"";
/// The last formula of its own line.
const LAST: &str =
    "<div class=\"formula numbered\" role=\"group\" aria-label=\"Formel 2.1\"";

pub fn cases() -> Vec<Case> {
    let markup = markup().into_iter().chain(headings()).flatten();
    markup.chain(tags()).chain(contents()).chain([numbered()]).collect()
}

fn markup() -> Vec<Vec<Case>> {
    vec![
        EQUATIONS.markup("formula-renumbered", NumberWrong, FILE, |text| {
            text.replace("<span class=\"number\">(1.2)</span>", "<span>(1.3)</span>");
        }),
        EQUATIONS.markup("formula-number-lost", NumberMissing, FILE, |text| {
            text.replace(" <span class=\"number\">(1.1)</span>", "");
        }),
        EQUATIONS.markup("formula-numbered", NumberAdded, NEXT, |text| {
            text.edit(REST, "</div>", |region| region.replace("</div>", " (2.1)</div>"));
        }),
        EQUATIONS.markup("own-alt-changed", FormulaAlt, FILE, |text| {
            text.replace("Plassene er stemmene delt på", "Plassene er stemmene ganger");
        }),
        EQUATIONS.markup("numbered-formula-lost", FormulaMissing, NEXT, |text| {
            text.cut(LAST, "</div>");
        }),
        EQUATIONS.markup("formula-anchor-lost", AnchorMissing, NEXT, |text| {
            text.replace(" id=\"formel-21\"", "");
        }),
        EQUATIONS.markup("reference-to-formula-changed", TextChanged, FILE, |text| {
            text.replace(">formel 1.1</a>", ">formel 1.2</a>");
        }),
    ]
}

/// A number that one edition alone has.
fn numbered() -> Case {
    EQUATIONS.republished("formula-numbered", NumberAdded, |text| {
        text.replace("$$n = 3$$", "::: maths {.numbered}\n$$n = 3$$\n:::");
    })
}

/// The formula in a heading.
fn headings() -> Vec<Vec<Case>> {
    vec![
        EQUATIONS.markup("heading-formula-changed", FormulaChanged, NEXT, |text| {
            text.edit(HEADING, "</h3>", |heading| {
                heading.replace("<mi>S</mi>", "<mi>T</mi>")
            });
        }),
        EQUATIONS.markup("heading-formula-alt", FormulaAlt, NEXT, |text| {
            text.replace("\"S indeks n\"", "\"T indeks n\"");
        }),
        EQUATIONS.markup("heading-formula-as-text", FormulaMissing, NEXT, |text| {
            text.edit(HEADING, "</h3>", |heading| {
                let start = heading.find("<math").unwrap();
                let end = heading.find("</math>").unwrap() + "</math>".len();
                heading.replace(&heading[start..end], "S indeks n")
            });
        }),
    ]
}

/// What stands for it in contents lists and bookmarks.
fn contents() -> Vec<Case> {
    vec![
        EQUATIONS.html("formula-in-contents", OutlineText, |text| {
            text.replace(">Hvor stor S_n blir</a>", ">Hvor stor S blir</a>");
        }),
        EQUATIONS.epub("formula-in-contents", OutlineText, "EPUB/nav.xhtml", |text| {
            text.replace(">Hvor stor S_n blir</a>", ">Hvor stor S blir</a>");
        }),
        EQUATIONS.pdf("formula-in-bookmark", OutlineText, |file| {
            let bookmark = bookmark(file, "Hvor stor S_n blir");
            file.set_text(bookmark, "Title", "Hvor stor Sn blir");
        }),
    ]
}

fn tags() -> Vec<Case> {
    let case = |kind, code, damage| EQUATIONS.pdf(kind, code, damage);
    vec![
        case("formula-renumbered", NumberWrong, |file| {
            let number = number(file, "(1.2)");
            file.set_text(number, "ActualText", "(1.3)");
        }),
        case("formula-number-lost", NumberMissing, |file| {
            let number = number(file, "(1.1)");
            file.erase(number);
        }),
        case("own-alt-changed", FormulaAlt, |file| {
            let paragraph = file.parent(number(file, "(1.2)"));
            let formula = file.within(paragraph, "Formula");
            file.set_text(formula, "Alt", "k er lik brøk v over p");
        }),
        case("numbered-formula-lost", FormulaMissing, |file| {
            let paragraph = file.parent(number(file, "(2.1)"));
            file.erase(paragraph);
        }),
        case("formula-anchor-lost", AnchorMissing, |file| {
            let names = file.at(&["Names", "Dests", "Names"]).as_array_mut().unwrap();
            let is_it = |name: &lopdf::Object| name.as_str().ok() == Some(b"formel-21");
            let at = names.iter().position(is_it).unwrap();
            names.drain(at..at + 2);
        }),
        case("heading-formula-changed", FormulaChanged, |file| {
            let formula = in_heading(file);
            let content = file.contents(formula)[0];
            file.wipe(content);
        }),
        case("heading-formula-alt", FormulaAlt, |file| {
            let formula = in_heading(file);
            file.set_text(formula, "Alt", "T indeks n");
        }),
        case("heading-formula-as-text", FormulaMissing, |file| {
            let formula = in_heading(file);
            file.set_text(formula, "ActualText", "S indeks n");
            file.rename(formula, "Span");
        }),
        case("reference-to-formula-elsewhere", LinkTarget, |file| {
            let link = file.find("Link", "formel 1.1");
            let kids = file.kids(link);
            let object = kids.iter().find_map(|kid| kid.as_dict().ok()?.get(b"Obj").ok());
            let annotation = object.unwrap().as_reference().unwrap();
            file.set(annotation, "Dest", lopdf::Object::string_literal("andel"));
        }),
    ]
}

/// The formula in the heading that holds one.
fn in_heading(file: &File) -> ObjectId {
    file.within(file.find("H3", "Hvor stor"), "Formula")
}

/// The label that reads `text`.
fn number(file: &File, text: &str) -> ObjectId {
    file.find("Lbl", text)
}
