"""The command: generate, run, compare, print.

Problem: a full run takes minutes; whoever changes a rule wants an answer in seconds, and the same answer tomorrow.
A sample of every k-th sentence keeps time with the loops of the grammar: it may hold no arrest at all.
Idea: one sentence of every k in order, but not always at the same place of the k: no cue is passed over, and nothing is drawn at random.
"""
import argparse
import signal
import sys

import invariants
import judge
from load import FAMILIES
from program import Failed, documents
from report import DIMENSIONS, Report
from sentences import sentences

AGAIN = 200  # texts that are annotated twice
WORST = 40
GOLDEN = (5 ** 0.5 - 1) / 2


def parser(text):
    p = argparse.ArgumentParser(prog="benchmarks/grammar", description=text, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("program", metavar="PROGRAM", help="the dateline to run")
    p.add_argument("--sample", type=int, metavar="N", help="about N sentences, evenly from all")
    p.add_argument("--worst", action="store_true", help=f"show the {WORST} most frequent kinds of failure, each with an example")
    p.add_argument("--only", metavar="PART", help=f"one part of the grammar ({', '.join(FAMILIES)}), or one row, as in cue=denied or depth=3")
    p.add_argument("--floor", type=float, default=0, metavar="PERCENT", help="exit status 1 if fewer sentences are exact")
    p.add_argument("--threads", type=int, default=1, help="threads of the program (default 1)")
    return p


def only(all_sentences, part):
    dimension, _, value = part.partition("=") if "=" in part else ("part", "", part)
    if dimension not in DIMENSIONS:
        raise ValueError(f"--only {part}: no such dimension; there are {', '.join(DIMENSIONS)}")
    chosen = [s for s in all_sentences if s.tags[dimension] == value]
    if not chosen:
        raise ValueError(f"--only {part}: there are {', '.join(sorted({s.tags[dimension] for s in all_sentences}))}")
    return chosen


def every(all_sentences, about):
    """One of every k, so that about that many remain: of each stretch of k the one that the golden ratio points at."""
    k = max(1, round(len(all_sentences) / max(1, about)))
    picked = (start + int(k * (start // k * GOLDEN % 1)) for start in range(0, len(all_sentences), k))
    return [all_sentences[at] for at in picked if at < len(all_sentences)]


def compare(program, chosen, threads):
    report, hashes = Report(), {}
    for sentence, document, digest in documents(program, chosen, threads):
        verdict = judge.judge(document, sentence)
        report.add(sentence, verdict, invariants.broken(document, sentence), judge.gold_words(sentence))
        hashes[sentence.id] = digest
    again = every(chosen, AGAIN)[::-1]  # in another order, beside other texts
    for sentence, _, digest in documents(program, again, threads):
        if hashes[sentence.id] != digest:
            report.break_rule("another output for the same text", sentence)
    return report


def main(text, argv=None):
    options = parser(text).parse_args(argv)
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    try:
        chosen = list(sentences())
        chosen = only(chosen, options.only) if options.only else chosen
        chosen = every(chosen, options.sample) if options.sample else chosen
        report = compare(options.program, chosen, options.threads)
    except (ValueError, Failed, OSError) as error:
        print(f"benchmarks/grammar: {error}", file=sys.stderr)
        return 2
    print(f"{report.sentences} sentences")
    report.print_invariants()
    report.print_accuracy()
    if options.worst:
        report.print_worst(WORST)
    exact = report.exact()
    if exact < options.floor:
        print(f"benchmarks/grammar: {exact:.1f} % exact, {options.floor:g} asked for", file=sys.stderr)
    return 1 if report.broken or exact < options.floor else 0
