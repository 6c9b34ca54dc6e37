"""What the tree alone says of roles and parties: a table of hashed features of the way from a predicate to a word, beside the encoder's vectors.

Problem: the pair heads see two vectors and no tree, and what they know of their training sentences they know by heart, so that a head trained
together with features of the tree learns to leave these aside. Idea (a product of experts, Hinton 2002): a second, linear model that sees only the
tree and the lemmas is trained by itself; its scores, times a share chosen on dev, are added to the head's. Features as in Gildea & Jurafsky 2002
and Pradhan et al. 2005. src/language/tree_paths.cc computes the same; tests hold both to testdata/tree_paths.tsv.

    python -m dateline_train.paths --data DATA --corpus ../build/corpus --weights ../models/news-l6.dlm      # adds or replaces the two tables
"""
import argparse
import functools
import json
import tempfile
from pathlib import Path

import numpy as np
import torch

from . import conflict, corpora, evaluate, export, restore
from .hints import ACTS, Hints
from .labels import Labels
from .losses import collate
from .model import Model
from .pieces import Pieces
from .windows import batches, windows_of

BITS = 14
FEATURES = 9                                   # at most, of a word
TENSOR = {"role": "head.srl_path", "party": "head.party_path"}
SHARE = {"role": 0.5, "party": 0.3}            # of the tree's word, chosen on dev
# Both models count how rare parties are, so that together they would find too few: added to every tag but "O", chosen on dev.
BONUS = {"role": 0.3, "party": 0.5}
EPOCHS = {"role": 2, "party": 5}               # there are six times as many roles
BATCH, RATE, HIDDEN = 64, 0.01, 0.1
MASK = (1 << 64) - 1
START, PRIME, MIX = 14695981039346656037, 1099511628211, 0x9E3779B97F4A7C15


@functools.cache
def word_hash(word):
    value = START
    for byte in word.encode():
        value = (value ^ byte) * PRIME & MASK
    return value


@functools.cache
def feature(number, *values):
    """src/base/hashed_weights.h's hash of a feature, as a row of the table."""
    mixed = START
    for value in (number, *values):
        mixed = (mixed ^ (word_hash(value) if isinstance(value, str) else int(value))) * PRIME & MASK
        mixed ^= mixed >> 29
    return ((mixed * MIX & MASK) >> 32) & ((1 << BITS) - 1)


def left_edges(heads):
    edges = list(range(len(heads)))
    for word in range(len(heads)):
        above, steps = heads[word], 0
        while above >= 0 and steps < len(heads):
            edges[above] = min(edges[above], word)
            above, steps = heads[above], steps + 1
    return edges


def features(heads, relations, lemmas, upos, predicate):
    """[words, FEATURES] rows of the table, -1 behind the last. heads: word of the sentence, -1 for the root."""
    n, chain, above = len(heads), [], predicate
    while above >= 0 and len(chain) <= n:
        chain.append(above)
        above = heads[above]
    edges, p = left_edges(heads), predicate
    marker = [""] * n
    for t in reversed(range(n)):
        if heads[t] >= 0 and relations[t] in ("case", "mark"):
            marker[heads[t]] = lemmas[t]
    passive = any(heads[t] == p and relations[t].endswith(":pass") for t in range(n))
    out = np.full((n, FEATURES), -1, dtype=np.int64)
    for t in range(n):
        if t == p:
            out[t, 0] = feature(0, upos[p])
            continue
        at, top, steps = t, -1, 0
        while at >= 0 and at not in chain and steps <= n:
            at, top, steps = heads[at], at, steps + 1
        if at < 0 or steps > n:
            way, ups, top, inside, edge, mark = "?", 3, t, 1, 0, ""
        elif top < 0:
            way, ups, top, inside, edge, mark = "^", min(chain.index(at), 3), t, 0, 0, ""
        else:
            way, ups, inside, edge, mark = relations[top], min(chain.index(at), 3), int(top != t), int(edges[top] == t), marker[top]
        out[t] = (feature(1, ups, way, inside, edge, int(t > p)), feature(2, ups, way, inside, passive), feature(3, ups, way, inside, relations[p]),
                  feature(4, ups, way, lemmas[p], passive), feature(5, ups, way, mark, edge), feature(6, ups, way, lemmas[top]),
                  feature(7, mark, lemmas[p], edge), feature(8, way, upos[t], inside, edge), feature(9, ups, way, upos[p], edge))
    return out


def model_of(path, header):
    """(the model of a weight file, its word pieces)"""
    config = header["config"] | {"vocabulary": len(header["vocabulary"])}
    model = Model(config, {name: len(table) for name, table in Labels(header["labels"], {}).tables.items()})
    model.load_state_dict(restore.state_of(path), strict=False)
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as vocabulary:
        vocabulary.write("\n".join(header["vocabulary"]) + "\n")
        vocabulary.flush()
        return model, Pieces(vocabulary.name)


