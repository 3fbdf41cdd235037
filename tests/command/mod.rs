//! The program as a user runs it: what it writes, what it says, and how it
//! ends, whatever it is given.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread;
use std::time::Duration;

use tempfile::TempDir;

/// A work small enough to be published many times over.
const TOML: &str = r#"
title = "Plan for bygda"
language = "nb"
publisher = "Bygdelaget"
identifier = "urn:uuid:7f1a0b54-6a5e-4c55-9d7e-3f4d3f0a1c11"
modified = 2026-01-02
"#;
const TEXT: &str =
    "# Veg\n\n1. **Vi vil bygge.** Snart.\n\n2. **Vi vil vente.** Lenge.\n";

/// Its editions.
const ALL: [&str; 5] =
    ["bygda.epub", "bygda.html", "bygda.large-print.pdf", "bygda.pdf", "bygda.press.pdf"];

/// A folder with a work in it, removed when the test ends.
struct Place {
    folder: TempDir,
}

impl Place {
    fn new() -> Self {
        let place = Self { folder: tempfile::tempdir().unwrap() };
        place.write("source/bygda/publication.toml", TOML);
        place.write("source/bygda/text.md", TEXT);
        place
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_utgave"));
        command.args(arguments).current_dir(self.folder.path());
        command.env_remove("SOURCE_DATE_EPOCH").stdin(Stdio::null());
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// Runs it, and fails unless it ends with this exit code; gives what it
    /// said on standard output and standard error.
    #[track_caller]
    fn check(&self, arguments: &[&str], code: i32) -> (String, String) {
        let output = self.run(arguments);
        let out = String::from_utf8(output.stdout).unwrap();
        let err = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(code), "{arguments:?}\n{out}\n{err}");
        (out, err)
    }
}

/// The names of the editions in `folder`, without the reports on them.
fn editions(folder: &Path) -> Vec<String> {
    let mut names = files(folder);
    names.retain(|name| !name.contains(".conformance."));
    names
}

fn files(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<_> =
        entries.map(|entry| entry.file_name().into_string().unwrap()).collect();
    names.retain(|name| name != ".utgave.lock");
    names.sort();
    names
}

#[test]
fn every_edition_is_published_and_agrees() {
    let place = Place::new();
    let (out, err) = place.check(&["publish"], 0);
    assert_eq!(editions(&place.path("dist")), ALL);
    let reports = ["bygda.conformance.html", "bygda.conformance.json"];
    assert_eq!(files(&place.path("dist"))[..2], reports);
    assert_eq!(out.matches("agrees").count(), 5, "{out}");
    assert_eq!(
        err,
        "dist/bygda.press.pdf: 1 blank page was added at the end: stitched sheets have four pages each\n"
    );
    place.check(&["check"], 0);
}

#[test]
fn what_is_asked_for_is_made() {
    let place = Place::new();
    place.check(&["publish", "--format", "pdf"], 0);
    assert_eq!(editions(&place.path("dist")), ["bygda.pdf", "bygda.press.pdf"]);
    place.check(&["publish", "--format", "screen", "--output", "screen"], 0);
    assert_eq!(editions(&place.path("screen")), ["bygda.pdf"]);
    place.check(&["publish", "--format", "press", "--output", "press"], 0);
    assert_eq!(editions(&place.path("press")), ["bygda.press.pdf"]);
    // It has no tags, and is read by those of the other.
    let (_, err) = place.check(&["check", "--output", "press"], 2);
    assert!(err.contains("cannot be checked alone"), "{err}");
    place.check(&["publish", "--format", "large-print", "--output", "large"], 0);
    assert_eq!(editions(&place.path("large")), ["bygda.large-print.pdf"]);
    place.check(&["check", "--output", "large"], 0);
    place.check(&["publish", "--format", "epub,html", "--output", "web"], 0);
    assert_eq!(editions(&place.path("web")), ["bygda.epub", "bygda.html"]);
}

