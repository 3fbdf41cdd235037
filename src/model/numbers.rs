//! Numbers as chapters bear them.

use crate::source::ChapterNumbers;

/// The number of the chapter `number`, from 1; `None` if chapters have none.
pub fn chapter(style: ChapterNumbers, number: u32) -> Option<String> {
    match style {
        ChapterNumbers::Off => None,
        ChapterNumbers::Arabic => Some(number.to_string()),
        ChapterNumbers::Roman => Some(roman(number)),
        ChapterNumbers::Letters => Some(letters(number)),
    }
}

/// I, II, III, IV; in digits from 4000, which the Romans could not write.
fn roman(number: u32) -> String {
    const PARTS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if number >= 4000 {
        return number.to_string();
    }
    let mut rest = number;
    let mut out = String::new();
    for (value, letters) in PARTS {
        while rest >= value {
            out.push_str(letters);
            rest -= value;
        }
    }
    out
}

/// A, B, …, Z, AA, AB.
fn letters(number: u32) -> String {
    let mut rest = number;
    let mut out = Vec::new();
    while rest > 0 {
        let letter = (rest - 1) % 26;
        out.push(char::from_u32(u32::from('A') + letter).unwrap_or('A'));
        rest = (rest - 1) / 26;
    }
    out.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chapters_have_roman_numbers() {
        let numbers =
            [(1, "I"), (4, "IV"), (19, "XIX"), (3999, "MMMCMXCIX"), (4000, "4000")];
        for (number, expected) in numbers {
            assert_eq!(chapter(ChapterNumbers::Roman, number).unwrap(), expected);
        }
    }

    #[test]
    fn chapters_have_letters() {
        for (number, expected) in
            [(1, "A"), (26, "Z"), (27, "AA"), (53, "BA"), (703, "AAA")]
        {
            assert_eq!(chapter(ChapterNumbers::Letters, number).unwrap(), expected);
        }
    }
}
