"""Linear layers by their names in the weight file and in the model."""
INT8_LINEAR = {"layer.{i}.qkv": "encoder.layers.{i}.qkv", "layer.{i}.attention_out": "encoder.layers.{i}.attention_out",
               "layer.{i}.ffn_in": "encoder.layers.{i}.ffn_in", "layer.{i}.ffn_out": "encoder.layers.{i}.ffn_out"}
HEAD_LINEAR = ("word", "attribution_in", "attribution_out", "event_in", "event_out", "party_event", "party_token", "link", "arc", "label",
               "srl_predicate", "srl_token")
OF_EVENTS_LINEAR = ("event_in", "event_out", "party_event", "party_token", "link")          # heads that read the events' own encoder
OF_EVENTS_PLAIN = ("event_hint", "event_prior", "link_u", "party_u")
