"""Keras's schedules over 100 steps, in float64: writes schedules.json.

    python -m venv keras && keras/bin/pip install keras==3.15.1 tensorflow-cpu==2.21.0
    KERAS_BACKEND=tensorflow keras/bin/python schedules.py

All settings are short binary fractions, since Keras rounds some of them to float32 on the way.
"""

import json
import sys

import keras

keras.config.set_floatx("float64")
CASES = [
    ("ExponentialDecay", {"initial_learning_rate": 0.5, "decay_steps": 10, "decay_rate": 0.75}),
    ("ExponentialDecay", {"initial_learning_rate": 0.5, "decay_steps": 7, "decay_rate": 0.75, "staircase": True}),
    ("InverseTimeDecay", {"initial_learning_rate": 0.5, "decay_steps": 10, "decay_rate": 0.5}),
    ("InverseTimeDecay", {"initial_learning_rate": 0.5, "decay_steps": 7, "decay_rate": 0.5, "staircase": True}),
    ("PolynomialDecay", {"initial_learning_rate": 0.5, "decay_steps": 60, "end_learning_rate": 0.125}),
    ("PolynomialDecay", {"initial_learning_rate": 0.5, "decay_steps": 33, "end_learning_rate": 0.125, "power": 2.0, "cycle": True}),
    ("PolynomialDecay", {"initial_learning_rate": 0.5, "decay_steps": 70, "end_learning_rate": 0.125, "power": 0.5}),
    ("PiecewiseConstantDecay", {"boundaries": [10, 11, 50], "values": [0.5, 0.25, 0.75, 0.125]}),
    ("CosineDecay", {"initial_learning_rate": 0.5, "decay_steps": 64}),
    ("CosineDecay", {"initial_learning_rate": 0.5, "decay_steps": 32, "alpha": 0.25}),
    ("CosineDecay", {"initial_learning_rate": 0.125, "decay_steps": 64, "warmup_target": 0.5, "warmup_steps": 16, "alpha": 0.25}),
    ("CosineDecayRestarts", {"initial_learning_rate": 0.5, "first_decay_steps": 11}),
    ("CosineDecayRestarts", {"initial_learning_rate": 0.5, "first_decay_steps": 9, "t_mul": 1.0, "m_mul": 0.75, "alpha": 0.125}),
    ("CosineDecayRestarts", {"initial_learning_rate": 0.5, "first_decay_steps": 8, "t_mul": 1.5, "m_mul": 0.5}),
]

cases = []
for name, options in CASES:
    schedule = getattr(keras.optimizers.schedules, name)(**options)
    rates = [float(schedule(keras.ops.convert_to_tensor(step, dtype="int64"))) for step in range(100)]
    cases.append({"name": name, "options": options, "rates": rates})

versions = {"keras": keras.__version__, "backend": keras.backend.backend(), "python": sys.version.split()[0]}
with open("schedules.json", "w") as file:
    json.dump({"versions": versions, "cases": cases}, file, indent=0)
    file.write("\n")
