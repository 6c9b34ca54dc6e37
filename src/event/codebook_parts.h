// One function for each kind of file of a codebook. Each appends to `data` and complains through its reader.
#pragma once

#include "event/codebook_data.h"
#include "event/codebook_fields.h"

namespace dateline {

void read_head(FieldReader& file, CodebookData& data);
void read_types(FieldReader& file, CodebookData& data);
void read_words_file(FieldReader& file, CodebookData& data);
void read_frames(FieldReader& file, CodebookData& data);
void read_triggers(FieldReader& file, CodebookData& data);
void read_rules(FieldReader& file, CodebookData& data);
void read_map(FieldReader& file, CodebookData& data);
void read_examples(FieldReader& file, CodebookData& data);

}  // namespace dateline
