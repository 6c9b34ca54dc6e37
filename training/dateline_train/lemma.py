"""Lemmas as edit rules: about 300 of them cover 99.6 % of words, so that a lemma is one class of a linear head."""


def rule(form, lemma, upos):
    """"=" (the form), "CUT/ADD" (drop CUT characters at the end, append ADD) or "!LEMMA"; forms are lower-cased unless PROPN."""
    base = form if upos == "PROPN" else form.lower()
    if base == lemma:
        return "="
    shared = 0
    while shared < min(len(base), len(lemma)) and base[shared] == lemma[shared]:
        shared += 1
    if shared == 0 or len(base) - shared > 6:
        return "!" + lemma
    return f"{len(base) - shared}/{lemma[shared:]}"


def apply(form, name, upos):
    base = form if upos == "PROPN" else form.lower()
    if name == "=":
        return base
    if name.startswith("!"):
        return name[1:]
    cut, add = name.split("/", 1)
    return base[:len(base) - int(cut)] + add if int(cut) < len(base) else base
