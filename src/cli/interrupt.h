// Ctrl-C as a question that the main loop asks. The second Ctrl-C ends the program at once.
#pragma once

namespace dateline {

void watch_interrupts();  // for SIGINT and SIGTERM, from now on
bool was_interrupted();
void set_interrupted(bool value);  // for tests

}  // namespace dateline
