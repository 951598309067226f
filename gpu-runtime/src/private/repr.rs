//! What `#[derive(GpuRepr)]` generates calls to: the C++ spelling of a struct, and the questions
//! "is it `Copy`?" and "is it `Deref`?" answered as constants, so that the answer can have a
//! sentence of ours.

use std::any::type_name;
use std::marker::PhantomData;
use std::ops::Deref;

use crate::__private::const_text::ConstText;
use crate::kernel::text::TextBuilder;
use crate::pod::DeviceType;

/// A field of a struct in C++.
pub struct Field {
    /// Its C++ name.
    pub name: &'static str,
    /// Its C++ type.
    pub cuda_type: String,
    /// Its distance in bytes from the struct's start, as Rust has it.
    pub offset: usize,
}

/// The C++ name of the struct `T`, defined in `text` with `fields` if it is not yet. The text
/// asserts that C++ gives it Rust's size, alignment and offsets.
pub fn define_struct<T>(text: &mut TextBuilder, wish: &str, fields: &[Field]) -> String {
    let mut members = String::new();
    for field in fields {
        members += &format!("    {} {};\n", field.cuda_type, field.name);
    }
    // The members are part of the key: two structs of one function body may have one type name.
    let key = format!("{} {{\n{members}}}", type_name::<T>());
    text.define(&key, wish, |_, name| {
        let (size, align) = (size_of::<T>(), align_of::<T>());
        let mut definition = format!(
            "struct {name} {{\n{members}}};\nstatic_assert(sizeof({name}) == {size} && alignof({name}) == {align}, \"{name}: not Rust's layout\");\n"
        );
        for Field { name: field, offset, .. } in fields {
            definition += &format!(
                "GPU_OFFSET_IS({name}, {field}, {offset});\n"
            );
        }
        definition
    })
}

/// `Name{a, b}`.
pub fn aggregate(name: &str, values: &[String]) -> String {
    format!("{name}{{{}}}", values.join(", "))
}

/// The C++ text of a field of type `T`. Where `T` is no device data the functions come from
/// [`NoFieldText`] instead, so that such a field is reported once, by the assertion that names it.
pub struct FieldText<T>(PhantomData<T>);

impl<T: DeviceType> FieldText<T> {
    /// The C++ type.
    pub fn cuda_type(text: &mut TextBuilder) -> String {
        T::cuda_type(text)
    }

    /// The C++ literal.
    pub fn value_literal(value: &T, text: &mut TextBuilder) -> String {
        value.value_literal(text)
    }
}

/// See [`FieldText`].
pub trait NoFieldText<T> {
    /// Never reached: the program does not compile.
    fn cuda_type(_: &mut TextBuilder) -> String {
        String::new()
    }

    /// Never reached: the program does not compile.
    fn value_literal(_: &T, _: &mut TextBuilder) -> String {
        String::new()
    }
}

impl<T> NoFieldText<T> for FieldText<T> {}

/// Whether `T` is `Copy`: `VALUE` is its own where it is, and [`NotCopy`]'s where not.
pub struct IsCopy<T>(PhantomData<T>);

impl<T: Copy> IsCopy<T> {
    /// It is.
    pub const VALUE: bool = true;
}

/// See [`IsCopy`].
pub trait NotCopy {
    /// It is not.
    const VALUE: bool = false;
}

impl<T> NotCopy for IsCopy<T> {}

/// Whether `T` implements `Deref`, as [`IsCopy`].
pub struct IsDeref<T>(PhantomData<T>);

impl<T: Deref> IsDeref<T> {
    /// It does.
    pub const VALUE: bool = true;
}

/// See [`IsDeref`].
pub trait NotDeref {
    /// It does not.
    const VALUE: bool = false;
}

impl<T> NotDeref for IsDeref<T> {}

/// Refuses padding in front of a field.
#[track_caller]
pub const fn no_gap_before(owner: &str, field: &str, previous_end: usize, offset: usize) {
    let gap = offset - previous_end;
    if gap != 0 {
        let message = ConstText::new()
            .text("`")
            .text(owner)
            .text("` has ")
            .bytes(gap as u128)
            .text(" of padding before `")
            .text(field)
            .text("`, and padding is memory that nobody writes\nhelp: add a field `_pad: [u8; ")
            .number(gap as u128)
            .text("]` there, or sort the fields by falling alignment");
        panic!("{}", message.as_str());
    }
}

