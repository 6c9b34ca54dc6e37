// Names of character encodings.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

// The lower-case name of the encoding that pages mean by `label`, after the WHATWG Encoding Standard: "latin1" and
// "ascii" are "windows-1252", "gb2312" is "gbk", ... Empty for labels that are unknown or must not be believed (utf-7,
// hz-gb-2312, ...).
std::string charset_name(std::string_view label);

// The name of ICU's converter for an encoding that charset_name() gave.
std::string charset_converter(const std::string& name);

// The encoding a <meta> or an XML declaration in the first 64 KiB of `html` names, as charset_name() gives it. Comments
// and scripts do not count. UTF-16 named there means "utf-8": the name could not be read otherwise.
std::string charset_in_markup(std::string_view html);

}  // namespace dateline
