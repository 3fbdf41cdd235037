//! Small pages, and what a reader meets in them.

use super::super::testing::check_reading;
use super::*;

#[track_caller]
fn check(html: &str, expected: &str) {
    check_reading(&read(html.as_bytes()).expect("the page should be read"), expected);
}

#[track_caller]
fn check_error(html: &str, message: &str) {
    match read(html.as_bytes()) {
        Ok(_) => panic!("the page should not be read"),
        Err(error) => assert!(error.message.contains(message), "{error}"),
    }
}

mod notes {
    use super::check;

    #[test]
    fn dpub_aria() {
        check(
            "<p>En<sup><a role=doc-noteref id=r1 href='#n1'>1</a></sup>, to<a role=doc-noteref
             id=r2 href='#n2'>2</a>.</p><p>Tre.</p>
             <aside role=doc-footnote id=n1><p><a role=doc-backlink href='#r1'>1</a> A</p></aside>
             <aside role=doc-footnote id=n2><p><a role=doc-backlink href='#r2'>2</a> B</p>
             <ul><li>C</ul></aside>",
            "p En[1→0], to[2→1]. {r1 r2}
             note 0 1↩/p A {n1}
             note 1 2↩/p B {n2}
             note 1 2↩/li1 [0] • C
             p Tre.",
        );
    }

    #[test]
    fn pandoc() {
        check(
            "<blockquote><p>En<a href='#fn1' class='footnote-ref' id='fnref1'
             role='doc-noteref'><sup>1</sup></a> to.</p></blockquote><ul><li>Tre<a href='#fn2'
             class='footnote-ref' id='fnref2'><sup>2</sup></a></li></ul><p>Fire.</p>
             <section id='footnotes' class='footnotes' role='doc-endnotes'><hr><ol>
             <li id='fn1'><p>A<a href='#fnref1' class='footnote-back'>↩︎</a></p></li>
             <li id='fn2'><p>B</p><p>C<a href='#fnref2' class='footnote-back'>↩︎</a></p></li>
             </ol></section>",
            "quotation/p En[1→0] to. {fnref1}
             note 0 1↩/p A {footnotes fn1}
             li1 [0] • Tre[2→1] {fnref2}
             note 1 2↩/p B {fn2}
             note 1 2↩/p C
             p Fire.",
        );
    }

    #[test]
    fn asciidoctor() {
        check(
            "<p>En<sup class=footnote>[<a id=_footnoteref_1 class=footnote
             href='#_footnotedef_1' title='View footnote.'>1</a>]</sup>.</p><p>To.</p>
             <div id=footnotes><hr><div class=footnote id=_footnotedef_1>
             <a href='#_footnoteref_1'>1</a>. A 1. B</div></div>",
            "p En[1→0]. {_footnoteref_1}
             note 0 1↩/p A 1. B {footnotes _footnotedef_1}
             p To.",
        );
    }

    #[test]
    fn what_leads_astray_is_met_as_that() {
        check(
            "<p>En<a role=doc-noteref href='#n2'>1</a></p><p>To<a role=doc-noteref id=r2
             href='#n2'>2</a><a role=doc-noteref href='#n3'>3</a></p>
             <aside role=doc-footnote id=n1><a role=doc-backlink href='#r1'>1</a> A</aside>
             <aside role=doc-footnote id=n2><a role=doc-backlink href='#r2'>2</a> B</aside>",
            "p En[1→1]
             p To[2→1][3→-] {r2}
             note 1 2↩/p B {n2}
             note 0 1/p A {n1}",
        );
    }
}

mod units {
    use super::check;

    #[test]
    fn headings_and_paragraphs() {
        check(
            "<!DOCTYPE html><html lang=nb><title> By og\n land </title><h1>By og land</h1><p>Et <b>lite</b> land.\n<p>To<br>linjer",
            "title By og land
             language nb
             h1 By og land
             p Et lite land.
             p To⏎ linjer",
        );
    }

