//! Numbers as readers meet them that are written in letters, whatever the format.

/// `number` in small Roman numerals. There are none for 0; how large a number may be is
/// for who asks to say: each thousand takes a letter.
pub(super) fn roman(mut number: u32) -> String {
    const NUMERALS: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut out = String::new();
    for (value, numeral) in NUMERALS {
        while number >= value {
            out.push_str(numeral);
            number -= value;
        }
    }
    out
}

/// `number`, from 1, in small letters: a to z, then aa to zz, then aaa and so on.
pub(super) fn letters(number: u32) -> String {
    let index = (number - 1) % 26;
    let letter = char::from(b'a' + u8::try_from(index).unwrap_or_default());
    let times = ((number - 1) / 26 + 1).min(1000);
    std::iter::repeat_n(letter, times as usize).collect()
}
