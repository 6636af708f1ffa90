"""Losses and metrics of Keras for a class in each row of an output, in float64: writes rows.json.

    python -m venv keras && keras/bin/pip install keras==3.15.1 tensorflow-cpu==2.21.0
    KERAS_BACKEND=tensorflow keras/bin/python rows.py

Seven samples of three rows of four classes; what is given is what enters the softmax, and the gradient is that of the mean over samples and rows by it.
"""

import json
import sys

import keras
import numpy as np
import tensorflow as tf

keras.config.set_floatx("float64")
random = np.random.default_rng(3)
outputs = random.normal(size=(7, 3, 4)) * 1.5
classes = random.integers(0, 4, size=(7, 3))
one_hot = np.eye(4)[classes]
softmax = tf.nn.softmax(tf.constant(outputs)).numpy()


def loss(name, options, targets, activation):
    z = tf.constant(outputs)
    with tf.GradientTape() as tape:
        tape.watch(z)
        value = getattr(keras.losses, name)(**options)(tf.constant(targets), activation(z))
    return {"value": float(value), "gradients": tape.gradient(value, z).numpy().ravel().tolist()}


def metric(metric, targets):
    # In single precision, since TensorFlow has no `in_top_k` for double.
    metric.update_state(targets, softmax.astype("float32"))
    return float(metric.result())


found = {
    "outputs": outputs.ravel().tolist(),
    "classes": classes.ravel().tolist(),
    "sparse": loss("SparseCategoricalCrossentropy", {}, classes, tf.nn.softmax),
    "sparse_from_logits": loss("SparseCategoricalCrossentropy", {"from_logits": True}, classes, tf.identity),
    "categorical": loss("CategoricalCrossentropy", {}, one_hot, tf.nn.softmax),
    "accuracy": metric(keras.metrics.SparseCategoricalAccuracy(), classes),
    "categorical_accuracy": metric(keras.metrics.CategoricalAccuracy(), one_hot),
    "top_2": metric(keras.metrics.SparseTopKCategoricalAccuracy(k=2), classes),
}
versions = {"keras": keras.__version__, "backend": keras.backend.backend(), "python": sys.version.split()[0]}
with open("rows.json", "w") as file:
    json.dump({"versions": versions, **found}, file, indent=0)
    file.write("\n")
