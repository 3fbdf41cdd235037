//! What somebody may have meant who typed an unknown name.

/// The name of `known` that is nearest to `typed`, if any is near enough to be
/// what was meant: at most a third of its letters differ.
pub fn nearest<'a>(
    typed: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    nearest_of(typed, known, 1).pop()
}

/// The names of `known` that are near enough to `typed`, at most `most` of them,
/// the nearest first.
pub fn nearest_of<'a>(
    typed: &str,
    known: impl IntoIterator<Item = &'a str>,
    most: usize,
) -> Vec<&'a str> {
    let typed: Vec<char> = typed.to_lowercase().chars().collect();
    let limit = (typed.len() / 3).max(1);
    let mut near: Vec<(usize, &str)> = known
        .into_iter()
        .filter(|name| name.chars().count().abs_diff(typed.len()) <= limit)
        .map(|name| (distance(&typed, name), name))
        .filter(|(distance, _)| *distance <= limit)
        .collect();
    near.sort_by_key(|(distance, _)| *distance);
    near.into_iter().take(most).map(|(_, name)| name).collect()
}

/// How many letters must be put in, left out, replaced or swapped with their
/// neighbour (Damerau and Levenshtein, optimal string alignment).
fn distance(typed: &[char], name: &str) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=typed.len()).collect();
    let mut last = None;
    for (i, c) in name.chars().enumerate() {
        let mut next = vec![i + 1];
        for (j, t) in typed.iter().enumerate() {
            let replaced = row[j] + usize::from(c != *t);
            let mut best = replaced.min(row[j + 1] + 1).min(next[j] + 1);
            if j > 0 && last == Some(*t) && typed[j - 1] == c {
                best = best.min(before[j - 1] + 1);
            }
            next.push(best);
        }
        before = std::mem::replace(&mut row, next);
        last = Some(c);
    }
    row[typed.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(typed: &str, expected: Option<&str>) {
        assert_eq!(nearest(typed, ["title", "subtitle", "language", "text"]), expected);
    }

    #[test]
    fn a_slip_is_recognised() {
        check("titel", Some("title"));
        check("Languge", Some("language"));
        check("sub-title", Some("subtitle"));
    }

    #[test]
    fn a_stranger_is_not() {
        check("colour", None);
        check("", None);
    }
}
