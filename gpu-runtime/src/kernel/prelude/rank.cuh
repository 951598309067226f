// Prelude: memory and launches of rank 2 and 3. Row-major, the last coordinate fastest.

namespace gpu {

// A thread's coordinates in a launch, and an index.
struct id2 { u64 y, x; };
struct id3 { u64 z, y, x; };

// `&Slice2<T>`. The index is unchecked.
template <class T>
struct slice2 {
    const T* ptr;
    u64 rows;
    u64 cols;
    GPU_FN const T& operator[](id2 i) const { return ptr[i.y * cols + i.x]; }
};

// `&mut Slice2<T>`. The index is unchecked.
template <class T>
struct slice2_mut {
    T* ptr;
    u64 rows;
    u64 cols;
    GPU_FN T& operator[](id2 i) const { return ptr[i.y * cols + i.x]; }
};

// `&Slice3<T>`. The index is unchecked.
template <class T>
struct slice3 {
    const T* ptr;
    u64 planes;
    u64 rows;
    u64 cols;
    GPU_FN const T& operator[](id3 i) const { return ptr[(i.z * rows + i.y) * cols + i.x]; }
};

// `&mut Slice3<T>`. The index is unchecked.
template <class T>
struct slice3_mut {
    T* ptr;
    u64 planes;
    u64 rows;
    u64 cols;
    GPU_FN T& operator[](id3 i) const { return ptr[(i.z * rows + i.y) * cols + i.x]; }
};

template <class T>
GPU_FN u64 len(const slice2<T>& s) { return s.rows * s.cols; }
template <class T>
GPU_FN u64 len(const slice2_mut<T>& s) { return s.rows * s.cols; }
template <class T>
GPU_FN u64 len(const slice3<T>& s) { return s.planes * s.rows * s.cols; }
template <class T>
GPU_FN u64 len(const slice3_mut<T>& s) { return s.planes * s.rows * s.cols; }

// The number of the block that a coordinate falls into where the grid covers the domain, x fastest;
// the host's report counts in the same way.
GPU_FN u64 blocks_along(u64 side, u64 block) { return side / block + (side % block != 0); }
GPU_FN u64 block_of(id2 i, u64 cols) {
    return i.y / blockDim.y * blocks_along(cols, blockDim.x) + i.x / blockDim.x;
}
GPU_FN u64 block_of(id3 i, u64 rows, u64 cols) {
    return (i.z / blockDim.z * blocks_along(rows, blockDim.y) + i.y / blockDim.y) * blocks_along(cols, blockDim.x)
           + i.x / blockDim.x;
}

// The number of the thread in its block, x fastest.
GPU_FN u64 thread_of(id2 i) { return i.y % blockDim.y * blockDim.x + i.x % blockDim.x; }
GPU_FN u64 thread_of(id3 i) {
    return (i.z % blockDim.z * blockDim.y + i.y % blockDim.y) * blockDim.x + i.x % blockDim.x;
}

}  // namespace gpu
