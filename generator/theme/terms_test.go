package theme

import (
	"regexp"
	"testing"

	"handrail/generator/site"
)

// glossaryTerms are terms without a page, which link to "#id".
func glossaryTerms(list ...site.Term) *terms {
	return newTerms(&site.Site{Terms: list})
}

var termLink = regexp.MustCompile(`<a class="term" href="[^"#]*#([^"]*)">([^<]*)</a>`)

func TestTermsLink(t *testing.T) {
	all := glossaryTerms(
		site.Term{Title: "Check-in", ID: "check-in", Aliases: []string{"opening round"}},
		site.Term{Title: "Trigger", ID: "trigger"},
		site.Term{Title: "Trigger warning", ID: "warning"},
		site.Term{Title: "Go-round", ID: "round"},
		site.Term{Title: "Émotion", ID: "emotion"},
		site.Term{Title: "Glasses", ID: "glasses"},
	)
	for _, tt := range []struct{ name, text, want string }{
		{"whatever the case", "A TRIGGER.", "A [trigger TRIGGER]."},
		{"plural", "Two triggers", "Two [trigger triggers]"},
		{"longest first", "a trigger warning", "a [warning trigger warning]"},
		{"plural of several words", "trigger warnings", "[warning trigger warnings]"},
		{"with a dash or not", "go rounds and check-ins", "[round go rounds] and [check-in check-ins]"},
		{"an alias", "the opening round", "the [check-in opening round]"},
		{"words, not parts of them", "triggered retrigger", "triggered retrigger"},
		{"not across a stop", "Check. In there.", "Check. In there."},
		{"first use only", "trigger, trigger", "[trigger trigger], trigger"},
		{"escaped signs are no words", "a &amp; trigger &lt;", "a &amp; [trigger trigger] &lt;"},
		{"a line end between", "opening\nround", "[check-in opening\nround]"},
		{"letters of any language", "ÉMOTIONS", "[emotion ÉMOTIONS]"},
		{"a term that ends in s", "glasses", "[glasses glasses]"},
		{"at the end", "a check", "a check"},
		{"nothing", "", ""},
	} {
		got := termLink.ReplaceAllString(all.link(tt.text, "guides/a.html", map[int]bool{}), "[$1 $2]")
		if got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestTermsAcrossPage(t *testing.T) {
	all, linked := glossaryTerms(site.Term{Title: "Trigger", ID: "trigger"}), map[int]bool{}
	if got := all.link("trigger", "a.html", linked); got == "trigger" {
		t.Error("the first use is not linked")
	}
	if got := all.link("trigger", "a.html", linked); got != "trigger" {
		t.Errorf("the second use on the page is linked: %s", got)
	}
	if got := glossaryTerms().link("trigger", "a.html", map[int]bool{}); got != "trigger" {
		t.Errorf("without a glossary: %s", got)
	}
}