    #[test]
    fn roles_make_and_unmake_headings() {
        check(
            "<div role=heading aria-level=3>A</div><div role=heading>B</div>
             <h2 role=presentation>C</h2><h2 aria-level=4>D</h2>
             <div role=heading aria-level=9>E</div><h2 aria-level=x>F</h2>",
            "h3 A
             h2 B
             p C
             h4 D
             h6 E
             h2 F",
        );
    }

    #[test]
    fn blocks_in_a_heading_are_one_heading() {
        check("<h2><div>1</div><div>Land</div></h2>x", "h2 1 Land\np x");
    }

    #[test]
    fn abbreviations_say_what_they_are_short_for() {
        check(
            "<p>I <abbr title=' Nordisk\n råd'>N<b>R</b></abbr>, <abbr>WTO</abbr> og
             <abbr title=x></abbr><span title=y>EU</span>",
            "p I ⟨=Nordisk råd:NR⟩, WTO og EU",
        );
    }

    #[test]
    fn bare_text_is_no_less_read() {
        check(
            "<div>a<div>b</div>c <i>d</i></div><blockquote>e</blockquote>
             <table><caption>f</caption><tr><th>g<td>h</table>
             <dl><dt>i<dd>j</dl><figure><img alt=z><figcaption>k</figcaption></figure>",
            "p a\np b\np c d\nquotation/p e\ncaption/p f\ncell 0:0,0 row/p g\ncell 0:0,1/p h\nterm i\ndefinition/p j\npicture z\ncaption/p k",
        );
    }

    #[test]
    fn pictures_read_as_what_they_say() {
        check(
            "<figure id=a><img src=b.png alt=' c\n d'><figcaption>e</figcaption></figure>
             <p><img alt=''>f<p><img>g<p>h <img alt=i> j
             <svg role=img><title>k</title><text>l</text></svg>
             <h2><img alt=m></h2><ul><li><img alt=n></ul><img alt=o role=none>
             <div role=img aria-label=p>q</div>",
            "picture c d {a}\ncaption/p e\np f\npicture\np g\np h i j k\nh2 m
             li1 [0] •\npicture n\npicture p",
        );
    }

    #[test]
    fn pictures_tell_their_proportion() {
        check(
            "<img alt=a src='data:image/gif;base64,R0lGODlhAgABAA=='><img alt=b src=c.png>",
            "picture/2000 a\npicture b",
        );
    }

    #[test]
    fn nothing_hidden_is_read() {
        check(
            "<p hidden>a<p aria-hidden=true>b<p style='color: red; DISPLAY:none'>c
             <script>d</script><style>e</style><template><p>f</template>
             <noscript>g</noscript><nav>h</nav><dialog>i</dialog>
             <p aria-hidden=false>j<svg><title>k</title><text>l</text></svg>",
            "p jl",
        );
    }

    #[test]
    fn soft_hyphens_are_no_text() {
        check(
            "<p>distrikts&shy;politikk by&shy;\nland<wbr>et",
            "p distriktspolitikk by landet",
        );
    }

    #[test]
    fn tables_keep_what_browsers_move_out_of_them() {
        check("<table>a<tr><td>b</table>", "p a\ncell 0:0,0/p b");
    }

    #[test]
    fn misnested_elements_are_put_right() {
        check("<p><b>a<p>b</b>c", "p a\np bc");
    }
}

mod tables {
    use super::check;

    #[test]
    fn cells_have_places() {
        check(
            "<table><caption>A</caption><thead><tr><th scope=col colspan=2>b<th>c</thead>
             <tr><th rowspan=2 scope=rowgroup>d<td>e<td><p>f<p>g<tr><td><td>h</table>",
            "caption/p A\ncell 0:0,0+1x2 col/p b\ncell 0:0,2 col/p c
             cell 0:1,0+2x1 row/p d\ncell 0:1,1/p e\ncell 0:1,2/p f\ncell 0:1,2/p g
             cell 0:2,2/p h",
        );
    }

