// Problem: in an interview nobody "says" anything; a label stands before each turn, and a reader who passes it over
// takes the guest's claims for the station's own. The obvious way, every word before a colon, takes "Update:" and
// "Note:" for speakers. Idea: a page is a transcript if labels in capitals, or names, begin several paragraphs and one
// of them comes again; who mostly asks is the host, whose words are the publisher's.
#include "attribute/turns.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

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

// The last names of those whom the text presents as the station's own: "our correspondent Ann Ames is there".
std::set<std::string> presented_in(const Tree& tree) {
  std::set<std::string> names;
  for (int i = 0; i < tree.size(); ++i) {
    if (!is_trade(tree.analysis().words(tree.token(i).span))) continue;
    for (int behind = i + 1; behind < std::min(tree.size(), i + 4); ++behind)
      names.insert(lower(tree.analysis().words(tree.token(behind).span)));
  }
  return names;
}

// Labels of those who ask: by their trade, by opening the talk, or by the question marks at the end of their turns.
std::set<std::string> hosts_of(const Tree& tree, const std::vector<Turn>& turns) {
  const std::set<std::string> presented = presented_in(tree);
  std::map<std::string, std::pair<int, int>> asked;  // turns, and those that end with a question
  std::set<std::string> hosts = {turns.front().key};
  for (const Turn& t : turns) {
    auto& [all, questions] = asked[t.key];
    ++all;
    questions += is_word(tree, t.last - 1, {"?"});
    if (is_trade(t.key) || presented.contains(t.key)) hosts.insert(t.key);
  }
  for (const auto& [key, count] : asked) {
    if (count.first > 1 && 2 * count.second >= count.first) hosts.insert(key);
  }
  return hosts;
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
  const std::set<std::string> hosts = hosts_of(tree, turns);
  for (const Turn& t : turns) {
    if (hosts.contains(t.key)) continue;
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
