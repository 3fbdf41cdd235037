//! The output profile that a work names: read, and made sure that it is one.

use moxcms::{
    ColorProfile, DataColorSpace, LocalizableString, ProfileClass, ProfileText,
};

use super::beside::Folder;
use super::publication::Named;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::terms::Profile;

/// What to do where a profile is none.
const HINT: &str =
    "the print house has it, or eci.org; leave icc out for FOGRA39, which is built in";

/// The profile that is `named`; `None` if it cannot be read, or if nothing can be
/// printed by it, which is noted.
pub fn read(
    folder: Folder<'_>,
    named: Named,
    faults: &mut Diagnostics,
) -> Option<Profile> {
    let bytes = folder.bytes(&named.file, &named.place, faults)?;
    match description(&bytes) {
        Ok(description) => {
            let bytes = bytes.into();
            Some(Profile { condition: named.condition, description, bytes })
        }
        Err(why) => {
            let message = format!("{} {why}", named.file);
            faults.push(
                Diagnostic::error("press-profile", message).at(named.place).hint(HINT),
            );
            None
        }
    }
}

/// What the profile in `bytes` says of itself. Fails with what it is, where it is no
/// output profile for four inks.
fn description(bytes: &[u8]) -> Result<String, String> {
    let profile = ColorProfile::new_from_slice(bytes)
        .map_err(|error| format!("is no ICC profile, or is damaged: {error}"))?;
    let (class, space) = (profile.profile_class, profile.color_space);
    if class != ProfileClass::OutputDevice {
        return Err(format!("is no output profile, but one of {}", of(class)));
    }
    if space != DataColorSpace::Cmyk {
        return Err(format!("is a profile for {space:?}, and not for CMYK"));
    }
    let converts = [&profile.lut_b_to_a_perceptual, &profile.lut_b_to_a_colorimetric];
    if converts.iter().all(|table| table.is_none()) {
        return Err("does not say how colours become inks".to_owned());
    }
    let text = profile.description.as_ref().map(text).unwrap_or_default();
    Ok(if text.is_empty() { "CMYK".to_owned() } else { text })
}

/// What a profile of the class describes.
fn of(class: ProfileClass) -> &'static str {
    match class {
        ProfileClass::DisplayDevice => "a screen",
        ProfileClass::InputDevice => "a camera or scanner",
        _ => "something that prints nothing",
    }
}

fn text(text: &ProfileText) -> String {
    let text = match text {
        ProfileText::PlainString(text) => text.as_str(),
        ProfileText::Localizable(texts) => english(texts),
        ProfileText::Description(text) => text.ascii_string.as_str(),
    };
    text.trim_matches(|c: char| c.is_whitespace() || c == '\0').to_owned()
}

fn english(texts: &[LocalizableString]) -> &str {
    let own = texts.iter().find(|text| text.language == "en").or(texts.first());
    own.map_or("", |text| text.value.as_str())
}
