//! The rows of the guide's table of constructs.

use utgave::agreement::Code;
use utgave::model::{Block, Cell, Document, Inline, Table};
use utgave::publish::Kind;

/// The name by which links reach the table.
const ANCHOR: &str = "constructs";

/// What the table says of one construct.
#[derive(Debug, Clone)]
pub struct Row {
    /// What it is called.
    pub name: String,
    /// What is typed in the text.
    pub text: String,
    /// What is typed in `publication.toml`.
    pub publication: String,
    /// The forms that it is said to have, by format.
    pub forms: Vec<(Kind, Vec<String>)>,
    /// The codes of the findings that fire when an edition gets it wrong.
    pub codes: Vec<String>,
}

/// The rows of the table in `document`, which has six columns.
pub fn rows(document: &Document) -> Vec<Row> {
    let blocks = document.sections.iter().flat_map(|section| &section.blocks);
    let mut tables = blocks.filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    let is_named =
        |table: &&Table| table.anchor.as_ref().map(|it| it.as_str()) == Some(ANCHOR);
    let table = tables.find(is_named).expect("the table of constructs");
    table.rows[table.header_rows..].iter().map(|cells| row(cells)).collect()
}

fn row(cells: &[Cell]) -> Row {
    let [name, typed, pdf, epub, html, codes] = cells else {
        panic!("a row of {} cells", cells.len());
    };
    let name = Inline::plain(&name.content);
    let (text, publication) = self::typed(&typed.content);
    let forms = [(Kind::Pdf, pdf), (Kind::Epub, epub), (Kind::Html, html)];
    Row {
        name,
        text,
        publication,
        forms: forms.map(|(format, cell)| (format, code(&cell.content))).to_vec(),
        codes: code(&codes.content),
    }
}

/// What is typed in the text, and in `publication.toml`: lines of code, after a
/// line in words that says where they belong, if that is not the text.
fn typed(content: &[Inline]) -> (String, String) {
    let (mut text, mut publication) = (String::new(), String::new());
    let mut into = &mut text;
    for line in content.split(|inline| matches!(inline, Inline::Break)) {
        let code = code(line);
        if code.is_empty() && !Inline::plain(line).trim().is_empty() {
            let beside = Inline::plain(line).contains("publication.toml");
            into = if beside { &mut publication } else { &mut text };
            continue;
        }
        into.push_str(&code.concat());
        into.push('\n');
    }
    (text, publication)
}

/// What stands in it as code.
fn code(content: &[Inline]) -> Vec<String> {
    let mut found = Vec::new();
    for inline in content {
        match inline {
            Inline::Code(text) => found.push(text.clone()),
            _ => found.extend(code(inline.children())),
        }
    }
    found
}

/// The code of that name.
pub fn finding(name: &str) -> Option<Code> {
    Code::ALL.iter().copied().find(|code| code.as_str() == name)
}
