"""A small model learns from a large one what the gold does not say: how sure one may be, and of text that nobody annotated.

Problem: a few hundred annotated reports are few for an encoder of ten million parameters; one of a hundred million reads more out of them,
but is too slow to ship. Idea (Hinton, Vinyals & Dean 2015): the large one (`--base mpnet-base`) is trained first; then the small one is drawn to its
probabilities, beside the gold, on the corpus and on unlabelled news, with the same words hidden from both.
"""
import json
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file

from . import base
from .conflict import sentences_of
from .corpora import Sentence, lines_of
from .hints import places_of
from .labels import Labels
from .model import Model, load_base

OF_TRIGGER = ("layer", "happened", "force", "stance")      # heads that speak of triggers only
# What numbers count is not among them: a teacher of a thousand steps knew it less well than the student (F1 46 against 62).
WEIGHT = {"event": 4.0, "layer": 0.7, "happened": 0.4, "force": 0.7, "stance": 0.5, "attribution": 1.5, "party": 1.0}
SURE = 0.3            # of a trigger, by the teacher: from here on its parties are taught
TRIGGERS = 48         # at most so many a batch


def load_teacher(run, student):
    """The model of a finished run, to be asked, not trained. `student`: the other's labels, which must be in the same order."""
    run = Path(run)
    labels, config = Labels.load(run / "labels.json"), json.loads((run / "config.json").read_text())
    for name in WEIGHT:
        if labels.tables[name] != student.tables[name]:
            raise SystemExit(f"{run}: its labels of {name} are not the student's: train the teacher anew")
    model = Model(config, {name: len(table) for name, table in labels.tables.items()})
    load_base(model.encoder, load_file(base.fetch(config["base"], run.parent) / "model.safetensors"))
    model.load_state_dict(torch.load(run / "checkpoint.pt", map_location="cpu")["model"])
    for parameter in model.parameters():
        parameter.requires_grad_(False)
    return model.eval()


def read_unlabelled(path, hints):
    """Documents of the program's own annotation (layers tokens and syntax) of any news."""
    documents = []
    for seen in map(json.loads, lines_of(path)):
        if not seen.get("tokens"):
            continue
        place = places_of([b["kind"] for b in seen["blocks"]])
        documents.append([[Sentence(words=[w for w, *_ in words], sentence_end=False, hints=[[*hints.of(seen["tokens"], at), place[n]] for *_, at in words])
                           for words in block] for n, block in sentences_of(seen)])
    return documents


def divergence(student, teacher):
    """[...]: Kullback-Leibler divergence of the student's probabilities from the teacher's."""
    return F.kl_div(student.log_softmax(-1), teacher.softmax(-1), reduction="none").sum(-1)


def mean(values, weights):
    return (values * weights).sum() / weights.sum().clamp(min=1e-3)


def party_divergence(model, teacher, h, t, chance, sentence):
    """Of the tags of the parties of the likeliest triggers, over the words of their sentences; None where there are none."""
    found = (chance > SURE).nonzero()
    if not len(found):
        return None
    window, at = found[chance[found[:, 0], found[:, 1]].argsort(descending=True)[:TRIGGERS]].T
    tags = [m.heads.parties(v[window, at], v, window) for m, v in ((model, h), (teacher, t))]
    return mean(divergence(*tags), (sentence[window] == sentence[window, at][:, None]).float())


def taught(model, teacher, batch, h):
    """The loss of the student's vectors h [B, W, d] against what the teacher makes of the same batch."""
    with torch.no_grad():
        t, _ = teacher(batch)
    word = (batch["sentence"] >= 0).float()
    student, wise = ({**m.heads.events(m.heads.event_inner(v, batch["hints"]), batch["hints"]), "attribution": m.heads.attribution(v)}
                     for m, v in ((model, h), (teacher, t)))
    chance = (1 - wise["event"].softmax(-1)[..., 0]) * word
    loss = sum(WEIGHT[name] * mean(divergence(student[name], wise[name]), chance if name in OF_TRIGGER else word)
               for name in ("event", *OF_TRIGGER, "attribution"))
    party = party_divergence(model, teacher, h, t, chance, batch["sentence"])
    return loss if party is None else loss + WEIGHT["party"] * party
