fn body() {
    let __body = move |
        __cx: &::gpu_runtime::__private::Cx,
        t: ::gpu_runtime::__private::Thread,
        softening: f32,
        bodies: &[Body],
        mut pull: ::gpu_runtime::__private::Own<
            '_,
            [f32; 3],
            ::gpu_runtime::__private::ThreadToken,
        >,
    | -> ::core::result::Result<(), ::gpu_runtime::__private::Fault> {
        let i = t.id();
        let __matched = __t0
            .tie(
                ((*unsafe {
                    ::gpu_runtime::__private::at_proven(
                        bodies,
                        ::gpu_runtime::__private::Token::index(i),
                    )
                }))
                    .position,
            );
        match __matched {
            [x, y, z] => {}
        }
        let x: ::core::primitive::f32 = (*unsafe {
            ::gpu_runtime::__private::at_proven(&__matched, 0usize)
        });
        let y: ::core::primitive::f32 = (*unsafe {
            ::gpu_runtime::__private::at_proven(&__matched, 1usize)
        });
        let z: ::core::primitive::f32 = (*unsafe {
            ::gpu_runtime::__private::at_proven(&__matched, 2usize)
        });
        let mut sum = __t1.tie(__t2.tie([0.0f32; 3]));
        for __index in ::gpu_runtime::__private::range(
            0usize,
            ::gpu_runtime::__private::len(&bodies),
        ) {
            let __index = __index;
            let body = &(*unsafe {
                ::gpu_runtime::__private::at_proven(bodies, __index)
            });
            let __matched_2 = __t3.tie((body).position);
            match __matched_2 {
                [bx, by, bz] => {}
            }
            let bx: ::core::primitive::f32 = (*unsafe {
                ::gpu_runtime::__private::at_proven(&__matched_2, 0usize)
            });
            let by: ::core::primitive::f32 = (*unsafe {
                ::gpu_runtime::__private::at_proven(&__matched_2, 1usize)
            });
            let bz: ::core::primitive::f32 = (*unsafe {
                ::gpu_runtime::__private::at_proven(&__matched_2, 2usize)
            });
            let d = __t4
                .tie(
                    __t5
                        .tie([
                            ::gpu_runtime::__private::ops::sub(bx, x),
                            ::gpu_runtime::__private::ops::sub(by, y),
                            ::gpu_runtime::__private::ops::sub(bz, z),
                        ]),
                );
            let r2: ::core::primitive::f32 = ::gpu_runtime::__private::ops::add(
                ::gpu_runtime::__private::ops::add(
                    ::gpu_runtime::__private::ops::add(
                        ::gpu_runtime::__private::ops::mul(softening, softening),
                        ::gpu_runtime::__private::ops::mul(
                            (*unsafe {
                                ::gpu_runtime::__private::at_proven(&d, 0usize)
                            }),
                            (*unsafe { ::gpu_runtime::__private::at_proven(&d, 0usize) }),
                        ),
                    ),
                    ::gpu_runtime::__private::ops::mul(
                        (*unsafe { ::gpu_runtime::__private::at_proven(&d, 1usize) }),
                        (*unsafe { ::gpu_runtime::__private::at_proven(&d, 1usize) }),
                    ),
                ),
                ::gpu_runtime::__private::ops::mul(
                    (*unsafe { ::gpu_runtime::__private::at_proven(&d, 2usize) }),
                    (*unsafe { ::gpu_runtime::__private::at_proven(&d, 2usize) }),
                ),
            );
            let scale: ::core::primitive::f32 = __cx
                .check(
                    ::gpu_runtime::__private::ops::div(
                        (body).mass,
                        ::gpu_runtime::__private::ops::mul(
                            r2,
                            ::gpu_runtime::__private::ops::float::sqrt(r2),
                        ),
                    ),
                    &__SITES[26],
                )?;
            for c in ::gpu_runtime::__private::range(0usize, 3usize) {
                let c = c;
                {
                    let __v = ::gpu_runtime::__private::ops::mul(
                        scale,
                        (*unsafe { ::gpu_runtime::__private::at_proven(&d, c) }),
                    );
                    let __p = &mut (*unsafe {
                        ::gpu_runtime::__private::at_mut_proven(&mut sum, c)
                    });
                    *__p = ::gpu_runtime::__private::ops::add(*__p, __v);
                };
            }
        }
        {
            let __v = sum;
            (*unsafe { ::gpu_runtime::__private::Own::at_mut_proven(&mut pull, i) }) = __v;
        };
        ::core::result::Result::Ok(())
    };
}
