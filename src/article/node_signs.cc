// Problem: which part of a page is navigation, which a teaser, which the article? Every site names its parts itself.
// Obvious way: a rule per site. It breaks with the next redesign and says nothing about unknown sites.
// Idea: sites all over the world use the same few dozen English words in class names. Class and id are cut into words
// (at hyphens, underscores and capitals); a word, or two neighbouring words written together, is looked up here.
// What a name says is only a sign: main_text.cc ignores it where the part holds most of the page's prose.
#include "article/node_signs.h"

#include <algorithm>
#include <bitset>
#include <string>
#include <unordered_map>

#include "article/tag_table.h"
#include "base/strings.h"

namespace dateline {
namespace {

struct VocabularyRow {
  Signs sign;
  const char* words;
};

constexpr VocabularyRow kVocabulary[] = {
    {kNavSign,
     "nav navbar navigation menu submenu topnav subnav topbar toolbar skip skiplink sitemap pagination pager "
     "hamburger megamenu ticker breakingnews languages"},
    {kFooterSign, "footer footnav bottombar colophon sitefooter copyright legal disclaimer"},
    {kHeaderSign, "masthead siteheader pageheader topheader globalheader"},
    {kAsideSign, "sidebar rail rightrail leftrail rightcol rightcolumn sidecolumn sidebar1 aside"},
    {kFormSign, "form search searchform login signin register survey poll quiz feedback contactform"},
    {kCommentsSign,
     "comments comment commentlist disqus livefyre respond replies discussion coral viafoura "
     "fbcomments commentsection commenting facebookcomments"},
    {kRelatedSign,
     "related relatedarticles relatedstories relatedposts relatedcontent relatedlinks relatednews relatedlink "
     "recommended recommendation recommendations recommend recommends trending popular mostpopular mostread mostviewed "
     "readmore morefrom moreon morestories morenews morein seealso alsoread readalso readnext upnext nextup "
     "youmaylike mightlike alsolike dontmiss outbrain taboola revcontent zergnet promo promos promobox teaser teasers "
     "latest latestnews topstories otherstories otherarticles otherposts suggested suggestions recirc recirculation "
     "linkbox linklist morelinks jp yarpp nextarticle prevarticle nextpost prevpost postnavigation "
     "navlinks onward cardlist topicbox onwards storylist relatedtopics internallink crosslink editorspicks"},
    {kShareSign,
     "share sharing sharebar sharebuttons sharetools social socials socialmedia addthis sharethis "
     "sharedaddy addtoany a2a followus follow followbutton bookmark printfriendly articletools "
     "actionbar savearticle whatsapp"},
    {kBylineSign,
     "byline bylines author authors authorname dateline timestamp datetime pubdate published publishdate "
     "postmeta entrymeta articlemeta metadata metainfo articleinfo tags taglist tagcloud keywords topics "
     "readingtime timeago lastupdated postdate articledate contributors kicker eyebrow updated pubtime "
     "posttags articletags categories category"},
    {kBioSign,
     "bio authorbio authorbox authorinfo aboutauthor authorprofile biography aboutus authordescription "
     "abouttheauthor authorcard"},
    {kNewsletterSign,
     "newsletter newsletters subscribe subscription signup mailchimp emailsignup optin mailinglist "
     "donate donation donations membership paywall premium regwall piano subscribebox appdownload "
     "appbanner pushnotification supportus readersupport fundraising"},
    {kAdvertSign,
     "ad ads advert adverts advertisement advertising adbox adslot adunit adcontainer adwrapper sponsor "
     "sponsored sponsors dfp gpt googlead banner partner partners affiliate commercial adsense mpu "
     "promoted"},
    {kConsentSign,
     "cookie cookies consent gdpr privacy ccpa onetrust cmp popup modal overlay lightbox tooltip dialog "
     "interstitial toast"},
    {kBreadcrumbSign, "breadcrumb breadcrumbs crumbs crumb"},
    {kMediaSign,
     "player videoplayer jwplayer brightcove playlist audioplayer gallery slideshow carousel slider "
     "infobox factbox weather stocks podcast"},
    {kCaptionSign,
     "caption captions wpcaption figcaption imagecaption photocaption imgcaption cutline legend "
     "mediacaption imagedescription videocaption captiontext leadcaption"},
    {kCreditSign,
     "credit credits photocredit imagecredit copyrightholder imagesource photographer attribution "
     "imgcredit mediacredit photoby"},
    {kFigureSign, "figure photo image picture thumbnail leadimage mainimage heroimage"},
    {kQuoteSign, "pullquote blockquote"},
    {kDekSign,
     "subtitle subhead subheadline subheading dek deck standfirst summary lede excerpt articlesummary "
     "articledescription strapline sub subhed intro"},
    {kBodySign,
     "articlebody storybody postbody entrybody newsbody bodycontent articletext storytext bodytext "
     "bodycopy articlecontent storycontent entrycontent postcontent contentbody contentarticle "
     "newscontent newstext maintext articlefull fulltext postentry singlecontent tdpostcontent "
     "wysiwyg richtext articlemain textcontent articleparagraph"},
    {kArticleSign, "article story hentry post maincontent newsarticle singlepost"},
};

// Most words of a page's class names are none of these: a bit for each first letter, last letter and length that
// occurs says so without hashing.
class Vocabulary {
 public:
  Vocabulary() {
    for (const VocabularyRow& row : kVocabulary) {
      for (std::string_view word : split(row.words, ' ')) {
        if (word.empty()) continue;
        words_[word] |= row.sign;
        occurs_[slot(word)] = true;
      }
    }
  }

