"""What Keras's regularizers, constraints and initializers make of weights, in float64: writes weights.json.

    python -m venv keras && keras/bin/pip install keras==3.15.1 tensorflow-cpu==2.21.0
    KERAS_BACKEND=tensorflow keras/bin/python weights.py

Initializers draw 250 x 400 numbers; mean, deviation and bounds of them are kept.
"""

import json
import sys

import keras
import numpy as np
import tensorflow as tf

keras.config.set_floatx("float64")
random = np.random.default_rng(3)
kernel = random.normal(size=(3, 4))
kernel[:, 0] *= 4.0
kernel[0, 1] = 0.0

regularizers = []
for name, options in [
    ("L1", {}),
    ("L1", {"l1": 0.25}),
    ("L2", {}),
    ("L2", {"l2": 0.25}),
    ("L1L2", {"l1": 0.125, "l2": 0.5}),
    ("OrthogonalRegularizer", {}),
    ("OrthogonalRegularizer", {"factor": 0.5, "mode": "columns"}),
]:
    regularizer = getattr(keras.regularizers, name)(**options)
    # Keras's orthogonal regularizer works in float32 only.
    w = tf.constant(kernel, dtype="float32" if name == "OrthogonalRegularizer" else "float64")
    with tf.GradientTape() as tape:
        tape.watch(w)
        value = regularizer(w)
    gradient = tape.gradient(value, w).numpy().ravel().tolist()
    regularizers.append({"name": name, "options": options, "value": float(value), "gradient": gradient})

constraints = []
for name, options in [
    ("MaxNorm", {}),
    ("MaxNorm", {"max_value": 1.5, "axis": 1}),
    ("NonNeg", {}),
    ("UnitNorm", {}),
    ("UnitNorm", {"axis": 1}),
    ("MinMaxNorm", {}),
    ("MinMaxNorm", {"min_value": 1.5, "max_value": 2.5, "rate": 0.75, "axis": 1}),
]:
    found = np.asarray(getattr(keras.constraints, name)(**options)(keras.ops.convert_to_tensor(kernel)))
    constraints.append({"name": name, "options": options, "kernel": found.ravel().tolist()})

initializers = []
for name, options in [
    ("RandomNormal", {}),
    ("RandomNormal", {"mean": 0.5, "stddev": 0.25}),
    ("RandomUniform", {}),
    ("RandomUniform", {"minval": -0.25, "maxval": 0.75}),
    ("TruncatedNormal", {}),
    ("TruncatedNormal", {"mean": 0.5, "stddev": 0.25}),
    ("GlorotUniform", {}),
    ("GlorotNormal", {}),
    ("HeUniform", {}),
    ("HeNormal", {}),
    ("LecunUniform", {}),
    ("LecunNormal", {}),
    ("VarianceScaling", {}),
    ("VarianceScaling", {"scale": 2.0, "mode": "fan_out", "distribution": "untruncated_normal"}),
    ("VarianceScaling", {"scale": 0.5, "mode": "fan_avg", "distribution": "uniform"}),
    ("Zeros", {}),
    ("Ones", {}),
    ("Constant", {"value": 0.375}),
    ("Identity", {"gain": 0.5}),
    ("Orthogonal", {"gain": 0.5}),
]:
    seed = {} if name in ("Zeros", "Ones", "Constant", "Identity") else {"seed": 7}
    numbers = np.asarray(getattr(keras.initializers, name)(**options, **seed)((250, 400), dtype="float64"))
    found = {"mean": numbers.mean(), "deviation": numbers.std(), "least": numbers.min(), "most": numbers.max()}
    found = {key: float(value) for key, value in found.items()}
    initializers.append({"name": name, "options": options, **found})

versions = {"keras": keras.__version__, "backend": keras.backend.backend(), "python": sys.version.split()[0]}
with open("weights.json", "w") as file:
    data = {"versions": versions, "kernel": kernel.ravel().tolist(), "regularizers": regularizers}
    json.dump({**data, "constraints": constraints, "initializers": initializers}, file, indent=0)
    file.write("\n")
