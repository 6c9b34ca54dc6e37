// Problem: which part of a page is navigation, which a teaser, which the article? Every site names its parts itself.
// Obvious way: a rule per site. It breaks with the next redesign and says nothing about unknown sites.
// Idea: sites all over the world use the same few dozen English words in class names. Class and id are cut into words
// (at hyphens, underscores and capitals); a word, or two neighbouring words written together, is looked up here.
// What a name says is only a sign: main_text.cc ignores it where the part holds most of the page's prose.
#include "article/node_signs.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "base/strings.h"

namespace dateline {
namespace {

struct Vocabulary {
  Signs sign;
  const char* words;
};

constexpr Vocabulary kVocabulary[] = {
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

const std::unordered_map<std::string_view, Signs>& vocabulary() {
  static const auto* table = [] {
    auto* words = new std::unordered_map<std::string_view, Signs>;
    for (const Vocabulary& row : kVocabulary) {
      for (std::string_view word : split(row.words, ' ')) {
        if (!word.empty()) (*words)[word] |= row.sign;
      }
    }
    return words;
  }();
  return *table;
}

Signs tag_signs(std::string_view tag) {
  static const auto* table =
      new std::unordered_map<std::string_view, Signs>{{"nav", kNavSign},           {"footer", kFooterSign},
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
  const auto found = table->find(tag);
  return found == table->end() ? 0 : found->second;
}

Signs word_signs(std::string_view value) {
  const std::vector<std::string> words = class_words(value);
  Signs signs = 0;
  for (size_t i = 0; i < words.size(); ++i) {
    if (const auto found = vocabulary().find(words[i]); found != vocabulary().end()) signs |= found->second;
    if (i + 1 == words.size()) continue;
    const std::string pair = words[i] + words[i + 1];
    if (const auto found = vocabulary().find(pair); found != vocabulary().end()) signs |= found->second;
  }
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

bool is_hidden(const HtmlTree& tree, int32_t node) {
  if (has_hiding_class(tree.attribute(node, "class"))) return true;
  if (tree.has_attribute(node, "hidden") || tree.attribute(node, "aria-hidden") == "true") return true;
  std::string style(tree.attribute(node, "style"));
  if (style.empty()) return false;
  std::erase_if(style, [](char c) { return c == ' '; });
  return style.find("display:none") != std::string::npos || style.find("visibility:hidden") != std::string::npos;
}

}  // namespace

std::vector<std::string> class_words(std::string_view value) {
  constexpr size_t kMaxWords = 64;
  std::vector<std::string> words;
  std::string word;
  bool was_lower = false;
  auto finish = [&] {
    if (!word.empty() && words.size() < kMaxWords) words.push_back(word);
    word.clear();
  };
  for (char c : value) {
    const bool upper = c >= 'A' && c <= 'Z';
    const bool low = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if ((!upper && !low) || (upper && was_lower)) finish();
    if (upper || low) word.push_back(upper ? static_cast<char>(c + 32) : c);
    was_lower = low;
  }
  finish();
  return words;
}

Signs own_signs(const HtmlTree& tree, int32_t node) {
  const HtmlNode& n = tree[node];
  if (n.is_text()) return 0;
  Signs signs = tag_signs(n.tag);
  if (n.tag == "html" || n.tag == "body") return signs;
  signs |= word_signs(tree.attribute(node, "class"));
  signs |= word_signs(tree.attribute(node, "id"));
  const std::string_view role = tree.attribute(node, "role");
  if (role == "navigation" || role == "search" || role == "menu") signs |= kNavSign;
  if (role == "complementary") signs |= kAsideSign;
  if (role == "contentinfo") signs |= kFooterSign;
  if (role == "dialog" || role == "alertdialog") signs |= kConsentSign;
  const std::string_view property = tree.attribute(node, "itemprop");
  if (property.find("articleBody") != std::string_view::npos) signs |= kBodySign;
  if (property == "author" || property == "datePublished") signs |= kBylineSign;
  if (property == "caption") signs |= kCaptionSign;
  if (property == "description") signs |= kDekSign;
  if (is_hidden(tree, node)) signs |= kHiddenSign;
  return signs;
}

}  // namespace dateline
