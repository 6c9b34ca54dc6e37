#include "store/shared_text.h"

#include <algorithm>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "store/sentence_marks.h"
#include "store/store.h"

namespace dateline {
namespace {

constexpr int kMostPrinters = 1000;  // documents that a sentence can find
constexpr int kBrief = 3;            // sentences of a text of which one may be half

using Marks = std::vector<SentenceMark>;

Status for_each_row(Statement& rows, const auto& visit) {
  while (true) {
    auto row = rows.step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return {};
    visit();
  }
}

Status clear(Database& db, int64_t document) {
  for (const char* sql : {"DELETE FROM document_sentence WHERE document_id = ?", "DELETE FROM shared_text WHERE a = ?",
                          "DELETE FROM shared_text WHERE b = ?"}) {
    auto statement = db.prepare(sql);
    if (!statement) return std::unexpected(statement.error());
    if (auto done = statement->run(document); !done) return done;
  }
  return {};
}

// Has the stored document so few sentences that one of them may be half of it?
Result<bool> is_brief(Statement& next_sentence, int64_t document) {
  next_sentence.query(document, kBrief);
  auto more = next_sentence.step();
  if (!more) return std::unexpected(more.error());
  return !*more;
}

// Other documents that print two of the sentences, or one where one can be enough.
Result<std::vector<int64_t>> candidates(Database& db, const Marks& marks) {
  auto rows = db.prepare("SELECT DISTINCT document_id FROM document_sentence WHERE mark = ? LIMIT ?");
  auto next_sentence = db.prepare("SELECT 1 FROM document_sentence WHERE document_id = ? AND n = ?");
  if (!rows) return std::unexpected(rows.error());
  if (!next_sentence) return std::unexpected(next_sentence.error());
  std::map<int64_t, int> met;
  for (const SentenceMark& m : marks) {
    std::vector<int64_t> printers;
    rows->query(m.mark, kMostPrinters + 1);
    if (auto done = for_each_row(*rows, [&] { printers.push_back(rows->integer(0)); }); !done)
      return std::unexpected(done.error());
    if (printers.size() > kMostPrinters) continue;
    for (const int64_t printer : printers) ++met[printer];
  }
  std::vector<int64_t> out;
  for (const auto& [document, times] : met) {
    Result<bool> enough = times >= 2 || marks.size() <= kBrief;
    if (!*enough) enough = is_brief(*next_sentence, document);
    if (!enough) return std::unexpected(enough.error());
    if (*enough) out.push_back(document);
  }
  return out;
}

Result<Marks> stored_marks(Database& db, int64_t document) {
  auto rows = db.prepare("SELECT mark, words, numbers FROM document_sentence WHERE document_id = ? ORDER BY n");
  if (!rows) return std::unexpected(rows.error());
  Marks marks;
  rows->query(document);
  auto done = for_each_row(*rows, [&] {
    marks.push_back({{}, rows->integer(0), static_cast<int>(rows->integer(1)), std::string(rows->text(2))});
  });
  if (!done) return std::unexpected(done.error());
  return marks;
}

struct Shared {
  int sentences = 0, other_numbers = 0;
  double share = 0, other_share = 0;

  bool enough() const {
    const double larger = std::max(share, other_share);
    return larger >= kLeastShare && (sentences >= 2 || larger >= 0.5);
  }
};

// Of `marks`, the share of words in sentences that `others` has too.
double share_of(const Marks& marks, const std::unordered_map<int64_t, const SentenceMark*>& others) {
  int all = 0, found = 0;
  for (const SentenceMark& m : marks) {
    all += m.words;
    if (others.contains(m.mark)) found += m.words;
  }
  return all == 0 ? 0 : static_cast<double>(found) / all;
}

std::unordered_map<int64_t, const SentenceMark*> by_mark(const Marks& marks) {
  std::unordered_map<int64_t, const SentenceMark*> index;
  for (const SentenceMark& m : marks) index.emplace(m.mark, &m);
  return index;
}

Shared compare(const Marks& own, const Marks& theirs) {
  const auto index = by_mark(own), others = by_mark(theirs);
  Shared shared{.share = share_of(own, others), .other_share = share_of(theirs, index)};
  for (const auto& [mark, sentence] : index) {
    const auto found = others.find(mark);
    if (found == others.end()) continue;
    ++shared.sentences;
    if (found->second->numbers != sentence->numbers) ++shared.other_numbers;
  }
  return shared;
}

Status write_sentences(Database& db, int64_t document, const Marks& marks) {
  auto insert = db.prepare("INSERT INTO document_sentence VALUES(?,?,?,?,?,?,?)");
  if (!insert) return std::unexpected(insert.error());
  int n = 0;
  for (const SentenceMark& m : marks) {
    const int64_t start = m.span.start, stop = m.span.stop;
    if (auto done = insert->run(document, n++, m.mark, start, stop, m.words, m.numbers); !done) return done;
  }
  return {};
}

Status write_pairs(Database& db, int64_t document, const Marks& marks) {
  auto others = candidates(db, marks);
  auto insert = db.prepare("INSERT INTO shared_text VALUES(?,?,?,?,?,?)");
  if (!others) return std::unexpected(others.error());
  if (!insert) return std::unexpected(insert.error());
  for (const int64_t other : *others) {
    auto theirs = stored_marks(db, other);
    if (!theirs) return std::unexpected(theirs.error());
    const Shared s = compare(marks, *theirs);
    if (!s.enough()) continue;
    const bool first = document < other;
    auto done = insert->run(std::min(document, other), std::max(document, other), s.sentences,
                            first ? s.share : s.other_share, first ? s.other_share : s.share, s.other_numbers);
    if (!done) return done;
  }
  return {};
}

}  // namespace

Status write_shared_text(Database& db, const view::Document& document) {
  const int64_t id = row_id("document", document.id);
  const Marks marks = sentence_marks(document);
  if (auto done = clear(db, id); !done) return done;
  if (auto done = write_pairs(db, id, marks); !done) return done;
  return write_sentences(db, id, marks);
}

}  // namespace dateline
