#include "event/codebook.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "event/codebook_check.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;
using Words = std::vector<std::string_view>;

const Codebook& plover() {
  static const auto codebook = Codebook::load(codebook_folder("plover"));
  if (!codebook) {
    ADD_FAILURE() << codebook.error().message;
    std::abort();
  }
  return **codebook;
}

Filler filler(std::string_view role, const Words& words, int head = -1) { return {role, words, head, {}}; }

std::string type_of(const Found& found) { return found.trigger ? found.trigger->type : "-"; }

// The trigger of a noun by its words alone.
Found noun(const Words& words) { return plover().find({{}, words, true, {}}); }

TEST(Codebook, PloverIsComplete) {
  EXPECT_EQ(plover().types().size(), 16u);
  size_t rolesets = 0, nouns = 0;
  for (const Trigger& trigger : plover().triggers()) {
    if (trigger.nothing) continue;
    rolesets += trigger.is_roleset && plover().of_roleset(trigger.key)[0] == &trigger;
    nouns += !trigger.is_roleset && plover().of_noun(trigger.key)[0] == &trigger;
  }
  EXPECT_GE(rolesets, 900u);
  EXPECT_GE(nouns, 600u);
  EXPECT_EQ(plover().id(), "plover@" + plover().hash());
  EXPECT_EQ(plover().hash().size(), 64u);
}

TEST(Codebook, EveryTypeAndModeHasATrigger) {
  for (const EventType& type : plover().types()) {
    const bool named = std::ranges::any_of(plover().triggers(), [&](const Trigger& t) { return t.type == type.name; });
    EXPECT_TRUE(named) << type.name;
  }
}

TEST(Codebook, LongestCompoundWins) {
  const Words words = {"the", "russian", "chlorine", "gas", "attack"};
  const Found found = noun(words);
  ASSERT_TRUE(found.trigger);
  EXPECT_EQ(found.trigger->key, "chlorine gas attack");
  EXPECT_EQ(found.words, 3);
  EXPECT_EQ(found.trigger->modes, std::vector<std::string>{"unconventional"});
}

TEST(Codebook, HyphensAreSpaces) {
  const Words split = {"an", "air", "-", "strike"}, joined = {"an", "air-strike"};
  EXPECT_EQ(noun(split).words, 3);
  EXPECT_EQ(noun(joined).words, 1);
  EXPECT_EQ(type_of(noun(split)), "ASSAULT");
  EXPECT_EQ(type_of(noun(joined)), "ASSAULT");
}

TEST(Codebook, EverydayPhrasesAreNoEvents) {
  const Words heart = {"a", "heart", "attack"}, weapons = {"organisation", "for", "chemical", "weapon"};
  EXPECT_FALSE(noun(heart).trigger);
  EXPECT_FALSE(noun(weapons).trigger);
  const Words truce = {"the", "cease", "-", "fire"}, unknown = {"the", "pebble"};
  EXPECT_TRUE(noun(heart).ruled_out);
  EXPECT_TRUE(noun(truce).ruled_out);
  EXPECT_FALSE(noun(unknown).ruled_out);  // not known is not ruled out
}

TEST(Codebook, ConditionsTellSensesApart) {
  const Words workers = {"railway", "worker"}, warplanes = {"russian", "warplane"};
  const Filler strikers[] = {filler("ARG0", workers, 1)}, bombers[] = {filler("ARG0", warplanes, 1)};
  EXPECT_EQ(type_of(plover().find({"strike.01", {}, false, strikers})), "PROTEST");
  EXPECT_EQ(type_of(plover().find({"strike.01", {}, false, bombers})), "ASSAULT");
  EXPECT_EQ(type_of(plover().find({"strike.01", {}, false, {}})), "-");
}

TEST(Codebook, WarningAnAllyIsNoThreat) {
  const Words staff = {"the", "government"}, neighbour = {"its", "neighbour"}, raid = {"of", "the", "sortie"};
  const Words hotline = {"by", "telephone"};
  const Filler notice[] = {filler("ARG0", staff), filler("ARG2", neighbour), filler("ARG1", raid),
                           filler("ARGM-MNR", hotline)};
  const Found found = plover().find({"warn.01", {}, false, notice});
  EXPECT_EQ(type_of(found), "CONSULT");
  EXPECT_EQ(found.trigger->modes, std::vector<std::string>{"phone"});
  const Words price = {"it", "will", "retaliate", "with", "force"};
  const Filler threat[] = {filler("ARG0", staff), filler("ARG1", price)};
  EXPECT_EQ(type_of(plover().find({"warn.01", {}, false, threat})), "THREATEN");
}

TEST(Codebook, KnownPartiesCountAsTheirWords) {
  const Words name = {"the", "Brigades", "of", "Dawn"}, dam = {"the", "Great", "Dam"};
  Filler fillers[] = {filler("ARG0", name), filler("ARG1", dam)};
  EXPECT_EQ(type_of(plover().find({"threaten.01", {}, false, fillers})), "-");
  fillers[0].party = "armed";
  EXPECT_EQ(type_of(plover().find({"threaten.01", {}, false, fillers})), "THREATEN");
}

