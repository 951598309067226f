//! Code in documentation: doctests of comments, fences of Markdown.
//!
//! A snippet is the whole text with everything else blotted out, so that its byte ranges are those of
//! the file.

/// One fenced block of Rust.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// As long as the file, blank outside of the block.
    pub text: String,
    /// Where the block begins.
    pub start: usize,
}

/// Where a text's blocks of code stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// In the documentation comments of Rust.
    Comments,
    /// In Markdown, where a block is Rust if it says so.
    Markdown,
    /// In Markdown that is a crate's documentation, where a block is Rust if it says nothing else.
    Included,
}

/// The blocks of Rust in a text.
///
/// ```
/// use gpu_migrate::scan::{Form, snippets};
///
/// let file = "/// Text\n/// ```\n/// use a::b;\n/// ```\nfn f() {}";
/// let found = snippets(file, Form::Comments);
/// assert_eq!(found[0].text.trim(), "use a::b;");
/// assert_eq!(found[0].text.len(), file.len());
/// ```
pub fn snippets(file: &str, form: Form) -> Vec<Snippet> {
    let mut found = Vec::new();
    let mut open: Option<Open> = None;
    let mut at = 0;
    for line in file.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let Some(body) = content(line, form) else {
            // The comment ends, and with it a fence that nobody closed.
            open = None;
            continue;
        };
        let words = line[body..].trim();
        match &mut open {
            Some(block)
                if words.starts_with(block.fence) && words.trim_matches(block.sign).is_empty() =>
            {
                if let Some(block) = open.take().filter(|block| block.rust) {
                    found.push(block.finish(file.len()));
                }
            }
            Some(block) => {
                let visible = line[body..].trim_start();
                // A line that rustdoc hides begins with `# `.
                let hidden = if visible.starts_with("# ") || visible.trim_end() == "#" {
                    1
                } else {
                    0
                };
                let code = line.len() - visible.len() + hidden;
                block.take(start, &line[code..], code);
            }
            None => {
                let sign = if words.starts_with("```") { '`' } else { '~' };
                let length = words.len() - words.trim_start_matches(sign).len();
                if length >= 3 {
                    let info = words.trim_start_matches(sign);
                    open = Some(Open {
                        fence: if sign == '`' { "```" } else { "~~~" },
                        sign,
                        rust: is_rust(info, form),
                        text: String::new(),
                        start: at,
                    });
                }
            }
        }
    }
    found
}

struct Open {
    fence: &'static str,
    sign: char,
    rust: bool,
    text: String,
    start: usize,
}

impl Open {
    /// Adds the code of a line that begins `skipped` bytes behind `line_start`.
    fn take(&mut self, line_start: usize, code: &str, skipped: usize) {
        let at = line_start + skipped;
        let blanks = at.saturating_sub(self.text.len());
        self.text.extend(std::iter::repeat_n(' ', blanks));
        self.text.push_str(code);
    }

    fn finish(mut self, length: usize) -> Snippet {
        let blanks = length.saturating_sub(self.text.len());
        self.text.extend(std::iter::repeat_n(' ', blanks));
        Snippet {
            text: self.text,
            start: self.start,
        }
    }
}

/// Where a line's text begins: behind `///` or `//!`, or at once in Markdown.
fn content(line: &str, form: Form) -> Option<usize> {
    if form != Form::Comments {
        return Some(0);
    }
    let indent = line.len() - line.trim_start().len();
    let rest = &line[indent..];
    let doc = rest.starts_with("///") && !rest.starts_with("////") || rest.starts_with("//!");
    doc.then_some(indent + 3)
}

/// As rustdoc reads a fence's words. In Markdown only what says that it is Rust.
fn is_rust(info: &str, form: Form) -> bool {
    let known = [
        "rust",
        "no_run",
        "should_panic",
        "compile_fail",
        "ignore",
        "test_harness",
        "standalone_crate",
    ];
    let mut words = info
        .split([',', ' ', '\t'])
        .map(str::trim)
        .filter(|word| !word.is_empty());
    let mut said = false;
    let all = words.all(|word| {
        said |= word == "rust";
        known.contains(&word)
            || word.starts_with("edition")
            || word.starts_with("ignore-")
            || (word.starts_with('E') && word[1..].bytes().all(|b| b.is_ascii_digit()))
    });
    all && (said || form != Form::Markdown)
}
