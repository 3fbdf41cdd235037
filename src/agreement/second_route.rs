use crate::reading::{Place, Reading};

use super::code::Code;
use super::diff;
use super::finding::{Finding, Side};

/// Compares the source's reading with the words of its text, taken by a
/// second, simple route: the model, from which all editions are made, could
/// itself have dropped something.
///
/// `plain` are the text's words in order, without the numbers and bullets of
/// lists. Quotation marks are ignored on both sides, since the model sets
/// those of the work's language. Gives the first difference, if there is one.
pub fn words(expected: &Reading, plain: &[String]) -> Option<Finding> {
    let bare: Vec<String> = plain.iter().map(|word| without_quotes(word)).collect();
    let plain: Vec<&str> =
        bare.iter().map(String::as_str).filter(|w| !w.is_empty()).collect();
    let read: Vec<(String, &Place)> = expected
        .units
        .iter()
        .flat_map(|unit| unit.text.split_whitespace().map(|word| (word, &unit.place)))
        .map(|(word, place)| (without_quotes(word), place))
        .filter(|(word, _)| !word.is_empty())
        .collect();
    let same = read.iter().zip(&plain).take_while(|(a, b)| a.0 == **b).count();
    if same == read.len() && same == plain.len() {
        return None;
    }
    Some(tell(&read, &plain, same))
}

/// How many words a finding shows before and after the first difference.
const CONTEXT: usize = 8;

fn tell(read: &[(String, &Place)], plain: &[&str], same: usize) -> Finding {
    let start = same.saturating_sub(CONTEXT);
    let of_text: Vec<&str> =
        plain[start..].iter().take(same - start + CONTEXT).copied().collect();
    let of_reading: Vec<&str> = read[start..]
        .iter()
        .take(same - start + CONTEXT)
        .map(|word| word.0.as_str())
        .collect();
    let (text, reading) = (of_text.join(" "), of_reading.join(" "));
    let diff = diff::words(&text, &reading);
    let place = read.get(same).or(read.last()).map(|word| word.1);
    let message = match (plain.get(same), read.get(same)) {
        (Some(word), Some(other)) => {
            format!("the text has “{word}” where its reading has “{}”", other.0)
        }
        (Some(word), None) => format!("the reading ends before the text’s “{word}”"),
        (None, other) => {
            let word = other.map(|word| word.0.as_str()).unwrap_or_default();
            format!("the reading goes on after the text’s end with “{word}”")
        }
    };
    Finding::new(Code::ModelText, message)
        .expected(Side::differing(&text, place, &diff.expected))
        .found(Side::differing(&reading, place, &diff.found))
}

fn without_quotes(word: &str) -> String {
    let quote = |c: char| {
        matches!(
            c,
            '"' | '\'' | '«' | '»' | '‹' | '›' | '„' | '“' | '”' | '‚' | '‘' | '’'
        )
    };
    word.replace(quote, "")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agreement::tests::reading;

    fn check(text: &str, plain: &str) -> Option<String> {
        let plain: Vec<String> = plain.split(' ').map(str::to_owned).collect();
        words(&reading(text), &plain).map(|finding| finding.message)
    }

    #[test]
    fn quotation_marks_do_not_count() {
        assert_eq!(check("# En\n1. «To» tre", "En \"To\" ' tre"), None);
    }

    #[test]
    fn the_first_difference_is_told() {
        let text = "# En\nTo tre fire";
        let message = |plain| check(text, plain).unwrap_or_default();
        assert_eq!(
            message("En To fire"),
            "the text has “fire” where its reading has “tre”"
        );
        assert!(message("En To tre fire fem").starts_with("the reading ends before"));
        assert!(message("En To tre").starts_with("the reading goes on"));
    }
}
