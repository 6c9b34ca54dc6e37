// Problem: headlines have no room for "said": a colon or a dash stands for it, and a reader who misses it takes the
// claim for the paper's own. A parser sees two fragments. The obvious way, every name before a colon, takes topics for
// voices ("Syria: ten killed in Homs", "George Floyd: officer charged"). Idea: the short side of the mark must be
// nothing but a mention of somebody who can speak; before the colon no person, firm or armed group, as they are the
// topic as often, and a state only where the rest lies elsewhere. Reference: "headlinese" in news style guides.
#include "attribute/headlines.h"

#include <algorithm>

#include "attribute/phrases.h"

namespace dateline {
namespace {

constexpr int kVoiceWords = 6;    // longest source: "the Syrian Observatory for Human Rights"
constexpr int kContentWords = 3;  // shortest content

struct Title {
  int first = 0, last = 0;  // tokens
};

// A block that the page calls a title, or that says what the title says.
bool is_title(const Analysis& analysis, const Block& block) {
  return block.kind == BlockKind::kTitle ||
         (!analysis.article->title.empty() && analysis.words(block.span) == analysis.article->title);
}

std::vector<Title> titles_of(const Analysis& analysis) {
  std::vector<Title> titles;
  int block = kNone;
  for (const Sentence& s : analysis.sentences) {
    if (!is_title(analysis, analysis.article->blocks[static_cast<size_t>(s.block)])) continue;
    if (s.block == block) {
      titles.back().last = s.last;
    } else {
      titles.push_back({s.first, s.last});
      block = s.block;
    }
  }
  return titles;
}

// A dash with a space on both sides.
bool is_dash(const Tree& tree, int i) {
  return is_word(tree, i, {"-", "–", "—"}) && tree.token(i - 1).span.end < tree.token(i).span.begin &&
         tree.token(i).span.end < tree.token(i + 1).span.begin;
}

class Voices {
 public:
  Voices(const Tree& tree, const Grounded& grounded) : tree_(tree), grounded_(grounded) {}

  // The mention of somebody who can speak that fills the words but for an article; nullptr if none does.
  const Mention* voice(TokenRange words, bool before, bool dash) const {
    while (words.first < words.last && tree_.token(words.first).upos == "DET") ++words.first;
    const Mention* best = nullptr;
    for (const Mention& m : grounded_.mentions) {
      const bool fills = m.tokens.first <= words.first && m.tokens.last == words.last && words.contains(m.head);
      if (fills && m.kind != MentionKind::kPronoun && can_speak(m, before, dash)) best = &m;
    }
    return best;
  }

  // Does a state named before the colon speak of what lies elsewhere? Else it is the topic.
  bool speaks_of_elsewhere(const Mention& voice, TokenRange content) const {
    const Entity& entity = grounded_.entities[static_cast<size_t>(voice.entity)];
    if (entity.type != EntityType::kState) return true;
    bool elsewhere = false;
    for (const Place& p : grounded_.places) {
      if (!content.contains(p.tokens.first) || p.country.empty()) continue;
      if (p.country == entity.country) return false;
      elsewhere = true;
    }
    return elsewhere;
  }

 private:
  bool can_speak(const Mention& m, bool before, bool dash) const {
    if (m.entity < 0 || m.entity == grounded_.publisher) return false;
    const Entity& entity = grounded_.entities[static_cast<size_t>(m.entity)];
    switch (entity.type) {
      case EntityType::kPlace:
        return false;
      case EntityType::kUnnamed:  // "monitor", "official"
        return tree_.token(m.head).upos == "NOUN";
      case EntityType::kMedia:
        return !dash;
      case EntityType::kState:
        return true;
      case EntityType::kOrganisation:
        return !before || (!entity.sector.empty() && entity.sector != "BUS");
      default:
        return !before;
    }
  }

  const Tree& tree_;
  const Grounded& grounded_;
};

CueHit hit_of(const Tree& tree, const CueSense* sense, int mark, const Mention& voice, TokenRange content) {
  CueHit hit;
  hit.sense = sense;
  hit.token = mark;
  hit.cue = {mark};
  hit.sources = {voice.head};
  for (int i = content.first; i < content.last; ++i) hit.content.push_back(i);
  hit.content_head = head_of_content(tree, hit.content);
  hit.decided_by = "headline";
  return hit;
}

}  // namespace

std::vector<CueHit> find_headline_sources(const Tree& tree, const Grounded& grounded, const CueLexicon& lexicon) {
  std::vector<CueHit> hits;
  // The last one asks for nothing beside the word.
  const std::vector<const CueSense*>& saying = lexicon.senses("say", 'v');
  if (saying.empty()) return hits;
  const Voices voices(tree, grounded);
  for (const Title& title : titles_of(*grounded.analysis)) {
    const auto take = [&](int mark, TokenRange words, TokenRange content, bool dash) {
      if (words.last - words.first > kVoiceWords || content.last - content.first < kContentWords) return false;
      const Mention* voice = voices.voice(words, words.first < content.first, dash);
      if (!voice || (words.first < content.first && !voices.speaks_of_elsewhere(*voice, content))) return false;
      hits.push_back(hit_of(tree, saying.back(), mark, *voice, content));
      return true;
    };
    bool taken = false;
    for (int i = title.first + 1; i + 1 < title.last && !taken; ++i) {
      const bool dash = is_dash(tree, i);
      if (!dash && !is_word(tree, i, {":"})) continue;
      taken = (!dash && take(i, {title.first, i}, {i + 1, title.last}, false)) ||
              take(i, {i + 1, title.last}, {title.first, i}, dash);
    }
  }
  return hits;
}

}  // namespace dateline
