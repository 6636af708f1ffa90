"""Compares what TensorBoard's own reader finds in the logs of the example `callbacks` with the rows of its CSV file.

    cargo run --release --example callbacks -- --folder /tmp/runs --epochs 3
    python -m venv board && board/bin/pip install tensorboard==2.21.0
    board/bin/python tests/reference/tensorboard_reads.py /tmp/runs
"""

import csv
import os
import struct
import sys

from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
from tensorboard.backend.event_processing.plugin_event_accumulator import EventAccumulator as PluginAccumulator

folder = sys.argv[1]
rows = list(csv.DictReader(open(os.path.join(folder, "log.csv"))))
single = lambda text: struct.unpack("f", struct.pack("f", float(text)))[0]
compared = 0
for part, prefix in [("train", ""), ("validation", "val_")]:
    path = os.path.join(folder, "logs", part)
    reader = EventAccumulator(path)
    reader.Reload()
    for name in ["loss", "accuracy"]:
        scalars = [(event.step, event.value) for event in reader.Scalars("epoch_" + name)]
        expected = [(int(row["epoch"]), single(row[prefix + name])) for row in rows]
        assert scalars == expected, (part, name, scalars, expected)
        compared += len(scalars)
    if part == "train":
        rates = [event.value for event in reader.Scalars("epoch_learning_rate")]
        assert rates == [single(row["learning_rate"]) for row in rows], rates
        histogram = reader.Histograms("dense/kernel/histogram")[-1].histogram_value
        assert histogram.num == 784 * 100 == sum(histogram.bucket), histogram
        nodes = [node.name for node in __import__("tensorboard.compat.proto.graph_pb2", fromlist=["x"]).GraphDef.FromString(reader.Graph().SerializeToString()).node]
        assert nodes == ["image", "flatten", "dense", "dropout", "dense_1"], nodes
    # What the server of TensorBoard uses.
    server = PluginAccumulator(path)
    server.Reload()
    assert "epoch_loss" in server.Tags()["tensors"], server.Tags()
print(f"{compared} scalars, histograms and the graph agree")
