"""Clustering measures on {item: cluster} maps. Key and response may hold different items: what one side lacks costs the other.

MUC counts links, B3 items, CEAFe clusters under the best one-to-one alignment; CoNLL is the mean F1 of the three (Pradhan et al. 2014).
Clusters of one item count as they are given; `without_singletons` drops them, as the CoNLL-2012 scorer's data did.
"""
from collections import Counter, defaultdict


def groups(assignment):
    found = defaultdict(set)
    for item, cluster in assignment.items():
        found[cluster].add(item)
    return found


def without_singletons(assignment):
    sizes = Counter(assignment.values())
    return {item: cluster for item, cluster in assignment.items() if sizes[cluster] > 1}


def muc(key, other):
    kept = total = 0
    for items in groups(key).values():
        parts = len({other[i] for i in items if i in other}) + sum(i not in other for i in items)
        kept, total = kept + len(items) - parts, total + len(items) - 1
    return kept / total if total else 0.0


def b_cubed(key, other):
    credit = 0.0
    for items in groups(key).values():
        credit += sum(n * n for n in Counter(other[i] for i in items if i in other).values()) / len(items)
    return credit / len(key) if key else 0.0


def ceaf_e(key, response):
    """(precision, recall); a pair of clusters is worth 2 |both| / (|one| + |other|)."""
    keys, responses = groups(key), groups(response)
    shared = Counter((cluster, response[item]) for item, cluster in key.items() if item in response)
    total = best_total({(k, r): 2 * n / (len(keys[k]) + len(responses[r])) for (k, r), n in shared.items()})
    return total / len(responses) if responses else 0.0, total / len(keys) if keys else 0.0


def best_total(weights):
    """Weight of the best one-to-one choice among sparse weights {(a, b): w > 0}, each connected part by itself."""
    neighbours = defaultdict(list)
    for a, b in weights:
        neighbours["a", a].append(("b", b))
        neighbours["b", b].append(("a", a))
    seen, total = set(), 0.0
    for start in neighbours:
        if start in seen:
            continue
        seen.add(start)
        part = [start]
        for node in part:
            fresh = [n for n in neighbours[node] if n not in seen]
            seen.update(fresh)
            part += fresh
        sides = [[x for side, x in part if side == wanted] for wanted in "ab"]
        total += assignment([[weights.get((a, b), 0.0) for b in sides[1]] for a in sides[0]])
    return total


def assignment(matrix):
    """Greatest sum with at most one cell of each row and column (Kuhn and Munkres, by shortest augmenting paths)."""
    if len(matrix) > len(matrix[0]):
        matrix = [list(column) for column in zip(*matrix)]
    rows, columns = len(matrix), len(matrix[0])
    u, v, row_of = [0.0] * (rows + 1), [0.0] * (columns + 1), [0] * (columns + 1)
    for row in range(1, rows + 1):
        row_of[0], at = row, 0
        least, way, used = [float("inf")] * (columns + 1), [0] * (columns + 1), [False] * (columns + 1)
        while row_of[at]:
            used[at] = True
            step, to = float("inf"), 0
            for j in range(1, columns + 1):
                if used[j]:
                    continue
                cost = -matrix[row_of[at] - 1][j - 1] - u[row_of[at]] - v[j]
                if cost < least[j]:
                    least[j], way[j] = cost, at
                if least[j] < step:
                    step, to = least[j], j
            for j in range(columns + 1):
                if used[j]:
                    u[row_of[j]] += step
                    v[j] -= step
                else:
                    least[j] -= step
            at = to
        while at:
            row_of[at], at = row_of[way[at]], way[at]
    return sum(matrix[row_of[j] - 1][j - 1] for j in range(1, columns + 1) if row_of[j])


def f1(precision, recall):
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def conll(key, response):
    """{measure: F1}"""
    found = {"MUC": f1(muc(response, key), muc(key, response)), "B3": f1(b_cubed(response, key), b_cubed(key, response)),
             "CEAFe": f1(*ceaf_e(key, response))}
    both = sum(i in response for i in key)
    return {"CoNLL": sum(found.values()) / 3, **found,
            "mentions": f1(both / len(response) if response else 0.0, both / len(key) if key else 0.0)}