#[test]
fn what_cannot_be_printed_is_not_published() {
    let place = Place::new();
    place.write(
        "source/bygda/layouts/own/layout.typ",
        "#let layout(work) = {\n  set page(width: work.width, height: work.height, bleed: 0mm)\n  \
         work.heading\n  for section in work.sections { section.body }\n}\n",
    );
    place.write("source/bygda/publication.toml", format!("{TOML}layout = \"own\"\n"));
    let (out, err) = place.check(&["publish"], 1);
    assert!(out.contains("bleed-missing"), "{out}");
    assert!(err.contains("was not published: it cannot be printed"), "{err}");
    assert_eq!(editions(&place.path("dist")), [""; 0]);
    // Nobody prints the other one.
    place.check(&["publish", "--format", "screen"], 0);
}

#[test]
fn a_booklet_is_made_and_checked() {
    let place = Place::new();
    place.check(&["publish", "--format", "screen,booklet"], 0);
    assert_eq!(editions(&place.path("dist")), ["bygda.booklet.pdf", "bygda.pdf"]);
    let (out, _) = place.check(&["check"], 0);
    assert_eq!(out.matches("agrees").count(), 2, "{out}");
    fs::remove_file(place.path("dist/bygda.pdf")).unwrap();
    let (_, err) = place.check(&["check"], 2);
    assert!(err.contains("cannot be checked alone"), "{err}");
}

#[test]
fn everything_that_a_text_may_hold_agrees_in_every_edition() {
    let place = Place::new();
    let toml = format!("{TOML}subtitle = \"Del 1\"\n[numbering]\nchapters = \"I\"\n");
    place.write("source/bygda/publication.toml", toml);
    place.write(
        "source/bygda/text.md",
        "# Forord {.foreword}\n\nSe [nettsida](https://example.org/), [løftet](#vi-vil-bygge), \
         <span lang=\"en\">fair play</span>, <abbr title=\"blant annet\">bl.a.</abbr>, \
         H<sub>2</sub>O, `kode`, *trykk*, 50 % og<br>ny linje.\n\n# Veg og bru\n\n\
         1. **Vi vil bygge.** Snart.\n\n## Under\n\nTekst\n\n---\n\n\
         2. **Vi vil vente.** Lenge.\n\n   - en\n     1. dypt\n   - to\n\n   Slutt.\n\n\
         # Mer\n\n1. Ett punkt.\n\n   Med to avsnitt.\n\n::: afterword\nTakk.\n:::\n",
    );
    place.check(&["publish"], 0);
}

#[test]
fn the_json_report_is_the_documented_one() {
    let place = Place::new();
    place.check(&["publish"], 0);
    let (out, _) = place.check(&["check", "--report", "json"], 0);
    let report: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(report["agrees"], true);
    assert_eq!(report["findings"], serde_json::json!([]));
    for edition in report["editions"].as_array().unwrap() {
        assert_eq!(edition["headings"], 2, "{edition}");
        assert_eq!(edition["items"], 2, "{edition}");
        assert_eq!(edition["words"], 12, "{edition}");
    }
    assert_eq!(report["editions"][0]["path"], "dist/bygda.pdf");
}

#[test]
fn several_works_are_one_report_for_programs() {
    let place = Place::new();
    place.write("source/byen/text.md", TEXT);
    let publication = fs::read_to_string(place.path("source/bygda/publication.toml"));
    place.write("source/byen/publication.toml", publication.unwrap());
    place.check(&["publish"], 0);
    let (out, _) = place.check(&["check", "--report", "json"], 0);
    let report: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(report["editions"].as_array().unwrap().len(), 10);
    let (out, _) = place.check(&["check", "--report", "sarif"], 0);
    let log: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(log["runs"][0]["artifacts"].as_array().unwrap().len(), 10);
}