@torch.no_grad()
def roles_of(data, labels, model, pieces, window):
    """[(features [words, FEATURES], tags [words])] of EWT's predicates. Trees are the model's own, with its vectors disturbed as in training: what
    it knows of these sentences by heart would otherwise make trees that are better than those it will make of others."""
    torch.manual_seed(1)
    model.train()
    relations, found = labels.tables["deprel"], []
    for group in batches(windows_of(corpora.read_ewt(Path(data) / "ewt", "train"), pieces, labels, None, window), 4000):
        batch = collate(group)
        h, root = model(batch)
        heads = evaluate.best_heads(model, batch, h, root, group)
        kinds = model.heads.deprels(h, root, torch.from_numpy(heads)).argmax(-1).numpy()
        for i, w in enumerate(group):
            for p, _, _, tags, at in w.labels["frames"]:
                words = slice(at, at + len(tags))
                sentence = w.sentences[int(w.sentence[at])]
                local = [int(x) - 1 - at if x else -1 for x in heads[i, words]]
                found.append((features(local, [relations[r] for r in kinds[i, words]], sentence.lemma, sentence.upos, p - at), tags))
    return found


def program_tree(tokens, words):
    """(heads, relations, lemmas, parts of speech) of a sentence, as `features` takes them. `words`: conflict.sentences_of."""
    at = [w[3] for w in words]
    heads = [tokens[t]["head"] - at[0] if tokens[t]["head"] in at else -1 for t in at]
    return heads, *([tokens[t][name] for t in at] for name in ("deprel", "lemma", "upos"))


def parties_of(corpus, labels):
    """The same of the corpus' triggers, on the program's trees."""
    hints, found = Hints(ACTS), []
    read = {d["extra"]["id"]: d for d in map(json.loads, corpora.lines_of(Path(corpus) / "train.tokens.jsonl"))}
    for gold in map(json.loads, corpora.lines_of(Path(corpus) / "train.jsonl")):
        tokens = read[gold["id"]]["tokens"]
        for words in (w for _, block in conflict.sentences_of(read[gold["id"]]) for w in block):
            tree = program_tree(tokens, words)
            parties = conflict.sentence_of(gold, words, tokens, hints, "@0").parties
            found += [(features(*tree, p), [labels.of("party", t) for t in tags]) for p, tags in parties]
    return found


def train(found, tags, epochs, seed=1):
    """The table [2^BITS, tags] after so many passes."""
    torch.manual_seed(seed)
    draw = np.random.default_rng(seed)
    nothing = 1 << BITS
    bag = torch.nn.EmbeddingBag(nothing + 1, tags, mode="sum", padding_idx=nothing)
    torch.nn.init.zeros_(bag.weight)
    optimizer = torch.optim.Adam(bag.parameters(), lr=RATE)
    steps, step = epochs * (len(found) // BATCH), 0
    for _ in range(epochs):
        order = draw.permutation(len(found))
        for begin in range(0, len(order) - BATCH + 1, BATCH):
            part = [found[i] for i in order[begin:begin + BATCH]]
            rows = np.concatenate([f for f, _ in part])
            rows = np.where((rows < 0) | (draw.random(rows.shape) < HIDDEN), nothing, rows)
            gold = torch.tensor([t for _, ts in part for t in ts])
            loss = torch.nn.functional.cross_entropy(bag(torch.from_numpy(rows)), gold, ignore_index=-100)
            optimizer.param_groups[0]["lr"] = RATE * (1 - step / steps)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            step += 1
            if step % 200 == 0:
                print(f"step {step} of {steps}: {loss.item():.3f}", flush=True)
    return bag.weight.detach().numpy()[:nothing]


def with_share(table, head):
    """The table as the file has it: (int8 [rows, tags], scale)."""
    table = table * SHARE[head]
    table[:, 1:] += BONUS[head] / FEATURES
    scale = np.abs(table).max() / 127
    return np.rint(table / scale).astype(np.int8), np.array([scale], dtype=np.float32)


def main():
    parser = argparse.ArgumentParser(prog="dateline_train.paths", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, help="folder with the gold set ewt")
    parser.add_argument("--corpus", required=True, help="folder with train.jsonl and train.tokens.jsonl, as for `python -m dateline_train`")
    parser.add_argument("--weights", required=True, help="weight file; it is written anew")
    options = parser.parse_args()
    header, arrays = restore.read(options.weights)
    labels = Labels(header["labels"], header["rolesets_of"])
    model, pieces = model_of(options.weights, header)
    for head, found in (("role", roles_of(options.data, labels, model, pieces, header["config"]["window"])), ("party", parties_of(options.corpus, labels))):
        print(f"{head}: {len(found)} predicates")
        arrays[TENSOR[head]], arrays[f"{TENSOR[head]}.scale"] = with_share(train(found, len(labels.tables[head]), EPOCHS[head]), head)
    print("data sha256", export.pack(Path(options.weights), header, arrays))


if __name__ == "__main__":
    main()
