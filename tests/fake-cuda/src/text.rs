//! What the stand-in has to know of a text: its kernels, and of each what its arguments point to.

use std::fmt::Write as _;

/// The names of a text's kernels.
pub fn entries(source: &str) -> Vec<String> {
    let mut names = Vec::new();
    for part in source.split("extern \"C\" __global__").skip(1) {
        let head = part.split('{').next().unwrap_or_default();
        let head = match head.split_once("__launch_bounds__(") {
            Some((_, rest)) => after_group(rest),
            None => head.trim_start().strip_prefix("void").unwrap_or(head),
        };
        if let Some((name, _)) = head.split_once('(') {
            names.push(name.trim().to_owned());
        }
    }
    names
}

/// What follows the parenthesis that closes the one just opened.
fn after_group(text: &str) -> &str {
    let mut depth = 1;
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return &text[at + 1..];
        }
    }
    text
}

/// The function that describes a kernel.
pub fn description(entry: &str) -> String {
    format!("stand_in_{entry}")
}

/// Speaks of memory as the prelude of generated texts does: a slice knows its length, and whether
/// it is written.
const SLICES: &str = r"
template <class T> void ranges(const gpu::slice<T>& s, range*& to) { *to++ = {u64(s.ptr), s.len * sizeof(T), 0}; }
template <class T> void ranges(const gpu::slice_mut<T>& s, range*& to) { *to++ = {u64(s.ptr), s.len * sizeof(T), 1}; }
template <class T> void ranges(const gpu::slice2<T>& s, range*& to) { *to++ = {u64(s.ptr), s.rows * s.cols * sizeof(T), 0}; }
template <class T> void ranges(const gpu::slice2_mut<T>& s, range*& to) { *to++ = {u64(s.ptr), s.rows * s.cols * sizeof(T), 1}; }
template <class T> void ranges(const gpu::slice3<T>& s, range*& to) { *to++ = {u64(s.ptr), s.planes * s.rows * s.cols * sizeof(T), 0}; }
template <class T> void ranges(const gpu::slice3_mut<T>& s, range*& to) { *to++ = {u64(s.ptr), s.planes * s.rows * s.cols * sizeof(T), 1}; }
";

/// Memory that several launches may update at the same time.
const ATOMICS: &str = r"
template <class T> void ranges(const gpu::slice_atomic<T>& s, range*& to) { *to++ = {u64(s.ptr), s.len * sizeof(T), 3}; }
";

/// The text, and behind it for each of its kernels a function that tells the sizes of its parameters
/// or, of arguments, what they point to.
pub fn with_descriptions(source: &str, entries: &[&str]) -> String {
    let slices = if source.contains("struct slice3_mut") {
        SLICES
    } else {
        ""
    };
    let atomics = if source.contains("struct slice_atomic") {
        ATOMICS
    } else {
        ""
    };
    let mut text = format!(
        r#"{source}
namespace stand_in {{
struct range {{ unsigned long long at, bytes, mode; }};
{slices}{atomics}
template <class T> void ranges(T* const& p, range*& to) {{ *to++ = {{(unsigned long long)p, sizeof(T), 2}}; }}
template <class T, class = std::enable_if_t<!std::is_pointer<T>::value>>
void ranges(const T&, range*&) {{}}
template <class... P, size_t... I>
unsigned describe(void (*)(P...), size_t* sizes, void** args, range* out, std::index_sequence<I...>) {{
    if (sizes != nullptr) {{
        const size_t all[] = {{sizeof(std::decay_t<P>)..., 0}};
        for (size_t i = 0; i < sizeof...(P); ++i) sizes[i] = all[i];
        return sizeof...(P);
    }}
    range* to = out;
    (ranges(*static_cast<const std::decay_t<P>*>(args[I]), to), ...);
    return unsigned(to - out);
}}
template <class... P>
unsigned describe(void (*kernel)(P...), size_t* sizes, void** args, range* out) {{
    return describe(kernel, sizes, args, out, std::index_sequence_for<P...>{{}});
}}
}}
"#
    );
    for entry in entries {
        let _ = writeln!(
            text,
            "extern \"C\" __attribute__((visibility(\"default\"))) unsigned {}(size_t* sizes, void** args, stand_in::range* out) {{ return stand_in::describe(::{entry}, sizes, args, out); }}",
            description(entry)
        );
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kernels_are_found_by_their_names() {
        let text = "extern \"C\" __global__ void __launch_bounds__(256) saxpy(gpu::fault* f) {}\n\
                    extern \"C\" __global__ void plain(float* x) { x[0] = f(1); }\n\
                    extern \"C\" __global__ void __launch_bounds__((4 * (2)))\n  odd() {}";
        assert_eq!(entries(text), ["saxpy", "plain", "odd"]);
    }
}