    #[test]
    fn tables_that_arrange_a_page_are_none() {
        check(
            "<table role=presentation><tr><td>a<td><table><tr><td>b</table></table>",
            "p a\ncell 0:0,0/p b",
        );
    }

    #[test]
    fn rows_end_with_their_group() {
        check(
            "<table><tbody><tr><td rowspan=9>a<td>b<tbody><tr><td>c<td rowspan=0>d<tr><td>e
             <tr hidden><td>f</table>",
            "cell 0:0,0/p a\ncell 0:0,1/p b\ncell 0:1,0/p c\ncell 0:1,1+2x1/p d
             cell 0:2,0/p e",
        );
    }

    #[test]
    fn spans_are_bounded() {
        let bomb = "<tr><td colspan=1000000 rowspan=1000000>a<td>b".repeat(100);
        let reading = super::super::read(format!("<table>{bomb}</table>").as_bytes());
        let units = reading.expect("it can be read").units;
        let cells: Vec<_> = units.iter().filter_map(|unit| unit.cell()).collect();
        assert_eq!(cells.len(), 200);
        assert!(cells.iter().all(|it| it.column + it.columns <= 1000 && it.rows <= 100));
    }

    #[test]
    fn a_header_says_of_what_or_its_place_does() {
        check(
            "<table><tr><th>a<th>b<tr><th>c<td>d<tr><td>e<th>f</table>",
            "cell 0:0,0 col/p a\ncell 0:0,1 col/p b\ncell 0:1,0 th/p c\ncell 0:1,1/p d
             cell 0:2,0/p e\ncell 0:2,1 th/p f",
        );
    }
}

mod lists {
    use super::check;

    #[test]
    fn items_are_numbered() {
        check(
            "<ol><li>a<li>b</ol><ol><li>c</ol><ul><li>d</ul>",
            "li1 [0] 1 a
             li1 [0] 2 b
             li1 [1] 1 c
             li1 [2] • d",
        );
    }

    #[test]
    fn numbers_start_anywhere_and_jump() {
        check(
            "<ol start=7><li>a<li value=3>b<li>c</ol><ol start=-1><li>d<li>e</ol><ol start=x><li>f</ol>",
            "li1 [0] 7 a
             li1 [0] 3 b
             li1 [0] 4 c
             li1 [1] -1 d
             li1 [1] 0 e
             li1 [2] 1 f",
        );
    }

    #[test]
    fn numbers_run_backwards() {
        check(
            "<ol reversed><li>a<ol><li>x<li>y</ol><li hidden>h<li>b</ol><ol reversed start=9><li>c<li>d</ol>",
            "li1 [0] 2 a
             li2 [1] 1 x
             li2 [1] 2 y
             li1 [0] 1 b
             li1 [2] 9 c
             li1 [2] 8 d",
        );
    }

    #[test]
    fn numbers_are_letters_and_numerals() {
        check(
            "<ol type=a start=26><li>a<li>b</ol><ol type=I><li>c<li type=i>d<li>e</ol><ol type=A start=0><li>f</ol>",
            "li1 [0] z a
             li1 [0] aa b
             li1 [1] I c
             li1 [1] ii d
             li1 [1] III e
             li1 [2] 0 f",
        );
    }

    #[test]
    fn nested_lists_count_for_themselves() {
        check(
            "<ol><li>a<ul><li>b<ol><li>c</ol></ul>d<li><p>e<p>f</ol><p>g",
            "li1 [0] 1 a
             li2 [1] • b
             li3 [2] 1 c
             p1 d
             li1 [0] 2 e
             p1 f
             p g",
        );
    }

