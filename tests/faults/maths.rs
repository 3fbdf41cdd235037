//! Damage to formulas.

use lopdf::ObjectId;
use utgave::agreement::Code::*;

use super::Case;
use super::pdf::File;
use super::sample::Sample;

const MATHS: Sample = Sample("maths");
const FILE: &str = "EPUB/gjennomsnitt.xhtml";

pub fn cases() -> Vec<Case> {
    markup().into_iter().flatten().chain(tags()).collect()
}

fn markup() -> Vec<Vec<Case>> {
    vec![
        MATHS.markup("digit-changed", FormulaChanged, FILE, |text| {
            text.replace("<mn>3,14</mn>", "<mn>3,41</mn>");
        }),
        MATHS.markup("sign-lost", FormulaChanged, FILE, |text| {
            text.replace("<mo>≤</mo>", "");
        }),
        MATHS.markup("formula-alt-changed", FormulaAlt, FILE, |text| {
            text.replace("alttext=\"x er mindre enn eller lik", "alttext=\"x er lik");
        }),
        MATHS.markup("formula-alt-lost", FormulaAlt, FILE, |text| {
            text.edit("<math xmlns=\"http://www.w3.org/1998/Math/MathML\" display=\"block\" alttext=\"s opphøyd", ">", |tag| {
                let start = tag.find(" alttext").unwrap();
                tag[..start].to_owned() + ">"
            });
        }),
        MATHS.markup("formula-lost", FormulaMissing, FILE, |text| {
            text.cut("<math xmlns=\"http://www.w3.org/1998/Math/MathML\" display=\"block\" alttext=\"s opphøyd", "</math>");
        }),
        MATHS.markup("formula-as-text", FormulaMissing, FILE, |text| {
            text.edit("<math xmlns=\"http://www.w3.org/1998/Math/MathML\" alttext=\"n er lik 12\">", "</math>", |_| {
                "n er lik 12".to_owned()
            });
        }),
        MATHS.markup("text-as-formula", FormulaAdded, FILE, |text| {
            text.replace("spredningen", "<math xmlns=\"http://www.w3.org/1998/Math/MathML\" alttext=\"spredningen\"><mi>s</mi></math>");
        }),
    ]
}

fn tags() -> Vec<Case> {
    let case = |kind, code, damage| MATHS.pdf(kind, code, damage);
    vec![
        case("sign-changed", FormulaChanged, |file| {
            let (one, other) = (formula(file, "i"), formula(file, "n"));
            let (one, other) = (file.contents(one)[0], file.contents(other)[0]);
            file.draw_as(one, other);
        }),
        case("sign-lost", FormulaChanged, |file| {
            let formula = formula(file, "n er lik 12");
            let content = file.contents(formula)[0];
            file.wipe(content);
        }),
        case("formula-alt-changed", FormulaAlt, |file| {
            let formula = formula(file, "n er lik 12");
            file.set_text(formula, "Alt", "n er lik 13");
        }),
        case("formula-alt-lost", FormulaAlt, |file| {
            let formula = formula(file, "n er lik 12");
            file.dictionary_mut(formula).remove(b"Alt");
        }),
        case("formula-lost", FormulaMissing, |file| {
            let formula = formula(file, "s opphøyd i 2 er lik");
            file.erase(formula);
        }),
        case("formula-as-text", FormulaMissing, |file| {
            let formula = formula(file, "n er lik 12");
            file.rename(formula, "Span");
        }),
        case("text-as-formula", FormulaAdded, |file| {
            let heading = file.find("Strong", "Dobling");
            file.rename(heading, "Formula");
        }),
    ]
}

/// The formula whose alternative text is `said`, or begins with it where that is
/// long.
fn formula(file: &File, said: &str) -> ObjectId {
    let text = |formula: &ObjectId| {
        let alternative = file.dictionary(*formula).get(b"Alt").ok()?;
        lopdf::decode_text_string(alternative).ok()
    };
    let all = file.all("Formula").into_iter();
    let fits = |text: String| text == said || said.len() > 12 && text.starts_with(said);
    let mut named = all.filter(|it| text(it).is_some_and(fits));
    named.next().unwrap_or_else(|| panic!("no formula {said:?}"))
}
