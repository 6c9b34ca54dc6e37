"""Writes a run's checkpoint as a weight file (docs/formats/model.md): int8 weights per output row, label tables, vocabulary, hash."""
import argparse
import collections
import hashlib
import json
from pathlib import Path

import numpy as np
import torch

from . import corpora, restore
from . import model as shapes
from .labels import Labels
from .hints import HINTS, Hints
from .names import HEAD_LINEAR, INT8_LINEAR
from .pieces import CASE_CLASSES, MAX_PIECES, QUOTE_CLASSES
from .windows import WINDOW

LICENCE = ("Weights: CC BY-SA 4.0. Trained on UD English EWT, UNER, PropBank over EWT, UDS, GUM (open genres), wikigold, WNUT17, BTC, re3d "
           "(without its BBC part), PolNeAR (attribution head) and Dateline's own corpus; base all-MiniLM-L6-v2 (Apache-2.0).")


def quantise(weight):
    """float [out, in] -> (int8 [out, in], float scale [out]); the largest weight of a row becomes 127."""
    scale = np.maximum(np.abs(weight).max(1), 1e-12) / 127
    return np.rint(weight / scale[:, None]).clip(-127, 127).astype(np.int8), scale.astype(np.float32)


def tensors(state, layers):
    """{name in the file: array}"""
    get = lambda name: state[name].float().numpy()                      # noqa: E731
    out = {}

    def linear(name, source):
        out[f"{name}.weight"], out[f"{name}.scale"] = quantise(get(f"{source}.weight"))
        out[f"{name}.bias"] = get(f"{source}.bias")

    out["embed.word"], out["embed.word.scale"] = quantise(get("encoder.word.weight"))
    for name, source in (("position", "position.weight"), ("type", "token_type"), ("case", "case.weight"), ("quote", "quote.weight"),
                         ("norm.gamma", "norm.weight"), ("norm.beta", "norm.bias")):
        out[f"embed.{name}"] = get(f"encoder.{source}")
    for i in range(layers):
        for name, source in INT8_LINEAR.items():
            linear(name.format(i=i), source.format(i=i))
        for norm in ("norm1", "norm2"):
            out[f"layer.{i}.{norm}.gamma"] = get(f"encoder.layers.{i}.{norm}.weight")
            out[f"layer.{i}.{norm}.beta"] = get(f"encoder.layers.{i}.{norm}.bias")
    for name in HEAD_LINEAR:
        linear(f"head.{name}", f"heads.{name}")
    for name in ("arc_u", "arc_bias"):
        out[f"head.{name}"] = get(f"heads.{name}")
    for name in ("event_hint", "event_prior", "link_u"):
        out[f"head.{name}"] = get(f"heads.{name}")
    for name in ("label_u", "srl_u", "party_u"):
        out[f"head.{name}"] = get(f"heads.{name}").astype(np.float16)
    seen = seen_rolesets(state)
    out["head.roleset"] = get("heads.roleset.weight")[seen].astype(np.float16)
    out["head.roleset_bias"] = get("heads.roleset_bias.weight")[seen, 0]
    return out


def seen_rolesets(state):
    """Rows of the rolesets that training saw: all others are zero as they began, and need not be written."""
    return np.flatnonzero(np.abs(state["heads.roleset.weight"].float().numpy()).max(1) > 0)


def with_seen_first(labels, state):
    """The label tables with the rolesets in the order of the file: those with a row first."""
    seen = seen_rolesets(state).tolist()
    order = seen + sorted(set(range(len(labels.tables["roleset"]))) - set(seen))
    new = {old: i for i, old in enumerate(order)}
    return Labels(labels.tables | {"roleset": [labels.tables["roleset"][i] for i in order]},
                  {key: [new[i] for i in known] for key, known in labels.rolesets_of.items()})


def lemma_table(treebank):
    """{"form/UPOS": lemma} for open-class forms whose lemma the treebanks agree on (nine in ten), forms in lower case."""
    seen = collections.defaultdict(collections.Counter)
    for sentence in (s for document in treebank for block in document for s in block):
        for word, lemma, upos in zip(sentence.words, sentence.lemma, sentence.upos):
            if upos in ("NOUN", "VERB", "ADJ", "ADV", "AUX", "PRON", "DET") and word.isalpha():
                seen[f"{word.lower()}/{upos}"][lemma] += 1
    table = {}
    for key, lemmas in sorted(seen.items()):
        lemma, n = lemmas.most_common(1)[0]
        if n >= 0.9 * sum(lemmas.values()):
            table[key] = lemma
    return table