    #[test]
    fn a_list_right_in_a_list_is_deeper() {
        check(
            "<ul><li>a</li><ul><li>b</ul><li>c</ul>",
            "li1 [0] • a\nli2 [1] • b\nli1 [0] • c",
        );
    }

    #[test]
    fn lists_may_say_that_they_are_none() {
        check(
            "<ul role=none><li>a</ul><ol role=presentation><li>b<ul><li>c</ul></ol>",
            "p a\np b\nli1 [0] • c",
        );
    }

    #[test]
    fn roles_make_lists() {
        check(
            "<div role=list><div role=listitem>a</div><div role=listitem>b</div></div>",
            "li1 [0] • a\nli1 [0] • b",
        );
    }

    #[test]
    fn a_number_without_text_is_met_too() {
        check(
            "<ol><li></li><li><ol><li>a</ol></li><li><h3>b</h3>c</ol>",
            "li1 [0] 1
             li1 [0] 2
             li2 [1] 1 a
             li1 [0] 3
             h3 b
             p1 c",
        );
    }

    #[test]
    fn items_outside_of_lists_have_bullets() {
        check(
            "<div><li>a<li>b</div><div><li>c</div>",
            "li1 [0] • a\nli1 [0] • b\nli1 [1] • c",
        );
    }
}

mod spans {
    use super::check;

    #[test]
    fn languages_of_parts() {
        check(
            "<html lang=nb><p>a <i lang=en>b </i>c<p lang=se>d <i lang=en>e</i><p lang=NB>f",
            "language nb
             p a ⟨en:b⟩ c
             p ⟨se:d ⟨en:e⟩⟩
             p f",
        );
    }

    #[test]
    fn languages_within_languages() {
        check(
            "<html lang=nb><div lang=en><p>a<p lang=nb>b<p>c <q lang=nb>d</q> e</div>",
            "language nb
             p ⟨en:a⟩
             p b
             p ⟨en:c ⟨nb:d⟩ e⟩",
        );
    }

    #[test]
    fn the_innermost_of_languages_over_the_same_text() {
        check(
            "<html lang=nb><p lang=en><i lang=de><b lang=fr>a",
            "language nb\np ⟨fr:a⟩",
        );
    }

    #[test]
    fn a_language_may_be_unknown() {
        check("<html lang=nb><p lang=''>a", "language nb\np ⟨und:a⟩");
    }

    #[test]
    fn the_language_around_main_holds_in_it() {
        check("<html lang=nb><body lang=en><main>a</main>", "language nb\np ⟨en:a⟩");
    }

    #[test]
    fn links() {
        check(
            "<p>a<a href='#bl%C3%A5'> b</a> <a href=' https://x.no/'>c <i>d</i></a><a name=e>f</a>",
            "p a ⟨#blå:b⟩ ⟨https://x.no/:c d⟩f {e}",
        );
    }

    #[test]
    fn links_over_several_blocks() {
        check("<a href=#x><p>a<p>b</a>c", "p ⟨#x:a⟩\np ⟨#x:b⟩c");
    }

    #[test]
    fn links_that_say_nothing_are_nothing() {
        check(
            "<h2 id=a>b<a href=#a aria-label='Lenke'></a> <a href=#a>#</a> <a class=permalink href=#a>§</a></h2>
             <p><a href=#x><img alt=y></a>",
            "h2 b {a}\npicture ⟨#x:y⟩",
        );
    }
}

mod anchors {
    use super::*;
    use crate::reading::Place;

    #[test]
    fn ids_name_what_begins_with_them() {
        check(
            "<section id=a><h2 id=b>c</h2><p>d<span id=e></span></section><ol id=f><li id=g><p id=h>i</ol><p id=last>",
            "h2 c {a b}
             p d {e}
             li1 [0] 1 i {f g h last}",
        );
    }

