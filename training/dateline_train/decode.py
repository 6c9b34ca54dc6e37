"""From scores to answers, as the C++ side does it: Viterbi over legal tags, best tree with one root."""
import numpy as np


def viterbi(scores, transitions):
    """scores [n, tags] (log-softmax), transitions [tags, tags]: best tag sequence that starts legally."""
    if not len(scores):
        return []
    start = transitions[0]                       # a sequence starts as after an O
    best, back = scores[0] + start, []
    for row in scores[1:]:
        step = best[:, None] + transitions
        back.append(step.argmax(0))
        best = step.max(0) + row
    path = [int(best.argmax())]
    for pointers in reversed(back):
        path.append(int(pointers[path[-1]]))
    return path[::-1]


def tree(scores):
    """scores [n, 1 + n] (column 0 = root): heads (0 = root, else 1 + index) of the best tree with exactly one root."""
    n = len(scores)
    greedy = scores.argmax(1)
    if (greedy == 0).sum() == 1 and not cycle(greedy):
        return greedy.tolist()
    best = None
    for root in np.argsort(-scores[:, 0])[:4]:
        s = scores.copy()
        s[:, 0] = -1e9
        s[root] = -1e9
        s[root, 0] = 0
        heads = edmonds(s)
        value = scores[np.arange(n), heads].sum()
        if best is None or value > best[0]:
            best = value, heads
    return best[1].tolist()


def cycle(heads):
    """A cycle among `heads` as a list of words, or []."""
    state = [0] * len(heads)
    for start in range(len(heads)):
        path, at = [], start
        while at >= 0 and state[at] == 0:
            state[at] = 1
            path.append(at)
            at = heads[at] - 1
        if at >= 0 and state[at] == 1:
            return path[path.index(at):]
        for word in path:
            state[word] = 2
    return []


def edmonds(scores):
    """Chu-Liu/Edmonds by contraction on a small dense matrix [n, 1 + n]; self loops are excluded."""
    n = len(scores)
    s = np.full((n + 1, n + 1), -1e18)
    s[1:, :] = scores
    np.fill_diagonal(s, -1e18)
    return np.array([contract(s)[i] for i in range(1, n + 1)])


def contract(s):
    m = len(s)
    heads = s.argmax(1)
    heads[0] = 0
    loop = cycle(heads[1:])
    if not loop:
        return dict(enumerate(heads.tolist()))
    loop = [w + 1 for w in loop]
    outside = [i for i in range(m) if i not in loop]
    k = len(outside)
    small = np.full((k + 1, k + 1), -1e18)
    small[:k, :k] = s[np.ix_(outside, outside)]
    inside = s[loop, heads[loop]]
    enter = s[np.ix_(loop, outside)] - inside[:, None]
    small[k, :k] = enter.max(0)
    small[:k, k] = s[np.ix_(outside, loop)].max(1)
    broken = enter.argmax(0)
    best = contract(small)
    result = {w: int(heads[w]) for w in loop}
    for i, w in enumerate(outside):
        if i == 0:
            continue
        result[w] = outside[best[i]] if best[i] < k else loop[int(s[w, loop].argmax())]
    result[loop[broken[best[k]]]] = outside[best[k]]
    result[0] = 0
    return result
