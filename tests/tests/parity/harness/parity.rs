//! The macro that an entry of the suite is.

/// See the module above.
macro_rules! parity {
    (kernels $family:ident; $(
        $name:ident: $kernel:ident $(::<$($generic:tt),+>)?, sizes $sizes:expr, $how:ident $(($ulps:expr))?;
        |$n:ident| $(with { $($setup:tt)* })? { $($arg:ident: $role:ident $init:expr),* $(,)? }
        over $over:ident $([$block:expr])? => $oracle:expr
        $(, settle $settle:expr)?;
    )*) => {
        /// The texts of this family.
        pub const TEXTS: &[$crate::harness::Entry] = &[
            $((stringify!($name), stringify!($kernel), || crate::kernels::$family::$kernel::cuda_text $(::<$($generic),+>)? ())),*
        ];

        $(mod $name {
            #[allow(unused_imports)]
            use super::*;
            use $crate::kernels::$family::$kernel;
            use $crate::harness::{self, Check};

            fn check() -> impl Check {
                harness::case(
                    stringify!($name),
                    $sizes,
                    parity!(@ulps $how $($ulps)?),
                    |$n| {
                        $($($setup)*)?
                        ($(parity!(@host $role $init),)*)
                    },
                    |($(mut $arg,)*)| {
                        let oracle = $oracle;
                        oracle($($arg.host()),*);
                        ($($arg.output(),)*)
                    },
                    |($($arg,)*)| gpu_runtime::gpu_manager().scope(|s| {
                        $(#[allow(unused_mut)] let mut $arg = $arg.device(s)?;)*
                        parity!(@launch s, ($kernel $(::<$($generic),+, _>)?), [] [] $($arg: $role,)*);
                        Ok(($(parity!(@back $role $arg),)*))
                    }),
                    |($(mut $arg,)*), text, blocks| {
                        let n = $over.len();
                        #[allow(unused_variables, reason = "a kernel may have blocks of its own")]
                        let shape = $over.shape(blocks);
                        $(let shape = harness::in_blocks_of($block, n, blocks);)?
                        let mut fault = gpu_tests::shim::Fault::default();
                        // SAFETY: the arguments are those of the kernel, which rustc checks where
                        // it is launched on the CPU device.
                        unsafe {
                            text.launch(n, shape, &mut fault, |a| {
                                $($arg.push(a);)*
                            });
                        }
                        assert_eq!(fault.state, 0, "{n} threads: the text faulted: {fault:?}");
                        ($($arg.output(),)*)
                    },
                    parity!(@settle $($settle)?),
                )
            }

            #[test]
            fn device_equals_oracle() {
                check().device_equals_oracle();
            }

            #[test]
            #[cfg_attr(not(has_gxx), ignore = "needs g++: install g++")]
            fn text_equals_device() {
                check().text_equals_device();
            }

            #[test]
            #[cfg_attr(not(has_nvrtc), ignore = "needs NVRTC: run .ci/install-nvrtc")]
            fn nvrtc_compiles() {
                let text = $kernel::cuda_text $(::<$($generic),+>)? ();
                harness::nvrtc_compiles(stringify!($kernel), &text, parity!(@ulps $how $($ulps)?));
            }
        })*
    };

    (@ulps exact) => { 0 };
    (@ulps ulps $n:expr) => { $n };

    (@settle) => { |_| {} };
    (@settle $settle:expr) => { $settle };

    (@host value $init:expr) => { harness::Value($init) };
    (@host read $init:expr) => { harness::Read::new($init) };
    (@host update $init:expr) => { harness::Update::new($init) };
    (@host atomic $init:expr) => { harness::Atomics::new($init) };
    (@host out $init:expr) => { harness::Out::new($init) };
    (@host read_shaped $init:expr) => { harness::shaped::Read::new($init) };
    (@host update_shaped $init:expr) => { harness::shaped::Update::new($init) };
    (@host out_shaped $init:expr) => { harness::shaped::Out::new($init) };

    // The launch: arguments by their roles, the `out`s last.
    (@launch $s:ident, ($($kernel:tt)*), [$($pass:tt)*] [$($out:ident)*]) => {
        #[allow(unused_parens, clippy::let_unit_value)]
        let ($($out),*) = $($kernel)*($s, $($pass)* $($out),*)?;
    };
    (@launch $s:ident, $k:tt, [$($p:tt)*] [$($o:ident)*] $a:ident: value, $($rest:tt)*) => {
        parity!(@launch $s, $k, [$($p)* $a,] [$($o)*] $($rest)*)
    };
    (@launch $s:ident, $k:tt, [$($p:tt)*] [$($o:ident)*] $a:ident: read, $($rest:tt)*) => {
        parity!(@launch $s, $k, [$($p)* &$a,] [$($o)*] $($rest)*)
    };
    (@launch $s:ident, $k:tt, [$($p:tt)*] [$($o:ident)*] $a:ident: update, $($rest:tt)*) => {
        parity!(@launch $s, $k, [$($p)* &mut $a,] [$($o)*] $($rest)*)
    };
    (@launch $s:ident, $k:tt, [$($p:tt)*] [$($o:ident)*] $a:ident: atomic, $($rest:tt)*) => {
        parity!(@launch $s, $k, [$($p)* &$a,] [$($o)*] $($rest)*)
    };
    (@launch $s:ident, $k:tt, [$($p:tt)*] [$($o:ident)*] $a:ident: read_shaped, $($rest:tt)*) => {
        parity!(@launch $s, $k, [$($p)* $a.view()?,] [$($o)*] $($rest)*)
    };
    (@launch $s:ident, $k:tt, [$($p:tt)*] [$($o:ident)*] $a:ident: update_shaped, $($rest:tt)*) => {
        parity!(@launch $s, $k, [$($p)* $a.view_mut()?,] [$($o)*] $($rest)*)
    };
    (@launch $s:ident, $k:tt, [$($p:tt)*] [$($o:ident)*] $a:ident: $out:ident, $($rest:tt)*) => {
        parity!(@launch $s, $k, [$($p)*] [$($o)* $a] $($rest)*)
    };

    (@back value $arg:ident) => {{ let _ = $arg; }};
    (@back read $arg:ident) => { drop($arg) };
    (@back update $arg:ident) => { $arg.download()? };
    (@back atomic $arg:ident) => { $arg.into_plain().download()? };
    (@back out $arg:ident) => { $arg.download()? };
    (@back read_shaped $arg:ident) => { drop($arg) };
    (@back update_shaped $arg:ident) => { $arg.0.download()? };
    (@back out_shaped $arg:ident) => { $arg.download()? };
}
