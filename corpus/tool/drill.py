"""Drills: pieces of news with their marks inside the text -> lines of the public document format. Notation: corpus/drills/README.md.

    corpus/drill check FILE ...     errors as path:line: message, then counts; exit status 1 if there are errors
    corpus/drill export             all files of corpus/drills, one JSON object a line, spans in code points

Problem: the notation of reports quotes words, so that one who did not write the text can annotate it; somebody who writes thousands of
examples would write each word twice.
Idea: marks stand in the text. One scan with a stack takes them out and keeps where they were.
"""
import argparse
import json
import re
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from problems import Problems
from rules import CORPUS, HAPPENED, LAYERS, QUANTITIES, ROLES, TYPES

OPEN, CLOSE = "{[<", "}]>"
DEFAULT = {"current": "yes", "background": "yes", "aggregate": "yes", "alleged": "unknown"}
EVENT = re.compile(r"(\d+)(?: ([A-Z]+) (\w+)(?: (\w+))?)?")


@dataclass
class Piece:
    line: int
    text: str = ""
    marks: list = field(default_factory=list)          # (opening mark, words behind the bar, begin, end, line)


def pieces(lines, problems):
    """The pieces of a file, their marks taken out of the text."""
    found, body = [], []
    for number, line in enumerate([*lines, "==="], 1):
        if line.startswith("==="):
            if found:
                scan(found[-1], body, problems)
            found.append(Piece(number))
            body = []
        elif found:
            body.append((number, line.rstrip()))
        elif line.strip() and not line.startswith("#"):
            problems.error(number, "words before the first line ===")
    return found[:-1]


def scan(piece, body, problems):
    while body and not body[0][1]:
        body.pop(0)
    out, at, stack = [], 0, []
    for number, line in body:
        for part in re.split(r"([{\[<}\]>])", line):
            if part and part in OPEN:
                stack.append((part, at, number))
            elif part and part in CLOSE:
                at = close(piece, part, out, at, stack, number, problems)
            else:
                out.append(part)
                at += len(part)
        if stack:
            problems.error(number, f"{stack[-1][0]!r} is not closed")
            stack = []
        out.append("\n")
        at += 1
    piece.text = "".join(out).rstrip("\n")
    if not piece.text:
        problems.error(piece.line, "a piece without words")


def close(piece, part, out, at, stack, number, problems):
    """Takes `|mark` off the end of what was read and keeps the mark; returns the new length."""
    if not stack or OPEN.index(stack[-1][0]) != CLOSE.index(part):
        problems.error(number, f"{part!r} closes nothing that is open")
        return at
    kind, begin, _ = stack.pop()
    text = "".join(out)
    bar = text.rfind("|", begin)
    if bar < 0:
        problems.error(number, f"no | between {kind!r} and {part!r}")
        return at
    piece.marks.append((kind, text[bar + 1:].strip(), begin, bar, number))
    out[:] = [text[:bar]]
    return bar


class Builder:
    """One piece as a document; what is wrong with it goes into problems."""

    def __init__(self, piece, ident, problems):
        self.piece, self.problems, self.events, self.quantities, self.open, self.parties = piece, problems, {}, [], [], []
        self.ident = ident
        for kind, words, begin, end, line in sorted(piece.marks, key=lambda m: (m[2], -m[3])):
            if not piece.text[begin:end].strip():
                problems.error(line, "a mark around no words")
            {"{": self.event, "[": self.party, "<": self.quantity}[kind](words, begin, end, line)
        for words, begin, end, line in self.parties:
            self.argument(words, begin, end, line)

    def event(self, words, begin, end, line):
        if words == "?":
            return self.open.append([begin, end])
        read = EVENT.fullmatch(words)
        if not read:
            return self.problems.error(line, f"{{...|{words}}}: wanted `1 TYPE layer [happened]`, `1` or `?`")
        number, kind, layer, happened = read.groups()
        if kind is None and number not in self.events:
            return self.problems.error(line, f"event {number} has no type and layer at its first mention")
        if kind and number in self.events:
            return self.problems.error(line, f"event {number} has its type and layer twice")
        if kind:
            for value, known in ((kind, TYPES), (layer, LAYERS), (happened or "yes", HAPPENED)):
                if value not in known:
                    return self.problems.error(line, f"{value!r} is none of {', '.join(known)}")
            self.events[number] = {"id": f"v{number}", "type": kind, "layer": layer, "happened": happened or DEFAULT.get(layer, "no"),
                                   "mentions": [], "arguments": []}
        self.events[number]["mentions"].append([begin, end])

    def party(self, words, begin, end, line):
        self.parties += [(part.strip(), begin, end, line) for part in words.split(",")]

    def argument(self, words, begin, end, line):
        role, _, number = words.partition(" ")
        if role not in ROLES:
            return self.problems.error(line, f"{role!r} is none of {', '.join(ROLES)}")
        if number not in self.events:
            return self.problems.error(line, f"no event {number!r} in this piece")
        self.events[number]["arguments"].append({"role": role, "entity": None, "span": [begin, end], "inferred": False})

    def quantity(self, words, begin, end, line):
        if words not in QUANTITIES:
            return self.problems.error(line, f"{words!r} is none of {', '.join(QUANTITIES)}")
        self.quantities.append({"what": words, "span": [begin, end]})

    def document(self):
        return {"id": self.ident, "text": self.piece.text, "events": list(self.events.values()), "quantities": self.quantities, "open": self.open,
                "mentions": [], "claims": [], "attributions": None, "extra": {"id": self.ident}}


def load(path):
    """(documents, problems) of a file."""
    problems = Problems(path)
    try:
        found = pieces(Path(path).read_text(encoding="utf-8").split("\n"), problems)
    except (OSError, UnicodeDecodeError) as error:
        problems.error(0, f"cannot be read: {error}")
        return [], problems
    return [Builder(p, f"drill-{Path(path).stem}-{n:03}", problems).document() for n, p in enumerate(found, 1)], problems


def counts(documents):
    n = Counter()
    for d in documents:
        n["pieces"] += 1
        n["words"] += len(d["text"].split())
        n.update(f"type {e['type']}" for e in d["events"])
        n.update(f"layer {e['layer']}" for e in d["events"])
        n["mentions"] += sum(len(e["mentions"]) for e in d["events"])
        n["parties"] += sum(len(e["arguments"]) for e in d["events"])
        n["numbers"] += len(d["quantities"])
    return n


def main(argv=None):
    parser = argparse.ArgumentParser(prog="corpus/drill", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=("check", "export"))
    parser.add_argument("files", nargs="*", help="default: all of corpus/drills")
    options = parser.parse_args(argv)
    read = [load(f) for f in options.files or sorted((CORPUS / "drills").glob("*.txt"))]
    for _, problems in read:
        problems.show(out=sys.stderr if options.command == "export" else sys.stdout)
    if any(problems.errors for _, problems in read):
        return 1
    documents = [d for found, _ in read for d in found]
    if options.command == "export":
        for d in documents:
            print(json.dumps(d, ensure_ascii=False))
    else:
        print(", ".join(f"{name} {n}" for name, n in counts(documents).items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
