"""Trains one model end to end and resumes from its checkpoint by the same command.

The corpora take turns by fixed shares; one encoder serves every head. Learning rates rise for 5 % of the steps and then fall
linearly to zero. Everything that is drawn comes from the seed and the step number, so that a resumed run goes on as it was.
"""
import argparse
import json
import os
import random
import time
from pathlib import Path

import torch
from safetensors.torch import load_file

from . import base, conflict, corpora, distil, evaluate, restore
from .hints import ACTS, Hints
from .labels import Labels
from .losses import collate, losses, total
from .model import Encoder, Model, load_base
from .pieces import Pieces
from .windows import WINDOW, batches, batches_of_documents, windows_of

SHARE = {"treebank": 0.50, "polnear": 0.36, "names": 0.14}                           # of the batches, by corpus
SHARE_WITH_CORPUS = {"corpus": 0.50, "treebank": 0.28, "polnear": 0.15, "names": 0.07}     # the rest keeps what is known from fading
BATCH = {"corpus": 800, "drills": 800, "news": 800}       # pieces: a small corpus teaches more in many small steps
MOST = 2500                   # pieces of the others' batches, if not said otherwise
RATE = {"encoder": 2e-4, "heads": 1e-3}
GENTLE = {"encoder": 1e-4, "heads": 1e-3}      # for a run that starts from another one
TAUGHT = ("corpus", "news")                    # where a teacher is asked
SHARE_WITH_NEWS = {"corpus": 0.35, "news": 0.30, "treebank": 0.20, "polnear": 0.10, "names": 0.05}
SHARE_OF_EVENTS = {"corpus": 0.5, "drills": 0.5}
SHARE_OF_TEACHER = {"corpus": 1.0}             # it is to know what it will teach, and no more
LARGE = {"encoder": 5e-5, "heads": 1e-3}       # rates of a large base


def read_corpora(options, wanted):
    """{corpus: documents} for the names in `wanted`."""
    data, hints = Path(options.data), Hints(ACTS)
    left_out = set(Path(options.leave_out).read_text().split()) if options.leave_out else set()
    readers = {"treebank": lambda: corpora.read_ewt(data / "ewt", "train") + corpora.read_gum(data / "gum/train.conllu.gz"),
               "polnear": lambda: corpora.read_polnear(data / "polnear/train.jsonl.gz"), "names": lambda: corpora.read_names(data),
               "corpus": lambda: conflict.read_conflict(options.corpus, "train", hints, left_out),
               "drills": lambda: conflict.read_conflict(options.corpus, "drills", hints),
               "news": lambda: distil.read_unlabelled(options.news, hints)}
    return {name: readers[name]() for name in wanted}


def shares_of(options):
    """{corpus: share of the batches}"""
    if options.shares:
        return {name: float(share) for name, share in (part.split("=") for part in options.shares.split(","))}
    if options.as_teacher:
        return SHARE_OF_TEACHER
    if options.of_events:
        return SHARE_OF_EVENTS
    shares = SHARE_WITH_NEWS if options.news else SHARE_WITH_CORPUS if options.corpus else SHARE
    return {k: v for k, v in shares.items() if not (options.without_polnear and k == "polnear")}


def read_dev(data, corpus):
    data = Path(data)
    own = {"corpus": conflict.read_conflict(corpus, "dev", Hints(ACTS))} if corpus else {}
    return own | {"ewt": corpora.read_ewt(data / "ewt", "dev"), "gum": corpora.read_gum(data / "gum/dev.conllu", shippable=False),
            "polnear": corpora.read_polnear(data / "polnear/dev.jsonl.gz")}


class Stream:
    """Endless batches of one corpus, cut anew each epoch."""

    def __init__(self, documents, pieces, labels, seed, size=MOST, whole=False, window=WINDOW):
        self.documents, self.pieces, self.labels, self.seed, self.size, self.window = documents, pieces, labels, seed, size, window
        self.whole = whole          # documents stay together
        self.epoch, self.queue = 0, []

    def cut(self, seed):
        if self.whole:
            return batches_of_documents(self.documents, self.pieces, self.labels, self.size, seed, self.window)
        return batches(windows_of(self.documents, self.pieces, self.labels, seed, self.window), self.size, seed)

    def next(self):
        if not self.queue:
            seed = self.seed * 1000 + self.epoch
            self.queue = self.cut(seed)
            self.epoch += 1
        return self.queue.pop()


