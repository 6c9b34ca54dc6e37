"""Batches as tensors, and one loss per head over the labels that a batch has."""
import numpy as np
import torch
import torch.nn.functional as F

from . import distil
from .hints import HINTS
from .windows import EVENT_HEADS, IGNORE

PER_WORD = ("upos", "xpos", "feats", "lemma", "predicate", "end")
WEIGHT = {"head": 1.0, "deprel": 1.0, "upos": 1.0, "xpos": 0.5, "feats": 0.5, "lemma": 0.5, "end": 0.5, "ner": 1.5, "predicate": 0.5,
          "sense": 0.5, "role": 1.5, "attribution": 1.5, "factuality": 0.2, "event": 4.0, "layer": 0.7, "happened": 0.4, "force": 0.7,
          "stance": 0.5, "count": 2.0, "party": 1.0, "link": 0.5, "taught": 1.0}


def collate(windows):
    length, words = max(len(w.pieces) for w in windows), max(len(w.words) for w in windows)
    batch = {name: torch.zeros(len(windows), length, dtype=torch.long) for name in ("pieces", "case", "quote")}
    batch["present"] = torch.zeros(len(windows), length, dtype=torch.bool)
    batch["first"] = torch.zeros(len(windows), words, dtype=torch.long)
    batch["sentence"] = torch.full((len(windows), words), -1, dtype=torch.long)
    batch["hints"] = torch.zeros(len(windows), words, len(HINTS))
    for i, w in enumerate(windows):
        n, m = len(w.pieces), len(w.words)
        for name in ("pieces", "case", "quote"):
            batch[name][i, :n] = torch.from_numpy(getattr(w, name))
        batch["present"][i, :n] = True
        batch["first"][i, :m] = torch.from_numpy(w.first)
        batch["sentence"][i, :m] = torch.from_numpy(w.sentence)
        batch["hints"][i, :m] = torch.from_numpy(w.hints)
    for name in (*PER_WORD, "head", "deprel", "ner", "attribution", "ner_has_misc", "factuality", *EVENT_HEADS):
        first = windows[0].labels[name]
        fill = np.nan if first.dtype == np.float32 else (False if first.dtype == bool else IGNORE)
        padded = np.full((len(windows), words), fill, dtype=first.dtype)
        for i, w in enumerate(windows):
            padded[i, :len(w.words)] = w.labels[name]
        batch[name] = torch.from_numpy(padded)
    batch["links"] = [(i, *link) for i, w in enumerate(windows) for link in w.labels["links"]]
    batch["parties"] = [(i, *p) for i, w in enumerate(windows) for p in w.labels["parties"]]
    batch["frames"] = [(i, *frame) for i, w in enumerate(windows) for frame in w.labels["frames"]]
    return batch


def same_sentence(sentence):
    """[B, W, 1 + W]: may this head govern this word? The root always may."""
    same = (sentence[:, :, None] == sentence[:, None, :]) & (sentence[:, :, None] >= 0)
    return torch.cat([torch.ones_like(same[:, :, :1]), same], 2)


def cross_entropy(scores, gold):
    return F.cross_entropy(scores.reshape(-1, scores.shape[-1]), gold.reshape(-1), ignore_index=IGNORE)


def name_loss(scores, gold, has_misc):
    """Where a corpus has no MISC, an O there may be MISC: their probabilities count together."""
    keep = gold != IGNORE
    scores, gold, has_misc = scores[keep], gold[keep], has_misc[keep]
    logp = scores.log_softmax(-1)
    outside = torch.logsumexp(logp[:, [0, 7, 8]], -1)
    chosen = logp.gather(1, gold[:, None]).squeeze(1)
    return -torch.where((gold == 0) & ~has_misc, outside, chosen).mean()


