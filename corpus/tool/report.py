"""The files of the corpus: a report with its header, text and annotation; the incident's fact sheet.

Problem: text and annotation live in one file that people edit, and the text must come out exactly as it stands.
Idea: two marker lines, `=== text` and `=== annotation`, cut the file; the text is what lies between, without the line breaks at its ends.
"""
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from rules import CORPUS

TEXT, ANNOTATION = "=== text", "=== annotation"


@dataclass
class Report:
    path: Path
    header: dict = field(default_factory=dict)
    text: str = ""
    lines: list = field(default_factory=list)        # (line number, line) of the annotation
    marks: tuple = ()                                # the markers found, in order

    @property
    def id(self):
        return self.header.get("report") or self.path.stem

    @property
    def annotated(self):
        return any(line.strip() for _, line in self.lines)


def read(path):
    """A report file, as far as it can be read; missing parts stay empty."""
    report, part, text = Report(Path(path)), "header", []
    for number, line in enumerate(Path(path).read_bytes().decode("utf-8").split("\n"), 1):
        line = line.rstrip("\r")
        if line.rstrip() in (TEXT, ANNOTATION) and (line.rstrip() == TEXT) == (part == "header"):
            part = "text" if part == "header" else "annotation"
            report.marks += (line.rstrip(),)
        elif part == "header" and ":" in line:
            key, value = line.split(":", 1)
            report.header[key.strip()] = value.strip()
        elif part == "text":
            text.append(line)
        elif part == "annotation":
            report.lines.append((number, line))
    report.text = "\n".join(text).strip("\n")
    return report


def second(report, folder=CORPUS):
    """The report with its second annotation instead of the first, or None."""
    path = Path(folder) / "second" / report.path.name
    if not path.exists():
        return None
    rows = list(enumerate(path.read_text(encoding="utf-8").split("\n"), 1))
    marks = [n for n, line in rows if line.rstrip() == ANNOTATION]
    return Report(path, report.header, report.text, [(n, line) for n, line in rows if n > (marks[0] if marks else 0)], report.marks)


def all_reports(folder=CORPUS):
    """Every report, in the order of its id."""
    return [read(path) for path in sorted((Path(folder) / "reports").glob("*.txt"))]


def sheets(folder=CORPUS):
    """{incident id: fact sheet}; a sheet that does not parse is {"error": message}."""
    found = {}
    for path in sorted((Path(folder) / "incidents").glob("*.toml")):
        try:
            found[path.stem] = tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            found[path.stem] = {"error": str(error)}
    return found
