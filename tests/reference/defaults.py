"""What Keras takes where an argument is not given: writes defaults.json.

    python -m venv keras && keras/bin/pip install keras==3.15.1 tensorflow-cpu==2.21.0
    KERAS_BACKEND=tensorflow keras/bin/python defaults.py

Of each class or function below, the arguments whose default is a number, a truth value, a text or nothing.
"""

import inspect
import json
import sys

import keras

NAMES = {
    "activations": "celu elu gelu hard_shrink leaky_relu relu soft_shrink squareplus",
    "callbacks": "BackupAndRestore EarlyStopping ModelCheckpoint ReduceLROnPlateau SwapEMAWeights TensorBoard",
    "constraints": "MaxNorm MinMaxNorm UnitNorm",
    "initializers": "Orthogonal RandomNormal RandomUniform TruncatedNormal VarianceScaling",
    "layers": "BatchNormalization GroupNormalization LayerNormalization RMSNormalization Dense",
    "losses": "BinaryFocalCrossentropy CategoricalFocalCrossentropy CategoricalGeneralizedCrossEntropy Huber Tversky",
    "metrics": "AUC BinaryAccuracy",
    "optimizers": "Adadelta Adafactor Adagrad Adam AdamW Adamax Ftrl Lamb Lion Muon Nadam RMSprop SGD",
    "regularizers": "L1 L1L2 L2 OrthogonalRegularizer",
}
SCHEDULES = "CosineDecay CosineDecayRestarts ExponentialDecay InverseTimeDecay PolynomialDecay"


def defaults(item):
    parameters = inspect.signature(item).parameters.values()
    given = {parameter.name: parameter.default for parameter in parameters}
    return {name: value for name, value in given.items() if value is None or isinstance(value, (bool, int, float, str))}


modules = {name: getattr(keras, name) for name in NAMES} | {"schedules": keras.optimizers.schedules}
names = {module: names.split() for module, names in (NAMES | {"schedules": SCHEDULES}).items()}
found = {f"{module}.{name}": defaults(getattr(modules[module], name)) for module in names for name in names[module]}
versions = {"keras": keras.__version__, "backend": keras.backend.backend(), "python": sys.version.split()[0]}
with open("defaults.json", "w") as file:
    json.dump({"versions": versions, "defaults": found}, file, indent=0)
    file.write("\n")