  Signs find(std::string_view word) const {
    if (word.size() >= kLengths || !occurs_[slot(word)]) return 0;
    const auto found = words_.find(word);
    return found == words_.end() ? 0 : found->second;
  }

 private:
  static constexpr size_t kLengths = 32;
  static size_t slot(std::string_view word) {
    return (static_cast<size_t>(word.front() & 63) * 64 + static_cast<size_t>(word.back() & 63)) * kLengths +
           word.size();
  }

  std::unordered_map<std::string_view, Signs> words_;
  std::bitset<64 * 64 * kLengths> occurs_;
};

const Vocabulary& vocabulary() {
  static const auto* words = new Vocabulary;
  return *words;
}

Signs tag_signs(std::string_view tag) {
  static const auto* table = new TagTable<Signs>{{"nav", kNavSign},           {"footer", kFooterSign},
                                                 {"header", kHeaderSign},     {"aside", kAsideSign},
                                                 {"form", kFormSign},         {"button", kFormSign},
                                                 {"select", kFormSign},       {"dialog", kConsentSign},
                                                 {"menu", kNavSign},          {"figcaption", kCaptionSign},
                                                 {"figure", kFigureSign},     {"blockquote", kQuoteSign},
                                                 {"ul", kListSign},           {"ol", kListSign},
                                                 {"dl", kListSign},           {"table", kTableSign},
                                                 {"article", kArticleSign},   {"main", kArticleSign},
                                                 {"video", kMediaSign},       {"audio", kMediaSign},
                                                 {"template", kHiddenSign},   {"noscript", kHiddenSign},
                                                 {"script", kHiddenSign},     {"label", kFormSign},
                                                 {"object", kMediaSign},      {"address", kBylineSign},
                                                 {"head", kHiddenSign},       {"style", kHiddenSign},
                                                 {"amp-embed", kRelatedSign}, {"option", kFormSign},
                                                 {"textarea", kFormSign},     {"input", kFormSign}};
  return table->find(tag);
}

// Calls `use(word, pair)` for every lower-cased word; `pair` is the word before and it, written together.
template <typename Use>
void each_word(std::string_view value, Use use) {
  constexpr size_t kMaxWords = 64, kMaxBytes = 1024;
  char letters[kMaxBytes];  // of all words, one behind the other
  size_t size = 0, word = 0, before = 0, words = 0;
  bool was_lower = false;
  auto finish = [&] {
    if (size == word) return;
    use(std::string_view(letters + word, size - word), std::string_view(letters + before, size - before));
    ++words;
    before = word;
    word = size;
  };
  for (char c : value.substr(0, kMaxBytes)) {
    const bool upper = c >= 'A' && c <= 'Z';
    const bool low = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if ((!upper && !low) || (upper && was_lower)) finish();
    if (words == kMaxWords) return;
    if (upper || low) letters[size++] = upper ? static_cast<char>(c + 32) : c;
    was_lower = low;
  }
  finish();
}

Signs word_signs(std::string_view value) {
  Signs signs = 0;
  each_word(value, [&](std::string_view word, std::string_view pair) {
    signs |= vocabulary().find(word);
    if (pair.size() > word.size()) signs |= vocabulary().find(pair);
  });
  return signs;
}

// Hiding is said by whole class names: "hidden", but not "overflow-hidden" or "lg:hidden".
bool has_hiding_class(std::string_view value) {
  static constexpr std::string_view kNames[] = {"hidden",
                                                "hide",
                                                "visually-hidden",
                                                "visuallyhidden",
                                                "sr-only",
                                                "screen-reader-text",
                                                "screen-reader",
                                                "d-none",
                                                "invisible",
                                                "offscreen",
                                                "is-hidden",
                                                "u-hidden",
                                                "element-invisible",
                                                "noprint",
                                                "no-print",
                                                "print-only",
                                                "screenreader-only",
                                                "sr-text",
                                                "u-visually-hidden",
                                                "visually-hidden-focusable",
                                                "a11y-hidden"};
  for (size_t start = 0; start < value.size();) {
    const size_t end = std::min(value.find(' ', start), value.size());
    const std::string_view name = value.substr(start, end - start);
    if (std::find(std::begin(kNames), std::end(kNames), name) != std::end(kNames)) return true;
    start = end + 1;
  }
  return false;
}

bool hides(std::string_view style) {
  if (style.empty()) return false;
  std::string squeezed(style);
  std::erase_if(squeezed, [](char c) { return c == ' '; });
  return squeezed.find("display:none") != std::string::npos || squeezed.find("visibility:hidden") != std::string::npos;
}

Signs role_signs(std::string_view role) {
  if (role == "navigation" || role == "search" || role == "menu") return kNavSign;
  if (role == "complementary") return kAsideSign;
  if (role == "contentinfo") return kFooterSign;
  return role == "dialog" || role == "alertdialog" ? kConsentSign : 0;
}

Signs property_signs(std::string_view property) {
  if (property.find("articleBody") != std::string_view::npos) return kBodySign;
  if (property == "author" || property == "datePublished") return kBylineSign;
  if (property == "caption") return kCaptionSign;
  return property == "description" ? kDekSign : 0;
}

Signs class_signs(std::string_view value) { return word_signs(value) | (has_hiding_class(value) ? kHiddenSign : 0); }

// "social-media-embed" holds a post that the text quotes, no buttons.
bool is_embed(std::span<const HtmlAttribute> attributes) {
  return std::any_of(attributes.begin(), attributes.end(), [](const HtmlAttribute& a) {
    return a.name == "class" && a.value.find("embed") != std::string_view::npos;
  });
}

}  // namespace

std::vector<std::string> class_words(std::string_view value) {
  std::vector<std::string> words;
  each_word(value, [&](std::string_view word, std::string_view) { words.emplace_back(word); });
  return words;
}

// What one attribute says; `class` is the longest and says most.
Signs SignReader::attribute_signs(const HtmlAttribute& attribute) {
  switch (attribute.name.size()) {
    case 2:
      return attribute.name == "id" ? word_signs(attribute.value) : 0;
    case 4:
      return attribute.name == "role" ? role_signs(attribute.value) : 0;
    case 5:
      if (attribute.name == "class") {
        const auto [known, fresh] = classes_.try_emplace(attribute.value, 0);
        if (fresh) known->second = class_signs(attribute.value);
        return known->second;
      }
      return attribute.name == "style" && hides(attribute.value) ? kHiddenSign : 0;
    case 6:
      return attribute.name == "hidden" ? kHiddenSign : 0;
    case 8:
      return attribute.name == "itemprop" ? property_signs(attribute.value) : 0;
    case 11:
      return attribute.name == "aria-hidden" && attribute.value == "true" ? kHiddenSign : 0;
    default:
      return 0;
  }
}

Signs SignReader::read(std::string_view tag, std::span<const HtmlAttribute> attributes) {
  Signs signs = tag_signs(tag);
  if (tag == "html" || tag == "body") return signs;
  for (const HtmlAttribute& attribute : attributes) signs |= attribute_signs(attribute);
  // A row named "player-7" is one of a team's.
  if (tag == "tr" || tag == "td" || tag == "th") signs &= ~kMediaSign;
  if ((signs & kShareSign) && is_embed(attributes)) signs &= ~kShareSign;
  return signs;
}

}  // namespace dateline