    #[test]
    fn a_place_is_the_nearest_id() {
        let reading = read_named("x.html", b"<p>a<h2 id=b>c</h2><p>d<p>e", None).unwrap();
        let places = reading.units.iter().map(|unit| unit.place.to_string());
        assert_eq!(
            places.collect::<Vec<_>>(),
            ["x.html", "x.html#b", "x.html#b", "x.html#b"]
        );
        assert!(matches!(&reading.units[0].place, Place::File { id: None, .. }));
    }
}

mod pages {
    use super::check;

    #[test]
    fn pages_begin_anywhere() {
        check(
            "<span role=doc-pagebreak aria-label=3 id=s></span><h2>a</h2>
             <p>b <span epub:type=pagebreak title=4></span>c<span role=doc-pagebreak>iv</span>
             <p>d<ol><li>e<div role=doc-pagebreak aria-label=6></div><li>f</ol><div role=doc-pagebreak aria-label=7></div>",
            "h2 |3|a
             p b |4|c
             p |iv|d
             li1 [0] 1 e
             li1 [0] 2 |6|f|7|",
        );
    }

    #[test]
    fn a_page_may_begin_within_a_word() {
        check("<p>a<span role=doc-pagebreak title=2></span>b", "p a|2|b");
    }

    /// Lines are no pages; what only is named so, is no line.
    #[test]
    fn lines_begin_where_empty_elements_say_so() {
        let page = "<div data-line=1 role=img aria-label='line 1'></div><h2>a</h2>
             <p><span data-line=2></span>b <span data-line=3 aria-hidden=true></span>c
             <span data-line=4>d</span> <span data-line=x></span>e";
        check(page, "h2 a\np b c d e");
        let lines = super::read(page.as_bytes()).expect("it is read").lines;
        let places = lines.iter().map(|it| (it.label.as_str(), it.unit, it.offset));
        assert_eq!(places.collect::<Vec<_>>(), [("1", 0, 0), ("2", 1, 0), ("3", 1, 2)]);
    }
}

mod landmarks {
    use super::*;

    #[test]
    fn the_text_is_in_main() {
        check(
            "<a href=#m>Hopp</a><header>Logo</header><nav>n</nav><main id=m><h1>a</h1></main><footer>f</footer>",
            "h1 a {m}",
        );
    }

    #[test]
    fn what_a_style_sheet_hides_is_no_text() {
        check("<style>.no{display:none}</style><p>a<p class=no>b", "p a");
        check("<style>p.no{display:block}.no{display:none}</style><p class=no>b", "p b");
        check(
            "<style>.no{display:none}</style><p class=no style='display:block'>b",
            "p b",
        );
        check(
            "<style>.no{display:none!important}</style><p class=no style='display:block'>b<p>a",
            "p a",
        );
        check("<style>div p{display:none}</style><div><i><p>a</i></div><p>b", "p b");
        check("<style media=print>p{display:none}</style><p>a", "p a");
        check("<style>@media print{p{display:none}}</style><p>a", "p a");
    }

    #[test]
    fn a_style_sheet_numbers_lists() {
        check(
            "<style>ol{list-style-type:lower-alpha}</style><ol><li>x</ol>",
            "li1 [0] a x",
        );
        check(
            "<style>ol ol{list-style:upper-roman}</style><ol><li>x<ol><li>y</ol></ol>",
            "li1 [0] 1 x\nli2 [1] I y",
        );
    }

    #[test]
    fn sheets_that_take_too_long_are_refused() {
        let rule = "<style>p div div div div i{display:none}</style>";
        let page = format!("{rule}{}<i>x</i>", "<div>".repeat(400));
        let error = read(page.as_bytes()).unwrap_err();
        assert!(error.message.contains("style sheets take too long"), "{error}");
    }

