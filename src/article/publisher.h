// Whose page it is.
#pragma once

#include <string>
#include <string_view>

#include "article/article.h"
#include "article/outlet_registry.h"

namespace dateline {

// From what is known, in this order of trust: `given` (a name, a domain, or "Name (Agency)"), the address's domain,
// the name the page gives itself. Registered outlets come out under their registered name and main domain.
Publisher find_publisher(std::string_view given, std::string_view url, std::string_view stated,
                         const OutletRegistry& registry);

// The publisher that a bare text names in its furniture: an address ("www.presstv.co.uk"), "Press TV's website",
// "(c) 2018 Reuters". Only blocks of furniture are read. Empty if none is registered.
Publisher publisher_in_furniture(const Article& article, const OutletRegistry& registry);

// "KRGV (AP)" -> "AP" if the bracket names an agency; else empty.
std::string agency_in_outlet_name(std::string_view given, const OutletRegistry& registry);

}  // namespace dateline
