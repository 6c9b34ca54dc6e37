// Puts tokens together into the standard's tree: the insertion modes, the stack of open elements and the list of active
// formatting elements.
// Reference: WHATWG HTML, 13.2.4 (parse state) and 13.2.6 (tree construction).
#pragma once

#include <vector>

#include "html/document.h"
#include "html/formatting.h"
#include "html/open_elements.h"
#include "html/parse.h"
#include "html/tokenizer.h"

namespace dateline::html {

enum class Mode : uint8_t {
  kInitial,
  kBeforeHtml,
  kBeforeHead,
  kInHead,
  kInHeadNoscript,
  kAfterHead,
  kInBody,
  kText,
  kInTable,
  kInTableText,
  kInCaption,
  kInColumnGroup,
  kInTableBody,
  kInRow,
  kInCell,
  kInTemplate,
  kAfterBody,
  kInFrameset,
  kAfterFrameset,
  kAfterAfterBody,
  kAfterAfterFrameset,
};

// One run over one page. A function for a mode or a kind of token returns true if the token, or what is left of it,
// must be processed once more (in the mode that now holds).
class TreeBuilder {
 public:
  TreeBuilder(Document& document, const ParseOptions& options)
      : document_(document), options_(options), tokenizer_(document.names, document.arena), open_(document) {}

  ParseOutcome run(std::string_view source);

 private:
  struct Place {
    NodeId parent, before;
  };

  // tree_builder.cc: the loop, the choice of a mode, and the depth limit
  bool process();
  bool process_in(Mode mode);
  bool skips_newline();
  bool closes_top() const;
  bool is_beyond_depth();
  size_t max_open() const { return options_.max_depth + 2; }  // html and body come on top
  bool is_fragment() const { return options_.context != Tag::kNone; }
  OpenElement adjusted_top() const;  // in a fragment, the root stands for the context
  void begin_fragment();
  void reset_mode();

  // insertion.cc: where nodes go
  Place place_for(const OpenElement& target) const;
  Place place() const;
  NodeId insert_node(NodeId node);  // and opens it
  NodeId insert_element() { return insert_element(token_.tag, Space::kHtml); }
  NodeId insert_element(Tag tag, Space space);  // with the token's attributes
  NodeId insert_implied(Tag tag);               // without attributes
  NodeId insert_void();                         // inserted and closed at once
  void insert_text(std::string_view text);
  void insert_comment();
  void insert_comment_in(NodeId parent);
  std::string_view take_leading_spaces();
  static bool is_space(std::string_view text);
  bool insert_leading_spaces();  // true if that was the whole text
  bool drop_leading_spaces();    // true if that was the whole text
  void insert_spaces_only();
  std::string_view without_nul(bool replace);
  bool read_text(Content content);  // the element's content is text: switches the tokeniser
  void close_p();
  void generate_implied(Tag except = Tag::kNone);
  bool is_start(Tag tag) const { return token_.kind == TokenKind::kStartTag && token_.tag == tag; }
  bool is_end(Tag tag) const { return token_.kind == TokenKind::kEndTag && token_.tag == tag; }
  bool token_is(TokenKind kind, std::initializer_list<Tag> tags) const;

  // formatting_elements.cc
  void reconstruct_formatting();
  void start_formatting();
  void start_anchor();
  void adopt(Tag tag);  // the adoption agency
  void adopt_block(size_t format_at, size_t block_at, size_t listed);
  NodeId adopt_chain(size_t format_at, size_t block_at, size_t& bookmark);

  // modes_start.cc, modes_head.cc
  bool switch_to(Mode mode);  // true: the token is still to be processed
  bool is_opening_end() const;
  bool is_head_content() const;
  bool initial();
  bool before_html();
  bool before_head();
  bool in_head();
  bool in_head_start();
  bool in_head_noscript();
  bool after_head();
  bool after_head_start();
  bool text();
  void end_template();
  void leave_template();

  // modes_body.cc, body_start.cc, body_inline.cc, body_end.cc
  bool in_body();
  void body_text(std::string_view text);
  bool body_start();
  bool start_structure();
  bool start_block();
  bool start_control();
  bool start_media();
  bool start_raw();
  bool start_inline();
  void start_list_item();
  void start_form();
  void start_option();
  void start_input();
  bool is_hidden_input() const;
  bool body_end();
  void end_content();
  bool end_block();
  void end_heading();
  void end_form();
  void end_other();
  bool after_body();
  bool after_after_body();

  // modes_table.cc, modes_row.cc
  void clear_to(uint16_t traits, Tag tag = Tag::kNone);
  bool is_start_part() const;
  bool is_ignored_end() const;
  bool in_table();
  bool close_table();
  bool table_start();
  bool table_anything_else();
  bool in_table_text();
  bool in_caption();
  bool in_column_group();
  bool in_table_body();
  bool in_row();
  bool in_cell();
  bool close_cell();

  // modes_other.cc
  bool in_template();
  bool in_frameset();
  bool after_frameset();
  bool after_after_frameset();

  // foreign.cc
  bool is_html_point(const OpenElement& e) const;
  bool uses_foreign_rules() const;
  bool foreign();
  bool breaks_out() const;
  bool leave_foreign();
  bool foreign_end();

  Document& document_;
  const ParseOptions& options_;
  Tokenizer tokenizer_;
  OpenElements open_;
  FormattingList formatting_;
  Token token_;
  Mode mode_ = Mode::kInitial, original_mode_ = Mode::kInitial;
  std::vector<Mode> template_modes_;
  std::vector<std::string_view> table_text_;
  NodeId head_ = kNoNode, form_ = kNoNode;
  size_t skipped_ = 0;  // open elements that lie too deep to be inserted
  size_t start_tags_ = 0;
  bool frameset_ok_ = true;
  bool foster_ = false;
  bool quirks_ = false;
  bool skip_newline_ = false;  // the next token's, if it is text
  bool stopped_ = false;
};

}  // namespace dateline::html
