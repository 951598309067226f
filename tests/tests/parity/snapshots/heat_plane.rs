fn body() {
    let __body = move |
        __cx: &::gpu_runtime::__private::Cx,
        t: ::gpu_runtime::__private::Thread,
        width: usize,
        height: usize,
        rate: f32,
        now: &[f32],
        mut next: ::gpu_runtime::__private::Own<
            '_,
            f32,
            ::gpu_runtime::__private::ThreadToken,
        >,
    | -> ::core::result::Result<(), ::gpu_runtime::__private::Fault> {
        let i = t.id();
        let row: ::core::primitive::usize = __cx
            .check(
                ::gpu_runtime::__private::ops::div(
                    ::gpu_runtime::__private::Token::index(i),
                    width,
                ),
                &__SITES[0],
            )?;
        let column: ::core::primitive::usize = __cx
            .check(
                ::gpu_runtime::__private::ops::rem(
                    ::gpu_runtime::__private::Token::index(i),
                    width,
                ),
                &__SITES[1],
            )?;
        let here: ::core::primitive::f32 = (*unsafe {
            ::gpu_runtime::__private::at_proven(
                now,
                ::gpu_runtime::__private::Token::index(i),
            )
        });
        if (((::gpu_runtime::__private::ops::eq(column, 0usize)
            || ::gpu_runtime::__private::ops::eq(row, 0usize))
            || ::gpu_runtime::__private::ops::eq(
                ::gpu_runtime::__private::ops::add(column, 1usize),
                width,
            ))
            || ::gpu_runtime::__private::ops::eq(
                ::gpu_runtime::__private::ops::add(row, 1usize),
                height,
            ))
        {
            {
                let __v = here;
                (*unsafe {
                    ::gpu_runtime::__private::Own::at_mut_proven(&mut next, i)
                }) = __v;
            };
            return ::core::result::Result::Ok(());
        }
        let around: ::core::primitive::f32 = ::gpu_runtime::__private::ops::add(
            ::gpu_runtime::__private::ops::add(
                ::gpu_runtime::__private::ops::add(
                    (*::gpu_runtime::__private::at(
                        now,
                        ::gpu_runtime::__private::ops::sub(
                            ::gpu_runtime::__private::Token::index(i),
                            1usize,
                        ),
                        __cx,
                        &__SITES[14],
                    )?),
                    (*::gpu_runtime::__private::at(
                        now,
                        ::gpu_runtime::__private::ops::add(
                            ::gpu_runtime::__private::Token::index(i),
                            1usize,
                        ),
                        __cx,
                        &__SITES[16],
                    )?),
                ),
                (*::gpu_runtime::__private::at(
                    now,
                    ::gpu_runtime::__private::ops::sub(
                        ::gpu_runtime::__private::Token::index(i),
                        width,
                    ),
                    __cx,
                    &__SITES[19],
                )?),
            ),
            (*::gpu_runtime::__private::at(
                now,
                ::gpu_runtime::__private::ops::add(
                    ::gpu_runtime::__private::Token::index(i),
                    width,
                ),
                __cx,
                &__SITES[22],
            )?),
        );
        {
            let __v = ::gpu_runtime::__private::ops::add(
                here,
                ::gpu_runtime::__private::ops::mul(
                    rate,
                    ::gpu_runtime::__private::ops::sub(
                        around,
                        ::gpu_runtime::__private::ops::mul(4.0f32, here),
                    ),
                ),
            );
            (*unsafe { ::gpu_runtime::__private::Own::at_mut_proven(&mut next, i) }) = __v;
        };
        ::core::result::Result::Ok(())
    };
}
