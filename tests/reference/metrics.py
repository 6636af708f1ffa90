"""Keras's metrics over three batches of different sizes, in float64: writes metrics.json.

    python -m venv keras && keras/bin/pip install keras==3.15.1 tensorflow-cpu==2.21.0
    KERAS_BACKEND=tensorflow keras/bin/python metrics.py

For precision and recall the outputs are probabilities; their logits are stored, since the network ends in a sigmoid.
"""

import json
import sys

import keras
import numpy as np

keras.config.set_floatx("float64")
random = np.random.default_rng(3)
SIZES = [5, 3, 1]
CASES = [
    ("MeanAbsoluteError", {}),
    ("MeanSquaredError", {}),
    ("RootMeanSquaredError", {}),
    ("Precision", {}),
    ("Precision", {"thresholds": 0.75}),
    ("Recall", {}),
    ("Recall", {"thresholds": 0.25}),
]

cases = []
for name, options in CASES:
    metric, batches, results = getattr(keras.metrics, name)(**options), [], []
    for size in SIZES:
        outputs = random.normal(size=(size, 3)) * 1.5
        if name in ("Precision", "Recall"):
            targets = random.integers(0, 2, size=(size, 3)).astype("float64")
            metric.update_state(targets, 1 / (1 + np.exp(-outputs)))
        else:
            targets = random.normal(size=(size, 3))
            metric.update_state(targets, outputs)
        batches.append({"outputs": outputs.tolist(), "targets": targets.tolist()})
        results.append(float(metric.result()))
    cases.append({"name": name, "options": options, "batches": batches, "results": results})

versions = {"keras": keras.__version__, "backend": keras.backend.backend(), "python": sys.version.split()[0]}
with open("metrics.json", "w") as file:
    json.dump({"versions": versions, "cases": cases}, file, indent=0)
    file.write("\n")
