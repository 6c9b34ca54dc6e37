// Idea: cut the text into numbers, words and marks, find year, month and day in one of four orders, then the clock and
// the zone behind them. One small grammar for all spellings instead of a table of formats.
#include "article/date_text.h"

#include <fmt/format.h>

#include <array>
#include <string>
#include <vector>

#include "base/strings.h"
#include "base/utf8.h"

namespace dateline {
namespace {

struct Piece {
  enum Kind { kNumber, kWord, kMark } kind;
  std::string text;  // lower case
  int value = 0;
  size_t digits = 0;
};

std::vector<Piece> cut(std::string_view text) {
  std::vector<Piece> pieces;
  const std::string t = lower(text.substr(0, 160));
  for (size_t i = 0; i < t.size() && pieces.size() < 48;) {
    auto is_num = [&](size_t k) { return k < t.size() && t[k] >= '0' && t[k] <= '9'; };
    auto is_alpha = [&](size_t k) { return k < t.size() && t[k] >= 'a' && t[k] <= 'z'; };
    const size_t start = i;
    if (is_num(i)) {
      while (is_num(i)) ++i;
      Piece p{Piece::kNumber, t.substr(start, i - start)};
      p.digits = i - start;
      if (p.digits <= 8) p.value = std::stoi(p.text);
      pieces.push_back(p);
    } else if (is_alpha(i)) {
      while (is_alpha(i)) ++i;
      pieces.push_back({Piece::kWord, t.substr(start, i - start)});
    } else {
      ++i;
      const char c = t[start];
      if (c != ' ' && static_cast<unsigned char>(c) < 0x80 && c != ',' && c >= ' ')
        pieces.push_back({Piece::kMark, std::string(1, c)});
    }
  }
  return pieces;
}

int month_of(const std::string& word) {
  static constexpr std::array<std::string_view, 12> kNames = {"january",   "february", "march",    "april",
                                                              "may",       "june",     "july",     "august",
                                                              "september", "october",  "november", "december"};
  if (word == "sept") return 9;
  for (size_t m = 0; m < kNames.size(); ++m) {
    if (word == kNames[m] || (word.size() == 3 && kNames[m].starts_with(word))) return static_cast<int>(m) + 1;
  }
  return 0;
}

bool is_year(const Piece& p) { return p.kind == Piece::kNumber && p.digits == 4 && p.value >= 1900 && p.value <= 2100; }
bool is_day_or_month(const Piece& p) {
  return p.kind == Piece::kNumber && p.digits <= 2 && p.value >= 1 && p.value <= 31;
}

bool is_calendar_day(int y, int m, int d) {
  static constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (m < 1 || m > 12 || d < 1) return false;
  const bool leap = (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
  return d <= kDays[m - 1] + (m == 2 && leap ? 1 : 0);
}

struct Ymd {
  int year = 0, month = 0, day = 0;
  size_t next = 0;  // index of the piece behind it
};

class DateReader {
 public:
  DateReader(std::string_view text, bool month_first) : p_(cut(text)), month_first_(month_first) {}

  // Tries every start up to `last_start`.
  std::optional<PageDate> read(size_t last_start, bool names_only) const {
    for (size_t i = 0; i < p_.size() && i <= last_start; ++i) {
      if (const auto ymd = date_at(i, names_only)) return finish(*ymd);
    }
    return std::nullopt;
  }

 private:
  bool mark(size_t i) const { return i < p_.size() && p_[i].kind == Piece::kMark; }
  bool mark_is(size_t i, char c) const { return mark(i) && p_[i].text[0] == c; }
  bool separator(size_t i) const { return mark_is(i, '-') || mark_is(i, '/') || mark_is(i, '.'); }
  size_t skip_marks(size_t i) const { return mark_is(i, '.') || mark_is(i, '-') || mark_is(i, '/') ? i + 1 : i; }
  size_t skip_ordinal(size_t i) const {
    if (i < p_.size() && (p_[i].text == "st" || p_[i].text == "nd" || p_[i].text == "rd" || p_[i].text == "th")) ++i;
    if (i < p_.size() && p_[i].text == "of") ++i;
    return i;
  }

  std::optional<Ymd> date_at(size_t i, bool names_only) const {
    if (const auto d = iso_at(i)) return d;
    if (const auto d = named_at(i)) return d;
    if (!names_only) return numeric_at(i);
    return std::nullopt;
  }

  // 2018-11-25, 2018/11/25, 2018.11.25, 20181125, 2018 Nov 25.
  std::optional<Ymd> iso_at(size_t i) const {
    const Piece& p = p_[i];
    if (p.kind == Piece::kNumber && p.digits == 8) {
      const Ymd d{p.value / 10000, p.value / 100 % 100, p.value % 100, i + 1};
      if (d.year >= 1900 && d.year <= 2100 && is_calendar_day(d.year, d.month, d.day)) return d;
    }
    if (!is_year(p)) return std::nullopt;
    size_t j = separator(i + 1) ? i + 2 : i + 1;
    if (j >= p_.size()) return std::nullopt;
    int month = p_[j].kind == Piece::kWord ? month_of(p_[j].text) : 0;
    if (!month && separator(i + 1) && is_day_or_month(p_[j])) month = p_[j].value;
    if (!month || month > 12) return std::nullopt;
    const size_t k = separator(j + 1) ? j + 2 : j + 1;
    if (k < p_.size() && is_day_or_month(p_[k]) && is_calendar_day(p.value, month, p_[k].value)) {
      return Ymd{p.value, month, p_[k].value, k + 1};
    }
    return Ymd{p.value, month, 0, j + 1};
  }

  // November 25, 2018; 25 Nov. 2018; 25th of November 2018; Nov 25 10:00 2018 is not.
  std::optional<Ymd> named_at(size_t i) const {
    if (p_[i].kind == Piece::kWord && month_of(p_[i].text)) {
      const size_t j = skip_marks(i + 1);
      if (j < p_.size() && is_day_or_month(p_[j])) {
        const size_t k = skip_marks(skip_ordinal(j + 1));
        return with_year(k, month_of(p_[i].text), p_[j].value);
      }
      if (j < p_.size() && is_year(p_[j])) return Ymd{p_[j].value, month_of(p_[i].text), 0, j + 1};
    }
    if (is_day_or_month(p_[i])) {
      const size_t j = skip_marks(skip_ordinal(i + 1));
      if (j < p_.size() && p_[j].kind == Piece::kWord && month_of(p_[j].text)) {
        return with_year(skip_marks(j + 1), month_of(p_[j].text), p_[i].value);
      }
    }
    return std::nullopt;
  }

  std::optional<Ymd> with_year(size_t k, int month, int day) const {
    if (k >= p_.size() || !is_year(p_[k]) || !is_calendar_day(p_[k].value, month, day)) return std::nullopt;
    return Ymd{p_[k].value, month, day, k + 1};
  }

  // 25.11.2018, 11/25/2018.
  std::optional<Ymd> numeric_at(size_t i) const {
    if (!is_day_or_month(p_[i]) || i + 4 >= p_.size() || !separator(i + 1) || !is_day_or_month(p_[i + 2]) ||
        !separator(i + 3) || !is_year(p_[i + 4])) {
      return std::nullopt;
    }
    int day = p_[i].value, month = p_[i + 2].value;
    if (month > 12 || (month_first_ && day <= 12)) std::swap(day, month);
    if (!is_calendar_day(p_[i + 4].value, month, day)) return std::nullopt;
    return Ymd{p_[i + 4].value, month, day, i + 5};
  }

  PageDate finish(const Ymd& d) const {
    PageDate out;
    if (d.day == 0) {
      out.value = fmt::format("{:04}-{:02}", d.year, d.month);
      out.precision = "month";
      return out;
    }
    out.value = fmt::format("{:04}-{:02}-{:02}", d.year, d.month, d.day);
    out.precision = "day";
    add_clock(d.next, out);
    return out;
  }

  // "T10:00:00.000+03:30", "10:00 AM GMT", "at 10.30pm".
  void add_clock(size_t i, PageDate& out) const {
    while (i < p_.size() && (mark(i) || (p_[i].kind == Piece::kWord && (p_[i].text == "t" || p_[i].text == "at")))) ++i;
    if (i + 2 >= p_.size() || p_[i].kind != Piece::kNumber || p_[i].digits > 2 ||
        !(mark_is(i + 1, ':') || mark_is(i + 1, '.')) || p_[i + 2].kind != Piece::kNumber || p_[i + 2].digits != 2) {
      return;
    }
    int hour = p_[i].value;
    const int minute = p_[i + 2].value;
    size_t j = i + 3;
    int second = -1;
    if (mark_is(j, ':') && j + 1 < p_.size() && p_[j + 1].kind == Piece::kNumber && p_[j + 1].digits == 2) {
      second = p_[j + 1].value;
      j += 2;
    }
    if (mark_is(j, '.') && j + 1 < p_.size() && p_[j + 1].kind == Piece::kNumber) j += 2;
    j = half_of_day(j, hour);
    if (hour > 23 || minute > 59 || second > 60) return;
    out.value += fmt::format("T{:02}:{:02}", hour, minute);
    out.precision = "minute";
    if (second >= 0) {
      out.value += fmt::format(":{:02}", second);
      out.precision = "second";
    }
    out.value += zone_at(j);
  }

  size_t half_of_day(size_t j, int& hour) const {
    if (j >= p_.size() || p_[j].kind != Piece::kWord) return j;
    const std::string& w = p_[j].text;
    size_t next = j;
    if (w == "am" || w == "pm") {
      next = j + 1;
    } else if ((w == "a" || w == "p") && mark_is(j + 1, '.') && j + 2 < p_.size() && p_[j + 2].text == "m") {
      next = j + 3;
    } else {
      return j;
    }
    if (w[0] == 'p' && hour < 12) hour += 12;
    if (w[0] == 'a' && hour == 12) hour = 0;
    return next;
  }

  std::string zone_at(size_t j) const {
    while (mark_is(j, '.') || mark_is(j, '(')) ++j;
    if (j >= p_.size()) return "";
    if (p_[j].kind == Piece::kWord) {
      static constexpr std::pair<std::string_view, std::string_view> kZones[] = {
          {"z", "Z"},        {"gmt", "Z"},      {"utc", "Z"},      {"est", "-05:00"},  {"edt", "-04:00"},
          {"cst", "-06:00"}, {"cdt", "-05:00"}, {"mst", "-07:00"}, {"mdt", "-06:00"},  {"pst", "-08:00"},
          {"pdt", "-07:00"}, {"bst", "+01:00"}, {"cet", "+01:00"}, {"cest", "+02:00"}, {"msk", "+03:00"},
          {"ist", "+05:30"}, {"et", ""}};
      for (const auto& [name, offset] : kZones) {
        if (p_[j].text != name) continue;
        const std::string plain = offset_at(j + 1);
        return plain.empty() ? std::string(offset) : plain;
      }
      return "";
    }
    return offset_at(j);
  }

  std::string offset_at(size_t j) const {
    if (!(mark_is(j, '+') || mark_is(j, '-')) || j + 1 >= p_.size() || p_[j + 1].kind != Piece::kNumber) return "";
    const Piece& n = p_[j + 1];
    int hours = n.value, minutes = 0;
    if (n.digits == 4) {
      hours = n.value / 100;
      minutes = n.value % 100;
    } else if (mark_is(j + 2, ':') && j + 3 < p_.size() && p_[j + 3].kind == Piece::kNumber) {
      minutes = p_[j + 3].value;
    }
    if (hours > 14 || minutes > 59) return "";
    return fmt::format("{}{:02}:{:02}", p_[j].text, hours, minutes);
  }

  std::vector<Piece> p_;
  bool month_first_;
};

std::optional<PageDate> from_unix(std::string_view text) {
  text = trim(text);
  if ((text.size() != 10 && text.size() != 13) || text.find_first_not_of("0123456789") != text.npos)
    return std::nullopt;
  int64_t seconds = std::stoll(std::string(text));
  if (text.size() == 13) seconds /= 1000;
  // Days to civil date: Howard Hinnant, "chrono-compatible low-level date algorithms".
  const int64_t z = seconds / 86400 + 719468, era = z / 146097, doe = z - era * 146097;
  const int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  const int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100), mp = (5 * doy + 2) / 153;
  const int64_t day = doy - (153 * mp + 2) / 5 + 1, month = mp < 10 ? mp + 3 : mp - 9;
  const int64_t year = yoe + era * 400 + (month <= 2 ? 1 : 0), rest = seconds % 86400;
  if (year > 2100) return std::nullopt;
  return PageDate{
      fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", year, month, day, rest / 3600, rest / 60 % 60, rest % 60),
      "second", ""};
}

}  // namespace

std::optional<PageDate> parse_date(std::string_view text, bool month_first) {
  if (const auto unix_date = from_unix(text)) return unix_date;
  return DateReader(text, month_first).read(6, false);
}

std::optional<PageDate> find_date(std::string_view text) { return DateReader(text, false).read(40, true); }

std::optional<PageDate> date_in_url(std::string_view url) {
  const size_t scheme = url.find("://");
  if (scheme != url.npos) url.remove_prefix(scheme + 3);
  const size_t path = url.find('/');
  if (path == url.npos) return std::nullopt;
  url = url.substr(path, url.find_first_of("?#", path) - path);
  for (size_t i = 0; i + 6 < url.size(); ++i) {
    if (url[i] != '/' && url[i] != '-' && url[i] != '_') continue;
    const std::string_view rest = url.substr(i + 1, 12);
    const size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
    if (digits != 4 && digits < 8) continue;
    if (digits == 4 && (rest.size() < 7 || (rest[4] != '/' && rest[4] != '-' && rest[4] != '_'))) continue;
    std::string candidate(digits == 4 ? rest : rest.substr(0, 8));
    for (char& c : candidate) {
      if (c == '/' || c == '_') c = '-';
    }
    auto date = DateReader(candidate, false).read(0, true);
    if (!date || (digits >= 8 && date->value < "1995")) continue;
    if (date->precision == "month" && digits == 4 && rest[4] != '/') continue;
    date->precision = date->precision == "month" ? "month" : "day";
    date->value = date->value.substr(0, date->precision == "day" ? 10 : 7);
    return date;
  }
  return std::nullopt;
}

}  // namespace dateline
