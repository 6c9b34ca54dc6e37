"""Sentences, kinds of mention, quotation marks: small readings of the text that spare the annotator a column.

Problem: whether a mention is a name, a noun or a pronoun, whether content runs over a sentence's end, and whether words stand
in quotation marks can be seen in the text; asking people for it costs time and brings slips.
Idea: plain rules; where one is wrong, nothing but a count or a display field suffers.
"""
import re

from quote import fold
from rules import PRONOUNS

END = re.compile(r"[.!?][\"'”’)\]]*(?=\s)|\n+")
SHORT = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Maj|Capt|Sgt|Brig|Adm|Gov|Sen|Rep|St|No|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|"
                   r"[A-Z]|[ap]\.m|km|approx|e\.g|i\.e|U\.S|U\.N)\.$")
SMALL = frozenset("of in at from for on near with by to who that which under and behind outside inside".split())


def sentence_ends(text):
    """Where sentences end, abbreviations aside."""
    return [m.end() for m in END.finditer(text) if m.group().startswith("\n") or not SHORT.search(text[:m.start() + 1][-12:])]


def sentence_of(ends, position):
    """The number of the sentence that holds a position."""
    return sum(end <= position for end in ends)


def sentences_touched(text, spans, ends=None):
    """How many sentences have words in the spans."""
    ends = sentence_ends(text) if ends is None else ends
    words = [start + m.start() for start, end in spans for m in re.finditer(r"\w+", text[start:end])]
    return len({sentence_of(ends, w) for w in words})


def head_word(words):
    """The word that a mention is built on: the last one before a preposition or comma."""
    tokens = re.sub(r"'s?$", "", fold(words)).split(",")[0].split()
    for i, token in enumerate(tokens):
        if i and token.lower() in SMALL:
            return tokens[i - 1]
    return tokens[-1] if tokens else ""


def starts_sentence(text, at):
    before = text[:at].rstrip(" \t\u00a0\"'“‘([—–-")
    return not before or before[-1] in ".!?:\n"


def mention_kind(text, span, entity):
    """name, nominal or pronoun."""
    words = text[span[0]:span[1]]
    if re.sub(r"\W", "", words.lower()) in PRONOUNS:
        return "pronoun"
    head, name = head_word(words), entity.get("name") or ""
    capital = head[:1].isupper() or head[:1].isdigit()
    if entity["type"] == "UNNAMED" or not capital:
        return "nominal"
    called = [w for w in re.findall(r"[\w'-]+", fold(name)) if w.lower() == head.lower()]
    shouted = text.upper() == text
    if called:
        return "name" if any(w[:1].isupper() or w[:1].isdigit() for w in called) else "nominal"
    return "nominal" if shouted or starts_sentence(text, span[0]) and len(words.split()) == 1 and entity["type"] in ("GROUP", "PER", "ORG", "MEDIA") else "name"


def inside_quotes(text):
    """For each character: does it stand between double quotation marks? A paragraph's end closes them."""
    flags, open_ = [], False
    for i, character in enumerate(text):
        if character == "“":
            open_ = True
        elif character in "”\n":
            open_ = False
        elif character == '"':
            open_ = not open_
        flags.append(open_ and character not in "“\"")
    return flags


def quote_kind(text, spans, flags=None):
    """direct, mixed or indirect, by the share of the words in quotation marks."""
    flags = inside_quotes(text) if flags is None else flags
    letters = [flags[i] for start, end in spans for i in range(start, end) if text[i].isalnum()]
    share = sum(letters) / len(letters) if letters else 0.0
    return "direct" if share > 0.95 else "mixed" if share > 0.1 else "indirect"
