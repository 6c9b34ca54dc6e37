// Problem: long names of people and agencies are rare in treebanks, so around them parsers of news text make trees that
// no treebank has: in "Interfax carried Ann Ames-Ross's claim" the name is the object and the claim its apposition; in
// "the director told AFP of a claim by Ann Ames" the director is her apposition. The obvious way, to read around such
// trees wherever they are used, has no end. Idea: a few rules hold for every English sentence; where one is broken, the
// nearest tree that keeps it is taken. Reference: UD guidelines (appos and flat go from left to right; 's marks a
// modifier).
#include "language/tree_repairs.h"

#include <algorithm>

namespace dateline {
namespace {

class Mender {
 public:
  Mender(std::span<Token> sentence, int first)
      : sentence_(sentence), first_(first), end_(first + static_cast<int>(sentence.size())) {}

  void mend() {
    for (int t = first_; t < end_; ++t) {
      if (at(t).upos == "VERB" && (at(t).xpos == "NN" || at(t).xpos == "NNS")) at(t).upos = "NOUN";
      const bool named = t > first_ && at(t - 1).upos == "DET" && at(t - 1).head == t && at(t - 1).deprel == "det";
      if (named) make_noun(t);
    }
    for (int t = first_ + 1; t < end_; ++t) join_name(t);
    for (int t = first_ + 1; t + 1 < end_; ++t) {
      if (!is_mark(t)) continue;
      make_noun(t + 1);
      mend_owner(t);
    }
    for (int t = first_ + 1; t < end_; ++t) {
      if (at(t).deprel == "case" && at(t).lemma == "by" && at(t).head > t) mend_agent(t, at(t).head);
    }
    for (int t = first_; t < end_; ++t) {
      part_joined(t);
      mend_quoted(t);
      if (at(t).deprel == "mark" && at(t).lemma == "that" && at(t).head > t) mend_clause(at(t).head);
      if (at(t).deprel == "cc" && at(t).head > t && is_noun(at(t).head)) {
        join_noun(t);
        make_list(t);
      }
      lift_subject(t);
      push_subject(t);
      free_saying(t);
      free_quoted(t);
      give_doer(t);
      if (at(t).upos == "VERB") {
        share_subjects(t);
        take_bare_noun(t);
      }
      if (at(t).deprel == "acl:relcl") close_relative(t);
    }
  }

 private:
  Token& at(int token) { return sentence_[static_cast<size_t>(token - first_)]; }
  bool is_name(int t) { return t >= first_ && t < end_ && at(t).upos == "PROPN"; }
  bool is_noun(int t) { return is_name(t) || (t >= first_ && t < end_ && at(t).upos == "NOUN"); }

  // "the [admission] by", "her [denial] that": no finite verb stands behind an article or an owner.
  void make_noun(int t) {
    if (at(t).upos != "VERB" || at(t).xpos == "VBG" || at(t).xpos == "VBN") return;
    at(t).upos = "NOUN";
    at(t).xpos = "NN";
  }

  bool is_mark(int t) { return at(t).upos == "PART" && at(t).xpos == "POS" && at(t).deprel == "case"; }

  bool is_below(int token, int above) {
    for (int steps = end_ - first_; token >= first_ && token < end_ && steps > 0; token = at(token).head, --steps) {
      if (token == above) return true;
    }
    return false;
  }

  // "[Radio] [Ostrel] reported": two names side by side are no two subjects of one verb. "Syria and its ally [Russia]":
  // nor is a name joined that stands right behind a joined noun.
  void join_name(int t) {
    const bool joined = is_name(t) && at(t - 1).upos == "NOUN" && at(t).head == at(t - 1).head &&
                        at(t).deprel == "conj" && at(t - 1).deprel == "conj";
    if (joined) hang(t, t - 1, "appos");
    const bool twins = is_name(t - 1) && is_name(t) && at(t).head == at(t - 1).head && at(t).deprel == "nsubj" &&
                       at(t - 1).deprel == "nsubj";
    if (twins) hang(t, t - 1, "flat");
  }

  // Part of a noun phrase behind an owner's mark.
  bool continues(int t) { return is_noun(t) || at(t).upos == "ADJ" || at(t).upos == "NUM" || at(t).upos == "ADV"; }