def losses(model, batch, teacher=None):
    """{head: loss}; with a teacher, what it says of words of its own is one more (distil.py)."""
    h, root = model(batch)
    heads, out = model.heads, {}
    if teacher:
        out["taught"] = distil.taught(model, teacher, batch, h)
    scores = heads.words(h)
    for name in PER_WORD:
        if (batch[name] != IGNORE).any():
            out[name] = cross_entropy(scores[name], batch[name])
    if (batch["ner"] != IGNORE).any():
        out["ner"] = name_loss(scores["ner"], batch["ner"], batch["ner_has_misc"])
    if (batch["attribution"] != IGNORE).any():
        out["attribution"] = cross_entropy(heads.attribution(h), batch["attribution"])
    if (batch["head"] != IGNORE).any():
        arcs = heads.arcs(h, root).masked_fill(~same_sentence(batch["sentence"]), -1e4)
        out["head"] = cross_entropy(arcs, batch["head"])
        out["deprel"] = cross_entropy(heads.deprels(h, root, batch["head"]), batch["deprel"])
    known = ~torch.isnan(batch["factuality"])
    if known.any():
        out["factuality"] = F.smooth_l1_loss(scores["factuality"].squeeze(-1)[known], batch["factuality"][known])
    if batch["frames"]:
        out |= frame_losses(heads, h, batch)
    if (batch["event"] != IGNORE).any():
        out |= event_losses(heads, h, batch)
    return out


def event_losses(heads, h, batch):
    inner = heads.event_inner(h, batch["hints"])
    scores = heads.events(inner, batch["hints"])
    out = {name: cross_entropy(scores[name], batch[name]) for name in EVENT_HEADS if (batch[name] != IGNORE).any()}
    if batch["parties"]:
        trigger, window, tags = party_tensors(batch, h)
        out["party"] = cross_entropy(heads.parties(trigger, h, window), tags)
    earlier, later, same = link_tensors(batch, inner)
    if len(same):
        out["link"] = F.binary_cross_entropy_with_logits(heads.links(earlier, later), same)
    return out


def link_tensors(batch, inner):
    """Pairs of trigger words of one document and type, in the order of the text: (vectors [L, d], vectors [L, d], 1 for one event [L])"""
    links = sorted(batch["links"], key=lambda k: (k[3], k[2]))
    pairs = [(a, b) for n, a in enumerate(links) for b in links[n + 1:]
             if a[3:5] == b[3:5] and a[5:] != b[5:]]                     # of one document and type, not of one mention
    at = lambda side: (torch.tensor([p[side][0] for p in pairs], dtype=torch.long), torch.tensor([p[side][1] for p in pairs], dtype=torch.long))  # noqa: E731
    return inner[at(0)], inner[at(1)], torch.tensor([float(a[5] == b[5]) for a, b in pairs])


def party_tensors(batch, h):
    """(trigger vectors [P, d], window index [P], tags [P, W])"""
    parties = batch["parties"]
    window = torch.tensor([p[0] for p in parties])
    trigger = h[window, torch.tensor([p[1] for p in parties])]
    tags = torch.full((len(parties), h.shape[1]), IGNORE)
    for i, (_, _, known, at) in enumerate(parties):
        tags[i, at:at + len(known)] = torch.tensor(known)
    return trigger, window, tags


def frame_tensors(batch, h):
    """(predicate vectors [P, d], window index [P], role gold [P, W], sense candidates [P, C], sense gold [P])"""
    frames = batch["frames"]
    window = torch.tensor([f[0] for f in frames])
    predicate = h[window, torch.tensor([f[1] for f in frames])]
    roles = torch.full((len(frames), h.shape[1]), IGNORE)
    width = max(1, max(len(f[2]) for f in frames))
    candidates = torch.full((len(frames), width), -1)
    for i, (_, _, known, _, tags, at) in enumerate(frames):
        roles[i, at:at + len(tags)] = torch.tensor(tags)
        candidates[i, :len(known)] = torch.tensor(known, dtype=torch.long)
    return predicate, window, roles, candidates, torch.tensor([f[3] for f in frames])


def frame_losses(heads, h, batch):
    predicate, window, roles, candidates, senses = frame_tensors(batch, h)
    out = {"role": cross_entropy(heads.roles(predicate, h, window), roles)}
    if (senses != IGNORE).any():
        out["sense"] = cross_entropy(heads.senses(predicate, candidates), senses)
    return out


def total(parts):
    return sum(WEIGHT[name] * value for name, value in parts.items())
