"""Layers of the encoder that the heads of events alone read, above lower layers that all heads share.

Problem: trees, names, roles and attributions are learned from a million words, events from a hundred thousand. Whatever trains the encoder on events makes it worse on the
rest; means of weights (export --mix) buy a little of the one with a little of the other.
Obvious way: an encoder of their own for events; it costs as much again. Idea: what the lower layers find is of use to all; above them the events have layers of their own,
which begin as copies of the shared ones and then train on events alone, the lower layers frozen. All other outputs stay the same, bit by bit.
Reference: Houlsby et al. 2019 and Peters et al. 2019 on what lower layers keep when an encoder is tuned; docs/formats/model.md, version 4.

    python -m dateline_train.own_layers start --from ../models/news-l6.dlm --run runs/events
    python -m dateline_train --data DATA --run runs/events --start runs/events/grown.pt --frozen-layers 3 ...
    python -m dateline_train.own_layers write --run runs/events --to ../models/news-l6.dlm --out runs/events.dlm
"""
import argparse
import json
from pathlib import Path

import torch

from . import export, restore
from .hints import HINTS, Hints
from .names import INT8_LINEAR, OF_EVENTS_LINEAR, OF_EVENTS_PLAIN

SHARED, OWN = 3, 3
LAYER = "encoder.layers."


def number_of(name):
    """(layer, rest of the name) of an encoder layer's tensor; (None, name) of others."""
    if not name.startswith(LAYER):
        return None, name
    number, rest = name[len(LAYER):].split(".", 1)
    return int(number), rest


def grown(state, header, shared, own):
    """State whose layers are the shared ones and, above them, the events' own: those the file has, else copies of the next ones, the last one as often as need be."""
    layers = header["config"]["layers"]
    have = header["config"].get("event_layers", 0)
    out = {}
    for name, value in state.items():
        number, rest = number_of(name)
        if number is None or number < shared:
            out[name] = value
    for i in range(own):
        source = f"event_layers.{min(i, have - 1)}." if have else f"{LAYER}{min(shared + i, layers - 1)}."
        out |= {f"{LAYER}{shared + i}.{name[len(source):]}": value.clone() for name, value in state.items() if name.startswith(source)}
    return out


def start(options):
    header, _ = restore.read(options.file)
    run = Path(options.run)
    run.mkdir(parents=True, exist_ok=True)
    (run / "labels.json").write_text(json.dumps(restore.labels_of(options.file)))
    torch.save({"model": grown(restore.state_of(options.file), header, options.shared, options.own)}, run / "grown.pt")


def own_tensors(state, shared, own):
    """{name in the file: array} of the events' own layers and heads."""
    get = lambda name: state[name].float().numpy()                      # noqa: E731
    out = {}
    linear = [(f"head.{name}", f"heads.{name}") for name in OF_EVENTS_LINEAR]
    for i in range(own):
        at = shared + i
        linear += [(f"event_{name.format(i=i)}", source.format(i=at)) for name, source in INT8_LINEAR.items()]
        for norm in ("norm1", "norm2"):
            out[f"event_layer.{i}.{norm}.gamma"] = get(f"{LAYER}{at}.{norm}.weight")
            out[f"event_layer.{i}.{norm}.beta"] = get(f"{LAYER}{at}.{norm}.bias")
    for name, source in linear:
        out[f"{name}.weight"], out[f"{name}.scale"] = export.quantise(get(f"{source}.weight"))
        out[f"{name}.bias"] = get(f"{source}.bias")
    for name in OF_EVENTS_PLAIN:
        out[f"head.{name}"] = get(f"heads.{name}")
    out["head.party_u"] = out["head.party_u"].astype("float16")
    return out


def write(options):
    """The weight file with the run's own layers and heads of events; all its other tensors as they are."""
    header, arrays = restore.read(options.to)
    state = torch.load(Path(options.run) / "checkpoint.pt", map_location="cpu")
    arrays = {name: array for name, array in arrays.items() if not name.startswith("event_layer.")}
    arrays |= own_tensors(state["model"], options.shared, options.own)
    header["version"] = max(4, header["version"])
    header["config"] |= {"event_from": options.shared, "event_layers": options.own}
    header["labels"]["hint"] = HINTS
    header["hints_of"] = dict(sorted(Hints(Path(options.run) / "acts.tsv").table.items()))
    digest = export.pack(Path(options.out), {k: v for k, v in header.items() if k not in ("tensors", "data_sha256")}, arrays)
    print(f"{options.out}: step {state['step']}, data sha256 {digest}")


def main():
    parser = argparse.ArgumentParser(prog="dateline_train.own_layers", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    one = commands.add_parser("start", help="what the run starts from")
    one.add_argument("--from", dest="file", required=True, help="weight file whose lower layers are shared")
    two = commands.add_parser("write", help="the weight file with what the run learned")
    two.add_argument("--to", required=True, help="the weight file that the run started from")
    two.add_argument("--out", required=True)
    for command, what in ((one, start), (two, write)):
        command.add_argument("--run", required=True)
        command.add_argument("--shared", type=int, default=SHARED, help="lowest layers, which all heads read (default: %(default)s)")
        command.add_argument("--own", type=int, default=OWN, help="layers above them for events (default: %(default)s)")
        command.set_defaults(what=what)
    options = parser.parse_args()
    options.what(options)


if __name__ == "__main__":
    main()
