#include "cli/progress.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/json_writer.h"

namespace dateline {
namespace {

std::string duration(double seconds) {
  const auto s = static_cast<int64_t>(std::lround(seconds));
  if (s < 60) return fmt::format("{} s", s);
  if (s < 3600) return fmt::format("{}:{:02} min", s / 60, s % 60);
  return fmt::format("{}:{:02} h", s / 3600, s / 60 % 60);
}

std::string bar(double share) {
  constexpr int kCells = 24;
  const int full = static_cast<int>(std::lround(share * kCells));
  std::string out;
  for (int i = 0; i < kCells; ++i) out += i < full ? "█" : "░";
  return out;
}

}  // namespace

Result<ProgressKind> parse_progress(std::string_view name, bool is_terminal, bool quiet) {
  if (name == "jsonl") return ProgressKind::kJsonLines;
  if (name == "none" || (name == "auto" && (quiet || !is_terminal))) return ProgressKind::kSilent;
  if (name == "auto") return ProgressKind::kBar;
  return fail(ErrorCode::kInvalid, "cli",
              "There is no progress \"" + std::string(name) + "\"; choose among auto, jsonl, none.");
}

void Tally::add(const WalkedPage& page) {
  ++pages;
  if (page.known) {
    ++known;
  } else if (page.error) {
    ++failures[{page.error->stage, error_name(page.error->code)}];
  } else {
    ++documents;
    events += page.events;
    claims += page.claims;
  }
}

size_t Tally::failed() const {
  size_t sum = 0;
  for (const auto& [reason, count] : failures) sum += count;
  return sum;
}

std::string Tally::text() const {
  std::string out = fmt::format("{} documents, {} events, {} claims", documents, events, claims);
  if (known) out += fmt::format("; {} pages known already", known);
  out += "\n";
  if (const size_t count = failed()) out += fmt::format("{} pages not read:\n", count);
  for (const auto& [reason, count] : failures) {
    out += fmt::format("  {:>6}  {}: {}\n", count, reason.first, reason.second);
  }
  return out;
}

std::string Tally::json() const {
  JsonWriter json;
  const auto number = [&](const char* key, size_t value) { json.key(key).value(static_cast<int64_t>(value)); };
  json.begin_object();
  number("pages", pages);
  number("documents", documents);
  number("known", known);
  number("events", events);
  number("claims", claims);
  json.key("failures").begin_array();
  for (const auto& [reason, count] : failures) {
    json.begin_object().key("stage").value(reason.first).key("reason").value(reason.second);
    number("count", count);
    json.end_object();
  }
  return json.end_array().end_object().take();
}

void ProgressShow::update(const Tally& tally, const Progress& progress) {
  if (kind_ == ProgressKind::kSilent) return;
  const auto now = Clock::now();
  if (!began_) first_bytes_ = progress.done_bytes;
  began_ = true;
  const auto pause = std::chrono::milliseconds(kind_ == ProgressKind::kBar ? 150 : 1000);
  if (now - last_ < pause) return;
  last_ = now;
  const double seconds = std::chrono::duration<double>(now - start_).count();
  const double rate = static_cast<double>(tally.pages) / seconds;
  const double done = static_cast<double>(progress.done_bytes - std::min(first_bytes_, progress.done_bytes));
  const double left = static_cast<double>(progress.total_bytes - std::min(progress.done_bytes, progress.total_bytes));
  const bool can_tell = progress.total_bytes > 0 && done > 0;
  const double left_seconds = can_tell ? left * seconds / done : 0;
  if (kind_ == ProgressKind::kJsonLines) {
    JsonWriter json;
    json.begin_object().key("pages").value(static_cast<int64_t>(tally.pages));
    json.key("pages_per_second").value(rate).key("bytes").value(static_cast<int64_t>(progress.done_bytes));
    json.key("total_bytes").value(static_cast<int64_t>(progress.total_bytes)).key("seconds_left");
    can_tell ? json.value(left_seconds) : json.null();
    json.key("failed").value(static_cast<int64_t>(tally.failed())).end_object();
    console_.err(json.take() + "\n");
    return;
  }
  const double share =
      progress.total_bytes
          ? std::min(1.0, static_cast<double>(progress.done_bytes) / static_cast<double>(progress.total_bytes))
          : 0.0;
  std::string line = fmt::format("\r{} {:3.0f}%  {} pages  {:.1f} pages/s", bar(share), share * 100, tally.pages, rate);
  if (can_tell) line += "  " + duration(left_seconds) + " left";
  console_.err(line + "\x1b[K");
  drawn_ = true;
}

void ProgressShow::clear() {
  if (drawn_) console_.err("\r\x1b[K");
  drawn_ = false;
}

}  // namespace dateline
