// The problem: a page without a date still was written some day, and everything it tells hangs on that day.
// The obvious way, the latest year named, fits one text in eight: most news names no year, or one long gone.
// The idea: what a text takes for granted was so when it was written. Past dates and names that came up on a known day
// bound it from below, offices from both sides, plans from above. Each is a vote for an interval; the interval with
// most votes wins, so that a slip (a loan of 2011 in a text of 1989) loses against what agrees. An office alone may be
// history ("President Kennedy"): its end counts only where the sentence speaks of the present, or other evidence falls
// into the same term. Nothing is guessed: a side without evidence stays open.
#include "ground/published_bounds.h"

#include <algorithm>
#include <string>

#include "ground/number_pieces.h"
#include "ground/time_calendar.h"

namespace dateline {
namespace {

constexpr size_t kMostEvidence = 256;  // a text of lists need not be weighed in full
constexpr int kFirstYear = 1900;

struct Evidence {
  Span span;
  DayBounds bounds;
  int weight = 1;
  bool current = false;  // its end counts by itself
};

bool allows(const Evidence& e, Day day) {
  return (!e.bounds.from || *e.bounds.from <= day) && (!e.bounds.to || day <= *e.bounds.to);
}

class Collector {
 public:
  Collector(const Grounded& grounded, const ActorLexicon& actors, const DatedFacts& facts)
      : grounded_(grounded), analysis_(*grounded.analysis), actors_(actors), facts_(facts) {}

  std::vector<Evidence> collect() {
    current_.resize(analysis_.sentences.size());
    for (const TimeExpression& time : grounded_.times) read_time(time);
    for (size_t s = 0; s < analysis_.sentences.size(); ++s) read_sentence(s);
    for (const Entity& entity : grounded_.entities) {
      if (const int actor = actors_.by_id(entity.actor_id); actor != kNone) read_actor(entity, actors_.actor(actor));
    }
    std::stable_sort(evidence_.begin(), evidence_.end(),
                     [](const Evidence& a, const Evidence& b) { return a.span.begin < b.span.begin; });
    return std::move(evidence_);
  }

 private:
  size_t sentence_of(int token) const {
    return static_cast<size_t>(analysis_.tokens[static_cast<size_t>(token)].sentence);
  }

  void add(Span span, const DayBounds& bounds, int weight, bool current) {
    if (evidence_.size() < kMostEvidence) evidence_.push_back({span, bounds, weight, current});
  }

  void read_time(const TimeExpression& time) {
    const bool open = time.earliest.empty() && (time.value.starts_with("XXXX-") || time.value == "PRESENT_REF");
    if (open) current_[sentence_of(time.tokens.first)] = true;
    if (time.type != "DATE" && time.type != "TIME") return;
    const auto first = parse_day(time.earliest), last = parse_day(time.latest);
    if (!first || !last || year_of(*first) < kFirstYear || time.anchor == "published") return;
    if (time.lean < 0) add(time.span, {first, std::nullopt}, 2, true);
    if (time.lean > 0) add(time.span, {std::nullopt, last}, 1, true);
  }

  void read_sentence(size_t s) {
    pieces_of(analysis_, analysis_.sentences[s], pieces_);
    for (const DatedFacts::Hit& hit : facts_.find(pieces_)) {
      const Span span{pieces_[hit.first].span.begin, pieces_[hit.last - 1].span.end};
      told_.push_back(span);
      add(span, hit.bounds, current_[s] ? 2 : 1, current_[s]);
    }
  }

  // Groups bear their name from its first day on; holders of the highest offices are named with the office.
  void read_actor(const Entity& entity, const Actor& actor) {
    const DayBounds term{day_of_head(actor.valid_from, false), day_of_head(actor.valid_to, true)};
    if (!term.from && !term.to) return;
    for (const int index : entity.mentions) {
      const Mention& mention = grounded_.mentions[static_cast<size_t>(index)];
      if (mention.kind != MentionKind::kName) continue;
      const size_t s = sentence_of(mention.tokens.first);
      pieces_of(analysis_, analysis_.sentences[s], pieces_);
      if (actor.type == EntityType::kArmedGroup ? read_group(mention, term) : read_holder(mention, actor, term, s))
        return;
    }
  }

  // A short form may be another group's.
  bool read_group(const Mention& mention, const DayBounds& term) {
    const std::string_view words = analysis_.words(mention.span);
    if (words.find(' ') == words.npos && words.find('-') == words.npos) return false;
    const bool formerly = looks_back(pieces_, piece_at(mention.span.begin));
    if (formerly && term.to)
      add(mention.span, {term.to, std::nullopt}, 1, true);
    else if (term.from)
      add(mention.span, {term.from, std::nullopt}, 1, true);
    return true;
  }

