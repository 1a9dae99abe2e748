package theme

import "testing"

func TestRel(t *testing.T) {
	for _, tt := range []struct{ name, from, to, want string }{
		{"beside", "playbooks/a.html", "playbooks/b.html", "b.html"},
		{"from the top", "index.html", "playbooks/b.html", "playbooks/b.html"},
		{"to the top", "playbooks/a.html", "index.html", "../index.html"},
		{"across", "playbooks/a.html", "guides/b.html", "../guides/b.html"},
		{"deeper", "guides/a.html", "guides/deep/b.html", "deep/b.html"},
		{"from deeper", "guides/deep/a.html", "guides/b.html", "../b.html"},
		{"a folder like a file", "guides/a.html", "guides", "../guides"},
		{"letters of any language", "a.html", "guides/größe.html", "guides/größe.html"},
		{"signs", "a.html", "guides/50% off?.html", "guides/50%25%20off%3F.html"},
	} {
		if got := rel(tt.from, tt.to); got != tt.want {
			t.Errorf("%s: rel(%s, %s) = %s, want %s", tt.name, tt.from, tt.to, got, tt.want)
		}
	}
}

func TestTelURL(t *testing.T) {
	for _, tt := range []struct{ name, number, want string }{
		{"spaces", "0800 123 456", "tel:0800123456"},
		{"leading zero and signs", "(0800) 12-34.56", "tel:0800123456"},
		{"international", "+1 555 0100", "tel:+15550100"},
		{"a zero for callers from here only", "+44 (0)20 7946 0000", "tel:+442079460000"},
		{"a plus that is no prefix", "555+0100", "tel:5550100"},
		{"space before the plus", " +1 555", "tel:+1555"},
	} {
		if got := string(telURL("tel:", tt.number)); got != tt.want {
			t.Errorf("%s: telURL(%q) = %s, want %s", tt.name, tt.number, got, tt.want)
		}
	}
}

func TestSplitStep(t *testing.T) {
	for _, tt := range []struct{ name, item, line, more string }{
		{"words", "Wait <em>here</em>.", "Wait <em>here</em>.", ""},
		{"a paragraph", "<p>Wait.</p>\n<p>Then go.</p>\n", "Wait.", "<p>Then go.</p>"},
		{"a callout below", "Wait.\n<div class=\"callout\"><p>x</p></div>", "Wait.", `<div class="callout"><p>x</p></div>`},
		{"a list below", "Wait.<ul><li>x</li></ul>", "Wait.", "<ul><li>x</li></ul>"},
		{"a list alone", "<ul><li>x</li></ul>", "", "<ul><li>x</li></ul>"},
	} {
		if line, more := splitStep(tt.item); line != tt.line || more != tt.more {
			t.Errorf("%s: got %q and %q, want %q and %q", tt.name, line, more, tt.line, tt.more)
		}
	}
}

func TestShortTitle(t *testing.T) {
	for _, tt := range []struct{ name, title, want string }{
		{"short", "Riverside", "Riverside"},
		{"up to a colon", "Peer Case Managers: Facilitating Client Support Groups", "Peer Case Managers"},
		{"whole words", "A very long title of a handbook", "A very long title of a"},
		{"no word that fits", "Gruppenleiterinnenhandbücher", "handbook"},
	} {
		if got := shortTitle(tt.title, "handbook"); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}
