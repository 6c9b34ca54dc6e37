"""The generator: how many, all different, well formed, and in English.

Problem: a mistake in a pattern makes a thousand wrong sentences, and the program is then blamed for them.
Idea: every sentence is made once here and held to plain rules of writing; what a rule cannot see is left to readers of a sample.
"""
import re
import unittest
from itertools import islice

from invariants import FORCES, STANCES
from load import FAMILIES, TYPES, contents
from sentences import sentences

ALL = list(sentences())
SOME = ALL[::11]     # rules of writing are held to these; 11 shares no factor with the sizes of the parts, so each kind comes up
MARKS = "“”\""


def first(rule):
    """The first sentence that breaks a rule, for the message."""
    return next((s.text for s in SOME if rule(s)), None)


class Generator(unittest.TestCase):
    def none(self, rule):
        self.assertIsNone(first(rule))

    def test_count_and_difference(self):
        self.assertGreaterEqual(len(ALL), 50_000)
        self.assertEqual(len({s.text for s in ALL}), len(ALL))
        self.assertEqual(len({s.id for s in ALL}), len(ALL))

    def test_same_again(self):
        again = [(s.id, s.text, s.chains, s.spans) for s in islice(sentences(), 5000)]
        self.assertEqual(again, [(s.id, s.text, s.chains, s.spans) for s in ALL[:5000]])

    def test_every_part_is_there(self):
        self.assertEqual({s.tags["part"] for s in ALL}, set(FAMILIES))
        self.assertEqual({s.tags["event"] for s in ALL}, set(TYPES))
        self.assertEqual({s.tags["depth"] for s in ALL}, {"0", "1", "2", "3"})
        self.assertEqual({s.tags["position"] for s in ALL}, {"none", "before", "after", "after, inverted", "middle"})

    def test_gold(self):
        forms = {form for several in contents()[0].values() for content in several for form in content["form"]}
        self.none(lambda s: s.text[slice(*s.trigger)] not in forms)
        self.none(lambda s: any(label != "U" and label not in s.spans for chain in s.chains for branch in chain for label in branch))
        self.none(lambda s: any(not s.text[a:b].strip() or s.text[a:b] != s.text[a:b].strip() for several in s.spans.values() for a, b in several))
        self.none(lambda s: not s.force or not s.stance or not set(s.force) <= FORCES or not set(s.stance) <= STANCES)
        self.none(lambda s: len({s.text[slice(*s.spans[m][0])] for m in ("M1", "M2") if m in s.spans}) != sum(m in s.spans for m in ("M1", "M2")))

    def test_pronouns_have_their_name_before_them(self):
        self.none(lambda s: s.tags["speaker"].startswith("pronoun") and not s.spans["N"][0][1] < s.spans["X"][0][0])
        self.none(lambda s: s.tags["speaker"].startswith("pronoun") and s.text[slice(*s.spans["X"][0])].lower() not in
                  ("he", "she", "it", "him", "her", "his", "its"))


class English(unittest.TestCase):
    def nowhere(self, pattern):
        found = re.compile(pattern)
        self.assertIsNone(first(lambda s: found.search(s.text)))

    def test_nothing_is_left_of_the_patterns(self):
        self.nowhere(r"[{}\[\]]|  | [,.;:]|,,|,\.|\.\.|\w:\w")

    def test_articles(self):
        self.nowhere(r"\b[Aa] (?!uni|one|eu)[aeiouAEIOU]")
        self.nowhere(r"\b[Aa]n [^aeiouAEIOU]")
        self.nowhere(r"\b[Tt]he [Tt]he\b|\b([Aa]|[Aa]n) (a|an|the)\b")

    def test_capitals(self):
        self.assertIsNone(first(lambda s: not re.match(rf"[{MARKS}]?[A-Z]", s.text)))
        self.nowhere(rf"[.][{MARKS}]? [{MARKS}]?[a-z]")
        self.nowhere(rf": [{MARKS}][a-z]")

    def test_ends(self):
        self.assertIsNone(first(lambda s: not re.search(r"\.[”\"]?$", s.text)))
        self.nowhere(rf"[a-z][{MARKS}],|[a-z][”\"]\.")

    def test_one_to_three_sentences(self):
        self.assertEqual({len(re.findall(rf"\.[{MARKS}]?(?: |$)", s.text)) for s in ALL}, {1, 2, 3})

    def test_quotation_marks_pair(self):
        self.assertIsNone(first(lambda s: s.text.count("“") != s.text.count("”") or s.text.count('"') % 2))
        self.nowhere(r"“[^”]*“|”[^“]*”|” ?\w+”|\w“|” ?\.$")

    def test_verbs_agree(self):
        plural = re.compile(r"\b(residents|witnesses|officials|workers|doctors|officers|lawmakers|guards|rebels|soldiers) was\b")
        self.nowhere(plural.pattern)
        self.nowhere(r"\b(she|he|it) were\b|\bhad (had|has|was|did)\b|\bthat that\b|\bto to\b")

    def test_pronouns_agree(self):
        self.assertIsNone(first(lambda s: re.search(r"\bspokeswoman\b", s.text) and re.search(r"\b[Hh]e\b", s.text)))


if __name__ == "__main__":
    unittest.main()
