package generator_test

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

// basics is what every facilitator is to find in the starter handbook, each
// with the page where it is at home and how one knows it there.
var basics = []struct{ what, page, words string }{
	{"what the handbook is called", "handbook.yaml", `Facilitating Client Support Groups`},
	{"what it is for", "handbook.yaml", `Best practices and strategies for effective group facilitation`},
	{"what such groups give: experiences shared", "guides/welcome.md", `share`},
	{"what such groups give: skills to cope", "plans/coping-skills.md", `cop(e|ing)`},
	{"lived experience", "guides/your-role.md", `lived experience`},
	{"keeping the structure", "guides/your-role.md", `structure`},
	{"helping people take part", "guides/your-role.md", `take part`},
	{"a respectful and inclusive room", "guides/your-role.md", `respect`},
	{"know your group: background", "guides/know-your-group.md", `background`},
	{"know your group: needs", "guides/know-your-group.md", `need`},
	{"know your group: goals", "guides/know-your-group.md", `goal|hope`},
	{"clear objectives: support, education, skills", "guides/clear-objectives.md", `(?s)support.*skill|skill.*support`},
	{"ground rules made together", "guides/ground-rules.md", `together|with the group`},
	{"ground rules: confidentiality", "guides/ground-rules.md", `confidential|private`},
	{"ground rules: respect", "guides/ground-rules.md", `respect`},
	{"ground rules: taking part", "guides/ground-rules.md", `pass\b`},
	{"logistics: the space", "guides/logistics.md", `room`},
	{"logistics: materials", "guides/logistics.md", `material|bring`},
	{"logistics: an accessible place", "guides/logistics.md", `step-free|wheel|access`},
	{"listening: say back", "techniques/active-listening.md", `say back`},
	{"listening: reflecting", "techniques/reflecting.md", `say back`},
	{"listening: validating", "techniques/validating.md", `makes sense`},
	{"participation: open questions", "techniques/encourage-participation.md", `open question`},
	{"participation: every voice", "techniques/encourage-participation.md", `every voice`},
	{"dynamics: conflict, early", "techniques/manage-group-dynamics.md", `(?s)early.*conflict|conflict.*early`},
	{"dynamics: quieter members", "techniques/manage-group-dynamics.md", `quiet`},
	{"empowering: decisions", "techniques/empower-members.md", `choice|decid`},
	{"empowering: leading", "techniques/empower-members.md", `role`},
	{"adapting to needs", "techniques/adapt-to-needs.md", `needs`},
	{"five steps: check-in", "guides/session-structure.md", `check-in`},
	{"five steps: ground rules", "guides/session-structure.md", `ground rules`},
	{"five steps: main part", "guides/session-structure.md", `main`},
	{"five steps: sharing and feedback", "guides/session-structure.md", `feedback`},
	{"five steps: closing", "guides/session-structure.md", `closing`},
	{"five steps as a plan", "plans/weekly-five-steps.md", `check-in`},
	{"closing: sum up, thank, dates, help", "techniques/closing-well.md", `sum up, thank, give dates and help`},
	{"low participation: icebreakers", "playbooks/low-participation.md", `icebreaker`},
	{"low participation: small groups", "playbooks/low-participation.md", `pairs|twos?\b`},
	{"conflict: neutral", "playbooks/conflict.md", `side`},
	{"conflict: back to the ground rules", "playbooks/conflict.md", `agree|rules`},
	{"distress: support", "playbooks/emotional-distress.md", `we have time`},
	{"distress: professional help", "playbooks/emotional-distress.md", `referral`},
	{"distress: the group goes on", "playbooks/emotional-distress.md", `## with the group`},
	{"preparing, including, looking back", "guides/keep-growing.md", `(?s)prepare.*include.*look back`},
}

// TestStarterHasTheBasics: the starter handbook loses none of what it was
// written to teach.
func TestStarterHasTheBasics(t *testing.T) {
	for _, b := range basics {
		text, err := os.ReadFile(filepath.Join("..", "content", filepath.FromSlash(b.page)))
		if err != nil {
			t.Errorf("%s: %v", b.what, err)
			continue
		}
		if !regexp.MustCompile(`(?i)` + b.words).Match(text) {
			t.Errorf("%s has nothing of: %s", b.page, b.what)
		}
	}
}
