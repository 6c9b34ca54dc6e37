"""corpus/export train|dev|test|all [--annotator 2 | --texts]

Prints the annotated reports of a part as lines of the public document format, in the order of their ids, with the scorer's
`optional`, `alt_layers`, `alt_types`, `alt_chains`, `alt_forces`, `alt_stances`. Spans are code points. With --texts only what a reader of the page would have: id, text, publisher and day, as input for
`dateline annotate -`.

Problem: models and scorers read offsets, people write words.
Idea: nothing is stored twice; the lines are made afresh from the reports, and a report with an error stops the export.
"""
import argparse
import json
import sys

import report as files
from load import load
from rules import CORPUS
from split import PARTS, part


def documents(which, annotator=1, corpus=CORPUS, only=None):
    """The documents of a part (`only`: of these ids); a report with errors raises SystemExit with its messages."""
    sheets = files.sheets(corpus)
    for report in files.all_reports(corpus):
        incident = report.header.get("incident") or report.id
        if which not in ("all", part(incident)) or only is not None and report.id not in only:
            continue
        chosen = report if annotator == 1 else files.second(report, corpus)
        document, problems = load(chosen) if chosen else (None, None)
        if problems and problems.errors:
            problems.show(warnings=False, out=sys.stderr)
            raise SystemExit(f"{report.id} has errors: nothing is exported")
        if document:
            entries = sheets.get(incident, {}).get("report", ())
            document["extra"] |= {"depends": next((e.get("depends", []) for e in entries if e.get("id") == report.id), []), "split": part(incident)}
            yield document


def text_alone(document):
    page = {"id": document["id"], "text": document["text"], "publisher": document["publisher"]["name"]}
    return page | ({"published": document["published"]["value"]} if document["published"] and document["published"]["value"] else {})


def main(argv=None, corpus=CORPUS):
    parser = argparse.ArgumentParser(prog="corpus/export", description="Prints annotated reports as JSON lines.")
    parser.add_argument("part", choices=(*PARTS, "all"))
    parser.add_argument("--annotator", type=int, choices=(1, 2), default=1, help="2: the second annotations")
    parser.add_argument("--texts", action="store_true", help="the texts alone, as input for the program")
    options = parser.parse_args(argv)
    shown = text_alone if options.texts else lambda document: document
    for line in [json.dumps(shown(d), ensure_ascii=False) for d in documents(options.part, options.annotator, corpus)]:
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
