//! What all editions are made from, damaged: they agree with it, and only the
//! second route through the source can tell.

use std::path::PathBuf;

use utgave::agreement::Code;
use utgave::model::{self, Work};
use utgave::publish;
use utgave::publish::Kind;

use super::sample::PAMPHLET;

pub fn path() -> PathBuf {
    super::root().join(Code::ModelText.as_str()).join("model-sentence-lost.txt")
}

#[test]
fn damaged_model() {
    let lossy = PAMPHLET.work_with(|text| text.replace(" Ventetiden skal ned.", ""));
    let work = Work { document: lossy.document, ..PAMPHLET.work() };
    let reading = model::reading(&work.document);
    let name = publish::file_name(&work.document.metadata.name, Kind::Html);
    let report = publish::compare(&work, &[(name, Kind::Html, 0, &reading)]);
    super::expect(&path(), Code::ModelText, &report.findings);
}
