"""corpus/repeats [--top N]              6-grams that stand in reports of different incidents
corpus/repeats --against FOLDER           8-grams that the corpus shares with other text

The second prints nothing but a count where there is none, and exits with 1 where there are some.

Problem: a model learns a stock phrase instead of the meaning if writers overuse it; and text of others must not be in an open corpus.
Idea: word n-grams without case and punctuation; those of the corpus are kept, the other text streams past. Compressed files are
opened, JSON escapes undone, tables with a word per line read down their word column.
"""
import argparse
import gzip
import lzma
import re
import sys
import zlib
from pathlib import Path

import report as files
from quote import fold
from rules import CORPUS

WORD = re.compile(r"\w+(?:['-]\w+)*")
ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\[nrt]")
COLUMN = {"conllu": 1, "conllup": 1, "conll": None, "iob2": 0, "tab": 0}
BINARY = (".lz4", ".wacz", ".dlm", ".bin", ".png", ".jpg", ".zip", ".pdf")


def tokens(text):
    return WORD.findall(fold(text).lower())


def grams(words, n):
    return (tuple(words[i:i + n]) for i in range(len(words) - n + 1))


def repeated(reports, n=6):
    """[(n-gram, report ids)] over reports of different incidents, the commonest first."""
    where = {}
    for r in reports:
        for gram in set(grams(tokens(r.text), n)):
            where.setdefault(gram, set()).add((r.header.get("incident"), r.id))
    found = [(gram, sorted(ident for _, ident in at)) for gram, at in where.items() if len({incident for incident, _ in at}) > 1]
    return sorted(found, key=lambda pair: (-len(pair[1]), pair[0]))


def blocks(path, size=1 << 22):
    """The text of a file, unpacked, in overlapping blocks; what follows a damaged place raises OSError or EOFError."""
    raw = gzip.open(path, "rb") if path.suffix == ".gz" else lzma.open(path, "rb") if path.suffix == ".xz" else open(path, "rb")
    size, tail = (-1 if any(s[1:] in COLUMN for s in path.suffixes) else size), b""
    with raw:
        while block := raw.read(size):
            yield (tail + block).decode("utf-8", "replace")
            tail = block[-400:]


def word_column(path, text):
    """The words of a table with a word per line; other text as it is."""
    kind = next((s[1:] for s in reversed(path.suffixes) if s[1:] in COLUMN), None)
    if kind is None:
        return ESCAPE.sub(lambda m: chr(int(m.group(1), 16)) if m.group(1) else " ", text)
    rows = [line.split("\t") if "\t" in line else line.split() for line in text.split("\n") if line and not line.startswith("#")]
    column = COLUMN[kind] if COLUMN[kind] is not None else next((i for i in range(4) if rows and len(rows[0]) > i and not rows[0][i].isdigit()), 0)
    return " ".join(row[column] for row in rows if len(row) > column)


def shared(reports, folder, n=8):
    """({(n-gram, report id, file)} that the corpus shares with the files of a folder, files that could not be read to their end)."""
    ours = {}
    for r in reports:
        for gram in grams(tokens(r.text), n):
            ours.setdefault(gram, r.id)
    firsts, found, unread = {g[:2] for g in ours}, {}, []
    for path in sorted(p for p in Path(folder).rglob("*") if p.is_file()):
        try:
            if path.suffix in BINARY:
                raise OSError
            for block in blocks(path):
                words = tokens(word_column(path, block))
                starts = (i for i, pair in enumerate(zip(words, words[1:])) if pair in firsts)
                found.update({(gram, ours[gram], path): None for i in starts if (gram := tuple(words[i:i + n])) in ours})
        except (OSError, EOFError, zlib.error, lzma.LZMAError):
            unread.append(path)
    return list(found), unread


def main(argv=None, corpus=CORPUS):
    parser = argparse.ArgumentParser(prog="corpus/repeats", description="Lists repeated wordings.")
    parser.add_argument("--against", type=Path, metavar="FOLDER", help="list the 8-grams shared with the files of this folder")
    parser.add_argument("--top", type=int, default=100, help="how many 6-grams to list")
    options = parser.parse_args(argv)
    reports = files.all_reports(corpus)
    if options.against:
        found, unread = shared(reports, options.against)
        for gram, ident, path in found:
            print(f"{ident}  {' '.join(gram)}  {path.relative_to(options.against)}")
        if unread:
            print("not read to their end: " + " ".join(str(p.relative_to(options.against)) for p in unread))
        print(f"{len(found)} 8-grams shared")
        return 1 if found else 0
    found = repeated(reports)
    for gram, idents in found[:options.top]:
        print(f"{len(idents):>3}  {' '.join(gram)}  {' '.join(idents)}")
    print(f"{len(found)} 6-grams in reports of different incidents")
    return 0


if __name__ == "__main__":
    sys.exit(main())
