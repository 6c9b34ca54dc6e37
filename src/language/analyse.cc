// Problem: an article has one word or 200,000, sentences may run over window borders, and memory must stay bounded.
// Running the encoder over everything first would keep 1.5 KB a word alive. Idea: a stream. Windows are encoded some at
// a time; the words behind the last known sentence end wait with their vectors; whenever a sentence is complete it is
// decoded and its vectors are dropped. Only the attribution scores, a few numbers a word, wait for the end of their
// block, because what somebody says may go on over sentence borders.
#include "language/analyse.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <span>
#include <utility>

#include "language/commas.h"
#include "language/event_hints.h"
#include "language/lemma_rule.h"
#include "language/sentence_heads.h"
#include "language/tree_repairs.h"
#include "language/windows.h"
#include "language/word_stream.h"

namespace dateline {
namespace {

int best_of(const float* scores, int n) { return static_cast<int>(std::max_element(scores, scores + n) - scores); }

int count(const std::vector<std::string>& table) { return static_cast<int>(table.size()); }

float second_probability(const float* two) { return 1.0F / (1.0F + std::exp(two[0] - two[1])); }

// Where each output lies in a row of head.word.
struct WordColumns {
  int end = 0, upos, xpos, feats, lemma, ner, predicate, factuality;
  explicit WordColumns(const LabelTables& t)
      : upos(2),
        xpos(upos + count(t.upos)),
        feats(xpos + count(t.xpos)),
        lemma(feats + count(t.feats)),
        ner(lemma + count(t.lemma)),
        predicate(ner + count(t.ner)),
        factuality(predicate + 2) {}
};

// Where each output lies in a row of head.event_out.
struct EventColumns {
  int layer, happened, force, stance, counted;
  explicit EventColumns(const LabelTables& t)
      : layer(count(t.event)),
        happened(layer + count(t.layer)),
        force(happened + count(t.happened)),
        stance(force + count(t.force)),
        counted(stance + count(t.stance)) {}
};

constexpr float kSlope = 0.1F;  // of LeakyReLU

// Added to the score that a sentence ends: two sentences read as one break more of both trees than one read as two.
// 0 to 1 on the development sets of EWT and GUM, LAS of the raw text: .5 is best on both.
constexpr float kSentenceEnds = 0.5F;

// A word less likely to be a trigger than this is none, whatever else speaks for it.
constexpr float kLeastTrigger = 0.05F;

class Analyser {
 public:
  Analyser(std::shared_ptr<const Article> article, const Language& language)
      : language_(language),
        model_(*language.model()),
        heads_(language),
        at_(model_.labels),
        event_at_(model_.labels),
        hidden_(model_.config.hidden),
        width_(padded(model_.heads.word.out())),
        event_width_(model_.has_events ? padded(model_.heads.event_out.out()) : 0) {
    out_.article = std::move(article);
    out_.has_event_readings = model_.has_events;
  }

  Result<Analysis> run() {
    words_ = words_of(*out_.article);
    places_ = place_hints(model_, out_.article->blocks);
    inputs_ = inputs_of(out_.text(), words_, model_);
    all_.emplace(words_, inputs_, language_.model(), model_.stack, model_.config.window);
    if (model_.has_event_stack)
      of_events_.emplace(words_, inputs_, language_.model(), model_.event_stack, model_.config.event_window);
    while (!all_->is_done()) {
      take_windows();
      if (const Status done = decode_sentences(); !done) return std::unexpected(done.error());
    }
    return std::move(out_);
  }

 private:
  // Encodes windows and scores their words, which then wait.
  void take_windows() {
    const size_t before = all_->waiting();
    const int fresh = all_->advance();
    while (of_events_ && of_events_->reached() < all_->reached()) of_events_->advance();
    scores_.resize((before + static_cast<size_t>(fresh)) * static_cast<size_t>(width_));
    apply(model_.heads.word, {all_->vector(before), hidden_}, fresh, Activation::kNone, {}, {scores(before), width_});
    take_attribution(all_->vector(before), fresh);
  }

