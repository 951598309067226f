//! The values of a kernel as the test sees them: their C++ names, their edge values, and when two of
//! them count as the same.

use gpu_runtime::FaultKind;

/// A type that both sides know: a scalar, or a struct around scalars.
pub trait Scalar: Copy + std::fmt::Debug + 'static {
    /// A zero, before the other side has written its answer.
    const ZERO: Self;
    /// The C++ name.
    fn cuda() -> String;
    /// Values at which mistakes show.
    fn edges() -> Vec<Self>;
    /// The distance in units in the last place; `None` where no distance is small enough (a NaN
    /// and a number). Two NaNs are at no distance, and so are only equal bits otherwise.
    fn distance(self, other: Self) -> Option<u64>;
}

/// Pseudo-random bits (Steele, Lea and Flood, "Fast splittable pseudorandom number generators",
/// 2014): the same in every run.
fn random_bits(count: u64) -> impl Iterator<Item = u64> {
    (1..=count).map(|i| {
        let mut z = i.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    })
}

macro_rules! integers {
    ($($t:ident $cuda:literal;)*) => {$(
        impl Scalar for $t {
            const ZERO: Self = 0;
            fn cuda() -> String {
                $cuda.to_owned()
            }
            fn edges() -> Vec<Self> {
                let mut edges = vec![
                    0, 1, 2, 3, 5, 7, 10, 100,
                    $t::MAX, $t::MAX - 1, $t::MAX / 2, $t::MAX / 2 + 1,
                    $t::MIN, $t::MIN + 1, $t::MIN / 2, $t::MAX / 3,
                    // -1, -2 and -7 of the signed types; the unsigned have large numbers there
                    (0 as $t).wrapping_sub(1), (0 as $t).wrapping_sub(2), (0 as $t).wrapping_sub(7),
                    // around the width, for shifts
                    ($t::BITS - 1) as $t, $t::BITS as $t, ($t::BITS + 1) as $t,
                ];
                edges.extend(random_bits(40).map(|bits| bits as $t));
                edges.extend(random_bits(20).map(|bits| (bits >> 40) as $t % 100));
                edges
            }
            fn distance(self, other: Self) -> Option<u64> {
                (self == other).then_some(0)
            }
        }
    )*};
}
integers! {
    i8 "i8"; i16 "i16"; i32 "i32"; i64 "i64"; isize "isize";
    u8 "u8"; u16 "u16"; u32 "u32"; u64 "u64"; usize "usize";
}

impl Scalar for bool {
    const ZERO: Self = false;
    fn cuda() -> String {
        "bool".to_owned()
    }
    fn edges() -> Vec<Self> {
        vec![false, true]
    }
    fn distance(self, other: Self) -> Option<u64> {
        (self == other).then_some(0)
    }
}

macro_rules! floats {
    ($($t:ident $cuda:literal $bits:ident;)*) => {$(
        impl Scalar for $t {
            const ZERO: Self = 0.0;
            fn cuda() -> String {
                $cuda.to_owned()
            }
            fn edges() -> Vec<Self> {
                let two = 2.0 as $t;
                let mut edges = vec![
                    0.0, 1.0, 0.5, 1.5, 2.5, 3.0, 0.1, 7.25, 30.0, 90.0, 1e-3, 1e10,
                    0.999_999, 1.000_001, 127.0, 127.99, 128.0, 255.0, 255.5, 256.0, 65_535.5,
                    std::$t::consts::PI, std::$t::consts::FRAC_PI_2, std::$t::consts::E,
                    two.powi(31), two.powi(32), two.powi(63), two.powi(64),
                    two.powi(31).next_down(), two.powi(63).next_down(), two.powi(64).next_down(),
                    8_388_607.5, 8_388_608.5, 4_503_599_627_370_495.5, 0.5_f32.next_down().into(),
                    $t::EPSILON, $t::MIN_POSITIVE, $t::MIN_POSITIVE.next_down(),
                    $t::from_bits(1), $t::MAX, $t::INFINITY, $t::NAN,
                ];
                let negative: Vec<$t> = edges.iter().map(|x| -x).collect();
                edges.extend(negative);
                edges.extend(random_bits(40).map(|bits| $t::from_bits(bits as $bits)));
                // ordinary numbers of ordinary size
                edges.extend(random_bits(40).map(|bits| (bits % 20_001) as $t / 1000.0 - 10.0));
                edges
            }
            fn distance(self, other: Self) -> Option<u64> {
                match (self.is_nan(), other.is_nan()) {
                    (true, true) => return Some(0),
                    (false, false) => {}
                    _ => return None,
                }
                // Bits as integers in the order of the numbers; -0.0 lies just below 0.0.
                let place = |x: $t| {
                    let magnitude = i128::from(x.abs().to_bits());
                    if x.is_sign_negative() { -magnitude - 1 } else { magnitude }
                };
                u64::try_from((place(self) - place(other)).abs()).ok()
            }
        }
    )*};
}
floats! { f32 "f32" u32; f64 "f64" u64; }

