// Problem: feeds are written by hand and by templates: entities that no document type declares, prefixes that nobody
// bound, files cut off. A validating reader refuses one in ten.
// Idea: expat without namespaces finds the tags; an unknown entity is skipped, not an error; where the markup breaks,
// what came before still counts. Expat itself stops entities that multiply.
#include "capture/xml_tree.h"

#include <expat.h>

#include <algorithm>
#include <array>
#include <memory>

namespace dateline {
namespace {

std::string_view html_entity(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 14> kEntities = {
      {{"nbsp", "\xC2\xA0"},
       {"ndash", "\xE2\x80\x93"},
       {"mdash", "\xE2\x80\x94"},
       {"lsquo", "\xE2\x80\x98"},
       {"rsquo", "\xE2\x80\x99"},
       {"ldquo", "\xE2\x80\x9C"},
       {"rdquo", "\xE2\x80\x9D"},
       {"hellip", "\xE2\x80\xA6"},
       {"eacute", "\xC3\xA9"},
       {"copy", "\xC2\xA9"},
       {"euro", "\xE2\x82\xAC"},
       {"pound", "\xC2\xA3"},
       {"raquo", "\xC2\xBB"},
       {"bull", "\xE2\x80\xA2"}}};
  for (const auto& [entity, text] : kEntities) {
    if (entity == name) return text;
  }
  return {};
}

}  // namespace

class XmlTree::Builder {
 public:
  Builder(XmlTree& tree, const Limits& limits)
      : tree_(tree), limits_(limits), parser_(XML_ParserCreate("UTF-8"), XML_ParserFree) {}

  void run(std::string_view text) {
    if (!parser_) return break_off(ErrorCode::kInternal, "the XML parser could not be set up");
    XML_SetUserData(parser_.get(), this);
    XML_SetElementHandler(parser_.get(), on_start, on_end);
    XML_SetCharacterDataHandler(parser_.get(), on_text);
    // A made-up document type: unknown entities are then skipped. The handler loads nothing for it.
    XML_UseForeignDTD(parser_.get(), XML_TRUE);
    XML_SetParamEntityParsing(parser_.get(), XML_PARAM_ENTITY_PARSING_ALWAYS);
    XML_SetExternalEntityRefHandler(parser_.get(), read_nothing);
    XML_SetSkippedEntityHandler(parser_.get(), [](void* self, const char* name, int) {
      static_cast<Builder*>(self)->add_text(html_entity(name));
    });
    const auto status = XML_Parse(parser_.get(), text.data(), static_cast<int>(text.size()), XML_TRUE);
    if (status != XML_STATUS_OK && !tree_.broken_) {
      break_off(ErrorCode::kMalformed, std::string("the XML breaks off: ") +
                                           XML_ErrorString(XML_GetErrorCode(parser_.get())) + ", line " +
                                           std::to_string(XML_GetCurrentLineNumber(parser_.get())));
    }
    for (; !open_.empty(); open_.pop_back()) tree_.nodes_[static_cast<size_t>(open_.back())].end = tree_.size();
  }

 private:
  // An empty text for the made-up document type: only one that was read makes unknown entities skippable.
  static int read_nothing(XML_Parser parser, const char* context, const char*, const char*, const char*) {
    const XML_Parser nothing = XML_ExternalEntityParserCreate(parser, context, nullptr);
    if (!nothing) return XML_STATUS_ERROR;
    const auto status = XML_Parse(nothing, "", 0, XML_TRUE);
    XML_ParserFree(nothing);
    return static_cast<int>(status);
  }
  static void on_start(void* self, const char* name, const char** attributes) {
    static_cast<Builder*>(self)->start(name, attributes);
  }
  static void on_end(void* self, const char*) { static_cast<Builder*>(self)->end(); }
  static void on_text(void* self, const char* text, int size) {
    static_cast<Builder*>(self)->add_text({text, static_cast<size_t>(size)});
  }

  void start(const char* name, const char** attributes) {
    if (open_.size() >= limits_.html_depth)
      return break_off(ErrorCode::kOverLimit, "the XML is nested deeper than html_depth");
    XmlNode* node = add();
    if (!node) return;
    node->name = name;
    for (; *attributes; attributes += 2) node->attributes.emplace_back(attributes[0], attributes[1]);
    open_.push_back(tree_.size() - 1);
  }

  void end() {
    if (open_.empty()) return;
    XmlNode& node = tree_.nodes_[static_cast<size_t>(open_.back())];
    node.end = tree_.size();
    node.whole = true;
    open_.pop_back();
  }

  void add_text(std::string_view text) {
    if (open_.empty() || text.empty()) return;
    XmlNode& last = tree_.nodes_.back();
    if (last.name.empty() && last.parent == open_.back()) {
      last.text += text;
    } else if (XmlNode* node = add()) {
      node->text = text;
      node->whole = true;
    }
  }

  XmlNode* add() {
    if (tree_.nodes_.size() >= limits_.html_nodes) {
      break_off(ErrorCode::kOverLimit, "the XML has more nodes than html_nodes");
      return nullptr;
    }
    XmlNode& node = tree_.nodes_.emplace_back();
    node.parent = open_.empty() ? -1 : open_.back();
    node.end = tree_.size();
    return &node;
  }

  void break_off(ErrorCode code, std::string why) {
    if (!tree_.broken_) tree_.broken_ = Error{code, "capture", std::move(why)};
    if (parser_) XML_StopParser(parser_.get(), XML_FALSE);
  }

  XmlTree& tree_;
  const Limits& limits_;
  std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser_;
  std::vector<int32_t> open_;
};

XmlTree XmlTree::parse(std::string_view text, const Limits& limits) {
  XmlTree tree;
  Builder(tree, limits).run(text);
  return tree;
}

std::string_view XmlTree::attribute(int32_t node, std::string_view name) const {
  if (node < 0) return {};
  for (const auto& [key, value] : (*this)[node].attributes) {
    if (key == name) return value;
  }
  return {};
}

int32_t XmlTree::child(int32_t node, std::string_view name) const {
  if (node < 0) return -1;
  for (int32_t i = node + 1; i < (*this)[node].end; i = (*this)[i].end) {
    if ((*this)[i].name == name) return i;
  }
  return -1;
}

int32_t XmlTree::descendant(int32_t node, std::string_view name) const {
  if (node < 0) return -1;
  for (int32_t i = node + 1; i < (*this)[node].end; ++i) {
    if ((*this)[i].name == name) return i;
  }
  return -1;
}

std::string XmlTree::text_of(int32_t node) const {
  std::string out;
  if (node < 0) return out;
  for (int32_t i = node; i < (*this)[node].end; ++i) out += (*this)[i].text;
  return out;
}

std::string XmlTree::markup_of(int32_t node) const {
  std::string out;
  if (node < 0) return out;
  std::vector<int32_t> open;
  for (int32_t i = node + 1; i <= (*this)[node].end; ++i) {
    for (; !open.empty() && (*this)[open.back()].end <= i; open.pop_back())
      out += "</" + (*this)[open.back()].name + ">";
    if (i == (*this)[node].end) break;
    const XmlNode& n = (*this)[i];
    if (n.name.empty()) {
      out += escape_markup(n.text);
      continue;
    }
    out += "<" + n.name;
    for (const auto& [key, value] : n.attributes) out += " " + key + "=\"" + escape_markup(value) + "\"";
    out += ">";
    open.push_back(i);
  }
  return out;
}

std::string escape_markup(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

}  // namespace dateline
