"""The encoder (BERT's shape; as shipped 384 wide) with case and quote embeddings, and its heads. docs/formats/model.md is the specification."""
import math

import torch
import torch.nn.functional as F
from torch import nn

from .hints import HINTS, KINDS
from .labels import EVENT as EVENT_TYPES
from .pieces import CASE_CLASSES, QUOTE_CLASSES

ARC, LABEL, SRL_PREDICATE, SRL_TOKEN, ATTRIBUTION, EVENT, LINK = 256, 96, 64, 96, 192, 256, 64
SLOPE = 0.1
WORD_HEADS = ("end", "upos", "xpos", "feats", "lemma", "ner", "predicate", "factuality")     # order of the rows of head.word
EVENT_HEADS = ("event", "layer", "happened", "force", "stance", "count")      # order of the rows of head.event_out


class Layer(nn.Module):
    def __init__(self, hidden, heads, ffn, dropout, eps):
        super().__init__()
        self.heads, self.dropout = heads, dropout
        self.qkv = nn.Linear(hidden, 3 * hidden)
        self.attention_out = nn.Linear(hidden, hidden)
        self.norm1 = nn.LayerNorm(hidden, eps=eps)
        self.ffn_in = nn.Linear(hidden, ffn)
        self.ffn_out = nn.Linear(ffn, hidden)
        self.norm2 = nn.LayerNorm(hidden, eps=eps)

    def forward(self, x, mask):
        b, n, d = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, self.heads, d // self.heads).permute(2, 0, 3, 1, 4)
        drop = self.dropout if self.training else 0.0
        a = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)         # no dropout here: drawing it took a quarter of the time
        a = self.attention_out(a.transpose(1, 2).reshape(b, n, d))
        x = self.norm1(x + F.dropout(a, drop, self.training))
        return self.norm2(x + F.dropout(self.ffn_out(F.gelu(self.ffn_in(x))), drop, self.training))


def relative_buckets(length, buckets, farthest=128):
    """[length, length]: the bucket of the way from one piece to another, as MPNet and T5 have them: half for each side, exact while near."""
    at = torch.arange(length)
    way = at[:, None] - at[None, :]
    side, exact = buckets // 2, buckets // 4
    far = exact + (torch.log(way.abs().clamp(min=1) / exact) / math.log(farthest / exact) * (side - exact)).long()
    return torch.where(way.abs() < exact, way.abs(), far.clamp(max=side - 1)) + side * (way < 0)


class Encoder(nn.Module):
    """BERT's, or with config["relative"] buckets MPNet's, whose attention also knows how far apart two pieces are."""

    def __init__(self, config, dropout=0.1):
        super().__init__()
        d, eps = config["hidden"], config["layer_norm_eps"]
        self.word = nn.Embedding(config["vocabulary"], d)
        self.position = nn.Embedding(config["max_position"], d)
        self.token_type = nn.Parameter(torch.zeros(d))
        self.case = nn.Embedding(CASE_CLASSES, d)
        self.quote = nn.Embedding(QUOTE_CLASSES, d)
        nn.init.zeros_(self.case.weight), nn.init.zeros_(self.quote.weight)
        self.norm = nn.LayerNorm(d, eps=eps)
        self.dropout = nn.Dropout(dropout)
        self.relative = nn.Embedding(config["relative"], config["heads"]) if config.get("relative") else None
        self.layers = nn.ModuleList(Layer(d, config["heads"], config["ffn"], dropout, eps) for _ in range(config["layers"]))

    def forward(self, pieces, case, quote, present):
        at = torch.arange(pieces.shape[1])
        x = self.word(pieces) + self.position(at) + self.token_type + self.case(case) + self.quote(quote)
        x = self.dropout(self.norm(x))
        mask = present[:, None, None, :]
        if self.relative:
            way = self.relative(relative_buckets(pieces.shape[1], self.relative.num_embeddings)).permute(2, 0, 1)
            mask = torch.where(mask, way, torch.full_like(way, -1e4))
        for layer in self.layers:
            x = layer(x, mask)
        return x


def bilinear(size_a, size_b, labels):
    return nn.Parameter(torch.zeros(labels, size_a + 1, size_b + 1))


def with_one(x):
    return torch.cat([x, torch.ones_like(x[..., :1])], -1)


