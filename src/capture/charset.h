// Bytes in any encoding -> UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

struct Decoded {
  std::string text;     // valid UTF-8, no byte order mark, U+0000 replaced by U+FFFD
  std::string charset;  // what it was decoded from: "utf-8", "windows-1251", ...
};

// Decides on the encoding and decodes. In this order: byte order mark; bytes that are valid UTF-8 with at least one
// character beyond ASCII; `declared` (the HTTP header's label, may be empty); with `markup`, what the page itself
// declares; UTF-16 seen by its zero bytes; uchardet; windows-1252. A declared UTF-8 holds in spite of a few bad bytes.
Decoded decode_bytes(std::string_view bytes, std::string_view declared, bool markup);

// The text with U+FFFD for every U+0000.
std::string replace_zeros(std::string text);

// True if the bytes carry UTF-16's byte order mark or its pattern of zero bytes.
bool is_utf16(std::string_view bytes);

}  // namespace dateline