/// Refuses padding behind the last field.
#[track_caller]
pub const fn no_gap_at_end(owner: &str, last_end: usize, size: usize) {
    let gap = size - last_end;
    if gap != 0 {
        let message = ConstText::new()
            .text("`")
            .text(owner)
            .text("` has ")
            .bytes(gap as u128)
            .text(" of padding behind its last field, and padding is memory that nobody writes\nhelp: add a last field `_pad: [u8; ")
            .number(gap as u128)
            .text("]`");
        panic!("{}", message.as_str());
    }
}

/// Refuses a field of no size.
#[track_caller]
pub const fn has_size(owner: &str, field: &str, size: usize) {
    if size == 0 {
        let message = ConstText::new()
            .text("the field `")
            .text(field)
            .text("` of `")
            .text(owner)
            .text("` has no size, which C++ does not know\nhelp: leave the field out");
        panic!("{}", message.as_str());
    }
}

/// Refuses a struct that is not `Copy`.
#[track_caller]
pub const fn is_copy(owner: &str, is_copy: bool) {
    if !is_copy {
        let message = ConstText::new()
            .text("`")
            .text(owner)
            .text("` is not `Copy`, and values in a kernel are copied\nhelp: write `#[derive(GpuRepr, Clone, Copy)]`");
        panic!("{}", message.as_str());
    }
}

/// Refuses a struct that implements `Deref`.
#[track_caller]
pub const fn is_not_deref(owner: &str, is_deref: bool) {
    if is_deref {
        let message = ConstText::new()
            .text("`")
            .text(owner)
            .text("` implements `Deref`, so a field access in a kernel could run host code\nhelp: remove the `Deref` implementation; a kernel names the inner field itself");
        panic!("{}", message.as_str());
    }
}

#[cfg(test)]
mod tests {
    use crate::kernel::text::TextBuilder;
    use crate::pod::KernelValue;
    use crate::prelude::*;

    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    struct Cell {
        centre: [f32; 3],
        class: u32,
    }

    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    struct Pair(f64, Cell);

    const CELL: Cell = Cell {
        centre: [1.0, -2.5, f32::INFINITY],
        class: 7,
    };

    #[test]
    fn a_struct_is_defined_once_and_behind_what_it_holds() {
        let mut text = TextBuilder::new();
        assert_eq!(Pair::cuda_type(&mut text), "Pair");
        assert_eq!(Cell::cuda_type(&mut text), "Cell");
        assert_eq!(Pair::cuda_type(&mut text), "Pair");
        let definitions: Vec<&str> = text.definitions().collect();
        let [cell, pair] = definitions[..] else {
            panic!("{definitions:?}")
        };
        assert!(
            cell.starts_with(
                "struct Cell {\n    gpu::array<f32, 3> centre;\n    u32 class_;\n};\n"
            ),
            "{cell}"
        );
        assert!(
            cell.contains("sizeof(Cell) == 16 && alignof(Cell) == 4"),
            "{cell}"
        );
        assert!(
            pair.starts_with("struct Pair {\n    f64 _0;\n    Cell _1;\n};\n"),
            "{pair}"
        );
        assert!(pair.contains("_1, 8)"), "{pair}");
    }

    #[test]
    fn a_value_is_an_aggregate_of_its_fields() {
        let mut text = TextBuilder::new();
        assert_eq!(
            Pair(0.5, CELL).value_literal(&mut text),
            "Pair{0.5, Cell{gpu::array<f32, 3>{{1.0f, -2.5f, gpu::f32_from_bits(0x7f800000u)}}, 7u}}"
        );
        assert_eq!(text.definitions().count(), 2);
    }

    #[test]
    fn two_structs_of_one_name_are_two() {
        let mut text = TextBuilder::new();
        let first = {
            #[derive(GpuRepr, Clone, Copy)]
            #[repr(C)]
            struct Local {
                value: f32,
            }
            Local { value: 1.0 }.value_literal(&mut text)
        };
        let second = {
            #[derive(GpuRepr, Clone, Copy)]
            #[repr(C)]
            struct Local {
                value: u32,
            }
            Local { value: 1 }.value_literal(&mut text)
        };
        assert_eq!(
            (first.as_str(), second.as_str()),
            ("Local{1.0f}", "Local_2{1u}")
        );
    }
}
