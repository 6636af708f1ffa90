"""Values and gradients of Keras's losses, in float64: writes losses.json.

    python -m venv keras && keras/bin/pip install keras==3.15.1 tensorflow-cpu==2.21.0
    KERAS_BACKEND=tensorflow keras/bin/python losses.py

Each row is a sample of four elements; the gradient is that of the sample's own loss. Targets of 0 and 1 become -1 and 1 for hinges.
"""

import json
import sys

import keras
import numpy as np
import tensorflow as tf

keras.config.set_floatx("float64")
random = np.random.default_rng(2)
CASES = [
    ("MeanSquaredError", {}, "any"),
    ("MeanAbsoluteError", {}, "any"),
    ("MeanAbsolutePercentageError", {}, "any"),
    ("MeanSquaredLogarithmicError", {}, "positive"),
    ("Huber", {}, "any"),
    ("Huber", {"delta": 0.25}, "any"),
    ("LogCosh", {}, "any"),
    ("Poisson", {}, "positive"),
    ("Hinge", {}, "signs"),
    ("Hinge", {}, "answers"),
    ("SquaredHinge", {}, "signs"),
    ("SquaredHinge", {}, "answers"),
]


def rows(kind):
    outputs, targets = random.normal(size=(6, 4)) * 1.5, random.normal(size=(6, 4)) * 1.5
    if kind == "positive":
        outputs, targets = np.abs(outputs) + 0.01, np.abs(targets)
    elif kind == "signs":
        targets = np.sign(targets)
    elif kind == "answers":
        targets = (targets > 0).astype("float64")
    return outputs, targets


cases = []
for name, options, kind in CASES:
    loss = getattr(keras.losses, name)(reduction=None, **options)
    outputs, targets = rows(kind)
    y = tf.constant(outputs)
    with tf.GradientTape() as tape:
        tape.watch(y)
        values = loss(tf.constant(targets), y)
        total = tf.reduce_sum(values)
    gradients = tape.gradient(total, y)
    case = {"name": name, "options": options, "outputs": outputs.tolist(), "targets": targets.tolist()}
    cases.append({**case, "values": values.numpy().tolist(), "gradients": gradients.numpy().tolist()})

versions = {"keras": keras.__version__, "backend": keras.backend.backend(), "python": sys.version.split()[0]}
with open("losses.json", "w") as file:
    json.dump({"versions": versions, "cases": cases}, file, indent=0)
    file.write("\n")
