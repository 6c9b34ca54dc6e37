"""Learns which of the blocks that the rules leave out of a page are text after all: python -m dateline_train.blocks WEIGHTS.tsv --pages
PAGES.jsonl.gz --examples build/release/block_examples

PAGES: a line a page, `html` (or `html_base64`), `url` and the gold `text` (or `paragraphs`). A block is text as far as its 4-word shingles
stand in the gold text; shorter ones if their words do. A logistic regression; a page weighs as the root of its words. Prints, from
cross-validation over outlets, how many of the blocks that the model brings back at each probability are text, then writes the weights.
"""
import argparse
import base64
import gzip
import json
import re
import subprocess
import zlib
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np
import torch

FOLDS, EPOCHS, BATCH, RATE, DECAY = 5, 40, 128, 3e-3, 1e-2
HEAD = """# Weights of the logistic regression that brings back blocks which the rules of src/article/main_text.cc left out (src/article/block_model.h).
# Made by training/dateline_train/blocks.py; do not edit. Card: blocks.card.md.
# Columns: what it is the weight of (-1: of the block before, +1: of the one behind), weight
"""


def shingles(text):
    words = re.findall(r"\w+", text)
    return words, {tuple(words[i:i + 4]) for i in range(len(words) - 3)}


def share_in(text, gold_words, gold_shingles):
    words, own = shingles(text)
    if own:
        return sum(s in gold_shingles for s in own) / len(own)
    return float(bool(words) and f" {' '.join(words)} " in gold_words)


def read_pages(path):
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            html = record.get("html") or base64.b64decode(record.get("html_base64") or "").decode("utf-8", "replace")
            yield record.get("url") or record.get("id") or "", html, record.get("text") or "\n".join(record.get("paragraphs") or [])


def examples(path, program):
    """Names of the weights, and for each page (outlet, numbers [n, weights], is text [n], words [n])."""
    pages = list(read_pages(path))
    lines = "".join(json.dumps({"html": html}) + "\n" for _, html, _ in pages)
    out = subprocess.run([program], input=lines, capture_output=True, text=True, check=True).stdout.splitlines()
    read = []
    for (url, _, gold), line in zip(pages, out[1:], strict=True):
        blocks = json.loads(line)
        if not blocks:
            continue
        words, pieces = shingles(gold)
        flat = f" {' '.join(words)} "
        right = [share_in(b["text"], flat, pieces) for b in blocks]
        sizes = [min(len(b["text"].split()), 80) + 1 for b in blocks]
        read.append((urlsplit(url).netloc or url, np.array([b["numbers"] for b in blocks], np.float32), np.array(right, np.float32),
                     np.array(sizes, np.float32)))
    return out[0].split("\t"), read


def train(pages):
    """Weights, the last one the bias."""
    torch.manual_seed(1)
    x, y = (torch.tensor(np.concatenate([p[k] for p in pages])) for k in (1, 2))
    w = torch.tensor(np.concatenate([p[3] / p[3].sum() ** 0.5 for p in pages]))
    w /= w.mean()
    weights = torch.zeros(x.shape[1], requires_grad=True)
    optimizer = torch.optim.AdamW([weights], lr=RATE, weight_decay=DECAY)
    for epoch in range(EPOCHS):
        optimizer.param_groups[0]["lr"] = RATE * (1 - epoch / EPOCHS)
        for batch in torch.randperm(len(y)).split(BATCH):
            loss = torch.nn.functional.binary_cross_entropy_with_logits(x[batch] @ weights, y[batch], weight=w[batch])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return weights.detach().numpy()


def cross_validate(pages):
    """(probability, is text, words) of every block, by models that saw no page of its outlet."""
    folds = [zlib.crc32(p[0].encode()) % FOLDS for p in pages]
    rows = []
    for fold in range(FOLDS):
        weights = train([p for p, f in zip(pages, folds) if f != fold])
        rows += [np.stack([1 / (1 + np.exp(-p[1] @ weights)), p[2], p[3]], 1) for p, f in zip(pages, folds) if f == fold]
    return np.concatenate(rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--pages", type=Path, required=True)
    parser.add_argument("--examples", required=True, help="the program block_examples")
    options = parser.parse_args()
    torch.set_num_threads(1)
    names, pages = examples(options.pages, options.examples)
    rows = cross_validate(pages)
    print(f"{len(pages)} pages, {len(rows)} doubtful blocks, {rows[:, 1].mean():.3f} of them text")
    for bound in (0.5, 0.6, 0.7, 0.8, 0.9):
        back = rows[rows[:, 0] > bound]
        print(f"above {bound}: {len(back)} brought back, {(back[:, 1] * back[:, 2]).sum() / back[:, 2].sum():.3f} of their words text; "
              f"of all text in doubt {(back[:, 1] * back[:, 2]).sum() / (rows[:, 1] * rows[:, 2]).sum():.3f}")
    lines = "".join(f"{name}\t{weight:.4f}\n" for name, weight in zip(names, train(pages)))
    options.weights.write_text(HEAD + lines)


if __name__ == "__main__":
    main()
