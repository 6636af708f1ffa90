"""Values of Keras's activations, in float64: writes activations.json.

    python -m venv keras && keras/bin/pip install keras==3.15.1 tensorflow-cpu==2.21.0
    KERAS_BACKEND=tensorflow keras/bin/python activations.py

Arguments are short binary fractions, since Keras rounds some of them to float32.
"""

import json
import sys

import keras
import numpy as np

keras.config.set_floatx("float64")
OPTIONS = {
    "celu": {"alpha": 0.5},
    "soft_shrink": {"threshold": 0.25},
    "hard_shrink": {"threshold": 0.25},
    "squareplus": {"b": 2.0},
}
NAMES = ["relu6", "hard_tanh", "hard_sigmoid", "hard_silu", "softsign", "exponential", "log_sigmoid", "mish", "tanh_shrink", "celu", "soft_shrink", "hard_shrink", "squareplus"]
points = np.linspace(-8, 8, 129) + 1 / 64
values = {}
for name in NAMES:
    function = getattr(keras.activations, name)
    values[name] = np.asarray(function(keras.ops.convert_to_tensor(points), **OPTIONS.get(name, {}))).tolist()
versions = {"keras": keras.__version__, "backend": keras.backend.backend(), "python": sys.version.split()[0]}
with open("activations.json", "w") as file:
    json.dump({"versions": versions, "points": points.tolist(), "values": values}, file, indent=0)
    file.write("\n")
