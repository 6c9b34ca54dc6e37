"""corpus/check [FILE...] [--quotas] [--complete] [--quiet] [--find WORDS]

Without files: checks every report and second annotation, then prints the counts beside the quotas. With files: those alone, with
warnings. `--quotas` makes a missed quota an error, `--complete` a report without annotation; `--find` lists where WORDS stand in a file.

Problem: annotators need an answer within a second on their file; the corpus needs one on the whole.
Idea: the same checks for both, the fact sheets and the counts only once.
"""
import argparse
import os
import sys
from pathlib import Path

import checks
import counts
import report as files
from load import load
from quote import candidates
from rules import CORPUS


def arguments(argv):
    parser = argparse.ArgumentParser(prog="corpus/check", description=__doc__.split("\n\n")[1])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--quotas", action="store_true", help="a missed quota is an error")
    parser.add_argument("--complete", action="store_true", help="a report without annotation is an error")
    parser.add_argument("--quiet", action="store_true", help="no table, no warnings")
    parser.add_argument("--find", metavar="WORDS", help="lists the occurrences of WORDS in the text of the file")
    return parser.parse_args(argv)


def shown(path):
    """The path as the caller would write it."""
    relative = os.path.relpath(path)
    return str(path) if relative.startswith("../..") else relative


def where(report, words):
    """Prints each occurrence with its number and context."""
    found = candidates(report.text, words)
    for number, (start, end) in enumerate(found, 1):
        left, right = report.text[max(0, start - 40):start].replace("\n", " "), report.text[end:end + 40].replace("\n", " ")
        print(f"#{number:<3} …{left}[{report.text[start:end]}]{right}…")
    return 0 if found else 1


def one(path, sheets, known):
    """(report, document, problems) of one file; in second/ the first report's header and text are used."""
    if path.resolve().parent.name == "second":
        first = path.resolve().parent.parent / "reports" / path.name
        if not first.exists():
            raise SystemExit(f"{shown(path)}: there is no reports/{path.name}")
        report = files.second(files.read(first), path.resolve().parent.parent)
    else:
        report = files.read(path)
    document, problems = load(report, shown(path))
    if path.resolve().parent.name != "second":
        checks.header(report, sheets, known, problems)
    return report, document, problems


def main(argv=None, corpus=CORPUS):
    options = arguments(argv)
    if options.find:
        return max(where(one(path, {}, set())[0], options.find) for path in options.files)
    corpus = options.files[0].resolve().parent.parent if options.files else corpus
    sheets, known = files.sheets(corpus), {p.stem for p in (corpus / "reports").glob("*.txt")}
    paths = options.files or [p for folder in ("reports", "second") for p in sorted((corpus / folder).glob("*.txt"))]
    checked = [one(path, sheets, known) for path in paths]
    for _, _, problems in checked:
        problems.show(warnings=bool(options.files) and not options.quiet)
    errors = sum(len(p.errors) for *_, p in checked)
    bare = [r.id for r, document, _ in checked if document is None]
    if options.complete and bare:
        errors += len(bare)
        print("not annotated: " + " ".join(bare))
    if not options.files:
        errors += whole(checked, sheets, known, bare, options)
    print(f"{len(checked)} files, {len(bare)} not yet annotated, {errors} errors")
    return 1 if errors else 0


def whole(checked, sheets, known, bare, options):
    """The fact sheets' reports, the counts; how many errors they hold."""
    listed = [entry.get("id") for sheet in sheets.values() for entry in sheet.get("report", ())]
    lost = [ident for ident in listed if ident not in known]
    for ident in lost if options.complete else ():
        print(f"a fact sheet lists {ident}, which is not there")
    first = [(r, d) for r, d, _ in checked if r.path.parent.name != "second"]
    twice = sum(r.path.parent.name == "second" and d is not None for r, d, _ in checked)
    n = counts.of_corpus([r for r, _ in first], [d for _, d in first if d], twice)
    if options.quiet and not options.quotas:
        return len(lost) * options.complete
    missed = counts.table(n)
    print(f"{n['reports']} reports, {missed} quotas missed")
    return len(lost) * options.complete + missed * options.quotas


if __name__ == "__main__":
    sys.exit(main())
