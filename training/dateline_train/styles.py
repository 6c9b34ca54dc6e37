"""Leave one style out: how far the program falls on reports of a kind that none of its training reports was of.

Problem: what is learned from agency reports may not hold for communiques or live blogs, and a score on a mixed test set does not show it.
Idea: for each group of kinds a model is trained from weights that never saw the corpus on all reports of the train part but those of the group, and reads these.
Beside it stands the same on folds drawn at random, whose reports are unseen too but not of an unseen kind; the difference is what the style costs.
Every run is short and is thrown away: the figures compare the two columns, and are lower than those of the published weights.

One run a line, `name, reports, figures`; at the end a table. Goes on where it was by the same command.
"""
import argparse
import collections
import hashlib
import json
import subprocess
import sys
from pathlib import Path

GROUPS = {"agencies": ("agency",), "local papers": ("local_independent",), "state media": ("state_media",),
          "opposition outlets, monitors": ("opposition_outlet", "monitor"), "broadcasts, live blogs": ("broadcast_transcript", "live_blog"),
          "translations, features": ("translated_copy", "feature"), "army, ministries, police": ("army_communique", "ministry_statement", "police_court"),
          "alerts, capitals, UN": ("alert", "capitals_wire", "un_humanitarian")}
FOLDS = 4
SHARES = "corpus=0.85,treebank=0.10,names=0.05"


def fold_of(ident):
    return hashlib.sha256(f"fold {ident}".encode()).digest()[0] % FOLDS


def splits(reports):
    """{name: [ids of the reports that are left out]}"""
    out = {name: [r["id"] for r in reports if r["extra"]["kind"] in kinds] for name, kinds in GROUPS.items()}
    return out | {f"fold {n}": [r["id"] for r in reports if fold_of(r["id"]) == n] for n in range(FOLDS)}


def read_with_run(options, name, left_out):
    """Trains without the reports and lets the program read them: {id: what it found}"""
    run = options.out / name.replace(" ", "_").replace(",", "")
    found = run / "found.jsonl"
    if not found.exists():
        run.mkdir(parents=True, exist_ok=True)
        (run / "left_out").write_text("\n".join(left_out))
        here = [sys.executable, "-m"]
        subprocess.run([*here, "dateline_train", "--data", options.data, "--run", run, "--start", options.start, "--corpus", options.corpus, "--steps",
                        str(options.steps), "--window", "128", "--shares", SHARES, "--leave-out", run / "left_out", "--no-scores",
                        "--score-every", "1000000"], check=True)
        subprocess.run([*here, "dateline_train.export", "--run", run, "--data", options.data, "--out", run / "model.dlm", "--window", "128"], check=True)
        texts = "\n".join(line for line in Path(options.texts).read_text().splitlines() if json.loads(line)["id"] in set(left_out))
        done = subprocess.run([options.program, "annotate", "-q", "--model", run / "model.dlm", "-"], input=texts, text=True, check=True, capture_output=True)
        found.write_text(done.stdout)
        for file in ("checkpoint.pt", "model.dlm"):
            (run / file).unlink()
    return {d["extra"].get("id", d["id"]): d for d in map(json.loads, found.read_text().splitlines())}


def figures_of(measure, gold, found):
    figures = collections.defaultdict(measure.Count)
    for ident, document in found.items():
        measure.add(figures, gold[ident], document)
    return {name: round(count.f1, 1) for name, count in figures.items()}


def main():
    parser = argparse.ArgumentParser(prog="dateline_train.styles", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, help="folder with the gold sets")
    parser.add_argument("--start", required=True, help="weight file that never saw the corpus (the first command of README.md)")
    parser.add_argument("--corpus", required=True, help="folder with train.jsonl and train.tokens.jsonl")
    parser.add_argument("--texts", required=True, help="what `corpus/export train --texts` prints")
    parser.add_argument("--program", required=True, help="the dateline to run")
    parser.add_argument("--out", type=Path, default=Path("runs/styles"))
    parser.add_argument("--steps", type=int, default=500)
    options = parser.parse_args()
    sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "corpus/tool"))
    import measure                                            # noqa: PLC0415
    gold = {d["id"]: d for d in map(json.loads, (Path(options.corpus) / "train.jsonl").read_text().splitlines())}
    found, mixed = {}, {}
    for name, left_out in splits(list(gold.values())).items():
        read = read_with_run(options, name, left_out)
        print(name, len(read), json.dumps(figures_of(measure, gold, read)), flush=True)
        (mixed.update(read) if name.startswith("fold") else found.update({name: read}))
    print("\nstyle, reports: figures with none of its kind seen / with others of its kind seen")
    for name, read in found.items():
        without, seen = figures_of(measure, gold, read), figures_of(measure, gold, {k: mixed[k] for k in read})
        print(f"{name}, {len(read)}: " + ", ".join(f"{k} {without[k]} / {seen[k]}" for k in without))


if __name__ == "__main__":
    main()
