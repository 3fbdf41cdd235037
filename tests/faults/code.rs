//! Damage to code.

use utgave::agreement::Code::*;

use super::Case;
use super::sample::Sample;

const CODE: Sample = Sample("code");
const FILE: &str = "EPUB/slik-lager-du-et-hefte.xhtml";
const PRE: &str =
    "<pre role=\"group\" aria-label=\"Kode\" tabindex=\"0\" translate=\"no\">";

pub fn cases() -> Vec<Case> {
    let markup = [
        CODE.markup("code-as-text", CodeChanged, FILE, |text| {
            text.replace(&format!("{PRE}<code class=\"language-toml\">"), "<div><code>");
            text.replace("\"run-on\"</code></pre>", "\"run-on\"</code></div>");
        }),
        CODE.markup("text-as-code", CodeChanged, FILE, |text| {
            text.replace(
                "<p>Teksten står for seg selv.</p>",
                "<pre>Teksten står for seg selv.</pre>",
            );
        }),
        CODE.markup("code-in-item-as-text", CodeChanged, FILE, |text| {
            text.replace(&format!("{PRE}<code>for"), "<div><code>for");
            text.replace("print(løfte)</code></pre>", "print(løfte)</code></div>");
        }),
        CODE.markup("code-lost", TextMissing, FILE, |text| {
            text.replace("language = \"nb\"\n", "");
        }),
        CODE.markup("line-joined", LineBreak, FILE, |text| {
            text.replace("land\"\nlanguage", "land\" language");
        }),
        CODE.markup("blank-line-lost", LineBreak, FILE, |text| {
            text.replace("\n\n[numbering]", "\n[numbering]");
        }),
        CODE.markup("indentation-lost", CodeSpace, FILE, |text| {
            text.replace("    chapters", "chapters");
        }),
        CODE.markup("code-changed", TextChanged, FILE, |text| {
            text.replace("run-on", "restart");
        }),
    ];
    markup.into_iter().flatten().chain(tags()).chain(republished()).collect()
}

fn tags() -> Vec<Case> {
    vec![CODE.pdf("code-as-text", CodeChanged, |file| {
        let code = file.find("Code", "for løfte");
        file.rename(code, "Div");
    })]
}

/// PDFs of the work with other code.
fn republished() -> Vec<Case> {
    vec![
        CODE.republished("line-joined", LineBreak, |text| {
            text.replace("land\"\nlanguage", "land\" language");
        }),
        CODE.republished("blank-line-lost", LineBreak, |text| {
            text.replace("\n\n[numbering]", "\n[numbering]");
        }),
        CODE.republished("indentation-lost", CodeSpace, |text| {
            text.replace("    chapters", "chapters");
        }),
        CODE.republished("code-lost", TextMissing, |text| {
            text.replace("language = \"nb\"\n", "");
        }),
    ]
}
