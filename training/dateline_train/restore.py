"""A weight file (docs/formats/model.md) as a run to start from: what the program ships can be trained further without its checkpoints.

Problem: checkpoints are large and lie with whoever trained; the weight file is what everybody has.
Idea: the int8 matrices times their scales are float weights that quantise back to the same bytes, so a part that is kept frozen stays
byte for byte what it was.
"""
import json
from pathlib import Path

import numpy as np
import torch

from .hints import HINTS
from .names import HEAD_LINEAR, INT8_LINEAR

TYPES = {"i8": np.int8, "f32": np.float32, "f16": np.float16}
PLAIN = {"embed.position": "encoder.position.weight", "embed.type": "encoder.token_type", "embed.case": "encoder.case.weight",
         "embed.quote": "encoder.quote.weight", "embed.norm.gamma": "encoder.norm.weight", "embed.norm.beta": "encoder.norm.bias"}


def read(path):
    """(header, {tensor name in the file: array}); raises ValueError for a file that is none."""
    data = Path(path).read_bytes()
    if data[:8] != b"DLMODEL1":
        raise ValueError(f"{path}: no weight file")
    length = int.from_bytes(data[8:16], "little")
    header = json.loads(data[16:16 + length])
    begin = (16 + length + 63) // 64 * 64
    arrays = {name: np.frombuffer(data, TYPES[t["type"]], count=t["bytes"] // np.dtype(TYPES[t["type"]]).itemsize, offset=begin + t["offset"])
              .reshape(t["shape"]) for name, t in header["tensors"].items()}
    return header, arrays


def state_of(path, of_events=False):
    """The state dict of `model.Model` that the file was exported from, rounded as the file rounds it; `of_events`: with the encoder that the heads of events read."""
    header, arrays = read(path)
    own = "event_" if of_events and "event_layer.0.qkv.weight" in arrays else ""
    state = {}

    def put(name, array):
        state[name] = torch.from_numpy(np.array(array, dtype=np.float32))

    def linear(name, target):
        put(f"{target}.weight", arrays[f"{name}.weight"] * arrays[f"{name}.scale"][:, None])
        put(f"{target}.bias", arrays[f"{name}.bias"])

    put("encoder.word.weight", arrays["embed.word"] * arrays["embed.word.scale"][:, None])
    for name, target in PLAIN.items():
        put(target, arrays[own + name])
    for i in range(header["config"]["layers"]):
        for name, target in INT8_LINEAR.items():
            linear(own + name.format(i=i), target.format(i=i))
        for norm in ("norm1", "norm2"):
            put(f"encoder.layers.{i}.{norm}.weight", arrays[f"{own}layer.{i}.{norm}.gamma"])
            put(f"encoder.layers.{i}.{norm}.bias", arrays[f"{own}layer.{i}.{norm}.beta"])
    for name in HEAD_LINEAR:
        if f"head.{name}.weight" in arrays:                  # older files know no events
            linear(f"head.{name}", f"heads.{name}")
    for name in ("arc_u", "arc_bias", "label_u", "srl_u", "party_u", "link_u"):
        if f"head.{name}" in arrays:
            put(f"heads.{name}", arrays[f"head.{name}"])
    for name in ("event_hint", "event_prior"):               # older files know fewer hints, the last ones not
        if f"head.{name}" in arrays:
            put(f"heads.{name}", np.pad(arrays[f"head.{name}"], ((0, len(HINTS) - len(arrays[f"head.{name}"])), (0, 0))))
    unseen = len(header["labels"]["roleset"]) - len(arrays["head.roleset_bias"])
    put("heads.roleset.weight", np.pad(arrays["head.roleset"].astype(np.float32), ((0, unseen), (0, 0))))
    put("heads.roleset_bias.weight", np.pad(arrays["head.roleset_bias"], (0, unseen))[:, None])
    return state


def labels_of(path):
    """The label tables that the file's rows stand for, in the shape of a run's labels.json."""
    header, _ = read(path)
    return {"tables": header["labels"], "rolesets_of": header["rolesets_of"]}
