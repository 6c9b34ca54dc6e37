// Problem: an event is named by a verb ("struck"), a noun ("air strikes"), or a noun that an empty verb carries
// ("carried out air strikes"), and its parties hang on whichever of them the sentence chose. Idea: look every predicate
// and noun up in the codebook with what stands around it; a carrier hands its own parties to the noun it carries and is
// no event itself.
#include <algorithm>

#include "base/utf8.h"
#include "event/slots.h"

namespace dateline {
namespace {

constexpr int kCompoundWords = 4;

// Lemmas of the sentence up to the trigger, the last few words suffice.
std::vector<std::string_view> words_before(const Scene& scene, int trigger) {
  const int first = scene.tree.analysis().sentences[static_cast<size_t>(scene.tree.token(trigger).sentence)].first;
  std::vector<std::string_view> words;
  for (int i = std::max(first, trigger - 2 * kCompoundWords); i <= trigger; ++i)
    words.push_back(scene.lemmas[static_cast<size_t>(i)]);
  return words;
}

// "the Organisation for the Prohibition of ...": a word of a name names no act.
bool in_name(const Scene& scene, int i) {
  const std::string_view word = scene.tree.analysis().words(scene.tree.token(i).span);
  if (word.empty() || !is_upper(static_cast<unsigned char>(word[0]))) return false;
  return std::any_of(scene.grounded.mentions.begin(), scene.grounded.mentions.end(), [&](const Mention& m) {
    return m.kind == MentionKind::kName && m.tokens.contains(i) && m.tokens.last - m.tokens.first > 1 && m.head != i;
  });
}

bool can_trigger(const Scene& scene, int i) {
  const Token& t = scene.tree.token(i);
  if (t.upos == "VERB") return !scene.tree.has_relation(i, "aux") && !scene.tree.has_relation(i, "case");
  if (t.upos != "NOUN" && t.upos != "PROPN") return false;
  // The first part of a compound names a kind, not an act: "attack helicopter", "bombing victims".
  return !scene.tree.has_relation(i, "compound") && !scene.tree.has_relation(i, "flat") && !in_name(scene, i);
}

// A caption that says its picture is none of the day's: what such a picture shows is no news.
bool is_file_picture(const Scene& scene, const Sentence& sentence) {
  const Analysis& analysis = scene.tree.analysis();
  if (analysis.article->blocks[static_cast<size_t>(sentence.block)].kind != BlockKind::kCaption) return false;
  for (int i = sentence.first; i < sentence.last; ++i) {
    const std::string& lemma = scene.lemmas[static_cast<size_t>(i)];
    const std::string_view next = i + 1 < sentence.last ? scene.lemmas[static_cast<size_t>(i + 1)] : std::string_view{};
    const bool picture = next == "photo" || next == "picture" || next == "image" || next == "footage";
    if (lemma == "undated" || ((lemma == "file" || lemma == "archive") && picture)) return true;
  }
  return false;
}

// All words between the two are read as triggers too.
bool joined(const Scene& scene, int a, int b) {
  for (int i = std::min(a, b) + 1; i < std::max(a, b); ++i) {
    const EventReading* reading = scene.reading_at[static_cast<size_t>(i)];
    if (!reading || reading->score < 0.5F) return false;
  }
  return true;
}

// "carry_out" for "carried ... out", else the lemma alone.
std::string verb_of(const Scene& scene, int token) {
  const std::string& lemma = scene.lemmas[static_cast<size_t>(token)];
  const int particle = scene.tree.child(token, {"compound:prt"});
  return particle == kNoToken ? lemma : lemma + "_" + scene.lemmas[static_cast<size_t>(particle)];
}

// The labelled roleset first; where its verb is not the one that stands there ("carry.01" for "carry out"), every
// roleset that the codebook knows of that verb.
std::vector<std::string_view> rolesets_of(const Scene& scene, int token, const std::string& verb) {
  std::vector<std::string_view> rolesets;
  const int p = scene.predicate_at[static_cast<size_t>(token)];
  if (p != kNone) {
    const std::string_view labelled = scene.tree.analysis().predicates[static_cast<size_t>(p)].roleset;
    const bool light = labelled.ends_with(".LV");
    if (light || labelled.substr(0, labelled.rfind('.')) == verb || scene.tree.token(token).upos != "VERB")
      return {labelled};
  }
  if (scene.tree.token(token).upos != "VERB") return rolesets;
  for (const Trigger* t : scene.codebook.of_verb(verb)) {
    if (std::find(rolesets.begin(), rolesets.end(), t->key) == rolesets.end()) rolesets.push_back(t->key);
  }
  if (rolesets.empty() && p != kNone)
    rolesets.push_back(scene.tree.analysis().predicates[static_cast<size_t>(p)].roleset);
  return rolesets;
}

Found look_up(const Scene& scene, int token, const std::vector<Slot>& slots) {
  const std::vector<std::string_view> words = words_before(scene, token);
  const std::vector<Filler> fillers = fillers_of(slots);
  const std::string verb = verb_of(scene, token);
  Occurrence occurrence;
  occurrence.lemmas = words;
  occurrence.is_noun = scene.tree.token(token).upos != "VERB";
  occurrence.fillers = fillers;
  std::vector<std::string_view> rolesets = rolesets_of(scene, token, verb);
  if (rolesets.empty()) rolesets.emplace_back();
  for (std::string_view roleset : rolesets) {
    occurrence.roleset = roleset;
    if (const Found found = scene.codebook.find(occurrence); found.trigger || found.ruled_out) return found;
  }
  return {};
}

constexpr float kAlone = 0.5F;     // from here on the model's word suffices
constexpr float kDoubt = 0.3F;     // below, the table's word does not
constexpr float kTypeSure = 0.8F;  // of a type, given that it is a trigger: above, the model's type beats the table's

// Whatever the tagger takes it for.
bool is_particle(const Scene& scene, const Token& token) {
  static constexpr std::string_view kParticles[] = {"out", "in", "off", "up", "down", "over", "back", "away"};
  const std::string word = lower(scene.tree.analysis().words(token.span));
  return std::find(std::begin(kParticles), std::end(kParticles), word) != std::end(kParticles);
}

// "cease" of "cease-fire", "bomb" of "bomb-making": what stands before a hyphen and a word of its own names a kind. Not
// so before a particle: "shoot-out", "break-in".
bool is_front_part(const Scene& scene, int i) {
  if (i + 2 >= scene.tree.size() || scene.tree.token(i + 2).sentence != scene.tree.token(i).sentence) return false;
  const Token& hyphen = scene.tree.token(i + 1);
  const Token& last = scene.tree.token(i + 2);
  return hyphen.span.begin == scene.tree.token(i).span.end && last.span.begin == hyphen.span.end &&
         scene.tree.analysis().words(hyphen.span) == "-" && !is_particle(scene, last);
}

// A word that the model reads as a trigger by itself; of several side by side ("air strikes", "were killed") the one
// that governs the others.
bool is_sure(const Scene& scene, int i) {
  const EventReading* reading = scene.reading_at[static_cast<size_t>(i)];
  if (!reading || reading->score < kAlone || scene.tree.token(i).upos == "PUNCT" || is_front_part(scene, i))
    return false;
  if (const int verb = scene.tree.head(i);
      verb >= 0 && (scene.tree.has_relation(i, "compound:prt") || scene.tree.has_relation(i, "advmod"))) {
    const EventReading* governing = scene.reading_at[static_cast<size_t>(verb)];  // "pulled the battalion back"
    if (governing && governing->score >= kAlone) return false;
  }
  for (int at = i, head = scene.tree.head(i); head >= 0 && std::abs(head - at) <= 3;
       at = head, head = scene.tree.head(head)) {
    const EventReading* other = scene.reading_at[static_cast<size_t>(head)];
    if (other && other->score >= kAlone && other->type == reading->type && joined(scene, i, head)) return false;
  }
  return true;
}

// Tables know rare words, the model knows contexts: each decides where the other is silent or unsure.
Found settle(const Scene& scene, int i, Found found, bool sure) {
  if (!scene.is_learned || found.ruled_out || (found.trigger && found.trigger->carrier)) return found;
  const EventReading* reading = scene.reading_at[static_cast<size_t>(i)];
  const bool typed = found.trigger && !found.trigger->type.empty();
  if (typed && is_pretence(*found.trigger)) return found;  // else the attack that is said to be staged is a real one
  if (typed && found.trigger->certain) return found;
  if (typed && (!reading || reading->score < kDoubt)) return {};
  const bool asked = typed && !found.trigger->needs.empty();  // the table looked at what stands around the word too
  if (typed && !asked && reading->type != found.trigger->type && reading->type_score > kTypeSure)
    return {scene.codebook.of_model(reading->type), 1};
  if (!typed && sure) return {scene.codebook.of_model(reading->type), 1};
  return found;
}

// "Turkey was told of the raid": whom something is done to does not do what the noun beside it names.
bool is_done_to(const Scene& scene, int trigger, int head) {
  const int verb = scene.tree.head(head);
  return verb >= 0 && verb != trigger && scene.tree.has_relation(head, "nsubj:pass") &&
         scene.tree.is_below(trigger, verb);
}

// The model's parties, where grammar gives none: for the headless words of headlines and nouns.
void add_read_parties(const Scene& scene, const EventReading& reading, Draft& draft) {
  for (const RoleArgument& party : reading.parties) {
    const int head = scene.head_of(party.tokens);
    const bool word = scene.is_nominal(head) || scene.entity_at(head) != kNone;
    if (draft.nominal && party.role == "actor" && is_done_to(scene, draft.token, head)) continue;
    if (head != draft.token && word && !scene.is_time(head)) add_argument(scene, draft, party.role, head);
  }
}

// A sentence in one case, as wires and careless writers send it: parsers are lost there, the head was trained for it.
bool in_one_case(const Scene& scene, int token) {
  const Analysis& analysis = scene.tree.analysis();
  const Span span = analysis.sentences[static_cast<size_t>(scene.tree.token(token).sentence)].span;
  const std::string_view words = analysis.words(span);
  const auto has = [&](char first, char last) {
    return std::any_of(words.begin(), words.end(), [&](char c) { return c >= first && c <= last; });
  };
  return has('a', 'z') != has('A', 'Z');
}

// "were staging [gas attacks]" where the tagger reads a noun before the noun: they are made to look as if they
// happened.
bool is_staged(const Scene& scene, int first) {
  if (first == 0 || scene.tree.token(first - 1).upos != "NOUN") return false;
  const std::string word = lower(scene.tree.analysis().words(scene.tree.token(first - 1).span));
  return word == "staging" || word == "faking";
}

Draft make_draft(const Scene& scene, int token, const Found& found, const std::vector<Slot>& slots) {
  Draft draft;
  draft.token = draft.first = draft.last = token;
  for (int words = 1; words < found.words && draft.first > 0; ++words) --draft.first;
  draft.trigger = found.trigger;
  draft.type = found.trigger->type;
  draft.modes = found.trigger->modes;
  draft.contexts = found.trigger->contexts;
  draft.facts = found.trigger->facts;
  if (is_staged(scene, draft.first)) draft.facts.emplace_back("pretence");
  draft.nominal = scene.tree.token(token).upos != "VERB";
  draft.verb = draft.nominal ? kNoToken : token;
  draft.reading = scene.reading_at[static_cast<size_t>(token)];
  if (draft.reading && in_one_case(scene, token)) add_read_parties(scene, *draft.reading, draft);
  if (draft.arguments.empty()) add_arguments(scene, draft, *found.trigger, slots);
  if (draft.arguments.empty() && draft.reading) add_read_parties(scene, *draft.reading, draft);
  return draft;
}

struct Carrier {
  int verb = kNoToken, noun = kNoToken;
  const Trigger* trigger = nullptr;
  std::vector<Slot> slots;
};

// The noun that a carrier carries.
int carried(const Scene& scene, const Trigger& carrier, const std::vector<Slot>& slots) {
  for (std::string_view role : {std::string_view(carrier.carries), std::string_view("ARG1"), std::string_view("ARG2"),
                                std::string_view("ARG0")}) {
    for (const Slot& slot : slots) {
      if (slot.role == role && !role.empty() && scene.tree.token(slot.head).upos == "NOUN") return slot.head;
    }
  }
  return kNoToken;
}

// The carrier's subject and object serve the noun's own roles, unless the carrier says what its subject is ("suffer an
// attack", "authorise a raid").
void carry(const Scene& scene, const Carrier& carrier, Draft& draft, std::vector<Slot>& slots) {
  draft.verb = carrier.verb;
  draft.carriers.push_back(carrier.verb);
  draft.effect = carrier.trigger->effect;
  std::vector<Slot> handed = carrier.slots;
  std::erase_if(handed, [&](const Slot& s) { return s.head == draft.token; });
  for (const Slot& s : handed) {
    const std::string_view role = carrier.trigger->role_of(s.role);
    if (role == "target" || role == "orderer") add_argument(scene, draft, role, s.head);
  }
  std::erase_if(handed, [&](const Slot& s) {
    return std::any_of(draft.arguments.begin(), draft.arguments.end(),
                       [&](const DraftArgument& a) { return a.head == s.head; });
  });
  for (Slot& s : handed) {
    if (s.role == "ARG0") s.role = "subject";
    if (s.role == "ARG1") s.role = "object";
  }
  add_arguments(scene, draft, *draft.trigger, handed);
  slots.insert(slots.end(), handed.begin(), handed.end());
}

// A word inside a longer trigger ("bombing" of "bombing raid") is no second one.
void drop_inner(std::vector<Draft>& drafts, std::vector<std::vector<Slot>>& slots_at) {
  for (size_t i = drafts.size(); i-- > 0;) {
    const int token = drafts[i].token;
    const bool inner = std::any_of(drafts.begin(), drafts.end(), [&](const Draft& d) {
      return d.token != token && d.first <= token && token <= d.token;
    });
    if (!inner) continue;
    drafts.erase(drafts.begin() + static_cast<std::ptrdiff_t>(i));
    slots_at.erase(slots_at.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

// Another act is no party and no weapon ("condemned the attack"), and its words are its own.
void drop_event_parties(std::vector<Draft>& drafts, std::vector<std::vector<Slot>>& slots_at) {
  const auto is_act = [&](int head) {
    return std::any_of(drafts.begin(), drafts.end(), [&](const Draft& d) { return d.nominal && d.token == head; });
  };
  for (size_t i = 0; i < drafts.size(); ++i) {
    std::erase_if(drafts[i].arguments, [&](const DraftArgument& a) { return is_act(a.head); });
    std::erase_if(slots_at[i], [&](const Slot& s) { return is_act(s.head); });
  }
}

}  // namespace

std::vector<Draft> find_triggers(const Scene& scene) {
  std::vector<Draft> drafts;
  std::vector<std::vector<Slot>> slots_at;
  std::vector<Carrier> carriers;
  std::vector<bool> from_files;  // by sentence
  for (const Sentence& s : scene.tree.analysis().sentences) from_files.push_back(is_file_picture(scene, s));
  for (int i = 0; i < scene.tree.size(); ++i) {
    const bool sure = is_sure(scene, i);
    const auto sentence = static_cast<size_t>(scene.tree.token(i).sentence);
    if ((!can_trigger(scene, i) && !sure) || from_files[sentence]) continue;
    std::vector<Slot> slots = slots_of(scene, i);
    const Found found = settle(scene, i, look_up(scene, i, slots), sure);
    if (!found.trigger) continue;
    if (found.trigger->carrier) {
      const int noun = carried(scene, *found.trigger, slots);
      if (noun != kNoToken) carriers.push_back({i, noun, found.trigger, std::move(slots)});
    } else if (!found.trigger->type.empty()) {
      drafts.push_back(make_draft(scene, i, found, slots));
      slots_at.push_back(std::move(slots));
    }
  }
  drop_inner(drafts, slots_at);
  const auto strays = [&](const Carrier& c) {
    return !scene.tree.is_below(c.noun, c.verb);
  };  // "strikes it held ... for"
  std::stable_partition(carriers.begin(), carriers.end(), [&](const Carrier& c) { return !strays(c); });
  for (const Carrier& carrier : carriers) {
    for (size_t i = 0; i < drafts.size(); ++i) {
      if (drafts[i].token == carrier.noun && !(strays(carrier) && !drafts[i].carriers.empty()))
        carry(scene, carrier, drafts[i], slots_at[i]);
    }
  }
  drop_event_parties(drafts, slots_at);
  for (size_t i = 0; i < drafts.size(); ++i) read_words(scene, drafts[i], slots_at[i]);
  return drafts;
}

}  // namespace dateline
