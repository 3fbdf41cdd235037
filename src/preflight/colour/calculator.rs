//! Programs of functions: a small PostScript without loops (ISO 32000-1, 7.10.5).

use crate::preflight::limits;

/// A program.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Program(Vec<Step>);

#[derive(Debug, Clone, PartialEq)]
enum Step {
    Push(f64),
    Do(Operator),
    If(Program),
    IfElse(Program, Program),
}

/// How high the stack may grow; readers of PDF allow a hundred.
const STACK: usize = 256;

macro_rules! operators {
    ($($name:ident = $text:literal,)*) => {
        #[derive(Debug, Clone, Copy, PartialEq)]
        enum Operator { $($name,)* }

        impl Operator {
            fn named(text: &str) -> Option<Self> {
                match text {
                    $($text => Some(Self::$name),)*
                    _ => None,
                }
            }
        }
    };
}

operators! {
    Abs = "abs", Add = "add", Atan = "atan", Ceiling = "ceiling", Cos = "cos",
    Cvi = "cvi", Cvr = "cvr", Div = "div", Exp = "exp", Floor = "floor", Idiv = "idiv",
    Ln = "ln", Log = "log", Mod = "mod", Mul = "mul", Neg = "neg", Round = "round",
    Sin = "sin", Sqrt = "sqrt", Sub = "sub", Truncate = "truncate", And = "and",
    Bitshift = "bitshift", Eq = "eq", Ge = "ge", Gt = "gt", Le = "le", Lt = "lt",
    Ne = "ne", Not = "not", Or = "or", Xor = "xor", Copy = "copy", Dup = "dup",
    Exch = "exch", Index = "index", Pop = "pop", Roll = "roll",
}

impl Program {
    /// Reads a program with its braces. `None` where it is none.
    pub fn read(text: &[u8]) -> Option<Self> {
        let text = String::from_utf8_lossy(text).replace('{', " { ").replace('}', " } ");
        let mut words = text.split_ascii_whitespace();
        if words.next()? != "{" {
            return None;
        }
        block(&mut words, limits::DEPTH)
    }

    /// What lies on the stack after it was run with `input` there. `None` where it
    /// takes more than there is.
    pub fn run(&self, input: &[f64]) -> Option<Vec<f64>> {
        let mut stack = input.to_vec();
        self.run_on(&mut stack)?;
        Some(stack)
    }

    fn run_on(&self, stack: &mut Vec<f64>) -> Option<()> {
        for step in &self.0 {
            match step {
                Step::Push(number) => stack.push(*number),
                Step::Do(operator) => operator.apply(stack)?,
                Step::If(then) => {
                    if stack.pop()? != 0.0 {
                        then.run_on(stack)?;
                    }
                }
                Step::IfElse(then, otherwise) => {
                    let chosen = if stack.pop()? != 0.0 { then } else { otherwise };
                    chosen.run_on(stack)?;
                }
            }
            if stack.len() > STACK {
                return None;
            }
        }
        Some(())
    }
}

/// The steps up to the brace that closes them.
fn block<'a>(words: &mut impl Iterator<Item = &'a str>, depth: usize) -> Option<Program> {
    let depth = depth.checked_sub(1)?;
    let mut steps = Vec::new();
    let mut blocks = Vec::new();
    loop {
        let step = match words.next()? {
            "}" => return blocks.is_empty().then_some(Program(steps)),
            "{" => {
                blocks.push(block(words, depth)?);
                continue;
            }
            "if" => Step::If(blocks.pop()?),
            "ifelse" => {
                let otherwise = blocks.pop()?;
                Step::IfElse(blocks.pop()?, otherwise)
            }
            "true" => Step::Push(1.0),
            "false" => Step::Push(0.0),
            word => match Operator::named(word) {
                Some(operator) => Step::Do(operator),
                None => Step::Push(word.parse().ok()?),
            },
        };
        steps.push(step);
    }
}

