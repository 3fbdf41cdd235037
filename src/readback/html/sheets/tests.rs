//! Pages whose style sheets number and generate text.

use crate::readback::html::read;
use crate::readback::testing::check_reading;

#[track_caller]
fn check(style: &str, body: &str, expected: &str) {
    let page = format!("<style>{style}</style><body>{body}");
    check_reading(&read(page.as_bytes()).expect("the page should be read"), expected);
}

#[test]
fn headings_are_numbered_as_if_by_hand() {
    check(
        "body { counter-reset: h2 }
         h2 { counter-increment: h2; counter-reset: h3 }
         h2::before { content: counter(h2) \". \" }
         h3 { counter-increment: h3 }
         h3:before { content: counter(h2) \".\" counter(h3) }",
        "<h2>A</h2><h3>B</h3><h3 id=c>C</h3><h2>D</h2><h3><i>E</i></h3>",
        "h2 1. A
         h3 1.1 B
         h3 1.2 C {c}
         h2 2. D
         h3 2.1 E",
    );
}

#[test]
fn what_is_not_shown_does_not_count() {
    check(
        "h2{counter-increment:n}h2::before{content:counter(n)' '}body{counter-reset:n}
         .no{display:none}",
        "<h2>A</h2><h2 hidden>B</h2><h2 class=no>C</h2><h2 aria-hidden=true>D</h2><h2>E</h2>",
        "h2 1 A
         h2 3 E",
    );
}

#[test]
fn a_part_may_count_itself() {
    check(
        "body{counter-reset:n 4}h2::before{counter-increment:n 2;content:counter(n,upper-roman)') '}
         h2.x::before{counter-set:n 9}",
        "<h2>A</h2><h2 class=x>B</h2><h2 style='counter-reset:n'>C</h2>",
        "h2 VI) A
         h2 IX) B
         h2 II) C",
    );
}

#[test]
fn captions_have_their_numbers() {
    check(
        "figure{counter-increment:figure}body{counter-reset:figure tabell}
         figcaption::before{content:'Figur ' counter(figure)':';margin:1em}
         caption::before{counter-increment:tabell;content:'Tabell ' counter(tabell)': '}",
        "<figure><img alt=x><figcaption>Ferga</figcaption></figure>
         <table><caption>Tal</caption><tr><td>1<td>2</table>",
        "picture x
         caption/p Figur 1: Ferga
         caption/p Tabell 1: Tal
         cell 0:0,0/p 1
         cell 0:0,1/p 2",
    );
}

#[test]
fn items_are_numbered_within_each_other() {
    let style = "ol{list-style:none;counter-reset:i}li{counter-increment:i}
        li::before{content:counters(i,'.') '. '}";
    let body = "<ol><li>A<ol><li>B<li>C</ol><li>D</ol>";
    let expected = "li1 [0] 1 A
         li2 [1] 1.1 B
         li2 [1] 1.2 C
         li1 [0] 2 D";
    check(style, body, expected);
    let recipe =
        style.replace("list-style:none;", "").replace("li{", "li{display:block;");
    check(&recipe, body, expected);
    let bullets = "<ul><li>A<ul><li>B</ul></ul>";
    check(&style.replace("ol", "ul"), bullets, "li1 [0] 1 A\nli2 [1] 1.1 B");
}

#[test]
fn a_number_beside_that_of_the_list_is_text() {
    check(
        "li{counter-increment:i}li::before{content:'§ ' counter(i)}",
        "<ol style='counter-reset:i 2'><li>A</ol>",
        "li1 [0] 1 § 3 A",
    );
}

#[test]
fn markers_may_say_anything() {
    check(
        "li::marker{content:'(' counter(list-item, lower-alpha) ') '}
         li.word::marker{content:'Steg ' counter(list-item)': '}
         li.none::marker{content:none}li.sign::marker{content:'→'}",
        "<ol start=2><li>A<li value=5>B<li class=word>C<li class=none>D<li class=sign>E</ol>
         <ol reversed><li>A<li>B</ol>",
        "li1 [0] b A
         li1 [0] e B
         li1 [0] Steg 6 C
         li1 [0] • D
         li1 [0] • E
         li1 [1] b A
         li1 [1] a B",
    );
}

