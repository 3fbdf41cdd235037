//! What `publication.toml` may hold, in one table, and the same as a JSON schema
//! (draft 2020-12), by which editors complete keys and mark mistakes while they
//! are typed.
//!
//! A test holds the table against what is read.

use serde_json::{Map, Value, json};

use crate::terms::Press;

/// A key, and what may stand there.
struct Key {
    name: &'static str,
    form: Form,
    required: bool,
    /// What it is for, shown while it is typed.
    about: &'static str,
}

/// The form of a value.
enum Form {
    /// Text on one line.
    Line,
    /// Text that matches a regular expression (ECMA-262).
    Like(&'static str),
    /// One of these texts.
    Choice(&'static [&'static str]),
    /// A list of texts.
    Lines,
    Date,
    /// A date, or a date with a time.
    Time,
    Switch,
    /// A whole number from one to the other.
    Count(i64, i64),
    /// A number from one to the other.
    Number(f64, f64),
    Table(&'static [Key]),
    Tables(&'static [Key]),
    /// A table with keys of the author's choice.
    Named(&'static [Form]),
    /// One of several forms.
    Any(&'static [Form]),
}

use Form::*;

const fn must(name: &'static str, form: Form, about: &'static str) -> Key {
    Key { name, form, required: true, about }
}

const fn may(name: &'static str, form: Form, about: &'static str) -> Key {
    Key { name, form, required: false, about }
}

const WORK: &[Key] = &[
    must("title", Line, "The title, as it stands on the cover."),
    may("subtitle", Line, "What stands below the title."),
    must(
        "language",
        Like("^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$"),
        "The language of the text, as a BCP 47 tag: nb, nn, se, en, en-GB.",
    ),
    must("publisher", Line, "Who publishes the work."),
    may("authors", Lines, "Who wrote it, in the order in which they are named."),
    must(
        "identifier",
        Line,
        "The one name by which catalogues know the work: a URI such as \
         https://example.org/programme or urn:uuid:…, or an ISBN.",
    ),
    may("description", Line, "What the work is about, in a sentence or two."),
    may("edition", Line, "Which edition this is, such as \"2nd edition\"."),
    may("rights", Line, "The licence, or who holds the rights."),
    may("published", Date, "The date of publication, if it is known."),
    must(
        "modified",
        Time,
        "The date of last change; SOURCE_DATE_EPOCH can stand in for it.",
    ),
    may(
        "text",
        Lines,
        "The files of text in reading order, named from this file's folder; if left \
         out, the only Markdown file in it.",
    ),
    may(
        "layout",
        Like("^[A-Za-z0-9_-]+$"),
        "The layout: one of utgave's, or one in layouts/.",
    ),
    may(
        "size",
        Any(&[Choice(&["A5", "A4"]), Table(SIZE)]),
        "The size of the pages; if left out, A4 for the layout `report`, and A5 for others.",
    ),
    may("press", Table(PRESS), "What the print house asks for."),
    may("large-print", Table(LARGE_PRINT), "How large print is set."),
    may("booklet", Table(BOOKLET), "How the pages lie on the sheets of a booklet."),
    may(
        "notes",
        Choice(&["foot", "end"]),
        "Where notes stand in print: at the foot of the page, or at the chapter's end.",
    ),
    may("numbering", Table(NUMBERING), "How the work is numbered."),
    may("contents", Table(CONTENTS), "What contents lists show."),
    may(
        "imprint",
        Table(IMPRINT),
        "A page of facts about the work; the table may be empty.",
    ),
    may(
        "half-title",
        Switch,
        "Whether print begins with a half-title: a leaf with the title alone.",
    ),
    may(
        "promise-index",
        Switch,
        "Whether an index stands after the text: every numbered item with a lead, in \
         alphabetical order.",
    ),
    may("colophon", Switch, "Whether the work ends with a colophon and its fingerprint."),
    may(
        "values",
        Named(&[Line, Count(i64::MIN, i64::MAX)]),
        "Values that the text names, as {{ name }}.",
    ),
    may("abbreviations", Named(&[Line]), "Abbreviations, and what each stands for."),
    may("editorial", Table(EDITORIAL), "From where on text is said to be hard to read."),
    may("allow", Tables(ALLOW), "Warnings that are allowed."),
];

const SIZE: &[Key] = &[
    must("width", Number(50.0, 2000.0), "The width in millimetres."),
    must("height", Number(50.0, 2000.0), "The height in millimetres."),
];

const PRESS: &[Key] = &[
    may(
        "bleed",
        Number(Press::BLEED.0, Press::BLEED.1),
        "How far colour runs over the trimmed edges, in millimetres; 3 if left out.",
    ),
    may(
        "binding",
        Choice(&["stitched", "bound"]),
        "Stitched through the fold, in sheets of four pages, or bound at a spine; stitched \
         if left out.",
    ),
    may(
        "ink",
        Count(Press::INK.0 as i64, Press::INK.1 as i64),
        "How much ink there may be at one place, in per cent; 300 if left out, 250 for \
         newsprint.",
    ),
    may(
        "icc",
        Line,
        "The output profile that the print house wants, a file in the work's folder; \
         FOGRA39 if left out.",
    ),
    may(
        "condition",
        Line,
        "What the registry of the ICC calls the profile's printing condition, such as \
         FOGRA51.",
    ),
];

const LARGE_PRINT: &[Key] = &[may(
    "size",
    Like("^[0-9]+([.][0-9]+)? *pt$"),
    "The size of its text in points, from 16pt to 36pt; 18pt if left out.",
)];

const BOOKLET: &[Key] = &[
    may(
        "sheet",
        Choice(&["a4", "sra4", "a3", "sra3"]),
        "The sheets; the smallest that two pages fit on if left out.",
    ),
    may(
        "paper",
        Like("^[0-9]+([.][0-9]+)? *mm$"),
        "How thick the paper is, up to 1mm; 0.1mm if left out.",
    ),
];

const STYLES: Form = Choice(&["off", "1", "I", "A"]);

const CAPTIONS: Form = Choice(&["work", "chapter", "off"]);

const NUMBERING: &[Key] = &[
    may("parts", STYLES, "The numbers of parts; off if left out."),
    may("chapters", STYLES, "The numbers of chapters; off if left out."),
    may(
        "sections",
        Any(&[Switch, Count(0, 6)]),
        "Whether sections have numbers, or of how many numbers one is made: 2 for 1.2.",
    ),
    may(
        "appendices",
        STYLES,
        "The numbers of appendices; letters if left out, where chapters have numbers.",
    ),
    may(
        "items",
        Choice(&["restart", "run-on"]),
        "Whether the numbers of list items begin anew in each chapter, or run on.",
    ),
    may("tables", CAPTIONS, "Through what the numbers of tables run."),
    may("figures", CAPTIONS, "Through what the numbers of figures run."),
    may("formulas", CAPTIONS, "Through what the numbers of formulas run."),
    may(
        "notes",
        Choice(&["work", "chapter"]),
        "Whether notes are numbered through the work, or anew in each chapter.",
    ),
];

const CONTENTS: &[Key] = &[
    may(
        "depth",
        Count(1, 5),
        "How many levels of headings they show; 1 is chapters alone.",
    ),
    may("figures", Switch, "Whether a list of figures follows them."),
    may("tables", Switch, "Whether a list of tables follows them."),
];

const ADDRESS: Form = Like("^https?://");

const IMPRINT: &[Key] = &[
    may("isbn", Line, "The ISBN of the printed edition."),
    may(
        "licence",
        Line,
        "The licence: its name, its SPDX identifier, such as CC-BY-4.0, or the address \
         of its text.",
    ),
    may("licence-url", ADDRESS, "Where the licence can be read, if that is not known."),
    may(
        "contact",
        Like("^https?://|@"),
        "An address to write to, on the web or by mail.",
    ),
    may("printer", Line, "Who printed the work."),
];

const OFF: Form = Choice(&["off"]);

const EDITORIAL: &[Key] = &[
    may(
        "sentence",
        Any(&[Count(5, 1000), OFF]),
        "How many words a sentence may have; 30 if left out.",
    ),
    may(
        "lix",
        Any(&[Count(1, 100), OFF]),
        "What LIX a chapter, or a numbered item with a lead, may have; 55 if left out.",
    ),
];

const ALLOW: &[Key] = &[
    must("code", Line, "The code of the warning, such as lead-missing."),
    must("reason", Line, "Why it is allowed."),
    may("file", Line, "The file in which it is allowed; if left out, in all of them."),
];

/// The schema.
pub fn schema() -> Value {
    let mut schema = table(WORK);
    let head = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "publication.toml",
        "description": "What utgave is told of a work, apart from its text.",
    });
    if let Value::Object(head) = head {
        schema.extend(head);
    }
    Value::Object(schema)
}

fn table(keys: &[Key]) -> Map<String, Value> {
    let property = |key: &Key| {
        let mut schema = form(&key.form);
        schema.insert("description".to_owned(), key.about.into());
        (key.name.to_owned(), Value::Object(schema))
    };
    let properties: Map<String, Value> = keys.iter().map(property).collect();
    let required: Vec<&str> =
        keys.iter().filter(|key| key.required).map(|key| key.name).collect();
    object(json!({
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    }))
}

fn form(form: &Form) -> Map<String, Value> {
    object(match form {
        Line => json!({ "type": "string", "minLength": 1 }),
        Like(pattern) => json!({ "type": "string", "pattern": pattern }),
        Choice(names) => json!({ "type": "string", "enum": names }),
        Lines => json!({
            "type": "array",
            "items": { "type": "string", "minLength": 1 },
        }),
        Date => json!({ "type": "string", "format": "date" }),
        Time => {
            json!({ "type": "string", "anyOf": [{ "format": "date" }, { "format": "date-time" }] })
        }
        Switch => json!({ "type": "boolean" }),
        Count(i64::MIN, i64::MAX) => json!({ "type": "integer" }),
        Count(least, most) => {
            json!({ "type": "integer", "minimum": least, "maximum": most })
        }
        Number(least, most) => {
            json!({ "type": "number", "minimum": least, "maximum": most })
        }
        Table(keys) => return table(keys),
        Tables(keys) => json!({ "type": "array", "items": table(keys) }),
        Named(forms) => json!({ "type": "object", "additionalProperties": any(forms) }),
        Any(forms) => any(forms),
    })
}

fn any(forms: &[Form]) -> Value {
    json!({ "anyOf": forms.iter().map(form).collect::<Vec<_>>() })
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}
