//! A table of operations: each has a C++ expression, a Rust function, and is compared on every
//! combination of its operands' edge values.

use std::any::TypeId;
use std::collections::BTreeSet;

use gpu_macros_compiler::ir::builtin;
use gpu_runtime::FaultKind;
use gpu_runtime::kernel::prelude::PRELUDE;
use gpu_tests::shim::{Args, Fault, Kernel, Run};

use super::scalar::{Answer, Scalar, Unused};

/// Combinations beyond this number are thinned out evenly (operations of three operands).
const MOST_COMBINATIONS: usize = 40_000;

type Rust<A, B, C, R> = Box<dyn Fn(A, B, C) -> Result<R, FaultKind>>;
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
        rust: impl Fn(A, B, C) -> R + 'static,
    ) {
        let rust: Rust<A, B, C, R::Value> = Box::new(move |a, b, c| rust(a, b, c).answer());
        self.push(expression, 0, rust);
    }

    /// Adds a method of the compiler's table, on the receiver `A`. `path` is that of its Rust side
    /// below `ops`; its C++ side and its ulps are the table's.
    pub fn method<A: Scalar, B: Scalar, C: Scalar, R: Answer>(
        &mut self,
        path: &str,
        rust: impl Fn(A, B, C) -> R + 'static,
    ) {
        let rust: Rust<A, B, C, R::Value> = Box::new(move |a, b, c| rust(a, b, c).answer());
        self.push_method(path, rust);
    }

    fn push_method<A: Scalar, B: Scalar, C: Scalar, R: Scalar>(
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

    fn push<A: Scalar, B: Scalar, C: Scalar, R: Scalar>(
        &mut self,
        expression: &str,
        ulps: u32,
        rust: Rust<A, B, C, R>,
    ) {
        let types = [A::cuda(), B::cuda(), C::cuda(), R::cuda()];
        let [a, b, c, _] = &types;
        self.cases.push(Case {
            name: format!("{expression} on a: {a}, b: {b}, c: {c}"),
            expression: expression.to_owned(),
            check: Box::new(move |kernel| compare(kernel, ulps.into(), &rust)),
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
        ("cx", "gpu::cx cx{&faults[i], 0, 0, i};".to_owned()),
    ];
    let declarations: String = declarations
        .iter()
        .filter(|(name, _)| names(expression, name))
        .map(|(_, declaration)| format!("    {declaration}\n"))
        .collect();
    // One type for all kernels, so that the shim's launch is compiled once.
    format!(
        "(u64 n, const void* as, const void* bs, const void* cs, void* cells, void* results, \
             gpu::fault* faults) {{\n\
             \x20   const u64 i = blockIdx.x * u64(blockDim.x) + threadIdx.x;\n\
             \x20   if (i >= n) return;\n\
             {declarations}\
             \x20   static_cast<{r}*>(results)[i] = {expression};\n\
             }}"
    )
}

/// Is this name a word of the expression?
fn names(expression: &str, name: &str) -> bool {
    expression
        .split(|c: char| !c.is_alphanumeric() && c != '_')
        .any(|word| word == name)
}

/// Every combination of edge values, operand by operand.
fn combinations<A: Scalar, B: Scalar, C: Scalar>() -> (Vec<A>, Vec<B>, Vec<C>) {
    let (all_a, all_b, all_c) = (A::edges(), B::edges(), C::edges());
    let total = all_a.len() * all_b.len() * all_c.len();
    // An odd step that shares no factor with the lengths would do; a prime one does.
    let step = if total > MOST_COMBINATIONS { 61 } else { 1 };
    let mut operands = (Vec::new(), Vec::new(), Vec::new());
    for i in (0..total).step_by(step) {
        operands.0.push(all_a[i % all_a.len()]);
        operands.1.push(all_b[i / all_a.len() % all_b.len()]);
        operands.2.push(all_c[i / all_a.len() / all_b.len()]);
    }
    operands
}

fn compare<A: Scalar, B: Scalar, C: Scalar, R: Scalar>(
    kernel: &Kernel<'_>,
    ulps: u64,
    rust: &Rust<A, B, C, R>,
) -> Result<(), String> {
    let (a, b, c) = combinations::<A, B, C>();
    let mut results = vec![R::ZERO; a.len()];
    let mut cells = a.clone();
    let mut faults = vec![Fault::default(); a.len()];
    let mut args = Args::new();
    args.value(a.len() as u64)
        .value(a.as_ptr())
        .value(b.as_ptr())
        .value(c.as_ptr())
        .value(cells.as_mut_ptr())
        .value(results.as_mut_ptr())
        .value(faults.as_mut_ptr());
    let blocks = (a.len() as u32).div_ceil(256);
    // SAFETY: the kernel is the one that was made for these types; it stays below `n`, which is
    // the length of all arrays.
    unsafe { kernel.launch([blocks, 1, 1], [256, 1, 1], args, &Run::default()) }
        .map_err(|error| error.to_string())?;

    for i in 0..a.len() {
        let (expected, kind) = match rust(a[i], b[i], c[i]) {
            Ok(value) => (Some(value), 0),
            Err(fault) => (None, fault as u32),
        };
        let near = |value: R| results[i].distance(value).is_some_and(|d| d <= ulps);
        if faults[i].kind != kind || !expected.is_none_or(near) {
            return Err(format!(
                "a = {:?}, b = {:?}, c = {:?}: Rust {expected:?} (fault {kind}), C++ {:?} (fault {})",
                a[i], b[i], c[i], results[i], faults[i].kind
            ));
        }
    }
    Ok(())
}