def pack(path, header, arrays):
    """Writes the file: `header` without the index of tensors and their hash, which is returned."""
    types = {np.dtype(np.int8): "i8", np.dtype(np.float32): "f32", np.dtype(np.float16): "f16"}
    index, blobs, at = {}, [], 0
    for key, array in arrays.items():
        raw = np.ascontiguousarray(array).tobytes()
        index[key] = {"type": types[array.dtype], "shape": list(array.shape), "offset": at, "bytes": len(raw)}
        blobs.append(raw + b"\0" * (-len(raw) % 64))
        at += len(blobs[-1])
    data = b"".join(blobs)
    text = json.dumps(header | {"data_sha256": hashlib.sha256(data).hexdigest(), "tensors": index}, ensure_ascii=False, separators=(",", ":")).encode()
    front = b"DLMODEL1" + len(text).to_bytes(8, "little") + text
    path.write_bytes(front + b"\0" * (-len(front) % 64) + data)
    return hashlib.sha256(data).hexdigest()


def write(path, name, config, labels, vocabulary, arrays, lemmas, hints, window):
    header = {"name": name, "version": 3, "licence": LICENCE, "data_sha256": "",
              "config": {**{k: v for k, v in config.items() if k != "vocabulary"}, "case_classes": CASE_CLASSES, "quote_classes": QUOTE_CLASSES,
                         "window": window, "max_pieces_per_word": MAX_PIECES, "arc": shapes.ARC, "label": shapes.LABEL,
                         "srl_predicate": shapes.SRL_PREDICATE, "srl_token": shapes.SRL_TOKEN},
              "vocabulary": vocabulary, "labels": labels.tables | {"hint": HINTS}, "rolesets_of": labels.rolesets_of, "lemmas": lemmas,
              "hints_of": dict(sorted(hints.table.items())),
              "transitions": {k: labels.legal_transitions(k) for k in ("ner", "role", "attribution", "party")}}
    return pack(path, header, arrays)


def main():
    parser = argparse.ArgumentParser(prog="dateline_train.export", description=__doc__)
    parser.add_argument("--run", default="runs/news-l6")
    parser.add_argument("--name", default="news-l6")
    parser.add_argument("--data", required=True, help="folder with the gold sets, for the table of lemmas")
    parser.add_argument("--out", required=True)
    parser.add_argument("--mix", help="weight file that the run started from; its weights count for --share of the mean, the run's for the rest "
                        "(Wortsman et al. 2022: such a mean forgets less than the run and is often better than either)")
    parser.add_argument("--share", type=float, default=0.2)
    parser.add_argument("--window", type=int, default=WINDOW, help="pieces that the program reads at once: with --mix, where the start was trained "
                        "on shorter windows, its length is the safe one (default %(default)s)")
    options = parser.parse_args()
    run, data = Path(options.run), Path(options.data)
    lemmas = lemma_table(corpora.read_ewt(data / "ewt", "train") + corpora.read_gum(data / "gum/train.conllu.gz"))
    state = torch.load(run / "checkpoint.pt", map_location="cpu")
    if options.mix:
        start = restore.state_of(options.mix)
        state["model"] = {k: v if k not in start else torch.lerp(v.float(), start[k], options.share) for k, v in state["model"].items()}
    config = json.loads((run / "config.json").read_text())
    if config.pop("relative", 0):
        raise SystemExit(f"{run}: the program has no relative attention; this model can only teach")
    vocabulary = (run.parent / config.pop("base", "minilm-l6") / "vocab.txt").read_text(encoding="utf-8").split("\n")[:config["vocabulary"]]
    labels = with_seen_first(Labels.load(run / "labels.json"), state["model"])
    digest = write(Path(options.out), options.name, config, labels, vocabulary, tensors(state["model"], config["layers"]), lemmas, Hints(run / "acts.tsv"),
                   options.window)
    print(f"{options.out}: step {state['step']}, data sha256 {digest}; without the tables of dateline_train.paths, which is the next step")


if __name__ == "__main__":
    main()
