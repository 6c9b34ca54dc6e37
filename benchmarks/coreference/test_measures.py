import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import clusters  # noqa: E402
import gum  # noqa: E402
import sources  # noqa: E402


class Clusters(unittest.TestCase):
    # The worked example of Pradhan et al. (2014), section 4: key {a b c} {d e f g}, response {a b} {c d} {f g h i}.
    key = {i: 1 for i in "abc"} | {i: 2 for i in "defg"}
    response = {i: 1 for i in "ab"} | {i: 2 for i in "cd"} | {i: 3 for i in "fghi"}

    def test_muc(self):
        self.assertAlmostEqual(clusters.muc(self.key, self.response), 0.40)
        self.assertAlmostEqual(clusters.muc(self.response, self.key), 0.40)

    def test_b_cubed(self):
        self.assertAlmostEqual(clusters.b_cubed(self.key, self.response), 0.42, places=2)
        self.assertAlmostEqual(clusters.b_cubed(self.response, self.key), 0.50, places=2)

    def test_ceaf(self):
        precision, recall = clusters.ceaf_e(self.key, self.response)
        self.assertAlmostEqual(precision, 0.43, places=2)
        self.assertAlmostEqual(recall, 0.65, places=2)

    def test_assignment_takes_the_best_sum(self):
        self.assertAlmostEqual(clusters.assignment([[0.9, 0.8], [0.8, 0.1], [0.0, 0.0]]), 1.6)


class Gum(unittest.TestCase):
    def test_nested_marks(self):
        words = [{"marks": m, "head": h, "upos": u} for m, h, u in
                 (("(1-person-new(2-place-new)", 1, "PROPN"), ("1)", -1, "NOUN"), ("(1-person-giv)", 1, "PRON"))]
        self.assertEqual(gum.spans(words), [("2", "place", 0, 1), ("1", "person", 0, 2), ("1", "person", 2, 3)])
        self.assertEqual(gum.gold_heads(words, False)[0], {0: "2", 1: "1"})
        self.assertEqual(gum.gold_heads(words, True)[0], {0: "2", 1: "1", 2: "1"})


class Sources(unittest.TestCase):
    text = "Ann Lee came. A guard saw her. She said no."

    def gold(self):
        spans = {"m1": (0, 7, "name", "e1"), "m2": (14, 21, "nominal", "e2"), "m3": (26, 29, "pronoun", "e1"),
                 "m4": (31, 34, "pronoun", "e1")}
        return {"extra": {"id": "x"}, "text": self.text, "entities": [{"id": "e1", "name": "Ann Lee"}, {"id": "e2", "name": "guard"}],
                "mentions": [{"id": i, "span": [b, e], "kind": k, "entity": n} for i, (b, e, k, n) in spans.items()],
                "attributions": [{"source": [[31, 34]], "entity": "e1"}, {"source": [[14, 21]], "entity": "e2"}]}

    def right(self, *entities):
        predicted = dict(self.gold(), entities=[{"id": i, "name": i} for i in "abc"])
        predicted["mentions"] = [dict(m, entity=e) for m, e in zip(predicted["mentions"], entities) if e]
        rows = sources.measure([self.gold()], [predicted], False)
        return rows["pronouns"]["right"], rows["role nouns"]["right"]

    def test_right_and_wrong_entities(self):
        self.assertEqual(self.right("a", "b", "a", "a"), (1, 1))
        self.assertEqual(self.right("a", "b", "a", "b"), (0, 0))   # the guard said it, and is two people
        self.assertEqual(self.right("a", "b", "c", "c"), (0, 1))   # she, but not that she is Ann Lee
        self.assertEqual(self.right("a", "b", "a", None), (0, 1))  # nobody said it

    def test_the_publisher_is_known_by_its_name(self):
        mentions = [{"id": "m1", "span": [0, 17], "kind": "name", "entity": "e1"}, {"id": "m2", "span": [24, 38], "kind": "nominal", "entity": "e1"}]
        gold = {"extra": {"id": "x"}, "text": "The Calder Herald came. This newspaper saw it.", "publisher": {"name": "Calder Herald"},
                "entities": [{"id": "e1", "name": "Calder Herald"}], "mentions": mentions, "attributions": [{"source": [[24, 38]], "entity": "e1"}]}
        apart = [dict(m, entity=e) for m, e in zip(mentions, "ab")]
        for name, right in (("Calder Herald", 1), ("Melbury Post", 0)):
            rows = sources.measure([gold], [dict(gold, mentions=apart, entities=[{"id": "a", "name": "x"}, {"id": "b", "name": name}])], False)
            self.assertEqual(rows["role nouns"]["right"], right, name)


if __name__ == "__main__":
    unittest.main()
