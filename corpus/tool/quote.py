"""Quoted words -> spans in code points.

Problem: people point into a text by its words; the format wants offsets, and each must be checked.
Idea: words are looked for exactly and on word borders, but curly quotes, dashes and kinds of space count as their plain forms
(each replaced by one character, so offsets hold), and a space stands for any run of white space. Forms:

    words           the first occurrence, or the one nearest to a given place
    words #2        the second; `#2,5` both; `#all` every one (where several spans are allowed)
    left [words] right   the words in brackets, found by their context
    first ... last  from the first occurrence of `first` to the next `last`
    one + two       several spans; each is looked for after the one before it
"""
import difflib
import functools
import re

PLAIN = str.maketrans({**dict.fromkeys("’‘ʼ′`´", "'"), **dict.fromkeys("“”„«»″", '"'), **dict.fromkeys("–—‑‐−", "-"),
                       **dict.fromkeys("\u00a0\u202f\u2009\u2002\u2003\t", " ")})
NUMBER = re.compile(r"\s+#(all|\d+(?:\s*,\s*\d+)*)$")
BRACKETS = re.compile(r"^(.*?)\[(.+?)\](.*)$", re.DOTALL)
BREAK = re.compile(r"[.!?][\"'”’)]*\s|\n")


class QuoteError(ValueError):
    """What could not be found, in words for the annotator."""


@functools.lru_cache(maxsize=4096)
def fold(text):
    """The text with plain quotes, dashes and spaces; the same length."""
    return text.translate(PLAIN)


def border(words, at_start):
    """The condition on the neighbouring character, if the quotation begins (ends) within or on a word."""
    edge = words[:1] if at_start else words[-1:]
    return ("(?<!\\w)" if at_start else "(?!\\w)") if re.match(r"\w", edge) else ""


def pattern(words):
    return r"\s+".join(re.escape(part) for part in re.split(r"\s+", words))


@functools.lru_cache(maxsize=65536)
def occurrences(text, words):
    """All spans of the exact words on word borders, a tuple."""
    words = fold(words).strip()
    if not words or words.split(None, 1)[0] not in fold(text):        # spares the compiling
        return ()
    found = re.finditer(border(words, True) + pattern(words) + border(words, False), fold(text))
    return tuple(m.span() for m in found)


def in_context(text, left, words, right):
    """All spans of `words` between its left and right context."""
    left, words, right = fold(left), fold(words).strip(), fold(right)
    inner = f"({border(words, True)}{pattern(words)}{border(words, False)})"
    whole = border(left.strip(), True) * bool(left.strip()) + pattern(left.lstrip()) + inner + pattern(right.rstrip())
    whole += border(right.strip(), False) * bool(right.strip())
    return [m.span(1) for m in re.finditer(whole, fold(text))]


def from_to(text, first, last):
    """All spans from an occurrence of `first` to the next `last`."""
    ends = occurrences(text, last)
    found = []
    for start, end in occurrences(text, first):
        close = next((e for s, e in ends if s >= end), None)
        if close is not None:
            found.append((start, close))
    return found


def candidates(text, words):
    """All spans that a quotation without its number may mean."""
    exact = occurrences(text, words)
    if exact:
        return exact
    match = BRACKETS.match(words)
    if match:
        return in_context(text, *match.groups())
    parts = re.split(r"\s+(?:\.\.\.|…)\s+", words)
    return from_to(text, *parts) if len(parts) == 2 else []


def distance(text, span, near):
    """Characters between two spans; a sentence or line border between them counts 200, lying inside each other 150."""
    if span[0] < near[1] and near[0] < span[1]:
        return 150
    left, right = sorted((span, near))
    gap = text[left[1]:right[0]] if right[0] > left[1] else ""
    return len(gap) + 200 * len(BREAK.findall(gap))


def nearest_text(text, words):
    """The words of the text that look most like the quotation, for the message."""
    tokens, size = [m.span() for m in re.finditer(r"\S+", text)], max(1, len(words.split()))
    windows = [text[tokens[i][0]:tokens[min(i + size, len(tokens)) - 1][1]] for i in range(max(1, len(tokens) - size + 1))] if tokens else []
    matcher = difflib.SequenceMatcher(b=words, autojunk=False)
    best = (0.0, "")
    for window in windows:
        matcher.set_seq1(window)
        if matcher.quick_ratio() > best[0]:
            best = max(best, (matcher.ratio(), window))
    return best[1].strip(".,;:!?")


def missing(text, words):
    everywhere = fold(text).find(fold(words)) if words else -1
    if everywhere >= 0:
        return QuoteError(f"not on word borders: '{words}'")
    near = nearest_text(text, words)
    return QuoteError(f"not in the text: '{words}'" + (f"; nearest: '{near}'" if near else ""))


def find(text, quotation, near=None, many=False):
    """The spans of one quotation (one unless `many`); `near`: the span beside which an unnumbered quotation is looked for."""
    quotation = quotation.strip()
    number, words = None, quotation
    if not occurrences(text, quotation):
        match = NUMBER.search(quotation)
        number, words = (match.group(1), quotation[:match.start()]) if match else (None, quotation)
    found = candidates(text, words)
    if not found:
        raise missing(text, words)
    if number == "all" and many:
        return found
    if number is None:
        return [min(found, key=lambda s: distance(text, s, near)) if near else found[0]]
    wanted = [] if number == "all" else [int(n) for n in number.split(",")]
    if len(wanted) != 1 and not many:
        raise QuoteError(f"one place is wanted here: '{quotation}'")
    if max(wanted) > len(found) or min(wanted) < 1:
        raise QuoteError(f"'{words}' occurs {len(found)} times, not {max(wanted)}")
    return [found[n - 1] for n in wanted]


def find_parts(text, quotation, near=None):
    """The spans of a quotation that may have several parts (` + `), in the order of the text."""
    if occurrences(text, quotation):
        return find(text, quotation, near)
    spans, last = [], near
    for part in quotation.split(" + "):
        rest = [s for s in candidates(text, part.strip()) if spans and s[0] >= spans[-1][1]]
        spans += rest[:1] or find(text, part, last)
        last = spans[-1]
    return sorted(set(spans))


def ambiguous(text, quotation):
    """Does a quotation without number or context occur more than once?"""
    return not NUMBER.search(quotation) and len(candidates(text, quotation.strip())) > 1