#[test]
fn warnings_fail_a_check_where_they_are_to() {
    let place = Place::new();
    place.check(&["publish", "--format", "html"], 0);
    let html = fs::read_to_string(place.path("dist/bygda.html")).unwrap();
    place.write("other.html", html.replace("<html lang=\"nb\"", "<html lang=\"nb-NO\""));
    let files = ["check", "dist/bygda.html", "other.html"];
    let (out, _) = place.check(&files, 0);
    assert!(out.contains("language-region"), "{out}");
    place.check(&[&files[..], &["--fail-on", "warning"]].concat(), 1);
}

#[test]
fn what_is_accepted_does_not_fail_a_check() {
    let place = Place::new();
    place.check(&["publish"], 0);
    place.write("source/bygda/text.md", TEXT.replace("Lenge", "Kort"));
    let (draft, _) = place.check(&["check", "--report", "baseline"], 1);
    place.write("accepted.toml", &draft);
    let check = ["check", "--baseline", "accepted.toml"];
    let (_, told) = place.check(&check, 2);
    assert!(
        told.contains("accepted.toml:8:10: error: accepted without a reason"),
        "{told}"
    );
    let filled = draft.replace("reason = \"\"", "reason = \"next print\"");
    place.write("accepted.toml", filled.replace("until = \"\"", "until = 2999-12-31"));
    let (out, _) = place.check(&check, 0);
    assert!(out.contains("5 findings are accepted, the first until 2999-12-31"), "{out}");
    let (_, told) = place.check(
        &["check", "dist/bygda.html", "dist/bygda.epub", "--baseline", "accepted.toml"],
        0,
    );
    assert!(told.contains("is not found any more"), "{told}");
    place.write("accepted.toml", filled.replace("until = \"\"", "until = 2020-12-31"));
    let (_, told) = place.check(&check, 1);
    assert!(told.contains("was accepted until 2020-12-31"), "{told}");
}

#[test]
fn a_work_that_changed_no_longer_agrees_with_what_was_published() {
    let place = Place::new();
    place.check(&["publish"], 0);
    place.write("source/bygda/text.md", TEXT.replace("Lenge", "Kort"));
    let (out, _) = place.check(&["check", "--report", "json"], 1);
    let report: serde_json::Value = serde_json::from_str(&out).unwrap();
    let findings = report["findings"].as_array().unwrap();
    let codes: Vec<_> = findings.iter().map(|finding| &finding["code"]).collect();
    assert_eq!(codes, ["text-changed"; 5]);
    assert_eq!(findings[0]["expected"]["place"], "source/bygda/text.md:5:1");
}

#[test]
fn files_are_compared_with_each_other() {
    let place = Place::new();
    place.check(&["publish"], 0);
    place.check(&["check", "dist/bygda.pdf", "dist/bygda.epub", "dist/bygda.html"], 0);
    let html = fs::read_to_string(place.path("dist/bygda.html")).unwrap();
    place.write("other.html", html.replace("Lenge", "Kort"));
    let (out, _) =
        place.check(&["check", "other.html", "--against", "dist/bygda.pdf"], 1);
    assert!(out.contains("text-changed"), "{out}");
}

#[test]
fn the_same_source_gives_the_same_bytes_anywhere_and_any_time() {
    let (here, there) = (Place::new(), Place::new());
    here.check(&["publish"], 0);
    thread::sleep(Duration::from_millis(1100));
    let mut command = there.command(&["publish"]);
    command.env("TZ", "Pacific/Auckland").env("LANG", "tr_TR.UTF-8");
    assert!(command.output().unwrap().status.success());
    for name in files(&here.path("dist")) {
        let path = format!("dist/{name}");
        let (one, other) = (fs::read(here.path(&path)), fs::read(there.path(&path)));
        assert!(one.unwrap() == other.unwrap(), "{name} differs");
    }
}

