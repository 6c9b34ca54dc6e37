// Builds small archives in memory, for tests.
#pragma once

#include <string>
#include <string_view>

namespace dateline::samples {

std::string gzip(std::string_view bytes);
std::string zlib(std::string_view bytes);
std::string raw_deflate(std::string_view bytes);
std::string zstd(std::string_view bytes);
std::string zstd_with(std::string_view dictionary, std::string_view bytes);  // a frame that needs the dictionary
std::string dictionary_frame(std::string_view dictionary);                   // carries it at the front of a .warc.zst

// A response with status 200 and a body of that type; `more` is further header lines, each with its line end.
std::string http(std::string_view type, std::string_view body, std::string_view more = {});

// A WARC record with the closing blank lines. `more` as above.
std::string warc(std::string_view type, std::string_view url, std::string_view block, std::string_view more = {});
// A response record that holds an HTML page.
std::string warc_page(std::string_view url, std::string_view html);

}  // namespace dateline::samples