  // "[Ann] Ames-Ross's", "[the mayor] of Calder's": the noun that owns, up from the word before the mark, over hyphens
  // and "of" phrases.
  int owner_of(int mark) {
    int owner = mark - 1;
    for (int steps = mark - first_; steps > 0; --steps) {
      const bool hyphen = owner - 2 >= first_ && at(owner - 1).upos == "PUNCT" && is_name(owner - 2) &&
                          at(owner - 1).span.end == at(owner).span.begin && at(owner).head > mark;
      const std::string_view relation = at(owner).deprel;
      const bool part = relation == "flat" || relation == "compound" || relation == "nmod";
      const int above = hyphen ? owner - 2 : part ? at(owner).head : kNoToken;
      if (above < first_ || above >= owner + (relation == "compound") || !is_noun(above)) break;
      if (relation == "nmod" && !hyphen && !takes_of(above)) break;
      owner = above;
    }
    return owner;
  }

  // "the [chief] of Vessen's claim": the noun before "of", where "of" does not mark what is owned ("a member of Syria's
  // army"); kNoToken if there is none.
  int chief_of(int owner, int owned) {
    for (int t = first_ + 1; t < owner; ++t) {
      if (at(t).deprel != "case" || at(t).lemma != "of" || !is_noun(t - 1) || !takes_of(t - 1)) continue;
      const bool hung = at(t).head == owner && at(owned).head == t - 1;
      const bool beside = (at(t).head == owner || at(t).head == owned) && at(owned).head == at(t - 1).head;
      if (hung || beside) return t - 1;
    }
    return kNoToken;
  }

  // May a name be what "of" follows? "the Ministry of", "the bishop of", but not "told Tanjug of".
  bool takes_of(int noun) {
    if (at(noun).upos == "NOUN") return true;
    int first = noun;
    while (first > first_ && (is_noun(first - 1) || at(first - 1).upos == "ADJ")) --first;
    const bool article = first > first_ && at(first - 1).upos == "DET";
    const bool told = first - 2 >= first_ && (at(first - 2).lemma == "tell" || at(first - 2).lemma == "inform");
    return article && !told;
  }

  // "[Ann Ames]'s [claim]": the owner is a modifier of the noun behind its mark. Where that noun hangs on the owner, or
  // beside it on the same word, it takes the owner's place.
  void mend_owner(int mark) {
    int owned = kNoToken;
    for (int t = mark + 1; t < end_ && continues(t); ++t) {
      if (is_noun(t)) owned = t;
    }
    if (owned == kNoToken || !is_noun(mark - 1)) return;
    int owner = owner_of(mark);
    const int chief = chief_of(owner, owned);
    if (chief != kNoToken && (at(owner).head == owned || at(owner).head > mark) && at(owned).head != owner) {
      hang(owner, chief, "nmod");  // "the chief [of Vessen]'s claim": "of" marks the town alone
      owner = chief;
    }
    const int above = at(owner).head;
    if (above == at(mark).head && above < owner && at(above).head == owned) return part_owner(mark, owner, owned);
    if (above == owned) {
      at(owner).deprel = "nmod:poss";
    } else if (is_below(owned, owner) || above == at(owned).head) {
      if (is_below(owned, owner)) hang(owned, above, at(owner).deprel);
      if (at(owner).deprel == "obj") at(owned).deprel = "obj";
      hang(owner, owned, "nmod:poss");
    } else {
      return;
    }
    move(mark, owner);
    for (int t = mark - 1; t > owner; --t) {  // parts of its name that the parser hung beyond the mark
      if (at(t).head > mark) hang(t, owner, is_name(t) ? "flat" : at(t).deprel);
    }
    for (int t = mark + 1; t < end_; ++t) {
      if (t != owned && at(t).head == owner) move(t, owned);
    }
  }

  // "the claim by [the bishop]": who stands behind "by" is no subject, but tells of the noun or verb before it.
  void mend_agent(int by, int agent) {
    if (is_below(by - 1, agent)) return;
    const bool outer = at(agent).deprel.starts_with("obl") && at(by - 1).xpos == "VBN" && at(agent).head < by - 1;
    if (outer) return hang(agent, by - 1, "obl:agent");  // "reported in remarks carried [by Kyodo]"
    if (!at(agent).deprel.starts_with("nsubj") && at(agent).deprel != "nmod:poss") return;
    if (is_noun(by - 1)) {
      hang(agent, by - 1, "nmod");
    } else {
      at(agent).deprel = "obl";
    }
  }

