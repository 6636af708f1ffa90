"""Writes files with Python's safetensors for tests/storage/fixtures.rs, and reads the one that neurotype wrote.

    pip install safetensors numpy && python tests/reference/safetensors_files.py
"""

from pathlib import Path

import numpy
from safetensors.numpy import load_file, save_file

here = Path(__file__).parent
numbers = (numpy.arange(20) - 8) / 16
tensors = {
    "cell.kernel": numbers[:9].reshape(3, 3),
    "cell.bias": numbers[9:12],
    "dense.kernel": numbers[12:18].reshape(3, 2),
    "dense.bias": numbers[18:],
}
for name, kind in [("f16", numpy.float16), ("f32", numpy.float32), ("f64", numpy.float64)]:
    save_file({path: tensor.astype(kind) for path, tensor in tensors.items()}, here / f"python_{name}.safetensors")

read = load_file(here / "format_1.safetensors")
assert read.keys() == tensors.keys(), read.keys()
for path, tensor in tensors.items():
    assert read[path].dtype == numpy.float32 and (read[path] == tensor).all(), path
print("format_1.safetensors holds the same numbers")
