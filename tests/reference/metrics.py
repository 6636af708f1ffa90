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
    ("TruePositives", {}),
    ("TrueNegatives", {"thresholds": 0.25}),
    ("FalsePositives", {"thresholds": 0.25}),
    ("FalseNegatives", {}),
    ("BinaryAccuracy", {"threshold": 0.25}),
    ("AUC", {}),
    ("AUC", {"curve": "PR"}),
    ("AUC", {"num_thresholds": 7}),
    ("AUC", {"num_thresholds": 7, "curve": "PR"}),
    ("F1Score", {"average": "macro", "threshold": 0.5}),
    ("FBetaScore", {"average": "micro", "beta": 2.0, "threshold": 0.25}),
    ("BinaryCrossentropy", {}),
    ("R2Score", {}),
    ("CosineSimilarity", {}),
    ("LogCoshError", {}),
    ("MeanAbsolutePercentageError", {}),
    ("MeanSquaredLogarithmicError", {}),
    ("Poisson", {}),
    ("Hinge", {}),
    ("SquaredHinge", {}),
    ("CategoricalHinge", {}),
    ("BinaryCrossentropy", {"from_logits": True}),
    ("CategoricalAccuracy", {}),
    ("TopKCategoricalAccuracy", {"k": 2}),
    ("SparseTopKCategoricalAccuracy", {"k": 2}),
    ("SparseCategoricalAccuracy", {}),
    ("CategoricalCrossentropy", {}),
    ("SparseCategoricalCrossentropy", {}),
    ("CategoricalCrossentropy", {"from_logits": True}),
    ("SparseCategoricalCrossentropy", {"from_logits": True}),
    ("KLDivergence", {}),
    ("FBetaScore", {"average": "macro", "beta": 0.5}),
    ("F1Score", {"average": "weighted"}),
    ("F1Score", {"average": "micro"}),
]

# What the outputs are, and what the targets.
ANSWERS = "Precision Recall TruePositives TrueNegatives FalsePositives FalseNegatives BinaryAccuracy AUC BinaryCrossentropy".split()
CLASSES = "CategoricalAccuracy TopKCategoricalAccuracy CategoricalCrossentropy KLDivergence CategoricalHinge".split()
SPARSE = "SparseTopKCategoricalAccuracy SparseCategoricalAccuracy SparseCategoricalCrossentropy".split()

cases = []
for name, options in CASES:
    metric, batches, results = getattr(keras.metrics, name)(**options), [], []
    for size in SIZES:
        outputs = random.normal(size=(size, 3)) * 1.5
        of_scores = name in ("F1Score", "FBetaScore")
        shares = np.exp(outputs) / np.exp(outputs).sum(axis=1, keepdims=True)
        if name in ANSWERS or (of_scores and "threshold" in options):
            targets = random.integers(0, 2, size=(size, 3)).astype("float64")
            metric.update_state(targets, outputs if options.get("from_logits") else 1 / (1 + np.exp(-outputs)))
        elif name in CLASSES + SPARSE or of_scores:
            targets = np.eye(3)[random.integers(0, 3, size=size)]
            raw = options.get("from_logits") or name == "CategoricalHinge"
            given = outputs if raw else shares
            given = given.astype("float32") if "TopK" in name else given  # TensorFlow has no other
            metric.update_state(targets.argmax(axis=1) if name in SPARSE else targets, given)
        elif name in ("MeanSquaredLogarithmicError", "Poisson"):
            outputs, targets = np.abs(outputs), np.abs(random.normal(size=(size, 3)))
            metric.update_state(targets, outputs)
        elif name in ("Hinge", "SquaredHinge"):
            targets = np.sign(random.normal(size=(size, 3)))
            metric.update_state(targets, outputs)
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
