#include "capture/archive_samples.h"

#include <zlib.h>
#include <zstd.h>

#include "base/sha256.h"

namespace dateline::samples {
namespace {

std::string deflate_as(std::string_view bytes, int window_bits) {
  z_stream z = {};
  deflateInit2(&z, Z_DEFAULT_COMPRESSION, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&z, bytes.size()) + 64, '\0');
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  z.avail_in = static_cast<uInt>(bytes.size());
  z.next_out = reinterpret_cast<Bytef*>(out.data());
  z.avail_out = static_cast<uInt>(out.size());
  deflate(&z, Z_FINISH);
  out.resize(z.total_out);
  deflateEnd(&z);
  return out;
}

}  // namespace

std::string gzip(std::string_view bytes) { return deflate_as(bytes, 15 + 16); }
std::string zlib(std::string_view bytes) { return deflate_as(bytes, 15); }
std::string raw_deflate(std::string_view bytes) { return deflate_as(bytes, -15); }

std::string zstd(std::string_view bytes) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), 3));
  return out;
}

std::string zstd_with(std::string_view dictionary, std::string_view bytes) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  ZSTD_CCtx* context = ZSTD_createCCtx();
  out.resize(ZSTD_compress_usingDict(context, out.data(), out.size(), bytes.data(), bytes.size(), dictionary.data(),
                                     dictionary.size(), 3));
  ZSTD_freeCCtx(context);
  return out;
}

std::string dictionary_frame(std::string_view dictionary) {
  std::string out = "\x5D\x2A\x4D\x18";
  for (size_t i = 0; i < 4; ++i) out.push_back(static_cast<char>(dictionary.size() >> (8 * i) & 0xFF));
  return out.append(dictionary);
}

std::string http(std::string_view type, std::string_view body, std::string_view more) {
  std::string out = "HTTP/1.1 200 OK\r\n";
  if (!type.empty()) out.append("Content-Type: ").append(type).append("\r\n");
  return out.append(more).append("\r\n").append(body);
}

std::string warc(std::string_view type, std::string_view url, std::string_view block, std::string_view more) {
  std::string out = "WARC/1.0\r\nWARC-Type: ";
  out.append(type).append("\r\nWARC-Target-URI: ").append(url);
  out.append("\r\nWARC-Date: 2018-11-25T08:00:00Z\r\nWARC-Record-ID: <urn:test:").append(sha256_hex(url).substr(0, 8));
  out.append(">\r\nContent-Type: application/http; msgtype=response\r\n").append(more);
  out.append("Content-Length: ").append(std::to_string(block.size())).append("\r\n\r\n");
  return out.append(block).append("\r\n\r\n");
}

std::string warc_page(std::string_view url, std::string_view html) {
  return warc("response", url, http("text/html; charset=utf-8", html));
}

}  // namespace dateline::samples