  void take_attribution(const float* vectors, int n) {
    const Int8Linear& in = model_.heads.attribution_in;
    const Int8Linear& result = model_.heads.attribution_out;
    const int stride = padded(result.out());
    Buffer<float> inner(static_cast<size_t>(n) * static_cast<size_t>(padded(in.out())));
    apply(in, {vectors, hidden_}, n, Activation::kLeakyRelu, {}, {inner.data(), padded(in.out())});
    const size_t before = attribution_.size();
    attribution_.resize(before + static_cast<size_t>(n) * static_cast<size_t>(stride));
    apply(result, {inner.data(), padded(in.out())}, n, Activation::kNone, {}, {attribution_.data() + before, stride});
    for (int i = 0; i < n; ++i)
      log_softmax(attribution_.data() + before + static_cast<size_t>(i) * static_cast<size_t>(stride), result.out());
  }

  float* scores(size_t i) { return scores_.data() + i * static_cast<size_t>(width_); }

  // Decodes every sentence that is complete, and drops its words.
  Status decode_sentences() {
    const Limits& limits = language_.limits();
    size_t begin = 0;
    const size_t decoded = out_.tokens.size();
    for (size_t i = 0; i < all_->waiting(); ++i) {
      const Word& here = words_[decoded + i];
      if (i + 1 - begin > limits.sentence_tokens) return over("sentence_tokens", limits.sentence_tokens);
      const float* end = scores(i) + at_.end;
      const bool open = i - begin < kRunOn && goes_on(decoded + i);
      if (!here.ends_block && (end[1] + kSentenceEnds <= end[0] || open)) continue;
      if (out_.sentences.size() >= limits.sentences) return over("sentences", limits.sentences);
      decode_sentence(begin, static_cast<int>(i + 1 - begin));
      if (here.ends_block) decode_attribution(here.block);
      begin = i + 1;
    }
    all_->drop(begin);
    if (of_events_) of_events_->drop(begin);
    drop(scores_, begin * static_cast<size_t>(width_));
    return {};
  }

  static constexpr size_t kRunOn = 250;  // words: from here on the model alone says where a sentence ends

  // Does the next word begin in lower case on the same line, and not behind a mark that ends sentences or closes a
  // quotation? No sentence ends there: "Rep. Cummings (D-Md.) said".
  bool goes_on(size_t i) const {
    if (i + 1 >= words_.size()) return false;
    const Span here = words_[i].span, next = words_[i + 1].span;
    const std::string_view word = out_.words(here), gap = out_.words({here.end, next.begin});
    return goes_on_behind(word.back()) && gap == " " && is_lower(out_.words(next).front());
  }

  static bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
  static bool goes_on_behind(char c) {  // bytes of other scripts and marks may end anything
    return is_lower(c) || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ')' || c == ']' || c == ',';
  }

  static void drop(Buffer<float>& buffer, size_t n) {
    buffer.erase(buffer.begin(), buffer.begin() + static_cast<ptrdiff_t>(n));
  }

  static std::unexpected<Error> over(std::string_view limit, size_t value) {
    return fail(ErrorCode::kOverLimit, "language", fmt::format("the text passes the limit {} = {}", limit, value));
  }

  Span span_of(TokenRange range) const {
    return cover(out_.tokens[static_cast<size_t>(range.first)].span,
                 out_.tokens[static_cast<size_t>(range.last - 1)].span);
  }

  // `begin`: first of the sentence's words among those that wait.
  void decode_sentence(size_t begin, int n) {
    const auto first = static_cast<int>(out_.tokens.size());
    const SentenceVectors sentence{all_->vector(begin), all_->root(begin), n};
    const TreeResult tree = heads_.tree(sentence);
    const int block = words_[static_cast<size_t>(first)].block;
    for (int i = 0; i < n; ++i) out_.tokens.push_back(token(begin, first, i, tree));
    const std::span<Token> tokens = std::span(out_.tokens).subspan(static_cast<size_t>(first));
    mend_tree(tokens, first);
    mend_commas(tokens, first);
    out_.sentences.push_back({span_of({first, first + n}), first, first + n, block});
    if (out_.article->blocks[static_cast<size_t>(block)].kind == BlockKind::kCredit) return;
    decode_names(begin, first, n);
    decode_predicates(begin, first, sentence);
    if (!model_.has_events) return;
    decode_events(first,
                  of_events_ ? SentenceVectors{of_events_->vector(begin), of_events_->root(begin), n} : sentence);
  }