#[test]
fn faults_of_the_source_are_told_all_at_once_and_nothing_is_published() {
    let place = Place::new();
    place.check(&["publish"], 0);
    let before = fs::read(place.path("dist/bygda.pdf")).unwrap();
    place.write("source/bygda/text.md", "# Veg\n\n1. En\n2. To\n4. Fire\n\n### Dypt\n");
    let (out, err) = place.check(&["publish"], 1);
    assert_eq!(out, "");
    assert!(err.contains("source/bygda/text.md:5:1: error: "), "{err}");
    assert!(err.contains("source/bygda/text.md:7:1: error: "), "{err}");
    assert_eq!(fs::read(place.path("dist/bygda.pdf")).unwrap(), before);
}

#[test]
fn a_file_that_cannot_be_read_is_one_clear_line_and_exit_code_2() {
    let place = Place::new();
    place.check(&["publish"], 0);
    let pdf = fs::read(place.path("dist/bygda.pdf")).unwrap();
    let epub = fs::read(place.path("dist/bygda.epub")).unwrap();
    place.write("empty.pdf", "");
    place.write("cut.pdf", &pdf[..pdf.len() / 2]);
    place.write("cut.epub", &epub[..epub.len() / 2]);
    place.write("foreign.pdf", [0x7f, b'E', b'L', b'F', 0, 1, 2]);
    place.write("picture.html", b"\x89PNG\r\n\x1a\n\0\0\0");
    for name in
        ["empty.pdf", "cut.pdf", "cut.epub", "foreign.pdf", "picture.html", "no.pdf"]
    {
        let (out, err) = place.check(&["check", name, "--against", "dist/bygda.html"], 2);
        assert_eq!(out, "", "{name}");
        let first = err.lines().next().unwrap();
        assert!(first.starts_with(&format!("error: {name}: ")), "{err}");
        assert!(err.lines().skip(1).all(|line| line.starts_with("  hint: ")), "{err}");
    }
}

