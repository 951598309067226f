fn body() {
    let __body = move |
        __cx: &::gpu_runtime::__private::Cx,
        t: ::gpu_runtime::__private::Thread,
        limit: i32,
        vote: &[u8],
        count: &[Atomic<i32>],
    | -> ::core::result::Result<(), ::gpu_runtime::__private::Fault> {
        let i = t.id();
        let slot: ::core::primitive::usize = __cx
            .check(
                ::gpu_runtime::__private::ops::rem(
                    ::gpu_runtime::__private::ops::cast::<
                        _,
                        usize,
                    >(
                        (*unsafe {
                            ::gpu_runtime::__private::at_proven(
                                vote,
                                ::gpu_runtime::__private::Token::index(i),
                            )
                        }),
                    ),
                    ::gpu_runtime::__private::len(&count),
                ),
                &__SITES[1],
            )?;
        loop {
            let now: ::core::primitive::i32 = ::gpu_runtime::__private::atomic::load(
                &(*::gpu_runtime::__private::at(count, slot, __cx, &__SITES[2])?),
            );
            if (::gpu_runtime::__private::ops::ge(now, limit)
                || ::gpu_runtime::__private::ops::eq(
                    ::gpu_runtime::__private::atomic::compare_exchange(
                        &(*::gpu_runtime::__private::at(
                            count,
                            slot,
                            __cx,
                            &__SITES[4],
                        )?),
                        now,
                        ::gpu_runtime::__private::ops::add(now, 1i32),
                    ),
                    now,
                ))
            {
                break;
            }
        };
        ::core::result::Result::Ok(())
    };
}
