"""What Keras's layers give in a prediction, in float64: writes layers.json.

    python -m venv keras && keras/bin/pip install keras==3.15.1 tensorflow-cpu==2.21.0
    KERAS_BACKEND=tensorflow keras/bin/python layers.py

Weights are random; those of each layer are in Keras's order, parameters before state.
"""

import json
import sys

import keras
import numpy as np

keras.config.set_floatx("float64")
random = np.random.default_rng(4)
layers = keras.layers
CASES = {
    "batch_normalization": (layers.BatchNormalization(), [(4,)]),
    "batch_normalization_of_rows": (layers.BatchNormalization(epsilon=0.125, center=False), [(3, 4)]),
    "batch_normalization_without_scale": (layers.BatchNormalization(scale=False), [(4,)]),
    "layer_normalization": (layers.LayerNormalization(), [(4,)]),
    "layer_normalization_of_rows": (layers.LayerNormalization(epsilon=0.125, scale=False), [(3, 4)]),
    "group_normalization": (layers.GroupNormalization(groups=2), [(6,)]),
    "rms_normalization": (layers.RMSNormalization(), [(4,)]),
    "rms_normalization_of_rows": (layers.RMSNormalization(epsilon=0.125), [(3, 4)]),
    "unit_normalization": (layers.UnitNormalization(), [(4,)]),
    "unit_normalization_of_rows": (layers.UnitNormalization(), [(3, 4)]),
    "rescaling": (layers.Rescaling(0.25, offset=-1.5), [(4,)]),
    "normalization": (layers.Normalization(), [(4,)]),
    "normalization_back": (layers.Normalization(invert=True), [(4,)]),
    "permute": (layers.Permute((3, 1, 2)), [(2, 3, 4)]),
    "repeat_vector": (layers.RepeatVector(3), [(4,)]),
    "p_relu": (layers.PReLU(), [(4,)]),
    "dot": (layers.Dot(axes=1), [(4,), (4,)]),
    "dot_of_rows": (layers.Dot(axes=(2, 1)), [(3, 4), (4, 2)]),
    "dot_of_a_row": (layers.Dot(axes=(2, 1)), [(3, 4), (4,)]),
    "dot_along_the_first": (layers.Dot(axes=1), [(4, 3), (4, 2)]),
    "cosine": (layers.Dot(axes=(2, 1), normalize=True), [(3, 4), (4, 2)]),
    "gaussian_noise": (layers.GaussianNoise(0.5), [(4,)]),
    "gaussian_dropout": (layers.GaussianDropout(0.5), [(4,)]),
    "alpha_dropout": (layers.AlphaDropout(0.5), [(4,)]),
    "activity_regularization": (layers.ActivityRegularization(l1=0.5), [(4,)]),
}

cases = {}
for name, (layer, shapes) in CASES.items():
    inputs = [random.normal(size=(5, *shape)) * 2.0 + 0.5 for shape in shapes]
    weights = []
    if isinstance(layer, layers.Normalization):
        data = random.normal(size=(50, 4)) * [0.5, 1.0, 2.0, 3.0] + [1.0, 2.0, 3.0, 4.0]
        # Keras adapts in float32: mean and variance are given instead, and still rounded.
        mean, variance = data.mean(axis=0), data.var(axis=0)
        layer = layers.Normalization(mean=mean.tolist(), variance=variance.tolist(), invert=layer.invert)
        weights = [mean, variance]
    else:
        layer(inputs if len(inputs) > 1 else inputs[0])
        for weight in layer.weights:
            if "seed" in weight.path:
                continue
            value = random.normal(size=weight.shape)
            value = np.abs(value) if "variance" in weight.name else value
            weight.assign(value)
            weights.append(value)
    given = [keras.ops.convert_to_tensor(value, dtype="float64") for value in inputs]
    output = np.asarray(layer(given if len(given) > 1 else given[0]))
    cases[name] = {
        "inputs": [value.ravel().tolist() for value in inputs],
        "weights": np.concatenate([weight.ravel() for weight in weights]).tolist() if weights else [],
        "output": output.ravel().tolist(),
    }

versions = {"keras": keras.__version__, "backend": keras.backend.backend(), "python": sys.version.split()[0]}
with open("layers.json", "w") as file:
    json.dump({"versions": versions, "cases": cases}, file, indent=0)
    file.write("\n")
