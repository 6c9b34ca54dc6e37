// Names of private persons do not leave the database unless the user asks for them: whoever appears in the news without
// an office is replaced by what the text calls them ("a doctor"), or by "a person".
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "store/document_view.h"

namespace dateline {

// True for people who are in no list of public actors, hold no office, and speak for nobody.
bool is_private(const view::Document& document, const view::Entity& entity);

// Names of one document as they may be shown. Keeps a reference to the document.
class Names {
 public:
  Names(const view::Document& document, bool show_all);

  std::string of(const view::Entity& entity) const;  // its name, or the description that stands for it
  // Words of the text with private names replaced by their descriptions.
  std::string in_words(std::string_view words) const;
  // A text in which every letter of a private name is blotted out: lengths in code points, and with them spans, stay.
  std::string blotted(std::string_view text) const;

 private:
  const view::Document& document_;
  std::vector<std::pair<std::string, std::string>> hidden_;  // words of the text -> description, longest first
};

}  // namespace dateline
