"""Scores on dev sets with gold tokens and sentences (raw-text scores come from the program itself and the scorers)."""
import numpy as np
import torch

from . import decode
from .losses import IGNORE, collate, frame_tensors, party_tensors, same_sentence
from .windows import batches


def spans(tags, table):
    found, start = set(), None
    for i, tag in enumerate([*(table[t] for t in tags), "O"]):
        if start is not None and not tag.startswith("I-"):
            found.add((start, i, kind))
            start = None
        if tag.startswith("B-") or (tag.startswith("I-") and start is None):
            start, kind = i, tag[2:]
    return found


class Count:
    def __init__(self):
        self.right = self.given = self.gold = 0

    def add(self, predicted, gold):
        self.right += len(predicted & gold)
        self.given += len(predicted)
        self.gold += len(gold)

    @property
    def f1(self):
        return 200 * self.right / max(1, self.given + self.gold)


def best_heads(model, batch, h, root, group):
    """[B, W]: the head of each word (0 = root, else 1 + word of the window) in the best trees of the windows' sentences."""
    arcs = model.heads.arcs(h, root).masked_fill(~same_sentence(batch["sentence"]), -1e4).log_softmax(-1).numpy()
    heads = np.zeros(arcs.shape[:2], dtype=np.int64)
    for i, w in enumerate(group):
        for s in range(int(w.sentence.max()) + 1):
            at = np.flatnonzero(w.sentence == s)
            local = np.array(decode.tree(arcs[i][np.ix_(at, [0, *(at + 1)])]))
            heads[i, at] = np.where(local == 0, 0, local + at[0])
    return heads


@torch.no_grad()
def treebank(model, windows, labels):
    """{"upos", "lemma", "uas", "las", "ner", "predicate", "sense", "role"}: percentages."""
    model.eval()
    share = {k: [0, 0] for k in ("upos", "lemma", "feats", "uas", "las", "sense", "end")}
    ner, predicate, role = Count(), Count(), Count()
    legal = {k: np.array(labels.legal_transitions(k)) for k in ("ner", "role")}

    def add(name, right, gold):
        keep = gold != IGNORE
        share[name][0] += int((right & keep).sum())
        share[name][1] += int(keep.sum())

    for group in batches(windows, 6000):
        batch = collate(group)
        h, root = model(batch)
        scores = model.heads.words(h)
        for name in ("upos", "lemma", "feats", "end"):
            add(name, (scores[name].argmax(-1) == batch[name]).numpy(), batch[name].numpy())
        heads = torch.from_numpy(best_heads(model, batch, h, root, group))
        rel = model.heads.deprels(h, root, heads).argmax(-1).numpy()
        right = heads.numpy() == batch["head"].numpy()
        add("uas", right, batch["head"].numpy())
        add("las", right & (rel == batch["deprel"].numpy()), batch["head"].numpy())
        logp = scores["ner"].log_softmax(-1).numpy()
        for i, w in enumerate(group):
            keep = w.labels["ner"] != IGNORE
            found = spans(decode.viterbi(logp[i, :len(w.words)], legal["ner"]), labels.tables["ner"]) if keep.any() else set()
            ner.add({f for f in found if f[2] != "MISC" and keep[f[0]]}, spans(np.where(keep, w.labels["ner"], 0), labels.tables["ner"]))
            known = w.labels["predicate"] != IGNORE
            guess = scores["predicate"][i, :len(w.words)].argmax(-1).numpy()
            predicate.add(set(np.flatnonzero(known & (guess == 1))), set(np.flatnonzero(known & (w.labels["predicate"] == 1))))
        if batch["frames"]:
            vector, window, roles, candidates, senses = frame_tensors(batch, h)
            add("sense", (model.heads.senses(vector, candidates).argmax(-1) == senses).numpy(), senses.numpy())
            tags = model.heads.roles(vector, h, window).log_softmax(-1).numpy()
            for i, (_, _, _, _, gold, at) in enumerate(batch["frames"]):
                found = decode.viterbi(tags[i, at:at + len(gold)], legal["role"])
                role.add(spans(found, labels.tables["role"]), spans([max(0, g) for g in gold], labels.tables["role"]))
    model.train()
    out = {name: 100 * right / max(1, n) for name, (right, n) in share.items()}
    return out | {"ner": ner.f1, "predicate": predicate.f1, "role": role.f1}


