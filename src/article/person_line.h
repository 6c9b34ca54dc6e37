// Lines that name writers, as pages print them: "By Jo Doe and Al Roe, Senior Reporters | Updated 3 May 2024".
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// Without "By", dates, what stands behind bars and marks left over.
std::string clean_byline(std::string_view line);
// False for addresses, placeholders ("admin", "null") and picture credits ("(Image: Getty)").
bool may_be_author(std::string_view name);
// The names of persons in a line that may hold more: none unless every name looks like one (capitals, few words, no
// digits). Roles behind the names are left out.
std::vector<std::string> person_names(std::string_view line);

}  // namespace dateline
