// Problem: the encoder sees word pieces, not letters, so it knows that "carried" loses its ending but not which letters
// go: "carrie", "insiste". Idea: forms seen in training have their lemma in a table; for other words the rules are
// tried in the order of their scores until one gives a word that the frames or the training data know.
#include "language/lemma_rule.h"

#include <algorithm>
#include <charconv>
#include <numeric>
#include <vector>

#include "base/utf8.h"

namespace dateline {
namespace {

// The byte length of `text` without its last `cut` code points; 0 when it is no longer than that.
size_t without_end(std::string_view text, int cut) {
  size_t end = text.size();
  for (; cut > 0 && end > 0; --cut) {
    do --end;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80);
  }
  return end;
}

}  // namespace

std::string apply_lemma_rule(std::string_view rule, std::string_view form, std::string_view upos) {
  if (rule.size() > 1 && rule.front() == '!') return std::string(rule.substr(1));
  std::string base = upos == "PROPN" ? std::string(form) : lower(form);
  const size_t slash = rule.find('/');
  int cut = 0;
  if (slash == std::string_view::npos || std::from_chars(rule.begin(), rule.begin() + slash, cut).ec != std::errc() ||
      cut < 0)
    return base;
  const size_t kept = without_end(base, cut);
  if (kept == 0) return base;
  base.resize(kept);
  base += rule.substr(slash + 1);
  return base;
}

std::string american(std::string_view lemma) {
  std::string out(lemma);
  for (std::string_view tail : {"ise", "yse", "isation"}) {
    if (lemma.size() > tail.size() + 2 && lemma.ends_with(tail)) out[out.size() - tail.size() + 1] = 'z';
  }
  return out;
}

namespace {

constexpr size_t kTriedRules = 24;

bool is_known(const Model& model, const std::string& lemma, std::string_view upos) {
  const char* pos = upos == "VERB" ? "v" : (upos == "NOUN" ? "n" : (upos == "ADJ" ? "j" : nullptr));
  for (const std::string& spelling : {lemma, american(lemma)}) {
    const std::string key = spelling + "/";
    if (model.lemmas.all.contains(key + std::string(upos))) return true;
    if (pos && model.rolesets_of.contains(key + pos)) return true;
  }
  return false;
}

// Plurals of nouns that nobody has seen: "hideouts", "militiamen" and the like end regularly far more often than not.
std::string singular(const std::string& form) {
  const auto ends = [&](std::string_view tail) { return form.size() > tail.size() + 1 && form.ends_with(tail); };
  if (ends("men")) return form.substr(0, form.size() - 2) + "an";
  if (ends("ies")) return form.substr(0, form.size() - 3) + "y";
  for (std::string_view tail : {"sses", "shes", "ches", "xes", "zzes", "tzes"}) {
    if (ends(tail)) return form.substr(0, form.size() - 2);
  }
  return ends("s") && !ends("ss") ? form.substr(0, form.size() - 1) : form;
}

// Singular nouns, plain adjectives and verbs in their base form are their own lemmas.
bool is_base_form(std::string_view xpos) { return xpos == "NN" || xpos == "JJ" || xpos == "VB" || xpos == "VBP"; }

// "denies" is of "deny", though "den" is a verb too: what else ends in "ies" drops one letter only ("dies").
std::string of_spelling(const Model& model, const std::string& form, std::string_view upos) {
  // "freed" is of "free": a verb in "eed" that is past drops one letter.
  if (upos == "VERB" && form.ends_with("eed") && is_known(model, form.substr(0, form.size() - 1), upos))
    return form.substr(0, form.size() - 1);
  if (!form.ends_with("ies") || form.size() < 5) return {};
  std::string lemma = form.substr(0, form.size() - 3) + "y";
  return is_known(model, lemma, upos) ? lemma : std::string();
}

}  // namespace

std::string lemma_of(const Model& model, const float* scores, std::string_view form, std::string_view upos,
                     std::string_view xpos) {
  const std::vector<std::string>& rules = model.labels.lemma;
  const auto best = static_cast<size_t>(std::max_element(scores, scores + rules.size()) - scores);
  if (upos == "PROPN" || model.lemmas.of_form.empty()) return apply_lemma_rule(rules[best], form, upos);
  std::string key = lower(form) + "/";
  key += upos;
  // A verb's lemma that no frame has is a slip of the treebank: "freed" of "fre".
  if (const auto seen = model.lemmas.of_form.find(key); seen != model.lemmas.of_form.end()) {
    if (upos != "VERB" || model.rolesets_of.contains(seen->second + "/v")) return seen->second;
  }
  const bool open = upos == "VERB" || upos == "NOUN" || upos == "ADJ";
  if (open && is_base_form(xpos)) return lower(form);
  if (open) {
    if (std::string lemma = of_spelling(model, lower(form), upos); !lemma.empty()) return lemma;
  }
  std::string first = apply_lemma_rule(rules[best], form, upos);
  const std::string doers = upos == "NOUN" && xpos == "NNS" ? lower(form) : std::string();
  const auto is_deed = [&](const std::string& lemma) { return doers == lemma + "ers" || doers == lemma + "ors"; };
  if (is_deed(first)) return doers.substr(0, doers.size() - 1);  // "rioters" are no riot
  // A whole word for another is for irregular forms; of a form that is a word itself ("Photo" of "peak") it is a slip.
  const bool slip = open && rules[best].starts_with('!') &&
                    (is_known(model, lower(form), "NOUN") || is_known(model, lower(form), "VERB"));
  if (!open || (is_known(model, first, upos) && !slip)) return first;
  std::vector<size_t> order(rules.size());
  std::iota(order.begin(), order.end(), size_t{0});
  const size_t tried = std::min(kTriedRules, order.size());
  std::partial_sort(order.begin(), order.begin() + static_cast<ptrdiff_t>(tried), order.end(),
                    [&](size_t a, size_t b) { return scores[a] != scores[b] ? scores[a] > scores[b] : a < b; });
  for (size_t i = 1; i < tried; ++i) {
    if (rules[order[i]].starts_with('!')) continue;
    std::string lemma = apply_lemma_rule(rules[order[i]], form, upos);
    if (is_known(model, lemma, upos) && !is_deed(lemma)) return lemma;
  }
  if (upos == "NOUN" && xpos == "NNS") return singular(lower(form));
  return slip ? lower(form) : first;
}

}  // namespace dateline