#[test]
fn the_counter_of_items_is_that_of_the_list() {
    check(
        "ol.on{counter-reset:list-item 4}li.by{counter-increment:list-item 10}",
        "<ol class=on><li>A<li class=by>B<li>C</ol>",
        "li1 [0] 5 A
         li1 [0] 15 B
         li1 [0] 16 C",
    );
}

#[test]
fn ornaments_are_no_text() {
    check(
        "p::before{content:'→ '}a::after{content:'\\2197'}blockquote::before{content:open-quote}
         .icon::before{content:'\\f05a'}.home::before{font-family:'Material Icons';content:'home'}
         li::before{content:'– '}.silent::before{content:'NB' / ''}
         body::before{content:'Utkast'}.said::before{content:'★' / 'Viktig: '}.tag::after{content:attr(data-tag)}",
        "<p>A <a href=x>b</a></p><blockquote>C</blockquote><div class=icon>D</div>
         <div class=home>E</div><ul><li>F</ul><div class=silent>G</div><div class=said>H</div>
         <div class=tag data-tag='(ny)'>I </div>",
        "p A ⟨x:b⟩
         quotation/p C
         p D
         p E
         li1 [0] • F
         p G
         p Viktig: H
         p I (ny)",
    );
}

#[test]
fn quotation_marks_within_a_line_are_text() {
    check(
        "q::before{content:open-quote}q::after{content:close-quote}",
        "<p>Han sa <q>ho sa <q>ja</q></q>.",
        "p Han sa “ho sa ‘ja’”.",
    );
}

#[test]
fn counters_that_nobody_can_tell_are_not_read() {
    let heading = "h2::before{content:counter(n) ' '}";
    let body = "<h2>A</h2>";
    check(heading, body, "h2 A");
    check(&format!("{heading}body{{counter-reset:n 3}}"), body, "h2 3 A");
    for unsure in
        ["h2:nth-child(2){counter-increment:n}", "@media(width){h2{counter-set:n 1}}"]
    {
        check(&format!("{heading}body{{counter-reset:n 3}}{unsure}"), body, "h2 A");
    }
    let print = "@media print{h2{counter-set:n 7}}";
    check(&format!("{heading}body{{counter-reset:n 3}}{print}"), body, "h2 3 A");
}

#[test]
fn code_is_as_it_stands() {
    check(
        "pre span{counter-increment:l}pre span::before{content:counter(l)}",
        "<pre><span>a</span></pre>",
        "code a",
    );
}

#[test]
fn a_rule_that_is_not_understood_says_nothing_of_others() {
    check(
        "p ~ p, i:not(b){display:none}*display{}p{*display:none}",
        "<p>a<p>b",
        "p a\np b",
    );
    check("@import 'x';/* { */ p{display:/* ; */none}", "<p>a<div>b", "p b");
    check(
        "p{color:red;& i{display:none}}b{display:none}",
        "<p>a <i>b</i> <b>c</b>",
        "p a b",
    );
}

#[test]
fn hostile_sheets_are_bounded() {
    let deep = "<div>".repeat(300);
    let page = |style: &str, body: &str| {
        let page = format!("<style>{style}</style>{body}");
        read(page.as_bytes()).map_err(|error| error.message)
    };
    let nested = "div{counter-reset:a 1000000}i::before{content:counters(a,'.')}";
    let error = page(nested, &format!("{deep}<i>x</i>")).unwrap_err();
    assert!(error.contains("generate too much"), "{error}");
    let long = format!("i::before{{content:'{}'}}", "x".repeat(500));
    let error = page(&long, &"<i>x</i>".repeat(10_000)).unwrap_err();
    assert!(error.contains("generate too much"), "{error}");
    for odd in [
        "{",
        "a{content:'",
        "a{content:'\\",
        "@",
        "/*",
        "(",
        "}\\é",
        "a::before{content:\"",
        ":before{content:counter(",
        "p{counter-reset:a -99999999999 b 2147483648}",
    ] {
        page(odd, "<p>a").unwrap();
        page(&odd.repeat(50_000), "<p>a").unwrap();
    }
    let many =
        format!("{}{{{}}}", "a,".repeat(20_000), "counter-reset:a;".repeat(20_000));
    page(&many, "<p>a").unwrap();
    page(&"@x{counter-".repeat(50_000), "<p>a").unwrap();
    page(&"counter-reset:a,".repeat(50_000), "<p>a").unwrap();
}
