"""The worked example and what may go wrong in an annotation.

Problem: a checker that lets a slip through, or a span that is one character off, is seen by nobody later.
Idea: the example of the guide is exported and read back; each rule is broken once in a copy of it.
"""
import contextlib
import io
import json
import tempfile
import unittest
from pathlib import Path

import agreement
import check
import counts
import export
import measure
import repeats
import report as files
from load import load
from rules import CORPUS
from split import part

EXAMPLE = Path(__file__).parent / "example"
SOURCE = (EXAMPLE / "reports" / "Z01a.txt").read_text(encoding="utf-8")


def run(main, *argv, corpus=EXAMPLE):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        code = main([str(a) for a in argv], corpus)
    return code, out.getvalue()


def document():
    return next(export.documents("all", corpus=EXAMPLE))


class Broken(unittest.TestCase):
    """The example with one thing changed: the messages it gives."""

    def messages(self, old, new):
        self.assertIn(old, SOURCE)
        with tempfile.TemporaryDirectory() as folder:
            for name in ("reports", "incidents"):
                (Path(folder) / name).mkdir()
            (Path(folder) / "incidents" / "Z01.toml").write_bytes((EXAMPLE / "incidents" / "Z01.toml").read_bytes())
            path = Path(folder) / "reports" / "Z01a.txt"
            path.write_text(SOURCE.replace(old, new, 1), encoding="utf-8")
            code, out = run(check.main, path)
        self.assertEqual(code, 1, out)
        return out

    def test_each_rule(self):
        cases = [
            ("c4 v1 actor | e0 > e3 | accused neutral | the army of the attack", "c4 v1 actor | e0 > e3 | accused neutral | the army of an attack",
             "not in the text: 'the army of an attack'; nearest: 'the army of the attack'"),
            ("| fired | attack", "| fire | attack", "not on word borders: 'fire'"),
            ("| fired | attack", "| fired #3 | attack", "'fired' occurs 1 times, not 3"),
            ("c7 v1 actor,means | e0 > e7 > e8", "c7 v1 actor,means | e7 > e8", "start with the publisher"),
            ("c7 v1 actor,means | e0 > e7 > e8", "c7 v1 actor,means | e0 > e7 > e77", "e77 is not among the entities"),
            ("alleged rejects", "alleged doubts", "no stance: 'doubts'"), ("accused neutral", "blamed neutral", "no force: 'blamed'"),
            ("v1 ASSAULT drone", "v1 ASSAULT drones", "no mode of ASSAULT: 'drones'"), ("v1 ASSAULT drone", "v1 ATTACK", "no type: 'ATTACK'"),
            ("c9 v4", "c9 v1", "v4 has no claim"), ("| requested no |", "| requested yes |", "one of the two is wrong"),
            ("at l2 on t2", "at l7 on t2", "l7 is not among the places"), ("= killed 4 4 - at_least", "= dead 4", "no kind of quantity: 'dead'"),
            ("= killed 4 4 - at_least", "= killed 4 3 - at_least", "not in order"), ("= 2019-05-09\n", "= 2019-13-09\n", "not a day"),
            ("victim e11 four workers", "victim e11 residents", "touches no mention of e11"), ("e0 MEDIA Sahel Courier", "e0 MEDIA Sahel Post", "e0 is the publisher"),
            ("[labels]", "[label]", "no section of this name"), ("e9 by e0 | so-called", "e9 by e0 | Thursday", "lies in no mention of e9"),
            ("kind: local_independent", "kind: agency", "in the fact sheet"), ("kind: local_independent", "kind: blog", "no kind of source"),
            ("a7 in a6", "a7 in a9", "does not lie in that of a9"), ("| Courier #1,2", "| Courier #1 | Courier", "already a mention of e0"),
        ]
        for old, new, message in cases:
            with self.subTest(message):
                self.assertIn(message, self.messages(old, new))

    def test_the_line_is_named(self):
        out = self.messages("accused neutral", "blamed neutral")
        line = 1 + SOURCE[:SOURCE.index("c4 v1")].count("\n")
        self.assertIn(f"Z01a.txt:{line}: no force", out)


