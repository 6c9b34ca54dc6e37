"""Windows: what the encoder sees at once. Whole blocks of one document in order, each closed by [SEP], up to WINDOW pieces.

A window carries the words' inputs and, per head, the gold labels that its corpus has. In training the cut points are drawn
anew each epoch, and the case of the words is disturbed now and then, so that headlines and capitals-only wires work.
"""
import dataclasses
import random

import numpy as np

from . import frames, lemma
from .hints import HINTS, KINDS
from .labels import OF_CORPUS
from .pieces import quote_states, shape

EVENT_HEADS = [name for name in OF_CORPUS if name != "party"]
WINDOW = 384
HINTS_DROPPED = 0.1      # share of words that the lexicon is kept from telling about in training
MASKED = 0.08            # share of words hidden in training on the corpus: it is small, and its words would be learned by heart
IGNORE = -100


@dataclasses.dataclass
class Window:
    pieces: np.ndarray        # [L] piece ids with [CLS] and [SEP]
    case: np.ndarray          # [L]
    quote: np.ndarray         # [L]
    first: np.ndarray         # [W] position of each word's first piece
    sentence: np.ndarray      # [W] number of the sentence inside the window
    hints: np.ndarray         # [W, HINTS] 1 for what the event head is told of the word
    labels: dict              # head name -> [W] or other arrays
    words: list
    sentences: list           # the gold sentences