#[test]
fn wrong_use_is_exit_code_2() {
    let place = Place::new();
    place.check(&["publish", "nowhere"], 2);
    place.check(&["publish", "--format", "docx"], 2);
    place.check(&["check"], 2);
    place.check(&["check", "one.pdf"], 2);
    let empty = tempfile::tempdir().unwrap();
    let output = place.command(&["publish"]).current_dir(empty.path()).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn a_folder_that_cannot_be_written_is_said_and_nothing_is_lost() {
    let place = Place::new();
    place.write("dist", "a file where the folder should be");
    let (_, err) = place.check(&["publish"], 2);
    assert!(err.contains("cannot write to dist"), "{err}");
}

#[test]
#[cfg(unix)]
fn a_disk_that_fills_up_leaves_what_was_there() {
    let place = Place::new();
    place.check(&["publish"], 0);
    let before = fs::read(place.path("dist/bygda.pdf")).unwrap();
    place.write("source/bygda/text.md", TEXT.replace("Lenge", "Kort"));
    // A limit on the size of files makes writing fail as a full disk does.
    let program = env!("CARGO_BIN_EXE_utgave");
    let script = format!("trap '' XFSZ; ulimit -f 16; exec '{program}' publish");
    let mut command = Command::new("bash");
    let output = command.args(["-c", &script]).current_dir(place.folder.path()).output();
    assert_eq!(output.unwrap().status.code(), Some(2));
    assert_eq!(fs::read(place.path("dist/bygda.pdf")).unwrap(), before);
    assert_eq!(editions(&place.path("dist")), ALL);
}

#[test]
fn a_killed_run_leaves_whole_editions() {
    let place = Place::new();
    place.check(&["publish"], 0);
    let texts = [TEXT.to_owned(), TEXT.replace("Lenge", "Kort")];
    let mut known: Vec<Vec<Vec<u8>>> = Vec::new();
    for text in texts.iter().rev() {
        place.write("source/bygda/text.md", text);
        place.check(&["publish"], 0);
        let names = ["pdf", "press.pdf", "large-print.pdf", "epub", "html"];
        let read = |it: &&str| fs::read(place.path(&format!("dist/bygda.{it}"))).unwrap();
        known.push(names.iter().map(read).collect());
    }
    // Moments spread over a whole run, from the start to beyond its end.
    for moment in 0..20 {
        place.write("source/bygda/text.md", &texts[(moment as usize + 1) % 2]);
        let mut run = place.command(&["publish"]);
        let mut run = run.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        thread::sleep(Duration::from_millis(moment * 9 + moment * 7 % 5));
        let _ = run.kill();
        run.wait().unwrap();
        for (index, name) in
            ["pdf", "press.pdf", "large-print.pdf", "epub", "html"].iter().enumerate()
        {
            let bytes = fs::read(place.path(&format!("dist/bygda.{name}"))).unwrap();
            let whole = known.iter().any(|editions| editions[index] == bytes);
            assert!(whole, "{name} is not whole after a kill at moment {moment}");
        }
    }
    place.check(&["publish"], 0);
    assert_eq!(editions(&place.path("dist")), ALL);
}

#[test]
fn a_works_own_layout_and_its_faults_are_used() {
    let place = Place::new();
    place.write(
        "source/bygda/layouts/plain/layout.typ",
        "#let layout(work) = {\n  nothing\n}\n",
    );
    place.write("source/bygda/publication.toml", format!("{TOML}layout = \"plain\"\n"));
    let (_, err) = place.check(&["publish"], 1);
    assert_eq!(err.matches("layout.typ").count(), 1, "{err}");
    assert!(
        err.contains("plain/layout.typ:2:3: error: unknown variable: nothing"),
        "{err}"
    );
    // A layout that forgets half the text is found out.
    place.write(
        "source/bygda/layouts/plain/layout.typ",
        "#let layout(work) = { work.heading }\n",
    );
    let (out, _) = place.check(&["publish", "--format", "pdf"], 1);
    assert!(out.contains("missing"), "{out}");
    place.write(
        "source/bygda/layouts/plain/layout.typ",
        "#let layout(work) = {\n  set page(width: work.width, height: work.height)\n  work.heading\n  \
         for section in work.sections { section.body }\n}\n",
    );
    place.check(&["publish", "--format", "pdf"], 0);
}

#[test]
fn a_character_without_a_glyph_is_an_error_with_its_place() {
    let place = Place::new();
    place.write("source/bygda/text.md", "# Veg\n\nEt tegn: 𓀀\n");
    let (_, err) = place.check(&["publish"], 1);
    assert!(
        err.contains(
            "source/bygda/text.md:3:1: error: no font has the character 𓀀 (U+13000)"
        ),
        "{err}"
    );
}

#[test]
fn the_schema_is_printed() {
    let (out, _) = Place::new().check(&["schema"], 0);
    let schema: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    assert_eq!(schema["properties"]["title"]["type"], "string");
}

#[test]
fn of_a_thousand_times_a_thousand_mistakes_some_are_told() {
    let place = Place::new();
    place.write(
        "source/bygda/text.md",
        "# Veg\n\n".to_owned() + &"[Her](#b).\n".repeat(3000),
    );
    let (_, err) = place.check(&["publish"], 1);
    assert_eq!(err.matches("[link-missing]").count(), 1001, "{err}");
    assert!(err.contains("\nand 2000 more [link-missing]\n3000 errors; "), "{err}");
}

#[test]
fn codes_are_explained() {
    let place = Place::new();
    let (out, _) = place.check(&["explain"], 0);
    assert!(out.contains("\n  heading-skipped "), "{out}");
    assert!(out.contains("\n  number-wrong "), "{out}");
    let (out, _) = place.check(&["explain", "heading-skipped"], 0);
    assert!(out.starts_with("heading-skipped · error in the source\n"), "{out}");
    let (_, err) = place.check(&["explain", "heading-skiped"], 2);
    assert_eq!(
        err,
        "error: there is no code heading-skiped\n  hint: did you mean heading-skipped?\n"
    );
    place.write("source/bygda/text.md", "# Veg\n\n### Dypt\n\nTekst.\n");
    let (_, err) = place.check(&["publish"], 1);
    assert!(
        err.ends_with("1 error; utgave explain heading-skipped says more\n"),
        "{err}"
    );
}

#[test]
fn completions_are_printed_for_each_shell() {
    let place = Place::new();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let (out, _) = place.check(&["completions", shell], 0);
        assert!(out.contains("publish"), "{shell}");
    }
}

