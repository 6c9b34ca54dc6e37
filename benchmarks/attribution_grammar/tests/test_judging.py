"""The judge and the invariants on documents made by hand, and the words they are made from.

Problem: a judge that is wrong in one case in a hundred makes every figure wrong.
Idea: one sentence, one right document, and each way of being wrong done to it once.
"""
import copy
import unittest

import compose
import invariants
import run
from draw import Draw
from judge import judge
from sentences import Sentence

TEXT = "Mayor Ada Quill took office in March. She told TASS that rebels had shelled Ostrel."


def span(words, after=0):
    start = TEXT.index(words, after)
    return start, start + len(words)


def sentence():
    spans = {"N": [span("Mayor Ada Quill")], "X": [span("She")], "M1": [span("TASS")], "T": [span("shelled")]}
    tags = {"speaker": "pronoun", "cue": "told", "complement": "that-clause", "relay": "told M", "position": "before", "event": "ASSAULT"}
    return Sentence("a", TEXT, "Daily", span("shelled"), spans, [["M1 X".split()]], ["asserted"], ["neutral"], False, tags)


def document():
    mentions = [("e1", "Ada Quill"), ("e1", "She"), ("e2", "TASS"), ("e3", "rebels")]
    link = {"explicit": True, "branch": 0}
    chain = [{"role": "publisher", "entity": "e0", **link}, {"role": "medium", "entity": "e2", "span": span("TASS"), **link},
             {"role": "speaker", "entity": "e1", "span": span("She"), **link}]
    claim = {"id": "c1", "event": "v1", "about": ["occurrence"], "evidence": [span("rebels had shelled Ostrel")], "chain": chain,
             "force": "asserted", "stance": "neutral", "quote": "indirect"}
    return {"text": TEXT, "publisher": {"name": "Daily"}, "blocks": [], "times": [], "places": [], "quantities": [], "predicates": [],
            "mentions": [{"entity": e, "span": span(words)} for e, words in mentions],
            "entities": [{"id": e, "name": n, "type": t} for e, n, t in (("e0", "Daily", "MEDIA"), ("e1", "Ada Quill", "PER"), ("e2", "TASS", "MEDIA"),
                                                                         ("e3", "rebels", "ARMED_GROUP"), ("u1", None, "UNNAMED"))],
            "attributions": [{"id": "a1", "source": [span("She")], "cue": [span("told")], "content": [span("rebels had shelled Ostrel")],
                              "entity": "e1", "inside": None}],
            "events": [{"id": "v1", "trigger": [span("shelled")], "mentions": [span("shelled")], "arguments": []}], "claims": [claim]}


class Judging(unittest.TestCase):
    def fault(self, change):
        d = document()
        change(d)
        return " ".join(judge(d, sentence()).faults)

    def test_right(self):
        self.assertTrue(judge(document(), sentence()).exact)

    def test_each_fault(self):
        cases = [
            (lambda d: d["claims"].clear(), "event without a claim"),
            (lambda d: d["events"].clear(), "no event"),
            (lambda d: d["claims"][0].update(force="denied"), "force asserted read as denied | cue told"),
            (lambda d: d["claims"][0].update(stance="rejects"), "stance neutral read as rejects"),
            (lambda d: d["claims"][0]["chain"].pop(1), "chain M1 > X read as X | relay told M"),
            (lambda d: d["claims"][0].update(chain=d["claims"][0]["chain"][:1]), "read as the publisher"),
            (lambda d: d["claims"][0]["chain"][1].update(role="speaker"), "read as M1(speaker) > X"),
            (lambda d: d["claims"][0]["chain"][1].update(entity=None), "read as M1(no entity) > X"),
            (lambda d: d["claims"][0]["chain"][2].update(entity="e3", span=span("rebels")), "read as M1 > ?"),
            (lambda d: d["claims"][0]["chain"][2].update(entity="u1", span=None), "read as M1 > U"),
            (lambda d: d["mentions"].pop(0), "read as M1 > X(pronoun alone)"),
            (lambda d: d["claims"].append(copy.deepcopy(d["claims"][0]) | {"force": "alleged"}), "a second, wrong claim"),
        ]
        for change, message in cases:
            with self.subTest(message):
                self.assertIn(message, self.fault(change))

    def test_casualties_are_claims_of_their_own(self):
        self.assertEqual(self.fault(lambda d: d["claims"].append(d["claims"][0] | {"about": ["casualties"], "force": "denied"})), "")


class Invariants(unittest.TestCase):
    def test_right(self):
        self.assertEqual(invariants.broken(document(), sentence()), [])

    def test_each_rule(self):
        cases = [
            (lambda d: d["claims"][0]["chain"].pop(0), "does not start with the publisher"),
            (lambda d: d["claims"][0]["chain"][1].update(entity="e9"), "an entity that is not there"),
            (lambda d: d["claims"][0].update(evidence=[]), "claim without evidence"),
            (lambda d: d["claims"][0].update(evidence=[(3, 3)]), "outside the text or empty"),
            (lambda d: d["claims"][0].update(evidence=[(60, 10 ** 6)]), "outside the text or empty"),
            (lambda d: d["mentions"][0].update(span=(5, 9)), "blanks at its ends"),
            (lambda d: d["claims"][0].update(force="said"), "force said"),
            (lambda d: d["claims"][0].update(stance="likes"), "stance likes"),
            (lambda d: d["claims"][0].update(chain=d["claims"][0]["chain"] + d["claims"][0]["chain"][1:] * 8), "deeper than 16"),
            (lambda d: d["attributions"][0].update(inside="a1"), "in a ring"),
            (lambda d: d.update(text=TEXT + " "), "not the one that was given"),
        ]
        for change, message in cases:
            with self.subTest(message):
                d = document()
                change(d)
                self.assertIn(message, " ".join(invariants.broken(d, sentence())))


class Composing(unittest.TestCase):
    def test_finish(self):
        cases = [
            ("according to [X:a editor], who,, it rained", "According to [X:an editor], who, it rained."),
            ('"it rained", he said', '"It rained," he said.'),
            ('he said it "rained all day"', 'He said it "rained all day."'),
            ("said Veld, the mayor,", "Said Veld, the mayor."),
            ('he said: "No."', 'He said: "No."'),
        ]
        for rough, clean in cases:
            self.assertEqual(compose.finish(rough), clean)

    def test_expand_and_unmark(self):
        marked = compose.expand("{^a} {b}", {"a": "the {c}", "b": "[T:fell]", "c": "[X:roof]"})
        self.assertEqual(compose.unmark(marked), ("The roof fell", {"X": [(4, 8)], "T": [(9, 13)]}))
        self.assertEqual(compose.curly('"a" and "b"'), "“a” and “b”")

    def test_draw(self):
        self.assertEqual(Draw("k").two("x", "ab"), Draw("k").two("x", "ab"))
        self.assertTrue(all(a != b for a, b in (Draw(str(i)).two("x", "abc") for i in range(100))))

    def test_sample_and_part(self):
        items = [sentence() for _ in range(1000)]
        self.assertEqual([len(run.every(items, n)) for n in (1000, 100, 1)], [1000, 100, 1])
        self.assertEqual(len(run.only(items, "cue=told")), 1000)
        for wrong in ("cue=sang", "colour=red", "opera"):
            self.assertRaises((ValueError, KeyError), run.only, items, wrong)


if __name__ == "__main__":
    unittest.main()
