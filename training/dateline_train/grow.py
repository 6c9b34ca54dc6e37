"""A deeper model that begins with what a shallow one knows.

Problem: twelve layers from the base weights alone need as many steps as six did to learn trees, names and roles again, at twice the price a step.
Obvious way: start anew all the same. Idea: MiniLM of six layers is MiniLM of twelve without every second layer, and E5 grew out of the twelve
(the cosines of the six layers' weights with those of E5's layers 0, 2, 4 ... are .92 to .68, with all others at most .03). So the trained six layers take their old
places and E5's own layers return between them, with a part of what they add, so that the heads understand from the first step what comes out.
Gong et al. 2019 (progressive stacking) and Sajjad et al. 2023 (dropping layers) are the two halves of it.

    python -m dateline_train.grow --from SHALLOW.dlm --run runs/news-l12        # then: python -m dateline_train ... --base e5-small-v2 --run runs/news-l12
                                                                               #       --start runs/news-l12/grown.pt
"""
import argparse
import json
from pathlib import Path

import torch
from safetensors.torch import load_file

from . import base, restore
from .labels import Labels
from .model import Model, load_base

DEEP = "e5-small-v2"
PART = 0.5            # of what a returning layer adds; at 1 the heads' losses are five times the trained ones, at 0.5 twice
ADDS = ("attention_out", "ffn_out")


def deeper_name(name):
    """A shallow layer's tensor under its number in the deep model."""
    if not name.startswith("encoder.layers."):
        return name
    _, _, number, rest = name.split(".", 3)
    return f"encoder.layers.{2 * int(number)}.{rest}"


def by_label(rows, of_rows, wanted):
    """Rows of a table of labels in the order of another one; zeros for a label that it does not have."""
    at = {label: i for i, label in enumerate(of_rows)}
    return torch.stack([rows[at[label]] if label in at else torch.zeros_like(rows[0]) for label in wanted])


def grown(shallow, known, labels, folder):
    """State of the deep model: `shallow` is the state of a weight file with the label tables `known`."""
    model = Model(base.config(folder), {name: len(table) for name, table in labels.tables.items()})
    load_base(model.encoder, load_file(folder / "model.safetensors"))
    state = model.state_dict()
    for name, value in shallow.items():
        if "roleset" in name:
            value = by_label(value, known["roleset"], labels.tables["roleset"])
        target = state[deeper_name(name)]
        if target.shape == value.shape:                      # a head for labels that the shallow model has not starts fresh
            target.copy_(value)
    for number in range(1, base.config(folder)["layers"], 2):
        for part in ADDS:
            for kind in ("weight", "bias"):
                state[f"encoder.layers.{number}.{part}.{kind}"].mul_(PART)
    return state


def main():
    parser = argparse.ArgumentParser(prog="dateline_train.grow", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--from", dest="shallow", required=True, help="weight file of six layers")
    parser.add_argument("--labels", help="weight file whose labels the deep model is to have (default: that of --from)")
    parser.add_argument("--run", required=True, help="folder of the run to be; gets labels.json and grown.pt")
    options = parser.parse_args()
    run = Path(options.run)
    run.mkdir(parents=True, exist_ok=True)
    (run / "labels.json").write_text(json.dumps(restore.labels_of(options.labels or options.shallow)))
    torch.manual_seed(1)
    state = grown(restore.state_of(options.shallow), restore.labels_of(options.shallow)["tables"], Labels.load(run / "labels.json"),
                  base.fetch(DEEP, run.parent))
    torch.save({"model": state}, run / "grown.pt")


if __name__ == "__main__":
    main()
