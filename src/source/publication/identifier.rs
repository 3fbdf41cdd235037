//! What can be a work's identifier: a URI (RFC 3986), or an ISBN (ISO 2108).

/// Whether `identifier` can be one; if not, says why.
pub fn check(identifier: &str) -> Result<(), String> {
    if identifier.contains(char::is_whitespace) && !is_isbn_like(identifier) {
        return Err(format!("\"{identifier}\" is neither a URI nor an ISBN"));
    }
    if is_isbn_like(identifier) {
        return isbn(identifier);
    }
    match identifier.split_once(':') {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("urn") => urn(rest),
        Some((scheme, rest)) if is_scheme(scheme) && is_rest(rest) => Ok(()),
        _ => Err(format!("\"{identifier}\" is neither a URI nor an ISBN")),
    }
}

fn is_scheme(scheme: &str) -> bool {
    let rest = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
    scheme.len() > 1
        && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(rest)
}

fn is_rest(rest: &str) -> bool {
    let excluded = ['<', '>', '"', '{', '}', '|', '\\', '^', '`'];
    !rest.trim_matches('/').is_empty() && !rest.contains(excluded)
}

fn urn(rest: &str) -> Result<(), String> {
    match rest.split_once(':') {
        Some((name, number)) if name.eq_ignore_ascii_case("isbn") => isbn(number),
        Some((name, rest)) if name.len() > 1 && !rest.is_empty() => Ok(()),
        _ => Err(format!("\"urn:{rest}\" is no URN: urn:name:rest")),
    }
}

/// Whether it has the form of an ISBN, whatever its digits.
fn is_isbn_like(identifier: &str) -> bool {
    let identifier = bare(identifier);
    let part = |c: char| c.is_ascii_digit() || matches!(c, '-' | ' ' | 'X' | 'x');
    identifier.starts_with(|c: char| c.is_ascii_digit()) && identifier.chars().all(part)
}

fn bare(identifier: &str) -> &str {
    let prefix = identifier.get(..4).filter(|prefix| prefix.eq_ignore_ascii_case("isbn"));
    prefix.map_or(identifier, |_| identifier[4..].trim_start_matches([':', ' ']))
}

/// Checks the last digit of an ISBN of 10 or 13 digits.
pub fn isbn(number: &str) -> Result<(), String> {
    let digits: Vec<u32> = bare(number).chars().filter_map(digit).collect();
    let sum = |weight: &dyn Fn(usize) -> u32| -> u32 {
        digits.iter().enumerate().map(|(at, digit)| digit * weight(at)).sum()
    };
    let right = match digits.len() {
        10 => sum(&|at| u32::try_from(10 - at).unwrap_or(0)).is_multiple_of(11),
        13 => sum(&|at| if at % 2 == 0 { 1 } else { 3 }).is_multiple_of(10),
        _ => {
            return Err(format!(
                "an ISBN has 13 digits, and \"{number}\" has {}",
                digits.len()
            ));
        }
    };
    let x = number.chars().rev().skip(1).any(|c| matches!(c, 'X' | 'x'));
    if right && !x {
        return Ok(());
    }
    Err(format!("the last digit of the ISBN \"{number}\" does not fit the others"))
}

fn digit(c: char) -> Option<u32> {
    if matches!(c, 'X' | 'x') { Some(10) } else { c.to_digit(10) }
}

#[cfg(test)]
mod tests {
    #[track_caller]
    fn check(identifier: &str, right: bool) {
        assert_eq!(super::check(identifier).is_ok(), right, "{identifier}");
    }

    #[test]
    fn uris_and_isbns_are_identifiers() {
        check("https://example.org/programme", true);
        check("urn:uuid:0f2b6e0e-6b0a-4b5e-9d0f-0a7d8f9f2c11", true);
        check("urn:isbn:9788202252526", true);
        check("978-82-02-25252-6", true);
        check("ISBN 978-82-02-25252-6", true);
        check("080442957X", true);
    }

    #[test]
    fn anything_else_is_not() {
        check("by og land", false);
        check("by-og-land", false);
        check("https://", false);
        check("978-82-02-25252-7", false);
        check("978820225252", false);
        check("urn:isbn:123", false);
        check("0X0442957X", false);
        check("urn:", false);
    }
}
