#include "article/outlet_registry.h"

#include <gtest/gtest.h>

#include <set>

#include "article/publisher.h"
#include "article/text_language.h"
#include "base/data_dir.h"

namespace dateline {
namespace {

const OutletRegistry& registry() {
  static const OutletRegistry loaded = OutletRegistry::load(data_dir() / "lexicons").value();
  return loaded;
}

TEST(OutletRegistry, TableIsSound) {
  EXPECT_GE(registry().outlets().size(), 350u);
  std::set<std::string> ids, domains;
  for (const Outlet& outlet : registry().outlets()) {
    EXPECT_TRUE(ids.insert(outlet.id).second) << outlet.id;
    EXPECT_TRUE(outlet.country.empty() || outlet.country.size() == 3) << outlet.id;
    EXPECT_TRUE(
        (std::set<std::string>{"agency", "state", "public", "private", "party", "ngo", "igo"}).contains(outlet.kind))
        << outlet.id;
    for (const std::string& domain : outlet.domains) {
      EXPECT_TRUE(domains.insert(domain).second) << domain;
      EXPECT_EQ(registry().by_domain(domain), &outlet) << domain;
    }
  }
  for (const Agency& agency : registry().agencies()) {
    EXPECT_TRUE(agency.outlet.empty() || registry().by_id(agency.outlet)) << agency.name;
  }
}

TEST(OutletRegistry, MirrorsNamesAndAddresses) {
  for (const char* address :
       {"www.presstv.co.uk", "https://presstv.ir/Detail/1", "http://www.presstv.com:80/x?y", "french.presstv.ir"}) {
    ASSERT_TRUE(registry().by_domain(address)) << address;
    EXPECT_EQ(registry().by_domain(address)->id, "presstv");
  }
  EXPECT_EQ(registry().by_name("press tv")->id, "presstv");
  EXPECT_EQ(registry().by_name("The Associated Press")->id, "ap");
  EXPECT_EQ(registry().agency("Agence France-Presse")->short_name, "AFP");
  EXPECT_EQ(registry().by_domain("example.org"), nullptr);
  EXPECT_EQ(registry().by_domain("com"), nullptr);
  EXPECT_EQ(registry().by_name(""), nullptr);
}

TEST(OutletRegistry, MissingTableIsAnError) {
  const auto missing = OutletRegistry::load("/nonexistent");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, ErrorCode::kUnreadable);
}

TEST(FindPublisher, OrderOfTrust) {
  EXPECT_EQ(find_publisher("Press TV", "https://example.org/", "Else", registry()).id, "presstv");
  EXPECT_EQ(find_publisher("presstv.com", "", "", registry()).id, "presstv");
  EXPECT_EQ(find_publisher("Los Angeles Times (AP)", "", "", registry()).id, "latimes");
  EXPECT_EQ(agency_in_outlet_name("Los Angeles Times (AP)", registry()), "AP");
  EXPECT_EQ(find_publisher("", "https://tass.com/defense/1", "Else", registry()).id, "tass");
  EXPECT_EQ(find_publisher("", "https://small.example.org/1", "France 24", registry()).id, "france24");
  const Publisher unknown = find_publisher("", "https://www.small-paper.example/1", "Small Paper", registry());
  EXPECT_EQ(unknown.name, "Small Paper");
  EXPECT_EQ(unknown.domain, "small-paper.example");
  EXPECT_EQ(unknown.id, "");
}

TEST(TextLanguage, WordsDecide) {
  const std::string english =
      "The mayor said that the shells had fallen on the town and that two of the people in it were hurt by them.";
  EXPECT_EQ(text_language(english, ""), "en");
  EXPECT_EQ(text_language(english, "ru-RU"), "en");
  EXPECT_EQ(text_language("El alcalde dijo que los obuses cayeron sobre la ciudad y que dos de las personas fueron "
                          "heridas por la tarde.",
                          "en"),
            "es");
  EXPECT_EQ(text_language("Снаряды упали на город, сказал мэр.", "en"), "ru");
  EXPECT_EQ(text_language("سقطت القذائف على المدينة", ""), "ar");
  EXPECT_EQ(text_language("Shells", "en-GB"), "en");
  EXPECT_EQ(text_language("", ""), "");
}

}  // namespace
}  // namespace dateline
