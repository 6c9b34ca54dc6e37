// Problem: a codebook says which slot holds which party; but one phrase may fill two slots, a labeller may call a
// departure a target, and the words around an event name its weapon as well as what its victims once did. Idea: the
// codebook's order of slots decides, each head and entity once; weapons are read from the event's own words, never from
// a party's phrase.
#include <algorithm>

#include "attribute/cues.h"
#include "attribute/phrases.h"
#include "event/slots.h"

namespace dateline {

// "A warplane dropped four bombs", "shells killed three": what was used, not who used it.
static bool is_weapon(const Scene& scene, int head) {
  if (scene.entity_at(head) != kNone) return false;
  std::vector<std::string_view> words;
  for (int i = head; i >= 0 && (i == head || scene.tree.head(i) == head) && head - i < 3; --i)
    words.insert(words.begin(), scene.lemmas[static_cast<size_t>(i)]);
  const WordReading reading = scene.codebook.read_words(words);
  return std::any_of(reading.hits.begin(), reading.hits.end(), [&](const WordReading::Hit& hit) {
    return hit.word_class->role == "instrument" && static_cast<size_t>(hit.last) == words.size();
  });
}

// "launched from an area [controlled by X]": the agent of another participle did that, not this. By the words before
// the name, which parsers know less often than the participle; kNoToken if `head` is no such agent.
static int agent_elsewhere(const Scene& scene, const Draft& draft, int head) {
  const Tree& tree = scene.tree;
  int first = head;
  while (first > 0 && tree.token(first - 1).sentence == tree.token(head).sentence &&
         (tree.token(first - 1).upos == "DET" || tree.token(first - 1).upos == "PROPN" ||
          tree.token(first - 1).upos == "ADJ"))
    --first;
  const int verb = first - 2;
  if (!is_word(tree, first - 1, {"by"}) || verb < 0 || tree.token(verb).upos != "VERB") return kNoToken;
  const bool own =
      verb == draft.token || verb == draft.verb || !tree.has_relation(verb, "acl") || tree.head(verb) == draft.token;
  return own || tree.is_below(draft.token, verb) ? kNoToken : verb;
}

static bool is_holding(std::string_view lemma) {
  static constexpr std::string_view kHolding[] = {"control", "hold", "occupy",   "run",       "govern",
                                                  "seize",   "rule", "dominate", "administer"};
  return std::find(std::begin(kHolding), std::end(kHolding), lemma) != std::end(kHolding);
}

void add_argument(const Scene& scene, Draft& draft, std::string_view role, int head) {
  if (draft.first <= head && head < draft.token) return;  // a word of the trigger itself
  if (const int verb = agent_elsewhere(scene, draft, head); verb != kNoToken && role == "actor") {
    if (!is_holding(scene.lemmas[static_cast<size_t>(verb)])) return;
    role = "site_holder";
  }
  if (role == "actor" && is_weapon(scene, head)) role = "instrument";
  for (int h : with_conjuncts(scene.tree, head)) {
    if (h != head && !scene.is_nominal(h)) continue;
    const int person = scene.named_around(h);
    const int entity =
        person == kNone ? scene.entity_at(h) : scene.grounded.mentions[static_cast<size_t>(person)].entity;
    const Span span = person == kNone ? scene.span_at(h) : scene.grounded.mentions[static_cast<size_t>(person)].span;
    // Once a head and an entity; and of two phrases one inside the other ("the camp for the displaced") the whole.
    const bool known = std::any_of(draft.arguments.begin(), draft.arguments.end(), [&](const DraftArgument& a) {
      return a.head == h || (a.role == role && ((entity != kNone && a.entity == entity) || a.span.contains(span)));
    });
    if (known) continue;
    std::erase_if(draft.arguments, [&](const DraftArgument& a) { return a.role == role && span.contains(a.span); });
    draft.arguments.push_back({std::string(role), h, entity, span});
  }
}

void add_arguments(const Scene& scene, Draft& draft, const Trigger& trigger, const std::vector<Slot>& slots) {
  std::vector<std::string> before;
  for (const DraftArgument& a : draft.arguments) before.push_back(a.role);
  for (const ArgumentMapping& mapping : trigger.arguments) {
    if (std::find(before.begin(), before.end(), mapping.role) != before.end()) continue;
    for (const Slot& slot : slots) {
      if (slot.role != mapping.source || !scene.is_nominal(slot.head) || scene.is_time(slot.head)) continue;
      if (slot.role == "before" && scene.entity_at(slot.head) == kNone) continue;
      const std::string_view marker = scene.tree.marker(slot.head);
      const bool departs =
          mapping.role == "target" && marker == "from";  // labellers confuse where it came from and went to
      add_argument(scene, draft, departs ? "origin" : mapping.role, slot.head);
      before.push_back(mapping.role);
      break;
    }
  }
}

namespace {

// Its words tell what it is, not how it acts: "militants behind the gas attack" were struck, not with gas.
bool is_party(const Draft& draft, int head) {
  static constexpr std::string_view kParties[] = {"actor",  "orderer",     "recipient",   "target",
                                                  "victim", "participant", "site_holder", "origin"};
  return std::any_of(draft.arguments.begin(), draft.arguments.end(), [&](const DraftArgument& a) {
    return a.head == head && std::find(std::begin(kParties), std::end(kParties), a.role) != std::end(kParties);
  });
}

// A noun with what stands before it: "[female suicide bombers]".
void add_noun(const Scene& scene, int noun, std::vector<int>& tokens) {
  for (int c : scene.tree.children(noun)) {
    if (c < noun && (scene.tree.has_relation(c, "compound") || scene.tree.has_relation(c, "amod"))) tokens.push_back(c);
  }
  tokens.push_back(noun);
}

std::vector<int> event_words(const Scene& scene, const Draft& draft, const std::vector<Slot>& slots) {
  std::vector<int> tokens;
  for (int i = draft.first; i <= draft.token; ++i) tokens.push_back(i);
  for (int c : scene.tree.children(draft.token)) {  // "violently dispersed"
    if (scene.tree.has_relation(c, "advmod") && scene.tree.token(c).upos == "ADV") tokens.push_back(c);
    // "agreed [a ceasefire]", also where the role labeller gives the verb no object.
    if (scene.tree.has_relation(c, "obj") && scene.tree.token(c).upos == "NOUN" && !is_party(draft, c))
      add_noun(scene, c, tokens);
  }
  for (const Slot& slot : slots) {
    if (is_party(draft, slot.head)) {
      continue;
    }
    const std::vector<int> phrase = scene.tree.subtree(slot.head, [&](int c) {
      return scene.tree.has_relation(c, "acl") || scene.tree.has_relation(c, "appos") ||
             scene.tree.has_relation(c, "parataxis");
    });
    if (scene.is_nominal(slot.head)) tokens.insert(tokens.end(), phrase.begin(), phrase.end());
  }
  // "Jets bombed the town": what acts says how, whoever flies it; "a suicide bomber" as one word, as it is no bomber.
  // Where nobody acts it may be among those who are hit: "four suicide bombers struck", whom the model takes for
  // victims.
  const bool acted = std::any_of(draft.arguments.begin(), draft.arguments.end(),
                                 [](const DraftArgument& a) { return a.role == "actor"; });
  for (const DraftArgument& a : draft.arguments) {
    const bool means = a.role == "actor" || (!acted && a.role == "victim");
    if (means && a.head != kNoToken && scene.tree.token(a.head).upos != "PROPN") add_noun(scene, a.head, tokens);
  }
  std::sort(tokens.begin(), tokens.end());
  tokens.erase(std::unique(tokens.begin(), tokens.end()), tokens.end());
  return tokens;
}

}  // namespace

void read_words(const Scene& scene, Draft& draft, const std::vector<Slot>& slots) {
  const std::vector<int> tokens = event_words(scene, draft, slots);
  std::vector<std::string_view> lemmas;
  for (int t : tokens) lemmas.push_back(scene.lemmas[static_cast<size_t>(t)]);
  const WordReading reading = scene.codebook.read_words(lemmas);
  std::vector<std::string> modes = draft.modes;
  add_unique(modes, reading.modes);
  draft.modes = scene.codebook.modes_of(draft.type, modes);
  add_unique(draft.contexts, reading.contexts);
  add_unique(draft.facts, reading.classes);
  for (const WordReading::Hit& hit : reading.hits) {
    const int last = tokens[static_cast<size_t>(hit.last - 1)];
    if (hit.word_class->role.empty() || (last <= draft.token && last >= draft.first)) continue;
    const bool party = std::any_of(draft.arguments.begin(), draft.arguments.end(),
                                   [&](const DraftArgument& a) { return a.head == last; });
    if (party || !scene.is_nominal(last)) continue;
    draft.arguments.push_back({hit.word_class->role, last, scene.entity_at(last),
                               scene.tree.span_of(tokens[static_cast<size_t>(hit.first)], last)});
  }
}

}  // namespace dateline