  // The sentence decoded last.
  SentenceTokens tokens_from(int first) const {
    return {std::span(out_.tokens).subspan(static_cast<size_t>(first)), first};
  }

  Token token(size_t begin, int first, int i, const TreeResult& tree) {
    const LabelTables& labels = model_.labels;
    const float* s = scores(begin + static_cast<size_t>(i));
    auto pick = [&](const std::vector<std::string>& table, int column) -> std::string_view {
      return table[static_cast<size_t>(best_of(s + column, count(table)))];
    };
    Token t;
    t.span = words_[static_cast<size_t>(first + i)].span;
    t.upos = pick(labels.upos, at_.upos);
    t.xpos = pick(labels.xpos, at_.xpos);
    t.feats = pick(labels.feats, at_.feats);
    t.lemma = lemma_of(model_, s + at_.lemma, out_.words(t.span), t.upos, t.xpos);
    const int head = tree.heads[static_cast<size_t>(i)];
    t.head = head < 0 ? kNoToken : first + head;
    t.deprel = labels.deprel[static_cast<size_t>(tree.labels[static_cast<size_t>(i)])];
    t.sentence = static_cast<int>(out_.sentences.size());
    return t;
  }

  void decode_names(size_t begin, int first, int n) {
    const auto& labels = model_.labels.ner;
    float* s = scores(begin) + at_.ner;
    for (int i = 0; i < n; ++i) log_softmax(s + static_cast<ptrdiff_t>(i) * width_, count(labels));
    for (const LabelledRun& run : runs_of(language_.names().best(s, width_, n), labels, s, width_)) {
      const TokenRange range{first + run.first, first + run.last};
      out_.names.push_back({range, span_of(range), run.label, run.probability});
    }
  }

  void decode_predicates(size_t begin, int first, const SentenceVectors& sentence) {
    std::vector<int> found;
    std::vector<int> senses;
    for (int i = 0; i < sentence.count; ++i) {
      const float* s = scores(begin + static_cast<size_t>(i));
      if (s[at_.predicate + 1] <= s[at_.predicate]) continue;
      const Token& t = out_.tokens[static_cast<size_t>(first + i)];
      const int sense = heads_.sense(sentence.words + static_cast<ptrdiff_t>(i) * hidden_, t.lemma, t.upos);
      const bool nominal = t.upos == "NOUN" || t.upos == "PROPN" || t.upos == "ADJ";
      if (sense < 0 && nominal) continue;
      found.push_back(i);
      senses.push_back(sense);
    }
    const auto arguments = heads_.roles(sentence, tokens_from(first), found);
    for (size_t p = 0; p < found.size(); ++p) {
      const Token& t = out_.tokens[static_cast<size_t>(first + found[p])];
      const float* s = scores(begin + static_cast<size_t>(found[p]));
      Predicate predicate{first + found[p],
                          t.span,
                          senses[p] < 0 ? t.lemma + ".00" : model_.labels.roleset[static_cast<size_t>(senses[p])],
                          {},
                          std::clamp(s[at_.factuality], -3.0F, 3.0F),
                          second_probability(s + at_.predicate)};
      for (const LabelledRun& run : arguments[p]) {
        const TokenRange range{first + run.first, first + run.last};
        if (run.label != "V") predicate.arguments.push_back({run.label, range, span_of(range)});
      }
      out_.predicates.push_back(std::move(predicate));
    }
  }

  // The event head on a sentence: its inner vectors and its scores.
  struct EventScores {
    int width;             // of an inner vector, padded
    Buffer<float> inner;   // [words, width]
    Buffer<float> scores;  // [words, event_width_]
  };

