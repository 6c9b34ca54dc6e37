"""Weights of hashed features by which the program ranks candidates: learned as a softmax over each choice's candidates, where any of several
may be right (Denis & Baldridge 2008; latent as in Durrett & Klein 2013), and written as the tables that the program reads."""
import numpy as np
import torch



def flat(found, bits):
    """Tensors of choices [(features of each candidate, which are right)]: features, where each candidate begins, the choice of each
    candidate, which are right."""
    features = np.concatenate([f for fs, _ in found for f in fs])
    sizes = np.array([len(f) for fs, _ in found for f in fs])
    choice = np.array([i for i, (fs, _) in enumerate(found) for _ in fs])
    right = np.array([r for _, rs in found for r in rs])
    return [torch.tensor(x) for x in (features & ((1 << bits) - 1), np.concatenate([[0], np.cumsum(sizes)[:-1]]), choice, right)]


def without_rare(found, bits, least):
    """The choices without the buckets that fewer than `least` candidates have: they would be learned by heart, and make the table long."""
    count = np.zeros(1 << bits, dtype=np.int64)
    mask = (1 << bits) - 1
    for features, _ in found:
        for f in features:
            np.add.at(count, f & mask, 1)
    return [([f[count[f & mask] >= least] for f in features], right) for features, right in found]


def losses(table, batch, count):
    features, starts, choice, right = batch
    score = table(features.long(), starts.long()).squeeze(1)
    floor = torch.full((count,), -1e9)
    top = floor.scatter_reduce(0, choice, score.detach(), "amax")
    weight = torch.exp(score - top[choice])
    everyone = torch.zeros(count).index_add(0, choice, weight)
    good = torch.zeros(count).index_add(0, choice, weight * right)
    return -torch.log((good / everyone).clamp_min(1e-9)), score


def accuracy(table, batch, count):
    _, score = losses(table, batch, count)
    _, _, choice, right = batch
    best = torch.full((count,), -1e9).scatter_reduce(0, choice, score, "amax")
    hit = torch.zeros(count).index_add(0, choice, ((score == best[choice]) & right).float())
    return (hit > 0).float().mean().item()


def train(found, held, bits=15, least=1, epochs=12, decay=2e-6, rate=0.05, size=400, seed=1):
    """The weights [2^bits] after `epochs` passes over the choices; prints loss and, of the choices held back, accuracy."""
    torch.manual_seed(seed)
    found = without_rare(found, bits, least) if least > 1 else found
    table = torch.nn.EmbeddingBag(1 << bits, 1, mode="sum")
    torch.nn.init.zeros_(table.weight)
    optimiser = torch.optim.Adagrad(table.parameters(), lr=rate)
    order = np.random.default_rng(seed)
    test = flat(held, bits) if held else None
    for epoch in range(epochs):
        total = 0.0
        shuffled = order.permutation(len(found))
        for begin in range(0, len(found), size):
            part = [found[i] for i in shuffled[begin:begin + size]]
            loss, _ = losses(table, flat(part, bits), len(part))
            objective = loss.mean() + decay * len(part) * table.weight.square().sum() / 10
            optimiser.zero_grad()
            objective.backward()
            optimiser.step()
            total += loss.sum().item()
        seen = f", held {accuracy(table, test, len(held)):.4f}" if held else ""
        print(f"epoch {epoch} loss {total / len(found):.4f}{seen}", flush=True)
    return table.weight.detach().numpy()[:, 0]


def write(target, head, weights):
    """`head`: the lines of comment that say what the table is and what it was made from."""
    rounded = np.round(weights * 100).astype(int)
    with open(target, "w", encoding="utf-8") as file:
        file.writelines(f"# {line}\n" for line in (*head, "Columns: bucket, weight"))
        file.writelines(f"{i}\t{w}\n" for i, w in enumerate(rounded) if w)
