//! Small publications, and what a reader meets in them.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::super::testing::check_reading;
use super::*;
use crate::readback::{self, Format};

const CONTAINER: &str = r#"<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"
    version="1.0"><rootfiles><rootfile full-path="EPUB/package.opf"
    media-type="application/oebps-package+xml"/></rootfiles></container>"#;

const NAVIGATION: &str = r#"<nav epub:type="toc"><h2>Innhold</h2><ol>
    <li><a href="a.xhtml">En</a><ol><li><a href="b.xhtml#t">To</a></li></ol></li>
    <li><span>Tre</span></li></ol></nav><nav epub:type="landmarks"><ol/></nav>"#;

/// A publication that is made for a test.
struct Publication {
    files: Vec<(String, Vec<u8>)>,
    metadata: String,
    manifest: String,
    spine: String,
}

impl Publication {
    /// One without content documents.
    fn new() -> Self {
        let metadata = "<dc:title>By og land</dc:title><dc:language>nb</dc:language>";
        let files = vec![
            ("mimetype".to_owned(), b"application/epub+zip".to_vec()),
            ("META-INF/container.xml".to_owned(), CONTAINER.into()),
        ];
        let (manifest, spine) = (String::new(), String::new());
        Self { files, metadata: metadata.to_owned(), manifest, spine }
    }

    /// Adds a file as it is.
    fn file(mut self, path: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.files.push((path.to_owned(), bytes.into()));
        self
    }

