"""Gold sets as documents of blocks of sentences. A label that a set does not have is None, and no head is trained on it."""
import dataclasses
import gzip
import json
import re
from pathlib import Path

NON_COMMERCIAL = {"essay", "fiction", "letter", "podcast", "whow"}     # genres of GUM that no shipped weight may see


@dataclasses.dataclass
class Sentence:
    words: list
    upos: list = None
    xpos: list = None
    feats: list = None
    lemma: list = None
    head: list = None            # 0 = root, else 1 + index
    deprel: list = None
    ner: list = None             # BIO
    ner_has_misc: bool = False
    predicates: list = None      # (index, roleset, BIO tags of the sentence)
    factuality: dict = None      # index -> (value, confidence)
    attribution: list = None     # BIO
    events: dict = None          # "event", "layer", "happened", "force", "stance" -> a label a word (None: not known)
    links: list = None           # (index of a trigger word, its token in the document, document, type, event, number of the mention)
    hints: list = None           # indices into hints.HINTS a word
    parties: list = None         # (index of a trigger word, BIO tags of the sentence; None: not known)
    sentence_end: bool = True    # is the end of this sentence known to be one?


def lines_of(path):
    path = Path(path)
    with (gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else open(path, encoding="utf-8")) as file:
        yield from (line.rstrip("\n") for line in file)


def conllu_sentences(path):
    """(comments, rows of columns without multiword and empty nodes), sentence by sentence."""
    comments, rows = [], []
    for line in lines_of(path):
        if line.startswith("#"):
            comments.append(line)
        elif line:
            row = line.split("\t")
            if row[0].isdigit():
                rows.append(row)
        elif rows:
            yield comments, rows
            comments, rows = [], []
    if rows:
        yield comments, rows


def paragraph_starts(path):
    """sent_ids at which a paragraph begins."""
    starts = set()
    for comments, _ in conllu_sentences(path):
        if any(c.startswith(("# newpar", "# newdoc")) for c in comments):
            starts.add(sent_id(comments))
    return starts


def sent_id(comments):
    return next((c.split("=", 1)[1].strip() for c in comments if c.startswith("# sent_id")), "")


def bio_of_brackets(column):
    """CoNLL-2012 brackets of one predicate -> BIO tags; the predicate's own span (V) is left out."""
    tags, role = [], None
    for cell in column:
        opened = re.match(r"\(([^*()]+)\*", cell)
        if opened:
            role = opened.group(1)
            tags.append("O" if role == "V" else "B-" + role)
        else:
            tags.append("O" if role in (None, "V") else "I-" + role)
        if cell.endswith(")"):
            role = None
    return tags


def syntax(rows):
    return dict(words=[r[1] for r in rows], lemma=[r[2] for r in rows], upos=[r[3] for r in rows], xpos=[r[4] for r in rows],
                feats=["" if r[5] == "_" else r[5] for r in rows], head=[int(r[6]) for r in rows], deprel=[r[7] for r in rows])


def read_ewt(folder, split):
    """The treebank with names, predicates and factuality, in its paragraphs."""
    folder = Path(folder)
    gz = ".gz" if split == "train" else ""
    starts = paragraph_starts(folder / f"ud-{split}.conllu{gz}")
    facts = {}
    for line in lines_of(folder.parent / "uds" / f"factuality.{split}.jsonl{gz}"):
        row = json.loads(line)
        facts.setdefault(row["sentence"], {})[row["head"] - 1] = (row["value"], row["confidence"])
    documents = []
    for comments, rows in conllu_sentences(folder / f"{split}.conllup{gz}"):
        sentence = Sentence(**syntax(rows), ner=[r[9] for r in rows])
        if "# srl = missing" not in comments:
            at = [i for i, r in enumerate(rows) if r[10] != "_"]
            sentence.predicates = [(i, rows[i][10], bio_of_brackets([r[11 + k] for r in rows])) for k, i in enumerate(at)]
        name = sent_id(comments)
        sentence.factuality = {i: v for i, v in facts.get(name, {}).items() if i < len(rows)}
        if any(c.startswith("# newdoc") for c in comments) or not documents:
            documents.append([])
        if name in starts or not documents[-1]:
            documents[-1].append([])
        documents[-1][-1].append(sentence)
    return documents


def read_gum(path, shippable=True):
    documents, skip = [], False
    for comments, rows in conllu_sentences(path):
        new = next((c for c in comments if c.startswith("# newdoc")), None)
        if new:
            skip = shippable and new.split("GUM_")[1].split("_")[0] in NON_COMMERCIAL
            if not skip:
                documents.append([])
        if skip:
            continue
        if any(c.startswith("# newpar") for c in comments) or not documents[-1]:
            documents[-1].append([])
        documents[-1][-1].append(Sentence(**syntax(rows)))
    return documents


