// Finds the trigger that codes a word in its context.
//
// A table from verb to type, as event coders of the last thirty years have it, codes "strike a deal" as an attack and
// "heart attack" as an assault. So a trigger here is a sense (a PropBank roleset) or a noun with the words before it,
// it may ask what fills its roles, and the longest compound wins: "labour strike" is looked up before "strike".
#include <algorithm>

#include "event/codebook.h"
#include "event/codebook_data.h"

namespace dateline {
namespace {

constexpr size_t kWordsBefore = 4;  // what "before" means where the coder gives no such filler

using Lemmas = std::span<const std::string_view>;

// One phrase of normalised words with the token that each word came from.
struct Words {
  std::vector<std::string> text;
  std::vector<int> token;
};

void append_words(Words& out, std::string_view lemma, int token) {
  const std::string normal = normal_words(lemma);
  size_t start = 0;
  while (start < normal.size()) {
    const size_t end = std::min(normal.find(' ', start), normal.size());
    out.text.push_back(normal.substr(start, end - start));
    out.token.push_back(token);
    start = end + 1;
  }
}

Words words_of(Lemmas lemmas) {
  Words out;
  for (size_t i = 0; i < lemmas.size(); ++i) append_words(out, lemmas[i], static_cast<int>(i));
  return out;
}

std::string join(const Words& words, size_t first, size_t last) {
  std::string out;
  for (size_t i = first; i < last; ++i) {
    if (i > first) out.push_back(' ');
    out += words.text[i];
  }
  return out;
}

template <typename T>
const T* look_up(const StringMap<T>& map, std::string_view key) {
  const auto found = map.find(key);
  return found == map.end() ? nullptr : &found->second;
}

// Calls `hit(first, last, classes)` for every known phrase, longest first at each position. If `hit` returns true, the
// words are used up and the search goes on behind them.
template <typename Hit>
void each_class(const CodebookData& data, const Words& words, Hit&& hit) {
  for (size_t i = 0; i < words.text.size();) {
    size_t next = i + 1;
    for (size_t n = std::min(data.longest_word, words.text.size() - i); n > 0; --n) {
      const auto* classes = look_up(data.by_word, join(words, i, i + n));
      if (classes && hit(i, i + n, *classes)) {
        next = i + n;
        break;
      }
    }
    i = next;
  }
}

bool contains(const std::vector<std::string>& list, std::string_view value) {
  return std::ranges::find(list, value) != list.end();
}

bool has_class(const CodebookData& data, const Words& words, const std::vector<std::string>& classes) {
  bool found = false;
  each_class(data, words, [&](size_t, size_t, const std::vector<int>& hits) {
    for (int hit : hits) found |= contains(classes, data.classes[static_cast<size_t>(hit)].name);
    return false;
  });
  return found;
}

bool has_phrase(const Words& words, const std::vector<std::string>& phrases) {
  const std::string all = " " + join(words, 0, words.text.size()) + " ";
  return std::ranges::any_of(phrases,
                             [&](const std::string& p) { return all.find(" " + p + " ") != std::string::npos; });
}

bool has_type(const CodebookData& data, const Words& words, const std::vector<std::string>& types) {
  const bool any = contains(types, "*");
  for (size_t end = 1; end <= words.text.size(); ++end) {
    for (size_t n = std::min(data.longest_noun, end); n > 0; --n) {
      const auto* triggers = look_up(data.by_noun, join(words, end - n, end));
      if (!triggers) continue;
      const Trigger& trigger = *triggers->back();  // without conditions, if there is such a one
      if (!trigger.type.empty() && (any || contains(types, trigger.type))) return true;
      break;
    }
  }
  return false;
}

// A name whose entity is known to be of a party ("Hezbollah") counts as one of that party's words.
bool is_party_of(const CodebookData& data, const std::vector<std::string>& classes, std::string_view party) {
  if (party.empty()) return false;
  return std::ranges::any_of(classes, [&](const std::string& name) {
    const auto* index = look_up(data.class_by_name, name);
    return index && data.classes[static_cast<size_t>(*index)].party == party;
  });
}

bool filler_holds(const CodebookData& data, const Condition& condition, const Filler& filler, std::string_view party) {
  Lemmas lemmas = filler.lemmas;
  if (condition.head_only && filler.head >= 0 && static_cast<size_t>(filler.head) < lemmas.size()) {
    lemmas = lemmas.subspan(static_cast<size_t>(filler.head), 1);
  }
  const Words words = words_of(lemmas);
  if (!condition.classes.empty() && !has_class(data, words, condition.classes) &&
      !is_party_of(data, condition.classes, party)) {
    return false;
  }
  if (!condition.words.empty() && !has_phrase(words, condition.words)) return false;
  if (!condition.parties.empty() && !contains(condition.parties, party)) return false;
  return condition.types.empty() || has_type(data, words, condition.types);
}

Lemmas before_head(Lemmas lemmas) {
  if (lemmas.empty()) return lemmas;
  const size_t count = std::min(kWordsBefore, lemmas.size() - 1);
  return lemmas.subspan(lemmas.size() - 1 - count, count);
}

}  // namespace

bool Codebook::holds(const Trigger& trigger, const Occurrence& occurrence) const {
  auto met = [&](const Condition& condition) {
    const bool any = contains(condition.roles, "any");
    bool saw_before = false;
    for (const Filler& filler : occurrence.fillers) {
      saw_before |= filler.role == "before";
      if (!any && !contains(condition.roles, filler.role)) continue;
      const bool asks = !condition.parties.empty() || !condition.classes.empty();
      const std::string_view party = filler.party.empty() && asks ? party_of_words(filler.lemmas) : filler.party;
      if (filler_holds(*data_, condition, filler, party)) return true;
    }
    if (saw_before || !occurrence.is_noun || !(any || contains(condition.roles, "before"))) return false;
    const Lemmas before = before_head(occurrence.lemmas);
    return !before.empty() && filler_holds(*data_, condition, {"before", before, -1, {}}, {});
  };
  return std::ranges::all_of(trigger.needs, met) && std::ranges::none_of(trigger.unless, met);
}

Found Codebook::find(const Occurrence& occurrence) const {
  auto first_holding = [&](std::span<const Trigger* const> triggers) -> const Trigger* {
    const auto found = std::ranges::find_if(triggers, [&](const Trigger* t) { return holds(*t, occurrence); });
    return found == triggers.end() ? nullptr : *found;
  };
  auto result = [](const Trigger* trigger, int words) {
    return trigger->nothing ? Found{nullptr, words, true} : Found{trigger, words};
  };

  Words words;
  if (occurrence.is_noun) {
    const size_t window = std::min(occurrence.lemmas.size(), 2 * data_->longest_noun);
    words = words_of(occurrence.lemmas.last(window));
    for (size_t n = std::min(data_->longest_noun, words.text.size()); n > 1; --n) {
      const size_t first = words.text.size() - n;
      const Trigger* trigger = first_holding(of_noun(join(words, first, words.text.size())));
      if (trigger) return result(trigger, static_cast<int>(window) - words.token[first]);
    }
  }
  if (const Trigger* trigger = first_holding(of_roleset(occurrence.roleset))) return result(trigger, 1);
  if (!words.text.empty()) {
    if (const Trigger* trigger = first_holding(of_noun(words.text.back()))) return result(trigger, 1);
  }
  return {};
}

WordReading Codebook::read_words(Lemmas lemmas) const {
  WordReading out;
  const Words words = words_of(lemmas);
  auto add = [](std::vector<std::string>& list, const std::string& value) {
    if (!contains(list, value)) list.push_back(value);
  };
  each_class(*data_, words, [&](size_t first, size_t last, const std::vector<int>& classes) {
    bool refines = false;
    for (int index : classes) {
      const WordClass& word_class = data_->classes[static_cast<size_t>(index)];
      out.hits.push_back({&word_class, words.token[first], words.token[last - 1] + 1});
      for (const std::string& mode : word_class.modes) add(out.modes, mode);
      for (const std::string& context : word_class.contexts) add(out.contexts, context);
      add(out.classes, word_class.name);
      refines |= !word_class.modes.empty() || !word_class.role.empty();
    }
    return refines;  // "chlorine gas" leaves no "gas" behind; a class that only conditions ask for hides nothing
  });
  return out;
}

bool Codebook::in_class(std::string_view class_name, std::string_view words) const {
  const auto* classes = look_up(data_->by_word, normal_words(words));
  const auto* index = look_up(data_->class_by_name, class_name);
  return classes && index && std::ranges::find(*classes, *index) != classes->end();
}

std::string_view Codebook::party_of_words(Lemmas lemmas) const {
  // English noun phrases end in their head; what follows a preposition or a relative pronoun only qualifies it.
  static constexpr std::string_view kEnds[] = {"of",    "in",   "from", "with", "who", "that",
                                               "which", "near", "at",   "on",   "by",  "for"};
  const auto end =
      std::ranges::find_if(lemmas, [](std::string_view l) { return std::ranges::find(kEnds, l) != std::end(kEnds); });
  const Words words = words_of(lemmas.first(static_cast<size_t>(end - lemmas.begin())));
  std::string_view party;
  each_class(*data_, words, [&](size_t, size_t last, const std::vector<int>& classes) {
    for (int index : classes) {
      const std::string& named = data_->classes[static_cast<size_t>(index)].party;
      if (!named.empty()) party = named;
    }
    return !party.empty() && last == words.text.size();
  });
  return party;
}

}  // namespace dateline
