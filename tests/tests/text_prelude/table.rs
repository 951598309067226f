//! A table of operations: each has a C++ expression, a Rust function, and is compared on every
//! combination of its operands' edge values.

use std::any::TypeId;
use std::collections::BTreeSet;
use std::fmt::Debug;

use gpu_macros_compiler::ir::builtin;
use gpu_runtime::kernel::prelude::PRELUDE;
use gpu_tests::shim::{Args, Fault, Kernel, Run};

use super::scalar::{Answer, Scalar, Unused};

/// Combinations beyond this number are thinned out evenly (operations of three operands).
const MOST_COMBINATIONS: usize = 40_000;

/// A pointer, and no closure of a type of its own: over a thousand of them would take minutes to
/// compile.
type Rust<A, B, C, R> = fn(A, B, C) -> R;
type Check = Box<dyn Fn(&Kernel<'_>) -> Result<(), String>>;

/// One operation on operands of certain types.
pub struct Case {
    /// The operation and its types, for the report.
    pub name: String,
    /// The C++ side, over the operands `a`, `b`, `c`, the thread's `cx` and a `cell` in memory
    /// that holds a's value.
    pub expression: String,
    /// Compares both sides.
    pub check: Check,
    kernel: String,
}

/// All operations.
#[derive(Default)]
pub struct Table {
    /// In the order of the text's kernels.
    pub cases: Vec<Case>,
    /// Which methods of the compiler's table are among them: name and receiver's C++ name.
    pub methods: BTreeSet<(&'static str, String)>,
}

impl Table {
    /// Adds an operation that is no method, by its C++ expression. One that may fault passes `cx`
    /// and the site 7.
    pub fn add<A: Scalar, B: Scalar, C: Scalar, R: Answer>(
        &mut self,
        expression: &str,
        rust: Rust<A, B, C, R>,
    ) {
        self.push(expression, 0, rust);
    }

    /// Adds a method of the compiler's table, on the receiver `A`. `path` is that of its Rust side
    /// below `ops`; its C++ side and its ulps are the table's.
    pub fn method<A: Scalar, B: Scalar, C: Scalar, R: Answer>(
        &mut self,
        path: &str,
        rust: Rust<A, B, C, R>,
    ) {
        let unused = TypeId::of::<Unused>();
        let used = [TypeId::of::<B>(), TypeId::of::<C>()].map(|operand| operand != unused);
        let arguments = used.iter().filter(|used| **used).count();
        let found = path.split_once("::").and_then(|(module, name)| {
            builtin(name, arguments).filter(|b| b.class.module() == module)
        });
        let Some(method) = found else {
            panic!("the compiler's table has no {path} with {arguments} arguments")
        };
        let mut list = ["a", "b", "c"][..=arguments].join(", ");
        if method.faults {
            list = format!("cx, {list}, 7");
        }
        let receiver = A::cuda();
        let ulps = match (method.ulps, receiver.as_str()) {
            (Some((ulps, _)), "f32") | (Some((_, ulps)), "f64") => ulps,
            _ => 0,
        };
        self.methods.insert((method.name, receiver));
        self.push(&format!("gpu::{}({list})", method.name), ulps, rust);
    }

    fn push<A: Scalar, B: Scalar, C: Scalar, R: Answer>(
        &mut self,
        expression: &str,
        ulps: u32,
        rust: Rust<A, B, C, R>,
    ) {
        let types = [A::cuda(), B::cuda(), C::cuda(), R::Value::cuda()];
        let [a, b, c, _] = &types;
        self.cases.push(Case {
            name: format!("{expression} on a: {a}, b: {b}, c: {c}"),
            expression: expression.to_owned(),
            check: Box::new(move |kernel| compare(kernel, ulps.into(), rust)),
            kernel: kernel(expression, &types),
        });
    }

    /// The text with one kernel for each case, and the kernels' names.
    pub fn text(&self) -> (String, Vec<String>) {
        let mut text = PRELUDE.to_owned();
        let mut entries = Vec::new();
        for (number, case) in self.cases.iter().enumerate() {
            let entry = format!("case_{number}");
            text += &format!("\nextern \"C\" __global__ void {entry}{}", case.kernel);
            entries.push(entry);
        }
        (text, entries)
    }
}

/// The kernel that evaluates an expression for each combination of operands.
fn kernel(expression: &str, [a, b, c, r]: &[String; 4]) -> String {
    // Only what the expression names is declared: NVRTC warns of anything unused.
    let declarations = [
        (
            "a",
            format!("const {a} a = static_cast<const {a}*>(as)[i];"),
        ),
        (
            "b",
            format!("const {b} b = static_cast<const {b}*>(bs)[i];"),
        ),
        (
            "c",
            format!("const {c} c = static_cast<const {c}*>(cs)[i];"),
        ),
        ("cell", format!("{a}& cell = static_cast<{a}*>(cells)[i];")),
        ("cx", "gpu::cx cx{};".to_owned()),
    ];
    let declarations: String = declarations
        .iter()
        .filter(|(name, _)| names(expression, name))
        .map(|(_, declaration)| format!("    {declaration}\n"))
        .collect();
    let report = if names(expression, "cx") {
        "    if (cx.failed) gpu::report(cx, &faults[i], 0, i);\n"
    } else {
        ""
    };
    // One type for all kernels, so that the shim's launch is compiled once.
    format!(
        "(u64 n, const void* as, const void* bs, const void* cs, void* cells, void* results, \
             gpu::fault* faults) {{\n\
             \x20   const u64 i = blockIdx.x * u64(blockDim.x) + threadIdx.x;\n\
             \x20   if (i >= n) return;\n\
             {declarations}\
             \x20   static_cast<{r}*>(results)[i] = {expression};\n\
             {report}\
             }}"
    )
}

/// Is this name a word of the expression?
fn names(expression: &str, name: &str) -> bool {
    expression
        .split(|c: char| !c.is_alphanumeric() && c != '_')
        .any(|word| word == name)
}

/// For every combination of three operands, which edge value each of them has.
fn combinations(counts: [usize; 3]) -> [Vec<usize>; 3] {
    let [all_a, all_b, all_c] = counts;
    let total = all_a * all_b * all_c;
    // An odd step that shares no factor with the lengths would do; a prime one does.
    let step = if total > MOST_COMBINATIONS { 61 } else { 1 };
    let picked = || (0..total).step_by(step);
    [
        picked().map(|i| i % all_a).collect(),
        picked().map(|i| i / all_a % all_b).collect(),
        picked().map(|i| i / all_a / all_b).collect(),
    ]
}

fn picked<T: Scalar>(edges: &[T], which: &[usize]) -> Vec<T> {
    which.iter().map(|i| edges[*i]).collect()
}

/// Runs the kernel over `n` combinations, whose operands, cells and results are at the pointers.
fn run(kernel: &Kernel<'_>, n: usize, memory: [*mut (); 5]) -> Result<Vec<Fault>, String> {
    let mut faults = vec![Fault::default(); n];
    let mut args = Args::new();
    args.value(n as u64);
    for pointer in memory {
        args.value(pointer);
    }
    args.value(faults.as_mut_ptr());
    let blocks = (n as u32).div_ceil(256);
    // SAFETY: the kernel is the one that was made for these types; it stays below `n`, which is
    // the length of all arrays.
    unsafe { kernel.launch([blocks, 1, 1], [256, 1, 1], args, &Run::default()) }
        .map_err(|error| error.to_string())?;
    Ok(faults)
}

// There are hundreds of it: what needs no types is in functions of their own.
fn compare<A: Scalar, B: Scalar, C: Scalar, R: Answer>(
    kernel: &Kernel<'_>,
    ulps: u64,
    rust: Rust<A, B, C, R>,
) -> Result<(), String> {
    let edges = (A::edges(), B::edges(), C::edges());
    let [a, b, c] = combinations([edges.0.len(), edges.1.len(), edges.2.len()]);
    let (a, b) = (picked(&edges.0, &a), picked(&edges.1, &b));
    let c = picked(&edges.2, &c);
    let mut results = vec![R::Value::ZERO; a.len()];
    let mut cells = a.clone();
    let memory = [
        a.as_ptr().cast_mut().cast(),
        b.as_ptr().cast_mut().cast(),
        c.as_ptr().cast_mut().cast(),
        cells.as_mut_ptr().cast(),
        results.as_mut_ptr().cast(),
    ];
    let faults = run(kernel, a.len(), memory)?;

    for i in 0..a.len() {
        let expected = rust(a[i], b[i], c[i]).answer();
        let same = match &expected {
            Ok(value) => {
                faults[i].kind == 0 && results[i].distance(*value).is_some_and(|d| d <= ulps)
            }
            Err(fault) => faults[i].kind == *fault as u32,
        };
        if !same {
            return Err(difference(
                [&a[i], &b[i], &c[i]],
                &expected,
                &results[i],
                &faults[i],
            ));
        }
    }
    Ok(())
}

fn difference(
    [a, b, c]: [&dyn Debug; 3],
    expected: &dyn Debug,
    result: &dyn Debug,
    fault: &Fault,
) -> String {
    let kind = fault.kind;
    format!("a = {a:?}, b = {b:?}, c = {c:?}: Rust {expected:?}, C++ {result:?} (fault {kind})")
}
