use hayro_syntax::object::dict::keys;
use hayro_syntax::object::{Array, Dict, Name, Stream, String as PdfString};

use super::{File, Found, Order};
use crate::agreement::Code;
use crate::readback::pdf::{small_stream, text_string};

/// The largest profile that is looked into. Real ones have some megabytes.
const LARGEST: u64 = 64 << 20;

/// One output intent for PDF/X, with a name, and the profile of a CMYK printing
/// condition in the file (ISO 32000-1, 14.11.5; ISO 15930-7).
pub(super) fn check(file: &File<'_>, _: &Order, found: &mut Found) {
    let intents = file.catalog.get::<Array<'_>>(keys::OUTPUT_INTENTS);
    let intents = intents.iter().flat_map(|intents| intents.iter::<Dict<'_>>().take(100));
    let for_press = |intent: &Dict<'_>| {
        intent.get::<Name<'_>>(b"S").as_deref() == Some(b"GTS_PDFX".as_slice())
    };
    let intents: Vec<Dict<'_>> = intents.filter(for_press).collect();
    let [intent] = intents.as_slice() else {
        let message = match intents.len() {
            0 => "no output intent says for which printing condition the file is made"
                .to_owned(),
            n => format!("{n} output intents say for which condition the file is made"),
        };
        found.whole(Code::OutputIntent, message);
        return;
    };
    let name = intent.get::<PdfString<'_>>(b"OutputConditionIdentifier");
    if name.is_none_or(|name| text_string(&name).trim().is_empty()) {
        let message = "the output intent does not name its printing condition";
        found.whole(Code::OutputCondition, message);
    }
    if let Some(fault) = profile_fault(intent) {
        found.whole(Code::OutputProfile, fault);
    }
}

/// What is wrong with the profile (ICC.1:2010, 7.2).
fn profile_fault(intent: &Dict<'_>) -> Option<&'static str> {
    let Some(stream) = intent.get::<Stream<'_>>(b"DestOutputProfile") else {
        return Some("the output intent does not bring its ICC profile with it");
    };
    if stream.dict().get::<i32>(keys::N) != Some(4) {
        return Some("the output intent's profile is not said to have four inks (/N 4)");
    }
    let data = small_stream(&stream, LARGEST)?;
    let field = |at: usize| data.get(at..at + 4);
    match (field(36), field(12), field(16)) {
        (Some(b"acsp"), Some(b"prtr"), Some(b"CMYK")) => None,
        (Some(b"acsp"), Some(b"prtr"), _) => {
            Some("the output intent's profile is not one for CMYK")
        }
        (Some(b"acsp"), ..) => Some("the output intent's profile is not one for print"),
        _ => Some("the output intent's profile is no ICC profile"),
    }
}
