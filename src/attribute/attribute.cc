// Problem: a chain of sources is nowhere written as a chain; it is sayings inside sayings. The obvious way, one source
// per sentence, loses TASS, the ministry and whoever the ministry relies on. Idea: find every cue with its own source
// and content, each by itself; a saying lies inside the smallest other content that holds its cue. The chain is then
// read outwards.
#include "attribute/attribute.h"

#include <algorithm>
#include <set>

#include "attribute/cues.h"
#include "attribute/documents.h"
#include "attribute/headlines.h"
#include "attribute/phrases.h"
#include "attribute/quotations.h"
#include "attribute/sayings_beside_quotes.h"
#include "attribute/tagged.h"
#include "attribute/turns.h"

namespace dateline {
namespace {

// "Kyodo quoted [it] as admitting": nobody quotes himself, so a pronoun that was read as its own medium means the body
// named last before that medium. kNone if none was.
int body_before(const Grounded& grounded, const Link& medium) {
  int found = kNone;
  for (const Mention& m : grounded.mentions) {
    if (m.span.begin >= medium.span.begin) break;
    if (m.entity < 0 || m.entity == medium.entity) continue;
    const EntityType type = grounded.entities[static_cast<size_t>(m.entity)].type;
    if (type == EntityType::kOrganisation || type == EntityType::kGroup || type == EntityType::kArmedGroup)
      found = m.entity;
  }
  return found;
}

void part_from_media(const Tree& tree, const Grounded& grounded, const std::vector<int>& heads, Attribution& a) {
  for (size_t i = 0; i < a.sources.size() && i < heads.size(); ++i) {
    if (tree.token(heads[i]).upos != "PRON" || a.sources[i].entity == kNone) continue;
    for (const Link& medium : a.media) {
      if (medium.entity != a.sources[i].entity) continue;
      a.sources[i].entity = body_before(grounded, medium);
      a.sources[i].role = Link::Role::kSpeaker;
      break;
    }
  }
}

// Entity and words behind the head token of a source.
Link link_of(const Tree& tree, const Grounded& grounded, int head, Link::Role role) {
  Link link{.role = role, .span = tree.core(head)};
  const Mention* best = nullptr;
  for (const Mention& m : grounded.mentions) {
    if (!m.tokens.contains(head)) continue;
    const bool exact = m.head == head;
    const bool better =
        !best || (exact && best->head != head) || (exact == (best->head == head) && m.span.size() > best->span.size());
    if (better && (exact || m.span.contains(tree.token(head).span))) best = &m;
  }
  if (!best) return link;
  link.entity = best->entity;
  link.span = best->span;
  if (link.entity >= 0) {
    const Entity& entity = grounded.entities[static_cast<size_t>(link.entity)];
    if (entity.type == EntityType::kMedia && role == Link::Role::kSpeaker) link.role = Link::Role::kMedium;
    if (entity.type == EntityType::kPerson && !entity.member_of.empty()) link.on_behalf_of = entity.member_of.front();
  }
  return link;
}

// The time expression that hangs on the cue and not on what is said.
int said_when(const Tree& tree, const Grounded& grounded, const CueHit& hit) {
  const std::set<int> content(hit.content.begin(), hit.content.end());
  for (size_t i = 0; i < grounded.times.size(); ++i) {
    const TimeExpression& time = grounded.times[i];
    if (time.type == "DURATION" || time.type == "SET") continue;
    for (int t = time.tokens.first; t < time.tokens.last; ++t) {
      if (content.contains(t)) break;
      if (tree.head(t) == hit.token && tree.has_relation(t, "obl")) return static_cast<int>(i);
    }
  }
  return kNone;
}

bool has_finite_verb(const Tree& tree, const std::vector<int>& content) {
  return std::any_of(content.begin(), content.end(), [&](int t) {
    return tree.has_feature(t, "VerbForm=Fin") || (tree.token(t).upos == "VERB" && tree.child(t, {"aux"}) != kNoToken);
  });
}

// "30,000", "eleven dead", "of four prisoners".
bool is_number(const Tree& tree, int head) {
  return head != kNoToken && (tree.token(head).upos == "NUM" || tree.child(head, {"nummod"}) != kNoToken);
}

// A vow is an act of speech ("is suspected of" is somebody's, though nobody is named); plans, judgements and nobody's
// guesses colour what they speak of; a cue that only the tagger knows must have a statement for its content, or
// somebody who gives a number or is quoted: "speak of [11 dead]", but not "ordered [warships]".
bool hands_over(const Tree& tree, const CueHit& hit, const Attribution& a) {
  const bool given = !a.sources.empty() && (a.quote != Quote::kIndirect || is_number(tree, hit.content_head));
  if (!hit.sense) return given || has_finite_verb(tree, hit.content);
  if (a.force == Force::kPlanned && hit.sense->kind == CueKind::kPlanning) return false;
  if (a.force == Force::kPresupposed) return false;
  return a.force != Force::kPossible || !a.sources.empty() || tree.is_passive(hit.token);
}

// Who was told is a link if it is an outlet or an agency, and not the page's own.
bool is_other_medium(const Grounded& grounded, const Link& told) {
  return told.entity >= 0 && told.entity != grounded.publisher &&
         grounded.entities[static_cast<size_t>(told.entity)].type == EntityType::kMedia;
}

// A source's phrase ends where a word of its cue stands, or what he says begins, whatever the parser hangs behind it.
Span phrase_before_cue(const Tree& tree, const CueHit& hit, int source) {
  Span phrase = tree.phrase(source);
  const auto said = std::find_if(hit.content.begin(), hit.content.end(), [&](int t) { return t > source; });
  if (said != hit.content.end() && tree.token(*said).span.begin < phrase.end) {
    int last = *said - 1;  // without the "of" or "that" before it
    while (last > source && (tree.token(last).upos == "ADP" || tree.token(last).upos == "SCONJ")) --last;
    phrase.end = std::max(phrase.begin, tree.token(last).span.end);
  }
  for (int c : hit.cue) {
    if (c > source && tree.token(c - 1).span.end <= phrase.end) {
      phrase.end = tree.token(c - 1).span.end;
      break;
    }
  }
  return phrase;
}

// "Gunmen are said to have attacked": nobody named says it, and neither does the writer.
bool is_hearsay(const Tree& tree, const CueHit& hit) {
  if (!hit.sources.empty() || tree.token(hit.token).upos != "VERB" || !tree.is_passive(hit.token)) return false;
  const int said = tree.child(hit.token, {"xcomp"});
  if (said == kNoToken || tree.marker(said) != "to") return false;
  return tree.child(said, {"aux", "aux:pass", "cop"}) != kNoToken;  // and not "was told to leave"
}

Attribution attribution_of(const Tree& tree, const Grounded& grounded, const CueHit& hit,
                           const std::vector<QuotedStretch>& quoted) {
  Attribution a;
  const bool documents = hit.sense && hit.sense->kind == CueKind::kShowing;
  for (int s : hit.sources) {
    const int author = documents ? kNoToken : author_of(tree, grounded, s);
    a.sources.push_back(link_of(tree, grounded, author == kNoToken ? s : author, Link::Role::kSpeaker));
    const Span own = tree.token(s).span;
    const bool written = std::any_of(a.source_spans.begin(), a.source_spans.end(),
                                     [&](Span span) { return span.begin <= own.begin && own.end <= span.end; });
    if (written) continue;  // "a doctor and two officers"
    const Span tagged = tagged_span(tree, AttributionRole::kSource, s);
    a.source_spans.push_back(tagged.empty() ? phrase_before_cue(tree, hit, s) : tagged);
  }
  for (int m : hit.media) a.media.push_back(link_of(tree, grounded, m, Link::Role::kMedium));
  for (int t : hit.told) {
    const Link told = link_of(tree, grounded, t, Link::Role::kMedium);
    if (is_other_medium(grounded, told)) a.media.push_back(told);
  }
  part_from_media(tree, grounded, hit.sources, a);
  const Span cue = tagged_span(tree, AttributionRole::kCue, hit.token);
  const bool mark = hit.cue.size() == 1 && tree.token(hit.token).upos == "PUNCT";  // a headline's colon
  a.cue_spans = mark           ? std::vector<Span>{tree.token(hit.token).span}
                : !cue.empty() ? std::vector<Span>{cue}
                               : spans_of_tokens(tree.analysis(), hit.cue);
  a.content_spans = spans_of_tokens(tree.analysis(), hit.content);
  a.cue_token = hit.token;
  a.cue_lemma = tree.token(hit.token).lemma;
  a.quote = quote_of(quoted, hit.content);
  if (hit.sense) {
    a.force = hit.sense->force;
    a.stance = hit.sense->stance;
    a.presupposes = hit.sense->presupposes;
  }
  if (a.force == Force::kAsserted && is_hearsay(tree, hit)) {
    a.force = Force::kAlleged;
    a.stance = Stance::kDistances;
  }
  if (tree.is_negated(hit.token) && a.force == Force::kConfirmed) a.force = Force::kPossible;
  if (hit.accused != kNoToken) a.accused = link_of(tree, grounded, hit.accused, Link::Role::kSpeaker);
  a.content_head = hit.content_head;
  a.hands_over = hands_over(tree, hit, a);
  a.said = said_when(tree, grounded, hit);
  a.decided_by = hit.decided_by;
  a.confidence =
      documents ? 0.7F : (hit.decided_by.ends_with("tagger") && hit.sense ? 0.9F : (hit.sense ? 0.75F : 0.6F));
  return a;
}

// For each hit the smallest other content that holds its cue; adverbs and adjectives lie inside what their own clause
// is in.
std::vector<int> nest(const std::vector<CueHit>& hits, size_t limit) {
  std::vector<int> inside(hits.size(), kNone);
  for (size_t i = 0; i < hits.size(); ++i) {
    size_t best = SIZE_MAX;
    for (size_t j = 0; j < hits.size(); ++j) {
      if (i == j || !std::binary_search(hits[j].content.begin(), hits[j].content.end(), hits[i].token)) continue;
      if (std::binary_search(hits[i].content.begin(), hits[i].content.end(), hits[j].token))
        continue;  // each in the other
      if (hits[j].content.size() < best) {
        best = hits[j].content.size();
        inside[i] = static_cast<int>(j);
      }
    }
  }
  for (size_t i = 0; i < hits.size(); ++i) {
    size_t depth = 0;
    int at = inside[i];
    while (at != kNone && depth <= limit) at = inside[static_cast<size_t>(at)], ++depth;
    if (depth > limit) inside[i] = kNone;
  }
  return inside;
}

// Do only the cue and those whom it was told stand between its verb and `end`, and a comma or quotation mark before it?
bool says_right_before(const Tree& tree, const CueHit& hit, int end) {
  return std::none_of(hit.content.begin(), hit.content.end(), [&](int t) { return t > hit.token && t < end; }) &&
         phrase_from(tree, hit.token + 1).last >= end;
}

// "..., she said, [according to the agency]": what stands behind the comma tells of the saying before it, wherever the
// parser or the tagger let that saying's content end.
void nest_according(const Tree& tree, std::vector<CueHit>& hits) {
  for (CueHit& outer : hits) {
    const bool tail = outer.sense && outer.sense->pos == 'r' && is_word(tree, outer.token, {"according"}) &&
                      is_word(tree, outer.token - 1, {","});
    if (!tail) continue;
    for (CueHit& inner : hits) {
      const bool verb = inner.token < outer.token && inner.sense && inner.sense->pos == 'v' &&
                        tree.token(inner.token).sentence == tree.token(outer.token).sentence && !inner.content.empty();
      if (!verb || inner.content.front() > inner.token || !says_right_before(tree, inner, outer.token - 1)) continue;
      const int sentence = tree.token(outer.token).sentence;
      std::erase_if(inner.content, [&](int t) { return t >= outer.token - 1 && tree.token(t).sentence == sentence; });
      for (int t : outer.content) {  // what is quoted on in the next sentence is said by the same speaker
        if (tree.token(t).sentence > sentence) inner.content.push_back(t);
      }
      std::sort(inner.content.begin(), inner.content.end());
      inner.content.erase(std::unique(inner.content.begin(), inner.content.end()), inner.content.end());
      std::vector<int>& content = outer.content;
      for (int t = inner.content.empty() ? inner.token : inner.content.front(); t < outer.token - 1; ++t)
        content.push_back(t);
      std::sort(content.begin(), content.end());
      content.erase(std::unique(content.begin(), content.end()), content.end());
    }
  }
}

void add(std::vector<int>& content, int first, int last) {
  for (int t = first; t < last; ++t) content.push_back(t);
  std::sort(content.begin(), content.end());
  content.erase(std::unique(content.begin(), content.end()), content.end());
}

// "M reported that[, according to X,] soldiers had ...": the phrase is part of what M reported.
void take_according(const Tree& tree, const CueHit& according, CueHit& verb) {
  const int comma = according.token - 1, that = is_word(tree, comma, {","}) ? comma - 1 : comma;
  const int first = according.content.front();
  const bool told = is_word(tree, that, {"that"}) && verb.token < that && first > according.token &&
                    std::binary_search(verb.content.begin(), verb.content.end(), first);
  if (told) add(verb.content, that + 1, first);
}

// "..., according to X, quoted by N, [M reported]": who is named last in a sentence has told all of it.
void yield_to_last(const Tree& tree, const CueHit& last, CueHit& according) {
  const bool whole = last.token > according.token && last.sense && last.sense->pos == 'v' &&
                     according.content.front() < according.token && !last.content.empty() &&
                     last.content.front() <= according.content.front() && last.content.back() < last.token &&
                     tree.token(last.token).sentence == tree.token(according.token).sentence;
  if (whole) std::erase_if(according.content, [&](int t) { return t > according.token; });
}

void nest_inner_according(const Tree& tree, std::vector<CueHit>& hits) {
  for (CueHit& according : hits) {
    if (!is_word(tree, according.token, {"according"}) || according.content.empty()) continue;
    for (CueHit& verb : hits) {
      if (&verb == &according || !verb.sense || verb.sense->pos != 'v') continue;
      take_according(tree, according, verb);
      const size_t before = according.content.size();
      yield_to_last(tree, verb, according);
      if (according.content.size() < before) add(verb.content, according.content.front(), verb.content.back() + 1);
    }
  }
}

// "I think that ..." inside somebody's quotation names no further source: the speaker hedges his own words.
bool is_own_hedge(const Tree& tree, const std::vector<QuotedStretch>& quoted, const CueHit& hit) {
  if (!hit.sense || hit.sense->kind != CueKind::kThinking || hit.sources.size() != 1) return false;
  const int source = hit.sources.front();
  return tree.token(source).upos == "PRON" && tree.has_feature(source, "Person=1") &&
         std::any_of(quoted.begin(), quoted.end(),
                     [&](const QuotedStretch& q) { return !q.scare && q.tokens.contains(hit.token); });
}

// "They said they [planned] to leave": inside another's content a plan is what is said, not one more voice.
void drop_told_plans(std::vector<CueHit>& hits, const std::vector<int>& inside) {
  size_t at = 0;
  std::erase_if(hits, [&](const CueHit& hit) {
    const bool told = inside[at++] != kNone;
    return told && hit.sense && hit.sense->kind == CueKind::kPlanning;
  });
}

// "Armenia says ... and accuses Baku of ...": a verb in the active that nobody is the subject of, inside somebody's
// words or another's saying, adds no unnamed voice; its speaker is the one around it.
void lend_outer_source(const Tree& tree, const std::vector<int>& inside, std::vector<CueHit>& hits) {
  for (size_t i = 0; i < hits.size(); ++i) {
    CueHit& hit = hits[i];
    const bool open = hit.sense && hit.sense->pos == 'v' && !hit.sense->no_source && hit.sources.empty();
    if (!open || inside[i] == kNone || tree.is_passive(hit.token)) continue;
    hit.sources = hits[static_cast<size_t>(inside[i])].sources;
  }
}

}  // namespace

Result<AttributeContext> AttributeContext::load(const std::filesystem::path& data, const Limits& limits) {
  auto cues = CueLexicon::load(data / "lexicons" / "cues.toml");
  if (!cues) return std::unexpected(cues.error());
  return AttributeContext{*cues, limits};
}

Result<Attributed> attribute(std::shared_ptr<const Grounded> grounded, const AttributeContext& context) {
  const Tree tree(*grounded->analysis);
  const std::vector<QuotedStretch> marked = find_quoted(*grounded->analysis);
  std::vector<QuotedStretch> quoted = marked;
  std::vector<CueHit> hits = find_cues(tree, *context.cues);
  join_tagged(tree, *context.cues, hits);
  for (CueHit& hit : find_headline_sources(tree, *grounded, *context.cues)) hits.push_back(std::move(hit));
  for (CueHit& hit : find_sayings_beside_quotes(tree, *grounded, *context.cues, marked, hits))
    hits.push_back(std::move(hit));
  std::vector<CueHit> turns = find_turns(tree, *grounded, *context.cues, quoted);
  std::erase_if(hits, [&](const CueHit& hit) { return is_own_hedge(tree, quoted, hit); });
  complete_quotations(tree, marked, hits);
  hits.insert(hits.end(), std::make_move_iterator(turns.begin()), std::make_move_iterator(turns.end()));
  std::stable_sort(hits.begin(), hits.end(), [](const CueHit& a, const CueHit& b) { return a.token < b.token; });
  nest_according(tree, hits);
  nest_inner_according(tree, hits);
  drop_told_plans(hits, nest(hits, context.limits.nesting));
  const std::vector<int> inside = nest(hits, context.limits.nesting);
  lend_outer_source(tree, inside, hits);
  Attributed result;
  for (size_t i = 0; i < hits.size(); ++i) {
    result.attributions.push_back(attribution_of(tree, *grounded, hits[i], quoted));
    result.attributions.back().inside = inside[i];
  }
  result.grounded = std::move(grounded);
  return result;
}

}  // namespace dateline