  // By what the encoder saw and what hints say.
  EventScores score_events(int first, const SentenceVectors& sentence) const {
    const Int8Linear& in = model_.heads.event_in;
    const Int8Linear& out = model_.heads.event_out;
    const int n = sentence.count;
    EventScores scored{padded(in.out()), {}, {}};
    scored.inner.resize(static_cast<size_t>(n) * static_cast<size_t>(scored.width));
    scored.scores.resize(static_cast<size_t>(n) * static_cast<size_t>(event_width_));
    const std::vector<std::vector<int>> hints = hints_in(first, n);
    apply(in, {sentence.words, hidden_}, n, Activation::kNone, {}, {scored.inner.data(), scored.width});
    for (int i = 0; i < n; ++i) {
      float* row = scored.inner.data() + static_cast<ptrdiff_t>(i) * scored.width;
      for (const int hint : hints[static_cast<size_t>(i)]) add_row(model_.heads.event_hint, hint, in.out(), row);
      for (int k = 0; k < scored.width; ++k) row[k] = row[k] < 0 ? row[k] * kSlope : row[k];
    }
    apply(out, {scored.inner.data(), scored.width}, n, Activation::kNone, {}, {scored.scores.data(), event_width_});
    for (int i = 0; i < n; ++i) {
      float* row = scored.scores.data() + static_cast<ptrdiff_t>(i) * event_width_;
      for (const int hint : hints[static_cast<size_t>(i)]) add_row(model_.heads.event_prior, hint, out.out(), row);
    }
    return scored;
  }

  // What each word of a sentence may name, and where the sentence stands.
  std::vector<std::vector<int>> hints_in(int first, int n) const {
    std::vector<std::vector<int>> hints(static_cast<size_t>(n));
    const std::span<const Token> tokens = std::span(out_.tokens).subspan(static_cast<size_t>(first));
    const int place = places_[static_cast<size_t>(words_[static_cast<size_t>(first)].block)];
    for (int i = 0; i < n; ++i) {
      const std::span<const int> kinds = hints_of(model_, tokens, first, i);
      std::vector<int>& all = hints[static_cast<size_t>(i)];
      all.assign(kinds.begin(), kinds.end());
      if (place >= 0) all.push_back(place);
    }
    return hints;
  }

  static void add_row(const Buffer<float>& table, int row, int width, float* to) {
    const float* added = table.data() + static_cast<ptrdiff_t>(row) * width;
    for (int k = 0; k < width; ++k) to[k] += added[k];
  }

  // What score_link() compares, from a trigger's inner vector.
  void add_link(const float* inner, int width, EventReading& reading) const {
    const Int8Linear& link = model_.heads.link;
    if (link.out() == 0) return;
    Buffer<float> reduced(static_cast<size_t>(padded(link.out())));
    apply(link, {inner, width}, 1, Activation::kLeakyRelu, {}, {reduced.data(), padded(link.out())});
    const int n = link.out() + 1;
    reading.later.assign(reduced.begin(), reduced.begin() + link.out());
    reading.later.push_back(1.0F);
    reading.earlier.assign(static_cast<size_t>(n), 0.0F);
    for (int i = 0; i < n; ++i) {
      const float* u = model_.heads.link_u.data() + static_cast<ptrdiff_t>(i) * n;
      for (int j = 0; j < n; ++j)
        reading.earlier[static_cast<size_t>(j)] += reading.later[static_cast<size_t>(i)] * u[j];
    }
  }

  // Runs of words that count the same thing.
  void decode_counts(int first, int n, EventScores& scored) {
    const auto& labels = model_.labels.count;
    if (labels.empty()) return;
    size_t last = 0;
    float sum = 0;
    for (int i = 0; i < n; ++i) {
      float* s = scored.scores.data() + static_cast<ptrdiff_t>(i) * event_width_ + event_at_.counted;
      log_softmax(s, count(labels));
      const auto what = static_cast<size_t>(best_of(s, count(labels)));
      if (what != 0 && what != last) out_.count_readings.push_back({{first + i, first + i}, labels[what], 0});
      if (what != last) sum = 0;
      last = what;
      if (what == 0) continue;
      CountReading& run = out_.count_readings.back();
      run.tokens.last = first + i + 1;
      sum += std::exp(s[what]);
      run.score = sum / static_cast<float>(run.tokens.last - run.tokens.first);
    }
  }

