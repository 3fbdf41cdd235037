//! Licences that are known by name: by their SPDX identifier (spdx.org/licenses),
//! by the name that people use, or by the address of their text.

/// What a licence is called, its SPDX identifier, and where its text is found.
struct Licence {
    name: &'static str,
    spdx: &'static str,
    url: &'static str,
}

const fn licence(name: &'static str, spdx: &'static str, url: &'static str) -> Licence {
    Licence { name, spdx, url }
}

/// Licences for texts, and those under which Norwegian public bodies publish.
const LICENCES: &[Licence] = &[
    licence("CC BY 4.0", "CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"),
    licence(
        "CC BY-SA 4.0",
        "CC-BY-SA-4.0",
        "https://creativecommons.org/licenses/by-sa/4.0/",
    ),
    licence(
        "CC BY-ND 4.0",
        "CC-BY-ND-4.0",
        "https://creativecommons.org/licenses/by-nd/4.0/",
    ),
    licence(
        "CC BY-NC 4.0",
        "CC-BY-NC-4.0",
        "https://creativecommons.org/licenses/by-nc/4.0/",
    ),
    licence(
        "CC BY-NC-SA 4.0",
        "CC-BY-NC-SA-4.0",
        "https://creativecommons.org/licenses/by-nc-sa/4.0/",
    ),
    licence(
        "CC BY-NC-ND 4.0",
        "CC-BY-NC-ND-4.0",
        "https://creativecommons.org/licenses/by-nc-nd/4.0/",
    ),
    licence("CC0 1.0", "CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    licence("NLOD 1.0", "NLOD-1.0", "https://data.norge.no/nlod/no/1.0"),
    licence("NLOD 2.0", "NLOD-2.0", "https://data.norge.no/nlod/no/2.0"),
];

/// The name of the licence that was typed as `typed`, and where its text is found:
/// at `url`, or where it is known to be.
pub fn known(typed: String, url: Option<String>) -> (String, Option<String>) {
    let same = |licence: &&Licence| {
        let names = [licence.name, licence.spdx];
        names.iter().any(|name| name.eq_ignore_ascii_case(&typed))
            || address(licence.url) == address(&typed)
    };
    match LICENCES.iter().find(same) {
        Some(licence) => {
            let url = url.unwrap_or_else(|| licence.url.to_owned());
            (licence.name.to_owned(), Some(url))
        }
        // The address of another licence leads there.
        None if url.is_none() && is_address(&typed) => (typed.clone(), Some(typed)),
        None => (typed, url),
    }
}

/// Whether `text` is an address on the web.
pub fn is_address(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}

/// What tells an address from others: not how it is fetched, nor in which
/// language its text is shown.
fn address(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let rest = rest.split_once("/deed").map_or(rest, |(rest, _)| rest);
    rest.trim_start_matches("www.").trim_end_matches('/')
}

#[cfg(test)]
mod tests {
    #[track_caller]
    fn check(typed: &str, url: Option<&str>, name: &str, found: Option<&str>) {
        let known = super::known(typed.to_owned(), url.map(str::to_owned));
        assert_eq!((known.0.as_str(), known.1.as_deref()), (name, found), "{typed}");
    }

    #[test]
    fn licences_are_known_by_any_of_their_names() {
        let by = Some("https://creativecommons.org/licenses/by/4.0/");
        check("CC-BY-4.0", None, "CC BY 4.0", by);
        check("cc by 4.0", None, "CC BY 4.0", by);
        check("http://creativecommons.org/licenses/by/4.0", None, "CC BY 4.0", by);
        check(
            "https://creativecommons.org/licenses/by/4.0/deed.no",
            None,
            "CC BY 4.0",
            by,
        );
        let own = Some("https://example.org/by");
        check("CC-BY-4.0", own, "CC BY 4.0", own);
    }

    #[test]
    fn others_stay_as_they_are() {
        check("Vår egen", None, "Vår egen", None);
        let own = Some("https://example.org/l");
        check("Vår egen", own, "Vår egen", own);
        check("https://example.org/l", None, "https://example.org/l", own);
    }
}
