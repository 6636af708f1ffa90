"""Values and derivatives of Keras's activations, in float64: writes activations.json.

    python -m venv keras && keras/bin/pip install keras==3.15.1 tensorflow-cpu==2.21.0
    KERAS_BACKEND=tensorflow keras/bin/python activations.py

Arguments are short binary fractions, since Keras rounds some of them to float32.
"""

import json
import sys

import keras
import numpy as np
import tensorflow as tf

keras.config.set_floatx("float64")
OPTIONS = {
    "celu": {"alpha": 0.5},
    "soft_shrink": {"threshold": 0.25},
    "hard_shrink": {"threshold": 0.25},
    "squareplus": {"b": 2.0},
    "leaky_relu": {"negative_slope": 0.125},
    "elu": {"alpha": 0.75},
    "threshold": {"threshold": 0.75, "default_value": -1.5},
}
NAMES = ["relu6", "hard_tanh", "hard_sigmoid", "hard_silu", "softsign", "exponential", "log_sigmoid", "mish", "tanh_shrink", "celu", "soft_shrink", "hard_shrink", "squareplus"]
NAMES += ["linear", "relu", "leaky_relu", "elu", "selu", "silu", "sigmoid", "tanh", "softplus", "sparse_plus", "sparse_sigmoid", "threshold"]
VARIANTS = {
    "gelu": (keras.activations.gelu, {}),
    "gelu_with_tanh": (keras.activations.gelu, {"approximate": True}),
    "relu_with_a_slope": (keras.activations.relu, {"negative_slope": 0.125}),
    "relu_with_a_bound": (keras.activations.relu, {"max_value": 2.5}),
    "abs": (keras.ops.abs, {}),
    "sqrt_of_exponential": (lambda x: keras.ops.sqrt(keras.ops.exp(x)), {}),
    "log_of_softplus": (lambda x: keras.ops.log(keras.ops.softplus(x)), {}),
    "relu_with_all": (keras.activations.relu, {"negative_slope": 0.125, "max_value": 2.5, "threshold": -0.75}),
}
ROWS = ["softmax", "log_softmax", "sparsemax", "glu"]
points = np.linspace(-8, 8, 129) + 1 / 64
functions = {name: (getattr(keras.activations, name), OPTIONS.get(name, {})) for name in NAMES} | VARIANTS
values, gradients = {}, {}
for name, (function, options) in functions.items():
    x = tf.constant(points)
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = function(x, **options)
    values[name] = y.numpy().tolist()
    gradients[name] = tape.gradient(y, x).numpy().tolist()

def sparsemax(x):
    """As in Martins and Astudillo, 2016: Keras 3.15.1 on TensorFlow gives what does not sum to 1, since it adds up cumulative sums."""
    ordered = tf.sort(x, direction="DESCENDING", axis=1)
    sums = tf.cumsum(ordered, axis=1)
    counts = tf.range(1.0, x.shape[1] + 1, dtype=x.dtype)
    count = tf.reduce_sum(tf.cast(1 + counts * ordered > sums, "int32"), axis=1, keepdims=True)
    threshold = (tf.gather(sums, count - 1, batch_dims=1) - 1) / tf.cast(count, x.dtype)
    return tf.maximum(x - threshold, 0.0)


# Rows of four, and the gradient of their sum weighted by 1, 2, 3, 4.
rows = points[:128].reshape(32, 4) * np.array([1.0, -0.5, 0.25, 0.75])
for name in ROWS:
    x = tf.constant(rows)
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = sparsemax(x) if name == "sparsemax" else getattr(keras.activations, name)(x)
        total = tf.reduce_sum(y * tf.range(1.0, y.shape[1] + 1, dtype="float64"))
    values[name] = y.numpy().ravel().tolist()
    gradients[name] = tape.gradient(total, x).numpy().ravel().tolist()
versions = {"keras": keras.__version__, "backend": keras.backend.backend(), "python": sys.version.split()[0]}
with open("activations.json", "w") as file:
    json.dump({"versions": versions, "points": points.tolist(), "rows": rows.ravel().tolist(), "values": values, "gradients": gradients}, file, indent=0)
    file.write("\n")
