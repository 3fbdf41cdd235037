//! Formulas, without knowing what TeX says: their letters and digits.

/// What the text's dollar signs open: the letters and digits of a formula, sorted,
/// or `None` where they open none; and how long that, or the signs, are.
pub fn formula(text: &str) -> (Option<String>, usize) {
    let open = text.bytes().take_while(|b| *b == b'$').count();
    match end(text, open).filter(|end| *end > 2 * open) {
        Some(end) => (Some(letters(&text[open..end - open])), end),
        None => (None, open),
    }
}

/// Where the formula ends that `open` dollar signs begin, by Pandoc's rule: no
/// white space stands within single ones, and no digit after them.
fn end(text: &str, open: usize) -> Option<usize> {
    let single = open == 1;
    let white = |c: Option<char>| c.is_some_and(|c| c.is_ascii_whitespace());
    if open > 2 || single && white(text[open..].chars().next()) {
        return None;
    }
    let mut at = open;
    loop {
        at += text[at..].find('$')?;
        let before = text[..at].chars().next_back();
        if single && white(before) {
            return None;
        }
        if single && before == Some('\\') {
            at += 1;
            continue;
        }
        let run = text[at..].bytes().take(open).take_while(|b| *b == b'$').count();
        at += run;
        if single && text[at..].starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        if run == open {
            return Some(at);
        }
    }
}

/// The letters from a to z and the digits that are typed in `tex`, sorted; those
/// of commands, and of the names of what begins and ends, are not.
fn letters(tex: &str) -> String {
    let mut kept: Vec<char> = Vec::new();
    let mut rest = tex;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        if c != '\\' {
            kept.extend(Some(c).filter(char::is_ascii_alphanumeric));
            continue;
        }
        let name =
            rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
        let is_name = matches!(&rest[..name], "begin" | "end");
        rest = if name == 0 { rest.get(1..).unwrap_or(rest) } else { &rest[name..] };
        if is_name {
            rest = rest.split_once('}').map_or("", |(_, after)| after);
        }
    }
    kept.sort_unstable();
    kept.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, letters: Option<&str>, length: usize) {
        assert_eq!(formula(text), (letters.map(str::to_owned), length));
    }

    #[test]
    fn formulas_are_their_letters_and_digits() {
        check("$x^2 + \\alpha y$ og", Some("2xy"), 16);
        check("$$\n\\begin{pmatrix} 1 \\\\ a \\end{pmatrix}\n$$", Some("1a"), 42);
    }

    #[test]
    fn prices_are_none() {
        check("$5 og $6", None, 1);
        check("$ 5$", None, 1);
        check("$5 til 10$0", None, 1);
        check("$$", None, 2);
        check("$$$a$$$", None, 3);
    }
}
