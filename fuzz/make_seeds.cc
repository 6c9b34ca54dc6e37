// Writes a few well-formed inputs for every target into a folder.
#include <filesystem>
#include <fstream>
#include <string>

#include "capture/archive_samples.h"

namespace {

namespace fs = std::filesystem;
using namespace dateline::samples;

void write(const fs::path& folder, const std::string& name, const std::string& bytes) {
  fs::create_directories(folder);
  std::ofstream(folder / name, std::ios::binary) << bytes;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const fs::path root = argv[1];
  const std::string html = "<html><head><meta charset=utf-8></head><body><p>Shells fell on Aleppo.</p></body></html>";
  const std::string page = warc_page("http://x/a", html);
  const std::string chunked =
      http("text/html", "5\r\n<p>a\n\r\n4\r\n</p>\r\n0\r\n\r\n", "Transfer-Encoding: chunked\r\n");
  const std::string packed = http("text/html", gzip(html), "Content-Encoding: gzip\r\n");
  const std::string deflated = http("text/html", raw_deflate(html), "Content-Encoding: deflate\r\n");
  const std::string arc = "http://x/a 1.2.3.4 20180425112508 text/html 8\n<p>a</p>\n";
  const fs::path capture = root / "capture";
  write(capture, "warc", "\x01" + page + warc("revisit", "http://x/b", "") + page);
  write(capture, "warc_gz", "\x01" + gzip(page) + gzip(warc("response", "http://x/c", chunked)));
  write(capture, "warc_gz_whole", "\x01" + gzip(page + page));
  write(capture, "warc_zst", "\x01" + zstd(page) + zstd(page));
  write(capture, "arc", "\x02" + arc + arc);
  write(capture, "html_gz", "\x04" + gzip(html));
  write(capture, "json", "\x03{\"id\":1,\"text\":\"x\"}\n{\"html\":\"<p>\"}\n");
  write(root / "http", "chunked", chunked);
  write(root / "http", "gzip", packed);
  write(root / "http", "deflate", deflated);
  write(root / "charset", "russian", "windows-1251\n<meta charset=koi8-r>\xCC\xE8\xED\xEE\xE1\xEE\xF0\xEE\xED\xFB");
  write(root / "charset", "japanese", "shift_jis\n\x82\xA0\x82\xA2");
  write(root / "charset", "utf8", "\n<?xml version='1.0' encoding='utf-8'?><p>Москва</p>");
  write(root / "jsonl", "text", R"({"id":"a","text":"\ud83d\ude00","n":[1.5e3,{"k":null}],"publisher":{"name":"x"}})");
  write(root / "jsonl", "base64", R"({"html_base64":"PHA+YTwvcD4=","date":"2018-11-25","url":"http://x/"})");
  write(root / "jsonl", "array", "[{\"text\":\"a\"},\n{\"text\":\"b\"}]");
  return 0;
}
