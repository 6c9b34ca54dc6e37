"""The figures: accuracy in total and by each dimension, and the kinds of failure.

Problem: one percentage over 50,000 sentences says that something is wrong, not what.
Idea: the same verdicts counted once for each dimension of the grammar, worst rows first; and faults grouped by their kind, so that one
example stands for thousands.
"""
from collections import Counter

DIMENSIONS = ("part", "speaker", "cue", "complement", "relay", "depth", "position", "event")


class Rows:
    """Counts of one dimension or of all: n, exact, chain, force, stance."""

    def __init__(self):
        self.counts = {}

    def add(self, row, verdict):
        count = self.counts.setdefault(row, Counter())
        count.update(n=1, exact=verdict.exact, chain=verdict.chain, force=verdict.force, stance=verdict.stance)

    def lines(self):
        """Worst first; equal ones by name."""
        def share(count, what):
            return 100 * count[what] / count["n"]
        for row, c in sorted(self.counts.items(), key=lambda item: (share(item[1], "exact"), item[0])):
            yield f"  {row:<44}{c['n']:>8}" + "".join(f"{share(c, what):>8.1f}" for what in ("exact", "chain", "force", "stance"))


class Report:
    def __init__(self):
        self.sentences, self.total, self.rows = 0, Rows(), {d: Rows() for d in DIMENSIONS}
        self.kinds, self.examples, self.broken, self.broken_at = Counter(), {}, Counter(), {}

    def add(self, sentence, verdict, complaints, gold):
        self.sentences += 1
        self.total.add("all", verdict)
        for dimension, rows in self.rows.items():
            rows.add(sentence.tags[dimension], verdict)
        for kind in verdict.faults:
            self.kinds[kind] += 1
            self.examples.setdefault(kind, (sentence, gold, verdict.found))
        for complaint in complaints:
            self.break_rule(complaint, sentence)

    def exact(self):
        """Per cent of the sentences."""
        return 100 * self.total.counts["all"]["exact"] / self.sentences

    def break_rule(self, complaint, sentence):
        self.broken[complaint] += 1
        self.broken_at.setdefault(complaint, sentence)

    def print_invariants(self):
        print(f"INVARIANTS: {'hold' if not self.broken else 'BROKEN'}")
        for complaint, count in sorted(self.broken.items(), key=lambda item: (-item[1], item[0])):
            sentence = self.broken_at[complaint]
            print(f"  {count:>6}  {complaint}\n          {sentence.id}: {sentence.text}")

    def print_accuracy(self):
        print(f"\nACCURACY, per cent of sentences\n  {'':<44}{'n':>8}{'exact':>8}{'chain':>8}{'force':>8}{'stance':>8}")
        print("\n".join(self.total.lines()))
        for dimension in DIMENSIONS:
            print(f" by {dimension}")
            print("\n".join(self.rows[dimension].lines()))

    def print_worst(self, number):
        print(f"\nKINDS OF FAILURE ({len(self.kinds)} in all; chain labels: X, Y speakers, B the body spoken for, M1 M2 media, P a person who passes on, "
              "U nobody named, ? somebody else)")
        for kind, count in sorted(self.kinds.items(), key=lambda item: (-item[1], item[0]))[:number]:
            sentence, gold, found = self.examples[kind]
            right = f"{gold}; {' or '.join(sentence.force)}, {' or '.join(sentence.stance)}"
            print(f"{count:>6}  {kind}\n        {sentence.id}: {sentence.text}\n        gold   {right}\n        found  {found}")
