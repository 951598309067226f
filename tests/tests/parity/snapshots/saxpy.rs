fn body() {
    let __body = move |
        __cx: &::gpu_runtime::__private::Cx,
        t: ::gpu_runtime::__private::Thread,
        a: f32,
        x: &[f32],
        mut y: ::gpu_runtime::__private::Own<
            '_,
            f32,
            ::gpu_runtime::__private::ThreadToken,
        >,
    | -> ::core::result::Result<(), ::gpu_runtime::__private::Fault> {
        let i = t.id();
        {
            let __v = ::gpu_runtime::__private::ops::add(
                ::gpu_runtime::__private::ops::mul(
                    a,
                    (*unsafe {
                        ::gpu_runtime::__private::at_proven(
                            x,
                            ::gpu_runtime::__private::Token::index(i),
                        )
                    }),
                ),
                (*unsafe { ::gpu_runtime::__private::Own::at_proven(&y, i) }),
            );
            (*unsafe { ::gpu_runtime::__private::Own::at_mut_proven(&mut y, i) }) = __v;
        };
        ::core::result::Result::Ok(())
    };
}