  // "had pointed out [that prisoners had rioted]": a clause with "that" is joined to its verb only by "and".
  void mend_clause(int verb) {
    const auto binds = [&](const Token& t) {
      return (t.head == verb && t.deprel == "cc") || (t.head == at(verb).head && t.deprel == "ccomp");
    };
    if (at(verb).deprel == "conj" && std::none_of(sentence_.begin(), sentence_.end(), binds)) at(verb).deprel = "ccomp";
  }

  // "told Tanjug of [Ann Ames]'s claim": the name before "of" is told, the one behind it owns.
  void part_owner(int mark, int owner, int owned) {
    const int told = at(owner).head, verb = at(owned).head;
    if (verb < first_) return;
    if (is_name(told - 1) && at(told - 1).head == verb) {
      hang(told, told - 1, "flat");
    } else {
      hang(told, verb, "obj");
    }
    for (int t = first_; t < owner; ++t) {
      if (at(t).head == owner && at(t).deprel == "case") move(t, owned);
    }
    hang(owner, owned, "nmod:poss");
    move(mark, owner);
    at(owned).deprel = "obl";
  }

  // "Kyodo, quoting [Ann Ames], reported": who stands right behind the participle is quoted, and is no second subject.
  void mend_quoted(int verb) {
    if (at(verb).xpos != "VBG" || (at(verb).lemma != "quote" && at(verb).lemma != "cite")) return;
    int noun = verb + 1;
    while (noun < end_ && (at(noun).upos == "DET" || at(noun).upos == "ADJ" ||
                           (is_noun(noun) && at(noun).deprel == "compound" && at(noun).head > noun)))
      ++noun;
    const bool strayed = is_noun(noun) && (at(noun).deprel == "nsubj" || at(noun).deprel == "obj");
    if (strayed && at(noun).head > noun) hang(noun, verb, "obj");
  }

  // `"Not good, [great]," Rep. Ames said`: what ends in a comma and a closing mark is said, and no part of who says it.
  void free_quoted(int quoted) {
    const int speaker = at(quoted).head;
    if (speaker <= quoted || speaker >= end_ || at(quoted).upos == "PUNCT" || at(speaker).deprel != "nsubj") return;
    int mark = quoted + 1;
    while (mark < speaker && !(at(mark).xpos == "''" && at(mark - 1).lemma == ",")) ++mark;
    if (mark < speaker) hang(quoted, at(speaker).head, "ccomp");
  }

  // "the bishop and [army officers]": a noun behind "and" is joined; it tells nothing of the one before.
  void join_noun(int cc) {
    int noun = at(cc).head;
    while (at(noun).deprel == "compound" && is_noun(at(noun).head) && at(noun).head > noun) noun = at(noun).head;
    const bool marked = std::any_of(sentence_.begin(), sentence_.end(),
                                    [&](const Token& t) { return t.head == noun && t.deprel == "case"; });
    if (at(noun).deprel != "nmod" || at(noun).head > cc || marked) return;
    at(noun).deprel = "conj";
    move(cc, noun);
  }

  // "a witness", "two officers", "survivors": somebody not named before.
  bool is_unknown(int t) {
    if (t < first_ || t >= end_ || at(t).upos != "NOUN") return false;
    bool article = false, other = false;
    for (const Token& child : sentence_) {
      if (child.head != t) continue;
      article = article || child.deprel == "nummod" || (child.deprel == "det" && child.lemma == "a");
      other = other || child.deprel == "det" || child.deprel == "nmod:poss";
    }
    return article || (at(t).xpos == "NNS" && !other);
  }

  // "[a witness], a doctor and two officers said": somebody unknown tells nothing of somebody else unknown, and no verb
  // has two subjects: all are joined to the first.
  void make_list(int cc) {
    const int last = at(cc).head;
    int second = cc - 1;
    if (second > first_ && at(second).lemma == ",") --second;
    int comma = second - 1;
    while (comma > first_ && at(comma).head == second && at(comma).upos != "PUNCT") --comma;
    const int first = comma - 1;
    if (comma <= first_ || at(comma).lemma != "," || !is_unknown(first) || !is_unknown(second) || !is_unknown(last))
      return;
    const bool twins = at(first).head == at(second).head && at(first).deprel == at(second).deprel &&
                       at(first).deprel.starts_with("nsubj");
    if (at(second).deprel != "appos" && !twins) return;
    hang(second, first, "conj");
    hang(last, first, "conj");
  }

