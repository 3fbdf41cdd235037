//! What two editions may differ in and still say the same, and what stands beside
//! such a difference and is none of it.

use utgave::agreement::{self, Edition, Options, Report};
use utgave::readback::{self, Format};
use utgave::reading::Reading;

/// A page, and the same as another tool may make it.
struct Pages(&'static str, &'static str);

fn read(body: &str) -> Reading {
    let page = format!(
        "<!DOCTYPE html><html lang=\"en\"><title>T</title><body>{body}</body></html>"
    );
    readback::read("a.html", page.as_bytes()).unwrap().1
}

impl Pages {
    fn report(&self) -> Report {
        let (expected, found) = (read(self.0), read(self.1));
        let edition = |path, reading| Edition {
            path,
            format: Format::Html.extension(),
            bytes: None,
            reading,
        };
        agreement::agree(
            &edition("a.html", &expected),
            &[edition("b.html", &found)],
            &Options::EDITION,
        )
    }

    /// They agree, since what differs is tolerated, so often.
    #[track_caller]
    fn agree(&self, name: &str, count: usize) {
        let report = self.report();
        assert!(report.findings.is_empty(), "{:?}", report.findings);
        let used = report.editions[1].tolerances.iter();
        let used: Vec<_> = used.map(|(it, count)| (it.as_str(), count)).collect();
        assert_eq!(used, [(name, count)]);
    }

    /// They do not, whatever is tolerated beside it.
    #[track_caller]
    fn differ(&self, codes: &str) {
        let report = self.report();
        let found: Vec<_> = report.findings.iter().map(|it| it.code.as_str()).collect();
        assert_eq!(found.join(" "), codes);
    }
}

#[test]
fn marks_have_several_forms() {
    Pages("<p>“Yes,” it's one – or two …", "<p>\"Yes,\" it’s one – or two …")
        .agree("quotation-marks", 1);
    Pages("<p>One – or two", "<p>One -- or two").agree("dashes", 1);
    Pages("<p>“Yes,” one", "<p>\"Yes,\" two").differ("text-changed");
    Pages("<p>A co-operation", "<p>A co – operation").differ("text-changed");
}

#[test]
fn headings_may_be_set_in_capitals() {
    Pages("<h1>Our plan</h1><p>One", "<h1>OUR PLAN</h1><p>One").agree("capitals", 1);
    Pages("<h1>Our plan</h1><p>One", "<h1>OUR PLANS</h1><p>One").differ("heading-text");
}

#[test]
fn numbers_may_be_typed_or_left_out() {
    let plain = "<h1>T</h1><h2>Aims</h2><p>One<h2>Means</h2><p>Two";
    Pages(plain, "<h1>T</h1><h2>1 Aims</h2><p>One<h2>2 Means</h2><p>Two")
        .agree("numbers", 2);
    let list = "<ol><li>one<li>two</ol>";
    Pages(list, "<ul><li>1. one<li>2. two</ul>").agree("numbers", 2);
    Pages(list, "<ul><li>1. one<li>3. two</ul>").differ("number-wrong");
}

#[test]
fn captions_may_be_plain_text_with_a_number() {
    let table = "<tr><td>1<td>2</table>";
    let marked = format!("<table><caption>The boats</caption>{table}").leak();
    let typed = format!("<table><caption>Table 1: The boats</caption>{table}").leak();
    Pages(marked, typed).agree("numbers", 1);
    let other = format!("<table><caption>Table 1: The cars</caption>{table}").leak();
    Pages(marked, other).differ("text-changed");
}

#[test]
fn contents_may_stand_in_the_text() {
    let text = "<h2 id=a>Aims</h2><p>One<h2 id=b>Means</h2><p>Two";
    let pages = Pages(
        "<h1>T</h1><h2 id=a>Aims</h2><p>One<h2 id=b>Means</h2><p>Two",
        "<h1>T</h1><ul><li><a href=#a>Aims</a><li><a href=#b>Means</a></ul>\
         <h2 id=a>Aims</h2><p>One<h2 id=b>Means</h2><p>Two",
    );
    assert!(pages.0.ends_with(text));
    pages.agree("contents", 1);
    Pages(
        "<h1>T</h1><h2>Aims</h2><p>One<h2>Means</h2><p>Two",
        "<h1>T</h1><ul><li>Aims<li>Means</ul><h2>Aims</h2><p>One<h2>Means</h2><p>Two",
    )
    .differ("item-added");
}

#[test]
fn notes_may_be_typed() {
    let noted = "<p>It was so.<a id=r href=#n role=doc-noteref>1</a> Yes.<p>More.\
        <section role=doc-endnotes><ol><li id=n>Since 1871. <a href=#r role=doc-backlink>↩</a>\
        </ol></section>";
    Pages(noted, "<p>It was so.[1] Yes.<p>More.<p>[1]<p>Since 1871.↩").agree("notes", 2);
    Pages(noted, "<p>It was so.[1] Yes.<p>More.<p>[1]<p>Since 1872.↩")
        .differ("text-changed");
}

#[test]
fn all_headings_may_be_deeper() {
    let shallow = "<h1>T</h1><h1>Aims</h1><p>One<h1>Means</h1><p>Two<h2>How</h2><p>Three";
    Pages(
        shallow,
        "<h1>T</h1><h2>Aims</h2><p>One<h2>Means</h2><p>Two<h3>How</h3><p>Three",
    )
    .agree("levels", 1);
    Pages(
        shallow,
        "<h1>T</h1><h2>Aims</h2><p>One<h2>Means</h2><p>Two<h2>How</h2><p>Three",
    )
    .differ("heading-level");
}

#[test]
fn a_list_may_follow_its_item() {
    let nested = "<ul><li>one<ol><li>a<li>b</ol></ul><p>End.";
    Pages(nested, "<ul><li>one</ul><ol><li>a<li>b</ol><p>End.").agree("nesting", 1);
    Pages(nested, "<ul><li>one<li>a<li>b</ul><p>End.")
        .differ("number-missing list-nesting");
}

#[test]
fn header_rows_may_be_there_again() {
    let table = "<table><tr><th scope=col>Year<th scope=col>Boats<tr><td>1<td>2<tr><td>3<td>4\
        </table>";
    let again = "<table><tr><th scope=col>Year<th scope=col>Boats<tr><td>1<td>2\
        <tr><th scope=col>Year<th scope=col>Boats<tr><td>3<td>4</table>";
    Pages(table, again).agree("headers", 2);
}

#[test]
fn the_one_that_stands_alone_is_named() {
    fn plain<'a>(path: &'a str, reading: &'a Reading) -> Edition<'a> {
        Edition { path, format: "html", bytes: None, reading }
    }
    let alone = |texts: [&str; 3]| {
        let [a, b, c] = texts.map(read);
        let others = [plain("b", &b), plain("c", &c)];
        let report = agreement::agree(&plain("a", &a), &others, &Options::EDITION);
        let alone = report.findings.iter().map(|it| it.alone.as_deref().unwrap_or("-"));
        alone.map(str::to_owned).collect::<Vec<_>>().join(" ")
    };
    let (right, wrong) = ("<p>It needs 2.4 million now", "<p>It needs 2.5 million now");
    // Once, though both others differ from it.
    assert_eq!(alone([wrong, right, right]), "a");
    let more = "<p>It needs 2.4 million now<p>Or never";
    assert_eq!(alone([right, more, more]), "a");
    assert_eq!(alone([more, right, right]), "a");
    assert_eq!(alone([right, wrong, right]), "b");
    assert_eq!(alone([right, right, wrong]), "c");
    assert_eq!(alone([right, right, right]), "");
}
