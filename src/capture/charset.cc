// Problem: what a server, a page and the bytes say about the encoding disagree on a few pages in a hundred, and a wrong
// choice spoils every name on the page. The standard believes the header first.
// Idea: text of any length that is valid UTF-8 and not plain ASCII is UTF-8, whatever its labels say: legacy text
// almost never happens to be valid. Only then do the labels count, and only then statistics (uchardet), which mislabels
// UTF-8. Reference: WHATWG Encoding Standard; HTML Standard, "determining the character encoding".
#include "capture/charset.h"

#include <uchardet/uchardet.h>
#include <unicode/ucnv.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "base/utf8.h"
#include "capture/charset_label.h"

namespace dateline {
namespace {

constexpr size_t kDetect = 256u << 10;  // as much as statistics look at

struct Utf8Census {
  size_t sequences = 0;  // well-formed ones beyond ASCII
  size_t bad = 0;        // bytes that belong to none
};

Utf8Census count_utf8(std::string_view bytes) {
  Utf8Census census;
  for (size_t i = 0; i < bytes.size();) {
    if (static_cast<unsigned char>(bytes[i]) < 0x80) {
      ++i;
      continue;
    }
    const size_t start = i;
    const char32_t c = decode(bytes, i);
    (c == kReplacement && i - start == 1 ? census.bad : census.sequences) += 1;
  }
  return census;
}

struct Mark {
  std::string_view charset;
  size_t size = 0;
};

Mark byte_order_mark(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return {"utf-8", 3};
  if (bytes.starts_with("\xFE\xFF")) return {"utf-16be", 2};
  if (bytes.starts_with("\xFF\xFE")) return {"utf-16le", 2};
  return {};
}

// UTF-16 without a mark: in European text every other byte is zero.
std::string_view utf16_by_zeros(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 1024);
  size_t zeros[2] = {0, 0};
  for (size_t i = 0; i < head.size(); ++i) {
    if (head[i] == '\0') ++zeros[i % 2];
  }
  const size_t many = head.size() / 5;
  if (head.size() < 8) return {};
  if (zeros[1] > many && zeros[0] * 8 < zeros[1]) return "utf-16le";
  return zeros[0] > many && zeros[1] * 8 < zeros[0] ? "utf-16be" : "";
}

std::string detect(std::string_view bytes) {
  const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(), uchardet_delete);
  if (!detector) return {};
  const std::string_view head = bytes.substr(0, kDetect);
  if (uchardet_handle_data(detector.get(), head.data(), head.size()) != 0) return {};
  uchardet_data_end(detector.get());
  const std::string name = charset_name(uchardet_get_charset(detector.get()));
  return name.starts_with("utf-") ? std::string() : name;  // what is UTF-8 or UTF-16 has been seen before
}

// A label's word on bytes that are not valid UTF-8.
bool believable(const std::string& name, const Utf8Census& census) {
  if (name.empty()) return false;
  return name != "utf-8" || census.sequences >= census.bad;
}

std::string choose(std::string_view bytes, std::string_view declared, bool markup) {
  const std::string_view utf16 = utf16_by_zeros(bytes);
  if (!utf16.empty()) return std::string(utf16);
  const Utf8Census census = count_utf8(bytes);
  if (census.sequences > 20 * census.bad) return "utf-8";
  std::string header = charset_name(declared);
  if (header.starts_with("utf-16")) header.clear();  // no zero bytes in sight
  if (believable(header, census)) return header;
  if (markup) {
    std::string own = charset_in_markup(bytes);
    if (believable(own, census)) return own;
  }
  const bool escapes = bytes.find('\x1B') != std::string_view::npos;  // ISO-2022-JP
  if (census.bad == 0 && !escapes) return "utf-8";                    // ASCII
  std::string detected = detect(bytes);
  if (!detected.empty()) return detected;
  return census.bad == 0 ? "utf-8" : "windows-1252";
}

// Empty on failure. ICU puts U+FFFD for bytes that do not decode.
std::string convert(std::string_view bytes, const std::string& charset) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(
      ucnv_open(charset_converter(charset).c_str(), &status), ucnv_close);
  if (U_FAILURE(status) || bytes.size() > (1u << 30)) return {};
  std::vector<UChar> wide(bytes.size() + 16);
  const char* source = bytes.data();
  std::string out;
  UChar* target = wide.data();
  ucnv_toUnicode(converter.get(), &target, wide.data() + wide.size(), &source, bytes.data() + bytes.size(), nullptr,
                 true, &status);
  if (U_FAILURE(status) && status != U_BUFFER_OVERFLOW_ERROR) return {};
  const auto length = static_cast<size_t>(target - wide.data());
  out.resize(length * 3);
  int32_t written = 0;
  status = U_ZERO_ERROR;
  u_strToUTF8WithSub(out.data(), static_cast<int32_t>(out.size()), &written, wide.data(), static_cast<int32_t>(length),
                     static_cast<UChar32>(kReplacement), nullptr, &status);
  if (U_FAILURE(status)) return {};
  out.resize(static_cast<size_t>(written));
  return out;
}

}  // namespace

std::string replace_zeros(std::string text) {
  if (text.find('\0') == std::string::npos) return text;
  std::string out;
  out.reserve(text.size() + 64);
  for (char c : text) {
    if (c == '\0') {
      out += "\xEF\xBF\xBD";
    } else {
      out.push_back(c);
    }
  }
  return out;
}

bool is_utf16(std::string_view bytes) { return byte_order_mark(bytes).size == 2 || !utf16_by_zeros(bytes).empty(); }

Decoded decode_bytes(std::string_view bytes, std::string_view declared, bool markup) {
  const Mark mark = byte_order_mark(bytes);
  Decoded decoded;
  decoded.charset = mark.size > 0 ? std::string(mark.charset) : choose(bytes, declared, markup);
  bytes.remove_prefix(mark.size);
  if (decoded.charset != "utf-8") {
    decoded.text = convert(bytes, decoded.charset);
    if (decoded.text.empty() && !bytes.empty()) decoded.charset = "utf-8";
  }
  if (decoded.charset == "utf-8") decoded.text = to_valid_utf8(bytes);
  decoded.text = replace_zeros(std::move(decoded.text));
  return decoded;
}

}  // namespace dateline
