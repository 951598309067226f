fn body() {
    let __body = move |
        __cx: &::gpu_runtime::__private::Cx,
        t: ::gpu_runtime::__private::Thread,
        points: &[[f32; 3]],
        query: &[[f32; 3]],
        mut nearest: ::gpu_runtime::__private::Own<
            '_,
            [Neighbour; K],
            ::gpu_runtime::__private::ThreadToken,
        >,
    | -> ::core::result::Result<(), ::gpu_runtime::__private::Fault> {
        let i = t.id();
        let __matched = __t0
            .tie(
                (*unsafe {
                    ::gpu_runtime::__private::at_proven(
                        query,
                        ::gpu_runtime::__private::Token::index(i),
                    )
                }),
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
        let mut best = __t1.tie(__t2.tie([Neighbour::NONE; K]));
        for j in ::gpu_runtime::__private::range(
            0usize,
            ::gpu_runtime::__private::len(&points),
        ) {
            let j = j;
            let __matched_2 = __t3
                .tie((*unsafe { ::gpu_runtime::__private::at_proven(points, j) }));
            match __matched_2 {
                [px, py, pz] => {}
            }
            let px: ::core::primitive::f32 = (*unsafe {
                ::gpu_runtime::__private::at_proven(&__matched_2, 0usize)
            });
            let py: ::core::primitive::f32 = (*unsafe {
                ::gpu_runtime::__private::at_proven(&__matched_2, 1usize)
            });
            let pz: ::core::primitive::f32 = (*unsafe {
                ::gpu_runtime::__private::at_proven(&__matched_2, 2usize)
            });
            let dx: ::core::primitive::f32 = ::gpu_runtime::__private::ops::sub(px, x);
            let dy: ::core::primitive::f32 = ::gpu_runtime::__private::ops::sub(py, y);
            let dz: ::core::primitive::f32 = ::gpu_runtime::__private::ops::sub(pz, z);
            let distance2: ::core::primitive::f32 = ::gpu_runtime::__private::ops::add(
                ::gpu_runtime::__private::ops::add(
                    ::gpu_runtime::__private::ops::mul(dx, dx),
                    ::gpu_runtime::__private::ops::mul(dy, dy),
                ),
                ::gpu_runtime::__private::ops::mul(dz, dz),
            );
            if ::gpu_runtime::__private::ops::ge(
                distance2,
                ((*::gpu_runtime::__private::at(
                    &best,
                    ::gpu_runtime::__private::ops::sub(K, 1usize),
                    __cx,
                    &__SITES[17],
                )?))
                    .distance2,
            ) {
                continue;
            }
            let mut slot: ::core::primitive::usize = ::gpu_runtime::__private::ops::sub(
                K,
                1usize,
            );
            while (::gpu_runtime::__private::ops::gt(slot, 0usize)
                && ::gpu_runtime::__private::ops::gt(
                    ((*::gpu_runtime::__private::at(
                        &best,
                        ::gpu_runtime::__private::ops::sub(slot, 1usize),
                        __cx,
                        &__SITES[22],
                    )?))
                        .distance2,
                    distance2,
                ))
            {
                {
                    let __v = (*::gpu_runtime::__private::at(
                        &best,
                        ::gpu_runtime::__private::ops::sub(slot, 1usize),
                        __cx,
                        &__SITES[27],
                    )?);
                    (*{
                        let __i = slot;
                        ::gpu_runtime::__private::at_mut(
                            &mut best,
                            __i,
                            __cx,
                            &__SITES[25],
                        )?
                    }) = __v;
                };
                {
                    let __v = 1usize;
                    let __p = &mut slot;
                    *__p = ::gpu_runtime::__private::ops::sub(*__p, __v);
                };
            }
            let index: ::core::primitive::u32 = ::gpu_runtime::__private::ops::cast::<
                _,
                u32,
            >(j);
            {
                let __v = __t4
                    .tie(
                        (Neighbour {
                            distance2: distance2,
                            index: index,
                        }),
                    );
                (*{
                    let __i = slot;
                    ::gpu_runtime::__private::at_mut(&mut best, __i, __cx, &__SITES[29])?
                }) = __v;
            };
        }
        {
            let __v = best;
            (*unsafe {
                ::gpu_runtime::__private::Own::at_mut_proven(&mut nearest, i)
            }) = __v;
        };
        ::core::result::Result::Ok(())
    };
}
