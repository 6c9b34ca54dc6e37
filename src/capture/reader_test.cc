#include "capture/reader.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "base/sha256.h"
#include "capture/archive_samples.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

class ReaderTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("dateline_reader_" + std::to_string(getpid()));
    fs::create_directories(folder_ / "in" / "b");
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string write(const std::string& name, std::string_view bytes) {
    const fs::path path = folder_ / "in" / name;
    std::ofstream(path, std::ios::binary) << bytes;
    return path.string();
  }

  static std::vector<std::string> bodies(Reader& reader) {
    std::vector<std::string> out;
    while (std::optional<CaptureItem> item = reader.next()) {
      out.push_back(item->capture ? item->capture->body : error_name(item->capture.error().code));
    }
    return out;
  }

  std::string in() const { return (folder_ / "in").string(); }

  fs::path folder_;
};

using Bodies = std::vector<std::string>;

TEST_F(ReaderTest, FolderInSortedOrder) {
  write("c.txt", "text c");
  write("b/2.html", "<p>b2</p>");
  write("b/1.jsonl", "{\"text\":\"b1\"}\n{\"text\":\"b1 second\"}\n");
  write("a.warc.gz", samples::gzip(samples::warc_page("http://x/", "<p>a</p>")));
  write(".hidden", "hidden");
  Reader reader({in()}, {});
  EXPECT_EQ(bodies(reader), (Bodies{"<p>a</p>", "b1", "b1 second", "<p>b2</p>", "text c"}));
  EXPECT_EQ(reader.progress().files, 4u);
  EXPECT_EQ(reader.progress().files_done, 4u);
  EXPECT_EQ(reader.progress().done_bytes, reader.progress().total_bytes);
  EXPECT_EQ(reader.counts().captures, 1u);
}

TEST_F(ReaderTest, PageFile) {
  const std::string path = write("news \"1\".html", "<p>x</p>");
  InputOptions options;
  options.given.url = "http://given/";
  Reader reader({path}, options);
  const std::optional<CaptureItem> item = reader.next();
  if (!item) FAIL() << "no item";
  ASSERT_TRUE(item->capture);
  EXPECT_EQ(item->capture->extra, "{\"path\":\"" + in() + "/news \\\"1\\\".html\"}");
  EXPECT_EQ(item->capture->given.url, "http://given/");
  EXPECT_EQ(item->capture->id, sha256_hex("<p>x</p>"));
  EXPECT_EQ(item->origin.path, path);
  EXPECT_EQ(item->next_offset, 1u);
  EXPECT_FALSE(reader.next());
}

TEST_F(ReaderTest, ListOrderIsKeptAndMissingFilesAreFailures) {
  const std::string z = write("z.txt", "z");
  const std::string a = write("a.txt", "a");
  Reader reader({z, in() + "/none.txt", a}, {});
  EXPECT_EQ(bodies(reader), (Bodies{"z", "unreadable", "a"}));
}

TEST_F(ReaderTest, FailureOfAMissingFileNamesIt) {
  Reader reader({in() + "/none.txt"}, {});
  const std::optional<CaptureItem> item = reader.next();
  if (!item) FAIL() << "no item";
  ASSERT_FALSE(item->capture);
  EXPECT_EQ(item->origin.path, in() + "/none.txt");
  EXPECT_EQ(item->capture.error().message, in() + "/none.txt cannot be opened: No such file or directory");
}

TEST_F(ReaderTest, ContentDecidesNotTheName) {
  const std::string html = write("x.txt", "<!DOCTYPE html><html><body>h</body></html>");
  const std::string text = write("x.html.gz", samples::gzip("Just words."));
  const std::string warc = write("data", samples::warc_page("http://x/", "<p>w</p>"));
  const std::string json = write("lines.txt", "{\"text\":\"j\"}\n");
  Reader reader({html, text, warc, json}, {});
  std::vector<ContentKind> kinds;
  while (std::optional<CaptureItem> item = reader.next()) kinds.push_back(item->capture->kind);
  EXPECT_EQ(kinds, (std::vector{ContentKind::kHtml, ContentKind::kText, ContentKind::kHtml, ContentKind::kText}));
}

TEST_F(ReaderTest, ResumesInEveryFile) {
  write("a.warc.gz", samples::gzip(samples::warc_page("http://x/1", "<p>1</p>")) +
                         samples::gzip(samples::warc_page("http://x/2", "<p>2</p>")));
  write("b.jsonl", "{\"text\":\"3\"}\n{\"text\":\"4\"}\n");
  write("c.txt", "5");
  Reader whole({in()}, {});
  const Bodies all = bodies(whole);
  ASSERT_EQ(all.size(), 5u);
  for (size_t stop = 0; stop <= all.size(); ++stop) {
    Reader first({in()}, {});
    Reader second({in()}, {});
    Bodies seen;
    for (size_t i = 0; i < stop; ++i) {
      const std::optional<CaptureItem> item = first.next();
      if (!item) FAIL() << "no item";
      ASSERT_TRUE(item->capture);
      seen.push_back(item->capture->body);
      second.resume(item->origin.path, item->next_offset);
    }
    for (const std::string& body : bodies(second)) seen.push_back(body);
    EXPECT_EQ(seen, all) << stop;
  }
}

TEST_F(ReaderTest, ManyRecordsInLittleMemory) {
  const std::string page = "<p>" + std::string(100'000, 'x') + "</p>";
  std::string archive;
  for (int i = 0; i < 300; ++i) archive += samples::gzip(samples::warc_page("http://x/" + std::to_string(i), page));
  write("big.warc.gz", archive);
  Reader reader({in()}, {});
  size_t pages = 0;
  uint64_t last = 0;
  while (std::optional<CaptureItem> item = reader.next()) {
    ++pages;
    EXPECT_GT(item->next_offset, last);
    last = item->next_offset;
  }
  EXPECT_EQ(pages, 300u);
  EXPECT_EQ(last, archive.size());
}

}  // namespace
}  // namespace dateline
