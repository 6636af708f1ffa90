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

# Losses of distributions and of answers: what is given is what enters softmax or sigmoid, and the gradient is that by it.
ENTERING = [
    ("CategoricalCrossentropy", {}, "softmax", "shares"),
    ("CategoricalCrossentropy", {"label_smoothing": 0.25}, "softmax", "one_hot"),
    ("CategoricalCrossentropy", {"from_logits": True}, "none", "shares"),
    ("CategoricalCrossentropy", {"from_logits": True, "label_smoothing": 0.25}, "none", "one_hot"),
    ("SparseCategoricalCrossentropy", {}, "softmax", "classes"),
    ("SparseCategoricalCrossentropy", {"from_logits": True}, "none", "classes"),
    ("BinaryCrossentropy", {}, "sigmoid", "answers"),
    ("BinaryCrossentropy", {"label_smoothing": 0.25}, "sigmoid", "answers"),
    ("BinaryCrossentropy", {"from_logits": True}, "none", "answers"),
    ("BinaryCrossentropy", {"from_logits": True, "label_smoothing": 0.25}, "none", "answers"),
    ("BinaryFocalCrossentropy", {}, "sigmoid", "answers"),
    ("BinaryFocalCrossentropy", {"apply_class_balancing": True, "alpha": 0.75, "gamma": 1.5, "label_smoothing": 0.25}, "sigmoid", "answers"),
    ("BinaryFocalCrossentropy", {"from_logits": True, "gamma": 3.0}, "none", "answers"),
    ("CategoricalFocalCrossentropy", {}, "softmax", "one_hot"),
    ("CategoricalFocalCrossentropy", {"alpha": 0.75, "gamma": 1.5, "label_smoothing": 0.25}, "softmax", "one_hot"),
    ("CategoricalFocalCrossentropy", {"from_logits": True, "gamma": 3.0}, "none", "shares"),
    ("CategoricalGeneralizedCrossEntropy", {}, "softmax", "classes"),
    ("CategoricalGeneralizedCrossEntropy", {"q": 0.75}, "softmax", "classes"),
    ("KLDivergence", {}, "softmax", "shares"),
    ("CategoricalHinge", {}, "none", "one_hot"),
    ("CosineSimilarity", {}, "none", "any"),
    ("Dice", {"axis": (1,)}, "none", "answers"),
    ("Tversky", {"axis": (1,)}, "none", "answers"),
    ("Tversky", {"axis": (1,), "alpha": 0.25, "beta": 0.625}, "none", "answers"),
]
ACTIVATIONS = {"softmax": tf.nn.softmax, "sigmoid": tf.nn.sigmoid, "none": tf.identity}
for name, options, activation, kind in ENTERING:
    settings = {"q": 0.5} if name == "CategoricalGeneralizedCrossEntropy" and not options else {}
    loss = getattr(keras.losses, name)(reduction=None, **options, **settings)
    outputs = random.normal(size=(6, 4)) * 1.5
    targets = random.normal(size=(6, 4)) * 1.5
    if kind == "shares":
        targets = np.exp(targets) / np.exp(targets).sum(axis=1, keepdims=True)
    elif kind == "one_hot":
        targets = np.eye(4)[[0, 3, 2, 1, 0, 2]]
    elif kind == "answers":
        targets = (targets > 0).astype("float64")
        targets[:, 0] = 1.0
    given = tf.constant([0, 3, 2, 1, 0, 2]) if kind == "classes" else tf.constant(targets)
    if kind == "classes":
        targets = np.eye(4)[[0, 3, 2, 1, 0, 2]]
    if name in ("Dice", "Tversky"):
        outputs = np.abs(outputs)
    z = tf.constant(outputs)
    with tf.GradientTape() as tape:
        tape.watch(z)
        values = loss(given, ACTIVATIONS[activation](z))
        total = tf.reduce_sum(values)
    gradients = tape.gradient(total, z)
    case = {"name": name, "options": options, "activation": activation, "outputs": outputs.tolist(), "targets": targets.tolist()}
    cases.append({**case, "values": values.numpy().ravel().tolist(), "gradients": gradients.numpy().tolist()})

# Over a whole batch: one value, and its gradient.
for name, options in [("Dice", {}), ("Tversky", {"alpha": 0.25, "beta": 0.625})]:
    outputs, targets = np.abs(random.normal(size=(6, 4))), (random.normal(size=(6, 4)) > 0).astype("float64")
    y = tf.constant(outputs)
    with tf.GradientTape() as tape:
        tape.watch(y)
        value = getattr(keras.losses, name)(**options)(tf.constant(targets), y)
    gradients = tape.gradient(value, y)
    case = {"name": name + " of all", "options": options, "outputs": outputs.tolist(), "targets": targets.tolist()}
    cases.append({**case, "values": [float(value)], "gradients": gradients.numpy().tolist()})

versions = {"keras": keras.__version__, "backend": keras.backend.backend(), "python": sys.version.split()[0]}
with open("losses.json", "w") as file:
    json.dump({"versions": versions, "cases": cases}, file, indent=0)
    file.write("\n")
