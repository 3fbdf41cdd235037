//! Damage to what the file says of itself as a whole.

use lopdf::Object;
use utgave::agreement::Code::*;

use super::super::Case;
use super::super::text::Text;
use super::case;
use super::file::File;

pub fn cases() -> Vec<Case> {
    vec![
        case("title-changed", TitleChanged, |file| {
            let metadata = file.at(&["Metadata"]).as_stream_mut().unwrap();
            let packet = metadata.get_plain_content().unwrap();
            let mut packet = Text(String::from_utf8(packet).unwrap());
            packet.replace(">Byen og bygda<", ">Bygda og byen<");
            metadata.set_plain_content(packet.0.into_bytes());
        }),
        case("language-lost", LanguageChanged, |file| {
            file.at(&[]).as_dict_mut().unwrap().remove(b"Lang").unwrap();
        }),
        case("language-changed", LanguageChanged, |file| language(file, "en")),
        case("region-added", LanguageRegion, |file| language(file, "nb-NO")),
    ]
}

fn language(file: &mut File, tag: &str) {
    *file.at(&["Lang"]) = Object::string_literal(tag);
}
