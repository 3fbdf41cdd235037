//! Faults of the text, its order and its structure.

use super::check::{WORK, chapter, check, check_both};

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
fn text_that_is_cut_up_or_run_together() {
    check(&[("endre kurs. Vi", "endre kurs.\nVi")], "text-split 5 5");
    check(&[("velferd.\nVi vil endre", "velferd. Vi vil endre")], "text-joined 4 4");
}

#[test]
fn faults_far_apart_are_told_each() {
    check(
        &[("De store", "De svære"), ("6. Vi", "8. Vi"), ("## Grønn", "### Grønn")],
        "number-wrong 14 14, text-changed 16 16, heading-level 26 26",
    );
}