def prior(outputs):
    """[HINTS, outputs]: what the lexicon alone would say, to begin with: a word that can name an ASSAULT is likelier to name one."""
    table = torch.zeros(len(HINTS), outputs)
    for i, kind in enumerate(KINDS):
        table[i, EVENT_TYPES.index(kind.rstrip("!"))] = 3.0 if kind.endswith("!") else 1.5
    return table


class Heads(nn.Module):
    """All heads on a word's vector h [.., 384]; `root` is the vector at [CLS]."""

    def __init__(self, hidden, sizes, dropout=0.25):
        super().__init__()
        self.sizes = {"end": 2, "predicate": 2, "factuality": 1} | {k: sizes[k] for k in ("upos", "xpos", "feats", "lemma", "ner")}
        self.drop = nn.Dropout(dropout)
        self.word = nn.Linear(hidden, sum(self.sizes[k] for k in WORD_HEADS))
        self.attribution_in = nn.Linear(hidden, ATTRIBUTION)
        self.attribution_out = nn.Linear(ATTRIBUTION, sizes["attribution"])
        self.event_in = nn.Linear(hidden, EVENT)
        self.event_out = nn.Linear(EVENT, sum(sizes[k] for k in EVENT_HEADS))
        self.event_hint = nn.Parameter(torch.zeros(len(HINTS), EVENT))
        self.event_prior = nn.Parameter(prior(sum(sizes[k] for k in EVENT_HEADS)))
        self.link = nn.Linear(EVENT, LINK)
        self.link_u = nn.Parameter(torch.zeros(LINK + 1, LINK + 1))
        self.event_sizes = [sizes[k] for k in EVENT_HEADS]
        self.party_event = nn.Linear(hidden, SRL_PREDICATE)
        self.party_token = nn.Linear(hidden, SRL_TOKEN)
        self.party_u = bilinear(SRL_PREDICATE, SRL_TOKEN, sizes["party"])
        self.arc = nn.Linear(hidden, 2 * ARC)
        self.arc_u = nn.Parameter(torch.randn(ARC, ARC) * 0.01)
        self.arc_bias = nn.Parameter(torch.zeros(ARC))
        self.label = nn.Linear(hidden, 2 * LABEL)
        self.label_u = bilinear(LABEL, LABEL, sizes["deprel"])
        self.srl_predicate = nn.Linear(hidden, SRL_PREDICATE)
        self.srl_token = nn.Linear(hidden, SRL_TOKEN)
        self.srl_u = bilinear(SRL_PREDICATE, SRL_TOKEN, sizes["role"])
        self.roleset = nn.Embedding(sizes["roleset"], hidden)
        self.roleset_bias = nn.Embedding(sizes["roleset"], 1)
        nn.init.zeros_(self.roleset.weight), nn.init.zeros_(self.roleset_bias.weight)

    def words(self, h):
        parts = self.word(self.drop(h)).float().split([self.sizes[k] for k in WORD_HEADS], -1)
        return dict(zip(WORD_HEADS, parts))

    def attribution(self, h):
        return self.attribution_out(self.drop(F.leaky_relu(self.attribution_in(self.drop(h)), SLOPE))).float()

    def arcs(self, h, root):
        """[B, W, 1 + W]: score of each head (column 0 = root) for each word."""
        dependent, head = F.leaky_relu(self.arc(self.drop(torch.cat([root[:, None], h], 1))), SLOPE).split(ARC, -1)
        head = self.drop(head)
        return (self.drop(dependent[:, 1:]) @ self.arc_u @ head.transpose(1, 2) + (head @ self.arc_bias)[:, None]).float()

    def deprels(self, h, root, heads):
        """[B, W, labels] for the given heads (0 = root, else 1 + word)."""
        dependent, head = F.leaky_relu(self.label(self.drop(torch.cat([root[:, None], h], 1))), SLOPE).split(LABEL, -1)
        chosen = with_one(torch.gather(head, 1, heads.clamp(min=0)[..., None].expand(-1, -1, LABEL)))
        dependent = with_one(dependent[:, 1:])
        n = self.label_u.shape[0]
        projected = dependent @ self.label_u.permute(1, 0, 2).reshape(LABEL + 1, n * (LABEL + 1))
        return (projected.view(*dependent.shape[:2], n, LABEL + 1) * chosen[:, :, None]).sum(-1).float()

    def event_inner(self, h, hints):
        """[B, W, EVENT]: a word as a trigger; `hints` [B, W, HINTS] is what the lexicon and the place in the article say of it."""
        return F.leaky_relu(self.event_in(self.drop(h)) + hints @ self.event_hint, SLOPE)

    def events(self, inner, hints):
        """{"event", "layer", ...: [B, W, classes]}: what each word would be as the trigger of an event."""
        out = self.event_out(self.drop(inner)).float() + hints @ self.event_prior
        return dict(zip(EVENT_HEADS, out.split(self.event_sizes, -1)))

    def links(self, earlier, later):
        """[L]: score above 0 where two triggers [L, EVENT], in the order of the text, name one event."""
        a, b = (with_one(F.leaky_relu(self.link(self.drop(x)), SLOPE)) for x in (earlier, later))
        return ((a @ self.link_u) * b).sum(-1).float()

    def roles(self, predicate, h, window):
        """[P, W, tags] for predicate vectors [P, 384] and the words [B, W, 384] of their windows [P]."""
        return self.tags(self.srl_predicate(self.drop(predicate)), self.srl_token(self.drop(h))[window], self.srl_u)

    def parties(self, trigger, h, window):
        """The same for the parties of events, named as the format names them."""
        return self.tags(self.party_event(self.drop(trigger)), self.party_token(self.drop(h))[window], self.party_u)

    def tags(self, predicate, words, u):
        p, w = with_one(F.leaky_relu(predicate, SLOPE)), with_one(F.leaky_relu(words, SLOPE))
        n = u.shape[0]
        projected = (p @ u.permute(1, 0, 2).reshape(SRL_PREDICATE + 1, n * (SRL_TOKEN + 1))).view(len(p), n, SRL_TOKEN + 1)
        return (w @ projected.transpose(1, 2)).float()

    def senses(self, predicate, candidates):
        """[P, C] scores of roleset candidates [P, C] (-1 = none)."""
        known = candidates.clamp(min=0)
        scores = (self.roleset(known) * predicate[:, None]).sum(-1) + self.roleset_bias(known).squeeze(-1)
        return scores.float().masked_fill(candidates < 0, -1e4)


