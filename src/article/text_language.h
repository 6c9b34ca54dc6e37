// Which language a text is in, told from its script and its commonest words.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

// ISO 639-1 code. `declared` is what the page says of itself ("en-GB", may be empty or wrong): it decides where the
// words do not, and is overruled where they clearly say otherwise. Empty if nothing is known.
std::string text_language(std::string_view text, std::string_view declared);

}  // namespace dateline
