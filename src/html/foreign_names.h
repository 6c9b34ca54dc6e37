// SVG spells some names with capitals; the tokeniser lowers them all. These give the spelling back.
#pragma once

#include <string_view>

namespace dateline::html {

std::string_view svg_tag_name(std::string_view lowered);
std::string_view svg_attribute_name(std::string_view lowered);

}  // namespace dateline::html
