//! Faults of languages, links, anchors, titles and outlines.

use super::check::{WORK, chapter, check, check_both, check_in};
use super::reading;
use crate::agreement::{Options, compare};

#[test]
fn languages() {
    check(&[("lang: nb\n", "\n")], "language-changed - -");
    check(&[("lang: nb\n", "lang: en\n")], "language-changed - -");
    check(&[("lang: nb\n", "lang: NB\n")], "");
    check(&[("lang: nb\n", "lang: nb-NO\n")], "language-region - -");
    check(&[("{en:differentiated}", "differentiated")], "language-changed 10 10");
    check(&[("{en:differentiated}", "{nn:differentiated}")], "language-changed 10 10");
    check(&[("{en:differentiated}", "{EN:differentiated}")], "");
    check(&[("{en:towns and countryside} og", "{en:towns and countryside }og")], "");
    check(&[("store oppgavene", "{en:store} oppgavene")], "language-changed 16 16");
    check(&[("store oppgavene", "{nb:store} oppgavene")], "");
}

#[test]
fn the_language_of_the_whole_takes_its_parts_along() {
    let english = WORK
        .replace("lang: nb", "lang: en")
        .replace("{en:differentiated}", "differentiated")
        .replace("{en:towns and countryside}", "towns and countryside");
    check_both(WORK, &english, "language-changed - -");
}

#[test]
fn all_languages_lost_are_one_finding() {
    let mut lost = WORK.replace("{en:", "").replace("{se:", "");
    lost = lost.replace('}', "");
    check_both(
        WORK,
        &lost,
        "language-changed 10 10, language-changed 27 27, language-changed 30 30",
    );
}

#[test]
fn links() {
    check(&[("example.org/", "example.org")], "");
    check(&[("example.org/", "example.com/")], "link-target 14 14");
    check(&[("[fradraget|https://example.org/]", "fradraget")], "link-missing 14 14");
    check(&[("[eksporten|#eksport]", "[eksporten|#avgift]")], "link-target 12 12");
    check(&[("De store", "De [store|https://example.org/]")], "link-added 16 16");
    check(&[(" se [fradraget|https://example.org/].", "")], "text-missing 14 14");
}

#[test]
fn anchors() {
    check(&[(" ^havvind", "")], "anchor-missing 29 29");
    check(&[("^havvind", "^anna")], "anchor-missing 29 29");
    check_both(
        WORK,
        &WORK
            .lines()
            .map(|l| l.split(" ^").next().unwrap())
            .collect::<Vec<_>>()
            .join("\n"),
        "anchor-missing 3 3",
    );
}

#[test]
fn outlines() {
    let outline = WORK.find(" > Trygt").unwrap();
    check(&[(&WORK[outline..], "")], "outline-missing 31 -");
    check(&[("   > Flere politifolk ->politi\n", "")], "outline-missing 36 35");
    check(&[("> Flere politifolk", "> Færre politifolk")], "outline-text 36 36");
    check(&[("->politi", "->sykehus")], "outline-target 36 36");
    check(&[("politifolk ->politi", "politifolk")], "outline-target 36 36");
    check(&[("   > Flere", " > Flere")], "outline-level 36 36");
    check(&[(" > Trygt", " > Om boka ->arbeid\n > Trygt")], "outline-added - 31");
    let (a, b) = (
        "   > Vi vil styrke eksporten ->eksport\n",
        "   > Vi vil videreføre ordningen ->avgift\n",
    );
    check(&[(&format!("{a}{b}"), &format!("{b}{a}"))], "outline-order 32 33");
}

#[test]
fn numbers_in_outlines() {
    let work = WORK.replace("> Flere", "> 2. Flere");
    check_in(&work, &[("> 2. Flere", "> Flere")], "");
    check_in(&work, &[("> 2. Flere", "> 2 Flere")], "");
    check_in(&work, &[("> 2. Flere", "> 3) Flere")], "outline-text 36 36");
    check_in(&work, &[("\n2. Flere", "\n9. Flere")], "number-wrong 19 19");
    let both = [("\n2. Flere", "\n9. Flere"), ("> 2. Flere", "> 9. Flere")];
    check_in(&work, &both, "number-wrong 19 19");
}

#[test]
fn an_outline_that_follows_its_text_is_not_told_again() {
    let (b, c) = (chapter(1), chapter(2));
    let entries =
        " > En sterkere velferdsstat ->velferd\n   > Flere politifolk ->politi\n";
    let last = " > Grønn framtid ->framtid\n";
    let swap = (format!("{b}{c}"), format!("{c}{b}"));
    let order = (format!("{entries}{last}"), format!("{last}{entries}"));
    check(&[(&swap.0, &swap.1), (&order.0, &order.1)], "order-changed 26 15");
    check(&[(&b, ""), (entries, "")], "section-missing 15 14");
    let renamed =
        [("## En sterkere", "## En svakere"), ("> En sterkere", "> En svakere")];
    check(&renamed, "heading-text 15 15");
    let lead =
        [(". Flere politi", ". Færre politi"), ("> Flere politi", "> Færre politi")];
    check(&lead, "text-changed 19 19");
    let deeper = [
        ("## En sterkere", "### En sterkere"),
        (" > En sterkere", "   > En sterkere"),
        ("   > Flere", "     > Flere"),
    ];
    check(&deeper, "heading-level 15 15");
}

#[test]
fn an_outline_that_only_half_follows_its_text_is_told() {
    let both = [("## En sterkere", "## En svakere"), ("> En sterkere", "> En sterk")];
    check(&both, "heading-text 15 15, outline-text 35 35");
    let both = [("## En sterkere", "### En sterkere"), ("   > Flere", "       > Flere")];
    check(&both, "heading-level 15 15, outline-level 36 36");
}

#[test]
fn an_entry_that_leads_to_a_lost_name_is_not_told_again() {
    let lost = [(" ^politi", ""), ("politifolk ->politi", "politifolk")];
    check(&lost, "anchor-missing 19 19, outline-target 36 36");
    check_in(&format!("@1\n{WORK}"), &lost, "anchor-missing page 1 page 1");
    let other = [lost[0], lost[1], ("\n > Trygt", "\n@2\n > Trygt")];
    let both = "anchor-missing page 1 page 1, outline-target page 1 page 2";
    check_in(&format!("@1\n{WORK}"), &other, both);
}

#[test]
fn a_link_to_what_is_missing_is_not_told_again() {
    let lost =
        "1. Vi vil styrke eksporten. Vi vil øke den med 50 % innen 2030. ^eksport\n";
    let elsewhere = ("[eksporten|#eksport]", "[eksporten|https://example.org/eksport]");
    check(&[(lost, ""), elsewhere], "item-missing 9 8");
    check(&[elsewhere], "link-target 12 12");
}

#[test]
fn titles() {
    check(&[("title: By", "title: Land")], "title-changed - -");
    check(&[("title: By og land\n", "\n")], "title-changed - -");
}

#[test]
fn a_comparison_of_editions_leaves_out_what_they_may_choose() {
    let other = WORK.lines().map(|l| l.split(" ^").next().unwrap());
    let other: Vec<_> = other.filter(|line| !line.contains("> ")).collect();
    let findings =
        compare(&reading(WORK), &reading(&other.join("\n")), &Options::EDITION);
    assert_eq!(findings, []);
}