#[test]
fn one_pdf_is_looked_at_as_a_print_house_does() {
    let place = Place::new();
    let press = crate::preflight::damage::File::new().bytes();
    place.write("good.pdf", press);
    let mut bad = crate::preflight::damage::File::new();
    bad.draw(2, "1 0 0 rg 100 90 20 20 re f");
    place.write("bad.pdf", bad.bytes());
    let (out, _) = place.check(&["check", "good.pdf", "--stitched"], 0);
    assert!(out.contains("meets the rules"), "{out}");
    let (out, _) = place.check(&["check", "bad.pdf"], 1);
    assert!(
        out.contains("error[colour-space]: an area is in DeviceRGB, on page 2"),
        "{out}"
    );
    assert!(out.contains("found     page 2"), "{out}");
    let (out, _) = place.check(&["check", "bad.pdf", "--report", "html"], 1);
    assert!(
        out.contains("<h1>The file does not meet the rules for print: 1 error</h1>"),
        "{out}"
    );
    let (out, _) = place.check(&["check", "good.pdf", "--report", "json"], 0);
    assert!(out.contains("\"agrees\": true") && out.contains("\"words\": null"), "{out}");
    let (out, _) = place.check(&["check", "bad.pdf", "--report", "sarif"], 1);
    assert!(out.contains("\"ruleId\": \"colour-space\""), "{out}");
}

#[test]
fn what_was_ordered_is_looked_for() {
    let place = Place::new();
    place.write("good.pdf", crate::preflight::damage::File::new().bytes());
    for (arguments, code) in [
        (["--trim", "150x210"], "trim-size"),
        (["--bleed", "5"], "bleed-missing"),
        (["--ink", "100"], "ink-limit"),
    ] {
        let [option, value] = arguments;
        let (out, _) = place.check(&["check", "good.pdf", option, value], 1);
        assert!(out.contains(&format!("error[{code}]")), "{out}");
    }
    place.check(&["check", "good.pdf", "--trim", "A5"], 2);
    // Among several, it is compared and looked at.
    let (out, _) = place.check(&["check", "good.pdf", "good.pdf", "--bleed", "5"], 1);
    assert!(out.contains("error[bleed-missing]"), "{out}");
}

#[test]
fn one_file_that_is_no_pdf_is_wrong_use() {
    let place = Place::new();
    place.write("page.html", "<!DOCTYPE html><p>Land");
    let (_, err) = place.check(&["check", "page.html"], 2);
    assert!(err.contains("one file alone cannot agree or disagree"), "{err}");
}

#[test]
fn a_booklet_is_folded_before_it_is_written() {
    let place = Place::new();
    place.check(&["publish"], 0);
    let (out, _) =
        place.check(&["booklet", "dist/bygda.pdf", "--sheet", "sra4", "-o", "sheets"], 0);
    assert!(out.contains("agrees") && place.path("sheets/bygda.booklet.pdf").is_file());
    // It is read folded wherever it is held against something: four pages on two sides.
    let files = ["check", "dist/bygda.pdf", "sheets/bygda.booklet.pdf"];
    let out = place.run(&[&files[..], &["--report", "json"]].concat()).stdout;
    let out = String::from_utf8(out).unwrap();
    assert!(out.contains("\"pages\": 4"), "{out}");
    let (_, err) =
        place.check(&["booklet", "sheets/bygda.booklet.pdf", "--sheet", "a4"], 2);
    assert!(err.contains("do not fit on A4"), "{err}");
    place.check(&["booklet", "source/bygda/text.md"], 2);
    place.check(&["booklet", "dist/bygda.pdf", "--paper", "3"], 2);
}

