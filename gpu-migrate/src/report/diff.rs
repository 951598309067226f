//! Unified diffs.

use similar::{ChangeTag, TextDiff};

use super::Paint;

/// The difference of two texts of one file, as `git apply` reads it.
///
/// ```
/// use gpu_migrate::report::{Paint, unified};
///
/// let diff = unified("src/a.rs", "use a;\n", "use b;\n", Paint { colours: false });
/// assert_eq!(diff, "--- a/src/a.rs\n+++ b/src/a.rs\n@@ -1 +1 @@\n-use a;\n+use b;\n");
/// ```
pub fn unified(name: &str, old: &str, new: &str, paint: Paint) -> String {
    let diff = TextDiff::from_lines(old, new);
    let mut text = String::new();
    text.push_str(&paint.bold(&format!("--- a/{name}")));
    text.push('\n');
    text.push_str(&paint.bold(&format!("+++ b/{name}")));
    text.push('\n');
    for hunk in diff.unified_diff().context_radius(3).iter_hunks() {
        text.push_str(&paint.cyan(&hunk.header().to_string()));
        text.push('\n');
        for change in hunk.iter_changes() {
            let value = change.value();
            let line = value.strip_suffix('\n').unwrap_or(value);
            text.push_str(&match change.tag() {
                ChangeTag::Delete => paint.red(&format!("-{line}")),
                ChangeTag::Insert => paint.green(&format!("+{line}")),
                ChangeTag::Equal => format!(" {line}"),
            });
            text.push('\n');
            if !value.ends_with('\n') {
                text.push_str("\\ No newline at end of file\n");
            }
        }
    }
    text
}
