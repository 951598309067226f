
// Prelude: options, named as in Rust.
namespace gpu {

template <class T>
GPU_FN bool is_some(option<T> x) { return x.is_some; }
template <class T>
GPU_FN bool is_none(option<T> x) { return !x.is_some; }

// The value; a zero after a fault.
template <class T>
GPU_FN T unwrap(cx& c, option<T> x, u32 site) {
    if (!x.is_some) fault_at(c, ASSERTION, site, 0, 0);
    return x.value;
}
template <class T>
GPU_FN T unwrap_or(option<T> x, value_of<T> other) { return x.is_some ? x.value : other; }

template <class T>
GPU_FN option<T> then_some(bool condition, T value) {
    return condition ? option<T>{true, value} : option<T>{};
}

}  // namespace gpu