    #[test]
    fn without_main_the_text_is_in_the_only_article() {
        let part = |page: &str| {
            let reading = read(page.as_bytes()).unwrap();
            (reading.part.unwrap_or_default(), reading.units.len())
        };
        let article = "<article><h1>a</h1><p>b c d e f g h</article>";
        let menu = "<div><a href=x>one</a> <a href=y>two</a><p>by us</div>";
        assert_eq!(part(&format!("{menu}{article}")), ("article".to_owned(), 2));
        assert_eq!(part(&format!("{article}<article>x</article>")), (String::new(), 3));
        assert_eq!(
            part(&format!("<p>A long text beside it.{article}")),
            (String::new(), 3)
        );
        assert_eq!(part(&format!("<main>{article}</main>")), (String::new(), 2));
    }

    #[test]
    fn without_article_the_text_is_beside_the_menus() {
        let check = |page: &str, part: Option<&str>, units: usize| {
            let reading = read(page.as_bytes()).unwrap();
            assert_eq!(reading.part.as_deref(), part, "{page}");
            assert_eq!(reading.units.len(), units, "{page}");
        };
        let menu = "<div class=menu>Gå til <a href=a>skole</a> <a href=b>vei og båt</a> \
             <a href=c>fritid</a></div>";
        let text =
            "<div id=text class=wide><h1>Plan</h1><p>Vi vil bygge.<p>Og lære.</div>";
        check(&format!("{menu}{text}"), Some("div#text"), 3);
        check(&format!("{menu}<div><div>{text}</div>{menu}</div>"), Some("div"), 3);
        check(&format!("{menu}<h1>Plan</h1>{text}"), None, 5);
        // A box with text of its own is no menu, and a list of links belongs to its text.
        check(&format!("<div>Vi vil ha <a href=a>båt</a>.</div>{text}"), None, 4);
        check(
            &text.replace("</div>", "<ul><li><a href=a>a<li><a href=b>b</ul></div>"),
            None,
            5,
        );
        check(&format!("Tekst{menu}{text}"), None, 5);
    }

    #[test]
    fn the_user_may_say_where_the_text_is() {
        let page =
            b"<p>a<div id=x class='y z'><h1>b</h1><p>c</div><main>d</main><p class=y>e";
        let select = |text: &str| {
            let reading = read_named("", page, Some(&Select::new(text)?))?;
            let texts = reading.units.iter().map(|unit| unit.text.as_str());
            Ok::<_, Error>(texts.collect::<Vec<_>>().concat())
        };
        assert_eq!(select("#x"), Ok("bc".to_owned()));
        assert_eq!(select(".y"), Ok("bce".to_owned()));
        assert_eq!(select("div > h1, p.y"), Ok("be".to_owned()));
        assert_eq!(select("[class=y]"), Ok("e".to_owned()));
        assert!(select("#w").unwrap_err().message.contains("nothing in the page is #w"));
        for wrong in ["", "a,", "p::before", "div ~ p", "{", "p:nth-child(2)"] {
            let error = select(wrong).unwrap_err();
            assert!(error.message.contains("no selector"), "{wrong}: {error}");
        }
    }

    #[test]
    fn the_title_may_stand_before_main() {
        check(
            "<header><h1>a</h1><p>b</p><nav>n</nav></header><div><main><p>c</main></div>",
            "h1 a\np b\np c",
        );
        check("<h1>a</h1><main><p>b</main>", "h1 a\np b");
    }

    #[test]
    fn what_stands_beside_main_is_told() {
        check(
            "<p>a</p><main>b</main><div>c<footer>d</footer>e</div><ul><li>f</ul><a href=#m>g</a>",
            "p b\n! a\n! c\n! e\n! f\n! g",
        );
    }

    #[test]
    fn with_two_mains_all_of_the_body_is_text() {
        check("<p>x<main>a</main><main>b</main>", "p x\np a\np b");
        check("<p>x<main>a</main><main hidden>b</main>", "p a\n! x");
    }
}

mod outlines {
    use super::check;

