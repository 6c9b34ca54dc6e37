#include "encode/model_header.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <cmath>
#include <span>

#include "base/utf8.h"

namespace dateline {
namespace {

namespace dom = simdjson::dom;

constexpr size_t kMostDimensions = 3;
constexpr int64_t kLongestSide = 1 << 24;
constexpr float kForbidden = -1e9F;
// Version 1 has no heads for events, version 2 no hints for them, version 3 no encoder of their own.
constexpr int64_t kVersion = 4;

std::unexpected<Error> bad(std::string_view what) {
  return fail(ErrorCode::kMalformed, "encode", fmt::format("the weight file's header is damaged: {}", what));
}

struct Field {
  const char* name;
  int ModelConfig::*value;
  int64_t low, high;
};

constexpr Field kFields[] = {
    {"layers", &ModelConfig::layers, 1, 64},
    {"hidden", &ModelConfig::hidden, kLanes, 4096},
    {"heads", &ModelConfig::heads, 1, 128},
    {"ffn", &ModelConfig::ffn, kLanes, 16384},
    {"max_position", &ModelConfig::max_position, 16, 4096},
    {"case_classes", &ModelConfig::case_classes, 14, 64},
    {"quote_classes", &ModelConfig::quote_classes, 4, 64},
    {"window", &ModelConfig::window, 16, 4096},
    {"max_pieces_per_word", &ModelConfig::max_pieces_per_word, 1, 13},
    {"arc", &ModelConfig::arc, 1, 4096},
    {"label", &ModelConfig::label, 1, 1024},
    {"srl_predicate", &ModelConfig::srl_predicate, 1, 1024},
    {"srl_token", &ModelConfig::srl_token, 1, 1024},
};

// What came with version 4.
constexpr Field kEventFields[] = {
    {"event_layers", &ModelConfig::event_layers, 1, 64},
    {"event_window", &ModelConfig::event_window, 16, 4096},
};

Status read_fields(const dom::element& json, std::span<const Field> fields, ModelConfig& config) {
  for (const Field& field : fields) {
    int64_t value = 0;
    if (json[field.name].get(value) || value < field.low || value > field.high) {
      return bad(fmt::format("config.{} is missing or out of bounds", field.name));
    }
    config.*field.value = static_cast<int>(value);
  }
  return {};
}

Status read_config(const dom::element& json, bool with_event_stack, ModelConfig& config) {
  if (Status read = read_fields(json, kFields, config); !read) return read;
  if (Status read = with_event_stack ? read_fields(json, kEventFields, config) : Status{}; !read) return read;
  double eps = 0;
  if (json["layer_norm_eps"].get(eps) || !(eps > 0 && eps < 1)) return bad("config.layer_norm_eps");
  config.layer_norm_eps = static_cast<float>(eps);
  const bool even = config.hidden % config.heads == 0 && config.hidden / config.heads % kLanes == 0;
  if (!even || config.ffn % kLanes != 0) return bad(fmt::format("heads and ffn must be multiples of {} wide", kLanes));
  if (std::max(config.window, config.event_window) > config.max_position)
    return bad("the window is longer than the table of positions");
  return {};
}

bool read_strings(const dom::element& json, const char* name, size_t most, std::vector<std::string>& out) {
  dom::array array;
  if (json[name].get(array)) return false;
  for (const dom::element item : array) {
    std::string_view text;
    if (item.get(text) || out.size() >= most) return false;
    out.emplace_back(text);
  }
  return !out.empty();
}

Status read_labels(const dom::element& json, bool with_events, LabelTables& labels) {
  const std::pair<const char*, std::vector<std::string>*> tables[] = {
      {"upos", &labels.upos},     {"xpos", &labels.xpos},
      {"feats", &labels.feats},   {"lemma", &labels.lemma},
      {"deprel", &labels.deprel}, {"ner", &labels.ner},
      {"role", &labels.role},     {"attribution", &labels.attribution}};
  const std::pair<const char*, std::vector<std::string>*> of_events[] = {
      {"event", &labels.event}, {"layer", &labels.layer},   {"happened", &labels.happened},
      {"force", &labels.force}, {"stance", &labels.stance}, {"party", &labels.party}};
  for (const auto& [name, table] : tables) {
    if (!read_strings(json, name, 4096, *table)) return bad(fmt::format("labels.{}", name));
  }
  for (const auto& [name, table] : of_events) {
    if (with_events && !read_strings(json, name, 4096, *table)) return bad(fmt::format("labels.{}", name));
  }
  if (!read_strings(json, "roleset", 200'000, labels.roleset)) return bad("labels.roleset");
  for (std::string& feats : labels.feats) {
    if (feats == "_") feats.clear();
  }
  return {};
}

bool read_square(const dom::element& json, const char* name, size_t size, std::vector<float>& out) {
  dom::array rows;
  if (json[name].get(rows) || rows.size() != size) return false;
  for (const dom::element row : rows) {
    dom::array cells;
    if (row.get(cells) || cells.size() != size) return false;
    for (const dom::element cell : cells) {
      double value = 0;
      if (cell.get(value)) return false;
      out.push_back(std::max(kForbidden, static_cast<float>(value)));
    }
  }
  return true;
}

// {"key": [indices into a table of `known` labels]}
Status read_indices(const dom::element& root, const char* name, size_t known, IndicesOf& out) {
  dom::object object;
  if (root[name].get(object)) return bad(name);
  out.reserve(object.size());
  for (const auto& [key, value] : object) {
    dom::array array;
    if (value.get(array)) return bad(name);
    std::vector<int>& indices = out[std::string(key)];
    for (const dom::element item : array) {
      uint64_t index = 0;
      if (item.get(index) || index >= known) return bad(fmt::format("{} points outside its labels", name));
      indices.push_back(static_cast<int>(index));
    }
  }
  return {};
}

// What came with version 3.
Status read_hint_labels(const dom::element& json, LabelTables& labels) {
  if (!read_strings(json, "hint", 4096, labels.hint)) return bad("labels.hint");
  if (!read_strings(json, "count", 4096, labels.count)) return bad("labels.count");
  return {};
}

// {"form/UPOS": "lemma"}; the keys are lower-case forms.
Status read_lemmas(const dom::element& root, KnownLemmas& lemmas) {
  dom::object object;
  if (root["lemmas"].get(object)) return {};
  lemmas.of_form.reserve(object.size());
  lemmas.all.reserve(object.size());
  for (const auto& [key, value] : object) {
    std::string_view lemma;
    const size_t slash = key.rfind('/');
    if (value.get(lemma) || slash == std::string_view::npos) return bad("lemmas");
    lemmas.of_form[std::string(key)] = lemma;
    lemmas.all.insert(std::string(lemma) + std::string(key.substr(slash)));
  }
  return {};
}

bool read_tensor(const dom::element& json, TensorEntry& entry) {
  std::string_view type;
  dom::array shape;
  if (json["type"].get(type) || json["shape"].get(shape) || json["offset"].get(entry.offset) ||
      json["bytes"].get(entry.bytes))
    return false;
  entry.type = type;
  for (const dom::element side : shape) {
    int64_t n = 0;
    if (side.get(n) || n < 1 || n > kLongestSide || entry.shape.size() >= kMostDimensions) return false;
    entry.shape.push_back(n);
  }
  return true;
}

Status read_tensors(const dom::element& json, TensorTable& tensors) {
  dom::object object;
  if (json.get(object)) return bad("tensors");
  for (const auto& [name, value] : object) {
    TensorEntry entry;
    if (!read_tensor(value, entry)) return bad(fmt::format("tensors.{}", name));
    tensors.add(std::string(name), std::move(entry));
  }
  return {};
}

Status read_names(const dom::element& root, Model& model) {
  std::string_view name, licence, digest;
  int64_t version = 0;
  if (root["version"].get(version) || root["name"].get(name) || root["data_sha256"].get(digest))
    return bad("name, version or hash");
  if (version < 1 || version > kVersion) {
    return fail(ErrorCode::kUnsupported, "encode",
                fmt::format("the weight file has version {}; this program reads versions up to {}", version, kVersion));
  }
  if (!root["licence"].get(licence)) model.licence = licence;
  model.name = name;
  model.has_events = version >= 2;
  model.has_hints = version >= 3;
  model.has_event_stack = version >= 4;
  model.data_sha256 = digest;
  return {};
}

Status read_vocabulary(const dom::element& root, Model& model) {
  std::vector<std::string> vocabulary;
  if (!read_strings(root, "vocabulary", 1u << 20, vocabulary)) return bad("vocabulary");
  auto pieces = WordPieces::make(std::move(vocabulary));
  if (!pieces) return std::unexpected(pieces.error());
  model.pieces = std::make_unique<const WordPieces>(std::move(*pieces));
  return {};
}

Status read_transitions(const dom::element& root, Model& model) {
  dom::element json;
  if (root["transitions"].get(json)) return bad("transitions");
  const LabelTables& labels = model.labels;
  const bool fine = read_square(json, "ner", labels.ner.size(), model.transitions.ner) &&
                    read_square(json, "role", labels.role.size(), model.transitions.role) &&
                    read_square(json, "attribution", labels.attribution.size(), model.transitions.attribution) &&
                    (!model.has_events || read_square(json, "party", labels.party.size(), model.transitions.party));
  if (!fine) return bad("transitions do not fit the labels");
  return {};
}

}  // namespace

struct HeaderReader::Json {
  dom::parser parser;
  dom::element root, labels;
};

HeaderReader::HeaderReader() : json_(std::make_unique<Json>()) {}
HeaderReader::~HeaderReader() = default;

Status HeaderReader::read(std::string_view json, Model& model, TensorTable& tensors) {
  dom::element config, table;
  auto& [parser, root, labels] = *json_;
  if (parser.parse(json.data(), json.size()).get(root)) return bad("it is no JSON");
  if (root["config"].get(config) || root["labels"].get(labels) || root["tensors"].get(table))
    return bad("config, labels or tensors are missing");
  Status status = read_names(root, model);
  if (status) status = read_config(config, model.has_event_stack, model.config);
  if (status) status = read_labels(labels, model.has_events, model.labels);
  if (status && model.has_hints) status = read_hint_labels(labels, model.labels);
  if (status) status = read_transitions(root, model);
  if (status) status = read_tensors(table, tensors);
  return status;
}

Status HeaderReader::read_tables(Model& model) const {
  const dom::element& root = json_->root;
  Status status = read_vocabulary(root, model);
  if (status) status = read_indices(root, "rolesets_of", model.labels.roleset.size(), model.rolesets_of);
  if (status && model.has_hints) status = read_indices(root, "hints_of", model.labels.hint.size(), model.hints_of);
  if (status) status = read_lemmas(root, model.lemmas);
  return status;
}

}  // namespace dateline
