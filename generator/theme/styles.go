package theme

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

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

// The style files that the others build on, the one that has the last word, and
// those that have it for some pages.
var firstStyles = []string{"tokens.css", "base.css", "layout.css"}

const (
	lastStyle = "print.css"
	paperPart = "print-"   // begins the names of the files behind print.css
	goneStyle = "404.css"  // stands inside 404.html
	runStyle  = "run.css"  // comes with the script that runs a plan
	exitStyle = "exit.css" // for handbooks with a quick exit only

	languageStyle = "languages.css" // for handbooks in several languages only
)

// usual is the style sheet of a page that names no other.
const usual = "app"

// styleSheets names the style sheets that a browser gets. A page has one, so that
// its first view is one request.
var styleSheets = []string{usual, "home", "list", "path", "lesson", "workbook", "plan", "paper", "cards", "builder", "binder"}

// sheetsOf says which style sheets hold a style file. One that is not named here
// is in all, for it is used on every page, or an author's text may need it.
var sheetsOf = map[string][]string{
	"binder.css":   {"binder"},
	"builder.css":  {"builder"},
	"callout.css":  {usual, "home", "list", "path", "lesson", "workbook", "plan", "paper", "builder", "binder"},
	"calls.css":    {usual, "list", "binder"},
	"cards.css":    {"cards", "binder"},
	"facts.css":    {usual, "lesson", "workbook", "plan", "builder", "binder"},
	"filter.css":   {usual, "list"},
	"fit.css":      {usual, "binder"},
	"fullplan.css": {"paper", "binder"},
	"home.css":     {"home"},
	"keep.css":     {usual},
	"lesson.css":   {"path", "lesson", "workbook", "binder"},
	"level.css":    {usual, "list", "binder"},
	"list.css":     {"home", "list", "path"},
	"names.css":    {usual, "home", "list", "path", "lesson", "workbook", "plan"},
	"now.css":      {"home", "plan"},
	"page.css":     {usual, "home", "path", "lesson", "workbook", "plan", "builder", "binder"},
	"path.css":     {"path"},
	"plan.css":     {"plan", "builder", "binder"},
	"playbook.css": {usual, "binder"},
	"runsheet.css": {"plan", "paper", "cards", "binder"},
	"sheet.css":    {usual, "workbook", "cards", "builder", "binder"},
	"sheetbar.css": {"paper", "cards", "binder"},
	"sheets.css":   {"plan"},
	"step.css":     {usual, "binder"},
	"table.css":    {usual, "home", "list", "path", "lesson", "workbook", "plan", "paper", "builder", "binder"},
	"task.css":     {usual, "home", "list", "path", "lesson", "workbook", "plan", "paper", "builder", "binder"},
	"toc.css":      {usual},

	"print-body.css":  {usual, "home", "list", "path", "lesson", "workbook", "paper", "cards", "builder", "binder"},
	"print-guide.css": {usual},
	"print-list.css":  {"home", "list", "path"},
	"print-quiz.css":  {"path", "lesson", "workbook", "binder"},
}

// styleOrder puts the style files after tokens.css in the order in which they
// are joined; those that stand alone are left out.
func styleOrder(all []string) []string {
	order, last := slices.Clone(firstStyles[1:]), []string{lastStyle}
	for _, name := range all {
		switch {
		case name == lastStyle, name == goneStyle, name == runStyle, slices.Contains(firstStyles, name):
		case strings.HasPrefix(name, paperPart):
			last = append(last, name)
		default:
			order = append(order, name)
		}
	}
	return append(order, last...)
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
			if sheets, some := sheetsOf[p.name]; !idle && (!some || slices.Contains(sheets, sheet)) {
				b.Write(p.data)
			}
		}
		out[sheet] = newFile(sheet, ".css", b.Bytes())
	}
	return out
}
