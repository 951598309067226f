//! Ranks: how many dimensions memory and launches have, and what their axes are called. Row-major,
//! the last index fastest, in the order of Rust's arrays of arrays.

/// How many dimensions memory or a launch has.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Rank {
    /// `[T]`, `t.id()`.
    One,
    /// `Slice2<T>`, `t.id_2d()`.
    Two,
    /// `Slice3<T>`, `t.id_3d()`.
    Three,
}

/// One dimension, by the name of its coordinate.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Axis {
    /// Planes.
    Z,
    /// Rows.
    Y,
    /// Columns: neighbours in memory.
    X,
}

impl Rank {
    /// The rank of the runtime's type of this name.
    pub fn of_type(name: &str) -> Option<Self> {
        [Rank::Two, Rank::Three]
            .into_iter()
            .find(|r| r.type_name() == name)
    }

    /// How many coordinates an index has.
    pub fn number(self) -> usize {
        match self {
            Rank::One => 1,
            Rank::Two => 2,
            Rank::Three => 3,
        }
    }

    /// The axes in the order of an index.
    pub fn axes(self) -> &'static [Axis] {
        match self {
            Rank::One => &[Axis::X],
            Rank::Two => &[Axis::Y, Axis::X],
            Rank::Three => &[Axis::Z, Axis::Y, Axis::X],
        }
    }

    /// The runtime's type of memory, the same in the text but for its case; a slice of rank 1 has
    /// no name.
    pub fn type_name(self) -> &'static str {
        match self {
            Rank::One => "[T]",
            Rank::Two => "Slice2",
            Rank::Three => "Slice3",
        }
    }

    /// The type of memory as a person writes it.
    pub fn memory(self) -> &'static str {
        match self {
            Rank::One => "[T]",
            Rank::Two => "Slice2<T>",
            Rank::Three => "Slice3<T>",
        }
    }

    /// The thread's method that gives its token.
    pub fn token_fn(self) -> &'static str {
        match self {
            Rank::One => "id",
            Rank::Two => "id_2d",
            Rank::Three => "id_3d",
        }
    }

    /// An index as a person writes it.
    pub fn index(self) -> &'static str {
        match self {
            Rank::One => "i",
            Rank::Two => "(y, x)",
            Rank::Three => "(z, y, x)",
        }
    }

    /// The place of `axis` in an index, if memory of this rank has it.
    pub fn place(self, axis: Axis) -> Option<usize> {
        if self == Rank::One {
            return None;
        }
        self.axes().iter().position(|a| *a == axis)
    }
}

impl Axis {
    const ALL: [Axis; 3] = [Axis::Z, Axis::Y, Axis::X];

    /// The coordinate: a token's method, a field of the text's index.
    pub fn coordinate(self) -> &'static str {
        match self {
            Axis::Z => "z",
            Axis::Y => "y",
            Axis::X => "x",
        }
    }

    /// The extent: a method of memory, a field of the text's slices.
    pub fn extent(self) -> &'static str {
        match self {
            Axis::Z => "planes",
            Axis::Y => "rows",
            Axis::X => "cols",
        }
    }

    /// The axis whose coordinate is called `name`.
    pub fn of_coordinate(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|a| a.coordinate() == name)
    }

    /// The axis whose extent is called `name`.
    pub fn of_extent(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|a| a.extent() == name)
    }
}