/// An operand that an operation does not have.
#[derive(Debug, Clone, Copy)]
#[repr(transparent)]
pub struct Unused(u8);

impl Scalar for Unused {
    const ZERO: Self = Self(0);
    fn cuda() -> String {
        "u8".to_owned()
    }
    fn edges() -> Vec<Self> {
        vec![Self(0)]
    }
    fn distance(self, _: Self) -> Option<u64> {
        Some(0)
    }
}

/// `gpu::option<T>`.
#[derive(Debug, Clone, Copy)]
#[repr(C)]
pub struct Maybe<T> {
    is_some: bool,
    value: T,
}

impl<T: Scalar> From<Option<T>> for Maybe<T> {
    fn from(option: Option<T>) -> Self {
        Self {
            is_some: option.is_some(),
            value: option.unwrap_or(T::ZERO),
        }
    }
}

impl<T> From<Maybe<T>> for Option<T> {
    fn from(maybe: Maybe<T>) -> Self {
        maybe.is_some.then_some(maybe.value)
    }
}

impl<T: Scalar> Scalar for Maybe<T> {
    const ZERO: Self = Self {
        is_some: false,
        value: T::ZERO,
    };
    fn cuda() -> String {
        format!("gpu::option<{}>", T::cuda())
    }
    fn edges() -> Vec<Self> {
        let some = T::edges().into_iter().map(|value| Some(value).into());
        some.chain([None.into()]).collect()
    }
    // Without a value there is a zero: all bytes are compared.
    fn distance(self, other: Self) -> Option<u64> {
        let value = self.value.distance(other.value)?;
        (self.is_some == other.is_some).then_some(value)
    }
}

/// `gpu::tuple<A, B>`.
#[derive(Debug, Clone, Copy)]
#[repr(C)]
pub struct Two<A, B>(A, B);

impl<A: Scalar, B: Scalar> Scalar for Two<A, B> {
    const ZERO: Self = Self(A::ZERO, B::ZERO);
    fn cuda() -> String {
        format!("gpu::tuple<{}, {}>", A::cuda(), B::cuda())
    }
    fn edges() -> Vec<Self> {
        let pairs = A::edges().into_iter().zip(B::edges());
        pairs.map(|(a, b)| Self(a, b)).collect()
    }
    fn distance(self, other: Self) -> Option<u64> {
        let (first, second) = (self.0.distance(other.0)?, self.1.distance(other.1)?);
        Some(first.max(second))
    }
}

/// What a Rust function returns: a value, or a fault.
pub trait Answer: 'static {
    /// The value, as the other side has it.
    type Value: Scalar;
    /// Value or fault.
    fn answer(self) -> Result<Self::Value, FaultKind>;
}

impl<T: Scalar> Answer for T {
    type Value = T;
    fn answer(self) -> Result<T, FaultKind> {
        Ok(self)
    }
}

impl<T: Scalar> Answer for Option<T> {
    type Value = Maybe<T>;
    fn answer(self) -> Result<Maybe<T>, FaultKind> {
        Ok(self.into())
    }
}

impl<A: Scalar, B: Scalar> Answer for (A, B) {
    type Value = Two<A, B>;
    fn answer(self) -> Result<Two<A, B>, FaultKind> {
        Ok(Two(self.0, self.1))
    }
}

impl<T: Answer> Answer for Result<T, FaultKind> {
    type Value = T::Value;
    fn answer(self) -> Result<T::Value, FaultKind> {
        self?.answer()
    }
}
