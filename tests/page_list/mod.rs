//! The list of pages of a file that somebody else made, held against the pages
//! themselves.

use utgave::agreement::{self, Code};
use utgave::readback;

const TEXT: &str = "<main><span role=doc-pagebreak id=p1 aria-label=1></span><p id=a>En
    <span role=doc-pagebreak id=p2 title='Side 2.'></span>to</p><p>Tre
    <span role=doc-pagebreak id=p3>3</span>fire <span role=doc-pagebreak id=p4 title=4></span>
    fem</main>";

/// What is told of a page with that text and with a list of these lines: where each
/// leads, and what it says.
fn told(text: &str, lines: &[(&str, &str)]) -> Vec<String> {
    let line = |(to, label): &(&str, &str)| format!("<li><a href='#{to}'>{label}</a>");
    let lines: String = lines.iter().map(line).collect();
    let page =
        format!("<title>T</title><nav role=doc-pagelist><ol>{lines}</ol></nav>{text}");
    let (_, reading) = readback::read("a.html", page.as_bytes()).unwrap();
    let findings = agreement::alone(&reading);
    assert!(findings.iter().all(|it| it.code == Code::PageList), "{findings:?}");
    findings.into_iter().map(|it| it.message).collect()
}

#[track_caller]
fn check(lines: &[(&str, &str)], expected: &[&str]) {
    assert_eq!(told(TEXT, lines), expected);
}

#[test]
fn a_list_that_leads_to_every_page_is_right() {
    check(&[("p1", "1"), ("p2", "2"), ("p3", "3"), ("p4", "4")], &[]);
    check(&[("p1", "s. 1"), ("p2", "Page 2"), ("p3", "3."), ("p4", "4")], &[]);
}

#[test]
fn each_fault_is_told_once() {
    check(
        &[("p1", "1"), ("x", "2"), ("p3", "3"), ("p4", "4")],
        &["page 2 in the list of pages leads nowhere"],
    );
    check(
        &[("p1", "1"), ("a", "2"), ("p3", "3"), ("p4", "4")],
        &["page 2 in the list of pages leads to no page break"],
    );
    check(
        &[("p1", "1"), ("p3", "2"), ("p3", "3"), ("p4", "4")],
        &["page 2 in the list of pages leads to page 3"],
    );
    check(
        &[("p1", "1"), ("p2", "2"), ("p3", "5"), ("p4", "4")],
        &["page 5 in the list of pages leads to page 3"],
    );
    check(
        &[("p1", "1"), ("p2", "2"), ("p4", "4")],
        &["nothing in the list of pages leads to page 3"],
    );
    check(
        &[("p1", "1"), ("p3", "3"), ("p2", "2"), ("p4", "4")],
        &["page 3 stands out of order in the list of pages"],
    );
}

#[test]
fn what_runs_through_the_list_is_told_once() {
    check(
        &[("x", "1"), ("x", "2"), ("x", "3"), ("p4", "4")],
        &["page 1 and 2 more in the list of pages lead nowhere"],
    );
    check(
        &[("p2", "1"), ("p3", "2"), ("p4", "3")],
        &["page 1 in the list of pages leads to page Side 2., and so for 2 pages more"],
    );
    check(
        &[("p4", "4")],
        &["nothing in the list of pages leads to page 1 and 2 pages more"],
    );
}

#[test]
fn where_no_page_is_marked_places_in_the_text_will_do() {
    let text = "<main><p id=a>En<p id=b>To</main>";
    assert_eq!(told(text, &[("a", "1"), ("b", "2")]), [""; 0]);
    let faults = ["page 2 in the list of pages leads nowhere"];
    assert_eq!(told(text, &[("a", "1"), ("c", "2")]), faults);
}

#[test]
fn places_that_are_not_read_are_there() {
    let text = "<main><span role=doc-pagebreak id=p1 title=1></span>En
        <p aria-hidden=true id=p2></main>";
    assert_eq!(told(text, &[("p1", "1"), ("p2", "2")]), [""; 0]);
}
