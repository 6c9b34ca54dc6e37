"""What the tables of paths.py bring: F1 of roles on EWT dev and of the parties of gold triggers on the corpus' dev part, given predicates and gold
tokens, without and with the weight file's tables.

    python -m dateline_train.path_scores --data DATA --corpus ../build/corpus --weights ../models/news-l6.dlm
"""
import argparse
import json
from pathlib import Path

import numpy as np
import torch

from . import conflict, corpora, decode, evaluate, paths, restore
from .hints import ACTS, Hints, places_of
from .labels import Labels
from .losses import collate
from .windows import batches, windows_of


def tabled(arrays, head, rows):
    """[words, tags]: what the file's table adds."""
    table = arrays[paths.TENSOR[head]].astype(np.float32) * arrays[f"{paths.TENSOR[head]}.scale"]
    return np.concatenate([table, np.zeros((1, table.shape[1]), np.float32)])[rows].sum(1)      # row -1: none


def f1(cases, labels, head):
    """Of cases [(scores [words, tags], gold tags [words])]."""
    count, legal = evaluate.Count(), np.array(labels.legal_transitions(head))
    for n, (scores, gold) in enumerate(cases):
        best = decode.viterbi(torch.from_numpy(scores).log_softmax(-1).numpy(), legal)
        count.add({(n, *s) for s in evaluate.spans(best, labels.tables[head])}, {(n, *s) for s in evaluate.spans([max(0, g) for g in gold], labels.tables[head])})
    return round(count.f1, 1)


@torch.no_grad()
def cases_of(model, windows, head, tree_of):
    """[(the head's scores, features, gold tags)]; tree_of(window, heads and relations of its words, slice of the sentence)"""
    found, pair = [], {"role": model.heads.roles, "party": model.heads.parties}[head]
    for group in batches(windows, 4000):
        batch = collate(group)
        h, root = model(batch)
        heads = evaluate.best_heads(model, batch, h, root, group)
        kinds = model.heads.deprels(h, root, torch.from_numpy(heads)).argmax(-1).numpy()
        for i, w in enumerate(group):
            for case in w.labels[{"role": "frames", "party": "parties"}[head]]:
                word, tags, at = case[0], case[-2], case[-1]
                here = slice(at, at + len(tags))
                scores = pair(h[i, word][None], h[i:i + 1, here], torch.zeros(1, dtype=torch.long))[0].numpy()
                found.append((scores, paths.features(*tree_of(w, heads[i], kinds[i], here), word - at), tags))
    return found


def role_cases(data, labels, model, pieces, window):
    relations = labels.tables["deprel"]

    def own_tree(w, heads, kinds, here):
        sentence = w.sentences[int(w.sentence[here.start])]
        return ([int(x) - 1 - here.start if x else -1 for x in heads[here]], [relations[r] for r in kinds[here]], sentence.lemma, sentence.upos)
    return cases_of(model, windows_of(corpora.read_ewt(Path(data) / "ewt", "dev"), pieces, labels, None, window), "role", own_tree)


def party_cases(corpus, labels, model, pieces, window):
    trees, documents, hints = {}, [], Hints(ACTS)
    read = {d["extra"]["id"]: d for d in map(json.loads, corpora.lines_of(Path(corpus) / "dev.tokens.jsonl"))}
    for gold in map(json.loads, corpora.lines_of(Path(corpus) / "dev.jsonl")):
        seen, document = read[gold["id"]], []
        place = places_of([b["kind"] for b in seen["blocks"]])
        for n, block in conflict.sentences_of(seen):
            document.append([conflict.sentence_of(gold, words, seen["tokens"], hints, place[n]) for words in block])
            trees |= {id(s): paths.program_tree(seen["tokens"], words) for s, words in zip(document[-1], block)}
        documents.append(document)
    return cases_of(model, windows_of(documents, pieces, labels, None, window), "party",
                    lambda w, _heads, _kinds, here: trees[id(w.sentences[int(w.sentence[here.start])])])


def main():
    parser = argparse.ArgumentParser(prog="dateline_train.path_scores", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, help="folder with the gold set ewt")
    parser.add_argument("--corpus", required=True, help="folder with dev.jsonl and dev.tokens.jsonl, as for `python -m dateline_train`")
    parser.add_argument("--weights", required=True)
    options = parser.parse_args()
    header, arrays = restore.read(options.weights)
    labels, window = Labels(header["labels"], header["rolesets_of"]), header["config"]["window"]
    model, pieces = paths.model_of(options.weights, header)
    model.eval()
    for head, cases in (("role", role_cases(options.data, labels, model, pieces, window)), ("party", party_cases(options.corpus, labels, model, pieces, window))):
        without = f1([(scores, gold) for scores, _, gold in cases], labels, head)
        print(f"{head}: {len(cases)} predicates, F1 {without} without the table,", f1([(s + tabled(arrays, head, rows), g) for s, rows, g in cases], labels, head), "with")


if __name__ == "__main__":
    main()
