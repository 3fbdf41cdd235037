use super::*;
use crate::terms::maths::{linear, signs, typed};

/// Checks a formula by its form in one line.
#[track_caller]
fn check(tex: &str, expected: &str) {
    let (part, faults) = parse(tex);
    assert!(faults.is_empty(), "{faults:?}");
    assert_eq!(linear(&part), expected);
}

/// Checks what is said of a formula, with the bytes.
#[track_caller]
fn fails(tex: &str, expected: &[(usize, &str)]) {
    let (_, faults) = parse(tex);
    let found: Vec<_> = faults
        .iter()
        .map(|fault| (fault.at, fault.diagnostic.message.as_str()))
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn scripts_and_fractions_are_read() {
    check("x^2_i + y'", "x_i^2 + y′");
    check("\\frac12 = \\frac{a+b}{c}", "1/2 = (a + b)/c");
    check("\\sqrt[3]{x} \\sqrt{2x}", "3√x√(2x)");
    check("\\sum_{i=1}^n i", "∑_(i = 1)^ni");
    check("x^12", "x^12");
    check("\\binom nk", "(n; k)");
}

#[test]
fn numbers_hold_together() {
    let numbers = |tex: &str| signs(&parse(tex).0);
    assert_eq!(numbers("3,14 + 3{,}5 - 2.5"), "3,14 + 3,5 − 2.5");
    assert_eq!(numbers("1,2,3"), "1 , 2 , 3");
    assert_eq!(numbers("f(1, 2)"), "f ( 1 , 2 )");
}

#[test]
fn brackets_rows_and_columns_are_read() {
    check("\\left( \\frac ab \\right]", "(a/b]");
    check("\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}", "(1 2; 3 4)");
    check(
        "f(x) = \\begin{cases} 1 & \\text{hvis } x > 0 \\\\ 0 \\\\ \\end{cases}",
        "f(x) = {1 hvis x > 0; 0",
    );
}

#[test]
fn alphabets_have_their_own_characters() {
    check("\\mathbb{R} \\mathbf{x} \\mathcal L \\mathrm{CO}_2", "ℝ𝐱ℒCO_2");
    assert_eq!(typed(&parse("\\mathbb{R}^{2} \\log \\alpha \\text{på A4}").0), "24ARp");
}

#[test]
fn what_is_wrong_is_told_with_its_place() {
    fails("a + \\fracc{1}{2}", &[(4, "\\fracc is not known in formulas")]);
    fails(
        "\\frac{1",
        &[(5, "brace that is not closed"), (0, "something is missing here")],
    );
    fails("a} b", &[(1, "`}` that closes nothing")]);
    fails("x^2^3", &[(3, "two superscripts of one thing")]);
    fails("\\left( a", &[(0, "\\left without \\right")]);
    fails(
        "a \\\\ b & c",
        &[
            (2, "a row ends outside of rows and columns"),
            (7, "`&` outside of rows and columns"),
        ],
    );
    fails("\\begin{pmatrix} 1", &[(0, "\\begin{pmatrix} without an end")]);
    fails("x^", &[(1, "something is missing here")]);
    fails(" ", &[(0, "formula that says nothing")]);
    fails("\\text{a \\frac}", &[(0, "a command within words is not known in formulas")]);
}

#[test]
fn nothing_takes_for_ever() {
    for piece in ["{", "\\sqrt{", "\\left(", "x^{", "\\begin{matrix}", "\\frac{"] {
        let (_, faults) = parse(&piece.repeat(4000 / piece.len()));
        let deep = faults.iter().any(|fault| fault.diagnostic.code == "maths-too-large");
        assert!(deep, "{piece}");
        assert!(faults.len() < 200, "{piece}: {}", faults.len());
    }
    assert_eq!(parse(&"x".repeat(5000)).1[0].diagnostic.code, "maths-too-large");
}
