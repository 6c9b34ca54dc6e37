// Problem: in an interview nobody "says" anything; a label stands before each turn, and a reader who passes it over
// takes the guest's claims for the station's own. The obvious way, every word before a colon, takes "Update:" and
// "Note:" for speakers. Idea: a page is a transcript if labels in capitals, or names, begin several paragraphs and one
// of them comes again; who mostly asks is the host, whose words are the publisher's.
#include "attribute/turns.h"

#include <algorithm>
#include <array>
#include <map>

#include "attribute/phrases.h"
#include "base/utf8.h"

namespace dateline {
namespace {

constexpr int kLabelWords = 9;  // "SHALINI BISHT (by phone from Baramulla):"
constexpr size_t kLeastTurns = 3;
constexpr std::array<std::string_view, 18> kHosts = {
    "host",     "presenter",     "anchor",    "moderator", "interviewer", "newsreader",
    "reporter", "correspondent", "announcer", "speaker",   "studio",      "editor",
    "question", "newscaster",    "q",         "narrator",  "journalist",  "colleague"};

struct Turn {
  int label = kNoToken;  // last word of the label, its note in brackets left out
  int colon = kNoToken;
  int last = 0;  // behind the paragraph's last token
  std::string key;
};

bool has_letter(std::string_view word) {
  return std::any_of(word.begin(), word.end(),
                     [](char c) { return std::isalpha(static_cast<unsigned char>(c)) || c < 0; });
}

bool is_capitals(std::string_view word) {
  return std::none_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// The label that begins a paragraph: words in capitals, or a name; kNoToken for `label` if there is none.
Turn turn_of(const Tree& tree, const Grounded& grounded, int first, int last) {
  Turn turn;
  turn.last = last;
  bool capitals = true, bracket = false;
  int words = 0;
  for (int i = first; i < last && i < first + kLabelWords; ++i) {
    const std::string_view word = tree.analysis().words(tree.token(i).span);
    if (word == ":") {
      turn.colon = i;
      break;
    }
    bracket = bracket || word == "(";
    if (!bracket && has_letter(word)) {
      capitals = capitals && is_capitals(word);
      turn.label = i;
      ++words;
    }
    if (word == ")") bracket = false;
  }
  const bool named =
      turn.label != kNoToken && std::any_of(grounded.mentions.begin(), grounded.mentions.end(), [&](const Mention& m) {
        return m.kind == MentionKind::kName && m.tokens.first == first && m.tokens.last == turn.label + 1;
      });
  if (turn.colon == kNoToken || turn.label == kNoToken || words > 4 || turn.colon + 1 >= last || (!capitals && !named))
    return Turn{};
  turn.key = lower(tree.analysis().words(tree.token(turn.label).span));
  return turn;
}

std::vector<Turn> turns_of(const Tree& tree, const Grounded& grounded) {
  std::vector<Turn> turns;
  const std::vector<Sentence>& sentences = tree.analysis().sentences;
  for (size_t i = 0; i < sentences.size(); ++i) {
    if (i > 0 && sentences[i].block == sentences[i - 1].block) continue;
    size_t end = i;
    while (end + 1 < sentences.size() && sentences[end + 1].block == sentences[i].block) ++end;
    const BlockKind kind = tree.analysis().article->blocks[static_cast<size_t>(sentences[i].block)].kind;
    if (kind == BlockKind::kTitle || kind == BlockKind::kCaption) continue;
    Turn turn = turn_of(tree, grounded, sentences[i].first, sentences[end].last);
    if (turn.label != kNoToken) turns.push_back(std::move(turn));
  }
  return turns;
}

bool is_trade(std::string_view word) { return std::find(kHosts.begin(), kHosts.end(), lower(word)) != kHosts.end(); }

// "Our correspondent Ann Ames is there": the station's own.
bool is_presented(const Tree& tree, const std::string& key) {
  for (int i = 1; i < tree.size(); ++i) {
    if (lower(tree.analysis().words(tree.token(i).span)) != key) continue;
    for (int before = std::max(0, i - 3); before < i; ++before) {
      if (is_trade(tree.analysis().words(tree.token(before).span))) return true;
    }
  }
  return false;
}

// Labels of those who ask: by their trade, by opening the talk, or by the question marks at the end of their turns.
bool is_host(const Tree& tree, const std::vector<Turn>& turns, const std::string& key) {
  if (key == turns.front().key || is_trade(key) || is_presented(tree, key)) return true;
  int all = 0, asked = 0;
  for (const Turn& t : turns) {
    if (t.key != key) continue;
    ++all;
    asked += is_word(tree, t.last - 1, {"?"});
  }
  return all > 1 && 2 * asked >= all;
}

}  // namespace

std::vector<CueHit> find_turns(const Tree& tree, const Grounded& grounded, const CueLexicon& lexicon,
                               std::vector<QuotedStretch>& quoted) {
  std::vector<CueHit> hits;
  const std::vector<const CueSense*>& saying = lexicon.senses("say", 'v');
  const std::vector<Turn> turns = turns_of(tree, grounded);
  std::map<std::string, size_t> count;
  size_t most = 0;
  for (const Turn& t : turns) most = std::max(most, ++count[t.key]);
  if (saying.empty() || turns.size() < kLeastTurns || most < 2) return hits;
  for (const Turn& t : turns) {
    if (is_host(tree, turns, t.key)) continue;
    CueHit hit;
    hit.sense = saying.back();
    hit.token = t.colon;
    hit.cue = {t.colon};
    hit.sources = {t.label};
    for (int i = t.colon + 1; i < t.last; ++i) hit.content.push_back(i);
    hit.content_head = head_of_content(tree, hit.content);
    hit.decided_by = "words:turn";
    quoted.push_back({{t.colon + 1, t.last}, false});
    hits.push_back(std::move(hit));
  }
  std::stable_sort(quoted.begin(), quoted.end(),
                   [](const QuotedStretch& a, const QuotedStretch& b) { return a.tokens.first < b.tokens.first; });
  return hits;
}

}  // namespace dateline