class Whole(unittest.TestCase):
    def test_example_is_right(self):
        code, out = run(check.main)
        self.assertEqual(code, 0, out)
        self.assertIn("1 files, 0 not yet annotated, 0 errors", out)
        self.assertEqual(run(check.main, "--quotas")[0], 1)

    def test_spans_are_code_points_of_the_quoted_words(self):
        d = document()
        text = d["text"]
        self.assertTrue(text.startswith("Drone strike on mill") and text.endswith("looted overnight."))
        event = d["events"][0]
        self.assertEqual([text[a:b] for a, b in event["mentions"]], ["Drone strike", "fired", "attack"])
        self.assertEqual([text[slice(*a["span"])] for a in event["arguments"]], ["a flour mill", "four workers", "two missiles"])
        self.assertEqual(d["times"][1]["value"], "2019-03")
        for span in (m["span"] for m in d["mentions"]):
            before, after = text[span[0] - 1:span[0]], text[span[1]:span[1] + 1]
            self.assertFalse(before.isalnum() or after.isalnum(), text[slice(*span)])

    def test_chains(self):
        claims = {c["id"]: c for c in document()["claims"]}
        self.assertEqual([(k["role"], k["entity"], k["branch"]) for k in claims["c2"]["chain"]],
                         [("publisher", "e0", 0), ("speaker", "e1", 0), ("speaker", "e2", 1)])
        self.assertEqual([k["role"] for k in claims["c7"]["chain"]], ["publisher", "medium", "speaker"])
        self.assertEqual(claims["c5"]["chain"][1]["for"], "e4")
        self.assertEqual([[k["entity"] for k in c] for c in claims["c8"]["alt_chains"]], [["e0"]])

    def test_mentions_attributions_labels(self):
        d = document()
        kinds = {(m["entity"], d["text"][slice(*m["span"])]): m for m in d["mentions"]}
        self.assertEqual(kinds["e3", "He"]["kind"], "pronoun")
        self.assertEqual(kinds["e3", "Sami Darro"]["kind"], "name")
        self.assertEqual(kinds["e8", "a herder"]["kind"], "nominal")
        self.assertEqual((kinds["e9", "the so-called Harvest Brigade"]["label"], kinds["e9", "the so-called Harvest Brigade"]["label_by"]), ("so-called", "e0"))
        said = {a["id"]: a for a in d["attributions"]}
        self.assertEqual((said["a3"]["entity"], said["a3"]["quote"], said["a8"]["source"], said["a7"]["inside"]), ("e3", "direct", [], "a6"))

    def test_counts(self):
        n = counts.of_document(document())
        self.assertEqual((n["chains of 2 links"], n["chains of 3 links and more"], n["claims with parallel branches"], n["claims of nobody named"]), (6, 2, 2, 1))
        self.assertEqual((n["force denied"], n["stance rejects"], n["layer requested"], n["quantity munitions"], n["loaded labels"]), (1, 1, 1, 1, 1))

    def test_export_is_one_line_a_report(self):
        code, out = run(export.main, "all")
        self.assertEqual((code, [json.loads(line)["id"] for line in out.splitlines()]), (0, ["Z01a"]))
        self.assertEqual(run(export.main, part("Z01"))[1], out)

    def test_measure(self):
        with tempfile.TemporaryDirectory() as folder:
            found, floors = Path(folder) / "found.jsonl", Path(folder) / "floors"
            floors.write_text("# a remark\nevents 95\n", encoding="utf-8")
            gold = document()
            found.write_text(json.dumps(gold) + "\n", encoding="utf-8")
            code, out = run(measure.main, "all", found, "--floors", floors)
            self.assertEqual((code, {line.split()[1] for line in out.splitlines()}), (0, {"100.0"}), out)
            gold["events"][0]["layer"] = "background"
            found.write_text(json.dumps(gold) + "\n", encoding="utf-8")
            with contextlib.redirect_stderr(io.StringIO()) as err:
                code, out = run(measure.main, "all", found, "--floors", floors)
            self.assertEqual(code, 1)
            self.assertIn("events is 83.3, below its floor of 95", err.getvalue())

    def test_second_annotation(self):
        with tempfile.TemporaryDirectory() as folder:
            for name in ("reports", "incidents", "second"):
                (Path(folder) / name).mkdir()
            (Path(folder) / "reports" / "Z01a.txt").write_text(SOURCE, encoding="utf-8")
            other = SOURCE.split("=== annotation\n")[1].replace("annotator: 1", "annotator: 2").replace("e0 > e3 | accused neutral", "e0 > e5 | accused distances")
            (Path(folder) / "second" / "Z01a.txt").write_text(other, encoding="utf-8")
            code, out = run(agreement.main, "--differences", "--out", Path(folder) / "out", corpus=Path(folder))
        self.assertEqual(code, 0)
        self.assertIn("Sami Darro < > spokesman of the army", out)
        self.assertIn("stance neutral < > distances", out)
        self.assertEqual(out.count("<"), 2, out)

    def test_repeats(self):
        one, two = files.Report(Path("A"), {"incident": "A"}, "shells fell on the old harbour at noon today"), files.Report(Path("B"), {"incident": "B"}, "Shells fell on the old harbour!")
        self.assertEqual(repeats.repeated([one, two]), [(("shells", "fell", "on", "the", "old", "harbour"), ["A", "B"])])
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "x.json").write_text('{"t": "Shells fell on\\nthe old harbour at noon"}')
            self.assertEqual(len(repeats.shared([one], folder)[0]), 1)

    def test_split_is_stable(self):
        self.assertEqual([part(i) for i in ("A01", "A02", "A14", "C07", "Z01")], STABLE)
        parts = [part(f"{letter}{n:02}") for letter in "ABCDEF" for n in range(1, 20)]
        self.assertTrue(0.6 < parts.count("train") / len(parts) < 0.8)

    def test_guide_holds_the_example(self):
        guide = (CORPUS.parent / "docs" / "annotation.md").read_text(encoding="utf-8")
        for line in SOURCE.split("=== annotation\n")[1].rstrip("\n").split("\n"):
            self.assertIn("    " + line, guide)

    def test_unannotated_is_no_error(self):
        report = files.Report(Path("X01a.txt"), {"report": "X01a"}, "Text.")
        self.assertEqual((load(report)[0], load(report)[1].errors), (None, []))


STABLE = ["test", "train", "train", "test", "test"]