    #[test]
    fn a_table_of_contents_is_an_outline() {
        check(
            "<nav role=doc-toc><h2>Innhold</h2><ol><li><a href=#a>A <b>b</b></a><ol><li><a href=#c>C</a></ol><li><span>D</span><li><a href=https://x.no>E</a></ol></nav>",
            "> 1 A b #a
             > 2 C #c
             > 1 D
             > 1 E",
        );
    }

    #[test]
    fn the_right_navigation_is_taken() {
        check(
            "<nav><a href=#a>A</a><a href=#b>B</a></nav><nav id=toc><a href=#c>C</a></nav>",
            "> 1 C #c",
        );
        check(
            "<nav><a href=#a>A</a></nav><nav><a href=#b>B</a><a href=#c>C</a></nav>",
            "> 1 B #b\n> 1 C #c",
        );
        check("<nav><a href=/>Hjem</a></nav>", "");
    }
}

mod bad_input {
    use super::*;

    #[test]
    fn empty_and_foreign_files_are_refused() {
        check_error("", "empty");
        check_error(" \n", "empty");
        let error = read(b"<p>bl\xe5").unwrap_err();
        assert_eq!(error.message, "the file is not UTF-8: byte 5 fits no character");
    }

    #[test]
    fn utf_16_is_read() {
        let bytes = [0xff, 0xfe].into_iter();
        let text = "<p>å".encode_utf16().flat_map(u16::to_le_bytes);
        let reading = read(&bytes.chain(text).collect::<Vec<_>>()).unwrap();
        check_reading(&reading, "p å");
    }

    #[test]
    fn deep_nesting_is_refused() {
        for tag in ["<div>", "<b>", "<b id=1>", "<ol><li>", "<table><tr><td>", "<svg>"] {
            check_error(&tag.repeat(100_000), "deep");
        }
        check(&("<div>".repeat(500) + "a"), "p a");
    }

    #[test]
    fn elements_that_multiply_are_refused() {
        let open = (0..450).map(|id| format!("<b id=b{id}>")).collect::<String>();
        check_error(&format!("<p>{open}{}", "<p>x".repeat(100_000)), "more than");
    }

    #[test]
    fn attributes_that_multiply_are_refused() {
        let attributes =
            (0..200_000).map(|number| format!(" a{number}")).collect::<String>();
        check_error(&format!("<p{attributes}>x"), "attributes");
        check_error(
            &format!("<!-->--><script>'<a</script><p b=\">\"{attributes}"),
            "attributes",
        );
        let words = "a < b <c d ".repeat(5000);
        check(&format!("<!--{words}--><script>{words}</script><p>x"), "p x");
    }

    #[test]
    fn long_names_are_not_held_by_every_unit() {
        let long = "x".repeat(100_000);
        let page = format!(
            "<div id={long} lang={long}><a href={long}>{}",
            "<p>x".repeat(100_000)
        );
        let reading = read(page.as_bytes()).unwrap();
        assert!(
            reading
                .units
                .iter()
                .all(|unit| unit.spans.is_empty() && unit.anchors.is_empty())
        );
    }

    #[test]
    fn any_bytes_are_read_or_refused() {
        let page = "<!doctype html><html lang=nb><main><ol start=3><li>a<p lang=en>b<a href=#c>d</a></ol><table><b><td>æ</table></main><svg><p>x";
        for end in 0..page.len() {
            let _ = read(&page.as_bytes()[..end]);
            let mut bytes = page.as_bytes().to_vec();
            bytes[end] = b'<';
            let _ = read(&bytes);
            bytes.remove(end);
            let _ = read(&bytes);
        }
    }
}

#[test]
fn terms_and_definitions_are_told() {
    check(
        "<dl><div><dt>By</dt><dd>Hus<p>og folk</dd></div></dl>\
         <p role=term>Land</p><p role=definition>Jord</p>",
        "term By
         definition/p Hus
         definition/p og folk
         term Land
         definition/p Jord",
    );
}