#[test]
fn what_changed_is_listed_and_the_exit_code_says_whether_anything_did() {
    let place = Place::new();
    let (out, err) = place.check(&["diff", "source/bygda", "source/bygda"], 0);
    assert_eq!((out.as_str(), err.as_str()), ("Nothing changed.\n", ""));
    place.write("before/bygda/publication.toml", TOML);
    place.write("before/bygda/text.md", TEXT.replace("Snart", "Neste år"));
    let versions = ["diff", "before/bygda", "source/bygda"];
    let with = |more: &[&'static str]| [&versions[..], more].concat();
    let (out, _) = place.check(&versions, 1);
    let told = "Item 1: changed\n  source/bygda/text.md:3:1\n  \
                Vi vil bygge. [-Neste år.-] {+Snart.+}\n";
    assert!(out.contains(told), "{out}");
    let (out, _) = place.check(&with(&["--lines"]), 1);
    assert!(out.contains("Item 1, line 2: changed\n"), "{out}");
    let (out, _) = place.check(&with(&["--report", "json"]), 1);
    assert!(out.starts_with("{\n  \"same\": false,"), "{out}");
    let (out, _) = place.check(&with(&["--report", "html", "--output", "dist"]), 1);
    assert_eq!(out, "");
    let page = fs::read_to_string(place.path("dist/bygda.diff.html")).unwrap();
    assert!(page.contains("<h3>Punkt 1: endret</h3>"), "{page}");
    place.check(&with(&["--report", "markdown", "--output", "dist"]), 1);
    assert_eq!(files(&place.path("dist")), ["bygda.diff.html", "bygda.diff.md"]);
}

#[test]
fn works_with_errors_cannot_be_compared() {
    let place = Place::new();
    place.write("before/bygda/publication.toml", TOML);
    place.write("before/bygda/text.md", TEXT.replace("2.", "3."));
    let (_, err) = place.check(&["diff", "before/bygda", "source/bygda"], 2);
    assert!(err.contains("[list-number]"), "{err}");
    assert!(err.contains("there are errors in before/bygda\n"), "{err}");
    let (_, err) = place.check(&["diff", "nowhere", "source/bygda"], 2);
    assert!(err.contains("nowhere does not exist"), "{err}");
}

#[test]
fn drafts_stand_beside_what_was_published() {
    let place = Place::new();
    place.check(&["publish", "--format", "screen"], 0);
    let published = ["bygda.pdf", "bygda.conformance.html"];
    let read = |name: &str| fs::read(place.path(&format!("dist/{name}"))).unwrap();
    let before = published.map(read);
    let (out, _) = place.check(&["publish", "--draft"], 0);
    assert_eq!(out.matches("agrees").count(), 3, "{out}");
    let drafts = ["bygda.draft.epub", "bygda.draft.html", "bygda.draft.pdf"];
    assert_eq!(editions(&place.path("dist")), [&drafts[..], &["bygda.pdf"]].concat());
    assert_eq!(published.map(read), before);
    place.check(&["check", "--draft"], 0);
    let page = fs::read_to_string(place.path("dist/bygda.draft.html")).unwrap();
    place.write(
        "dist/bygda.draft.html",
        page.replace("data-line=\"2\"", "data-line=\"7\""),
    );
    let (out, _) = place.check(&["check", "--draft"], 1);
    assert!(out.contains("line 2 is called 7"), "{out}");
    place.check(&["check"], 0);
    let (_, err) = place.check(&["publish", "--draft", "--format", "pdf"], 2);
    assert!(err.contains("cannot be used with"), "{err}");
}
