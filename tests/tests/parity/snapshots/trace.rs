fn body() {
    let __body = move |
        __cx: &::gpu_runtime::__private::Cx,
        t: ::gpu_runtime::__private::Thread,
        spheres: &[Sphere],
        rays: &[Ray],
        mut hits: ::gpu_runtime::__private::Own<
            '_,
            Hit,
            ::gpu_runtime::__private::ThreadToken,
        >,
    | -> ::core::result::Result<(), ::gpu_runtime::__private::Fault> {
        let i = t.id();
        let ray = __t0
            .tie(
                (*unsafe {
                    ::gpu_runtime::__private::at_proven(
                        rays,
                        ::gpu_runtime::__private::Token::index(i),
                    )
                }),
            );
        let mut nearest: Option<(f32, usize)> = __t1
            .tie(__t2.tie(::core::option::Option::None));
        for k in ::gpu_runtime::__private::range(
            0usize,
            ::gpu_runtime::__private::len(&spheres),
        ) {
            let k = k;
            let sphere = &(*unsafe { ::gpu_runtime::__private::at_proven(spheres, k) });
            let __matched = __t3.tie(__f0.take((sphere).hit__gpu_fn(__cx, &ray))?);
            match __matched {
                Some(distance) => {}
                _ => {}
            }
            if ::gpu_runtime::__private::ops::bit_not(
                ::core::option::Option::is_some(&__matched),
            ) {
                continue;
            }
            let distance: ::core::primitive::f32 = ::gpu_runtime::__private::payload(
                __matched,
            );
            {
                let __matched_2;
                if ({
                    __matched_2 = __t4.tie(nearest);
                    match __matched_2 {
                        Some((best, _)) => {}
                        _ => {}
                    }
                    ::core::option::Option::is_some(&__matched_2)
                }
                    && {
                        let best: ::core::primitive::f32 = (::gpu_runtime::__private::payload(
                            __matched_2,
                        ))
                            .0;
                        ::gpu_runtime::__private::ops::le(best, distance)
                    })
                {
                    let best: ::core::primitive::f32 = (::gpu_runtime::__private::payload(
                        __matched_2,
                    ))
                        .0;
                    continue;
                }
            };
            nearest = __t1
                .tie(__t5.tie(::core::option::Option::Some(__t6.tie((distance, k)))));
        }
        {
            let __v = __t7
                .tie({
                    let __matched_3 = __t8.tie(nearest);
                    match __matched_3 {
                        Some((distance, k)) => {}
                        None => {}
                    }
                    __t9.tie(
                        if ::core::option::Option::is_some(&__matched_3) {
                            let distance: ::core::primitive::f32 = (::gpu_runtime::__private::payload(
                                __matched_3,
                            ))
                                .0;
                            let k: ::core::primitive::usize = (::gpu_runtime::__private::payload(
                                __matched_3,
                            ))
                                .1;
                            __t10
                                .tie(
                                    (Hit {
                                        distance: distance,
                                        sphere: ::gpu_runtime::__private::ops::cast::<_, i32>(k),
                                    }),
                                )
                        } else {
                            __t11.tie({ Hit::NOTHING })
                        },
                    )
                });
            (*unsafe { ::gpu_runtime::__private::Own::at_mut_proven(&mut hits, i) }) = __v;
        };
        ::core::result::Result::Ok(())
    };
}