def score(model, dev, labels):
    out = {}
    for name in (n for n in ("ewt", "gum") if n in dev):
        out |= {f"{name}.{k}": round(v, 2) for k, v in evaluate.treebank(model, dev[name], labels).items()}
    if "polnear" in dev:
        out |= {f"polnear.{k}": round(v, 2) for k, v in evaluate.attribution(model, dev["polnear"], labels).items()}
    if "corpus" in dev:
        out |= {f"corpus.{k}": round(v, 2) for k, v in evaluate.events(model, dev["corpus"], labels).items()}
        out |= {f"corpus.{k}": round(v, 2) for k, v in evaluate.attribution(model, dev["corpus"], labels).items()}
    return out | ({k: round(v, 3) for k, v in evaluate.factuality(model, dev["ewt"]).items()} if "ewt" in dev else {})


def halves_are_faster():
    """Does this processor multiply bfloat16 faster than float32? Some take twice as long."""
    def seconds(kind):
        a, b = torch.ones(2000, 384, dtype=kind), torch.ones(1536, 384, dtype=kind)
        torch.nn.functional.linear(a, b)
        began = time.perf_counter()
        for _ in range(10):
            torch.nn.functional.linear(a, b)
        return time.perf_counter() - began
    return seconds(torch.bfloat16) < seconds(torch.float32)


def save(path, model, optimizer, step):
    temporary = path.with_suffix(".tmp")
    torch.save({"model": model.state_dict(), "optimizer": optimizer.state_dict(), "step": step}, temporary)
    os.replace(temporary, path)


