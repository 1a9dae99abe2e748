package theme_test

import (
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"handrail/themes"
)

// physical are the words of styles that name a side of the paper, where a
// language that is written from right to left needs the other one.
var physical = regexp.MustCompile(`(?m)(^|[\s;{])((margin|padding|border|scroll-margin|scroll-padding)-(left|right|top|bottom)\b|(left|right|top|bottom)\s*:|(min-|max-)?(width|height)\s*:\s*|border-(top|bottom)-(left|right)-radius|text-align\s*:\s*(left|right)|float\s*:\s*(left|right)|clear\s*:\s*(left|right))`)

// TestLogicalProperties: the styles speak of start and end, block and inline,
// so that a page turns round with its language. 404.html stands alone with the
// little it needs; conditions of @media have no logical form.
func TestLogicalProperties(t *testing.T) {
	entries, err := fs.ReadDir(themes.Default(), "css")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		css := regexp.MustCompile(`(?s)/\*.*?\*/|@media[^{]*|@bottom-right`).ReplaceAllString(stylesheet(t, e.Name()), "")
		if e.Name() == "404.css" {
			continue
		}
		for _, m := range physical.FindAllString(css, -1) {
			t.Errorf("%s: %s", e.Name(), strings.TrimSpace(m))
		}
		for _, moving := range []string{"transition", "animation", "scroll-behavior"} {
			if strings.Contains(css, moving+":") || strings.Contains(css, moving+"-") {
				t.Errorf("%s moves things: %s", e.Name(), moving)
			}
		}
	}
}

// TestLogicalRule shows that the rule above finds what it is for.
func TestLogicalRule(t *testing.T) {
	for css, bad := range map[string]bool{
		".a { margin-left: 1rem; }": true, ".a{left:0}": true, ".a { text-align: right; }": true, ".a { width: 3rem; }": true, ".a { max-height: 3rem }": true,
		".a { margin-inline-start: 1rem; }": false, ".a { inset-inline-start: 0 }": false, ".a { inline-size: 3rem; max-block-size: 2rem; }": false, ".a { text-align: end; }": false,
	} {
		if physical.MatchString(css) != bad {
			t.Errorf("%s: physical %v, want %v", css, !bad, bad)
		}
	}
}

// TestSheets: every style file reaches some page, a page fetches one sheet, and
// that sheet styles all that the page shows.
func TestSheets(t *testing.T) {
	files := render(t, specimen(t, nil))
	sheets := map[string]string{} // by the sheet's name
	for name, text := range files {
		if base, _, ok := strings.Cut(strings.TrimPrefix(name, "assets/"), "."); ok && strings.HasSuffix(name, ".css") {
			sheets[base] = text
		}
	}
	for name, wants := range map[string][]string{
		"app": {".filter", ".care", ".steps"}, "lesson": {".question"}, "path": {".path"}, "plan": {".timeline", ".runsheet"}, "paper": {".inlined", ".order"},
		"cards": {".pocket", ".sheetbar"}, "builder": {".builder__row", ".timeline__say"}, "binder": {".leaf", ".care", ".runsheet"}, "run": {".run__bar"},
	} {
		for _, want := range wants {
			if !strings.Contains(sheets[name], want) {
				t.Errorf("%s lacks %s", name, want)
			}
		}
	}
	onScreen, onPaper := map[string]map[string]bool{}, map[string]map[string]bool{} // classes with a rule of their own, by sheet
	for name, css := range sheets {
		if name != "run" { // which comes later, on top of the page's own
			screen, paper, _ := strings.Cut(css, "--brand:#000;") // where print.css begins
			onScreen[name], onPaper[name] = styledIn(screen), styledIn(paper)
		}
	}
	for name, page := range pages(files) {
		if n := strings.Count(page, "rel=stylesheet"); n != 1 && name != "404.html" && name != "guides/role.html" {
			t.Errorf("%s fetches %d style sheets", name, n)
		}
		link := regexp.MustCompile(`href=(?:\.\./)*assets/([a-z]+)\.[0-9a-f]+\.css`).FindStringSubmatch(page)
		if link == nil {
			continue
		}
		for class := range classesOf(t, page) {
			here := func(sheet map[string]bool) bool { return sheet[class] }
			for where, rules := range map[string]map[string]map[string]bool{"": onScreen, " on paper": onPaper} {
				if where != "" && link[1] == "plan" {
					continue // on paper it is its run sheet alone, whose styles stand before print.css
				}
				if !rules[link[1]][class] && slices.ContainsFunc(slices.Collect(maps.Values(rules)), here) {
					t.Errorf("%s: its style sheet has no .%s%s, and others have", name, class, where)
				}
			}
		}
	}
}

// styledIn is the classes that begin a rule of a style sheet.
func styledIn(css string) map[string]bool {
	out := map[string]bool{}
	for _, m := range regexp.MustCompile(`[{},]\.([\w-]+)`).FindAllStringSubmatch(css, -1) {
		out[m[1]] = true
	}
	return out
}

// classesOf is all classes in a page.
func classesOf(t *testing.T, page string) map[string]bool {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]bool{}
	for n := range doc.Descendants() {
		for _, a := range n.Attr {
			if a.Key == "class" {
				for class := range strings.FieldsSeq(a.Val) {
					out[class] = true
				}
			}
		}
	}
	return out
}
