//! What stands beside the running text, or in a form of its own: asides,
//! quotations with their source, other languages, verse, addresses, code,
//! checklists and formulas.

use super::chapter::Chapter;

/// A section that holds one of each.
pub fn section(chapter: &mut Chapter<'_>) {
    chapter.section(3, "ved-siden-av");
    chapter.plain();
    aside(chapter);
    let (said, more) = (chapter.prose.sentence(), chapter.prose.sentence());
    chapter.text.block(format!("> {said} {more}\n>\n> — Kari Nordmann, *Vårt liv*"));
    chapter.rich();
    let list = "::: language {lang=\"en\"}\nThe report is read by others, too.\n\n- one of \
                them abroad\n- another at `sea`\n\n```sh\n# in English, \
                too\nreport --read\n```\n:::";
    chapter.text.block(list);
    lines(chapter);
    code(chapter);
    checklist(chapter);
    formulas(chapter);
}

fn aside(chapter: &mut Chapter<'_>) {
    let (fact, item) = (chapter.prose.sentences(2), chapter.prose.matter());
    let (number, title) = (chapter.index + 1, &chapter.key);
    chapter.text.block(format!(
        "::: aside {{#fakta-{title} title=\"Fakta {number}\"}}\n{fact}\n\n- {item}\n- Mer \
         står i [tabellen](#tabell-{title}).\n:::"
    ));
}

/// Verse and an address, whose lines are kept.
fn lines(chapter: &mut Chapter<'_>) {
    chapter.plain();
    chapter.text.block(
        "::: verse\nVi bygde en vei over heia,\n  og veien gikk heim.\n\nDen som ville bort, \
         fikk eie\nen vei til, å gå med dem.\n:::",
    );
    chapter.text.block("::: address\nArkivet\nTorggata 1\n0181 Oslo\n:::");
}

fn code(chapter: &mut Chapter<'_>) {
    chapter.plain();
    let number = chapter.index;
    chapter.text.block(format!(
        "```toml\n[kapittel]\nnummer = {number}\n  # innrykk hører med\nfrist = 2030-01-01\n\
         ```"
    ));
}

fn checklist(chapter: &mut Chapter<'_>) {
    let (one, other) = (chapter.prose.matter(), chapter.prose.matter());
    chapter.plain();
    chapter.text.block(format!("- [x] {one}\n- [ ] {other}\n- [x] arkivet er ryddet"));
}

fn formulas(chapter: &mut Chapter<'_>) {
    let number = chapter.index + 2;
    let sentence = chapter.prose.sentence();
    chapter.text.block(format!(
        "{sentence} Andelen er $\\frac{{n_{number}}}{{N}}$, og summen er:"
    ));
    chapter.text.block(format!(
        "$$S = \\sum_{{i=1}}^{{{number}}} x_i \\cdot \\sqrt{{a^2 + b^2}}$$"
    ));
    let heading = format!("Andelen $n_{{{number}}}$ av $N$");
    chapter.text.heading(4, &heading, "");
    let key = &chapter.key;
    chapter.text.block(format!(
        "::: maths {{#snitt-{key} .numbered}}\n$$\\bar{{x}} = \\frac{{S}}{{{number}}}$$\n:::"
    ));
    chapter.text.block(format!("Snittet står i [](#snitt-{key})."));
    chapter.text.block(format!(
        "::: maths {{#rest-{key} alt=\"Resten er det som er til overs\"}}\n$$R = N - S$$\n:::"
    ));
}
