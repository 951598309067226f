//! The diagnostics sink: every mistake of a phase is collected here and reported together.
//!
//! A phase gets `&Diagnostics`, reports what it finds and goes on; the next phase runs only if
//! [`Diagnostics::is_empty`]. Whoever made the sink turns it into tokens with
//! [`Diagnostics::finish`]. A sink that is dropped with nobody asking would lose errors, so a
//! debug build panics there (the idea is that of serde_derive's `Ctxt`).
//!
//! A message says which rule was broken, at the guilty token; its `help:` line says what to write
//! instead. One mistake is one error: a second place that matters (the first of two equal names)
//! is named by its line in the same message.

use std::cell::{Cell, RefCell};
use std::fmt::Display;

use proc_macro2::{Ident, Span, TokenStream};
use quote::ToTokens;

/// Where a message points: one token, or the range from a first to a last one.
///
/// Made from a [`Span`] or from a reference to anything that is tokens; the latter underlines
/// all of them, which a single span cannot do on stable Rust.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    start: Span,
    end: Span,
}

impl Place {
    /// The line of the place's first token in its source file.
    pub fn line(self) -> usize {
        self.start.start().line
    }
}

impl Place {
    /// The place's first token.
    pub fn start(self) -> Span {
        self.start
    }

    /// The place's last token.
    pub fn end(self) -> Span {
        self.end
    }
}

impl Place {
    /// From one token to another.
    pub fn range(start: Span, end: Span) -> Self {
        Place { start, end }
    }
}

impl From<Span> for Place {
    fn from(span: Span) -> Self {
        Place {
            start: span,
            end: span,
        }
    }
}

impl<T: ToTokens + ?Sized> From<&T> for Place {
    fn from(tokens: &T) -> Self {
        let mut spans = tokens.to_token_stream().into_iter().map(|t| t.span());
        let start = spans.next().unwrap_or_else(Span::call_site);
        Place {
            start,
            end: spans.last().unwrap_or(start),
        }
    }
}

/// Collects errors through a shared reference.
#[derive(Debug, Default)]
pub struct Diagnostics {
    errors: RefCell<Vec<syn::Error>>,
    finished: Cell<bool>,
}

impl Diagnostics {
    /// An empty sink. It must be [finished](Self::finish).
    pub fn new() -> Self {
        Self::default()
    }

    /// True while nothing was reported: the next phase may run.
    pub fn is_empty(&self) -> bool {
        self.errors.borrow().is_empty()
    }

    /// Reports a broken rule.
    pub fn error(&self, at: impl Into<Place>, message: impl Display) {
        let Place { start, end } = at.into();
        // `new_spanned` reads only the spans of the first and the last token.
        let range = [Ident::new("start", start), Ident::new("end", end)];
        let range: TokenStream = range
            .into_iter()
            .map(proc_macro2::TokenTree::from)
            .collect();
        self.errors
            .borrow_mut()
            .push(syn::Error::new_spanned(range, message));
    }

    /// Reports a broken rule and what to write instead.
    pub fn error_with(&self, at: impl Into<Place>, message: impl Display, help: impl Display) {
        self.error(at, format_args!("{message}\nhelp: {help}"));
    }

    /// Reports a broken rule that takes two places to see. `what` describes the `other` one, as in
    /// "first declared" for "note: first declared at line 7".
    pub fn error_related(
        &self,
        at: impl Into<Place>,
        message: impl Display,
        other: impl Into<Place>,
        what: impl Display,
    ) {
        let line = other.into().line();
        self.error(at, format_args!("{message}\nnote: {what} at line {line}"));
    }

    /// Takes over an error of the parser, all its parts included.
    pub fn absorb(&self, error: syn::Error) {
        self.errors.borrow_mut().extend(error);
    }

    /// The value of a parse that may have failed; its error is taken over.
    pub fn ok<T>(&self, result: syn::Result<T>) -> Option<T> {
        result.map_err(|error| self.absorb(error)).ok()
    }

    /// The end of the phase: nothing reported, or one `compile_error!` per mistake.
    ///
    /// # Errors
    /// The errors as tokens, in the order in which they were reported.
    pub fn finish(self) -> Result<(), TokenStream> {
        self.finished.set(true);
        let errors = self.errors.take();
        if errors.is_empty() {
            return Ok(());
        }
        Err(errors.iter().map(syn::Error::to_compile_error).collect())
    }
}

impl Drop for Diagnostics {
    fn drop(&mut self) {
        let forgotten = !self.finished.get() && !std::thread::panicking();
        debug_assert!(!forgotten, "a diagnostics sink was dropped unfinished");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use quote::quote;

    #[test]
    fn nothing_reported_is_ok() {
        assert!(Diagnostics::new().finish().is_ok());
    }

    #[test]
    fn every_mistake_is_one_compile_error() {
        let diag = Diagnostics::new();
        diag.error(Span::call_site(), "first");
        diag.error_with(&quote!(a b c), "second", "write d");
        assert!(!diag.is_empty());
        let text = diag.finish().unwrap_err().to_string();
        assert_eq!(text.matches("compile_error").count(), 2, "{text}");
        assert!(text.contains("second\\nhelp: write d"), "{text}");
    }

    #[test]
    fn a_range_runs_from_the_first_to_the_last_token() {
        let tokens: TokenStream = "Vec\n<\nf32>".parse().unwrap();
        let place = Place::from(&tokens);
        assert_eq!(place.start.start().line, 1);
        assert_eq!(place.end.start().line, 3);
    }

    #[test]
    fn the_other_place_is_named_by_its_line() {
        let diag = Diagnostics::new();
        let tokens: TokenStream = "a\n\na".parse().unwrap();
        let names: Vec<_> = tokens.into_iter().collect();
        diag.error_related(
            &names[1],
            "`a` is declared twice",
            &names[0],
            "first declared",
        );
        let text = diag.finish().unwrap_err().to_string();
        assert!(text.contains("note: first declared at line 1"), "{text}");
    }

    #[test]
    fn a_parse_error_is_taken_over_with_all_its_parts() {
        let diag = Diagnostics::new();
        let mut error = syn::Error::new(Span::call_site(), "one");
        error.combine(syn::Error::new(Span::call_site(), "two"));
        assert!(diag.ok::<()>(Err(error)).is_none());
        let text = diag.finish().unwrap_err().to_string();
        assert_eq!(text.matches("compile_error").count(), 2, "{text}");
    }

    #[test]
    #[cfg(debug_assertions)]
    #[should_panic(expected = "unfinished")]
    fn a_forgotten_sink_panics_in_debug() {
        drop(Diagnostics::new());
    }
}
