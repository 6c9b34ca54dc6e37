"""Runs the program over all sentences and gives back a document for each.

Problem: a process a sentence takes hours; one text of all sentences lets one speaker run on into the next.
Idea: one run, one JSON line a sentence, so that each is a document of its own; the output is read line by line, since all of it together
is larger than memory need be.
"""
import hashlib
import json
import subprocess
import tempfile


class Failed(Exception):
    pass


def lines(program, sentences, threads=1):
    """The program's output lines for the sentences, in its own order."""
    command = [program, "annotate", "-q", "--no-tokens", "--threads", str(threads), "-"]
    with tempfile.TemporaryFile() as texts:
        for sentence in sentences:
            texts.write(json.dumps(sentence.record(), ensure_ascii=False).encode() + b"\n")
        texts.seek(0)
        with subprocess.Popen(command, stdin=texts, stdout=subprocess.PIPE) as process:
            yield from process.stdout
        if process.returncode:
            raise Failed(f"{' '.join(command)}: exit code {process.returncode}")


def documents(program, sentences, threads=1):
    """(sentence, document, hash of its line). A line that belongs to no sentence, or a sentence without a line, fails the run."""
    by_id = {sentence.id: sentence for sentence in sentences}
    for line in lines(program, sentences, threads):
        document = json.loads(line)
        sentence = by_id.pop(document["extra"].get("id"), None)
        if sentence is None:
            raise Failed(f"a document for no sentence, or a second one: {document['extra']}")
        yield sentence, document, hashlib.sha256(line).hexdigest()
    if by_id:
        raise Failed(f"no document for {len(by_id)} sentences, the first {next(iter(by_id))}")
