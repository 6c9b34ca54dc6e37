// The bilinear tensors are re-ordered once, so that the products of every sentence read them in one sweep.
#include <algorithm>

#include "encode/model_header.h"

namespace dateline {
namespace {

// [labels, a, b] -> [b, a, padded(labels)], or with `turned` [a, b, padded(labels)]: one contiguous block per entry of
// the side that is contracted last, each a matrix that a product streams through once.
Buffer<float> in_blocks(const Buffer<float>& u, int labels, int a, int b, bool turned) {
  const int last = turned ? a : b;
  const int first = turned ? b : a;
  const int width = padded(labels);
  Buffer<float> out(static_cast<size_t>(first) * static_cast<size_t>(last) * static_cast<size_t>(width), 0.0F);
  for (int l = 0; l < labels; ++l) {
    for (int i = 0; i < first; ++i) {
      for (int j = 0; j < last; ++j) {
        const ptrdiff_t from =
            turned ? (static_cast<ptrdiff_t>(l) * a + j) * b + i : (static_cast<ptrdiff_t>(l) * a + i) * b + j;
        out[static_cast<size_t>((static_cast<ptrdiff_t>(j) * first + i) * width + l)] = u[static_cast<size_t>(from)];
      }
    }
  }
  return out;
}

// [n, n] with rows padded.
Buffer<float> with_padded_rows(const Buffer<float>& square, int n) {
  Buffer<float> out(static_cast<size_t>(n) * static_cast<size_t>(padded(n)), 0.0F);
  for (ptrdiff_t i = 0; i < n; ++i) std::copy_n(square.data() + i * n, n, out.data() + i * padded(n));
  return out;
}

int size_of(const std::vector<std::string>& table) { return static_cast<int>(table.size()); }

PathTable read_paths(TensorTable& tensors, const std::string& name, int tags) {
  if (!tensors.has(name)) return {};
  const int rows = tensors.rows(name);
  if ((rows & (rows - 1)) != 0) tensors.refuse(name, "has a number of rows that is no power of two");
  const Buffer<float> scale = tensors.f32(name + ".scale", {1});
  return {tensors.i8(name, {rows, tags}), rows, scale.empty() ? 0.0F : scale[0]};
}

// The parties' pair head has the sizes of the role head.
void read_event_heads(TensorTable& tensors, Model& model) {
  const ModelConfig& c = model.config;
  const LabelTables& labels = model.labels;
  HeadWeights& heads = model.heads;
  const int inner = tensors.rows("head.event_in.weight");
  if (inner % kLanes != 0) return tensors.refuse("head.event_in", "has a size that is no multiple of 16");
  const int outputs = size_of(labels.event) + size_of(labels.layer) + size_of(labels.happened) + size_of(labels.force) +
                      size_of(labels.stance) + size_of(labels.count);
  heads.event_in = tensors.linear("head.event_in", inner, c.hidden);
  heads.event_out = tensors.linear("head.event_out", outputs, inner);
  heads.party_event = tensors.linear("head.party_event", c.srl_predicate, c.hidden);
  heads.party_token = tensors.linear("head.party_token", c.srl_token, c.hidden);
  // `inner` is a multiple of kLanes: the rows need no padding.
  if (model.has_hints) {
    heads.event_hint = tensors.f32("head.event_hint", {size_of(labels.hint), inner});
    heads.event_prior = tensors.f32("head.event_prior", {size_of(labels.hint), outputs});
    const int link = tensors.rows("head.link.weight");
    heads.link = tensors.linear("head.link", link, inner);
    heads.link_u = tensors.f32("head.link_u", {link + 1, link + 1});
  }
  heads.party_path = read_paths(tensors, "head.party_path", size_of(labels.party));
  const Buffer<float> party_u =
      tensors.f16("head.party_u", {size_of(labels.party), c.srl_predicate + 1, c.srl_token + 1});
  if (tensors.problem().empty())
    heads.party_u = in_blocks(party_u, size_of(labels.party), c.srl_predicate + 1, c.srl_token + 1, false);
}

}  // namespace

void read_heads(TensorTable& tensors, Model& model) {
  const ModelConfig& c = model.config;
  const LabelTables& labels = model.labels;
  HeadWeights& heads = model.heads;
  const int word = 2 + size_of(labels.upos) + size_of(labels.xpos) + size_of(labels.feats) + size_of(labels.lemma) +
                   size_of(labels.ner) + 2 + 1;
  heads.word = tensors.linear("head.word", word, c.hidden);
  const int attribution = tensors.rows("head.attribution_in.weight");
  if (attribution % kLanes != 0) return tensors.refuse("head.attribution_in", "has a size that is no multiple of 16");
  heads.attribution_in = tensors.linear("head.attribution_in", attribution, c.hidden);
  heads.attribution_out = tensors.linear("head.attribution_out", size_of(labels.attribution), attribution);
  if (model.has_events) read_event_heads(tensors, model);
  heads.arc = tensors.linear("head.arc", 2 * c.arc, c.hidden);
  heads.label = tensors.linear("head.label", 2 * c.label, c.hidden);
  heads.srl_predicate = tensors.linear("head.srl_predicate", c.srl_predicate, c.hidden);
  heads.srl_token = tensors.linear("head.srl_token", c.srl_token, c.hidden);
  heads.arc_bias = tensors.f32("head.arc_bias", {c.arc});
  const Buffer<float> arc_u = tensors.f32("head.arc_u", {c.arc, c.arc});
  const Buffer<float> label_u = tensors.f16("head.label_u", {size_of(labels.deprel), c.label + 1, c.label + 1});
  const Buffer<float> srl_u = tensors.f16("head.srl_u", {size_of(labels.role), c.srl_predicate + 1, c.srl_token + 1});
  heads.srl_path = read_paths(tensors, "head.srl_path", size_of(labels.role));
  const int rolesets = tensors.rows("head.roleset");
  if (rolesets > size_of(labels.roleset))
    return tensors.refuse("head.roleset", "has more rows than there are rolesets");
  heads.roleset = tensors.halves("head.roleset", {rolesets, c.hidden});
  heads.roleset_bias = tensors.f32("head.roleset_bias", {rolesets});
  if (!tensors.problem().empty()) return;
  heads.arc_u = with_padded_rows(arc_u, c.arc);
  heads.label_u = in_blocks(label_u, size_of(labels.deprel), c.label + 1, c.label + 1, true);
  heads.srl_u = in_blocks(srl_u, size_of(labels.role), c.srl_predicate + 1, c.srl_token + 1, false);
}

}  // namespace dateline