@torch.no_grad()
def attribution(model, windows, labels):
    """Exact F1 of sources, cues and contents inside the windows."""
    model.eval()
    counts, legal = {r: Count() for r in ("source", "cue", "content")}, np.array(labels.legal_transitions("attribution"))
    for group in batches(windows, 6000):
        batch = collate(group)
        h, _ = model(batch)
        logp = model.heads.attribution(h).log_softmax(-1).numpy()
        for i, w in enumerate(group):
            found = spans(decode.viterbi(logp[i, :len(w.words)], legal), labels.tables["attribution"])
            gold = spans(w.labels["attribution"], labels.tables["attribution"])
            for r, count in counts.items():
                count.add({s for s in found if s[2] == r}, {s for s in gold if s[2] == r})
    model.train()
    return {r: c.f1 for r, c in counts.items()}


@torch.no_grad()
def events(model, windows, labels):
    """F1 of trigger words with their type; share right of layer, force and stance on gold triggers; F1 of parties from gold triggers."""
    model.eval()
    trigger, number, party, legal = Count(), Count(), Count(), np.array(labels.legal_transitions("party"))
    share = {name: [0, 0] for name in ("layer", "happened", "force", "stance")}
    for group in batches(windows, 6000):
        batch = collate(group)
        h, _ = model(batch)
        inner = model.heads.event_inner(h, batch["hints"])
        scores = model.heads.events(inner, batch["hints"])
        found, gold = scores["event"].argmax(-1).numpy(), batch["event"].numpy()
        known = gold != IGNORE
        trigger.add({(*at, found[tuple(at)]) for at in np.argwhere(known & (found > 0))}, {(*at, gold[tuple(at)]) for at in np.argwhere(known & (gold > 0))})
        counted, gold_counted = scores["count"].argmax(-1).numpy(), batch["count"].numpy()
        number.add({(*at, counted[tuple(at)]) for at in np.argwhere((gold_counted != IGNORE) & (counted > 0))},
                   {(*at, gold_counted[tuple(at)]) for at in np.argwhere(gold_counted > 0)})
        for name, count in share.items():
            gold = batch[name].numpy()
            count[0] += int((scores[name].argmax(-1).numpy() == gold)[gold != IGNORE].sum())
            count[1] += int((gold != IGNORE).sum())
        if batch["parties"]:
            vector, window, _ = party_tensors(batch, h)
            tags = model.heads.parties(vector, h, window).log_softmax(-1).numpy()
            for i, (_, _, gold, at) in enumerate(batch["parties"]):
                best = decode.viterbi(tags[i, at:at + len(gold)], legal)
                party.add({(i, *s) for s in spans(best, labels.tables["party"])}, {(i, *s) for s in spans([max(0, g) for g in gold], labels.tables["party"])})
    model.train()
    return {"trigger": trigger.f1, "party": party.f1, "number": number.f1} | {name: 100 * right / max(1, n) for name, (right, n) in share.items()}


@torch.no_grad()
def factuality(model, windows):
    model.eval()
    given, gold = [], []
    for group in batches(windows, 6000):
        batch = collate(group)
        h, _ = model(batch)
        known = ~torch.isnan(batch["factuality"])
        given += model.heads.words(h)["factuality"].squeeze(-1)[known].tolist()
        gold += batch["factuality"][known].tolist()
    model.train()
    return {"factuality_r": float(np.corrcoef(given, gold)[0, 1]) if len(gold) > 2 else 0.0}
