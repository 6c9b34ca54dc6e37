#include "capture/json_page.h"

#include <openssl/evp.h>

#include <algorithm>
#include <initializer_list>
#include <utility>
#include <vector>

#include "base/json_writer.h"
#include "base/sha256.h"
#include "base/strings.h"
#include "capture/charset.h"
#include "capture/json_object.h"
#include "capture/page.h"
#include "capture/sniff.h"

namespace dateline {
namespace {

// Members of an object, with those taken as fields crossed off.
class Members {
 public:
  explicit Members(std::vector<JsonMember> members) : members_(std::move(members)), used_(members_.size(), false) {}

  // The first of `keys` that holds a non-empty string, crossed off. Null and empty values are crossed off as well: they
  // say nothing.
  std::string take(std::initializer_list<std::string_view> keys) {
    for (std::string_view key : keys) {
      for (size_t i = 0; i < members_.size(); ++i) {
        if (members_[i].key != key || used_[i]) continue;
        std::string text = text_of(members_[i].raw);
        used_[i] = !text.empty() || members_[i].raw == "null" || members_[i].raw == "\"\"";
        if (!text.empty()) return text;
      }
    }
    return {};
  }

  std::string_view raw(std::string_view key) const {
    for (const JsonMember& member : members_) {
      if (member.key == key) return member.raw;
    }
    return {};
  }

  std::string rest_as_json() const {
    JsonWriter writer;
    writer.begin_object();
    for (size_t i = 0; i < members_.size(); ++i) {
      if (!used_[i]) writer.key(members_[i].key).raw(compact_json(members_[i].raw));
    }
    writer.end_object();
    return writer.take();
  }

 private:
  // A string; or of an object ({"name": ...}, {"domain": ...}, {"value": ...}) the string that stands for it.
  static std::string text_of(std::string_view raw) {
    if (is_json_string(raw)) return json_string(raw);
    if (raw.starts_with("[")) return names_in(raw);
    if (!raw.starts_with("{")) return {};
    Result<std::vector<JsonMember>> inner = parse_json_object(raw);
    if (!inner) return {};
    for (std::string_view key : {"name", "domain", "value"}) {
      for (const JsonMember& member : *inner) {
        if (member.key == key && is_json_string(member.raw)) return json_string(member.raw);
      }
    }
    return {};
  }

  // ["Jo Doe", "Al Roe"] as "Jo Doe, Al Roe".
  static std::string names_in(std::string_view list) {
    std::string names;
    for (size_t at = 1; (at = list.find('"', at)) != list.npos;) {
      const size_t end = end_of_string(list, at);
      const std::string name = json_string(list.substr(at, end - at));
      if (!name.empty()) names += (names.empty() ? "" : ", ") + name;
      at = end;
    }
    return list.find('{') == list.npos ? names : std::string();
  }

  static size_t end_of_string(std::string_view text, size_t begin) {
    for (size_t i = begin + 1; i < text.size(); ++i) {
      if (text[i] == '\\') {
        ++i;
      } else if (text[i] == '"') {
        return i + 1;
      }
    }
    return text.size();
  }

  std::vector<JsonMember> members_;
  std::vector<bool> used_;
};

Result<std::string> decode_base64(std::string_view text) {
  std::string clean;
  clean.reserve(text.size() + 3);
  std::copy_if(text.begin(), text.end(), std::back_inserter(clean), [](char c) { return c > ' ' && c != '='; });
  const size_t padding = (4 - clean.size() % 4) % 4;
  for (char& c : clean) {
    if (c == '-') c = '+';
    if (c == '_') c = '/';
  }
  clean.append(padding, '=');
  std::string out(clean.size() / 4 * 3, '\0');
  const int size =
      EVP_DecodeBlock(reinterpret_cast<unsigned char*>(out.data()),
                      reinterpret_cast<const unsigned char*>(clean.data()), static_cast<int>(clean.size()));
  if (size < 0 || padding == 3) return fail(ErrorCode::kMalformed, "capture", "html_base64 is no base64");
  out.resize(out.size() - padding);
  return out;
}

// A string of the JSON is Unicode already: only zero characters are left to deal with.
Result<Capture> make_text_page(std::string text, ContentKind kind, const Limits& limits) {
  if (text.size() > limits.record_bytes) {
    return fail(ErrorCode::kOverLimit, "capture", "the page is larger than record_bytes");
  }
  Capture capture;
  capture.kind = kind;
  capture.id = std::move(text);  // the hash is taken of it once all fields are known
  capture.body = replace_zeros(capture.id);
  capture.charset = "utf-8";
  return capture;
}

Result<Capture> make_body(Members& members, const Limits& limits) {
  if (std::string html = members.take({"html"}); !html.empty()) {
    return make_text_page(std::move(html), ContentKind::kHtml, limits);
  }
  if (const std::string packed = members.take({"html_base64"}); !packed.empty()) {
    Result<std::string> bytes = decode_base64(packed);
    if (!bytes) return std::unexpected(bytes.error());
    Result<Capture> page = make_page(*bytes, ContentKind::kHtml, {}, limits);
    if (page) page->id = std::move(*bytes);
    return page;
  }
  if (std::string text = members.take({"text", "maintext", "content", "body"}); !text.empty()) {
    const bool html = !members.raw("text").starts_with('"') && looks_like_html(text);
    return make_text_page(std::move(text), html ? ContentKind::kHtml : ContentKind::kText, limits);
  }
  return fail(ErrorCode::kEmpty, "capture", "the object has neither text nor html nor html_base64");
}

std::string own_id(const Members& members) {
  const std::string_view raw = members.raw("id");
  return is_json_string(raw) ? json_string(raw) : std::string(raw.substr(0, 100));
}

}  // namespace

std::string page_hash(std::string_view body, const Given& given) {
  if (given.title.empty() && given.url.empty() && given.published.empty()) return sha256_hex(body);
  std::string all(body);
  for (const std::string* field : {&given.title, &given.url, &given.published}) all.append(1, '\0').append(*field);
  return sha256_hex(all);
}

JsonPage parse_json_page(std::string_view json, const InputOptions& options) {
  Result<std::vector<JsonMember>> parsed = parse_json_object(json);
  if (!parsed) return {{}, std::unexpected(parsed.error())};
  Members members(std::move(*parsed));
  JsonPage page{own_id(members), make_body(members, options.limits)};
  Given given;
  given.url = members.take({"url", "link"});
  if (!page.capture) {
    if (page.capture.error().code == ErrorCode::kEmpty && !given.url.empty()) {
      page.capture.error().message += "; the report is at " + given.url;
    }
    return page;
  }
  given.title = members.take({"title", "headline"});
  given.published =
      members.take({"published", "date", "date_publish", "publish_date", "datePublished", "published_at"});
  given.outlet = members.take({"publisher", "outlet", "outletName", "sitename", "source_domain", "hostname"});
  given.byline = members.take({"byline", "author", "authors"});
  page.capture->id = page_hash(page.capture->id, given);
  page.capture->given = first_given(std::move(given), options.given);
  page.capture->extra = members.rest_as_json();
  return page;
}

}  // namespace dateline
