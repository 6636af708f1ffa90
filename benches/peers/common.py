"""What the Python programs share: data, timing, the command line."""

import statistics
import sys
import time

import numpy as np

BATCH = 32
ROUNDS = 7


def numbers(*shape):
    return np.sin(np.arange(np.prod(shape)) * 0.37).astype(np.float32).reshape(shape)


def labels(samples):
    return (np.arange(samples) % 10).astype(np.int32)


def timed(units, work):
    """The median seconds of a unit, of `units` that `work` does, after one round to warm up."""
    work()
    seconds = []
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        work()
        seconds.append((time.perf_counter() - begin) / units)
    return statistics.median(seconds)


def main(workloads):
    for name in sys.argv[1:]:
        if name in workloads:
            print(name, workloads[name](), flush=True)
