#include "capture/http_date.h"

#include <fmt/format.h>

#include <array>
#include <chrono>

#include "base/strings.h"

namespace dateline {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                      "jul", "aug", "sep", "oct", "nov", "dec"};

unsigned month_of(std::string_view word) {
  for (unsigned i = 0; i < kMonths.size(); ++i) {
    if (equals_ignore_case(word.substr(0, 3), kMonths[i])) return i + 1;
  }
  return 0;
}

// A number of at most four digits, or -1.
int number_of(std::string_view word) {
  if (word.empty() || word.size() > 4) return -1;
  int value = 0;
  for (char c : word) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

int full_year(int year) {
  if (year >= 100) return year;
  return year < 70 ? 2000 + year : 1900 + year;  // RFC 850's two digits
}

}  // namespace

std::string http_date_to_iso(std::string_view date) {
  if (date.size() > 64) return {};
  unsigned month = 0;
  int day = -1;
  int year = -1;
  std::string words(date);
  for (char& c : words) {
    if (c == '-' || c == ',') c = ' ';
  }
  for (std::string_view word : split(words, ' ')) {
    if (month == 0 && month_of(word) != 0 && word.size() >= 3 && word.find(':') == std::string_view::npos) {
      month = month_of(word);
    } else if (const int number = number_of(word); number >= 0) {
      if (day < 0) {
        day = number;
      } else if (year < 0) {
        year = full_year(number);
      }
    }
  }
  if (month == 0 || day < 1 || year < 1970) return {};
  const std::chrono::year_month_day ymd{std::chrono::year{year}, std::chrono::month{month},
                                        std::chrono::day{static_cast<unsigned>(day)}};
  return ymd.ok() ? fmt::format("{:04}-{:02}-{:02}", year, month, day) : std::string();
}

}  // namespace dateline
