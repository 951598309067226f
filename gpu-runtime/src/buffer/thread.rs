//! Scopes, their buffers and their views stay on the scope's thread, and the compiler says so in
//! one sentence. (Left to their fields, each field that is no `Sync` would be an error of its own.)

use super::keeper::{Held, Keeper};
use super::view::{View, ViewMut};

/// What may cross threads with a scope's memory in it: nothing. A scope, its buffers and its views have
/// a stream, and entries in their scope's books, that belong to one thread.
///
/// No type has it, and none can get it: it is only asked of types of this crate, which implements it
/// for none, and nobody else can.
#[diagnostic::on_unimplemented(
    message = "a scope, its buffers and its views stay on the scope's thread",
    label = "cannot be sent to another thread, nor shared with one",
    note = "open a scope on the other thread; memory crosses threads as a `PoolBuffer`, which `buffer.promote()?` makes"
)]
pub trait CrossesThreads {}

// `Scope` holds a `Keeper`; `Buffer` and `UninitBuffer` hold a `Held`.
macro_rules! stays_on_its_thread {
    ($([$($generics:tt)*] $owner:ty;)*) => {$(
        // SAFETY: this implementation applies to nothing, since nothing is `CrossesThreads`.
        unsafe impl<$($generics)*> Send for $owner where for<'never> Self: CrossesThreads {}

        // SAFETY: as above.
        unsafe impl<$($generics)*> Sync for $owner where for<'never> Self: CrossesThreads {}
    )*};
}

stays_on_its_thread! {
    [] Keeper;
    ['b] Held<'b>;
    ['v, T, P] View<'v, T, P>;
    ['v, T, P] ViewMut<'v, T, P>;
}