def cut(document, pieces, rng=None, limit=WINDOW):
    """Lists of (block number, sentence) that fit a window; a sentence alone over the limit is a window of its own."""
    windows, current, used = [], [], 1
    budget = limit
    for number, block in enumerate(document):
        for sentence in block:
            need = sum(len(pieces.of(w)) for w in sentence.words) + 1
            if current and (used + need > budget or (rng and rng.random() < 0.03)):
                windows.append(current)
                current, used = [], 1
                budget = rng.randint(limit // 3, limit) if rng and rng.random() < 0.3 else limit
            current.append((number, sentence))
            used += need
    return windows + [current] if current else windows


def disturbed(words, rng):
    """Case as headlines (Title Case), capitals-only wires and careless writers have it."""
    draw = rng.random()
    if draw < 0.06:
        return [w.upper() for w in words]
    if draw < 0.09:
        return [w[:1].upper() + w[1:] for w in words]
    if draw < 0.11:
        return [w.lower() for w in words]
    return words


def build(parts, pieces, labels, rng=None, limit=500):
    ids, case, quote, first, sentence_of, words = [pieces.cls], [0], [0], [], [], []
    block = None
    sentences = [s for _, s in parts]
    for number, (in_block, sentence) in enumerate(parts):
        if block is not None and in_block != block:
            ids.append(pieces.sep), case.append(0), quote.append(0)
        if in_block != block:
            block_words = [w for b, s in parts if b == in_block for w in s.words]
            states, block = iter(quote_states(block_words)), in_block
        shown = disturbed(sentence.words, rng) if rng else sentence.words
        for word, seen in zip(sentence.words, shown):
            state, kind = next(states), shape(seen)
            first.append(len(ids))
            hidden = rng and sentence.events is not None and rng.random() < MASKED
            for n, piece in enumerate([pieces.mask] * len(pieces.of(word)) if hidden else pieces.of(word)):
                ids.append(piece), case.append(2 * kind + (n > 0)), quote.append(state)
            sentence_of.append(number), words.append(word)
    ids.append(pieces.sep), case.append(0), quote.append(0)
    if len(ids) > limit:
        return None
    arrays = [np.array(x, dtype=np.int64) for x in (ids, case, quote, first, sentence_of)]
    return Window(*arrays, hints_of(sentences, rng), gold(sentences, labels), words, sentences)


def hints_of(sentences, rng):
    """In training a word is now and then unknown to the lexicon, as words will be when it is used."""
    rows = [hints for s in sentences for hints in (s.hints or [[]] * len(s.words))]
    out = np.zeros((len(rows), len(HINTS)), dtype=np.float32)
    for i, hints in enumerate(rows):
        unknown = rng and rng.random() < HINTS_DROPPED
        out[i, [h for h in hints if not (unknown and h < len(KINDS))]] = 1
    return out


def gold(sentences, labels):
    """Per-word label arrays; IGNORE where the corpus says nothing."""
    total = sum(len(s.words) for s in sentences)
    out = {name: np.full(total, IGNORE, dtype=np.int64) for name in
           ("end", "upos", "xpos", "feats", "lemma", "head", "deprel", "ner", "predicate", "attribution", *EVENT_HEADS)}
    out["ner_has_misc"] = np.zeros(total, dtype=bool)
    out["factuality"] = np.full(total, np.nan, dtype=np.float32)
    out["frames"] = []          # (word, roleset candidates, index of the gold one or IGNORE, role tags over the sentence, offset)
    out["parties"] = []         # (word, role tags over the sentence, offset)
    out["links"] = []           # (word, token in the document, document, type, event, number of the mention)
    at = 0
    for s in sentences:
        n = len(s.words)
        here = slice(at, at + n)
        if s.events is not None:
            for name in EVENT_HEADS:
                out[name][here] = [labels.of(name, x) for x in s.events[name]]
            out["links"] += [(at + i, *link) for i, *link in s.links]
            out["parties"] += [(at + i, [labels.of("party", t) for t in tags], at) for i, tags in s.parties]
        if s.sentence_end:
            out["end"][here] = 0
            out["end"][at + n - 1] = 1
        if s.upos:
            for name in ("upos", "xpos", "feats", "deprel"):
                out[name][here] = [labels.of(name, x) for x in getattr(s, name)]
            out["lemma"][here] = [labels.of("lemma", lemma.rule(w, l, u)) for w, l, u in zip(s.words, s.lemma, s.upos)]
            out["head"][here] = [0 if h == 0 else at + h for h in s.head]        # 0 = root, else 1 + word of the window
        if s.ner:
            out["ner"][here] = [labels.of("ner", x) for x in s.ner]
            out["ner_has_misc"][here] = s.ner_has_misc
        if s.attribution:
            out["attribution"][here] = [labels.of("attribution", x) for x in s.attribution]
        if s.predicates is not None:
            out["predicate"][here] = 0
            for i, roleset, tags in s.predicates:
                out["predicate"][at + i] = 1
                known = labels.rolesets_of.get(frames.key(s.lemma[i], s.upos[i]), [])
                wanted = labels.of("roleset", roleset)
                sense = known.index(wanted) if wanted in known else IGNORE
                out["frames"].append((at + i, known, sense, [labels.of("role", t) for t in tags], at))
        for i, (value, confidence) in (s.factuality or {}).items():
            if confidence >= 0.3:
                out["factuality"][at + i] = value
        at += n
    return out


def windows_of(documents, pieces, labels, seed=None, limit=WINDOW):
    """All windows of a corpus, of `limit` pieces; with a seed, cut and disturbed at random and shuffled."""
    rng = random.Random(seed) if seed is not None else None
    made = (build(parts, pieces, labels, rng) for d in documents for parts in cut(d, pieces, rng, limit))
    found = [w for w in made if w]
    if rng:
        rng.shuffle(found)
    return found


def batches(windows, budget, seed=None):
    """Groups of windows of similar length with at most `budget` pieces, padding included."""
    groups, chunk = [], 400
    for start in range(0, len(windows), chunk):
        current = []
        for w in sorted(windows[start:start + chunk], key=lambda w: len(w.pieces)):
            if current and (len(current) + 1) * len(w.pieces) > budget:
                groups.append(current)
                current = []
            current.append(w)
        groups.append(current)
    if seed is not None:
        random.Random(seed).shuffle(groups)
    return groups


def batches_of_documents(documents, pieces, labels, budget, seed, limit=WINDOW):
    """Groups of windows as `batches` makes them, but with all windows of a document in one group: its events are linked across them."""
    rng = random.Random(seed)
    order = rng.sample(documents, len(documents))
    groups, current = [], []
    for document in order:
        made = (build(parts, pieces, labels, rng) for parts in cut(document, pieces, rng, limit))
        found = [w for w in made if w]
        if current and sum(len(w.pieces) for w in current + found) > budget:
            groups.append(current)
            current = []
        current = current + found
    return groups + [current] if current else groups