  void decode_events(int first, const SentenceVectors& sentence) {
    const LabelTables& labels = model_.labels;
    EventScores scored = score_events(first, sentence);
    decode_counts(first, sentence.count, scored);
    std::vector<int> found;
    for (int i = 0; i < sentence.count; ++i) {
      float* s = scored.scores.data() + static_cast<ptrdiff_t>(i) * event_width_;
      auto pick = [&](const std::vector<std::string>& table, int column) -> std::string_view {
        return table[static_cast<size_t>(best_of(s + column, count(table)))];
      };
      log_softmax(s, count(labels.event));
      const float score = 1.0F - std::exp(s[0]);
      if (score < kLeastTrigger) continue;
      found.push_back(i);
      const auto type = static_cast<size_t>(1 + best_of(s + 1, count(labels.event) - 1));
      out_.event_readings.push_back({first + i,
                                     labels.event[type],
                                     score,
                                     std::exp(s[type]) / score,
                                     pick(labels.layer, event_at_.layer),
                                     pick(labels.happened, event_at_.happened),
                                     pick(labels.force, event_at_.force),
                                     pick(labels.stance, event_at_.stance),
                                     {},
                                     {},
                                     {}});
      add_link(scored.inner.data() + static_cast<ptrdiff_t>(i) * scored.width, scored.width,
               out_.event_readings.back());
    }
    const auto parties = heads_.parties(sentence, tokens_from(first), found);
    for (size_t f = 0; f < found.size(); ++f) {
      EventReading& reading = out_.event_readings[out_.event_readings.size() - found.size() + f];
      for (const LabelledRun& run : parties[f]) {
        const TokenRange range{first + run.first, first + run.last};
        reading.parties.push_back({run.label, range, span_of(range)});
      }
    }
  }

  // All words decoded since the last block's end belong to `block`.
  void decode_attribution(int block) {
    const auto end = static_cast<int>(out_.tokens.size());
    const int stride = padded(model_.heads.attribution_out.out());
    const int n = end - block_first_;
    const int first = std::exchange(block_first_, end);
    if (out_.article->blocks[static_cast<size_t>(block)].kind != BlockKind::kCredit) {
      const auto& labels = model_.labels.attribution;
      const std::vector<int> path = language_.attribution().best(attribution_.data(), stride, n);
      for (const LabelledRun& run : runs_of(path, labels, attribution_.data(), stride)) add_attribution(run, first);
    }
    drop(attribution_, static_cast<size_t>(n) * static_cast<size_t>(stride));
  }

  void add_attribution(const LabelledRun& run, int first) {
    AttributionRole role = AttributionRole::kContent;
    if (run.label == "source") role = AttributionRole::kSource;
    if (run.label == "cue") role = AttributionRole::kCue;
    const TokenRange range{first + run.first, first + run.last};
    out_.attribution_spans.push_back({role, range, span_of(range), run.probability});
  }

  const Language& language_;
  const Model& model_;
  SentenceHeads heads_;
  WordColumns at_;
  EventColumns event_at_;
  int hidden_;
  int width_;  // of a row of scores
  int event_width_;
  Analysis out_;
  std::vector<Word> words_;
  std::vector<int> places_;  // of each block: its hint for the event head
  WordInputs inputs_;
  std::optional<WordStream> all_, of_events_;  // the second one where the heads of events have their own encoder
  Buffer<float> scores_;                       // of the words that wait, head.word: [words, width]
  Buffer<float> attribution_;                  // log-probabilities of the words since the last block's end
  int block_first_ = 0;                        // first token of the block being read
};

}  // namespace

float score_link(const EventReading& a, const EventReading& b) {
  return std::inner_product(a.earlier.begin(), a.earlier.end(), b.later.begin(), 0.0F);
}

Result<Analysis> analyse(std::shared_ptr<const Article> article, const Language& language) {
  return Analyser(std::move(article), language).run();
}

}  // namespace dateline