def main():
    parser = argparse.ArgumentParser(prog="dateline_train", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, help="folder with the gold sets (ewt, gum, ner, re3d, uds, polnear, propbank-frames)")
    parser.add_argument("--run", default="runs/news-l6", help="folder for checkpoints, log and labels")
    parser.add_argument("--corpus", help="folder with train.jsonl and dev.jsonl as `corpus/export` prints them, and their .tokens.jsonl")
    parser.add_argument("--start", help="weight file (.dlm) or checkpoint to start from; heads that it lacks start fresh, word pieces stay")
    parser.add_argument("--frozen-layers", type=int, default=0, help="with --start: the encoder's lowest layers and its other embeddings stay too, so "
                        "that a new weight file shares half of its bytes with the old one")
    parser.add_argument("--base", default="minilm-l6", choices=base.BASES)
    parser.add_argument("--of-events", action="store_true", help="with --start and --corpus: train the encoder that the heads of events alone read (own_encoder.py), "
                        "on the corpus and the drills")
    parser.add_argument("--steps", type=int, default=2600)
    parser.add_argument("--window", type=int, default=WINDOW, help="pieces that the encoder sees at once; give the same to export (default: %(default)s)")
    parser.add_argument("--encoder-rate", type=float, help="highest learning rate of the encoder, instead of the usual one")
    parser.add_argument("--batch", type=int, default=MOST, help="pieces of a batch that is not of the corpus (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--score-every", type=int, default=600)
    parser.add_argument("--teacher", help="run of a larger model (--base mpnet-base --as-teacher) whose word is taken beside the gold")
    parser.add_argument("--news", help="with --teacher: unlabelled articles as `dateline annotate --layers tokens,syntax` prints them")
    parser.add_argument("--shares", help="of the batches by corpus, instead of the usual ones: corpus=0.8,treebank=0.2")
    parser.add_argument("--leave-out", help="file with the ids of reports that are not trained on")
    parser.add_argument("--no-scores", action="store_true", help="do not score on the development sets at the end")
    parser.add_argument("--as-teacher", action="store_true", help="train on the corpus alone, for what a teacher is asked: events and attribution")
    parser.add_argument("--without-polnear", action="store_true", help="train the attribution head on openly licensed data alone")
    options = parser.parse_args()
    if options.news and not options.teacher:
        parser.error("--news has no labels of its own: give --teacher too")
    if options.of_events and not (options.start and options.corpus):
        parser.error("--of-events goes on from weights and learns from the corpus: give --start and --corpus")
    if (options.teacher or options.as_teacher) and not options.corpus:
        parser.error("a teacher teaches what the corpus has: give --corpus")

    run = Path(options.run)
    run.mkdir(parents=True, exist_ok=True)
    folder = base.fetch(options.base, run.parent)
    config, pieces = base.config(folder), Pieces(folder / "vocab.txt")
    share = shares_of(options)
    documents = read_corpora(options, share)
    if options.start and options.start.endswith(".dlm"):
        (run / "labels.json").write_text(json.dumps(restore.labels_of(options.start)))
    if not (run / "labels.json").exists():
        Labels.build(documents.get("treebank") or read_corpora(options, ["treebank"])["treebank"], next(Path(options.data, "propbank-frames").glob("*.tar.gz"))).save(run / "labels.json")
    labels = Labels.load(run / "labels.json")
    (run / "config.json").write_text(json.dumps(config | {"base": options.base}))
    (run / "acts.tsv").write_bytes(ACTS.read_bytes())           # the weights go with this lexicon, whatever becomes of the file
    dev = {name: windows_of(docs, pieces, labels) for name, docs in read_dev(options.data, options.corpus).items()
           if name == "corpus" or not (options.as_teacher or options.of_events)} if not options.no_scores else {}

    torch.manual_seed(options.seed)
    model = Model(config, {name: len(table) for name, table in labels.tables.items()})
    if not options.start:
        load_base(model.encoder, load_file(folder / "model.safetensors"))
    else:
        weights = restore.state_of(options.start, options.of_events) if options.start.endswith(".dlm") else torch.load(options.start, map_location="cpu")["model"]
        model.load_state_dict(weights, strict=False)
        model.encoder.word.weight.requires_grad_(False)
        if options.frozen_layers:
            below = (model.encoder.position, model.encoder.case, model.encoder.quote, model.encoder.norm, *model.encoder.layers[:options.frozen_layers])
            for p in (model.encoder.token_type, *(p for part in below for p in part.parameters())):
                p.requires_grad_(False)
    fresh = [p for p in (model.encoder.case.weight, model.encoder.quote.weight, *model.heads.parameters()) if p.requires_grad]
    rate = LARGE if options.as_teacher else GENTLE if options.start else RATE
    teacher = distil.load_teacher(options.teacher, labels) if options.teacher else None
    optimizer = torch.optim.AdamW([
        {"params": [p for p in model.encoder.parameters() if p.requires_grad and all(p is not f for f in fresh)],
         "rate": options.encoder_rate or rate["encoder"]},
        {"params": fresh, "rate": rate["heads"]}], lr=0.0, weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    start, checkpoint = 0, run / "checkpoint.pt"
    if checkpoint.exists():
        state = torch.load(checkpoint)
        model.load_state_dict(state["model"]), optimizer.load_state_dict(state["optimizer"])
        start = state["step"]
    streams = {k: Stream(documents[k], pieces, labels, options.seed + start, BATCH.get(k, options.batch), k in ("corpus", "drills"), options.window) for k in share}
    log = open(run / "log.jsonl", "a", buffering=1)
    halves = halves_are_faster()
    print(json.dumps({"start": start, "bfloat16": halves}), file=log)
    model.train()
    began, saved, sums = time.time(), time.time(), {}
    for step in range(start, options.steps):
        progress = step / options.steps
        for group in optimizer.param_groups:
            group["lr"] = group["rate"] * min(1.0, progress / 0.05, (1 - progress) / 0.95)
        kind = random.Random(f"{options.seed}/{step}").choices(list(share), list(share.values()))[0]
        with torch.autocast("cpu", torch.bfloat16, enabled=halves):
            parts = losses(model, collate(streams[kind].next()), teacher if kind in TAUGHT else None)
        total(parts).backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        for name, value in parts.items():
            sums.setdefault(name, []).append(float(value.detach()))
        if (step + 1) % 50 == 0:
            row = {"step": step + 1, "minutes": round((time.time() - began) / 60, 1)} | {k: round(sum(v) / len(v), 3) for k, v in sums.items()}
            print(json.dumps(row), file=log)
            sums = {}
        if time.time() - saved > 240 or step + 1 == options.steps:
            save(checkpoint, model, optimizer, step + 1)
            saved = time.time()
        if (step + 1) % options.score_every == 0:
            print(json.dumps({"step": step + 1} | score(model, dev, labels)), file=log)
    if dev:
        (run / "scores.json").write_text(json.dumps(score(model, dev, labels), indent=1))


if __name__ == "__main__":
    main()
