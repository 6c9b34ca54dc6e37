// Idea: prose is text with sentence ends and few links. Its bytes are summed up every element's ancestors; from the
// root the walk goes down as long as one child carries the article alone. Where several children carry it (an article
// cut in two by an advertisement) they look alike: same tag, same class; then the walk stops above them.
#include "article/content_root.h"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace dateline {
namespace {

constexpr double kBodyBytes = 1000;  // of prose in a part that the page calls the body, to take it at its word

// Bytes of running text in a block: 0 for links, labels and lines without a sentence.
double prose_of(const TextBlock& b) {
  if (b.heading > 0 || b.text.size() < 45 || b.link_share() > 0.5) return 0;
  if (b.stops == 0 && b.commas < 2) return b.text.size() > 120 ? 0.3 * double(b.text.size()) : 0;
  return double(b.text.size() - b.link_bytes);
}

// The same inside a part that the page itself calls the body: there lines without a sentence are text, too.
double marked_prose_of(const TextBlock& b) {
  return b.heading > 0 || b.text.size() < 45 || b.link_share() > 0.5 ? 0 : double(b.text.size() - b.link_bytes);
}

std::vector<double> sum_up(const HtmlTree& tree, const std::vector<TextBlock>& blocks, const std::vector<double>& own) {
  std::vector<double> total(static_cast<size_t>(tree.size()), 0.0);
  for (size_t i = 0; i < blocks.size(); ++i) total[static_cast<size_t>(blocks[i].node)] += own[i];
  for (int32_t n = tree.size() - 1; n > 0; --n) {
    const int32_t parent = tree[n].parent;
    if (parent >= 0) total[static_cast<size_t>(parent)] += total[static_cast<size_t>(n)];
  }
  return total;
}

// Elements that are one of the paragraphs themselves: the walk ends above them.
bool is_text_level(std::string_view tag) {
  return tag == "p" || tag == "li" || tag == "ul" || tag == "ol" || tag == "blockquote" || tag == "td";
}

bool holds_heading(const HtmlTree& tree, int32_t node) {
  for (int32_t i = node; i < tree[node].end; ++i) {
    if (tree[i].tag == "h1") return true;
  }
  return false;
}

// Prose below a node's children, added up by their look. Filled once per parent.
class SiblingMass {
 public:
  SiblingMass(const HtmlTree& tree, const std::vector<double>& raw) : tree_(tree), raw_(raw) {}

  double of(int32_t node) {
    const int32_t parent = tree_[node].parent;
    const auto [entry, fresh] = by_parent_.try_emplace(parent);
    if (fresh) {
      for (int32_t child = parent + 1; child < tree_[parent].end; child = tree_[child].end) {
        if (const double mass = raw_[static_cast<size_t>(child)]; mass > 0)
          entry->second[element_look(tree_, child)] += mass;
      }
    }
    return entry->second[element_look(tree_, node)];
  }

 private:
  const HtmlTree& tree_;
  const std::vector<double>& raw_;
  std::unordered_map<int32_t, std::unordered_map<std::string, double>> by_parent_;
};

// Prose by node that stands in a part which the page itself calls the body, and in no part of it that bears another
// name.
std::vector<double> declared_prose(const HtmlTree& tree, const std::vector<TextBlock>& blocks) {
  enum Place : uint8_t { kOutside, kInBody, kNamedOtherwise };
  std::vector<Place> places(static_cast<size_t>(tree.size()), kOutside);
  for (int32_t n = 1; n < tree.size(); ++n) {
    Place place = places[static_cast<size_t>(tree[n].parent)];
    if (place == kOutside && (tree[n].signs & kBodySign)) {
      place = kInBody;
    } else if (place == kInBody && (tree[n].signs & kBadSigns)) {
      place = kNamedOtherwise;
    }
    places[static_cast<size_t>(n)] = place;
  }
  std::vector<double> own(blocks.size(), 0);
  for (size_t i = 0; i < blocks.size(); ++i) {
    if (places[static_cast<size_t>(blocks[i].node)] == kInBody) own[i] = prose_of(blocks[i]);
  }
  return sum_up(tree, blocks, own);
}

// Whether what is hidden stays so for readers: no page is mostly hidden but one that a script shows later.
bool stays_hidden(const HtmlTree& tree, const std::vector<double>& raw) {
  double hidden = 0;
  for (int32_t n = 0; n < tree.size(); ++n) {
    if (!(tree[n].signs & kHiddenSign)) continue;
    hidden += raw[static_cast<size_t>(n)];
    n = tree[n].end - 1;
  }
  return hidden <= 0.7 * raw[0];
}

// The names of parts that hold most of the prose are not believed, alone or together with siblings of the same look;
// a comment section or a cookie notice may hold much of it.
Signs believed_signs(const HtmlTree& tree, int32_t node, Signs signs, const std::vector<double>& raw,
                     const std::vector<double>& declared, SiblingMass& siblings) {
  const double all = raw[0];
  if (declared[0] > kBodyBytes) {
    const double inside = declared[static_cast<size_t>(node)];
    if (inside > 0.5 * declared[0]) return signs & ~kBadSigns;  // it holds the body, whatever it is called
    // A gallery or a ticker beside a body of some length is no article, however much it says.
    if (inside == 0 && (signs & (kMediaSign | kAsideSign))) return signs;
  }
  const int32_t parent = tree[node].parent;
  double mass = raw[static_cast<size_t>(node)];
  if (mass > 0 && parent >= 0 && raw[static_cast<size_t>(parent)] > 0.4 * all && !(signs & kCommentsSign))
    mass = siblings.of(node);
  if (!(signs & (kBodySign | kArticleSign)) && mass <= 0.4 * all) return signs;
  if (signs & kBodySign) return signs & ~kBadSigns;
  Signs kept = mass <= 0.6 * all ? kCommentsSign : 0;
  if ((signs & kConsentSign) && mass <= 0.8 * all && !holds_heading(tree, node)) kept |= kConsentSign;
  return (signs & ~kBadSigns) | (signs & kept);
}

}  // namespace

