package theme

import (
	"bytes"
	"fmt"
	"slices"

	"handrail/generator/site"
)

// styles is the theme's style files: the tokens, behind which a handbook's own
// colour goes, and the others in the order in which they are joined.
type styles struct {
	tokens  []byte
	rest    []part
	schemes map[string]map[string]string // raw colours by scheme: light, dark, dim
}

// part is a style file, minified.
type part struct {
	name string
	data []byte
}

// The style files that the others build on, and the one that has the last word.
var firstStyles = []string{"tokens.css", "base.css", "layout.css"}

const (
	lastStyle = "print.css"
	goneStyle = "404.css"  // stands inside 404.html
	runStyle  = "run.css"  // comes with the script that runs a plan
	exitStyle = "exit.css" // for handbooks with a quick exit only

	languageStyle = "languages.css" // for handbooks in several languages only
)

// usual is the style sheet of a page that names no other.
const usual = "app"

// styleSheets says which style sheets a browser gets. A page has one, so that its
// first view is one request; each holds all style files but those that its
// pages have no use for. A file that is named nowhere is in every sheet.
var styleSheets = []struct {
	name    string
	without []string
}{
	{usual, []string{"binder.css", "builder.css", "cards.css", "fullplan.css", "lesson.css", "plan.css", "runsheet.css"}},
	{"home", []string{"binder.css", "builder.css", "cards.css", "facts.css", "filter.css", "fit.css", "fullplan.css", "lesson.css", "plan.css", "playbook.css", "runsheet.css", "sheet.css", "step.css"}},
	{"list", []string{"binder.css", "builder.css", "cards.css", "facts.css", "fit.css", "fullplan.css", "home.css", "lesson.css", "page.css", "plan.css", "playbook.css", "runsheet.css", "sheet.css", "step.css"}},
	{"lesson", []string{"binder.css", "builder.css", "cards.css", "filter.css", "fit.css", "fullplan.css", "home.css", "plan.css", "playbook.css", "runsheet.css", "sheet.css", "step.css"}},
	{"workbook", []string{"binder.css", "builder.css", "cards.css", "filter.css", "fit.css", "fullplan.css", "home.css", "plan.css", "playbook.css", "runsheet.css", "step.css"}},
	{"plan", []string{"binder.css", "builder.css", "cards.css", "filter.css", "fit.css", "fullplan.css", "lesson.css", "playbook.css", "sheet.css", "step.css"}},
	{"paper", []string{"binder.css", "builder.css", "cards.css", "facts.css", "filter.css", "fit.css", "home.css", "lesson.css", "list.css", "page.css", "plan.css", "playbook.css", "sheet.css", "step.css"}},
	{"cards", []string{"binder.css", "builder.css", "callout.css", "facts.css", "filter.css", "fit.css", "fullplan.css", "home.css", "lesson.css", "list.css", "page.css", "plan.css", "playbook.css", "step.css", "table.css", "task.css"}},
	{"builder", []string{"binder.css", "cards.css", "filter.css", "fit.css", "fullplan.css", "home.css", "lesson.css", "playbook.css", "runsheet.css", "step.css"}},
	{"binder", []string{"builder.css", "filter.css"}},
}

// styleOrder puts the style files after tokens.css in the order in which they
// are joined; those that stand alone are left out.
func styleOrder(all []string) []string {
	order := slices.Clone(firstStyles[1:])
	for _, name := range all {
		if name != lastStyle && name != goneStyle && name != runStyle && !slices.Contains(firstStyles, name) {
			order = append(order, name)
		}
	}
	return append(order, lastStyle)
}

// styleSheets makes the style sheets of a handbook: with its own colours, with
// the quick exit only where it has one, and with the switch of languages only
// where there are several.
func (t *Theme) styleSheets(set *site.Settings, languages int) map[string]file {
	var own string
	if set.Accent != "" {
		colours := t.styles.accents(set.Accent, set.AccentDark)
		own = fmt.Sprintf(`:root{%s}@media(prefers-color-scheme:dark){:root{%s}}[data-scheme=light]{%s}[data-scheme=dark]{%s}[data-scheme=dim]{%s}`,
			colours["light"], colours["dark"], colours["light"], colours["dark"], colours["dim"])
	}
	out := map[string]file{}
	for _, sheet := range styleSheets {
		var b bytes.Buffer
		b.Write(t.styles.tokens)
		b.WriteString(own)
		for _, p := range t.styles.rest {
			idle := p.name == exitStyle && set.QuickExit == "" || p.name == languageStyle && languages == 1
			if !idle && !slices.Contains(sheet.without, p.name) {
				b.Write(p.data)
			}
		}
		out[sheet.name] = newFile(sheet.name, ".css", b.Bytes())
	}
	return out
}
