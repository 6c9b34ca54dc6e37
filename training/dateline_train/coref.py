"""Learns the weights by which coreference ranks (lexicons/actors/coref.tsv) from the program's own choices in annotated articles.

    python -m dateline_train.coref OUT.tsv SET ...      SET: GOLD,DRAFTS.jsonl,EXAMPLES.bin as coref_examples writes them

GOLD is CoNLL-U of UD_English-GUM (mentions meet by their head word) or documents of the public format (by their spans). A candidate is
right if most of its mentions are of the choice's gold entity; where none is, somebody new is right. Loss: minus the logarithm of the
probability of all right candidates, in a softmax over all (Denis & Baldridge 2008; latent as in Durrett & Klein 2013). GUM's genres that
forbid commercial use are left out. The examples depend on the weights that the program had, so train twice: first with an empty table.
"""
import json
import sys
from collections import Counter
from pathlib import Path

import numpy as np
import torch

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks" / "coreference"))
import gum  # noqa: E402
import sources  # noqa: E402

BUCKETS = 1 << 15
CLOSED = ("essay", "fiction", "letter", "podcast", "whow")


def gold_of_gum(path):
    """{document: {head position: cluster}}; the head's first and last code point both lead to it."""
    found = {}
    for ident, _, words in gum.documents(path):
        if ident.split("_")[1] in CLOSED:
            continue
        heads = found.setdefault(ident, {})
        for cluster, _, first, end in sorted(gum.spans(words), key=lambda s: s[2] - s[3]):
            span = words[gum.head(first, end, words)]["span"]
            heads["b", span[0]] = heads["e", span[1]] = cluster
    return lambda ident, draft: (found.get(ident) or {}).get(("b", draft[2])) or (found.get(ident) or {}).get(("e", draft[3]))


def gold_of_documents(path):
    with open(path, encoding="utf-8") as file:
        documents = {d["extra"]["id"]: d["mentions"] for d in map(json.loads, file)}

    def find(ident, draft):
        twin = sources.partner(draft[:2], documents.get(ident, ()))
        return twin["entity"] if twin and sources.likeness(draft[:2], twin["span"]) > 0.4 else None
    return find


def choices(gold, drafts, examples):
    """Yields (features of each candidate, which are right) of every choice whose mention the gold knows."""
    find = gold_of_gum(gold) if gold.endswith(".conllu") else gold_of_documents(gold)
    clusters = []
    with open(drafts, encoding="utf-8") as file:
        for record in map(json.loads, file):
            clusters.append([find(record["extra"]["id"], d) for d in record["drafts"]])
    numbers, at = np.fromfile(examples, dtype=np.int32), 0
    while at < len(numbers):
        article, draft, count = numbers[at:at + 3]
        at += 3
        features, right = [], []
        wanted = clusters[article][draft]
        for _ in range(count):
            members = numbers[at + 1:at + 1 + numbers[at]]
            at += 1 + len(members)
            features.append(numbers[at + 1:at + 1 + numbers[at]])
            at += 1 + len(features[-1])
            votes = Counter(clusters[article][m] for m in members if clusters[article][m] is not None)
            right.append(bool(votes) and wanted is not None and votes[wanted] == max(votes.values()))
        right[-1] = not any(right)
        if wanted is not None and count > 1:
            yield features, right


def flat(found):
    """Tensors: features, where each candidate begins, the choice of each candidate, which are right."""
    features = np.concatenate([f for fs, _ in found for f in fs])
    sizes = np.array([len(f) for fs, _ in found for f in fs])
    choice = np.array([i for i, (fs, _) in enumerate(found) for _ in fs])
    right = np.array([r for _, rs in found for r in rs])
    return [torch.tensor(x) for x in (features, np.concatenate([[0], np.cumsum(sizes)[:-1]]), choice, right)]


def losses(table, batch, count):
    features, starts, choice, right = batch
    score = table(features.long(), starts.long()).squeeze(1)
    floor = torch.full((count,), -1e9)
    top = floor.scatter_reduce(0, choice, score.detach(), "amax")
    weight = torch.exp(score - top[choice])
    everyone = torch.zeros(count).index_add(0, choice, weight)
    good = torch.zeros(count).index_add(0, choice, weight * right)
    return -torch.log((good / everyone).clamp_min(1e-9)), score


def accuracy(table, batch, count):
    _, score = losses(table, batch, count)
    _, _, choice, right = batch
    best = torch.full((count,), -1e9).scatter_reduce(0, choice, score, "amax")
    hit = torch.zeros(count).index_add(0, choice, ((score == best[choice]) & right).float())
    return (hit > 0).float().mean().item()


def train(found, held, epochs=12, decay=2e-6, rate=0.05, size=400, seed=1):
    torch.manual_seed(seed)
    table = torch.nn.EmbeddingBag(BUCKETS, 1, mode="sum")
    torch.nn.init.zeros_(table.weight)
    optimiser = torch.optim.Adagrad(table.parameters(), lr=rate)
    order = np.random.default_rng(seed)
    test = flat(held) if held else None
    for epoch in range(epochs):
        total = 0.0
        shuffled = order.permutation(len(found))
        for begin in range(0, len(found), size):
            part = [found[i] for i in shuffled[begin:begin + size]]
            loss, _ = losses(table, flat(part), len(part))
            objective = loss.mean() + decay * len(part) * table.weight.square().sum() / 10
            optimiser.zero_grad()
            objective.backward()
            optimiser.step()
            total += loss.sum().item()
        seen = f", held {accuracy(table, test, len(held)):.4f}" if held else ""
        print(f"epoch {epoch} loss {total / len(found):.4f}{seen}", flush=True)
    return table.weight.detach().numpy()[:, 0]


def main(target, *sets):
    found = []
    for item in sets:
        found += list(choices(*item.split(",")))
    held = found[::10] if target == "-" else []
    weights = train([f for i, f in enumerate(found) if not held or i % 10], held)
    if target == "-":
        return
    rounded = np.round(weights * 100).astype(int)
    with open(target, "w", encoding="utf-8") as file:
        file.write("# Weights of hashed features for who is who (src/ground/coref_features.cc), in hundredths. Made by\n"
                   "# training/dateline_train/coref.py from UD_English-GUM's open genres (annotation CC BY 4.0) and corpus/ (CC0); do not edit.\n"
                   "# Columns: bucket, weight\n")
        file.writelines(f"{i}\t{w}\n" for i, w in enumerate(rounded) if w)


if __name__ == "__main__":
    main(*sys.argv[1:])
