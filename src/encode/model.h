// A weight file, understood: sizes, label tables, word pieces and every layer ready to run.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/result.h"
#include "encode/int8_linear.h"
#include "encode/scratch.h"
#include "encode/weight_file.h"
#include "encode/word_pieces.h"

namespace dateline {

struct ModelConfig {
  int layers = 0, hidden = 0, heads = 0, ffn = 0, max_position = 0;
  int case_classes = 0, quote_classes = 0;
  float layer_norm_eps = 0;
  int window = 0;  // pieces a window holds, [CLS] and [SEP] included
  int max_pieces_per_word = 0;
  int arc = 0, label = 0, srl_predicate = 0, srl_token = 0;
  int event_layers = 0, event_window = 0;  // of the stack that the heads of events read; 0: they read the other one
};

struct LabelTables {
  std::vector<std::string> upos, xpos, feats, lemma, deprel, ner, role, attribution, roleset;
  std::vector<std::string> event, layer, happened, force, stance, party;  // of events; event[0] is "O"
  std::vector<std::string> count;  // what the words of a number count: "killed", ...; count[0] is "O"
  std::vector<std::string> hint;   // what the event head is told of a word: "ASSAULT!", "ASSAULT", "@0"; may be empty
};

// Row-major [labels, labels]: log weight of going from the row's label to the column's.
struct Transitions {
  std::vector<float> ner, role, attribution, party;
};

struct TextHash {
  using is_transparent = void;
  size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};
// Indices into a table of labels, by key.
using IndicesOf = std::unordered_map<std::string, std::vector<int>, TextHash, std::equal_to<>>;

// Lemmas that the training data fixes, by "form/UPOS" in lower case; and every lemma so known, as "lemma/UPOS".
struct KnownLemmas {
  std::unordered_map<std::string, std::string, TextHash, std::equal_to<>> of_form;
  std::unordered_set<std::string, TextHash, std::equal_to<>> all;
};

struct LayerNorm {
  Buffer<float> gamma, beta;
};

struct EncoderLayer {
  Int8Linear qkv, attention_out, ffn_in, ffn_out;
  LayerNorm norm1, norm2;
};

struct Embeddings {
  const int8_t* word = nullptr;  // [vocabulary, hidden], in the mapped file
  Buffer<float> word_scale;      // [vocabulary]
  Buffer<float> position;        // [max_position, hidden], the type's vector added in
  Buffer<float> case_class;      // [case_classes, hidden]
  Buffer<float> quote;           // [quote_classes, hidden]
  LayerNorm norm;
};

// One transformer: what goes in, and its layers.
struct EncoderStack {
  Embeddings embeddings;
  std::vector<EncoderLayer> layers;
};

// What the way through the tree says of each tag of a pair head: [rows, tags] times `scale`, in the mapped file, of
// hashed features (language/tree_paths.h). Empty where the file has none.
struct PathTable {
  const int8_t* weights = nullptr;
  int rows = 0;  // a power of two
  float scale = 0;
};

// Matrices for products from the left, re-ordered from the file's form where it says so.
struct HeadWeights {
  Int8Linear word, attribution_in, attribution_out, arc, label, srl_predicate, srl_token;
  Int8Linear event_in, event_out, party_event, party_token;
  Buffer<float> arc_u;     // [arc, padded(arc)]
  Buffer<float> arc_bias;  // [arc]
  Buffer<float> label_u;   // [label + 1 of the dependent, label + 1 of the head, padded(labels)]
  Buffer<float> srl_u;     // [srl_token + 1, srl_predicate + 1, padded(tags)]
  Buffer<float> party_u;   // the same for the parties of events
  PathTable srl_path, party_path;
  Buffer<float> event_hint;   // [hints, inner width of the event head]
  Buffer<float> event_prior;  // [hints, outputs of the event head]
  Int8Linear link;            // of the event head's inner vector: what tells one event from another
  Buffer<float> link_u;       // [link + 1 of the earlier mention, link + 1 of the later one]
  // The first labels.roleset are those that training saw; a roleset behind them has no row and scores 0.
  const uint16_t* roleset = nullptr;  // half-precision [seen, hidden], in the mapped file: few rows are ever read
  Buffer<float> roleset_bias;         // [seen]
};

// Immutable; all threads share one. Label texts live as long as the model.
class Model {
 public:
  // Checks the frame, every size, shape and bound, and that all numbers are finite; kMalformed says what is wrong with
  // which tensor. The data's hash is not checked here (25 MB would be read for nothing at every start): see verify().
  static Result<std::shared_ptr<const Model>> open(const std::filesystem::path& path);

  // Compares the data with the header's SHA-256.
  Status verify() const;

  std::string name;
  bool has_events = false;       // heads for events, their tables and transitions are there
  bool has_hints = false;        // the event head is told what words may name and where they stand
  bool has_event_stack = false;  // the heads of events have an encoder of their own
  std::string licence;
  std::string data_sha256;
  std::string hash;  // SHA-256 of the header, which holds the data's: names the model as a whole
  ModelConfig config;
  LabelTables labels;
  Transitions transitions;
  IndicesOf rolesets_of;  // "strike/v" -> labels.roleset
  IndicesOf hints_of;     // "strike/v", "carry_out/v" -> labels.hint: the acts that the word may name
  KnownLemmas lemmas;     // empty where the file has none
  std::unique_ptr<const WordPieces> pieces;
  EncoderStack stack;
  EncoderStack event_stack;  // without layers unless has_event_stack
  HeadWeights heads;
  std::shared_ptr<const WeightFile> file;
};

}  // namespace dateline