  bool has_subject(int verb) {
    return std::any_of(sentence_.begin(), sentence_.end(),
                       [&](const Token& t) { return t.head == verb && t.deprel.starts_with("nsubj"); });
  }

  // "[the director] told AFP of a claim by Ann Ames": an apposition or a part of a name stands behind its noun, never
  // before it with the verb between, so it is the subject of that verb, if it has none.
  void lift_subject(int t) {
    const int noun = at(t).head;
    const bool part = at(t).deprel == "appos" || at(t).deprel == "flat";
    if (!is_noun(t) || !part || noun <= t || noun >= end_) return;
    int verb = at(noun).head;
    while (verb > t && verb < end_ && at(verb).upos != "VERB") verb = at(verb).head;
    if (verb > t && verb < noun && !has_subject(verb)) hang(t, verb, "nsubj");
  }

  // "TASS reported that [a spokesman] had stated ...": a noun hung on one before the verb that governs both is the
  // subject of the next verb, if that has none.
  void push_subject(int t) {
    const int noun = at(t).head;
    const bool part = at(t).deprel == "nmod:desc" || at(t).deprel == "flat" || at(t).deprel == "compound";
    if (!is_noun(t) || !part || noun < first_ || noun > t || at(noun).head <= noun || at(noun).head >= t) return;
    int verb = t + 1;
    while (verb < end_ && (at(verb).upos == "AUX" || is_below(verb, t))) ++verb;
    if (verb < end_ && at(verb).upos == "VERB" && !has_subject(verb)) hang(t, verb, "nsubj");
  }

  // "that [Ann Ames] had told reporters that officers had seized it": of two subjects of one verb the first is that of
  // the verb between them, and so is the conjunction before it.
  void share_subjects(int outer) {
    int before = kNoToken, behind = kNoToken;
    for (int t = first_; t < outer; ++t) {
      if (at(t).head != outer || at(t).deprel != "nsubj") continue;
      (before == kNoToken ? before : behind) = t;
    }
    if (behind == kNoToken) return;
    int verb = kNoToken;
    for (int t = before + 1; t < behind; ++t) {
      if (at(t).upos == "VERB" && at(t).xpos != "VBG" && !is_below(t, before) && verb == kNoToken) verb = t;
    }
    if (verb == kNoToken || is_below(verb, outer) || has_subject(verb)) return;
    if (at(outer).head != verb && at(outer).head != at(verb).head) return;
    for (int t = first_; t < verb; ++t) {
      if (at(t).head == outer && (t == before || at(t).deprel == "mark")) move(t, verb);
    }
    hang(outer, verb, "ccomp");
  }

  bool has_child(int token, std::string_view relation) {
    return std::any_of(sentence_.begin(), sentence_.end(),
                       [&](const Token& t) { return t.head == token && t.deprel.starts_with(relation); });
  }

  // "Officers, [a farmer claimed in an interview], seized it": the noun before a verb of saying that nobody's saying is
  // ("said by X") and nothing is said to be ("said to be near") is its subject, not an apposition so called.
  void free_saying(int noun) {
    // Only verbs that rarely tell more of a noun behind it; the cue lexicon, which knows more, belongs to a later
    // stage.
    static constexpr std::string_view kSaying[] = {"say",   "claim",   "allege", "assert",  "report",  "admit",
                                                   "state", "concede", "deny",   "confirm", "contend", "maintain"};
    const int doer = at(noun).head;
    if (!is_noun(noun) || at(noun).deprel != "appos" || doer < first_ || doer > noun) return;
    const int outer = at(doer).head;
    if (at(doer).deprel != "nsubj" || outer <= noun || outer >= end_) return;
    int verb = noun + 1;
    while (verb < outer && at(verb).upos != "VERB" && is_below(verb, noun)) ++verb;
    const bool hung = verb < outer && at(verb).deprel == "acl" && (at(verb).head == noun || at(verb).head == doer);
    if (!hung || std::find(std::begin(kSaying), std::end(kSaying), at(verb).lemma) == std::end(kSaying)) return;
    if (has_child(verb, "obl:agent") || has_child(verb, "xcomp") || has_child(verb, "nsubj")) return;
    hang(verb, outer, "parataxis");
    at(verb).xpos = "VBD";
    hang(noun, verb, "nsubj");
  }

