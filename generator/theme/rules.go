package theme

import (
	"path"
	"regexp"

	"handrail/generator/diag"
)

// rules are what a template must not hold: the page's policy would make a
// browser refuse it, or somebody else would learn who reads the handbook.
var rules = []struct {
	pattern    *regexp.Regexp // its first group is marked
	text, hint string
}{
	{regexp.MustCompile(`(?i)<(?:script|link|img|iframe|audio|video|source|object|embed)\b[^>]*?\b(?:src|srcset|href|data)\s*=\s*["']?((?:https?:)?//)`), "fetches from another web site", "put the file into the theme"},
	{regexp.MustCompile(`(?i)<[a-z][^>]*?\s(style\s*=)`), "a style attribute", "give the element a class and style it in css/"},
	{regexp.MustCompile(`(?i)<[a-z][^>]*?\s(on[a-z]+\s*=)`), "a script in an attribute", "give the element a data- attribute and write the script in js/"},
	{regexp.MustCompile(`(?i)(<script\b)[^>]*>\s*[^<\s]`), "a script in the page", "put it into js/"},
}

// data marks a script element that holds data, which no browser runs.
var data = regexp.MustCompile(`(?i)\stype="application/json"`)

// ruleFaults tells where a template breaks a rule.
func (t *Theme) ruleFaults(name string) []diag.Diag {
	var ds []diag.Diag
	src := t.sources[name]
	for _, r := range rules {
		for _, m := range r.pattern.FindAllSubmatchIndex(src, -1) {
			if data.Match(src[m[0]:m[1]]) {
				continue
			}
			ds = append(ds, diag.At(path.Join("themes", t.name, "templates", name), src, m[2], m[3]-m[2], "template-fault", r.text, r.hint))
		}
	}
	return ds
}
