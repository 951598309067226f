//! Programs and texts: bytes that say what to do.

use gpu_runtime::prelude::*;

pub const PUSH: u8 = 0;
pub const INPUT: u8 = 1;
pub const ADD: u8 = 2;
pub const MULTIPLY: u8 = 3;
pub const DUPLICATE: u8 = 4;
pub const SWAP: u8 = 5;
pub const JUMP_IF_NOT_ZERO: u8 = 6;
pub const HALT: u8 = 7;

/// How a run of the machine ended.
pub const DONE: u32 = 0;
pub const STACK_EMPTY: u32 = 1;
pub const STACK_FULL: u32 = 2;
pub const NO_SUCH_CODE: u32 = 3;
pub const TOO_LONG: u32 = 4;

/// Runs a program of a stack machine, each thread with its own input.
#[gpu_kernel(over = result, requires(input.len() == result.len(), end.len() == result.len()))]
pub fn interpret(
    t: Thread,
    program: &[u8],
    input: &[i64],
    #[out] result: &mut [i64],
    #[out] end: &mut [u32],
) {
    let i = t.id();
    let mut stack = [0_i64; 8];
    let mut top = 0;
    let mut at = 0;
    let mut steps = 0;
    let how = loop {
        steps += 1;
        if steps > 500 || at >= program.len() {
            break TOO_LONG;
        }
        let code = program[at];
        at += 1;
        let needs = match code {
            ADD | MULTIPLY | SWAP => 2,
            DUPLICATE | JUMP_IF_NOT_ZERO | HALT => 1,
            _ => 0,
        };
        if top < needs {
            break STACK_EMPTY;
        }
        match code {
            PUSH | INPUT | DUPLICATE => {
                if top == stack.len() {
                    break STACK_FULL;
                }
                stack[top] = match code {
                    INPUT => input[i],
                    DUPLICATE => stack[top - 1],
                    _ => {
                        at += 1;
                        program[at - 1] as i8 as i64
                    }
                };
                top += 1;
            }
            ADD | MULTIPLY => {
                let (a, b) = (stack[top - 2], stack[top - 1]);
                top -= 1;
                stack[top - 1] = if code == ADD { a + b } else { a * b };
            }
            SWAP => {
                let last = stack[top - 1];
                stack[top - 1] = stack[top - 2];
                stack[top - 2] = last;
            }
            JUMP_IF_NOT_ZERO => {
                let to = program[at] as usize;
                at += 1;
                top -= 1;
                if stack[top] != 0 {
                    at = to;
                }
            }
            HALT => break DONE,
            _ => break NO_SUCH_CODE,
        }
    };
    result[i] = if top == 0 { 0 } else { stack[top - 1] };
    end[i] = how;
}

/// The number that a text is, if it is one: spaces around it, a sign, digits.
#[gpu_fn]
pub fn parsed(text: &[u8; 12]) -> Option<i32> {
    let mut value: Option<i32> = None;
    let (mut negative, mut signed, mut ended) = (false, false, false);
    for &byte in text {
        match byte {
            b' ' => ended = signed || value.is_some(),
            _ if ended => return None,
            b'-' | b'+' if !signed && value.is_none() => {
                signed = true;
                negative = byte == b'-';
            }
            b'0'..=b'9' => {
                let digit = (byte - b'0') as i32;
                let tens = value.unwrap_or(0).checked_mul(10)?;
                value = Some(if negative {
                    tens.checked_sub(digit)?
                } else {
                    tens.checked_add(digit)?
                });
            }
            _ => return None,
        }
    }
    value
}

/// The numbers of a table's cells; what is none becomes `otherwise`, and is counted.
#[gpu_kernel(over = numbers, requires(cells.len() == numbers.len()))]
pub fn parse_cells(
    t: Thread,
    cells: &[[u8; 12]],
    otherwise: i32,
    refused: &[Atomic<u32>],
    #[out] numbers: &mut [i32],
) {
    let i = t.id();
    numbers[i] = match parsed(&cells[i]) {
        Some(v) => v,
        None => {
            refused[0].add(1);
            otherwise
        }
    };
}
