"""Dumps what the float encoder computes for a few windows, so that the C++ encoder can be held against it.

One JSON line a window: {"words", "pieces", "case", "quote", "first", "h": first 8 values of the output at every piece,
"upos", "ner": predicted labels per word}. Weights are those of the weight file (int8, de-quantised); activations are float.
"""
import argparse
import json
from pathlib import Path

import numpy as np
import torch

from .export import quantise
from .labels import Labels
from .losses import collate
from .model import Model
from .pieces import Pieces
from .train import read_dev
from .windows import windows_of


def rounded(state):
    """The state with every matrix that the weight file stores as int8 rounded as it stores it."""
    out = dict(state)
    for name, value in state.items():
        matrix = value.dim() == 2 and (".layers." in name or name == "encoder.word.weight" or name.startswith("heads."))
        if matrix and name.endswith(".weight") and not name.startswith("heads.roleset"):
            q, scale = quantise(value.float().numpy())
            out[name] = torch.from_numpy(q.astype(np.float32) * scale[:, None])
    return out


def main():
    parser = argparse.ArgumentParser(prog="dateline_train.reference", description=__doc__)
    parser.add_argument("--run", default="runs/news-l6")
    parser.add_argument("--data", required=True)
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    run = Path(options.run)
    config = json.loads((run / "config.json").read_text())
    labels, pieces = Labels.load(run / "labels.json"), Pieces(run.parent / config.get("base", "minilm-l6") / "vocab.txt")
    model = Model(config, {k: len(t) for k, t in labels.tables.items()})
    model.load_state_dict(rounded(torch.load(run / "checkpoint.pt", map_location="cpu")["model"]))
    model.eval()
    with open(options.out, "w", encoding="utf-8") as out, torch.no_grad():
        for w in windows_of(read_dev(options.data)["ewt"][:12], pieces, labels)[:40]:
            batch = collate([w])
            x = model.encoder(batch["pieces"], batch["case"], batch["quote"], batch["present"])[0]
            scores = model.heads.words(x[batch["first"][0]])
            row = {"words": w.words, **{k: getattr(w, k).tolist() for k in ("pieces", "case", "quote", "first")},
                   "h": [[round(v, 4) for v in r[:8].tolist()] for r in x]}
            row |= {k: [labels.tables[k][i] for i in scores[k].argmax(-1).tolist()] for k in ("upos", "ner")}
            print(json.dumps(row, ensure_ascii=False), file=out)


if __name__ == "__main__":
    main()