std::string element_look(const HtmlTree& tree, int32_t node) {
  std::string signature(tree[node].tag);
  for (const std::string& word : class_words(tree.attribute(node, "class"))) {
    if (word.find_first_of("0123456789") == std::string::npos) signature += "." + word;
  }
  return signature;
}

PageMass read_page_mass(const HtmlTree& tree, const std::vector<TextBlock>& blocks) {
  std::vector<double> own(blocks.size());
  for (size_t i = 0; i < blocks.size(); ++i) own[i] = prose_of(blocks[i]);
  const std::vector<double> raw = sum_up(tree, blocks, own);
  PageMass page;
  page.signs.resize(static_cast<size_t>(tree.size()));
  const double all = tree.size() > 0 ? raw[0] : 0;
  const std::vector<double> declared = declared_prose(tree, blocks);
  SiblingMass siblings(tree, raw);
  const Signs hiding = tree.size() > 0 && stays_hidden(tree, raw) ? kHiddenSign : 0;
  std::vector<Signs> struck(static_cast<size_t>(tree.size()), 0);  // own and inherited signs that were not believed
  for (int32_t n = 0; n < tree.size(); ++n) {
    const auto i = static_cast<size_t>(n);
    const int32_t parent = tree[n].parent;
    const Signs named = tree[n].signs;
    // A gallery that is the article: its parts bear the same name and are no more galleries than the whole.
    const Signs inherited = parent >= 0 ? struck[static_cast<size_t>(parent)] & kMediaSign : 0;
    Signs signs = named & ~inherited;
    if (signs & kBadSigns) signs = believed_signs(tree, n, signs, raw, declared, siblings) | (signs & hiding);
    struck[i] = (named & ~signs) | inherited;
    if (raw[i] > 0.2 * all) signs &= ~(kCaptionSign | kCreditSign | kFigureSign | kQuoteSign | kDekSign | kTableSign);
    Signs above = parent >= 0 ? page.signs[static_cast<size_t>(parent)] : 0;
    // "teaser-content" around the first paragraphs of the body, as paywalls want it.
    if ((signs & kBodySign) && raw[i] > 0) above &= ~kRelatedSign;
    page.signs[i] = signs | above;
  }
  for (size_t i = 0; i < blocks.size(); ++i) {
    const Signs s = page.signs[static_cast<size_t>(blocks[i].node)];
    if (s & (kBadSigns | kCaptionSign)) {
      own[i] = 0;
      continue;
    }
    if (s & kBodySign) own[i] = 4 * std::max(own[i], marked_prose_of(blocks[i]));
    if (tree[blocks[i].node].tag == "p") own[i] *= 1.5;
  }
  page.prose = sum_up(tree, blocks, own);
  return page;
}

int32_t content_root(const HtmlTree& tree, const std::vector<TextBlock>& blocks, const PageMass& page) {
  std::vector<bool> is_block(static_cast<size_t>(tree.size()), false);
  for (const TextBlock& block : blocks) is_block[static_cast<size_t>(block.node)] = true;
  int32_t node = 0;
  while (true) {
    const double mass = page.prose[static_cast<size_t>(node)];
    int32_t best = -1;
    double best_mass = 0;
    for (int32_t child = node + 1; child < tree[node].end; child = tree[child].end) {
      const double m = page.prose[static_cast<size_t>(child)];
      if (m > best_mass) best = child, best_mass = m;
    }
    if (best < 0 || is_text_level(tree[best].tag) || best_mass < 0.5 * mass) return node;
    // Paragraphs beside the child, or parts that look like it, are the same article.
    const std::string look_of_best = element_look(tree, best);
    double alike = 0;
    for (int32_t child = node + 1; child < tree[node].end; child = tree[child].end) {
      const double m = page.prose[static_cast<size_t>(child)];
      if (child == best || m <= 0) continue;
      if (is_block[static_cast<size_t>(child)] || is_text_level(tree[child].tag) ||
          element_look(tree, child) == look_of_best)
        alike += m;
    }
    if (alike > 0.02 * mass) return node;
    node = best;
  }
}

}  // namespace dateline
