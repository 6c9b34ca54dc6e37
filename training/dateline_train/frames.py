"""PropBank frames: which rolesets a lemma has, by part of speech."""
import collections
import re
import tarfile

POS = {"VERB": "v", "AUX": "v", "NOUN": "n", "PROPN": "n", "ADJ": "j"}
LETTER = {"v": "v", "n": "n", "j": "j", "l": "v"}


def read_frames(archive):
    """{"lemma/pos": [roleset, ...]} over all frame files, in the order of the sense numbers."""
    found = collections.defaultdict(set)
    with tarfile.open(archive) as files:
        for member in files:
            if not member.name.endswith(".xml"):
                continue
            text = files.extractfile(member).read().decode("utf-8")
            for roleset, body in re.findall(r'<roleset id="([^"]+)"(.*?)</roleset>', text, re.S):
                if not re.fullmatch(r"[^.]+\.\d\d", roleset):
                    continue
                for pos, alias in re.findall(r'<alias[^>]*pos="(\w)"[^>]*>([^<]+)</alias>', body):
                    if pos in LETTER and "_" not in alias and " " not in alias.strip():
                        found[f"{alias.strip()}/{LETTER[pos]}"].add(roleset)
    return {key: sorted(value, key=lambda r: (r.rsplit(".", 1)[1], r)) for key, value in found.items()}


def key(lemma, upos):
    return f"{lemma}/{POS.get(upos, 'v')}"