TEST(Codebook, SayingIsNoEvent) {
  for (const char* roleset : {"say.01", "report.01", "tell.01", "announce.01", "state.01", "claim.01"}) {
    EXPECT_FALSE(plover().find({roleset, {}, false, {}}).trigger) << roleset;
  }
}

TEST(Codebook, CarriersPointAtTheNoun) {
  const Words airstrikes = {"several", "airstrike"}, survey = {"a", "survey"};
  const Filler event[] = {filler("ARG1", airstrikes)}, other[] = {filler("ARG1", survey)};
  const Found found = plover().find({"carry_out.03", {}, false, event});
  ASSERT_TRUE(found.trigger);
  EXPECT_TRUE(found.trigger->carrier);
  EXPECT_EQ(found.trigger->carries, "ARG1");
  EXPECT_FALSE(plover().find({"carry_out.03", {}, false, other}).trigger);
}

TEST(Codebook, ArgumentsMapToRoles) {
  const auto list = plover().of_roleset("bomb.01");
  ASSERT_FALSE(list.empty());
  EXPECT_EQ(list[0]->role_of("ARG0"), "actor");
  EXPECT_EQ(list[0]->role_of("ARG1"), "target");
  EXPECT_EQ(list[0]->role_of("ARG5"), "");
  const Trigger* kill = plover().find({"kill.01", {}, false, {}}).trigger;
  ASSERT_TRUE(kill);
  EXPECT_EQ(kill->role_of("ARG1"), "victim");
  ASSERT_EQ(kill->counts.size(), 1u);
  EXPECT_EQ(kill->counts[0].what, "killed");
}

TEST(Codebook, WordsGiveModesAndRoles) {
  const Words words = {"shell", "load", "with", "chlorine", "gas"};
  const WordReading reading = plover().read_words(words);
  EXPECT_EQ(plover().modes_of("ASSAULT", reading.modes), (std::vector<std::string>{"heavy-weapons", "unconventional"}));
  EXPECT_TRUE(plover().modes_of("CONSULT", reading.modes).empty());
  bool agent = false;
  for (const auto& hit : reading.hits)
    agent |= hit.word_class->role == "agent_substance" && hit.first == 3 && hit.last == 5;
  EXPECT_TRUE(agent);
}

TEST(Codebook, PartiesByWordsAndSectors) {
  const Words rebels = {"syrian", "opposition", "fighter"}, farmers = {"farmer", "of", "the", "army"};
  EXPECT_EQ(plover().party_of_words(rebels), "armed");
  EXPECT_EQ(plover().party_of_words(farmers), "civilians");
  EXPECT_EQ(plover().party_of_sector("MIL"), "state");
  EXPECT_EQ(plover().party_of_sector("XYZ"), "");
}

TEST(Codebook, RulesRecodeAndAbsorb) {
  CodedEvent talks{.type = "CONSULT", .modes = {"visit"}, .layer = "planned"};
  EXPECT_EQ(plover().recode(talks).type, "AGREE");
  EXPECT_TRUE(plover().recode(talks).modes.empty());
  EXPECT_TRUE(plover().absorbs("ASSAULT", "MOBILIZE"));
  EXPECT_FALSE(plover().absorbs("MOBILIZE", "ASSAULT"));
}

TEST(Codebook, MapsToOtherVocabularies) {
  const CodedEvent raid{.type = "ASSAULT", .modes = {"aerial"}, .actor = "state", .target = "armed"};
  EXPECT_EQ(plover().acled(raid), "Explosions/Remote violence > Air/drone strike");
  EXPECT_EQ(plover().cameo(raid), "195");
  EXPECT_EQ(plover().ucdp(raid), "state-based");
  const CodedEvent gas{
      .type = "ASSAULT", .modes = {"heavy-weapons", "unconventional"}, .actor = "armed", .target = "civilians"};
  EXPECT_EQ(plover().acled(gas), "Explosions/Remote violence > Chemical weapon");
  EXPECT_EQ(plover().cameo(gas), "2041");
  EXPECT_EQ(plover().ucdp(gas), "one-sided");
  EXPECT_EQ(plover().acled({.type = "PROTEST", .modes = {"demo"}}), "Protests > Peaceful protest");
  EXPECT_EQ(plover().map("nosuch", raid), "");
}

TEST(Codebook, AcledHasSixTypesAndTwentyFiveSubEvents) {
  // Each of the 25 can be reached by some row: the reader has checked that rows name known codes only.
  std::ifstream in(codebook_folder("plover") / "maps" / "acled.toml");
  std::string text((std::istreambuf_iterator<char>(in)), {});
  size_t count = 0;
  for (size_t at = 0; (at = text.find("code = ", at)) != std::string::npos; ++at) ++count;
  EXPECT_GE(count, 25u);
}

TEST(Codebook, MissingFolderIsUnreadable) {
  const auto codebook = Codebook::load("/nonexistent/codebook");
  ASSERT_FALSE(codebook);
  EXPECT_EQ(codebook.error().code, ErrorCode::kUnreadable);
}

}  // namespace
}  // namespace dateline
