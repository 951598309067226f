//! Oracles and inputs of the programs and texts.

use crate::harness::{LINE, garbage, integers};
use crate::kernels::machines::*;

/// The factorial of the input; for negative ones it runs too long.
const FACTORIAL: &[u8] = &[
    PUSH,
    1,
    INPUT,
    DUPLICATE,
    JUMP_IF_NOT_ZERO,
    10,
    ADD,
    HALT,
    HALT,
    HALT,
    // product, n
    DUPLICATE,
    PUSH,
    255,
    ADD,
    SWAP, // product, n - 1, n
    INPUT,
    PUSH,
    0,
    MULTIPLY,
    ADD, // n again, the long way
    SWAP,
    DUPLICATE,
    JUMP_IF_NOT_ZERO,
    10,
    SWAP,
    HALT,
];

/// Fills the stack, as far as the input allows.
const FULL: &[u8] = &[
    INPUT,
    DUPLICATE,
    JUMP_IF_NOT_ZERO,
    5,
    HALT,
    INPUT,
    PUSH,
    1,
    JUMP_IF_NOT_ZERO,
    5,
];

/// Takes what is not there.
const EMPTY: &[u8] = &[INPUT, ADD];

/// Ends with a code that is none, if the input is not zero.
const WRONG: &[u8] = &[INPUT, JUMP_IF_NOT_ZERO, 5, PUSH, 9, 99];

parity! {
    kernels machines;

    interpret_factorial: interpret, sizes LINE, exact;
    |n| { program: read FACTORIAL.to_vec(), input: read inputs(n), result: out garbage(n), end: out garbage(n) }
    over result => run;

    interpret_full: interpret, sizes LINE, exact;
    |n| { program: read FULL.to_vec(), input: read inputs(n), result: out garbage(n), end: out garbage(n) }
    over result => run;

    interpret_empty: interpret, sizes LINE, exact;
    |n| { program: read EMPTY.to_vec(), input: read inputs(n), result: out garbage(n), end: out garbage(n) }
    over result => run;

    interpret_wrong: interpret, sizes LINE, exact;
    |n| { program: read WRONG.to_vec(), input: read inputs(n), result: out garbage(n), end: out garbage(n) }
    over result => run;

    parse_cells: parse_cells, sizes LINE, exact;
    |n| { cells: read cells(n), otherwise: value i32::MIN, refused: atomic vec![0_u32], numbers: out garbage(n) }
    over numbers => |cells: &[[u8; 12]], otherwise: i32, refused: &mut [u32], numbers: &mut [i32]| {
        for (cell, number) in cells.iter().zip(numbers) {
            let text = std::str::from_utf8(cell).unwrap().trim_matches(' ');
            *number = text.parse().unwrap_or_else(|_| {
                refused[0] += 1;
                otherwise
            });
        }
    };
}

fn inputs(n: usize) -> Vec<i64> {
    integers(n, 1, |v| (v % 25) as i64 - 2)
}

/// The machine again, with a vector for its stack and errors for its ends.
fn run(program: &[u8], input: &[i64], result: &mut [i64], end: &mut [u32]) {
    for ((input, result), end) in input.iter().zip(result).zip(end) {
        let mut stack = Vec::new();
        *end = execute(program, *input, &mut stack).err().unwrap_or(DONE);
        *result = stack.last().copied().unwrap_or(0);
    }
}

fn execute(program: &[u8], input: i64, stack: &mut Vec<i64>) -> Result<(), u32> {
    let mut at = 0;
    for _ in 0..500 {
        let code = *program.get(at).ok_or(TOO_LONG)?;
        at += 1;
        let needs = [0, 0, 2, 2, 1, 2, 1, 1].get(usize::from(code));
        let n = stack.len();
        if n < *needs.unwrap_or(&0) {
            return Err(STACK_EMPTY);
        }
        if n == 8 && [PUSH, INPUT, DUPLICATE].contains(&code) {
            return Err(STACK_FULL);
        }
        match code {
            PUSH => {
                stack.push(i64::from(program[at].cast_signed()));
                at += 1;
            }
            INPUT => stack.push(input),
            DUPLICATE => stack.push(stack[n - 1]),
            SWAP => stack.swap(n - 1, n - 2),
            ADD => stack[n - 2] = stack[n - 2].wrapping_add(stack[n - 1]),
            MULTIPLY => stack[n - 2] = stack[n - 2].wrapping_mul(stack[n - 1]),
            JUMP_IF_NOT_ZERO if stack[n - 1] != 0 => at = usize::from(program[at]),
            JUMP_IF_NOT_ZERO => at += 1,
            HALT => return Ok(()),
            _ => return Err(NO_SUCH_CODE),
        }
        if [ADD, MULTIPLY, JUMP_IF_NOT_ZERO].contains(&code) {
            stack.pop();
        }
    }
    Err(TOO_LONG)
}

/// Numbers of all lengths with spaces around them, and much that is none.
fn cells(n: usize) -> Vec<[u8; 12]> {
    const ODD: [&str; 10] = [
        "",
        "-",
        "+ 1",
        "1-",
        "12 3",
        "2147483648",
        "-2147483648",
        "+0",
        "7x",
        "2147483647",
    ];
    integers(n, 2, |v| {
        let number = (v as i32 >> (v >> 32 & 31)).to_string();
        let text = if v % 3 == 0 {
            ODD[v as usize / 3 % 10]
        } else {
            &number
        };
        let left = (v >> 40) as usize % (13 - text.len());
        let mut cell = [b' '; 12];
        cell[left..left + text.len()].copy_from_slice(text.as_bytes());
        cell
    })
}
