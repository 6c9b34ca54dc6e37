// Problem: JSON Lines of any length with broken, endless or empty lines among them, and the same objects in an array or
// spread over several lines, all to be read in bounded memory.
// Idea: lines are cut at line ends, so that a broken one costs only itself; other objects are cut by counting brackets
// outside strings. Either way no more than one record is held, and what is longer is passed over without being kept.
#include <algorithm>
#include <string_view>
#include <utility>

#include "base/strings.h"
#include "capture/item_source.h"
#include "capture/json_object.h"
#include "capture/json_page.h"

namespace dateline {
namespace {

constexpr size_t kStep = 64u << 10;

std::unexpected<Error> too_long() {
  return fail(ErrorCode::kOverLimit, "capture", "the JSON object is larger than record_bytes");
}

class JsonSource : public ItemSource {
 public:
  explicit JsonSource(SourceContext context) : context_(context) {}

 protected:
  CaptureItem item_of(ItemStart start, std::string_view json, size_t size) {
    JsonPage page = parse_json_page(json, context_.options);
    context_.stream.skip(size);
    return finish_item(context_, start, {}, std::move(page.id), std::move(page.capture));
  }
  CaptureItem failure(ItemStart start, Error error) {
    return finish_item(context_, start, {}, {}, std::unexpected(std::move(error)));
  }
  // At the end of what can be read: the reason if it is a break. Goes on behind it.
  std::optional<CaptureItem> at_break() {
    const std::optional<Error>& broken = context_.stream.broken();
    if (ended_ || !broken) return std::nullopt;
    const ItemStart start = item_start(context_.stream);
    Error error = *broken;
    ended_ = !context_.stream.recover();
    return failure(start, std::move(error));
  }
  size_t limit() const { return context_.options.limits.record_bytes; }

  SourceContext context_;

 private:
  bool ended_ = false;
};

class LinesSource : public JsonSource {
 public:
  using JsonSource::JsonSource;

  std::optional<CaptureItem> next() override {
    Stream& stream = context_.stream;
    for (;;) {
      if (stream.peek(1).empty()) return at_break();
      const ItemStart start = item_start(stream);
      const size_t size = find_line();
      if (size > limit()) {
        pass_line();
        return failure(start, too_long().error());
      }
      std::string_view line = stream.peek(size).substr(0, size);
      if (start.cursor == 0 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
      line = trim(line);
      if (line.empty()) {
        stream.skip(size);
        continue;
      }
      return item_of(start, line, size);
    }
  }

 private:
  // Bytes to the line's end, the line feed included; more than limit() if it is not in sight.
  size_t find_line() {
    size_t searched = 0;
    for (size_t wanted = kStep;; wanted *= 2) {
      const std::string_view seen = context_.stream.peek(std::min(wanted, limit() + 2));
      const size_t end = seen.find('\n', searched);
      if (end != std::string_view::npos) return end <= limit() ? end + (end < limit() ? 1 : 0) : limit() + 1;
      if (seen.size() > limit()) return limit() + 1;
      if (seen.size() < wanted) return seen.size();
      searched = seen.size();
    }
  }

  void pass_line() {
    for (;;) {
      const std::string_view seen = context_.stream.peek(1);
      if (seen.empty()) return;
      const size_t end = seen.find('\n');
      context_.stream.skip(end == std::string_view::npos ? seen.size() : end + 1);
      if (end != std::string_view::npos) return;
    }
  }
};

class ValuesSource : public JsonSource {
 public:
  using JsonSource::JsonSource;

  std::optional<CaptureItem> next() override {
    Stream& stream = context_.stream;
    if (!skip_separators()) return at_break();
    const ItemStart start = item_start(stream);
    JsonExtent extent;
    size_t size = 0;
    while (!extent.ended()) {
      const std::string_view seen = stream.peek(size + 1);
      if (seen.size() <= size) break;
      size += extent.feed(seen.substr(size, limit() + 1 - std::min(size, limit())));
      if (size > limit()) {
        stream.skip(size);
        pass_value(extent);
        return failure(start, too_long().error());
      }
    }
    if (!extent.ended()) {
      stream.skip(size);
      return failure(start, Error{ErrorCode::kMalformed, "capture", "the JSON ends in the middle of an object"});
    }
    return item_of(start, stream.peek(size).substr(0, size), size);
  }

 private:
  // Goes to the next object; false if there is none before the end or a break. Anything else between objects is passed.
  bool skip_separators() {
    for (;;) {
      const std::string_view seen = context_.stream.peek(1);
      if (seen.empty()) return false;
      const size_t at = seen.find('{');
      context_.stream.skip(std::min(at, seen.size()));
      if (at != std::string_view::npos) return true;
    }
  }

  void pass_value(JsonExtent& extent) {
    while (!extent.ended()) {
      const std::string_view seen = context_.stream.peek(1);
      if (seen.empty()) return;
      context_.stream.skip(extent.feed(seen));
    }
  }
};

}  // namespace

std::unique_ptr<ItemSource> make_json_lines_source(SourceContext context) {
  return std::make_unique<LinesSource>(context);
}

std::unique_ptr<ItemSource> make_json_values_source(SourceContext context) {
  return std::make_unique<ValuesSource>(context);
}

}  // namespace dateline
