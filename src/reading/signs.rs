//! The characters of formulas, as they are compared.

/// The characters of a formula without white space and whatever else only some
/// editions have: marks that cannot be seen, and radical signs, which MathML
/// draws by itself. Letters in a formula's italics are the plain ones: these
/// are characters of their own in some editions, and a style in others.
pub fn signs(text: &str) -> String {
    text.chars().filter(|&c| is_drawn(c)).map(plain).collect()
}

fn is_drawn(c: char) -> bool {
    let unseen = matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}'
            | '\u{fe00}'..='\u{fe0f}'
    );
    !c.is_whitespace() && !unseen && c != '√'
}

fn plain(c: char) -> char {
    const GREEK: u32 = 0x1d6e2;
    let code = u32::from(c);
    let shifted = |from: u32, to: u32| char::from_u32(code - from + to).unwrap_or(c);
    match code {
        0x210e => 'h',
        0x1d434..=0x1d44d => shifted(0x1d434, u32::from('A')),
        0x1d44e..=0x1d467 => shifted(0x1d44e, u32::from('a')),
        0x1d6a4 => 'i',
        0x1d6a5 => 'j',
        GREEK..=0x1d6fa => shifted(GREEK, u32::from('Α')),
        0x1d6fb => '∇',
        0x1d6fc..=0x1d714 => shifted(0x1d6fc, u32::from('α')),
        0x1d715 => '∂',
        0x1d716 => 'ϵ',
        0x1d717 => 'ϑ',
        0x1d718 => 'ϰ',
        0x1d719 => 'ϕ',
        0x1d71a => 'ϱ',
        0x1d71b => 'ϖ',
        _ => match c {
            '-' | '\u{2010}' | '\u{2011}' => '−',
            '*' => '∗',
            '·' => '⋅',
            'ı' => 'i',
            'ȷ' => 'j',
            'µ' => 'μ',
            _ => c,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn italics_are_plain_letters() {
        assert_eq!(signs("𝐴𝑍𝑎ℎ𝑧 𝛼𝜔 𝜕𝜖"), "AZahzαω∂ϵ");
    }

    #[test]
    fn other_alphabets_stay() {
        assert_eq!(signs("ℝ 𝐱 𝒜"), "ℝ𝐱𝒜");
    }

    #[test]
    fn what_only_some_editions_have_goes() {
        assert_eq!(signs("√2\u{2062}x - 1\u{a0}"), "2x−1");
    }
}
