"""Puts a run's encoder and heads of events into a weight file, beside the encoder that everything else reads.

Problem: trees, names, roles and attributions are learned from a million words, events from a hundred thousand and from drills. Whatever trains one encoder on events makes it
worse on the rest; means of weights (export --mix) buy a little of the one with a little of the other. Besides, an event's layer is read from the headline and the days around it,
a tree from its sentence: windows of 384 pieces serve the one, of 128 the other.
Obvious way: share the lower layers. Tried, with three shared and frozen: a third to a half of the gain (decision 16). Idea: the events have an encoder to themselves, which began as a copy of
the other one and shares its word pieces' vectors; all other outputs stay the same, bit by bit. docs/formats/model.md, version 4; docs/decisions/0016.

    python -m dateline_train --data DATA --run runs/events --start ../models/news-l6.dlm --of-events ...
    python -m dateline_train.own_encoder --run runs/events --to ../models/news-l6.dlm --out runs/events.dlm
"""
import argparse
import json
from pathlib import Path

import torch

from . import export, restore
from .hints import HINTS, Hints
from .names import OF_EVENTS_LINEAR, OF_EVENTS_PLAIN
from .windows import WINDOW


def own_tensors(state, layers):
    """{name in the file: array}: the encoder but for its word pieces under names with `event_`, and the heads of events."""
    everything = export.tensors(state, layers)
    out = {f"event_{name}": array for name, array in everything.items()
           if name.startswith("layer.") or name.startswith("embed.") and not name.startswith("embed.word")}
    heads = {f"head.{name}.{part}" for name in OF_EVENTS_LINEAR for part in ("weight", "scale", "bias")} | {f"head.{name}" for name in OF_EVENTS_PLAIN}
    return out | {name: everything[name] for name in heads}


def main():
    parser = argparse.ArgumentParser(prog="dateline_train.own_encoder", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", required=True)
    parser.add_argument("--to", required=True, help="the weight file that the run started from")
    parser.add_argument("--out", required=True)
    parser.add_argument("--name", default="news-l6-events")
    parser.add_argument("--window", type=int, default=WINDOW, help="pieces that it reads at once, as it was trained (default: %(default)s)")
    parser.add_argument("--link", type=float, default=0.0, help="added to the score that two mentions name one event, for the bound that the program has (default: %(default)s)")
    options = parser.parse_args()
    run = Path(options.run)
    header, arrays = restore.read(options.to)
    state = torch.load(run / "checkpoint.pt", map_location="cpu")
    layers = json.loads((run / "config.json").read_text())["layers"]
    arrays = {name: array for name, array in arrays.items() if not name.startswith("event_")} | own_tensors(state["model"], layers)
    arrays["head.link_u"] = arrays["head.link_u"].copy()
    arrays["head.link_u"][-1, -1] += options.link          # both sides end with a one
    header["name"] = options.name
    header["version"] = max(4, header["version"])
    header["config"] |= {"event_layers": layers, "event_window": options.window}
    header["labels"]["hint"] = HINTS
    header["hints_of"] = dict(sorted(Hints(run / "acts.tsv").table.items()))
    digest = export.pack(Path(options.out), {k: v for k, v in header.items() if k not in ("tensors", "data_sha256")}, dict(sorted(arrays.items())))
    print(f"{options.out}: step {state['step']}, data sha256 {digest}")


if __name__ == "__main__":
    main()