# ---------------------------------------------------------------- names

NAME_TYPES = {"person": "PER", "per": "PER", "location": "LOC", "loc": "LOC", "org": "ORG", "corporation": "ORG", "group": "ORG",
              "misc": "MISC", "product": "MISC", "creative-work": "MISC", "creative_work": "MISC"}


def read_name_columns(path, has_misc):
    """Token lines with the tag in the last column (BIO or IO), blank lines between sentences: one block each."""
    documents, words, tags = [], [], []

    def close():
        if words:
            documents.append([[Sentence(words=list(words), ner=list(tags), ner_has_misc=has_misc, sentence_end=False)]])
        words.clear()
        tags.clear()

    previous = "O"
    for line in lines_of(path):
        cells = line.split()
        if len(cells) < 2:
            close()
            previous = "O"
            continue
        tag = cells[-1]
        kind = NAME_TYPES.get(tag.split("-", 1)[-1].lower()) if tag != "O" else None
        if cells[0] == "-DOCSTART-":
            continue
        begins = kind and (tag.startswith("B") or previous != kind)
        for i, word in enumerate(split_hyphens(cells[0])):
            words.append(word)
            tags.append("O" if not kind else ("B-" if begins and i == 0 else "I-") + kind)
        previous = kind or "O"
    close()
    return documents


def split_hyphens(word):
    """As UD English does: "so-called" is three words."""
    if re.fullmatch(r"\w+(-\w+)+", word) and not word.startswith("@"):
        return [part for part in re.split(r"(-)", word) if part]
    return [word]


def tokenize(text, start=0):
    """[(word, begin, end)] by a plain pattern, for sets that come as raw text with spans."""
    return [(m.group(), start + m.start(), start + m.end()) for m in re.finditer(r"\w+(?:[.,]\d+)*|[’']s\b|[^\w\s]", text)]


def read_re3d(path):
    kinds = {"Organisation": "ORG", "Location": "LOC", "Person": "PER", "Nationality": "MISC"}
    documents = []
    for line in lines_of(path):
        record = json.loads(line)
        if record["source"] == "BBC Online":
            continue
        spans = sorted((e["start"], e["end"], kinds[e["type"]]) for e in record["entities"]
                       if e["type"] in kinds and e.get("confidence", 1) >= 0.5 and e["text"][:1].isupper())
        blocks = []
        for block in re.finditer(r"[^\n]+", record["text"]):
            tokens = tokenize(block.group(), block.start())
            tags = ["O"] * len(tokens)
            for start, end, kind in spans:
                inside = [i for i, (_, b, e) in enumerate(tokens) if start <= b and e <= end]
                for n, i in enumerate(inside):
                    tags[i] = ("B-" if n == 0 else "I-") + kind
            if tokens:
                blocks.append([Sentence(words=[t[0] for t in tokens], ner=tags, ner_has_misc=True, sentence_end=False)])
        documents.append(blocks)
    return documents


def read_names(folder):
    folder = Path(folder)
    documents = read_name_columns(folder / "ner/wikigold/CONLL-format/data/wikigold.conll.txt", True)
    for part in ("wnut17train.conll", "emerging.dev.conll", "emerging.test.annotated"):
        documents += read_name_columns(folder / "ner/wnut17" / part, True)
    for section in "abefgh":
        documents += read_name_columns(folder / f"ner/BTC/CONLL-format/data/{section}.conll", False)
    return documents + read_re3d(folder / "re3d/documents.jsonl")


# ---------------------------------------------------------------- attribution

def read_polnear(path):
    documents = []
    for line in lines_of(path):
        record = json.loads(line)
        text, tokens = record["text"], record["tokens"]
        tags = ["O"] * len(tokens)
        starts = {s: i for i, (s, _) in enumerate(tokens)}
        for attribution in record["attributions"]:
            for role in ("source", "cue", "content"):
                for start, end in attribution[role] or ():
                    inside = [i for i in range(starts.get(start, len(tokens)), len(tokens)) if tokens[i][1] <= end]
                    for n, i in enumerate(inside):
                        tags[i] = ("B-" if n == 0 else "I-") + role
        blocks = []
        for first, last in record["sentences"]:
            if first >= last:
                continue
            words, labels = [], []
            for i in range(first, last):
                for n, word in enumerate(split_hyphens(text[tokens[i][0]:tokens[i][1]])):
                    words.append(word)
                    labels.append("I" + tags[i][1:] if n and tags[i] != "O" else tags[i])
            new_block = not blocks or "\n" in text[tokens[first - 1][1]:tokens[first][0]]
            if new_block:
                blocks.append([])
            blocks[-1].append(Sentence(words=words, attribution=labels))
        documents.append(blocks)
    return documents
