// Runs CUDA C++ text on the CPU, so that generated kernels can be executed where there is no GPU.
//
// The text is compiled unchanged after this header. A block runs on one OS thread; its CUDA
// threads are fibers of that thread, switched at barriers and warp operations (or a plain loop,
// for kernels that have neither). Blocks run in parallel on several OS threads.
//
// The shim is stricter than a GPU: a barrier must be reached by all threads of a block, at the
// same line, or the launch fails. What would hang is reported, not waited for.
// Not supported: `extern __shared__`, textures, streams, calls from one kernel to another.
#pragma once

#include <atomic>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <thread>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include <sys/mman.h>
#if !defined(__x86_64__) || defined(CUDA_CPU_UCONTEXT)
#include <ucontext.h>
#endif

#define __global__
#define __device__
#define __host__
#define __constant__ static
#define __shared__ static thread_local
#define __forceinline__ inline __attribute__((always_inline))
#define __launch_bounds__(...)

struct uint3 { unsigned x, y, z; };
struct dim3 { unsigned x, y, z; };

namespace cuda_cpu {

// ---- fibers ----------------------------------------------------------------------------------

#if defined(__x86_64__) && !defined(CUDA_CPU_UCONTEXT)

// A context is a stack pointer; the registers that a call must keep lie on the stack it points to
// (System V ABI). An order of magnitude faster than swapcontext, which makes a system call.
struct context { void* stack_pointer = nullptr; };

extern "C" void cuda_cpu_switch(void** save_to, void* resume_from);
__asm__(
    ".text\n"
    ".globl cuda_cpu_switch\n"
    ".hidden cuda_cpu_switch\n"
    ".type cuda_cpu_switch, @function\n"
    "cuda_cpu_switch:\n"
    "  pushq %rbp\n  pushq %rbx\n  pushq %r12\n  pushq %r13\n  pushq %r14\n  pushq %r15\n"
    "  movq %rsp, (%rdi)\n"
    "  movq %rsi, %rsp\n"
    "  popq %r15\n  popq %r14\n  popq %r13\n  popq %r12\n  popq %rbx\n  popq %rbp\n"
    "  ret\n"
    ".size cuda_cpu_switch, .-cuda_cpu_switch\n");

inline void switch_context(context& from, context& to) {
    cuda_cpu_switch(&from.stack_pointer, to.stack_pointer);
}

inline void make_context(context& made, char* stack, size_t size, void (*entry)()) {
    void** top = reinterpret_cast<void**>(reinterpret_cast<uintptr_t>(stack + size) & ~uintptr_t(15));
    *--top = nullptr;                            // aligns the stack as a call would
    *--top = reinterpret_cast<void*>(entry);     // where the first switch returns to
    for (int saved = 0; saved < 6; ++saved) *--top = nullptr;
    made.stack_pointer = top;
}

#else

struct context { ucontext_t machine; };

inline void switch_context(context& from, context& to) { swapcontext(&from.machine, &to.machine); }

inline void make_context(context& made, char* stack, size_t size, void (*entry)()) {
    getcontext(&made.machine);
    made.machine.uc_stack.ss_sp = stack;
    made.machine.uc_stack.ss_size = size;
    made.machine.uc_link = nullptr;
    makecontext(&made.machine, entry, 0);
}

#endif

// ---- the state of a block in flight ----------------------------------------------------------

constexpr unsigned MAX_THREADS = 1024;
constexpr unsigned WARP = 32;
constexpr size_t GUARD = 4096;
constexpr size_t STACK = 256 * 1024;  // address space; pages are taken when touched

enum outcome { FINISHED, DEADLOCK, DIVERGENT_BARRIER, NEEDS_FIBERS, BAD_LAUNCH, NO_MEMORY };

// The harness's side of this struct and the next is in shim.rs.
struct report {
    int code;
    char text[252];
};

struct options {
    uint32_t fibers;   // 0: a loop over the threads
    uint32_t workers;  // OS threads; 0: as many as the machine has
    uint64_t seed;     // 0: threads run in order
};

struct fiber {
    context state;
    uint3 index;
    unsigned linear;
    bool done;
};

// A warp operation completes when all lanes of its mask wait with that mask.
struct warp {
    uint32_t existing;             // lanes that the block has
    uint32_t waiting;              // lanes inside a warp operation
    uint32_t mask[WARP];           // the mask each of them waits with
    uint64_t offered[WARP];        // the value each of them brought
    uint64_t taken[WARP][WARP];    // for each lane: what all lanes of its mask brought
};

struct verdict { int any, all, count; };

struct block {
    context scheduler;
    fiber fibers[MAX_THREADS];
    warp warps[MAX_THREADS / WARP];
    char* stacks;
    unsigned threads, alive;
    // The barrier at which threads wait: its line, who came, what they voted, which round it is.
    unsigned barrier_line, arrived, round;
    verdict votes, decided;
    uint64_t progress;             // grows with whatever may let another fiber go on
    uint64_t random;
    void (*body)(void*);
    void* body_data;
};

struct launch_state {
    std::atomic<bool> failed{false};
    std::atomic<uint64_t> next_block{0};
    report* out;
};

// Thrown by a barrier in loop mode, where there is nothing to switch to.
struct needs_fibers {};

inline thread_local block* running_block = nullptr;
inline thread_local fiber* running_fiber = nullptr;
inline thread_local launch_state* running_launch = nullptr;
inline thread_local uint3 thread_index, block_index;
inline thread_local dim3 block_size, grid_size;

// The first failure of a launch is the one that is told.
template <class... Values>
void fail(outcome code, const char* format, Values... values) {
    if (running_launch->failed.exchange(true)) return;
    report& out = *running_launch->out;
    snprintf(out.text, sizeof out.text, format, values...);
    out.code = code;
}

inline void yield() { switch_context(running_fiber->state, running_block->scheduler); }

// Never returns: the scheduler ends the block when it sees the failure.
inline void wait_for_the_end() { for (;;) yield(); }

inline void fiber_main() {
    block& b = *running_block;
    b.body(b.body_data);
    running_fiber->done = true;
    b.alive--;
    b.progress++;
    if (b.arrived != 0)
        fail(DIVERGENT_BARRIER, "thread %u ended while %u of %u threads wait at the barrier in line %u",
             running_fiber->linear, b.arrived, b.threads, b.barrier_line);
    wait_for_the_end();
}

// ---- barriers and warp operations ------------------------------------------------------------

inline verdict barrier(unsigned line, int vote) {
    if (running_fiber == nullptr) throw needs_fibers{};
    block& b = *running_block;
    const unsigned self = running_fiber->linear;
    if (b.alive != b.threads) {
        fail(DIVERGENT_BARRIER, "thread %u waits at the barrier in line %u, but %u of %u threads have ended",
             self, line, b.threads - b.alive, b.threads);
        wait_for_the_end();
    }
    if (b.arrived != 0 && b.barrier_line != line) {
        fail(DIVERGENT_BARRIER, "thread %u waits at the barrier in line %u, others at the one in line %u",
             self, line, b.barrier_line);
        wait_for_the_end();
    }
    b.barrier_line = line;
    b.votes.any |= vote != 0;
    b.votes.all &= vote != 0;
    b.votes.count += vote != 0;
    b.arrived++;
    b.progress++;
    const unsigned round = b.round;
    if (b.arrived == b.threads) {
        b.decided = b.votes;
        b.votes = verdict{0, 1, 0};
        b.arrived = 0;
        b.round++;
    } else {
        while (b.round == round) yield();
    }
    return b.decided;
}

// Brings `value` to the lanes of `mask` and returns what each of them brought. A lane that is not
// there, or not in the mask, has brought a pattern that no test will take for a result.
inline const uint64_t* exchange(uint32_t mask, uint64_t value) {
    if (running_fiber == nullptr) throw needs_fibers{};
    block& b = *running_block;
    warp& w = b.warps[running_fiber->linear / WARP];
    const unsigned lane = running_fiber->linear % WARP;
    w.offered[lane] = value;
    w.mask[lane] = mask;
    w.waiting |= 1u << lane;
    b.progress++;
    const uint32_t expected = mask & w.existing;
    bool complete = true;
    for (unsigned i = 0; i < WARP; ++i)
        if (expected >> i & 1) complete = complete && (w.waiting >> i & 1) && w.mask[i] == mask;
    if (complete) {
        for (unsigned to = 0; to < WARP; ++to)
            for (unsigned from = 0; from < WARP && (expected >> to & 1); ++from)
                w.taken[to][from] = expected >> from & 1 ? w.offered[from] : 0xcdcdcdcdcdcdcdcdull;
        w.waiting &= ~expected;
    }
    while (w.waiting >> lane & 1) yield();
    return w.taken[lane];
}

inline int own_lane() { return running_fiber == nullptr ? 0 : int(running_fiber->linear % WARP); }

template <class T>
T shuffle(uint32_t mask, T value, int from) {
    static_assert(sizeof(T) <= 8 && std::is_trivially_copyable<T>::value, "not a shuffled type");
    uint64_t bits = 0;
    std::memcpy(&bits, &value, sizeof value);
    bits = exchange(mask, bits)[from];
    std::memcpy(&value, &bits, sizeof value);
    return value;
}

// ---- running a block and a grid --------------------------------------------------------------

// The order of this round: `first`, `first + step`, ... modulo the number of threads.
inline void choose_order(block& b, unsigned& first, unsigned& step) {
    first = 0;
    step = 1;
    if (b.random == 0 || b.threads == 1) return;
    b.random = b.random * 6364136223846793005ull + 1442695040888963407ull;
    first = unsigned(b.random >> 33) % b.threads;
    step = (b.random >> 20 & 1) != 0 ? 1 : b.threads - 1;
}

inline void run_fibers(block& b) {
    b.alive = b.threads;
    b.arrived = 0;
    b.votes = verdict{0, 1, 0};
    for (unsigned w = 0; w * WARP < b.threads; ++w) {
        const unsigned lanes = b.threads - w * WARP;
        b.warps[w].existing = lanes >= WARP ? ~0u : (1u << lanes) - 1;
        b.warps[w].waiting = 0;
    }
    for (unsigned t = 0; t < b.threads; ++t) {
        fiber& f = b.fibers[t];
        f.linear = t;
        f.index = {t % block_size.x, t / block_size.x % block_size.y, t / block_size.x / block_size.y};
        f.done = false;
        make_context(f.state, b.stacks + t * (STACK + GUARD) + GUARD, STACK, fiber_main);
    }
    while (b.alive != 0) {
        const uint64_t before = b.progress;
        unsigned at, step;
        choose_order(b, at, step);
        for (unsigned i = 0; i < b.threads; ++i, at = (at + step) % b.threads) {
            fiber& f = b.fibers[at];
            if (f.done) continue;
            running_fiber = &f;
            thread_index = f.index;
            switch_context(b.scheduler, f.state);
            if (running_launch->failed) return;
        }
        if (b.progress == before) {
            fail(DEADLOCK, "deadlock: %u of %u threads of block %u wait for one another", b.alive,
                 b.threads, block_index.x);
            return;
        }
    }
}

inline void run_loop(block& b) {
    unsigned at, step;
    choose_order(b, at, step);
    for (unsigned i = 0; i < b.threads; ++i, at = (at + step) % b.threads) {
        thread_index = {at % block_size.x, at / block_size.x % block_size.y, at / block_size.x / block_size.y};
        b.body(b.body_data);
    }
}

// What one OS thread does: takes blocks until none is left.
inline void work(launch_state& launch, dim3 grid, dim3 size, options how, void (*body)(void*), void* data) {
    const uint64_t total = uint64_t(grid.x) * grid.y * grid.z;
    const uint64_t chunk = total > 4096 ? 64 : 1;
    std::vector<block> own(1);
    block& b = own[0];
    running_launch = &launch;
    running_block = &b;
    running_fiber = nullptr;
    block_size = size;
    grid_size = grid;
    b.threads = size.x * size.y * size.z;
    b.body = body;
    b.body_data = data;
    const size_t stacks = how.fibers != 0 ? (STACK + GUARD) * b.threads : 0;
    if (stacks != 0) {
        void* memory = mmap(nullptr, stacks, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
        if (memory == MAP_FAILED) return fail(NO_MEMORY, "no memory for the stacks of %u threads", b.threads);
        b.stacks = static_cast<char*>(memory);
        // An overflowing stack must end in a guard page, not in its neighbour.
        for (unsigned t = 0; t < b.threads; ++t) mprotect(b.stacks + t * (STACK + GUARD), GUARD, PROT_NONE);
    }
    for (uint64_t start; !launch.failed && (start = launch.next_block.fetch_add(chunk)) < total;) {
        for (uint64_t i = start; i < start + chunk && i < total && !launch.failed; ++i) {
            block_index = {unsigned(i % grid.x), unsigned(i / grid.x % grid.y), unsigned(i / grid.x / grid.y)};
            b.random = how.seed == 0 ? 0 : how.seed ^ (i + 1) * 0x9e3779b97f4a7c15ull;
            try {
                how.fibers != 0 ? run_fibers(b) : run_loop(b);
            } catch (const needs_fibers&) {
                fail(NEEDS_FIBERS, "a barrier or warp operation in a launch without fibers");
            }
        }
    }
    if (stacks != 0) munmap(b.stacks, stacks);
    running_fiber = nullptr;
}

template <class... Parameters, size_t... I>
void launch_with(void (*kernel)(Parameters...), dim3 grid, dim3 size, void** args, options how,
                 launch_state& launch, std::index_sequence<I...>) {
    std::tuple<std::decay_t<Parameters>...> values{*static_cast<std::decay_t<Parameters>*>(args[I])...};
    auto call = [&] { kernel(std::get<I>(values)...); };
    auto body = [](void* data) { (*static_cast<decltype(call)*>(data))(); };
    const uint64_t total = uint64_t(grid.x) * grid.y * grid.z;
    uint64_t workers = how.workers != 0 ? how.workers : std::thread::hardware_concurrency();
    if (workers > total) workers = total;
    std::vector<std::thread> others;
    for (uint64_t i = 1; i < workers; ++i)
        others.emplace_back(work, std::ref(launch), grid, size, how, +body, static_cast<void*>(&call));
    work(launch, grid, size, how, body, &call);
    for (std::thread& other : others) other.join();
}

// Runs a kernel; `args` points to its arguments, `sizes` holds their sizes in bytes.
template <class... Parameters>
void launch(void (*kernel)(Parameters...), const unsigned* grid, const unsigned* size, void** args,
            const size_t* sizes, size_t count, const options* how, report* out) {
    launch_state state;
    state.out = out;
    out->code = FINISHED;
    running_launch = &state;
    const size_t expected[] = {sizeof(std::decay_t<Parameters>)..., 0};
    const uint64_t threads = uint64_t(size[0]) * size[1] * size[2];
    if (count != sizeof...(Parameters))
        return fail(BAD_LAUNCH, "%zu arguments for %zu parameters", count, sizeof...(Parameters));
    for (size_t i = 0; i < count; ++i)
        if (sizes[i] != expected[i])
            return fail(BAD_LAUNCH, "argument %zu has %zu bytes, its parameter %zu", i, sizes[i], expected[i]);
    if (threads == 0 || threads > MAX_THREADS || grid[0] == 0 || grid[1] == 0 || grid[2] == 0)
        return fail(BAD_LAUNCH, "a grid or a block of no threads, or a block of over %u", MAX_THREADS);
    launch_with(kernel, dim3{grid[0], grid[1], grid[2]}, dim3{size[0], size[1], size[2]}, args, *how,
                state, std::index_sequence_for<Parameters...>{});
}

}  // namespace cuda_cpu
