//! Text that stands on a page without being read.

use super::check::{WORK, chapter, check_both, check_in};

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
fn a_file_without_tags() {
    let work = paged();
    let text = WORK.lines().skip(2).take_while(|line| !line.starts_with(" >"));
    let text: String = text.map(|line| format!("{line}\n")).collect();
    let passages = as_passages(&text, "~");
    let (head, outline) = (&WORK[..WORK.find("# By").unwrap()], " > Trygt");
    let outline = &WORK[WORK.find(outline).unwrap()..];
    let untagged = format!("{head}@1\n{passages}~ Innhold 2 4 6\n{outline}");
    check_both(&work, &untagged, "untagged-text page 1 page 1");
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
