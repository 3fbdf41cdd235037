use super::reading;
use crate::agreement::{Options, compare};

const WORK: &str = "\
title: By og land
lang: nb
# By og land ^by-og-land
Arbeiderpartiets politikk hviler på en grunnmur av arbeid og velferd.
Vi vil endre kurs. Vi vil sette i gang nye tiltak for hele landet.
## Trygt arbeid til alle ^arbeid
For oss er arbeid til alle alltid jobb nummer én.
De viktigste løftene våre er:
1. Vi vil styrke eksporten. Vi vil øke den med 50 % innen 2030. ^eksport
2. Vi vil videreføre ordningen med {en:differentiated} arbeidsgiveravgift. ^avgift
3. Vi vil ha en industrioffensiv. Den skal bestå av statlige eierskap. ^industri
4. Vi vil sikre lokale entreprenører, se [eksporten|#eksport]. ^lokale
5. Vi vil øke regionale midler til alle fylker. Ap har økt dem. ^midler
6. Vi vil bedre ordninger for pendlere, se [fradraget|https://example.org/]. ^pendlere
## En sterkere velferdsstat ^velferd
De store oppgavene løser vi best i fellesskap.
De viktigste løftene våre er:
1. Vi vil øke inntektene til kommunene. ^inntekter
2. Flere politifolk i hele landet, og mer til distriktene. ^politi
3. Etablere lokale nærtjenestesentre for pass og førerkort: ^sentre
  - pass til alle som trenger det
  - førerkort i hele fylket
  - skjøte og testamente
4. Bedre sykehus og helsetjenester i distriktene. ^sykehus
5. Akuttmedisin i hele landet, og ambulanser som kommer fram. ^akutt
## Grønn framtid ^framtid
Klimaet angår alle, både i {en:towns and countryside} og her.
1. Vi vil kutte utslippene med 55 % innen ti år. ^kutt
2. Vi vil bygge havvind langs hele kysten vår. ^havvind
Dette er vår {se:boahtteáigi} sammen.
 > Trygt arbeid til alle ->arbeid
   > Vi vil styrke eksporten ->eksport
   > Vi vil videreføre ordningen ->avgift
   > Vi vil ha en industrioffensiv ->industri
 > En sterkere velferdsstat ->velferd
   > Flere politifolk ->politi
 > Grønn framtid ->framtid
";

/// Compares the work with itself after `change`, and what is found, one line
/// each: the code and the lines on both sides, with `-` for none.
#[track_caller]
fn check(changes: &[(&str, &str)], expected: &str) {
    check_in(WORK, changes, expected);
}

#[track_caller]
fn check_in(work: &str, changes: &[(&str, &str)], expected: &str) {
    let mut changed = work.to_owned();
    for (from, to) in changes {
        assert_eq!(changed.matches(from).count(), 1, "{from:?} stands there once");
        changed = changed.replacen(from, to, 1);
    }
    check_both(work, &changed, expected);
}

#[track_caller]
fn check_both(work: &str, changed: &str, expected: &str) {
    let findings = compare(&reading(work), &reading(changed), &Options::SOURCE);
    let place = |side: &Option<crate::agreement::Side>| {
        let place = side.as_ref().and_then(|side| side.place.as_ref());
        let text = place.map_or("-".to_owned(), ToString::to_string);
        text.trim_start_matches("line#").to_owned()
    };
    let lines: Vec<String> = findings
        .iter()
        .map(|f| format!("{} {} {}", f.code, place(&f.expected), place(&f.found)))
        .collect();
    assert_eq!(lines.join(", "), expected, "{findings:#?}");
}

#[test]
fn what_agrees_has_no_findings() {
    check(&[], "");
}

#[test]
fn a_number_that_changed() {
    check(&[("3. Vi vil ha", "7. Vi vil ha")], "number-wrong 11 11");
    check(&[("1. Vi vil styrke", "2. Vi vil styrke")], "number-wrong 9 9");
    check(&[("6. Vi", "7. Vi")], "number-wrong 14 14");
}

#[test]
fn an_item_that_was_lost_from_a_pdf() {
    let lost = "3. Vi vil ha en industrioffensiv. Den skal bestå av statlige eierskap. ^industri\n";
    check(&[(lost, "")], "item-missing 11 10");
}

#[test]
fn an_item_that_was_lost_from_html() {
    let lost = "3. Vi vil ha en industrioffensiv. Den skal bestå av statlige eierskap. ^industri\n4. ";
    let changes = [(lost, "3. "), ("5. Vi", "4. Vi"), ("6. Vi", "5. Vi")];
    check(&changes, "item-missing 11 10");
    let first = [
        (
            "1. Vi vil styrke eksporten. Vi vil øke den med 50 % innen 2030. ^eksport\n2. ",
            "1. ",
        ),
        ("3. Vi vil ha", "2. Vi vil ha"),
        ("4. Vi", "3. Vi"),
        ("5. Vi", "4. Vi"),
        ("6. Vi", "5. Vi"),
    ];
    check(&first, "item-missing 9 8");
}

#[test]
fn items_that_changed_places() {
    let three = "3. Vi vil ha en industrioffensiv. Den skal bestå av statlige eierskap. ^industri\n";
    let four = "4. Vi vil sikre lokale entreprenører, se [eksporten|#eksport]. ^lokale\n";
    let both = format!("{three}{four}");
    let swapped = format!("{four}{three}");
    check(&[(&both, &swapped)], "order-changed 11 12");
    let renumbered =
        swapped.replace("4. ", "X. ").replace("3. ", "4. ").replace("X. ", "3. ");
    check(&[(&both, &renumbered)], "order-changed 11 12");
}

#[test]
fn items_far_apart_that_changed_places() {
    let changes = [
        (
            "2. Vi vil videreføre ordningen med {en:differentiated} arbeidsgiveravgift. ^avgift",
            "@@",
        ),
        (
            "5. Vi vil øke regionale midler til alle fylker. Ap har økt dem. ^midler",
            "2. Vi vil videreføre ordningen med {en:differentiated} arbeidsgiveravgift. ^avgift",
        ),
        ("@@", "5. Vi vil øke regionale midler til alle fylker. Ap har økt dem. ^midler"),
    ];
    check(&changes, "order-changed 10 13");
    let html = [
        (
            "2. Vi vil videreføre ordningen med {en:differentiated} arbeidsgiveravgift. ^avgift",
            "@@",
        ),
        (
            "5. Vi vil øke regionale midler til alle fylker. Ap har økt dem. ^midler",
            "5. Vi vil videreføre ordningen med {en:differentiated} arbeidsgiveravgift. ^avgift",
        ),
        ("@@", "2. Vi vil øke regionale midler til alle fylker. Ap har økt dem. ^midler"),
    ];
    check(&html, "order-changed 10 13");
}

#[test]
fn a_heading_that_was_lost() {
    check(&[("## En sterkere velferdsstat ^velferd\n", "")], "heading-missing 15 14");
    check(&[("## En sterkere", "En sterkere")], "heading-missing 15 15");
    check(
        &[("## En sterkere velferdsstat ^velferd", "En sterkere velferdsstat")],
        "heading-missing 15 15",
    );
}

#[test]
fn a_heading_that_changed() {
    check(&[("## En sterkere", "### En sterkere")], "heading-level 15 15");
    check(&[("## En sterkere", "## En svakere")], "heading-text 15 15");
    check(
        &[("## En sterkere velferdsstat ^", "## Noe helt annet ^")],
        "heading-text 15 15",
    );
    check(&[("For oss er", "## For oss er")], "heading-added 7 7");
}

#[test]
fn all_headings_a_level_deeper_are_one_finding() {
    let mut deeper = WORK.replace("\n## ", "\n### ");
    check_both(WORK, &deeper, "heading-level 6 6");
    deeper = WORK.replace("\n## ", "\n");
    check_both(WORK, &deeper, "heading-missing 6 6");
}

#[test]
fn numbering_that_runs_on() {
    let changes = [
        ("1. Vi vil øke inn", "7. Vi vil øke inn"),
        ("2. Flere", "8. Flere"),
        ("3. Etab", "9. Etab"),
        ("4. Bedre", "10. Bedre"),
        ("5. Akutt", "11. Akutt"),
    ];
    check(&changes, "number-sequence 18 18");
    let mut further = changes.to_vec();
    further.extend([
        ("1. Vi vil kutte", "12. Vi vil kutte"),
        ("2. Vi vil bygge", "13. Vi vil bygge"),
    ]);
    check(&further, "number-sequence 18 18");
}

#[test]
fn numbering_that_begins_anew() {
    let changes = [("4. Vi", "=\n1. Vi"), ("5. Vi", "2. Vi"), ("6. Vi", "3. Vi")];
    check(&changes, "number-sequence 12 13");
    let leap = [
        ("4. Vi", "5. Vi"),
        ("5. Vi vil øke r", "6. Vi vil øke r"),
        ("6. Vi vil bedre", "7. Vi vil bedre"),
    ];
    check(&leap, "number-sequence 12 12");
}

#[test]
fn two_wrong_numbers_far_apart_are_two() {
    check(
        &[("2. Vi vil videre", "9. Vi vil videre"), ("5. Akutt", "8. Akutt")],
        "number-wrong 10 10, number-wrong 25 25",
    );
}

#[test]
fn a_nested_list_that_fell_out() {
    let flat =
        [("  - pass", "- pass"), ("  - fører", "- fører"), ("  - skjøte", "- skjøte")];
    check(&flat, "list-nesting 21 21");
    let mut html = flat.to_vec();
    html.extend([("4. Bedre", "1. Bedre"), ("5. Akutt", "2. Akutt")]);
    check(&html, "list-nesting 21 21");
}

#[test]
fn an_item_that_is_none_any_more() {
    check(&[("3. Vi vil ha", "- Vi vil ha")], "number-missing 11 11");
    let html = [
        ("3. Vi vil ha", "- Vi vil ha"),
        ("4. Vi", "1. Vi"),
        ("5. Vi", "2. Vi"),
        ("6. Vi", "3. Vi"),
    ];
    check(&html, "number-missing 11 11");
    check(&[("3. Vi vil ha", "Vi vil ha")], "item-missing 11 11");
    let html = [
        ("3. Vi vil ha", "Vi vil ha"),
        ("4. Vi", "1. Vi"),
        ("5. Vi", "2. Vi"),
        ("6. Vi", "3. Vi"),
    ];
    check(&html, "item-missing 11 11");
    check(&[("3. Vi vil ha", "- 3. Vi vil ha")], "number-missing 11 11");
    check(&[("  - pass", "  1. pass")], "number-added 21 21");
    check(&[("De store", "- De store")], "item-added 16 16");
}

#[test]
fn a_whole_list_that_lost_its_numbers() {
    let mut lost = WORK.to_owned();
    for n in 1..=6 {
        lost = lost.replacen(&format!("\n{n}. "), "\n- ", 1);
    }
    check_both(WORK, &lost, "number-missing 9 9");
    let mut typed = WORK.to_owned();
    for n in 1..=6 {
        typed = typed.replacen(&format!("\n{n}. "), &format!("\n({n}. "), 1);
    }
    let typed = typed.replace("\n(", "\n- ");
    check_both(WORK, &typed, "number-missing 9 9");
}

#[test]
fn words_that_changed() {
    check(&[(" Ap har økt dem.", "")], "text-missing 13 13");
    check(&[("fylker. Ap", "fylker. Noe er nytt. Ap")], "text-added 13 13");
    check(&[("lokale nær", "regionale nær")], "text-changed 20 20");
    check(&[("Vi vil endre kurs. ", "")], "text-missing 5 5");
}

#[test]
fn several_changes_in_a_unit_are_one_finding() {
    check(
        &[("store oppgavene løser vi best", "små oppgavene løser du best")],
        "text-changed 16 16",
    );
}

#[test]
fn paragraphs_that_are_lost_or_doubled() {
    let line = "De store oppgavene løser vi best i fellesskap.\n";
    check(&[(line, "")], "text-missing 16 15");
    check(&[(line, &line.repeat(2))], "text-added - 17");
    check(&[("Dette er vår {se:boahtteáigi} sammen.\n", "")], "text-missing 30 29");
}

#[test]
fn a_doubled_item() {
    let line = "2. Flere politifolk i hele landet, og mer til distriktene. ^politi\n";
    check(&[(line, &line.repeat(2))], "item-added - 20");
    let html = [
        (line, line.repeat(2).replace("i\n2", "i\n3")),
        ("3. Etab", "4. Etab".into()),
        ("4. Bedre", "5. Bedre".into()),
        ("5. Akutt", "6. Akutt".into()),
    ];
    let html: Vec<(&str, &str)> = html.iter().map(|(a, b)| (*a, b.as_str())).collect();
    check(&html, "item-added - 20");
}

fn chapter(n: usize) -> String {
    let start = WORK.match_indices("\n## ").nth(n).unwrap().0 + 1;
    let end = WORK[start..]
        .find("\n## ")
        .map_or(WORK.find("Dette").unwrap(), |e| start + e + 1);
    WORK[start..end].to_owned()
}

#[test]
fn a_chapter_that_is_missing() {
    for (n, line) in [(0, 6), (1, 15), (2, 26)] {
        check(&[(&chapter(n), "")], &format!("section-missing {line} {}", line - 1));
    }
}

#[test]
fn chapters_that_changed_places() {
    let (a, b, c) = (chapter(0), chapter(1), chapter(2));
    check(&[(&format!("{a}{b}"), &format!("{b}{a}"))], "order-changed 6 17");
    check(&[(&format!("{b}{c}"), &format!("{c}{b}"))], "order-changed 26 15");
    check(&[(&format!("{a}{b}{c}"), &format!("{c}{b}{a}"))], "order-changed 6 21");
}

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
    check(&[("> Flere politifolk", "> 2. Flere politifolk")], "");
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
fn an_outline_that_follows_its_text_is_not_told_again() {
    let (b, c) = (chapter(1), chapter(2));
    let entries =
        " > En sterkere velferdsstat ->velferd\n   > Flere politifolk ->politi\n";
    let last = " > Grønn framtid ->framtid\n";
    let swap = (format!("{b}{c}"), format!("{c}{b}"));
    let order = (format!("{entries}{last}"), format!("{last}{entries}"));
    check(&[(&swap.0, &swap.1), (&order.0, &order.1)], "order-changed 26 15");
    check(&[(&b, ""), (entries, "")], "section-missing 15 14");
}

#[test]
fn titles() {
    check(&[("title: By", "title: Land")], "title-changed - -");
    check(&[("title: By og land\n", "\n")], "title-changed - -");
}

#[test]
fn text_that_is_cut_up_or_run_together() {
    check(&[("endre kurs. Vi", "endre kurs.\nVi")], "text-split 5 5");
    check(&[("velferd.\nVi vil endre", "velferd. Vi vil endre")], "text-joined 4 4");
}

/// The work as a PDF would give it, each chapter on pages of its own.
fn paged() -> String {
    let mut out = WORK.replace("# By", "@1\n# By");
    for (page, heading) in [(2, "\n## T"), (4, "\n## E"), (6, "\n## G")] {
        out = out.replacen(heading, &format!("\n@{page}{heading}"), 1);
    }
    out.replacen("5. Vi", "@3\n5. Vi", 1)
}

/// A chapter's text in the passages in which a PDF shows it.
fn as_passages(chapter: &str, sign: &str) -> String {
    let lines = chapter.lines().map(|line| line.split(" ^").next().unwrap());
    let plain = lines.map(|line| line.trim_start_matches(['#', ' ', '-']));
    plain.map(|line| format!("{sign} {line}\n")).collect::<String>()
}

#[test]
fn a_chapter_that_the_tags_lack() {
    let work = paged();
    let two = chapter(1);
    for sign in ["~", "~~"] {
        let changes = (two.as_str(), as_passages(&two, sign));
        check_in(&work, &[(changes.0, &changes.1)], "untagged-text page 4 page 4");
    }
    // Lines of the page rather than its paragraphs, and a page number.
    let words = two.replace('\n', " ");
    let words: Vec<&str> =
        words.split_whitespace().filter(|w| !w.starts_with(['#', '^', '-'])).collect();
    let lines: String =
        words.chunks(6).map(|line| format!("~ {}\n", line.join(" "))).collect();
    let lines = format!("{lines}~~ 4\n");
    check_in(&work, &[(&two, &lines)], "untagged-text page 4 page 4");
}

#[test]
fn a_paragraph_that_the_tags_lack() {
    let work = paged();
    check_in(
        &work,
        &[("De store oppg", "~ De store oppg")],
        "untagged-text page 4 page 4",
    );
    check_in(
        &work,
        &[("De store oppg", "~~ De store oppg")],
        "untagged-text page 4 page 4",
    );
    check_in(
        &work,
        &[("## En sterkere velferdsstat ^velferd", "~~ En sterkere velferdsstat")],
        "untagged-text page 4 page 4",
    );
    check_in(
        &work,
        &[(" Ap har økt dem. ^midler", " ^midler\n~ Ap har økt dem.")],
        "untagged-text page 3 page 3",
    );
}

#[test]
fn a_running_title_does_not_hide_a_lost_heading() {
    let work = paged();
    let changes = [
        ("## En sterkere velferdsstat ^velferd\n", ""),
        ("5. Akutt", "@5\n~~ En sterkere velferdsstat\n5. Akutt"),
    ];
    check_in(&work, &changes, "heading-missing page 4 page 3");
}

#[test]
fn text_on_the_page_that_is_not_expected() {
    let work = paged();
    check_in(
        &work,
        &[("De store", "~ Utkast til høring\nDe store")],
        "untagged-text - page 4",
    );
    check_in(&work, &[("De store", "~~ Utkast til høring\nDe store")], "");
    let two = [
        ("De store", "~ Utkast til høring\nDe store"),
        ("Vi vil endre", "~ Et annet\nVi vil endre"),
    ];
    check_in(&work, &two, "untagged-text - page 1, untagged-text - page 4");
}

#[test]
fn faults_far_apart_are_told_each() {
    check(
        &[("De store", "De svære"), ("6. Vi", "8. Vi"), ("## Grønn", "### Grønn")],
        "number-wrong 14 14, text-changed 16 16, heading-level 26 26",
    );
}

#[test]
fn a_comparison_of_editions_leaves_out_what_they_may_choose() {
    let other = WORK.lines().map(|l| l.split(" ^").next().unwrap());
    let other: Vec<_> = other.filter(|line| !line.contains("> ")).collect();
    let findings =
        compare(&reading(WORK), &reading(&other.join("\n")), &Options::EDITION);
    assert_eq!(findings, []);
}