impl Operator {
    fn apply(self, stack: &mut Vec<f64>) -> Option<()> {
        match self {
            Self::Copy => {
                let count = index(stack.pop()?)?;
                let from = stack.len().checked_sub(count)?;
                stack.extend_from_within(from..);
            }
            Self::Dup => stack.push(*stack.last()?),
            Self::Exch => {
                let top = stack.len();
                stack.swap(top.checked_sub(1)?, top.checked_sub(2)?);
            }
            Self::Index => {
                let depth = index(stack.pop()?)?;
                let at = stack.len().checked_sub(depth + 1)?;
                stack.push(stack[at]);
            }
            Self::Pop => drop(stack.pop()?),
            Self::Roll => {
                let (by, count) = (stack.pop()?, index(stack.pop()?)?);
                let from = stack.len().checked_sub(count)?;
                if count > 0 {
                    let by = (by as i64).rem_euclid(count as i64) as usize;
                    stack[from..].rotate_right(by);
                }
            }
            _ => {
                let top = stack.pop()?;
                let result = match self.of_one(top) {
                    Some(result) => result,
                    None => self.of_two(stack.pop()?, top)?,
                };
                stack.push(result);
            }
        }
        Some(())
    }

    fn of_one(self, x: f64) -> Option<f64> {
        Some(match self {
            Self::Abs => x.abs(),
            Self::Ceiling => x.ceil(),
            Self::Cos => x.to_radians().cos(),
            Self::Cvi | Self::Truncate => x.trunc(),
            Self::Cvr => x,
            Self::Floor => x.floor(),
            Self::Ln => x.ln(),
            Self::Log => x.log10(),
            Self::Neg => -x,
            // Of a truth value, which is what tints need.
            Self::Not => truth(x == 0.0),
            Self::Round => (x + 0.5).floor(),
            Self::Sin => x.to_radians().sin(),
            Self::Sqrt => x.sqrt(),
            _ => return None,
        })
    }

    fn of_two(self, x: f64, y: f64) -> Option<f64> {
        let (i, j) = (x as i64, y as i64);
        Some(match self {
            Self::Add => x + y,
            Self::Atan => x.atan2(y).to_degrees().rem_euclid(360.0),
            Self::Div => x / y,
            Self::Exp => x.powf(y),
            Self::Idiv => i.checked_div(j)? as f64,
            Self::Mod => i.checked_rem(j)? as f64,
            Self::Mul => x * y,
            Self::Sub => x - y,
            Self::And => (i & j) as f64,
            Self::Or => (i | j) as f64,
            Self::Xor => (i ^ j) as f64,
            Self::Bitshift if j < 0 => i.checked_shr(j.unsigned_abs() as u32)? as f64,
            Self::Bitshift => i.checked_shl(j as u32)? as f64,
            Self::Eq => truth(x == y),
            Self::Ge => truth(x >= y),
            Self::Gt => truth(x > y),
            Self::Le => truth(x <= y),
            Self::Lt => truth(x < y),
            Self::Ne => truth(x != y),
            _ => return None,
        })
    }
}

fn truth(is: bool) -> f64 {
    f64::from(u8::from(is))
}

fn index(x: f64) -> Option<usize> {
    (x >= 0.0 && x < STACK as f64).then_some(x as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(program: &str, input: &[f64], expected: &[f64]) {
        let program = Program::read(program.as_bytes()).unwrap();
        assert_eq!(program.run(input).as_deref(), Some(expected));
    }

    #[test]
    fn the_stack_is_worked_on() {
        check("{ 3 1 roll exch }", &[1.0, 2.0, 3.0], &[3.0, 2.0, 1.0]);
        check("{ 2 copy add 2 index }", &[1.0, 2.0], &[1.0, 2.0, 3.0, 1.0]);
    }

    #[test]
    fn choices_are_made() {
        let program = "{dup 0.5 gt {pop 1}{pop 0 true {1 add} if}ifelse}";
        check(program, &[0.7], &[1.0]);
        check(program, &[0.2], &[1.0]);
    }

    #[test]
    fn what_is_no_program_is_none() {
        for text in ["", "{", "{ x }", "{ if }", "1 add", "{ {1} }"] {
            assert_eq!(Program::read(text.as_bytes()), None, "{text}");
        }
        let none = |text: &str| Program::read(text.as_bytes()).unwrap().run(&[1.0]);
        for text in ["{ add }", "{ 9 copy }", "{ 1e9 1 roll }", "{ 1 0 idiv }"] {
            assert_eq!(none(text), None, "{text}");
        }
    }
}