class Model(nn.Module):
    def __init__(self, config, sizes):
        super().__init__()
        self.encoder = Encoder(config)
        self.heads = Heads(config["hidden"], sizes)

    def forward(self, batch):
        """(h [B, W, 384], root [B, 384])"""
        x = self.encoder(batch["pieces"], batch["case"], batch["quote"], batch["present"])
        return torch.gather(x, 1, batch["first"][..., None].expand(-1, -1, x.shape[-1])), x[:, 0]


def load_base(encoder, tensors):
    """Copies a BERT checkpoint's tensors into the encoder."""
    def put(target, name):
        source = tensors[name]
        assert target.shape == source.shape, (name, target.shape, source.shape)
        with torch.no_grad():
            target.copy_(source)

    put(encoder.word.weight, "embeddings.word_embeddings.weight")
    put(encoder.position.weight, "embeddings.position_embeddings.weight")
    if encoder.relative:
        put(encoder.relative.weight, "encoder.relative_attention_bias.weight")
    with torch.no_grad():
        encoder.token_type.copy_(tensors["embeddings.token_type_embeddings.weight"][0])
    for part, suffix in (("weight", "weight"), ("bias", "bias")):
        put(getattr(encoder.norm, part), f"embeddings.LayerNorm.{suffix}")
        for i, layer in enumerate(encoder.layers):
            at = f"encoder.layer.{i}."
            with torch.no_grad():
                getattr(layer.qkv, part).copy_(torch.cat([tensors[f"{at}attention.self.{n}.{suffix}"] for n in ("query", "key", "value")]))
            put(getattr(layer.attention_out, part), f"{at}attention.output.dense.{suffix}")
            put(getattr(layer.norm1, part), f"{at}attention.output.LayerNorm.{suffix}")
            put(getattr(layer.ffn_in, part), f"{at}intermediate.dense.{suffix}")
            put(getattr(layer.ffn_out, part), f"{at}output.dense.{suffix}")
            put(getattr(layer.norm2, part), f"{at}output.LayerNorm.{suffix}")
