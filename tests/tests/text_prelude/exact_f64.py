"""Writes exact_f64.txt: correctly rounded values of the functions that have ulps.

Each line: function, the bits of its operands, the bits of its result, all f64 in hexadecimal.
Needs mpmath (Johansson et al., "mpmath", 1.3): python3 exact_f64.py > exact_f64.txt
"""

import random
import struct

from mpmath import mp, mpf

mp.prec = 2400  # the largest argument of sin has 1024 bits before its point


def bits(x):
    return struct.pack(">d", float(x)).hex()


random.seed(7)
MAGNITUDES = [5e-324, 1e-310, 2.2250738585072014e-308, 1e-200, 1e-30, 1e-9, 1e-3, 0.1, 0.25, 0.4, 0.5,
              0.7, 0.9, 0.999999, 1.0, 1.000001, 1.5, 2.0, 2.5, 2.718281828459045, 3.0,
              3.141592653589793, 5.0, 7.25, 10.0, 20.5, 36.0, 100.0, 700.0, 709.5, 1e4, 123456.789,
              1e10, 1e22, 1e150, 1e300, 1.7976931348623157e308]
MAGNITUDES += [random.uniform(0.0, 1.0) for _ in range(6)]
MAGNITUDES += [random.uniform(1.0, 30.0) for _ in range(6)]
EVERYWHERE = MAGNITUDES + [-x for x in MAGNITUDES]
PAIRS = [(random.choice(EVERYWHERE), random.choice(EVERYWHERE)) for _ in range(60)]
PAIRS += [(random.uniform(0.01, 30.0), random.uniform(-8.0, 8.0)) for _ in range(40)]

UNARY = {
    "cbrt": lambda x: mp.sign(x) * mp.cbrt(abs(x)),
    "sin": mp.sin, "cos": mp.cos, "tan": mp.tan,
    "sin_cos.0": mp.sin, "sin_cos.1": mp.cos,
    "asin": mp.asin, "acos": mp.acos, "atan": mp.atan,
    "sinh": mp.sinh, "cosh": mp.cosh, "tanh": mp.tanh,
    "asinh": mp.asinh, "acosh": mp.acosh, "atanh": mp.atanh,
    "exp": mp.exp, "exp2": lambda x: mpf(2) ** x, "exp_m1": mp.expm1,
    "ln": mp.log, "ln_1p": mp.log1p,
    "log2": lambda x: mp.log(x) / mp.log(2), "log10": mp.log10,
}
BINARY = {
    "hypot": mp.hypot, "atan2": mp.atan2,
    "log": lambda x, base: mp.log(x) / mp.log(base), "powf": lambda x, y: x ** y,
}

# Arguments beyond these are infinite or zero in f64, and costly here.
EXPONENTIAL = {"exp", "exp2", "exp_m1", "sinh", "cosh", "tanh"}


def line(name, function, operands):
    if name in EXPONENTIAL and abs(operands[0]) > 1100:
        return
    if name == "powf" and (operands[0] < 0 or abs(operands[1]) > 1e6):
        return
    try:
        result = function(*map(mpf, operands))
    except (ValueError, ZeroDivisionError, OverflowError):
        return
    if not isinstance(result, mpf) or not mp.isfinite(result):
        return
    try:
        rounded = float(result)
    except OverflowError:
        return
    # A float of a subnormal would be rounded twice: 53 bits first.
    if abs(rounded) < 2.3e-308:
        rounded = float(mp.nint(mp.ldexp(result, 1074))) * 5e-324
    print(name, *map(bits, operands), bits(rounded))


for name, function in UNARY.items():
    for x in EVERYWHERE:
        line(name, function, [x])
for name, function in BINARY.items():
    for pair in PAIRS:
        line(name, function, pair)
