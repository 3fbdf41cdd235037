//! The signs of formulas, with the names by which TeX and the words for them
//! know them.

/// A sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sign {
    /// Its command in TeX, without the backslash, or what words know it by.
    pub name: &'static str,
    /// The character.
    pub character: char,
    /// What it does.
    pub class: Class,
}

/// What a sign does in a formula.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// It stands for something, as a letter does.
    Letter,
    /// It is a mark by itself.
    Ordinary,
    /// It joins what is beside it.
    Binary,
    /// It says how what is beside it relates.
    Relation,
    /// It opens a bracket.
    Open,
    /// It closes one.
    Close,
    /// It may do either.
    Fence,
    /// It parts what is beside it.
    Punctuation,
    /// It goes through many, from below to above it.
    Sum,
    /// The same, with its limits beside it.
    Integral,
}

/// The sign of that name.
pub fn sign(name: &str) -> Option<&'static Sign> {
    SIGNS.iter().find(|sign| sign.name == name)
}

/// The sign that has this character.
pub fn sign_of(character: char) -> Option<&'static Sign> {
    SIGNS.iter().find(|sign| sign.character == character)
}

/// The names of all signs.
pub fn names() -> impl Iterator<Item = &'static str> {
    SIGNS.iter().map(|sign| sign.name)
}

macro_rules! signs {
    ($($class:ident: $($name:literal $character:literal),+;)+) => {
        /// All signs. Where several have a character, the first is its name.
        const SIGNS: &[Sign] = &[$($(
            Sign { name: $name, character: $character, class: Class::$class },
        )+)+];
    };
}

signs! {
    Letter:
        "alpha" 'α', "beta" 'β', "gamma" 'γ', "delta" 'δ', "epsilon" 'ϵ',
        "varepsilon" 'ε', "zeta" 'ζ', "eta" 'η', "theta" 'θ', "vartheta" 'ϑ',
        "iota" 'ι', "kappa" 'κ', "lambda" 'λ', "mu" 'μ', "nu" 'ν', "xi" 'ξ',
        "omicron" 'ο', "pi" 'π', "rho" 'ρ', "sigma" 'σ', "varsigma" 'ς', "tau" 'τ',
        "upsilon" 'υ', "phi" 'ϕ', "varphi" 'φ', "chi" 'χ', "psi" 'ψ', "omega" 'ω',
        "Gamma" 'Γ', "Delta" 'Δ', "Theta" 'Θ', "Lambda" 'Λ', "Xi" 'Ξ', "Pi" 'Π',
        "Sigma" 'Σ', "Upsilon" 'Υ', "Phi" 'Φ', "Psi" 'Ψ', "Omega" 'Ω', "ell" 'ℓ';
    Ordinary:
        "infty" '∞', "partial" '∂', "nabla" '∇', "forall" '∀', "exists" '∃',
        "neg" '¬', "emptyset" '∅', "angle" '∠', "degree" '°', "percent" '%',
        "prime" '′', "ldots" '…', "cdots" '⋯', "vdots" '⋮', "ddots" '⋱', "bang" '!',
        "question" '?', "slash" '/', "ampersand" '&', "hash" '#', "dollar" '$',
        "euro" '€', "pound" '£', "section" '§', "hbar" 'ℏ', "point" '.';
    Binary:
        "plus" '+', "minus" '−', "pm" '±', "mp" '∓', "times" '×', "cdot" '⋅',
        "div" '÷', "ast" '∗', "circ" '∘', "cup" '∪', "cap" '∩', "setminus" '∖',
        "wedge" '∧', "vee" '∨', "oplus" '⊕', "otimes" '⊗';
    Relation:
        "eq" '=', "ne" '≠', "lt" '<', "gt" '>', "le" '≤', "ge" '≥', "ll" '≪',
        "gg" '≫', "approx" '≈', "equiv" '≡', "sim" '∼', "simeq" '≃', "cong" '≅',
        "propto" '∝', "in" '∈', "notin" '∉', "ni" '∋', "subset" '⊂', "subseteq" '⊆',
        "supset" '⊃', "supseteq" '⊇', "perp" '⊥', "parallel" '∥', "mid" '∣',
        "colon" ':', "to" '→', "leftarrow" '←', "leftrightarrow" '↔', "mapsto" '↦',
        "implies" '⇒', "iff" '⇔', "uparrow" '↑', "downarrow" '↓';
    Open: "lparen" '(', "lbrack" '[', "lbrace" '{', "langle" '⟨', "lfloor" '⌊', "lceil" '⌈';
    Close: "rparen" ')', "rbrack" ']', "rbrace" '}', "rangle" '⟩', "rfloor" '⌋', "rceil" '⌉';
    Fence: "vert" '|', "Vert" '‖';
    Punctuation: "comma" ',', "semicolon" ';';
    Sum:
        "sum" '∑', "prod" '∏', "coprod" '∐', "bigcup" '⋃', "bigcap" '⋂',
        "bigvee" '⋁', "bigwedge" '⋀';
    Integral: "int" '∫', "iint" '∬', "iiint" '∭', "oint" '∮';
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_has_its_own_name_and_character() {
        for sign in SIGNS {
            assert_eq!(super::sign(sign.name), Some(sign));
            assert_eq!(sign_of(sign.character), Some(sign), "{}", sign.name);
        }
    }
}
