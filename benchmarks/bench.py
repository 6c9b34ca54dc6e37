"""What the scripts of this folder share: the program, its canonical export, and looks into its databases."""
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def add_program(parser):
    parser.add_argument("--program", type=Path, default=ROOT / "build/release/dateline", help="the dateline to run")


def program(arguments):
    if not os.access(arguments.program, os.X_OK):
        sys.exit(f"{arguments.program} is not there; ./check builds it")
    return str(arguments.program.resolve())


def read_command(dateline, paths, database, *options):
    return [dateline, "read", *map(str, paths), "--db", str(database), "-q", *options]


def canonical_hash(dateline, database):
    """SHA-256 of every row of a database, sorted, and the number of rows."""
    command = [dateline, "export", str(database), "--as", "canonical"]
    return output_hash(command)


def output_hash(command, good=(0,)):
    """SHA-256 of what a command writes, and its number of lines."""
    digest, lines = hashlib.sha256(), 0
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        while block := process.stdout.read(1 << 16):
            digest.update(block)
            lines += block.count(b"\n")
        complaint = process.stderr.read().decode(errors="replace")
    if process.returncode not in good:
        sys.exit(f"{' '.join(command)}: exit code {process.returncode}\n{complaint}")
    return digest.hexdigest(), lines


def remove_database(path):
    for ending in ("", "-wal", "-shm"):
        Path(f"{path}{ending}").unlink(missing_ok=True)


def copy_database(path, to):
    """Copies a database with its log, so that looking at the copy leaves what a killed process left as it is."""
    remove_database(to)
    for ending in ("", "-wal"):
        if Path(f"{path}{ending}").exists():
            shutil.copyfile(f"{path}{ending}", f"{to}{ending}")


def scratch():
    return tempfile.TemporaryDirectory(prefix="dateline-bench-")