    fn item(mut self, path: &str, attributes: &str) -> Self {
        self.manifest += &format!(r#"<item id="{path}" href="{path}" {attributes}/>"#);
        self
    }

    fn itemref(mut self, path: &str, attributes: &str) -> Self {
        self.spine += &format!(r#"<itemref idref="{path}" {attributes}/>"#);
        self
    }

    /// Adds a content document with that body at the end of the spine.
    fn text(self, path: &str, body: &str) -> Self {
        self.whole(path, &page(body))
    }

    /// The same, with all of the document given.
    fn whole(self, path: &str, document: &str) -> Self {
        self.item(path, r#"media-type="application/xhtml+xml""#)
            .itemref(path, "")
            .file(&format!("EPUB/{path}"), document)
    }

    fn bytes(mut self) -> Vec<u8> {
        let package = format!(
            r#"<package xmlns="http://www.idpf.org/2007/opf" version="3.0">
            <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">{}</metadata>
            <manifest>{}</manifest><spine>{}</spine></package>"#,
            self.metadata, self.manifest, self.spine
        );
        self.files.push(("EPUB/package.opf".to_owned(), package.into()));
        archive(&self.files)
    }
}

fn archive(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in files {
        let method = match path.as_str() {
            "mimetype" => CompressionMethod::Stored,
            _ => CompressionMethod::Deflated,
        };
        let options = SimpleFileOptions::default().compression_method(method);
        zip.start_file(path.as_str(), options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn page(body: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html>
        <html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"
        xml:lang="nb" lang="nb"><head><title>x</title></head><body>{body}</body></html>"#
    )
}

#[track_caller]
fn check(publication: Publication, expected: &str) {
    let reading = read(&publication.bytes()).expect("the publication should be read");
    let head = "title By og land\nlanguage nb\n";
    check_reading(&reading, &format!("{head}{expected}"));
}

#[track_caller]
fn check_error(publication: Publication, message: &str) {
    check_bytes(&publication.bytes(), message);
}

#[track_caller]
fn check_bytes(bytes: &[u8], message: &str) {
    match read(bytes) {
        Ok(_) => panic!("the publication should not be read"),
        Err(error) => assert!(error.message.contains(message), "{error}"),
    }
}

mod contents {
    use super::*;

    #[test]
    fn files_are_read_in_the_order_of_the_spine() {
        let publication = Publication::new()
            .text("b.xhtml", "<h1>B</h1><ol><li>b</li></ol>")
            .text("a.xhtml", "<ol start='2'><li>a</li></ol><p>c</p>");
        check(publication, "h1 B\nli1 [0] 1 b\nli1 [1] 2 a\np c");
    }

    #[test]
    fn the_first_of_several_renditions_is_read_and_named() {
        let one = Publication::new().text("a.xhtml", "a");
        assert_eq!(read(&one.bytes()).unwrap().part, None);
        let mut two = Publication::new().text("a.xhtml", "a");
        let other = r#"<rootfile full-path="EPUB/fixed.opf"
            media-type="application/oebps-package+xml"/></rootfiles>"#;
        two.files[1].1 = CONTAINER.replace("</rootfiles>", other).into();
        let part = read(&two.bytes()).unwrap().part;
        let expected = "the first of 2 renditions, EPUB/package.opf";
        assert_eq!(part.as_deref(), Some(expected));
    }

    #[test]
    fn what_is_not_linear_comes_last() {
        let publication = Publication::new()
            .item("n.xhtml", "media-type='application/xhtml+xml'")
            .file("EPUB/n.xhtml", page("note"))
            .itemref("n.xhtml", "linear='no'")
            .text("a.xhtml", "a");
        check(publication, "p a\np note");
    }

    #[test]
    fn notes_in_a_file_of_their_own_are_read_where_they_belong() {
        let publication = Publication::new()
            .text(
                "a.xhtml",
                "<p>En<a epub:type='noteref' href='n.xhtml#n1' id='r1'>1</a></p><p>To</p>",
            )
            .text(
                "n.xhtml",
                "<section epub:type='endnotes'><h2>Noter</h2><ol><li id='n1' epub:type='endnote'>
                 <p>A <a href='a.xhtml#r1'>↩</a></p></li></ol></section>",
            );
        check(publication, "p En[1→0] {r1}\nnote 0 1↩/p A {n1}\np To\nh2 Noter");
    }

    #[test]
    fn files_may_have_the_same_ids() {
        let chapter = |text: &str| {
            format!(
                "<p>{text}<a epub:type='noteref' href='#fn1' id='ref1'>1</a></p>
                 <aside epub:type='footnote' id='fn1'>Om {text}</aside>"
            )
        };
        let publication = Publication::new()
            .text("a.xhtml", &chapter("En"))
            .text("b.xhtml", &chapter("To"));
        let note = |at: usize, file: &str, text: &str| {
            let name = |id: &str| format!("EPUB/{file}.xhtml#{id}");
            let (fn1, ref1) = (name("fn1"), name("ref1"));
            format!("p {text}[1→{at}] {{{ref1}}}\nnote {at} /p Om {text} {{{fn1}}}")
        };
        let expected = [note(0, "a", "En"), note(1, "b", "To")].join("\n");
        check(publication, &expected);
    }

    #[test]
    fn places_name_the_file() {
        let bytes = Publication::new().text("a.xhtml", "<p id='p'>a</p>").bytes();
        let (format, reading) = readback::read("x.bin", &bytes).unwrap();
        assert_eq!(format, Format::Epub);
        assert_eq!(reading.units[0].place.to_string(), "EPUB/a.xhtml#p");
    }

    #[test]
    fn links_between_files_are_links_within_the_work() {
        let publication = Publication::new()
            .text(
                "a.xhtml",
                "<a href='b.xhtml#t'>t</a> <a href='b.xhtml'>b</a> <a href='#o'>o</a>
                 <a href='c.xhtml'>c</a> <a href='https://x.no'>x</a> <a href='../../y'>y</a>",
            )
            .text("b.xhtml", "<section id='s'><h2 id='t'>B</h2></section>")
            .text("c.xhtml", "<p>C</p>");
        check(
            publication,
            "p ⟨#t:t⟩ ⟨#s:b⟩ ⟨#o:o⟩ ⟨#EPUB/c.xhtml:c⟩ ⟨https://x.no:x⟩ ⟨../../y:y⟩
             h2 B {s t}
             p C {EPUB/c.xhtml}",
        );
    }

    #[test]
    fn what_ends_a_file_begins_the_next() {
        let publication = Publication::new()
            .text("a.xhtml", "<p>a</p><hr id='h'/>")
            .text("b.xhtml", "<div epub:type='pagebreak' title='2'/>")
            .text("c.xhtml", "<p>c <span role='doc-pagebreak' aria-label='3'/>d</p>");
        check(publication, "p a\np |2|c |3|d {h}");
    }

    #[test]
    fn languages_differ_from_the_publication() {
        let english =
            page("<p>a</p><p lang='nb' xml:lang='nb'>b</p>").replace("\"nb\"", "\"en\"");
        let publication = Publication::new().whole("a.xhtml", &english);
        check(publication, "p ⟨en:a⟩\np b");
    }

    #[test]
    fn the_main_title_is_taken() {
        let mut publication = Publication::new().text("a.xhtml", "a");
        publication.metadata = "<dc:title>Kort</dc:title><dc:title id='t'>By og\n land</dc:title>
            <meta refines='#t' property='title-type'>main</meta><dc:language>nb</dc:language>"
            .to_owned();
        check(publication, "p a");
    }

    #[test]
    fn images_in_the_spine_hold_no_text() {
        let publication = Publication::new()
            .item("c.svg", "media-type='image/svg+xml'")
            .itemref("c.svg", "")
            .file("EPUB/c.svg", "<svg/>")
            .text("a.xhtml", "a");
        check(publication, "p a");
    }

    #[test]
    fn names_for_characters_are_known_where_they_are_declared() {
        let document = r#"<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN"
            "http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd"><html
            xmlns="http://www.w3.org/1999/xhtml"><body title="&aring;"><p>bl&aring;b&aelig;r
            &amp;&nbsp;&lt;<![CDATA[&aring;]]></p></body></html>"#;
        check(Publication::new().whole("a.xhtml", document), "p blåbær & <&aring;");
        check_error(
            Publication::new().text("a.xhtml", "&aring;"),
            "`&aring;` is not declared",
        );
    }

    #[test]
    fn entities_for_single_characters_are_known() {
        let doctype = "<!DOCTYPE html [<!ENTITY x '&#xe5;'>]>";
        let document = page("&x;").replace("<!DOCTYPE html>", doctype);
        check(Publication::new().whole("a.xhtml", &document), "p å");
    }
}

mod outlines {
    use super::*;

    #[test]
    fn the_navigation_document_is_an_outline() {
        let publication = Publication::new()
            .item("nav.xhtml", "media-type='application/xhtml+xml' properties='nav'")
            .itemref("nav.xhtml", "")
            .file("EPUB/nav.xhtml", page(&format!("{NAVIGATION}<p>Og mer</p>")))
            .text("a.xhtml", "<h2 id='s'>En</h2>")
            .text("b.xhtml", "<h3 id='t'>To</h3>");
        check(
            publication,
            "p Og mer
             h2 En {s}
             h3 To {t}
             > 1 En #s
             > 2 To #t
             > 1 Tre",
        );
    }

    #[test]
    fn lists_of_figures_lead_to_them() {
        let lists = "<nav epub:type='loi'><h2>Figurer</h2><ol><li><a href='a.xhtml#s'>En \
            </a></li></ol></nav><nav epub:type='landmarks'><ol><li><a epub:type='loi' \
            href='b.xhtml'>Figurer</a></li><li><a epub:type='lot' href='https://a.no/'>\
            Tabeller</a></li></ol></nav>";
        let publication = Publication::new()
            .item("nav.xhtml", "media-type='application/xhtml+xml' properties='nav'")
            .file("EPUB/nav.xhtml", page(lists))
            .text("a.xhtml", "<h2 id='s'>En</h2>")
            .text("b.xhtml", "<h2 id='t'>Figurer</h2>");
        let reading = read(&publication.bytes()).expect("a publication");
        let [listing] = reading.listings.as_slice() else { panic!("one list") };
        assert_eq!(listing.landmark.as_deref(), Some("t"));
        let [entry] = listing.entries.as_slice() else { panic!("one line") };
        assert_eq!((entry.text.as_str(), entry.target.as_deref()), ("En", Some("s")));
    }

    #[test]
    fn the_ncx_is_one_too() {
        let ncx = "<ncx xmlns='http://www.daisy.org/z3986/2005/ncx/'><navMap>
            <navPoint id='n'><navLabel><text>En</text></navLabel><content src='a.xhtml'/>
            <navPoint><navLabel><text>To</text></navLabel><content src='b.xhtml#t'/></navPoint>
            </navPoint></navMap></ncx>";
        let publication = Publication::new()
            .item("toc.ncx", "media-type='application/x-dtbncx+xml'")
            .file("EPUB/toc.ncx", ncx)
            .text("a.xhtml", "a")
            .text("b.xhtml", "<h3 id='t'>To</h3>");
        check(
            publication,
            "p a {EPUB/a.xhtml}\nh3 To {t}\n> 1 En #EPUB/a.xhtml\n> 2 To #t",
        );
    }
}

mod bad_input {
    use super::*;

    #[test]
    fn what_is_missing_is_named() {
        let publication = || Publication::new().text("a.xhtml", "a");
        let item = publication().item("b.xhtml", "");
        check_error(item, "EPUB/b.xhtml is missing");
        check_error(
            publication().itemref("b.xhtml", ""),
            "\"b.xhtml\", which is not in its manifest",
        );
        check_error(Publication::new(), "holds no text");

        let mut files = publication().files;
        check_bytes(&archive(&files), "EPUB/package.opf is missing");
        files.remove(1);
        check_bytes(&archive(&files), "META-INF/container.xml is missing");
    }

    #[test]
    fn xml_that_is_not_well_formed_is_named_with_its_line() {
        let publication = Publication::new().text("a.xhtml", "<p>a\n</b>");
        check_error(
            publication,
            "EPUB/a.xhtml, line 4 is not well-formed XML: `p` is open",
        );
        let publication = Publication::new().whole("a.xhtml", "<html><body>");
        check_error(publication, "EPUB/a.xhtml is not well-formed XML: it ends before");
        let publication = Publication::new().whole("a.xhtml", "");
        check_error(publication, "EPUB/a.xhtml is empty");
        let publication = Publication::new().whole("a.xhtml", "<html/>");
        check_error(publication, "EPUB/a.xhtml has no body");
    }

    #[test]
    fn paths_do_not_climb_out() {
        for path in ["../a", "/a", "a/../../b", "a\\b", "C:/a"] {
            check_error(Publication::new().file(path, "x"), "leads out of the archive");
        }
        let publication = Publication::new().item("../../a.xhtml", "");
        check_error(publication, "leads out of the archive");
    }

    #[test]
    fn encrypted_publications_are_refused() {
        let encryption = |algorithm: &str| {
            format!(
                "<encryption xmlns='urn:oasis:names:tc:opendocument:xmlns:container'>
                <enc:EncryptedData xmlns:enc='http://www.w3.org/2001/04/xmlenc#'>
                <enc:EncryptionMethod Algorithm='{algorithm}'/><enc:CipherData>
                <enc:CipherReference URI='EPUB/a.xhtml'/></enc:CipherData>
                </enc:EncryptedData></encryption>"
            )
        };
        let publication = |algorithm| {
            let file = encryption(algorithm);
            Publication::new().text("a.xhtml", "a").file("META-INF/encryption.xml", file)
        };
        check(publication("http://www.idpf.org/2008/embedding"), "p a");
        let aes = publication("http://www.w3.org/2001/04/xmlenc#aes256-cbc");
        check_error(aes, "EPUB/a.xhtml is encrypted");
        let rights = Publication::new().file("META-INF/rights.xml", "<rights/>");
        check_error(rights, "the publication is encrypted");
    }

    #[test]
    fn entities_do_not_multiply() {
        let bomb =
            "<!DOCTYPE html [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'><!ENTITY c '&b;&b;'>]>
            <html><body>&c;</body></html>";
        check_error(
            Publication::new().whole("a.xhtml", bomb),
            "EPUB/a.xhtml: it declares entities",
        );
    }

    #[test]
    fn archives_do_not_explode() {
        let publication = Publication::new().file("EPUB/x", vec![b' '; (1 << 24) + 1]);
        check_error(publication, "EPUB/x grows");
        let many = (0..20_000).map(|file| (format!("f{file}"), Vec::new()));
        check_bytes(
            &archive(&many.chain(Publication::new().files).collect::<Vec<_>>()),
            "20002 files",
        );
    }

    #[test]
    fn the_spine_does_not_multiply() {
        let page = page(&"<p>x</p>".repeat(1 << 20));
        let mut publication = Publication::new().whole("a.xhtml", &page);
        for _ in 0..20 {
            publication = publication.itemref("a.xhtml", "");
        }
        check_error(publication, "bytes of text");
    }

    #[test]
    fn long_paths_are_refused() {
        check_error(
            Publication::new().file(&"a".repeat(1001), ""),
            "longer than 1000 bytes",
        );
    }

    #[test]
    fn deep_nesting_is_refused() {
        let body = format!("{}{}", "<div>".repeat(100_000), "</div>".repeat(100_000));
        check_error(Publication::new().text("a.xhtml", &body), "deep");
    }

    #[test]
    fn empty_and_foreign_files_are_refused() {
        check_bytes(b"", "empty");
        check_bytes(b"PK\x03\x04", "no whole zip archive");
        check_bytes(b"<html>", "no whole zip archive");
    }

    #[test]
    fn damaged_archives_are_read_or_refused() {
        let whole = Publication::new().text("a.xhtml", "<p>By og land</p>").bytes();
        for end in (0..whole.len()).step_by(7) {
            assert!(read(&whole[..end]).is_err());
        }
        for at in 0..whole.len() {
            let mut bytes = whole.clone();
            bytes[at] ^= 0xff;
            let _ = read(&bytes);
        }
    }
}

mod formats {
    use super::*;

    #[track_caller]
    fn check(name: &str, bytes: &[u8], expected: Option<Format>) {
        assert_eq!(readback::format(name, bytes).ok(), expected);
    }

    #[test]
    fn the_content_tells_the_format() {
        check("x.html", b"%PDF-1.7", Some(Format::Pdf));
        check("x", b"\xef\xbb\xbf <!-- a --><!DocType HTML>", Some(Format::Html));
        check("x.pdf", b"<?xml version='1.0'?>\n<html>", Some(Format::Html));
        check("x.pdf", &Publication::new().bytes(), Some(Format::Epub));
        let other = archive(&[("word/document.xml".to_owned(), Vec::new())]);
        check("x.zip", &other, None);
    }

    #[test]
    fn the_extension_tells_it_otherwise() {
        check("x.HTM", b"<p>a", Some(Format::Html));
        check("x.epub", b"PK\x03\x04", Some(Format::Epub));
        check("x.pdf", b"junk", Some(Format::Pdf));
        check("x.txt", b"a", None);
        check("x.html", b"", None);
    }
}

mod sheets {
    use super::*;

    /// A publication with that style sheet, to which its file links.
    fn styled(css: &str, head: &str, body: &str) -> Publication {
        let link = r#"<link rel="stylesheet" href="../css/a.css?1"/>"#;
        let head = format!("{link}{head}<title>x</title>");
        Publication::new()
            .item("css/a.css", r#"media-type="text/css""#)
            .file("EPUB/css/a.css", css)
            .whole("text/a.xhtml", &page(body).replace("<title>x</title>", &head))
            .text("b.xhtml", "<h2>B</h2>")
    }

    #[test]
    fn sheets_hold_for_the_files_that_link_to_them() {
        let css = "body{counter-reset:n}h2{counter-increment:n}
            h2::before{content:counter(n)'. '}.no{display:none}";
        let body = "<h2>A</h2><p class=\"no\">x</p><h2>C</h2>";
        check(styled(css, "", body), "h2 1. A\nh2 2. C\nh2 B");
        let own = "<style>h2{counter-increment:n 5}</style>";
        check(styled(css, own, body), "h2 5. A\nh2 10. C\nh2 B");
    }

    #[test]
    fn sheets_that_take_too_long_are_refused() {
        let css = "p div div div div i{display:none}".repeat(500);
        let body = "<div>".repeat(400) + &"<i>x</i>".repeat(400) + &"</div>".repeat(400);
        // A file has a share of what may be done that is as large as its own.
        let publication = styled(&css, "", &body).text("c.xhtml", &"x ".repeat(1 << 20));
        check_error(publication, "style sheets take too long");
    }
}

mod page_lists {
    use super::*;
    use crate::reading::Leads;

    fn leads(publication: Publication) -> Vec<(String, Leads)> {
        let reading = read(&publication.bytes()).unwrap();
        let lines = reading.page_list.into_iter().flatten();
        lines.map(|line| (line.label, line.leads)).collect()
    }

    #[track_caller]
    fn check(publication: Publication, expected: &[(&str, Leads)]) {
        let found = leads(publication);
        let found: Vec<_> =
            found.iter().map(|(label, leads)| (label.as_str(), *leads)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_line_leads_to_a_page_or_elsewhere() {
        let break_at = |id: &str, label: &str| {
            format!(r#"<span epub:type="pagebreak" id="{id}" title="{label}"/>"#)
        };
        let first = format!(
            "{}<p id=\"t\">A</p><pre><i id=\"u\">x</i></pre>",
            break_at("p", "1")
        );
        let second = format!("<p>B{}C{}</p>", break_at("p", "2"), break_at("q", "3"));
        let line =
            |href: &str, label: &str| format!("<li><a href=\"{href}\">{label}</a></li>");
        let lines = [
            line("a.xhtml", "1"),
            line("a.xhtml#p", "1"),
            line("b.xhtml#p", "2"),
            line("b.xhtml#q", "3"),
            line("b.xhtml", "2"),
            line("a.xhtml#t", "x"),
            line("a.xhtml#u", "y"),
            line("a.xhtml#v", "z"),
            line("c.xhtml#p", "z"),
        ];
        let list =
            format!("<nav epub:type=\"page-list\"><ol>{}</ol></nav>", lines.concat());
        let publication = Publication::new()
            .item("nav.xhtml", r#"media-type="application/xhtml+xml" properties="nav""#)
            .file("EPUB/nav.xhtml", page(&format!("{NAVIGATION}{list}")))
            .text("a.xhtml", &first)
            .text("b.xhtml", &second);
        check(
            publication,
            &[
                ("1", Leads::Page(0)),
                ("1", Leads::Page(0)),
                ("2", Leads::Page(1)),
                ("3", Leads::Page(2)),
                ("2", Leads::Text),
                ("x", Leads::Text),
                ("y", Leads::Unread),
                ("z", Leads::Nowhere),
                ("z", Leads::Nowhere),
            ],
        );
    }

    #[test]
    fn the_ncx_has_one_too() {
        let target = |src: &str, label: &str| {
            format!(
                r#"<pageTarget type="normal"><navLabel><text>{label}</text></navLabel>
                <content src="{src}"/></pageTarget>"#
            )
        };
        let ncx = format!(
            r#"<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap/><pageList>{}{}
            </pageList></ncx>"#,
            target("a.xhtml#t", "1"),
            target("a.xhtml#x", "2")
        );
        let publication = Publication::new()
            .item("toc.ncx", r#"media-type="application/x-dtbncx+xml""#)
            .file("EPUB/toc.ncx", ncx)
            .text("a.xhtml", r#"<p><a id="t"/>A</p>"#);
        check(publication, &[("1", Leads::Text), ("2", Leads::Nowhere)]);
    }
}
