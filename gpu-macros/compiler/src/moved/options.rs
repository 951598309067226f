//! The keys of a window and of an entry: `since`, `error_in`, `remove_in`, `mode`, `breaks`, `note`.

use proc_macro2::{Ident, Span};
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{LitStr, Token};

use super::version::Triple;
use super::{Mode, Version, Window};
use crate::diag::Diagnostics;

/// What a list of keys says. Each key stands once at most.
#[derive(Default)]
pub(super) struct Options {
    since: Option<(Span, Option<Version>)>,
    error_in: Option<(Span, Option<Version>)>,
    remove_in: Option<(Span, Option<Version>)>,
    pub(super) mode: Option<(Mode, Span)>,
    pub(super) breaks: Option<Ident>,
    pub(super) note: Option<LitStr>,
    /// The name of the generated test, with the key: for a table's keys.
    pub(super) test: Option<Ident>,
    /// The name of the old item: for `#[moved_from]`.
    pub(super) from: Option<LitStr>,
}

/// Who may write which keys.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Owner {
    Table,
    Entry,
    Attribute,
    Clause,
}

impl Owner {
    fn keys(self) -> &'static [&'static str] {
        match self {
            Owner::Table => &["since", "error_in", "remove_in", "test"],
            Owner::Entry => &["since", "error_in", "remove_in", "mode", "breaks", "note"],
            Owner::Clause => &["since", "error_in", "remove_in", "note"],
            Owner::Attribute => &[
                "from",
                "since",
                "error_in",
                "remove_in",
                "mode",
                "breaks",
                "note",
            ],
        }
    }
}

impl Options {
    /// Reads `key = value` pairs up to the end or a semicolon.
    pub(super) fn parse(
        &mut self,
        input: ParseStream<'_>,
        owner: Owner,
        diag: &Diagnostics,
    ) -> syn::Result<()> {
        while !input.is_empty() && !input.peek(Token![;]) {
            let key = input.call(Ident::parse_any)?;
            let name = key.to_string();
            if !owner.keys().contains(&name.as_str()) {
                let keys = owner.keys().join("`, `");
                let what = format!("unknown key `{name}`\nhelp: the keys are `{keys}`");
                return Err(syn::Error::new(key.span(), what));
            }
            input.parse::<Token![=]>()?;
            let twice = match name.as_str() {
                "since" => version(&mut self.since, &key, input, diag)?,
                "error_in" => version(&mut self.error_in, &key, input, diag)?,
                "remove_in" => version(&mut self.remove_in, &key, input, diag)?,
                "mode" => {
                    let mode = mode(input)?;
                    self.mode.replace((mode, key.span())).is_some()
                }
                "breaks" => self.breaks.replace(input.call(Ident::parse_any)?).is_some(),
                "test" => self.test.replace(input.parse()?).is_some(),
                "from" => self.from.replace(input.parse()?).is_some(),
                _ => self.note.replace(input.parse()?).is_some(),
            };
            if twice {
                diag.error(&key, format_args!("the key `{name}` stands twice"));
            }
            if !input.is_empty() && !input.peek(Token![;]) {
                input.parse::<Token![,]>()?;
            }
        }
        Ok(())
    }

    /// The window of an entry: its own keys before those of the table. `at` is what has none.
    pub(super) fn window(&self, table: &Options, at: Span, diag: &Diagnostics) -> Option<Window> {
        let own = |own: &Option<(Span, Option<Version>)>,
                   table: &Option<(Span, Option<Version>)>| {
            own.clone().or_else(|| table.clone())
        };
        let needed = |key: &str, value: Option<(Span, Option<Version>)>| {
            if value.is_none() {
                diag.error_with(
                    at,
                    format_args!("this moved path has no `{key}`"),
                    format_args!("write `{key} = \"1.2.3\"` for it, or once for the whole table"),
                );
            }
            value.and_then(|(_, version)| version)
        };
        let since = needed("since", own(&self.since, &table.since));
        let remove_in = needed("remove_in", own(&self.remove_in, &table.remove_in));
        let error_in = own(&self.error_in, &table.error_in);
        let broken = matches!(error_in, Some((_, None)));
        let window = Window {
            since: since?,
            error_in: error_in.and_then(|(_, version)| version),
            remove_in: remove_in?,
        };
        (!broken && window.is_sound(diag)).then_some(window)
    }
}

impl Window {
    /// Counter-example: `since = "0.4.0", remove_in = "0.2.0"`, which removes a path before its
    /// warning.
    fn is_sound(&self, diag: &Diagnostics) -> bool {
        let Window {
            since,
            error_in,
            remove_in,
        } = self;
        if remove_in.triple <= since.triple {
            diag.error_with(
                remove_in.span,
                format_args!(
                    "the window ends in {} and starts in {}",
                    remove_in.text, since.text
                ),
                "`remove_in` is a later release than `since`; pre-releases do not count",
            );
            return false;
        }
        let Some(error) = error_in else { return true };
        if error.triple < since.triple || error.triple >= remove_in.triple {
            diag.error_with(
                error.span,
                format_args!(
                    "a use is an error in {}, outside of the window from {} to {}",
                    error.text, since.text, remove_in.text
                ),
                "`error_in` lies between `since` and `remove_in`",
            );
            return false;
        }
        true
    }
}

/// Reads a version into its place; true if there was one.
fn version(
    place: &mut Option<(Span, Option<Version>)>,
    key: &Ident,
    input: ParseStream<'_>,
    diag: &Diagnostics,
) -> syn::Result<bool> {
    let literal = input.parse::<LitStr>()?;
    let text = literal.value();
    let triple = Triple::parse(&text);
    // Counter-example: `since = "TBD"`, for which rustc would never warn.
    if triple.is_none() {
        diag.error_with(
            &literal,
            format_args!("`{text}` is not a version"),
            format_args!("write all three numbers, as in `{key} = \"0.4.0\"`"),
        );
    }
    let version = triple.map(|triple| Version {
        text,
        triple,
        span: literal.span(),
    });
    Ok(place.replace((key.span(), version)).is_some())
}

fn mode(input: ParseStream<'_>) -> syn::Result<Mode> {
    let word = input.call(Ident::parse_any)?;
    match word.to_string().as_str() {
        "warn" => Ok(Mode::Warn),
        "exact" => Ok(Mode::Exact),
        other => {
            let what = format!(
                "unknown mode `{other}`\nhelp: `warn` makes a deprecated item, `exact` a plain re-export"
            );
            Err(syn::Error::new(word.span(), what))
        }
    }
}
