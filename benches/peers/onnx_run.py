"""Predictions in ONNX Runtime, from graphs written with the onnx package."""

import numpy as np
import onnxruntime
from onnx import TensorProto, helper, numpy_helper

from common import main, numbers, timed


def session(*widths):
    nodes, weights, value = [], [], "x"
    for index, (inputs, outputs) in enumerate(zip(widths, widths[1:])):
        weights += [
            numpy_helper.from_array(numbers(inputs, outputs) * np.float32(0.1), f"w{index}"),
            numpy_helper.from_array(np.zeros(outputs, np.float32), f"b{index}"),
        ]
        nodes.append(helper.make_node("Gemm", [value, f"w{index}", f"b{index}"], [f"h{index}"]))
        value = f"h{index}"
        if index < len(widths) - 2:
            nodes.append(helper.make_node("Relu", [value], [f"r{index}"]))
            value = f"r{index}"
    if widths[-1] > 1:
        nodes.append(helper.make_node("Softmax", [value], ["y"], axis=1))
        value = "y"
    x = helper.make_tensor_value_info("x", TensorProto.FLOAT, ["n", widths[0]])
    y = helper.make_tensor_value_info(value, TensorProto.FLOAT, ["n", widths[-1]])
    graph = helper.make_graph(nodes, "peer", [x], [y], weights)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    return onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])


def predict(widths, samples, units):
    run, feed = session(*widths).run, {"x": numbers(samples, widths[0])}
    return timed(units * samples, lambda: [run(None, feed) for _ in range(units)])


main(
    {
        "predict-large": lambda: predict((784, 300, 300, 10), 1, 1000),
        "predict-small": lambda: predict((8, 30, 1), 1, 1000),
        "bulk-large": lambda: predict((784, 300, 300, 10), 10_000, 1),
    }
)