  bool read_holder(const Mention& mention, const Actor& actor, const DayBounds& term, size_t s) {
    if (actor.type != EntityType::kPerson) return false;
    const size_t name = piece_at(mention.span.end) - 1;
    for (size_t back = 1; back <= 5 && back <= name; ++back) {
      const size_t at = name - back;
      const std::string& word = pieces_[at].norm;
      const bool minister = word == "minister" && at > 0 && pieces_[at - 1].norm == "prime";
      if (word != "president" && word != "premier" && word != "chancellor" && !minister) continue;
      const size_t title = minister ? at - 1 : at;
      const bool lesser = title > 0 && (pieces_[title - 1].norm == "vice" || pieces_[title - 1].norm == "deputy");
      const Span span{pieces_[title].span.begin, mention.span.end};
      const auto overlaps = [&](Span other) { return other.begin < span.end && span.begin < other.end; };
      if (lesser || looks_back(pieces_, title)) return false;
      if (std::any_of(told_.begin(), told_.end(), overlaps)) return true;
      add(span, term, current_[s] ? 2 : 1, current_[s]);
      return true;
    }
    return false;
  }

  // The first piece of the sentence that begins at or behind this byte.
  size_t piece_at(uint32_t byte) const {
    const auto found = std::partition_point(pieces_.begin(), pieces_.end(),
                                            [&](const Piece& piece) { return piece.span.begin < byte; });
    return std::max<size_t>(1, static_cast<size_t>(found - pieces_.begin()));
  }

  const Grounded& grounded_;
  const Analysis& analysis_;
  const ActorLexicon& actors_;
  const DatedFacts& facts_;
  std::vector<bool> current_;  // sentences that speak of "today" or "Monday"
  std::vector<Piece> pieces_;
  std::vector<Span> told_;
  std::vector<Evidence> evidence_;
};

// The end of a term that nothing shows to be the present one is left open.
void open_bare_terms(std::vector<Evidence>& evidence) {
  std::vector<Evidence> out = evidence;
  for (size_t i = 0; i < evidence.size(); ++i) {
    const Evidence& term = evidence[i];
    if (term.current || !term.bounds.to) continue;
    const bool backed = std::any_of(evidence.begin(), evidence.end(), [&](const Evidence& other) {
      return &other != &term && other.bounds.from && other.bounds.from != term.bounds.from &&
             allows(term, *other.bounds.from);
    });
    if (!backed) out[i].bounds.to.reset();
  }
  evidence = std::move(out);
}

int votes(const std::vector<Evidence>& evidence, Day day) {
  int sum = 0;
  for (const Evidence& e : evidence) sum += allows(e, day) ? e.weight : 0;
  return sum;
}

// The latest day on which most of the evidence holds.
Day best_day(const std::vector<Evidence>& evidence) {
  Day best = make_day(9999, 12, 31);
  int most = votes(evidence, best);
  for (const Evidence& e : evidence) {
    for (const auto& bound : {e.bounds.from, e.bounds.to}) {
      if (!bound) continue;
      const int sum = votes(evidence, *bound);
      if (sum > most || (sum == most && *bound > best)) {
        most = sum;
        best = *bound;
      }
    }
  }
  return best;
}

}  // namespace

std::optional<PublishedBounds> published_bounds(const Grounded& grounded, const ActorLexicon& actors,
                                                const DatedFacts& facts) {
  std::vector<Evidence> evidence = Collector(grounded, actors, facts).collect();
  open_bare_terms(evidence);
  if (evidence.empty()) return std::nullopt;
  const Day day = best_day(evidence);
  DayBounds bounds;
  for (const Evidence& e : evidence) {
    if (!allows(e, day)) continue;
    if (e.bounds.from && (!bounds.from || *e.bounds.from > *bounds.from)) bounds.from = e.bounds.from;
    if (e.bounds.to && (!bounds.to || *e.bounds.to < *bounds.to)) bounds.to = e.bounds.to;
  }
  const auto written = [](const std::optional<Day>& d) { return d ? iso_date(*d) : std::string(); };
  PublishedBounds out{written(bounds.from), written(bounds.to), {}};
  for (const Evidence& e : evidence) {
    const bool moved = (e.bounds.from && e.bounds.from == bounds.from) || (e.bounds.to && e.bounds.to == bounds.to);
    if (moved && allows(e, day)) out.reasons.push_back({e.span, written(e.bounds.from), written(e.bounds.to)});
  }
  return out;
}

}  // namespace dateline