  // "[Prisoners], the minister said in a speech, rioted": a noun is no clause that is said; it is the subject of the
  // clause behind, if that has none.
  void give_doer(int noun) {
    const int saying = at(noun).head;
    if (!is_noun(noun) || at(noun).deprel != "ccomp" || saying < noun || saying >= end_ || !has_subject(saying)) return;
    for (int t = saying + 1; t < end_; ++t) {
      if (at(t).head != saying || at(t).upos != "VERB" || has_subject(t)) continue;
      if (at(t).deprel != "ccomp" && at(t).deprel != "conj" && at(t).deprel != "parataxis") continue;
      hang(t, saying, "ccomp");
      hang(noun, t, "nsubj");
      return;
    }
  }

  // "... on the market, where [two women] perished": a noun without a preposition is no adjunct, and a past tense has a
  // subject; the one right before the other is it.
  void take_bare_noun(int verb) {
    if (at(verb).xpos != "VBD" || has_subject(verb)) return;
    int noun = verb - 1;
    while (noun > first_ && at(noun).head == verb && at(noun).deprel == "advmod") --noun;
    if (noun < first_ || !is_noun(noun) || has_child(noun, "case")) return;
    const std::string_view relation = at(noun).deprel;
    if (relation == "obl" || relation == "nmod" || relation == "parataxis" || relation == "dep")
      hang(noun, verb, "nsubj");
  }

  // "According to M, which cited N, [X] said": where the clause behind has no subject, X is no part of N.
  void close_relative(int relative) {
    const int medium = at(relative).head;
    if (medium < first_ || medium > relative || !has_child(medium, "case")) return;
    const int verb = at(medium).head;
    if (verb <= relative || verb >= end_ || at(verb).upos != "VERB") return;
    int cited = relative + 1;
    const auto is_object = [&](int t) {
      return is_noun(t) &&
             ((at(t).head == relative && at(t).deprel == "obj") || (at(t).head == verb && at(t).deprel == "nsubj"));
    };
    while (cited < verb && !is_object(cited)) ++cited;
    int speaker = cited + 1;
    const auto is_next = [&](int t) {
      return is_noun(t) && at(t).head == cited &&
             (at(t).deprel == "appos" || (at(t).deprel == "conj" && !has_child(t, "cc")));
    };
    while (speaker < verb && !is_next(speaker)) ++speaker;
    if (speaker >= verb) return;
    for (int t = first_; t < end_; ++t) {
      if (at(t).head == verb && at(t).deprel.starts_with("nsubj") && t != medium && t != cited) return;
    }
    hang(cited, relative, "obj");
    at(medium).deprel = "obl";
    for (int t = speaker + 1; t < verb; ++t) {
      if (at(t).head == cited) move(t, speaker);
    }
    hang(speaker, verb, "nsubj");
  }

  // "[the interior minister] and army officers": a noun with an article and a word of its own that says which is no
  // first part of a compound behind "and".
  void part_joined(int noun) {
    const int last = at(noun).head;
    if (!is_noun(noun) || at(noun).deprel != "compound" || last <= noun + 2 || last >= end_ || at(last).xpos != "NNS")
      return;
    const int modifier = last - 1;
    if (at(modifier).head != noun || at(modifier).deprel != "conj" || !has_child(modifier, "cc")) return;
    if (!has_child(noun, "det") || !(has_child(noun, "amod") || has_child(noun, "compound"))) return;
    const int governor = at(last).head;
    at(noun).head = governor;
    at(noun).deprel = at(last).deprel;
    hang(last, noun, "conj");
    hang(modifier, last, "compound");
    for (int t = noun + 1; t < modifier; ++t) {
      if (at(t).head == modifier && at(t).deprel == "cc") move(t, last);
    }
  }

  // Nothing is hung below itself, so the tree stays a tree.
  bool move(int token, int head) {
    if (is_below(head, token)) return false;
    at(token).head = head;
    return true;
  }

  void hang(int token, int head, std::string_view relation) {
    if (move(token, head)) at(token).deprel = relation;
  }

  std::span<Token> sentence_;
  int first_, end_;
};

}  // namespace

void mend_tree(std::span<Token> sentence, int first) { Mender(sentence, first).mend(); }

}  // namespace dateline
