#include "html/formatting.h"

namespace dateline::html {
namespace {

uint64_t hash_of(std::string_view text, uint64_t hash) {
  for (const char c : text) hash = (hash ^ static_cast<uint8_t>(c)) * 0x100000001B3u;
  return hash;
}

uint64_t hash_attributes(const Document& document, NodeId element) {
  uint64_t sum = 0;
  const Attribute* a = document.attributes(element);
  for (uint32_t i = 0; i < document[element].attributes; ++i) {
    sum += hash_of(a[i].value, hash_of(a[i].name, 0xCBF29CE484222325u) * 31);
  }
  return sum;
}

bool same_attributes(const Document& document, NodeId a, NodeId b) {
  if (document[a].attributes != document[b].attributes) return false;
  for (uint32_t i = 0; i < document[a].attributes; ++i) {
    const Attribute& mine = document.attributes(a)[i];
    const Attribute* other = document.find_attribute(b, mine.name);
    if (!other || other->value != mine.value) return false;
  }
  return true;
}

}  // namespace

void FormattingList::push(const Document& document, NodeId node) {
  const FormattingEntry added{node, document[node].tag, hash_attributes(document, node)};
  int alike = 0;
  for (size_t i = entries_.size(); i-- > 0;) {
    const FormattingEntry& e = entries_[i];
    if (e.is_marker()) break;
    if (e.tag != added.tag || e.attributes != added.attributes || !same_attributes(document, e.node, node)) continue;
    if (++alike < 3) continue;
    remove(i);
    break;
  }
  add(added);
}

void FormattingList::clear_to_marker() {
  while (!entries_.empty()) {
    const bool marker = entries_.back().is_marker();
    entries_.pop_back();
    if (marker) break;
  }
}

size_t FormattingList::find(NodeId node) const {
  for (size_t i = entries_.size(); i-- > 0;) {
    if (entries_[i].node == node) return i;
  }
  return kNotFound;
}

size_t FormattingList::find_since_marker(Tag tag) const {
  for (size_t i = entries_.size(); i-- > 0;) {
    if (entries_[i].is_marker()) break;
    if (entries_[i].tag == tag) return i;
  }
  return kNotFound;
}

}  // namespace dateline::html
