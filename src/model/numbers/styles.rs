//! How numbers are written.

use crate::source::NumberStyle;

/// `number`, from 1, in that style; `None` in the style of no numbers at all.
pub fn number(style: NumberStyle, number: u32) -> Option<String> {
    match style {
        NumberStyle::Off => None,
        NumberStyle::Arabic => Some(number.to_string()),
        NumberStyle::Roman => Some(roman(number)),
        NumberStyle::Letters => Some(letters(number)),
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

/// The value of a Roman numeral, as [`number`] writes it.
pub fn from_roman(text: &str) -> Option<u32> {
    let value = |letter: char| {
        Some(match letter {
            'I' => 1,
            'V' => 5,
            'X' => 10,
            'L' => 50,
            'C' => 100,
            'D' => 500,
            'M' => 1000,
            _ => return None,
        })
    };
    let values: Vec<u32> = text.chars().map(value).collect::<Option<_>>()?;
    let signed = values.iter().enumerate().map(|(at, value)| {
        let before_larger = values.get(at + 1).is_some_and(|next| next > value);
        if before_larger { -i64::from(*value) } else { i64::from(*value) }
    });
    let sum = u32::try_from(signed.sum::<i64>()).ok()?;
    (sum > 0 && roman(sum) == text).then_some(sum)
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
    fn numbers_are_roman() {
        let numbers =
            [(1, "I"), (4, "IV"), (19, "XIX"), (3999, "MMMCMXCIX"), (4000, "4000")];
        for (number, expected) in numbers {
            assert_eq!(self::number(NumberStyle::Roman, number).unwrap(), expected);
            let back = if number < 4000 { Some(number) } else { None };
            assert_eq!(from_roman(expected), back);
        }
    }

    #[test]
    fn what_no_roman_wrote_is_none() {
        for text in ["", "IIII", "IC", "VX", "A", "i"] {
            assert_eq!(from_roman(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_are_letters() {
        for (number, expected) in
            [(1, "A"), (26, "Z"), (27, "AA"), (53, "BA"), (703, "AAA")]
        {
            assert_eq!(self::number(NumberStyle::Letters, number).unwrap(), expected);
        }
    }
}
