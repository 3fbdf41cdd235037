//! The JSON schema of `publication.toml`: it knows the keys and the choices that
//! are read, and it fits every work of this repository.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use utgave::model;
use utgave::source::schema;
use utgave::world::Memory;

/// A name that is like none that is known.
const STRANGE: &str = "qqqqqqqqqqqqqqqq";

/// Whoever adds a key adds it to `src/source/publication/schema.rs`.
#[test]
fn the_schema_has_the_keys_that_are_read() {
    let mut tried = 0;
    for (path, table) in tables(&schema()) {
        let in_schema: BTreeSet<String> =
            table["properties"].as_object().unwrap().keys().cloned().collect();
        let toml = at(&path, &format!("{STRANGE} = 1"));
        assert_eq!(
            in_schema,
            names(&hint(&toml, "unknown-key"), "the keys are "),
            "{path:?}"
        );
        tried += 1;
    }
    assert!(tried >= 4, "tables are not found");
}

#[test]
fn the_schema_has_the_choices_that_are_read() {
    let mut tried = 0;
    for (path, table) in tables(&schema()) {
        for (key, form) in table["properties"].as_object().unwrap() {
            let any = form["anyOf"].as_array().into_iter().flatten();
            let Some(names) = any.chain([form]).find_map(|form| form["enum"].as_array())
            else {
                continue;
            };
            let toml = at(&path, &format!("{key} = \"{STRANGE}\""));
            let hint = hint(&toml, "value");
            let read: Vec<&str> = hint.split('"').skip(1).step_by(2).collect();
            assert_eq!(names, &read, "{path:?} {key}");
            tried += 1;
        }
    }
    assert!(tried >= 3, "choices are not found");
}

#[test]
fn every_work_fits_the_schema() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let schema = schema();
    let mut works = Vec::new();
    for folder in ["source", "tests/suite/reading", "tests/faults/works"] {
        find(&root.join(folder), &mut works);
    }
    assert!(works.len() > 10, "works are not found");
    for work in works {
        let faults = faults(&schema, &read(&work), "");
        assert!(faults.is_empty(), "{}: {faults:?}", work.display());
    }
}

#[test]
fn what_is_wrong_does_not_fit() {
    let suite = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite");
    let schema = schema();
    for sample in [
        "unknown-key/near",
        "unknown-key/nested",
        "missing-key/all",
        "value/choices",
        "value/types",
    ] {
        let toml = read(&suite.join(sample).join("publication.toml"));
        assert!(!faults(&schema, &toml, "").is_empty(), "{sample}");
    }
}

/// Every table that the schema knows the keys of, with the keys that lead to it.
fn tables(schema: &Value) -> Vec<(Vec<String>, Value)> {
    let mut found = Vec::new();
    let mut open = vec![(Vec::new(), schema.clone())];
    while let Some((path, schema)) = open.pop() {
        let forms = schema["anyOf"].as_array().into_iter().flatten();
        let items = Some(&schema["items"]).filter(|items| items.is_object());
        for inner in forms.chain(items) {
            open.push((path.clone(), inner.clone()));
        }
        for (key, inner) in schema["properties"].as_object().into_iter().flatten() {
            let path = path.iter().chain([key]).cloned().collect();
            open.push((path, inner.clone()));
        }
        if schema["properties"].is_object() {
            found.push((path, schema));
        }
    }
    found
}

/// A `publication.toml` with this line in the table at `path`.
fn at(path: &[String], line: &str) -> String {
    match path {
        [] => format!("{line}\n"),
        [name] if name == "allow" => format!("[[allow]]\n{line}\n"),
        [name] => format!("{name} = {{ {line} }}\n"),
        _ => panic!("{path:?}: tables within tables are not tried yet"),
    }
}

/// The hint of the diagnostic with this code.
fn hint(toml: &str, code: &str) -> String {
    let mut world = Memory::default();
    world.files.insert(PathBuf::from("work/publication.toml"), toml.as_bytes().to_vec());
    let faults = model::load(&world, Path::new("work")).expect_err("keys are missing");
    let fault = faults.iter().find(|fault| fault.code == code);
    let fault = fault.unwrap_or_else(|| panic!("no {code} in {toml}"));
    fault.hint.clone().unwrap_or_default()
}

fn names(hint: &str, before: &str) -> BTreeSet<String> {
    let list = hint.strip_prefix(before).unwrap_or_else(|| panic!("{hint}"));
    list.split(", ").map(str::to_owned).collect()
}

fn find(folder: &Path, works: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            find(&path, works);
        } else if path.ends_with("publication.toml") {
            works.push(path);
        }
    }
}

fn read(path: &Path) -> Value {
    let text = fs::read_to_string(path).unwrap();
    json(&text.parse::<toml::Table>().unwrap().into())
}

fn json(value: &toml::Value) -> Value {
    match value {
        toml::Value::String(text) => text.as_str().into(),
        toml::Value::Integer(number) => (*number).into(),
        toml::Value::Float(number) => (*number).into(),
        toml::Value::Boolean(value) => (*value).into(),
        toml::Value::Datetime(date) => date.to_string().into(),
        toml::Value::Array(values) => values.iter().map(json).collect(),
        toml::Value::Table(table) => {
            table.iter().map(|(key, value)| (key.clone(), json(value))).collect()
        }
    }
}

/// Where `value` does not fit `schema`, as far as the schema uses the language.
fn faults(schema: &Value, value: &Value, path: &str) -> Vec<String> {
    let mut out = Vec::new();
    let fits_type = match schema["type"].as_str() {
        Some("string") => value.is_string(),
        Some("array") => value.is_array(),
        Some("object") => value.is_object(),
        Some("boolean") => value.is_boolean(),
        Some("integer") => value.is_i64(),
        Some("number") => value.is_number(),
        Some(other) => panic!("{other}"),
        None => true,
    };
    let names = schema["enum"].as_array();
    if !fits_type || names.is_some_and(|names| !names.contains(value)) {
        out.push(path.to_owned());
    }
    if let Some(any) = schema["anyOf"].as_array()
        && any.iter().all(|schema| !faults(schema, value, path).is_empty())
    {
        out.push(path.to_owned());
    }
    let number = |limit: &Value| limit.as_f64().zip(value.as_f64());
    if number(&schema["minimum"]).is_some_and(|(least, it)| it < least)
        || number(&schema["maximum"]).is_some_and(|(most, it)| it > most)
    {
        out.push(path.to_owned());
    }
    for item in
        value.as_array().into_iter().flatten().filter(|_| schema["items"].is_object())
    {
        out.extend(faults(&schema["items"], item, path));
    }
    let Some(table) = value.as_object().filter(|_| schema["type"] == "object") else {
        return out;
    };
    for key in schema["required"].as_array().into_iter().flatten() {
        if !table.contains_key(key.as_str().unwrap()) {
            out.push(format!("{path}.{key} is missing"));
        }
    }
    for (key, value) in table {
        let path = format!("{path}.{key}");
        match (&schema["properties"][key], &schema["additionalProperties"]) {
            (Value::Null, Value::Bool(false)) => out.push(path),
            (Value::Null, other) if other.is_object() => {
                out.extend(faults(other, value, &path))
            }
            (Value::Null, _) => {}
            (inner, _) => out.extend(faults(inner, value, &path)),
        }
    }
    out
}
